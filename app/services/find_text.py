"""Finding and replacing words in a whole letter: subject, addressees, grounds, body, tables, captions, footnotes, annexes.

Pure: Letter -> hits, Letter -> Letter. Looks (bold, italic) and footnotes stay where they are; only the words that match change.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import msgspec

from app.layout.parts import (
    Annex,
    BodyBlock,
    Cell,
    Item,
    Letter,
    Paragraph,
    Picture,
    Quote,
    Recipient,
    Rich,
    Run,
    Table,
    TableRow,
)
from app.layout.rich import cleaned, cut, merged, rich_of, runs_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for."""

    words: str
    case: bool = False
    """Capitals matter."""
    accents: bool = True
    """Tones and letter marks matter: 'doan' is not 'đoàn'."""
    whole: bool = False
    """Only whole words."""


class Hit(NamedTuple):
    """Where it stands: the part, the characters in it, and the footnote (counted in the part) when it stands in one."""

    part: str
    start: int
    end: int
    note: int | None = None
    lead: int = 0
    """Characters of the cell's paragraphs before this one."""


_Turn = Callable[[str, Rich, int], Rich]


def find(letter: Letter, wanted: Wanted) -> tuple[Hit, ...]:
    """All hits in reading order."""
    needle = _folded(cleaned(wanted.words), wanted)[0]
    made: list[Hit] = []

    def look(part: str, rich: Rich, lead: int) -> Rich:
        runs = runs_of(rich)
        made.extend(
            Hit(part, start, end, None, lead)
            for start, end in _spans("".join(run.t for run in runs), needle, wanted)
        )
        notes = [run.note for run in runs if run.note is not None]
        made.extend(
            Hit(part, start, end, at, lead)
            for at, note in enumerate(notes)
            for start, end in _spans(note, needle, wanted)
        )
        return rich

    if needle:
        _mapped(letter, look)
    return tuple(made)


def replaced(letter: Letter, hits: Sequence[Hit], words: str) -> Letter:
    """The letter with other words in place of these hits."""
    fresh = cleaned(words)
    wanted: dict[tuple[str, int], list[Hit]] = {}
    for hit in hits:
        wanted.setdefault((hit.part, hit.lead), []).append(hit)

    def turn(part: str, rich: Rich, lead: int) -> Rich:
        here = wanted.get((part, lead))
        if not here:
            return rich
        runs = _in_notes(runs_of(rich), here, fresh)
        for hit in sorted((one for one in here if one.note is None), reverse=True):
            runs = _swapped(runs, hit.start, hit.end, fresh)
        return rich_of(merged(runs))

    return _mapped(letter, turn)


def _swapped(runs: Sequence[Run], start: int, end: int, words: str) -> tuple[Run, ...]:
    old = cut(runs, start, end)
    look = old[0] if old else Run(t="")
    notes = [run.note for run in old if run.note is not None]
    fresh = [Run(t=words, b=look.b, i=look.i, u=look.u), *(Run(t="", note=note) for note in notes)]
    return merged([*cut(runs, 0, start), *fresh, *cut(runs, end)])


def _in_notes(runs: Sequence[Run], hits: Sequence[Hit], words: str) -> tuple[Run, ...]:
    made, at = [], 0
    for run in runs:
        note = run.note
        if note is not None:
            for hit in sorted((one for one in hits if one.note == at), reverse=True):
                note = note[: hit.start] + words + note[hit.end :]
            at += 1
        made.append(Run(t=run.t, b=run.b, i=run.i, u=run.u, note=note))
    return tuple(made)


# --- comparing ------------------------------------------------------------------------------------------------


def _folded(text: str, wanted: Wanted) -> tuple[str, list[int]]:
    """The text as it is compared, and for every character of it the one it came from."""
    made: list[str] = []
    origin: list[int] = []
    for at, char in enumerate(text):
        shown = char if wanted.case else char.casefold()
        if not wanted.accents:
            loose = unicodedata.normalize("NFD", shown).replace("đ", "d").replace("Đ", "D")
            shown = "".join(one for one in loose if not unicodedata.combining(one))
        made.append(shown)
        origin += [at] * len(shown)
    return "".join(made), [*origin, len(text)]


