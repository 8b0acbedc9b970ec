"""Lays the figures of a standard on the pages of a PDF. Finds the parts by their words and their place on the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.measure.figures import FIGURES, Figures, Range, Type
from tests.measure.reader import POINT, Drawn, Paper, Run, read

NEAR = 0.5  # mm
SIDE = 0.8  # mm; the lines of a centred part against each other
_HALF = 0.66
_DATE = re.compile(r"ngày\b.*\btháng\b.*\bnăm\b")


@dataclass(frozen=True, slots=True)
class Told:
    """What the letter says, as it is printed; an empty text is not looked for."""

    organ: str = ""  # last line of the issuing organ, or its end
    kind: str = ""
    abstract: str = ""  # its first word
    authority: str = ""
    position: str = ""
    name: str = ""
    joint: bool = False  # several sign: “Nơi nhận” stands below them
    mirror: bool = False


def measure(file: Path, standard: str, told: Told) -> list[str]:
    """Every figure that the pages do not keep."""
    return list(_Ruler(read(file), FIGURES[standard], told).faults())


class _Ruler:
    def __init__(self, papers: list[Paper], figures: Figures, told: Told) -> None:
        self.papers, self.figures, self.told = papers, figures, told
        self.first = papers[0]

    def faults(self) -> Iterator[str]:
        for paper in self.papers:
            yield from self._margins(paper)
        yield from self._head()
        yield from self._opening()
        yield from self._body()
        yield from self._foot()

    # --- the paper ---------------------------------------------------------------------------------

    def _edges(self, paper: Paper) -> tuple[Range, Range]:
        figures = self.figures
        if (
            min(paper.width, paper.height) < 200
        ):  # half a sheet: the same in proportion, and never less than half
            (left, _), (right, _) = figures.left, figures.right
            return (left * _HALF, left), (right * _HALF, right)
        if self.told.mirror and figures.back and paper.number % 2 == 0:
            left, right = figures.back
            return (left, left), (right, right)
        return figures.left, figures.right

    def _margins(self, paper: Paper) -> Iterator[str]:
        (left, _), (right, _) = self._edges(paper)
        for run in paper.runs:
            where = f"page {paper.number}, “{run.text[:40]}”"
            if run.base < self.figures.top[0]:
                if run.text.isdigit():
                    yield from self._page_number(paper, run)
                elif paper.number > 1 and not paper.runs[0].text.startswith("Phụ lục"):
                    yield f"{where}: in the upper margin"
                continue
            if run.left < left - NEAR:
                yield f"{where}: begins {run.left:.1f} mm from the edge, least {left}"
            slant = 0.1 * run.size * POINT if run.glyphs[-1].italic else 0.0
            if run.right > paper.width - right + NEAR + slant:
                yield f"{where}: ends {paper.width - run.right:.1f} mm from the edge, least {right}"
            if run.base > paper.height - self.figures.bottom[0] + NEAR and paper.number > 1:
                yield f"{where}: in the lower margin"

    def _page_number(self, paper: Paper, run: Run) -> Iterator[str]:
        least, most = self.figures.page_number
        if paper.number == 1:
            yield "a page number on page 1"
        if not least <= run.size <= most or run.bold or run.italic:
            yield f"page {paper.number}: number in {run.size} pt"
        if not self._central(paper, run):
            yield f"page {paper.number}: number {run.middle:.1f} mm from the edge, beside the middle"

    def _central(self, paper: Paper, run: Run) -> bool:
        """Between the margins, wherever in their ranges they are."""
        left, right = self._edges(paper)
        least, most = (left[0] + paper.width - right[1]) / 2, (left[1] + paper.width - right[0]) / 2
        return least - SIDE <= run.middle <= most + SIDE

    # --- parts -------------------------------------------------------------------------------------

    def _named(self, words: str, *, last: bool = False) -> Run | None:
        """The run that says these words, or that a long text of them begins with."""
        if not words:
            return None
        found = [run for paper in self.papers for run in paper.runs if run.text == words]
        return (found[-1] if last else found[0]) if found else None

    def _typed(self, name: str, run: Run | None, wanted: Type) -> Iterator[str]:
        if run is None:
            return
        least, most = wanted.size
        if not least <= run.size <= most:
            yield f"{name} in {run.size} pt, wanted {least} to {most}"
        if wanted.bold is not None and run.bold != wanted.bold:
            yield f"{name}: bold {run.bold}"
        if wanted.italic is not None and run.italic != wanted.italic:
            yield f"{name}: italic {run.italic}"

    def _under(self, run: Run) -> Drawn | None:
        """The line under a run."""
        below = [
            one
            for one in self.papers[run.page - 1].lines
            if 0 < one.y - run.base < 4 and abs((one.left + one.right) / 2 - run.middle) < 3
        ]
        return min(below, key=lambda one: one.y, default=None)

    def _as_long(self, name: str, run: Run) -> Iterator[str]:
        line = self._under(run)
        if line is None:
            yield f"no line under {name}"
        elif abs(line.length - (run.right - run.left)) > 1.5:
            yield f"the line under {name} is {line.length:.1f} mm long, the words {run.right - run.left:.1f}"

    def _part_long(self, name: str, last: Run, longest: Run) -> Iterator[str]:
        """A third to a half of the words, or of their longest line."""
        line = self._under(last)
        if line is None:
            yield f"no line under {name}"
        elif not 0.32 <= (share := line.length / (longest.right - longest.left)) <= 0.51:
            yield f"the line under {name} is {share:.2f} of the words"

    def _head(self) -> Iterator[str]:
        figures = self.figures
        title = next((run for run in self.first.runs if run.text == figures.title), None)
        if title is None:
            return
        yield from self._typed("title", title, figures.title_type)
        if title.middle < self.first.width / 2:
            yield "the title is not in the right half"
        lined = title
        if figures.motto_type:
            motto = next(run for run in self.first.runs if run.text == "Độc lập - Tự do - Hạnh phúc")
            yield from self._typed("motto", motto, figures.motto_type)
            if abs(motto.middle - title.middle) > SIDE:
                yield "the motto is not under the middle of the title"
            if abs(motto.size - title.size - 1) > 0.05:
                yield f"title of {title.size} pt with a motto of {motto.size}"
            lined = motto
        yield from self._as_long("the title", lined)
        yield from self._left_block(title)

    def _left_block(self, title: Run) -> Iterator[str]:
        figures = self.figures
        half = [
            run for run in self.first.runs if run.right < title.left + NEAR and run.base < title.base + 90
        ]
        number = next((run for run in half if re.fullmatch(figures.number, run.text)), None)
        organ = next((run for run in reversed(half) if self._ends_organ(run)), None)
        yield from self._typed("organ", organ, figures.organ_type)
        yield from self._typed("number", number, figures.number_type)
        if organ is not None and figures.separator is None:
            lines = [run for run in half if run.bold and 0 <= organ.base - run.base < 30]
            yield from self._part_long("the organ", organ, max(lines, key=lambda run: run.right - run.left))
        axis = [run for run in (organ, number) if run is not None]
        if organ is not None and figures.separator is not None:
            mark = next((run for run in half if run.text == figures.separator), None)
            if mark is None or (number and not organ.base < mark.base < number.base):
                yield f"no “{figures.separator}” between organ and number"
            else:
                axis.append(mark)
        if axis and max(run.middle for run in axis) - min(run.middle for run in axis) > SIDE:
            yield "organ, separator and number do not share a middle"
        yield from self._date(title, number)

    def _date(self, title: Run, number: Run | None) -> Iterator[str]:
        """Level with the number; one too long for its column begins there."""
        right = [run for run in self.first.runs if run.italic and run.left > title.left - 15]
        date = next((run for run in right if _DATE.search(run.text) and run.base < title.base + 90), None)
        if date is None or number is None:
            return
        yield from self._typed("date", date, self.figures.date_type)
        if not any(abs(run.base - number.base) < NEAR for run in right):
            yield f"date and number are {abs(date.base - number.base):.1f} mm out of line"

    def _ends_organ(self, run: Run) -> bool:
        return len(run.text) > 7 and self.told.organ.endswith(run.text)

    def _opening(self) -> Iterator[str]:
        figures, paper = self.figures, self.first
        kind = self._named(self.told.kind)
        if kind is None or kind.page > 1:
            return
        yield from self._typed("kind", kind, figures.kind_type)
        if not self._central(paper, kind):
            yield f"the kind stands {kind.middle:.1f} mm from the edge, beside the middle"
        below = [run for run in paper.runs if 0 < run.base - kind.base < 60]
        abstract = [
            run for run in below if abs(run.middle - kind.middle) < SIDE and run.bold and run.size < 15.1
        ]
        abstract = _together(abstract, kind)
        if not self.told.abstract or not abstract or not abstract[0].text.startswith(self.told.abstract):
            return
        words = [run for run in abstract if not re.fullmatch(r"[-*]+", run.text)]
        for run in words:
            yield from self._typed("abstract", run, figures.abstract_type)
        if figures.abstract_mark is None:
            longest = max(words, key=lambda run: run.right - run.left)
            yield from self._part_long("the abstract", words[-1], longest)
        elif not any(re.fullmatch(figures.abstract_mark, run.text) for run in below):
            yield "no mark under the abstract"

    # --- the body ------------------------------------------------------------------------------------

    def _body(self) -> Iterator[str]:
        """Full lines of running text: size, distance from line to line, indent and gap of paragraphs."""
        figures = self.figures
        for paper in self.papers:
            full = paper.width - figures.left[1] - figures.right[1]
            if paper.width > paper.height:
                continue  # pages across hold tables
            lines = [run for run in paper.runs if run.right - run.left > full * 0.8 and run.base > 20]
            lines = [
                run for run in lines if not run.bold and run.size >= 12.5 and not run.text.startswith("Kính")
            ]
            margin = min((run.left for run in lines), default=0)
            for run in lines:
                if not figures.body_size[0] <= run.size <= figures.body_size[1]:
                    yield f"page {paper.number}, “{run.text[:30]}”: body in {run.size} pt"
            for over, under in pairwise(lines):
                yield from self._apart(over, under, margin)

    def _apart(self, over: Run, under: Run, margin: float) -> Iterator[str]:
        figures = self.figures
        apart = (under.base - over.base) / POINT
        least, most = (bound * under.size for bound in figures.pitch)
        least = max(least, figures.least_pitch)
        where = f"page {under.page}, “{under.text[:30]}”"
        if apart > most + figures.gap[1] + 3:
            return  # something else stands between them
        inset = under.left - margin
        if inset < NEAR and apart < most + 0.1:
            if apart < least - 0.1:
                yield f"{where}: {apart:.1f} pt from line to line, {least:.1f} to {most:.1f}"
        elif 5 < inset < 14:  # further in stand addressees
            if not any(abs(inset - indent) < NEAR for indent in figures.indents):
                yield f"{where}: first line {inset:.1f} mm in"
            if not least + figures.gap[0] - 0.1 <= apart <= most + figures.gap[1] + 0.1:
                yield f"{where}: a paragraph {apart:.1f} pt below the line before it"

    # --- the foot ------------------------------------------------------------------------------------

    def _foot(self) -> Iterator[str]:
        figures = self.figures
        signing = [
            ("authority", self._named(self.told.authority, last=True), figures.authority_type),
            ("position", self._named(self.told.position, last=True), figures.position_type),
            ("name", self._named(self.told.name, last=True), figures.name_type),
        ]
        if not self.told.authority:
            signing[1] = ("position", signing[1][1], Type(figures.position_type.size, None, False))
        for name, run, wanted in signing:
            yield from self._typed(name, run, wanted)
        seen = {name: run for name, run, _ in signing if run is not None}
        if seen and max(r.middle for r in seen.values()) - min(r.middle for r in seen.values()) > SIDE:
            yield "authority, position and name do not share a middle"
        if len({run.page for run in seen.values()}) > 1:
            yield "the signature is torn between two pages"
        label = self._named("Nơi nhận:")
        if label is None:
            return
        yield from self._typed("“Nơi nhận”", label, figures.label_type)
        (left, _), _ = self._edges(self.papers[label.page - 1])
        if not left - NEAR <= label.left <= figures.left[1] + NEAR and not self.told.mirror:
            yield f"“Nơi nhận” begins {label.left:.1f} mm from the edge"
        if figures.label_underlined and self._under(label) is None:
            yield "“Nơi nhận” is not underlined"
        level = seen.get(figures.label_level) or seen.get("position")
        if level and not self.told.joint and level.page == label.page and abs(level.base - label.base) > NEAR:
            yield f"“Nơi nhận” stands {abs(level.base - label.base):.1f} mm beside the line of the {figures.label_level}"
        for run in self.papers[label.page - 1].runs:
            if run.base > label.base and abs(run.left - label.left) < NEAR and run.text.startswith("- "):
                yield from self._typed(f"recipient “{run.text[:20]}”", run, figures.item_type)


def _together(runs: list[Run], above: Run) -> list[Run]:
    """Those that follow each other line by line."""
    found: list[Run] = []
    base = above.base
    for run in runs:
        if run.base - base > 9:
            break
        found.append(run)
        base = run.base
    return found
