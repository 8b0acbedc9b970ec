"""One member's record, read like a page and edited where it stands.

Owns the fields, what is typed and not saved in each record left behind, the chips of what is missing and the remarks under
fields. Refuses to save: ``edited`` asks the page to. Further sections hang themselves in (sections.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from app.base.text import fold
from app.domain.privacy import PHOTO
from app.services.member_fields import PLACES
from app.services.members import MemberPage
from app.services.roster import label, lacking_of
from app.ui.pages.members import sections
from app.ui.pages.members.fields import INSET, Hint, InPlaceField
from app.ui.pages.members.parts import LINES, LONG, SECRET, Part, chip, offers, parts, shown
from app.ui.pages.members.place_edit import PlaceCompletion
from app.ui.pages.members.record_head import RecordHead
from app.ui.pages.privacy.look import Looks
from app.ui.seat import Seat
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.newer_bar import NewerBar
from app.ui.widgets.words import Heading

_AT_ONCE: Final = 3
"""Fields made in one turn of the loop: opening the page never holds the window up."""


@dataclass(frozen=True, slots=True)
class Read:
    """What one look at a record brings."""

    found: Mapping[str, Any]
    page: MemberPage | None = None
    photo: bytes | None = None


class RecordView(QWidget):
    """``show_member`` with what was read; ``show_nobody`` while none is chosen."""

    edited = Signal(str, str, str)
    """(member id, field, text)."""
    left = Signal()
    """Esc in the record: back to the list."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.setAccessibleName(self.tr("Hồ sơ đoàn viên"))
        self.member_id = ""
        self._unsaved: dict[str, dict[str, str]] = {}
        self.fields: dict[str, InPlaceField] = {}
        self._rare: dict[str, list[str]] = {}
        self._more: dict[str, Button] = {}
        self._open: set[str] = set()
        self.sections: list[Any] = []
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
        page = QWidget()
        page.setProperty("role", "flow")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(Space.TIGHT, Space.SMALL, Space.MEDIUM, Space.WIDE)
        self._column.setSpacing(Space.HAIR)
        self.name = self._field("full_name")
        self.name.label.hide()
        self.head = RecordHead(self.name)
        self.unit, self.move_button, self.photo = self.head.unit, self.head.move_button, self.head.photo
        self._column.addWidget(self.head)
        self.newer = NewerBar(narrow=True)
        self.newer.taken.connect(self._take_newer)
        self._column.addWidget(self.newer)
        self._column.addStretch(1)
        self._scroll.setWidget(page)
        self._shown: Read = Read({})
        self._face_shown = False
        self.looks = Looks(seat, self)
        self.photo.uncovering.connect(self._uncover_photo)
        self.photo.chosen.connect(lambda *_: self._own_photo())
        self._waiting = self._steps()
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._one_more)
        self._later.start()

    # --- building: a few fields per turn of the loop ---------------------------------------------------------

    def _steps(self) -> list[partial[None]]:
        steps: list[partial[None]] = []
        for part in parts():
            steps.append(partial(self._heading, part))
            names = [*part.fields, *part.rare]
            steps += [partial(self._some, names[at : at + _AT_ONCE]) for at in range(0, len(names), _AT_ONCE)]
            steps.append(partial(self._closing, part))
        return [*steps, *(partial(self._section, one) for one in sections.present())]

    def _one_more(self) -> None:
        if not self._waiting:
            self._later.stop()
            return
        self._waiting.pop(0)()

    def finish(self) -> None:
        """Build what is still to be built, at once."""
        while self._waiting:
            self._one_more()

    def _below(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)

    def _heading(self, part: Part) -> None:
        heading = Heading(part.title)
        heading.setContentsMargins(INSET, Space.LARGE, 0, Space.TIGHT)
        self._below(heading)

    def _some(self, names: list[str]) -> None:
        rare = {name for part in parts() for name in part.rare}
        for name in names:
            field = self._field(name)
            if self.member_id:
                self._give(field)
            self._below(field)
            field.setVisible(name not in rare or bool(shown(name, self._values())))
        self._show_notes(names)

    def _closing(self, part: Part) -> None:
        if part.rare:
            more = Button("", partial(self._toggle, part.title), kind="quiet")
            more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._rare[part.title], self._more[part.title] = list(part.rare), more
            self._column.insertWidget(self._column.count() - 1, more, 0, Qt.AlignmentFlag.AlignLeft)
            self._show_rare()

    def _section(self, one: sections.Section) -> None:
        made: Any = one.make(self._seat)
        self.sections.append(made)
        self._below(made)
        if self.member_id:
            made.show_member(self.member_id)

    def _field(self, name: str) -> InPlaceField:
        field = InPlaceField(
            name,
            label(name),
            long=name in LONG,
            lines=name in LINES,
            secret=name in SECRET,
            hint=self.tr("chưa có"),
            offers=offers(name),
        )
        field.edited.connect(lambda key, text: self.edited.emit(self.member_id, key, text))
        field.gone_back.connect(self.left.emit)
        field.uncovering.connect(self._uncover)
        field.came.connect(lambda one: self._scroll.ensureWidgetVisible(one, 0, Space.WIDE))
        if name in PLACES:
            PlaceCompletion(field.editor)
        self.fields[name] = field
        return field

    # --- showing --------------------------------------------------------------------------------------------

    def show_nobody(self) -> None:
        self._keep_unsaved()
        self.member_id = ""
        self._stack.setCurrentWidget(self.nobody)

    def show_member(self, read: Read) -> None:
        """Another record, or the same one read anew (then what is being typed stays)."""
        again = read.found["id"] == self.member_id
        if not again:
            self._keep_unsaved()
            self._open.clear()
            self._face_shown = False
            self._scroll.verticalScrollBar().setValue(0)
        self.member_id = str(read.found["id"])
        self._shown = read
        if again:
            self._take_anew()
        else:
            self.newer.drop()
            for field in self.fields.values():
                self._give(field)
        self._show_head()
        self._show_lacking()
        self._show_rare()
        self._show_notes(list(self.fields))
        for section in self.sections:
            section.show_member(self.member_id)
        self._stack.setCurrentWidget(self._scroll)

    def _take_anew(self) -> None:
        """The same record: what is being typed stays, and what came from elsewhere meanwhile is offered."""
        fresh = [one for one in self.fields.values() if one.accept_value(shown(one.key, self._values()))]
        if fresh:
            self.newer.offer(fresh)
        elif not any(one.changed() for one in self.fields.values()):
            self.newer.drop()

    def _take_newer(self, fields: list[InPlaceField]) -> None:
        """What another PC wrote, instead of what is typed; with undo."""
        typed = {one.key: one.typed() for one in fields}
        for one in fields:
            one.set_value(one.value())
        back = partial(self._put_back, self.member_id, typed)
        self._seat.tell.note(self.tr("Đã lấy bản mới"), tone="done", undo=back)

    def _put_back(self, member_id: str, typed: Mapping[str, str]) -> None:
        """What was typed stands in the record again, unsaved; not when another one is shown."""
        if self.member_id == member_id:
            for name, text in typed.items():
                self.fields[name].set_value(self.fields[name].value(), typed=text)

    def _show_head(self) -> None:
        read = self._shown
        self.head.show_read(read.found, read.page, read.photo, covered=not self._face_shown)

    # --- covered values: seen once the look stands in the access log -----------------------------------------

    def _uncover(self, field: InPlaceField) -> None:
        member = self.member_id

        def seen() -> None:
            if self.member_id == member:
                field.uncover()

        self.looks.at(member, (field.key,), seen)

    def _own_photo(self) -> None:
        """Who has just put the picture in has seen it."""
        self._face_shown = True

    def _uncover_photo(self) -> None:
        member = self.member_id

        def seen() -> None:
            if self.member_id == member:
                self._face_shown = True
                self._show_head()

        self.looks.at(member, (PHOTO,), seen)

    def _values(self) -> Mapping[str, Any]:
        values: Mapping[str, Any] = self._shown.found.get("fields", {})
        return values

    def _give(self, field: InPlaceField) -> None:
        unsaved = self._unsaved.get(self.member_id, {})
        field.set_value(shown(field.key, self._values()), typed=unsaved.get(field.key))

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
        lacking = () if self._shown.found.get("erased") else lacking_of(self._values())
        self.head.show_chips([(name, chip(name)) for name in lacking], self.begin)

    def _show_notes(self, names: list[str]) -> None:
        """Remarks of the checks, and what a place is called today."""
        notes: dict[str, list[Hint]] = {}
        for finding in self._shown.page.findings if self._shown.page is not None else ():
            tone = "due" if finding.late else "quiet"
            words = f"{finding.sentence} {finding.advice}"
            notes.setdefault(finding.field, []).append(Hint(words, tone, finding.source, finding.fix))
        for name, place in self._shown.found.get("places", {}).items():
            if fold(place["name"]) not in fold(shown(name, self._values())) and "/" in place["id"]:
                notes.setdefault(name, []).append(
                    Hint(self.tr("Nay: {place}").format(place=place["name"]), "quiet")
                )
        for name in names:
            self.fields[name].say_notes(notes.get(name, ()))

    def _show_rare(self) -> None:
        """Rare fields that hold something; the others behind their button."""
        for title, names in self._rare.items():
            hidden = 0
            for name in names:
                field = self.fields.get(name)
                if field is None:
                    continue
                wanted = title in self._open or bool(field.value()) or field.changed()
                field.setVisible(wanted)
                hidden += not wanted
            more = self._more[title]
            more.setText(self.tr("Thêm {count} mục ít dùng").format(count=hidden))
            more.setVisible(bool(hidden))

    def _toggle(self, title: str) -> None:
        first = next((name for name in self._rare[title] if not self.fields[name].isVisibleTo(self)), None)
        self._open.add(title)
        self._show_rare()
        if first is not None:
            self.fields[first].begin()

    # --- acts -------------------------------------------------------------------------------------------------

    def begin(self, name: str = "full_name") -> None:
        """The cursor goes into a field."""
        self.finish()
        self.fields[name].show()
        self.fields[name].begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:  # on a button or a chip; fields and rows have their own way
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def settle(self) -> None:
        """Save at once what stands in a field unsaved."""
        for field in self.fields.values():
            if field.changed():
                field.save()

    def refuse(self, member_id: str, name: str, words: str) -> None:
        """Why a field was not saved, under that field."""
        if member_id == self.member_id:
            self.fields[name].say_fault(words)
