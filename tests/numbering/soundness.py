"""What must hold of the numbers in a store after anything whatever happened to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import select

from app.domain.states import NUMBERED
from app.models.letters import OutgoingLetter
from app.models.numbers import HeldNumber, IssuedNumber, Series
from app.models.session import Store


def faults(store: Store) -> list[str]:
    """Every broken law, as a sentence; empty when all is well."""
    with store.read() as s:
        numbers = s.scalars(select(IssuedNumber)).all()
        series = {one.id: one for one in s.scalars(select(Series))}
        kept = s.scalars(select(HeldNumber)).all()
        letters = {one.id: one for one in s.scalars(select(OutgoingLetter))}
        found = [
            f"twice in a series: {key}" for key in _twice((n.series_id, n.no, n.suffix) for n in numbers)
        ]
        found += [
            f"printed twice: {key}" for key in _twice((n.unit_id, n.period, n.printed) for n in numbers)
        ]
        for one in series.values():
            waiting = [h.no for h in kept if h.series_id == one.id and h.state == "held"]
            given = sorted([n.no for n in numbers if n.series_id == one.id and not n.suffix] + waiting)
            if len(set(given)) != len(given):
                found.append(f"held and given: {given}")
            if given and set(given) != set(range(one.first, given[-1] + 1)):
                found.append(f"gap in {one.book} {one.period}: {given} from {one.first}")
        found += _held_faults(numbers, kept)
        plain = {(n.series_id, n.no) for n in numbers if not n.suffix}
        for number in numbers:
            if number.suffix and (number.series_id, number.no) not in plain:
                found.append(f"put in behind nothing: {number.printed}")
            if number.letter_id is None:
                if number.state != "void":
                    found.append(f"a number for nobody: {number.printed}")
                continue
            letter = letters.get(number.letter_id)
            if letter is None or letter.number_id != number.id:
                found.append(f"number without its letter: {number.printed}")
            elif letter.parts["number"]["value"].lstrip("0") != f"{number.no}{number.suffix}":
                found.append(f"the letter says another number: {number.printed}")
            if number.state == "void" and not number.reason:
                found.append(f"void without a reason: {number.printed}")
        numbered = {n.letter_id for n in numbers}
        for letter in letters.values():
            if (letter.state in NUMBERED) != (letter.id in numbered):
                found.append(f"state {letter.state} against its number: {letter.id}")
        return found


def _held_faults(numbers: Sequence[IssuedNumber], kept: Sequence[HeldNumber]) -> list[str]:
    """A held number is given to nobody; a used one has its letter; a released one stands void."""
    plain = {(n.series_id, n.no): n for n in numbers if not n.suffix}
    found = []
    for held in kept:
        taken = plain.get((held.series_id, held.no))
        state = "held" if taken is None else "used" if taken.letter_id else "released"
        if held.state != state:
            found.append(f"{held.printed} is {held.state}, not {state}")
    return found


def _twice(keys: object) -> list[object]:
    return [key for key, count in Counter(keys).items() if count > 1]  # type: ignore[call-overload]


def frozen_parts(store: Store) -> dict[str, dict[str, object]]:
    """Parts of all letters that have a number."""
    with store.read() as s:
        letters = s.scalars(select(OutgoingLetter).where(OutgoingLetter.number_id.is_not(None)))
        return {one.id: one.parts for one in letters}
