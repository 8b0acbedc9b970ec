"""Whatever comes in: never a fault of the server, never an answer to who did not prove himself."""

from __future__ import annotations

import asyncio
import gzip
import json
import threading
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import schemathesis
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from app.base.errors import DiskFull
from app.hq.limits import Limits, asker
from app.hq.openapi import document
from app.hq.problems import Problem
from app.hq.routes import PREFIX, ROUTES
from app.hq.settings import networks
from app.hq.store import Plan
from app.wire import codec
from app.wire import messages as m
from tests.hq.office import Device, Office, found_on_sqlite
from tests.hq.test_round import hello, op

SHORT = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
SCHEMA = schemathesis.openapi.from_dict(json.loads(document(ROUTES)))
OPERATIONS = {found.ok().label: found.ok() for found in SCHEMA.get_all_operations()}


def ask(device: Device | None, office: Office, case: Any) -> Any:
    """Send what schemathesis made, with or without the proof of a device."""
    import requests

    if isinstance(case.body, dict) and device is not None:
        # Else every message would end at the first door: nobody guesses a line, an epoch, a unit.
        true = {"line": device.line, "epoch": 1, "org": "c00912", "after": 0, "cursor": 0}
        case.body |= {name: value for name, value in true.items() if name in case.body}
    if "org" in case.path_parameters:
        case.path_parameters["org"] = "c00912"
    made = requests.Request(**case.as_transport_kwargs(base_url="http://hq")).prepare()
    body = made.body or b""
    content = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else bytes(body)
    target = made.path_url
    headers = {"Content-Type": "application/json"}
    if device is None:
        return office.send(made.method or "", target, content, headers)
    return device.send(made.method or "", target, content, headers)


@pytest.mark.parametrize("label", OPERATIONS)
def test_the_document_holds_for_what_it_allows_and_for_what_not(hq_sqlite: Office, label: str) -> None:
    hq_sqlite.plant()
    device = hq_sqlite.device("x0345", "admin")
    hello(device)
    operation = OPERATIONS[label]
    secured = bool(operation.definition.raw["security"])

    def tried(case: Any) -> None:
        reply = ask(device, hq_sqlite, case)
        assert reply.status < 500, (case.body, reply)
        assert str(reply.status) in operation.definition.raw["responses"], reply
        if secured:
            assert ask(None, hq_sqlite, case).status in (401, 404, 400)

    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
        try:
            strategy = operation.as_strategy(generation_mode=mode)
            SHORT(given(strategy)(tried))()
        except schemathesis.errors.InvalidSchema:
            raise
        except Exception as error:
            if (
                "Impossible to generate negative" not in str(error)
                and "no negative" not in str(error).lower()
            ):
                raise


@SHORT
@given(content=st.binary(max_size=400), coding=st.sampled_from(["", "zstd", "gzip", "br", "zstd, gzip"]))
def test_bytes_of_all_kinds(hq_sqlite: Office, content: bytes, coding: str) -> None:
    device = _device(hq_sqlite)
    for route in ROUTES:
        if route.asks is not None:
            reply = device.send(
                "POST", PREFIX + route.path.replace("{org:str}", "x"), content, {"Content-Encoding": coding}
            )
            assert 400 <= reply.status < 500, (route.name, reply)


def _device(office: Office) -> Device:
    if not office.rows("SELECT 1 FROM org"):
        office.plant()
    return office.device("c00912", "admin")


@pytest.mark.parametrize("coding", ["zstd", "gzip"])
def test_bombs_are_refused_unexploded(hq_sqlite: Office, coding: str) -> None:
    device = _device(hq_sqlite)
    plain = b'{"m":"push","text":"' + b" " * (64 << 20) + b'"}'
    bomb = zstandard.compress(plain) if coding == "zstd" else gzip.compress(plain, 1)
    assert len(bomb) < 1 << 20
    assert device.send("POST", "/v1/push", bomb, {"Content-Encoding": coding}).status == 413


def test_bodies_have_an_end(hq_sqlite: Office) -> None:
    device = _device(hq_sqlite)
    assert device.send("POST", "/v1/push", b" " * (5 << 20)).status == 413
    assert device.send("PUT", f"/v1/blobs/{'0' * 64}/chunks/0", b" " * ((1 << 20) + 1)).status == 413
    deep = b'{"m":"push","p":2,"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    assert device.send("POST", "/v1/push", deep).status == 400


