"""What a repair changed: looks that were wrong and are right, words that are printed otherwise; and that no word is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from typing import Final

from app.base.text import nfc
from app.check.findings import Finding
from app.check.labels import LEVELS, label
from app.check.seen import SeenLetter
from app.standards.schema import Standard

_WORD: Final = re.compile(r"[^\W_]+")
_RUNNING: Final = ("body", "ground", *LEVELS)
_APART: Final = (
    "title",
    "motto",
    "superior",
    "organ",
    "separator",
    "number",
    "place-date",
    "letter-subject",
    "secrecy",
    "urgency",
    "draft-note",
    "kind-name",
    "abstract",
    "abstract-mark",
    "addressee",
    "authority-line",
    "resolving",
    "recipients-label",
    "recipient",
    "authority",
    "position",
    "signer",
    "file-code",
)
PRINTED: Final = (
    "title",
    "motto",
    "separator",
    "number",
    "place-date",
    "abstract-mark",
    "recipients-label",
    "kind-name",
    "resolving",
)
"""Components whose words the standard prints: what stood there otherwise is a change, not a loss."""
_LOOKS: Final = ("type.", "place.", "spacing.", "page.", "line.")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise now: where, what stood, what stands, by which article; ``count`` places alike."""

    place: str
    before: str
    after: str
    source: str
    count: int = 1

    def to_json(self) -> dict[str, object]:
        return asdict(self)


def changes(
    before: SeenLetter,
    after: SeenLetter,
    found: Sequence[Finding],
    still: Sequence[Finding],
    standard: Standard,
) -> tuple[Change, ...]:
    """Every change from the file to its repaired copy."""
    return (*_looks(found, still), *_words(before, after, found, standard))


def _looks(found: Sequence[Finding], still: Sequence[Finding]) -> Iterator[Change]:
    left = {(one.rule, one.place.partition(":")[0], one.found) for one in still}
    for one in found:
        if one.rule.startswith(_LOOKS) and (one.rule, one.place.partition(":")[0], one.found) not in left:
            yield Change(one.place, one.found, one.allowed, one.source, one.count)


def _words(
    before: SeenLetter, after: SeenLetter, found: Sequence[Finding], standard: Standard
) -> Iterator[Change]:
    sources = {one.place.partition(":")[0]: one.source for one in found if not one.rule.startswith(_LOOKS)}

    def source(role: str) -> str:
        return sources.get(label(role)) or (standard.roles[role].source if role in standard.roles else "")

    for role in _APART:
        old, new = before.text_of(role), after.text_of(role)
        if _even(old) != _even(new):
            yield Change(label(role), old, new, source(role))
    olds = [" ".join(one.text.split()) for one in before.of(*_RUNNING)]
    news = [(one.role, " ".join(one.text.split())) for one in after.of(*_RUNNING)]
    match = SequenceMatcher(
        None, [_even(one) for one in olds], [_even(text) for _, text in news], autojunk=False
    )
    for how, a0, a1, b0, b1 in match.get_opcodes():
        if how == "equal":
            continue
        old, new = " ¶ ".join(olds[a0:a1]), " ¶ ".join(text for _, text in news[b0:b1])
        if "".join(_even(old).split("¶")).split() == "".join(_even(new).split("¶")).split():
            continue
        role = news[b0][0] if b0 < len(news) and b1 > b0 else "body"
        yield Change(label(role), old, new, source(role))


def _even(text: str) -> str:
    """Blanks, quotes and dashes of one kind."""
    text = nfc(text).replace("\u00a0", " ").replace("–", "-").replace("—", "-")
    return " ".join(re.sub(r"[“”]", '"', text).split())


def lost(before: Iterable[str], after: Iterable[str]) -> Counter[str]:
    """Words of the texts ``before`` that do not stand in those ``after``, as often as they are missing."""
    return _counted(before) - _counted(after)


def _counted(texts: Iterable[str]) -> Counter[str]:
    made: Counter[str] = Counter()
    for text in texts:
        made.update(words(text))
    return made


def words(text: str) -> list[str]:
    """Words and figures of a text as they are compared: small letters, no marks, no leading zeros."""
    return [found.lstrip("0") or "0" for found in _WORD.findall(nfc(text).casefold())]
