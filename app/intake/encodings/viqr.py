"""VIQR (RFC 1456): Vietnamese typed in ASCII, the marks after their letter: "Vie^.t Nam", "dda^`u", "DDOA`N".

A backslash keeps the next sign as it is. The marks are also punctuation, so a mark counts after a letter that takes it
only, and at the end of a line a full stop or question mark is taken for punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LETTER_MARKS: Final = {"^": "\u0302", "(": "\u0306", "+": "\u031b", "*": "\u031b"}
_TONES: Final = {"'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
_WORD: Final = re.compile(
    r"\\(?P<kept>.)"
    r"|(?P<bar>dd|Dd|DD)"
    r"|(?P<letter>[aAeEoO]\^|[aA]\(|[oOuU][+*]|[aAeEiIoOuUyY])(?P<tone>['`?~]|\.(?!\.))?"
)
_LINE_END: Final = re.compile(r"[ \t\r]*(?:\n|\Z)")
_STRONG: Final = re.compile(r"[aAeEoO]\^|[aA]\((?=[a-zA-Z'`?~.])|[oOuU]\+|\b[dD][dD](?=[aeiouyAEIOUY])")


def strength(text: str) -> int:
    """How many signs stand here that hardly stand so in any other text."""
    return len(_STRONG.findall(text))


def decode(text: str) -> str:
    """Unicode of VIQR."""
    return _WORD.sub(lambda found: _letter(found, text), text)


def _letter(found: re.Match[str], text: str) -> str:
    if found["kept"]:
        return found["kept"]
    if found["bar"]:
        return "Đ" if found["bar"][0] == "D" else "đ"
    letter, tone = found["letter"], found["tone"] or ""
    kept = ""
    end = found.end()
    if tone in (".", "?") and _LINE_END.match(text, end) and "^" not in letter and "+" not in letter:
        tone, kept = "", tone
    marks = _LETTER_MARKS.get(letter[1:], "") + _TONES.get(tone, "")
    return unicodedata.normalize("NFC", letter[0] + marks) + kept
