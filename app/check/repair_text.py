"""From strokes to the words of a letter as data: looks that mean something are kept, blanks are made one, lines apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from app.check.seen import Seen, Stroke
from app.layout.parts import Rich, Run

_BLANKS: Final = re.compile(r"[ \t\u00a0]+")


def plain(one: Seen) -> str:
    """The words of a component on one line, with single blanks."""
    return _BLANKS.sub(" ", one.text.replace("\n", " ")).strip()


def lines(strokes: Sequence[Stroke]) -> Iterator[tuple[Stroke, ...]]:
    """The strokes of a paragraph by the lines that were broken by hand within it."""
    line: list[Stroke] = []
    for stroke in strokes:
        pieces = stroke.text.split("\n")
        for index, piece in enumerate(pieces):
            if index:
                yield tuple(line)
                line = []
            last = index == len(pieces) - 1
            line.append(replace(stroke, text=piece, note=stroke.note if last else None))
    yield tuple(line)


def rich(strokes: Sequence[Stroke], notes: Mapping[str, str], *, even: bool = False) -> Rich:
    """Runs with the looks that differ within the paragraph; plain words when nothing differs. ``even`` drops a look that
    the whole paragraph has, for the standard sets its own there."""
    runs = _squeezed([_run(stroke, notes) for stroke in strokes if stroke.text or stroke.note])
    worded = [run for run in runs if run.t.strip()]
    whole_bold = even and all(run.b for run in worded)
    whole_italic = even and all(run.i for run in worded)
    made: list[Run] = []
    for run in runs:
        run = Run(t=run.t, b=run.b and not whole_bold, i=run.i and not whole_italic, u=run.u, note=run.note)
        if made and _same(made[-1], run) and made[-1].note is None:
            shown = made[-1] if made[-1].t.strip() else run  # a blank between words has no look to give
            made[-1] = Run(t=made[-1].t + run.t, b=shown.b, i=shown.i, u=shown.u, note=run.note)
        else:
            made.append(run)
    if all(not (run.b or run.i or run.u or run.note) for run in made):
        return "".join(run.t for run in made)
    return made


def cut_start(strokes: Sequence[Stroke], length: int) -> tuple[Stroke, ...]:
    """The strokes without their first ``length`` characters."""
    made: list[Stroke] = []
    for stroke in strokes:
        dropped = min(length, len(stroke.text))
        length -= dropped
        if dropped < len(stroke.text) or stroke.note:
            made.append(replace(stroke, text=stroke.text[dropped:]))
    return tuple(made)


def words_of(value: Rich | None) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else "".join(run.t for run in value)


def is_all(strokes: Sequence[Stroke], look: str) -> bool:
    """Whether every letter has the look."""
    worded = [stroke for stroke in strokes if any(char.isalnum() for char in stroke.text)]
    return bool(worded) and all(getattr(stroke, look) for stroke in worded)


def _run(stroke: Stroke, notes: Mapping[str, str]) -> Run:
    note = notes.get(stroke.note) if stroke.note else None
    return Run(
        t=stroke.text.replace("\u00a0", " ").replace("\t", " "),
        b=bool(stroke.bold),
        i=bool(stroke.italic),
        u=bool(stroke.underline),
        note=note or None,
    )


def _squeezed(runs: list[Run]) -> list[Run]:
    """Runs with single blanks and none at the ends; a note without words hangs on those before it."""
    made: list[Run] = []
    blank = True
    for run in runs:
        text = _BLANKS.sub(" ", run.t)
        if blank:
            text = text.lstrip(" ")
        if text:
            blank = text.endswith(" ")
        if not text and run.note and made and made[-1].note is None:
            last = made[-1]
            made[-1] = Run(t=last.t, b=last.b, i=last.i, u=last.u, note=run.note)
        elif text or run.note:
            made.append(Run(t=text, b=run.b, i=run.i, u=run.u, note=run.note))
    while made and made[-1].t.endswith(" "):
        last = made.pop()
        bare = last.t.rstrip(" ")
        if bare or last.note:
            made.append(Run(t=bare, b=last.b, i=last.i, u=last.u, note=last.note))
            break
    return made


def _same(one: Run, other: Run) -> bool:
    return (one.b, one.i, one.u) == (other.b, other.i, other.u) or not other.t.strip()
