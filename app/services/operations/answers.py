"""Answers to what a plan asks: read from what a person typed, kept as plain values.

Dates are kept as '2026-03-26', numbers as numbers, units by id. Refuses names that the plan does not know and words that are no date.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from app.base.errors import InputRefused
from app.base.language import mark
from app.base.text import fold, nfc
from app.domain.operations.plan import holds
from app.services.arrival import read_day
from app.services.incoming_rows import find_letter
from app.services.units import find_unit

if TYPE_CHECKING:
    from app.domain.operations.plan import Ask, Plan

_YES = frozenset({"1", "có", "co", "yes", "true", "x"})


class AnswerUnknown(InputRefused):
    code, what = "NV-020", mark("Việc “{title}” không hỏi mục “{name}”.")
    remedy = mark("Các mục: {known}.")


class AnswerWrong(InputRefused):
    code, what = "NV-021", mark("Mục “{label}”: không nhận “{text}”.")
    remedy = mark("Ghi {wanted}.")


class AnswerNeeded(InputRefused):
    code, what = "NV-023", mark("Việc “{title}” phải có {label}.")
    remedy = mark("Ghi {label} rồi lập việc.")


def need_answers(plan: Plan, data: Mapping[str, Any], each: Sequence[Mapping[str, Any]]) -> None:
    """What the beginning cannot do without: said of the whole, or of every member. Raises AnswerNeeded."""
    for one in plan.asks:
        if one.each or one.step or not one.needed or not holds(one.when, data) or data.get(one.name):
            continue
        if not each or not all(own.get(one.name) for own in each):
            raise AnswerNeeded(one.name, title=plan.menu, label=one.label.lower())


def read_answers(session: Session, plan: Plan, given: Mapping[str, Any], *, each: bool) -> dict[str, Any]:
    """Values by name; defaults fill what was not said of the whole. Raises AnswerUnknown, AnswerWrong."""
    asks = {one.name: one for one in plan.asks if one.each == each}
    by_label = {fold(one.label): one.name for one in asks.values()}
    made: dict[str, Any] = {}
    for name, value in given.items():
        ask = asks.get(name) or asks.get(by_label.get(fold(name), ""))
        if ask is None:
            raise AnswerUnknown(name, title=plan.menu, name=name, known=", ".join(asks))
        made[ask.name] = (
            value if isinstance(value, (int, bool)) or value is None else read(session, ask, str(value))
        )
    return made


def defaults(plan: Plan) -> dict[str, Any]:
    """What holds unless a person says otherwise."""
    return {
        one.name: int(one.default) if one.kind == "number" else one.default
        for one in plan.asks
        if one.default and not one.each
    }


def read(session: Session, ask: Ask, text: str) -> Any:
    """One answer. '' takes it back. Raises AnswerWrong."""
    typed = nfc(text).strip()
    if not typed:
        return ""
    match ask.kind:
        case "date":
            try:
                return read_day(typed).isoformat()
            except ValueError:
                raise _wrong(ask, text, mark("một ngày, như 26/3/2026")) from None
        case "number":
            if not typed.isascii() or not typed.isdigit():
                raise _wrong(ask, text, mark("một số"))
            return int(typed)
        case "yes":
            return typed.casefold() in _YES
        case "choice":
            found = {fold(word): key for key, label in ask.choices.items() for word in (key, label)}
            if fold(typed) not in found:
                raise AnswerWrong(ask.name, label=ask.label, text=text, wanted=", ".join(ask.choices))
            return found[fold(typed)]
        case "unit":
            return find_unit(session, typed).id
        case "letter":
            return find_letter(session, typed).id
        case _:
            return typed[:2000]


def _wrong(ask: Ask, text: str, wanted: str) -> AnswerWrong:
    from app.base.language import tr

    return AnswerWrong(ask.name, label=ask.label, text=text, wanted=tr(wanted))


def day_of(data: Mapping[str, Any], name: str) -> date | None:
    """An answer that is a date."""
    value = data.get(name)
    return date.fromisoformat(value) if value else None


def number_of(data: Mapping[str, Any], name: str) -> int | None:
    value = data.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
