"""The letters of a meeting: its call and its minutes, composed from what was entered. Gives letters; keeping them is the verbs'."""

from __future__ import annotations

from typing import Final

import msgspec
from sqlalchemy.orm import Session

from app.base.text import fold
from app.domain.units import UnitLevel
from app.layout.parts import (
    BodyBlock,
    DateLine,
    Item,
    Letter,
    Level,
    Paragraph,
    Recipient,
    Signature,
    Storage,
)
from app.models.meetings import Meeting
from app.models.units import Unit
from app.services.letterheads import blank_letter, standard_named, superior_name
from app.services.meetings import words
from app.services.meetings.rows import ItemRow, MeetingView, VoteRow, items_of
from app.services.meetings.seats import signed

CHAIR: Final = {"congress": "TM. ĐOÀN CHỦ TỊCH"}
_DOTS: Final = "…" * 12


def call_letter(session: Session, meeting: Meeting, unit: Unit) -> Letter:
    """Giấy mời; a level that issues none writes a thông báo."""
    kind = "GM" if issues(unit, "GM") else "TB"
    place = words.where(meeting.place, online=meeting.online)
    who = meeting.guests.replace("\n", "; ") or "Các đồng chí có tên trong danh sách triệu tập"
    body: list[BodyBlock] = [
        Paragraph(f"{unit.name} trân trọng kính mời: {who}."),
        Paragraph(f"Tới dự: {meeting.title}."),
        Paragraph(f"Thời gian: {words.at(meeting.held_on, meeting.starts_at)}."),
        Paragraph(f"Địa điểm: {place}."),
    ]
    if meeting.chair:
        body.insert(2, Paragraph(f"Chủ trì: {_with_post(meeting.chair, meeting.chair_position)}."))
    items = items_of(session, meeting.id)
    if items:
        body.append(Paragraph("Nội dung:"))
        body += [Item(level=Level.CLAUSE, text=sentence(item.title)) for item in items]
    if meeting.note:
        body.append(Paragraph(sentence(meeting.note)))
    body.append(Paragraph("Đề nghị các đồng chí dự họp đầy đủ, đúng giờ."))
    subject = meeting.title if kind == "GM" else f"Mời dự {_small(meeting.title)}"
    letter = blank_letter(session, unit, kind, subject=subject, body=body)
    letter = signed(session, unit, letter, meeting.held_on)
    return msgspec.structs.replace(letter, recipients=[Recipient("Như thành phần mời")])


def minutes_letter(session: Session, view: MeetingView, unit: Unit) -> Letter:
    """Biên bản: who was there, what was said and decided, the votes, two signers."""
    row = view.row
    body: list[BodyBlock] = [
        Paragraph(f"Thời gian bắt đầu: {words.clock_words(row.starts_at)}, {words.day_words(row.held_on)}."),
        Paragraph(f"Địa điểm: {words.where(row.place, online=row.online)}."),
        Paragraph("Thành phần tham dự:"),
    ]
    body += [Item(level=Level.DASH, text=line) for line in words.attendance(view)]
    if view.guests:
        body.append(Item(level=Level.DASH, text=sentence(f"Khách mời: {view.guests.replace(chr(10), '; ')}")))
    body += [
        Paragraph(f"Chủ trì (chủ tọa): {_with_post(row.chair, view.chair_position) or _DOTS}."),
        Paragraph(
            f"Thư ký (người ghi biên bản): {_with_post(row.secretary, view.secretary_position) or _DOTS}."
        ),
        Paragraph("Nội dung (theo diễn biến cuộc họp):"),
    ]
    body += _matters(view)
    if view.tasks:
        body.append(Item(level=Level.CLAUSE, title="Phân công thực hiện"))
        for task in view.tasks:
            due = f", hoàn thành trước {words.day_words(task.due_on)}" if task.due_on else ""
            who = f": {task.assignee}" if task.assignee else ""
            body.append(Item(level=Level.DASH, text=sentence(f"{task.title}{who}{due}")))
    ends = words.clock_words(row.ends_at)
    body.append(
        Paragraph(
            f"Cuộc họp kết thúc vào {ends}, {words.day_words(row.held_on)}. Biên bản đã được đọc cho mọi người cùng nghe "
            "và nhất trí thông qua."
        )
    )
    superior = superior_name(session, unit)
    letter = blank_letter(session, unit, "BB", subject=_upper_first(row.title), body=body)
    return msgspec.structs.replace(
        letter,
        date=DateLine(letter.date.place, row.held_on.day, row.held_on.month, row.held_on.year),
        signature=Signature(row.chair, position="CHỦ TRÌ"),
        co_signatures=[Signature(row.secretary, position="THƯ KÝ")],
        recipients=[Recipient(superior, purpose="để b/c")] if superior else [],
        storage=Storage("hồ sơ họp" if not issues(unit, "GM") else "VP"),
    )


