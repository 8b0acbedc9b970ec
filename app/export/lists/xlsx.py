"""A register as XLSX to sort and search: every cell is text, so that nothing a letter says becomes a formula."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from app.base.files import write_atomic
from app.export.lists import forms
from app.export.lists.book import Book, Section, Setting
from app.export.lists.cells import cell_text, sheet_name


def write_xlsx(book: Book, path: Path) -> Path:
    """Write the register at ``path``: whole or not at all."""
    write_atomic(path, draw(book))
    return path


def draw(book: Book) -> bytes:
    """The workbook's bytes: one sheet per section."""
    import xlsxwriter  # type: ignore[import-untyped]

    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    workbook.set_properties({"title": book.form.title, "author": " ".join(book.cover.organ)})
    looks = _looks(workbook)
    taken: set[str] = set()
    for section in book.sections or (Section(()),):
        _sheet(workbook, book, section, looks, sheet_name(section.title, "Sổ", taken))
    workbook.close()
    return out.getvalue()


def _looks(workbook: Any) -> dict[str, Any]:
    base = {"font_name": "Times New Roman", "font_size": 11, "num_format": "@"}
    cell = {**base, "text_wrap": True, "valign": "top", "border": 1}
    return {
        "organ": workbook.add_format({**base, "bold": True}),
        "superior": workbook.add_format(base),
        "title": workbook.add_format({**base, "bold": True, "font_size": 14, "align": "center"}),
        "period": workbook.add_format({**base, "italic": True, "align": "center"}),
        "head": workbook.add_format(
            {**cell, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#EEEEEE"}
        ),
        "count": workbook.add_format({**cell, "align": "center", "bg_color": "#EEEEEE"}),
        Setting.LEFT: workbook.add_format(cell),
        Setting.CENTER: workbook.add_format({**cell, "align": "center"}),
        Setting.RIGHT: workbook.add_format({**cell, "align": "right"}),
        "void": workbook.add_format({**cell, "font_strikeout": True, "font_color": "#7F7F7F"}),
        "closing": workbook.add_format({**base, "italic": True}),
    }


def _sheet(workbook: Any, book: Book, section: Section, looks: dict[str, Any], name: str) -> None:
    sheet = workbook.add_worksheet(name)
    columns, cover = book.form.columns, book.cover
    last = len(columns) - 1
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width / 1.9)  # about 1.9 mm to a character of the standard width
    row = 0
    for text, look in [*((t, "superior") for t in cover.superior), *((t, "organ") for t in cover.organ)]:
        sheet.write_string(row, 0, cell_text(text), looks[look])
        row += 1
    title = book.form.title + (f" - {section.title}" if section.title else "")
    period = f"{cover.period[0]}: {cover.period[1]}. {forms.days(cover.first_day, cover.last_day)}. "
    numbers = forms.numbers(section.numbers) if book.form.numbered else ""
    for text, look in ((title, "title"), ((period + numbers).strip(), "period")):
        sheet.merge_range(row, 0, row, last, "", looks[look])
        sheet.write_string(row, 0, cell_text(text), looks[look])
        row += 1
    row += 1
    first = row
    for at, column in enumerate(columns):
        sheet.write_string(row, at, column.head, looks["head"])
        sheet.write_string(row + 1, at, f"({at + 1})", looks["count"])
    row += 2
    sheet.freeze_panes(row, 0)
    for entry in section.entries:
        for at, text in enumerate(entry.cells):
            struck = entry.void and at != book.form.note
            look = looks["void"] if struck else looks[columns[at].setting]
            if text:
                sheet.write_string(row, at, cell_text(text), look)
            else:
                sheet.write_blank(row, at, None, look)
        row += 1
    count = len(section.entries)
    nothing = forms.NOTHING if book.form.numbered else forms.NOTHING_ELSE
    words = forms.total(count, section.voids, book.form.counted) if count else nothing
    sheet.write_string(row + 1, 0, words, looks["closing"])
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(first, first + 1)
    sheet.set_footer("&C&P/&N")
