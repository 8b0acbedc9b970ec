"""Admission (kết nạp): from the application to the card. Who is admitted becomes a member on the day of the resolution."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import ClassVar

from app.domain.member_rules import RuleBook
from app.domain.members import Status
from app.domain.operations import admission as rules_of
from app.domain.operations.facts import Case, RuleFinding
from app.domain.operations.votes import carried
from app.models.members import Member
from app.models.session import UnitOfWork
from app.services.member_spells import set_status
from app.services.operations.answers import day_of, number_of
from app.services.operations.kind import FAILED, Kind, Run
from app.services.operations.numbers import dated_of, printed_of
from app.services.operations.votes import vote_values


class Admission(Kind):
    name: ClassVar[str] = "admit"

    def check(self, case: Case, rules: RuleBook) -> Sequence[RuleFinding]:
        return tuple(rules_of.check(case, rules))

    def begin(self, w: UnitOfWork, run: Run) -> None:
        for one, person in run.members:
            person.introducer = one.data.get("sponsor") or run.data.get("sponsor") or person.introducer
            person.joined_at = person.joined_at or run.unit.name

    def answered(self, run: Run, changed: Collection[str], each: Mapping[str, Collection[str]]) -> None:
        card_numbers(run, anew="card_from" in changed, each=each)

    def taken(self, w: UnitOfWork, run: Run, step: str, on: date) -> None:
        if step == "vote":
            present, share = number_of(run.data, "present"), run.rules.share("admission.majority")
            for one, _ in run.members:
                if carried(number_of(one.data, "yes"), present, share) is False:
                    one.outcome = FAILED
        if step == "approve":
            for _, person in run.still_in:
                decided = day_of(run.data, "decided") or dated_of(run, "resolution", person.id) or on
                person.joined_on = person.admission_decided_on = decided
                person.unit_since = person.unit_since or decided
                set_status(w, person, Status.ACTIVE, on=decided)
        if step in ("approve", "ceremony", "card"):  # the number may come after the day
            for _, person in run.still_in:
                number = run.data.get("number") or printed_of(run, "resolution", person.id)
                person.admission_resolution = number or person.admission_resolution
        if step == "card":
            for one, person in run.still_in:
                person.card_number = one.data.get("card_number") or person.card_number
                person.card_issued_on = on

    def values(self, run: Run, member: Member | None) -> Mapping[str, str]:
        return {**vote_values(run), **card_values(run)}


def card_numbers(run: Run, *, anew: bool, each: Mapping[str, Collection[str]]) -> None:
    """Numbers counted on from the first: for those who have none, or ``anew`` for all but those whose own was just said."""
    first = str(run.data.get("card_from") or "")
    for one, person in run.still_in:
        own = "card_number" in each.get(person.id, ())
        if not first or own or (one.data.get("card_number") and not anew):
            continue
        one.data = {**one.data, "card_number": first}
        first = following(first)


def following(number: str) -> str:
    """The next of a run of numbers: 'AB 00129' after 'AB 00128'."""
    found = re.search(r"\d+(?=\D*$)", number)
    if found is None:
        return number
    return f"{number[: found.start()]}{int(found[0]) + 1:0{len(found[0])}d}{number[found.end() :]}"


def card_values(run: Run) -> dict[str, str]:
    """First and last number of the cards of one decision."""
    numbers = [str(one.data.get("card_number") or "") for one, _ in run.still_in]
    known = [number for number in numbers if number]
    return {"số thẻ từ": known[0] if known else "", "số thẻ đến": known[-1] if known else ""}
