"""The eye on a PDF: components from printed lines with their boxes, fonts and sizes, as the reader of files gives them.

What a page shows is measured (type, margins, place, distance of lines); what it does not show (a paragraph gap that is
part of a page break) stays unknown. A distance is taken between lines of one paragraph only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple, Protocol, TypeAlias

from app.base.lengths import Length, mm, pt
from app.check.labels import RUNNING
from app.check.recognise import CELL, NOTE, TITLE, name_parts
from app.check.seen import Seen, SeenLetter, SeenPage, Side, Stroke
from app.standards.schema import Standard


class Run(Protocol):
    """Text of one look."""

    @property
    def text(self) -> str: ...
    @property
    def font(self) -> str | None: ...
    @property
    def size(self) -> float | None: ...
    @property
    def bold(self) -> bool | None: ...
    @property
    def italic(self) -> bool | None: ...


class Line(Protocol):
    """A printed line; ``box`` is x0, y0, x1, y1 in mm from the top left."""

    @property
    def text(self) -> str: ...
    @property
    def box(self) -> tuple[float, float, float, float] | None: ...
    @property
    def runs(self) -> Sequence[Run]: ...
    @property
    def column(self) -> str: ...
    @property
    def opens(self) -> bool: ...


class Page(Protocol):
    @property
    def number(self) -> int: ...
    @property
    def lines(self) -> Sequence[Line]: ...
    @property
    def width(self) -> float | None: ...
    @property
    def height(self) -> float | None: ...


Box: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Line:
    """A part of a printed line, as a line."""

    text: str
    box: Box | None
    runs: Sequence[Run]
    column: str
    opens: bool


@dataclass(frozen=True, slots=True)
class _Page:
    number: int
    lines: Sequence[Line]
    width: float | None
    height: float | None


_NUMBER_AND_DATE: Final = re.compile(r"Số\b.*\bngày\b.*\bnăm\b")
_DATE: Final = re.compile(r"\bngày\b.*\bnăm\b")
_RAGGED: Final = 40.0  # mm: a full line of ragged text ends this near to the edge, or it is not full
_NEAR: Final = 2.5  # mm: two edges that a reader takes for one
_CAPTION: Final = re.compile(r"(?:Bảng|Biểu|Ảnh|Hình)\s*\d+\s*[.:]", re.IGNORECASE)
_FOOTNOTE: Final = 10.6  # pt: running words are never set so small; a note at the foot of its page is
_CONTACT: Final = re.compile(r"(?:ĐT|Điện thoại|Tel|Fax|E-?mail|Website|Địa chỉ|Trụ sở)\s*:", re.IGNORECASE)
_SIDES: Final[dict[str, Side]] = {"left": "left", "right": "right"}


def see(pages: Sequence[Page], standard: Standard) -> SeenLetter:
    """What stands on the pages."""
    width, height = pages[0].width or 0.0, pages[0].height or 0.0
    pages = [_row_parted(page) for page in pages]
    upright = [page for page in pages if page.width is None or abs(page.width - width) < _NEAR]
    numbers = [_page_number(page, standard) for page in pages]
    codes = _file_code(pages[0], numbers[0], standard)
    marks = _over_the_title(pages[0], standard)
    shown = _edges(upright, [*numbers, *codes, *marks], standard)
    left = standard.page.left.use.mm if shown.left is None else shown.left
    right = width - standard.page.right.use.mm if shown.right is None else shown.right
    parts: list[Seen] = []
    for page, number in zip(pages, numbers, strict=True):
        rest = [line for line in page.lines if line is not number and line not in (*codes, *marks)]
        edge = right if page in upright else (page.width or width) - left
        made = [_seen(lines, page.number, left, edge) for lines in _paragraphs(rest, left)]
        if made and page is not pages[0] and made[0].first is not None and abs(made[0].first.mm) < _NEAR:
            made[0] = replace(made[0], first=None)  # it goes on from the page before
        parts.extend(made)
    firsts = [line for page in upright for line in [one for one in page.lines if one not in marks][:1]]
    tops = [line.box[1] for line in firsts if line.box and line not in numbers]
    seen_number = next((n for n in numbers[1:] if n is not None), None)
    named = _judged(name_parts(parts, standard))
    named += [_seen([line], 1, left, right, role=_foot_role(line)) for line in codes]
    named += [_seen([line], 1, left, right, role="circulation") for line in marks]
    return SeenLetter(
        eye="pdf",
        page=SeenPage(
            mm(width),
            mm(height),
            top=_margin(min(tops, default=None), standard.page.top.use),
            left=_margin(shown.left, standard.page.left.use),
            right=_margin(None if shown.right is None else width - shown.right, standard.page.right.use),
            number=_seen([seen_number], 2, left, right, role="page-number") if seen_number else None,
            number_first=numbers[0] is not None,
            pages=_own_pages(named, len(pages)),
        ),
        parts=tuple(named),
    )


def _own_pages(named: Sequence[Seen], whole: int) -> int:
    """The letter's own pages: an annex counts anew."""
    behind = next((one.page for one in named if one.role.startswith("annex-") and one.page), whole + 1)
    return max(behind - 1, 1)


