"""The resolved tree: every look is a number, every word is final, only line and page breaks are still open.

Lines are broken by the reader of the tree: Word and LibreOffice break their own, our PDF writer breaks by
``layout.lines``. That both break alike is held by tests/agreement. Laws of the tree:

* the line pitch is exact, so a paragraph of n lines is n x pitch high in every program;
* gaps stand only *after* a paragraph; a blank of fixed height is a ``Para`` without spans whose pitch is the height;
* cells have no padding; a row is as high as its highest cell and never splits over pages.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from app.base.lengths import ZERO, Length


class Role(StrEnum):
    """What a paragraph is, in the regulation's words. One named style per role in the DOCX."""

    TITLE = "title"  # tiêu đề; quốc hiệu
    MOTTO = "motto"  # tiêu ngữ
    SUPERIOR = "superior"  # tên cơ quan cấp trên trực tiếp
    ORGAN = "organ"  # tên cơ quan ban hành
    SEPARATOR = "separator"  # *** hoặc * dưới tên cơ quan
    NUMBER = "number"  # số, ký hiệu
    PLACE_DATE = "place-date"  # địa điểm, ngày tháng năm
    LETTER_SUBJECT = "letter-subject"  # trích yếu công văn
    SECRECY = "secrecy"  # dấu chỉ mức độ mật
    URGENCY = "urgency"  # dấu chỉ mức độ khẩn
    DRAFT_NOTE = "draft-note"  # chỉ dẫn dự thảo
    CONFERENCE_NOTE = "conference-note"  # chỉ dẫn tài liệu hội nghị
    CIRCULATION = "circulation"  # chỉ dẫn phạm vi lưu hành, dấu thu hồi
    SIGNING_TEXT = "signing-text"  # dòng thông tin chữ ký số của cơ quan, góc trên bên phải
    KIND_NAME = "kind-name"  # tên loại
    ABSTRACT = "abstract"  # trích yếu văn bản có tên loại
    ABSTRACT_MARK = "abstract-mark"  # ------- dưới trích yếu
    ADDRESSEE = "addressee"  # Kính gửi
    AUTHORITY_LINE = "authority-line"  # thẩm quyền ban hành, trên căn cứ
    GROUND = "ground"  # căn cứ
    RESOLVING = "resolving"  # QUYẾT ĐỊNH:
    BODY = "body"  # đoạn văn
    PART = "part"  # Phần I
    PART_TITLE = "part-title"
    CHAPTER = "chapter"  # Chương I
    CHAPTER_TITLE = "chapter-title"
    SECTION = "section"  # Mục 1 (Nhà nước, Đảng)
    SECTION_TITLE = "section-title"
    SUBSECTION = "subsection"  # Tiểu mục 1
    SUBSECTION_TITLE = "subsection-title"
    ROMAN = "roman"  # I. TIÊU ĐỀ
    ARTICLE = "article"  # Điều 1.
    CLAUSE = "clause"  # khoản 1.
    POINT = "point"  # điểm a)
    DECIMAL_2 = "decimal-2"  # 1.1.
    DECIMAL_3 = "decimal-3"  # 1.1.1.
    DECIMAL_4 = "decimal-4"  # 1.1.1.1.
    DASH = "dash"  # gạch đầu dòng -
    PLUS = "plus"  # dấu cộng +
    RECIPIENTS_LABEL = "recipients-label"  # Nơi nhận:
    RECIPIENT = "recipient"  # từng nơi nhận
    SHARED_PURPOSE = "shared-purpose"  # mục đích chung của nhiều nơi nhận, bên phải kẻ sổ
    AUTHORITY = "authority"  # thể thức đề ký: TM., KT., TL., Q.
    POSITION = "position"  # chức vụ người ký
    SIGNER = "signer"  # họ và tên
    CONFIRMATION = "confirmation"  # lời xác nhận của nơi khác, dưới Nơi nhận
    COPY_KIND = "copy-kind"  # hình thức sao
    TABLE_CAPTION = "table-caption"  # Bảng 1: …
    TABLE_HEAD = "table-head"
    TABLE_CELL = "table-cell"
    PICTURE_CAPTION = "picture-caption"  # Ảnh 1: …
    FOOTNOTE = "footnote"  # chú thích cuối trang
    ANNEX_LABEL = "annex-label"  # Phụ lục I
    ANNEX_TITLE = "annex-title"
    ANNEX_REFERENCE = "annex-reference"  # (Kèm theo …)
    CONTACT = "contact"  # địa chỉ, điện thoại của cơ quan ở chân trang đầu
    FILE_CODE = "file-code"  # ký hiệu chỉ dẫn lưu, mã số văn bản
    PAGE_NUMBER = "page-number"
    SPACER = "spacer"  # khoảng trống có chiều cao định sẵn


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class Field(StrEnum):
    """A value that only the page knows."""

    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of NFC text in one look. ``text`` may hold U+00A0 where a blank must not stretch or break."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    raised: bool = False  # superscript, as in 'VT-LT.(4b)'
    field: Field | None = None  # then ``text`` is only an example of the value
    note: Para | None = (
        None  # the footnote hung here; ``text`` is its number, which stands before its words as well
    )


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of its own size round a paragraph, between its indents. Its height is that of the lines and the rest
    here; the letters of the lines stand in its middle."""

    above: Length  # from the inner edge to the first line
    below: Length
    thickness: Length

    @property
    def added(self) -> Length:
        """What the rectangle adds to the paragraph's height."""
        return self.above + self.below + self.thickness * 2


