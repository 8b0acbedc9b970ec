"""How the line to headquarters stands, as one honest sentence: for the foot of the window and the head of its page.

Owns the words and which of several truths comes first. Refuses jargon, and to call well what is not.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from app.ui.tables.outgoing import kind_name
from app.ui.widgets.times import when

if TYPE_CHECKING:
    from app.bootstrap import Desk
    from app.services.sync_rows import SyncStatus

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_MEGABYTE = 1_000_000
translate = QCoreApplication.translate


class Line(NamedTuple):
    """What is to be told: the state, why a change was refused, whether headquarters is being met this moment."""

    status: SyncStatus
    why: str
    meeting: bool
    now: datetime


class Said(NamedTuple):
    """A sentence, the icon before it, and the colour of both."""

    words: str
    meaning: str
    tone: str
    tip: str


def read_line(desk: Desk) -> Line:
    """How it stands now. Off the window's thread."""
    sync = desk.sync
    status = sync.status()
    refused = [row.reason for row in sync.conflicts() if row.kind == "refused"] if status.refused else []
    return Line(status, refused[0] if refused else "", sync.is_meeting(), desk.clock.now())


def say(line: Line) -> Said:
    """The sentence. Only for a folder that joined."""
    status = line.status
    head, meaning, tone = _head(line)
    parts = [head]
    if status.refused:
        parts.append(
            translate("LineState", "cấp trên không nhận {count}: {why}").format(
                count=status.refused, why=line.why
            )
            if line.why
            else translate("LineState", "cấp trên không nhận {count}").format(count=status.refused)
        )
    if status.conflicts:
        parts.append(translate("LineState", "{count} mục chờ bạn quyết định").format(count=status.conflicts))
    low = [row for row in status.leases if row.running_low]
    if low:
        parts.append(
            translate("LineState", "sổ {book} còn {count} số").format(
                book=book_words(low[0].book), count=low[0].left
            )
        )
    if len(parts) > 1 and not tone:
        meaning, tone = "warning", "due"
    tips = (" · ".join(parts), status.fault, translate("LineState", "Bấm để mở trang Đồng bộ."))
    return Said(" · ".join(parts), meaning, tone, "\n".join(one for one in tips if one))


def _head(line: Line) -> tuple[str, str, str]:
    status = line.status
    if status.state in ("revoked", "wiped"):
        words = translate(
            "LineState", "Cấp trên đã ngừng cho máy này gửi nhận, {count} thay đổi còn giữ ở máy này"
        )
        return words.format(count=status.waiting), "lock", "late"
    if status.state == "old":
        words = translate("LineState", "Chương trình cũ quá nên chưa gửi được, {count} thay đổi chờ gửi")
        return words.format(count=status.waiting), "warning", "late"
    if line.meeting:
        return translate("LineState", "Đang gửi nhận{rest}").format(rest=_rest(status)), "exchange", ""
    if not status.connected:
        return _apart(line), "offline", ""
    if status.waiting:
        words = translate("LineState", "Đã kết nối, {count} thay đổi chờ gửi").format(count=status.waiting)
        return words, "due", ""
    words = translate("LineState", "Đã kết nối {when}, cấp trên đã nhận đủ")
    at = when(status.last_contact, line.now) if status.last_contact else ""
    files = translate("LineState", "; còn {size} tệp chờ").format(size=size_words(status.bytes_waiting))
    return words.format(when=at) + (files if status.files_waiting else ""), "saved", ""


def _apart(line: Line) -> str:
    status = line.status
    waiting = (
        translate("LineState", "{count} thay đổi chờ gửi").format(count=status.waiting)
        if status.waiting
        else translate("LineState", "không có gì chờ gửi")
    )
    since = status.last_contact or status.down_since
    if since is None:
        return translate("LineState", "Chưa kết nối lần nào, {waiting}").format(waiting=waiting)
    return translate("LineState", "Chưa kết nối {long}, {waiting}").format(
        long=how_long(since, line.now), waiting=waiting
    )


def _rest(status: SyncStatus) -> str:
    if status.waiting:
        return translate("LineState", ": còn {count} thay đổi").format(count=status.waiting)
    if status.files_waiting:
        return translate("LineState", ": còn {size} tệp").format(size=size_words(status.bytes_waiting))
    return ""


def how_long(since: datetime, now: datetime) -> str:
    """'4 phút', '3 giờ', '12 ngày'. A clock that was set back counts as no time at all."""
    seconds = max(0, int((now - since).total_seconds()))
    if seconds < _HOUR:
        return translate("LineState", "{count} phút").format(count=max(1, seconds // _MINUTE))
    if seconds < 2 * _DAY:
        return translate("LineState", "{count} giờ").format(count=seconds // _HOUR)
    return translate("LineState", "{count} ngày").format(count=seconds // _DAY)


def book_words(book: str) -> str:
    """A book as a clerk calls it: 'Công văn (CV)', 'Văn bản đến'."""
    name = kind_name("youth-union", book)
    return f"{name} ({book})" if name != book else book[:1].upper() + book[1:]


def size_words(size: int) -> str:
    """'0,4 MB'."""
    return f"{size / _MEGABYTE:.1f} MB".replace(".", ",")
