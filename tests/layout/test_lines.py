"""Lines of a paragraph: numbers, not pictures. Widths in ticks (1/120 pt), as LibreOffice was seen to have them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.lengths import mm, pt
from app.layout.lines import TWIP, Line, break_lines, ticks, words
from app.layout.sheet import Align, Para, Span
from tests.export.sheets import para, spans_para


class _Even(dict[str, int]):
    def __init__(self, wide: int) -> None:
        self.wide = wide

    def __missing__(self, char: str) -> int:
        return self.wide


class EvenGauge:
    """Every character as wide as half its size, bold a tenth of the size wider."""

    def advances(self, size_twips: int, bold: bool, italic: bool) -> Mapping[str, int]:
        return _Even(size_twips * TWIP * (6 if bold else 5) // 10)


GAUGE = EvenGauge()
WIDE = 7 * 120  # one character of 14 pt


def texts(given: Para, width: int) -> list[str]:
    return [given.text[line.start : line.end] for line in break_lines(given, width, GAUGE)]


def test_first_fit_and_hanging_blanks() -> None:
    text = "aaa bb  cccc d"
    assert texts(para(text), 6 * WIDE) == ["aaa bb", "cccc d"]
    assert texts(para(text), 6 * WIDE - 1) == ["aaa", "bb", "cccc", "d"]


def test_a_blank_over_the_margin_ends_the_line_whatever_follows() -> None:
    assert texts(para("aaa )b"), 3 * WIDE) == ["aaa", ")b"]
    assert texts(para("aa aa )b"), 6 * WIDE) == ["aa", "aa )b"]


def test_no_break_space_holds() -> None:
    assert texts(para("aa số\u00a012 bb"), 7 * WIDE) == ["aa", "số\u00a012", "bb"]


def test_a_word_longer_than_the_line_is_cut_at_the_margin() -> None:
    assert texts(para("aa " + "x" * 10), 4 * WIDE) == ["aa", "xxxx", "xxxx", "xx"]
    assert texts(para("xx"), 1) == ["x", "x"]  # even when not one letter fits


def test_indents() -> None:
    given = para("aa aa aa aa", left=pt(14), right=pt(7), first=pt(7), align=Align.LEFT)
    lines = break_lines(given, 11 * WIDE, GAUGE)
    assert [(line.x, given.text[line.start : line.end]) for line in lines] == [
        (3 * WIDE, "aa aa"),
        (2 * WIDE, "aa aa"),
    ]
    hanging = break_lines(para("- aa aa", left=pt(14), first=-pt(14), align=Align.LEFT), 5 * WIDE, GAUGE)
    assert [line.x for line in hanging] == [0, 2 * WIDE]


@pytest.mark.parametrize(("align", "x"), [(Align.LEFT, 0), (Align.CENTER, 3 * WIDE), (Align.RIGHT, 6 * WIDE)])
def test_alignment(align: Align, x: int) -> None:
    (line,) = break_lines(para("aaaa", align=align), 10 * WIDE, GAUGE)
    assert (line.x, line.width, line.pieces[0].x) == (x, 4 * WIDE, x)


def test_justified_lines_reach_the_margin_but_the_last() -> None:
    first, last = break_lines(para("aa bb cc dddd"), 10 * WIDE, GAUGE)
    assert first.width == 10 * WIDE
    assert [round(word.x) for word in words(first, GAUGE)] == [0, 4 * WIDE, 8 * WIDE]
    assert last.pieces[0].stretch == 0


def test_no_break_space_does_not_widen() -> None:
    first, _ = break_lines(para("a\u00a0b cc dddd"), 9 * WIDE, GAUGE)
    assert [(word.text, round(word.x) / WIDE) for word in words(first, GAUGE)] == [
        ("a", 0),
        ("b", 2),
        ("cc", 7),
    ]
    assert first.width == 9 * WIDE


def test_words_never_stand_further_from_LibreOffice_than_three_twips_a_portion() -> None:  # noqa: N802
    """It widens blanks by whole twips; a line of 20 blanks would else end 0.3 mm apart."""
    given = para("a " * 21 + "bbb")
    first, _ = break_lines(given, 45 * WIDE - 5 * TWIP, GAUGE)
    drawn = first.pieces[0].stretch * 20
    whole = first.pieces[0].stretch // TWIP * TWIP * 20
    assert 0 <= drawn - whole <= 3 * TWIP + 1e-6


def test_looks_that_change_inside_a_word() -> None:
    given = spans_para((Span("aa b"), Span("b", bold=True), Span("b cc")), align=Align.LEFT)
    first, second = break_lines(given, 7 * WIDE, GAUGE)
    assert [(piece.text, piece.span.bold) for piece in first.pieces] == [
        ("aa b", False),
        ("b", True),
        ("b", False),
    ]
    assert [piece.x for piece in first.pieces] == [0, 4 * WIDE, 4 * WIDE + WIDE * 6 // 5]
    assert [piece.start for piece in (*first.pieces, *second.pieces)] == [0, 4, 5, 7]


def test_spans_that_look_alike_are_one_portion() -> None:
    apart = spans_para((Span("aaa bb"), Span("b cc")), align=Align.LEFT)
    assert texts(apart, 7 * WIDE) == texts(para("aaa bbb cc"), 7 * WIDE)
    assert len(break_lines(apart, 99 * WIDE, GAUGE)[0].pieces) == 1


def test_raised_text_is_smaller_and_higher() -> None:
    given = spans_para((Span("VT."), Span("(4b)", raised=True)), size=pt(11), align=Align.LEFT)
    ((low, high),) = (line.pieces for line in break_lines(given, 99 * WIDE, GAUGE))
    assert (low.size, low.rise) == (11 * 120, 0)
    assert high.size == 127 * TWIP  # 58 % in whole twips
    assert high.rise == pytest.approx(4.34 * 120, abs=2)  # 4.3 pt seen; its ascent ends where the line's does


def test_a_paragraph_without_words_has_one_line() -> None:
    (line,) = break_lines(para(""), 100, GAUGE)
    assert line == Line(0, 0, 0, 0, ())


def test_lengths_go_by_way_of_twips() -> None:
    assert ticks(mm(30)) == 1701 * TWIP
    assert ticks(pt(14)) == 14 * 120


SOME = st.text("aâ Đ-/.,()\u00a0–—…%5“”!?:;", max_size=60)
LOOKS = st.tuples(SOME, st.booleans(), st.booleans(), st.booleans())


@given(
    st.lists(LOOKS, max_size=5),
    st.integers(1, 30 * WIDE),
    st.sampled_from(list(Align)),
    st.integers(0, 200).map(pt),
    st.integers(-60, 60).map(pt),
)
def test_nothing_is_lost_and_nothing_doubled(looks, width, align, left, first) -> None:
    spans = tuple(Span(text, bold, italic, raised=raised) for text, bold, italic, raised in looks)
    given = spans_para(spans, align=align, left=left, first=first)
    lines = break_lines(given, width, GAUGE)
    at = 0
    for line in lines:
        assert given.text[at : line.start].strip(" \u00a0") == ""  # only blanks hang
        assert "".join(piece.text for piece in line.pieces) == given.text[line.start : line.end]
        assert at <= line.start <= line.end
        at = line.end
    assert given.text[at:].strip(" \u00a0") == ""


@given(SOME, st.integers(WIDE, 30 * WIDE), st.sampled_from(list(Align)))
def test_lines_stay_inside_their_column(text, width, align) -> None:
    for line in break_lines(para(text, align=align), width, GAUGE):
        assert line.x >= 0
        assert line.x + line.width <= width + 1
        for word in words(line, GAUGE):
            assert word.x + word.width <= width + 1


@given(SOME, st.integers(WIDE, 30 * WIDE))
def test_words_are_the_words_of_the_text(text, width) -> None:
    given = para(text)
    for line in break_lines(given, width, GAUGE):
        for word in words(line, GAUGE):
            assert given.text[word.start : word.start + len(word.text)] == word.text
