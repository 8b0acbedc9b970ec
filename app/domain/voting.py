"""Quorum, majorities, ballots and rounds: what a count means under a rule. Pure; the rules themselves are data.

Owns the arithmetic of a vote. Refuses counts that cannot be (more valid ballots than came back); what is merely against
the rules (no quorum, an open vote where the ballot is prescribed) is a finding, for a clerk records what happened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from app.base.errors import InputRefused
from app.base.language import mark


class Base(StrEnum):
    """Of what a majority is counted."""

    PRESENT = "present"
    SUMMONED = "summoned"
    ISSUED = "issued"


BASE_WORDS: Final = {
    Base.PRESENT: mark("số người có mặt"),
    Base.SUMMONED: mark("số người được triệu tập"),
    Base.ISSUED: mark("số phiếu phát ra"),
}


class CountWrong(InputRefused):
    code, what = "HOP-010", mark("Kết quả kiểm phiếu không khớp ở “{place}”: {reason}.")
    remedy = mark("Đếm lại phiếu, rồi sửa con số này.")


@dataclass(frozen=True, slots=True)
class Matter:
    """How one kind of question is decided."""

    key: str
    name: str
    quorum: Fraction
    """Share of those summoned that must be present, at least."""
    majority: Fraction
    """Share of the base that must be passed."""
    base: Base
    secret: bool
    online: bool
    quorum_source: str
    source: str
    """Where the majority stands."""
    per_person: bool
    """Voted one by one, person for person."""
    election: bool
    surplus: bool
    rounds: int
    """How often an election may be held."""


@dataclass(frozen=True, slots=True)
class Ballots:
    """What the tellers counted; None where it was not (an open vote)."""

    issued: int | None = None
    returned: int | None = None
    invalid: int | None = None
    blank: int | None = None

    @property
    def valid(self) -> int | None:
        if self.returned is None:
            return None
        return self.returned - (self.invalid or 0) - (self.blank or 0)


@dataclass(frozen=True, slots=True)
class Line:
    """One name, or the question itself."""

    name: str
    yes: int | None = None
    no: int | None = None
    other: int | None = None


class Fate(StrEnum):
    """What became of a line."""

    OPEN = "open"
    """Not counted yet."""
    PASSED = "passed"
    FAILED = "failed"
    TIED = "tied"
    """Enough votes, but the last seat is claimed by several alike."""
    LEFT = "left"
    """Enough votes, but all seats went to others."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A line with its verdict. ``share``: of the base, None while there is none."""

    line: Line
    fate: Fate
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class Quorum:
    met: bool | None
    """None while one of the figures is not known."""
    needed: int | None
    share: Fraction | None


