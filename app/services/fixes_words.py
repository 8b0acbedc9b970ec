"""Fixes within words that a finding names: blanks, marks at the end, a misplaced tone, capitals, a numbering that jumps.

Pure: Letter -> Letter. Only the words found are changed, only at the part the finding leads to.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import msgspec

from app.check.syllables import tone_in_place
from app.layout.parts import Item, Letter, Run

if TYPE_CHECKING:
    from app.check.findings import Finding

Change = Callable[[str], str]
_PART: Final = re.compile(r"(\w+)(?:\[(\d+)\])?(?:\.(\w+))?$")
_TITLE: Final = re.compile(
    r"^\s*(?:(?:GS|PGS|TSKH|TS|ThS|BS|KS|CN|LS|DS)\s*\.?\s+|(?:Đồng chí|Đ/c|Giáo sư|Phó giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|"
    r"Kỹ sư|Cử nhân|Luật sư)\s+)+",
    re.IGNORECASE,
)


def word_fix(finding: Finding, letter: Letter) -> Callable[[Letter], Letter] | None:
    """The fix of a finding on words, or None where only a person knows."""
    part = finding.part or ""
    match finding.rule:
        case "text.spaces" if finding.count == 1:
            return _at(part, spaced)
        case "text.spaces":
            return everywhere_spaced
        case "subject.end":
            return _at("subject", lambda text: text.rstrip(" .;,:"))
        case "spelling.tone":
            return _at(part, partial(_replaced, old=finding.found, new=tone_in_place(finding.found)))
        case "spelling.capitals":
            return _at(part, partial(_replaced, old=finding.found, new=finding.allowed))
        case "sign.title" | "sign.name" if letter.signature is not None:
            return partial(name_as_written, rule=finding.rule)
        case "body.sequence" if _overridden(letter, part):
            return partial(counted, part=part)
        case _:
            return None


def spaced(text: str) -> str:
    """Single blanks, none before a mark, none inside a bracket, one after a comma between words."""
    text = re.sub(r" {2,}", " ", text)
    text = re.sub(r" +([,;:!?)])(?!\S)", r"\1", text)
    text = re.sub(r"\( +", "(", text)
    text = re.sub(r"(?<![\w./@:\-])([^\W\d]{2,}),(?=[^\W\d]{2,}(?![\w./@]))", r"\1, ", text)
    return re.sub(r" \.(?=\s*$)", ".", text)


def everywhere_spaced(letter: Letter) -> Letter:
    """``spaced`` over the whole letter."""
    for index in range(len(letter.body)):
        for name in ("text", "title"):
            letter = _changed(letter, f"body[{index}].{name}", spaced)
    for index in range(len(letter.grounds)):
        letter = _changed(letter, f"grounds[{index}]", spaced)
    for index in range(len(letter.addressees)):
        letter = _changed(letter, f"addressees[{index}]", spaced)
    return _changed(letter, "subject", spaced)


def name_as_written(letter: Letter, *, rule: str) -> Letter:
    """The signer's name without title, or with only the first letter of each syllable large."""
    if letter.signature is None:
        return letter
    name = letter.signature.name
    name = _TITLE.sub("", name) if rule == "sign.title" else " ".join(map(_capital, name.split()))
    return msgspec.structs.replace(letter, signature=msgspec.structs.replace(letter.signature, name=name))


def counted(letter: Letter, *, part: str) -> Letter:
    """One element with the number that the count gives it."""
    found = _PART.match(part)
    block = letter.body[int(found[2])] if found and found[2] else None
    if not isinstance(block, Item) or found is None:
        return letter
    body = list(letter.body)
    body[int(found[2])] = msgspec.structs.replace(block, number=None)
    return msgspec.structs.replace(letter, body=body)


def _capital(syllable: str) -> str:
    return syllable[:1].upper() + syllable[1:].lower()


def _overridden(letter: Letter, part: str) -> bool:
    found = _PART.match(part)
    if not found or found[1] != "body" or not found[2] or int(found[2]) >= len(letter.body):
        return False
    block = letter.body[int(found[2])]
    return isinstance(block, Item) and block.number is not None


def _replaced(text: str, *, old: str, new: str) -> str:
    return text.replace(unicodedata.normalize("NFC", old), new)


def _at(part: str, change: Change) -> Callable[[Letter], Letter] | None:
    return partial(_changed, part=part, change=change) if _PART.match(part) else None


def _changed(letter: Letter, part: str, change: Change) -> Letter:
    """``letter`` with ``change`` done to the words at ``part``: 'subject', 'grounds[0]', 'body[3].text'."""
    found = _PART.match(part)
    if found is None or not hasattr(letter, found[1]):
        return letter
    name, index, inner = found[1], found[2], found[3]
    value: Any = getattr(letter, name)
    if index is None:
        return (
            msgspec.structs.replace(letter, **{name: _words(value, change)})
            if isinstance(value, str)
            else letter
        )
    if not isinstance(value, list) or int(index) >= len(value):
        return letter
    item = value[int(index)]
    if inner is None:
        made = _words(item, change)
    elif hasattr(item, inner) and getattr(item, inner) is not None:
        made = msgspec.structs.replace(item, **{inner: _words(getattr(item, inner), change)})
    else:
        return letter
    return msgspec.structs.replace(letter, **{name: [*value[: int(index)], made, *value[int(index) + 1 :]]})


def _words(value: Any, change: Change) -> Any:
    """Plain words or runs; a change within runs is made run by run, so that their looks stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list) and all(isinstance(run, Run) for run in value):
        return [msgspec.structs.replace(run, t=_kept_ends(run.t, change)) for run in value]
    return value


def _kept_ends(text: str, change: Change) -> str:
    """Blanks at a run's ends part it from its neighbours; they stay."""
    bare = text.strip(" ")
    if not bare:
        return text
    start = text[: len(text) - len(text.lstrip(" "))]
    end = text[len(text.rstrip(" ")) :]
    return f"{start}{change(bare)}{end}"
