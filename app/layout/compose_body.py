"""The body: paragraphs, numbered elements, quotations, tables and pictures, on upright and on landscape paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from app.base.lengths import Length
from app.layout.compose_count import Counter
from app.layout.compose_ending import Ending
from app.layout.compose_grounds import authority
from app.layout.compose_notes import Notes
from app.layout.compose_picture import Images, caption, picture_of
from app.layout.compose_table import table_of
from app.layout.compose_type import (
    PLAIN,
    Setter,
    Stroke,
    clean,
    joined,
    runs_of,
    spans_of,
    stroke_of,
)
from app.layout.parts import (
    BodyBlock,
    Break,
    Item,
    Letter,
    Paragraph,
    Picture,
    Quote,
    Rich,
    Run,
    Table,
)
from app.layout.sheet import Align, Block, NewSection, Page, PageBreak, Para, Role, Span
from app.layout.typed import without_number
from app.standards.schema import Kind, LevelStyle, Strokes


@dataclass(slots=True)
class Matter:
    """What the bodies of one file share: pictures, papers, and what is counted through it."""

    setter: Setter
    images: Images
    page: Page  # of the text's first page
    notes: Notes
    tables: int = 0
    pictures: int = 0

    def turned(self) -> Page:
        """Landscape paper for what is wide, in the middle of the text."""
        page = self.page
        wide, high = max(page.width, page.height), min(page.width, page.height)
        return replace(self.follower(), width=wide, height=high)

    def follower(self) -> Page:
        """Paper of the text that goes on: without what stands on a first page."""
        return replace(self.page, first_foot=(), first_head=())


@dataclass(frozen=True, slots=True)
class Body:
    """The blocks, and the setter of the paper on which the text ends."""

    blocks: list[Block]
    setter: Setter


def body(matter: Matter, letter: Letter, kind: Kind) -> Body:
    """The body of the letter itself. Raises ``LevelUnknown``, ``PictureMissing``."""
    setter = matter.setter
    over = authority(setter, matter.notes, letter, kind)
    made = _Elements(matter, letter.body, "body", Ending(setter, letter, kind))
    blocks = made.all()
    return Body([*over, *blocks], made.setter)


def annex_body(matter: Matter, blocks: Sequence[BodyBlock], path: str) -> Body:
    """The body of an annex: counted anew, no mark behind its last words."""
    made = _Elements(matter, blocks, path, None)
    return Body(without_idle_end(made.all()), made.setter)


def without_idle_end(blocks: Sequence[Block]) -> list[Block]:
    """Without the page breaks and blanks behind the last words: a page that begins there would be empty."""
    made = list(blocks)
    while made and (isinstance(made[-1], PageBreak) or _is_blank(made[-1])):
        made.pop()
    return made


def _without_idle(blocks: list[Block]) -> list[Block]:
    """The same before every change of paper; and no blank behind a table where a page ends anyway."""
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, NewSection):
            made = without_idle_end(made)
        elif isinstance(block, PageBreak) and made and _is_blank(made[-1]):
            made.pop()
        made.append(block)
    return made


def _is_blank(block: Block) -> bool:
    return isinstance(block, Para) and block.role is Role.SPACER


# --- paragraphs and elements ------------------------------------------------------------------------


class _Elements:
    """One pass over a body; keeps the count, the depth of headings and the paper."""

    def __init__(self, matter: Matter, blocks: Sequence[BodyBlock], path: str, ending: Ending | None) -> None:
        self._matter, self._given, self._path, self._ending = matter, blocks, path, ending
        self.setter = matter.setter
        self._counter = Counter(self.setter.standard)
        self._open: list[int] = []  # ranks of the headings we stand under
        self._last = self._last_with_words() if ending else -1

    def all(self) -> list[Block]:
        made: list[Block] = []
        for index, block in enumerate(self._given):
            match block:
                case Paragraph():
                    made += self._paragraph(block, index)
                case Item():
                    made += self._item(block, index)
                case Quote():
                    made += self._quote(block, index)
                case Table():
                    made += self._table(block, index)
                case Picture():
                    made += self._picture(block, index)
                case Break():
                    made.append(PageBreak())
                case _:
                    assert_never(block)
            following = self._given[index + 1] if index + 1 < len(self._given) else None
            if self._on_wide_paper and following is not None and not _is_wide(following):
                made.append(NewSection(self._matter.follower()))
                self.setter = self._matter.setter
        return _without_idle(made)

    @property
    def _on_wide_paper(self) -> bool:
        return self.setter is not self._matter.setter

    def _last_with_words(self) -> int:
        """The block that ends the text and bears the end mark; -1 when the last words are a heading or stand in a table."""
        for index in range(len(self._given) - 1, -1, -1):
            block = self._given[index]
            if isinstance(block, Break):
                continue
            if isinstance(block, Quote):
                return index
            if not isinstance(block, Paragraph | Item):
                return -1
            if runs_of(block.text):
                return index
            if isinstance(block, Item) and runs_of(block.title):
                return -1
        return -1

    def _part(self, index: int, name: str) -> str:
        return f"{self._path}[{index}].{name}"

    def _text(self, rich: Rich | None, index: int) -> list[Run]:
        runs = runs_of(rich)
        return self._ending.put(runs) if self._ending and index == self._last and runs else runs

    def _hung(self, runs: list[Run], part: str, stroke: Stroke = PLAIN) -> tuple[Span, ...]:
        return self._matter.notes.hung(runs, stroke, part)

    def _paragraph(self, block: Paragraph, index: int) -> list[Block]:
        runs = self._text(block.text, index)
        if not runs:
            return []
        look = self.setter.look(Role.BODY)
        if block.align in ("center", "right"):
            look = self.setter.look(Role.BODY, align=Align(block.align), first=look.first * 0)
        elif block.align == "left":
            look = self.setter.look(Role.BODY, align=Align.LEFT)
        part = self._part(index, "text")
        return [Para(Role.BODY, self._hung(runs, part), look, part)]

    # --- what is no running text ----------------------------------------------------------------------

    def _quote(self, quote: Quote, index: int) -> list[Block]:
        """Another's words with their own numbers, between quotation marks that are printed by rule."""
        inner = _Elements(self._matter, quote.blocks, self._part(index, "blocks"), None)
        made = [replace(one, outline=None) if isinstance(one, Para) else one for one in inner.all()]
        paras = [at for at, one in enumerate(made) if isinstance(one, Para)]
        if paras:
            first, last = made[paras[0]], made[paras[-1]]
            open_mark, close_mark = (
                self.setter.standard.word(word) for word in ("quote_open", "quote_close")
            )
            assert isinstance(first, Para)
            if not first.text.startswith(open_mark):
                made[paras[0]] = replace(first, spans=_with_words(first.spans, open_mark, at_end=False))
            last = made[paras[-1]]
            assert isinstance(last, Para)
            end = "" if last.text.endswith(close_mark) else close_mark
            end += self._ending.after_quote() if self._ending and index == self._last else ""
            made[paras[-1]] = replace(last, spans=_with_words(last.spans, end, at_end=True))
        return made

    def _table(self, table: Table, index: int) -> list[Block]:
        path = self._part(index, "table")[: -len(".table")]
        made: list[Block] = []
        if table.wide and not self._on_wide_paper and not self._paper_is_wide:
            page = self._matter.turned()
            made.append(NewSection(page))
            self.setter = replace(self._matter.setter, paper=page.width)
        if table.caption is not None and clean(table.caption):
            self._matter.tables += 1
            words = caption(self.setter, "table_caption", self._matter.tables, table.caption)
            room = self.setter.text_width
            made.append(
                self.setter.centred(Role.TABLE_CAPTION, words, room, f"{path}.caption", keep_next=True)
            )
        room, height = self.setter.text_width, self._text_height
        made.append(table_of(self.setter, self._matter.notes, table, path, room=room, height=height))
        return [*made, self.setter.spacer(self.setter.standard.place("after_table"))]

    @property
    def _paper_is_wide(self) -> bool:
        return self._matter.page.width > self._matter.page.height

    @property
    def _text_height(self) -> Length:
        page = self._matter.turned() if self._on_wide_paper else self._matter.page
        return page.text_height

    def _picture(self, picture: Picture, index: int) -> list[Block]:
        path = self._part(index, "image")
        setter = self.setter
        made: list[Block] = [picture_of(setter, self._matter.images, picture, path, height=self._text_height)]
        if picture.caption is None or not clean(picture.caption):
            return [*made, setter.spacer(setter.standard.place("after_table"))]
        self._matter.pictures += 1
        words = caption(setter, "picture_caption", self._matter.pictures, picture.caption)
        part = self._part(index, "caption")
        return [
            *made,
            setter.centred(Role.PICTURE_CAPTION, words, setter.text_width, part, keep_lines=True),
        ]

    # --- numbered elements ----------------------------------------------------------------------------

    def _item(self, item: Item, index: int) -> list[Block]:
        level = self.setter.standard.level(item.level, f"$.{self._path}[{index}].level")
        number = self._counter.next(level, clean(item.number or "") or None)
        title, text = runs_of(item.title), self._text(item.text, index)
        title, text = without_number(title, number), text if title else without_number(text, number)
        outline = self._outline(level, heading=bool(title) or level.stacked)
        if level.stacked:
            return self._stacked(level, number, title, text, index, outline)
        if title and level.title_alone:
            part = self._part(index, "title")
            return [
                self._inline(level, number, level.titled, title, [], part, outline),
                *self._following(text, index),
            ]
        strokes = level.titled if title else level.bare
        part = self._part(index, "title" if title and not text else "text")
        return [self._inline(level, number, strokes, title, text, part, outline)]

    def _following(self, text: list[Run], index: int) -> list[Block]:
        if not text:
            return []
        part = self._part(index, "text")
        return [Para(Role.BODY, self._hung(text, part), self.setter.look(Role.BODY), part)]

    def _stacked(
        self,
        level: LevelStyle,
        number: str,
        title: list[Run],
        text: list[Run],
        index: int,
        outline: int | None,
    ) -> list[Block]:
        """'Phần I' on its own line, its title under it, both centred."""
        setter, role = self.setter, Role(level.role)
        stroke = _merge(stroke_of(setter.standard.role(role)), level.bare)
        spans = spans_of([Run(t=number)], stroke)
        look = setter.look(role, keep_next=True, keep_lines=True)
        made: list[Block] = [Para(role, spans, look, self._part(index, "number"), outline)]
        if title:
            below = Role(level.title_role or level.role)
            stroke = _merge(stroke_of(setter.standard.role(below)), level.titled)
            part = self._part(index, "title")
            shown = self._hung(title, part, stroke)
            size = setter.standard.role(below).size.use
            shown = setter.bound(shown, size, setter.text_width)
            inset = setter.balance(shown, size, setter.text_width)
            look = setter.look(below, left=inset, right=inset, keep_next=True, keep_lines=True)
            made.append(Para(below, shown, look, part))
        return [*made, *self._following(text, index)]

    def _inline(
        self,
        level: LevelStyle,
        number: str,
        strokes: Strokes,
        title: list[Run],
        text: list[Run],
        part: str,
        outline: int | None,
    ) -> Para:
        """Number, title and words in one paragraph."""
        stroke = _merge(PLAIN, strokes)
        spans: list[Span] = []
        words = bool(title or text)
        lead = number + (" " if words and number else "")
        if title:
            spans += self._hung([*([Run(t=lead)] if lead else []), *title], part, stroke)
            spans += spans_of([Run(t=" ")]) if text else ()
        elif lead:
            spans += spans_of([Run(t=lead)], stroke)
        spans += self._hung(text, part)
        heading = bool(title) and not text
        look = self.setter.look(Role(level.role), keep_next=heading, keep_lines=heading)
        return Para(Role(level.role), joined(spans), look, part, outline)

    def _outline(self, level: LevelStyle, *, heading: bool) -> int | None:
        """Depth of the bookmark: one deeper than the heading it stands under, never a step skipped."""
        if not heading or level.numerals == "none":
            return None
        while self._open and self._open[-1] >= level.rank:
            self._open.pop()
        self._open.append(level.rank)
        return len(self._open)


def _is_wide(block: BodyBlock) -> bool:
    return isinstance(block, Table) and block.wide


def _with_words(spans: tuple[Span, ...], words: str, *, at_end: bool) -> tuple[Span, ...]:
    """More words at one end, in the look that stands there; they never join a footnote's number."""
    if not words:
        return spans
    where = -1 if at_end else 0
    beside = spans[where] if spans else Span("")
    if beside.note is not None:
        added = Span(words)
        return (*spans, added) if at_end else (added, *spans)
    longer = replace(beside, text=beside.text + words if at_end else words + beside.text)
    return (*spans[:-1], longer) if at_end else (longer, *spans[1:])


def _merge(stroke: Stroke, more: Strokes) -> Stroke:
    return Stroke(
        stroke.bold or more.bold.use,
        stroke.italic or more.italic.use,
        stroke.underline,
        stroke.upper or more.upper.use,
    )
