"""The pen of the PDF writer: letters as codes of the embedded subset, operators as text, pages into ReportLab.

Owns the only touch with ReportLab. Its canvas keeps the document (objects, fonts, outline); the contents of a page are
written here as operators, one ``Tj`` a run of one look, with real blanks in it that ``Tw`` widens: readers of the file
find words and blanks where they stand, and no letter passes through Python one by one.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from app.export.pdf.archive import add_entries
from app.export.pdf.fonts import STYLES, Style, Typeface
from app.export.pdf.images import embed
from app.export.pdf.packing import packed
from app.export.pdf.structure import Element, objects
from app.layout.lines import Piece, Ticks
from app.layout.sheet import Image

if TYPE_CHECKING:
    from app.export.pdf.subset import LetterFont

PER_POINT: Final = 120
_UNDERLINE: Final = (0.11, 0.05)  # how far below the baseline, and how thick, in sizes of type


@lru_cache(maxsize=4)
def _registered(face: Typeface) -> dict[Style, LetterFont]:
    """The four styles as ReportLab knows them; read once per process."""
    from reportlab import rl_config
    from reportlab.pdfbase.pdfmetrics import registerFont

    from app.export.pdf.subset import LetterFont

    rl_config.useA85 = 0  # bytes as bytes: a fifth smaller, and quicker
    fonts = {}
    for (bold, italic), path in face.files.items():
        name = f"VanThu-{face.name.replace(' ', '')}" + "-Bold" * bold + "-Italic" * italic
        fonts[bold, italic] = LetterFont(name, path)
        registerFont(fonts[bold, italic])
    return fonts


class _Codes(dict[str, int]):
    """Character to subset * 256 + code, for one style in one document."""

    __slots__ = ("_doc", "_font")

    def __init__(self, font: LetterFont, doc: object) -> None:
        super().__init__()
        self._font = font
        self._doc = doc

    def __missing__(self, char: str) -> int:
        self._font.face.take_in(ord(char))
        ((subset, code),) = self._font.splitString(char, self._doc)
        self[char] = value = subset * 256 + code[0]
        return value


class Pen:
    """One PDF file in the making. Coordinates are ticks from the paper's upper left corner."""

    def __init__(self, face: Typeface, *, tagged: bool = False) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self._fonts = _registered(face)
        # Its contents and document are reached directly, which its stubs do not show.
        canvas: Any = Canvas
        # Invariant: no clock and no chance in the file; equal sheets give equal bytes.
        self.canvas = canvas(
            io.BytesIO(),  # never written to: ``packing`` makes the file
            initialFontName=self._fonts[STYLES[0]].fontName,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
        )
        doc = self.canvas._doc
        self._codes = {style: _Codes(font, doc) for style, font in self._fonts.items()}
        self._names: dict[tuple[Style, int], str] = {}
        self._tagged = tagged
        self._text: list[str] = []
        self._strokes: list[str] = []
        self._pictures: list[str] = []
        self._open = False
        self._look: tuple[str, Ticks] | None = None
        self._stretch = 0.0
        self._rgb = ""
        self._height = 0

    def use(self, letters: Mapping[Style, set[str]]) -> None:
        """Give codes to all letters of the file before the first is written: sorted, so that texts with the same
        letters, as a text before and after a keystroke, need the same subset."""
        for style, chars in letters.items():
            codes = self._codes[style]
            for char in sorted(chars):
                codes[char]

    def start_page(self, width: Ticks, height: Ticks) -> None:
        self._height = height
        self.canvas.setPageSize((width / PER_POINT, height / PER_POINT))
        self._text, self._strokes, self._pictures = [], [], []
        self._look, self._stretch, self._rgb, self._open = None, 0.0, "", False

    def begin(self, said: str) -> None:
        """The text that follows is a piece of contents, until the next one or the page's end."""
        self._text.append(f"EMC {said}" if self._open else said)
        self._open = True

    def write(self, piece: Piece, x: Ticks, baseline: Ticks, *, until: int = 0, then: str = "") -> None:
        """A run of text in one look, its column's left edge at ``x``. After ``until`` letters of it another piece of contents
        begins."""
        span = piece.span
        style = (span.bold, span.italic)
        codes = list(map(self._codes[style].__getitem__, piece.text))
        left, base = (x + piece.x) / PER_POINT, (self._height - baseline + piece.rise) / PER_POINT
        if piece.stretch != self._stretch:
            self._text.append(f"{piece.stretch / PER_POINT:.4f} Tw")
            self._stretch = piece.stretch
        self._text.append(f"1 0 0 1 {left:.3f} {base:.3f} Tm")
        if until:
            self._codes_of(style, piece.size, codes[:until])
            self.begin(then)
        self._codes_of(style, piece.size, codes[until:])
        if span.underline:
            depth, thick = (part * piece.size for part in _UNDERLINE)
            self.rule(x + piece.x, round(baseline - piece.rise + depth), piece.width, thick)

    def _codes_of(self, style: Style, size: Ticks, codes: list[int]) -> None:
        if max(codes) < 256:
            self._show(style, 0, size, bytes(codes))
        else:
            for subset, group in groupby(codes, key=lambda code: code >> 8):
                self._show(style, subset, size, bytes(code & 255 for code in group))

    def _show(self, style: Style, subset: int, size: Ticks, codes: bytes) -> None:
        name = self._names.get((style, subset))
        if name is None:
            name = self._fonts[style].getSubsetInternalName(subset, self.canvas._doc)
            self._names[style, subset] = name
        if (name, size) != self._look:
            self._text.append(f"{name} {size / PER_POINT:g} Tf")
            self._look = (name, size)
        self._text.append(f"<{codes.hex()}> Tj")

    def rule(self, x: Ticks, y: Ticks, length: Ticks, thickness: float) -> None:
        """A horizontal line whose middle stands at ``y``."""
        left, right = x / PER_POINT, (x + length) / PER_POINT
        height = (self._height - y) / PER_POINT
        self._strokes.append(
            f"{thickness / PER_POINT:.3f} w {left:.3f} {height:.3f} m {right:.3f} {height:.3f} l S"
        )

    def frame(self, x: Ticks, top: Ticks, width: Ticks, height: Ticks, thickness: float) -> None:
        left, bottom = x / PER_POINT, (self._height - top - height) / PER_POINT
        self._strokes.append(
            f"{thickness / PER_POINT:.3f} w {left:.3f} {bottom:.3f} "
            f"{width / PER_POINT:.3f} {height / PER_POINT:.3f} re S"
        )

    def strokes(
        self, x: Ticks, y: Ticks, ends: Iterable[tuple[Ticks, Ticks, Ticks, Ticks]], thickness: float
    ) -> None:
        """Lines from point to point, measured from ``x``, ``y``."""
        height = self._height - y
        self._strokes.append(f"{thickness / PER_POINT:.3f} w")
        self._strokes += (
            f"{(x + x0) / PER_POINT:.3f} {(height - y0) / PER_POINT:.3f} m "
            f"{(x + x1) / PER_POINT:.3f} {(height - y1) / PER_POINT:.3f} l S"
            for x0, y0, x1, y1 in ends
        )

    def picture(
        self, image: Image, x: Ticks, top: Ticks, width: Ticks, height: Ticks, said: str = ""
    ) -> None:
        """An upright JPEG or PNG with its upper left corner at ``x``, ``top``. The same one is in the file once."""
        name = embed(self.canvas._doc, image)
        self.canvas._formsinuse.append(image.digest)
        left, low = x / PER_POINT, (self._height - top - height) / PER_POINT
        wide, high = width / PER_POINT, height / PER_POINT
        drawn = f"q {wide:.3f} 0 0 {high:.3f} {left:.3f} {low:.3f} cm /{name} Do Q"
        self._pictures.append(f"{said} {drawn} EMC" if said else drawn)

    def colour(self, rgb: str) -> None:
        """What follows is drawn in this colour; '' is black."""
        if rgb == self._rgb:
            return
        self._rgb = rgb
        parts = [int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)] if rgb else [0.0, 0.0, 0.0]
        said = " ".join(f"{part:.3g}" for part in parts)
        self._text.append(f"{said} rg")
        self._strokes.append(f"{said} RG")

    def end_page(self) -> None:
        canvas = self.canvas
        if self._text:
            canvas._code.extend(("BT", *self._text, *["EMC"] * self._open, "ET"))
        canvas._code.extend(self._pictures)
        if self._strokes and self._tagged:
            canvas._code.extend(("/Artifact BMC", *self._strokes, "EMC"))
        else:
            canvas._code.extend(self._strokes)
        canvas.showPage()
        page = canvas._doc.Pages.pages[-1]
        page.Trans = None  # ReportLab leaves an empty one on every page; PDF/A refuses it
        if self._tagged:
            add_entries(page, StructParents=len(canvas._doc.Pages.pages) - 1, Tabs="/S")

    def finish(self, root: Element | None = None, owners: Sequence[Sequence[Element]] = ()) -> bytes:
        """The file, with the tree that stands on ``root`` when it is tagged; ``owners`` as ``structure`` wants them."""
        if root is None:
            return packed(self.canvas, lambda _: {})
        doc = self.canvas._doc
        numbers = doc.idToObjectNumberAndVersion
        own = _set_tree(self.canvas)
        pages = [numbers[f"Page{at}"][0] for at in range(1, len(doc.Pages.pages) + 1)]
        return packed(self.canvas, lambda first: objects(root, owners, pages, own, first))


def _set_tree(canvas: Any) -> int:
    """Say that the file is tagged; the number of the object that its tree will be."""
    from reportlab.pdfbase.pdfdoc import PDFDictionary

    tree = PDFDictionary({})
    doc = canvas._doc
    doc.Catalog.StructTreeRoot, doc.Catalog.MarkInfo = tree, PDFDictionary({"Marked": "true"})
    number: int = doc.idToObjectNumberAndVersion[doc.Reference(tree).name][0]
    return number
