"""A report on members as a sheet: XLSX to work on and PDF to sign, with its charts. Takes plain values; knows no form's meaning.

Owns the look. A form whose official cells were not seen says so on every sheet, under its title.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.base.files import write_atomic
from app.domain.reports.charts import Chart, grouped
from app.export.lists.cells import cell_text, sheet_name
from app.export.lists.paper import Head

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from app.export.lists.faces import Faces

_NARROW: Final = 7
"""So many columns of figures stand on an upright page."""
_PER_PAGE: Final = 12
"""Columns of figures that one page of a workbook holds to be read."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    label: str
    cells: tuple[int | float | None, ...]
    level: int = 0
    heading: bool = False
    share: bool = False
    """Its figures are per cent."""
    blank: frozenset[int] = frozenset()
    """Cells that mean nothing in this row."""


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One table of figures; ``title`` names its sheet in the workbook."""

    title: str
    first: str
    """Head of the column of labels."""
    heads: tuple[str, ...]
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True)
class SheetList:
    """A table of words: the persons behind a figure, what is missing."""

    title: str
    heads: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ReportSheet:
    head: Head
    title: str
    under: tuple[str, ...]
    """Period, day, state."""
    tables: tuple[SheetTable, ...] = ()
    lists: tuple[SheetList, ...] = ()
    charts: tuple[Chart, ...] = ()
    warning: str = ""
    notes: tuple[str, ...] = ()
    signing: tuple[tuple[str, str], ...] = field(default_factory=tuple)
    """What stands over each signature, and the name under it."""


def write_sheet(sheet: ReportSheet, path: Path) -> Path:
    """Write at ``path``, whole or not at all; .pdf is drawn, all else is a workbook."""
    write_atomic(path, draw_pdf(sheet) if path.suffix.casefold() == ".pdf" else draw_xlsx(sheet))
    return path


# --- the workbook ---------------------------------------------------------------------------------------------


def draw_xlsx(sheet: ReportSheet) -> bytes:
    """Figures are numbers; words are words: nothing becomes a formula."""
    import xlsxwriter  # type: ignore[import-untyped]

    out = io.BytesIO()
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    }  # fmt: skip
    workbook = xlsxwriter.Workbook(out, options)
    workbook.set_properties({"title": sheet.title, "author": " ".join(sheet.head.organ)})
    looks = _looks(workbook)
    taken: set[str] = set()
    for table in sheet.tables:
        _table_sheet(workbook, sheet, table, looks, sheet_name(table.title, "Biểu", taken))
    for one in sheet.lists:
        _list_sheet(workbook, sheet, one, looks, sheet_name(one.title, "Biểu", taken))
    for chart in sheet.charts:
        _chart_sheet(workbook, sheet, chart, looks, sheet_name(chart.title, "Biểu", taken))
    workbook.close()
    return out.getvalue()


def _looks(workbook: Any) -> dict[str, Any]:
    base = {"font_name": "Times New Roman", "font_size": 12}
    cell = {**base, "valign": "vcenter", "border": 1}
    label = {**cell, "text_wrap": True, "num_format": "@"}
    looks = {
        "plain": base,
        "organ": {**base, "bold": True},
        "title": {**base, "bold": True, "font_size": 14, "align": "center", "text_wrap": True, "valign": "vcenter"},
        "under": {**base, "italic": True, "align": "center"},
        "warning": {**base, "bold": True, "align": "center", "font_color": "#8A5A00"},
        "head": {**cell, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#EEEEEE"},
        "heading": {**label, "bold": True, "bg_color": "#F7F7F7"},
        "number": {**cell, "align": "center"},
        "figure": {**cell, "num_format": "#,##0"},
        "share": {**cell, "num_format": "0.0"},
        "blank": {**cell, "bg_color": "#F2F2F2"},
        "note": {**base, "italic": True},
    }  # fmt: skip
    made = {name: workbook.add_format(look) for name, look in looks.items()}
    for level in range(4):
        made[f"label{level}"] = workbook.add_format({**label, "indent": level, "bold": level == 0})
    return made


def _top(page: Any, sheet: ReportSheet, looks: dict[str, Any], last: int) -> int:
    """Organ, title, period, warning; the next free row."""
    row = 0
    for text, look in [
        *((one, "plain") for one in sheet.head.superior),
        *((one, "organ") for one in sheet.head.organ),
    ]:
        page.write_string(row, 0, cell_text(text), looks[look])
        row += 1
    lines = [(sheet.title, "title"), *((one, "under") for one in sheet.under)]
    lines += [(sheet.warning, "warning")] if sheet.warning else []
    for text, look in lines:
        if last > 0:
            page.merge_range(row, 0, row, last, "", looks[look])
        page.write_string(row, 0, cell_text(text), looks[look])
        row += 1
    if len(sheet.title) > 60:
        page.set_row(row - len(lines), 40)
    return row + 1


def _table_sheet(
    workbook: Any, sheet: ReportSheet, table: SheetTable, looks: dict[str, Any], name: str
) -> None:
    page = workbook.add_worksheet(name)
    page.set_column(0, 0, 6)
    page.set_column(1, 1, 46)
    page.set_column(2, 1 + len(table.heads), 13)
    row = _top(page, sheet, looks, 1 + min(len(table.heads), _PER_PAGE))
    first = row
    for at, head in enumerate(("STT", table.first, *table.heads)):
        page.write_string(row, at, cell_text(head), looks["head"])
    page.set_row(row, 17 * max([1, *(_lines(head, 11) for head in table.heads)]))
    row += 1
    page.freeze_panes(row, 2)
    number = 0
    for line in table.rows:
        if line.heading:
            page.merge_range(row, 0, row, 1 + len(table.heads), "", looks["heading"])
            page.write_string(row, 0, cell_text(line.label), looks["heading"])
            row += 1
            continue
        number += 1
        page.write_number(row, 0, number, looks["number"])
        page.write_string(row, 1, cell_text(line.label), looks[f"label{min(line.level, 3)}"])
        for at, value in enumerate(line.cells):
            if at in line.blank or value is None:
                page.write_blank(row, 2 + at, None, looks["blank" if at in line.blank else "figure"])
            else:
                page.write_number(row, 2 + at, value, looks["share" if line.share else "figure"])
        row += 1
    _foot(page, sheet, looks, row)
    _page_setup(page, first, wide=len(table.heads) > _NARROW - 1, across=-(-len(table.heads) // _PER_PAGE))


def _foot(page: Any, sheet: ReportSheet, looks: dict[str, Any], row: int) -> None:
    for at, note in enumerate(sheet.notes):
        page.write_string(row + 1 + at, 0, cell_text(note), looks["note"])


def _list_sheet(workbook: Any, sheet: ReportSheet, one: SheetList, looks: dict[str, Any], name: str) -> None:
    page = workbook.add_worksheet(name)
    for at, width in enumerate(one.widths):
        page.set_column(at, at, width)
    row = _top(page, sheet, looks, len(one.heads) - 1)
    first = row
    for at, head in enumerate(one.heads):
        page.write_string(row, at, cell_text(head), looks["head"])
    for cells in one.rows:
        row += 1
        for at, text in enumerate(cells):
            page.write_string(row, at, cell_text(text), looks["label1" if at else "number"])
    _page_setup(page, first, wide=False)


def _chart_sheet(workbook: Any, sheet: ReportSheet, chart: Chart, looks: dict[str, Any], name: str) -> None:
    """The chart's table with the workbook's own chart beside it."""
    page = workbook.add_worksheet(name)
    page.set_column(0, 0, 34)
    page.set_column(1, 2, 14)
    row = _top(page, sheet, looks, 7)
    first = row
    heads = (chart.title, "Chỉ tiêu", "Đã đủ") if chart.parts else (chart.title, "Số lượng")
    for at, head in enumerate(heads):
        page.write_string(row, at, cell_text(head), looks["head"])
    for at, (label, value) in enumerate(zip(chart.labels, chart.values, strict=True)):
        row += 1
        page.write_string(row, 0, cell_text(label), looks["label1"])
        page.write_number(row, 1, value, looks["figure"])
        if chart.parts:
            page.write_number(row, 2, chart.parts[at], looks["figure"])
    if chart.labels:
        drawn = workbook.add_chart({"type": "line" if chart.kind == "line" else "bar"})
        for at in range(1, len(heads)):
            drawn.add_series(
                {
                    "name": heads[at],
                    "categories": [name, first + 1, 0, row, 0],
                    "values": [name, first + 1, at, row, at],
                    "data_labels": {"value": len(heads) == 2},
                }
            )
        drawn.set_title({"name": cell_text(chart.title)})
        drawn.set_legend({"none": len(heads) == 2})
        if chart.kind == "bars":
            drawn.set_y_axis({"reverse": True})
        drawn.set_size({"width": 640, "height": max(288, 30 * len(chart.labels))})
        page.insert_chart(first, 4, drawn)
    _page_setup(page, first, wide=True)


def _lines(words: str, width: int) -> int:
    """How many lines words take in a column of so many characters, broken at blanks."""
    lines, room = 1, width
    for word in words.split():
        if len(word) > room and room < width:
            lines, room = lines + 1, width
        room -= len(word) + 1
    return lines


def _page_setup(page: Any, first: int, *, wide: bool, across: int = 1) -> None:
    """``across``: pages side by side, each with the rows' names, where one would be too small to read."""
    page.set_paper(9)
    if wide:
        page.set_landscape()
    if across > 1:
        page.repeat_columns(0, 1)
    page.fit_to_pages(across, 0)
    page.repeat_rows(first)
    page.set_footer("&C&P/&N")


