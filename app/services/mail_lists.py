"""Whom a letter to many goes to: members, units, or the rows of a sheet (XLSX, XLS, ODS, CSV). Each with what can be filled in.

Reading only. Columns are found by their names, without accents or capitals; a sheet names them in its first full row.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import ColumnElement, literal_column, select

from app.base.clock import today
from app.base.errors import InputRefused
from app.base.language import mark, tr
from app.base.progress import Progress
from app.base.text import fold, one_line
from app.models.members import Member
from app.models.queries import members as queries
from app.models.queries.member_filters import NONE, Filters
from app.models.session import Store
from app.models.units import Unit
from app.services.member_find import ready
from app.services.sheets import written_day
from app.services.units import find_unit, need_own, tree_of

MOST: Final = 10_000
_TO: Final = (
    "kinh gui",
    "noi nhan",
    "nguoi nhan",
    "ho va ten",
    "ho ten",
    "ten",
    "don vi",
    "ten don vi",
    "chi doan",
)
_SHEETS: Final = frozenset({"xlsx", "xls", "ods", "xlsm"})


class ListWrong(InputRefused):
    code, what = "VB-043", mark("Không dùng được danh sách “{file}”: {reason}.")
    remedy = mark("Bảng cần dòng đầu là tên cột (ví dụ: Họ và tên, Chi đoàn), mỗi nơi nhận một dòng.")


@dataclass(frozen=True, slots=True)
class Receiver:
    """One copy: whom it goes to, and the values by folded name of the column."""

    to: str
    values: Mapping[str, str]


def members(
    store: Store, *, unit: str | None = None, typed: str = "", filters: Filters = NONE
) -> tuple[Receiver, ...]:
    """Active members of our unit (or ``unit``) with all below it, by name; ``typed`` and ``filters`` as in the list of members."""
    with store.read() as session:
        of = find_unit(session, unit) if unit else None
        asked = queries.Wanted(
            branch=of.id if of else None, typed=typed, filters=filters, standing=queries.Standing.PRESENT
        )
        wanted = ready(session, asked, today(store.clock))
        numbers = queries.rows(session, wanted, limit=MOST)
        made: list[Receiver] = []
        rowid: ColumnElement[int] = literal_column("member.rowid")
        for at in range(0, len(numbers), 500):
            part = numbers[at : at + 500]
            query = select(rowid, Member, Unit.name).join(Unit, Unit.id == Member.unit_id)
            by_number = {
                int(n): (one, name) for n, one, name in session.execute(query.where(rowid.in_(part)))
            }
            here = [by_number[number] for number in part if number in by_number]
            made += [_member(one, name) for one, name in here if one.status == "active"]
        return tuple(made)


def _member(one: Member, unit: str) -> Receiver:
    return Receiver(one.full_name, member_values(one, unit))


def member_values(one: Member, unit: str) -> Mapping[str, str]:
    """What can be filled in of a member, by folded name of the field."""
    born = written_day(one.birth_date) or (str(one.birth_year) if one.birth_year else "")
    values = {
        "họ và tên": one.full_name,
        "họ tên": one.full_name,
        "tên": one.full_name,
        "ngày sinh": born,
        "giới tính": one.sex or "",
        "đơn vị": unit,
        "chi đoàn": unit,
        "chức vụ": one.union_position or "",
        "họ và tên, chức vụ": ", ".join(filter(None, (one.full_name, one.union_position))),
        "họ và tên, chức vụ, đơn vị": ", ".join(filter(None, (one.full_name, one.union_position, unit))),
        "ngày vào Đoàn": written_day(one.joined_on),
        "quê quán": one.home_town,
        "địa chỉ": one.current_address or one.permanent_address,
        "điện thoại": one.phone,
        "email": one.email,
        "mã đoàn viên": one.code or "",
        "số thẻ": one.card_number or "",
    }
    return _folded(values)


def units(store: Store, *, under: str | None = None, level: str = "") -> tuple[Receiver, ...]:
    """Units that stand directly under ours (or ``under``) and have not ended; with ``level`` those of it at any depth."""
    with store.read() as session:
        of = find_unit(session, under) if under else need_own(session)
        below = queries.branch(session, of.id)
        rows = [
            one
            for one in tree_of(session)
            if one.valid_to is None
            and one.id != of.id
            and (one.level == level and one.id in below if level else one.parent_id == of.id)
        ]
    return tuple(
        Receiver(
            one.name,
            _folded(
                {
                    "đơn vị": one.name,
                    "tên đơn vị": one.name,
                    "chi đoàn": one.name,
                    "nơi nhận": one.name,
                    "tên": one.name,
                    "địa chỉ": one.address,
                    "email": one.email,
                    "điện thoại": one.phone,
                }
            ),
        )
        for one in rows
    )


def sheet(path: Path, *, progress: Progress | None = None) -> tuple[Receiver, ...]:
    """The rows of the first sheet that has any. Raises ListWrong and the refusals of reading."""
    rows = _rows(path, progress)
    at = next((n for n, row in enumerate(rows) if sum(map(bool, row)) >= min(2, _widest(rows))), None)
    if at is None or at + 1 >= len(rows):
        raise ListWrong(str(path), file=path.name, reason=tr(mark("không có dòng nào dưới dòng tên cột")))
    heads = [fold(one_line(cell)) for cell in rows[at]]
    known = [head for head in heads if head]
    double = next((head for head in known if known.count(head) > 1), None)
    if double is not None:
        raise ListWrong(str(path), file=path.name, reason=f"“{double}” ×2")
    if len(rows) - at - 1 > MOST:
        raise ListWrong(str(path), file=path.name, reason=f"{len(rows) - at - 1} > {MOST}")
    named = next((head for head in _TO if head in heads), known[0])
    made = []
    for row in rows[at + 1 :]:
        values = {head: one_line(cell) for head, cell in zip(heads, row, strict=False) if head}
        if any(values.values()):
            made.append(Receiver(values.get(named, ""), {head: values.get(head, "") for head in known}))
    return tuple(made)


def _rows(path: Path, progress: Progress | None) -> list[list[str]]:
    """Cells as text, read in the child process; a CSV by the mark that its first line has most of."""
    from app.intake import read

    source = read(path, progress=progress)
    if source.type.value in _SHEETS:
        pages = [[line.text.split("\t") for line in page.lines[1:]] for page in source.pages]
        return next((rows for rows in pages if rows), [])
    if path.suffix.casefold() not in (".csv", ".tsv", ".txt"):
        raise ListWrong(str(path), file=path.name, reason=source.type.value)
    lines = [line.text for page in source.pages for line in page.lines if line.text.strip()]
    if not lines:
        return []
    between = max(",;\t", key=lines[0].count)
    return [list(row) for row in csv.reader(lines, delimiter=between)]


def _widest(rows: Sequence[Sequence[str]]) -> int:
    return max((sum(map(bool, row)) for row in rows), default=0)


def _folded(values: Mapping[str, str]) -> dict[str, str]:
    return {fold(name): value or "" for name, value in values.items()}
