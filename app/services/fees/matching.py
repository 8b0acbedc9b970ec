"""Who a transfer is from: by the code of our notice, the member's code, the phone number, the name in its words.

Owns the judgement sure or doubtful; the clerk decides the doubtful ones. A payer's account name alone is never sure: parents pay,
and share names with others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.base.language import mark, tr
from app.base.text import fold
from app.services.fees.accounts import Person

NOTICE: Final = "DP"
"""Begins the words of a transfer on our notices."""
_TAIL: Final = 8
_MOST: Final = 6


@dataclass(frozen=True, slots=True)
class Match:
    """``people``: those it may be from; ``sure``: it is the only one."""

    people: tuple[Person, ...]
    sure: bool
    why: str


def notice_code(member_id: str) -> str:
    """'DP 1A2B3C4D': what a transfer begins with."""
    return f"{NOTICE} {member_id[-_TAIL:].upper()}"


class Matcher:
    """Indexes of the payers, asked once per line."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._tails: dict[str, list[Person]] = {}
        self._codes: dict[str, list[Person]] = {}
        self._phones: dict[str, list[Person]] = {}
        self._names: dict[str, list[Person]] = {}
        self._longest = 2
        for one in people:
            self._tails.setdefault(one.id[-_TAIL:].lower(), []).append(one)
            if len(bare := _bare(one.code)) >= 5:
                self._codes.setdefault(bare, []).append(one)
            if len(digits := re.sub(r"\D", "", one.phone)) >= 9:
                self._phones.setdefault(digits[-9:], []).append(one)
            words = _words(one.name)
            if len(words) > 1:
                self._names.setdefault(" ".join(words), []).append(one)
                self._longest = max(self._longest, len(words))

    def match(self, text: str, payer: str = "") -> Match:
        words = _words(text)
        for found, why in (
            (self._noticed(words), mark("mã trong giấy báo")),
            (self._coded(words), mark("mã đoàn viên")),
            (self._phoned(text), mark("số điện thoại")),
        ):
            if found:
                return self._judged(found, words, tr(why))
        named = self._named(words)
        if named:
            return self._judged(named, words, tr(mark("họ tên trong nội dung")))
        named = self._named(_words(payer))
        if named:
            return Match(tuple(named[:_MOST]), False, tr(mark("chỉ trùng tên chủ tài khoản chuyển")))
        return Match((), False, tr(mark("không thấy ai trong nội dung")))

    def _judged(self, found: list[Person], words: list[str], why: str) -> Match:
        if len(found) > 1:  # namesakes: the class may be named
            told = f" {' '.join(words)} "
            here = [one for one in found if any(f" {word} " in told for word in _class_words(one.unit_name))]
            if len(here) == 1:
                return Match((here[0],), True, f"{why}, {here[0].unit_name}")
        return Match(tuple(found[:_MOST]), len(found) == 1, why)

    def _noticed(self, words: list[str]) -> list[Person]:
        found: dict[str, Person] = {}
        joined = " ".join(words)
        for tail in re.findall(rf"{NOTICE.lower()} ?([0-9a-f]{{{_TAIL}}})", joined):
            for one in self._tails.get(tail, ()):
                found[one.id] = one
        return list(found.values())

    def _coded(self, words: list[str]) -> list[Person]:
        found: dict[str, Person] = {}
        for length in (1, 2, 3):
            for at in range(len(words) - length + 1):
                for one in self._codes.get("".join(words[at : at + length]), ()):
                    found[one.id] = one
        return list(found.values())

    def _phoned(self, text: str) -> list[Person]:
        found: dict[str, Person] = {}
        for digits in re.findall(r"(?<!\d)(?:\+?84|0)(\d{9})(?!\d)", re.sub(r"(?<=\d)[ .-](?=\d)", "", text)):
            for one in self._phones.get(digits, ()):
                found[one.id] = one
        return list(found.values())

    def _named(self, words: list[str]) -> list[Person]:
        """The longest names only: 'Nguyễn Văn An Bình' is not also 'Nguyễn Văn An'."""
        found: dict[str, Person] = {}
        taken: set[int] = set()
        for length in range(min(self._longest, len(words)), 1, -1):
            for at in range(len(words) - length + 1):
                place = set(range(at, at + length))
                if place & taken:
                    continue
                people = self._names.get(" ".join(words[at : at + length]), ())
                if people:
                    taken |= place
                    found.update((one.id, one) for one in people)
        return list(found.values())


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", fold(text))


def _bare(code: str) -> str:
    return "".join(_words(code))


def _class_words(unit_name: str) -> list[str]:
    """What tells one class from another: its words with a digit ('10a1'), else its whole name."""
    words = _words(unit_name)
    return [word for word in words if re.search(r"\d", word)] or [" ".join(words)]
