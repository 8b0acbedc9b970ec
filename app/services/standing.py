"""How things stand with the data: when last changed, when last copied, what others did meanwhile.

For the status line, which never flatters: a moment that is not known is None. Reads only; costs a few index look-ups.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import func, select

from app.base.settings import Settings
from app.models.journal import Change
from app.models.session import Store

_MOST_ACTS: Final = 500


@dataclass(frozen=True, slots=True)
class Standing:
    saved_at: datetime | None
    """Moment of the last change on disk."""
    copied_at: datetime | None
    """Moment of the newest daily copy that lies in the copies folder now."""
    copies_on: bool
    now: datetime


@dataclass(frozen=True, slots=True)
class News:
    """Acts after ``since``: ids with the tables they touched, and where to go on."""

    seq: int
    acts: tuple[tuple[str, frozenset[str]], ...]


class Standings:
    """Reads the state of one open folder."""

    def __init__(self, store: Store, *, settings: Settings) -> None:
        self.store = store
        self.settings = settings

    def now(self) -> Standing:
        """How things stand at this moment."""
        with self.store.read() as session:
            saved = session.scalar(select(Change.at).order_by(Change.seq.desc()).limit(1))
        return Standing(
            saved_at=saved,
            copied_at=_newest(self.copies_folder()),
            copies_on=self.settings.is_on("copies.daily"),
            now=self.store.clock.now(),
        )

    def copies_folder(self) -> Path:
        """Where the daily copies lie."""
        named = self.settings.text("copies.folder")
        return Path(named) if named else self.store.folder / "copies"

    def stamp(self) -> object:
        """Changes whenever anybody, in any process, wrote: two looks at the file system, no database."""
        found = []
        for path in (self.store.path, self.store.path.with_name(f"{self.store.path.name}-wal")):
            try:
                state = path.stat()
            except OSError:
                found.append((0, 0))
            else:
                found.append((state.st_size, state.st_mtime_ns))
        return tuple(found)

    def news(self, since: int | None) -> News:
        """Acts after ``since``; with None only where we are."""
        with self.store.read() as session:
            last = session.scalar(select(func.max(Change.seq))) or 0
            if since is None or last <= since:
                return News(last, ())
            rows = session.execute(
                select(Change.act_id, Change.entity)
                .where(Change.seq > since)
                .order_by(Change.seq)
                .limit(_MOST_ACTS)
            ).all()
        touched: dict[str, set[str]] = {}
        for act, entity in rows:
            touched.setdefault(act, set()).add(entity)
        return News(last, tuple((act, frozenset(entities)) for act, entities in touched.items()))


def _newest(folder: Path) -> datetime | None:
    try:
        moments = [path.stat().st_mtime for path in folder.glob("*.vtd")]
    except OSError:
        return None  # a copies folder on a stick that is not plugged in holds no copy
    return datetime.fromtimestamp(max(moments), UTC) if moments else None
