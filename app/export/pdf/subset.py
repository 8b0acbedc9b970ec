"""Fonts as ReportLab embeds them, but a subset once made and packed is kept: while a clerk types, or a batch runs, the
same letters come again and again, and cutting a font is half the cost of a page.

A character that the face lacks is drawn as an empty square and still read as what it is: the box of a font that stands for
nothing (.notdef) has no place in an archive.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, SUBSETN, TTEncoding, TTFont, TTFontFace

from app.export.pdf.metrics import SQUARE

_KEPT = 32  # subsets a face, some 20 kB each


class _Subset(NamedTuple):
    """What a file holds of a face for one set of letters."""

    length: int  # of the font's file
    font: bytes  # packed
    widths: str
    letters: bytes  # from codes to Unicode, packed


class _Face(TTFontFace):
    """One font file."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.subset = lru_cache(maxsize=_KEPT)(self._subset)

    def _subset(self, codes: tuple[int, ...], name: str) -> _Subset:
        cut = self.makeSubset(list(codes))
        widths = " ".join(f"{self.charWidths.get(code, self.defaultWidth):.6g}" for code in codes)
        return _Subset(len(cut), zlib.compress(cut), f"[{widths}]", zlib.compress(_to_unicode(name, codes)))

    def take_in(self, code: int) -> None:
        """Let a character that the face lacks be drawn as the square."""
        if code not in self.charToGlyph and SQUARE in self.charToGlyph:
            self.charToGlyph[code] = self.charToGlyph[SQUARE]
            self.charWidths[code] = self.charWidths[SQUARE]

    def descriptor(self, doc: Any, fontname: str, subset: _Subset) -> Any:
        stream = pdfdoc.PDFStream(content=subset.font)
        stream.dictionary["Length1"] = subset.length
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
        self.face: _Face = _Face(path)
        self.encoding = TTEncoding()
        self.state: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self._asciiReadable = False
        self.shapable = False

    def addObjects(self, doc: Any) -> None:  # noqa: N802  ReportLab's name
        """As ReportLab's own, with what was kept in the place of what it makes anew."""
        state = self.state.pop(doc)
        shown = doc.idToObject["BasicFonts"].dict
        for number, codes in enumerate(state.subsets):
            name = f"{SUBSETN(number).decode()}+{self.face.name.decode()}"
            kept = self.face.subset(tuple(codes), name)
            letters = pdfdoc.PDFStream(content=kept.letters)
            letters.dictionary["Filter"] = "/FlateDecode"
            font: Any = pdfdoc.PDFTrueTypeFont()
            font.Name, font.BaseFont = f"{state.internalName}+{number}", name
            font.FirstChar, font.LastChar, font.Widths = 0, len(codes) - 1, kept.widths
            font.ToUnicode = doc.Reference(letters, f"toUnicodeCMap:{name}")
            font.FontDescriptor = self.face.descriptor(doc, name, kept)
            doc.Reference(font, font.Name)
            shown[font.Name] = font


def _to_unicode(name: str, codes: tuple[int, ...]) -> bytes:
    """The map by which readers find letters behind codes."""
    rows = "\n".join(
        f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>"
        for code, char in enumerate(codes)
        if char
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def\n"
        f"/CMapName /{name} def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <{len(codes) - 1:02X}> endcodespacerange\n"
        f"{len(codes) - codes.count(0)} beginbfchar\n{rows}\nendbfchar\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()
