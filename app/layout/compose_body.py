"""The body: grounds, authority line, resolving words, paragraphs and numbered elements, and the mark after the last."""

from __future__ import annotations

from app.layout.compose_count import Counter
from app.layout.compose_type import PLAIN, Setter, Stroke, clean, joined, runs_of, spans_of, stroke_of
from app.layout.parts import Item, Letter, Paragraph, Rich, Run
from app.layout.sheet import Align, Block, Para, Role, Span
from app.layout.typed import without_number
from app.standards.schema import Kind, LevelStyle, Strokes

END_MARKS = (" ./.", "./.", " /.", "/.", ".")  # longest first
_SPEAKING = ("!", "?", "…", ":")


def body(setter: Setter, letter: Letter, kind: Kind) -> list[Block]:
    made: list[Block] = [*_authority(setter, letter, kind)]
    parts = _Elements(setter, letter, kind).all()
    return [*made, *parts]


# --- over the articles -----------------------------------------------------------------------------


def _authority(setter: Setter, letter: Letter, kind: Kind) -> list[Block]:
    """Who decides, on what grounds, and that they decide; the order of the first two is the standard's."""
    standard = setter.standard
    line: list[Block] = []
    if letter.authority_line and clean(letter.authority_line):
        line.append(
            setter.centred(
                Role.AUTHORITY_LINE,
                letter.authority_line,
                setter.text_width,
                "authority_line",
                keep_next=True,
                after=standard.place("after_authority_line"),
            )
        )
    grounds = _grounds(setter, letter)
    before = standard.choice("authority_line") == "before-grounds"
    made = [*line, *grounds] if before else [*grounds, *line]
    if made and kind.resolving:
        made.append(setter.para(Role.RESOLVING, kind.resolving.use, keep_next=True))
    return made


def _grounds(setter: Setter, letter: Letter) -> list[Block]:
    standard = setter.standard
    kept = [(i, runs) for i, rich in enumerate(letter.grounds) if (runs := runs_of(rich))]
    stroke = stroke_of(setter.standard.role(Role.GROUND))
    made: list[Block] = []
    for order, (index, runs) in enumerate(kept):
        last = order == len(kept) - 1
        end = standard.word("ground_last" if last else "ground_end")
        runs = _marked(without_number(runs, "-"), ";,.", end)
        mark = standard.word("ground_mark")
        spans = joined((*spans_of([Run(t=mark)] if mark else [], stroke), *spans_of(runs, stroke)))
        made.append(Para(Role.GROUND, spans, setter.look(Role.GROUND), f"grounds[{index}]"))
    return made


def _marked(runs: list[Run], old: str, end: str) -> list[Run]:
    """Runs with ``end`` as their last mark instead of any of the marks in ``old``."""
    last = runs[-1]
    bare = last.t.rstrip(" " + old)
    if not bare and len(runs) > 1:
        return _marked(runs[:-1], old, end)
    return [*runs[:-1], Run(t=(bare or last.t) + end, b=last.b, i=last.i, u=last.u)]


# --- paragraphs and elements ------------------------------------------------------------------------