# --- the page ---------------------------------------------------------------------------------------------------


def draw_pdf(sheet: ReportSheet) -> bytes:
    """A4, upright unless a table is wide; heads repeat on every page, charts drawn as on the screen."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.units import mm
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    from app.export.lists.faces import faces
    from app.export.pdf.archive import archived

    face = faces()
    wide = any(len(table.heads) >= _NARROW for table in sheet.tables)
    size = landscape(A4) if wide else A4
    left, right, top = (20 * mm if wide else 25 * mm), 15 * mm, 18 * mm
    out = io.BytesIO()
    document = BaseDocTemplate(
        out, pagesize=size, title=sheet.title, author=" ".join(sheet.head.organ), subject=sheet.title,
        creator="Văn thư Đoàn", lang="vi-VN", initialFontName=face.regular,
    )  # fmt: skip
    room = size[0] - left - right
    body = Frame(left, top, room, size[1] - 2 * top, 0, 0, 0, 0)

    def number(canvas: Any, _: object) -> None:
        if canvas.getPageNumber() > 1:
            canvas.setFont(face.regular, 11)
            canvas.drawCentredString(size[0] / 2, size[1] - 12 * mm, str(canvas.getPageNumber()))

    document.addPageTemplates([PageTemplate("sheet", [body], onPage=number)])
    document.build(_story(sheet, face, room, size[1] - 2 * top))
    return archived(out.getvalue())


def _story(sheet: ReportSheet, face: Faces, room: float, high: float) -> list[Flowable]:
    from reportlab.lib import colors
    from reportlab.lib.enums import TA_CENTER
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.platypus import CondPageBreak, Paragraph, Spacer

    from app.export.lists.paper_pdf import head_table, signing_table
    from app.export.lists.pdf import escaped
    from app.export.lists.report_chart import ChartFlow

    title = ParagraphStyle("r-title", fontName=face.bold, fontSize=14, leading=18, alignment=TA_CENTER)
    under = ParagraphStyle("r-under", parent=title, fontName=face.italic, fontSize=12, leading=15)
    warning = ParagraphStyle(
        "r-warning", parent=under, fontName=face.bold_italic, textColor=colors.Color(0.54, 0.35, 0)
    )
    small = ParagraphStyle(
        "r-small", fontName=face.bold, fontSize=12, leading=15, spaceBefore=8, spaceAfter=4
    )
    note = ParagraphStyle("r-note", fontName=face.italic, fontSize=10.5, leading=13.5)
    story: list[Flowable] = [head_table(sheet.head, face, room), Spacer(0, 6 * mm)]
    story.append(Paragraph(escaped(sheet.title.upper()), title))
    story += [Paragraph(escaped(one), under) for one in sheet.under]
    if sheet.warning:
        story.append(Paragraph(escaped(f"({sheet.warning})"), warning))
    story.append(Spacer(0, 4 * mm))
    several = len(sheet.tables) + len(sheet.lists) > 1
    for table in sheet.tables:
        if several:
            story += [CondPageBreak(30 * mm), Paragraph(escaped(table.title), small)]
        story += [_figures(table, face, room), Spacer(0, 2 * mm)]
    for one in sheet.lists:
        if several or sheet.charts:
            story += [CondPageBreak(30 * mm), Paragraph(escaped(one.title), small)]
        story += [_words(one, face, room), Spacer(0, 2 * mm)]
    for chart in sheet.charts:
        drawn = ChartFlow(chart, face, room, high * 0.82)
        story += [
            CondPageBreak(drawn.height + (20 if chart.note else 14) * mm),
            Paragraph(escaped(chart.title), small),
            drawn,
            Spacer(0, 3 * mm),
        ]
        if chart.note:
            story.append(Paragraph(escaped(chart.note), note))
    story += [Paragraph(escaped(one), note) for one in sheet.notes]
    if sheet.signing:
        story += [CondPageBreak(50 * mm), Spacer(0, 5 * mm), signing_table(sheet.signing, face, room)]
    return story


def _figures(table: SheetTable, face: Faces, room: float) -> Flowable:
    from reportlab.lib import colors
    from reportlab.lib.enums import TA_CENTER, TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.platypus import Paragraph, Table, TableStyle

    from app.export.lists.pdf import escaped

    many = len(table.heads)
    size = 11 if many < _NARROW else max(7.5, 11 - 0.25 * (many - _NARROW))
    head = ParagraphStyle(
        "f-head", fontName=face.bold, fontSize=size, leading=size * 1.2, alignment=TA_CENTER
    )
    right = ParagraphStyle(
        "f-figure", fontName=face.regular, fontSize=size, leading=size * 1.25, alignment=TA_RIGHT
    )
    centre = ParagraphStyle("f-count", parent=right, alignment=TA_CENTER)
    labels = [
        ParagraphStyle(
            f"f-label{level}", fontName=face.bold if not level else face.regular, fontSize=size, leading=size * 1.25,
            leftIndent=level * 4 * mm,
        )
        for level in range(4)
    ]  # fmt: skip
    rows: list[list[Any]] = [[Paragraph(escaped(one), head) for one in ("STT", table.first, *table.heads)]]
    look: list[Any] = [
        ("FONTNAME", (0, 0), (-1, -1), face.regular),
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("BACKGROUND", (0, 0), (-1, 0), colors.Color(0.94, 0.94, 0.94)),
        ("LEFTPADDING", (0, 0), (-1, -1), 1.2 * mm),
        ("RIGHTPADDING", (0, 0), (-1, -1), 1.2 * mm),
        ("TOPPADDING", (0, 0), (-1, -1), 0.7 * mm),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.1 * mm),
    ]
    number = 0
    for line in table.rows:
        at = len(rows)
        if line.heading:
            rows.append([Paragraph(escaped(line.label), labels[0]), *[""] * (many + 1)])
            look.append(("SPAN", (0, at), (-1, at)))
            continue
        number += 1
        figures: list[Any] = []
        for place, value in enumerate(line.cells):
            if place in line.blank:
                look.append(("BACKGROUND", (place + 2, at), (place + 2, at), colors.Color(0.95, 0.95, 0.95)))
            figures.append(
                Paragraph(grouped(value), right) if value is not None and place not in line.blank else ""
            )
        rows.append(
            [
                Paragraph(str(number), centre),
                Paragraph(escaped(line.label), labels[min(line.level, 3)]),
                *figures,
            ]
        )
    order = 10 * mm
    figure = max(9 * mm, min(22 * mm, (room - order) * (0.62 if many < _NARROW else 0.75) / many))
    made = Table(rows, colWidths=[order, room - order - figure * many, *[figure] * many], repeatRows=1)
    made.setStyle(TableStyle(look))
    return made


def _words(one: SheetList, face: Faces, room: float) -> Flowable:
    from reportlab.lib import colors
    from reportlab.lib.enums import TA_CENTER
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.platypus import Paragraph, Table, TableStyle

    from app.export.lists.pdf import escaped

    head = ParagraphStyle("w-head", fontName=face.bold, fontSize=11, leading=13.5, alignment=TA_CENTER)
    cell = ParagraphStyle("w-cell", fontName=face.regular, fontSize=11, leading=13.5)
    centre = ParagraphStyle("w-centre", parent=cell, alignment=TA_CENTER)
    rows: list[list[Any]] = [[Paragraph(escaped(text), head) for text in one.heads]]
    rows += [
        [Paragraph(escaped(text), cell if at else centre) for at, text in enumerate(cells)]
        for cells in one.rows
    ]
    shares = sum(one.widths)
    made = Table(rows, colWidths=[room * width / shares for width in one.widths], repeatRows=1)
    made.splitInRow = 1
    made.setStyle(
        TableStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), face.regular),
                ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("BACKGROUND", (0, 0), (-1, 0), colors.Color(0.94, 0.94, 0.94)),
                ("LEFTPADDING", (0, 0), (-1, -1), 1.2 * mm),
                ("RIGHTPADDING", (0, 0), (-1, -1), 1.2 * mm),
            ]
        )
    )
    return made
