"""Clean text and runs: what may stand in a part, and the one way of writing it. Pure; used where people type and paste."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from app.base.text import nfc
from app.layout.parts import Rich, Run

_LINE_ENDS: Final = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_TABS: Final = re.compile(r"[\t\u00a0]? *\t[ \t]*")
_UNSEEN: Final = frozenset(
    (0xAD, 0x061C, 0xFEFF, 0xFFFC, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070))
)
_REFUSED: Final = frozenset(("Cc", "Cs", "Co", "Zl", "Zp"))


def cleaned(text: str) -> str:
    """NFC without what cannot be printed: control, direction and private characters, joiners. One line; blanks stay."""
    flat = _LINE_ENDS.sub(" ", _TABS.sub(" ", text))
    if flat.isprintable() and "\ufffc" not in flat:  # nearly everything: no need to look at single characters
        return nfc(flat)
    return nfc("".join(char for char in flat if _printable(char)))


def split_lines(text: str) -> list[str]:
    """The lines of a text as they stand, whatever ends them."""
    return _LINE_ENDS.split(text)


def lines_of(text: str) -> list[str]:
    """Pasted text as clean lines; empty ones at the end are dropped, several between become none."""
    lines = [cleaned(line).strip(" ") for line in split_lines(text)]
    return [line for line in lines if line] if len(lines) > 1 else lines


def _printable(char: str) -> bool:
    point = ord(char)
    if point in _UNSEEN or 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE:
        return False
    return unicodedata.category(char) not in _REFUSED


# --- runs ---------------------------------------------------------------------------------------------------


def merged(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Clean runs, neighbours of one look joined, empty ones gone; a footnote hangs on the words before it."""
    made: list[Run] = []
    for run in runs:
        text = cleaned(run.t)
        note = None if run.note is None else cleaned(run.note)
        last = made[-1] if made and made[-1].note is None else None
        if not text and note is None:
            continue
        if last is not None and (not text or (last.b, last.i, last.u) == (run.b, run.i, run.u)):
            made[-1] = Run(t=nfc(last.t + text), b=last.b, i=last.i, u=last.u, note=note)
        else:
            seen = bool(text)  # a mark without words has no look
            made.append(Run(t=text, b=run.b and seen, i=run.i and seen, u=run.u and seen, note=note))
    return tuple(made)


def runs_of(rich: Rich | None) -> tuple[Run, ...]:
    """Text of a part as clean runs."""
    if rich is None:
        return ()
    return merged([Run(t=rich)] if isinstance(rich, str) else rich)


def rich_of(runs: Sequence[Run]) -> Rich:
    """Plain words where no run has a look or a footnote of its own."""
    if any(run.b or run.i or run.u or run.note is not None for run in runs):
        return list(runs)
    return "".join(run.t for run in runs)


def words_of(rich: Rich | None) -> str:
    """The words without their looks."""
    return "".join(run.t for run in runs_of(rich))


def cut(runs: Sequence[Run], start: int, end: int | None = None) -> tuple[Run, ...]:
    """The runs of the characters from ``start`` to ``end``; a footnote stays with the last character it hangs on."""
    made: list[Run] = []
    at = 0
    for run in runs:
        stop = at + len(run.t)
        first, last = max(start, at), stop if end is None else min(end, stop)
        if first < last or (not run.t and start <= at and (end is None or at < end)):
            note = run.note if last == stop else None
            made.append(Run(t=run.t[first - at : last - at], b=run.b, i=run.i, u=run.u, note=note))
        at = stop
    return merged(made)
