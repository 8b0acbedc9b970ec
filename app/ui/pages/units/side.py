"""What is known of one unit: its place, its days, what can happen to it, its story. Owns nothing; asks the page for acts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.base.language import tr as said
from app.domain.members import named
from app.domain.rows import UnitRow
from app.domain.units import EVENT_NAMES, LEVEL_NAMES, SECTORS, EventKind
from app.services import places
from app.services.grading.units import UnitGrade
from app.services.meetings.committee_rows import CommitteeRow
from app.services.unit_history import UnitStory, UnitThen
from app.ui.pages.units.acts import KINDS, act_of
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.words import Heading, Title, Words


class UnitSide(QScrollArea):
    """``asked`` carries the kind of an act; ``details_wanted``: what stands beside the name is to be seen and changed."""

    asked = Signal(str)
    details_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("role", "flow")
        self.setWidget(inner)
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.LARGE, Space.SMALL, Space.MEDIUM, Space.WIDE)
        column.setSpacing(Space.TIGHT)
        self.name = Title("")
        self.name.setWordWrap(True)
        self.facts = Words("", "quiet", wrap=True)
        column.addWidget(self.name)
        column.addWidget(self.facts)
        self.details = Button(
            self.tr("Thông tin khác …"), self.details_wanted.emit, kind="quiet", meaning="edit"
        )
        self.details.setToolTip(self.tr("Khối đối tượng, nơi đóng, địa chỉ, mã, điện thoại"))
        column.addWidget(self.details, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(Space.SMALL)
        self.acts = QWidget()
        flow = FlowLayout(self.acts, gap=6)
        for kind in KINDS[1:]:  # the first is the page's own button
            flow.addWidget(Button(act_of(kind).title, partial(self.asked.emit, kind)))
        column.addWidget(self.acts)
        self._years = QVBoxLayout()
        self._years.setSpacing(Space.HAIR)
        column.addLayout(self._years)
        self.heading = Heading(self.tr("Quá trình"))
        self.heading.setContentsMargins(0, Space.LARGE, 0, Space.TIGHT)
        column.addWidget(self.heading)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.HAIR)
        column.addLayout(self._lines)
        column.addStretch(1)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No unit is chosen."""
        self.name.setText(self.tr("Chọn một đơn vị"))
        self.facts.setText("")
        self.acts.hide()
        self.details.hide()
        self.heading.hide()
        self._clear()

    def show_unit(
        self,
        unit: UnitRow,
        then: UnitThen | None,
        above: str,
        count: int,
        story: Sequence[UnitStory],
        *,
        acts: bool,
    ) -> None:
        """A unit as it was on the day in sight; ``acts``: that day is today."""
        self.name.setText(then.name if then else unit.name)
        level = named(LEVEL_NAMES, then.level if then else unit.level)
        facts = [
            level[:1].upper() + level[1:],
            self.tr("{count} đoàn viên").format(count=f"{count:,}".replace(",", ".")),
        ]
        if above:
            facts.append(self.tr("trực thuộc {unit}").format(unit=above))
        if unit.valid_from:
            facts.append(self.tr("từ {day}").format(day=_day(unit.valid_from)))
        if unit.valid_to:
            facts.append(self.tr("đến {day}").format(day=_day(unit.valid_to)))
        if unit.code:
            facts.append(self.tr("mã {code}").format(code=unit.code))
        facts += [
            part for part in (said(SECTORS.get(unit.sector, "")), places.full_name(unit.place_id)) if part
        ]
        self.facts.setText(" · ".join(facts))
        self.acts.setVisible(acts and unit.valid_to is None)
        self.details.setVisible(acts)
        self._clear()
        self.heading.setVisible(bool(story))
        for one in story:
            paper = self.tr("{number} ngày {day}").format(
                number=one.decision_number, day=_day(one.decided_on) if one.decided_on else "…"
            )
            meta = [_day(one.happened_on), paper if one.decision_number else "", one.note]
            self._line(self._lines, _told(one, unit.id), " · ".join(part for part in meta if part))

    def show_years(self, grades: Sequence[UnitGrade], bodies: Sequence[CommitteeRow]) -> None:
        """Who leads it, and what it was graded year by year."""
        if bodies:
            self._headed(self.tr("Ban lãnh đạo"))
        for body in bodies:
            title = f"{body.body_name} {body.term}".strip()
            meta = self.tr("{count} người · từ {day}").format(count=body.sitting, day=_day(body.since))
            self._line(self._years, title, meta)
        if grades:
            self._headed(self.tr("Xếp loại"))
        for grade in grades:
            day = _day(grade.on) if grade.on else ""
            meta = " · ".join(part for part in (grade.state_name, day) if part)
            self._line(self._years, f"{grade.period}: {grade.grade_name}", meta)

    def _headed(self, words: str) -> None:
        heading = Heading(words)
        heading.setContentsMargins(0, Space.LARGE, 0, Space.TIGHT)
        self._years.addWidget(heading)

    @staticmethod
    def _line(into: QVBoxLayout, title: str, meta: str) -> None:
        into.addWidget(Words(title, wrap=True))
        line = Words(meta, "note", wrap=True)
        line.setContentsMargins(0, 0, 0, Space.SMALL)
        into.addWidget(line)

    def _clear(self) -> None:
        for lines in (self._lines, self._years):
            while (item := lines.takeAt(0)) is not None:
                if (old := item.widget()) is not None:
                    old.deleteLater()


def _told(one: UnitStory, unit_id: str) -> str:
    """An event as a sentence, seen from the unit in sight."""
    translate = QCoreApplication.translate
    kind, other = one.kind, one.other_name
    if one.unit_id != unit_id:
        words = {
            EventKind.MERGE: translate("Units", "Nhận {other} nhập vào"),
            EventKind.SPLIT: translate("Units", "Tách ra từ {other}"),
            EventKind.FOUNDED: translate("Units", "Thành lập {other} trực thuộc"),
            EventKind.DISSOLVED: translate("Units", "Nhận đoàn viên của {other} giải thể"),
        }
        return _filled(words, kind, other=one.unit_name)
    words = {
        EventKind.FOUNDED: translate("Units", "Thành lập"),
        EventKind.MERGE: translate("Units", "Nhập vào {other}"),
        EventKind.SPLIT: translate("Units", "Tách ra {other}"),
        EventKind.RENAMED: translate("Units", "Đổi tên: {before} → {after}"),
        EventKind.LEVEL: translate("Units", "Đổi cấp: {before} → {after}"),
        EventKind.MOVED: translate("Units", "Chuyển về trực thuộc {other}"),
        EventKind.DISSOLVED: translate("Units", "Giải thể"),
    }
    field = "level" if kind == EventKind.LEVEL else "name"
    before, after = str(one.before.get(field, "")), str(one.after.get(field, ""))
    if field == "level":
        before, after = named(LEVEL_NAMES, before), named(LEVEL_NAMES, after)
    return _filled(words, kind, other=other, before=before, after=after)


def _filled(words: dict[EventKind, str], kind: str, **values: str) -> str:
    found = {str(key): text for key, text in words.items()}.get(kind)
    return found.format(**values) if found else said(EVENT_NAMES.get(kind, kind))


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