@pytest.mark.parametrize(
    "value", ["a\0b", "\ud800", 2**70, float("1e300"), {"a": [None, True]}, ["x" * 10_000], -(2**63)]
)
def test_values_that_a_database_does_not_like(hq: Office, value: Any) -> None:
    hq.plant()
    device = hq.device("c00912")
    hello(device)
    asked = codec.encode(m.Push(line=device.line, epoch=1, after=0, ops=[op(1, name="x")]))
    raw = asked.replace(b'"x"', json.dumps(value).encode())
    assert device.send("POST", "/v1/push", raw).status in (200, 400)
    assert hello(device).epoch == 1


def test_one_bad_operation_stops_nothing(hq: Office) -> None:
    hq.plant()
    device = hq.device("c00912")
    hello(device)
    ops = [op(1, name="A"), op(2, name="B"), op(3, name="C")]
    ops[1].ent = "from_the_future"
    push = m.Push(line=device.line, epoch=1, after=0, ops=ops)
    assert [(one.r, one.code) for one in device.post("/v1/push", push, m.Pushed).results] == [
        ("ok", ""),
        ("rejected", "entity"),
        ("ok", ""),
    ]


def test_an_operation_twice_in_one_batch_has_one_effect(hq: Office) -> None:
    hq.plant()
    device = hq.device("c00912")
    hello(device)
    first = op(1, name="A")
    twice = m.Push(
        line=device.line, epoch=1, after=0, ops=[first, m.Op(op=first.op, dseq=2, ent="x", id="y")]
    )
    assert device.tell("/v1/push", twice).status == 200
    odd = op(3, name="A")
    odd.ent = "nobody"
    again = m.Op(op=odd.op, dseq=4, ent="nobody", id="z")
    assert device.tell("/v1/push", m.Push(line=device.line, epoch=1, after=2, ops=[odd, again])).status == 200


def test_who_asks_too_often_is_told_when_to_come_back(hq_sqlite: Office) -> None:
    moment = [0.0]
    limits = Limits(60, lambda: moment[0])
    for _ in range(60):
        limits.need("one")
    limits.need("other")
    with pytest.raises(Problem) as refused:
        limits.need("one")
    assert (refused.value.status, refused.value.refusal.retry) == (429, 2)
    moment[0] = 2.0
    limits.need("one")


def test_a_device_has_only_so_many_operations_in_a_day(hq: Office) -> None:
    import msgspec

    hq.server.settings = msgspec.structs.replace(hq.server.settings, device_operations_a_day=3)
    hq.plant()
    device = hq.device("c00912")
    hello(device)
    good = m.Push(line=device.line, epoch=1, after=0, ops=[op(at, name="x") for at in (1, 2, 3)])
    assert device.tell("/v1/push", good).status == 200
    reply = device.tell("/v1/push", m.Push(line=device.line, epoch=1, after=3, ops=[op(4, name="x")]))
    assert reply.status == 429
    assert 0 < int(reply.headers["retry-after"]) <= 86_400
    assert hq.rows("SELECT count(*) FROM record") == [(3,)]


def test_answers_are_packed_as_asked_and_the_log_names_nobody(
    hq_sqlite: Office, capfd: pytest.CaptureFixture[str]
) -> None:
    from app.hq import logs

    logs.start()
    device = _device(hq_sqlite)
    hello(device)
    device.post(
        "/v1/push",
        m.Push(
            line=device.line, epoch=1, after=0, ops=[op(at, name="Nguyễn Văn Kín") for at in range(1, 30)]
        ),
        m.Pushed,
    )
    body = codec.encode(m.Snapshot(epoch=1))
    plain = device.send("POST", "/v1/snapshot", body, {"Accept-Encoding": "identity"})
    packed = device.send("POST", "/v1/snapshot", body, {"Accept-Encoding": "zstd"})
    assert plain.headers.get("content-encoding") is None
    assert packed.headers["content-encoding"] == "zstd"
    assert len(codec.pack(plain.content)) < len(plain.content) / 4
    lines = capfd.readouterr().err
    assert '"route": "push"' in lines
    assert "Kín" not in lines and "Nguy" not in lines and device.token[:20] not in lines
    assert (
        'vanthu_hq_operations_total{outcome="ok"} 29.0' in hq_sqlite.send("GET", "/metrics").content.decode()
    )


