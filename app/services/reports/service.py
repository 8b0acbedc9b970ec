"""Reports on members: looked at, typed into, handed in for good, corrected by a new version, compared with today.

Owns the course draft -> handed in -> correction. What is counted is domain/reports', what a form asks resources/reports'.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.errors import InputRefused, RuleRefused
from app.base.language import mark, tr
from app.base.progress import Progress
from app.base.text import one_line
from app.domain.privacy import Act
from app.domain.reports import periods
from app.domain.reports.compare import Frozen, Moved, changes
from app.domain.reports.forms import Form
from app.domain.reports.periods import Standing
from app.domain.reports.sheet import Sheet, Wrong, wrongs
from app.models.files import Attachment
from app.models.reports import MemberReport
from app.models.session import Store
from app.models.units import Unit
from app.models.vault import BlobDamaged, BlobMissing
from app.services.change import Change, Service
from app.services.privacy.access import note
from app.services.reports import freezing
from app.services.reports.duties import Duties
from app.services.reports.filling import Behind, behind, filled
from app.services.reports.forms import PeriodUnknown, calendar, form_of
from app.services.units import find_unit, need_own

if TYPE_CHECKING:
    from app.models.vault import Vault

ENTITY: Final = MemberReport.__tablename__
DRAFT, HANDED = "draft", "handed"
_MOST: Final = 10**9


_TELLING: Final = {
    "ethnicity": "ethnicity", "minority": "ethnicity", "religion": "religion", "believer": "religion",
    "party_joined_on": "party_joined_on", "party": "party_joined_on", "party_official_on": "party_official_on",
    "official": "party_official_on", "party_course_on": "party_course_on",
}  # fmt: skip
"""Fields and sources of figures, and the field of a record that each of them tells."""


class CellWrong(InputRefused):
    code, what = "BCS-003", mark("Ô “{cell}” của biểu này không nhập được: {reason}.")
    remedy = mark("Các ô nhập: {known}. Ghi số nguyên từ 0 trở lên.")


class ReportHanded(RuleRefused):
    code, what = "BCS-004", mark("Biểu {form} kỳ {period} đã nộp ngày {day}.")
    remedy = mark("Bản đã nộp giữ nguyên. Lập bản sửa (report {form} --correct LÝ_DO) rồi sửa ở đó.")


class ReportWrong(RuleRefused):
    code, what = "BCS-005", mark("Biểu {form} chưa nộp được: {count} ô chưa hợp lý; đầu tiên: {first}.")
    remedy = mark("Sửa các ô ấy rồi nộp lại.")


class NotHanded(InputRefused):
    code, what = "BCS-006", mark("Biểu {form} kỳ {period} chưa nộp lần nào.")
    remedy = mark("Xem số liệu hiện nay, hoặc nộp biểu trước.")


class SpanWrong(InputRefused):
    code, what = "BCS-007", mark("Ngày chốt {day} không nằm trong kỳ {period} ({first} đến {last}).")
    remedy = mark("Chọn ngày trong kỳ, hoặc chọn kỳ khác.")


class CorrectionUnexplained(InputRefused):
    code, what = "BCS-009", mark("Bản sửa cần lý do.")
    remedy = mark("Ghi một câu, ví dụ “sót 3 đoàn viên lớp 10A2”.")


@dataclass(frozen=True, slots=True)
class Look:
    """A form as it stands: filled now, or as it was handed in."""

    form: Form
    unit_id: str
    unit_name: str
    period: str
    period_name: str
    first: date
    last: date
    state: str
    """'' nothing kept yet, 'draft', 'handed'."""
    version: int
    handed_on: date | None
    handed_to: str
    note: str
    standing: str
    due_on: date | None
    sheet: Sheet
    wrong: tuple[Wrong, ...]

    @property
    def editable(self) -> bool:
        return self.state != HANDED


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a report."""

    id: str
    version: int
    state: str
    handed_on: date | None
    handed_to: str
    note: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure that is another than the one handed in, with the names of those who came and went."""

    moved: Moved
    came: tuple[Behind, ...]
    gone: tuple[Behind, ...]


class Reports(Service):
    """Verbs on reports. A form is named as in resources/reports; ``period`` empty means the one due next."""

    def __init__(self, store: Store, *, by: str, vault: Callable[[], Vault]) -> None:
        super().__init__(store, by=by)
        self._vault = vault

    @property
    def duties(self) -> Duties:
        """Which reports are due when, and how each stands."""
        return Duties(self.store, by=self.by)

    def own_unit_id(self) -> str:
        """Our own unit. Raises NoOwnUnit."""
        with self.store.read() as session:
            return need_own(session).id

    # --- looking ------------------------------------------------------------------------------------------

    def look(
        self,
        form: str,
        *,
        period: str = "",
        unit: str | None = None,
        units: bool = False,
        until: date | None = None,
        progress: Progress | None = None,
    ) -> Look:
        """The form filled from the records of now; what was handed in as it went out. ``units``: by sub-units, always of now."""
        with self.store.read() as session:
            asked = self._asked(session, form, period, unit)
            kept = asked.latest(session)
            span = self._span(asked, kept, until)
            if kept is not None and kept.state == HANDED and not units and until in (None, kept.until_on):
                return self._look(session, asked, kept, span, self._as_handed(session, asked, kept))
            typed = dict(kept.typed or {}) if kept else {}
            sheet = filled(session, asked.form, asked.unit.id, span, typed, units=units, progress=progress)
            return self._look(session, asked, kept, span, sheet)

    def people(
        self,
        form: str,
        cell: str,
        *,
        period: str = "",
        unit: str | None = None,
        units: bool = False,
        until: date | None = None,
        limit: int | None = None,
        progress: Progress | None = None,
    ) -> tuple[Behind, ...]:
        """Who stands behind a figure ('row/column') as counted now. Raises CellWrong."""
        look = self.look(form, period=period, unit=unit, units=units, until=until, progress=progress)
        return self.behind(look, cell, limit=limit)

    def behind(self, look: Look, cell: str, *, limit: int | None = None) -> tuple[Behind, ...]:
        """The same of a sheet that was just counted. Raises CellWrong.

        Names behind a figure of ethnicity, religion or the Party tell that of each of them: the look stands in the access log, with
        the figure as its purpose. Raises LookRefused.
        """
        if cell not in look.sheet.values:
            raise CellWrong(cell=cell, reason=tr(mark("không có ô ấy")), known=", ".join(look.sheet.values))
        ids = look.sheet.people(cell)
        told, named = _tells(look.sheet.form, cell)
        if told and ids:
            with self.work("reports.behind") as w:
                note(w, Act.REVEAL, told, purpose=f"{look.form.title}: {named}", count=len(ids))
                w.commit()
        with self.store.read() as session:
            return behind(session, ids, limit=limit)

    def versions(self, form: str, *, period: str = "", unit: str | None = None) -> tuple[Version, ...]:
        """What was kept of a report, the latest first."""
        with self.store.read() as session:
            asked = self._asked(session, form, period, unit)
            return tuple(
                Version(one.id, one.version, one.state, one.handed_on, one.handed_to, one.note)
                for one in session.scalars(asked.kept().order_by(MemberReport.version.desc()))
            )

    def handed(self, form: str, *, period: str = "", unit: str | None = None) -> Frozen:
        """The latest report that went out, as it went out. Raises NotHanded."""
        with self.store.read() as session:
            asked = self._asked(session, form, period, unit)
            return self._frozen(session, asked)

    def changes(
        self, form: str, *, period: str = "", unit: str | None = None, progress: Progress | None = None
    ) -> tuple[Difference, ...]:
        """What the same days would give now, against what was handed in: figure by figure, person by person. Raises NotHanded."""
        with self.store.read() as session:
            asked = self._asked(session, form, period, unit)
            was = self._frozen(session, asked)
            report = asked.latest_handed(session)
            draft = asked.latest(session) or report
            span = (report.from_on, report.until_on)
            sheet = filled(
                session, asked.form, asked.unit.id, span, dict(draft.typed or {}), progress=progress
            )
            moved = changes(was, freezing.frozen_of(sheet))
            return tuple(
                Difference(one, behind(session, one.came), behind(session, one.gone)) for one in moved
            )

    # --- acts ---------------------------------------------------------------------------------------------

    def type(
        self, form: str, values: Mapping[str, int | None], *, period: str = "", unit: str | None = None
    ) -> Change[Version]:
        """Keep typed figures ('row/column' to number; None empties). Raises CellWrong, ReportHanded."""
        with self.work("reports.type") as w:
            asked = self._asked(w.session, form, period, unit)
            known = set(asked.form.typable())
            for at, value in values.items():
                if at not in known:
                    reason = tr(mark("ô tính sẵn")) if at in _cells(asked.form) else tr(mark("không có ô ấy"))
                    raise CellWrong(cell=at, reason=reason, known=", ".join(sorted(known)) or "-")
                if value is not None and not 0 <= value <= _MOST:
                    raise CellWrong(cell=at, reason=str(value), known=", ".join(sorted(known)))
            report = asked.latest(w.session)
            if report is None:
                first, last = self._span(asked, None, None)
                report = w.add(
                    MemberReport(
                        id=w.ids.new(), unit_id=asked.unit.id, form=asked.form.name, period=asked.period, version=1, from_on=first,
                        until_on=last,
                    )
                )  # fmt: skip
            self._need_draft(asked, report)
            typed = {**(report.typed or {}), **values}
            report.typed = {at: value for at, value in typed.items() if value is not None}
            w.flush()
            return Change.of(_version(report), w.commit())

    def hand_in(
        self,
        form: str,
        *,
        period: str = "",
        unit: str | None = None,
        until: date | None = None,
        to: str = "",
        progress: Progress | None = None,
    ) -> Change[Version]:
        """Freeze the report: its figures and whom they count. Raises ReportHanded, ReportWrong."""
        with self.store.read() as session:
            asked = self._asked(session, form, period, unit)
            kept = asked.latest(session)
            self._need_draft(asked, kept)
            span = self._span(asked, kept, until)
            typed = dict(kept.typed or {}) if kept else {}
            sheet = filled(session, asked.form, asked.unit.id, span, typed, progress=progress)
        bad = [one for one in wrongs(sheet) if one.kind != "missing"]
        if bad:
            raise ReportWrong(form=asked.form.name, count=len(bad), first=wrong_words(bad[0]))
        stored = self._vault().put(freezing.pack(freezing.frozen_of(sheet)))
        with self.work("reports.hand_in") as w:
            report = asked.latest(w.session)
            self._need_draft(asked, report)
            if report is None:
                report = w.add(
                    MemberReport(
                        id=w.ids.new(), unit_id=asked.unit.id, form=asked.form.name, period=asked.period, version=1, from_on=span[0],
                        until_on=span[1],
                    )
                )  # fmt: skip
            report.from_on, report.until_on = span
            report.state, report.handed_on, report.handed_to = HANDED, w.today, one_line(to)[:200]
            report.figures = dict(sheet.values)
            w.flush()
            name = f"bieu-{asked.form.name}-{asked.period}-{report.version}.vtreport"
            w.add(
                Attachment(
                    owner_kind=ENTITY, owner_id=report.id, role=freezing.ROLE, name=name, mime=freezing.MIME, size=stored.size,
                    sha256=stored.sha256,
                )
            )  # fmt: skip
            return Change.of(_version(report), w.commit())

    def correct(self, form: str, why: str, *, period: str = "", unit: str | None = None) -> Change[Version]:
        """Begin the next version of a report that was handed in. Raises NotHanded, CorrectionUnexplained."""
        reason = one_line(why)
        if not reason:
            raise CorrectionUnexplained
        with self.work("reports.correct") as w:
            asked = self._asked(w.session, form, period, unit)
            last = asked.latest(w.session)
            if last is None or last.state != HANDED:
                raise NotHanded(form=asked.form.name, period=asked.period)
            report = w.add(
                MemberReport(
                    id=w.ids.new(), unit_id=last.unit_id, form=last.form, period=last.period, version=last.version + 1,
                    from_on=last.from_on, until_on=last.until_on, typed=dict(last.typed or {}), handed_to=last.handed_to, note=reason[:2000],
                )
            )  # fmt: skip
            w.flush()
            return Change.of(_version(report), w.commit())

    # --- parts ----------------------------------------------------------------------------------------------

    def _asked(self, session: Session, form: str, period: str, unit: str | None) -> _Asked:
        of = find_unit(session, unit) if unit else need_own(session)
        known = form_of(form)
        if not period.strip():
            return _Asked(known, of, periods.current(calendar(), known.rhythm, today(self.store.clock)))
        try:
            read = periods.read_period(period)
            duty = calendar().duty(read)
        except ValueError:
            duty = None
        if duty is None or duty.rhythm not in known.rhythm:
            raise PeriodUnknown(period=period, known=", ".join(tr(RHYTHMS[one]) for one in known.rhythm))
        return _Asked(known, of, read)

    def _span(self, asked: _Asked, kept: MemberReport | None, until: date | None) -> tuple[date, date]:
        """The days of the period; a running one ends today. What was handed in, and its correction, keep theirs."""
        if kept is not None and until is None and (kept.state == HANDED or kept.version > 1):
            return kept.from_on, kept.until_on
        first, last = periods.span_of(calendar(), asked.period)
        if until is not None:
            if not first <= until <= last:
                raise SpanWrong(day=_day(until), period=asked.period, first=_day(first), last=_day(last))
            return first, until
        return first, max(first, min(last, today(self.store.clock)))

    def _look(
        self,
        session: Session,
        asked: _Asked,
        kept: MemberReport | None,
        span: tuple[date, date],
        sheet: Sheet,
    ) -> Look:
        duty, year = calendar().duty(asked.period), periods.year_of(asked.period)
        handed = [
            one.handed_on for one in session.scalars(asked.kept()) if one.handed_on and one.state == HANDED
        ]
        standing = periods.standing(duty, year, handed, today(self.store.clock))
        return Look(
            asked.form, asked.unit.id, asked.unit.name, asked.period, duty.title(year), *span, kept.state if kept else "",
            kept.version if kept else 1, kept.handed_on if kept else None, kept.handed_to if kept else "", kept.note if kept else "",
            str(standing), duty.day("due", year), sheet, wrongs(sheet),
        )  # fmt: skip

    def _as_handed(self, session: Session, asked: _Asked, kept: MemberReport) -> Sheet:
        """Where its file has not come from the PC that handed it in, its figures at least."""
        try:
            return freezing.sheet_of(asked.form, self._frozen(session, asked))
        except (freezing.FrozenUnreadable, BlobMissing, BlobDamaged):
            return Sheet(asked.form, dict(kept.figures or {}))

    def _frozen(self, session: Session, asked: _Asked) -> Frozen:
        report = asked.latest_handed(session)
        file = session.scalars(
            select(Attachment).where(
                Attachment.owner_kind == ENTITY,
                Attachment.owner_id == report.id,
                Attachment.role == freezing.ROLE,
            )
        ).first()
        if file is None:
            raise freezing.FrozenUnreadable(reason=tr(mark("không có tệp")))
        return freezing.unpack(self._vault().get(file.sha256))

    @staticmethod
    def _need_draft(asked: _Asked, report: MemberReport | None) -> None:
        if report is not None and report.state == HANDED:
            day = _day(report.handed_on) if report.handed_on else ""
            raise ReportHanded(form=asked.form.name, period=asked.period, day=day)


def _tells(form: Form, cell: str) -> tuple[set[str], str]:
    """Sensitive fields of a person that standing behind a figure tells, and the figure's name."""
    row, _, column = cell.partition("/")
    line = next((one for one in form.rows if one.key == row), None)
    head = next((one for one in form.columns if one.key == column), None)
    if line is None or head is None:
        return set(), ""
    asked = {*line.where, *head.where, line.source}
    return {_TELLING[one] for one in asked if one in _TELLING}, f"{line.label}, {head.label}"


