"""HTML, most often a page of Word's or an office system's saved under the name .doc, and MHTML around it.

Fonts come from <font>, style attributes and the style sheet in the file. Scripts are never run, nothing is fetched:
pictures and style sheets outside are as if they were not there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from app.base.errors import FileEmpty
from app.base.progress import Progress
from app.intake.kinds import decode
from app.intake.readers.flow import BREAK, Block, Para, Table, source_of
from app.intake.refusals import OfficeBroken, TextUnreadable
from app.intake.source import FileType, Run, SourceText

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAX_DEPTH: Final = 200
_PASSED: Final = frozenset(
    "head script style title noscript template select textarea del s strike object svg".split()
)
_BLOCKS: Final = frozenset(
    "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd pre blockquote center section article header footer main address hr "
    "form fieldset body".split()
)
_CHARSET: Final = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE)
_RULE: Final = re.compile(r"([^{}]{1,2000})\{([^{}]{0,4000})\}")
_SELECTOR: Final = re.compile(r"^\s*([a-z][a-z0-9]*)?(?:\.([\w-]+))?\s*$", re.IGNORECASE)
_FONT: Final = re.compile(r"font-family\s*:\s*([^;]+)", re.IGNORECASE)
_SIZE: Final = re.compile(r"font-size\s*:\s*([\d.]{1,6})\s*pt", re.IGNORECASE)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Look:
    font: str | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    caps: bool = False
    raw: bool = False  # blanks count, as in <pre>

    def styled(self, css: str) -> _Look:
        """This look with a style declaration laid over it."""
        look = self
        if found := _FONT.search(css):
            look = replace(look, font=found[1].split(",")[0].strip("\"' &;") or look.font)
        if found := _SIZE.search(css):
            size = float(found[1]) if found[1].count(".") < 2 and found[1] != "." else 0.0
            look = replace(look, size=size if 0 < size < 1000 else look.size)
        lower = css.lower().replace(" ", "")
        if "font-weight:" in lower:
            look = replace(look, bold=bool(re.search(r"font-weight:(?:bold|[6-9]00)", lower)))
        if "font-style:" in lower:
            look = replace(look, italic="font-style:italic" in lower)
        if "text-transform:uppercase" in lower:
            look = replace(look, caps=True)
        return look


def read_html(data: bytes, name: str, progress: Progress, *, kind: FileType = FileType.HTML) -> SourceText:
    """Text of an HTML page as one page."""
    root = _parsed(_text(data, name), name)
    walk = _Walk(_sheet(root))
    walk.element(root, _Look(), 0)
    return source_of(kind, walk.done(), progress)


def _text(data: bytes, name: str) -> str:
    """The page as text: by its mark, by what it says of itself, else as any text. Old fonts say a Latin code page."""
    found = _CHARSET.search(data[:4096])
    if found is not None and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        codec = found[1].decode("ascii").lower()
        codec = {"iso-8859-1": "cp1252", "us-ascii": "cp1252", "x-user-defined": "cp1252"}.get(codec, codec)
        try:
            return data.decode(codec)
        except (UnicodeDecodeError, LookupError, ValueError):
            pass
    try:
        return decode(data, name).text
    except TextUnreadable:
        return data.decode("cp1252", "replace")


def _parsed(text: str, name: str) -> _Element:
    from lxml import etree

    text = "".join(char for char in text if char >= " " or char in "\t\n\r")
    if not text.strip():
        raise FileEmpty(name, file=name)
    parser = etree.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8"
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError, AssertionError):
        root = None
    if root is None:
        raise OfficeBroken(name, file=name, kind="HTML")
    return root


def _sheet(root: _Element) -> dict[tuple[str, str], str]:
    """Declarations of the page's own style sheet by (tag, class); later rules follow earlier ones."""
    rules: dict[tuple[str, str], str] = {}
    for style in root.iter("style"):
        text = (style.text or "").replace("<!--", "").replace("-->", "")[:500_000]
        for selectors, body in _RULE.findall(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)):
            if not re.search(r"font|text-transform|mso-hide|display", body):
                continue
            for selector in selectors.split(","):
                found = _SELECTOR.match(selector)
                if found is not None and (found[1] or found[2]):
                    key = ((found[1] or "").lower(), found[2] or "")
                    rules[key] = (rules.get(key, "") + ";" + body)[:4000]
    return rules