@dataclass(frozen=True, slots=True)
class Look:
    """All numbers of a paragraph, no defaults left to a program. ``size`` is of type; ``pitch`` from line to line."""

    size: Length
    pitch: Length
    align: Align = Align.LEFT
    left: Length = ZERO
    right: Length = ZERO
    first: Length = ZERO  # first line against ``left``; negative hangs
    after: Length = ZERO
    keep_next: bool = False  # the paragraph's last lines stay with the first lines of the next block
    keep_lines: bool = False  # the paragraph does not split over pages
    frame: bool = False  # a single-line frame round the text (secrecy, urgency, draft), as wide as the text
    box: Box | None = None  # a frame of a given size instead
    colour: str = ""  # 'ff0000'; empty is black


@dataclass(frozen=True, slots=True)
class Para:
    role: Role
    spans: tuple[Span, ...]
    look: Look
    part: str | None = None  # path of the part it shows, e.g. 'body[3].text': from the page back to the text
    outline: int | None = None  # level of the PDF bookmark and of the heading, from 1

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line in a paragraph-like box of its own, ``height`` high: the line stands ``offset`` below its top."""

    role: Role  # the component it belongs to
    length: Length
    height: Length
    offset: Length
    thickness: Length
    align: Align = Align.CENTER
    description: str = ""  # alternative text of the drawing


CellBlock: TypeAlias = "Para | Rule | Grid"


@dataclass(frozen=True, slots=True)
class Cell:
    blocks: tuple[CellBlock, ...] = ()
    middle: bool = False  # stands half-way between top and bottom of its row

    def flat(self) -> Iterator[Para | Rule]:
        """What stands in the cell, and in the grids within it, in reading order."""
        for block in self.blocks:
            if isinstance(block, Grid):
                for row in block.rows:
                    for cell in row.cells:
                        yield from cell.flat()
            else:
                yield block


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Side-by-side columns without borders: the letterhead, the addressees, the foot (recipients | signature).

    ``columns`` are widths; ``left`` is the distance of the first column from the text's left edge. ``keep`` holds
    all rows on one page; ``keep_with_previous`` also holds the last two lines of the paragraph before it there.
    """

    role: str  # 'head', 'addressees', 'foot'
    columns: tuple[Length, ...]
    rows: tuple[Row, ...]
    left: Length = ZERO
    keep: bool = True
    keep_with_previous: bool = False
    bar: bool = False  # a line down the right side of the second column (HD29 III.8: one purpose for several recipients)


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of the clerk's own table. One that spans others stands once, at its top left; the covered ones are left out.
    The room beside its words is in the indents of its paragraphs, the room below them in the gap after the last."""

    paras: tuple[Para, ...]
    across: int = 1
    down: int = 1
    middle: bool = False  # half-way between top and bottom


@dataclass(frozen=True, slots=True)
class TableRow:
    cells: tuple[TableCell, ...]
    splits: bool = False  # higher than a page can hold: its lines go on over leaf
    keep_next: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The clerk's own table. Its ``head`` rows stand again on every page. Lines of ``border`` run inside the right side
    and the top of every cell, and once more round the left and the bottom: that is how word processors count their room.
    """

    columns: tuple[Length, ...]
    rows: tuple[TableRow, ...]
    head: int = 0
    border: Length = ZERO
    left: Length = ZERO  # of the first column against the text's left edge


