"""Fonts as ReportLab embeds them, but a subset once made and packed is kept: while a clerk types, or a batch runs, the
same letters come again and again, and cutting a font is half the cost of a page.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, TTEncoding, TTFont, TTFontFace

_KEPT = 32  # subsets a face, some 20 kB each


class _Face(TTFontFace):
    """One font file."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self._packed = lru_cache(maxsize=_KEPT)(self._pack)

    def _pack(self, codes: tuple[int, ...]) -> tuple[int, bytes]:
        cut = self.makeSubset(list(codes))
        return len(cut), zlib.compress(cut)

    def addSubsetObjects(self, doc: Any, fontname: str, subset: list[int]) -> Any:  # noqa: N802  ReportLab's name
        """As ReportLab's own, with the kept stream in the place of a new one."""
        length, packed = self._packed(tuple(subset))
        stream = pdfdoc.PDFStream(content=packed)
        stream.dictionary["Length1"] = length
        stream.dictionary["Filter"] = pdfdoc.PDFName("FlateDecode")
        told = {
            "Type": "/FontDescriptor",
            "Ascent": self.ascent,
            "CapHeight": self.capHeight,
            "Descent": self.descent,
            "Flags": (self.flags & ~FF_NONSYMBOLIC) | FF_SYMBOLIC,
            "FontBBox": pdfdoc.PDFArray(self.bbox),
            "FontName": pdfdoc.PDFName(fontname),
            "ItalicAngle": self.italicAngle,
            "StemV": self.stemV,
            "FontFile2": doc.Reference(stream, f"fontFile:{fontname}"),
            "MissingWidth": self.defaultWidth,
        }
        return doc.Reference(pdfdoc.PDFDictionary(told), f"fontDescriptor:{fontname}")


class LetterFont(TTFont):
    """A style of the typeface. Codes are given as letters are met: a file carries what it shows and no more."""

    def __init__(self, name: str, path: Path) -> None:
        # Not super().__init__(): it would read the file into a face of its own.
        self.fontName = name
        self.face = _Face(path)
        self.encoding = TTEncoding()
        self.state: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self._asciiReadable = False
        self.shapable = False
