"""Every endpoint x every relation of the caller to a unit: what is not his he neither reads nor changes nor hears of.

The rows are the table of routes: a new endpoint without a case fails. A case calls its endpoint with the *victim's* ids
(line, file, series, grant, device, unit); who may do so is said per case, all others must be refused as if there were nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest

from app.hq import units
from app.hq.migrations import OF_THE_SERVER
from app.hq.routes import ROUTES
from app.hq.tables import METADATA
from app.wire import codec, keeping
from app.wire import messages as m
from app.wire.shapes import Message, Op
from tests.hq.office import Device, Office, found_on_postgres, found_on_sqlite

SECRET = "Nguyễn Văn Bí Mật"
SERIES = "u|out:CV|2026"
RELATIONS = {
    "own": ("c00912", "branch"),
    "sibling": ("c00913", "branch"),
    "sibling-admin": ("c00913", "admin"),
    "parent": ("x0345", "branch"),
    "parent-officer": ("x0345", "officer"),
    "parent-admin": ("x0345", "admin"),
    "child-admin": ("c00912-1", "admin"),
    "cousin-admin": ("p1", "admin"),
    "revoked": ("c00912", "branch"),
    "unknown": ("", ""),
}
OWN = frozenset({"own"})
OFFICERS = frozenset({"parent-officer", "parent-admin"})
ADMINS = frozenset({"parent-admin"})


@dataclass
class World:
    """A server with a victim that has everything, and one caller of each relation."""

    office: Office
    victim: Device
    sha: str
    record: str
    callers: dict[str, Device]

    def digest(self) -> str:
        """All that the victim has, but what merely says that somebody asked."""
        found = hashlib.sha256()
        for table in METADATA.sorted_tables:
            if table.name in OF_THE_SERVER | {"use"}:
                continue
            columns = [c.name for c in table.columns if c.name not in ("seen_at", "program")]
            key = ", ".join(c.name for c in table.primary_key.columns)
            sql = f"SELECT {', '.join(columns)} FROM {table.name} WHERE path = 'tw/p12/x0345/c00912/' ORDER BY {key}"
            found.update(repr([tuple(map(str, row)) for row in self.office.rows(sql)]).encode())
        return found.hexdigest()


@dataclass(frozen=True)
class Case:
    """How an endpoint is asked for the victim's things."""

    ask: Callable[[World, Device], tuple[str, bytes]]
    may: frozenset[str]
    named: bool = True
    """The thing is named in the request, so that who may not gets 404; else he is answered about his own."""


def told(path: str, make: Callable[[World, Device], Message]) -> Callable[[World, Device], tuple[str, bytes]]:
    return lambda w, d: (path, codec.encode(make(w, d)))


def at(path: str) -> Callable[[World, Device], tuple[str, bytes]]:
    return lambda w, d: (path.format(sha=w.sha, org="c00912"), b"")


def push(w: World, d: Device) -> m.Push:
    change = Op(op=str(uuid4()), dseq=9, ent="member", id=w.record, set={"name": "Đổi"}, base={"name": 1})
    return m.Push(line=w.victim.line, epoch=1, after=1, ops=[change])


def lease(w: World, d: Device) -> m.Takeover:
    return m.Takeover(line=w.victim.line, series=SERIES, req=str(uuid4()), epoch=1, mode="skip", reason="x")


