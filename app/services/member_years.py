"""What a member's record gathers over the years: positions, awards, discipline, grades, training.

Owns which fields each of these rows has, how each is read from what a clerk types, and the verbs that enter, correct and take
out a row. Refuses the papers behind them: the operations write those and enter their rows through the same records.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.errors import InputRefused, RuleRefused
from app.base.language import mark, tr
from app.base.text import fold, nfc, one_line
from app.domain.members import (
    DISCIPLINE_NAMES,
    DISCIPLINE_STATE_NAMES,
    GRADE_NAMES,
    GRADE_STATE_NAMES,
    TRAINING_STATE_NAMES,
    DisciplineForm,
    named,
    period_of,
)
from app.domain.refusals import day as day_words
from app.models.base import Record
from app.models.members import (
    Member,
    MemberAward,
    MemberDiscipline,
    MemberGrade,
    MemberPosition,
    MemberTraining,
)
from app.models.session import UnitOfWork
from app.services.arrival import read_day
from app.services.change import Change, Service
from app.services.member_fields import months_after
from app.services.rules import rule_book


class YearsKindUnknown(InputRefused):
    code, what = "DVI-030", mark("Hồ sơ đoàn viên không có bảng “{kind}”.")
    remedy = mark("Các bảng: {known}.")


class YearsFieldUnknown(InputRefused):
    code, what = "DVI-031", mark("Bảng này không có mục “{field}”.")
    remedy = mark("Các mục ghi được: {known}.")


class YearsFieldWrong(InputRefused):
    code, what = "DVI-032", mark("Mục {field}: không nhận “{text}”.")
    remedy = mark("Ghi {wanted}.")


class YearsFieldMissing(InputRefused):
    code, what = "DVI-033", mark("Bảng {table}: chưa ghi mục {field}.")
    remedy = mark("Ghi mục ấy rồi lưu lại.")


class YearsRowMissing(InputRefused):
    code, what = "DVI-034", mark("Không có dòng {id} trong bảng {table}.")
    remedy = mark("Xem lại bằng members show.")


class YearTwice(RuleRefused):
    code, what = "DVI-035", mark("Bảng {table} đã có năm {period} của đoàn viên này.")
    remedy = mark("Sửa dòng ấy, hoặc ghi năm khác.")


class DaysTurned(InputRefused):
    code, what = "DVI-036", mark("Bảng {table}: ngày kết thúc {end} sớm hơn ngày bắt đầu {start}.")
    remedy = mark("Xem lại hai ngày.")


@dataclass(frozen=True, slots=True)
class YearField:
    """A column of one of these tables as a clerk meets it."""

    name: str
    label: str
    how: str = "text"
    """'text', 'long', 'day', 'year', 'period', 'points' or 'choice'."""
    choices: Mapping[Any, str] | None = None
    needed: bool = False


@dataclass(frozen=True, slots=True)
class YearTable:
    """One of these tables."""

    kind: str
    title: str
    model: type[Record]
    fields: tuple[YearField, ...]
    newest: str
    """Column by which the rows are ordered, newest first."""

    def field(self, name: str) -> YearField:
        """Raises YearsFieldUnknown."""
        for one in self.fields:
            if one.name == name:
                return one
        known = ", ".join(f"{tr(one.label)} ({one.name})" for one in self.fields)
        raise YearsFieldUnknown(name, field=name, known=known)


_DECISION: Final = (
    YearField("decision_number", mark("Số quyết định")),
    YearField("decided_on", mark("Ngày quyết định"), "day"),
)
TABLES: Final = {
    table.kind: table
    for table in (
        YearTable(
            "grades", mark("Đánh giá, xếp loại"), MemberGrade,
            (
                YearField("period", mark("Năm"), "period", needed=True),
                YearField("grade", mark("Xếp loại"), "choice", GRADE_NAMES, needed=True),
                YearField("remark", mark("Nhận xét"), "long"),
                YearField("state", mark("Tình trạng"), "choice", GRADE_STATE_NAMES),
                YearField("decided_on", mark("Ngày xếp loại"), "day"),
                YearField("decided_by", mark("Nơi xếp loại")),
            ), "period",
        ),
        YearTable(
            "training", mark("Rèn luyện đoàn viên"), MemberTraining,
            (
                YearField("period", mark("Năm"), "period", needed=True),
                YearField("state", mark("Tình trạng"), "choice", TRAINING_STATE_NAMES),
                *(YearField(f"group{number}", label, "points") for number, label in enumerate((
                    mark("Nhóm 1"), mark("Nhóm 2"), mark("Nhóm 3"), mark("Nhóm 4"), mark("Nhóm 5"),
                ), 1)),
                YearField("content", mark("Nội dung đăng ký"), "long"),
                YearField("registered_on", mark("Ngày đăng ký"), "day"),
                YearField("graded_on", mark("Ngày chấm"), "day"),
                YearField("confirmed_on", mark("Ngày xác nhận"), "day"),
                YearField("confirmed_by", mark("Nơi xác nhận")),
                YearField("note", mark("Ghi chú")),
            ), "period",
        ),
        YearTable(
            "positions", mark("Chức vụ"), MemberPosition,
            (
                YearField("position", mark("Chức vụ"), needed=True),
                YearField("body", mark("Tổ chức")),
                YearField("starts_on", mark("Từ ngày"), "day"),
                YearField("ends_on", mark("Đến ngày"), "day"),
                YearField("term", mark("Nhiệm kỳ")),
                *_DECISION,
                YearField("note", mark("Ghi chú")),
            ), "starts_on",
        ),
        YearTable(
            "awards", mark("Khen thưởng"), MemberAward,
            (
                YearField("form", mark("Hình thức"), needed=True),
                YearField("year", mark("Năm"), "year"),
                YearField("awarded_on", mark("Ngày"), "day"),
                YearField("awarded_by", mark("Nơi tặng")),
                YearField("decision_number", mark("Số quyết định")),
                YearField("reason", mark("Thành tích")),
                YearField("note", mark("Ghi chú")),
            ), "year",
        ),
        YearTable(
            "discipline", mark("Kỷ luật"), MemberDiscipline,
            (
                YearField("form", mark("Hình thức"), "choice", DISCIPLINE_NAMES, needed=True),
                YearField("decided_on", mark("Ngày quyết định"), "day", needed=True),
                YearField("decision_number", mark("Số quyết định")),
                YearField("decided_by", mark("Nơi quyết định")),
                YearField("reason", mark("Lý do")),
                YearField("expires_on", mark("Hết hiệu lực"), "day"),
                YearField("state", mark("Tình trạng"), "choice", DISCIPLINE_STATE_NAMES),
                YearField("ended_on", mark("Ngày xóa, hủy"), "day"),
                YearField("note", mark("Ghi chú")),
            ), "decided_on",
        ),
    )
}  # fmt: skip
"""By name, in the order a record shows them."""


@dataclass(frozen=True, slots=True)
class YearRow:
    """A row of one of the tables: values as stored, and the same as a person reads them."""

    id: str
    kind: str
    values: Mapping[str, Any]
    words: Mapping[str, str]
    bound: bool
    """An operation entered it: it is mended there."""


class MemberYears(Service):
    """The verbs of these rows."""

    def of(self, member_id: str) -> dict[str, tuple[YearRow, ...]]:
        """All rows of a member by table, newest first."""
        with self.store.read() as session:
            return years_of(session, member_id, on=_today(self))

    def put(
        self, member_id: str, kind: str, fields: Mapping[str, str], *, row_id: str | None = None
    ) -> Change[YearRow]:
        """Enter a row, or correct ``row_id``. Raises YearsFieldWrong, YearsFieldMissing, YearTwice, DaysTurned."""
        table = table_of(kind)
        with self.work("members.years") as w:
            member = w.get(Member, member_id)
            row = _row_of(w.session, table, row_id, member.id) if row_id else _new(w, table, member.id)
            for name, text in fields.items():
                setattr(row, name, _read(table.field(name), text))
            _settle(w, table, row)
            if row_id is None:
                w.add(row)
            w.flush()
            settle_position(w, member) if table.kind == "positions" else None
            return Change.of(_shown(table, row, w.today), w.commit())

    def remove(self, member_id: str, kind: str, row_id: str) -> Change[None]:
        """Take a row out; the history keeps it. Raises YearsRowMissing."""
        table = table_of(kind)
        with self.work("members.years") as w:
            member = w.get(Member, member_id)
            w.delete(_row_of(w.session, table, row_id, member.id))
            w.flush()
            settle_position(w, member) if table.kind == "positions" else None
            return Change.of(None, w.commit())


def years_of(session: Session, member_id: str, *, on: date) -> dict[str, tuple[YearRow, ...]]:
    """All rows of a member by table, newest first, as they count on a day."""
    found: dict[str, tuple[YearRow, ...]] = {}
    for table in TABLES.values():
        model: Any = table.model
        order = getattr(model, table.newest)
        query = select(model).where(model.member_id == member_id).order_by(order.desc(), model.id.desc())
        found[table.kind] = tuple(_shown(table, row, on) for row in session.scalars(query))
    return found


def table_of(kind: str) -> YearTable:
    """Raises YearsKindUnknown."""
    found = TABLES.get(kind)
    if found is None:
        raise YearsKindUnknown(kind, kind=kind, known=", ".join(TABLES))
    return found


def settle_position(w: UnitOfWork, member: Member) -> None:
    """The record's one position is the newest that runs; a record without rows keeps what was written there."""
    query = select(MemberPosition).where(MemberPosition.member_id == member.id)
    rows = list(w.session.scalars(query))
    if not rows:
        return
    running = [one for one in rows if one.ends_on is None or one.ends_on >= w.today]
    running.sort(key=lambda one: (one.starts_on or date.min, one.id))
    member.union_position = running[-1].position if running else ""


