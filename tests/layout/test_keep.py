"""What the foot holds, what may go over leaf, and where the edges of grids stand."""

from __future__ import annotations

from itertools import accumulate

import pytest

from app.base.lengths import Length
from app.layout.edges import stays, steady_edge
from app.layout.parts import Paragraph, Recipient, Signature
from app.layout.sheet import Grid
from tests.layout.sheets import grid, sheet

SIGNED = Signature(name="Nguyễn Văn Mẫu", position="BÍ THƯ", authority=["TM. BAN THƯỜNG VỤ"])
WORD = "chữ "


def feet(**fields) -> list[Grid]:
    made = sheet(kind="BC", signature=SIGNED, **fields)
    return [one for one in made.blocks if isinstance(one, Grid) and one.role == "foot"]


def test_a_short_last_paragraph_stays_with_the_foot() -> None:
    (foot,) = feet(body=[Paragraph(WORD * 20)])
    assert foot.keep_with_previous


def test_a_last_paragraph_that_splits_by_itself_is_let_go() -> None:
    (foot,) = feet(body=[Paragraph(WORD * 700)])
    assert not foot.keep_with_previous


def test_a_paragraph_that_would_leave_two_lines_is_held() -> None:
    held = [
        feet(body=[Paragraph("x")] * count + [Paragraph(WORD * 150)])[0].keep_with_previous
        for count in range(40)
    ]
    assert held[0]
    assert False in held
    assert held[-1] or False in held[-15:]


def test_a_long_list_of_recipients_may_go_over_leaf() -> None:
    first, rest = feet(recipients=[Recipient(name=f"Chi đoàn {n}") for n in range(60)])
    assert first.keep
    assert not rest.keep
    assert len(rest.rows) > 40
    assert first.columns == rest.columns


def test_a_list_that_a_page_holds_stays_whole() -> None:
    assert len(feet(recipients=[Recipient(name=f"Chi đoàn {n}") for n in range(12)])) == 1


@pytest.mark.parametrize("room", [9071, 9354, 5839, 12472])
def test_a_steady_edge_is_near_and_stays(room: int) -> None:
    for at in range(1000, 1200):
        edge = steady_edge(Length(635 * at), Length(635 * room), Length(635 * room)).twips
        assert at <= edge < at + 12
        assert stays(edge, room)


def test_a_steady_edge_does_not_pass_its_limit() -> None:
    limited = steady_edge(Length(635 * 1001), Length(635 * 9071), Length(635 * 1001)).twips
    assert limited <= 1001


def test_the_edges_of_the_head_and_the_foot_stay() -> None:
    made = sheet(kind="BC", signature=SIGNED)
    for role in ("head", "foot"):
        one = grid(made, role)
        edges = list(accumulate(column.twips for column in one.columns))
        assert all(stays(edge, edges[-1]) for edge in edges[:-1])
