"""Workbooks (XLSX, XLS, ODS): the cells' text, a row a line, a sheet a page. Nothing is computed and no macro is run.

Letters seldom come so; lists and forms that belong to them do.
"""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any, Final

from app.base.language import tr
from app.base.progress import Progress
from app.base.text import nfc, one_line
from app.intake.readers.docx_package import DocxPackage
from app.intake.readers.flow import converted_from, mended
from app.intake.refusals import WARN_CUT, WARN_MACROS, OfficeBroken
from app.intake.source import FileType, How, Line, Page, SourceText

MAX_ROWS: Final = 20_000
MAX_COLUMNS: Final = 200
MAX_CELL: Final = 2_000


def read_sheets(data: bytes, name: str, progress: Progress, *, kind: FileType) -> SourceText:
    """Text of a workbook, a page a sheet. Raises ``OfficeBroken``, ``DocxUnsafe`` or ``DocxLocked``."""
    from python_calamine import CalamineWorkbook

    warnings: list[str] = []
    if kind is not FileType.XLS:
        package = DocxPackage(data, name)  # sizes and ratios are checked before anything unfolds
        if any(part.lower().endswith("vbaproject.bin") for part in package.names()):
            warnings.append(tr(WARN_MACROS))
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = book.sheet_names
    except Exception:  # noqa: BLE001  the library has an own error for each fault; all mean the same here
        raise OfficeBroken(name, file=name, kind=kind.value.upper()) from None
    pages: list[Page] = []
    left, cut = MAX_ROWS, False
    for index, sheet in enumerate(names[:200]):
        progress.step(index, len(names), sheet[:40])
        try:
            rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=True, nrows=left + 1)
        except Exception:  # noqa: BLE001  charts and broken sheets: the others still count
            rows = []
        cut = cut or len(rows) > left
        lines = tuple(line for row in rows[:left] if (line := _line(row)).text)
        left -= min(len(rows), left)
        pages.append(Page(index + 1, (Line(nfc(sheet)), *lines)))
        if left <= 0:
            break
    if cut:
        warnings.append(tr(WARN_CUT))
    return _source(kind, pages, len(names), warnings)


def _source(kind: FileType, pages: list[Page], count: int, warnings: list[str]) -> SourceText:
    lines, encodings = mended([line for page in pages for line in page.lines], ())
    if encodings:
        warnings.append(converted_from(encodings))
        rest = iter(lines)
        pages = [Page(page.number, tuple(next(rest) for _ in page.lines)) for page in pages]
    how = How.CONVERTED if encodings else How.TEXT
    return SourceText(kind, how, tuple(pages), count, tuple(warnings))


def _line(row: list[Any]) -> Line:
    cells = [_cell(value) for value in row[:MAX_COLUMNS]]
    while cells and not cells[-1]:
        cells.pop()
    return Line("\t".join(cells) if any(cells) else "")


def _cell(value: Any) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    return one_line(str(value)[:MAX_CELL]) if value is not None else ""
