"""HTML of a clipboard read as parts: Word, LibreOffice, Excel, Google Docs, mail and chat pages, whatever their junk.

A stream reader without recursion: it ends for any input, and takes nothing from the network or the disk.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Final

from app.intake.encodings import legacy_of_font, to_unicode
from app.layout.parts import BodyBlock, Item, Level, Paragraph, Picture, Run
from app.layout.rich import merged, rich_of, words_of
from app.services.pasting import Pasted, element, joined_title, numbered
from app.services.pasting_table import TableBuild, styles_of, widths_of

_BLOCKS: Final = frozenset(
    "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre section article header footer main address center "
    "figure figcaption hr table caption thead tbody tfoot tr td th body html form fieldset".split()
)
_VOID: Final = frozenset("br img hr meta link input col base area wbr embed source track param".split())
_SILENT: Final = frozenset(
    "style script title xml head noscript template object svg math button select".split()
)
_BULLETS: Final = frozenset("·•o§*►▪■–—-➢✓")
_RAISED: Final = str.maketrans("123", "¹²³")
_FRAGMENT: Final = re.compile(r"<!--\s*StartFragment\s*-->(.*?)<!--\s*EndFragment\s*-->", re.DOTALL)
_ROWS: Final = re.compile(r"\s*<(?:col|colgroup|tbody|thead|tr|td)\b", re.IGNORECASE)
_DECLARED: Final = re.compile(
    r"<!\[[^\]>]{0,80}\]>|<!--\[if[^\]]{0,80}\]>.*?<!\[endif\]-->", re.DOTALL | re.IGNORECASE
)
_DATA: Final = re.compile(r"data:image/[\w.+-]+;base64,", re.IGNORECASE)
_MOST_IMAGE: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Look:
    bold: bool = False
    italic: bool = False
    underline: bool = False
    raised: bool = False
    silent: bool = False
    mark: bool = False
    """Within the number that Word drew before a list paragraph."""
    font: str = ""
    align: str = ""
    pre: bool = False


@dataclass(slots=True)
class _List:
    ordered: bool
    kind: str
    count: int = 0


@dataclass(slots=True)
class _Line:
    """A paragraph under way."""

    runs: list[Run] = field(default_factory=list)
    align: str = ""
    heading: bool = False
    level: Level | None = None
    number: str | None = None
    mark: str = ""
    depth: int = 0
    """Depth in a list of Word, 0 outside one."""


def read_html(html: str) -> Pasted:
    """The parts that ``html`` shows."""
    body = _DECLARED.sub("", _fragment(html))
    reader = _Reader(styles_of(html))
    reader.feed(body)
    reader.close()
    return reader.finish()


def _fragment(html: str) -> str:
    """What was chosen. A sheet marks its rows alone: they are taken with the table around them."""
    found = _FRAGMENT.search(html)
    if found is None:
        return html
    if _ROWS.match(found[1]):
        start = html.lower().rfind("<table", 0, found.start())
        return html[max(start, 0) : found.end()]
    return found[1]


class _Reader(HTMLParser):
    def __init__(self, styles: dict[str, dict[str, str]]) -> None:
        super().__init__(convert_charrefs=True)
        self._styles = styles
        self._open: list[tuple[str, _Look]] = [("", _Look())]
        self._lists: list[_List] = []
        self._line = _Line()
        self._blocks: list[BodyBlock] = []
        self._tables: list[TableBuild] = []
        self._nested = 0
        self._images: list[bytes] = []
        self._left = 0
        self._notes: dict[str, list[str]] = {}
        self._note = ""
        """Name of the footnote whose words are read now."""

    # --- what the parser calls ------------------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        style = self._style(tag, given)
        if tag in _BLOCKS:
            self._end_line()
        look = self._look(tag, given, style)
        if tag not in _VOID:
            self._open.append((tag, look))
        if look.silent:
            return
        if tag == "br":
            self._break()
        elif tag == "img":
            self._image(given)
        elif tag == "a":
            self._reference(given)
        elif tag in ("ul", "ol"):
            kind = style.get("list-style-type", "") or given.get("type", "")
            self._lists.append(_List(tag == "ol", kind, _number(given.get("start", "1")) - 1))
        elif tag == "li":
            self._list_line(given)
        elif tag in ("table", "tr", "td", "th", "thead", "col", "caption"):
            self._table_tag(tag, given, style)
        elif tag in _BLOCKS:
            self._begin_line(tag, given, style)

    def handle_endtag(self, tag: str) -> None:
        at = next((i for i in range(len(self._open) - 1, 0, -1) if self._open[i][0] == tag), 0)
        if tag in _BLOCKS:
            self._end_line()
        if not at:
            return
        del self._open[at:]
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "table":
            self._end_table()
        elif tag == "div" and self._note:
            self._note = ""

    def handle_data(self, data: str) -> None:
        look = self._open[-1][1]
        if look.silent:
            return
        legacy = legacy_of_font(look.font)
        text = to_unicode(data, legacy) if legacy is not None else data
        if look.mark:
            self._line.mark += text
            return
        if not look.pre:
            text = re.sub(r"[ \t\r\n\f]+", " ", text)
        elif "\n" in text:
            self._pre(text, look)
            return
        if look.raised:
            text = text.translate(_RAISED)
        self._line.runs.append(Run(t=text, b=look.bold, i=look.italic, u=look.underline))

    # --- looks ----------------------------------------------------------------------------------------------

    def _style(self, tag: str, given: dict[str, str]) -> dict[str, str]:
        made: dict[str, str] = dict(self._styles.get(tag, {}))
        for name in given.get("class", "").split()[:8]:
            made |= self._styles.get("." + name.lower(), {})
        for one in given.get("style", "").split(";"):
            name, _, value = one.partition(":")
            made[name.strip().lower()] = value.strip()
        return made

    def _look(self, tag: str, given: dict[str, str], style: dict[str, str]) -> _Look:
        old = self._open[-1][1]
        weight = style.get("font-weight", "").lower()
        bold = old.bold or tag in ("b", "strong", "th")
        if weight:
            bold = weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)
        slant = style.get("font-style", "").lower()
        italic = (old.italic or tag in ("i", "em", "cite")) if not slant else slant in ("italic", "oblique")
        decoration = style.get("text-decoration", style.get("text-decoration-line", "")).lower()
        link = tag == "a"
        underline = not link and (
            (old.underline or tag in ("u", "ins")) if not decoration else "underline" in decoration
        )
        hidden = (
            tag in _SILENT
            or (":" in tag and tag not in ("o:p", "st1:place"))
            or style.get("display", "").lower() == "none"
            or style.get("mso-hide", "").lower() == "all"
            or tag in ("del", "s", "strike")
        )
        return _Look(
            bold,
            italic,
            underline,
            old.raised or tag == "sup" or style.get("vertical-align", "") == "super",
            old.silent or hidden,
            old.mark or "ignore" in style.get("mso-list", "").lower(),
            (style.get("font-family", "") or given.get("face", "")).strip("\"' ") or old.font,
            (style.get("text-align", "") or given.get("align", "")).lower()
            or ("center" if tag == "center" else old.align),
            old.pre or tag == "pre" or style.get("white-space", "").startswith("pre"),
        )

    # --- lines ----------------------------------------------------------------------------------------------

    def _begin_line(self, tag: str, given: dict[str, str], style: dict[str, str]) -> None:
        if tag == "div" and re.fullmatch(
            r"(?:sd)?(?:ftn|sdfootnote|footnote)-?\d+", given.get("id", ""), re.IGNORECASE
        ):
            self._note = re.sub(r"\D", "", given["id"])
        self._line.heading = len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()
        found = re.search(r"level(\d)", style.get("mso-list", ""))
        self._line.depth = int(found[1]) if found else 0

    def _list_line(self, given: dict[str, str]) -> None:
        lists = self._lists
        if not lists:
            self._line.level = Level.DASH
            return
        last = lists[-1]
        last.count = _number(given["value"]) if "value" in given else last.count + 1
        self._line.level = _list_level(last, sum(one.ordered is last.ordered for one in lists))
        self._line.number = str(last.count) if last.ordered else None

    def _break(self) -> None:
        """A line break ends the line as Enter does."""
        line = self._line
        self._end_line()
        self._line = _Line(align=line.align, heading=line.heading)

    def _pre(self, text: str, look: _Look) -> None:
        for at, one in enumerate(text.split("\n")):
            if at:
                self._end_line()
            self._line.runs.append(Run(t=one, b=look.bold, i=look.italic, u=look.underline))

    def _end_line(self) -> None:
        line, self._line = self._line, _Line()
        runs = _squeezed(line.runs)
        if not any(run.t.strip(" ") or run.note is not None for run in runs):
            if line.level is not None:  # <li><p>…: the paragraph within takes the element's level
                self._line.level, self._line.number = line.level, line.number
            return
        if self._note:
            words = "".join(run.t for run in runs)
            self._notes.setdefault(self._note, []).append(re.sub(r"^\s*\[?\d+\]?\s*", "", words))
            return
        align = line.align or self._open[-1][1].align
        side = align if align in ("center", "right", "left") else "justify"
        self._put(self._element(line, runs, "justify" if side == "left" else side))

    def _element(self, line: _Line, runs: tuple[Run, ...], align: str) -> BodyBlock:
        if self._tables:
            lead = line.mark.strip() + " " if line.mark.strip() and line.mark.strip() not in _BULLETS else ""
            return Paragraph(rich_of(merged([Run(t=lead), *runs])), align=align)  # type: ignore[arg-type]
        mark = " ".join(line.mark.split())
        if mark and (mark in _BULLETS or (not mark.isascii() and len(mark) == 1)):
            level = Level.PLUS if line.depth > 1 else Level.DASH
            return element(runs, level=level, heading=line.heading)
        if mark:
            return element(merged([Run(t=mark + " ", b=runs[0].b), *runs]), align=align, heading=line.heading)
        made = element(runs, align=align, heading=line.heading, level=line.level)
        if isinstance(made, Item) and made.number is None and line.number and made.level is line.level:
            from app.layout.compose_count import letters, roman

            count = int(line.number)
            shown = {Level.ROMAN: roman, Level.POINT: letters}.get(made.level, str)(count)
            return Item(level=made.level, title=made.title, text=made.text, number=shown)
        return made

    def _put(self, block: BodyBlock) -> None:
        if self._tables:
            self._tables[-1].put(block)
        else:
            self._blocks.append(block)

    # --- pictures and footnotes -----------------------------------------------------------------------------

    def _image(self, given: dict[str, str]) -> None:
        source = given.get("src", "")
        if _DATA.match(source) and len(source) < _MOST_IMAGE and not self._tables:
            try:
                data = base64.b64decode(source.partition(",")[2], validate=False)
            except (binascii.Error, ValueError):
                data = b""
            if data:
                self._end_line()
                self._images.append(data)
                self._put(Picture(f"paste:{len(self._images) - 1}", alt=words_of(given.get("alt", ""))[:300]))
                return
        alt = given.get("alt", "")
        if 0 < len(alt) <= 4:  # an emoji that a chat page draws as a picture
            self._line.runs.append(Run(t=alt))
        elif _number(given.get("width", "99")) > 2:
            self._left += 1

    def _reference(self, given: dict[str, str]) -> None:
        """The mark of a footnote in the text: it hangs on the words before it, its own figure goes."""
        found = re.search(
            r"#_?(?:ftn|sdfootnote|footnote-?)(\d+)(?:sym)?$", given.get("href", ""), re.IGNORECASE
        )
        if found:
            if not self._note:
                self._line.runs.append(Run(t="", note=f"\x00{found[1]}"))
            self._open[-1] = ("a", replace(self._open[-1][1], silent=True))

    # --- tables ---------------------------------------------------------------------------------------------

    def _table_tag(self, tag: str, given: dict[str, str], style: dict[str, str]) -> None:
        if tag == "table":
            if self._tables and self._tables[-1].in_cell:
                self._nested += 1  # a table within a cell: its words stay, its lines go
                return
            self._tables.append(TableBuild(given, style))
        if self._nested or not self._tables:
            return
        table = self._tables[-1]
        if tag == "tr":
            table.row()
        elif tag in ("td", "th"):
            table.cell(given, style, head=tag == "th")
            self._open[-1] = (tag, replace(self._open[-1][1], align=""))
        elif tag == "thead":
            table.in_head = True
        elif tag == "col":
            table.columns += widths_of(given, style)

    def _end_table(self) -> None:
        if self._nested:
            self._nested -= 1
            return
        if not self._tables:
            return
        for block in self._tables.pop().blocks():
            self._put(block)

    # --- the end --------------------------------------------------------------------------------------------

    def finish(self) -> Pasted:
        self._end_line()
        while self._tables:
            self._nested = 0
            self._end_table()
        blocks = [self._noted(block) for block in self._blocks]
        return Pasted(tuple(numbered(joined_title(blocks))), tuple(self._images), self._left)

    def _noted(self, block: BodyBlock) -> BodyBlock:
        """Footnotes with their words, which came at the end."""
        if isinstance(block, Paragraph):
            return Paragraph(self._rich(block.text), align=block.align)
        if isinstance(block, Item):
            return Item(
                level=block.level,
                title=None if block.title is None else self._rich(block.title),
                text=None if block.text is None else self._rich(block.text),
                number=block.number,
            )
        return block

    def _rich(self, rich: str | list[Run]) -> str | list[Run]:
        if isinstance(rich, str):
            return rich
        made = []
        for run in rich:
            words = run.note
            if words is not None and words.isdigit():
                words = " ".join(self._notes.get(words, ())) or None
            made.append(Run(t=run.t, b=run.b, i=run.i, u=run.u, note=words))
        return rich_of(merged(made))


def _list_level(last: _List, depth: int) -> Level:
    kind = last.kind
    if not last.ordered:
        return Level.DASH if depth == 1 else Level.PLUS
    if kind in ("a", "A", "lower-alpha", "upper-alpha", "lower-latin"):
        return Level.POINT
    if kind in ("I", "upper-roman"):
        return Level.ROMAN
    return Level.CLAUSE if depth == 1 else Level.POINT


def _number(text: str) -> int:
    found = re.match(r"\s*(-?\d{1,6})", text)
    return int(found[1]) if found else 1


def _squeezed(runs: list[Run]) -> tuple[Run, ...]:
    """Blanks as a browser shows them: one between words, none at the ends, also over the borders of runs."""
    made: list[Run] = []
    blank = True
    for run in merged([Run(t=r.t.replace("\u00a0", " "), b=r.b, i=r.i, u=r.u, note=r.note) for r in runs]):
        text = re.sub(r" {2,}", " ", run.t)
        if blank:
            text = text.lstrip(" ")
        if text:
            blank = text.endswith(" ")
        made.append(Run(t=text, b=run.b, i=run.i, u=run.u, note=run.note))
    while made and made[-1].note is None and not made[-1].t.strip(" "):
        made.pop()
    if made:
        last = made[-1]
        text = last.t if last.note is not None else last.t.rstrip(" ")
        made[-1] = Run(t=text, b=last.b, i=last.i, u=last.u, note=last.note)
    return merged(made)
