"""A client of protocol 1 is served: its recorded messages mean the same as today's."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.wire import codec
from app.wire.messages import Hello, LeaseAsk, Pull, Push
from app.wire.versions import line_of

SESSION = Path(__file__).with_name("session_1.jsonl").read_bytes().splitlines()
DEVICE = "0190a1b2-0000-7000-8000-00000000d001"


def test_the_recorded_session_is_read() -> None:
    hello, push, pull, ask, late = (codec.decode_any(line) for line in SESSION)
    line = line_of(DEVICE, 1)
    assert isinstance(hello, Hello) and hello.line == line and hello.cursor == 3
    assert isinstance(push, Push) and push.line == line and push.after is None
    assert [op.kind for op in push.ops] == ["create", "update", "delete"]
    assert push.ops[1].base == {"phone": 3}
    assert push.ops[0].set["full_name"] == "Đỗ Thị Mười"
    assert isinstance(pull, Pull) and pull.line == line
    assert isinstance(ask, LeaseAsk) and ask.line == line and ask.series == "u1|out:CV|2026"
    assert isinstance(late, Hello) and late.line == line_of(DEVICE, 2) != line


def test_an_unserved_protocol_is_told_to_upgrade() -> None:
    with pytest.raises(codec.WireError) as found:
        codec.decode_any(SESSION[0].replace(b'"p":1', b'"p":0'))
    assert found.value.code == "upgrade"
