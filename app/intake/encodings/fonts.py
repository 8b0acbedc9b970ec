"""Which encoding the name of a font stands for, and the conversion of text set in it."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from app.base.text import nfc
from app.intake.encodings import tcvn3, vni

# ".VnTime", ".VnArial NarrowH", in PDFs also "VnTime" and "#20VnTime"; "VNtimes new roman" is VNI's old family name.
_TCVN3: Final = re.compile(
    r"\.Vn[A-Z0-9 ]|VnTime|VnArial|VnCentury|VnAvant|VnHelv|VnBook|VnCourier|VnBlack|VnUniverse|VnSouthern"
)
_VNI: Final = re.compile(r"VNI(?:[-_ ,]|[A-Z0-9][a-z0-9]|$)|VNtimes|VNI\b", re.ASCII)
_STYLE: Final = re.compile(r"[-, ]*(?:Bold|Italic|Regular|Normal|Oblique|MT|PS|BoldItalic)+$")


class Encoding(StrEnum):
    """As the warning names it."""

    TCVN3 = "TCVN3"
    VNI = "VNI"
    VIQR = "VIQR"


class Legacy(NamedTuple):
    """What a font's name tells."""

    encoding: Encoding
    capitals: bool = False


@lru_cache(maxsize=500)
def legacy_of_font(name: str | None) -> Legacy | None:
    """The old encoding that a font of this name holds, None for Unicode fonts and for no name."""
    if not name:
        return None
    plain = name.strip("\"' ")
    if _VNI.match(plain):
        return Legacy(Encoding.VNI)
    if _TCVN3.match(plain):
        return Legacy(Encoding.TCVN3, _STYLE.sub("", plain).rstrip().endswith("H"))
    return None


def to_unicode(text: str, legacy: Legacy) -> str:
    """Text set in a font of an old encoding, as Unicode. What is Unicode Vietnamese already stays: a font may be named
    over text that was converted before."""
    if any(ord(char) > 0x2FF and char.isalpha() for char in text):
        return nfc(text)
    if legacy.encoding is Encoding.VNI:
        return nfc(vni.decode(text))
    return nfc(tcvn3.decode(text, capitals=legacy.capitals))
