"""The lines of the registers that are made of records: follow-up, post, loans, members, admissions. Reads only.

Owns which records stand in which book and what each column says, by the forms of annex IV. Refuses looks and every change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.language import mark
from app.domain.handling import stage_name
from app.domain.numbering import IN_SECRET
from app.domain.wording import issuer_in_text
from app.export.lists import forms
from app.export.lists.book import Entry, Form
from app.models.books import Loan, Posting
from app.models.dossiers import Dossier
from app.models.letters import IncomingLetter, OutgoingLetter, Task
from app.models.members import Member
from app.models.units import Unit
from app.services.incoming_rows import printed
from app.services.kinds import kind_name
from app.services.sheets import written_day


class Kind(StrEnum):
    """The books by the words of ``register print``."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"
    FOLLOW_UP = "follow-up"
    POST = "post"
    LOAN = "loan"
    SECRET = "secret"
    SECRET_IN = "secret-in"
    MEMBERS = "members"
    ADMISSIONS = "admissions"


BOOK_TITLES: Final = {
    Kind.OUTGOING: mark("Sổ đăng ký văn bản đi"),
    Kind.INCOMING: mark("Sổ đăng ký văn bản đến"),
    Kind.FOLLOW_UP: mark("Sổ theo dõi giải quyết văn bản đến"),
    Kind.POST: mark("Sổ gửi văn bản đi bưu điện"),
    Kind.LOAN: mark("Sổ sử dụng bản lưu"),
    Kind.SECRET: mark("Sổ đăng ký văn bản mật đi"),
    Kind.SECRET_IN: mark("Sổ đăng ký văn bản mật đến"),
    Kind.MEMBERS: mark("Sổ danh sách đoàn viên"),
    Kind.ADMISSIONS: mark("Sổ theo dõi kết nạp đoàn viên và trao Thẻ đoàn viên"),
}


Made = tuple[tuple[Entry, ...], Sequence[date]]
Maker = Callable[[Session, Unit, date | None, date | None], Made]


def _follow_up(session: Session, organ: Unit, first: date | None, last: date | None) -> Made:
    query = (
        select(IncomingLetter)
        .where(
            IncomingLetter.unit_id == organ.id,
            IncomingLetter.arrival_number.is_not(None),
            IncomingLetter.arrival_book != IN_SECRET,
        )
        .order_by(IncomingLetter.arrival_year, IncomingLetter.arrival_number)
    )
    if first is not None:
        query = query.where(IncomingLetter.arrived_on >= first)
    if last is not None:
        query = query.where(IncomingLetter.arrived_on <= last)
    letters = session.scalars(query).all()
    tasks: dict[str, list[Task]] = defaultdict(list)
    for task in session.scalars(select(Task).where(Task.incoming_id.is_not(None))):
        tasks[task.incoming_id or ""].append(task)
    answers: dict[str, list[OutgoingLetter]] = defaultdict(list)
    for ours in session.scalars(select(OutgoingLetter).where(OutgoingLetter.answers_id.is_not(None))):
        answers[ours.answers_id or ""].append(ours)
    entries = []
    for letter in letters:
        own = tasks[letter.id]
        given = answers[letter.id]
        days = [one.due_on for one in own if one.due_on] or ([letter.due_on] if letter.due_on else [])
        entries.append(
            Entry(
                (
                    str(letter.arrival_number),
                    _described(letter, organ),
                    letter.handler or "; ".join(dict.fromkeys(one.assignee for one in own if one.assignee)),
                    written_day(min(days)) if days else "",
                    _standing(letter, own),
                    "; ".join(one.number_printed for one in given if one.number_printed),
                    letter.note,
                ),
                id=letter.id,
            )
        )
    return tuple(entries), [one.arrived_on for one in letters]


def _described(letter: IncomingLetter, organ: Unit) -> str:
    """Kind, number and symbol, day, issuer and abstract in one cell, as the form asks."""
    number = printed(letter.number, letter.notation)
    issuer = issuer_in_text(letter.issuer, letter.authority, letter.superior)
    parts = [
        kind_name(letter.kind, organ.standard),
        f"số {number}" if number else "",
        f"ngày {written_day(letter.letter_date)}" if letter.letter_date else "",
        f"của {issuer}" if issuer else "",
    ]
    head = " ".join(part for part in parts if part)
    return f"{head}: {letter.subject}".strip(": ")


