"""The same letter come twice: by its file, by number, notation, issuer and year, by near text. Reads only; a clerk decides.

Owns what counts as the same. Letters of one mould (monthly invitations, decisions of one day) have nearly one text; they are
told apart by their numbers, and by their days while a number is not known. Swapped digits do not tell letters apart.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.language import mark, tr
from app.base.text import fold
from app.models.files import Attachment
from app.models.letters import IncomingLetter
from app.models.near import likeness, near_ids, runs_of
from app.services import arrival
from app.services.incoming_rows import (
    ENTITY,
    ORIGINAL,
    RECEIVED,
    SOURCE,
    Duplicate,
    arrival_words,
    guesses_of,
    original_of,
    printed,
)

NEAR: Final = 0.5
"""Least likeness: a scan read at one wrong letter in forty keeps more of its runs of words than this."""
_PARTS: Final = (ORIGINAL, SOURCE)


def duplicates_of(session: Session, letter: IncomingLetter) -> tuple[Duplicate, ...]:
    """Letters entered before that seem to be this one, the surest first."""
    found: dict[str, Duplicate] = {}
    for one in (*_same_file(session, letter), *_same_number(session, letter), *_near_text(session, letter)):
        found.setdefault(one.id, one)
    return tuple(found.values())


def _same_file(session: Session, letter: IncomingLetter) -> list[Duplicate]:
    original = original_of(session, letter.id)
    if original is None:
        return []
    others = session.scalars(
        select(IncomingLetter)
        .join(Attachment, Attachment.owner_id == IncomingLetter.id)
        .where(
            Attachment.sha256 == original.sha256,
            Attachment.owner_kind == ENTITY,
            Attachment.role.in_(_PARTS),
            IncomingLetter.id != letter.id,
        )
        .order_by(IncomingLetter.id)
    ).unique()
    why = tr(mark("cùng một tệp, {arrival}"))
    return [Duplicate(one.id, why.format(arrival=_there(one)), "file") for one in others]


def _same_number(session: Session, letter: IncomingLetter) -> list[Duplicate]:
    if not letter.same_key:
        return []
    others = session.scalars(
        select(IncomingLetter)
        .where(IncomingLetter.same_key == letter.same_key, IncomingLetter.id != letter.id)
        .order_by(IncomingLetter.id)
    )
    why = tr(mark("cùng số, ký hiệu, nơi gửi và năm ({printed}), {arrival}"))
    return [
        Duplicate(
            one.id,
            why.format(printed=printed(one.number, one.notation), arrival=_there(one)),
            "number",
        )
        for one in others
    ]


def _near_text(session: Session, letter: IncomingLetter) -> list[Duplicate]:
    if not letter.text:
        return []
    runs, mine = runs_of(letter.text), _marks(letter)
    found = []
    for one in near_ids(session, letter.text):
        other = session.get(IncomingLetter, one) if one != letter.id else None
        if other is None or _told_apart(mine, _marks(other)):
            continue
        share = likeness(runs, runs_of(other.text))
        if share >= NEAR:
            why = tr(mark("nội dung giống {share} %, {arrival}"))
            words = why.format(share=round(share * 100), arrival=_there(other))
            found.append(Duplicate(other.id, words, "text", share))
    return sorted(found, key=lambda one: -one.likeness)


def _there(letter: IncomingLetter) -> str:
    """How far the other one is."""
    if letter.arrival_number is None:
        return tr(mark("đã nhận mà chưa vào sổ"))
    return tr(mark("đã vào sổ {arrival}")).format(arrival=arrival_words(letter))


def _marks(letter: IncomingLetter) -> tuple[Any, Any]:
    """Number with notation, and day; None for what is not known."""
    number, notation, day = letter.number, letter.notation, letter.letter_date
    if letter.state == RECEIVED:
        taken = arrival.taken(guesses_of(letter), kept_lengths={})
        number = number or taken.get("number")
        notation = notation or taken.get("notation")
        day = day or taken.get("letter_date")
    known = (fold(number).lstrip("0"), fold(notation or "").replace(" ", "")) if number else None
    return known, day


def _told_apart(one: tuple[Any, Any], other: tuple[Any, Any]) -> bool:
    """Another number means another letter, unless its digits were only swapped; without a number the day decides."""
    (number, day), (its_number, its_day) = one, other
    if number is not None and its_number is not None:
        return sorted(number[0]) != sorted(its_number[0])
    return day is not None and its_day is not None and day != its_day
