"""Papers beside letters, as data: the copy of a document (bản sao) and the envelope (bì văn bản).

Like a letter they hold words, never measures. ``document`` tells them apart in a file: a letter has no such field.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

from app.layout.parts import DateLine, Letter, Number, Organ, Part, Recipient, Signature, Storage


class Copied(Part, frozen=True):
    """The document that an extract was made from."""

    number: Annotated[str, Meta(description="number and symbol: '15-QĐ/TĐTN'")] = ""
    date: Annotated[str, Meta(description="'05/01/2026'")] = ""
    organ: Annotated[str, Meta(description="who issued it: 'Ban Thường vụ Tỉnh đoàn An Giang'")] = ""


class Copy(Part, frozen=True, kw_only=True, tag="copy", tag_field="document"):
    """A copy: the form that stands under the last line of the copied document."""

    standard: Annotated[str, Meta(description="'youth-union', 'decree-30' or 'party'")] = "youth-union"
    standard_version: Annotated[
        str | None, Meta(description="null = the version in force on the copy's date")
    ] = None
    kind: Annotated[str, Meta(description="'SY' (sao y), 'SL' (sao lục), 'TrS' (trích sao)")] = "SY"
    organ: Organ
    number: Number = Number()
    date: DateLine = DateLine()
    of: Annotated[Copied | None, Meta(description="what an extract was made from; null = not said")] = None
    signature: Signature | None = None
    recipients: tuple[Recipient, ...] = ()
    storage: Storage | None = None
    letter: Annotated[
        Letter | None,
        Meta(
            description="the copied text, when it is set anew (trích sao); null = the form alone, for a sheet or a PDF"
        ),
    ] = None


class Envelope(Part, frozen=True, kw_only=True, tag="envelope", tag_field="document"):
    """What is printed on an envelope (Decree 30, Annex IV, II)."""

    standard: str = "decree-30"
    organ: Annotated[
        list[str], Meta(min_length=1, description="name of the sending organ, one string per line")
    ]
    address: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    website: str = ""
    number: Annotated[str, Meta(description="number and symbol of what is inside: '15/QĐ-UBND'")] = ""
    to: Annotated[
        list[str], Meta(min_length=1, description="addressee, then the address, one string per line")
    ]
    size: Annotated[Literal["DL", "C5", "C4"], Meta(description="220 x 110, 229 x 162 or 324 x 229 mm")] = (
        "DL"
    )


OtherPaper: TypeAlias = Copy | Envelope
