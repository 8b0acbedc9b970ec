"""A file opened into sheets of raw cells: workbooks through calamine, tables of HTML pages under an .xls name, CSV and TSV.

Owns the formats and their traps: bombs, passwords, encodings, merged cells. A cell is a text, a number, a truth value, a
date, or '' for an empty one. Nothing is computed and no macro is run.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import IO, Any, Final

from app.base.language import tr
from app.base.text import fold, nfc
from app.base.zips import ZIP_FAULTS
from app.intake.encodings import mend_text
from app.intake.kinds import Recognised, decode, recognise
from app.intake.refusals import DocxLocked, TextUnreadable, TypeLies
from app.intake.sheets import xml_book
from app.intake.sheets.words import (
    WARN_CONVERTED,
    WARN_ENCODING,
    WARN_ERRORS,
    WARN_FORMULAS,
    WARN_HIDDEN_COLUMNS,
    WARN_HIDDEN_ROWS,
    WARN_MACROS,
    WARN_NAME,
    WARN_UNCOUNTED,
    NoSheet,
    SheetBroken,
    SheetLocked,
    SheetMissing,
    SheetTooBig,
    SheetUnsafe,
)
from app.intake.source import FileType

MAX_ROWS: Final = 400_000
MAX_COLUMNS: Final = 256
_MOST_PART: Final = 1_200 * 1024 * 1024
_RATIO: Final = 300
_RATIO_FROM: Final = 8 * 1024 * 1024
_SCANNED: Final = 64 * 1024 * 1024
"""Sheets that unfold to more are not searched for hidden rows and formulas: lists typed by hand are small."""
_CHUNK: Final = 1 << 20
_BOOKS: Final = frozenset({FileType.XLSX, FileType.XLS, FileType.ODS})
_PACKED: Final = frozenset((".xlsx", ".xlsm", ".xlsb", ".ods"))
_MERGED_MOST: Final = 20_000
_LONGEST_CELL: Final = 100_000
"""Characters of a cell of a text file that are looked at; a workbook's end at 32,767."""
_NAMES: Final = ("ho va ten", "ho ten")
"""A list of names alone is a sheet of one column."""

Row = list[Any]


@dataclass
class Grid:
    """One sheet. ``merged``: (first row, last row, first column, last column), from 0."""

    name: str
    hidden: bool
    count: int
    source: Iterable[Row]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    from_1904: bool = False
    """Day numbers count from 1904, as old Macintosh workbooks do."""

    def rows(self) -> Iterator[Row]:
        """Rows from the first of the sheet on; trailing empty rows may be missing."""
        return iter(self.source) if not callable(self.source) else self.source()

    def first(self, many: int) -> list[Row]:
        found = []
        for row in self.rows():
            found.append(row[:MAX_COLUMNS])
            if len(found) >= many:
                break
        return found


@dataclass
class Book:
    """A file opened."""

    names: list[tuple[str, bool]]
    """Name and whether hidden."""
    kind: str
    encoding: str = ""
    warnings: list[str] = field(default_factory=list)
    _open: Any = None
    _grids: dict[str, Grid] = field(default_factory=dict)

    def grid(self, name: str, file: str) -> Grid:
        """Raises SheetMissing, SheetTooBig, SheetBroken."""
        if name not in self._grids:
            hidden = next((hidden for known, hidden in self.names if known == name), None)
            if hidden is None:
                known = ", ".join(one for one, _ in self.names)
                raise SheetMissing(file, file=file, sheet=name, known=known)
            self._grids[name] = self._open(name, hidden)
        return self._grids[name]


def open_book(data: bytes, file: str) -> Book:
    """Raises SheetLocked, SheetBroken, SheetUnsafe, NoSheet and refusals of recognition."""
    if xml_book.is_one(data):
        return _xml_book(data, file)
    try:
        found = recognise(data, file)
    except DocxLocked:
        raise SheetLocked(file, file=file) from None
    except (TypeLies, TextUnreadable) as fault:
        raise NoSheet(
            file, file=file, found=str(fault.values.get("found") or fault.values["reason"])
        ) from None
    suffix = "." + file.rpartition(".")[2].lower()
    if found.type is FileType.ZIP and suffix in _PACKED:
        raise SheetBroken(file, file=file)
    if found.type in _BOOKS:
        book = _workbook(data, file, found)
    elif found.type is FileType.HTML:
        book = _page(data, file)
    elif found.type is FileType.TXT:
        book = _text(data, file)
    else:
        raise NoSheet(file, file=file, found=found.title)
    right = {"XLSX": (".xlsx", ".xlsm", ".xlsb"), "TXT": (".csv", ".tsv", ".txt"), "HTML": (".html", ".htm")}
    if suffix in (".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".csv") and suffix not in right.get(
        found.title, ("." + found.title.lower(),)
    ):
        book.warnings.append(
            tr(WARN_NAME).format(named=suffix, found="CSV" if found.title == "TXT" else found.title)
        )
    return book