ANYONE = None
CASES: dict[str, Case | None] = {
    "enrol": ANYONE,  # the code is the right: test_identity
    "challenge": ANYONE,
    "token": ANYONE,
    "hello": Case(told("/v1/hello", lambda w, d: m.Hello(line=w.victim.line)), OWN, named=False),
    "push": Case(told("/v1/push", push), OWN, named=False),
    "pull": Case(
        told("/v1/pull", lambda w, d: m.Pull(line=str(uuid4()), epoch=1, after=0)), OWN, named=False
    ),
    "snapshot": Case(told("/v1/snapshot", lambda w, d: m.Snapshot(epoch=1)), OWN, named=False),
    "digest": Case(told("/v1/digest", lambda w, d: m.DigestAsk(epoch=1, cursor=0)), OWN, named=False),
    "bucket": Case(
        told("/v1/bucket", lambda w, d: m.BucketAsk(epoch=1, ent="member", buckets=list(range(256)))),
        OWN,
        named=False,
    ),
    "objects": Case(told("/v1/objects", lambda w, d: m.ObjectAsk(grants=[str(uuid4())])), OWN, named=False),
    "lease": Case(
        told(
            "/v1/series/lease", lambda w, d: m.LeaseAsk(line=w.victim.line, series=SERIES, req=str(uuid4()))
        ),
        OWN,
        named=False,
    ),
    "release": Case(
        told(
            "/v1/series/release", lambda w, d: m.LeaseBack(line=w.victim.line, series=SERIES, epoch=1, next=1)
        ),
        OWN,
        named=False,
    ),
    "takeover": Case(told("/v1/series/takeover", lease), OWN, named=False),
    "snapshot-below": Case(told("/v1/units/c00912/snapshot", lambda w, d: m.Snapshot(epoch=1)), OFFICERS),
    "blobs-check": Case(
        told("/v1/blobs/check", lambda w, d: m.BlobCheck(sha=w.sha, size=5000)), OWN, named=False
    ),
    "blobs-piece": Case(lambda w, d: (f"/v1/blobs/{w.sha}/chunks/0", b"other"), OWN, named=False),
    "blobs-commit": Case(
        told("/v1/blobs/commit", lambda w, d: m.BlobCommit(sha=w.sha, size=5000)), OWN, named=False
    ),
    "blobs-read": Case(at("/v1/blobs/{sha}"), OWN),
    "units": Case(told("/v1/units", lambda w, d: keeping.UnitsAsk()), OWN, named=False),
    "devices": Case(at("/v1/devices"), OWN, named=False),
    "devices-below": Case(at("/v1/units/{org}/devices"), OFFICERS),
    "invite": Case(told("/v1/invite", lambda w, d: keeping.InviteAsk(org="c00912")), ADMINS),
    "revoke": Case(
        told(
            "/v1/devices/revoke", lambda w, d: keeping.RevokeAsk(device=w.callers["revoked"].id, reason="x")
        ),
        ADMINS,
    ),
    "erase": Case(
        told(
            "/v1/erase", lambda w, d: keeping.EraseAsk(org="c00912", ent="task", id=str(uuid4()), reason="x")
        ),
        ADMINS,
    ),
    "orders": Case(at("/v1/units/{org}/orders"), OFFICERS),
    "access-log": Case(
        told(
            "/v1/access-log",
            lambda w, d: keeping.AccessLog(
                entries=[keeping.AccessSaid(id=w.record, at=1, ent="member", record=w.record, act="print")]
            ),
        ),
        OWN,
        named=False,
    ),
    "access-read": Case(at("/v1/units/{org}/access-log"), ADMINS),
    "audit-head": Case(at("/v1/audit/head"), OWN, named=False),
}


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder: Path = tmp_path_factory.mktemp("hq") / "hq"
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "sqlite":
            office = found_on_sqlite(folder)
        else:
            s3 = request.getfixturevalue("s3")
            for name, value in s3.environment.items():
                patch.setenv(name, value)
            office = found_on_postgres(
                folder, request.getfixturevalue("postgres_cluster"), s3, database="matrix"
            )
        office.plant()
        office.plant([units.Entry("c00912-1", "c00912", "Chi đoàn Một")])
        yield _fill(office)
        office.close()


def _fill(office: Office) -> World:
    victim = office.device("c00912")
    record = str(uuid4())
    victim.post("/v1/hello", m.Hello(line=victim.line), m.Welcome)
    made = Op(
        op=str(uuid4()),
        dseq=1,
        kind="create",
        ent="member",
        id=record,
        set={"name": SECRET, "religion": SECRET},
    )
    victim.post("/v1/push", m.Push(line=victim.line, epoch=1, after=0, ops=[made]), m.Pushed)
    victim.post("/v1/series/lease", m.LeaseAsk(line=victim.line, series=SERIES, req=str(uuid4())), m.Leased)
    sha = victim.put_file(SECRET.encode() * 200 + b"x" * (5000 - 200 * len(SECRET.encode())))
    callers = {name: victim if name == "own" else _caller(office, name) for name in RELATIONS}
    return World(office, victim, sha, record, callers)


def _caller(office: Office, name: str) -> Device:
    org, role = RELATIONS[name]
    if name == "unknown":
        return Device(office, id=str(uuid4()), token="nobody", nonce="0.0.0")
    device = office.device(org, role).get_token()
    if name == "revoked":
        office.rows("UPDATE device SET state = 'revoked' WHERE device = ? RETURNING 1", device.id)
    elif not name.startswith("own"):
        device.post("/v1/hello", m.Hello(line=device.line), m.Welcome)
    return device


def test_every_endpoint_has_a_case() -> None:
    assert set(CASES) == {route.name for route in ROUTES}


@pytest.mark.parametrize("relation", RELATIONS)
@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case is not None])
def test_cell(world: World, name: str, relation: str) -> None:
    case = CASES[name]
    assert case is not None
    route = next(route for route in ROUTES if route.name == name)
    device = world.callers[relation]
    target, body = case.ask(world, device)
    before = world.digest()
    reply = device.send(route.method, target, body)
    assert reply.status < 500, reply
    if relation in case.may:
        assert reply.status in (200, 204, 409), (
            reply
        )  # 409: the rules' own word on a lease or an old sequence
        if relation != "own":
            assert b"religion" not in reply.content
        return
    assert world.digest() == before
    assert SECRET.encode() not in reply.content
    assert world.record.encode() not in reply.content
    assert world.victim.id.encode() not in reply.content
    if relation == "revoked":
        assert reply.status in (403, 404)
    elif relation == "unknown":
        assert reply.status == 401
    elif case.named:
        assert reply.status == 404, reply


def test_a_file_is_not_said_to_be_here(world: World) -> None:
    """The answer to who may not read a file is the same as for one that nobody has."""
    stranger = world.callers["sibling"]
    other = hashlib.sha256(b"nobody has it").hexdigest()
    known, unknown = (
        stranger.post("/v1/blobs/check", m.BlobCheck(sha=sha, size=4999), m.BlobState)
        for sha in (world.sha, other)
    )
    assert (known.whole, known.have) == (unknown.whole, unknown.have)
