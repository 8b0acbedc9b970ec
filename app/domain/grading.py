"""What the rules say of yearly grades and of the training programme: limits by activities, by points, by share. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from app.base.language import mark
from app.domain.member_rules import RuleBook
from app.domain.members import PRESENT, Grade, period_of
from app.domain.operations.facts import Case, MemberFacts, RuleFinding, stop, warn
from app.domain.operations.leaving import running
from app.domain.operations.votes import carried, check_ballot, check_presence, count

NEW_GRADES: Final = (Grade.EXCELLENT, Grade.GOOD, Grade.DONE, Grade.FAILED)
GROUPS: Final = ("group1", "group2", "group3", "group4", "group5")
MOST_POINTS: Final = 20
_LIMITS: Final = {
    Grade.EXCELLENT: "grading.excellent_percent",
    Grade.GOOD: "grading.good_percent",
    Grade.DONE: "grading.done_percent",
}
_POINTS: Final = (
    (Grade.EXCELLENT, "grading.training_excellent_points"),
    (Grade.GOOD, "grading.training_good_points"),
    (Grade.DONE, "grading.training_done_points"),
)
_NEVER_ONLINE: Final = "Hướng dẫn 20-HD/TWĐTN-BTC ngày 12/7/2023"


def period_wrong(case: Case) -> list[RuleFinding]:
    """A year or school year that is none would stand in every record."""
    try:
        period_of(str(case.data.get("period", "")))
    except ValueError:
        words = mark("“{period}” không phải năm (2026) hay năm học (2025-2026).")
        return [stop(words, "", period=case.data.get("period", ""))]
    return []


def check_grades(case: Case, rules: RuleBook) -> list[RuleFinding]:
    """What a grading is not as the rules have it."""
    found = period_wrong(case) + check_gone(case)
    if not case.step:
        return found + _again(case)
    if case.step == "send":
        share, present = rules.share("meetings.majority"), count(case.data, "present")
        open_ones = [
            one for one in case.members
            if not one.data.get("excused")
            and (not grade_of(one.data) or carried(count(one.data, "yes"), present, share) is False)
        ]  # fmt: skip
        words = mark(
            "{name}: chưa có mức xếp loại nào được thông qua; biểu quyết lại hoặc ghi lý do chưa xếp loại."
        )
        return found + [warn(words, _NEVER_ONLINE, one) for one in open_ones]
    if case.step != "vote":
        return found
    found += check_presence(case, rules.share("meetings.quorum"), rules.rule("meetings.quorum").said_source)
    if case.data.get("online") == "yes":
        found.append(warn(mark("Đánh giá, xếp loại không được họp trực tuyến."), _NEVER_ONLINE))
    graded = [one for one in case.members if not one.data.get("excused")]
    majority = rules.rule("meetings.majority")
    for one in graded:
        found += check_ballot(case, one, rules.share(majority.key), majority.said_source)
        found += _check_one(one, case.on, rules)
    most = rules.rule("grading.excellent_most_percent")
    best = sum(grade_of(one.data) == Grade.EXCELLENT for one in graded)
    if int(most.value) and best * 100 > int(most.value) * len(graded):
        words = mark("Xuất sắc {count}/{all} người, nhiều hơn {most}%.")
        found.append(warn(words, most.said_source, count=best, all=len(graded), most=most.value))
    return found


def check_gone(case: Case) -> list[RuleFinding]:
    """Who left the unit since the list was made (or stands on it by mistake)."""
    gone = [one for one in case.members if one.status not in PRESENT]
    return [warn(mark("{name} không còn sinh hoạt ở đơn vị."), "", one) for one in gone]


def _again(case: Case) -> list[RuleFinding]:
    """A second grading of the same year."""
    period = str(case.data.get("period", ""))
    busy = sum(case.kind in one.running for one in case.members)
    done = sum(period in one.grades for one in case.members)
    found = []
    if busy:
        found.append(
            warn(mark("{count} đoàn viên đang ở trong một đợt xếp loại khác chưa xong."), "", count=busy)
        )
    if done:
        words = mark("{count} đoàn viên đã có xếp loại năm {period}; kết quả mới sẽ thay vào.")
        found.append(warn(words, "", count=done, period=period))
    return found


def grade_of(data: Mapping[str, Any]) -> str:
    """The grade that was decided; until then the one the member gives himself."""
    return str(data.get("grade") or data.get("own_grade") or "")


def _check_one(one: MemberFacts, on: date, rules: RuleBook) -> list[RuleFinding]:
    grade = grade_of(one.data)
    if not grade:
        return [warn(mark("{name}: chưa xếp loại."), "", one)]
    found = []
    share = count(one.data, "activities")
    if share is not None and share > 100:
        return [stop(mark("{name}: tham gia {share}% hoạt động, nhiều hơn 100%."), "", one, share=share)]
    if grade in _LIMITS and share is not None:
        limit = rules.rule(_LIMITS[Grade(grade)])
        if share < int(limit.value):
            words = mark("{name}: tham gia {share}% hoạt động, mức này cần ít nhất {least}%.")
            found.append(warn(words, limit.said_source, one, share=share, least=limit.value))
    if grade == Grade.EXCELLENT:
        rule = rules.rule("grading.excellent_training")
        if rule.value is True and one.data.get("training") != Grade.EXCELLENT:
            words = mark("{name}: chương trình rèn luyện chưa hoàn thành xuất sắc.")
            found.append(warn(words, rule.said_source, one))
        if running(one.penalties, on):
            words = mark("{name}: đang chịu kỷ luật, xem lại mức xuất sắc.")
            found.append(warn(words, _NEVER_ONLINE, one))
    return found


def check_training(case: Case, rules: RuleBook) -> list[RuleFinding]:
    """Points beyond a group's twenty would contradict the record."""
    found = period_wrong(case) + check_gone(case)
    for one in case.members:
        for group in GROUPS:
            points = count(one.data, group)
            if points is not None and points > MOST_POINTS:
                words = mark("{name}: {points} điểm, mỗi nhóm nhiều nhất {most} điểm.")
                source = "Chương trình rèn luyện đoàn viên: 5 nhóm x 20 điểm"
                found.append(stop(words, source, one, points=points, most=MOST_POINTS))
    return found


