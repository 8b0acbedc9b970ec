"""The typeface of registers: Tinos, which set-up puts into resources/fonts, embedded in every PDF."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from app.base.errors import InputRefused
from app.base.language import mark
from app.base.paths import resource


class FontsMissing(InputRefused):
    code, what = "SO-010", mark("Thiếu phông chữ {file} của chương trình.")
    remedy = mark("Cài lại chương trình (hoặc chạy ./dev run trong cây mã nguồn) để lấy phông chữ.")


class Faces(NamedTuple):
    """Names under which ReportLab knows the four faces."""

    regular: str
    bold: str
    italic: str
    bold_italic: str


@lru_cache(maxsize=1)
def faces() -> Faces:
    """Register the faces once per process. Raises FontsMissing."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    named = Faces("vt-list", "vt-list-bold", "vt-list-italic", "vt-list-bold-italic")
    files = ("Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf")
    for name, file in zip(named, files, strict=True):
        path = resource("fonts", file)
        if not path.is_file():
            raise FontsMissing(str(path), file=file)
        pdfmetrics.registerFont(TTFont(name, str(path)))
    pdfmetrics.registerFontFamily(
        named.regular,
        normal=named.regular,
        bold=named.bold,
        italic=named.italic,
        boldItalic=named.bold_italic,
    )
    return named
