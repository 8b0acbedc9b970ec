"""The DOCX as a file: whole, valid, the same every time, and made of paragraphs that flow."""

from __future__ import annotations

import errno
import io
import os
import unicodedata
import zipfile
from itertools import pairwise

import pytest
from docx import Document
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from app.base.errors import DiskFull, FolderReadOnly
from app.base.lengths import mm, pt
from app.export.docx.styles import NAMES, style_id, style_name
from app.export.docx.template import blank
from app.export.docx.writer import render, write
from app.layout.sheet import Align, Cell, Grid, PageBreak, Para, Role, Row, Rule, Sheet, Span
from tests.export.docx import factory


def opened(sheet: Sheet):
    return Document(io.BytesIO(render(sheet)))


def own_paragraphs(sheet: Sheet) -> list[Para]:
    found: list[Para] = []
    for block in sheet.blocks:
        if isinstance(block, Para):
            found.append(block)
        elif isinstance(block, Grid):
            found += [
                p for row in block.rows for cell in row.cells for p in cell.blocks if isinstance(p, Para)
            ]
    return found


def test_equal_sheets_are_equal_bytes() -> None:
    assert render(factory.letter()) == render(factory.letter())


@pytest.mark.parametrize(
    "sheet",
    [
        factory.letter(),
        factory.letter(0),
        factory.sheet(
            factory.body("một"), PageBreak(), factory.foot(), PageBreak(), factory.foot(), factory.foot()
        ),
        factory.sheet(
            factory.head(),
            factory.addressees(),
            page=factory.page(
                mirror=True,
                number_at_foot=True,
                number_top=mm(280),
                first_foot=(Para(Role.FILE_CODE, (Span("mã"),), factory.look()),),
                foot_bottom=mm(6),
            ),
        ),
        factory.sheet(
            Rule(Role.TITLE, mm(40), pt(8), pt(3), pt(0.5), Align.CENTER, 'Đường kẻ "đậm" & <dài>'),
            factory.body('a & b < c > d "e"', Span(" nghiêng", italic=True), Span("(2)", raised=True)),
        ),
    ],
    ids=["letter", "short", "breaks", "feet", "rule"],
)
def test_the_validator_finds_nothing(sheet: Sheet, tmp_path) -> None:
    path = tmp_path / "thư.docx"
    write(sheet, path)
    assert OpenXmlValidator().validate(path).errors == []


def test_the_blank_is_clean() -> None:
    names = zipfile.ZipFile(io.BytesIO(blank())).namelist()
    assert not [name for name in names if "stylesWithEffects" in name or "custom" in name.lower()]
    document = Document(io.BytesIO(blank()))
    assert document.sections[0].page_width.twips == 11906
    assert [style.name for style in document.styles] == [
        "Normal",
        "Default Paragraph Font",
        "Normal Table",
        "No List",
    ]


def test_every_role_has_its_own_style() -> None:
    assert set(NAMES) == set(Role)
    assert len({style_id(role) for role in Role}) == len({style_name(role) for role in Role}) == len(Role)
    assert style_id(Role.PLACE_DATE) == "VTPlaceDate"
    assert style_name(Role.ABSTRACT) == "VT Trích yếu"
    assert not [name for name in NAMES.values() if "," in name]  # a comma would split the name in two


def test_each_paragraph_is_one_paragraph_in_its_role() -> None:
    sheet = factory.letter()
    document = opened(sheet)
    written = [p for p in document.element.body.iter(qn("w:p")) if p.xpath("./w:r/w:t")]
    own = [para for para in own_paragraphs(sheet) if para.text]
    assert ["".join(t.text for t in p.iter(qn("w:t"))) for p in written] == [para.text for para in own]
    assert [p.style for p in written] == [style_id(para.role) for para in own]


