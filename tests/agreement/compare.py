"""Lays the PDF that LibreOffice makes of our DOCX over our own PDF, word for word.

Held: the same words in the same order; a line ends at the same word; a word stands on the same page within the figures.
The one thing forgiven, counted and named, is a line within 1 mm of the bottom margin that went to the other page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.layout.sheet import Page, Sheet
from tests.agreement.words import MM, Word, words_of

ACROSS = 0.5  # mm; the figure. Aim: 0.3
DOWN = 1.0  # mm; aim: 0.5
NEAR = 1.0  # mm from the bottom margin


@dataclass(slots=True)
class Report:
    name: str
    words: int = 0
    lines: int = 0
    pages: int = 0
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
    theirs, ours = words_of(docx_pdf), words_of(own_pdf)
    report.pages = max((word.page + 1 for word in ours), default=0)
    _text(
        report,
        sheet.page,
        [w for w in theirs if _inside(w, sheet.page)],
        [w for w in ours if _inside(w, sheet.page)],
    )
    _margins(report, sheet.page, theirs, ours)
    return report


def _inside(word: Word, page: Page) -> bool:
    return page.top.pt - 1 < word.y < (page.height - page.bottom).pt + 1


def _text(report: Report, page: Page, theirs: list[Word], ours: list[Word]) -> None:
    report.words = len(ours)
    if [w.text for w in theirs] != [w.text for w in ours]:
        at = next(
            (i for i, (a, b) in enumerate(zip(theirs, ours, strict=False)) if a.text != b.text),
            min(len(theirs), len(ours)),
        )
        told = [" ".join(w.text for w in side[max(0, at - 3) : at + 4]) for side in (theirs, ours)]
        report.faults.append(f"other words: DOCX “{told[0]}”, PDF “{told[1]}”")
        return
    shifted = False  # a line went to the other page; what follows it on that page stands elsewhere
    for before, docx, pdf in zip([None, *ours], theirs, ours, strict=False):
        if docx.starts_line != pdf.starts_line:
            which = "DOCX" if docx.starts_line else "PDF"
            report.faults.append(
                f"only the {which} breaks before “{pdf.text}” (after “{before and before.text}”), {pdf.place}"
            )
        report.lines += pdf.starts_line
        across, down = abs(docx.x - pdf.x) / MM, abs(docx.y - pdf.y) / MM
        if docx.page != pdf.page:
            if pdf.starts_line and not shifted:
                _other_page(report, page, docx, pdf)
            shifted = True
        elif shifted and down > DOWN:
            pass
        else:
            shifted = False
            report.down = max(report.down, down)
            if down > DOWN:
                report.faults.append(
                    f"“{pdf.text}” {down:.2f} mm too high or low: DOCX {docx.place}, PDF {pdf.place}"
                )
        report.across = max(report.across, across)
        if across > ACROSS:
            report.faults.append(f"“{pdf.text}” {across:.2f} mm aside: DOCX {docx.place}, PDF {pdf.place}")


def _other_page(report: Report, page: Page, docx: Word, pdf: Word) -> None:
    lower = max(docx, pdf, key=lambda word: word.y)
    room = (page.height - page.bottom).mm - lower.y / MM
    told = f"“{pdf.text}”: DOCX {docx.place}, PDF {pdf.place}"
    # A fifth of the pitch lies under the baseline.
    (report.near_margin if room < NEAR + 1.6 else report.faults).append(f"other page, {told}")


def _margins(report: Report, page: Page, theirs: list[Word], ours: list[Word]) -> None:
    """Page numbers and the foot of page 1: few words, found by page and place."""
    docx, pdf = (
        sorted(_outside(side, page), key=lambda w: (w.page, round(w.y), w.x)) for side in (theirs, ours)
    )
    if [(w.page, w.text) for w in docx] != [(w.page, w.text) for w in pdf]:
        report.faults.append(
            f"other words in the margins: DOCX {[w.text for w in docx]}, PDF {[w.text for w in pdf]}"
        )
        return
    for one, other in zip(docx, pdf, strict=True):
        across, down = abs(one.x - other.x) / MM, abs(one.y - other.y) / MM
        report.across, report.down = max(report.across, across), max(report.down, down)
        if across > ACROSS or down > DOWN:
            report.faults.append(f"“{one.text}” in the margin: DOCX {one.place}, PDF {other.place}")


def _outside(words: list[Word], page: Page) -> Iterator[Word]:
    return (word for word in words if not _inside(word, page))
