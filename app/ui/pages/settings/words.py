"""What stored words of the settings are called on screen. A word without a name here is shown as it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.ui.pages.first_run.words import standards


def choice(key: str, value: str) -> str:
    """Name of one of a setting's choices."""
    translate = QCoreApplication.translate
    named = {
        ("language", "vi"): "Tiếng Việt",
        ("language", "en"): "English",
        ("appearance.theme", "system"): translate("Settings", "Theo hệ thống"),
        ("appearance.theme", "light"): translate("Settings", "Sáng"),
        ("appearance.theme", "dark"): translate("Settings", "Tối"),
        ("appearance.theme", "contrast"): translate("Settings", "Tương phản cao"),
        ("numbers.when", "signed"): translate("Settings", "Sau khi người ký đã ký"),
        ("numbers.when", "printing"): translate("Settings", "Ngay khi in bản trình ký tay"),
        ("letters.way", "short"): translate("Settings", "Gọn: một người ký và phát hành"),
        ("letters.way", "usual"): translate("Settings", "Thường: trình, ký, cấp số"),
        ("letters.way", "full"): translate("Settings", "Đủ: duyệt, ký, cấp số, đóng dấu, phát hành"),
    }
    named |= {("letters.standard", one): words for one, words in standards()}
    return named.get((key, value), value)


def book(name: str) -> str:
    """A book of numbers: 'in', 'out:CV', 'copies'."""
    translate = QCoreApplication.translate
    known = {
        "in": translate("Settings", "Văn bản đến"),
        "common": translate("Settings", "Văn bản đi, sổ chung"),
        "copies": translate("Settings", "Bản sao"),
        "secret": translate("Settings", "Văn bản mật"),
        "congress": translate("Settings", "Đại hội"),
    }
    if name.startswith("out:"):
        return translate("Settings", "Văn bản đi, loại {kind}").format(kind=name.removeprefix("out:"))
    return known.get(name, name)
