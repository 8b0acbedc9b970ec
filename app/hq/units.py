"""The tree of units on the server: added by hand or from a sheet, moved, merged.

Owns paths: a unit's place is its parent's path, its own code and a slash, so that "below" is a range of texts. A move
rewrites the path in every row below it in one transaction; devices learn their new place with their next token. Refuses
to delete: a unit that ended keeps its history.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from app.base.files import need_plain, read_bytes
from app.base.language import mark, tr
from app.base.text import fold, nfc, one_line
from app.hq import audit, identity
from app.hq.database import Database, Scope, Tx
from app.hq.migrations import OF_THE_SERVER
from app.hq.refusals import (
    SheetColumn,
    SheetRow,
    UnitBusy,
    UnitCode,
    UnitLoop,
    UnitNameless,
    UnitTwice,
    UnitUnknown,
)
from app.hq.tables import FEED, METADATA, ORG

_CODE: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
_MOST_DEEP: Final = 10
_HEADS: Final = {
    "code": ("ma", "ma don vi", "code"),
    "parent": ("ma cap tren", "cap tren", "truc thuoc", "parent"),
    "name": ("ten", "ten don vi", "name"),
    "level": ("cap", "level"),
}


class Unit(NamedTuple):
    """A unit as the keeper sees it."""

    org: str
    path: str
    parent: str
    name: str
    level: str
    state: str
    devices: int = 0
    head: int = 0


class Entry(NamedTuple):
    """A unit to be added."""

    code: str
    parent: str
    name: str
    level: str = ""


def tree(tx: Tx) -> list[Unit]:
    """Every unit, parents before children."""
    rows = tx.all(
        "SELECT o.org, o.path, o.parent, o.name, o.level, o.state, "
        "(SELECT count(*) FROM device d WHERE d.org = o.org AND d.state = 'active'), f.head "
        "FROM org o JOIN feed f ON f.org = o.org ORDER BY o.path"
    )
    return [Unit(*row) for row in rows]


def add(tx: Tx, entries: Sequence[Entry], *, now: int) -> int:
    """Add units, parents first; the number added. A unit that is there already keeps its place and gets the new name."""
    paths = {row[0]: (row[1], row[2]) for row in tx.all("SELECT org, path, state FROM org")}
    fresh: list[tuple[str, str, str, str, str, str, int]] = []
    for entry in entries:
        if entry.code in paths:
            tx.run("UPDATE org SET name = ?, level = ? WHERE org = ?", entry.name, entry.level, entry.code)
            continue
        path = _path(entry, paths)
        paths[entry.code] = (path, "active")
        fresh.append((entry.code, path, entry.parent, entry.name, entry.level, "active", now))
    tx.put(ORG, ("org", "path", "parent", "name", "level", "state", "made_at"), fresh)
    tx.put(FEED, ("org", "path"), [(org, path) for org, path, *_ in fresh])
    return len(fresh)


def add_one(tx: Tx, entry: Entry, *, now: int) -> Unit:
    """Add one unit by hand. Raises UnitTwice, UnitNameless and what ``add`` does."""
    if not entry.name.strip():
        raise UnitNameless(unit=entry.code)
    if identity.place_of(tx, entry.code) is not None:
        raise UnitTwice(unit=entry.code)
    add(tx, [entry], now=now)
    return next(unit for unit in tree(tx) if unit.org == entry.code)


def _path(entry: Entry, paths: dict[str, tuple[str, str]]) -> str:
    if not _CODE.fullmatch(entry.code):
        raise UnitCode(unit=entry.code)
    if not entry.parent:
        return f"{entry.code}/"
    if entry.parent not in paths:
        raise UnitUnknown(unit=entry.parent)
    above, state = paths[entry.parent]
    if state != "active":
        raise UnitBusy(unit=entry.parent)
    if above.count("/") >= _MOST_DEEP:
        raise UnitLoop(unit=entry.code)
    return f"{above}{entry.code}/"


def move(tx: Tx, org: str, parent: str, *, now: int, act: str = "move") -> int:
    """Put a unit and all below it under another; how many units moved. Raises UnitUnknown, UnitLoop, UnitBusy."""
    place, above = _need(tx, org), _need(tx, parent)
    if above.path.startswith(place.path):
        raise UnitLoop(unit=org)
    if above.state != "active":
        raise UnitBusy(unit=parent)
    low, high = Scope.below(place.path)
    fresh = f"{above.path}{org}/"
    moved = tx.one("SELECT count(*) FROM org WHERE path >= ? AND path < ?", low, high)[0]
    for table in METADATA.sorted_tables:
        if table.name not in OF_THE_SERVER:
            tx.run(
                f"UPDATE {table.name} SET path = ? || substr(path, ?) WHERE path >= ? AND path < ?",  # noqa: S608  names are ours
                fresh,
                len(place.path) + 1,
                low,
                high,
            )
    tx.run("UPDATE org SET parent = ? WHERE org = ?", parent, org)
    audit.note(tx, org=org, path=fresh, device="", act=act, at=now, before=place.path, after=fresh)
    return int(moved)


def merge(tx: Tx, orgs: Iterable[str], into: str, *, now: int) -> int:
    """Units that are merged lie under the one they went into, with all they had; their PCs may still send what waits.

    Their own children become children of that unit. Raises UnitUnknown, UnitLoop, UnitBusy.
    """
    target = _need(tx, into)
    if target.state != "active":
        raise UnitBusy(unit=into)
    count = 0
    for org in orgs:
        place = _need(tx, org)
        if place.state != "active":
            raise UnitBusy(unit=org)
        if _need(tx, into).path.startswith(place.path):
            raise UnitLoop(unit=org)
        for (child,) in tx.all("SELECT org FROM org WHERE parent = ?", org):
            move(tx, child, into, now=now)
        move(tx, org, into, now=now, act="merge")
        tx.run("UPDATE org SET state = 'merged', merged_into = ? WHERE org = ?", into, org)
        count += 1
    return count


def _need(tx: Tx, org: str) -> identity.Place:
    place = identity.place_of(tx, org)
    if place is None:
        raise UnitUnknown(unit=org)
    return place


# --- from a sheet -------------------------------------------------------------------------------------------------


def read_sheet(path: Path) -> list[Entry]:
    """Units of a CSV or XLSX sheet, parents before children. Raises SheetColumn, SheetRow and what reading raises."""
    rows = _csv_rows(path) if path.suffix.lower() in (".csv", ".txt") else _book_rows(path)
    if not rows:
        raise SheetColumn(file=path.name, column=tr(mark("mã")))
    heads = [fold(one_line(cell)) for cell in rows[0]]
    at: dict[str, int] = {}
    for name, words in _HEADS.items():
        found = next((heads.index(word) for word in words if word in heads), None)
        if found is not None:
            at[name] = found
        elif name != "level":
            raise SheetColumn(file=path.name, column=words[0])
    entries: dict[str, Entry] = {}
    for number, row in enumerate(rows[1:], start=2):
        cells = {name: one_line(nfc(row[place])) if place < len(row) else "" for name, place in at.items()}
        if not any(cells.values()):
            continue
        entry = Entry(cells["code"].lower(), cells["parent"].lower(), cells["name"], cells.get("level", ""))
        reason = _fault(entry, entries)
        if reason:
            raise SheetRow(file=path.name, row=number, reason=reason)
        entries[entry.code] = entry
    return _parents_first(path, entries)


def _fault(entry: Entry, known: dict[str, Entry]) -> str:
    if not _CODE.fullmatch(entry.code):
        return tr(mark("mã “{code}” không dùng được")).format(code=entry.code)
    if entry.code in known:
        return tr(mark("mã “{code}” đã có ở dòng trên")).format(code=entry.code)
    return "" if entry.name else tr(mark("thiếu tên đơn vị"))


def _parents_first(path: Path, entries: dict[str, Entry]) -> list[Entry]:
    ordered: dict[str, Entry] = {}
    for entry in entries.values():
        chain: list[Entry] = []
        here: Entry | None = entry
        while here is not None and here.code not in ordered:
            if here in chain or len(chain) > _MOST_DEEP:
                raise SheetRow(
                    file=path.name,
                    row=1,
                    reason=tr(mark("đơn vị “{code}” nằm trong chính nó")).format(code=entry.code),
                )
            chain.append(here)
            here = entries.get(here.parent)
        ordered |= {one.code: one for one in reversed(chain)}
    return list(ordered.values())


def _csv_rows(path: Path) -> list[list[str]]:
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SheetRow(file=path.name, row=1, reason=tr(mark("tệp không phải UTF-8"))) from None
    separator = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    try:
        return list(csv.reader(text.splitlines(), delimiter=separator))
    except csv.Error:
        raise SheetRow(file=path.name, row=1, reason=tr(mark("tệp không phải CSV"))) from None


def _book_rows(path: Path) -> list[list[str]]:
    from python_calamine import CalamineError, CalamineWorkbook

    need_plain(path)
    try:
        with CalamineWorkbook.from_path(path) as book:
            rows = book.get_sheet_by_index(0).to_python()
    except (CalamineError, OSError) as error:
        raise SheetRow(file=path.name, row=1, reason=type(error).__name__) from None
    return [[_cell(value) for value in row] for row in rows]


def _cell(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def import_sheet(database: Database, path: Path, *, now: int) -> tuple[int, int]:
    """Rows of the sheet, and units that were new. All or none. Raises what ``read_sheet`` and ``add`` do."""
    entries = read_sheet(path)
    with database.owner() as tx:
        return len(entries), add(tx, entries, now=now)
