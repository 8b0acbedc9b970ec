"""A letter as data: what the clerk wrote, component by component, before any layout.

This is the form that is stored, sent and published as JSON Schema (``vanthu letter schema``). It holds words, never
measures: sizes, places, punctuation and the words printed by rule ('Số:', 'Kính gửi:', 'V/v', 'Nơi nhận:') belong to
the standard. A field that is ``null`` prints as a blank for the pen where the standard has one.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

import msgspec
from msgspec import Meta, Struct

FORM = 1  # version of this form; older ones are lifted by layout.read


class Part(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A piece of a document as data: unchangeable, without fields that nobody knows."""


class Run(Part, frozen=True):
    """A run of text in one look."""

    t: Annotated[str, Meta(description="the words")]
    b: Annotated[bool, Meta(description="bold")] = False
    i: Annotated[bool, Meta(description="italic")] = False
    u: Annotated[bool, Meta(description="underlined")] = False
    note: Annotated[
        str | None,
        Meta(description="a footnote hung on the end of these words; its mark is counted, not typed"),
    ] = None


Rich: TypeAlias = str | list[Run]
"""Text without any look of its own, or runs with bold and italic."""


class Organ(Part, frozen=True):
    """Who issues the letter: the lines of the letterhead and the symbol."""

    issuing: Annotated[
        list[str],
        Meta(
            min_length=1, description="issuing organ, one string per printed line: ['BCH ĐOÀN XÃ SƠN ĐỊNH']"
        ),
    ]
    superior: Annotated[
        list[str], Meta(description="direct superior organ, as printed, one string per line")
    ] = []
    symbol: Annotated[str, Meta(description="organ part of the notation: 'TWĐTN', 'ĐTN', 'UBND'")] = ""
    unit: Annotated[
        str, Meta(description="drafting unit in the notation: 'BTG', 'VP'; empty when there is none")
    ] = ""
    name: Annotated[
        str,
        Meta(
            description="the organ within a sentence, as an annex names it: 'Ban Thường vụ Tỉnh đoàn An Giang'; "
            "'' = from the letterhead"
        ),
    ] = ""


class Number(Part, frozen=True):
    """Number and symbol. The notation follows from kind, symbol and standard unless ``printed`` overrides it."""

    value: Annotated[
        str | None, Meta(description="the number as given: '05', '245', '12a'; null = blank")
    ] = None
    printed: Annotated[
        str | None,
        Meta(
            description="the whole line to the letter, only when an existing letter is re-created: 'Số: 856 - CV/…'"
        ),
    ] = None


class DateLine(Part, frozen=True):
    """Place and date; a null day or month is left blank for the pen."""

    place: Annotated[str, Meta(description="'Hà Nội'; the comma is printed by rule")] = ""
    day: Annotated[int, Meta(ge=1, le=31)] | None = None
    month: Annotated[int, Meta(ge=1, le=12)] | None = None
    year: Annotated[int, Meta(ge=1900, le=2999)] | None = None


class Level(StrEnum):
    """Levels of the body, from the largest to the smallest; which of them a standard has is its data."""

    PART = "part"  # Phần I
    CHAPTER = "chapter"  # Chương I
    SECTION = "section"  # Mục 1
    SUBSECTION = "subsection"  # Tiểu mục 1
    ROMAN = "roman"  # I.
    ARTICLE = "article"  # Điều 1.
    CLAUSE = "clause"  # 1.
    POINT = "point"  # a)
    DECIMAL_2 = "decimal-2"  # 1.1.
    DECIMAL_3 = "decimal-3"  # 1.1.1.
    DECIMAL_4 = "decimal-4"  # 1.1.1.1.
    DASH = "dash"  # -
    PLUS = "plus"  # +


