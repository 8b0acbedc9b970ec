"""Rows and body: there and back without loss, numbers as the composer counts them, text cleaned at the door."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.compose import compose, standard_of
from app.layout.parts import (
    Annex,
    Break,
    Cell,
    Item,
    Level,
    Paragraph,
    Picture,
    Quote,
    Run,
    Table,
    TableRow,
)
from app.layout.read import letter_json, normalised, read_letter
from app.layout.rich import cleaned, lines_of
from app.layout.sheet import Image
from app.services.pasting import typed_mark
from app.standards import load
from app.ui.pages.outgoing.body_rows import (
    BodyRow,
    Form,
    as_level,
    body_of,
    canonical,
    find_path,
    labels_of,
    parts_of,
    paths_of,
    rows_of,
    stepped,
)
from tests.factory import own_letter

LEVELS = tuple(Level(name) for name in load("youth-union").levels)
WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp"), exclude_characters="\ufffc"),
    max_size=24,
)
NOTES = st.none() | st.none() | st.sampled_from(("", "Lời chú"))
RUNS = st.lists(
    st.builds(Run, WORDS, b=st.booleans(), i=st.booleans(), u=st.booleans(), note=NOTES), max_size=4
)
RICH = WORDS | RUNS
PARAGRAPHS = st.builds(Paragraph, RICH, align=st.sampled_from(("justify", "center", "left", "right")))
ITEMS = st.builds(
    Item,
    level=st.sampled_from(LEVELS),
    title=st.none() | RICH,
    text=st.none() | RICH,
    number=st.none() | st.sampled_from(("3", "12a", "IV", "đ")),
)
PLAIN_BODIES = st.lists(PARAGRAPHS | ITEMS, max_size=6)
CLEAN = st.text("abc đoàn ", max_size=12)  # what stands in tables has come through the door before
CELLS = (
    CLEAN
    | st.builds(Cell, CLEAN, across=st.integers(1, 2))
    | st.builds(Cell, paragraphs=st.lists(st.builds(Paragraph, CLEAN), min_size=2, max_size=2))
)
THINGS = (
    st.builds(Break)
    | st.builds(Picture, st.just("sha256:00"), caption=st.none() | CLEAN)
    | st.builds(
        Table,
        st.lists(st.builds(TableRow, st.lists(CELLS, min_size=1, max_size=3)), min_size=1, max_size=3),
        caption=st.none() | CLEAN,
    )
    | st.builds(Quote, st.lists(PARAGRAPHS | ITEMS, min_size=1, max_size=3))
)
BODIES = st.lists(PARAGRAPHS | ITEMS | THINGS, max_size=6)
ANNEXES = st.lists(
    st.builds(
        Annex, subject=WORDS, body=st.lists(PARAGRAPHS | ITEMS | THINGS, max_size=3), wide=st.booleans()
    ),
    max_size=2,
)


IMAGES = {"sha256:00": Image("00", "png", 4, 3, b"")}


class Face:
    """A ruler where all letters are alike."""

    def width(self, text, size, *, bold=False, italic=False):
        return size * 0 + len(text) * 1000


@given(BODIES)
def test_there_and_back_gives_the_canonical_body(body: list[Paragraph | Item]) -> None:
    once = canonical(body)
    assert canonical(once) == once
    assert body_of(rows_of(once)) == once


@given(BODIES, ANNEXES)
def test_annexes_come_back_with_their_bodies(body: list, annexes: list[Annex]) -> None:
    once = parts_of(rows_of(body, annexes))
    again = parts_of(rows_of(once.body, once.annexes))
    assert again[:2] == once[:2]
    assert [one.subject for one in once.annexes] == [cleaned(one.subject) for one in annexes]
    assert len(set(once.paths)) == len(once.paths)


@given(PLAIN_BODIES)
def test_the_canonical_body_prints_the_same(body: list[Paragraph | Item]) -> None:
    letter = normalised(own_letter(body=body))
    standard = standard_of(letter)
    one, two = (compose(own_letter(body=made), standard, Face()) for made in (letter.body, canonical(body)))

    def shown(sheet):
        return [(b.role, b.text, b.look.align) for b in sheet.blocks if hasattr(b, "text") and b.text]

    assert shown(one) == shown(two)


@given(BODIES)
def test_the_canonical_body_passes_the_door(body: list[Paragraph | Item]) -> None:
    letter = own_letter(body=canonical(body))
    assert read_letter(letter_json(letter)) == letter


@given(BODIES)
def test_every_row_has_the_part_that_prints_it(body: list[Paragraph | Item]) -> None:
    rows = rows_of(body)
    paths = paths_of(rows)
    assert len(paths) == len(rows) and len(set(paths)) == len(paths)
    shown = {
        block.part
        for block in compose(own_letter(body=canonical(body)), load("youth-union"), Face(), IMAGES).blocks
        if getattr(block, "part", None) and str(block.part).startswith("body")
    }
    for part in shown:
        assert find_path(paths, part) is not None, part


@given(st.text(max_size=60))
def test_whatever_is_typed_or_pasted_comes_out_printable(text: str) -> None:
    made = cleaned(text)
    assert unicodedata.is_normalized("NFC", made)
    assert cleaned(made) == made
    normalised(own_letter(subject=made))  # raises when a character is refused
    assert all("\n" not in line for line in lines_of(text))


def test_hostile_characters_go_and_words_stay() -> None:
    assert cleaned("thư\u202e mật\u0000\u200b\ufeff của\u0007 tôi") == "thư mật của tôi"
    assert cleaned("Đoa\u0300n") == "Đoàn"
    assert lines_of("một\r\n\r\n  hai\u2028ba\x85") == ["một", "hai", "ba"]


def test_numbers_are_the_composer_s() -> None:
    rows = [
        BodyRow(level=Level.CLAUSE),
        BodyRow(level=Level.POINT),
        BodyRow(level=Level.POINT, number="đ"),
        BodyRow(level=Level.POINT),
        BodyRow((Run(t="lời"),)),
        BodyRow(level=Level.CLAUSE),
        BodyRow(level=Level.DECIMAL_2),
        BodyRow(level=Level.DASH),
    ]
    assert labels_of(rows, load("youth-union")) == ["1.", "a)", "đ)", "e)", "", "2.", "2.1.", "-"]


def test_a_tail_belongs_to_the_title_before_it_only() -> None:
    tail = BodyRow((Run(t="lời"),), form=Form.TAIL)
    title = BodyRow((Run(t="Tiêu đề"),), Level.CLAUSE, Form.TITLE)
    assert body_of([title, tail]) == [Item(level=Level.CLAUSE, title="Tiêu đề", text="lời")]
    assert body_of([title, tail, tail])[1:] == [Paragraph("lời")]
    assert body_of([tail]) == [Paragraph("lời")]
    assert paths_of([title, tail, tail]) == ["body[0].title", "body[0].text", "body[1].text"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2. Các chi đoàn", (Level.CLAUSE, 3)),
        ("1.1. Nội dung", (Level.DECIMAL_2, 5)),
        ("a) Một", (Level.POINT, 3)),
        ("- Một", (Level.DASH, 2)),
        ("– Một", (Level.DASH, 2)),
        ("Điều 3. Thi hành", (Level.ARTICLE, 8)),
        ("IV. Tổ chức", (Level.ROMAN, 4)),
        ("26/3 là ngày", None),
        ("3.000.000 đồng", None),
        ("Các chi đoàn", None),
    ],
)
def test_marks_that_people_type(text: str, found: tuple[Level, int] | None) -> None:
    assert typed_mark(text) == found


def test_a_typed_number_goes_when_the_level_counts_it() -> None:
    row = BodyRow((Run(t="2. Các", b=True), Run(t=" chi đoàn")))
    assert as_level(row, Level.CLAUSE).text == "Các chi đoàn"
    assert as_level(row, Level.DASH).text == "2. Các chi đoàn"
    assert as_level(as_level(row, Level.CLAUSE), None).level is None


def test_tab_goes_down_the_ladder_and_back() -> None:
    level: Level | None = None
    seen = []
    for _ in range(6):
        level = stepped(level, 1)
        seen.append(level)
    assert seen == [Level.CLAUSE, Level.POINT, Level.DASH, Level.PLUS, Level.PLUS, Level.PLUS]
    assert stepped(Level.ROMAN, -1) is None and stepped(None, -1) is None
    assert stepped(Level.DECIMAL_2, 1) is Level.DECIMAL_3 and stepped(Level.DECIMAL_2, -1) is Level.CLAUSE
    assert stepped(Level.ARTICLE, 1) is Level.CLAUSE