def _row_parted(page: Page) -> Page:
    """The page with number and date apart, where they stand so near that the reader took them for one line."""
    lines: list[Line] = []
    for line in page.lines:
        lines += _parted(line) or _letterhead_parted(line) or [line]
    return _Page(page.number, lines, page.width, page.height)


def _parted(line: Line) -> list[Line]:
    """Number (upright) and place with date (italic) of one row of the letterhead."""
    if line.box is None or not _NUMBER_AND_DATE.match(line.text):
        return []
    at = next((i for i, run in enumerate(line.runs) if i and run.italic and not line.runs[i - 1].italic), 0)
    if not at or not _DATE.search("".join(run.text for run in line.runs[at:])):
        return []
    x0, y0, x1, y1 = line.box
    whole = sum(len(run.text) for run in line.runs) or 1
    middle = x0 + (x1 - x0) * sum(len(run.text) for run in line.runs[:at]) / whole
    halves = (
        ("left", line.runs[:at], (x0, y0, middle, y1)),
        ("right", line.runs[at:], (middle, y0, x1, y1)),
    )
    return [
        _Line("".join(run.text for run in runs).strip(), box, runs, column, True)
        for column, runs, box in halves
    ]


def _letterhead_parted(line: Line) -> list[Line]:
    """The superior organ and the title of the letterhead, where they nearly touch."""
    found = TITLE.search(line.text)
    before = line.text[: found.start()].strip() if found else ""
    if line.box is None or found is None or len(before) < 3 or not line.text.isupper():
        return []
    left: list[Run] = []
    right: list[Run] = list(line.runs)
    while right and len("".join(run.text for run in (*left, right[0])).strip()) <= len(before):
        left.append(right.pop(0))
    if not left or not right:
        return []
    x0, y0, x1, y1 = line.box
    middle = x0 + (x1 - x0) * found.start() / len(line.text)
    return [
        _Line(before, (x0, y0, middle, y1), left, "left", True),
        _Line(line.text[found.start() :], (middle, y0, x1, y1), right, "right", True),
    ]


def _over_the_title(page: Page, standard: Standard) -> list[Line]:
    """Notes on page 1 in its upper margin, over the letterhead ('XEM XONG TRẢ LẠI'): none of the text."""
    top = standard.page.top.use.mm
    made: list[Line] = []
    for line in page.lines[:2]:
        if line.box is None or line.box[3] > top or not line.text.isupper() or TITLE.search(line.text):
            break
        made.append(line)
    return made


def _foot_role(line: Line) -> str:
    """The organ's address at the foot of page 1, else the code under which the letter is stored."""
    return "contact" if _CONTACT.search(line.text) else "file-code"


def _judged(parts: Sequence[Seen]) -> list[Seen]:
    """The parts, and what is no running text for all its place named so: rows of a table, captions, notes at the foot of
    a page. One short line of running words shows no alignment; a centred one is only a guess."""
    made: list[Seen] = []
    caption = False
    for one, after in zip(parts, (*parts[1:], None), strict=True):
        caption = (
            one.role == "body" and one.align == "center" and (caption or _CAPTION.match(one.text) is not None)
        )
        if caption or (one.role == "body" and _is_small(one)):
            made.append(replace(one, role=NOTE))
        elif one.role == "body" and (_is_row(one) or (after and _is_row(after) and _is_head(one))):
            bare = tuple(replace(stroke, bold=None, italic=None) for stroke in one.strokes)
            made.append(replace(one, role=CELL, strokes=bare))  # which rows are the head is not seen
        elif one.role in RUNNING and one.align == "center" and one.pitch is None:
            made.append(replace(one, align=None))
        else:
            made.append(one)
    return made


def _is_small(one: Seen) -> bool:
    sizes = [stroke.size.pt for stroke in one.strokes if stroke.size and stroke.text.strip()]
    return bool(sizes) and max(sizes) < _FOOTNOTE


def _is_row(one: Seen) -> bool:
    """Words with wide gaps between them."""
    return "\t" in one.text


def _is_head(one: Seen) -> bool:
    """A few words over a row of a table, which no sentence ends with."""
    return len(one.text) < 60 and one.pitch is None and one.text.rstrip()[-1:] not in ".:;,/"


def _file_code(page: Page, number: Line | None, standard: Standard) -> list[Line]:
    """What stands in the lower margin of page 1 beside its number."""
    bottom = (page.height or 297) - standard.page.bottom.use.mm
    return [
        line for line in page.lines if line is not number and line.box is not None and line.box[1] > bottom
    ]


def _page_number(page: Page, standard: Standard) -> Line | None:
    """The line that is only the page's number, in the upper or lower margin."""
    top, bottom = standard.page.top.use.mm, (page.height or 297) - standard.page.bottom.use.mm
    for line in (*page.lines[:1], *page.lines[-1:]):
        digits = line.text.strip(" -–")
        if line.box and digits.isdigit() and len(digits) <= 3 and (line.box[1] < top or line.box[3] > bottom):
            return line
    return None


