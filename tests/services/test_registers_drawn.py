"""Registers as files: many pages, long texts, void lines, text that looks like a formula."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from app.export.lists import forms, pdf, xlsx
from app.export.lists.book import Book, Cover, Entry, Section

COVER = Cover(
    ("ĐOÀN TỈNH HÀ CHÂU",), ("BCH ĐOÀN XÃ ĐỒNG RẠNG",), ("Năm", "2026"), "05/01/2026", "30/11/2026", "1"
)


def entry(number, *, subject="Công văn V/v thông tin, tuyên truyền", void=False, printed="{:02d}-CV/ĐTN"):
    note = "Hủy: in nhầm ngày ký" if void else ""
    cells = (
        printed.format(number),
        "05/5/2026",
        subject,
        "Đỗ Đình Đạt",
        "Ban Thường vụ Tỉnh đoàn",
        "VP",
        "3",
        "",
        "",
        note,
    )
    return Entry(cells, void)


def book(*sections):
    return Book(forms.OUTGOING, COVER, sections)


def pages(content):
    with pypdfium2.PdfDocument(content) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


@pytest.mark.parametrize("form", [forms.OUTGOING, forms.INCOMING])
def test_columns_fill_the_page_between_the_margins(form):
    assert sum(column.width for column in form.columns) == pytest.approx(297 - 30)
    assert form.columns[form.note].head == "Ghi chú"


def test_heads_stand_on_every_page_and_no_line_is_lost():
    content = pdf.draw(
        book(Section(tuple(entry(at) for at in range(1, 301)), "Sổ công văn (CV)", ("01", "300")))
    )
    cover, *body = pages(content)
    assert len(body) > 10
    for at, page in enumerate(body, 1):
        for column in forms.OUTGOING.columns:
            assert column.head in page, (at, column.head)
        assert f"Trang {at}/{len(body)}" in page
    assert "Trang" not in cover
    text = " ".join(body)
    places = [text.index(f" {at:02d}-CV/ĐTN") for at in range(1, 301)]
    assert places == sorted(places)
    assert "Cộng: 300 văn bản." in body[-1]


def test_the_page_is_a4_landscape_with_every_face_embedded():
    content = pdf.draw(book(Section((entry(1),))))
    with pypdfium2.PdfDocument(content) as document:
        assert [round(side) for side in document[1].get_size()] == [842, 595]
    with pikepdf.open(io.BytesIO(content)) as document:
        fonts = [font for page in document.pages for font in page.Resources.get("/Font", {}).values()]
        assert fonts
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)


def test_the_cover_lists_every_book():
    sections = [
        Section((entry(1),), f"Sổ {name}", ("01", "01")) for name in ("công văn (CV)", "kế hoạch (KH)")
    ]
    cover = pages(pdf.draw(book(*sections)))[0]
    assert "Sổ công văn (CV): từ số 01 đến số 01" in cover
    assert "Sổ kế hoạch (KH): từ số 01 đến số 01" in cover
    many = [Section((), f"Sổ thứ {number}") for number in range(24)]
    cover = pages(pdf.draw(book(*many)))[0]
    assert "Sổ thứ 23" in cover
    assert "Quyển số: 1" in cover


def test_a_line_longer_than_a_page_is_split_and_whole():
    words = " ".join(f"chữ{number}" for number in range(900))
    text = " ".join(pages(pdf.draw(book(Section((entry(1), entry(2, subject=words), entry(3)))))))
    assert all(f"chữ{number}" in text for number in range(900))


def test_words_wider_than_their_column_break_after_a_mark():
    printed = "{:02d}-HD/TWĐTN-BTCKT.ANQP.ĐBDC&TTN-VP"
    text = pages(pdf.draw(book(Section((entry(7, printed=printed),)))))[1]
    # pdfium gives U+FFFE for a hyphen at the end of a line.
    assert printed.format(7) in text.replace(" ", "").replace("\ufffe", "-")
    assert "x" * 200 in pages(pdf.draw(book(Section((entry(1, subject="x" * 200),)))))[1].replace(" ", "")


def test_signs_of_markup_are_text():
    subject = "A < B & C > D <b>không đậm</b> &amp;"
    content = book(Section((entry(1, subject=subject),)))
    assert subject in pages(pdf.draw(content))[1]
    rows = CalamineWorkbook.from_filelike(io.BytesIO(xlsx.draw(content))).get_sheet_by_index(0).to_python()
    assert any(subject in row for row in rows)


@pytest.mark.parametrize(
    "text", ["=1+1", "+84 9", "-5", "@SUM(A1)", "http://a.vn", "'quoted", "00123", "1e5", "\x07bell"]
)
def test_text_stays_text_in_the_spreadsheet(text):
    content = xlsx.draw(book(Section((entry(1, subject=text),))))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert any(text.replace("\x07", "") in row for row in rows)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet


def test_names_of_sheets_are_allowed_and_none_is_twice():
    titles = ["a/b:c*?[d]'" + "x" * 40, "a b c d " + "x" * 40, "A b c d " + "x" * 40, ""]
    content = xlsx.draw(book(*(Section((entry(1),), title) for title in titles)))
    names = CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names
    assert len(names) == len({name.casefold() for name in names}) == 4
    assert all(0 < len(name) <= 31 for name in names)


def test_void_lines_are_struck_but_for_the_reason():
    content = xlsx.draw(book(Section((entry(1, void=True), entry(2)))))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert b"<strike/>" in package.read("xl/styles.xml")
    page = pages(pdf.draw(book(Section((entry(1, void=True), entry(2))))))[1]
    assert "Hủy: in nhầm ngày ký" in page
    assert "Cộng: 2 văn bản, trong đó 1 số đã hủy." in page
