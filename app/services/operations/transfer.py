"""Transfers (chuyển sinh hoạt): out, in, between our own chi đoàn; official, temporary, to the residence, abroad, waiting.

A slip goes through the levels step by step, each dated. Who leaves keeps his record, with another status; who comes gets one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import ClassVar

from sqlalchemy import and_
from sqlalchemy.orm import Session

from app.base.language import mark
from app.domain.member_rules import RuleBook
from app.domain.members import Status
from app.domain.operations import transfer as rules_of
from app.domain.operations.facts import Case, RuleFinding
from app.domain.operations.plan import months_on
from app.domain.wording import issuer_in_text
from app.models.letters import IncomingLetter
from app.models.members import Member
from app.models.session import UnitOfWork
from app.models.units import Unit
from app.services.incoming_rows import printed
from app.services.member_spells import move, set_status
from app.services.operations.answers import day_of
from app.services.operations.kind import Kind, Proposal, Run, proposal
from app.services.operations.leave_out import still_here
from app.services.sheets import written_day


class Transfer(Kind):
    name: ClassVar[str] = "transfer"

    def propose(self, session: Session, rules: RuleBook, on: date) -> Sequence[Proposal]:
        """Who waits too long, and whose temporary time is over."""
        months = rules.number("transfer.waiting_months")
        waiting = and_(Member.status == Status.WAITING, Member.status_since <= months_on(on, -months))
        words = mark("{n} đoàn viên chờ chuyển đã từ {months} tháng: chuyển về nơi cư trú")
        made = [
            *proposal(session, self.name, waiting, words, {"way": "out", "type": "residence"}, months=months)
        ]
        for status, words in (
            (Status.AWAY, mark("{n} đoàn viên đi sinh hoạt tạm thời đã quá ngày hẹn")),
            (Status.GUEST, mark("{n} đoàn viên tạm thời đến đã quá ngày hẹn")),
        ):
            late = and_(Member.status == status, Member.temporary_until < on)
            made += proposal(session, self.name, late, words)
        return made

    def check(self, case: Case, rules: RuleBook) -> Sequence[RuleFinding]:
        return tuple(rules_of.check(case, rules))

    def taken(self, w: UnitOfWork, run: Run, step: str, on: date) -> None:
        acts = {
            "slip": _away,
            "back": _back,
            "wait": _wait,
            "assign": _assigned,
            "left": _left,
            "taken-in": _taken_in,
        }
        if step in acts:
            there = still_here(run) if step in ("slip", "wait", "taken-in") else run.still_in
            for _, person in there:
                acts[step](w, run, person, on)

    def answered(self, run: Run, changed: Collection[str], each: Mapping[str, Collection[str]]) -> None:
        """What the slip says that came with a letter of the book: its number, its day, where it is from."""
        letter = run.session.get(IncomingLetter, str(run.data.get("letter") or ""))
        if letter is None:
            return
        said = {
            "from": issuer_in_text(letter.issuer, letter.authority, letter.superior),
            "slip_number": printed(letter.number, letter.notation),
        }
        known = {name: words for name, words in said.items() if words and not run.data.get(name)}
        if known:
            run.record.data = {**run.data, **known}

    def values(self, run: Run, member: Member | None) -> Mapping[str, str]:
        letter = run.session.get(IncomingLetter, str(run.data.get("letter") or ""))
        slip = str(run.data.get("slip_number") or "")
        dated = f" ngày {written_day(letter.letter_date)}" if slip and letter and letter.letter_date else ""
        to = run.session.get(Unit, str(run.data.get("to_unit") or ""))
        return {
            "giấy giới thiệu": f"{slip}{dated}",
            "nơi đến": str(run.data.get("place") or (to.name if to else "")),
            "từ ngày": written_day(run.done("slip") or run.done("remark") or run.record.begun_on),
        }


def _away(w: UnitOfWork, run: Run, person: Member, on: date) -> None:
    kind, place = run.data.get("type"), str(run.data.get("place") or run.data.get("country") or "")
    if kind == "official":
        set_status(w, person, Status.TRANSFERRED, on=on)
    elif kind == "residence":
        person.residence_union = place[:200]
        if person.status == Status.WAITING:
            set_status(w, person, Status.ACTIVE, on=on)
    else:
        set_status(w, person, Status.AWAY, on=on)
        person.temporary_union, person.temporary_until = place[:200], day_of(run.data, "until")


def _back(w: UnitOfWork, run: Run, person: Member, on: date) -> None:
    if person.status == Status.AWAY:
        set_status(w, person, Status.ACTIVE, on=on)
        person.temporary_union, person.temporary_until = "", None


def _wait(w: UnitOfWork, run: Run, person: Member, on: date) -> None:
    set_status(w, person, Status.WAITING, on=on)


def _assigned(w: UnitOfWork, run: Run, person: Member, on: date) -> None:
    """Who comes is ours from the day his chi đoàn takes him in."""
    unit_id = str(run.data.get("to_unit") or run.unit.id)
    before = (person.status, person.unit_id)
    if before == (Status.CANDIDATE, unit_id):
        person.unit_since = on
    else:
        move(w, person, unit_id, on=on, operation_id=run.record.id)
    if run.data.get("type") == "temporary":
        set_status(w, person, Status.GUEST, on=on)
        person.temporary_union = str(run.data.get("from") or "")[:200]
        person.temporary_until = day_of(run.data, "until")
    else:
        set_status(w, person, Status.ACTIVE, on=on)


def _left(w: UnitOfWork, run: Run, person: Member, on: date) -> None:
    set_status(w, person, Status.TRANSFERRED, on=on)


def _taken_in(w: UnitOfWork, run: Run, person: Member, on: date) -> None:
    move(w, person, str(run.data["to_unit"]), on=on, operation_id=run.record.id)
