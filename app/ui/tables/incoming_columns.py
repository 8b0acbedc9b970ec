"""How an incoming letter reads in a list: the columns of the wide table, the card of the narrow one."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.base.text import fold
from app.domain.deadlines import urgent
from app.domain.handling import Stage
from app.services.inbox import Came, InboxRow, Order
from app.ui.tables.incoming_cards import Card, Mark
from app.ui.widgets.rows_model import Column, shown_day
from app.ui.widgets.times import due

translate = QCoreApplication.translate

SORTS: Final = {
    "arrival": Order.ARRIVAL,
    "number": Order.NUMBER,
    "date": Order.DATE,
    "issuer": Order.ISSUER,
    "subject": Order.SUBJECT,
    "due": Order.DUE,
    "handler": Order.HANDLER,
}


def columns(today: date) -> tuple[Column[InboxRow], ...]:
    """The wide table; ``today`` for the words of deadlines."""
    return (
        Column(
            "arrival",
            translate("Inbox", "Số đến"),
            _arrival,
            76,
            right=True,
            strong=lambda row: not row.registered,
        ),
        Column(
            "arrived", translate("Inbox", "Ngày đến"), lambda row: shown_day(row.arrived_on), 108, right=True
        ),
        Column(
            "number",
            translate("Inbox", "Số, ký hiệu"),
            lambda row: row.printed,
            168,
            meaning=_meaning,
            tone=_urgent_tone,
        ),
        Column(
            "date",
            translate("Inbox", "Ngày văn bản"),
            lambda row: shown_day(row.letter_date),
            108,
            right=True,
        ),
        Column(
            "issuer",
            translate("Inbox", "Cơ quan gửi"),
            lambda row: row.issuer,
            200,
            meaning=lambda row: came_look(row.came)[0] if row.came else "",
            tone=lambda row: came_look(row.came)[2] if row.came else "",
            tip=lambda row: "\n".join(
                (row.issuer, *((came_look(row.came)[1].capitalize(),) if row.came else ()))
            ),
        ),
        Column(
            "subject",
            translate("Inbox", "Trích yếu"),
            lambda row: row.subject,
            0,
            tip=lambda row: row.subject,
        ),
        Column(
            "handler",
            translate("Inbox", "Giao cho"),
            lambda row: row.handler,
            140,
            tip=lambda row: row.handler,
        ),
        Column(
            "due",
            translate("Inbox", "Hạn"),
            lambda row: _due(row, today),
            128,
            tone=lambda row: "late" if row.overdue and not row.registered else TONES.get(row.due, ""),
            meaning=lambda row: (
                "late"
                if row.overdue and not row.registered
                else {"late": "late", "soon": "due", "done": "done"}.get(row.due, "")
            ),
        ),
    )


TONES: Final = {"late": "late", "soon": "due", "done": "done"}


def _due(row: InboxRow, today: date) -> str:
    """How long a letter waits for its number, else when it falls due."""
    if not row.registered and age_words(row):
        return age_words(row)
    return due_words(row.due, row.due_on, today)


def due_words(state: str, day: date | None, today: date) -> str:
    """'quá hạn 3 ngày', 'còn 5 ngày', 'đã xong', or nothing."""
    if state == "done":
        return translate("Inbox", "đã xong")
    return due(day, today) if day is not None else ""


def card(row: InboxRow, today: date) -> Card:
    """The narrow list's card."""
    marks: list[Mark] = []
    if row.urgency and urgent(row.urgency):
        marks.append(Mark("urgent", urgency_word(row.urgency), "late"))
    if row.secrecy:
        marks.append(Mark("lock", row.secrecy.capitalize(), "late"))
    if row.came:
        meaning, words, tone = came_look(row.came)
        marks.append(Mark(meaning, words, tone or "act"))
    if row.stage == Stage.RETURNED:
        marks.append(Mark("undo", translate("Inbox", "đã trả lại"), "due"))
    elif not row.registered:
        marks.append(
            Mark("late", age_words(row), "late")
            if row.overdue
            else Mark("edit", translate("Inbox", "đang ghi"), "act")
            if row.drafted
            else Mark("incoming", age_words(row) or translate("Inbox", "mới"), "act")
        )
    elif row.due in ("late", "soon"):
        marks.append(
            Mark(
                "late" if row.due == "late" else "due", due_words(row.due, row.due_on, today), TONES[row.due]
            )
        )
    elif row.due == "done":
        marks.append(Mark("done", translate("Inbox", "đã xong"), "done"))
    head = row.printed or translate("Inbox", "chưa có số, ký hiệu")
    if row.arrival_number is not None:
        head = translate("Inbox", "{arrival} · {printed}").format(arrival=row.arrival_number, printed=head)
    foot = " · ".join(part for part in (row.issuer, day_words(row.arrived_on, today), row.handler) if part)
    return Card(
        head,
        tuple(marks),
        row.subject or translate("Inbox", "chưa có trích yếu"),
        foot,
        strong=not row.registered,
    )


def came_look(came: Came) -> tuple[str, str, str]:
    """Icon, words and tone of a letter that came through headquarters."""
    return {
        Came.VALID: ("exchange", translate("Inbox", "qua hệ thống"), ""),
        Came.RECALLED: ("undo", translate("Inbox", "nơi gửi thu hồi"), "late"),
        Came.REPLACED: ("link", translate("Inbox", "đã bị thay thế"), "late"),
    }[came]


def age_words(row: InboxRow) -> str:
    """'chờ 2 ngày': working days that a letter waits for its number; '' on its first day."""
    return translate("Inbox", "chờ {days} ngày").format(days=row.age) if row.age > 0 else ""


def urgency_word(text: str) -> str:
    """'HỎA TỐC HẸN GIỜ' as a badge reads: 'Hỏa tốc'."""
    folded = fold(text)
    for start, word in (
        ("hoa toc", translate("Inbox", "Hỏa tốc")),
        ("thuong khan", translate("Inbox", "Thượng khẩn")),
        ("khan", translate("Inbox", "Khẩn")),
    ):
        if folded.startswith(start):
            return word
    return text.capitalize()


def day_words(day: date, today: date) -> str:
    if day == today:
        return translate("Inbox", "hôm nay")
    if (today - day).days == 1:
        return translate("Inbox", "hôm qua")
    return shown_day(day)


def _arrival(row: InboxRow) -> str:
    return translate("Inbox", "mới") if row.arrival_number is None else str(row.arrival_number)


def _meaning(row: InboxRow) -> str:
    if row.urgency and urgent(row.urgency):
        return "urgent"
    return "lock" if row.secrecy else ""


def _urgent_tone(row: InboxRow) -> str:
    return "late" if _meaning(row) else ""