class Paragraph(Part, frozen=True, tag="p", tag_field="type"):
    """A paragraph of running text, without number or dash."""

    text: Annotated[Rich, Meta(description="the words, or runs of them with bold and italic")]
    align: Annotated[
        Literal["justify", "center", "left", "right"],
        Meta(description="only a line set apart is not 'justify': '(Có danh sách kèm theo)' centred"),
    ] = "justify"


class Item(Part, frozen=True, tag="item", tag_field="type"):
    """A numbered or marked element. Numbers are counted, not typed; ``number`` overrides one (as '12a')."""

    level: Annotated[
        Level,
        Meta(
            description="what it prints: part 'Phần I', chapter 'Chương I', section 'Mục 1', subsection 'Tiểu mục 1', "
            "roman 'I.', article 'Điều 1.', clause '1.', point 'a)', decimal-2 '1.1.', decimal-3 '1.1.1.', "
            "decimal-4 '1.1.1.1.' (under a clause), dash '-', plus '+'. Items are a flat list in reading order: what "
            "follows a larger level stands under it, and its count begins anew (chapters and articles run through). "
            "section and subsection: not in youth-union"
        ),
    ]
    title: Annotated[Rich | None, Meta(description="its heading; printed as the level's style demands")] = (
        None
    )
    text: Annotated[Rich | None, Meta(description="its words, after the number or the title")] = None
    number: Annotated[
        str | None, Meta(description="number without its mark: '3', 'IV', 'đ'; null = counted")
    ] = None


class Quote(Part, frozen=True, tag="quote", tag_field="type"):
    """A passage quoted from another document; its numbers are its own and do not count in ours."""

    blocks: Annotated[
        list[Paragraph | Item], Meta(min_length=1, description="what is quoted, in reading order")
    ]


CellAlign: TypeAlias = Literal["left", "center", "right", "justify"]


class Column(Part, frozen=True):
    """A column of a table."""

    width: (
        Annotated[
            float,
            Meta(
                gt=0,
                description="share of the table's width against the other columns; null = as the words need",
            ),
        ]
        | None
    ) = None
    align: Annotated[CellAlign | None, Meta(description="how its words stand; null = by their kind")] = None


class Cell(Part, frozen=True):
    """A cell of a table. A cell that spans others stands once, at its top left; the covered ones are left out."""

    text: Annotated[Rich, Meta(description="the words")] = ""
    paragraphs: Annotated[
        list[Paragraph], Meta(description="in place of text, when the cell has several paragraphs")
    ] = []
    across: Annotated[int, Meta(ge=1, le=63, description="columns it spans")] = 1
    down: Annotated[int, Meta(ge=1, le=10_000, description="rows it spans")] = 1
    align: Annotated[CellAlign | None, Meta(description="null = the column's")] = None


class TableRow(Part, frozen=True):
    """A row: its cells from left to right."""

    cells: Annotated[
        list[Cell | str], Meta(min_length=1, description="a plain string is a cell of that text")
    ]


class Table(Part, frozen=True, tag="table", tag_field="type"):
    """A table. Its head rows are repeated on every page."""

    rows: Annotated[list[TableRow], Meta(min_length=1)]
    columns: Annotated[list[Column], Meta(max_length=63, description="empty = as the words need")] = []
    head: Annotated[int, Meta(ge=0, le=10, description="how many of the first rows are its head")] = 1
    caption: Annotated[
        str | None, Meta(description="words over the table; 'Bảng 1:' is counted and printed by rule")
    ] = None
    borders: Annotated[
        bool, Meta(description="lines round every cell; false for a table that only sets words apart")
    ] = True
    wide: Annotated[bool, Meta(description="set on landscape pages of its own")] = False


class Picture(Part, frozen=True, tag="picture", tag_field="type"):
    """A picture, centred, with its caption under it."""

    image: Annotated[
        str,
        Meta(
            description="'sha256:…' of a file kept with the letter, or (in files read from a folder) a path beside the "
            "letter's file"
        ),
    ]
    alt: Annotated[str, Meta(description="what it shows, for who cannot see it")] = ""
    caption: Annotated[
        str | None,
        Meta(description="words under it; 'Ảnh 1:' is counted and printed by rule; null prints none"),
    ] = None
    width: Annotated[float, Meta(gt=0, le=1, description="share of the text's width; the height follows")] = (
        0.8
    )


