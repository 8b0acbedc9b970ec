"""A PDF whose text layer lies is read from its picture; without recognition the page is left and the clerk is told."""

from __future__ import annotations

import io

import pytest

from app.intake import How, ocr
from app.intake.reading import read_here
from tests.intake import made


def lying() -> bytes:
    """A page that shows the letter and whose font maps every glyph to the next letter."""
    import pikepdf
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    font = "Lying"
    if font not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(font, made.renamed_font(font)))
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.setFont(font, 13)
    for row, text in enumerate(line for line in made.TEXT.splitlines() if len(line) < 90):
        canvas.drawString(60, 780 - 22 * row, text)
    canvas.save()
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(stream.getvalue())) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                table = item.ToUnicode.read_bytes()
                item.ToUnicode.write(shifted(table))
        document.save(out)
    return out.getvalue()


def shifted(table: bytes) -> bytes:
    """A map that points at signs of the private area."""
    import re

    def private(found: re.Match[bytes]) -> bytes:
        return found[1] + b"<%04X>" % (0xE000 + int(found[2], 16) % 0x800)

    return re.sub(rb"(<[0-9A-Fa-f]{2}>\s*)<([0-9A-Fa-f]{4})>(?=\s*\n)", private, table)


def test_without_recognition_the_clerk_is_told(faces, monkeypatch):
    monkeypatch.setattr(ocr, "available", lambda: False)
    source = read_here(lying(), "a.pdf")
    assert source.pages[0].doubts
    assert source.how is How.TEXT
    assert any("Lớp chữ của trang 1 bị lỗi" in said for said in source.warnings)


@pytest.mark.slow
def test_with_recognition_the_picture_is_read(faces):
    if not ocr.available():
        pytest.skip("the data of recognition are not installed")
    source = read_here(lying(), "a.pdf")
    assert source.how is How.OCR
    assert "ĐOÀN TNCS HỒ CHÍ MINH" in source.text
    assert "Kính gửi: Ban Thường vụ các huyện, thị, thành Đoàn" in source.text
    assert any("đã đọc từ ảnh" in said for said in source.warnings)


def test_a_photo_of_nothing_says_so(monkeypatch):
    from PIL import Image

    monkeypatch.setattr(ocr, "available", lambda: False)
    stream = io.BytesIO()
    Image.new("L", (200, 300), 255).save(stream, "PNG")
    source = read_here(stream.getvalue(), "anh.jpg")
    assert source.type.value == "png"
    assert "PNG" in source.warnings[0]
    assert any("ảnh chụp" in said for said in source.warnings)


def scan(words: list[str]) -> bytes:
    """A page that is one picture, with these words laid over it as text."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.drawImage(ImageReader(Image.new("L", (600, 850), 250)), 0, 0, 595, 842)
    for row, text in enumerate(words):
        canvas.drawString(60, 800 - 14 * row, text)
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["Signed by: Uy ban nhan dan xa", "Date: 2026.02.03 10:11:12 +07:00"], ("few-letters",)),
        (["CQNG HOA XA HQI CHU NGHIA VIeT NAM", "Doc lap - Tu do - Hanh phuc", "Kinh gui cac don vi tryc thuoc"] * 6, ("poor-layer",)),
        (["The annual meeting of the members will take place on the first of March at nine o'clock"] * 6, ()),
    ],
)  # fmt: skip
def test_words_over_a_scan(monkeypatch, words, why):
    monkeypatch.setattr(ocr, "available", lambda: False)
    found = read_here(scan(words), "a.pdf").pages[0].doubts
    assert bool(found) == bool(why)
    assert set(why) <= set(found) or "no-marks" in found
