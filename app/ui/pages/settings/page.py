"""Cài đặt: sections at the left, one in sight. Sections are made when first opened. Whatever is changed is kept at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from app.ui.pages.base import Page
from app.ui.pages.settings.declared import SUBJECT, Declared
from app.ui.seat import Seat
from app.ui.theme.look import dressing, px
from app.ui.theme.tokens import Space
from app.ui.widgets.form import FormColumn, scrolled
from app.ui.widgets.page_head import PageHead


class SettingsPage(Page):
    """``show_record`` opens a section by its name: go('settings', 'signers')."""

    name = "settings"
    subjects = frozenset(
        {
            "unit",
            "signer",
            "series",
            "issued_number",
            "person",
            "channel",
            "rule_change",
            "sync",
            "trusted_certificate",
        }
    )

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        column = self.column()
        column.addWidget(PageHead(self.title()))
        row = QHBoxLayout()
        row.setSpacing(Space.WIDE)
        column.addLayout(row, 1)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Nhóm cài đặt"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setProperty("role", "sections")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stack = QStackedWidget()
        row.addWidget(self.list)
        row.addWidget(self.stack, 1)
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._made: dict[str, Any] = {}
        for key, words, make in self._sections():
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.list.addItem(item)
            self._makers[key] = make
        self.list.currentItemChanged.connect(
            lambda item, _: self._show(str(item.data(Qt.ItemDataRole.UserRole)))
        )
        dressing.changed.connect(self._dress)
        self._dress()
        self.setFocusProxy(self.list)
        self.list.setCurrentRow(0)

    def _sections(self) -> tuple[tuple[str, str, Callable[[], QWidget]], ...]:
        return (
            ("unit", self.tr("Đơn vị và nhiệm kỳ"), self._unit),
            ("signers", self.tr("Người ký"), self._signers),
            ("people", self.tr("Người dùng"), self._people),
            ("series", self.tr("Sổ và số"), self._series),
            ("channels", self.tr("Kênh thông tin"), self._channels),
            ("rules", self.tr("Quy định đoàn vụ"), self._rules),
            ("privacy", self.tr("Dữ liệu cá nhân"), self._privacy),
            ("look", self.tr("Giao diện, ngôn ngữ"), self._look),
            ("practice", self.tr("Cách làm việc"), self._practice),
            ("safety", self.tr("Sao lưu, mật khẩu"), self._safety),
            ("trust", self.tr("Chứng thư tin cậy"), self._trust),
            ("headquarters", self.tr("Nối với cấp trên"), self._headquarters),
            ("about", self.tr("Về chương trình"), self._about),
        )

    # --- sections -------------------------------------------------------------------------------------------

    def _unit(self) -> QWidget:
        from app.ui.pages.settings.unit import UnitSection

        return UnitSection(self.seat)

    def _signers(self) -> QWidget:
        from app.ui.pages.settings.signers import SignersSection

        return SignersSection(self.seat)

    def _people(self) -> QWidget:
        from app.ui.pages.settings.people import PeopleSection

        return PeopleSection(self.seat)

    def _series(self) -> QWidget:
        from app.ui.pages.settings.series import SeriesSection

        return SeriesSection(self.seat)

    def _channels(self) -> QWidget:
        from app.ui.pages.settings.channels import ChannelsSection

        return ChannelsSection(self.seat)

    def _rules(self) -> QWidget:
        from app.ui.pages.settings.rules import RulesSection

        return RulesSection(self.seat)

    def _privacy(self) -> QWidget:
        from app.ui.pages.privacy.settings_section import PrivacySection

        return PrivacySection(self.seat)

    def _safety(self) -> QWidget:
        from app.ui.pages.settings.safety import SafetySection

        return SafetySection(self.seat)

    def _trust(self) -> QWidget:
        from app.ui.pages.settings.trust import TrustSection

        return TrustSection(self.seat)

    def _headquarters(self) -> QWidget:
        from app.ui.pages.settings.headquarters import HeadquartersSection

        return HeadquartersSection(self.seat)

    def _about(self) -> QWidget:
        from app.ui.pages.settings.about import AboutSection

        return AboutSection(self.seat)

    def _look(self) -> QWidget:
        keys = ("appearance.theme", "appearance.text_size", "language")
        return _Declared(self.seat, self.tr("Giao diện, ngôn ngữ"), keys)

    def _practice(self) -> QWidget:
        keys = (
            "letters.way",
            "numbers.when",
            "incoming.handle_days",
            "letters.standard",
            "calendar.own_days",
            "exchange.office_id",
            "reminders.on",
            "watch.folder",
            "watch.seconds",
            "watch.move",
            "exchange.office_id",
        )
        return _Declared(self.seat, self.tr("Cách làm việc"), keys)

    # --- showing --------------------------------------------------------------------------------------------

    def show_record(self, record_id: str) -> None:
        for at in range(self.list.count()):
            if self.list.item(at).data(Qt.ItemDataRole.UserRole) == record_id:
                self.list.setCurrentRow(at)

    def section(self) -> Any:
        """The section in sight."""
        return self._made.get(str(self.list.currentItem().data(Qt.ItemDataRole.UserRole)))

    def look_anew(self) -> None:
        for section in self._made.values():
            if hasattr(section, "look_anew"):
                section.look_anew()

    def settle(self) -> None:
        for section in self._made.values():
            if hasattr(section, "settle"):
                section.settle()

    def _show(self, key: str) -> None:
        if key not in self._made:
            section = self._makers[key]()
            self._made[key] = section
            area = scrolled(section)
            area.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            area.setProperty("section", key)
            self.stack.addWidget(area)
            if hasattr(section, "look_anew"):
                section.look_anew()
        for at in range(self.stack.count()):
            area_at = self.stack.widget(at)
            if isinstance(area_at, QScrollArea) and area_at.property("section") == key:
                self.stack.setCurrentIndex(at)

    def _heard(self, subjects: frozenset[str], initiator: object) -> None:
        if any(subject.startswith(SUBJECT) for subject in subjects):
            return  # our own fields show it already
        super()._heard(subjects, initiator)

    def _dress(self) -> None:
        self.list.setFixedWidth(px(200))


class _Declared(QWidget):
    def __init__(self, seat: Seat, head: str, keys: tuple[str, ...]) -> None:
        super().__init__()
        self.setMaximumWidth(px(560))
        column = FormColumn(self)
        column.head(head)
        self.declared = Declared(seat, column, keys, self)
        column.addStretch(1)
