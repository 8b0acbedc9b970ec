"""What is copied out of the body: our own parts, and the same as HTML and as plain text for other programs. Pure."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import msgspec

from app.layout.parts import Annex, BodyBlock, Break, Table
from app.layout.rich import cut, runs_of
from app.ui.pages.outgoing.body_rows import BodyRow, parts_of
from app.ui.pages.outgoing.table_grid import Grid, grid_of, paragraphs_of, words_of_cell

PARTS: Final = "application/x-vanthu-parts+json"


class _Clip(msgspec.Struct):
    body: list[BodyBlock]
    annexes: list[Annex] = []


def packed(rows: Sequence[BodyRow]) -> bytes:
    """Rows for our own clipboard."""
    parts = parts_of(rows)
    return msgspec.json.encode(_Clip(parts.body, parts.annexes))


def unpacked(data: bytes) -> tuple[list[BodyBlock], list[Annex]] | None:
    """The parts again; None when another program put something else there."""
    try:
        clip = msgspec.json.decode(data, type=_Clip)
    except msgspec.DecodeError:
        return None
    return clip.body, clip.annexes


def part_of_row(row: BodyRow, start: int, end: int | None) -> BodyRow:
    """Some characters of a row; what is not the whole of it is plain words."""
    if row.solid:
        return row
    return replace(row, runs=cut(row.runs, start, end))


def plain_text(rows: Sequence[BodyRow], labels: Sequence[str]) -> str:
    """Lines as they print, with their numbers; a table as lines with tabs."""
    made: list[str] = []
    for row, label in zip(rows, labels, strict=True):
        if isinstance(row.thing, Table):
            grid = grid_of(row.thing)
            made += ["\t".join(_line(grid, at)) for at in range(grid.rows)]
        else:
            made.append(f"{label} {row.text}".strip())
    return "\n".join(made)


def _line(grid: Grid, row: int) -> list[str]:
    return [
        words_of_cell(grid.cells[row, column]).replace("\n", " ") if (row, column) in grid.cells else ""
        for column in range(grid.columns)
    ]


def as_html(rows: Sequence[BodyRow], labels: Sequence[str]) -> str:
    """For Word and mail."""
    made = []
    for row, label in zip(rows, labels, strict=True):
        if isinstance(row.thing, Table):
            made.append(_table(row.thing))
        elif isinstance(row.thing, Break):
            made.append('<br style="page-break-before:always">')
        elif not row.solid:
            lead = html.escape(label) + " " if label else ""
            side = "" if row.align == "justify" else f' style="text-align:{row.align}"'
            made.append(f"<p{side}>{lead}{_runs(row)}</p>")
    return "".join(made)


def _runs(row: BodyRow) -> str:
    made = ""
    for run in row.runs:
        text = html.escape(run.t)
        for tag, on in (("u", run.u), ("i", run.i), ("b", run.b)):
            text = f"<{tag}>{text}</{tag}>" if on else text
        made += text
    return made


def _table(table: Table) -> str:
    grid = grid_of(table)
    lines = [""] * grid.rows
    for at, column in grid.order():
        cell = grid.cells[at, column]
        span = f' colspan="{cell.across}"' if cell.across > 1 else ""
        span += f' rowspan="{cell.down}"' if cell.down > 1 else ""
        words = "".join(f"<p>{_runs(BodyRow(runs_of(one.text)))}</p>" for one in paragraphs_of(cell))
        tag = "th" if at < table.head else "td"
        lines[at] += f"<{tag}{span}>{words}</{tag}>"
    rows = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<table border="1">{rows}</table>'
