"""Lays the PDF that LibreOffice makes of our DOCX over our own PDF, word for word.

Held: the same words in the same order; a line ends at the same word; a word stands on the same page within the figures.
Rules, underlines and frames have their twins. The one thing forgiven, counted and named, is a line within 1 mm of the bottom margin that went to the other page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from app.export.pdf.flow import flow
from app.export.pdf.fonts import typeface
from app.layout.lines import ticks
from app.layout.sheet import Page, Sheet
from tests.agreement.strokes import Stroke, strokes_of
from tests.agreement.words import MM, Letter, Word, page_count, words_of

ACROSS = 0.3  # mm
DOWN = 0.5
STROKE = 0.5  # mm; an underline ends where a word processor drops what widened blanks leave
NOTES_LINE = 40.0  # mm: a quarter of the text
NEAR = 1.0  # mm from the bottom margin


@dataclass(slots=True)
class Report:
    name: str
    words: int = 0
    lines: int = 0
    pages: int = 0
    strokes: int = 0
    across: float = 0.0  # greatest |dx| in mm
    down: float = 0.0
    faults: list[str] = field(default_factory=list)
    near_margin: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        told = f"{self.name}: {self.pages} pages, {self.lines} lines, {self.words} words, "
        told += f"dx {self.across:.2f} mm, dy {self.down:.2f} mm"
        return "\n  ".join([told, *self.faults[:8], *(f"near the margin: {one}" for one in self.near_margin)])


def compare(name: str, sheet: Sheet, docx_pdf: Path, own_pdf: Path) -> Report:
    report = Report(name)
    papers, empty = _papers(sheet)
    theirs = [letter for word in words_of(docx_pdf) for letter in word.letters]
    ours = words_of(own_pdf, empty)
    report.pages = page_count(own_pdf) - len(empty)
    if page_count(docx_pdf) != report.pages:
        report.faults.append(f"{page_count(docx_pdf)} pages of the DOCX, {report.pages} of the PDF")
    inside = [word for word in ours if _inside(word.letters[0], papers)]
    _text(report, papers, [letter for letter in theirs if _inside(letter, papers)], inside)
    outside = [letter for word in ours for letter in word.letters if not _inside(letter, papers)]
    _margins(report, [letter for letter in theirs if not _inside(letter, papers)], outside)
    if not report.faults and not report.near_margin:
        _strokes(report, strokes_of(docx_pdf), strokes_of(own_pdf, empty))
    return report


def _strokes(report: Report, theirs: list[Stroke], ours: list[Stroke]) -> None:
    """Rules, underlines and frames: each has its twin in the other file."""
    report.strokes = len(ours)
    for which, side, other in (("PDF", ours, theirs), ("DOCX", theirs, ours)):
        for stroke in side:
            # LibreOffice forgets the line over the footnotes from the second section on.
            over_notes = which == "PDF" and abs(stroke.right - stroke.left - NOTES_LINE) < 2
            if not over_notes and not any(stroke.near(twin, STROKE) for twin in other):
                report.faults.append(f"only the {which} has a stroke: {stroke}")


def _papers(sheet: Sheet) -> tuple[list[Page], set[int]]:
    """The paper of every page of our PDF, and the back sides left empty: LibreOffice has them too, but not in its PDF."""
    turned = {ticks(section.page.width): section.page for section in sheet.sections}
    placed = flow(sheet, typeface()).pages
    empty = {at for at, page in enumerate(placed) if not page.items and turned[page.width].mirror}
    return [turned[page.width] for at, page in enumerate(placed) if at not in empty], empty


def _inside(letter: Letter, papers: list[Page]) -> bool:
    page = papers[min(letter.page, len(papers) - 1)]
    return page.top.pt - 1 < letter.y < (page.height - page.bottom).pt + 1


def _text(report: Report, papers: list[Page], theirs: list[Letter], ours: list[Word]) -> None:
    """Word by word, where the words are those of our PDF: it draws them, LibreOffice draws runs."""
    if not _same_letters(report, theirs, [letter for word in ours for letter in word.letters]):
        return
    report.words = len(ours)
    shifted = False  # a line went to the other page; what follows it on that page stands elsewhere
    at = 0
    before = ""
    for word in ours:
        docx, pdf = theirs[at], word.letters[0]
        for one, other in zip(theirs[at:], word.letters, strict=False):
            if one.starts_line != other.starts_line:
                which = "DOCX" if one.starts_line else "PDF"
                report.faults.append(f"only the {which} breaks in “{before} | {word.text}”, {pdf.place}")
        report.lines += pdf.starts_line
        down = abs(docx.y - pdf.y) / MM
        if docx.page != pdf.page:
            if pdf.starts_line and not shifted:
                _other_page(report, papers[pdf.page], word.text, docx, pdf)
            shifted = True
        elif not (shifted and down > DOWN):
            shifted = False
            _measure(report, word.text, docx, pdf)
        at += len(word.letters)
        before = word.text


def _same_letters(report: Report, theirs: list[Letter], ours: list[Letter]) -> bool:
    docx, pdf = ("".join(letter.text for letter in side) for side in (theirs, ours))
    if docx == pdf:
        return True
    at = next(
        (i for i, (a, b) in enumerate(zip(docx, pdf, strict=False)) if a != b), min(len(docx), len(pdf))
    )
    around = slice(max(0, at - 15), at + 15)
    report.faults.append(f"other words: DOCX “{docx[around]}”, PDF “{pdf[around]}”")
    return False


def _measure(report: Report, text: str, docx: Letter, pdf: Letter) -> None:
    across, down = abs(docx.x - pdf.x) / MM, abs(docx.y - pdf.y) / MM
    report.across, report.down = max(report.across, across), max(report.down, down)
    if across > ACROSS or down > DOWN:
        report.faults.append(
            f"“{text}” is {across:.2f} / {down:.2f} mm away: DOCX {docx.place}, PDF {pdf.place}"
        )


def _other_page(report: Report, page: Page, text: str, docx: Letter, pdf: Letter) -> None:
    lower = max(docx, pdf, key=lambda letter: letter.y)
    room = (page.height - page.bottom).mm - lower.y / MM
    told = f"“{text}”: DOCX {docx.place}, PDF {pdf.place}"
    # A fifth of the pitch lies under the baseline.
    (report.near_margin if room < NEAR + 1.6 else report.faults).append(f"other page, {told}")


def _margins(report: Report, theirs: list[Letter], ours: list[Letter]) -> None:
    """Page numbers and the foot of page 1: few letters, drawn before or after the text, so found by their place."""
    docx, pdf = (sorted(side, key=lambda one: (one.page, round(one.y), one.x)) for side in (theirs, ours))
    if _same_letters(report, docx, pdf):
        for one, other in zip(docx, pdf, strict=True):
            _measure(report, other.text, one, other)
