"""A DOCX of any make as a letter: our own by its style names, another's by place, look and words.

Nothing of the text may be lost: what fits no component is kept as a plain paragraph and said. The letter is composed anew
in our styles by whoever asked; this module only reads.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Protocol

import msgspec

from app.base.language import mark, tr
from app.check import of_docx
from app.check.conform import kind_of, named, without_annexes
from app.check.docx_media import Media
from app.check.docx_props import W
from app.check.docx_walk import Spot
from app.check.labels import LEVELS, excerpt
from app.check.recognise import CELL
from app.check.refusals import KindNotKnown, NotALetter
from app.check.repair_body import Body, without_end_mark
from app.check.repair_head import Fields, read_fields, shows_kind
from app.check.repair_table import table_of
from app.check.repair_text import is_all, lines, plain, rich
from app.check.seen import Seen, SeenLetter, Stroke
from app.layout.parts import Annex, BodyBlock, Letter, Paragraph, Rich
from app.standards.schema import Kind, Standard

if TYPE_CHECKING:
    from lxml.etree import _Element

_BODY: Final = frozenset(
    {
        "body",
        CELL,
        "table-caption",
        "picture-caption",
        *LEVELS,
        "part-title",
        "chapter-title",
        "section-title",
        "subsection-title",
    }
)
_SILENT: Final = frozenset(
    {"separator", "abstract-mark", "resolving", "title", "motto", "page-number", "recipients-label"}
)
"""Printed by rule; the composer sets them again."""


_PATH: Final = re.compile(r"[\w.&()-]+(?:/[\w.&()-]+)+|[A-ZĐ]{1,6}[.-]\(?\d+\)?")
_ADDRESS: Final = re.compile(r"(?:ĐT|Điện thoại|Tel|Fax|E-?mail|Website)\s*:", re.IGNORECASE)


class Package(of_docx.Package, Protocol):
    """An opened DOCX that also gives the bytes of a part."""

    def data(self, part: str) -> bytes | None: ...


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place that was not read for certain, and what became of it."""

    text: str
    message: str


@dataclass(slots=True)
class Recognised:
    """The letter, the places to look at again, and its pictures by the names that the letter calls them."""

    letter: Letter
    doubts: list[Doubt] = field(default_factory=list)
    images: dict[str, bytes] = field(default_factory=dict)


def recognise(
    package: Package, standard: Standard, *, file: str, names: Mapping[str, str] | None = None
) -> Recognised:
    """The letter that a DOCX holds. Raises NotALetter, KindNotKnown."""
    view = of_docx.look(package, names)
    seen = named(view.seen, standard)
    if not shows_kind(seen):
        raise NotALetter(file, file=file)
    kind = kind_of(seen, standard)
    if not kind.code:
        raise KindNotKnown(file, file=file, kind=kind.name, standard=standard.title)
    return _Reading(package, view, seen, kind, standard).letter()


