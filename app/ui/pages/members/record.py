"""One member's record, read like a page and edited where it stands.

Owns the fields, what is typed and not saved in each record left behind, and the chips of what is missing. Refuses to save:
``edited`` asks the page to.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from app.services.roster import label, lacking_of
from app.ui.pages.members.fields import INSET, InPlaceField
from app.ui.pages.members.parts import LONG, OFFERS, SECRET, chip, parts, shown
from app.ui.theme.look import dressing, interface_font
from app.ui.theme.tokens import Space, TypeSize
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.words import Elided, Heading


class RecordView(QWidget):
    """``show_member`` with what members.show gave; ``show_nobody`` while none is chosen."""

    edited = Signal(str, str, str)
    """(member id, field, text)."""
    move_asked = Signal()
    left = Signal()
    """Esc in the record: back to the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Hồ sơ đoàn viên"))
        self.member_id = ""
        self._unsaved: dict[str, dict[str, str]] = {}
        self.fields: dict[str, InPlaceField] = {}
        self._stack = QStackedLayout(self)
        self.nobody = EmptyState(
            "person", self.tr("Chọn một người để xem hồ sơ"), self.tr("Gõ vài chữ của tên để tìm.")
        )
        self._stack.addWidget(self.nobody)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack.addWidget(self._scroll)
        self._page = QWidget()
        self._page.setProperty("role", "flow")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(Space.TIGHT, Space.SMALL, Space.MEDIUM, Space.WIDE)
        self._column.setSpacing(Space.HAIR)
        self._head()
        self._waiting = list(parts())
        self._scroll.setWidget(self._page)
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._one_more_part)
        self._shown: dict[str, Any] = {}
        self._later.start()

    # --- building: a part per turn of the loop, so that opening the page never holds the window up ------------

    def _head(self) -> None:
        self.name = self._field("full_name")
        dressing.changed.connect(self._dress)
        self._dress()
        self.name.label.hide()
        self._column.addWidget(self.name)
        row = QHBoxLayout()
        row.setContentsMargins(INSET, 0, 0, 0)
        self.unit = Elided("", "quiet")
        self.move_button = Button(self.tr("Chuyển đơn vị"), self.move_asked.emit, kind="quiet")
        row.addWidget(self.unit, 1)
        row.addWidget(self.move_button)
        self._column.addLayout(row)
        self._chips = QWidget()
        self._chip_flow = FlowLayout(self._chips, gap=6)
        self._chips.setContentsMargins(INSET, 0, 0, 0)
        self._column.addWidget(self._chips)
        self._column.addStretch(1)

    def _dress(self) -> None:
        self.name.editor.setFont(interface_font(TypeSize.TITLE, strong=True))

    def _one_more_part(self) -> None:
        if not self._waiting:
            self._later.stop()
            return
        part = self._waiting.pop(0)
        heading = Heading(part.title)
        heading.setContentsMargins(INSET, Space.LARGE, 0, Space.TIGHT)
        self._column.insertWidget(self._column.count() - 1, heading)
        for name in part.fields:
            field = self._field(name)
            if self.member_id:
                self._give(field, self._shown)
            self._column.insertWidget(self._column.count() - 1, field)

    def finish(self) -> None:
        """Build what is still to be built, at once."""
        while self._waiting:
            self._one_more_part()

    def _field(self, name: str) -> InPlaceField:
        field = InPlaceField(
            name,
            label(name),
            long=name in LONG,
            lines=name == "note",
            secret=name in SECRET,
            hint=self.tr("chưa có"),
            offers=OFFERS.get(name, ()),
        )
        field.edited.connect(lambda key, text: self.edited.emit(self.member_id, key, text))
        field.gone_back.connect(self.left.emit)
        field.came.connect(lambda one: self._scroll.ensureWidgetVisible(one, 0, Space.WIDE))
        self.fields[name] = field
        return field

    # --- showing --------------------------------------------------------------------------------------------

    def show_nobody(self) -> None:
        self._keep_unsaved()
        self.member_id = ""
        self._stack.setCurrentWidget(self.nobody)

    def show_member(self, found: Mapping[str, Any]) -> None:
        """Another record, or the same one read anew (then what is being typed stays)."""
        again = found["id"] == self.member_id
        if not again:
            self._keep_unsaved()
            self._scroll.verticalScrollBar().setValue(0)
        self.member_id = str(found["id"])
        self._shown = dict(found["fields"])
        self.unit.say(str(found["unit"] or ""))
        for field in self.fields.values():
            if again:
                field.accept_value(shown(field.key, self._shown))
            else:
                self._give(field, self._shown)
        self._show_lacking()
        self._stack.setCurrentWidget(self._scroll)

    def _give(self, field: InPlaceField, values: Mapping[str, Any]) -> None:
        unsaved = self._unsaved.get(self.member_id, {})
        field.set_value(shown(field.key, values), typed=unsaved.get(field.key))

    def _keep_unsaved(self) -> None:
        """What was typed and refused stays with its record until somebody mends it or gives it up."""
        if not self.member_id:
            return
        typed = {name: field.typed() for name, field in self.fields.items() if field.changed()}
        if typed:
            self._unsaved[self.member_id] = typed
        else:
            self._unsaved.pop(self.member_id, None)

    def _show_lacking(self) -> None:
        while (item := self._chip_flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        missing = lacking_of(self._shown)
        for name in missing:
            made = Button(chip(name), partial(self.begin, name), kind="chip")
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.setProperty("tone", "quiet")
            self._chip_flow.addWidget(made)
        self._chips.setVisible(bool(missing))

    # --- acts -------------------------------------------------------------------------------------------------

    def begin(self, name: str = "full_name") -> None:
        """The cursor goes into a field."""
        self.finish()
        self.fields[name].begin()

    def settle(self) -> None:
        """Save at once what stands in a field unsaved."""
        for field in self.fields.values():
            if field.changed():
                field.save()

    def refuse(self, member_id: str, name: str, words: str) -> None:
        """Why a field was not saved, under that field."""
        if member_id == self.member_id:
            self.fields[name].say_fault(words)
