"""Tables, footnotes, pictures and sections in the DOCX: real ones, by the schema, the same every time."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise

from docx import Document
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from app.export.docx.writer import render
from app.layout.parts import Annex, Cell, Paragraph, Picture, Run, Table, TableRow
from tests.export.bodies import WORDS, everything, long_table, set_body


def opened(sheet):
    return Document(io.BytesIO(render(sheet)))


def test_a_body_with_everything_is_a_valid_file(tmp_path) -> None:
    file = tmp_path / "letter.docx"
    file.write_bytes(render(everything()))
    assert list(OpenXmlValidator().validate(file).errors) == []


def test_equal_sheets_are_equal_bytes() -> None:
    assert render(everything()) == render(everything())


def test_tables_are_real_with_our_widths_and_heads() -> None:
    sheet = set_body(Paragraph("a"), long_table(5))
    table = opened(sheet).tables[-1]
    (ours,) = (block for block in sheet.blocks if type(block).__name__ == "Table")
    widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
    assert widths == [column.twips for column in ours.columns]
    rows = table._tbl.findall(qn("w:tr"))
    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows[:3]] == [True, True, False]
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    assert [cell.text for cell in table.rows[1].cells] == ["TT", "Họ và tên", "Chi đoàn"]  # merged down
    assert [cell.text for cell in table.rows[0].cells] == ["TT", "Đoàn viên", "Đoàn viên"]  # and across


def test_only_a_row_that_no_page_holds_may_be_cut() -> None:
    sheet = set_body(Table(rows=[TableRow(["a", "b"]), TableRow(["1", WORDS * 90]), TableRow(["2", "x"])]))
    rows = opened(sheet).tables[-1]._tbl.findall(qn("w:tr"))
    assert [row.find(f".//{qn('w:cantSplit')}") is not None for row in rows] == [True, False, True]


def test_every_cell_holds_a_paragraph() -> None:
    merged = [TableRow([Cell("a", across=2, down=2), "b"]), TableRow(["c"]), TableRow(["d", "", ""])]
    for cell in opened(set_body(Table(rows=merged, head=0))).tables[-1]._tbl.iter(qn("w:tc")):
        assert cell[-1].tag == qn("w:p")


def test_two_tables_do_not_melt() -> None:
    body = [child.tag for child in opened(set_body(long_table(1), long_table(1))).element.body]
    assert all(pair != (qn("w:tbl"), qn("w:tbl")) for pair in pairwise(body))


def test_footnotes_are_real() -> None:
    data = render(set_body(Paragraph([Run(t="a", note="Một."), Run(t=" b", note="Hai & ba.")])))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        text = package.read("word/document.xml").decode()
        notes = package.read("word/footnotes.xml").decode()
    assert [f'<w:footnoteReference w:id="{n}"/>' in text for n in (1, 2, 3)] == [True, True, False]
    assert notes.count("<w:footnoteRef/>") == 2
    assert "Hai &amp; ba." in notes


def test_a_letter_without_footnotes_has_no_part_for_them() -> None:
    with zipfile.ZipFile(io.BytesIO(render(set_body(Paragraph("a"))))) as package:
        assert not [name for name in package.namelist() if "footnotes" in name or "media" in name]


def test_pictures_are_kept_once_and_told_to_who_cannot_see_them() -> None:
    sheet = set_body(Picture("photo.jpg", alt="Lễ ra quân"), Picture("photo.jpg"), Picture("grey.png"))
    with zipfile.ZipFile(io.BytesIO(render(sheet))) as package:
        assert sorted(name for name in package.namelist() if "media" in name) == [
            "word/media/image1.jpeg",
            "word/media/image2.png",
        ]
        assert 'descr="Lễ ra quân"' in package.read("word/document.xml").decode()


def test_sections_turn_the_paper_and_count_anew() -> None:
    sheet = set_body(
        Paragraph("a"),
        long_table(2, wide=True),
        Paragraph("b"),
        annexes=[Annex(subject="Một", body=[long_table(2)])],
        file_code="lưu",
    )
    document = opened(sheet)
    sections = document.sections
    assert [one.page_width > one.page_height for one in sections] == [False, True, False, False]
    starts = [one._sectPr.find(qn("w:pgNumType")) is not None for one in sections]
    assert starts == [False, False, False, True]
    assert [one.different_first_page_header_footer for one in sections] == [True, False, False, True]
    assert "lưu" in "".join(p.text for p in sections[0].first_page_footer.paragraphs)
    assert not "".join(p.text for p in sections[3].first_page_footer.paragraphs)
