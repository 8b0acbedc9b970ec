"""What happened, as a person tells it: lines made from the history that every verb writes.

Owns the words of verbs. Reads only; refuses values of records beyond a name, a number and a subject.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.base.language import mark, tr
from app.domain.refusals import day
from app.models.journal import Change
from app.models.letters import IncomingLetter, OutgoingLetter, Task
from app.models.people import Person
from app.services import arrival
from app.services.incoming_rows import RECEIVED, printed

INCOMING: Final = IncomingLetter.__tablename__
OUTGOING: Final = OutgoingLetter.__tablename__
TASK: Final = Task.__tablename__

_WORDS: Final = {
    "incoming.receive": mark("Nhận văn bản"),
    "exchange.write": mark("Viết gói tin liên thông"),
    "exchange.receipt": mark("Lập biên nhận liên thông"),
    "exchange.take": mark("Nhận biên nhận liên thông"),
    "incoming.paper": mark("Ghi văn bản giấy"),
    "incoming.register": mark("Vào sổ văn bản đến"),
    "incoming.edit": mark("Sửa văn bản đến"),
    "incoming.discard": mark("Bỏ văn bản"),
    "incoming.split": mark("Tách tệp"),
    "incoming.attach": mark("Gắn thêm tệp"),
    "incoming.submitted": mark("Trình văn bản"),
    "incoming.directed": mark("Ghi ý kiến chỉ đạo"),
    "incoming.assigned": mark("Giao người giải quyết"),
    "incoming.passed": mark("Chuyển văn bản"),
    "incoming.proposed": mark("Ghi đề xuất giải quyết"),
    "incoming.working": mark("Bắt đầu giải quyết"),
    "incoming.settled": mark("Ghi đã giải quyết"),
    "incoming.returned": mark("Trả lại nơi gửi"),
    "tasks.open": mark("Giao việc"),
    "tasks.edit": mark("Sửa việc"),
    "tasks.done": mark("Xong việc"),
    "tasks.reopen": mark("Mở lại việc"),
    "letters.new": mark("Soạn văn bản"),
    "letters.answer": mark("Soạn văn bản trả lời"),
    "letters.guide": mark("Soạn văn bản hướng dẫn"),
    "letters.report": mark("Soạn báo cáo kết quả"),
    "letters.edit": mark("Sửa dự thảo"),
    "letters.word-back": mark("Nhận lại bản Word"),
    "versions.keep": mark("Giữ một phiên bản"),
    "versions.bring-back": mark("Lấy lại phiên bản cũ"),
    "mailings.plan": mark("Đặt danh sách gửi nhiều nơi"),
    "mailings.drop": mark("Bỏ danh sách gửi nhiều nơi"),
    "mailings.number": mark("Cấp số các bản gửi nhiều nơi"),
    "templates.save": mark("Lưu mẫu văn bản"),
    "templates.rename": mark("Đổi tên mẫu văn bản"),
    "templates.remove": mark("Xóa mẫu văn bản"),
    "templates.take-in": mark("Lấy mẫu văn bản từ tệp"),
    "blocks.put": mark("Lưu đoạn mẫu"),
    "blocks.rename": mark("Đổi tên đoạn mẫu"),
    "blocks.remove": mark("Xóa đoạn mẫu"),
    "blocks.take-in": mark("Lấy đoạn mẫu từ tệp"),
    "letters.submit": mark("Trình ký"),
    "letters.return": mark("Trả lại để sửa"),
    "letters.sign": mark("Ghi nhận đã ký"),
    "letters.issue": mark("Cấp số"),
    "letters.signed": mark("Lưu bản ký"),
    "letters.sign_file": mark("Ký số văn bản"),
    "dispatch.send": mark("Gửi văn bản"),
    "undo": mark("Hoàn tác"),
    "redo": mark("Làm lại"),
}


def act_name(verb: str) -> str | None:
    """'Trình ký' of 'letters.submit'; None for acts that are told elsewhere."""
    return tr(_WORDS[verb]) if verb in _WORDS else None


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One act: when, who, what, about which record."""

    at: datetime
    who: str
    act: str
    """'Vào sổ văn bản đến'."""
    about: str
    """'số đến 47', 'hạn 20/03/2026, Lê Văn An'; may be empty."""
    entity: str
    record_id: str
    verb: str