def _today(service: Service) -> date:
    from app.base.clock import today

    return today(service.store.clock)


def _new(w: UnitOfWork, table: YearTable, member_id: str) -> Any:
    states = {"grades": "graded", "training": "registered", "discipline": "running"}
    row: Any = table.model(id=w.ids.new(), extra={})
    row.member_id = member_id
    if table.kind in states:
        row.state = states[table.kind]
    return row


def _row_of(session: Session, table: YearTable, row_id: str, member_id: str) -> Any:
    row: Any = session.get(table.model, row_id)
    if row is None or row.member_id != member_id:
        raise YearsRowMissing(id=row_id, table=tr(table.title))
    return row


def _settle(w: UnitOfWork, table: YearTable, row: Any) -> None:
    """What the whole row must be. Raises YearsFieldMissing, YearTwice, DaysTurned."""
    for field in table.fields:
        if field.needed and not getattr(row, field.name):
            raise YearsFieldMissing(field.name, table=tr(table.title), field=tr(field.label))
    if hasattr(table.model, "period"):
        _need_own_year(w, table, row)
    if table.kind == "discipline":
        row.expires_on = row.expires_on or _expiry(w, row)
    bounds = {"positions": ("starts_on", "ends_on"), "discipline": ("decided_on", "expires_on")}
    if table.kind in bounds:
        start, end = (getattr(row, name) for name in bounds[table.kind])
        if start and end and end < start:
            raise DaysTurned(table=tr(table.title), start=day_words(start), end=day_words(end))


