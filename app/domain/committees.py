"""Sizes, terms and days of a committee: what the Charter's figures mean for one at hand. Pure; the figures are data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from app.base.text import fold
from app.domain.operations.plan import months_on


class Lack(StrEnum):
    """What a committee is not as the rules have it."""

    SMALL_CELL = "small-cell"
    TOO_FEW = "too-few"
    TOO_MANY = "too-many"
    BELOW_SEATS = "below-seats"
    DEPUTIES = "deputies"
    NO_SECRETARY = "no-secretary"
    TWO_SECRETARIES = "two-secretaries"
    STANDING_EARLY = "standing-early"
    STANDING_MANY = "standing-many"
    NOT_REQUESTED = "not-requested"
    NOT_RECOGNISED = "not-recognised"
    PROVISIONAL_OVER = "provisional-over"
    TERM_OVER = "term-over"


@dataclass(frozen=True, slots=True)
class Size:
    """The figures that hold for the unit's level."""

    least: int
    most: int
    deputies: int
    small_below: int
    standing_from: int
    standing_share: Fraction


def lacks_of_size(
    size: Size, *, body: str, posts: Sequence[str], seats: int | None, members: int | None, whole: int | None
) -> tuple[Lack, ...]:
    """``posts`` of who sits there now; ``members`` of the unit; ``whole``: the committee's size when ``body`` is its standing part."""
    count, found = len(posts), []
    if body == "committee":
        if size.small_below and members is not None and members < size.small_below and count > 2:
            found.append(Lack.SMALL_CELL)
        elif not (size.small_below and members is not None and members < size.small_below):
            if count < size.least:
                found.append(Lack.TOO_FEW)
            if count > size.most:
                found.append(Lack.TOO_MANY)
        if seats is not None and count < seats:
            found.append(Lack.BELOW_SEATS)
        found += _lacks_of_posts(posts, size)
        standing = sum(post in ("secretary", "deputy", "standing") for post in posts)
        if "standing" in posts:
            found += _standing(standing, count, size)
    elif body == "standing" and whole is not None:
        found += _standing(count, whole, size)
    return tuple(found)


def _lacks_of_posts(posts: Sequence[str], size: Size) -> list[Lack]:
    found = []
    if posts.count("deputy") > size.deputies:
        found.append(Lack.DEPUTIES)
    if not posts.count("secretary"):
        found.append(Lack.NO_SECRETARY)
    if posts.count("secretary") > 1:
        found.append(Lack.TWO_SECRETARIES)
    return found


def _standing(count: int, whole: int, size: Size) -> list[Lack]:
    if whole < size.standing_from:
        return [Lack.STANDING_EARLY]
    return [Lack.STANDING_MANY] if Fraction(count, whole) > size.standing_share else []


def lacks_of_time(
    day: date,
    *,
    since: date,
    until: date | None,
    provisional: bool,
    requested: bool,
    recognised_on: date | None,
    request_days: int,
    provisional_months: int,
) -> tuple[Lack, ...]:
    """What is late on ``day``."""
    found = []
    if recognised_on is None and not provisional:
        if requested:
            found.append(Lack.NOT_RECOGNISED)
        elif day > since + timedelta(days=request_days):
            found.append(Lack.NOT_REQUESTED)
    if provisional and day > months_on(since, provisional_months):
        found.append(Lack.PROVISIONAL_OVER)
    if until is not None and day > until:
        found.append(Lack.TERM_OVER)
    return tuple(found)


def signs_from(
    how: str, *, since: date, recognised_on: date | None, committee_on: date | None
) -> date | None:
    """From when a secretary or deputy may sign: at once after the congress; else only once recognised. None: not yet."""
    if how == "congress":
        return since
    return recognised_on or (committee_on if how == "appointed" else None)


_MEANT = (
    ("thuong vu", "standing", ""),
    ("chu nhiem", "inspection", "head"),
    ("kiem tra", "inspection", ""),
    ("pho bi thu", "", "deputy"),
    ("bi thu", "", "secretary"),
    ("chap hanh", "committee", ""),
)


def meant(question: str) -> tuple[str, str]:
    """What an election's name says it makes: (body, ''), ('', post), or ('', '') when it says neither or several things."""
    words = fold(question).replace("uy vien ban", "ban")
    alone = words.replace("pho bi thu", "")
    if "pho bi thu" in words and "bi thu" in alone:
        return "", ""
    _, body, post = next((one for one in _MEANT if one[0] in words), ("", "", ""))
    return ("", post) if post else (body, "")