@dataclass(frozen=True, slots=True)
class _Asked:
    form: Form
    unit: Unit
    period: str

    def kept(self) -> Select[MemberReport]:
        return select(MemberReport).where(
            MemberReport.unit_id == self.unit.id,
            MemberReport.form == self.form.name,
            MemberReport.period == self.period,
        )

    def latest(self, session: Session) -> MemberReport | None:
        return session.scalars(self.kept().order_by(MemberReport.version.desc())).first()

    def latest_handed(self, session: Session) -> MemberReport:
        """Raises NotHanded."""
        query = self.kept().where(MemberReport.state == HANDED).order_by(MemberReport.version.desc())
        found = session.scalars(query).first()
        if found is None:
            raise NotHanded(form=self.form.name, period=self.period)
        return found


RHYTHMS: Final = {"quarter": mark("quý"), "half": mark("6 tháng"), "year": mark("năm")}
_WRONG: Final = {
    "negative": mark("{row}, {column}: nhỏ hơn 0"),
    "more": mark("{row}, {column}: lớn hơn “{than}”"),
    "missing": mark("{row}, {column}: chưa nhập"),
}
STANDING_NAMES: Final[dict[str, str]] = {
    Standing.AHEAD: mark("chưa đến kỳ"),
    Standing.OPEN: mark("chưa báo cáo"),
    Standing.REPORTED: mark("đã báo cáo"),
    Standing.LATE: mark("quá hạn"),
    Standing.HANDED_LATE: mark("đã nộp muộn"),
}


def wrong_words(one: Wrong) -> str:
    return tr(_WRONG[one.kind]).format(row=one.row, column=one.column, than=one.than)


def _cells(form: Form) -> set[str]:
    return {f"{row.key}/{head.key}" for row, head in form.cells()}


def _version(one: MemberReport) -> Version:
    return Version(
        one.id,
        one.version,
        one.state or DRAFT,
        one.handed_on,
        one.handed_to or "",
        one.note or "",
    )


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
