"""What the form's fields say, put into a letter: pure, and only what a person changed is changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from app.layout.parts import Item, Letter, Level, Recipient, Rich, Signature, Storage
from app.layout.rich import rich_of, runs_of, words_of
from app.standards import Kind, Standard

URGENCIES = ("KHẨN", "THƯỢNG KHẨN", "HỎA TỐC")
SECRECIES = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")


@dataclass(frozen=True, slots=True)
class Fields:
    """The values of the form, clean."""

    kind: str
    standard: str
    place: str
    subject: str
    addressees: Sequence[str]
    co_addressees: Sequence[str]
    authority_line: str
    grounds: Sequence[str]
    authority: Sequence[str]
    position: str
    signer: str
    as_above: bool | None
    """None: as the kind of letter has it."""
    recipients: Sequence[Recipient]
    storage: str
    storage_copies: int | None
    urgency: str
    secrecy: str
    draft: str


def fields_of(letter: Letter) -> Fields:
    """What the form shows of a letter."""
    signature, storage = letter.signature, letter.storage
    return Fields(
        kind=letter.kind,
        standard=letter.standard,
        place=letter.date.place,
        subject=letter.subject,
        addressees=list(letter.addressees),
        co_addressees=list(letter.co_addressees),
        authority_line=letter.authority_line or "",
        grounds=[plain(one) for one in letter.grounds],
        authority=list(signature.authority) if signature else [],
        position=(signature.position or "") if signature else "",
        signer=signature.name if signature else "",
        as_above=letter.as_above,
        recipients=list(letter.recipients),
        storage=storage.units if storage else "",
        storage_copies=storage.copies if storage else None,
        urgency=letter.urgency or "",
        secrecy=letter.secrecy or "",
        draft=letter.draft or "",
    )


def with_fields(letter: Letter, fields: Fields) -> Letter:
    """The letter with the form's values."""
    signed = bool(fields.signer or fields.position or fields.authority)
    kept = {plain(one): one for one in letter.grounds}
    return msgspec.structs.replace(
        letter,
        kind=fields.kind,
        standard=fields.standard,
        standard_version=letter.standard_version if fields.standard == letter.standard else None,
        date=msgspec.structs.replace(letter.date, place=fields.place),
        subject=fields.subject,
        addressees=list(fields.addressees),
        co_addressees=list(fields.co_addressees),
        authority_line=fields.authority_line or None,
        grounds=[kept.get(one, one) for one in fields.grounds],
        signature=Signature(fields.signer, position=fields.position or None, authority=list(fields.authority))
        if signed
        else None,
        as_above=fields.as_above,
        recipients=list(fields.recipients),
        storage=Storage(fields.storage, copies=fields.storage_copies)
        if fields.storage or fields.storage_copies
        else None,
        urgency=fields.urgency or None,
        secrecy=fields.secrecy or None,
        draft=fields.draft or None,
    )


def prints_as_above(asked: bool | None, kind: Kind, addressees: Sequence[str]) -> bool:
    """Whether 'Như trên' prints."""
    return asked if asked is not None else kind.as_above and bool(addressees)


def plain(rich: Rich) -> str:
    """The words without their looks."""
    return words_of(rich)


def fitting(letter: Letter, standard: Standard) -> Letter:
    """The letter for another standard: its kind when that has it, else a công văn; levels it lacks become mục I."""
    kind = letter.kind if letter.kind in standard.kinds else "CV"
    body = [
        msgspec.structs.replace(one, level=Level.ROMAN)
        if isinstance(one, Item) and one.level.value not in standard.levels
        else one
        for one in letter.body
    ]
    return msgspec.structs.replace(letter, standard=standard.id, standard_version=None, kind=kind, body=body)


def count_notes(riches: Sequence[Rich]) -> int:
    """Footnotes that print: those with words."""
    return sum(bool(run.note and run.note.strip()) for rich in riches for run in runs_of(rich))


def headline(rich: Rich | None) -> str:
    """First words for the outline."""
    text = plain(rich) if rich is not None else ""
    return text if len(text) <= 60 else text[:59].rstrip() + "…"


__all__ = [
    "SECRECIES",
    "URGENCIES",
    "Fields",
    "count_notes",
    "fields_of",
    "fitting",
    "headline",
    "plain",
    "prints_as_above",
    "rich_of",
    "with_fields",
]
