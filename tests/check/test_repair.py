"""Repair: a corrected copy in our styles, every change told, no word lost, the file left alone."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from app.check import of_docx
from app.check.docx_media import Media
from app.check.findings import has_errors
from app.check.refusals import KindNotKnown, NotALetter, OnlyDocx, OntoItself
from app.check.repair_report import lost
from app.intake.readers.docx_package import DocxPackage
from app.layout.parts import Paragraph, Table
from app.services.checking import check_file
from app.services.repairing import repair
from tests.check.damage import after, all_of, end, look, page, words
from tests.check.faults import FAULTS, Fault, union_plan
from tests.check.letters import union_decision, union_letter
from tests.check.retyped import retyped
from tests.check.test_conform import rules
from tests.check.test_faults import made

TODAY = date(2026, 11, 22)


def texts(file: Path) -> list[str]:
    """Every text a reader of the file sees, automatic numbers too."""
    package = DocxPackage(file.read_bytes(), file.name)
    view = of_docx.look(package)
    return [
        *(view.eye.seen(spot).text for spot in view.spots),
        *Media(package).notes.values(),
        *Media(package).margins(),
    ]


@pytest.mark.parametrize(
    "fault", [one for one in FAULTS if one.how not in ("office", "ours")], ids=lambda one: one.name
)
def test_no_word_is_lost_and_the_file_is_left_alone(fault: Fault, tmp_path: Path) -> None:
    file = made(fault, tmp_path, "faulty")
    before = file.read_bytes()
    try:
        done = repair(file, tmp_path / "out.docx", today=TODAY)
    except KindNotKnown:
        assert fault.rule == "kind.unknown"
        return
    assert file.read_bytes() == before
    changed = " ".join(one.before for one in done.changes)
    missing = lost(texts(file), [*texts(tmp_path / "out.docx"), changed])
    assert not missing


LOOKS = [one for one in FAULTS if one.rule.startswith(("type.", "place.", "spacing.", "page.", "line."))]


@pytest.mark.parametrize("fault", [one for one in LOOKS if one.how != "office"], ids=lambda one: one.name)
def test_a_wrong_look_is_mended_and_told(fault: Fault, tmp_path: Path) -> None:
    file = made(fault, tmp_path, "faulty")
    done = repair(file, tmp_path / "out.docx", today=TODAY)
    assert fault.rule not in rules(check_file(tmp_path / "out.docx", today=TODAY).findings)
    assert done.changes
    assert all(one.before != one.after and one.source for one in done.changes)


def test_a_thoroughly_bad_file_comes_out_right(tmp_path: Path) -> None:
    file = retyped(union_letter(), tmp_path / "bad.docx", "tabs")
    all_of(
        page(left_margin=25, right_margin=15, top_margin=25),
        look("Thực hiện chương trình", size=13, align="left", first=0, face="Arial"),
        look("ngày 05 tháng", italic=False, size=14),
        words("05-CV/ĐTN", "5/CV-ĐTN"),
        words("ngày 05 tháng 01", "ngày 5 tháng 1"),
        words("- Như trên;", "- Như trên"),
    )(file)
    done = repair(file, tmp_path / "good.docx", today=TODAY)
    assert done.found
    assert not has_errors(done.found) or not has_errors(done.left)
    assert done.left == ()
    assert rules(check_file(tmp_path / "good.docx", today=TODAY).findings) == set()
    told = {one.before: one.after for one in done.changes}
    assert told["Số: 5/CV-ĐTN"] == "Số: 05-CV/ĐTN"
    assert told["Phú Lâm, ngày 5 tháng 1 năm 2026"] == "Phú Lâm, ngày 05 tháng 01 năm 2026"


def test_tables_pictures_footnotes_and_annexes_come_along(tmp_path: Path) -> None:
    from PIL import Image

    file = retyped(union_plan(), tmp_path / "full.docx", "tables")
    document = Document(str(file))
    anchor = next(p for p in document.paragraphs if "Ra quân vào" in p.text)
    table = document.add_table(rows=3, cols=3)
    for at, text in enumerate(
        ("STT", "Họ và tên", "Chi đoàn", "1", "Lê Văn Thử", "Thôn Hạ", "2", "Hồ Thị Ví", "Thôn Thượng")
    ):
        table.cell(at // 3, at % 3).text = text
    table.cell(1, 2).merge(table.cell(2, 2))
    anchor._p.addnext(table._tbl)
    picture = BytesIO()
    Image.new("RGB", (300, 200), "white").save(picture, "PNG")
    picture.seek(0)
    shown = document.add_paragraph()
    shown.add_run().add_picture(picture, width=Pt(200))
    table._tbl.addnext(shown._p)
    caption = document.add_paragraph("Ảnh 1: Ra quân tại thôn Hạ")
    shown._p.addnext(caption._p)
    document.save(str(file))
    end("PHỤ LỤC", "LỊCH RA QUÂN")(file)
    end("Thôn Hạ ra quân trước, thôn Thượng ra quân sau.", align="justify", bold=False)(file)
    _with_footnote(file, "Ra quân vào", "Theo lịch đã thống nhất.")

    done = repair(file, tmp_path / "out.docx", today=TODAY)
    kinds = [type(one).__name__ for one in done.letter.body]
    assert "Table" in kinds
    assert "Picture" in kinds
    shown_one = next(one for one in done.letter.body if type(one).__name__ == "Picture")
    assert shown_one.caption == "Ra quân tại thôn Hạ"  # type: ignore[union-attr]
    assert done.doubts == ()
    assert [one.subject for one in done.letter.annexes] == ["LỊCH RA QUÂN"]
    changed = " ".join(one.before for one in done.changes)
    assert not lost(texts(file), [*texts(tmp_path / "out.docx"), changed])
    with zipfile.ZipFile(tmp_path / "out.docx") as package:
        names = package.namelist()
    assert any(name.startswith("word/media/") for name in names)
    assert "word/footnotes.xml" in names


def _with_footnote(file: Path, at: str, note: str) -> None:
    """A footnote as Word writes one: a part of its own and a mark in the text."""
    from tests.check.damage import xml

    w = nsdecls("w")
    body = f'<w:footnotes {w}><w:footnote w:id="2"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    mark = '</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve">'
    xml("word/document.xml", f"({at})", rf"\1{mark}")(file)
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("word/footnotes.xml", body)


def test_what_fits_nothing_is_kept_and_said(tmp_path: Path) -> None:
    file = retyped(union_letter(), tmp_path / "stamped.docx", "tables")
    after("Số: 05-CV", "(Hồ sơ 77 đã nhận)")(file)
    done = repair(file, tmp_path / "out.docx", today=TODAY)
    assert any("Hồ sơ 77" in one.message for one in done.doubts)
    assert any("Hồ sơ 77" in text for text in texts(tmp_path / "out.docx"))


def test_comments_deletions_and_hidden_words_are_said(tmp_path: Path) -> None:
    file = retyped(union_letter(), tmp_path / "tracked.docx", "tables")
    document = Document(str(file))
    paragraph = document.paragraphs[-1]
    deleted = f'<w:del {nsdecls("w")} w:id="1" w:author="x"><w:r><w:delText>bỏ đi</w:delText></w:r></w:del>'
    paragraph._p.append(parse_xml(deleted))
    hidden = f"<w:r {nsdecls('w')}><w:rPr><w:vanish/></w:rPr><w:t>giấu đi</w:t></w:r>"
    paragraph._p.append(parse_xml(hidden))
    document.save(str(file))
    said = " ".join(one.message for one in repair(file, tmp_path / "out.docx", today=TODAY).doubts)
    assert "theo dõi thay đổi" in said
    assert "Chữ ẩn" in said
    assert "bỏ đi" not in " ".join(texts(tmp_path / "out.docx"))


def test_a_blank_of_another_look_does_not_change_the_words_beside_it(tmp_path: Path) -> None:
    file = retyped(union_letter(), tmp_path / "a.docx", "tables")
    document = Document(str(file))
    paragraph = next(one for one in document.paragraphs if one.text.startswith("Thực hiện chương trình"))
    run = paragraph.runs[0]
    whole = run.text
    run.text = "Thực hiện"
    for text, italic in ((" ", True), (whole.removeprefix("Thực hiện "), False)):
        more = paragraph.add_run(text)
        more.italic, more.font.size, more.font.name = italic, run.font.size, run.font.name
    document.save(str(file))
    assert repair(file, tmp_path / "out.docx", today=TODAY).letter.body[0] == Paragraph(text=whole)


@pytest.mark.parametrize(
    ("style", "ruled"),
    [("Table Grid", True), ("Light List", True), ("Normal Table", False), ("Table1", False)],
)
def test_a_table_without_lines_stays_without(style: str, ruled: bool, tmp_path: Path) -> None:
    file = retyped(union_letter(), tmp_path / "a.docx", "tables")
    document = Document(str(file))
    if style == "Table1":
        document.styles.add_style("Table1", WD_STYLE_TYPE.TABLE)
    table = document.add_table(2, 2, style=style)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells),
        ("Bài", "Người hát", "Lên đàng", "Mai"),
        strict=True,
    ):
        cell.text = text
    at = next(one for one in document.paragraphs if one.text.startswith("Thực hiện chương trình"))
    at._p.addnext(table._tbl)
    document.save(str(file))
    body = repair(file, tmp_path / "out.docx", today=TODAY).letter.body
    assert [one.borders for one in body if isinstance(one, Table)] == [ruled]


def test_stress_in_a_table_and_the_sign_of_a_list_are_no_faults(tmp_path: Path) -> None:
    file = retyped(union_letter(), tmp_path / "a.docx", "tables")
    document = Document(str(file))
    at = next(one for one in document.paragraphs if one.text.startswith("Thực hiện chương trình"))
    table = document.add_table(2, 2, style="Table Grid")
    for index, cell in enumerate(cell for row in table.rows for cell in row.cells):
        run = cell.paragraphs[0].add_run(f"Việc {index}")
        run.font.size, run.font.name = Pt(13), "Times New Roman"
        run.bold, run.italic = index < 2, index == 3
    at._p.addnext(table._tbl)
    bullet = at.insert_paragraph_before()
    for text, face in (("• ", "Symbol"), ("Gửi kết quả.", "Times New Roman")):
        run = bullet.add_run(text)
        run.font.name, run.font.size = face, Pt(14)
    document.save(str(file))
    assert not {"type.bold", "type.italic", "type.face"} & set(rules(check_file(file, today=TODAY).findings))


def test_kính_gửi_on_a_decision_moves_to_nơi_nhận(tmp_path: Path) -> None:
    fault = next(one for one in FAULTS if one.rule == "addressee.kind")
    done = repair(made(fault, tmp_path, "faulty"), tmp_path / "out.docx", today=TODAY)
    assert "Các chi đoàn" in [one.name for one in done.letter.recipients]
    assert done.letter.addressees == []


def test_refusals_say_what_to_do(tmp_path: Path) -> None:
    file = retyped(union_decision(), tmp_path / "a.docx", "tables")
    with pytest.raises(OntoItself):
        repair(file, file)
    plain = tmp_path / "plain.docx"
    Document().save(str(plain))
    story = Document()
    story.add_paragraph("Ngày xưa có một người chăn bò ở làng bên kia sông, chiều nào cũng thổi sáo.")
    story.save(str(plain))
    with pytest.raises(NotALetter):
        repair(plain, tmp_path / "out.docx")
    text = tmp_path / "a.txt"
    text.write_text("Số: 05-CV/ĐTN", encoding="utf-8")
    with pytest.raises(OnlyDocx):
        repair(text, tmp_path / "out.docx")
    assert not (tmp_path / "out.docx").exists()