def issues(unit: Unit, kind: str) -> bool:
    """Whether the unit's level issues this kind (data of the standard)."""
    levels = standard_named(unit.standard).kind(kind).levels
    return levels is None or unit.level in levels.allowed or unit.level == UnitLevel.CONGRESS


def _matters(view: MeetingView) -> list[BodyBlock]:
    """The agenda, each point with the votes that its name speaks of; other votes are points of their own."""
    blocks: list[BodyBlock] = []
    left = list(view.votes)
    for item in view.items:
        blocks += _item(item)
        for vote in [one for one in left if _speaks_of(item.title, one.question)]:
            left.remove(vote)
            blocks += [Paragraph(sentence(_upper_first(words.vote_head(vote)))), *_vote(vote)]
    for vote in left:
        blocks += [Item(level=Level.CLAUSE, title=_upper_first(words.vote_head(vote))), *_vote(vote)]
    return blocks


def _speaks_of(title: str, question: str) -> bool:
    """Whether all words of one of them stand in the other."""
    one, other = set(fold(title).split()), set(fold(question).split())
    return bool(one) and bool(other) and (one <= other or other <= one)


def _item(item: ItemRow) -> list[BodyBlock]:
    blocks: list[BodyBlock] = [Item(level=Level.CLAUSE, title=_upper_first(item.title))]
    blocks += [Paragraph(sentence(line)) for line in item.text.splitlines() if line.strip()]
    if item.conclusion:
        first, *rest = [line for line in item.conclusion.splitlines() if line.strip()]
        blocks.append(Paragraph(sentence(f"Kết luận: {first}")))
        blocks += [Paragraph(sentence(line)) for line in rest]
    return blocks


def _vote(vote: VoteRow) -> list[BodyBlock]:
    blocks: list[BodyBlock] = []
    if vote.election and vote.seats:
        blocks.append(Paragraph(f"Số lượng được bầu: {vote.seats}; danh sách bầu: {len(vote.lines)} người."))
    if vote.tellers:
        blocks.append(Paragraph(f"Ban kiểm phiếu: {', '.join(vote.tellers)}."))
    if ballots := words.ballots(vote):
        blocks.append(Paragraph(ballots))
    alone = len(vote.lines) == 1 and vote.lines[0].name == vote.question
    for line in vote.lines:
        said = words.result(vote, line)
        if alone:
            blocks.append(Paragraph(sentence(f"Kết quả: {said}")))
        else:
            detail = f" ({line.detail})" if line.detail else ""
            blocks.append(Item(level=Level.DASH, text=sentence(f"{line.name}{detail}: {said}")))
    return blocks


def _with_post(name: str, post: str) -> str:
    return f"{name}, {post}" if name and post else name


def sentence(text: str) -> str:
    """With a mark at its end."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", ":", ";")) else f"{text}."


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(text: str) -> str:
    """The first letter small within a sentence, unless the word is an abbreviation."""
    first = text.split(" ", 1)[0]
    return text if first.isupper() and len(first) > 1 else text[:1].lower() + text[1:]
