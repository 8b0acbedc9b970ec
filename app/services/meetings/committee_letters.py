"""The request to recognise a committee: công văn with the list of persons (trích ngang) on a landscape annex."""

from __future__ import annotations

from typing import Final

import msgspec
from sqlalchemy.orm import Session

from app.layout.parts import Annex, BodyBlock, Cell, Column, Item, Letter, Level, Paragraph, Table, TableRow
from app.models.meetings import Meeting
from app.models.members import Member
from app.models.units import Unit
from app.services.letterheads import blank_letter, superior_name
from app.services.meetings import words
from app.services.meetings.committee_rows import CommitteeView, SeatRow
from app.services.meetings.seats import COMMITTEE_NAMES, POSTS, signed
from app.services.sheets import written_day

_HEADS: Final = (
    ("TT", 5.5), ("Họ và tên", 14), ("Ngày sinh", 12.5), ("Nam, nữ", 7), ("Quê quán", 11), ("Dân tộc, tôn giáo", 8),
    ("Trình độ chuyên môn, lý luận chính trị", 11), ("Ngày vào Đoàn", 12.5), ("Ngày vào Đảng", 12.5),
    ("Chức vụ, đơn vị công tác", 12), ("Chức danh trong ban", 9), ("Số phiếu", 7),
)  # fmt: skip
_ABOVE: Final = "Ban Thường vụ"


def request_letter(session: Session, view: CommitteeView, unit: Unit) -> Letter:
    """All seats of a new committee; of one already recognised those that came since."""
    row = view.row
    more = row.recognised_on is not None
    people = [one for one in view.people if one.until is None]
    if more:
        people = [one for one in people if one.how == "between"] or people
    body_name, unit_name = COMMITTEE_NAMES[row.body], unit.name
    what = f"{'bổ sung ' if more else ''}{body_name} {unit_name}" + (
        f" nhiệm kỳ {row.term}" if row.term else ""
    )
    above = superior_name(session, unit)
    body: list[BodyBlock] = [Paragraph(_occasion(session, view, unit_name))]
    body.append(
        Paragraph(
            f"{unit_name} kính đề nghị {f'{_ABOVE} {above}' if above else 'cấp trên trực tiếp'} xem xét, chuẩn y {what} "
            f"gồm {len(people)} đồng chí (có danh sách trích ngang và biên bản kèm theo), trong đó:"
        )
    )
    for post in ("head", "secretary", "deputy", "standing"):
        names = [one.name for one in people if one.post == post]
        if names:
            body.append(Item(level=Level.DASH, text=f"{POSTS[post]}: {', '.join(names)}."))
    rest = [one for one in people if one.post == "member"]
    if rest:
        body.append(Item(level=Level.DASH, text=f"{POSTS['member']}: {', '.join(one.name for one in rest)}."))
    body.append(Paragraph("Kính đề nghị cấp trên quan tâm, xem xét, quyết định."))
    letter = blank_letter(
        session,
        unit,
        "CV",
        subject=f"đề nghị chuẩn y {what}",
        addressees=[f"{_ABOVE} {above}" if above else "Đoàn cấp trên trực tiếp"],
        body=body,
    )
    annex = Annex(
        heading="DANH SÁCH TRÍCH NGANG",
        subject=what[:1].upper() + what[1:],
        wide=True,
        body=[people_table(session, people)],
    )
    return msgspec.structs.replace(signed(session, unit, letter, row.since), annexes=[annex])


def _occasion(session: Session, view: CommitteeView, unit_name: str) -> str:
    meeting = session.get(Meeting, view.row.meeting_id) if view.row.meeting_id else None
    if meeting is None:
        return f"Căn cứ kết quả kiện toàn {view.row.body_name.lower()} của {unit_name};"
    return (
        f"{words.day_words(meeting.held_on).capitalize()}, {unit_name} đã tổ chức {meeting.title} và bầu "
        f"{COMMITTEE_NAMES[view.row.body]} theo đúng quy định của Điều lệ Đoàn."
    )


def people_table(session: Session, people: list[SeatRow]) -> Table:
    """One row for each, with what the members' records tell; what nobody entered stays blank for the pen."""
    rows = [TableRow([Cell(head) for head, _ in _HEADS])]
    for at, one in enumerate(people, 1):
        member = session.get(Member, one.member_id) if one.member_id else None
        rows.append(TableRow([str(at), one.name, *_about(member, one), POSTS[one.post], one.votes]))
    return Table(rows=rows, columns=[Column(width=width) for _, width in _HEADS])


def _about(member: Member | None, seat: SeatRow) -> list[Cell | str]:
    if member is None:
        return ["", "", "", "", "", "", "", seat.detail]
    born = written_day(member.birth_date) or str(member.birth_year or "")
    return [
        born,
        member.sex or "",
        member.home_town,
        ", ".join(part for part in (member.ethnicity, member.religion) if part),
        ", ".join(
            part for part in (member.qualification or member.education, member.political_theory) if part
        ),
        written_day(member.joined_on),
        written_day(member.party_joined_on),
        ", ".join(part for part in (member.union_position, member.workplace) if part),
    ]
