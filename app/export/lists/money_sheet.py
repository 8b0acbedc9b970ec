"""A table with money as XLSX: heads, rows, the row of sums. Amounts are numbers, everything else is text and never a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.base.files import write_atomic

Value = str | int


@dataclass(frozen=True, slots=True)
class MoneySheet:
    name: str
    title: str
    under: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    total: tuple[Value, ...] = ()
    widths: tuple[float, ...] = ()
    """In characters."""


def write_xlsx(sheets: Sequence[MoneySheet], path: Path) -> Path:
    """Write the workbook at ``path``: whole or not at all."""
    write_atomic(path, draw(sheets))
    return path


def draw(sheets: Sequence[MoneySheet]) -> bytes:
    """The workbook's bytes."""
    import xlsxwriter  # type: ignore[import-untyped]

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    workbook = xlsxwriter.Workbook(out, options)
    base = {"font_name": "Times New Roman", "font_size": 11}
    cell = {**base, "border": 1, "valign": "top", "text_wrap": True}
    looks = {
        "title": workbook.add_format({**base, "bold": True, "font_size": 14}),
        "under": workbook.add_format({**base, "italic": True}),
        "head": workbook.add_format({**cell, "bold": True, "align": "center", "bg_color": "#EEEEEE"}),
        "text": workbook.add_format(cell),
        "money": workbook.add_format({**cell, "num_format": "#,##0"}),
        "text-total": workbook.add_format({**cell, "bold": True}),
        "money-total": workbook.add_format({**cell, "bold": True, "num_format": "#,##0"}),
    }
    for one in sheets:
        _sheet(workbook.add_worksheet(one.name[:31]), one, looks)
    workbook.close()
    return out.getvalue()


def _sheet(sheet: Any, one: MoneySheet, looks: dict[str, Any]) -> None:
    sheet.write_string(0, 0, one.title, looks["title"])
    sheet.write_string(1, 0, one.under, looks["under"])
    for at, head in enumerate(one.heads):
        sheet.write_string(3, at, head, looks["head"])
        sheet.set_column(at, at, one.widths[at] if one.widths else 14)
    tallest = max(
        -(-len(head) // 10) for head in one.heads
    )  # such heads wrap, and no program measures them on opening
    sheet.set_row(3, 15 * max(1, min(tallest, 4)))
    lines = [*((row, "") for row in one.rows), *([(one.total, "-total")] if one.total else [])]
    for row, (values, strong) in enumerate(lines, 4):
        for at, value in enumerate(values):
            if isinstance(value, int):
                sheet.write_number(row, at, value, looks[f"money{strong}"])
            else:
                sheet.write_string(row, at, value, looks[f"text{strong}"])
    sheet.freeze_panes(4, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(3)
