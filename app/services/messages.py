"""'Chép tin nhắn': a short message made from a letter (what, who, by when) to paste into a group, and where it was sent.

Owns the words of the message: those of a chat between people of a branch, Vietnamese whatever the window's language.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.errors import InputRefused
from app.base.language import mark
from app.base.text import one_line
from app.models.following import Channel, ShortMessage
from app.models.letters import IncomingLetter, Task
from app.services import arrival
from app.services.change import Change, Service
from app.services.channels import find_channel
from app.services.incoming_rows import find_letter, guesses_of, printed
from app.services.kinds import kind_name
from app.services.sheets import written_day
from app.services.wanted import OPEN

_MOST_TASKS = 6


class MessageEmpty(InputRefused):
    code, what = "TIN-001", mark("Tin nhắn trống.")
    remedy = mark("Ghi nội dung, hoặc để trống để chương trình soạn từ văn bản.")


@dataclass(frozen=True, slots=True)
class MessageRow:
    id: str
    text: str
    channel: str
    sent_to: str
    sent_on: date | None


class Messages(Service):
    def compose(self, letter_id: str) -> str:
        """The message, not yet kept: which letter, what is to be done, by whom, by when."""
        with self.store.read() as session:
            letter = find_letter(session, letter_id)
            tasks = session.scalars(
                select(Task)
                .where(Task.incoming_id == letter.id, Task.state == OPEN)
                .order_by(Task.due_on.asc().nulls_last(), Task.id)
                .limit(_MOST_TASKS)
            ).all()
            return _words(letter, list(tasks))

    def sent(
        self, letter_id: str, *, channel: str = "", to: str = "", text: str = "", on: date | None = None
    ) -> Change[MessageRow]:
        """Keep what was sent, where and when. A blank ``text`` is the composed one. Raises ChannelMissing, MessageEmpty."""
        words = text.strip() or self.compose(letter_id)
        if not words:
            raise MessageEmpty
        with self.work("messages.sent") as w:
            letter = find_letter(w.session, letter_id)
            found = find_channel(w.session, channel) if channel else None
            made = w.add(
                ShortMessage(
                    incoming_id=letter.id,
                    text=words[:4000],
                    channel_id=found.id if found else None,
                    sent_to=one_line(to)[:200],
                    sent_on=on or w.today,
                )
            )
            w.flush()
            row = _row(w.session, made)
            return Change.of(row, w.commit())

    def list(self, letter_id: str) -> tuple[MessageRow, ...]:
        """Messages sent about a letter, the first one first."""
        with self.store.read() as session:
            letter = find_letter(session, letter_id)
            query = (
                select(ShortMessage).where(ShortMessage.incoming_id == letter.id).order_by(ShortMessage.id)
            )
            return tuple(_row(session, one) for one in session.scalars(query))


def _words(letter: IncomingLetter, tasks: list[Task]) -> str:
    name = " ".join(
        part
        for part in (
            kind_name(letter.kind),
            printed(letter.number, letter.notation),
            f"ngày {written_day(letter.letter_date)}" if letter.letter_date else "",
        )
        if part
    )
    head = f"{name} của {letter.issuer}" if letter.issuer else name
    lines = [f"{head}: {letter.subject}".strip(" :")]
    for task in tasks:
        who = ", ".join(part for part in (task.assignee, *(task.co_workers or ())) if part)
        due = f", trước {written_day(task.due_on)}" if task.due_on else ""
        title = task.title if not task.title.startswith("Giải quyết ") else "Thực hiện theo văn bản"
        lines.append(f"- {title}{f' ({who})' if who else ''}{due}")
    if not tasks:
        found = arrival.deadline(guesses_of(letter), letter_date=letter.letter_date)
        due_on = letter.due_on or (found[0] if found else None)
        who = f"Giao {letter.handler}. " if letter.handler else ""
        lines.append(f"{who}{f'Hạn: {written_day(due_on)}.' if due_on else ''}".strip())
    return "\n".join(line for line in lines if line)


def _row(session: Session, one: ShortMessage) -> MessageRow:
    channel = session.get(Channel, one.channel_id) if one.channel_id else None
    return MessageRow(one.id, one.text, channel.name if channel else "", one.sent_to, one.sent_on)