@dataclass(frozen=True, slots=True)
class Image:
    """A picture ready to print: a JPEG or PNG file, upright, in grey or RGB without alpha. Its digest stands for it."""

    digest: str  # SHA-256 of ``data``
    kind: str  # 'jpeg' or 'png'
    across: int  # pixels
    down: int
    data: bytes = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a line of its own, in the middle; the line is as high as the picture."""

    image: Image
    width: Length
    height: Length
    alt: str = ""
    part: str | None = None
    keep_next: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


@dataclass(frozen=True, slots=True)
class NewSection:
    """From here on other paper, on a page of its own. ``restart`` counts its pages anew, from 1."""

    page: Page
    restart: bool = False


Block: TypeAlias = "Para | Rule | Grid | Table | Picture | PageBreak | NewSection"


def between(paper: Length, one: Length, other: Length) -> Length:
    """What two margins leave of the paper, as a word processor counts it: each of the three in whole twips."""
    return Length((paper.twips - one.twips - other.twips) * 635)


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and frame of text. ``number`` is the running head of every page but page 1; ``first_foot`` stands on that."""

    width: Length
    height: Length
    top: Length
    bottom: Length
    left: Length
    right: Length
    number: Para | None = None
    number_top: Length = ZERO  # from the paper's top edge to the top of the number's line
    number_at_foot: bool = False
    first_foot: tuple[Para | Rule, ...] = ()
    foot_bottom: Length = ZERO  # from the paper's bottom edge to the foot of the last ``first_foot`` line
    first_head: tuple[Para, ...] = ()  # over the text of page 1
    first_head_top: Length = ZERO  # from the paper's top edge to the top of ``first_head``
    mirror: bool = False  # back sides swap left and right margins

    def paragraphs(self) -> Iterator[Para]:
        """What stands in its margins."""
        yield from self.first_head
        yield from (one for one in self.first_foot if isinstance(one, Para))
        if self.number is not None:
            yield self.number

    @property
    def text_width(self) -> Length:
        return between(self.width, self.left, self.right)

    @property
    def text_height(self) -> Length:
        return between(self.height, self.top, self.bottom)


@dataclass(frozen=True, slots=True)
class Meta:
    """What file properties say. No person's name beyond the signer printed on the page."""

    title: str
    subject: str
    organ: str
    kind: str
    language: str = "vi-VN"


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that share their paper."""

    page: Page
    blocks: tuple[Block, ...]
    restart: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file in the making: ``page`` is the paper of its first section."""

    page: Page
    blocks: tuple[Block, ...]
    meta: Meta
    standard: str
    standard_version: str
    widows: int = 2  # least lines of a split paragraph at a page's top
    orphans: int = 2  # least lines of a split paragraph at a page's bottom
    faces: str = field(default="Times New Roman")

    @property
    def sections(self) -> tuple[Section, ...]:
        """The blocks by the paper they stand on."""
        page, restart, start = self.page, False, 0
        made: list[Section] = []
        for at, block in enumerate(self.blocks):
            if isinstance(block, NewSection):
                made.append(Section(page, self.blocks[start:at], restart))
                page, restart, start = block.page, block.restart, at + 1
        return (*made, Section(page, self.blocks[start:], restart))

    def paragraphs(self) -> Iterator[Para]:
        """Every paragraph with words of the letter, in reading order; footnotes behind the paragraph they hang on."""
        for para in self._main():
            yield para
            yield from (span.note for span in para.spans if span.note is not None)

    def _main(self) -> Iterator[Para]:
        for block in self.blocks:
            match block:
                case Para():
                    yield block
                case Grid():
                    for row in block.rows:
                        for cell in row.cells:
                            yield from (one for one in cell.flat() if isinstance(one, Para))
                case Table():
                    for table_row in block.rows:
                        for table_cell in table_row.cells:
                            yield from table_cell.paras
                case Rule() | Picture() | PageBreak() | NewSection():
                    pass

    @property
    def digest(self) -> str:
        """SHA-256 of the whole tree: equal sheets print equal pages."""
        return hashlib.sha256(repr(self).encode()).hexdigest()
