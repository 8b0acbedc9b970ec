"""Consent (sự đồng ý): who said what to which purpose, when and how; whole classes at once; taken back; restricted.

Owns consent and restriction records and ``Member.consent``, the last word of them. Silence is nothing: a purpose that was not
answered gets no record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.base.errors import InputRefused, RuleRefused
from app.base.files import read_bytes
from app.base.language import mark
from app.base.text import one_line
from app.domain.members import age_on
from app.domain.privacy import BASES, METHODS, PURPOSES, TEXT_VERSION
from app.models.files import Attachment
from app.models.members import Member
from app.models.privacy import Consent, Restriction
from app.models.session import Store, UnitOfWork
from app.services.change import Change, Service
from app.services.members import find_member
from app.services.rules import rule_book

if TYPE_CHECKING:
    from app.models.vault import Vault

EVIDENCE: Final = "evidence"
_MOST_EVIDENCE: Final = 50
"""MB of a scan."""


class ConsentUnknown(InputRefused):
    code, what = "DLCN-005", mark("Không có mục đích, căn cứ hay cách “{words}”.")
    remedy = mark("Dùng một trong: {known}.")


class ConsentSilent(InputRefused):
    code, what = "DLCN-006", mark("Chưa ghi đoàn viên trả lời thế nào cho mục đích nào.")
    remedy = mark("Ghi đồng ý hoặc không đồng ý cho từng mục đích; im lặng không phải là đồng ý.")


class ConsentAhead(InputRefused):
    code, what = "DLCN-007", mark("Ngày đồng ý {day} còn ở phía trước.")
    remedy = mark("Ghi ngày trên giấy đã ký.")


class ConsentNone(RuleRefused):
    code, what = "DLCN-008", mark("{name} không có sự đồng ý nào đang có hiệu lực để rút lại.")
    remedy = mark("Xem privacy consents; có thể đã rút trước đây.")


class GuardianMissing(RuleRefused):
    code, what = (
        "DLCN-009",
        mark("{name} chưa đủ {age} tuổi: cần tên cha, mẹ hoặc người giám hộ cùng đồng ý."),
    )
    remedy = mark("Ghi người giám hộ đã ký (--guardian), hoặc để lại đến khi có chữ ký.")


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """One answer, for people."""

    id: str
    member_id: str
    purpose: str
    answer: str
    basis: str
    text_version: str
    said_on: date
    method: str
    guardian: str
    withdrawn_on: date | None
    evidence: str | None
    """Attachment with the signed paper."""

    @property
    def holds(self) -> bool:
        return self.answer == "given" and self.withdrawn_on is None


@dataclass(frozen=True, slots=True)
class Entered:
    """What an entry for many came to."""

    rows: int
    members: int
    children: tuple[tuple[str, str], ...]
    """(id, name) of those left out: too young, and no guardian was named."""


class Consents(Service):
    """Verbs on consent and restriction."""

    def __init__(self, store: Store, *, by: str, vault: Callable[[], Vault]) -> None:
        super().__init__(store, by=by)
        self._vault = vault

    def enter(
        self,
        member_ids: Sequence[str],
        answers: Mapping[str, str],
        *,
        said_on: date | None = None,
        method: str = "paper",
        basis: str = "consent",
        guardian: str = "",
        guardians: Mapping[str, str] | None = None,
        evidence: Path | None = None,
        note: str = "",
    ) -> Change[Entered]:
        """What one or many members said, purpose by purpose. One who is too young without a guardian is left out and told.

        Raises ConsentSilent, ConsentUnknown, ConsentAhead; GuardianMissing when it is the only one.
        """
        if not answers:
            raise ConsentSilent
        for words, known in ((tuple(answers), PURPOSES), ((method,), METHODS), ((basis,), BASES)):
            for one in words:
                _need_known(one, known)
        digest = self._kept(evidence)
        with self.work("privacy.consent") as w:
            day = said_on or w.today
            if day > w.today:
                raise ConsentAhead(day=f"{day:%d/%m/%Y}")
            rows, members, children = 0, 0, []
            for one in member_ids:
                member = find_member(w.session, one)
                who = one_line((guardians or {}).get(member.id, guardian))
                young = too_young(w.session, member, day)
                if young and not who:
                    if len(member_ids) == 1:
                        raise GuardianMissing(name=member.full_name, age=young)
                    children.append((member.id, member.full_name))
                    continue
                for purpose, answer in answers.items():
                    self._enter_one(
                        w, member, purpose, answer, day, method, basis, who, note, evidence, digest
                    )
                    rows += 1
                members += 1
                _settle(w, member)
            return Change.of(Entered(rows, members, tuple(children)), w.commit())

    def _kept(self, evidence: Path | None) -> tuple[str, int] | None:
        if evidence is None:
            return None
        stored = self._vault().put(read_bytes(evidence, most=_MOST_EVIDENCE))
        return stored.sha256, stored.size

    @staticmethod
    def _enter_one(
        w: UnitOfWork, member: Member, purpose: str, answer: str, day: date, method: str, basis: str, guardian: str,
        note: str, evidence: Path | None, digest: tuple[str, int] | None,
    ) -> None:  # fmt: skip
        for old in w.session.scalars(_running(member.id, purpose)):
            old.withdrawn_on = max(day, old.said_on)  # said anew: the former word ends
        made = w.add(
            Consent(
                member_id=member.id, purpose=purpose, answer=answer, basis=basis, text_version=TEXT_VERSION,
                said_on=day, method=method, guardian=guardian[:100], note=one_line(note)[:500],
            )
        )  # fmt: skip
        if evidence is not None and digest is not None:
            w.add(
                Attachment(
                    owner_kind=Consent.__tablename__, owner_id=made.id, role=EVIDENCE, name=evidence.name[-255:],
                    mime="application/octet-stream", sha256=digest[0], size=digest[1],
                )
            )  # fmt: skip

    def withdraw(
        self, member_id: str, purposes: Sequence[str] = (), *, on: date | None = None
    ) -> Change[int]:
        """Take back what was given, for these purposes or all. How many. Raises ConsentNone."""
        with self.work("privacy.withdraw") as w:
            member = find_member(w.session, member_id)
            taken = withdraw_in(w, member, purposes, on=on)
            if not taken:
                raise ConsentNone(name=member.full_name)
            return Change.of(taken, w.commit())

    def restrict(self, member_id: str, *, reason: str = "", on: date | None = None) -> Change[bool]:
        """Keep the record and use it for nothing else. False when it was so already."""
        with self.work("privacy.restrict") as w:
            member = find_member(w.session, member_id)
            return Change.of(restrict_in(w, member, reason, on=on), w.commit())

    def lift(self, member_id: str, *, on: date | None = None) -> Change[bool]:
        """The restriction ends. False when there was none."""
        with self.work("privacy.lift") as w:
            member = find_member(w.session, member_id)
            found = w.session.scalars(_restricting(member.id)).all()
            for one in found:
                one.lifted_on = max(on or w.today, one.since)
            return Change.of(bool(found), w.commit())

    # --- looking --------------------------------------------------------------------------------------

    def of(self, member_id: str) -> tuple[ConsentRow, ...]:
        """All that a member ever said, newest first."""
        with self.store.read() as session:
            member = find_member(session, member_id)
            rows = session.scalars(
                select(Consent)
                .where(Consent.member_id == member.id)
                .order_by(Consent.said_on.desc(), Consent.id.desc())
            ).all()
            held = select(Attachment.owner_id, Attachment.id).where(
                Attachment.owner_kind == Consent.__tablename__,
                Attachment.owner_id.in_([one.id for one in rows]),
            )
            files = {row.owner_id: row.id for row in session.execute(held)}
            return tuple(_row(one, files.get(one.id)) for one in rows)

    def restriction(self, member_id: str) -> tuple[date, str] | None:
        """Since when a record is restricted, and why."""
        with self.store.read() as session:
            one = session.scalars(_restricting(member_id)).first()
            return (one.since, one.reason) if one is not None else None


def withdraw_in(
    w: UnitOfWork, member: Member, purposes: Sequence[str] = (), *, on: date | None = None
) -> int:
    """Inside another act: what was given ends. How many."""
    for one in purposes:
        _need_known(one, PURPOSES)
    taken = 0
    for consent in w.session.scalars(_running(member.id)):
        if consent.answer == "given" and (not purposes or consent.purpose in purposes):
            consent.withdrawn_on = max(on or w.today, consent.said_on)
            taken += 1
    _settle(w, member)
    return taken


def restrict_in(w: UnitOfWork, member: Member, reason: str, *, on: date | None = None) -> bool:
    """Inside another act: restrict, unless it is so already."""
    if w.session.scalars(_restricting(member.id)).first() is not None:
        return False
    w.add(Restriction(member_id=member.id, since=on or w.today, reason=one_line(reason)[:500]))
    return True


def _running(member_id: str, purpose: str = "") -> Select[Consent]:
    query = select(Consent).where(Consent.member_id == member_id, Consent.withdrawn_on.is_(None))
    return query.where(Consent.purpose == purpose) if purpose else query


def _restricting(member_id: str) -> Select[Restriction]:
    return select(Restriction).where(Restriction.member_id == member_id, Restriction.lifted_on.is_(None))


def _settle(w: UnitOfWork, member: Member) -> None:
    """``Member.consent``: given while one word of consent holds, withdrawn when all were taken back."""
    w.flush()
    rows = w.session.scalars(select(Consent).where(Consent.member_id == member.id)).all()
    given = [one for one in rows if one.answer == "given"]
    holds = any(one.withdrawn_on is None for one in given)
    member.consent = "given" if holds else "withdrawn" if given else ""


def too_young(session: Session, member: Member, day: date) -> int:
    """The age below which a guardian says so too, when the member is below it; else 0. Only a year known: its last day."""
    age = rule_book(session, day).number("privacy.child_age")
    born = member.birth_date or (date(member.birth_year, 12, 31) if member.birth_year else None)
    return age if born is not None and age_on(born, day) < age else 0


def _need_known(word: str, known: Mapping[str, str]) -> None:
    if word not in known:
        raise ConsentUnknown(words=word, known=", ".join(known))


def _row(one: Consent, evidence: str | None) -> ConsentRow:
    return ConsentRow(
        one.id, one.member_id, one.purpose, one.answer, one.basis, one.text_version, one.said_on, one.method,
        one.guardian, one.withdrawn_on, evidence,
    )  # fmt: skip
