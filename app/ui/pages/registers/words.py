"""What books and periods are called on this page, and which page a line of a book opens."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from app.services.book_rows import Kind as Register
from app.services.registers import Span

translate = QCoreApplication.translate

_OPENS: Final = {
    Register.OUTGOING: "outgoing",
    Register.SECRET: "outgoing",
    Register.INCOMING: "incoming",
    Register.SECRET_IN: "incoming",
    Register.FOLLOW_UP: "incoming",
    Register.MEMBERS: "members",
    Register.ADMISSIONS: "members",
}
_FILES: Final = {
    Register.OUTGOING: "So-van-ban-di",
    Register.INCOMING: "So-van-ban-den",
    Register.FOLLOW_UP: "So-theo-doi-giai-quyet",
    Register.POST: "So-gui-buu-dien",
    Register.LOAN: "So-su-dung-ban-luu",
    Register.SECRET: "So-van-ban-mat-di",
    Register.SECRET_IN: "So-van-ban-mat-den",
    Register.MEMBERS: "So-danh-sach-doan-vien",
    Register.ADMISSIONS: "So-ket-nap-doan-vien",
}


def label(register: Register) -> str:
    """A book on its chip."""
    return {
        Register.OUTGOING: translate("Registers", "Văn bản đi"),
        Register.INCOMING: translate("Registers", "Văn bản đến"),
        Register.FOLLOW_UP: translate("Registers", "Theo dõi"),
        Register.POST: translate("Registers", "Bưu điện"),
        Register.LOAN: translate("Registers", "Bản lưu"),
        Register.SECRET: translate("Registers", "Mật đi"),
        Register.SECRET_IN: translate("Registers", "Mật đến"),
        Register.MEMBERS: translate("Registers", "Đoàn viên"),
        Register.ADMISSIONS: translate("Registers", "Kết nạp"),
    }[register]


def empty_help(register: Register) -> str:
    """How the first line comes into an empty book."""
    return {
        Register.OUTGOING: translate(
            "Registers", "Cấp số một văn bản ở trang Văn bản đi, nó hiện ngay ở đây."
        ),
        Register.POST: translate("Registers", "Mỗi lần gửi bì qua bưu điện được ghi thành một dòng."),
        Register.LOAN: translate("Registers", "Mỗi lần cho mượn bản lưu được ghi thành một dòng."),
        Register.MEMBERS: translate("Registers", "Thêm đoàn viên ở trang Đoàn viên, họ hiện ngay ở đây."),
        Register.ADMISSIONS: translate(
            "Registers", "Ghi ngày kết nạp cho đoàn viên ở trang Đoàn viên, họ hiện ngay ở đây."
        ),
    }.get(
        register,
        translate("Registers", "Vào sổ một văn bản ở trang Văn bản đến, nó hiện ngay ở đây."),
    )


def opens(register: Register) -> str:
    """The page that shows what a line stands for; '' for a line that is nothing but itself."""
    return _OPENS.get(register, "")


def span_words(span: Span) -> str:
    """'Năm 2026', 'Nhiệm kỳ 2025-2028'."""
    if span.term is not None:
        return translate("Registers", "Nhiệm kỳ {term}").format(term=span.term)
    return translate("Registers", "Năm {year}").format(year=span.year)


def counted(count: int, what: str) -> str:
    """'2 văn bản', '41 đoàn viên': what the lines of a book are, in the reader's language."""
    words = {
        "văn bản": translate("Registers", "{count} văn bản"),
        "đoàn viên": translate("Registers", "{count} đoàn viên"),
    }.get(what, translate("Registers", "{count} dòng"))
    return words.format(count=count)


def file_name(register: Register, span: Span | None, volume: str) -> str:
    """'So-van-ban-di-2026', 'So-van-ban-di-2026-quyen-2'."""
    period = (span.term or str(span.year)) if span else ""
    name = f"{_FILES[register]}-{period}" + (f"-quyen-{volume}" if volume else "")
    return name.replace("/", "-")
