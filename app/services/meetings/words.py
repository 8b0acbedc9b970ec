"""Sentences of minutes, calls and messages about meetings: Vietnamese whatever the window's language, like all papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from app.models.meetings import Meeting, MeetingItem
from app.services.meetings.rows import LineRow, MeetingView, VoteRow
from app.services.sheets import month

WEEKDAYS: Final = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
ONLINE: Final = "Họp trực tuyến"


def day_words(day: date) -> str:
    """'ngày 05 tháng 3 năm 2026'."""
    return f"ngày {day.day:02d} tháng {month(day)} năm {day.year}"


def clock_words(clock: str) -> str:
    """'19 giờ 30' from '19:30'; dots for the pen when it is not known."""
    hours, _, minutes = clock.partition(":")
    return f"{hours} giờ {minutes}" if hours else "…… giờ ……"


def at(meeting_day: date, clock: str) -> str:
    """'19 giờ 30, Thứ Năm, ngày 05 tháng 3 năm 2026'."""
    start = f"{clock_words(clock)}, " if clock else ""
    return f"{start}{WEEKDAYS[meeting_day.weekday()]}, {day_words(meeting_day)}"


def where(place: str, *, online: bool) -> str:
    if online:
        return f"{ONLINE}: {place}" if place else ONLINE
    return place or "…" * 10


def decided_in(meeting: Meeting) -> str:
    """Where a task comes from."""
    return f"{meeting.title}, {day_words(meeting.held_on)}"


def message(meeting: Meeting, unit: str, items: Sequence[MeetingItem]) -> str:
    """The call as people of a branch write it to each other."""
    lines = [
        f"{unit} mời các đồng chí dự: {meeting.title}".strip(),
        f"- Thời gian: {at(meeting.held_on, meeting.starts_at)}",
        f"- Địa điểm: {where(meeting.place, online=meeting.online)}",
    ]
    if items:
        lines.append("- Nội dung: " + "; ".join(item.title for item in items))
    if meeting.note:
        lines.append(f"- Lưu ý: {meeting.note}")
    lines.append("Đồng chí nào không dự được xin báo lại, kèm lý do.")
    return "\n".join(lines)


def attendance(view: MeetingView) -> list[str]:
    """'Có mặt: 35/40 đồng chí (87,5%).' and who is absent and why."""
    row = view.row
    people = "đại biểu" if row.body == "congress" else "đồng chí"
    if row.summoned is None:
        return [f"Có mặt: {row.present if row.present is not None else '……'} {people}."]
    there = row.present if row.present is not None else row.summoned
    share = f"{100 * there / row.summoned:.1f}".replace(".0", "").replace(".", ",") if row.summoned else "0"
    lines = [f"Tổng số được triệu tập: {row.summoned} {people}; có mặt: {there} {people} (đạt {share}%)."]
    away = [f"{one.name} ({one.reason or 'không rõ lý do'})" for one in view.attendance if not one.present]
    if row.summoned > there:
        names = f": {'; '.join(away)}" if away else ""
        lines.append(f"Vắng mặt: {row.summoned - there} {people}{names}.")
    return lines


def vote_head(vote: VoteRow) -> str:
    """How it was voted, in one sentence."""
    way = "bỏ phiếu kín" if vote.secret else "biểu quyết bằng giơ tay"
    round_words = f" lần thứ {_NTH.get(vote.round, str(vote.round))}" if vote.round > 1 else ""
    return f"{vote.question} ({way}{round_words})"


_NTH: Final = {2: "hai", 3: "ba"}


def ballots(vote: VoteRow) -> str:
    """The ballots in one sentence, '' when nobody counted any."""
    if vote.issued is None:
        return ""
    parts = [f"phát ra {vote.issued} phiếu"]
    if vote.returned is not None:
        parts += [f"thu vào {vote.returned} phiếu", f"hợp lệ {vote.valid} phiếu"]
        if vote.invalid:
            parts.append(f"không hợp lệ {vote.invalid} phiếu")
        if vote.blank:
            parts.append(f"phiếu trắng {vote.blank} phiếu")
    return f"Số phiếu: {', '.join(parts)}."


def result(vote: VoteRow, line: LineRow) -> str:
    """What one line got, as minutes say it."""
    unit = "phiếu" if vote.secret else "đồng chí"
    if line.yes is None:
        return "chưa kiểm phiếu"
    said = [f"{'đồng ý' if not vote.election else 'được'} {line.yes} {unit}"]
    if line.per_cent:
        said[0] += f" (đạt {line.per_cent}% {vote.base_name})"
    if line.no is not None:
        said.append(f"không đồng ý {line.no} {unit}")
    if line.other:
        said.append(f"ý kiến khác {line.other} {unit}")
    return f"{', '.join(said)}: {line.fate_name}"
