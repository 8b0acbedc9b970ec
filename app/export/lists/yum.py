"""The member sheet of the national system written: its head to the letter, codes and phones as text, its lists beside it.

Owns the look of the workbook. Every cell is text, so that nothing a record says becomes a formula and no number loses its
zero. Takes rows as they come, so a hundred thousand cost no more memory than one.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from app.base.files import disk_error, need_target, replacing
from app.base.progress import Progress, Silent
from app.domain.national_sheet import COLUMNS, LISTS, LISTS_SHEET, SHEET, TITLE

_MOST_CHARS: Final = 32_767
_TITLE_ROW: Final = 1
_UNIT_ROW: Final = 2
_HEAD_ROW: Final = 4
_FIRST_ROW: Final = 6
_STEP: Final = 2_000
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula when such a cell is edited or saved as CSV."""

Lists = Mapping[str, Sequence[tuple[str, str]]]


def write_national(
    path: Path,
    *,
    unit: str,
    rows: Iterable[Sequence[str]],
    count: int,
    lists: Lists,
    progress: Progress | None = None,
) -> int:
    """Write the sheet at ``path``, whole or not at all; the number of rows. Each row is the texts of columns B to AG.

    Raises DiskFull, FolderReadOnly and other refusals of files, ``Cancelled``.
    """
    import xlsxwriter  # type: ignore[import-untyped]

    need_target(path)
    try:
        # The writer's own temporary files hold what the result holds: they lie beside it and go with the block.
        with replacing(path) as file, tempfile.TemporaryDirectory(dir=path.parent, prefix=".bang-") as folder:
            options = {
                "constant_memory": True,
                "tmpdir": folder,
                "strings_to_numbers": False,
                "strings_to_formulas": False,
                "strings_to_urls": False,
            }
            book = xlsxwriter.Workbook(file, options)
            book.set_properties({"title": TITLE})
            looks = _looks(book)
            sheet = book.add_worksheet(SHEET)
            _head(sheet, looks, unit)
            written = _rows(sheet, looks, rows, count, progress or Silent())
            _lists(book.add_worksheet(LISTS_SHEET), lists)
            book.close()
    except OSError as error:
        raise disk_error(error, path, writing=True) from None
    return written


def _looks(book: Any) -> dict[str, Any]:
    base = {"font_name": "Times New Roman", "font_size": 12, "num_format": "@"}
    cell = {**base, "border": 1, "valign": "vcenter"}
    head = {**cell, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#DDEBF7"}
    return {
        "title": book.add_format({**base, "bold": True, "font_size": 14}),
        "unit": book.add_format({**base, "bold": True}),
        "head": book.add_format(head),
        "number": book.add_format({**cell, "align": "center", "num_format": "0"}),
        "cell": book.add_format(cell),
        "quoted": book.add_format({**cell, "quote_prefix": True}),
    }


def _head(sheet: Any, looks: Mapping[str, Any], unit: str) -> None:
    for at, column in enumerate(COLUMNS):
        sheet.set_column(at, at, column.width)
    sheet.write_string(_TITLE_ROW, 0, TITLE, looks["title"])
    sheet.write_string(_UNIT_ROW, 0, clean(unit.upper()), looks["unit"])
    sheet.set_row(_HEAD_ROW, 32)
    for row, words in (
        (_HEAD_ROW, [one.head for one in COLUMNS]),
        (_HEAD_ROW + 1, [one.under for one in COLUMNS]),
    ):
        for at, word in enumerate(words):
            if word:
                sheet.write_string(row, at, word, looks["head"])
            else:
                sheet.write_blank(row, at, None, looks["head"])
    for at, column in enumerate(COLUMNS):
        # Rows go to disk one by one, so a merged range cannot be written as one: its cells are there, this joins them.
        if not column.under:
            sheet.merge.append([_HEAD_ROW, at, _HEAD_ROW + 1, at])
        elif column.head:
            sheet.merge.append([_HEAD_ROW, at, _HEAD_ROW, at + 1])
    sheet.freeze_panes(_FIRST_ROW, 2)
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD_ROW, _HEAD_ROW + 1)


def _rows(
    sheet: Any, looks: Mapping[str, Any], rows: Iterable[Sequence[str]], count: int, progress: Progress
) -> int:
    cell, quoted, number = looks["cell"], looks["quoted"], looks["number"]
    write, blank = sheet.write_string, sheet.write_blank
    ordinal = 0
    for ordinal, row in enumerate(rows, 1):
        at = _FIRST_ROW + ordinal - 1
        sheet.write_number(at, 0, ordinal, number)
        for place, text in enumerate(row, 1):
            if not text:
                blank(at, place, None, cell)
            elif text.isprintable() and len(text) <= _MOST_CHARS:
                write(at, place, text, quoted if text.startswith(_FORMULA) else cell)
            else:
                write(at, place, clean(text), quoted if text.startswith(_FORMULA) else cell)
        if ordinal % _STEP == 0:
            progress.step(ordinal, count, SHEET)
    return ordinal


def _lists(sheet: Any, lists: Lists) -> None:
    """Code and label of every list, two columns each; hidden, as the national system's own sheet has it."""
    longest = max((len(lists.get(name, ())) for name in LISTS), default=0)
    for row in range(longest):
        for place, name in enumerate(LISTS):
            entries = lists.get(name, ())
            if row < len(entries):
                code, label = entries[row]
                sheet.write_number(row, place * 2, int(code))
                sheet.write_string(row, place * 2 + 1, label)
    sheet.hide()


def clean(text: str) -> str:
    """Text that the format can hold: no control characters, no more than a cell takes."""
    return _CONTROLS.sub("", text)[:_MOST_CHARS]