def test_a_paragraph_unlike_its_style_says_so_down_to_the_words() -> None:
    usual, odd = factory.body("một"), factory.body("hai", size=12, pitch=15, left=mm(5), first=-mm(5))
    document = opened(factory.sheet(usual, usual, odd))
    style = document.styles["VT Nội dung"]
    assert (style.font.size.pt, style.paragraph_format.line_spacing.pt) == (14, 18)
    first, _, last = document.paragraphs
    assert first.runs[0].font.size is None
    assert last.runs[0].font.size.pt == 12
    assert last.paragraph_format.line_spacing.pt == 15
    assert (last.paragraph_format.left_indent.twips, last.paragraph_format.first_line_indent.twips) == (
        283,
        -283,
    )


def test_spans_that_look_alike_are_one_run() -> None:
    document = opened(factory.sheet(factory.body("một ", "hai ", Span("ba", italic=True), Span(" bốn"))))
    assert [run.text for run in document.paragraphs[0].runs] == ["một hai ", "ba", " bốn"]


def test_paragraphs_flow() -> None:
    body = opened(factory.letter()).element.body
    for forbidden in ("w:br", "w:cr", "w:framePr", "w:lastRenderedPageBreak", "w:tab", "w:ptab", "w:tblpPr"):
        assert not list(body.iter(qn(forbidden))), forbidden
    for spacing in body.iter(qn("w:spacing")):
        assert spacing.get(qn("w:lineRule")) == "exact"
        assert spacing.get(qn("w:before")) == "0"
    for run in body.iter(qn("w:rPr")):
        assert run.find(qn("w:spacing")) is None  # no letters pushed apart to force a line's end
        assert run.find(qn("w:kern")) is None


def test_line_ends_in_words_become_blanks_and_control_signs_go() -> None:
    document = opened(factory.sheet(factory.body("một\nhai\tba\x07\x00 bốn\ud800")))
    assert document.paragraphs[0].text == "một hai ba bốn"


def test_tables_are_fixed_without_padding_and_rows_stay_whole() -> None:
    tables = opened(factory.letter()).tables
    assert len(tables) == 3
    for table in tables:
        properties = table._tbl.tblPr
        assert properties.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
        assert {margin.get(qn("w:w")) for margin in properties.find(qn("w:tblCellMar"))} == {"0"}
        assert properties.find(qn("w:tblBorders")) is None
        for row in table._tbl.tr_lst:
            assert row.trPr.find(qn("w:cantSplit")) is not None


def test_grids_in_a_row_become_one_table_on_joint_edges() -> None:
    document = opened(factory.sheet(factory.head(), factory.addressees(), factory.body("thân")))
    (table,) = document.tables
    widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
    edges = {edge.twips for edge in (mm(0), mm(72), mm(160), mm(10), mm(55), mm(155))}
    assert widths == [right - left for left, right in pairwise(sorted(edges))]
    for row in table._tbl.tr_lst:
        spans = sum(int(tc.tcPr.gridSpan.val if tc.tcPr.gridSpan is not None else 1) for tc in row.tc_lst)
        skipped = sum(
            int(e.get(qn("w:val"))) for tag in ("w:gridBefore", "w:gridAfter") for e in row.iter(qn(tag))
        )
        assert spans + skipped == len(widths)


def test_a_page_break_is_a_property_and_costs_no_paragraph() -> None:
    document = opened(factory.sheet(factory.body("một"), PageBreak(), factory.body("hai")))
    assert [p.text for p in document.paragraphs] == ["một", "hai"]
    assert [bool(p.paragraph_format.page_break_before) for p in document.paragraphs] == [False, True]


def test_lone_lines_are_allowed_only_when_the_sheet_says_so() -> None:
    for lines, said in ((2, None), (1, False)):
        style = opened(factory.sheet(factory.body("x"), widows=lines, orphans=lines)).styles["VT Nội dung"]
        assert style.paragraph_format.widow_control is said


@pytest.mark.parametrize("paragraphs", [10_000])
def test_a_very_long_letter_is_written(paragraphs: int) -> None:
    long = factory.body("chữ " * 25_000)
    assert len(opened(factory.sheet(*[factory.body("x")] * paragraphs, long)).paragraphs) == paragraphs + 1