class Break(Part, frozen=True, tag="break", tag_field="type"):
    """A new page begins here."""


BodyBlock: TypeAlias = Paragraph | Item | Quote | Table | Picture | Break


class Annex(Part, frozen=True, kw_only=True):
    """An annex (phụ lục). It begins a new page and counts its pages anew; which letter it belongs to is printed by rule."""

    subject: Annotated[str, Meta(description="its title, printed under 'PHỤ LỤC'")] = ""
    heading: Annotated[
        str | None, Meta(description="in place of the counted 'PHỤ LỤC I': 'DANH SÁCH', 'ĐỀ CƯƠNG BÁO CÁO'")
    ] = None
    body: list[BodyBlock] = []
    wide: Annotated[bool, Meta(description="landscape pages")] = False
    separate: Annotated[bool, Meta(description="a file of its own, with its own signature place")] = False
    kind: Annotated[
        str | None,
        Meta(
            description="a document issued with the letter (a Quy chế with its Quyết định), by its abbreviation: it has "
            "a head of its own, without number and date; null = an annex"
        ),
    ] = None


class Recipient(Part, frozen=True):
    """One line under 'Nơi nhận'."""

    name: Annotated[str, Meta(description="'Ban Bí thư Trung ương Đoàn', without dash and final mark")]
    purpose: Annotated[str | None, Meta(description="without brackets: 'để báo cáo'")] = None
    copies: Annotated[int, Meta(ge=1, le=99_999, description="copies for this recipient")] | None = None
    shared_purpose: Annotated[
        str | None,
        Meta(
            description="purpose it has in common with its neighbours of the same words: printed once, beside a bar "
            "('Để báo cáo')"
        ),
    ] = None


class Storage(Part, frozen=True):
    """The last line under 'Nơi nhận': who keeps the file copy."""

    units: Annotated[str, Meta(description="'BTG, VP' or 'VT-LT'; 'Lưu' and punctuation are printed by rule")]
    copies: Annotated[int, Meta(ge=1, le=99_999, description="total number of copies")] | None = None


class Signature(Part, frozen=True):
    """The signature block, as printed: authority lines ('TM. BAN THƯỜNG VỤ'), position, full name."""

    name: Annotated[str, Meta(description="full name, no title or degree: 'Nguyễn Văn A'; '' = blank")]
    position: Annotated[
        str | None,
        Meta(
            description="'BÍ THƯ'; a head who signs alone has only this line: 'CHÁNH VĂN PHÒNG'; null = none"
        ),
    ] = None
    authority: Annotated[
        list[str],
        Meta(
            description="lines over the position, with the mark as the standard writes it: 'TM. BAN THƯỜNG VỤ TỈNH "
            "ĐOÀN', 'TL. …', 'KT. TRƯỞNG BAN'; Party 'T/M …'"
        ),
    ] = []
    also: Annotated[
        list[str],
        Meta(description="further lines of the position: 'kiêm', 'TRƯỞNG BAN CHỈ ĐẠO'"),
    ] = []