# --- workbooks --------------------------------------------------------------------------------------------------


def _workbook(data: bytes, file: str, found: Recognised) -> Book:
    from python_calamine import CalamineWorkbook, PasswordError, SheetVisibleEnum

    warnings: list[str] = []
    package = _Package(data, file) if found.type is not FileType.XLS else None
    if package is not None and package.has("vbaproject.bin"):
        warnings.append(tr(WARN_MACROS))
    try:
        opened = CalamineWorkbook.from_filelike(io.BytesIO(data))
        about = opened.sheets_metadata
    except PasswordError:
        raise SheetLocked(file, file=file) from None
    except BaseException as fault:  # noqa: BLE001  the library has an own error for each fault
        _need_library_fault(fault)
        if "assword" in str(fault) or "ncrypted" in str(fault):
            raise SheetLocked(file, file=file) from None
        raise SheetBroken(file, file=file) from None
    names = [
        (one.name, one.visible is not SheetVisibleEnum.Visible)
        for one in about
        if str(one.typ).endswith("WorkSheet")
    ]
    book = Book(names, found.title, warnings=warnings)

    def open_sheet(name: str, hidden: bool) -> Grid:
        if package is not None:
            book.warnings.extend(package.scan(name))
        try:
            sheet = opened.get_sheet_by_name(name)
        except BaseException as fault:  # noqa: BLE001  as above
            _need_library_fault(fault)
            raise SheetBroken(file, file=file) from None
        count = sheet.end[0] + 1 if sheet.end else 0
        if count > MAX_ROWS:  # a stray cell far below makes a long sheet of a short list
            filled = sum(1 for row in sheet.iter_rows() if any(row))
            if filled > MAX_ROWS:
                raise SheetTooBig(file, file=file, sheet=name, rows=filled, most=MAX_ROWS)
        merged = [(a, c, b, d) for (a, b), (c, d) in (sheet.merged_cell_ranges or [])[:_MERGED_MOST]]
        late = package is not None and package.from_1904()
        return Grid(name, hidden, count, sheet.iter_rows, merged, late)  # type: ignore[arg-type]

    book._open = open_sheet
    return book


def _need_library_fault(fault: BaseException) -> None:
    """Let through what is not the library's: it also says what it did not foresee in a damaged file, as no ``Exception``."""
    if not isinstance(fault, Exception) and type(fault).__name__ != "PanicException":
        raise fault


