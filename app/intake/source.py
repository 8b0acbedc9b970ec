"""What a reader makes of a file: pages of lines, each with its place on the paper where the file knows it.

Owns the shape only. Text is NFC here and never checked again further in. Plain text and DOCX have no places (``box`` is
None); a picture has pages without lines. Readers that get the text by other ways later (OCR, conversion) fill the same
shape and say so in ``how``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple


class FileType(StrEnum):
    """Type of the content, never of the name."""

    PDF = "pdf"
    DOCX = "docx"
    TXT = "txt"
    DOC = "doc"
    RTF = "rtf"
    HTML = "html"
    MHTML = "mhtml"
    ODT = "odt"
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    PPTX = "pptx"
    PPT = "ppt"
    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"
    HEIC = "heic"
    ZIP = "zip"
    EML = "eml"
    MSG = "msg"
    EDXML = "edxml"
    OTHER = "other"  # not read: kept, named, registered by hand


PICTURES: Final = frozenset({FileType.JPEG, FileType.PNG, FileType.TIFF, FileType.HEIC})
CONTAINERS: Final = frozenset({FileType.ZIP, FileType.EML, FileType.MSG})
SHEETS: Final = frozenset({FileType.XLSX, FileType.XLS, FileType.ODS})


class How(StrEnum):
    """How the text was got."""

    TEXT = "text"
    OCR = "ocr"
    MIXED = "mixed"
    CONVERTED = "converted"


class Column(StrEnum):
    """Side of a paired region: letterheads and signature feet stand in two columns."""

    WHOLE = "whole"
    LEFT = "left"
    RIGHT = "right"


class Box(NamedTuple):
    """Rectangle in mm from the page's top left corner."""

    x0: float
    y0: float
    x1: float
    y1: float

    def around(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(
            min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1)
        )


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. None = the file does not say."""

    text: str
    font: str | None = None
    size: float | None = None  # points
    bold: bool | None = None
    italic: bool | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line as the file has it: a printed line in a PDF, a paragraph (or part up to a break) elsewhere."""

    text: str
    box: Box | None = None
    runs: tuple[Run, ...] = ()
    column: Column = Column.WHOLE
    opens: bool = True  # begins a paragraph; False = goes on from the line before
    gap: bool = False  # clear space lies above

    @property
    def bold(self) -> bool | None:
        """True when all letters are bold, False when none is, None when mixed or unknown."""
        looks = {run.bold for run in self.runs if run.text.strip()}
        return looks.pop() if len(looks) == 1 else None


def warped(frame: tuple[float, ...], box: Box) -> Box:
    """The box around a box's corners, moved by a 3 x 3 matrix."""
    a, b, c, d, e, f, g, h, i = frame
    xs, ys = [], []
    for x, y in ((box.x0, box.y0), (box.x1, box.y0), (box.x0, box.y1), (box.x1, box.y1)):
        deep = g * x + h * y + i or 1.0
        xs.append((a * x + b * y + c) / deep)
        ys.append((d * x + e * y + f) / deep)
    return Box(*(round(side, 2) for side in (min(xs), min(ys), max(xs), max(ys))))


class SeenWord(NamedTuple):
    """A word read from a picture. ``box`` in mm of the page picture as it came; ``hand`` = looks written by hand."""

    text: str
    box: Box
    confidence: float
    hand: bool = False

    @property
    def doubtful(self) -> bool:
        """True when a person should look."""
        return self.hand or self.confidence < 0.6


@dataclass(frozen=True, slots=True)
class Page:
    """One page; ``number`` counts from 1. Files without pages are one page of unknown size.

    ``doubts`` says in codes why the text layer is not to be trusted (``readers.pdf_doubts``); such a page, and one without
    lines, is for the recognition of its picture (OCR), which gives the same shape back.

    A page read from a picture has its ``words`` too, and when the picture was turned or straightened for reading, ``frame``:
    the way (3 x 3, row by row) from the straightened page, on which the lines lie, to the picture as it came, both in mm.
    """

    number: int
    lines: tuple[Line, ...]
    width: float | None = None  # mm
    height: float | None = None
    doubts: tuple[str, ...] = ()
    words: tuple[SeenWord, ...] = ()
    frame: tuple[float, ...] | None = None
    hands: tuple[
        tuple[str, Box], ...
    ] = ()  # what was written by hand: number, day or month, on the page as it came

    def placed(self, box: Box) -> Box:
        """A box of the straightened page on the page as it came."""
        return box if self.frame is None else warped(self.frame, box)


@dataclass(frozen=True, slots=True)
class SourceText:
    """All that was read. ``page_count`` is the file's own count; fewer ``pages`` means that reading stopped, with a warning."""

    type: FileType
    how: How
    pages: tuple[Page, ...]
    page_count: int
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The whole text, a line a line, pages parted by a form feed."""
        return "\f".join("\n".join(line.text for line in page.lines) for page in self.pages)