def of_letter(session: Session, letter_id: str) -> tuple[StoryLine, ...]:
    """The story of an incoming letter with its tasks and answers, the first act first."""
    tasks = select(Task.id).where(Task.incoming_id == letter_id)
    answers = select(OutgoingLetter.id).where(OutgoingLetter.answers_id == letter_id)
    rows = session.scalars(
        select(Change)
        .where(
            or_(
                (Change.entity == INCOMING) & (Change.record_id == letter_id),
                (Change.entity == TASK) & Change.record_id.in_(tasks),
                (Change.entity == OUTGOING) & Change.record_id.in_(answers),
            )
        )
        .order_by(Change.seq)
        .limit(300)
    ).all()
    return _lines(session, rows, whole=False)


def lately(session: Session, *, limit: int = 12) -> tuple[StoryLine, ...]:
    """The last act on each letter and task, the newest first."""
    rows = session.scalars(
        select(Change)
        .where(Change.entity.in_((INCOMING, OUTGOING, TASK)), Change.verb.in_(_WORDS))
        .order_by(Change.seq.desc())
        .limit(limit * 8)
    ).all()
    kept: list[Change] = []
    told: set[tuple[str, str]] = set()
    for row in rows:
        if row.verb == "incoming.register" and row.entity == TASK:
            continue  # told with its letter
        key = (row.entity, row.record_id)
        if key in told:
            continue
        told.add(key)
        kept.append(row)
    return _lines(session, kept[:limit], whole=True)


def _lines(session: Session, rows: Iterable[Change], *, whole: bool) -> tuple[StoryLine, ...]:
    changes = [row for row in rows if row.verb in _WORDS]
    people = {one: name for one, name in session.execute(select(Person.id, Person.name))}  # noqa: C416
    subjects = _subjects(session, changes) if whole else {}
    lines: list[StoryLine] = []
    for row in changes:
        verb = row.verb
        if row.entity == TASK and verb.startswith("incoming."):
            verb = "tasks.open"
        about = _about(row)
        named = subjects.get(row.record_id, "")
        lines.append(
            StoryLine(
                row.at,
                people.get(row.by, ""),
                tr(_WORDS[verb]),
                ": ".join(part for part in (about, named) if part) if whole else about,
                row.entity,
                row.record_id,
                verb,
            )
        )
    return tuple(lines)


def _about(row: Change) -> str:
    after: Mapping[str, Any] = row.after or {}
    if row.entity == INCOMING and after.get("arrival_number"):
        return tr(mark("số đến {number}")).format(number=after["arrival_number"])
    if row.entity == OUTGOING and after.get("number_printed"):
        return str(after["number_printed"])
    if row.entity == TASK:
        due = after.get("due_on")
        parts = [str(after.get("assignee") or "")]
        if due:
            parts.append(tr(mark("hạn {date}")).format(date=_shown(str(due))))
        return ", ".join(part for part in parts if part)
    return ""


def _shown(text: str) -> str:
    from datetime import date

    try:
        return str(day(date.fromisoformat(text)))
    except ValueError:
        return text


def _subjects(session: Session, rows: Iterable[Change]) -> dict[str, str]:
    wanted: dict[str, set[str]] = {}
    for row in rows:
        wanted.setdefault(row.entity, set()).add(row.record_id)
    found: dict[str, str] = {}
    query = select(
        IncomingLetter.id,
        IncomingLetter.state,
        IncomingLetter.number,
        IncomingLetter.notation,
        IncomingLetter.subject,
        IncomingLetter.guesses,
    ).where(IncomingLetter.id.in_(wanted.get(INCOMING, ())))
    for one, state, number, notation, subject, guesses in session.execute(query):
        if state == RECEIVED:  # its columns are blank until it is registered
            taken = arrival.taken((guesses or {}).get("guesses") or {}, kept_lengths={})
            number, notation = taken.get("number"), taken.get("notation")
            subject = taken.get("subject") or str((guesses or {}).get("file") or "")
        found[one] = " ".join(part for part in (printed(number, notation), subject) if part)
    outgoing = select(OutgoingLetter.id, OutgoingLetter.subject).where(
        OutgoingLetter.id.in_(wanted.get(OUTGOING, ()))
    )
    found |= {one: subject for one, subject in session.execute(outgoing)}  # noqa: C416
    tasks = select(Task.id, Task.title).where(Task.id.in_(wanted.get(TASK, ())))
    return found | {one: title for one, title in session.execute(tasks)}  # noqa: C416
