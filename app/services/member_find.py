"""Combined filters of the list of members: made ready for a day, told in words, kept under a name.

Owns the names of the fields as people write them, and what a filter needs from rules and fees. Who fits is asked by
models.queries.member_filters. The list itself is roster.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.errors import InputRefused
from app.base.language import mark, tr
from app.base.text import fold, one_line
from app.domain.members import GRADE_NAMES, STATUS_NAMES, named
from app.models.books import SavedSearch
from app.models.members import Member
from app.models.queries.member_filters import LACKS, NONE, Filters, from_kept
from app.models.queries.members import Wanted
from app.services.arrival import read_day
from app.services.change import Change, Service
from app.services.member_fields import label
from app.services.sheets import written_day

SUBJECT: Final = "members"
FIELDS: Final = {
    "status": mark("trạng thái"),
    "sex": mark("giới tính"),
    "age_from": mark("tuổi từ"),
    "age_to": mark("tuổi đến"),
    "ethnicity": mark("dân tộc"),
    "religion": mark("tôn giáo"),
    "education": mark("học vấn"),
    "position": mark("chức vụ"),
    "grade": mark("xếp loại"),
    "grade_period": mark("năm xếp loại"),
    "lacking": mark("thiếu"),
    "joined_from": mark("vào Đoàn từ"),
    "joined_to": mark("vào Đoàn đến"),
    "grows_out": mark("trưởng thành năm"),
    "owes_fees": mark("nợ đoàn phí"),
}
SENSITIVE: Final = frozenset({"ethnicity", "religion"})
_YES: Final = frozenset({"co", "yes", "1", "true", "x"})
_OLDEST: Final = 120
OWING_MOST: Final = 100_000


class FilterWrong(InputRefused):
    code, what = "DVI-050", mark("Điều kiện lọc chưa đúng: {reason}.")
    remedy = mark("Viết MỤC=GIÁ_TRỊ, các mục: {known}.")


class FilterMissing(InputRefused):
    code, what = "DVI-051", mark("Không có bộ lọc đoàn viên tên “{name}”.")
    remedy = mark("Đã lưu: {known}.")


class FilterTooWide(InputRefused):
    code, what = "DVI-054", mark("Lọc theo nợ đoàn phí chỉ tính được cho nhiều nhất {most} người một lần.")
    remedy = mark("Chọn một đơn vị nhỏ hơn trên cây đơn vị rồi lọc.")


class MemberFilters(Service):
    """Filters kept under a name; they travel with the records."""

    def save(self, name: str, filters: Filters) -> Change[str]:
        """The same name is replaced. Raises FilterWrong."""
        title = one_line(name)
        if not title or not filters:
            raise _wrong(tr(mark("chưa có tên")) if filters else tr(mark("chưa có điều kiện nào")))
        with self.work("filters.save") as w:
            found = _saved(w.session, title) or w.add(SavedSearch(subject=SUBJECT, name=title))
            found.query = filters.kept()
            return Change.of(title, w.commit())

    def forget(self, name: str) -> Change[str]:
        """Raises FilterMissing."""
        with self.work("filters.forget") as w:
            found = _need(w.session, name)
            w.delete(found)
            return Change.of(found.name, w.commit())

    def list(self) -> tuple[tuple[str, Filters], ...]:
        """(name, filters) of what is kept."""
        query = select(SavedSearch).where(SavedSearch.subject == SUBJECT)
        with self.store.read() as session:
            rows = session.scalars(query.order_by(SavedSearch.position, SavedSearch.name))
            return tuple((one.name, from_kept(one.query)) for one in rows)

    def get(self, name: str) -> Filters:
        """Raises FilterMissing."""
        with self.store.read() as session:
            return from_kept(_need(session, name).query)

    def told(self, filters: Filters) -> tuple[tuple[str, str], ...]:
        """(field, words) of each condition, as a chip says it."""
        return tuple((name, _told(name, value)) for name, value in filters.kept().items())

    @property
    def year(self) -> int:
        """The year for 'who grows out this year'."""
        return today(self.store.clock).year


def sensitive(filters: Filters) -> tuple[str, ...]:
    """Conditions that tell something sensitive of everybody whom they leave in the list."""
    return tuple(sorted(name for name in SENSITIVE if getattr(filters, name)))


def read(settings: Mapping[str, str]) -> Filters:
    """Filters as a person wrote them, by the words of ``FIELDS`` or their own names. Raises FilterWrong."""
    values: dict[str, object] = {}
    known = {fold(tr(words)): name for name, words in FIELDS.items()} | {
        fold(words): name for name, words in FIELDS.items()
    }
    for field, typed in settings.items():
        name = field if field in FIELDS else known.get(fold(field), "")
        if not name:
            raise _wrong(field)
        values[name] = _read(name, one_line(typed))
    found = Filters(**values)  # type: ignore[arg-type]  # each by its own name
    if found.age_from is not None and found.age_to is not None and found.age_from > found.age_to:
        raise _wrong(tr(mark("tuổi từ {first} đến {last}")).format(first=found.age_from, last=found.age_to))
    return found


def ready(session: Session, wanted: Wanted, on: date) -> Wanted:
    """With the day, the age of maturity and who owes fees, where the filters ask for them."""
    filters = wanted.filters
    if not filters:
        return wanted
    if filters.grows_out is not None:
        from app.services.rules import rule_book

        filters = replace(filters, maturity_age=int(rule_book(session, on).number("maturity.age")))
    if filters.owes_fees:
        filters = replace(filters, only=_owing(session, on, wanted.branch))
    return replace(wanted, filters=filters, on=on)


def _owing(session: Session, on: date, branch: str | None) -> tuple[str, ...]:
    """Who of the branch owes fees. Raises FilterTooWide: each member's months are reckoned one by one."""
    from app.services.fees.accounts import Accounts, over_month, scope

    units = [row.id for row in scope(session, branch)]
    here = select(Member.id).where(Member.unit_id.in_(units)).limit(OWING_MOST + 1)
    if (session.scalar(select(func.count()).select_from(here.subquery())) or 0) > OWING_MOST:
        raise FilterTooWide(most=f"{OWING_MOST:,}".replace(",", "."))
    accounts = Accounts(session, units, today=on)
    last = over_month(on)
    return tuple(
        person.id for person in accounts.people if any(True for _ in accounts.open_months(person, last=last))
    )


