"""A scan that comes in: the original untouched, its searchable twin beside it, its words found by search."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw, ImageFont

from app.base.paths import resource
from app.intake import ocr
from app.services.searchable import SEARCHABLE
from tests.factory import desk as make_desk

pytestmark = pytest.mark.skipif(not ocr.available(), reason="no recognition data (tools/ocr_data.py)")


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path)
    yield made
    made.close()


def scan():
    """A page of a few lines as a PNG of 150 dpi."""
    page = Image.new("L", (1240, 1754), 255)
    pen = ImageDraw.Draw(page)
    face = ImageFont.truetype(str(resource("fonts", "BeVietnamPro-Regular.ttf")), 30)
    for row, line in enumerate(
        (
            "ĐOÀN XÃ VĨNH HÒA ĐÔNG",
            "Kính gửi: Các chi đoàn trực thuộc",
            "Đề nghị các chi đoàn báo cáo kết quả thu gom pin cũ",
        )
    ):
        pen.text((150, 200 + 90 * row), line, fill=0, font=face)
    held = io.BytesIO()
    page.save(held, "PNG", dpi=(150, 150))
    return held.getvalue()


def test_the_twin_lies_beside_the_original(desk):
    data = scan()
    letter = desk.incoming.receive_bytes(data, "quét 1.png").result
    shown = desk.incoming.show(letter)
    roles = {file["role"]: file for file in shown["files"]}
    assert roles["original"]["size"] == len(data)
    assert desk.incoming.original(letter)[1] == data
    twin = roles[SEARCHABLE]
    assert twin["mime"] == "application/pdf" and twin["name"].startswith("quét 1")
    with pdfium.PdfDocument(desk.incoming._vault().get(twin["sha256"])) as document:
        assert "thu gom pin" in document[0].get_textpage().get_text_range()
    desk.incoming.register(letter)
    assert [row.id for row in desk.incoming.search("thu gom pin cũ")] == [letter]
