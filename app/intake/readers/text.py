"""Plain text: lines in file order, light markdown marks taken off, two typed columns told apart.

Has no positions. Keeps every word; only marks of emphasis and headings go.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from app.base.language import tr
from app.base.text import one_line
from app.intake.encodings import mend_text
from app.intake.kinds import decode
from app.intake.readers.columns import split_columns
from app.intake.readers.flow import converted_from
from app.intake.refusals import WARN_CUT, WARN_ENCODING
from app.intake.source import Column, FileType, How, Line, Page, Run, SourceText

MAX_CHARS: Final = 5_000_000
_COLUMN_WIDTH: Final = 70
_SEPARATOR = re.compile(r"[\s*_\-–—=~.]+")
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|__)")
_SINGLE_STAR = re.compile(r"(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(?=\S)")
_STAR_BULLET = re.compile(r"^(\s*)[*•●▪◦]\s+(?=\S)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])")
_SENTENCE_END = re.compile(r"[.;:!?”\"]\s*$")


def read_text(data: bytes, name: str) -> SourceText:
    """Plain-text bytes as one page."""
    decoded = decode(data, name)
    warnings: list[str] = []
    text, encoding = mend_text(decoded.text)
    if encoding is not None:
        warnings.append(converted_from([encoding]))
    elif decoded.guessed:
        warnings.append(tr(WARN_ENCODING).format(encoding=decoded.encoding))
    if len(text) > MAX_CHARS:
        text = text[:MAX_CHARS]
        warnings.append(tr(WARN_CUT))
    how = How.TEXT if encoding is None else How.CONVERTED
    return SourceText(FileType.TXT, how, (Page(1, text_lines(text)),), 1, tuple(warnings))


def text_lines(text: str) -> tuple[Line, ...]:
    """Lines of a plain text; blank lines become the ``gap`` of the next one."""
    lines: list[Line] = []
    gap = False
    before = ""
    split_at: int | None = None  # where the right column of the region begins
    for raw in text.splitlines():
        if not raw.strip():
            gap, before = True, ""
            continue
        parts = split_columns(raw, inside=split_at is not None)
        if parts is not None:
            split_at = raw.rfind(parts[1]) if parts[1] in raw else split_at
            for part, column in zip(parts, (Column.LEFT, Column.RIGHT), strict=True):
                lines.append(_line(part, column, gap=gap, opens=True))
            before = ""
        else:
            opens = gap or _opens(before, raw)
            column = _side(raw, split_at)
            if column is Column.WHOLE and len(raw) > _COLUMN_WIDTH:
                split_at = None
            lines.extend(_unglued(_line(raw, column, gap=gap, opens=opens)))
            before = raw
        gap = False
    kept = [line for line in lines if line.text]
    if sum(line.gap for line in kept) >= 0.9 * len(kept):
        # An empty line between all lines says nothing about any.
        kept = [replace(line, gap=False) for line in kept]
    return tuple(kept)


def _side(raw: str, split_at: int | None) -> Column:
    """A line that begins where the right column of its region began belongs to that column."""
    if split_at is None or split_at < 20:
        return Column.WHOLE
    return Column.RIGHT if len(raw) - len(raw.lstrip()) >= split_at - 15 else Column.WHOLE


def _opens(before: str, line: str) -> bool:
    """Whether a line begins a paragraph; texts come both one paragraph a line and hard-wrapped."""
    start = line.lstrip()
    if not before or _SENTENCE_END.search(before) or start[0] in "-–+•*":
        return True
    # A wrapped line goes on in lower case or with a figure, or follows a line that is full.
    goes_on = (
        start[0].islower() or start[0] in "(/" or (start[0].isdigit() and not re.match(r"\d+[.)]", start))
    )
    return not (goes_on or (len(before) >= 60 and not before.isupper()))


def _line(raw: str, column: Column, *, gap: bool, opens: bool) -> Line:
    runs = _runs(raw)
    text = one_line("".join(run.text for run in runs))
    return Line(text, runs=runs, column=column, opens=opens, gap=gap)


def _unglued(line: Line) -> tuple[Line, ...]:
    """Two cells of a head that a copy glued, known by the marks: "TRUNG ƯƠNG**ĐOÀN TNCS HỒ CHÍ MINH**"."""
    if len(line.runs) != 2 or not all(run.text.isupper() and len(run.text) > 5 for run in line.runs):
        return (line,)
    left, right = line.runs
    if left.text[-1].isspace() or right.text[0].isspace():
        return (line,)
    return (
        replace(line, text=one_line(left.text), runs=(left,), column=Column.LEFT),
        replace(line, text=one_line(right.text), runs=(right,), column=Column.RIGHT, opens=True),
    )


def _runs(raw: str) -> tuple[Run, ...]:
    """The line without marks; bold is known only where the line uses the marks."""
    if _SEPARATOR.fullmatch(raw):
        return (Run(raw.strip()),)
    raw = _HEADING.sub("", _STAR_BULLET.sub(r"\1- ", raw))
    pieces = _EMPHASIS.split(raw)
    marked = len(pieces) > 1
    runs: list[Run] = []
    bold = False
    for index, piece in enumerate(pieces):
        if index % 2:
            bold = not bold
            continue
        clean = _ESCAPE.sub(r"\1", _SINGLE_STAR.sub("", piece))
        if clean:
            runs.append(Run(clean, bold=bold if marked else None))
    return tuple(runs)
