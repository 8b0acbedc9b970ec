"""Sheets for the room: ballots on A5, the tellers' counting form, the list to sign on coming. For the pen, or filled in.

Gives values of ``export.lists.paper``; ``many`` prints a ballot as often as there are people.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Final

from sqlalchemy.orm import Session

from app.base.errors import InputRefused
from app.base.language import mark
from app.export.lists.book import Setting
from app.export.lists.paper import Block, Grid, GridColumn, Head, Paper, Signing, Text
from app.models.meetings import Meeting
from app.models.units import Unit
from app.services.meetings import words
from app.services.meetings.rows import MeetingView, VoteRow
from app.services.sheets import dated, head_of

MOST_BALLOTS: Final = 2000
_BLANK: Final = "........"


class BallotCount(InputRefused):
    code, what = "HOP-015", mark("Chưa biết in bao nhiêu phiếu.")
    remedy = mark("Ghi số phiếu, hoặc điểm danh trước; mỗi lần in nhiều nhất {most} phiếu.")


def ballot(session: Session, meeting: Meeting, vote: VoteRow) -> Paper:
    """One ballot. An election with a surplus is voted by striking names out, everything else in two columns."""
    unit = session.get(Unit, meeting.unit_id)
    striking = vote.election and vote.seats is not None and len(vote.lines) > vote.seats
    again = " (lần thứ hai)" if vote.round > 1 else ""
    columns = [GridColumn("TT", 1, Setting.CENTER), GridColumn("Họ và tên", 7)]
    if not vote.election:
        columns[1] = GridColumn("Nội dung, họ và tên", 7)
    if not striking:
        columns += [
            GridColumn("Đồng ý", 2.2, Setting.CENTER),
            GridColumn("Không đồng ý", 2.2, Setting.CENTER),
        ]
    rows = tuple(
        (str(at), f"{line.name}{f' ({line.detail})' if line.detail else ''}", *(() if striking else ("", "")))
        for at, line in enumerate(vote.lines, 1)
    )
    if striking:
        rule = (
            f"Bầu {vote.seats} người: giữ nguyên tên người được bầu, gạch ngang cả họ và tên người không bầu."
        )
    else:
        rule = "Đánh dấu X vào một ô của mỗi dòng."
    title = "PHIẾU BẦU" if vote.election else "PHIẾU BIỂU QUYẾT"
    wrong = (
        f" Phiếu bầu quá {vote.seats} người là phiếu không hợp lệ." if vote.election and vote.seats else ""
    )
    blocks: tuple[Block, ...] = (
        Grid(tuple(columns), rows),
        Text(f"{rule}{wrong}", italic=True),
    )
    under = (f"{vote.question}{again}",)
    return Paper(title, blocks, _head(session, unit, meeting, small=True), under, small=True, numbered=False)


def many(paper: Paper, copies: int) -> bytes:
    """The sheet ``copies`` times in one PDF. Raises BallotCount."""
    import pikepdf

    from app.export.lists.paper_pdf import draw

    if not 1 <= copies <= MOST_BALLOTS:
        raise BallotCount(most=MOST_BALLOTS)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(draw(paper))) as one:
        pages = list(one.pages)
        for _ in range(copies - 1):
            one.pages.extend(pages)
        one.save(out)
    return out.getvalue()


def counting(session: Session, meeting: Meeting, vote: VoteRow) -> Paper:
    """Biên bản kiểm phiếu: with the figures that are known, dots for the pen for the rest."""
    unit = session.get(Unit, meeting.unit_id)
    again = " lần thứ hai" if vote.round > 1 else ""

    def figure(value: int | None) -> str:
        return str(value) if value is not None else _BLANK

    tellers = vote.tellers or ("." * 40,)
    blocks: list[Block] = [
        Text(
            f"Hồi {words.clock_words(meeting.starts_at)}, {words.day_words(meeting.held_on)}, tại {words.where(meeting.place, online=False)}, "
            f"{meeting.title} đã tiến hành: {vote.question}{again}.",
            indent=True,
        ),
        Text(f"Ban kiểm phiếu gồm: {', '.join(tellers)}.", indent=True),
    ]
    if vote.seats:
        listed = f"Số lượng được bầu: {vote.seats}. Danh sách bầu: {len(vote.lines)} người."
        blocks.append(Text(listed, indent=True))
    blocks += [
        Text(f"Số người có mặt: {figure(vote.present)}.", indent=True),
        Text(
            f"Số phiếu phát ra: {figure(vote.issued)}; thu vào: {figure(vote.returned)}; hợp lệ: {figure(vote.valid)}; "
            f"không hợp lệ: {figure(vote.invalid)}; phiếu trắng: {figure(vote.blank)}.",
            indent=True,
        ),
        Text("Kết quả kiểm phiếu:", indent=True),
        Grid(
            (
                GridColumn("STT", 1, Setting.CENTER),
                GridColumn("Họ và tên" if vote.election else "Nội dung", 6),
                GridColumn("Số phiếu đồng ý", 2, Setting.CENTER),
                GridColumn(f"Tỷ lệ % trên {vote.base_name}", 2.4, Setting.CENTER),
                GridColumn("Kết quả", 2.6, Setting.CENTER),
            ),
            tuple(
                (str(at), line.name, str(line.yes) if line.yes is not None else "", line.per_cent,
                 line.fate_name if line.yes is not None else "")
                for at, line in enumerate(vote.lines, 1)
            ),
        ),
    ]  # fmt: skip
    if vote.election and vote.counted:
        elected = [line.name for line in vote.lines if line.fate == "passed"]
        names = "; ".join(elected) or "không có"
        blocks.append(Text(f"Trúng cử {len(elected)} đồng chí: {names}.", indent=True))
    blocks.append(
        Text("Biên bản được thông qua trước hội nghị; phiếu được niêm phong và giao lưu giữ.", indent=True)
    )
    head, *_ = tellers
    name = head if vote.tellers else ""
    blocks.append(Signing((("CHỦ TRÌ", meeting.chair), ("TRƯỞNG BAN KIỂM PHIẾU", name))))
    return Paper(
        "BIÊN BẢN KIỂM PHIẾU", tuple(blocks), _head(session, unit, meeting), (f"{vote.question}{again}",)
    )


def roll(session: Session, meeting: Meeting, view: MeetingView) -> Paper:
    """The list of those called, to sign on coming or filled with who was absent."""
    unit = session.get(Unit, meeting.unit_id)
    known = view.row.state != "called"
    rows = tuple(
        (str(at), one.name, "" if not known or one.present else "vắng", "" if one.present else one.reason)
        for at, one in enumerate(view.attendance, 1)
    )
    columns = (
        GridColumn("STT", 1, Setting.CENTER),
        GridColumn("Họ và tên", 5),
        GridColumn("Ký tên", 3, Setting.CENTER),
        GridColumn("Ghi chú", 4),
    )
    under = (meeting.title, words.at(meeting.held_on, meeting.starts_at))
    return Paper("DANH SÁCH ĐIỂM DANH", (Grid(columns, rows),), _head(session, unit, meeting), under)


def _head(session: Session, unit: Unit | None, meeting: Meeting, *, small: bool = False) -> Head:
    """The unit's head with its superior; a ballot has no room for the place."""
    made = head_of(unit, meeting.held_on)
    above = session.get(Unit, unit.parent_id) if unit and unit.parent_id else None
    if above is not None and not made.superior:
        made = replace(made, superior=(above.name.upper(),))
    return replace(made, dated=dated("", meeting.held_on)) if small else made
