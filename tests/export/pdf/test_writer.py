"""The PDF as others read it: words, fonts, properties, bytes."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
import unicodedata
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.base.errors import DiskFull, FolderReadOnly
from app.base.lengths import mm, pt
from app.export.pdf.fonts import VIETNAMESE
from app.export.pdf.writer import composed, render, write
from app.layout.sheet import Align, Cell, Field, Grid, PageBreak, Role, Row, Rule, Sheet, Span
from tests.export.sheets import A4, TEXT, lines_para, para, sheet, spans_para

LETTERS = "".join(map(chr, sorted(VIETNAMESE)))


def full() -> Sheet:
    """Every kind of block, every look."""
    head = Grid(
        "head",
        (mm(70), mm(90)),
        (
            Row(
                (
                    Cell((para("ĐOÀN XÃ SƠN ĐỊNH", bold=True, align=Align.CENTER, part="organ.issuing[0]"),)),
                    Cell(
                        (
                            para("ĐOÀN TNCS HỒ CHÍ MINH", bold=True, align=Align.CENTER),
                            Rule(Role.TITLE, mm(50), pt(6), pt(3), pt(0.75)),
                        )
                    ),
                )
            ),
        ),
    )
    mixed = spans_para(
        (
            Span("Thường", bold=True),
            Span(" trực "),
            Span("tỉnh", italic=True, underline=True),
            Span(" đoàn", bold=True, italic=True),
            Span("(3b)", raised=True),
            Span(" ngày\u00a005\u00a0tháng\u00a03, " + TEXT),
        ),
        first=mm(10),
        after=pt(6),
    )
    page = replace(
        A4,
        number=spans_para((Span("2", field=Field.PAGE),), role=Role.PAGE_NUMBER, align=Align.CENTER),
        number_top=mm(10),
        first_foot=(para("D:/luu/05.docx", size=pt(9), pitch=pt(11)),),
        foot_bottom=mm(8),
    )
    return sheet(
        head, para("KHẨN", frame=True, align=Align.CENTER), para("", pitch=pt(12)), mixed,
        para("I. Mở đầu", bold=True, outline=1), para(TEXT, part="body[0]"), PageBreak(), para("1. Điều", outline=2),
        lines_para(2), page=page,
    )  # fmt: skip


def words_of(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    # pdfium tells a hyphen at a line's end by a character of its own.
    return text.replace("\ufffe", "-").replace("\x02", "-").split()


def words_in(given: Sheet) -> list[str]:
    from app.export.pdf.flow import flow
    from app.export.pdf.fonts import typeface

    lines = (line for page in flow(given, typeface()).pages for line in page.lines())
    return " ".join("".join(piece.text for piece in line.line.pieces) for line in lines).split()


def test_words_come_out_as_they_stand() -> None:
    given = full()
    data = render(given).data
    assert words_of(data) == words_in(given)
    assert "đoàn(3b)" in words_of(data)
    assert "2" in words_of(data)  # the number of the second page


def test_poppler_reads_the_same_words(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    write(full(), file)
    told = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True, text=True)
    assert sorted(told.stdout.replace("\u00a0", " ").split()) == sorted(words_in(full()))


def test_every_vietnamese_letter_in_every_style() -> None:
    blocks = [para(LETTERS, bold=b, italic=i, align=Align.LEFT) for b in (False, True) for i in (False, True)]
    assert "".join(words_of(render(sheet(*blocks)).data)) == LETTERS * 4


@settings(max_examples=30)
@given(st.lists(st.text(LETTERS + "0123456789-/.,;()“”–%\u00a0 ", max_size=90), max_size=4))
def test_text_back(texts) -> None:
    given = sheet(*(para(text, align=Align.LEFT) for text in texts))
    assert "".join(words_of(render(given).data)) == "".join("".join(texts).split())


def test_more_letters_than_a_subset_holds() -> None:
    many = "".join(chr(code) for code in (*range(0x21, 0x7F), *range(0xC0, 0x180), *range(0x1EA0, 0x1EFA)))
    text = " ".join(re.findall("....", many))
    made = render(sheet(para(text, align=Align.LEFT)))
    assert words_of(made.data) == text.split()
    assert not made.missing


# --- the file ------------------------------------------------------------------------------------------


def test_fonts_are_embedded_as_subsets_and_no_other_is_named() -> None:
    with pikepdf.open(_stream(render(full()).data)) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert fonts
        for font in fonts:
            assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont))
            assert font.FontDescriptor.FontFile2.read_bytes()
            assert font.ToUnicode.read_bytes()
        raw = render(full()).data
        assert b"Helvetica" not in raw
        assert b"/Trans" not in raw


def test_what_the_file_says_about_itself() -> None:
    with pikepdf.open(_stream(render(full()).data)) as pdf:
        told = {str(key): str(value) for key, value in pdf.docinfo.items()}
        assert told == {
            "/Title": "Kế hoạch thử",
            "/Subject": "thử",
            "/Author": "ĐOÀN XÃ SƠN ĐỊNH",
            "/Producer": "Văn thư Đoàn",
            "/Creator": "Văn thư Đoàn",
        }
        assert str(pdf.Root.Lang) == "vi-VN"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_outline() as outline:
            (first,) = outline.root
            assert (first.title, [child.title for child in first.children]) == ("I. Mở đầu", ["1. Điều"])


def test_a_date_only_when_one_is_given() -> None:
    moment = datetime(2026, 3, 5, 8, 30, tzinfo=timezone(timedelta(hours=7)))
    with pikepdf.open(_stream(render(full(), created=moment).data)) as pdf:
        assert str(pdf.docinfo.CreationDate) == "D:20260305083000+07'00'"


def test_levels_of_bookmarks_may_jump() -> None:
    given = sheet(para("a", outline=3), para("b", outline=9), para("c", outline=1))
    with pikepdf.open(_stream(render(given).data)) as pdf, pdf.open_outline() as outline:
        assert [one.title for one in outline.root] == ["a", "c"]


def test_equal_sheets_are_equal_bytes() -> None:
    assert render(full()).data == render(full()).data
    assert render(full()).data != render(sheet(para("a"))).data


def test_equal_bytes_in_another_process() -> None:
    code = (
        "import sys, hashlib; from tests.export.pdf.test_writer import full; from app.export.pdf.writer import render;"
        "sys.stdout.write(hashlib.sha256(render(full()).data).hexdigest())"
    )
    root = Path(__file__).parents[3]
    told = [
        subprocess.run(
            [sys.executable, "-c", code], cwd=root, env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            capture_output=True, check=True, text=True,
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert told[0] == told[1] != ""


def test_marks_beside_their_letters_are_put_together() -> None:
    apart = unicodedata.normalize("NFD", TEXT)
    given = sheet(para(apart), Grid("head", (mm(160),), (Row((Cell((para(apart),)),)),)))
    whole = sheet(para(TEXT), Grid("head", (mm(160),), (Row((Cell((para(TEXT),)),)),)))
    assert render(given).data == render(whole).data
    assert composed(whole) is whole


def test_letters_the_face_lacks_are_named_with_their_place() -> None:
    made = render(sheet(para("Vui 🙂 lên", part="body[2].text"), para("漢", bold=True)))
    assert [(one.char, one.part) for one in made.missing] == [("🙂", "body[2].text"), ("漢", None)]
    assert made.missing[0].name == "U+1F642 SLIGHTLY SMILING FACE"
    assert not render(full()).missing


def test_pages_are_counted_and_sized() -> None:
    made = render(full())
    document = pypdfium2.PdfDocument(made.data)
    assert (made.pages, len(document)) == (2, 2)
    assert document[0].get_size() == pytest.approx((595.28, 841.89), abs=0.05)


def test_a_sheet_without_blocks_is_a_blank_page() -> None:
    assert render(sheet()).pages == 1


# --- the disk ------------------------------------------------------------------------------------------


def test_an_older_file_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "thư.pdf"
    file.write_bytes(b"old")
    write(full(), file)
    assert file.read_bytes() == render(full()).data
    assert [one.name for one in tmp_path.iterdir()] == ["thư.pdf"]


def test_a_full_disk_leaves_the_older_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"old")

    def full_disk(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(DiskFull):
        write(full(), file)
    assert file.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(FolderReadOnly):
        write(full(), tmp_path / "no" / "a.pdf")


def test_layout_does_not_load_the_pen() -> None:
    code = "import sys, app.layout.lines, app.layout.sheet, app.export.pdf.fonts, app.export.pdf.flow; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[3]).returncode == 0


def _stream(data: bytes):
    import io

    return io.BytesIO(data)
