"""The member sheet of the national system written: its head to the letter, codes and phones as text, its lists beside it.

Owns the look of the workbook. Every cell is text, so that nothing a record says becomes a formula and no number loses its
zero. The workbook's frame is a library's; the rows are put into its sheet as they come, three times as fast as cell by cell,
and a hundred thousand cost no more memory than one.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import IO, Any, Final

from app.base.files import replacing
from app.base.progress import Progress, Silent
from app.domain.national_sheet import COLUMNS, LISTS, LISTS_SHEET, SHEET, TITLE
from app.export.lists.cells import cell_text

_TITLE_ROW: Final = 1
_UNIT_ROW: Final = 2
_HEAD_ROW: Final = 4
_FIRST_ROW: Final = 6
_STEP: Final = 1_000
_REMEMBERED: Final = 100_000
_PART: Final = "xl/worksheets/sheet1.xml"
_SAMPLE: Final = re.compile(rb'<row r="7".*?</row>', re.DOTALL)
_STYLE: Final = re.compile(rb' s="(\d+)"')
_SPAN: Final = re.compile(rb'<dimension ref="[^"]*"/>')
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
    with replacing(path) as file:
        return _fill(_frame(unit, lists), file, rows, count, progress or Silent())


# --- the frame --------------------------------------------------------------------------------------------------


def _frame(unit: str, lists: Lists) -> bytes:
    """The workbook with its head, its lists and one sample row that shows how the library numbers the looks."""
    import xlsxwriter  # type: ignore[import-untyped]

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": TITLE})
    looks = _looks(book)
    sheet = book.add_worksheet(SHEET)
    _head(sheet, looks, unit)
    for at, look in enumerate(("number", "cell", "quoted")):
        sheet.write_blank(_FIRST_ROW, at, None, looks[look])
    _lists(book.add_worksheet(LISTS_SHEET), lists)
    book.close()
    return out.getvalue()


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
    sheet.write_string(_TITLE_ROW, 0, TITLE, looks["title"])
    sheet.write_string(_UNIT_ROW, 0, cell_text(unit.upper()), looks["unit"])
    sheet.set_row(_HEAD_ROW, 32)
    look = looks["head"]
    for at, column in enumerate(COLUMNS):
        sheet.set_column(at, at, column.width)
        if not column.under:
            sheet.merge_range(_HEAD_ROW, at, _HEAD_ROW + 1, at, column.head, look)
            continue
        if column.head:
            sheet.merge_range(_HEAD_ROW, at, _HEAD_ROW, at + 1, column.head, look)
        sheet.write_string(_HEAD_ROW + 1, at, column.under, look)
    sheet.freeze_panes(_FIRST_ROW, 2)
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD_ROW, _HEAD_ROW + 1)


def _lists(sheet: Any, lists: Lists) -> None:
    """Code and label of every list, two columns each; hidden, as the national system's own sheet has it."""
    for place, name in enumerate(LISTS):
        for row, (code, label) in enumerate(lists.get(name, ())):
            sheet.write_number(row, place * 2, int(code))
            sheet.write_string(row, place * 2 + 1, label)
    sheet.hide()


# --- the rows ----------------------------------------------------------------------------------------------------


def _fill(
    frame: bytes, file: IO[bytes], rows: Iterable[Sequence[str]], count: int, progress: Progress
) -> int:
    """The frame with the rows in the place of its sample row."""
    written = 0
    with (
        zipfile.ZipFile(io.BytesIO(frame)) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as target,
    ):
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename != _PART:
                target.writestr(entry.filename, data)
                continue
            sample = _SAMPLE.search(data)
            if sample is None:
                raise RuntimeError("the workbook's library writes rows otherwise")
            last = _FIRST_ROW + max(count, 1)
            span = f'<dimension ref="A{_TITLE_ROW + 1}:{_LETTERS[-1]}{last}"/>'.encode()
            number, cell, quoted = (style.decode() for style in _STYLE.findall(sample[0]))
            with target.open(_PART, "w", force_zip64=True) as part:
                part.write(_SPAN.sub(span, data[: sample.start()]))
                for piece, written in _pieces(rows, number, cell, quoted):
                    part.write(piece.encode())
                    progress.step(written, count, SHEET)
                part.write(data[sample.end() :])
    return written


def _letters() -> tuple[str, ...]:
    return tuple(chr(65 + at) if at < 26 else f"A{chr(39 + at)}" for at in range(len(COLUMNS)))


_LETTERS: Final = _letters()


def _pieces(rows: Iterable[Sequence[str]], number: str, cell: str, quoted: str) -> Iterator[tuple[str, int]]:
    """XML of some rows at a time, and how many there were so far. Most texts repeat: each is made into XML once."""
    known: dict[str, str] = {"": f' s="{cell}"/>'}
    heads = [f'<c r="{letter}' for letter in _LETTERS[1:]]
    made: list[str] = []
    ordinal = 0
    for ordinal, row in enumerate(rows, 1):
        at = _FIRST_ROW + ordinal
        line = [f'<row r="{at}"><c r="A{at}" s="{number}"><v>{ordinal}</v></c>']
        for head, text in zip(heads, row, strict=True):
            body = known.get(text)
            if body is None:
                body = _body(text, quoted if text.startswith(_FORMULA) else cell)
                if len(known) < _REMEMBERED:
                    known[text] = body
            line.append(f'{head}{at}"{body}')
        line.append("</row>")
        made.append("".join(line))
        if len(made) >= _STEP:
            yield "".join(made), ordinal
            made = []
    yield "".join(made), ordinal


def _body(text: str, style: str) -> str:
    words = escape(cell_text(text), quote=False)
    space = ' xml:space="preserve"' if words != words.strip() else ""
    return f' s="{style}" t="inlineStr"><is><t{space}>{words}</t></is></c>'
