"""Names of files that come from outside, as they may be shown and stored.

A name may hold folders, control characters, overrides of direction ("fdp.exe" shown as "exe.pdf"), bytes of any code
page. What is shown is what it is.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from typing import Final

from app.base.language import mark, tr
from app.base.text import nfc, storable
from app.intake.encodings.syllables import share

MOST: Final = 200  # characters
_BYTES: Final = 240  # common file systems take 255
_UNSEEN: Final = re.compile(
    "[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_NOT_IN_NAMES: Final = re.compile(r'[<>:"|?*\x00-\x1f]')
_NO_TEXT: Final = re.compile("[\ud800-\udfff]")  # bytes of a name that are no text
NAMELESS: Final = mark("khong-ten")


def safe_name(name: str) -> str:
    """The last part of a path, without what cannot be seen, short enough for any disk; never empty."""
    plain = _NO_TEXT.sub("\ufffd", name).replace("\\", "/").rstrip("/").rpartition("/")[2]
    plain = _UNSEEN.sub("", storable(plain)).replace("\n", " ").replace("\t", " ")
    plain = _NOT_IN_NAMES.sub("_", " ".join(plain.split())).strip(". ")
    plain = "".join(
        char for char in plain if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Cn", "Co")
    )
    if not plain:
        return tr(NAMELESS)
    suffix = PurePosixPath(plain).suffix[:12]
    stem = plain[: -len(suffix)] if suffix else plain
    while len(stem) + len(suffix) > MOST or len((stem + suffix).encode()) > _BYTES:
        stem = stem[:-1]
    return stem.strip() + suffix if stem.strip() else tr(NAMELESS) + suffix


def tricky(name: str) -> bool:
    """True when a name holds what hides its end or turns it round."""
    return _UNSEEN.search(name) is not None


def decoded(raw: bytes) -> str:
    """A name in bytes of an unknown code page: UTF-8, else the Windows code page of Vietnam, else that of DOS."""
    try:
        return nfc(raw.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    try:
        found = nfc(raw.decode("cp1258"))
    except UnicodeDecodeError:
        return raw.decode("cp437")
    return found if share(found).rate > 0.5 else raw.decode("cp437")
