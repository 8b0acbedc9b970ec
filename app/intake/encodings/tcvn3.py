"""TCVN3 (ABC, TCVN 5712:1993 as the .Vn fonts have it): one byte a letter, 74 letters.

The fonts hold small letters and seven capitals only; whole words in capitals are set in a font whose name ends in H and
hold the codes of small letters. Code 0xAD is the letter ư and, to everybody else, the soft hyphen: it must not be lost.
"""

from __future__ import annotations

from typing import Final

_ROWS: Final = (
    (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
    (0xB5, "àảãáạ"),
    (0xBB, "ằẳẵắ"),
    (0xC6, "ặầẩẫấậè"),
    (0xCE, "ẻẽéẹềểễếệìỉ"),
    (0xDC, "ĩíịò"),
    (0xE1, "ỏõóọồổỗốộờởỡớợù"),
    (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
)
TABLE: Final[dict[int, str]] = {
    first + offset: letter for first, letters in _ROWS for offset, letter in enumerate(letters)
}
# Word's own signs for an optional hyphen, met where a file was converted on its way.
_HYPHENS: Final = {0x1F: "ư", 0x02: "ư"}
_TRANSLATE: Final = TABLE | _HYPHENS


def decode(text: str, *, capitals: bool = False) -> str:
    """Unicode of TCVN3 codes held as Latin-1 characters. ``capitals``: the font shows small codes as capitals."""
    found = text.translate(_TRANSLATE)
    return found.upper() if capitals else found