def quorum(matter: Matter, *, summoned: int | None, present: int | None) -> Quorum:
    """Whether enough are there for this question."""
    if not summoned:
        return Quorum(None, None, None)
    needed = -int(-summoned * matter.quorum // 1)
    if present is None:
        return Quorum(None, needed, None)
    return Quorum(present >= needed, needed, Fraction(present, summoned))


def need_possible(
    ballots: Ballots, lines: Sequence[Line], *, present: int | None, seats: int | None, election: bool
) -> None:
    """Raises CountWrong for figures that cannot be."""
    for name, value in (
        (mark("phiếu phát ra"), ballots.issued),
        (mark("phiếu thu vào"), ballots.returned),
        (mark("phiếu không hợp lệ"), ballots.invalid),
        (mark("phiếu trắng"), ballots.blank),
        *((line.name, value) for line in lines for value in (line.yes, line.no, line.other)),
    ):
        if value is not None and value < 0:
            _wrong(name, mark("số âm"))
    _need_ballots(ballots, present)
    most = ballots.valid if ballots.valid is not None else present
    if most is None:
        return
    for line in lines:
        if (line.yes or 0) + (line.no or 0) + (line.other or 0) > most:
            _wrong(line.name, mark("nhiều phiếu hơn số phiếu hợp lệ"))
    if election and seats and sum(line.yes or 0 for line in lines) > most * seats:
        _wrong(mark("tổng phiếu bầu"), mark("nhiều hơn số phiếu hợp lệ nhân với số lượng được bầu"))


def _need_ballots(ballots: Ballots, present: int | None) -> None:
    if present is not None and ballots.issued is not None and ballots.issued > present:
        _wrong(mark("phiếu phát ra"), mark("nhiều hơn số người có mặt"))
    if ballots.returned is not None and ballots.issued is not None and ballots.returned > ballots.issued:
        _wrong(mark("phiếu thu vào"), mark("nhiều hơn số phiếu phát ra"))
    if ballots.valid is not None and ballots.valid < 0:
        _wrong(mark("phiếu không hợp lệ"), mark("nhiều hơn số phiếu thu vào"))


def _wrong(place: str, reason: str) -> None:
    from app.base.language import tr

    raise CountWrong(place=tr(place), reason=tr(reason))


def outcomes(
    matter: Matter,
    lines: Sequence[Line],
    ballots: Ballots,
    *,
    summoned: int | None,
    present: int | None,
    seats: int | None = None,
) -> tuple[Outcome, ...]:
    """The verdict on every line, in the given order. The share must be passed, not reached; an election fills ``seats``."""
    base = {Base.PRESENT: present, Base.SUMMONED: summoned, Base.ISSUED: ballots.issued}[matter.base]
    found = [_plain(line, base, matter.majority) for line in lines]
    if matter.election and seats is not None:
        found = _seated(found, seats)
    return tuple(found)


def _plain(line: Line, base: int | None, majority: Fraction) -> Outcome:
    if line.yes is None or not base:
        return Outcome(line, Fate.OPEN, None)
    share = Fraction(line.yes, base)
    return Outcome(line, Fate.PASSED if share > majority else Fate.FAILED, share)


def _seated(found: list[Outcome], seats: int) -> list[Outcome]:
    """The seats go to those with most votes; who is alike on both sides of the last seat is tied."""
    enough = sorted((one.line.yes or 0 for one in found if one.fate is Fate.PASSED), reverse=True)
    if len(enough) <= seats:
        return found
    edge, next_one = (enough[seats - 1] if seats else 0), enough[seats]
    made = []
    for one in found:
        votes = one.line.yes or 0
        fate = one.fate
        if fate is Fate.PASSED and edge == next_one and votes == edge:
            fate = Fate.TIED
        elif fate is Fate.PASSED and (votes < edge or not seats):
            fate = Fate.LEFT
        made.append(Outcome(one.line, fate, one.share))
    return made


@dataclass(frozen=True, slots=True)
class Round:
    """What an election still asks: seats to fill, and who stands in the next round."""

    open_seats: int
    standing: tuple[str, ...]
    """Names for the next round: the tied ones, else those not elected."""
    possible: bool
    """Whether there may be another round."""


def next_round(found: Sequence[Outcome], *, seats: int, round: int, rounds: int) -> Round:
    """After a round: who is left and whether another of ``rounds`` may follow."""
    elected = sum(one.fate is Fate.PASSED for one in found)
    tied = [one.line.name for one in found if one.fate is Fate.TIED]
    rest = tied or [
        one.line.name
        for one in sorted(found, key=lambda one: -(one.line.yes or 0))
        if one.fate is Fate.FAILED
    ]
    left = max(0, seats - elected)
    return Round(left, tuple(rest) if left else (), bool(left and rest and round < rounds))


class Breach(StrEnum):
    """What a vote lacks by the rules."""

    QUORUM = "quorum"
    OPEN = "open"
    ONLINE = "online"
    SURPLUS = "surplus"
    ROUNDS = "rounds"


def breaches(
    matter: Matter,
    *,
    summoned: int | None,
    present: int | None,
    secret: bool,
    online: bool,
    names: int,
    seats: int | None,
    round: int = 1,
) -> tuple[Breach, ...]:
    """What is against the rules in taking this vote so."""
    found = []
    if quorum(matter, summoned=summoned, present=present).met is False:
        found.append(Breach.QUORUM)
    if matter.secret and not secret:
        found.append(Breach.OPEN)
    if online and (secret or not matter.online):
        found.append(Breach.ONLINE)
    if matter.surplus and seats is not None and names <= seats and round == 1:
        found.append(Breach.SURPLUS)
    if round > matter.rounds:
        found.append(Breach.ROUNDS)
    return tuple(found)


def per_cent(share: Fraction | None) -> str:
    """'87,5' with a comma and at most two places, as minutes write it."""
    if share is None:
        return ""
    hundredths = round(share * 10_000)
    return f"{hundredths / 100:.2f}".rstrip("0").rstrip(".").replace(".", ",")