def _read(name: str, typed: str) -> object:
    if name in ("age_from", "age_to", "grows_out"):
        if not typed.isdecimal() or (name != "grows_out" and int(typed) > _OLDEST) or int(typed) > 9999:
            raise _wrong(f"{tr(FIELDS[name])} = {typed}")
        return int(typed)
    if name in ("joined_from", "joined_to"):
        try:
            return read_day(typed)
        except ValueError:
            raise _wrong(f"{tr(FIELDS[name])} = {typed}") from None
    if name == "owes_fees":
        return fold(typed) in _YES
    if name == "lacking":
        return tuple(
            _one_of(name, part, {one: label(one) for one in LACKS})
            for part in typed.split(",")
            if part.strip()
        )
    if name == "status":
        return _one_of(name, typed, STATUS_NAMES)
    return _one_of(name, typed, GRADE_NAMES) if name == "grade" else typed


def _one_of(name: str, typed: str, values: Mapping[str, str]) -> str:
    asked = fold(typed)
    for value, words in values.items():
        if asked in (fold(value), fold(words), fold(tr(words))):
            return value
    raise _wrong(f"{tr(FIELDS[name])} = {typed} ({', '.join(tr(words) for words in values.values())})")


def _told(name: str, value: object) -> str:
    words = tr(FIELDS[name])
    if name == "owes_fees":
        return words
    if name == "lacking":
        assert isinstance(value, list | tuple)
        return f"{words} " + ", ".join(label(str(one)) for one in value)
    if name in ("joined_from", "joined_to"):
        return f"{words} {written_day(date.fromisoformat(str(value)))}"
    if name == "status":
        return named(STATUS_NAMES, str(value))
    if name == "grade":
        return f"{words} {named(GRADE_NAMES, str(value))}"
    if name == "position" and value == "*":
        return tr(mark("có chức vụ"))
    return f"{words} {value}"


def _wrong(reason: str) -> FilterWrong:
    return FilterWrong(reason=reason, known=", ".join(tr(words) for words in FIELDS.values()))


def _saved(session: Session, name: str) -> SavedSearch | None:
    return session.scalars(
        select(SavedSearch).where(SavedSearch.subject == SUBJECT, SavedSearch.name == name)
    ).one_or_none()


def _need(session: Session, name: str) -> SavedSearch:
    found = _saved(session, one_line(name))
    if found is None:
        known = session.scalars(select(SavedSearch.name).where(SavedSearch.subject == SUBJECT))
        raise FilterMissing(name=name, known="; ".join(known) or "-")
    return found


__all__ = [
    "FIELDS",
    "NONE",
    "SENSITIVE",
    "FilterMissing",
    "FilterWrong",
    "Filters",
    "MemberFilters",
    "read",
    "ready",
    "sensitive",
]
