"""Where blocks stand on pages: numbers on placed lines, and laws that hold for any sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.base.lengths import Length, mm, pt
from app.export.pdf.flow import flow
from app.export.pdf.fonts import typeface
from app.export.pdf.placed import Flow, PlacedFrame, PlacedLine, PlacedRule
from app.layout.lines import ticks
from app.layout.sheet import (
    Align,
    Block,
    Cell,
    Field,
    Grid,
    PageBreak,
    Para,
    Role,
    Row,
    Rule,
    Sheet,
    Span,
)
from tests.export.sheets import A4, lines_para, para, sheet, spans_para

FACE = typeface()
PITCH = ticks(pt(18))
TOP, LEFT = ticks(A4.top), ticks(A4.left)
ROOM = 40  # lines of 18 pt on a page of 257 mm


def placed(*blocks: Block, **given) -> Flow:
    return flow(sheet(*blocks, **given), FACE)


def counts(of: Flow) -> list[int]:
    """Lines on each page."""
    return [sum(1 for _ in page.lines()) for page in of.pages]


def row(*paras: Para) -> Row:
    return Row(tuple(Cell((one,)) for one in paras))


# --- the vertical rule ---------------------------------------------------------------------------------


@pytest.mark.parametrize("pitch", [12, 14, 15, 16.1, 18, 19, 24, 28])
def test_the_baseline_stands_at_four_fifths_of_the_pitch(pitch: float) -> None:
    """LibreOffice 7.4, exact spacing: 9.6, 11.2, 12.0, 12.9, 14.4, 15.2, 19.2 and 22.4 pt, whatever the size."""
    seen = {12: 9.6, 14: 11.2, 15: 12.0, 16.1: 12.9, 18: 14.4, 19: 15.2, 24: 19.2, 28: 22.4}[pitch]
    for size in (8, 11, 14):
        ((line,),) = (page.lines() for page in placed(para("Ag", size=pt(size), pitch=pt(pitch))).pages)
        assert (line.baseline - line.top) / 120 == pytest.approx(seen, abs=0.051)


def test_lines_and_gaps_add_up() -> None:
    of = placed(lines_para(2, after=pt(6)), lines_para(1))
    tops = [line.top for line in of.pages[0].lines()]
    assert tops == [TOP, TOP + PITCH, TOP + 2 * PITCH + ticks(pt(6))]
    assert all(line.x == LEFT for line in of.pages[0].lines())


def test_a_blank_is_as_high_as_its_pitch() -> None:
    of = placed(para("", pitch=pt(37)), lines_para(1))
    assert [line.top for line in of.pages[0].lines()] == [TOP, TOP + ticks(pt(37))]


# --- page ends -----------------------------------------------------------------------------------------


def test_a_full_page_is_full() -> None:
    assert counts(placed(lines_para(ROOM))) == [ROOM]


def test_gaps_at_page_ends_and_tops_are_dropped() -> None:
    of = placed(lines_para(ROOM, after=pt(30)), lines_para(3))
    assert counts(of) == [ROOM, 3]
    assert next(of.pages[1].lines()).top == TOP


def test_no_single_line_is_left_or_sent() -> None:
    assert counts(placed(lines_para(ROOM - 1), lines_para(5))) == [ROOM - 1, 5]
    assert counts(placed(lines_para(ROOM - 4), lines_para(5))) == [ROOM - 1, 2]
    assert counts(placed(lines_para(ROOM - 2), lines_para(3))) == [ROOM - 2, 3]
    assert counts(placed(lines_para(ROOM - 1), lines_para(5), widows=1, orphans=1)) == [ROOM, 4]


def test_what_keeps_together() -> None:
    assert counts(placed(lines_para(ROOM - 3), lines_para(5, keep_lines=True))) == [ROOM - 3, 5]
    assert counts(placed(lines_para(ROOM - 2), lines_para(1, keep_next=True), lines_para(5))) == [ROOM - 2, 6]
    assert counts(placed(lines_para(ROOM - 3), lines_para(1, keep_next=True), lines_para(5))) == [ROOM, 3]
    # LibreOffice does not split a paragraph that stays with the next.
    assert counts(placed(lines_para(ROOM - 3), lines_para(6, keep_next=True), lines_para(1))) == [ROOM - 3, 7]


def test_what_is_higher_than_a_page_is_split_all_the_same() -> None:
    assert counts(placed(lines_para(3), lines_para(ROOM + 5, keep_lines=True))) == [3, ROOM, 5]
    kept = [lines_para(1, keep_next=True) for _ in range(ROOM + 3)]
    assert counts(placed(*kept, lines_para(1))) == [ROOM, 4]


def test_page_breaks() -> None:
    assert counts(placed(lines_para(1), PageBreak(), lines_para(1))) == [1, 1]
    assert counts(placed(PageBreak(), lines_para(1))) == [1]
    assert counts(placed(lines_para(1), PageBreak(), PageBreak(), lines_para(1))) == [1, 0, 1]
    assert counts(placed(lines_para(1), PageBreak())) == [1, 0]
    assert counts(placed(lines_para(1, keep_next=True), PageBreak(), lines_para(1))) == [1, 1]
    assert counts(placed()) == [0]


# --- grids ---------------------------------------------------------------------------------------------


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    grid = Grid(
        "head", (mm(60), mm(100)), (row(para("a", after=pt(6)), para("b")), row(para("c"), para("d")))
    )
    lines = list(placed(grid, lines_para(1)).pages[0].lines())
    assert [line.para.text[:1] for line in lines] == ["a", "b", "c", "d", "m"]
    second = TOP + PITCH + ticks(pt(6))
    assert [line.top for line in lines] == [TOP, TOP, second, second, second + PITCH]
    assert [line.x for line in lines] == [LEFT, LEFT + ticks(mm(60))] * 2 + [LEFT]


def test_a_grid_can_start_aside() -> None:
    (line,) = placed(Grid("addressees", (mm(50),), (row(para("a")),), left=mm(20))).pages[0].lines()
    assert line.x == LEFT + ticks(mm(20))


def test_rows_never_split() -> None:
    high = Row((Cell((lines_para(3), lines_para(2))),))
    assert counts(placed(lines_para(ROOM - 4), Grid("foot", (mm(160),), (high,)))) == [ROOM - 4, 5]
    loose = Grid("foot", (mm(160),), (row(lines_para(1)), row(lines_para(1))), keep=False)
    assert counts(placed(lines_para(ROOM - 1), loose)) == [ROOM, 1]
    assert counts(placed(lines_para(ROOM - 1), replace(loose, keep=True))) == [ROOM - 1, 2]


def test_a_row_higher_than_a_page_is_placed_and_the_rest_goes_on() -> None:
    monster = Row((Cell((lines_para(ROOM + 20),)),))
    of = placed(lines_para(1), Grid("foot", (mm(160),), (monster,)), lines_para(2))
    assert counts(of) == [1, ROOM + 20, 2]


def test_the_foot_takes_what_stands_before_it_along() -> None:
    foot = Grid(
        "foot", (mm(160),), (row(lines_para(1)), row(lines_para(1))), keep=True, keep_with_previous=True
    )
    assert counts(placed(lines_para(ROOM - 5), lines_para(4), foot)) == [ROOM - 5, 6]


# --- what is not a line of the text ----------------------------------------------------------------------


@pytest.mark.parametrize(("align", "x"), [(Align.LEFT, 0), (Align.CENTER, 30), (Align.RIGHT, 60)])
def test_rules(align: Align, x: int) -> None:
    rule = Rule(Role.TITLE, mm(100), pt(10), pt(4), pt(1), align)
    first, second = placed(rule, lines_para(1)).pages[0].items
    assert isinstance(first, PlacedRule)
    assert first.x - LEFT == pytest.approx(ticks(mm(x)), abs=6)
    assert (first.y, first.length) == (TOP + ticks(pt(4)), ticks(mm(100)))
    assert isinstance(second, PlacedLine)
    assert second.top == TOP + ticks(pt(10))


def test_a_rule_in_a_cell_is_centred_on_its_column() -> None:
    rule = Rule(Role.ORGAN, mm(20), pt(6), pt(2), pt(1))
    grid = Grid("head", (mm(60), mm(100)), (Row((Cell((para("a"), rule)), Cell())),))
    _, drawn = placed(grid).pages[0].items
    assert isinstance(drawn, PlacedRule)
    assert drawn.x == pytest.approx(LEFT + ticks(mm(20)), abs=6)
    assert drawn.y == TOP + PITCH + ticks(pt(2))


def test_a_frame_stands_round_its_words() -> None:
    of = placed(para("KHẨN", align=Align.CENTER, frame=True))
    line, frame = of.pages[0].items
    assert isinstance(line, PlacedLine)
    assert isinstance(frame, PlacedFrame)
    assert frame.x < line.x + line.line.x
    assert frame.x + frame.width > line.x + line.line.x + line.line.width
    assert frame.top < line.baseline < frame.top + frame.height


NUMBER = spans_para((Span("2", field=Field.PAGE),), role=Role.PAGE_NUMBER, align=Align.CENTER)


@pytest.mark.parametrize("at_foot", [False, True])
def test_the_page_number_stands_from_page_two_on(at_foot: bool) -> None:
    top = mm(285) if at_foot else mm(10)
    page = replace(A4, number=NUMBER, number_top=top, number_at_foot=at_foot)
    of = placed(lines_para(2 * ROOM + 5), page=page)
    found = [[line for line in page.lines() if line.para.role is Role.PAGE_NUMBER] for page in of.pages]
    assert [[line.para.text for line in lines] for lines in found] == [[], ["2"], ["3"]]
    assert found[1][0].top == ticks(top)


def test_the_foot_of_page_one() -> None:
    page = replace(
        A4, first_foot=(para("D:/luu/05.docx", after=pt(9)), para("b", after=pt(5))), foot_bottom=mm(10)
    )
    of = placed(lines_para(ROOM + 5), page=page)
    one, two = (line for line in of.pages[0].lines() if line.para.text in ("D:/luu/05.docx", "b"))
    assert two.bottom == ticks(A4.height) - ticks(mm(10))
    assert one.bottom == two.top - ticks(pt(9))
    assert counts(of) == [ROOM + 2, 5]


def test_back_sides_swap_their_margins() -> None:
    of = placed(lines_para(2 * ROOM + 2), page=replace(A4, mirror=True))
    assert [next(page.lines()).x for page in of.pages] == [LEFT, ticks(A4.right), LEFT]


def test_bookmarks_stand_where_their_paragraphs_do() -> None:
    head = para("Phần  I", outline=1)
    of = placed(head, lines_para(ROOM), para("1. Điều", outline=2))
    assert [(mark.title, mark.level, mark.page) for mark in of.bookmarks] == [
        ("Phần I", 1, 1),
        ("1. Điều", 2, 2),
    ]
    assert of.bookmarks[0].top == TOP


def test_words_know_where_they_stand() -> None:
    (line,) = placed(para("Đoàn xã", align=Align.RIGHT, part="organ.issuing[0]")).pages[0].lines()
    first, second = line.words(FACE)
    right = ticks(A4.width) - ticks(A4.right)
    assert (first.text, second.text) == ("Đoàn", "xã")
    assert second.x + second.width == pytest.approx(right, abs=6)
    assert (line.para.part, second.start) == ("organ.issuing[0]", 5)


# --- laws ----------------------------------------------------------------------------------------------

PARAS = st.builds(
    lines_para,
    st.integers(1, 60),
    after=st.sampled_from([pt(0), pt(6), pt(300)]),
    keep_next=st.booleans(),
    keep_lines=st.booleans(),
    pitch=st.sampled_from([pt(18), pt(11), pt(900)]),
)
RULES = st.builds(
    Rule,
    st.just(Role.TITLE),
    st.just(mm(50)),
    st.sampled_from([pt(5), pt(2000)]),
    st.just(pt(1)),
    st.just(pt(1)),
)
CELLS = st.builds(Cell, st.lists(PARAS | RULES, max_size=2).map(tuple))
GRIDS = st.builds(
    Grid,
    st.just("foot"),
    st.just((mm(80), mm(80))),
    st.lists(st.builds(Row, st.tuples(CELLS, CELLS)), max_size=3).map(tuple),
    keep=st.booleans(),
    keep_with_previous=st.booleans(),
)
BLOCKS = st.lists(PARAS | RULES | GRIDS | st.builds(PageBreak), max_size=8)


def _lines_of(of: Sheet) -> list[tuple[int, int]]:
    """What must come out: every line of every paragraph, in the order of the tree."""
    found: list[tuple[int, int]] = []

    def add(block: Para, width: Length) -> None:
        from app.layout.lines import break_lines

        found.extend((id(block), nth) for nth in range(len(break_lines(block, ticks(width), FACE))))

    for block in of.blocks:
        if isinstance(block, Para):
            add(block, A4.text_width)
        elif isinstance(block, Grid):
            for one in block.rows:
                for cell, width in zip(one.cells, block.columns, strict=True):
                    for inner in cell.blocks:
                        if isinstance(inner, Para):
                            add(inner, width)
    return found


@settings(max_examples=60)
@given(BLOCKS, st.integers(1, 3), st.integers(1, 3))
def test_no_line_is_lost_doubled_or_moved_before_another(blocks, widows, orphans) -> None:
    # Paragraphs are told apart by identity: make each one its own.
    blocks = [replace(block) if isinstance(block, Para) else block for block in blocks]
    given = sheet(*blocks, widows=widows, orphans=orphans)
    of = flow(given, FACE)
    assert [(id(line.para), line.nth) for page in of.pages for line in page.lines()] == _lines_of(given)


@settings(max_examples=60)
@given(BLOCKS)
def test_nothing_stands_outside_the_frame_but_what_is_higher_than_a_page(blocks) -> None:
    of = flow(sheet(*blocks), FACE)
    bottom = ticks(A4.height) - ticks(A4.bottom)
    for page in of.pages:
        lines = list(page.lines())
        assert all(line.top >= TOP for line in lines)
        over = [line for line in lines if line.bottom > bottom]
        if over:  # then it is the first thing on its page, or stands in a row that is
            first = min(line.top for line in lines) if lines else TOP
            high = max(line.bottom for line in lines) - first
            assert high > bottom - TOP or any(isinstance(item, PlacedRule) for item in page.items)


@settings(max_examples=40)
@given(st.lists(st.builds(lines_para, st.integers(1, 60), after=st.sampled_from([pt(0), pt(6)])), max_size=8))
def test_two_lines_stand_on_either_side_of_a_page_end(paras) -> None:
    of = placed(*(replace(one) for one in paras))
    for page in of.pages:
        on_page: dict[int, int] = {}
        whole: dict[int, int] = {}
        for line in page.lines():
            on_page[id(line.para)] = on_page.get(id(line.para), 0) + 1
            whole[id(line.para)] = len(line.para.text.split())
        assert all(count >= min(2, whole[one]) for one, count in on_page.items())