def test_what_stays_together_is_said() -> None:
    document = opened(factory.sheet(factory.body("cuối"), factory.foot()))
    assert document.paragraphs[0].paragraph_format.keep_with_next
    two = Grid("foot", (mm(80),), tuple(Row((Cell((factory.body(word),)),)) for word in "ab"))
    cells = [
        p
        for p in opened(factory.sheet(two, factory.body("c"))).element.body.iter(qn("w:p"))
        if p.xpath("ancestor::w:tc")
    ]
    assert [bool(p.xpath("./w:pPr/w:keepNext")) for p in cells] == [True, False]


def test_a_table_at_the_end_keeps_the_paragraph_word_demands() -> None:
    document = opened(factory.sheet(factory.foot_of(2)))
    last = document.paragraphs[-1]
    assert last.text == ""
    assert last._p.xpath("./w:pPr/w:rPr/w:vanish")
    assert all(
        p.paragraph_format.keep_with_next for c in document.tables[0].rows[-1].cells for p in c.paragraphs
    )


def test_the_page_number_is_a_field_from_page_two_on() -> None:
    document = opened(factory.letter())
    section = document.sections[0]
    assert section.different_first_page_header_footer
    assert "".join(i.text for i in section.header._element.iter(qn("w:instrText"))).strip() == "PAGE"
    assert section.header_distance.twips == mm(10).twips
    assert section.first_page_header.is_linked_to_previous  # nothing on page 1


def test_margins_mirror_only_when_the_sheet_says_so() -> None:
    plain, both = (
        opened(factory.sheet(factory.body("x"), page=factory.page(mirror=m))) for m in (False, True)
    )
    assert plain.settings.element.find(qn("w:mirrorMargins")) is None
    assert both.settings.element.find(qn("w:mirrorMargins")) is not None


def test_properties_name_the_letter_and_nobody_else() -> None:
    told = opened(factory.letter()).core_properties
    assert (told.title, told.subject, told.author) == ("Thư mẫu", "V/v thử", "ĐOÀN TRƯỜNG SƠN ĐỊNH")
    assert told.language == "vi-VN"
    assert told.last_modified_by == ""


def test_the_text_comes_back_composed() -> None:
    loose = unicodedata.normalize("NFD", "nghiêm chỉnh, Ưởng")
    assert opened(factory.sheet(factory.body(loose))).paragraphs[0].text == "nghiêm chỉnh, Ưởng"
    text = unicodedata.normalize("NFC", "Ưởng Ự ễ ỵ đ Đ — “ngoặc” … Kế hoạch số 05-KH/ĐTN")
    assert opened(factory.sheet(factory.body(text))).paragraphs[0].text == text


def test_the_rule_is_drawn_twice_and_told_once() -> None:
    body = opened(factory.letter()).element.body
    (choice,) = body.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent")
    assert [child.tag.split("}")[1] for child in choice] == ["Choice", "Fallback"]
    (told,) = body.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
    assert told.get("descr") == "Đường kẻ dưới tiêu đề"


class TestWriting:
    def test_an_old_file_is_replaced(self, tmp_path) -> None:
        path = tmp_path / "thư.docx"
        path.write_bytes(b"cu")
        write(factory.letter(0), path)
        assert zipfile.is_zipfile(path)
        assert [p.name for p in tmp_path.iterdir()] == ["thư.docx"]

    @pytest.mark.parametrize(("number", "refusal"), [(errno.ENOSPC, DiskFull), (errno.EROFS, FolderReadOnly)])
    def test_a_fault_leaves_the_old_file_and_nothing_else(
        self, tmp_path, monkeypatch, number, refusal
    ) -> None:
        path = tmp_path / "thư.docx"
        path.write_bytes(b"cu")

        def fail(_: int) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(os, "fsync", fail)
        with pytest.raises(refusal) as caught:
            write(factory.letter(0), path)
        assert "thư.docx" in str(caught.value)
        assert path.read_bytes() == b"cu"
        assert [p.name for p in tmp_path.iterdir()] == ["thư.docx"]

    def test_no_such_folder(self, tmp_path) -> None:
        with pytest.raises(FolderReadOnly):
            write(factory.letter(0), tmp_path / "không" / "có.docx")
