"""Sheets as clerks make them: workbooks, CSV in old encodings, hostile files. Invented people only."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]

from app.domain.national_sheet import COLUMNS, TITLE

Row = Sequence[Any]


def book(
    path: Path,
    rows: Sequence[Row],
    *,
    name: str = "Sheet1",
    merges: Sequence[str] = (),
    **more: Sequence[Row],
) -> Path:
    """A workbook of one sheet, and others by name; names that begin with 'hidden' are hidden."""
    made = openpyxl.Workbook()
    first = made.active
    first.title = name
    for row in rows:
        first.append(list(row))
    for words in merges:
        first.merge_cells(words)
    for title, lines in more.items():
        sheet = made.create_sheet(title)
        sheet.sheet_state = "hidden" if title.startswith("hidden") else "visible"
        for row in lines:
            sheet.append(list(row))
    made.save(path)
    return path


def national(path: Path, people: Sequence[dict[str, Any]], *, unit: str = "CHI ĐOÀN 10A1") -> Path:
    """The national system's sheet with these people: values by field; 'born' with 'sex'."""
    heads = [one.head or None for one in COLUMNS], [one.under or None for one in COLUMNS]
    rows: list[Row] = [[None], [TITLE], [unit], [None], *heads]
    for number, person in enumerate(people, 1):
        born = {"Nam": "born_male", "Nữ": "born_female"}[person.get("sex", "Nam")]
        values = {"ordinal": number, born: person.get("born"), **person}
        rows.append([values.get(one.field) for one in COLUMNS])
    return book(path, rows, name="DSDV")


def bomb(path: Path) -> Path:
    """A workbook whose sheet unfolds to two hundred times its size and more."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<workbook/>")
        package.writestr("xl/worksheets/sheet1.xml", b" " * 40_000_000)
    path.write_bytes(whole.getvalue())
    return path


def ods(path: Path, rows: Sequence[Row]) -> Path:
    """An OpenDocument sheet with a million empty rows after its own, as LibreOffice writes them."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{space}:office:1.0" '
        f'xmlns:table="{space}:table:1.0" xmlns:text="{space}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="Trang1">{lines}<table:table-row table:number-rows-repeated="1048570"><table:table-cell/>'
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
        package.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
            "</manifest:manifest>",
        )
    return path
