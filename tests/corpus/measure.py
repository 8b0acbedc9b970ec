"""Comparing what was read with what stands in the letter, field by field; tables of accuracy and of certainty."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from app.intake import Guesses
from app.intake.extract.near import distance

SINGLE: Final = (
    "number", "notation", "date", "place", "issuer", "superior", "kind", "subject", "authority", "position", "signer", "urgency", "secrecy",
)  # fmt: skip
LISTS: Final = ("addressees", "recipients", "deadlines", "cites", "tasks", "attachments")
FIELDS: Final = (*SINGLE, *LISTS)


def plain(value: str) -> str:
    """Typographic twins made one: quotes, dashes, tone placement, blanks round them."""
    text = unicodedata.normalize("NFC", value)
    text = re.sub(r"[“”„\"‟]", '"', text)
    text = re.sub(r"[‘’']", "'", text)
    text = re.sub(r"\s*[-–—]\s*", "-", text)
    for old, new in (
        ("oà", "òa"),
        ("oá", "óa"),
        ("uỷ", "ủy"),
        ("uý", "úy"),
        ("UỶ", "ỦY"),
        ("OÀ", "ÒA"),
        ("OÁ", "ÓA"),
        ("hoả", "hỏa"),
        ("HOẢ", "HỎA"),
    ):
        text = text.replace(old, new)
    return re.sub(r"\s+", " ", text).strip()


def _same(name: str, found: Any, wanted: Any) -> bool:
    if name == "cites":
        return (found["number"], plain(found["notation"] or "").lower(), found["date"]) == (
            wanted["number"].lstrip("0"), plain(wanted["notation"] or "").lower(), wanted["date"])  # fmt: skip
    if name == "tasks":
        return all(
            plain(str(found.get(key) or "")).lower() == plain(str(wanted.get(key) or "")).lower()
            for key in ("who", "by", "to", "contact", "every")
        )
    if name == "attachments":
        return plain(found).lower() == plain(wanted).lower()
    return plain(str(found)) == plain(str(wanted))


@dataclass
class Tally:
    """Counts per field, wrong values by certainty, and the misses for reading."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    certain: dict[int, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    misses: list[str] = field(default_factory=list)
    sure_wrong: list[str] = field(default_factory=list)

    def add(self, letter: str, guesses: Guesses, truth: dict[str, Any]) -> None:
        found = guesses.to_json()
        for name in FIELDS:
            if name not in truth or name not in found:
                continue
            if name in SINGLE:
                self._single(letter, name, found[name], truth[name])
            else:
                self._list(letter, name, found[name], truth[name])

    def _single(self, letter: str, name: str, found: dict[str, Any] | None, wanted: Any) -> None:
        value = found["value"] if found is not None else None
        right = value is None if wanted is None else value is not None and _same(name, value, wanted)
        self._note(letter, name, right, value, wanted)
        if found is not None:
            self._certainty(letter, name, found["certainty"], right, value)

    def _list(self, letter: str, name: str, found: list[dict[str, Any]], wanted: list[Any]) -> None:
        left = list(wanted)
        matched = []
        for one in found:
            twin = next((index for index, want in enumerate(left) if _same(name, one["value"], want)), None)
            matched.append(twin is not None)
            if twin is not None:
                del left[twin]
            self._certainty(letter, name, one["certainty"], twin is not None, one["value"])
        self._note(letter, name, all(matched) and not left, [one["value"] for one in found], wanted)

    def _note(self, letter: str, name: str, right: bool, value: Any, wanted: Any) -> None:
        self.asked[name] += 1
        self.right[name] += right
        if not right:
            self.misses.append(f"{letter}: {name}: {value!r}, not {wanted!r}")

    def _certainty(self, letter: str, name: str, certainty: float, right: bool, value: Any) -> None:
        bin_ = self.certain[min(9, int(certainty * 10 + 1e-9))]
        bin_[0] += 1
        bin_[1] += right
        if certainty >= 0.8 and not right:
            self.sure_wrong.append(f"{letter}: {name}: {certainty} {value!r}")

    @property
    def accuracy(self) -> float:
        return sum(self.right.values()) / max(1, sum(self.asked.values()))

    @property
    def wrong_and_sure(self) -> float:
        """Share of wrong values among those given with certainty of 0.8 and more."""
        given = sum(count for bin_, (count, _) in self.certain.items() if bin_ >= 8)
        return len(self.sure_wrong) / max(1, given)


def table(tallies: dict[str, Tally]) -> str:
    """Accuracy per field and per form."""
    lines = ["field         " + "".join(f"{name:>14}" for name in tallies)]
    for name in FIELDS:
        cells = []
        for tally in tallies.values():
            asked = tally.asked[name]
            cells.append(f"{tally.right[name] / asked:>8.1%} /{asked:<4}" if asked else " " * 14)
        lines.append(f"{name:<14}" + "".join(cells))
    lines.append(f"{'all':<14}" + "".join(f"{tally.accuracy:>8.1%}      " for tally in tallies.values()))
    lines.append(
        f"{'sure, wrong':<14}" + "".join(f"{tally.wrong_and_sure:>8.2%}      " for tally in tallies.values())
    )
    return "\n".join(lines)


def reliability(tallies: Iterable[Tally]) -> str:
    """How often a guess of each certainty is right."""
    sums: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for tally in tallies:
        for bin_, (count, right) in tally.certain.items():
            sums[bin_][0] += count
            sums[bin_][1] += right
    return "\n".join(
        f"certainty {bin_ / 10:.1f}+: {right:>6} right of {count:<6} = {right / max(1, count):.1%}"
        for bin_, (count, right) in sorted(sums.items())
    )


def error_rate(read: str, wanted: str) -> float:
    """Character error rate: characters of the wanted text that were lost or read wrong, and those put in between them.

    Words are compared order aside, for columns are read in any order: equal ones first, then each one left with the nearest
    word that was read. Words that stand nowhere in the letter (the letters of a stamp) do not count.
    """
    have, need = Counter(plain(read).split()), Counter(plain(wanted).split())
    left, found = list((need - have).elements()), list((have - need).elements())
    wrong = 0
    for word in sorted(left, key=len, reverse=True):
        reach = [(distance(word, other, len(word)), other) for other in found]
        off, best = min(reach, default=(len(word), ""))
        wrong += min(off, len(word))
        if off < len(word):
            found.remove(best)
    return wrong / max(1, sum(len(word) * count for word, count in need.items()))