class Letter(Part, frozen=True, kw_only=True):
    """An official letter (văn bản) as data."""

    form: Annotated[int, Meta(ge=1, description="version of this form")] = FORM
    standard: Annotated[str, Meta(description="'youth-union', 'decree-30' or 'party'")] = "youth-union"
    standard_version: Annotated[
        str | None, Meta(description="null = the version in force on the letter's date")
    ] = None
    kind: Annotated[
        str,
        Meta(
            description="kind by its abbreviation: CV (công văn), BC, KH, TB, QĐ, TTr, NQ, HD, CTr, KL, QC, BB, GM…; "
            "QyĐ = Quy định; a wrong one is refused with the standard's list"
        ),
    ]
    organ: Organ
    number: Number = Number()
    date: DateLine = DateLine()
    subject: Annotated[
        str,
        Meta(description="trích yếu without quotes; for a công văn without 'V/v' (printed by rule)"),
    ] = ""
    addressees: Annotated[list[str], Meta(description="'Kính gửi', without dashes and final marks")] = []
    co_addressees: Annotated[list[str], Meta(description="'Đồng kính gửi'")] = []
    authority_line: Annotated[
        str | None,
        Meta(description="who decides, over the grounds of a Quyết định: 'BAN THƯỜNG VỤ TỈNH ĐOÀN'"),
    ] = None
    grounds: Annotated[list[Rich], Meta(description="căn cứ, one each, without dash and final mark")] = []
    body: Annotated[
        list[BodyBlock],
        Meta(description="paragraphs {'type': 'p'} and numbered elements {'type': 'item'} in reading order"),
    ] = []
    ending: Annotated[
        str | None, Meta(description="mark after the last words: './.' or '.'; null = by standard")
    ] = None
    signature: Annotated[Signature | None, Meta(description="the signature block; null = none")] = None
    co_signatures: Annotated[
        list[Signature],
        Meta(
            description="who signs beside it, from the left: the secretary of minutes (THƯ KÝ), the other organs of a "
            "joint document; the chair, or the leading organ, is ``signature``"
        ),
    ] = []
    confirmation: Annotated[
        Signature | None,
        Meta(
            description="a block that another office fills in, under 'Nơi nhận' (giấy nghỉ phép): its words are "
            "``authority``"
        ),
    ] = None
    as_above: Annotated[bool | None, Meta(description="print 'Như trên' first; null = by kind")] = None
    recipients: Annotated[
        list[Recipient],
        Meta(description="'Nơi nhận' in printing order, without 'Như trên' and 'Lưu' (printed by rule)"),
    ] = []
    storage: Annotated[
        Storage | None, Meta(description="the line 'Lưu …', always last; null prints none")
    ] = None
    urgency: Annotated[str | None, Meta(description="'KHẨN', 'THƯỢNG KHẨN', 'HỎA TỐC'")] = None
    secrecy: Annotated[
        str | None, Meta(description="'MẬT' (Youth Union); 'MẬT', 'TỐI MẬT', 'TUYỆT MẬT' (State)")
    ] = None
    draft: Annotated[str | None, Meta(description="draft note: 'DỰ THẢO', 'DỰ THẢO LẦN 2'")] = None
    conference_note: Annotated[
        str | None,
        Meta(description="'Tài liệu hội nghị Ban Thường vụ Tỉnh đoàn lần thứ 5', without quotes"),
    ] = None
    circulation: Annotated[
        str | None,
        Meta(
            description="over the title of page 1: 'XEM XONG TRẢ LẠI', 'LƯU HÀNH NỘI BỘ', 'TÀI LIỆU THU HỒI'"
        ),
    ] = None
    contact: Annotated[
        str | None,
        Meta(description="address, telephone, e-mail of the organ, at the foot of page 1 under a line"),
    ] = None
    file_code: Annotated[str | None, Meta(description="storage path or drafter code printed at the foot")] = (
        None
    )
    annexes: Annotated[
        list[Annex], Meta(description="phụ lục in order; numbered in Roman when there are several")
    ] = []
    page_number: Annotated[bool, Meta(description="print page numbers from page 2")] = True
    paper: Annotated[
        Literal["A4", "A5", "A5-upright"],
        Meta(description="'A5' lies across (210 x 148 mm): giấy giới thiệu, phiếu gửi and the like"),
    ] = "A4"
    duplex: Annotated[
        bool, Meta(description="printed on both sides: the standard's margins of the back, where it has any")
    ] = False


def schema() -> dict[str, object]:
    """JSON Schema (2020-12) of a letter."""
    made = msgspec.json.schema(Letter)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