def _spans(text: str, needle: str, wanted: Wanted) -> list[tuple[int, int]]:
    folded, origin = _folded(text, wanted)
    made: list[tuple[int, int]] = []
    at = folded.find(needle)
    while at >= 0:
        start, end = origin[at], origin[at + len(needle) - 1] + 1
        if not wanted.whole or _whole(text, start, end):
            made.append((start, end))
        at = folded.find(needle, at + len(needle))
    # Two folded hits may fall into one character ('ß'): the first one counts.
    return [made[0], *(b for a, b in pairwise(made) if b[0] >= a[1])] if made else []


def _whole(text: str, start: int, end: int) -> bool:
    return not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()


# --- walking over a letter ----------------------------------------------------------------------------------------


def _mapped(letter: Letter, turn: _Turn) -> Letter:
    """The letter with every text turned; what stays the same stays the same object."""
    return msgspec.structs.replace(
        letter,
        subject=_words(turn, "subject", letter.subject),
        addressees=[_words(turn, f"addressees[{i}]", one) for i, one in enumerate(letter.addressees)],
        co_addressees=[
            _words(turn, f"co_addressees[{i}]", one) for i, one in enumerate(letter.co_addressees)
        ],
        grounds=[turn(f"grounds[{i}]", one, 0) for i, one in enumerate(letter.grounds)],
        body=_blocks(turn, "body", letter.body),
        annexes=[_annex(turn, f"annexes[{i}]", one) for i, one in enumerate(letter.annexes)],
        recipients=[_recipient(turn, f"recipients[{i}]", one) for i, one in enumerate(letter.recipients)],
    )


def _words(turn: _Turn, part: str, text: str) -> str:
    made = turn(part, text, 0)
    return made if isinstance(made, str) else "".join(run.t for run in made)


def _recipient(turn: _Turn, part: str, one: Recipient) -> Recipient:
    name = _words(turn, part, one.name)
    purpose = _words(turn, f"{part}.purpose", one.purpose) if one.purpose else one.purpose
    return msgspec.structs.replace(one, name=name, purpose=purpose)


def _annex(turn: _Turn, part: str, annex: Annex) -> Annex:
    subject = _words(turn, f"{part}.subject", annex.subject)
    return msgspec.structs.replace(annex, subject=subject, body=_blocks(turn, f"{part}.body", annex.body))


def _blocks(turn: _Turn, path: str, blocks: Sequence[BodyBlock]) -> list[BodyBlock]:
    return [_block(turn, f"{path}[{at}]", block) for at, block in enumerate(blocks)]


def _block(turn: _Turn, path: str, block: BodyBlock) -> BodyBlock:
    if isinstance(block, Paragraph | Item):
        return _text(turn, path, block)
    if isinstance(block, Quote):
        inner = [_text(turn, f"{path}.blocks[{at}]", one) for at, one in enumerate(block.blocks)]
        return msgspec.structs.replace(block, blocks=inner)
    if isinstance(block, Picture | Table):
        caption = _words(turn, f"{path}.caption", block.caption) if block.caption else block.caption
        if isinstance(block, Picture):
            return msgspec.structs.replace(block, caption=caption)
        rows = [_row(turn, f"{path}.rows[{at}]", row) for at, row in enumerate(block.rows)]
        return msgspec.structs.replace(block, caption=caption, rows=rows)
    return block


def _text(turn: _Turn, path: str, block: Paragraph | Item) -> Paragraph | Item:
    if isinstance(block, Paragraph):
        return msgspec.structs.replace(block, text=turn(f"{path}.text", block.text, 0))
    title = None if block.title is None else turn(f"{path}.title", block.title, 0)
    text = None if block.text is None else turn(f"{path}.text", block.text, 0)
    return msgspec.structs.replace(block, title=title, text=text)


def _row(turn: _Turn, path: str, row: TableRow) -> TableRow:
    return TableRow([_cell(turn, f"{path}.cells[{at}]", cell) for at, cell in enumerate(row.cells)])


def _cell(turn: _Turn, part: str, cell: Cell | str) -> Cell | str:
    if isinstance(cell, str):
        made = turn(part, cell, 0)
        return made if isinstance(made, str) else Cell(text=made)
    if not cell.paragraphs:
        return msgspec.structs.replace(cell, text=turn(part, cell.text, 0))
    lead, paragraphs = 0, []
    for one in cell.paragraphs:
        paragraphs.append(msgspec.structs.replace(one, text=turn(part, one.text, lead)))
        lead += sum(len(run.t) for run in runs_of(one.text)) + 1
    return msgspec.structs.replace(cell, paragraphs=paragraphs)