class _Walk:
    def __init__(self, sheet: dict[tuple[str, str], str]) -> None:
        self._sheet = sheet
        self._blocks: list[Block] = []
        self._para = Para()
        self._counts: list[int] = []

    def done(self) -> list[Block]:
        self._end()
        return self._blocks

    def _end(self) -> None:
        if self._para.runs:
            self._blocks.append(self._para)
        self._para = Para()

    def element(self, element: _Element, above: _Look, depth: int) -> None:
        tag = _tag(element)
        if not tag or tag in _PASSED or depth > _MAX_DEPTH:
            return
        css = self._css(tag, element)
        if _HIDDEN.search(css):
            return
        look = _by_tag(tag, element, above).styled(css)
        if tag == "br":
            self._para.add(Run(BREAK, look.font, look.size, look.bold, look.italic))
        elif tag == "table":
            self._end()
            self._blocks.append(self._table(element, look, depth))
        elif tag in _BLOCKS:
            self._block(tag, element, look, depth)
        else:
            self._inside(element, look, depth)

    def _block(self, tag: str, element: _Element, look: _Look, depth: int) -> None:
        self._end()
        if tag in ("ul", "ol"):
            self._counts.append(0 if tag == "ol" else -1)
        if tag == "li":
            self._para.add(Run(self._mark()))
        self._inside(element, look, depth)
        if tag in ("ul", "ol"):
            self._counts.pop()
        if not self._para.runs and tag == "p":
            self._blocks.append(Para())  # an empty line shows a gap
        self._end()

    def _mark(self) -> str:
        if not self._counts or self._counts[-1] < 0:
            return "- "
        self._counts[-1] += 1
        return f"{self._counts[-1]}. "

    def _inside(self, element: _Element, look: _Look, depth: int) -> None:
        self._text(element.text, look)
        for child in element:
            self.element(child, look, depth + 1)
            self._text(child.tail, look)

    def _text(self, text: str | None, look: _Look) -> None:
        if not text:
            return
        shown = text.replace("\r", "") if look.raw else re.sub(r"[ \t\r\n\f]+", " ", text)
        if shown == " " and (not self._para.runs or self._para.runs[-1].text.endswith((" ", BREAK))):
            return
        self._para.add(Run(shown, look.font, look.size, look.bold, look.italic), caps=look.caps)

    def _css(self, tag: str, element: _Element) -> str:
        parts = [self._sheet.get((tag, ""), "")]
        for name in str(element.get("class", "")).split()[:8]:
            parts += [self._sheet.get(("", name), ""), self._sheet.get((tag, name), "")]
        parts.append(str(element.get("style", ""))[:4000])
        return ";".join(part for part in parts if part)

    def _table(self, table: _Element, look: _Look, depth: int) -> Table:
        made = Table()
        for row in _rows(table):
            cells: list[list[Block]] = []
            for cell in row:
                if _tag(cell) in ("td", "th"):
                    inner = _Walk(self._sheet)
                    inner._inside(
                        cell, _by_tag(_tag(cell), cell, look).styled(self._css("td", cell)), depth + 3
                    )
                    cells.append(inner.done())
            made.rows.append(cells)
        return made


def _tag(element: _Element) -> str:
    """Its name in small letters; empty for what is no element."""
    name = str(element.tag)
    return "" if name.startswith("<") else name.lower()


def _rows(table: _Element) -> list[_Element]:
    rows: list[_Element] = []
    for child in table:
        tag = _tag(child)
        if tag == "tr":
            rows.append(child)
        elif tag in ("tbody", "thead", "tfoot"):
            rows.extend(part for part in child if _tag(part) == "tr")
    return rows


def _by_tag(tag: str, element: _Element, look: _Look) -> _Look:
    if tag in ("b", "strong", "h1", "h2", "h3", "th"):
        return replace(look, bold=True)
    if tag in ("i", "em"):
        return replace(look, italic=True)
    if tag == "pre":
        return replace(look, raw=True)
    if tag == "font":
        face = str(element.get("face", "")).split(",")[0].strip()
        return replace(look, font=face or look.font)
    return look
