"""The charts of a unit's members: age, sex, ethnicity, religion, education, grades over the years, growth by month or year. Reads only."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.errors import InputRefused
from app.base.language import mark, tr
from app.base.progress import Progress
from app.domain.members import GRADE_NAMES, PRESENT, Grade, Status
from app.domain.reports.charts import Chart, largest
from app.models.queries import facts as queries
from app.models.session import Store
from app.services.reports.facts import Facts
from app.services.units import find_unit, need_own

NAMES: Final[dict[str, str]] = {
    "age": mark("Tuổi"),
    "sex": mark("Giới tính"),
    "ethnicity": mark("Dân tộc"),
    "religion": mark("Tôn giáo"),
    "education": mark("Trình độ văn hóa"),
    "object": mark("Nghề nghiệp"),
    "grades": mark("Xếp loại"),
    "months": mark("Số đoàn viên theo tháng"),
    "years": mark("Số đoàn viên theo năm"),
}
_BANDS: Final = ((None, 15), (16, 17), (18, 20), (21, 23), (24, 26), (27, 30), (31, None))
_MOST: Final = 9
_UNKNOWN: Final = mark("chưa ghi")
_MONTHS, _YEARS = 12, 6


class ChartUnknown(InputRefused):
    code, what = "BCS-010", mark("Không có biểu đồ “{name}”.")
    remedy = mark("Các biểu đồ: {known}.")


class Charts:
    """Reading only; each chart is one question."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def draw(
        self, name: str, *, unit: str | None = None, on: date | None = None, progress: Progress | None = None
    ) -> Chart:
        """A chart of ``unit`` (our own) as of a day (today). Raises ChartUnknown."""
        if name not in NAMES:
            raise ChartUnknown(name=name, known=", ".join(NAMES))
        day = on or today(self.store.clock)
        with self.store.read() as session:
            of = find_unit(session, unit) if unit else need_own(session)
            facts = Facts(session, of.id, day, day, progress=progress)
            if name in ("months", "years"):
                return _growth(name, session, facts, day)
            if name == "grades":
                return _grades(session, facts, day)
            return _spread(name, facts, day)


def _spread(name: str, facts: Facts, day: date) -> Chart:
    columns = facts.crowd("members").columns
    counts: Sequence[tuple[str, int]]
    if name == "age":
        counts = _ages(columns["age"])
    elif name == "sex":
        counts = _known(columns["sex"])
    else:
        field = {"object": "occupation"}.get(name, name)
        counts = largest(_known(columns[field]), _MOST, tr(mark("khác")))
    return Chart(
        name,
        tr(NAMES[name]),
        "bars",
        tuple(label for label, _ in counts),
        tuple(many for _, many in counts),
        note=tr(mark("Đoàn viên ngày {day:%d/%m/%Y}")).format(day=day),
    )


def _ages(ages: Iterable[int | None]) -> tuple[tuple[str, int], ...]:
    found: Counter[int] = Counter()
    unknown = 0
    for age in ages:
        if age is None:
            unknown += 1
        else:
            found[next(at for at, (_, most) in enumerate(_BANDS) if most is None or age <= most)] += 1
    rows = [(_band(*band), found[at]) for at, band in enumerate(_BANDS)]
    if unknown:
        rows.append((tr(_UNKNOWN), unknown))
    return tuple(rows)


def _band(least: int | None, most: int | None) -> str:
    if least is None:
        return tr(mark("đến {most} tuổi")).format(most=most)
    if most is None:
        return tr(mark("từ {least} tuổi")).format(least=least)
    return tr(mark("{least}-{most} tuổi")).format(least=least, most=most)


def _known(values: Iterable[str | None]) -> list[tuple[str, int]]:
    counted = Counter(value or tr(_UNKNOWN) for value in values)
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))


def _grades(session: Session, facts: Facts, day: date) -> Chart:
    """The grades of the last year that has any."""
    place, units = facts.crowd("members"), facts.units
    members = set(place.ids)
    periods = session.scalars(
        text("SELECT DISTINCT period FROM member_grade ORDER BY substr(period, -4) DESC, period DESC")
    )
    order = [one.value for one in Grade]
    for period in periods:
        counted = Counter(grade for member, grade in queries.grades(session, [period]) if member in members)
        if counted and units:
            names = [one for one in order if counted[one]]
            title = tr(mark("Xếp loại đoàn viên năm {period}")).format(period=period)
            return Chart(
                "grades",
                title,
                "bars",
                tuple(tr(GRADE_NAMES[one]) for one in names),
                tuple(counted[one] for one in names),
            )
    return Chart("grades", tr(NAMES["grades"]), "bars", (), ())


def _growth(name: str, session: Session, facts: Facts, day: date) -> Chart:
    """Members at the end of each of the last months or years, and on the day itself."""
    days = _month_ends(day) if name == "months" else _year_ends(day)
    form = "%m/%Y" if name == "months" else "%Y"
    counted = counts_on(session, facts, [one.isoformat() for one in days])
    return Chart(
        name, tr(NAMES[name]), "line", tuple(f"{one:{form}}" for one in days), tuple(counted), shares=False,
        note=tr(mark("Cuối kỳ; điểm cuối là ngày {day:%d/%m/%Y}")).format(day=day),
    )  # fmt: skip


def counts_on(session: Session, facts: Facts, days: list[str]) -> list[int]:
    """How many were members on each day, in one walk over all times in our units."""
    starts: list[str] = []
    ends: list[str] = []
    rows = session.execute(
        text("SELECT unit_id, coalesce(unit_since, joined_on, ''), status, status_since FROM member")
    )
    keep: Callable[[str], bool] = facts.units.__contains__
    for unit, since, status, changed in rows:
        if not keep(unit) or status == Status.GUEST:
            continue
        if status in PRESENT:
            starts.append(since)
        elif changed is not None and changed > since:
            starts.append(since)
            ends.append(changed)
    for _, unit, since, until, _ in queries.spells(session):
        if keep(unit):
            starts.append(since or "")
            ends.append(until)
    starts.sort()
    ends.sort()
    return [bisect_right(starts, day) - bisect_right(ends, day) for day in days]


def _month_ends(day: date) -> list[date]:
    found = [day]
    first = day.replace(day=1)
    for _ in range(_MONTHS):
        found.append(first - timedelta(days=1))
        first = (first - timedelta(days=1)).replace(day=1)
    return found[::-1]


def _year_ends(day: date) -> list[date]:
    return [*(date(year, 12, 31) for year in range(day.year - _YEARS, day.year)), day]
