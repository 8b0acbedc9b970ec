"""Packages of the national exchange as rows and as answers; what is refused of them; our letter as a package."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec

from app.base.errors import InputRefused, RuleRefused
from app.base.language import mark
from app.exchange.package import URGENCY, LetterPackage, Office, Priority, Status
from app.exchange.package import Opened as Package
from app.exchange.words import act_words, note_words, status_words
from app.models.exchange import ExchangePackage
from app.models.letters import OutgoingLetter
from app.services.kinds import kind_name
from app.services.package_reception import LETTER, RECEIPT, office_of


class OfficeUnknown(RuleRefused):
    code, what = "LTG-020", mark("Chưa khai mã định danh của đơn vị trên trục liên thông.")
    remedy = mark(
        "Ghi mã được cấp vào Cài đặt, Cách làm việc, mục Mã định danh (exchange.office_id), hoặc dùng --office-id; không tự đặt mã."
    )


class OfficeWrong(InputRefused):
    code, what = "LTG-021", mark("“{text}” không đúng dạng mã định danh.")
    remedy = mark("Ghi như 000.00.00.H41 hoặc H37.02.02, theo văn bản cấp mã.")


class NoReceiver(InputRefused):
    code, what = "LTG-022", mark("Chưa nói gói tin gửi cho ai.")
    remedy = mark("Ghi --to MÃ=TÊN cho từng nơi nhận.")


class NotNumbered(RuleRefused):
    code, what = "LTG-023", mark("Văn bản chưa có số nên chưa gửi liên thông được.")
    remedy = mark("Cấp số trước (letter issue).")


class NoPackage(RuleRefused):
    code, what = "LTG-024", mark("Văn bản {printed} không đến qua trục liên thông nên không có biên nhận.")
    remedy = mark("Báo nơi gửi bằng cách khác, hoặc ghi --to MÃ=TÊN để lập biên nhận gửi nơi ấy.")


class ReasonNeeded(InputRefused):
    code, what = "LTG-025", mark("Từ chối thì phải nói lý do.")
    remedy = mark("Ghi --description “lý do”.")


class NotReceipt(InputRefused):
    code, what = "LTG-026", mark("Gói tin {file} là văn bản, không phải thông tin trạng thái.")
    remedy = mark("Thả tệp vào trang Văn bản đến, hoặc nhận bằng incoming add.")


class ReceiptForNone(InputRefused):
    code, what = "LTG-027", mark("Biên nhận {file} nói về văn bản {printed}, không có trong sổ văn bản đi.")
    remedy = mark("Kiểm tra xem văn bản có phải của đơn vị mình không; báo lại nơi gửi biên nhận.")


@dataclass(frozen=True, slots=True)
class PackageRow:
    """A package in a list."""

    id: str
    direction: str
    kind: str
    incoming_id: str | None
    outgoing_id: str | None
    document_id: str
    office: str
    status: str
    status_words: str
    words: str
    said_at: datetime | None
    name: str
    sha256: str
    notes: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Written:
    """A package that was written."""

    data: bytes
    row: PackageRow
    warnings: tuple[str, ...] = ()


def package_json(package: Package, *, name: str) -> dict[str, Any]:
    """The answer of ``edxml read --json``: fields, attachments, notes on oddities."""
    found = package.package
    fields: dict[str, Any] = msgspec.to_builtins(found, builtin_types=(bytes, datetime))
    files = fields.pop("files", ())
    answer: dict[str, Any] = {
        "file": name,
        "type": LETTER if isinstance(found, LetterPackage) else RECEIPT,
        "fields": fields,
        "attachments": [
            {
                "name": one["name"],
                "content_type": one["content_type"] or None,
                "description": one["description"] or None,
                "size": len(one["data"]) if one["data"] is not None else None,
                "sha256": sha256(one["data"]).hexdigest() if one["data"] is not None else None,
                "whole": one["data"] is not None,
            }
            for one in files
        ],
        "notes": [
            {
                "kind": one.kind.value,
                "place": one.place or None,
                "line": one.line,
                "found": one.found or None,
                "message": note_words(one),
            }
            for one in package.notes
        ],
    }
    if isinstance(found, LetterPackage):
        answer["acts"] = list(act_words(found.business))
    else:
        answer["status"] = {
            "code": found.status.value if found.status else None,
            "words": status_words(found.status),
        }
    return answer


def letter_package(record: OutgoingLetter, *, sender: Office, to: tuple[Office, ...]) -> LetterPackage:
    """Our letter's fields under the names of the exchange."""
    from app.services.letters import letter_of

    letter = letter_of(record.parts)
    number, notation = number_and_notation(record.number_printed)
    day = record.letter_date
    written = "/".join(part for part in (number, notation) if part)
    signature = letter.signature
    return LetterPackage(
        sender=sender,
        receivers=to,
        document_id=f"{sender.id},{day:%Y/%m/%d},{written}" if day else f"{sender.id},{written}",
        number=number,
        notation=notation,
        place=letter.date.place,
        day=day,
        kind_name=kind_name(record.kind, record.standard),
        subject=record.subject,
        authority=" ".join(signature.authority) if signature else "",
        position=(signature.position or "") if signature else "",
        signer=record.signer,
        priority=next((one for one, words in URGENCY.items() if words == letter.urgency), Priority.NORMAL),
        copies=record.copies,
        recipients=tuple(dict.fromkeys((*letter.addressees, *(one.name for one in letter.recipients)))),
    )


def number_and_notation(printed: str) -> tuple[str, str]:
    """'05-CV/ĐTN' is number 05 and notation CV/ĐTN; so is '15/QĐ-X' 15 and QĐ-X."""
    at = next((place for place, char in enumerate(printed) if not char.isalnum()), len(printed))
    return printed[:at].strip(), printed[at:].lstrip(" -–/").strip()


def package_row(record: ExchangePackage) -> PackageRow:
    try:
        words = status_words(Status(record.status)) if record.status else ""
    except ValueError:
        words = ""
    office = office_of(record.office or {})
    return PackageRow(
        record.id,
        record.direction,
        record.kind,
        record.incoming_id,
        record.outgoing_id,
        record.document_id,
        office.name or office.id,
        record.status,
        words,
        record.words,
        record.said_at,
        record.name,
        record.sha256,
        tuple(record.notes or ()),
        record.at,
    )