class _Edges(NamedTuple):
    """Left and right edge of the text in mm; ``None`` when no line of this letter shows it."""

    left: float | None
    right: float | None


def _edges(pages: Sequence[Page], apart: Sequence[Line | None], standard: Standard) -> _Edges:
    """The outermost that several lines share. Short paragraphs end anywhere: only a line that its paragraph goes on
    from is full, and only one that goes on begins at the edge; but ink outside the frame shows at once."""
    boxes = [line.box for page in pages for line in page.lines if line.box is not None and line not in apart]
    lefts, rights = sorted(box[0] for box in boxes), sorted((box[2] for box in boxes), reverse=True)
    left = next((a for a, b in pairwise(lefts) if b - a < 0.7), lefts[0] if lefts else None)
    full: list[float] = []
    going_on: list[float] = []
    for page in pages:
        lines = [line for line in page.lines if line.box is not None and line not in apart]
        for above, below in pairwise(lines):
            whole = str(above.column) not in _SIDES and str(below.column) not in _SIDES
            if whole and not below.opens and above.box and below.box and below.box[0] <= above.box[0] + _NEAR:
                going_on.append(below.box[0])
                if left is not None and below.box[0] <= left + 2 * _NEAR:  # one set in opens a paragraph
                    full.append(above.box[2])
    frame_left = standard.page.left.use.mm
    frame_right = (pages[0].width or 0.0) - standard.page.right.use.mm
    if left is not None and left > frame_left + _NEAR and not any(abs(x - left) < 0.7 for x in going_on):
        left = None
    if rights and rights[0] > frame_right + _NEAR:
        return _Edges(left, next((a for a, b in pairwise(rights) if a - b < 0.7), rights[0]))
    full = sorted((x for x in full if x > frame_right - _RAGGED), reverse=True)
    return _Edges(left, next((a for a, b in pairwise(full) if a - b < 0.7), full[0] if full else None))


def _margin(seen: float | None, wanted: Length) -> Length | None:
    """A margin as seen; ink that begins a little inside the frame (an accent, a quote) is the frame."""
    if seen is None:
        return None
    return wanted if 0 <= seen - wanted.mm <= _NEAR else mm(seen)


def _paragraphs(lines: Sequence[Line], left: float) -> list[list[Line]]:
    """Printed lines by paragraph: one that is set in from the text's edge opens a new one, whatever came before."""
    made: list[list[Line]] = []
    for line in lines:
        set_in = line.box is not None and line.box[0] > left + 2 * _NEAR
        goes_on = made and not line.opens and not set_in and made[-1][-1].column == line.column
        if goes_on:
            made[-1].append(line)
        else:
            made.append([line])
    return made


def _seen(lines: Sequence[Line], page: int, left: float, right: float, role: str = "") -> Seen:
    boxes = [line.box for line in lines if line.box is not None]
    strokes: list[Stroke] = []
    for index, line in enumerate(lines):
        strokes.extend(
            Stroke(
                run.text + (" " if position == len(line.runs) - 1 and index < len(lines) - 1 else ""),
                pt(run.size) if run.size else None,
                run.bold,
                run.italic,
                face=run.font,
            )
            for position, run in enumerate(line.runs)
        )
    # The last line may lack letters that hang under the base line; the full ones nearly always have some.
    pitches = [below[3] - above[3] for above, below in pairwise(boxes[:-1])]
    align = _align(boxes, left, right)
    first = None
    if align == "justify" and boxes:
        others = min((box[0] for box in boxes[1:]), default=left)
        first = mm(boxes[0][0] - others)
    return Seen(
        role=role,
        strokes=tuple(strokes),
        side="full" if align == "center" else _side(lines[0], left, right),
        align=align,
        first=first,
        pitch=mm(median(pitches)) if len(pitches) >= 2 else None,
        page=page,
    )


def _side(line: Line, left: float, right: float) -> Side:
    """The column the reader saw, else the half of the page that a short line keeps to."""
    if str(line.column) in _SIDES:
        return _SIDES[str(line.column)]
    if line.box is not None and line.box[2] < (left + right) / 2 and line.box[0] > left + _NEAR:
        return "left"
    return "full"


def _align(boxes: Sequence[tuple[float, float, float, float]], left: float, right: float) -> str | None:
    """Centred or justified, when the lines show it; one short line at the edge shows nothing."""
    if not boxes:
        return None
    middle = (left + right) / 2
    if all(abs((box[0] + box[2]) / 2 - middle) < 1.0 and box[0] > left + _NEAR for box in boxes):
        return "center"
    if len(boxes) >= 3 and all(abs(box[2] - right) < 1.0 for box in boxes[:-1]):
        return "justify"
    if len(boxes) >= 4 and sum(abs(box[2] - right) < 1.0 for box in boxes[:-1]) <= 1:
        return "left"
    return None
