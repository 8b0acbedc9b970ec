"""The head of a record: picture, name, unit, status, the years' grades as a strip, chips of what is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.members import GRADE_SHORT, STATUS_NAMES, Grade, Status, named
from app.services.member_years import YearRow
from app.services.members import MemberPage
from app.ui.pages.members.fields import INSET, InPlaceField
from app.ui.pages.members.photo import PhotoBox
from app.ui.theme.look import dressing, interface_font, px
from app.ui.theme.tokens import Space, TypeSize
from app.ui.widgets.buttons import Button
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.words import Badge, Elided, Words

_TONES: Final = {
    Grade.EXCELLENT: "done",
    Grade.OLD_EXCELLENT: "done",
    Grade.FAILED: "late",
    Grade.OLD_WEAK: "late",
}
_YEARS: Final = 6
"""Years of the strip; the rest stands in the table below."""


class RecordHead(QWidget):
    """Owns nothing that is typed but the name's field, which the record gives."""

    def __init__(self, name: InPlaceField) -> None:
        super().__init__()
        self.name = name
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        top = QHBoxLayout()
        top.setSpacing(Space.SMALL)
        self.photo = PhotoBox()
        top.addSpacing(px(INSET))
        top.addWidget(self.photo, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addWidget(name)
        row = QHBoxLayout()
        row.setContentsMargins(INSET, 0, 0, 0)
        self.unit = Elided("", "quiet")
        row.addWidget(self.unit, 1)
        words.addLayout(row)
        acts = QHBoxLayout()
        acts.setContentsMargins(0, 0, 0, 0)
        self.move_button = Button(self.tr("Chuyển đơn vị"), kind="quiet")
        self.acts_button = Button(self.tr("Nghiệp vụ"), kind="quiet", meaning="down")
        acts.addWidget(self.move_button)
        acts.addWidget(self.acts_button)
        acts.addStretch(1)
        words.addLayout(acts)
        words.addStretch(1)
        top.addLayout(words, 1)
        column.addLayout(top)
        self.status = Badge("", "due")
        self._strip, self._strip_flow = self._flow()
        self._chips, self._chip_flow = self._flow()
        row = QHBoxLayout()
        row.setContentsMargins(INSET, 0, 0, 0)
        row.addWidget(self.status)
        row.addStretch(1)
        column.addLayout(row)
        self.erased = Words(
            self.tr("Dữ liệu đã được xóa. Dòng này ở lại vì sổ quỹ giữ khoản người ấy đã nộp."),
            "note",
            tone="due",
            wrap=True,
        )
        self.erased.setContentsMargins(INSET, 0, 0, 0)
        self.erased.hide()
        column.addWidget(self.erased)
        column.addWidget(self._strip)
        column.addWidget(self._chips)
        dressing.changed.connect(self._dress)
        self._dress()

    def _flow(self) -> tuple[QWidget, FlowLayout]:
        made = QWidget()
        flow = FlowLayout(made, gap=6)
        made.setContentsMargins(INSET, 0, 0, 0)
        return made, flow

    def _dress(self) -> None:
        self.name.editor.setFont(interface_font(TypeSize.TITLE, strong=True))

    def show_read(
        self, found: Mapping[str, Any], page: MemberPage | None, photo: bytes | None, *, covered: bool
    ) -> None:
        self.unit.say(str(found["unit"] or ""))
        if covered and photo:
            self.photo.show_covered()
        else:
            self.photo.show_photo(photo)
        status = str(found.get("status") or Status.ACTIVE)
        since = found.get("status_since")
        words = "" if status == Status.ACTIVE else named(STATUS_NAMES, status)
        if words and since:
            words = self.tr("{status} từ {day}").format(status=words, day=f"{since:%d/%m/%Y}")
        erased = bool(found.get("erased"))
        self.erased.setVisible(erased)
        self.move_button.setVisible(not erased)
        self.acts_button.setVisible(not erased)
        self.status.say("" if erased else words)
        self._show_strip(page.years.get("grades", ()) if page is not None else ())

    def _show_strip(self, grades: Sequence[YearRow]) -> None:
        _clear(self._strip_flow)
        for row in reversed(grades[:_YEARS]):
            grade = str(row.values["grade"])
            badge = Badge(f"{row.values['period']} {named(GRADE_SHORT, grade)}", _TONES.get(Grade(grade), ""))
            badge.setToolTip(f"{row.words['period']}: {row.words['grade']}")
            self._strip_flow.addWidget(badge)
        self._strip.setVisible(bool(grades))

    def show_chips(self, missing: Sequence[tuple[str, str]], act: Callable[[str], object]) -> None:
        """(field, words): a click goes to the field."""
        _clear(self._chip_flow)
        for name, words in missing:
            made = Button(words, partial(act, name), kind="chip")
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.setProperty("tone", "quiet")
            self._chip_flow.addWidget(made)
        self._chips.setVisible(bool(missing))


def _clear(flow: FlowLayout) -> None:
    while (item := flow.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.deleteLater()
