"""Bytes from strangers: limits, characters, compression, and that what is written is read again."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from app.wire import codec
from app.wire.codec import WireError
from app.wire.messages import Hello, Pull, Push, Rows
from app.wire.refusals import Refused
from app.wire.shapes import Op, Row
from tests.wire.people import changes, members

LINE = "0190a1b2-0000-7000-8000-00000000000a"
WORDS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)


def push(**values: Any) -> Push:
    return Push(
        line=LINE, epoch=1, after=0, ops=[Op(op=str(uuid4()), dseq=1, ent="member", id="m", set=values)]
    )


def refused(raw: bytes) -> str:
    with pytest.raises(WireError) as found:
        codec.decode_any(raw)
    return found.value.code


@given(st.dictionaries(WORDS.filter(bool), VALUES, max_size=5), st.sampled_from(["", "gzip", "zstd"]))
@settings(max_examples=80, deadline=None)
def test_what_is_written_is_read_again(values: dict[str, Any], coding: str) -> None:
    message = push(**values)
    assert codec.decode(codec.unpack(codec.pack(codec.encode(message), coding), coding), Push) == message


@given(
    st.binary(max_size=200)
    | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(lambda v: json.dumps(v).encode())
)
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_a_message_or_a_refusal(raw: bytes) -> None:
    for coding in ("", "gzip", "zstd"):
        try:
            codec.decode_any(codec.unpack(raw, coding))
        except WireError as error:
            assert error.code in tuple(Refused)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_message_with_one_part_replaced_is_a_message_or_a_refusal(data: st.DataObject) -> None:
    plain = json.loads(codec.encode(push(phone="0912")))
    odd = data.draw(VALUES | st.floats() | st.just([[[]]]) | st.just("\ud800") | st.just(2**70))
    where = data.draw(
        st.sampled_from(
            ["m", "p", "line", "epoch", "after", "ops", "op.op", "op.set", "op.base", "op.num", "op.x"]
        )
    )
    if where.startswith("op."):
        plain["ops"][0][where[3:]] = odd
    else:
        plain[where] = odd
    try:
        codec.decode_any(json.dumps(plain).encode())
    except WireError as error:
        assert error.code in (Refused.SHAPE, Refused.UPGRADE)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "shape"),
        (b"[]", "shape"),
        (b"[" * 100_000, "shape"),
        (b'{"p":2,"m":"push","ops":' + b"[" * 20_000, "shape"),
        (b'{"p":2,"m":"nonsense"}', "shape"),
        (b'{"p":3,"m":"push"}', "upgrade"),
        (b'{"p":0,"m":"push"}', "upgrade"),
        (b'{"p":1,"m":"push","device":7,"inc":1,"ops":[]}', "shape"),
        (b'{"p":1,"m":"push","device":"d","inc":1,"ops":[1]}', "shape"),
        (b" " * (codec.MOST_PLAIN + 1), "size"),
    ],
)
def test_what_is_no_message_is_refused(raw: bytes, code: str) -> None:
    assert refused(raw) == code


@pytest.mark.parametrize("value", ["a\0b", ["a\0"], {"a\0": 1}, 2**60, [2**60]])
def test_values_that_no_store_can_keep_are_refused(value: Any) -> None:
    plain = json.loads(codec.encode(push(note="x")))
    plain["ops"][0]["set"]["note"] = value
    assert refused(json.dumps(plain).encode()) == Refused.SHAPE


def test_half_a_surrogate_pair_is_refused_and_a_backslash_is_not() -> None:
    raw = codec.encode(push(note="HERE"))
    assert refused(raw.replace(b"HERE", b"\\ud800")) == Refused.SHAPE
    read = codec.decode(raw.replace(b"HERE", b"\\\\u0000"), Push)
    assert read.ops[0].set["note"] == "\\u0000"


def test_a_value_as_deep_as_letters_go_is_taken_and_a_deeper_one_is_not() -> None:
    def nested(depth: int) -> Any:
        return [nested(depth - 1)] if depth else 1

    assert codec.decode(codec.encode(push(parts=nested(codec.MOST_DEEP - 1))), Push).ops
    assert refused(codec.encode(push(parts=nested(codec.MOST_DEEP + 1)))) == Refused.SHAPE


def test_the_refusal_never_quotes_a_value() -> None:
    plain = json.loads(codec.encode(push(full_name="Nguyễn Thị Bí Mật")))
    plain["ops"][0]["dseq"] = "Nguyễn Thị Bí Mật"
    with pytest.raises(WireError) as found:
        codec.decode_any(json.dumps(plain).encode())
    assert "Mật" not in str(found.value)


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_a_bomb_is_refused_before_it_goes_off(coding: str) -> None:
    bomb = codec.pack(b"\0" * (64 << 20), coding)
    assert len(bomb) < 100_000
    with pytest.raises(WireError) as found:
        codec.unpack(bomb, coding)
    assert found.value.code == Refused.SIZE


def test_a_bomb_that_hides_its_size_is_refused_too() -> None:
    squeeze = zstandard.ZstdCompressor().compressobj()  # a stream: its head tells no size
    bomb = squeeze.compress(b"\0" * (64 << 20)) + squeeze.flush()
    with pytest.raises(WireError):
        codec.unpack(bomb, "zstd")


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_what_is_cut_or_followed_by_more_is_refused(coding: str) -> None:
    whole = codec.pack(codec.encode(push(note="x" * 500)), coding)
    for cut in (1, 5, len(whole) // 2, len(whole) - 1):
        with pytest.raises(WireError):
            codec.unpack(whole[:cut], coding)
    if coding == "zstd":
        with pytest.raises(WireError):
            codec.unpack(whole + whole, coding)


def test_an_unknown_coding_and_a_huge_body_are_refused() -> None:
    for packed, coding in ((b"x", "br"), (b"x" * (codec.MOST_PACKED + 1), "")):
        with pytest.raises(WireError):
            codec.unpack(packed, coding)


def test_unknown_fields_of_a_message_are_passed_over_and_those_of_a_record_kept() -> None:
    plain = json.loads(codec.encode(push(zodiac="rồng")))
    plain["from_the_future"] = {"a": 1}
    plain["ops"][0]["colour"] = "red"
    read = codec.decode(json.dumps(plain).encode(), Push)
    assert read.ops[0].set == {"zodiac": "rồng"}


def test_a_message_of_another_kind_is_refused() -> None:
    with pytest.raises(WireError):
        codec.decode(codec.encode(Hello(line=LINE)), Pull)


def test_canonical_bytes_do_not_depend_on_order() -> None:
    one = Row(seq=1, ent="member", id="m", set={"a": 1, "b": {"c": 1, "d": 2}})
    other = Row(seq=1, ent="member", id="m", set={"b": {"d": 2, "c": 1}, "a": 1})
    assert codec.canonical(Rows(epoch=1, rows=[one], next=1)) == codec.canonical(
        Rows(epoch=1, rows=[other], next=1)
    )


def test_a_new_member_costs_few_bytes() -> None:
    """The sizes that the slow line pays: batches of new members and of one-field changes."""
    new, edits = codec.pack(codec.encode(members(200))), codec.pack(codec.encode(changes(200)))
    assert len(new) / 200 <= 110
    assert len(edits) / 200 <= 70
