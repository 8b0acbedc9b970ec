"""ODT: paragraphs, spans with the fonts of their styles, lists, tables, text frames. Tracked deletions are left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from app.base.progress import Progress
from app.intake.readers.docx_looks import Look
from app.intake.readers.docx_package import DocxPackage
from app.intake.readers.flow import BREAK, Block, Para, Table, source_of
from app.intake.refusals import OfficeBroken
from app.intake.source import FileType, Run, SourceText

if TYPE_CHECKING:
    from lxml.etree import _Element

_URN: Final = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE: Final = _URN + "office:1.0}"
TEXT: Final = _URN + "text:1.0}"
TABLE: Final = _URN + "table:1.0}"
STYLE: Final = _URN + "style:1.0}"
DRAW: Final = _URN + "drawing:1.0}"
FO: Final = _URN + "xsl-fo-compatible:1.0}"
_MAX_DEPTH: Final = 60
_MAX_REPEAT: Final = 200
_PASSED: Final = frozenset(
    {
        TEXT + "tracked-changes",
        TEXT + "note",
        OFFICE + "annotation",
        TEXT + "sequence-decls",
        OFFICE + "forms",
    }
)


def read_odt(data: bytes, name: str, progress: Progress) -> SourceText:
    """Text of an ODT as one page. Raises ``DocxBroken``, ``DocxUnsafe`` or ``DocxLocked``."""
    package = DocxPackage(data, name)
    content = package.xml("content.xml")
    body = content.find(f"{OFFICE}body/{OFFICE}text") if content is not None else None
    if content is None or body is None:
        raise OfficeBroken(name, file=name, kind="ODT")
    walk = _Walk([root for root in (package.xml("styles.xml"), content) if root is not None])
    return source_of(FileType.ODT, walk.blocks(body, 0), progress)


class _Walk:
    def __init__(self, roots: list[_Element]) -> None:
        self._styles: dict[tuple[str, str], _Element] = {}
        self._lists: dict[str, dict[int, tuple[str, str]]] = {}
        self._faces: dict[str, str] = {}
        self._default = Look(bold=False, italic=False)
        for root in roots:
            self._learn(root)

    def _learn(self, root: _Element) -> None:
        for face in root.iter(STYLE + "font-face"):
            family = face.get("{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}font-family") or ""
            self._faces[str(face.get(STYLE + "name"))] = family.strip("'\" ")
        for style in root.iter(STYLE + "style"):
            self._styles[str(style.get(STYLE + "family")), str(style.get(STYLE + "name"))] = style
        for style in root.iter(STYLE + "default-style"):
            if style.get(STYLE + "family") == "paragraph":
                self._default = self._under(self._default, style)
        for style in root.iter(TEXT + "list-style"):
            levels: dict[int, tuple[str, str]] = {}
            for level in style:
                figure = str(level.get(TEXT + "level", "1"))
                form = str(level.get(STYLE + "num-format", "")) if str(level.tag).endswith("number") else "-"
                levels[int(figure) if figure.isdigit() else 1] = (
                    form,
                    str(level.get(STYLE + "num-suffix", "")),
                )
            self._lists[str(style.get(STYLE + "name"))] = levels

    def _look(self, family: str, name: str | None, below: Look) -> Look:
        chain: list[_Element] = []
        while name and len(chain) < 12:
            style = self._styles.get((family, name))
            if style is None:
                break
            chain.append(style)
            name = style.get(STYLE + "parent-style-name")
        for style in reversed(chain):
            below = self._under(below, style)
        return below

    def _under(self, look: Look, style: _Element) -> Look:
        props = style.find(STYLE + "text-properties")
        if props is None:
            return look
        named = props.get(STYLE + "font-name")
        family = (props.get(FO + "font-family") or "").strip("'\" ")
        size = str(props.get(FO + "font-size", "")).removesuffix("pt")
        weight, slant = props.get(FO + "font-weight"), props.get(FO + "font-style")
        return Look(
            font=family or (self._faces.get(named) or named if named else None) or look.font,
            size=float(size) if size.replace(".", "", 1).isdigit() and len(size) < 7 else look.size,
            bold=look.bold if weight is None else weight in ("bold", "600", "700", "800", "900"),
            italic=look.italic if slant is None else slant == "italic",
            caps=props.get(FO + "text-transform") == "uppercase" or look.caps,
            hidden=props.get(TEXT + "display") == "none" or look.hidden,
        )

    def blocks(self, parent: _Element, depth: int, marks: tuple[str, int] = ("", 0)) -> Iterator[Block]:
        if depth > _MAX_DEPTH:
            return
        for child in parent:
            if child.tag in (TEXT + "p", TEXT + "h"):
                yield from self._paragraph(child, depth, "")
            elif child.tag == TEXT + "list":
                yield from self._list(child, depth, marks)
            elif child.tag == TABLE + "table":
                yield self._table(child, depth)
            elif child.tag in (
                TEXT + "section",
                DRAW + "text-box",
                TEXT + "index-body",
                TEXT + "table-of-content",
            ):
                yield from self.blocks(child, depth + 1)

    def _list(self, items: _Element, depth: int, above: tuple[str, int]) -> Iterator[Block]:
        name, level = items.get(TEXT + "style-name") or above[0], above[1] + 1
        form, suffix = self._lists.get(name, {}).get(level, ("-", ""))
        for count, item in enumerate(items, 1):
            first = True
            for child in item:
                if child.tag in (TEXT + "p", TEXT + "h"):
                    mark = "- " if form == "-" else f"{_figure(count, form)}{suffix} " if form else ""
                    yield from self._paragraph(child, depth + 1, mark if first else "")
                    first = False
                elif child.tag == TEXT + "list" and depth < _MAX_DEPTH:
                    yield from self._list(child, depth + 1, (name, level))

    def _paragraph(self, paragraph: _Element, depth: int, mark: str) -> Iterator[Block]:
        made = Para([Run(mark)] if mark else [])
        boxes: list[_Element] = []
        look = self._look("paragraph", paragraph.get(TEXT + "style-name"), self._default)
        self._inside(paragraph, look, made, boxes, 0)
        yield made
        for box in boxes:
            yield from self.blocks(box, depth + 1)

    def _inside(self, parent: _Element, look: Look, made: Para, boxes: list[_Element], depth: int) -> None:
        _add(made, parent.text, look)
        for child in parent if depth < _MAX_DEPTH else ():
            if child.tag == TEXT + "s":
                figure = str(child.get(TEXT + "c", "1"))
                _put(made, " " * min(int(figure) if figure.isdigit() else 1, _MAX_REPEAT), look)
            elif child.tag == TEXT + "tab":
                _put(made, "\t", look)
            elif child.tag == TEXT + "line-break":
                _put(made, BREAK, look)
            elif child.tag == DRAW + "text-box":
                boxes.append(child)
            elif child.tag not in _PASSED and not callable(child.tag):
                inner = look
                if child.tag == TEXT + "span":
                    inner = self._look("text", child.get(TEXT + "style-name"), look)
                self._inside(child, inner, made, boxes, depth + 1)
            _add(made, child.tail, look)

    def _table(self, table: _Element, depth: int) -> Table:
        made = Table()
        for row in table.iter(TABLE + "table-row"):
            if _table_of(row) is table:
                cells = [cell for cell in row if cell.tag == TABLE + "table-cell"]
                made.rows.append([list(self.blocks(cell, depth + 1)) for cell in cells])
        return made


def _table_of(row: _Element) -> _Element | None:
    above = row.getparent()
    while above is not None and above.tag != TABLE + "table":
        above = above.getparent()
    return above


def _add(made: Para, text: str | None, look: Look) -> None:
    """Text of the file; its line ends and double blanks are no text in ODT."""
    if text:
        squeezed = " ".join(text.split(" ")).replace("\n", " ").replace("\r", "").replace("\t", " ")
        _put(made, squeezed, look)


def _put(made: Para, text: str, look: Look) -> None:
    if not look.hidden:
        made.add(Run(text, look.font, look.size, look.bold, look.italic), caps=bool(look.caps))


def _figure(count: int, form: str) -> str:
    if form in ("a", "A"):
        letter = chr(ord("a") + (count - 1) % 26)
        return letter if form == "a" else letter.upper()
    return str(count)
