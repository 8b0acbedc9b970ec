"""The recovery sheet: one A4 page with the code that opens the data when the password is forgotten.

Owns its look. The code is set large, in groups, and once more as letters to be read aloud over a telephone.
"""

from __future__ import annotations

import io
from datetime import date
from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.export.lists.faces import faces

# Words of a document for the union's own safe; like all documents they do not follow the window's language.
_TITLE: Final = "PHIẾU KHÔI PHỤC DỮ LIỆU"
_LINES: Final = (
    "Mã dưới đây mở được toàn bộ dữ liệu văn thư của đơn vị khi quên mật khẩu.",
    "In một bản, cho vào phong bì niêm phong, cất trong tủ có khóa cùng con dấu.",
    "Không chụp ảnh, không gửi qua thư điện tử hay tin nhắn. Xóa tệp này sau khi in.",
    "Lập phiếu mới thì mã trên phiếu này hết hiệu lực.",
)
_HOW: Final = (
    "Khi cần: chạy lệnh “vanthu recovery use” rồi gõ mã này; không phân biệt chữ hoa, chữ thường và dấu gạch."
)
_PER_LINE: Final = 3


def draw(code: str, *, organ: str, day: date, mark: str) -> bytes:
    """The PDF's bytes. ``mark`` tells which data folder the sheet belongs to, without naming the machine."""
    face = faces()
    out = io.BytesIO()
    wide, high = A4
    canvas = Canvas(out, pagesize=A4, lang="vi-VN")
    canvas.setTitle("Phiếu khôi phục dữ liệu")
    canvas.setCreator("Văn thư Đoàn")
    top = high - 35 * mm
    if organ:
        canvas.setFont(face.bold, 13)
        canvas.drawCentredString(wide / 2, top, organ)
    top -= 18 * mm
    canvas.setFont(face.bold, 20)
    canvas.drawCentredString(wide / 2, top, _TITLE)
    top -= 16 * mm
    canvas.setFont(face.regular, 13)
    for line in _LINES:
        canvas.drawString(30 * mm, top, f"- {line}")
        top -= 8 * mm
    groups = code.split("-")
    rows = ["   ".join(groups[at : at + _PER_LINE]) for at in range(0, len(groups), _PER_LINE)]
    box = (len(rows) * 13 + 14) * mm
    top -= 6 * mm
    canvas.setLineWidth(1)
    canvas.rect(30 * mm, top - box, wide - 60 * mm, box)
    canvas.setFont(face.bold, 26)
    for at, row in enumerate(rows):
        canvas.drawCentredString(wide / 2, top - (15 + at * 13) * mm, row, charSpace=2)
    top -= box + 12 * mm
    canvas.setFont(face.italic, 12)
    canvas.drawString(30 * mm, top, _HOW[:60].rsplit(" ", 1)[0])
    canvas.drawString(30 * mm, top - 7 * mm, _HOW[len(_HOW[:60].rsplit(" ", 1)[0]) + 1 :])
    top -= 22 * mm
    canvas.setFont(face.regular, 12)
    canvas.drawString(
        30 * mm,
        top,
        f"Ngày lập: {day.day:02d}/{day.month:02d}/{day.year}        Dấu của thư mục dữ liệu: {mark}",
    )
    canvas.drawString(
        30 * mm,
        top - 12 * mm,
        "Người lập (ký, ghi rõ họ tên): ....................................................",
    )
    canvas.showPage()
    canvas.save()
    return out.getvalue()
