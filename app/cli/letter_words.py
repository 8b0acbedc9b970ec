"""How outgoing letters are said: the JSON shapes (docs: command line) and the lines for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from app.base.language import mark, tr
from app.base.text import fold
from app.cli.field_words import aligned, kind_name, next_step
from app.cli.output import day
from app.domain.states import STATE_NAMES, LetterState

if TYPE_CHECKING:
    from app.domain.rows import IssuedRow, LetterDetail, LetterRow
    from app.services.change import Note

TAIL = 8
"""Characters at the end of an id that a list shows: enough to name it, since ids of one minute begin alike."""


def state_name(state: str) -> str:
    return tr(STATE_NAMES[LetterState(state)])


def number_json(written: str | None) -> int | str | None:
    """A number counts, so it is a number; only one with a letter behind it ('12a') is text."""
    return int(written) if written is not None and written.isdecimal() else written


def letter_json(row: LetterRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "state": row.state,
        "standard": row.standard,
        "kind": row.kind,
        "subject": row.subject,
        "number": number_json(row.number),
        "printed": row.printed,
        "date": row.dated,
        "signer": row.signer or None,
        "signed_on": row.signed_on,
        "sent_on": row.sent_on,
        "recipients": list(row.recipients),
        "answers": row.answers_id,
        "unit": row.unit_id,
        "void_reason": row.void_reason or None,
        "sealed_on": row.sealed_on,
        "recalled_on": row.recalled_on,
        "replaced_by": row.replaced_by or None,
        "signed_copy": row.has_signed,
        "signature": row.signature or None,
    }


def detail_json(found: LetterDetail) -> dict[str, Any]:
    return {
        **letter_json(found.row),
        "return_reason": found.return_reason or None,
        "note": found.note or None,
        "issued_at": found.issued_at,
        "book": found.book,
        "period": found.period,
        "letter": found.parts,
    }


def issued_json(row: IssuedRow) -> dict[str, Any]:
    """``letter issue``: the number as a number ('12a' as text), the whole line, the series by book and period."""
    return {
        "id": row.id,
        "number": number_json(row.number),
        "printed": row.line,
        "series": f"{row.book} {row.period}",
        "series_id": row.series_id,
        "date": row.dated,
    }


def letter_lines(row: LetterRow) -> list[object]:
    """Cells of a list."""
    return [row.id[-TAIL:], row.printed, row.dated, row.kind, state_name(row.state), row.subject, row.signer]


def detail_lines(found: LetterDetail) -> list[str]:
    from app.services.numbering import book_name

    row = found.row
    pairs = [
        (mark("Mã"), row.id),
        (mark("Trạng thái"), state_name(row.state)),
        (mark("Loại"), kind_name(row.kind)),
        (mark("Trích yếu"), row.subject),
        (mark("Nơi nhận"), row.recipients),
        (mark("Số, ký hiệu"), row.printed),
        (mark("Ngày"), day(row.dated)),
        (mark("Sổ số"), f"{book_name(found.book)}, {found.period}" if found.book else None),
        (mark("Người ký"), row.signer),
        (mark("Ngày ký"), day(row.signed_on)),
        (mark("Đóng dấu"), day(row.sealed_on)),
        (mark("Phát hành"), day(row.sent_on)),
        (mark("Bản ký"), tr(mark("đã lưu")) if row.has_signed else None),
        (mark("Thu hồi"), day(row.recalled_on)),
        (mark("Thay thế bởi"), row.replaced_by or None),
        (mark("Lý do trả lại"), found.return_reason),
        (mark("Lý do hủy số"), row.void_reason),
        (mark("Ghi chú"), found.note),
    ]
    return [*aligned(((tr(name), value) for name, value in pairs), indent=""), *next_lines(row)]


_NEXT: Final = {
    LetterState.DRAFT: ("letter submit {id}",),
    LetterState.RETURNED: (f"letter edit {{id}} {mark('TỆP.json')}", "letter submit {id}"),
    LetterState.SUBMITTED: ("letter sign {id}", "letter return {id} --reason …"),
    LetterState.APPROVED: ("letter sign {id}", "letter return {id} --reason …"),
    LetterState.SIGNED: ("letter issue {id}",),
    LetterState.ISSUED: ("letter export {id} --pdf …", "letter send {id}"),
    LetterState.VOID: (),
    LetterState.RECALLED: (f"letter replace {{id}} --by {mark('SỐ')}",),
    LetterState.REPLACED: (),
}


def next_lines(row: LetterRow) -> list[str]:
    """What a letter in this state waits for; nothing once it has gone out or is void."""
    steps = () if row.sent_on and row.state == LetterState.ISSUED else _NEXT[LetterState(row.state)]
    return [next_step(*(step.format(id=row.id[-TAIL:]) for step in steps))] if steps else []


def state_of(word: str) -> str | None:
    """A state by its English or Vietnamese name; None when there is none of that name."""
    wanted = fold(word).strip()
    for state, name in STATE_NAMES.items():
        if wanted in (state.value, fold(name), fold(tr(name)), fold(name).split(",")[0]):
            return state.value
    return None


def notes_lines(notes: Iterable[Note]) -> list[str]:
    return [tr(mark("Chú ý: {text}")).format(text=note.text) for note in notes]
