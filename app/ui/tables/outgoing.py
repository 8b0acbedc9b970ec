"""Columns of the outgoing letters: what each cell reads, how it sorts, what its colour says."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.base.language import tr
from app.domain.rows import LetterRow
from app.domain.states import STATE_NAMES, LetterState
from app.services.letter_rows import DeskRow
from app.services.sync_flows.receipts import Tally
from app.standards import StandardUnknown, load
from app.ui.widgets.rows_model import Column, shown_day

_LOOKS: Final = {
    LetterState.DRAFT: ("edit", "quiet"),
    LetterState.SUBMITTED: ("sign", "due"),
    LetterState.RETURNED: ("undo", "late"),
    LetterState.SIGNED: ("number", "due"),
    LetterState.ISSUED: ("done", "done"),
    LetterState.VOID: ("close", "late"),
    LetterState.APPROVED: ("check", "due"),
    LetterState.RECALLED: ("undo", "late"),
    LetterState.REPLACED: ("link", "late"),
}
_COPIES: Final = {
    "": ("attach", ""),
    "good": ("check", "done"),
    "unsure": ("warning", "due"),
    "bad": ("error", "late"),
}
"""The signed copy beside the signer's name: a scan, or what its digital signatures were worth."""


def columns() -> tuple[Column[DeskRow], ...]:
    """Made when the page is: words follow the language."""
    translate = QCoreApplication.translate
    return (
        Column(
            "number",
            translate("Outgoing", "Số, ký hiệu"),
            lambda one: one.row.printed or "",
            116,
            sort=lambda one: (one.row.number or "").zfill(8) if one.row.number else None,
            strong=lambda one: bool(one.row.printed),
        ),
        Column(
            "date",
            translate("Outgoing", "Ngày"),
            lambda one: shown_day(one.row.dated),
            112,
            right=True,
            sort=lambda one: one.row.dated,
        ),
        Column(
            "kind", translate("Outgoing", "Loại"), lambda one: kind_name(one.row.standard, one.row.kind), 104
        ),
        Column(
            "subject",
            translate("Outgoing", "Trích yếu"),
            lambda one: one.row.subject or translate("Outgoing", "(chưa có trích yếu)"),
            0,
            tip=lambda one: one.row.subject,
        ),
        Column(
            "to",
            translate("Outgoing", "Nơi nhận"),
            lambda one: one.to,
            190,
            meaning=lambda one: "exchange" if one.sent else "",
            tone=lambda one: "late" if one.sent and (one.sent.late or one.sent.refused) else "",
            tip=lambda one: "\n".join(
                (*((sent_words(one.sent),) if one.sent else ()), one.to.replace("; ", "\n"))
            ),
        ),
        Column(
            "signer",
            translate("Outgoing", "Người ký"),
            lambda one: one.row.signer,
            150,
            meaning=lambda one: _COPIES[one.row.signature][0] if one.row.has_signed else "",
            tone=lambda one: _COPIES[one.row.signature][1] if one.row.has_signed else "",
            tip=lambda one: copy_name(one.row.signature) if one.row.has_signed else one.row.signer,
        ),
        Column(
            "state",
            translate("Outgoing", "Tình trạng"),
            lambda one: waiting_name() if one.waits else state_name(one.row),
            140,
            sort=lambda one: list(LetterState).index(LetterState(one.row.state)),
            tone=lambda one: _LOOKS[LetterState(one.row.state)][1],
            meaning=lambda one: "due" if one.waits else _LOOKS[LetterState(one.row.state)][0],
            tip=lambda one: way_out() if one.waits else one.row.void_reason or one.row.replaced_by,
        ),
    )


def copy_name(signature: str) -> str:
    """What is known of the signed copy, in words."""
    translate = QCoreApplication.translate
    return {
        "": translate("Outgoing", "Đã lưu bản ký (bản quét)"),
        "good": translate("Outgoing", "Bản ký: chữ ký số hợp lệ"),
        "unsure": translate("Outgoing", "Bản ký: còn nguyên, chưa rõ người ký số là ai"),
        "bad": translate("Outgoing", "Bản ký: chữ ký số không đáng tin"),
    }[signature]


def sent_words(tally: Tally) -> str:
    """How far a letter came: 'Gửi 12 đơn vị qua hệ thống: 8 đã vào sổ; 2 đã trả lời; 4 chưa vào sổ'."""
    translate = QCoreApplication.translate
    parts = (
        (tally.registered, translate("Outgoing", "{count} đã vào sổ")),
        (tally.answered, translate("Outgoing", "{count} đã trả lời")),
        (tally.open, translate("Outgoing", "{count} chưa vào sổ")),
        (tally.refused, translate("Outgoing", "{count} không nhận")),
        (tally.late, translate("Outgoing", "{count} quá hạn trả lời")),
    )
    told = "; ".join(words.format(count=count) for count, words in parts if count)
    return translate("Outgoing", "Gửi {count} đơn vị qua hệ thống: {told}").format(
        count=tally.units, told=told
    )


def waiting_name() -> str:
    """For a letter whose number another PC gives."""
    return QCoreApplication.translate("Outgoing", "Chờ số máy khác")


def way_out() -> str:
    return QCoreApplication.translate(
        "Outgoing",
        "Máy khác của đơn vị cấp số sổ này. Văn bản tự có số khi máy ấy gửi nhận;\n"
        "muốn cấp ở máy này thì mở Đồng bộ, Quyền cấp số.",
    )


def state_name(row: LetterRow) -> str:
    """'Đã ký, chờ số'; what went out is 'Đã phát hành'."""
    if row.state == LetterState.ISSUED and row.sent_on:
        return QCoreApplication.translate("Outgoing", "Đã phát hành")
    return tr(STATE_NAMES[LetterState(row.state)]).capitalize()


@lru_cache(maxsize=256)
def kind_name(standard: str, kind: str) -> str:
    """'Công văn' of 'CV'; the code itself where the standard is not known any more."""
    try:
        found = load(standard).kinds.get(kind)
    except StandardUnknown:
        return kind
    return found.name if found else kind
