"""What must hold of the numbers in a store after anything whatever happened to it."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import select

from app.models.letters import OutgoingLetter
from app.models.numbers import IssuedNumber, Series
from app.models.session import Store


def faults(store: Store) -> list[str]:
    """Every broken law, as a sentence; empty when all is well."""
    with store.read() as s:
        numbers = s.scalars(select(IssuedNumber)).all()
        series = {one.id: one for one in s.scalars(select(Series))}
        letters = {one.id: one for one in s.scalars(select(OutgoingLetter))}
        found = [
            f"twice in a series: {key}" for key in _twice((n.series_id, n.no, n.suffix) for n in numbers)
        ]
        found += [
            f"printed twice: {key}" for key in _twice((n.unit_id, n.period, n.printed) for n in numbers)
        ]
        for one in series.values():
            given = sorted(n.no for n in numbers if n.series_id == one.id)
            if given and set(given) != set(range(one.first, given[-1] + 1)):
                found.append(f"gap in {one.book} {one.period}: {given} from {one.first}")
        for number in numbers:
            letter = letters.get(number.letter_id or "")
            if letter is None or letter.number_id != number.id:
                found.append(f"number without its letter: {number.printed}")
            elif letter.parts["number"]["value"].lstrip("0") != f"{number.no}{number.suffix}":
                found.append(f"the letter says another number: {number.printed}")
            if number.state == "void" and not number.reason:
                found.append(f"void without a reason: {number.printed}")
        numbered = {n.letter_id for n in numbers}
        for letter in letters.values():
            if (letter.state in ("issued", "void")) != (letter.id in numbered):
                found.append(f"state {letter.state} against its number: {letter.id}")
        return found


def _twice(keys: object) -> list[object]:
    return [key for key, count in Counter(keys).items() if count > 1]  # type: ignore[call-overload]


def frozen_parts(store: Store) -> dict[str, dict[str, object]]:
    """Parts of all letters that have a number."""
    with store.read() as s:
        letters = s.scalars(select(OutgoingLetter).where(OutgoingLetter.number_id.is_not(None)))
        return {one.id: one.parts for one in letters}