class _Package:
    """The zip around a workbook: sizes before anything unfolds, and a look at the sheets' XML where that is cheap."""

    def __init__(self, data: bytes, file: str) -> None:
        self._file = file
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except ZIP_FAULTS:
            raise SheetBroken(file, file=file) from None
        if sum(entry.file_size for entry in entries) > _MOST_PART or len(entries) > 20_000:
            raise SheetUnsafe(file, file=file, part="*")
        for entry in entries:
            if entry.flag_bits & 1:
                raise SheetLocked(file, file=file)
            big = entry.file_size > _RATIO_FROM
            if big and entry.file_size > _RATIO * max(1, entry.compress_size):
                raise SheetUnsafe(file, file=file, part=entry.filename)
        self._names = {entry.filename.lower(): entry for entry in entries}

    def has(self, ending: str) -> bool:
        return any(name.endswith(ending) for name in self._names)

    def scan(self, sheet: str) -> list[str]:
        """Sentences about hidden rows and formulas of a sheet. Declared sizes may lie, so reading is bounded."""
        part = self._part_of(sheet)
        if part is None:
            return []
        found: Counter[str] = Counter()
        try:
            with self._zip.open(part) as stream:
                for piece in _whole_cells(stream):
                    found["formulas"] += piece.count(b"<f>") + piece.count(b"<f ")
                    found["uncounted"] += len(_UNCOUNTED.findall(piece)) if found["formulas"] else 0
                    found["errors"] += piece.count(b't="e"')
                    if b"hidden=" in piece:
                        found["hidden"] += len(_HIDDEN_ROW.findall(piece))
                        found["columns"] += len(_HIDDEN_COLUMN.findall(piece))
        except _Long:
            return []
        except ZIP_FAULTS:
            raise SheetBroken(self._file, file=self._file) from None
        found["formulas"] -= found["uncounted"]
        words = {
            "hidden": WARN_HIDDEN_ROWS,
            "columns": WARN_HIDDEN_COLUMNS,
            "formulas": WARN_FORMULAS,
            "uncounted": WARN_UNCOUNTED,
            "errors": WARN_ERRORS,
        }
        return [tr(said).format(count=found[what]) for what, said in words.items() if found[what] > 0]

    def from_1904(self) -> bool:
        return _FROM_1904.search(self._small("xl/workbook.xml")) is not None

    def _part_of(self, sheet: str) -> zipfile.ZipInfo | None:
        """The part that holds a sheet, by the workbook's own relations; None where that is not cheap or not XML."""
        book, relations = self._small("xl/workbook.xml"), self._small("xl/_rels/workbook.xml.rels")
        for one in _SHEET.finditer(book):
            name = _attribute(one[0], b"name")
            if name is None or nfc(_plain(name)) != nfc(sheet):
                continue
            number = _attribute(one[0], b"r:id")
            for relation in _RELATION.finditer(relations):
                if number is not None and _attribute(relation[0], b"Id") == number:
                    target = (_attribute(relation[0], b"Target") or b"").decode("utf-8", "replace")
                    path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
                    entry = self._names.get(path.lower())
                    return entry if entry is not None and entry.file_size <= _SCANNED else None
        return None

    def _small(self, part: str) -> bytes:
        entry = self._names.get(part)
        if entry is None or entry.file_size > _CHUNK * 4:
            return b""
        try:
            with self._zip.open(entry) as stream:
                return stream.read(_CHUNK * 4)
        except ZIP_FAULTS:
            raise SheetBroken(self._file, file=self._file) from None


class _Long(Exception):
    """More than is searched."""


def _whole_cells(stream: IO[bytes]) -> Iterator[bytes]:
    """The XML in pieces that end between two cells."""
    rest, seen = b"", 0
    while piece := stream.read(_CHUNK):
        seen += len(piece)
        if seen > _SCANNED:
            raise _Long
        piece = rest + piece
        cut = max(piece.rfind(b"<c "), piece.rfind(b"<row "))
        cut = cut if cut > 0 else piece.rfind(b"<")
        yield piece[:cut]
        rest = piece[cut:]
    yield rest


