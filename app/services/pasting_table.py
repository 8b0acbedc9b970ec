"""Tables of a clipboard: rows, spans, widths, head rows and sides, and the style rules that Excel keeps apart."""

from __future__ import annotations

import re
from typing import Final

from app.layout.parts import BodyBlock, Cell, CellAlign, Column, Paragraph, Run, Table, TableRow
from app.layout.rich import merged, rich_of, runs_of
from app.services.pasting import cell_of

_STYLE: Final = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)
_RULE: Final = re.compile(r"([^{}]{1,200})\{([^{}]{0,2000})\}")
_MOST_COLUMNS: Final = 63
_MOST_ROWS: Final = 10_000
_SIDES: Final = ("left", "center", "right", "justify")


def styles_of(html: str) -> dict[str, dict[str, str]]:
    """Style rules of plain tags and classes: 'td', '.xl65'. Only what says weight, slant and side."""
    made: dict[str, dict[str, str]] = {}
    for sheet in _STYLE.findall(html[:2_000_000]):
        for names, rules in _RULE.findall(sheet.replace("<!--", "").replace("-->", "")):
            kept = {}
            for one in rules.split(";"):
                name, _, value = one.partition(":")
                name = name.strip().lower()
                if name in ("font-weight", "font-style", "text-align", "text-decoration", "font-family"):
                    kept[name] = value.strip()
            for name in names.split(","):
                key = name.strip().lower().removeprefix("td").removeprefix("p") or name.strip().lower()
                if kept and re.fullmatch(r"\.[\w-]+|td|th", key):
                    made.setdefault(key, {}).update(kept)
    return made


def widths_of(given: dict[str, str], style: dict[str, str]) -> list[float]:
    """Widths of the columns that a <col> speaks of; 0 where it says none."""
    found = re.match(r"\s*([\d.]{1,8})", style.get("width", "") or given.get("width", ""))
    span = re.match(r"\d{1,3}", given.get("span", ""))
    try:
        width = float(found[1]) if found else 0.0
    except ValueError:
        width = 0.0
    return [width] * min(_MOST_COLUMNS, int(span[0]) if span else 1)


class TableBuild:
    """A table under way."""

    def __init__(self, given: dict[str, str], style: dict[str, str]) -> None:
        self._plain = given.get("border", "") in ("", "0") and "mso" in given.get("class", "").lower()
        self._ruled = "solid" in str(style)
        self.columns: list[float] = []
        self.in_head = False
        self._rows: list[list[Cell]] = []
        self._heads: list[bool] = []
        self._widths: list[list[float]] = []
        self._cell: list[Paragraph] | None = None
        self._shape: tuple[int, int, CellAlign | None] = (1, 1, None)
        self._before: list[BodyBlock] = []

    @property
    def in_cell(self) -> bool:
        return self._cell is not None

    def row(self) -> None:
        self._end_cell()
        self._rows.append([])
        self._widths.append([])
        self._heads.append(self.in_head)

    def cell(self, given: dict[str, str], style: dict[str, str], *, head: bool) -> None:
        self._end_cell()
        if not self._rows:
            self.row()
        if not head and not self._rows[-1]:
            self._heads[-1] = self._heads[-1] and self.in_head
        elif head and not self._rows[-1]:
            self._heads[-1] = True
        side = (style.get("text-align", "") or given.get("align", "")).lower()
        across = min(_MOST_COLUMNS, _count(given.get("colspan", "")))
        self._shape = (
            across,
            min(_MOST_ROWS, _count(given.get("rowspan", ""))),
            side if side in _SIDES else None,  # type: ignore[assignment]
        )
        self._widths[-1] += [w / across for w in widths_of(given, style)] * across
        if "border" in str(style):
            self._ruled = self._ruled or "solid" in str(style) or "windowtext" in str(style)
        self._cell = []

    def put(self, block: BodyBlock) -> None:
        if isinstance(block, Paragraph):
            (self._cell if self._cell is not None else self._before).append(block)
        else:
            self._before.append(block)

    def _end_cell(self) -> None:
        if self._cell is not None:
            across, down, side = self._shape
            self._rows[-1].append(cell_of(self._cell, across=across, down=down, align=side))
        self._cell = None

    def blocks(self) -> list[BodyBlock]:
        """The table, or its words where it is none: a single cell, or more columns than a page takes."""
        self._end_cell()
        kept = [(row, head) for row, head in zip(self._rows, self._heads, strict=True) if row]
        while kept and not any(_filled(cell) for cell in kept[-1][0]):
            kept.pop()
        if not kept:
            return list(self._before)
        wide = max(sum(cell.across for cell in row) for row, _ in kept)
        if wide > _MOST_COLUMNS or wide * len(kept) == 1:
            return [*self._before, *(one for row, _ in kept for cell in row for one in _paragraphs(cell))]
        kept = kept[:_MOST_ROWS]
        head = next((at for at, (_, is_head) in enumerate(kept) if not is_head), len(kept))
        if not head and len(kept) > 1 and all(_bold(cell) for cell in kept[0][0]):
            head = 1
        head = min(head, 10, len(kept) - 1)
        rows = [
            TableRow([_tidy(cell, head=at < head, left=len(kept) - at) for cell in row])
            for at, (row, _) in enumerate(kept)
        ]
        return [
            *self._before,
            Table(rows, columns=self._columns(wide), head=head, borders=self._ruled or not self._plain),
        ]

    def _columns(self, wide: int) -> list[Column]:
        widths = self.columns or max(self._widths, key=len, default=[])
        if len(widths) < wide or not all(widths[:wide]):
            return []
        total = sum(widths[:wide])
        return [Column(width=round(one / total, 4) or 0.0001) for one in widths[:wide]]


def _count(text: str) -> int:
    found = re.match(r"\s*(\d{1,5})", text)
    return max(1, int(found[1])) if found else 1


def _paragraphs(cell: Cell) -> list[Paragraph]:
    return list(cell.paragraphs) or ([Paragraph(cell.text)] if cell.text else [])


def _filled(cell: Cell) -> bool:
    return bool(cell.text or cell.paragraphs)


def _bold(cell: Cell) -> bool:
    runs = [run for one in _paragraphs(cell) for run in runs_of(one.text) if run.t.strip()]
    return all(run.b for run in runs)


def _tidy(cell: Cell, *, head: bool, left: int) -> Cell | str:
    """Head rows are bold by rule, not by their runs; a plain cell is a string."""
    text, paragraphs = cell.text, list(cell.paragraphs)
    if head and _bold(cell):
        text = _light(text)
        paragraphs = [Paragraph(_light(one.text), align=one.align) for one in paragraphs]
    down = min(cell.down, left)
    align = None if head and cell.align == "center" else cell.align
    if isinstance(text, str) and not paragraphs and cell.across == down == 1 and align is None:
        return text
    return Cell(text=text, paragraphs=paragraphs, across=cell.across, down=down, align=align)


def _light(rich: str | list[Run]) -> str | list[Run]:
    return rich_of(merged([Run(t=r.t, i=r.i, u=r.u, note=r.note) for r in runs_of(rich)]))
