"""What a run of the whole stack stands on: headquarters on either database behind its real checks, and PCs made once.

``Headquarters.send`` is the door of the server without a web server around it: proof, limits, codec, rules, store. Making
folders, tables and enrolling takes longer than a run does, so it is done once and copied.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import pytest

from app.base.clock import FixedClock
from app.hq import answer as answers
from app.hq import copies, identity, keeping, keys, units
from app.hq.answer import Answer, Asked
from app.hq.database import Database, Scope, open_database
from app.hq.limits import Limits
from app.hq.objects import Objects
from app.hq.routes import PREFIX, ROUTES, Route
from app.hq.server import Server, found
from app.hq.settings import Settings
from app.hq.tables import METADATA
from app.models import session
from app.models.syncing import SyncLink
from app.sync import witness
from app.sync.enrolling import bear_witness
from app.sync.witness import Witness
from tests.models.records import add_unit
from tests.sync.branch import Branch

BEGIN = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
TREE = [
    units.Entry("x", "", "Đoàn xã Mẫu", "commune"),
    units.Entry("a", "x", "Đoàn trường Một", "grassroots"),
    units.Entry("b", "x", "Đoàn trường Hai", "grassroots"),
]
_PARTS = [(route, (PREFIX + route.path).split("/")) for route in ROUTES]


class Crashed(BaseException):
    """The server falls before its transaction ends."""


class Falling:
    """A database whose server may fall just before a commit: then nothing of the transaction is there."""

    def __init__(self, real: Database) -> None:
        self.real = real
        self.name = real.name
        self.in_writes: int | None = None
        """How many more writing transactions end well."""

    @contextmanager
    def work(self, scope: Scope | None, *, writes: bool = True) -> Iterator[Any]:
        with self.real.work(scope, writes=writes) as tx:
            yield tx
            if writes and self.in_writes is not None:
                self.in_writes -= 1
                if self.in_writes < 0:
                    self.in_writes = None
                    raise Crashed

    def owner(self) -> Any:
        return self.real.owner()

    def close(self) -> None:
        self.real.close()


class Headquarters:
    """The server of one run."""

    def __init__(self, folder: Path, settings: Settings, database: Database) -> None:
        self.settings = settings
        self.clock = FixedClock(BEGIN)
        self.database = Falling(database)
        self.server = Server(settings, keys.load(folder), self.database, Objects(settings), self.clock)
        self.limits = Limits(10**9)

    def send(self, method: str, target: str, body: bytes, headers: dict[str, str]) -> Answer:
        """Raises Crashed."""
        route, params = matching(method, target)
        asked = Asked(
            method, target, params, {name.lower(): v for name, v in headers.items()}, body, "127.0.0.1"
        )
        try:
            return answers.answer(self.server, self.limits, route, asked)
        finally:
            self.database.in_writes = None

    def invite(self, org: str) -> str:
        with self.database.owner() as tx:
            return identity.invite(tx, org, identity.BRANCH, hours=72, now=self.server.now(), by="")

    def rows(self, sql: str, *values: Any) -> list[Any]:
        with self.database.work(Scope.whole(), writes=False) as tx:
            return list(tx.all(sql, *values))

    def backup(self, file: Path) -> None:
        copies.backup(self.server, file)

    def restore(self, file: Path) -> None:
        copies.restore(self.settings, file, replace=True)

    def resume(self) -> None:
        """An officer lets leases be given again although a dead PC has not told what it held."""
        with self.database.work(Scope.whole()) as tx:
            for org in ("a", "b"):
                keeping.leases(tx, org, resume=True, now=self.server.now())

    def forget(self, device: str) -> None:
        """A PC that this run does not have."""
        with self.database.owner() as tx:
            tx.run("UPDATE device SET state = 'revoked' WHERE device = ?", device)


def matching(method: str, target: str) -> tuple[Route, dict[str, str]]:
    given = target.partition("?")[0].split("/")
    for route, parts in _PARTS:
        if route.method == method and len(parts) == len(given):
            named = {
                p.strip("{}").partition(":")[0]: g for p, g in zip(parts, given, strict=True) if "{" in p
            }
            if all("{" in p or p == g for p, g in zip(parts, given, strict=True)):
                return route, named
    raise AssertionError(target)


class Straight(httpx.BaseTransport):
    """A line on which nothing goes wrong."""

    def __init__(self, hq: Headquarters) -> None:
        self.hq = hq

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        target = request.url.raw_path.decode()
        return response(self.hq.send(request.method, target, request.read(), dict(request.headers)))


def response(given: Answer) -> httpx.Response:
    body = given.body if given.stream is None else b"".join(given.stream)
    return httpx.Response(given.status, headers=given.headers, stream=httpx.ByteStream(body))


# --- made once, copied for each run ------------------------------------------------------------------------------

PCS = {"a1": "a", "a2": "a", "a3": "a", "b1": "b"}
"""Every PC that a run may have, with its unit; a1 founded the unit."""
_ROOM = 1 << 30
_FAR = 10**9
"""Ids of the ground are drawn from seeds that no run has."""


@dataclass
class Stage:
    """Where runs are made; ``postgres``: the URL of an empty database, or none for SQLite."""

    place: Path
    postgres: str = ""

    def __post_init__(self) -> None:
        self._end_sharing = share_compiled()
        self.place.mkdir(parents=True, exist_ok=True)
        self.ground = self.place / "ground"
        settings = self._settings(self.ground)
        found(settings, step=lambda _: None)
        self.database = open_database(settings.database, self.ground)
        with self.database.owner() as tx:
            units.add(tx, TREE, now=int(BEGIN.timestamp() * 1000))
        hq = Headquarters(self.ground, settings, self.database)
        self.witnesses = {name: self._lay(hq, name, at) for at, name in enumerate(PCS, _FAR)}
        with self.database.owner() as tx:
            self.tables = {
                table: tx.all(f"SELECT {', '.join(c.name for c in table.columns)} FROM {table.name}")
                for table in METADATA.sorted_tables
            }
        if not self.postgres:
            self.database.close()

    def _settings(self, folder: Path) -> Settings:
        return Settings(folder=folder, database=self.postgres, requests_a_minute=10**9)

    def _lay(self, hq: Headquarters, name: str, seed: int) -> Witness:
        """A data folder that joined and met headquarters; what the witness of it says."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(witness.VARIABLE, str(self.place / "witness"))
            pc = Branch(self.folder(name), None, clock=FixedClock(BEGIN), seed=seed, line=Straight(hq))
            try:
                if name == "a1":
                    pc.found()
                pc.enrol(hq.invite(PCS[name]), name)
                if name == "b1":
                    add_unit(pc.store, "Chi đoàn của Hai")
                pc.meet()
                bear_witness(pc.store)
                with pc.store.read() as s:
                    said = witness.read(pc.folder, s.get_one(SyncLink, 1).device)
            finally:
                pc.close()
        assert said is not None
        return said

    def folder(self, name: str) -> Path:
        return self.place / "branches" / name

    def headquarters(self, folder: Path) -> Headquarters:
        shutil.copytree(self.ground, folder)
        settings = self._settings(folder)
        if not self.postgres:
            return Headquarters(folder, settings, open_database("", folder))
        with self.database.owner() as tx:
            for table in reversed(METADATA.sorted_tables):
                tx.run(f"DELETE FROM {table.name}")
            for table, rows in self.tables.items():
                tx.put(table, [column.name for column in table.columns], rows)
        return Headquarters(folder, settings, self.database)

    def lay(self, name: str, folder: Path) -> None:
        """A PC's folder for a run, with its witness: it lies where it always lay."""
        shutil.copytree(self.folder(name), folder)
        witness.write(folder, replace(self.witnesses[name], place=str(folder.resolve())))

    def close(self) -> None:
        self._end_sharing()
        if self.postgres:
            self.database.close()


@contextmanager
def somewhere() -> Iterator[Path]:
    """A folder for a stage: in memory where the system has such a place, because these disks die by decision, not by power."""
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and shutil.disk_usage(memory).free > _ROOM
    with TemporaryDirectory(prefix="vanthu-stage-", dir=memory if roomy else None) as name:
        yield Path(name)


def share_compiled() -> Callable[[], None]:
    """All folders of all runs share the statements that SQLAlchemy compiled: by itself each engine compiles its own.

    Gives back how that ends."""
    real, known = session.make_engine, {}

    def make(path: Path, key: Any, *, writes: bool, **more: Any) -> Any:
        engine = real(path, key, writes=writes, **more)
        first = known.setdefault(writes, engine)
        engine.dialect, engine._compiled_cache = first.dialect, first._compiled_cache
        return engine

    def end() -> None:
        session.make_engine = real

    session.make_engine = make
    return end