class _Elements:
    """One pass over the body; keeps the count and the depth of headings."""

    def __init__(self, setter: Setter, letter: Letter, kind: Kind) -> None:
        self._setter, self._letter = setter, letter
        self._counter = Counter(setter.standard)
        self._ending = _Ending(setter, letter, kind)
        self._open: list[int] = []  # ranks of the headings we stand under

    def all(self) -> list[Block]:
        made: list[Block] = []
        last = self._last_with_words()
        for index, block in enumerate(self._letter.body):
            end = index == last
            if isinstance(block, Paragraph):
                made += self._paragraph(block, index, end)
            elif isinstance(block, Item):
                made += self._item(block, index, end)
        return made

    def _last_with_words(self) -> int:
        """The block that ends the text and bears the end mark; -1 when the last words are a heading."""
        for index in range(len(self._letter.body) - 1, -1, -1):
            block = self._letter.body[index]
            if not isinstance(block, (Paragraph, Item)):
                return -1
            if runs_of(block.text):
                return index
            if isinstance(block, Item) and runs_of(block.title):
                return -1
        return -1

    def _text(self, rich: Rich | None, end: bool) -> list[Run]:
        runs = runs_of(rich)
        return self._ending.put(runs) if end and runs else runs

    def _paragraph(self, block: Paragraph, index: int, end: bool) -> list[Block]:
        runs = self._text(block.text, end)
        if not runs:
            return []
        look = self._setter.look(Role.BODY)
        if block.align in ("center", "right"):
            look = self._setter.look(Role.BODY, align=Align(block.align), first=look.first * 0)
        elif block.align == "left":
            look = self._setter.look(Role.BODY, align=Align.LEFT)
        return [Para(Role.BODY, spans_of(runs), look, f"body[{index}].text")]

    def _item(self, item: Item, index: int, end: bool) -> list[Block]:
        level = self._setter.standard.level(item.level, f"$.body[{index}].level")
        number = self._counter.next(level, clean(item.number or "") or None)
        title, text = runs_of(item.title), self._text(item.text, end)
        title, text = without_number(title, number), text if title else without_number(text, number)
        outline = self._outline(level, heading=bool(title) or level.stacked)
        if level.stacked:
            return self._stacked(level, number, title, text, index, outline)
        if title and level.title_alone:
            head = self._inline(level, number, level.titled, title, [], f"body[{index}].title", outline)
            return [head, *self._following(text, index)]
        strokes = level.titled if title else level.bare
        part = f"body[{index}].{'title' if title and not text else 'text'}"
        return [self._inline(level, number, strokes, title, text, part, outline)]

    def _following(self, text: list[Run], index: int) -> list[Block]:
        if not text:
            return []
        return [Para(Role.BODY, spans_of(text), self._setter.look(Role.BODY), f"body[{index}].text")]

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
        setter, role = self._setter, Role(level.role)
        stroke = _merge(stroke_of(setter.standard.role(role)), level.bare)
        spans = spans_of([Run(t=number)], stroke)
        look = setter.look(role, keep_next=True, keep_lines=True)
        made: list[Block] = [Para(role, spans, look, f"body[{index}].number", outline)]
        if title:
            below = Role(level.title_role or level.role)
            stroke = _merge(stroke_of(setter.standard.role(below)), level.titled)
            shown = spans_of(title, stroke)
            size = setter.standard.role(below).size.use
            shown = setter.bound(shown, size, setter.text_width)
            inset = setter.balance(shown, size, setter.text_width)
            look = setter.look(below, left=inset, right=inset, keep_next=True, keep_lines=True)
            made.append(Para(below, shown, look, f"body[{index}].title"))
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
            spans += spans_of([Run(t=lead)] if lead else [], stroke)
            spans += spans_of(title, stroke)
            spans += spans_of([Run(t=" ")]) if text else ()
        elif lead:
            spans += spans_of([Run(t=lead)], stroke)
        spans += spans_of(text)
        heading = bool(title) and not text
        look = self._setter.look(Role(level.role), keep_next=heading, keep_lines=heading)
        return Para(Role(level.role), joined(spans), look, part, outline)

    def _outline(self, level: LevelStyle, *, heading: bool) -> int | None:
        """Depth of the bookmark: one deeper than the heading it stands under, never a step skipped."""
        if not heading or level.numerals == "none":
            return None
        while self._open and self._open[-1] >= level.rank:
            self._open.pop()
        self._open.append(level.rank)
        return len(self._open)


def _merge(stroke: Stroke, more: Strokes) -> Stroke:
    return Stroke(
        stroke.bold or more.bold.use,
        stroke.italic or more.italic.use,
        stroke.underline,
        stroke.upper or more.upper.use,
    )


# --- the end mark -----------------------------------------------------------------------------------


class _Ending:
    """Puts the mark after the last words. What was typed stays when the standard lets it pass and none was asked."""

    def __init__(self, setter: Setter, letter: Letter, kind: Kind) -> None:
        entry = kind.ending or setter.standard.words["ending"]
        self._asked = letter.ending
        self._mark = clean(letter.ending) if letter.ending is not None else entry.use
        self._allowed = entry.allowed

    def put(self, runs: list[Run]) -> list[Run]:
        whole = "".join(run.t for run in runs)
        typed = next((mark for mark in END_MARKS if whole.endswith(mark)), "")
        own = self._asked is None and typed and typed.strip() in self._allowed
        mark = typed.strip() if own else self._mark
        bare = whole[: len(whole) - len(typed)].rstrip(" ;,")
        if not bare:
            return runs
        if typed == "." and bare.endswith(("..", "…")):  # three dots, and a fourth that says nothing
            bare = bare.rstrip("…") + "…" if bare.endswith("…") else bare.rstrip(".") + "..."
        if mark == "." and bare.endswith((*_SPEAKING, "...")):
            return _cut(runs, len(bare))
        kept = _cut(runs, len(bare))
        last = kept[-1]
        return [*kept[:-1], Run(t=last.t + mark, b=last.b, i=last.i, u=last.u)]


def _cut(runs: list[Run], length: int) -> list[Run]:
    """The first ``length`` characters of the runs."""
    kept: list[Run] = []
    for run in runs:
        if length <= 0:
            break
        kept.append(Run(t=run.t[:length], b=run.b, i=run.i, u=run.u))
        length -= len(run.t)
    return kept
