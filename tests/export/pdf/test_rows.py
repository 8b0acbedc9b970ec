"""Tables, footnotes, pictures and sections on pages of the PDF."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest

from app.export.pdf.flow import flow
from app.export.pdf.fonts import typeface
from app.export.pdf.placed import PlacedLine, PlacedPage, PlacedPicture, PlacedStrokes
from app.export.pdf.writer import render
from app.layout.lines import ticks
from app.layout.parts import Annex, Cell, Paragraph, Run, Table, TableRow
from app.layout.sheet import Role, Sheet
from tests.export.bodies import WORDS, everything, long_table, set_body


def pages(sheet: Sheet) -> list[PlacedPage]:
    return flow(sheet, typeface()).pages


def texts(page: PlacedPage, *roles: Role) -> list[str]:
    return [
        "".join(piece.text for piece in line.line.pieces)
        for line in page.lines()
        if not roles or line.para.role in roles
    ]


def inside(sheet: Sheet, page: PlacedPage) -> None:
    """No line of the text lies outside the paper's frame of text."""
    paper = next(one.page for one in sheet.sections if ticks(one.page.width) == page.width)
    bottom = ticks(paper.height) - ticks(paper.bottom)
    for item in page.items:
        if isinstance(item, PlacedLine) and item.para.role is not Role.PAGE_NUMBER:
            assert ticks(paper.top) <= item.top <= item.bottom <= bottom
        elif isinstance(item, PlacedPicture):
            assert ticks(paper.top) <= item.top <= item.top + item.height <= bottom


def test_the_head_stands_on_every_page_and_every_row_once() -> None:
    sheet = set_body(long_table(200))
    made = pages(sheet)
    holding = [page for page in made if texts(page, Role.TABLE_CELL)]
    assert len(holding) > 3
    for page in holding:
        assert texts(page, Role.TABLE_HEAD) == ["TT", "Đoàn viên", "Họ và tên", "Chi đoàn"]
        inside(sheet, page)
    numbers = [text for page in made for text in texts(page, Role.TABLE_CELL) if text.isdigit()]
    assert numbers == [str(n) for n in range(1, 201)]


def test_a_row_is_not_cut_unless_no_page_holds_it() -> None:
    whole = [TableRow(["1", WORDS * 6])] * 12
    for page in pages(set_body(Table(rows=whole, head=0))):
        assert not sum(text == "1" for text in texts(page)) or texts(page, Role.TABLE_CELL)[0] == "1"
    words = WORDS * 90
    sheet = set_body(Table(rows=[TableRow(["a", "b"]), TableRow(["1", words])]))
    made = pages(sheet)
    assert len(made) > 2
    for page in made:
        inside(sheet, page)
        assert texts(page, Role.TABLE_HEAD) == ["a", "b"]
    shown = " ".join(text for page in made for text in texts(page, Role.TABLE_CELL) if text != "1")
    assert shown == words.strip()


def test_rows_that_a_cell_joins_stand_on_one_page() -> None:
    group = [TableRow(["1", Cell("chung", down=3)]), TableRow(["2"]), TableRow(["3"])]
    for filler in range(30, 36):
        sheet = set_body(*[Paragraph("x") for _ in range(filler)], Table(rows=group, head=0))
        holding = [page for page in pages(sheet) if texts(page, Role.TABLE_CELL)]
        assert len(holding) == 1


def test_a_cut_table_is_closed_above_and_below() -> None:
    sheet = set_body(long_table(80))
    for page in pages(sheet):
        lines = [line for line in page.lines() if line.para.role in (Role.TABLE_CELL, Role.TABLE_HEAD)]
        level = [
            item.y + y0
            for item in page.items
            if isinstance(item, PlacedStrokes)
            for x0, y0, x1, y1 in item.ends
            if y0 == y1 and x1 - x0 > 9_000
        ]
        if lines:
            assert min(level) <= min(line.top for line in lines)
            assert max(level) >= max(line.bottom for line in lines)


@pytest.mark.parametrize("lines", range(24, 40))
def test_a_footnote_stands_on_the_page_of_its_mark(lines) -> None:
    noted = Paragraph([Run(t=WORDS * 2), Run(t="dấu", note="Ghi chú."), Run(t=" " + WORDS * 2)])
    sheet = set_body(*[Paragraph("x") for _ in range(lines)], noted, *[Paragraph("y") for _ in range(9)])
    for page in pages(sheet):
        inside(sheet, page)
        marks = [piece for line in page.lines() for piece in line.line.pieces if piece.span.note]
        notes = [text for text in texts(page, Role.FOOTNOTE) if text]
        assert len(marks) == len(notes)
        if notes:
            last = max(line.bottom for line in page.lines() if line.para.role is Role.BODY)
            first = min(line.top for line in page.lines() if line.para.role is Role.FOOTNOTE)
            assert last < first


def test_a_footnote_longer_than_a_page_loses_no_word() -> None:
    words = WORDS * 120
    sheet = set_body(Paragraph([Run(t="x", note=words), Run(t=" y", note="ngắn")]), Paragraph("z"))
    made = pages(sheet)
    for page in made:
        inside(sheet, page)
    shown = " ".join(text for page in made for text in texts(page, Role.FOOTNOTE))
    assert re.sub(r"\s+", " ", shown) == f"1 {words.strip()} 2 ngắn"


def test_sections_have_their_paper_and_count_their_pages() -> None:
    sheet = set_body(
        Paragraph("a"),
        Table(rows=[TableRow(["x"])], wide=True),
        Paragraph("b"),
        annexes=[Annex(subject="Một", body=[long_table(60)]), Annex(subject="Hai", wide=True)],
    )
    made = pages(sheet)
    assert [page.width > page.height for page in made] == [False, True, False, False, False, True]
    assert [texts(page, Role.PAGE_NUMBER) for page in made] == [[], ["2"], ["3"], [], ["2"], []]


def test_pictures_are_in_the_file_once_and_can_be_read() -> None:
    rendered = render(everything())
    with pikepdf.open(io.BytesIO(rendered.data)) as file:
        found = {}
        for page in file.pages:
            for name, stream in page.get("/Resources", {}).get("/XObject", {}).items():
                found[name] = pikepdf.PdfImage(stream).as_pil_image()
    assert sorted((one.mode, one.size) for one in found.values()) == [
        ("L", (256, 256)),
        ("RGB", (256, 256)),
        ("RGB", (256, 256)),
    ]


def test_equal_sheets_are_equal_files() -> None:
    assert render(everything()).data == render(everything()).data
