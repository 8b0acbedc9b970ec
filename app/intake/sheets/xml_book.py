"""Workbooks as XML of 2003 ('XML Spreadsheet'): what older systems of offices hand out under the name .xls.

Owns that format: cells in their places, dates as dates. Refuses documents with a DTD; nothing is fetched.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from app.base.text import nfc

_MARK: Final = b"urn:schemas-microsoft-com:office:spreadsheet"
_SS: Final = "{urn:schemas-microsoft-com:office:spreadsheet}"


def is_one(data: bytes) -> bool:
    return (
        data[:2_048].lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"<?xml", b"<Workbook"))
        and _MARK in data[:8_192]
    )


def read_sheets(data: bytes, *, most_rows: int, most_columns: int) -> list[tuple[str, bool, list[list[Any]]]]:
    """(name, hidden, rows) of every sheet; one row more than ``most_rows`` when there are more. Raises ValueError."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser=parser)
    except etree.XMLSyntaxError as fault:
        raise ValueError(str(fault)) from None
    about: Any = root.getroottree().docinfo
    if about.doctype:
        raise ValueError("a DTD")
    found = []
    for sheet in root.iter(f"{_SS}Worksheet"):
        visible = sheet.findtext(".//{urn:schemas-microsoft-com:office:excel}Visible") or ""
        rows: list[list[Any]] = []
        for line in sheet.iterfind(f"{_SS}Table/{_SS}Row"):
            at = min(_place(line, len(rows)), most_rows)
            rows.extend([] for _ in range(at - len(rows)))
            rows.append(_cells(line, most_columns))
            if len(rows) > most_rows:
                break
        found.append((nfc(sheet.get(f"{_SS}Name") or "Sheet"), visible.startswith("Sheet"), rows))
    return found


def _cells(line: Any, most: int) -> list[Any]:
    row: list[Any] = []
    for cell in line.iterfind(f"{_SS}Cell"):
        at = _place(cell, len(row))
        if at >= most:
            break
        row.extend("" for _ in range(at - len(row)))
        data = cell.find(f"{_SS}Data")
        row.append("" if data is None else _value("".join(data.itertext()), data.get(f"{_SS}Type") or ""))
        across = cell.get(f"{_SS}MergeAcross") or ""
        row.extend("" for _ in range(min(int(across), most) if across.isdecimal() else 0))
    return row


def _place(part: Any, next_one: int) -> int:
    """Where it stands, from 0: said when cells or rows before it are left out."""
    said = part.get(f"{_SS}Index") or ""
    return max(next_one, int(said) - 1) if said.isdecimal() and len(said) < 8 else next_one


def _value(text: str, kind: str) -> Any:
    try:
        if kind == "DateTime":
            return date.fromisoformat(text[:10])
        if kind == "Number":
            return float(text)
    except ValueError:
        return text
    return text == "1" if kind == "Boolean" else "" if kind == "Error" else nfc(text)
