"""Lines of a file that flows (DOCX, DOC, RTF, HTML, ODT): paragraphs and tables in, lines with their columns out.

Owns what such readers share: two columns typed on one line, tables that only make a letterhead, rows of real tables, the
old encodings by the names of their fonts, optional hyphens. Knows no file format.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from app.base.language import tr
from app.base.progress import Progress
from app.base.text import nfc, one_line
from app.intake.encodings import convert_runs, mend_text
from app.intake.encodings.fonts import Encoding
from app.intake.readers.columns import looks_paired, split_columns
from app.intake.refusals import WARN_CONVERTED, WARN_CUT, WARN_NO_WORDS
from app.intake.source import Column, FileType, How, Line, Page, Run, SourceText

MAX_LINES: Final = 200_000
BREAK: Final = "\n"
_SOFT_HYPHEN: Final = "\u00ad"


@dataclass(slots=True)
class Para:
    """A paragraph: runs in order; a line break is ``BREAK`` inside a run. ``caps`` = shown in capitals, by run index."""

    runs: list[Run] = field(default_factory=list)
    caps: set[int] = field(default_factory=set)

    def add(self, run: Run, *, caps: bool = False) -> None:
        if run.text:
            if caps:
                self.caps.add(len(self.runs))
            self.runs.append(run)

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class Table:
    """Rows of cells; a cell is what stands in it."""

    rows: list[list[list[Block]]] = field(default_factory=list)


Block: TypeAlias = Para | Table


def source_of(
    kind: FileType,
    blocks: Iterable[Block],
    progress: Progress,
    *,
    how: How = How.TEXT,
    warnings: Sequence[str] = (),
) -> SourceText:
    """One page of unknown size with the lines of all blocks."""
    flow = _Flow(kind, progress)
    flow.blocks(blocks, Column.WHOLE)
    lines, encodings = mended(flow.lines, flow.encodings)
    notes = [*warnings]
    if not lines:
        notes.append(tr(WARN_NO_WORDS).format(pages=1))
    if flow.full:
        notes.append(tr(WARN_CUT))
    if encodings:
        notes.append(converted_from(encodings))
        how = How.CONVERTED
    return SourceText(kind, how, (Page(1, lines),), 1, tuple(notes))


def converted_from(encodings: Iterable[Encoding]) -> str:
    """The sentence that shows the guess: which old encodings were turned to Unicode."""
    return tr(WARN_CONVERTED).format(encoding=", ".join(sorted(encodings)))


def mended(lines: Iterable[Line], known: Iterable[Encoding]) -> tuple[tuple[Line, ...], set[Encoding]]:
    """Lines whose fonts told nothing, converted when the whole text shows an old encoding; optional hyphens taken out."""
    lines, encodings = tuple(lines), set(known)
    if not encodings:
        found = mend_text("\n".join(line.text for line in lines))
        texts = found.text.split("\n")
        if found.encoding is not None and len(texts) == len(lines):
            encodings.add(found.encoding)
            lines = tuple(
                replace(line, text=text, runs=(Run(text, *_look(line)),))
                for line, text in zip(lines, texts, strict=True)
            )
    return tuple(_without_hyphens(line) for line in lines), encodings


def _look(line: Line) -> tuple[str | None, float | None, bool | None, bool | None]:
    first = line.runs[0] if line.runs else Run("")
    return first.font, first.size, line.bold, first.italic


def _without_hyphens(line: Line) -> Line:
    if _SOFT_HYPHEN not in line.text and not any(_SOFT_HYPHEN in run.text for run in line.runs):
        return line
    runs = tuple(replace(run, text=run.text.replace(_SOFT_HYPHEN, "")) for run in line.runs)
    return replace(line, text=line.text.replace(_SOFT_HYPHEN, ""), runs=runs)


class _Flow:
    def __init__(self, kind: FileType, progress: Progress) -> None:
        self._kind, self._progress = kind, progress
        self.lines: list[Line] = []
        self.encodings: set[Encoding] = set()
        self.full = False
        self._gap = False
        self._split = False  # the paragraph before was typed as two columns

    def blocks(self, blocks: Iterable[Block], column: Column) -> None:
        for block in blocks:
            if self.full:
                return
            if isinstance(block, Para):
                self._paragraph(block, column)
            else:
                self._table(block, column)

    def _paragraph(self, paragraph: Para, column: Column) -> None:
        parts: list[list[Run]] = [[]]
        for run in self._converted(paragraph):
            for index, piece in enumerate(run.text.split(BREAK)):
                if index:
                    parts.append([])
                if piece:
                    parts[-1].append(replace(run, text=nfc(piece)))
        self._emit(parts, column)

    def _converted(self, paragraph: Para) -> tuple[Run, ...]:
        runs, encodings = convert_runs(paragraph.runs)
        self.encodings |= encodings
        if not paragraph.caps:
            return runs
        return tuple(
            replace(run, text=run.text.upper()) if index in paragraph.caps else run
            for index, run in enumerate(runs)
        )

    def _emit(self, parts: list[list[Run]], column: Column) -> None:
        opens = True
        for runs in parts:
            raw = "".join(run.text for run in runs)
            text = one_line(raw)
            if not text:
                self._gap = self._gap or opens
                continue
            halves = split_columns(raw, inside=self._split) if column is Column.WHOLE else None
            self._split = halves is not None or (self._split and len(text) < 60)
            if halves is not None:
                for half, side in zip(halves, (Column.LEFT, Column.RIGHT), strict=True):
                    self._add(Line(one_line(half), None, _part_of(runs, half), side, True, self._gap))
            else:
                self._add(Line(text, None, tuple(runs), column, opens, self._gap))
            self._gap = opens = False

    def _add(self, line: Line) -> None:
        if len(self.lines) >= MAX_LINES:
            self.full = True
            return
        self.lines.append(line)
        if len(self.lines) % 1000 == 0:
            self._progress.step(len(self.lines), MAX_LINES, self._kind.value.upper())

    def _table(self, table: Table, column: Column) -> None:
        paired = column is Column.WHOLE and _paired(table.rows)
        for row in table.rows:
            cells = [cell for cell in row if plain(cell)]
            if not paired and len(cells) > 1 and all(_paragraphs(cell) == 1 for cell in cells):
                self._row(cells, column)
                continue
            for cell in cells:
                self._gap = True
                side = column
                if paired and len(row) > 1:
                    side = Column.LEFT if cell is row[0] else Column.RIGHT
                self.blocks(cell, side)
        self._gap = True

    def _row(self, cells: list[list[Block]], column: Column) -> None:
        """A row of a table in the body: one line, cells parted by tabs."""
        runs: list[Run] = []
        for cell in cells:
            if runs:
                runs.append(Run("\t"))
            for block in cell:
                if isinstance(block, Para):
                    runs.extend(
                        replace(run, text=nfc(run.text.replace(BREAK, " "))) for run in self._converted(block)
                    )
        text = "\t".join(one_line(part) for part in "".join(run.text for run in runs).split("\t"))
        self._add(Line(text, None, tuple(runs), column, True, False))


def _paired(rows: list[list[list[Block]]]) -> bool:
    """A table that only makes two columns of a head or a foot: no row has text in more than two cells."""
    texts = [[text for cell in row if (text := plain(cell))] for row in rows]
    if any(len(row) > 2 for row in texts) or max((len(row) for row in rows), default=0) < 2 or len(rows) > 12:
        return False
    pairs = [row for row in texts if len(row) == 2]
    return any(looks_paired(*row) for row in texts) or any(
        all(text.isupper() for text in row) for row in pairs
    )


def plain(cell: list[Block]) -> str:
    """Text of a cell, a paragraph a line, as Unicode."""
    texts: list[str] = []
    for block in cell:
        if isinstance(block, Para):
            texts.append("".join(run.text for run in convert_runs(block.runs)[0]).strip())
        else:
            texts.extend(plain(inner) for row in block.rows for inner in row)
    return "\n".join(text for text in texts if text)


def _paragraphs(cell: list[Block]) -> int:
    """How many paragraphs of a cell have text; nested tables count as many."""
    if any(isinstance(block, Table) for block in cell):
        return 99
    return sum(1 for block in cell if isinstance(block, Para) and block.text.strip())


def _part_of(runs: list[Run], half: str) -> tuple[Run, ...]:
    """The runs whose text lies in this half of a line typed as two columns."""
    return tuple(run for run in runs if run.text.strip() and run.text.strip() in half) or (Run(half),)