def test_two_who_push_at_once_get_numbers_without_a_gap(hq_postgres: Office) -> None:
    """Eight writers on one organisation, through the store: every sequence once, none left out."""
    from app.hq.sql_store import SqlStore
    from app.hq.store import LogRow

    hq_postgres.plant()
    store = SqlStore(hq_postgres.server.database, now=1)

    def write() -> None:
        for _ in range(25):
            with store.begin("c00912") as tx:
                head = tx.org.head + 1
                tx.write(Plan(head=head, rows=[LogRow(head, "member", str(uuid4()), "create", {})]))

    writers = [threading.Thread(target=write) for _ in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [row[0] for row in hq_postgres.rows("SELECT seq FROM log ORDER BY seq")] == list(range(1, 201))


def test_behind_a_proxy_each_caller_has_his_own_turns() -> None:
    proxies = networks("127.0.0.1 10.0.0.0/8, ::1")
    assert asker("127.0.0.1", "203.0.113.9", proxies) == "203.0.113.9"
    assert asker("127.0.0.1", "6.6.6.6, 203.0.113.9, 10.1.2.3", proxies) == "203.0.113.9"
    assert asker("::1", "2001:db8::7", proxies) == "2001:db8::7"
    # Who is no proxy of ours, and what is no address, is not believed.
    assert asker("203.0.113.9", "6.6.6.6", proxies) == "203.0.113.9"
    assert asker("127.0.0.1", "unknown", proxies) == "127.0.0.1"
    assert asker("127.0.0.1", "", proxies) == "127.0.0.1"
    assert asker("", "6.6.6.6", proxies) == ""


def test_one_caller_behind_the_proxy_does_not_lock_the_others_out(tmp_path: Path) -> None:
    office = found_on_sqlite(tmp_path / "hq", requests_a_minute=2)
    try:
        asked = codec.encode(m.Challenge(device=str(uuid4())))

        def ask(address: str) -> int:
            return office.send("POST", "/v1/challenge", asked, {"X-Forwarded-For": address}).status

        assert [ask("203.0.113.9") for _ in range(3)] == [200, 200, 429]
        assert ask("203.0.113.10") == 200
    finally:
        office.close()


@pytest.mark.parametrize("cut", ["hung up", "for ever"])
def test_a_body_that_does_not_come_to_its_end_is_no_fault_of_ours(
    cut: str, hq_sqlite: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.hq.application.BODY_SECONDS", 0.05)
    events = iter([{"type": "http.request", "body": b"{", "more_body": True}, {"type": "http.disconnect"}])
    sent: list[Any] = []

    async def receive() -> Any:
        event = next(events)
        if event["type"] == "http.disconnect" and cut == "for ever":
            await asyncio.Event().wait()
        return event

    async def send(event: Any) -> None:
        sent.append(event)

    scope = {
        "type": "http", "method": "POST", "path": "/v1/challenge", "raw_path": b"/v1/challenge", "query_string": b"",
        "headers": [(b"content-length", b"100")], "client": ("127.0.0.1", 1), "server": ("hq", 80), "scheme": "http",
        "asgi": {"version": "3.0"}, "http_version": "1.1", "root_path": "",
    }  # fmt: skip
    asyncio.run(hq_sqlite.app(scope, receive, send))
    assert sent[0]["status"] == 408
    assert codec.decode(sent[1]["body"], m.Refusal).code == "busy"


def test_a_full_disk_is_told_as_such_and_is_over_when_there_is_room(
    hq_sqlite: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    hq_sqlite.plant()
    device = hq_sqlite.device("c00912")
    hello(device)
    database = hq_sqlite.server.database
    with database.work(None) as tx:
        pages = int(tx.one("PRAGMA page_count")[0])

    connection_of = database._connection
    most = pages

    def connection() -> Any:
        """Any thread may serve a request, and each has its own connection."""
        mine = connection_of()
        mine.execute(f"PRAGMA max_page_count = {most}")
        return mine

    monkeypatch.setattr(database, "_connection", connection)
    ops = [op(at, note="x" * 4000) for at in range(1, 60)]
    assert device.refusal("/v1/push", m.Push(line=device.line, epoch=1, after=0, ops=ops)).code == "busy"
    with pytest.raises(DiskFull), database.owner() as tx:
        tx.run("CREATE TABLE more AS SELECT zeroblob(4000000) AS x")
    most = 1 << 30
    pushed = device.post("/v1/push", m.Push(line=device.line, epoch=1, after=0, ops=ops), m.Pushed)
    assert {one.r for one in pushed.results} <= {"ok", "conflict", "dup"}