def training_result(points: Sequence[int | None], rules: RuleBook) -> str:
    """The programme's grade from the five groups; '' until all are given."""
    if len(points) != len(GROUPS) or any(one is None for one in points):
        return ""
    total = sum(one for one in points if one is not None)
    for grade, key in _POINTS:
        if total >= rules.number(key):
            return grade
    return Grade.FAILED


def check_nominees(case: Case, rules: RuleBook) -> list[RuleFinding]:
    """A nominee is graded excellent this year or the year before, is under no discipline, is not in the Party yet."""
    found = check_gone(case)
    years = rules.rule("outstanding.years_back")
    wanted = {str(year) for year in range(case.on.year - int(years.value), case.on.year + 1)}
    if not case.step or case.step == "vote":
        for one in case.members:
            best = {
                year
                for period, grade in one.grades.items()
                if grade == Grade.EXCELLENT
                for year in period.split("-")
            }
            if not best & wanted:
                words = mark("{name}: chưa được xếp loại hoàn thành xuất sắc trong {years}.")
                found.append(warn(words, years.said_source, one, years=", ".join(sorted(wanted))))
            if running(one.penalties, case.on):
                words = mark("{name}: đang chịu kỷ luật, không giới thiệu trong 12 tháng.")
                found.append(warn(words, _NEVER_ONLINE, one))
    if case.step == "vote":
        majority = rules.rule("outstanding.majority")
        found += check_presence(
            case, rules.share("meetings.quorum"), rules.rule("meetings.quorum").said_source
        )
        for one in case.members:
            found += check_ballot(case, one, rules.share(majority.key), majority.said_source)
    if case.step == "introduce":
        board = count(case.data, "board")
        for one in case.members:
            yes = count(one.data, "board_yes")
            if board and yes is not None and yes > board:
                words = mark("{name}: số ủy viên tán thành ({yes}) nhiều hơn tổng số ủy viên ({board}).")
                found.append(stop(words, "", one, yes=yes, board=board))
            elif board and yes is not None and yes * 2 <= board:
                words = mark("{name}: {yes}/{board} ủy viên tán thành, chưa quá nửa nên không giới thiệu.")
                found.append(warn(words, years.source, one, yes=yes, board=board))
            if not one.data.get("course_on"):
                found.append(
                    warn(
                        mark("{name}: chưa ghi ngày học lớp bồi dưỡng nhận thức về Đảng."), years.source, one
                    )
                )
    if case.step == "follow":
        for one in case.members:
            found += _check_probation(one)
    return found


def _check_probation(one: MemberFacts) -> list[RuleFinding]:
    """Figures and days of the probationary Party member that cannot be."""
    asked, agreed = count(one.data, "asked"), count(one.data, "agreed")
    if asked is not None and agreed is not None and agreed > asked:
        words = mark("{name}: số đồng ý ({agreed}) nhiều hơn số được hỏi ý kiến ({asked}).")
        return [stop(words, "", one, agreed=agreed, asked=asked)]
    joined, official = one.data.get("joined_on"), one.data.get("official_on")
    if joined and official and official < joined:
        return [stop(mark("{name}: ngày công nhận chính thức trước ngày kết nạp Đảng."), "", one)]
    return []
