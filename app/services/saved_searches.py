"""Searches over every field and the full text, kept under a name, and their results as a sheet (DOCX, PDF, XLSX).

Owns the names of fields that can be asked for and shown, and how each is compared. Words are compared without accents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Date, Integer, String, and_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.base.clock import today
from app.base.errors import InputRefused
from app.base.language import mark, tr
from app.base.text import fold, one_line
from app.export.lists.book import Book, Column, Cover, Entry, Form, Section
from app.export.lists.paper import Grid, GridColumn, Paper, Text
from app.models.books import SavedSearch
from app.models.letters import IncomingLetter, OutgoingLetter, Task
from app.models.queries.search import holding, ids_of
from app.services import arrival
from app.services.change import Change, Service
from app.services.inbox import guessed_subject
from app.services.incoming_rows import RECEIVED
from app.services.sheets import head_of, write_paper, written_day
from app.services.units import own_unit

MOST: Final = 20_000
"""Rows of one result; a sheet of more is a register."""
_FOUND: Final = 5_000
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Field:
    """A field that can be asked for and shown."""

    name: str
    label: str
    column: InstrumentedAttribute[Any]
    width: float = 2.0

    @property
    def kind(self) -> str:
        """'day', 'number' or 'text': how it is compared."""
        if isinstance(self.column.type, Date):
            return "day"
        return "number" if isinstance(self.column.type, Integer) else "text"


def _fields(*rows: tuple[str, str, InstrumentedAttribute[Any], float]) -> dict[str, Field]:
    return {name: Field(name, label, column, width) for name, label, column, width in rows}


_I, _O, _T = IncomingLetter, OutgoingLetter, Task
SUBJECTS: Final[dict[str, tuple[type[Any], dict[str, Field]]]] = {
    "incoming": (
        _I,
        _fields(
            ("arrival_number", mark("Số đến"), _I.arrival_number, 1.2),
            ("arrived", mark("Ngày đến"), _I.arrived_on, 2),
            ("number", mark("Số"), _I.number, 1.2),
            ("notation", mark("Ký hiệu"), _I.notation, 2.4),
            ("date", mark("Ngày văn bản"), _I.letter_date, 2),
            ("issuer", mark("Cơ quan ban hành"), _I.issuer, 3.4),
            ("superior", mark("Cơ quan cấp trên"), _I.superior, 3),
            ("kind", mark("Loại"), _I.kind, 1.2),
            ("subject", mark("Trích yếu"), _I.subject, 6),
            ("place", mark("Địa danh"), _I.place, 2),
            ("addressees", mark("Kính gửi"), _I.addressees, 3),
            ("authority", mark("Thể thức ký"), _I.authority, 3),
            ("position", mark("Chức vụ"), _I.position, 2.4),
            ("signer", mark("Người ký"), _I.signer, 2.6),
            ("recipients", mark("Nơi nhận"), _I.recipients, 3),
            ("urgency", mark("Độ khẩn"), _I.urgency, 1.6),
            ("secrecy", mark("Độ mật"), _I.secrecy, 1.6),
            ("deadline", mark("Hạn"), _I.due_on, 2),
            ("handler", mark("Giao cho"), _I.handler, 2.6),
            ("passed", mark("Ngày chuyển"), _I.passed_on, 2),
            ("stage", mark("Giải quyết"), _I.stage, 2),
            ("state", mark("Trạng thái"), _I.state, 2),
            ("pages", mark("Số trang"), _I.pages, 1.2),
            ("note", mark("Ghi chú"), _I.note, 3),
        ),
    ),
    "outgoing": (
        _O,
        _fields(
            ("number", mark("Số, ký hiệu"), _O.number_printed, 2.6),
            ("date", mark("Ngày văn bản"), _O.letter_date, 2),
            ("kind", mark("Loại"), _O.kind, 1.2),
            ("subject", mark("Trích yếu"), _O.subject, 6),
            ("signer", mark("Người ký"), _O.signer, 2.6),
            ("signed", mark("Ngày ký"), _O.signed_on, 2),
            ("sent", mark("Ngày chuyển"), _O.sent_on, 2),
            ("copies", mark("Số lượng bản"), _O.copies, 1.4),
            ("keeper", mark("Lưu"), _O.keeper, 2.4),
            ("state", mark("Trạng thái"), _O.state, 2),
            ("standard", mark("Thể thức"), _O.standard, 2),
            ("note", mark("Ghi chú"), _O.note, 3),
        ),
    ),
    "tasks": (
        _T,
        _fields(
            ("title", mark("Việc"), _T.title, 6),
            ("assignee", mark("Người làm"), _T.assignee, 2.6),
            ("with", mark("Phối hợp"), _T.co_workers, 3),
            ("deadline", mark("Hạn"), _T.due_on, 2),
            ("state", mark("Trạng thái"), _T.state, 1.6),
            ("percent", mark("Tiến độ %"), _T.percent, 1.4),
            ("done", mark("Ngày xong"), _T.done_on, 2),
            ("result", mark("Kết quả"), _T.result, 4),
            ("evidence", mark("Căn cứ hạn"), _T.evidence, 4),
        ),
    ),
}
USUAL: Final = {
    "incoming": (
        "arrival_number",
        "arrived",
        "number",
        "notation",
        "date",
        "issuer",
        "subject",
        "handler",
        "deadline",
    ),
    "outgoing": ("number", "date", "kind", "subject", "signer", "sent"),
    "tasks": ("title", "assignee", "deadline", "state", "done"),
}
_INDEXED: Final = {
    "incoming": frozenset(
        ("subject", "issuer", "signer", "handler", "addressees", "note", "number", "notation")
    ),
    "outgoing": frozenset(("subject", "number", "signer", "note")),
    "tasks": frozenset(("title", "assignee", "evidence", "result")),
}
"""Fields whose words stand in the full-text index (models.fulltext): it narrows what is looked through."""
_folded = lru_cache(maxsize=50_000)(fold)
"""Issuers, people and places come again and again."""
_TITLES: Final = {
    "incoming": "KẾT QUẢ TÌM VĂN BẢN ĐẾN",
    "outgoing": "KẾT QUẢ TÌM VĂN BẢN ĐI",
    "tasks": "KẾT QUẢ TÌM CÔNG VIỆC",
}
SIGNS: Final = ("=", "!=", ">=", "<=", "~", "empty", "filled")


class SearchWrong(InputRefused):
    code, what = "TIM-010", mark("Điều kiện tìm chưa đúng: {reason}.")
    remedy = mark("Các mục: {known}. Các phép so: {signs}.")


class SearchMissing(InputRefused):
    code, what = "TIM-011", mark("Không có phép tìm đã lưu tên “{name}”.")
    remedy = mark("Đã lưu: {known}.")


@dataclass(frozen=True, slots=True)
class Condition:
    """``sign`` is one of ``SIGNS``; 'empty' and 'filled' take no value.

    '~' = holds these words one after another, the first from its beginning, accents aside.
    """

    field: str
    sign: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    subject: str
    text: str = ""
    conditions: tuple[Condition, ...] = ()
    columns: tuple[str, ...] = ()
    order: str = ""
    falling: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    query: Query
    heads: tuple[str, ...]
    ids: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: int


class SavedSearches(Service):
    def run(self, query: Query, *, most: int = MOST) -> Result:
        """The records that fit, the first ``most`` of them with their cells; all are counted. Raises SearchWrong."""
        model, _ = _subject(query.subject)
        shown = [_field(query.subject, name) for name in query.columns or USUAL[query.subject]]
        tests = [_test(query.subject, one) for one in query.conditions]
        looked = [test for test in tests if test.holds is not None]
        order = _field(query.subject, query.order).column if query.order else model.id
        statement = select(model.id, *(test.field.column for test in looked)).order_by(
            order.desc().nulls_last() if query.falling or not query.order else order.asc().nulls_last(),
            model.id,
        )
        for test in tests:
            if test.clause is not None:
                statement = statement.where(test.clause)
        with self.store.read() as session:
            if query.text.strip():
                found = ids_of(session, model.__tablename__, query.text, limit=_FOUND)
                statement = statement.where(model.id.in_(found))
            ids = [
                str(row[0])
                for row in session.execute(statement)
                if all(test.holds(value) for test, value in zip(looked, row[1:], strict=True) if test.holds)
            ]
            kept = ids[:most]
            cells: dict[str, tuple[str, ...]] = {}
            for at in range(0, len(kept), _AT_ONCE):
                some = select(model.id, *(one.column for one in shown)).where(
                    model.id.in_(kept[at : at + _AT_ONCE])
                )
                for row in session.execute(some):
                    cells[str(row[0])] = tuple(_shown(value) for value in row[1:])
            if query.subject == "incoming":
                _name_the_waiting(session, [one.name for one in shown], cells)
        heads = tuple(tr(one.label) for one in shown)
        return Result(query, heads, tuple(kept), tuple(cells[one] for one in kept), len(ids))

    def save(self, name: str, query: Query) -> Change[str]:
        """Keep a search under a name; the same name of a subject is replaced. Raises SearchWrong."""
        for one in query.conditions:
            _test(query.subject, one)
        title = one_line(name)
        if not title:
            raise SearchWrong(reason=tr(mark("chưa có tên")), known="-", signs="-")
        with self.work("searches.save") as w:
            found = _saved(w.session, query.subject, title)
            if found is None:
                found = w.add(SavedSearch(subject=query.subject, name=title))
            found.query = _as_json(query)
            return Change.of(title, w.commit())

    def forget(self, subject: str, name: str) -> Change[str]:
        with self.work("searches.forget") as w:
            found = self._need(w.session, subject, name)
            w.delete(found)
            return Change.of(found.name, w.commit())

    def list(self, subject: str | None = None) -> tuple[tuple[str, str, Query], ...]:
        """(subject, name, query) of what is kept."""
        statement = select(SavedSearch).order_by(SavedSearch.subject, SavedSearch.position, SavedSearch.name)
        if subject is not None:
            statement = statement.where(SavedSearch.subject == subject)
        with self.store.read() as session:
            return tuple(
                (one.subject, one.name, _from_json(one.subject, one.query))
                for one in session.scalars(statement)
                if one.subject in SUBJECTS  # filters of members are member_find's
            )

    def get(self, subject: str, name: str) -> Query:
        """Raises SearchMissing."""
        with self.store.read() as session:
            found = self._need(session, subject, name)
            return _from_json(found.subject, found.query)

    def write(self, result: Result, path: Path, *, title: str = "") -> Path:
        """The result as .docx, .pdf or .xlsx. Raises EndingUnknown and the refusals of files."""
        subject = result.query.subject
        heading = title or _TITLES[subject]
        with self.store.read() as session:
            unit = own_unit(session)
            head = head_of(unit, today(self.store.clock))
        fields = [_field(subject, name) for name in result.query.columns or USUAL[subject]]
        if path.suffix.casefold() == ".xlsx":
            from app.export.lists.xlsx import write_xlsx

            columns = tuple(
                Column(one, field.width * 14) for one, field in zip(result.heads, fields, strict=True)
            )
            form = Form(heading, columns, note=len(columns), numbered=False, counted="dòng")
            cover = Cover(head.superior, head.organ, ("Ngày", written_day(today(self.store.clock))))
            return write_xlsx(Book(form, cover, (Section(tuple(Entry(row) for row in result.rows)),)), path)
        grid = Grid(
            tuple(GridColumn(one, field.width) for one, field in zip(result.heads, fields, strict=True)),
            result.rows,
        )
        under = tuple(_said(one) for one in result.query.conditions)
        under += (f"Chữ tìm: {result.query.text}",) if result.query.text else ()
        paper = Paper(
            heading, (grid, Text(f"Cộng: {result.total} dòng.", italic=True)), head, under, wide=True
        )
        return write_paper(paper, path)

    def _need(self, session: Session, subject: str, name: str) -> SavedSearch:
        found = _saved(session, subject, one_line(name))
        if found is None:
            known = session.scalars(select(SavedSearch.name).where(SavedSearch.subject == subject))
            raise SearchMissing(name=name, known="; ".join(known) or "-")
        return found


@dataclass(frozen=True, slots=True)
class _Test:
    field: Field
    clause: Any
    """What the database can decide or narrow; None when all is left to ``holds``."""
    holds: Callable[[Any], bool] | None = None
    """What is left to look at in each row."""


def _subject(name: str) -> tuple[type[Any], dict[str, Field]]:
    found = SUBJECTS.get(name)
    if found is None:
        raise SearchWrong(reason=name, known=", ".join(SUBJECTS), signs=" ".join(SIGNS))
    return found


def _field(subject: str, name: str) -> Field:
    fields = _subject(subject)[1]
    found = fields.get(name)
    if found is None:
        raise SearchWrong(reason=name, known=", ".join(fields), signs=" ".join(SIGNS))
    return found


def _test(subject: str, one: Condition) -> _Test:
    field = _field(subject, one.field)
    column = field.column
    if one.sign in ("empty", "filled"):
        wanted = one.sign == "filled"
        return _Test(field, None, lambda value: (value not in (None, "", [])) is wanted)
    if one.sign == "~":
        sought = re.compile(rf"(?<![^\W_]){re.escape(fold(one.value).strip())}")
        model = SUBJECTS[subject][0]
        ids = holding(model.__tablename__, one.value) if field.name in _INDEXED[subject] else None
        narrowed = model.id.in_(ids) if ids is not None else column.is_not(None)
        if isinstance(column.type, String):
            narrowed = and_(narrowed, column != "")
        return _Test(field, narrowed, lambda value: sought.search(_folded(_shown(value))) is not None)
    if one.sign not in SIGNS:
        raise SearchWrong(reason=one.sign, known=one.field, signs=" ".join(SIGNS))
    if isinstance(column.type, Date | Integer):
        value = _value(column.type, subject, one)
        clauses = {"=": column == value, "!=": column != value, ">=": column >= value, "<=": column <= value}
        return _Test(field, clauses[one.sign])
    text = fold(one.value)
    compared: Mapping[str, Callable[[str], bool]] = {
        "=": lambda value: value == text,
        "!=": lambda value: value != text,
        ">=": lambda value: value >= text,
        "<=": lambda value: value <= text,
    }
    return _Test(field, None, lambda value: compared[one.sign](_folded(_shown(value))))


def _name_the_waiting(session: Session, names: list[str], cells: dict[str, tuple[str, ...]]) -> None:
    """A letter that is not registered has guesses only: its row says what was read, and that it waits."""
    at = names.index("subject") if "subject" in names else -1
    blank = [one for one, row in cells.items() if at >= 0 and not row[at]]
    for first in range(0, len(blank), _AT_ONCE):
        wanted = select(_I.id, _I.guesses).where(
            _I.id.in_(blank[first : first + _AT_ONCE]), _I.state == RECEIVED
        )
        for one, guesses in session.execute(wanted):
            words = f"{tr(mark('(chưa vào sổ)'))} {guessed_subject(guesses or {})}".strip()
            cells[str(one)] = (*cells[str(one)][:at], words, *cells[str(one)][at + 1 :])


def _value(kind: Any, subject: str, one: Condition) -> date | int:
    try:
        return arrival.read_day(one.value) if isinstance(kind, Date) else int(one.value)
    except ValueError:
        known = ", ".join(_subject(subject)[1])
        raise SearchWrong(
            reason=f"{one.field} {one.sign} {one.value}", known=known, signs=" ".join(SIGNS)
        ) from None


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return written_day(value)
    if isinstance(value, list):
        return "; ".join(str(one) for one in value)
    return str(value)


def _said(one: Condition) -> str:
    return f"{one.field} {one.sign} {one.value}".strip()


def _saved(session: Session, subject: str, name: str) -> SavedSearch | None:
    return session.scalars(
        select(SavedSearch).where(SavedSearch.subject == subject, SavedSearch.name == name)
    ).one_or_none()


def _as_json(query: Query) -> dict[str, Any]:
    return {
        "text": query.text,
        "conditions": [[one.field, one.sign, one.value] for one in query.conditions],
        "columns": list(query.columns),
        "order": query.order,
        "falling": query.falling,
    }


def _from_json(subject: str, kept: Mapping[str, Any]) -> Query:
    """What a newer program kept and this one does not know is left out."""
    fields = _subject(subject)[1]
    conditions: Sequence[Sequence[str]] = kept.get("conditions") or ()
    return Query(
        subject,
        str(kept.get("text") or ""),
        tuple(Condition(*one) for one in conditions if one[0] in fields and one[1] in SIGNS),
        tuple(name for name in kept.get("columns") or () if name in fields),
        str(kept.get("order") or "") if kept.get("order") in fields else "",
        bool(kept.get("falling")),
    )
