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
from app.services.letter_lines import PARTS

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
    if len(ours) != len(was):
        return list(came)
    keys_was, keys_came = ([msgspec.json.encode(one) for one in blocks] for blocks in (was, came))
    made: list[BodyBlock] = []
    for tag, a, b, c, d in SequenceMatcher(None, keys_was, keys_came, autojunk=False).get_opcodes():
        made += ours[a:b] if tag == "equal" else came[c:d]
    return made


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
