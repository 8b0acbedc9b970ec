"""Two versions of a letter compared: which lines are new, gone or changed, and which words in them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any, Final

from app.base.language import tr
from app.layout.parts import Letter
from app.services.letter_lines import PARTS, PartLine, lines_of

_WORD: Final = re.compile(r"\s+|\w+|[^\w\s]")
_ALIKE: Final = 0.45
"""Lines that share this much are one line that was changed, not one gone and one new."""
_MOST_WORDS: Final = 4_000
"""Longer lines are compared sentence by sentence: words against words would take minutes."""
_SENTENCE: Final = re.compile(r"[^.;:!?]*[.;:!?]?\s*")


class Mark(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class DiffLine:
    """A line of either letter; a changed one has pieces of several marks."""

    part: str
    pieces: tuple[Piece, ...]

    @property
    def same(self) -> bool:
        return all(piece.mark is Mark.SAME for piece in self.pieces)

    @property
    def label(self) -> str:
        """The part's name for people."""
        return tr(PARTS[self.part])

    def marked(self) -> str:
        """As plain text: [-gone-] and {+new+}."""
        shown = {Mark.SAME: "{}", Mark.ADDED: "{{+{}+}}", Mark.REMOVED: "[-{}-]"}
        return "".join(shown[piece.mark].format(piece.text) for piece in self.pieces)

    def to_json(self) -> dict[str, Any]:
        return {
            "part": self.part,
            "same": self.same,
            "pieces": [{"text": piece.text, "mark": piece.mark.value} for piece in self.pieces],
        }


def compare(before: Letter, after: Letter) -> tuple[DiffLine, ...]:
    """All lines of both, in the order of the page."""
    old, new = lines_of(before), lines_of(after)
    made: list[DiffLine] = []
    for part in PARTS:
        ours = [line.text for line in old if line.part == part]
        theirs = [line.text for line in new if line.part == part]
        made += (DiffLine(part, pieces) for pieces in _lines(ours, theirs))
    return tuple(made)


def changed_lines(lines: Sequence[DiffLine]) -> tuple[DiffLine, ...]:
    """The changed lines, each with the line before and the line behind."""
    keep: set[int] = set()
    for at, line in enumerate(lines):
        if not line.same:
            keep.update(range(at - 1, at + 2))
    return tuple(line for at, line in enumerate(lines) if at in keep)


def _lines(old: list[str], new: list[str]) -> Iterator[tuple[Piece, ...]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from ((Piece(text, Mark.SAME),) for text in old[a:b])
        else:
            yield from _paired(old[a:b], new[c:d])


def _paired(old: list[str], new: list[str]) -> Iterator[tuple[Piece, ...]]:
    """Lines that were replaced: alike ones word by word, in order; the others whole."""
    at = 0
    for text in new:
        found = next(
            (i for i in range(at, min(len(old), at + 12)) if _alike(old[i], text)),
            None,
        )
        if found is None:
            yield (Piece(text, Mark.ADDED),)
            continue
        yield from ((Piece(gone, Mark.REMOVED),) for gone in old[at:found])
        yield changed_words(old[found], text)
        at = found + 1
    yield from ((Piece(gone, Mark.REMOVED),) for gone in old[at:])


def _alike(one: str, other: str) -> bool:
    a, b = one.lower().split(), other.lower().split()
    if not a or not b or min(len(a), len(b)) / max(len(a), len(b)) < _ALIKE / 2:
        return False
    left, right = set(a), set(b)
    return 2 * len(left & right) / (len(left) + len(right)) >= _ALIKE


def changed_words(old: str, new: str) -> tuple[Piece, ...]:
    """Word by word; changes with only a blank between them are one change: whole phrases are read, not single words."""
    a, b = _cut(old), _cut(new)
    pieces: list[Piece] = []
    gone = come = ""
    opcodes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    for at, (tag, i, j, k, m) in enumerate(opcodes):
        same = "".join(a[i:j])
        if tag != "equal":
            gone, come = gone + same, come + "".join(b[k:m])
        elif (gone or come) and not same.strip() and at + 1 < len(opcodes):
            gone, come = gone + same, come + same
        else:
            pieces += _changed(gone, come)
            pieces.append(Piece(same, Mark.SAME))
            gone = come = ""
    return (*pieces, *_changed(gone, come))


def _changed(gone: str, come: str) -> Iterator[Piece]:
    if gone:
        yield Piece(gone, Mark.REMOVED)
    if come:
        yield Piece(come, Mark.ADDED)


def _cut(text: str) -> list[str]:
    words = _WORD.findall(text)
    return words if len(words) <= _MOST_WORDS else [one for one in _SENTENCE.findall(text) if one]


__all__ = ["DiffLine", "Mark", "PartLine", "Piece", "changed_lines", "changed_words", "compare"]
