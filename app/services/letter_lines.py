"""A letter as lines of plain words, each with the part it belongs to: for comparing two of them and for showing one in a list.

Pure. Numbers that the composer counts are not in it: a moved clause is a moved clause, not ten changed numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from app.base.language import mark
from app.layout.parts import (
    BodyBlock,
    Break,
    Cell,
    Item,
    Letter,
    Paragraph,
    Picture,
    Quote,
    Recipient,
    Rich,
    Signature,
    Table,
)

PARTS: Final = {
    "kind": mark("Loại văn bản"),
    "organ": mark("Cơ quan"),
    "number": mark("Số, ký hiệu"),
    "date": mark("Địa danh, ngày"),
    "marks": mark("Mức độ, ghi chú"),
    "subject": mark("Trích yếu"),
    "addressees": mark("Kính gửi"),
    "grounds": mark("Căn cứ"),
    "body": mark("Nội dung"),
    "signature": mark("Chữ ký"),
    "recipients": mark("Nơi nhận"),
    "annex": mark("Phụ lục"),
    "foot": mark("Chân trang"),
}


@dataclass(frozen=True, slots=True)
class PartLine:
    """One line of a part of ``PARTS``."""

    part: str
    text: str


def lines_of(letter: Letter) -> tuple[PartLine, ...]:
    """All words of the letter in reading order, a line a paragraph, an item, a row of a table."""
    return tuple(PartLine(part, text) for part, text in _lines(letter) if text)


def _lines(letter: Letter) -> Iterator[tuple[str, str]]:
    yield "kind", letter.kind
    yield from _each("organ", [*letter.organ.superior, *letter.organ.issuing, letter.organ.symbol])
    yield "number", letter.number.printed or letter.number.value or ""
    day = "/".join(str(one) for one in (letter.date.day, letter.date.month, letter.date.year) if one)
    yield "date", ", ".join(one for one in (letter.date.place, day) if one)
    marks = (letter.urgency, letter.secrecy, letter.draft, letter.conference_note, letter.circulation)
    yield from _each("marks", [one or "" for one in marks])
    yield "subject", letter.subject
    yield from _each("addressees", [*letter.addressees, *letter.co_addressees])
    yield "grounds", letter.authority_line or ""
    yield from _each("grounds", [words_of(one) for one in letter.grounds])
    yield from _each("body", _body(letter.body))
    for signature in (*letter.co_signatures, letter.signature, letter.confirmation):
        yield from _each("signature", _signature(signature))
    yield from _each("recipients", [_recipient(one) for one in letter.recipients])
    if letter.storage is not None:
        yield "recipients", f"Lưu {letter.storage.units}"
    for annex in letter.annexes:
        yield from _each("annex", [annex.heading or "", annex.subject, *_body(annex.body)])
    yield from _each("foot", [letter.contact or "", letter.file_code or ""])


def _each(part: str, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((part, text) for text in texts)


def _body(blocks: Iterable[BodyBlock]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield words_of(block.text)
            case Item():
                yield " ".join(words_of(one) for one in (block.title, block.text) if one)
            case Quote():
                yield from _body(block.blocks)
            case Table():
                yield block.caption or ""
                for row in block.rows:
                    yield " | ".join(_cell(cell) for cell in row.cells)
            case Picture():
                yield f"[{block.image.removeprefix('sha256:')[:12]}] {block.caption or ''}".strip()
            case Break():
                pass


def block_lines(block: BodyBlock) -> tuple[str, ...]:
    """The lines of one block."""
    return tuple(_body([block]))


def _cell(cell: Cell | str) -> str:
    if isinstance(cell, str):
        return cell
    return " ".join([words_of(cell.text), *(words_of(one.text) for one in cell.paragraphs)]).strip()


def words_of(rich: Rich) -> str:
    """Runs as one text; a footnote stands behind its words in brackets."""
    if isinstance(rich, str):
        return rich
    return "".join(run.t + (f" [{run.note}]" if run.note else "") for run in rich)


def _signature(one: Signature | None) -> list[str]:
    return [] if one is None else [*one.authority, one.position or "", *one.also, one.name]


def _recipient(one: Recipient) -> str:
    purpose = one.purpose or one.shared_purpose
    return f"{one.name} ({purpose})" if purpose else one.name