def _need_own_year(w: UnitOfWork, table: YearTable, row: Any) -> None:
    model: Any = table.model
    twin = select(model.id).where(
        model.member_id == row.member_id, model.period == row.period, model.id != row.id
    )
    with w.session.no_autoflush:
        if w.session.scalars(twin).first() is not None:
            raise YearTwice(table=tr(table.title), period=row.period)


def _expiry(w: UnitOfWork, row: MemberDiscipline) -> date | None:
    if row.form == DisciplineForm.EXPULSION:
        return None
    rules = rule_book(w.session, row.decided_on)
    suspended = row.form == DisciplineForm.SUSPENSION
    return months_after(
        row.decided_on, rules.number("discipline.suspension_months" if suspended else "discipline.expiry_months")
    )  # fmt: skip


def _shown(table: YearTable, row: Any, on: date) -> YearRow:
    values = {field.name: getattr(row, field.name) for field in table.fields}
    if table.kind == "training":
        points = [values[f"group{number}"] for number in range(1, 6)]
        values["total"] = None if None in points else sum(points)
    if table.kind == "discipline" and values["state"] == "running":
        over = values["expires_on"] is not None and values["expires_on"] <= on
        values["state"] = "expired" if over else "running"
    words = {name: _words(table, name, value) for name, value in values.items()}
    return YearRow(row.id, table.kind, values, words, row.operation_id is not None)


def _words(table: YearTable, name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return str(day_words(value))
    choices = next((field.choices for field in table.fields if field.name == name), None)
    return named(choices, value) if choices else str(value)


# --- reading what a clerk types ---------------------------------------------------------------------------


def _read(field: YearField, text: str) -> Any:
    typed = nfc(text).strip() if field.how == "long" else one_line(text)
    if field.how in ("text", "long"):
        return typed
    if not typed:
        return "" if field.how in ("choice", "period") else None
    try:
        return _READ[field.how](field, typed)
    except ValueError:
        raise YearsFieldWrong(field.name, field=tr(field.label), text=text, wanted=_wanted(field)) from None


def _choice(field: YearField, typed: str) -> str:
    choices = field.choices or {}
    for key, words in choices.items():
        if fold(typed) in (str(key), fold(words), fold(tr(words))):
            return str(key.value if isinstance(key, StrEnum) else key)
    raise ValueError(typed)


def _year(_: YearField, typed: str) -> int:
    if not re.fullmatch(r"(19|20)\d\d", typed):
        raise ValueError(typed)
    return int(typed)


def _points(_: YearField, typed: str) -> int:
    if not typed.isascii() or not typed.isdigit() or int(typed) > 20:
        raise ValueError(typed)
    return int(typed)


_READ: Final = {
    "day": lambda _, typed: read_day(typed),
    "year": _year,
    "period": lambda _, typed: period_of(typed),
    "points": _points,
    "choice": _choice,
}


def _wanted(field: YearField) -> str:
    words = {
        "day": tr(mark("ngày dạng 05/5/2026")),
        "year": tr(mark("năm có bốn chữ số")),
        "period": tr(mark("năm như 2025, hoặc năm học như 2024-2025")),
        "points": tr(mark("điểm từ 0 đến 20")),
    }
    return words.get(field.how) or ", ".join(tr(one) for one in (field.choices or {}).values())
