"""The kinds 'grade', 'train' and 'nominate' of operations: what they propose, which records their steps change, their papers' words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.base.language import mark, tr
from app.domain.grading import (
    GROUPS,
    NEW_GRADES,
    check_grades,
    check_nominees,
    check_training,
    grade_of,
    training_result,
)
from app.domain.member_rules import RuleBook
from app.domain.members import GRADE_NAMES, Grade, Status, named, period_of
from app.domain.operations.facts import Case, RuleFinding
from app.domain.operations.plan import PaperPlan
from app.domain.operations.votes import carried
from app.layout.parts import Letter
from app.models.members import Member, MemberDiscipline, MemberGrade, MemberTraining
from app.models.operations import OperationMember
from app.models.session import UnitOfWork
from app.services.grading.lists import with_lines, with_people
from app.services.operations.answers import day_of, number_of
from app.services.operations.kind import FAILED, Kind, Proposal, Run
from app.services.operations.votes import percent, vote_values

Row = TypeVar("Row", MemberGrade, MemberTraining)


class Grading(Kind):
    """Đánh giá, xếp loại đoàn viên: self-assessment, votes, minutes, summary, answer of the level above."""

    name: ClassVar[str] = "grade"
    early: ClassVar[bool] = True

    def check(self, case: Case, rules: RuleBook) -> Sequence[RuleFinding]:
        return check_grades(case, rules)

    def begin(self, w: UnitOfWork, run: Run) -> None:
        """What the training programme of the same period came to is brought along."""
        period = _period(run)
        results = {
            row.member_id: row.result
            for row in _rows(run.session, MemberTraining, [person.id for _, person in run.still_in], period)
        }
        for one, person in run.still_in:
            if results.get(person.id) and not one.data.get("training"):
                one.data = {**one.data, "training": results[person.id]}

    def taken(self, w: UnitOfWork, run: Run, step: str, on: date) -> None:
        state = _STATES.get(step)
        if state is None:
            return
        period = _period(run)
        written = {
            row.member_id: row
            for row in _rows(run.session, MemberGrade, [person.id for _, person in run.still_in], period)
        }
        for one, person in run.still_in:
            grade, row = self._standing(run, one), written.get(person.id)
            if not grade:
                if row is not None and row.operation_id == run.record.id:
                    w.delete(row)  # taken back since the vote
                continue
            if row is None or row.operation_id != run.record.id or row.grade != grade:
                row = _row(w, MemberGrade, person, period, run)
                row.grade, row.decided_on, row.decided_by = grade, on, run.unit.name
            row.state, row.remark = state, str(one.data.get("remark") or "")[:2000]
            if not one.data.get("grade"):
                one.data = {**one.data, "grade": grade}

    @staticmethod
    def _standing(run: Run, one: OperationMember) -> str:
        """The grade the meeting agreed on (before it met, the one in view); '' for who is excused or was not voted it."""
        share = run.rules.share("meetings.majority")
        agreed = carried(number_of(one.data, "yes"), number_of(run.data, "present"), share)
        return "" if one.data.get("excused") or agreed is False else grade_of(one.data)

    def values(self, run: Run, member: Member | None) -> Mapping[str, str]:
        graded = [grade for one, _ in run.still_in if (grade := self._standing(run, one))]
        tally = Counter(graded)
        counts = {
            f"{word} {name}": str(tally[grade]) if word == "số" else percent(tally[grade], len(graded))
            for grade, name in _SHORT.items()
            for word in ("số", "tỉ lệ")
        }
        return {**vote_values(run), **counts, "số được xếp loại": str(len(graded)), "năm": _period(run)}

    def of_member(self, run: Run, own: OperationMember) -> Mapping[str, str]:
        grade = self._standing(run, own)
        voted_down = bool(grade_of(own.data)) and not grade and not own.data.get("excused")
        note = (
            own.data.get("excused")
            or own.data.get("remark")
            or ("chưa đủ số tán thành" if voted_down else "")
        )
        return {"mức được xếp": named(GRADE_NAMES, grade) if grade else "", "ghi chú": str(note)}


_STATES = {"vote": "graded", "send": "sent", "approve": "approved"}
"""What a grade is after a step. Whatever was corrected since the vote is written with the next one."""
_SHORT = {
    Grade.EXCELLENT: "xuất sắc",
    Grade.GOOD: "tốt",
    Grade.DONE: "hoàn thành",
    Grade.FAILED: "không hoàn thành",
}
assert set(_SHORT) == set(NEW_GRADES)


class Training(Kind):
    """Rèn luyện đoàn viên: registered, graded by the chi đoàn, confirmed above."""

    name: ClassVar[str] = "train"
    early: ClassVar[bool] = True

    def check(self, case: Case, rules: RuleBook) -> Sequence[RuleFinding]:
        return check_training(case, rules)

    def taken(self, w: UnitOfWork, run: Run, step: str, on: date) -> None:
        period = _period(run)
        for one, person in run.still_in:
            row = _row(w, MemberTraining, person, period, run)
            if step == "register":
                row.registered_on = on
                row.content = str(one.data.get("content") or run.data.get("content") or "")[:4000]
            elif step == "grade":
                points = [number_of(one.data, group) for group in GROUPS]
                row.group1, row.group2, row.group3, row.group4, row.group5 = points
                row.result, row.graded_on, row.state = training_result(points, run.rules), on, "graded"
                one.data = {**one.data, "total": sum(point or 0 for point in points), "result": row.result}
            elif step == "confirm":
                row.confirmed_on, row.state = on, "confirmed"
                row.confirmed_by = str(run.data.get("confirmed_by") or "")[:200]

    def values(self, run: Run, member: Member | None) -> Mapping[str, str]:
        return {"năm": _period(run)}


class Nomination(Kind):
    """Đoàn viên ưu tú: vote, list to the Party committee, training with remarks, introduction, following."""

    name: ClassVar[str] = "nominate"
    early: ClassVar[bool] = True

    def propose(self, session: Session, rules: RuleBook, on: date) -> Sequence[Proposal]:
        """Who was graded excellent this year or the year before; not in the Party, not nominated yet, under no discipline."""
        first = on.year - rules.number("outstanding.years_back")
        query = (
            select(Member.id, Member.full_name, MemberGrade.period)
            .join(MemberGrade, MemberGrade.member_id == Member.id)
            .where(
                MemberGrade.grade == Grade.EXCELLENT,
                Member.status == Status.ACTIVE,
                Member.party_joined_on.is_(None),
                Member.id.not_in(_under_discipline(on)),
                (Member.outstanding_year.is_(None)) | (Member.outstanding_year < first),
            )
            .order_by(Member.sort_key, Member.id)
        )
        ids = dict.fromkeys(
            row.id for row in session.execute(query) if int(row.period.split("-")[-1]) >= first
        )
        if not ids:
            return ()
        words = tr(mark("{count} đoàn viên hoàn thành xuất sắc có thể bình chọn ưu tú")).format(
            count=len(ids)
        )
        return (Proposal(self.name, words, tuple(ids)),)

    def check(self, case: Case, rules: RuleBook) -> Sequence[RuleFinding]:
        return check_nominees(case, rules)

    def taken(self, w: UnitOfWork, run: Run, step: str, on: date) -> None:
        if step == "vote":
            present, share = number_of(run.data, "present"), run.rules.share("outstanding.majority")
            for one, person in run.members:
                if carried(number_of(one.data, "yes"), present, share) is False:
                    one.outcome = FAILED
                else:
                    person.outstanding_year = on.year
        if step == "introduce":
            board, share = number_of(run.data, "board"), run.rules.share("outstanding.majority")
            for one, _ in run.still_in:
                if carried(number_of(one.data, "board_yes"), board, share) is False:
                    one.outcome = FAILED
        for one, person in run.still_in:
            course = day_of(one.data, "course_on")
            if step in ("train", "introduce") and course is not None:
                person.party_course_on = course
            if step == "follow":
                person.party_joined_on = day_of(one.data, "joined_on") or person.party_joined_on
                person.party_official_on = day_of(one.data, "official_on") or person.party_official_on

    def values(self, run: Run, member: Member | None) -> Mapping[str, str]:
        made = {**vote_values(run), "năm": str((run.done("vote") or run.record.begun_on).year)}
        board = number_of(run.data, "board")
        own = next(
            (one for one, person in run.members if member is not None and person.id == member.id), None
        )
        if own is None and len(run.still_in) == 1:
            own = run.still_in[0][0]
        yes = number_of(own.data, "board_yes") if own else None
        if board is not None and yes is not None:
            made |= {
                "tỉ lệ tán thành": percent(yes, board),
                "số không tán thành của ban": str(max(0, board - yes)),
            }
        asked, agreed = (number_of(own.data, name) if own else None for name in ("asked", "agreed"))
        if asked is not None and agreed is not None:
            made |= {
                "tỉ lệ đồng ý công nhận": percent(agreed, asked),
                "số không đồng ý công nhận": str(max(0, asked - agreed)),
                "tỉ lệ không đồng ý công nhận": percent(max(0, asked - agreed), asked),
            }
        return made

    def shape(self, run: Run, paper: PaperPlan, letter: Letter, member: Member | None) -> Letter:
        return with_lines(with_people(run, letter, paper.name), self._own(run, member))

    @staticmethod
    def _own(run: Run, member: Member | None) -> Mapping[str, object]:
        found = next((one for one, who in run.members if member is not None and who.id == member.id), None)
        return found.data if found else {}


def _under_discipline(on: date) -> Select[str]:
    """Against whom a measure runs on a day: nobody nominates them while it does."""
    return select(MemberDiscipline.member_id).where(
        MemberDiscipline.state == "running",
        MemberDiscipline.decided_on <= on,
        (MemberDiscipline.expires_on.is_(None)) | (MemberDiscipline.expires_on > on),
    )


def _period(run: Run) -> str:
    """The period as it is stored; what is none was refused when the operation began."""
    return period_of(str(run.data.get("period") or run.record.begun_on.year))


def _rows(session: Session, model: type[Row], ids: Sequence[str], period: str) -> Sequence[Row]:
    query = select(model).where(model.member_id.in_(ids), model.period == period)
    return session.scalars(query).all()


def _row(w: UnitOfWork, model: type[Row], person: Member, period: str, run: Run) -> Row:
    """The member's row of this period, made when there is none."""
    found = next(iter(_rows(w.session, model, [person.id], period)), None)
    if found is None:
        found = w.add(model(member_id=person.id, period=period, operation_id=run.record.id))
    found.operation_id = run.record.id
    return found
