"""What was odd about a package, and what it does, in words for a clerk."""

from __future__ import annotations

from typing import Final

from app.base.language import mark, tr
from app.exchange.package import NOTE_WORDS, STATUS_WORDS, Act, Business, Note, Status

_LINE: Final = mark("{words} (dòng {line})")
_ACTS: Final = {
    Act.RECALL: mark("Nơi gửi thu hồi văn bản này{reason}."),
    Act.UPDATE: mark("Nơi gửi cập nhật nơi nhận của văn bản này{reason}."),
    Act.REPLACE: mark("Văn bản này thay thế văn bản đã gửi{reason}{replaced}."),
}
_PAPER: Final = mark("Bản giấy gửi sau.")


def note_words(note: Note) -> str:
    words = tr(NOTE_WORDS[note.kind]).format(place=note.place, found=note.found, reason=note.reason)
    return tr(_LINE).format(words=words, line=note.line) if note.line else words


def act_words(business: Business) -> tuple[str, ...]:
    """What the clerk must know of the business act; nothing for a new letter."""
    said = []
    if business.act in _ACTS:
        reason = f": {business.reason}" if business.reason else ""
        names = "; ".join(one.document_id for one in business.replaces if one.document_id)
        replaced = f" ({names})" if names else ""
        said.append(tr(_ACTS[business.act]).format(reason=reason, replaced=replaced))
    if business.paper:
        said.append(tr(_PAPER))
    return tuple(said)


def status_words(status: Status | None) -> str:
    return tr(STATUS_WORDS[status]) if status is not None else ""