_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet\s[^>]{0,2000}>")
_RELATION: Final = re.compile(rb"<Relationship\s[^>]{0,2000}>")
_HIDDEN_COLUMN: Final = re.compile(rb"<col\s(?![^>]{0,500}max=\"16384\")[^>]{0,500}hidden=\"(?:1|true)\"")
_FROM_1904: Final = re.compile(rb"<workbookPr\s[^>]{0,500}date1904=\"(?:1|true)\"")
_UNCOUNTED: Final = re.compile(rb"(?:</f>|<f\s[^>]{0,300}/>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
"""A formula without its result."""
_HIDDEN_ROW: Final = re.compile(rb"<row\s[^>]{0,500}hidden=\"(?:1|true)\"")


def _attribute(tag: bytes, name: bytes) -> bytes | None:
    found = re.search(rb"\s" + re.escape(name) + rb"\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag)
    return (found[1] if found[1] is not None else found[2]) if found else None


def _plain(raw: bytes) -> str:
    import html

    return html.unescape(raw.decode("utf-8", "replace"))


def _xml_book(data: bytes, file: str) -> Book:
    """A workbook as XML of 2003."""
    try:
        sheets = xml_book.read_sheets(data, most_rows=MAX_ROWS, most_columns=MAX_COLUMNS)
    except ValueError:
        raise SheetBroken(file, file=file) from None
    if not sheets:
        raise SheetBroken(file, file=file)
    rows = {name: found for name, _, found in sheets}
    for name, found in rows.items():
        if len(found) > MAX_ROWS:
            raise SheetTooBig(file, file=file, sheet=name, rows=f"> {MAX_ROWS}", most=MAX_ROWS)
    book = Book([(name, hidden) for name, hidden, _ in sheets], "XML")
    book._open = lambda name, hidden: Grid(name, hidden, len(rows[name]), rows[name])
    return book


# --- tables of pages ----------------------------------------------------------------------------------------------


def _page(data: bytes, file: str) -> Book:
    """Tables of an HTML page: what many systems hand out under the name .xls."""
    from lxml import html

    try:
        encoding = None if re.search(rb"charset", data[:4096], re.IGNORECASE) else "utf-8"
        root = html.fromstring(data, parser=html.HTMLParser(encoding=encoding, no_network=True))
    except Exception:  # noqa: BLE001  lxml has an own error for each fault
        raise SheetBroken(file, file=file) from None
    names, rows = [], {}
    for at, table in enumerate(root.iter("table")):
        name = f"Bảng {at + 1}"
        rows[name] = _table(table)
        names.append((name, False))
        if at >= 50:
            break
    if not names:
        raise NoSheet(file, file=file, found="HTML")
    book = Book(names, "HTML")
    book._open = lambda name, hidden: Grid(name, hidden, len(rows[name]), rows[name])
    return book


def _table(table: Any) -> list[Row]:
    """Cells in their places: spanned ones stand at their first place, the others are empty."""
    made: list[Row] = []
    held: dict[int, int] = {}  # column -> rows still covered from above
    for line in table.iter("tr"):
        row: Row = []
        for cell in line.iterchildren("td", "th"):
            while held.get(len(row), 0) > 0:
                held[len(row)] -= 1
                row.append("")
            wide = min(_whole(cell.get("colspan")), MAX_COLUMNS)
            tall = min(_whole(cell.get("rowspan")), 1000)
            if len(row) < MAX_COLUMNS:
                for step in range(wide):
                    if tall > 1:
                        held[len(row)] = tall - 1
                    row.append("" if step else nfc(cell.text_content()))
        while held.get(len(row), 0) > 0:
            held[len(row)] -= 1
            row.append("")
        made.append(row)
        if len(made) > MAX_ROWS:
            break
    return made


def _whole(text: str | None) -> int:
    return max(1, int(text)) if text and text.strip().isdigit() and len(text) < 6 else 1


# --- text -----------------------------------------------------------------------------------------------------------


def _text(data: bytes, file: str) -> Book:
    decoded = decode(data, file)
    mended = mend_text(decoded.text)
    book = Book([("CSV", False)], "CSV", encoding=mended.encoding or decoded.encoding)
    if mended.encoding:
        book.warnings.append(tr(WARN_CONVERTED).format(encoding=mended.encoding))
    elif decoded.guessed:
        book.warnings.append(tr(WARN_ENCODING).format(encoding=decoded.encoding))
    text = mended.text.removeprefix("\ufeff")
    # A cell that is too long is refused by its row, not with the whole file. The limit is the process's, which reads many files:
    # that of the file before must not stand while this one's mark is looked for.
    csv.field_size_limit(len(text) + 1)
    between = _separator(text)
    if text[:5].lower().startswith("sep=") or text[:6].lower().startswith('"sep='):
        text = text.partition("\n")[2]
    rows: list[Row] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=between):
            rows.append([cell[:_LONGEST_CELL] for cell in row[:MAX_COLUMNS]])
            if len(rows) > MAX_ROWS:
                raise SheetTooBig(file, file=file, sheet="CSV", rows=f"> {MAX_ROWS}", most=MAX_ROWS)
    except csv.Error:
        raise SheetBroken(file, file=file) from None
    names_alone = bool(rows and rows[0]) and fold(rows[0][0]).startswith(_NAMES)
    if max((len(row) for row in rows[:50]), default=0) < 2 and not names_alone:
        raise NoSheet(file, file=file, found="TXT")
    book._open = lambda name, hidden: Grid(name, hidden, len(rows), rows)
    return book


def _separator(text: str) -> str:
    """The mark that cuts the first lines most evenly; a line 'sep=;' says it itself."""
    lines = [line for line in text[:20_000].splitlines() if line.strip()][:20]
    if lines and lines[0].strip('"').lower().startswith("sep=") and len(lines[0].strip('"')) == 5:
        return lines[0].strip('"')[4]

    def even(mark: str) -> tuple[int, int]:
        counts = [len(next(csv.reader([line], delimiter=mark), [])) for line in lines]
        widest = max(counts, default=0)
        return (sum(1 for count in counts if count == widest > 1), widest)

    return max("\t;,|", key=even)


# --- cells ------------------------------------------------------------------------------------------------------------


def shown(value: Any) -> str:
    """A cell as a person sees it: whole numbers without '.0', dates as day/month/year."""
    if isinstance(value, str):
        return value
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e16 else repr(value)
    if isinstance(value, date):  # a moment too
        return f"{value:%d/%m/%Y}"
    return str(value)
