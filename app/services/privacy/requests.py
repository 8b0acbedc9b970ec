"""Requests of the person concerned (yêu cầu của chủ thể dữ liệu): entered, answered, done, each by its day, as a task of the desk.

Owns the register. The days are rules with their source. A task bears the request's short mark and no name. Withdrawing and
restricting are done by finishing the request; erasing is an act of its own, which closes the request.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from app.base.errors import InputRefused, RuleRefused
from app.base.language import mark, tr
from app.base.text import one_line
from app.domain.privacy import REQUESTS
from app.domain.refusals import IdAmbiguous
from app.models.letters import Task
from app.models.members import Member
from app.models.privacy import SubjectRequest
from app.models.session import UnitOfWork
from app.services.change import Change, Service
from app.services.first_unit import our_unit
from app.services.letter_rows import SHORT
from app.services.members import find_member
from app.services.privacy.consents import restrict_in, withdraw_in
from app.services.rules import rule_book
from app.services.tasks import DONE
from app.services.wanted import OPEN


class RequestMissing(InputRefused):
    code, what = "DLCN-010", mark("Không có yêu cầu {id}.")
    remedy = mark("Xem privacy requests.")


class RequestClosed(RuleRefused):
    code, what = "DLCN-011", mark("Yêu cầu này đã đóng ngày {day}.")
    remedy = mark("Nếu người ấy yêu cầu lại, ghi một yêu cầu mới.")


class RequestUnknown(InputRefused):
    code, what = "DLCN-012", mark("Không có loại yêu cầu “{kind}”.")
    remedy = mark("Dùng một trong: {known}.")


class RequestErases(RuleRefused):
    code, what = "DLCN-013", mark("Yêu cầu xóa chưa xong: hồ sơ vẫn còn.")
    remedy = mark("Xóa bằng privacy erase {member}; yêu cầu tự đóng khi xóa xong.")


class RequestExtended(RuleRefused):
    code, what = "DLCN-014", mark("Yêu cầu này đã gia hạn một lần.")
    remedy = mark("Luật chỉ cho gia hạn một lần: làm xong trước {day}.")


class RequestReason(InputRefused):
    code, what = "DLCN-015", mark("Chưa ghi lý do.")
    remedy = mark("Ghi lý do bằng một câu; người yêu cầu có quyền biết.")


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request, for people."""

    id: str
    member_id: str
    whose: str
    """Name of the person; '' once the record was erased."""
    kind: str
    asked_on: date
    asked_by: str
    words: str
    answer_by: date
    due_on: date
    extended: bool
    state: str
    answered_on: date | None
    done_on: date | None
    outcome: str

    @property
    def next_on(self) -> date | None:
        """The day that counts now."""
        return {"open": self.answer_by, "answered": self.due_on}.get(self.state)


