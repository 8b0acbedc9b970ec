"""What stored words of the settings are called on screen. A word without a name here is shown as it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.ui.pages.first_run.words import standards


def choice(key: str, value: str) -> str:
    """Name of one of a setting's choices."""
    say = QCoreApplication.translate
    named = {
        ("language", "vi"): "Tiếng Việt",
        ("language", "en"): "English",
        ("appearance.theme", "system"): say("Settings", "Theo hệ thống"),
        ("appearance.theme", "light"): say("Settings", "Sáng"),
        ("appearance.theme", "dark"): say("Settings", "Tối"),
        ("appearance.theme", "contrast"): say("Settings", "Tương phản cao"),
        ("numbers.when", "signed"): say("Settings", "Sau khi người ký đã ký"),
        ("numbers.when", "printing"): say("Settings", "Ngay khi in bản trình ký tay"),
    }
    named |= {("letters.standard", one): words for one, words in standards()}
    return named.get((key, value), value)


def book(name: str) -> str:
    """A book of numbers: 'in', 'out:CV', 'copies'."""
    say = QCoreApplication.translate
    known = {
        "in": say("Settings", "Văn bản đến"),
        "common": say("Settings", "Văn bản đi, sổ chung"),
        "copies": say("Settings", "Bản sao"),
        "secret": say("Settings", "Văn bản mật"),
        "congress": say("Settings", "Đại hội"),
    }
    if name.startswith("out:"):
        return say("Settings", "Văn bản đi, loại {kind}").format(kind=name.removeprefix("out:"))
    return known.get(name, name)
