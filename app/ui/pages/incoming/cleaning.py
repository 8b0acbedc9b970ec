"""Text as it may stand in a field: no control or direction marks, no longer than the record holds, with a sentence that says so.

Pure. Owns the sentences. The letters of Vietnamese and everything a person can see stay as they are.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate
_UNSEEN: Final = frozenset({"Cc", "Cf", "Co", "Cs"})


def cleaned(text: str, most: int, *, lines: bool = False) -> tuple[str, str]:
    """The text that may stay, and what was done to it ('' when nothing). ``lines``: line ends are kept."""
    head = text[: most * 4]  # what is far too long is not looked through letter by letter
    kept = "".join(_letter(char, lines) for char in head)
    dropped = (
        len(kept) < len(head.replace("\n", "").replace("\r", "")) if not lines else len(kept) < len(head)
    )
    if len(text) > most and len(kept) > most:
        return kept[:most], translate(
            "Cleaning", "Chữ dán vào quá dài ({length} chữ); giữ {most} chữ đầu."
        ).format(length=f"{len(text):,}".replace(",", "."), most=f"{most:,}".replace(",", "."))
    if dropped and kept != text:
        return kept, translate("Cleaning", "Đã bỏ ký tự ẩn lẫn trong chữ dán vào.")
    return kept, ""


def _letter(char: str, lines: bool) -> str:
    if char in "\n\r\t\u2028\u2029":
        return "\n" if lines and char in "\n\u2028\u2029" else " " if char != "\r" else ""
    return "" if unicodedata.category(char) in _UNSEEN else char
