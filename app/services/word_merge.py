"""A letter that was edited in Word, put together again: only what differs from our own file as it reads back is taken.

Pure. A component nobody touched stays as it was stored, with all that a DOCX cannot say; so reading costs nothing where nothing
was changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final

import msgspec

from app.base.language import mark
from app.layout.parts import Annex, BodyBlock, Letter, Picture
from app.services.letter_lines import PARTS, block_lines

_OURS: Final = ("form", "standard", "standard_version", "kind", "number")
"""What the program gives and no file changes."""
_SAID: Final = {
    "kind": PARTS["kind"],
    "number": PARTS["number"],
}
NOT_TAKEN: Final = mark("{part} sửa trong Word không được lấy: chương trình giữ và cấp.")


@dataclass(frozen=True, slots=True)
class Merged:
    letter: Letter
    left: tuple[str, ...]
    """Parts that were changed in the file and are not taken, by the marked words for people."""


def merge(current: Letter, base: Letter, edited: Letter) -> Merged:
    """``base`` is how our own file of ``current`` reads, ``edited`` how the file that came back reads."""
    values: dict[str, Any] = {}
    for name in Letter.__struct_fields__:
        ours, was, came = (getattr(one, name) for one in (current, base, edited))
        if name in _OURS or was == came:
            values[name] = ours
        elif name == "body":
            values[name] = _blocks(ours, was, came)
        elif name == "annexes":
            values[name] = _annexes(ours, was, came)
        else:
            values[name] = _fields(ours, was, came)
    left = tuple(words for name, words in _SAID.items() if getattr(base, name) != getattr(edited, name))
    return Merged(Letter(**values), left)


def _fields(ours: Any, was: Any, came: Any) -> Any:
    """Field by field where all three are parts of one kind; else what came."""
    kind = type(came)
    if not (isinstance(came, msgspec.Struct) and type(ours) is kind and type(was) is kind):
        return came
    changes = {
        name: getattr(came, name)
        for name in kind.__struct_fields__
        if getattr(was, name) != getattr(came, name)
    }
    return msgspec.structs.replace(ours, **changes)


def _blocks(
    ours: Sequence[BodyBlock], was: Sequence[BodyBlock], came: Sequence[BodyBlock]
) -> list[BodyBlock]:
    """Blocks that read as before stay as stored; the others are as they came."""
    groups = _read_as(ours, was)
    if groups is None:
        return list(came)
    begins = {start: (end, blocks) for start, end, blocks in groups}
    keys_was, keys_came = ([msgspec.json.encode(one) for one in blocks] for blocks in (was, came))
    made: list[BodyBlock] = []
    for tag, a, b, c, d in SequenceMatcher(None, keys_was, keys_came, autojunk=False).get_opcodes():
        if tag != "equal":
            made += came[c:d]
            continue
        at = a
        while at < b:
            end, blocks = begins.get(at, (at + 1, ()))
            if blocks and end <= b:
                made += blocks
                at = end
            else:  # a stored block of which only some came back as it was
                made.append(came[c + at - a])
                at += 1
    return made


def _read_as(
    ours: Sequence[BodyBlock], was: Sequence[BodyBlock]
) -> list[tuple[int, int, tuple[BodyBlock, ...]]] | None:
    """Which blocks of the reading (from, to) each stored block gave: a clause with a title reads as two, a page break as none.

    None where the words do not run alike.
    """
    groups: list[tuple[int, int, tuple[BodyBlock, ...]]] = []
    waiting: list[BodyBlock] = []
    at = 0
    for block in ours:
        waiting.append(block)
        wanted, start, got = _text(block), at, ""
        while at < len(was) and len(got) < len(wanted):
            got += _text(was[at])
            at += 1
        if got != wanted:
            return None
        if at > start:
            groups.append((start, at, tuple(waiting)))
            waiting = []
    if at != len(was):
        return None
    if waiting and groups:  # what prints nothing stands behind the last
        start, end, blocks = groups.pop()
        groups.append((start, end, (*blocks, *waiting)))
    return groups


def _text(block: BodyBlock) -> str:
    return "".join("".join(block_lines(block)).casefold().split())


def _annexes(ours: Sequence[Annex], was: Sequence[Annex], came: Sequence[Annex]) -> list[Annex]:
    if len(ours) != len(was):
        return list(came)
    made: list[Annex] = []
    for at, annex in enumerate(came):
        if at >= len(ours):
            made.append(annex)
        elif was[at] == annex:
            made.append(ours[at])
        else:
            body = _blocks(ours[at].body, was[at].body, annex.body)
            made.append(msgspec.structs.replace(_fields(ours[at], was[at], annex), body=body))
    return made


def with_images(letter: Letter, names: Mapping[str, str]) -> Letter:
    """The letter with its pictures called otherwise; names that are not in the table stay."""

    def renamed(blocks: Sequence[BodyBlock]) -> list[BodyBlock]:
        return [
            msgspec.structs.replace(one, image=names.get(one.image, one.image))
            if isinstance(one, Picture)
            else one
            for one in blocks
        ]

    annexes = [msgspec.structs.replace(one, body=renamed(one.body)) for one in letter.annexes]
    return msgspec.structs.replace(letter, body=renamed(letter.body), annexes=annexes)
