"""The typeface of registers: the one letters are set in, embedded in every PDF."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from app.export.pdf.fonts import STYLES, typeface


class Faces(NamedTuple):
    """Names under which ReportLab knows the faces."""

    regular: str
    bold: str
    italic: str
    bold_italic: str


@lru_cache(maxsize=1)
def faces() -> Faces:
    """Register the faces once per process. Raises NoTypeface."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    files = typeface().files
    named = Faces("list-regular", "list-bold", "list-italic", "list-bold-italic")
    for name, style in zip(named, STYLES, strict=True):
        pdfmetrics.registerFont(TTFont(name, str(files[style])))
    pdfmetrics.registerFontFamily(
        named.regular,
        normal=named.regular,
        bold=named.bold,
        italic=named.italic,
        boldItalic=named.bold_italic,
    )
    return named
