"""A round of the exchange through the real application, on both stores."""

from __future__ import annotations

from uuid import uuid4

from app.wire.messages import (
    Differs,
    DigestAsk,
    Hello,
    LeaseAsk,
    Leased,
    Page,
    Pull,
    Push,
    Pushed,
    Rows,
    Snapshot,
    Welcome,
)
from app.wire.shapes import Op
from tests.hq.office import Device, Office


def op(dseq: int, **fields: object) -> Op:
    return Op(op=str(uuid4()), dseq=dseq, kind="create", ent="member", id=str(uuid4()), set=dict(fields))


def hello(device: Device, **more: object) -> Welcome:
    return device.post("/v1/hello", Hello(line=device.line, **more), Welcome)


def test_a_record_goes_from_one_pc_to_the_other(hq: Office) -> None:
    hq.plant()
    one, other = hq.device("c00912"), hq.device("c00912")
    assert hello(one).epoch == 1
    hello(other)
    ops = [op(at, name="Nguyễn Thị Mẫu", phone="0900") for at in (1, 2, 3)]
    push = Push(line=one.line, epoch=1, after=0, ops=ops)
    first = one.post("/v1/push", push, Pushed)
    assert [result.r for result in first.results] == ["ok"] * 3
    again = one.post("/v1/push", push, Pushed)
    assert [(result.r, result.seq) for result in again.results] == [("dup", 1), ("dup", 2), ("dup", 3)]
    rows = other.post("/v1/pull", Pull(line=other.line, epoch=1, after=0), Rows).rows
    assert [(row.seq, row.id, row.set["name"]) for row in rows] == [
        (at, one.id, "Nguyễn Thị Mẫu") for at, one in enumerate(ops, 1)
    ]
    assert one.post("/v1/pull", Pull(line=one.line, epoch=1, after=0), Rows).next == 3
    page = other.post("/v1/snapshot", Snapshot(epoch=1), Page)
    assert {row.id for row in page.rows} == {one.id for one in ops}
    differs = other.post("/v1/digest", DigestAsk(epoch=1, cursor=3), Differs)
    assert differs.entities == ["member"]
    leased = one.post(
        "/v1/series/lease", LeaseAsk(line=one.line, series="u|out:CV|2026", req=str(uuid4())), Leased
    )
    assert (leased.lease.lo, leased.lease.hi) == (1, 50)
    assert (
        other.refusal(
            "/v1/series/lease", LeaseAsk(line=other.line, series="u|out:CV|2026", req=str(uuid4()))
        ).code
        == "held"
    )
