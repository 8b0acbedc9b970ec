"""What a running server consists of: settings, keys, database, files, tokens, clock. Put together here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from app.base.clock import Clock, SystemClock
from app.hq import facts, keys, migrations
from app.hq.database import Database, open_database
from app.hq.keys import Keys
from app.hq.metrics import Metrics
from app.hq.objects import Objects
from app.hq.refusals import WallOpen
from app.hq.settings import Settings, load
from app.hq.tokens import Mint

_OWNER_ONLY: Final = 0o700


class Server:
    """One worker's view of headquarters. Holds no state of its own that another worker would miss."""

    def __init__(
        self, settings: Settings, own: Keys, database: Database, objects: Objects, clock: Clock
    ) -> None:
        self.settings = settings
        self.keys = own
        self.database = database
        self.objects = objects
        self.clock = clock
        self.mint = Mint(own, minutes=settings.token_minutes)
        self.metrics = Metrics()

    def now(self) -> int:
        """The present moment in milliseconds."""
        return int(self.clock.now().timestamp() * 1000)

    def close(self) -> None:
        self.database.close()


def open_server(folder: Path, *, settings: Settings | None = None, clock: Clock | None = None) -> Server:
    """The server in ``folder``, its tables brought up to date and its walls tried. Raises NotFounded and other refusals."""
    chosen = settings or load(folder)
    own = keys.load(folder)
    database = open_database(chosen.database, folder)
    try:
        migrations.migrate(database)
        gaps = migrations.gaps(database)
        if gaps:
            raise WallOpen(reason="; ".join(gaps))
        return Server(chosen, own, database, Objects(chosen), clock or SystemClock())
    except BaseException:
        database.close()
        raise


def found(settings: Settings, *, step: Callable[[str], None]) -> None:
    """Lay the ground: folder, keys, tables, first epoch. ``step`` is told each name of a step. Raises the refusals of each."""
    from app.base.files import make_folder
    from app.hq import settings as written

    make_folder(settings.folder)
    settings.folder.chmod(_OWNER_ONLY)  # it will hold keys and, with SQLite, everybody's data
    step("database")
    database = open_database(settings.database, settings.folder)
    try:
        migrations.migrate(database)
        with database.owner() as tx:
            facts.begin(tx)
        step("files")
        Objects(settings).check()
        step("keys")
        keys.make(settings.folder)
        step("settings")
        written.write(settings)
    finally:
        database.close()