class Requests(Service):
    """Verbs on requests."""

    def add(
        self, member_id: str, kind: str, *, asked_on: date | None = None, asked_by: str = "", words: str = ""
    ) -> Change[RequestRow]:
        """Enter a request; its days follow from the rules. Raises RequestUnknown, MemberMissing."""
        if kind not in REQUESTS:
            raise RequestUnknown(kind=kind, known=", ".join(REQUESTS))
        with self.work("privacy.request") as w:
            member = find_member(w.session, member_id)
            asked = asked_on or w.today
            rules = rule_book(w.session, asked)
            answer_by = self.practice.calendar.add_working(asked, rules.number("privacy.answer_days"))
            made = w.add(
                SubjectRequest(
                    member_id=member.id, kind=kind, asked_on=asked, asked_by=one_line(asked_by)[:100],
                    words=words.strip()[:2000], answer_by=answer_by,
                    due_on=asked + timedelta(days=rules.number(f"privacy.{kind}_days")),
                )
            )  # fmt: skip
            task = w.add(
                Task(
                    unit_id=our_unit(w).id, title=_title(made.id, kind, answered=False), due_on=answer_by, state=OPEN,
                    evidence="",
                )
            )  # fmt: skip
            made.task_id = task.id
            w.flush()
            return Change.of(_row(made, member.full_name), w.commit())

    def answer(self, request_id: str, *, outcome: str = "") -> Change[RequestRow]:
        """The person was told that and when it will be done; the task moves to that day. Raises RequestClosed."""
        with self.work("privacy.answer") as w:
            one = _open(w, request_id)
            one.state, one.answered_on = "answered", w.today
            one.outcome = outcome.strip()[:2000] or one.outcome
            task = _task(w, one)
            if task is not None:
                task.due_on, task.title = one.due_on, _title(one.id, one.kind, answered=True)
            return self._done(w, one)

    def extend(self, request_id: str, *, reason: str) -> Change[RequestRow]:
        """Once, by as many days again. Raises RequestExtended, RequestReason."""
        with self.work("privacy.extend") as w:
            one = _open(w, request_id)
            if one.extended:
                raise RequestExtended(day=f"{one.due_on:%d/%m/%Y}")
            days = rule_book(w.session, one.asked_on).number(f"privacy.{one.kind}_days")
            one.extended, one.due_on = True, one.due_on + timedelta(days=days)
            one.outcome = _needed(reason)
            task = _task(w, one)
            if task is not None and one.state == "answered":
                task.due_on = one.due_on
            return self._done(w, one)

    def finish(self, request_id: str, *, outcome: str = "") -> Change[RequestRow]:
        """Done today. Consent is withdrawn, processing restricted, by the same act. Raises RequestErases, RequestClosed."""
        with self.work("privacy.finish") as w:
            one = _open(w, request_id)
            member = w.find(Member, one.member_id)
            if one.kind == "erase" and member is not None:
                raise RequestErases(member=one.member_id[-8:])
            if member is not None and one.kind == "withdraw":
                withdraw_in(w, member)
            if member is not None and one.kind in ("restrict", "object"):
                restrict_in(
                    w, member, tr(mark("Theo yêu cầu ngày {day}")).format(day=f"{one.asked_on:%d/%m/%Y}")
                )
            close_in(w, one, outcome=outcome)
            return self._done(w, one)

    def refuse(self, request_id: str, *, reason: str) -> Change[RequestRow]:
        """Not done, with the reason that was told. Raises RequestReason, RequestClosed."""
        with self.work("privacy.refuse") as w:
            one = _open(w, request_id)
            close_in(w, one, outcome=_needed(reason), state="refused")
            return self._done(w, one)

    def list(self, *, all: bool = False, member: str = "") -> tuple[RequestRow, ...]:
        """Running ones by the day that counts; with ``all`` the closed ones after them."""
        with self.store.read() as session:
            first = case((SubjectRequest.state.in_(("open", "answered")), 0), else_=1)
            day = case(
                (SubjectRequest.state == "open", SubjectRequest.answer_by), else_=SubjectRequest.due_on
            )
            query = select(SubjectRequest, Member.full_name)
            query = query.outerjoin(Member, Member.id == SubjectRequest.member_id)
            if not all:
                query = query.where(SubjectRequest.state.in_(("open", "answered")))
            if member:
                query = query.where(SubjectRequest.member_id == member)
            rows = session.execute(query.order_by(first, day, SubjectRequest.id))
            return tuple(_row(one, name or "") for one, name in rows)

    def _done(self, w: UnitOfWork, one: SubjectRequest) -> Change[RequestRow]:
        member = w.find(Member, one.member_id)
        return Change.of(_row(one, member.full_name if member is not None else ""), w.commit())


def find_request(session: Session, words: str) -> SubjectRequest:
    """By id or its end. Raises RequestMissing, IdAmbiguous."""
    found = session.get(SubjectRequest, words)
    if found is not None:
        return found
    query = select(SubjectRequest).where(SubjectRequest.id.endswith(words, autoescape=True)).limit(2)
    several = list(session.scalars(query)) if len(words) >= SHORT else []
    if not several:
        raise RequestMissing(id=words)
    if len(several) > 1:
        raise IdAmbiguous(id=words, count=len(several))
    return several[0]


def close_in(w: UnitOfWork, one: SubjectRequest, *, outcome: str = "", state: str = "done") -> None:
    """Inside another act: the request and its task are over."""
    one.state, one.done_on = state, w.today
    one.answered_on = one.answered_on or w.today
    one.outcome = outcome.strip()[:2000] or one.outcome
    task = _task(w, one)
    if task is not None and task.state != DONE:
        task.state, task.done_on = DONE, w.today


def _open(w: UnitOfWork, request_id: str) -> SubjectRequest:
    one = find_request(w.session, request_id)
    if one.state in ("done", "refused"):
        raise RequestClosed(day=f"{one.done_on:%d/%m/%Y}")
    return one


def _task(w: UnitOfWork, one: SubjectRequest) -> Task | None:
    return w.find(Task, one.task_id) if one.task_id else None


def _title(request_id: str, kind: str, *, answered: bool) -> str:
    words = (
        mark("Làm xong yêu cầu {kind} (mã {id})") if answered else mark("Trả lời yêu cầu {kind} (mã {id})")
    )
    return tr(words).format(kind=tr(REQUESTS[kind]), id=request_id[-SHORT:])


def _needed(reason: str) -> str:
    said = one_line(reason)
    if not said:
        raise RequestReason
    return said[:2000]


def _row(one: SubjectRequest, whose: str) -> RequestRow:
    return RequestRow(
        one.id, one.member_id, whose, one.kind, one.asked_on, one.asked_by, one.words, one.answer_by, one.due_on,
        one.extended or False, one.state or "open", one.answered_on, one.done_on, one.outcome or "",
    )  # fmt: skip