class _Reading:
    """One file on its way to a letter."""

    def __init__(
        self, package: Package, view: of_docx.View, seen: SeenLetter, kind: Kind, standard: Standard
    ) -> None:
        self._view, self._seen, self._kind, self._standard = view, seen, kind, standard
        self._media = Media(package)
        self._eye = view.eye
        self._doubts: list[Doubt] = []

    def letter(self) -> Recognised:
        fields = read_fields(without_annexes(self._seen), self._kind, self._standard)
        body, annexes = self._blocks()
        self._hidden()
        kept = self._kept(fields)
        body, fields.values["ending"] = without_end_mark(body, self._kind, self._standard)
        values = {
            **fields.values,
            "body": body,
            "annexes": [*annexes, *kept],
            "page_number": True,
        }
        letter = msgspec.convert(msgspec.to_builtins(Letter(**values)), Letter)
        return Recognised(letter, self._doubts, dict(self._media.used))

    def _blocks(self) -> tuple[list[BodyBlock], list[Annex]]:
        """The body and the annexes behind it, in one pass over the file."""
        notes = self._media.notes
        made = Body(self._standard, notes)
        annexes: list[tuple[dict[str, str], Body]] = []
        tables: set[int] = set()
        parts: dict[int, list[Seen]] = {}
        for one in self._seen.parts:
            parts.setdefault(one.origin if one.origin is not None else -1, []).append(one)
        for origin, spot in enumerate(self._view.spots):
            into = annexes[-1][1] if annexes else made
            here = parts.get(origin, [])
            if spot.table is not None:
                if spot.block not in tables:
                    tables.add(spot.block)
                    self._table(self._view.blocks[spot.block], into)
                continue
            for one in here:
                into = annexes[-1][1] if annexes else made
                if one.role.startswith("annex-") and one.role != "annex-body":
                    self._annex(one, annexes)
                elif one.role in _BODY or one.role == "annex-body":
                    into.paragraph(replace(one, role=one.role if one.role in _BODY else "body"))
            self._pictures(spot.paragraph, annexes[-1][1] if annexes else made)
        return made.blocks, [
            Annex(subject=words["subject"], heading=words["heading"] or None, body=inner.blocks)
            for words, inner in annexes
        ]

    def _annex(self, one: Seen, annexes: list[tuple[dict[str, str], Body]]) -> None:
        text = plain(one)
        if one.role == "annex-label" or not annexes:
            counted = one.role == "annex-label" and text.upper().startswith("PHỤ LỤC")
            heading = "" if counted or one.role != "annex-label" else text
            annexes.append(({"heading": heading, "subject": ""}, Body(self._standard, self._media.notes)))
            if one.role == "annex-label":
                return
        words = annexes[-1][0]
        if one.role == "annex-title":
            words["subject"] = f"{words['subject']} {text}".strip()
        else:
            self._doubts.append(
                Doubt(
                    excerpt(text),
                    tr(mark("Dòng “{text}” do chương trình in theo văn bản mới.")).format(text=excerpt(text)),
                )
            )

    def _table(self, element: _Element, into: Body) -> None:
        made = table_of(element, self._cell, is_bold=self._bold_row, styles=self._eye.sheet)
        if made is not None:
            into.table(made)
        for paragraph in element.iter(W + "p"):
            self._pictures(paragraph, into)

    def _cell(self, paragraph: _Element) -> tuple[Rich, str | None]:
        one = self._eye.seen(Spot(paragraph, 0))
        strokes = [stroke for line in lines(one.strokes) for stroke in (*line, Stroke(" "))]
        return rich(strokes, self._media.notes, even=False), one.align

    def _bold_row(self, row: _Element) -> bool:
        strokes = [
            stroke for paragraph in row.iter(W + "p") for stroke in self._eye.seen(Spot(paragraph, 0)).strokes
        ]
        return is_all(strokes, "bold")

    def _pictures(self, paragraph: _Element, into: Body) -> None:
        for picture in self._media.pictures(paragraph):
            into.picture(picture)

    def _hidden(self) -> None:
        """What a reader of the printed page does not see, and what the program does not carry over."""
        for message in self._media.left_behind():
            self._doubts.append(Doubt("", message))

    def _kept(self, fields: Fields) -> list[Annex]:
        """Lines that fit no component, on a page of their own behind the letter."""
        texts = [plain(one) for one in fields.left_over]
        texts += [text for text in self._media.margins() if not _of_the_foot(text, fields)]
        texts = [text for text in texts if text]
        if not texts:
            return []
        self._doubts += [say_kept(text) for text in texts]
        return [kept_page(texts)]


def _of_the_foot(text: str, fields: Fields) -> bool:
    """A storage path or the organ's address at the foot of page 1."""
    if _PATH.fullmatch(text) and "file_code" not in fields.values:
        fields.values["file_code"] = text
        return True
    if _ADDRESS.search(text):
        before = fields.values.get("contact")
        fields.values["contact"] = f"{before}\n{text}" if before else text
        return True
    return False


def say_kept(text: str) -> Doubt:
    """That a line fits no component and stands on the last page."""
    told = tr(mark("Không nhận ra “{text}” là phần nào của văn bản; giữ ở trang cuối."))
    return Doubt(excerpt(text), told.format(text=excerpt(text)))


def kept_page(texts: list[str]) -> Annex:
    """A last page of plain paragraphs, headed as what it is."""
    return Annex(heading=tr(mark("PHẦN CHƯA NHẬN RA")), body=[Paragraph(text=text) for text in texts])
