"""What readers keep: encodings, marks, runs, lists, hidden and deleted text, columns, rotation."""

from __future__ import annotations

import io
import unicodedata

import pytest

from app.intake import Column, FileType, as_json, guess, read_bytes
from app.intake.readers.columns import split_columns
from tests.intake.letters_youth import CV_PROVINCE
from tests.intake.paper import left_first, pdf
from tests.intake.test_refusals import DOCUMENT, W, package

TEXT = "Số: 12-CV/ĐTN\nKính gửi: Đoàn các xã, phường ở Quảng Ngãi"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding):
    assert read_bytes(TEXT.encode(encoding), "thu.txt").text == TEXT


def test_windows_1258_with_its_separate_tones():
    # The encoding has letters with a circumflex or a horn, and tones apart.
    loose = "".join(
        unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", char) if c not in TONES))
        + "".join(c for c in unicodedata.normalize("NFD", char) if c in TONES)
        for char in TEXT
    )
    source = read_bytes(loose.encode("cp1258"), "thu.txt")
    assert source.text == TEXT
    assert "1258" in source.warnings[0]


TONES = "\u0300\u0301\u0303\u0309\u0323"


def test_marks_of_emphasis_go_and_words_stay():
    text = "# KẾ HOẠCH\n**Về việc** *thi đua* 2*3\n* một\n***\n5 \\- 3\nTRUNG ƯƠNG**ĐOÀN TNCS**"
    assert read_bytes(text.encode(), "a.md").text.splitlines() == [
        "KẾ HOẠCH", "Về việc thi đua 2*3", "- một", "***", "5 - 3", "TRUNG ƯƠNG", "ĐOÀN TNCS",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "SỞ Y TẾ          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            ("SỞ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ),
        (
            "Số:      /QĐ-BNV\t\tHà Nội, ngày     tháng 5 năm 2026",
            ("Số: /QĐ-BNV", "Hà Nội, ngày tháng 5 năm 2026"),
        ),
        ("Số:        - KH/ĐTN", None),
        ("Hà Nội, ngày      tháng 5 năm 2024", None),
        ("Một câu văn      có khoảng trống rộng ở giữa.", None),
    ],
)
def test_typed_columns(line, parts):
    assert split_columns(line) == parts


def test_docx_keeps_what_is_printed_and_nothing_else():
    body = (
        '<w:p><w:r><w:rPr><w:b/><w:sz w:val="28"/><w:rFonts w:ascii=".VnTime"/></w:rPr>'
        "<w:t>Th</w:t><w:softHyphen/><w:t>êng</w:t><w:noBreakHyphen/><w:t>a</w:t></w:r></w:p>"
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:del><w:r><w:t>xóa</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>thêm</w:t></w:r></w:ins></w:p>"
        "<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>hoa</w:t><w:br/><w:t>hai</w:t></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>trong ô</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    )
    xml = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    source = read_bytes(package({"word/document.xml": xml}), "a.docx")
    assert source.text.splitlines() == ["Thường-a", "thêm", "HOA", "HAI", "trong ô", "MẬT"]
    first = source.pages[0].lines[0].runs[0]
    assert (first.font, first.size, first.bold) == (".VnTime", 14.0, True)
    assert source.pages[0].lines[3].opens is False


def test_automatic_lists_print_their_marks():
    import docx

    document = docx.Document()
    document.add_paragraph("Nơi nhận:")
    for text in ("Như trên;", "Lưu VP."):
        document.add_paragraph(text, style="List Bullet")
    for text in ("Một", "Hai"):
        document.add_paragraph(text, style="List Number")
    stream = io.BytesIO()
    document.save(stream)
    source = read_bytes(stream.getvalue(), "a.docx")
    assert source.text.splitlines() == ["Nơi nhận:", "- Như trên;", "- Lưu VP.", "1. Một", "2. Hai"]
    assert [one.value for one in guess(source).recipients] == ["Như trên", "Lưu VP"]


def test_pdf_tells_columns_fonts_and_places(faces):
    source = read_bytes(pdf(CV_PROVINCE, *faces), "a.pdf")
    page = source.pages[0]
    assert (round(page.width), round(page.height)) == (210, 297)
    left = [line.text for line in page.lines if line.column is Column.LEFT]
    right = [line.text for line in page.lines if line.column is Column.RIGHT]
    assert left[:3] == ["BCH ĐOÀN TỈNH SÔNG LAM", "***", "Số: 412-CV/TĐTN-VP"]
    assert right[0] == "ĐOÀN TNCS HỒ CHÍ MINH"
    assert "Lò Thị Hạ Vy" in right
    assert "- Lưu VP." in left
    assert page.lines[0].bold is True
    assert page.lines[0].runs[0].size == 12


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_are_read_upright(faces, turn):
    """Drawn lying and turned back by the page's own rotation, as scanners write it: shown, and read, it stands."""
    import pypdfium2 as pdfium
    from reportlab.pdfgen.canvas import Canvas

    wide, high = 595, 842
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(high, wide) if turn != 180 else (wide, high))
    canvas.translate(*{90: (high, 0), 180: (wide, high), 270: (0, wide)}[turn])
    canvas.rotate({90: 90, 180: 180, 270: -90}[turn])
    canvas.setFont(faces[0], 13)
    canvas.drawString(60, 780, "SỞ NỘI VỤ")
    canvas.drawString(300, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    canvas.drawString(60, 760, "Số: 15/SNV-VP")
    canvas.drawString(320, 760, "Sông Lam, ngày 5 tháng 1 năm 2026")
    canvas.save()
    document = pdfium.PdfDocument(stream.getvalue())
    document[0].set_rotation(turn)
    turned = io.BytesIO()
    document.save(turned)
    page = read_bytes(turned.getvalue(), "a.pdf").pages[0]
    assert (round(page.width), round(page.height)) == (210, 297)
    assert [(line.text, line.column) for line in page.lines] == [
        ("SỞ NỘI VỤ", Column.LEFT),
        ("Số: 15/SNV-VP", Column.LEFT),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Column.RIGHT),
        ("Sông Lam, ngày 5 tháng 1 năm 2026", Column.RIGHT),
    ]
    first = page.lines[0].box
    assert (round(first.x0), round(first.y0)) == (21, 18)


def test_json_has_the_promised_shape(faces):
    source = read_bytes(pdf(CV_PROVINCE, *faces), "a.pdf")
    shown = as_json(source, guess(source), "a.pdf")
    assert list(shown) == ["file", "type", "how", "pages", "text", "guesses", "warnings"]
    assert (shown["type"], shown["how"], shown["pages"]) == ("pdf", "text", 1)
    assert list(shown["guesses"]) == [
        "number", "notation", "date", "place", "issuer", "superior", "kind", "subject", "addressees", "authority",
        "position", "signer", "recipients", "urgency", "secrecy", "deadlines", "cites", "tasks", "attachments", "contacts", "unread",
    ]  # fmt: skip
    assert set(shown["guesses"]["number"]) == {"value", "certainty", "page", "box", "evidence"}
    assert shown["guesses"]["superior"] is None
    assert shown["guesses"]["deadlines"][0]["value"] == "2026-02-27"
    assert set(shown["guesses"]["cites"][0]["value"]) == {"kind", "number", "notation", "date", "issuer"}
    text = read_bytes(left_first(CV_PROVINCE).encode(), "a.txt")
    assert as_json(text, guess(text), "a.txt")["guesses"]["number"]["box"] is None
    assert text.type is FileType.TXT
    assert DOCUMENT
