"""From the paragraphs, tables and pictures of a DOCX to the blocks of a body; numbers are counted, not kept, unless they
say something else than the count."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from app.check.repair_text import cut_start, is_all, lines, plain, rich, words_of
from app.check.seen import Seen, Stroke
from app.layout.compose_count import Counter
from app.layout.parts import BodyBlock, Item, Level, Paragraph, Picture, Rich, Run, Table
from app.standards.schema import Kind, LevelStyle, Standard

if TYPE_CHECKING:
    from collections.abc import Sequence

_STACKED: Final = frozenset(("part", "chapter", "section", "subsection"))
_LABEL: Final = re.compile(
    r"\s*(?:(?:Phần|Chương|Mục|Tiểu mục|Điều)\s+(?P<word>[IVXLC]+|\d+[a-z]?)\s*[.:]?|(?P<chain>\d+(?:\.\d+)+)\.?(?=\s)|"
    r"(?P<roman>[IVXLC]+)\s*[.\-–](?=\s)|(?P<clause>\d+[a-z]?)\.(?=\s)|(?P<point>[a-zđ]{1,2})\)(?=\s)|[-–•+](?=\s))\s*",
    re.IGNORECASE,
)
_CAPTION: Final = re.compile(
    r"\s*(?P<word>Ảnh|Bảng)\s*(?P<number>\d+)?\s*[.:]\s*(?P<words>.+)", re.IGNORECASE | re.DOTALL
)
_ALIGNED: Final[dict[str, Literal["center", "right"]]] = {"center": "center", "right": "right"}


class Body:
    """The blocks of one body, in reading order; counts as the composer will count."""

    def __init__(self, standard: Standard, notes: Mapping[str, str]) -> None:
        self._standard, self._notes = standard, notes
        self._counter = Counter(standard)
        self._awaits_title = False
        self.blocks: list[BodyBlock] = []

    def paragraph(self, one: Seen) -> None:
        """One paragraph, or several when it was broken by hand."""
        for index, line in enumerate(lines(one.strokes)):
            if any(stroke.text.strip() or stroke.note for stroke in line):
                self._line(replace(one, strokes=line, role=one.role if index == 0 else "body"))

    def table(self, table: Table) -> None:
        last = self.blocks[-1] if self.blocks else None
        found = _CAPTION.fullmatch(words_of(last.text)) if isinstance(last, Paragraph) else None
        if found and found["word"].lower() == "bảng" and len(found["words"]) < 300:
            self.blocks.pop()
            table = _captioned(table, found["words"].strip())
        self._awaits_title = False
        self.blocks.append(table)

    def picture(self, picture: Picture) -> None:
        self._awaits_title = False
        self.blocks.append(picture)

    def _line(self, one: Seen) -> None:
        role = one.role.removesuffix("-title")
        if one.role.endswith("-title") or (self._awaits_title and self._is_title(one)):
            self._titled(one)
            return
        self._awaits_title = False
        if self._caption(one):
            return
        if role in self._standard.levels:
            self._item(one, self._standard.levels[role])
            return
        text = rich(one.strokes, self._notes)
        if words_of(text).strip():
            align = _ALIGNED.get(one.align or "")
            self.blocks.append(Paragraph(text=text, align=align) if align else Paragraph(text=text))

    def _is_title(self, one: Seen) -> bool:
        return one.role == "body" and one.align == "center" and len(one.text) < 300

    def _titled(self, one: Seen) -> None:
        """The title under 'Chương I'; a second line of it goes on."""
        last = self.blocks[-1] if self.blocks else None
        if not isinstance(last, Item) or str(last.level) not in _STACKED or last.text is not None:
            self.blocks.append(Paragraph(text=rich(one.strokes, self._notes), align="center"))
            return
        before = words_of(last.title)
        words = plain(one)
        self.blocks[-1] = Item(
            level=last.level, title=f"{before} {words}".strip(), text=None, number=last.number
        )

    def _caption(self, one: Seen) -> bool:
        """'Ảnh 1: …' under a picture, which is counted and printed by rule."""
        last = self.blocks[-1] if self.blocks else None
        found = _CAPTION.fullmatch(plain(one)) if isinstance(last, Picture) else None
        if not isinstance(last, Picture) or found is None or found["word"].lower() != "ảnh" or last.caption:
            return False
        self.blocks[-1] = Picture(
            image=last.image, alt=last.alt, caption=found["words"].strip(), width=last.width
        )
        return True

    def _item(self, one: Seen, level: LevelStyle) -> None:
        found = _LABEL.match(one.text)
        if found is None or (not one.text[found.end() :].strip() and level.name not in _STACKED):
            self.blocks.append(Paragraph(text=rich(one.strokes, self._notes)))
            return
        typed = next((value for value in found.groupdict().values() if value), None)
        rest = cut_start(one.strokes, found.end())
        number = self._number(level, typed)
        self._awaits_title = level.name in _STACKED and not "".join(s.text for s in rest).strip()
        title, text = self._parted(level, rest)
        self.blocks.append(
            Item(
                level=Level(level.name),
                title=rich(title, self._notes, even=True) if title else None,
                text=rich(text, self._notes) if text else None,
                number=number,
            )
        )

    def _number(self, level: LevelStyle, typed: str | None) -> str | None:
        """None when the count gives the number that was typed."""
        counted = self._counter.next(level, None)
        if typed is None or _core(counted) == typed.lower():
            return None
        self._counter.next(level, typed)  # sets the count to what was typed
        return typed

    def _parted(self, level: LevelStyle, rest: Sequence[Stroke]) -> tuple[Sequence[Stroke], Sequence[Stroke]]:
        """Title and words: a heading is bold (or as the level prints its titles) to its end."""
        if level.name in _STACKED:
            return rest, ()
        if level.numerals == "none":
            return (), rest
        looks = level.titled
        bold, italic = is_all(rest, "bold"), is_all(rest, "italic")
        text = "".join(stroke.text for stroke in rest).strip()
        capitals = looks.upper.use and text.isupper()
        as_titled = (looks.bold.use and bold) or (
            looks.italic.use and not looks.bold.use and italic and not bold
        )
        if (as_titled or capitals) and not (level.name == "decimal-3" and len(text) > 200):
            return rest, ()
        return (), rest


def _core(printed: str) -> str:
    """'Điều 3.' as '3', 'a)' as 'a', '1.2.' as '1.2'."""
    return printed.split(" ")[-1].rstrip(".):-").lower()


def _captioned(table: Table, words: str) -> Table:
    return Table(
        rows=table.rows,
        columns=table.columns,
        head=table.head,
        caption=words,
        borders=table.borders,
        wide=table.wide,
    )


def without_end_mark(
    blocks: list[BodyBlock], kind: Kind, standard: Standard
) -> tuple[list[BodyBlock], str | None]:
    """The body without './.' after its last words, and that mark where it is not the one the standard uses."""
    entry = kind.ending or standard.words["ending"]
    last = blocks[-1] if blocks else None
    if not isinstance(last, (Paragraph, Item)) or last.text is None:
        return blocks, None
    whole = words_of(last.text).rstrip()
    mark = next((one for one in ("./.", "/.") if whole.endswith(one)), "")
    if not mark or mark not in (entry.allowed or (entry.use,)):
        return blocks, None
    text = _shortened(last.text, len(whole) - len(mark))
    if not words_of(text).strip():
        return blocks, None
    changed = msgspec.structs.replace(last, text=text)
    return [*blocks[:-1], changed], mark if mark != entry.use else None


def _shortened(text: Rich, length: int) -> Rich:
    """The first ``length`` characters, without blanks at the end."""
    if isinstance(text, str):
        return text[:length].rstrip()
    made: list[Run] = []
    for run in text:
        if length > 0:
            made.append(msgspec.structs.replace(run, t=run.t[:length]))
        length -= len(run.t)
    made[-1] = msgspec.structs.replace(made[-1], t=made[-1].t.rstrip())
    return made