def _standing(letter: IncomingLetter, tasks: Sequence[Task]) -> str:
    done = sum(one.state == "done" for one in tasks)
    words = [stage_name(letter.stage)] if letter.stage else []
    if tasks:
        words.append("đã xong" if done == len(tasks) else f"{done}/{len(tasks)} việc xong")
    return ", ".join(dict.fromkeys(words))


def _post(session: Session, organ: Unit, first: date | None, last: date | None) -> Made:
    rows = [
        one
        for one in session.scalars(
            select(Posting).where(Posting.unit_id == organ.id).order_by(Posting.sent_on, Posting.id)
        )
        if _in(one.sent_on, first, last)
    ]
    entries = tuple(
        Entry(
            (written_day(one.sent_on), one.number, one.recipient, str(one.envelopes), one.receipt, one.note),
            id=one.id,
        )
        for one in rows
    )
    return entries, [one.sent_on for one in rows]


def _loans(session: Session, organ: Unit, first: date | None, last: date | None) -> Made:
    rows = [
        one
        for one in session.scalars(
            select(Loan).where(Loan.unit_id == organ.id).order_by(Loan.lent_on, Loan.id)
        )
        if _in(one.lent_on, first, last)
    ]
    entries = []
    for one in rows:
        number, titled = lent_words(session, one)
        dossier = session.get(Dossier, one.dossier_id) if one.dossier_id else None
        entries.append(
            Entry(
                (
                    written_day(one.lent_on), one.person, number, titled, dossier.code if dossier else "", "",
                    written_day(one.back_on), one.allowed_by, one.note,
                ),
                id=one.id,
            )
        )  # fmt: skip
    return tuple(entries), [one.lent_on for one in rows]


def _members(session: Session, organ: Unit, first: date | None, last: date | None) -> Made:
    members = session.scalars(select(Member).where(Member.status == "active").order_by(Member.sort_key)).all()
    entries = tuple(
        Entry(
            (
                str(at), one.full_name, written_day(one.birth_date) or str(one.birth_year or ""), one.sex or "",
                one.ethnicity, one.home_town, one.education or one.qualification, written_day(one.joined_on),
                one.card_number or "", one.note,
            ),
            id=one.id,
        )
        for at, one in enumerate(members, 1)
    )  # fmt: skip
    return entries, []


def _admissions(session: Session, organ: Unit, first: date | None, last: date | None) -> Made:
    query = select(Member).where(Member.joined_on.is_not(None)).order_by(Member.joined_on, Member.sort_key)
    members = [one for one in session.scalars(query) if one.joined_on and _in(one.joined_on, first, last)]
    entries = tuple(
        Entry(
            (
                str(at), one.full_name, written_day(one.birth_date) or str(one.birth_year or ""), one.introducer,
                one.admission_resolution, written_day(one.joined_on), one.joined_at, one.card_number or "",
                written_day(one.card_issued_on), "", one.note,
            ),
            id=one.id,
        )
        for at, one in enumerate(members, 1)
    )  # fmt: skip
    return entries, [one.joined_on for one in members if one.joined_on]


FORMS: Final[dict[Kind, Form]] = {
    Kind.FOLLOW_UP: forms.FOLLOW_UP,
    Kind.POST: forms.POST,
    Kind.LOAN: forms.LOAN,
    Kind.MEMBERS: forms.MEMBERS,
    Kind.ADMISSIONS: forms.ADMISSIONS,
}
MAKERS: Final[dict[Kind, Maker]] = {
    Kind.FOLLOW_UP: _follow_up,
    Kind.POST: _post,
    Kind.LOAN: _loans,
    Kind.MEMBERS: _members,
    Kind.ADMISSIONS: _admissions,
}


def _in(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or day >= first) and (last is None or day <= last)


def lent_words(session: Session, loan: Loan) -> tuple[str, str]:
    """Number with day, kind with abstract."""
    ours = session.get(OutgoingLetter, loan.outgoing_id) if loan.outgoing_id else None
    if ours is not None:
        number = (
            f"{ours.number_printed} ngày {written_day(ours.letter_date)}"
            if ours.letter_date
            else ours.number_printed
        )
        return number, f"{kind_name(ours.kind, ours.standard)} {ours.subject}"
    theirs = session.get(IncomingLetter, loan.incoming_id) if loan.incoming_id else None
    if theirs is None:
        return "", ""
    number = printed(theirs.number, theirs.notation)
    number += f" ngày {written_day(theirs.letter_date)}" if theirs.letter_date else ""
    return number, f"{kind_name(theirs.kind)} {theirs.subject}".strip()
