"""What waits for a person: one item at a time, both versions side by side, three buttons, and what becomes of the other version.

Owns which item is in sight and what is chosen per field. Refuses to lose words: a version that is given up stays in the history, and
a refused change is put into the clipboard before it is given up.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.base.errors import AppError
from app.services.sync_words import ConflictView, FieldView, Version, plain
from app.ui.pages.exchange.marked import Marked
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.form import scrolled
from app.ui.widgets.times import when
from app.ui.widgets.words import Elided, Heading, IconLabel, Words

_LINES: Final = 4
_MOST_FIELDS: Final = 40


class Inbox(QFrame):
    """``decided``: an item was decided; read anew."""

    decided = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._items: tuple[ConflictView, ...] = ()
        self._at = 0
        self._shown: ConflictView | None = None
        self._editors: dict[str, QLineEdit | QPlainTextEdit] = {}
        self._choices: dict[str, QButtonGroup] = {}
        self.setProperty("role", "card")
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        self.picture = IconLabel("warning", "due")
        self.heading = Heading()
        self.reason = Elided("", "quiet")
        self.open = Button(self.tr("Mở hồ sơ"), self._open, kind="quiet")
        self.count = Words("", "quiet")
        self.before = IconButton("left", self.tr("Mục trước"), partial(self.step, -1))
        self.after = IconButton("next", self.tr("Mục sau"), partial(self.step, 1), key="F3")
        head.addWidget(self.picture)
        head.addWidget(self.heading)
        head.addWidget(self.reason, 1)
        for widget in (self.open, self.count, self.before, self.after):
            head.addWidget(widget)
        column.addLayout(head)
        self.body = QWidget()
        self.grid = QGridLayout(self.body)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(Space.WIDE)
        self.grid.setVerticalSpacing(Space.SMALL)
        self.area = scrolled(self.body)
        self.area.setMinimumHeight(px(88))
        column.addWidget(self.area, 1)
        self.fate = Words("", "note", wrap=True)
        column.addWidget(self.fate)
        self.fault = Words("", tone="late", wrap=True)
        self.fault.hide()
        column.addWidget(self.fault)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        self.ours = Button(self.tr("Giữ của tôi"), partial(self.keep, ours=True))
        self.theirs = Button(self.tr("Lấy của họ"), partial(self.keep, ours=False))
        self.chosen = Button(self.tr("Ghi theo từng mục đã chọn"), self.keep_chosen)
        self.by_hand = Button(self.tr("Sửa tay"), self.edit, meaning="edit", key="F2")
        self.drop = Button(self.tr("Bỏ thay đổi này"), self.give_up)
        self.save = Button(self.tr("Ghi bản này"), self.save_typed, meaning="save")
        self.leave = Button(self.tr("Thôi sửa"), self.show_again)
        for button in (
            self.ours, self.theirs, self.chosen, self.by_hand, self.drop, self.save, self.leave
        ):  # fmt: skip
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)

    # --- items ----------------------------------------------------------------------------------------------

    def editing(self) -> bool:
        """Somebody is typing: what is shown stays as it is."""
        return bool(self._editors)

    def item(self) -> ConflictView | None:
        """The item in sight."""
        return self._items[self._at] if self._items else None

    def set_items(self, items: tuple[ConflictView, ...]) -> None:
        """The inbox as it is now; the item in sight stays in sight while it is there."""
        shown = self._shown
        self._items = items
        at = next((at for at, one in enumerate(items) if shown is not None and one.id == shown.id), -1)
        self._at = at if at >= 0 else min(self._at, max(0, len(items) - 1))
        self.setVisible(bool(items))
        if self.editing() and at >= 0:
            self._say_place()
            return
        if self.item() != shown:
            self.show_again()
        else:
            self._say_place()

    def step(self, by: int) -> None:
        """The next item, round about."""
        if self._items and not self.editing():
            self._at = (self._at + by) % len(self._items)
            self.show_again()

    def _say_place(self) -> None:
        several = len(self._items) > 1
        self.count.say(f"{self._at + 1}/{len(self._items)}" if several else "")
        for button in (self.before, self.after):
            button.setVisible(several)

    def show_again(self) -> None:
        """Draw the item in sight."""
        self._clear()
        item = self._shown = self.item()
        if item is None:
            self.hide()
            return
        self.heading.say(item.title)
        self.reason.say(f"{item.kind.lower()} · {item.row.reason}")
        self.open.setVisible(bool(item.page))
        self._say_place()
        self._show_versions(item)
        self._show_buttons(item, editing=False)
        self.fate.say(self._fate(item))
        self.setAccessibleName(f"{item.title}. {item.row.reason}. {self.fate.text()}")
        self.setFocusProxy(self.by_hand if item.refused else self.ours)

    def _fate(self, item: ConflictView) -> str:
        if item.refused:
            return self.tr(
                "Chữ của thay đổi này vẫn giữ ở đây cho đến khi quyết định. Bỏ thì chữ được chép vào bộ nhớ tạm và còn trong lịch sử."
            )
        return self.tr(
            "Bản không chọn vẫn nằm trong lịch sử, xem lại được lúc nào cũng được; các máy khác nhận cùng quyết định này."
        )

    def _clear(self) -> None:
        self._editors, self._choices = {}, {}
        self.fault.hide()
        while (taken := self.grid.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    # --- two versions -----------------------------------------------------------------------------------------

    def _show_versions(self, item: ConflictView) -> None:
        left, right = self._titles(item)
        for at, (title, version) in enumerate(((left, item.ours), (right, item.theirs))):
            self.grid.addWidget(_Side(title, self._said(version)), 0, at + 1)
        several = len(item.fields) > 1 and not item.refused
        for at, field in enumerate(item.fields[:_MOST_FIELDS], start=1):
            label = Words(field.label, "quiet", wrap=True)
            label.setFixedWidth(px(128))
            label.setContentsMargins(0, px(5), 0, 0)
            self.grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            group = QButtonGroup(self.body) if several else None
            for place, pieces, title in ((1, field.ours, left), (2, field.theirs, right)):
                marked = Marked(pieces, f"{title}, {field.label}")
                self.grid.addWidget(self._choosable(group, marked, place, field, title), at, place)
            if group is not None:
                group.idClicked.connect(lambda _: self._picked())
                self._choices[field.name] = group
        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnStretch(2, 1)
        self.grid.setRowStretch(len(item.fields) + 1, 1)

    def _choosable(
        self, group: QButtonGroup | None, marked: Marked, place: int, field: FieldView, title: str
    ) -> QWidget:
        if group is None:
            return marked
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        choice = QRadioButton()
        choice.setAccessibleName(f"{field.label}: {title}")
        group.addButton(choice, place)
        row.addWidget(choice, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(marked, 1)
        return holder

    def _titles(self, item: ConflictView) -> tuple[str, str]:
        if item.refused:
            return self.tr("Thay đổi của tôi"), self.tr("Đang có ở cấp trên")
        return self.tr("Của tôi"), self.tr("Của họ")

    def _said(self, version: Version) -> str:
        at = when(version.at, self._seat.desk.clock.now()) if version.at is not None else ""
        return " · ".join(one for one in (version.who, version.device, at) if one)

    def _show_buttons(self, item: ConflictView, *, editing: bool) -> None:
        typable = any(field.typable for field in item.fields)
        self.ours.setVisible(not editing and not item.refused)
        self.theirs.setVisible(not editing and not item.refused)
        self.chosen.setVisible(False)
        self.by_hand.setVisible(not editing and typable)
        self.by_hand.setText(self.tr("Sửa và gửi lại") if item.refused else self.tr("Sửa tay"))
        self.drop.setVisible(not editing and item.refused)
        self.save.setVisible(editing)
        self.leave.setVisible(editing)

    def _picked(self) -> None:
        self.chosen.setVisible(all(group.checkedId() > 0 for group in self._choices.values()))

    # --- by hand -------------------------------------------------------------------------------------------------

    def edit(self) -> None:
        """F2: type another value, beginning from ours."""
        item = self.item()
        if item is None or self.editing() or not any(field.typable for field in item.fields):
            return
        self._clear()
        for at, field in enumerate(one for one in item.fields[:_MOST_FIELDS] if one.typable):
            label = Words(field.label, "quiet", wrap=True)
            label.setFixedWidth(px(128))
            label.setContentsMargins(0, px(7), 0, 0)
            editor = self._editor(field)
            label.setBuddy(editor)
            self.grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            self.grid.addWidget(editor, at, 1, 1, 2)
            self._editors[field.name] = editor
        self.grid.setRowStretch(len(self._editors), 1)
        self._show_buttons(item, editing=True)
        self.fate.say(
            self.tr("Cả hai bản cũ đều còn trong lịch sử. Mục không sửa được ở đây thì mở hồ sơ để sửa.")
        )
        next(iter(self._editors.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _editor(self, field: FieldView) -> QLineEdit | QPlainTextEdit:
        words = plain(field.ours)
        made: QLineEdit | QPlainTextEdit
        if field.long:
            made = QPlainTextEdit(words)
            made.setTabChangesFocus(True)
            made.setFixedHeight(px(22 * _LINES + 16))
        else:
            made = QLineEdit(words)
        made.setAccessibleName(field.label)
        made.installEventFilter(self)
        return made

    def save_typed(self) -> None:
        item = self.item()
        if item is None or not self.editing():
            return
        texts = {
            name: editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()
            for name, editor in self._editors.items()
        }
        told = self.tr("Đã ghi và xếp vào hàng gửi") if item.refused else self.tr("Đã ghi bản sửa tay")
        self._decide(partial(self._seat.desk.sync.mend, item, texts), told)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in a field leaves the typing, Enter in a line writes it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.show_again()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(watched, QLineEdit):
                self.save_typed()
                return True
        return False

    # --- deciding ------------------------------------------------------------------------------------------------

    def keep(self, *, ours: bool) -> None:
        item = self.item()
        if item is not None:
            told = self.tr("Đã giữ bản của tôi: {title}") if ours else self.tr("Đã lấy bản của họ: {title}")
            self._decide(
                partial(self._seat.desk.sync.resolve, item.id, item.keep(ours)), told.format(title=item.title)
            )

    def keep_chosen(self) -> None:
        """Each field as its mark says."""
        item = self.item()
        if item is None:
            return
        fields = {name: item.keep(group.checkedId() == 1) for name, group in self._choices.items()}
        self._decide(
            partial(self._seat.desk.sync.resolve, item.id, "theirs", fields=fields),
            self.tr("Đã ghi theo từng mục: {title}").format(title=item.title),
        )

    def give_up(self) -> None:
        """A refused change is given up; its words go into the clipboard first."""
        item = self.item()
        if item is not None:
            QGuiApplication.clipboard().setText(item.text(ours=True))
            self._decide(
                partial(self._seat.desk.sync.resolve, item.id, "theirs"),
                self.tr("Đã bỏ thay đổi; chữ của nó ở trong bộ nhớ tạm (Ctrl+V)"),
            )

    def _decide(self, act: object, told: str) -> None:
        self._busy(True)

        def over(_: object) -> None:
            self._busy(False)
            self._editors = {}
            self._shown = None
            self.decided.emit()

        self._seat.do(self._seat.bus, act, told=told, then=over, otherwise=self._refused)  # type: ignore[arg-type]

    def _refused(self, error: BaseException) -> None:
        self._busy(False)
        if isinstance(error, AppError):
            self.fault.say(f"{error.sentence()} {error.advice()}")
            self.fault.show()
        else:
            self._seat.tell.error(error)

    def _busy(self, busy: bool) -> None:
        for button in (self.ours, self.theirs, self.chosen, self.by_hand, self.drop, self.save, self.leave):
            button.setEnabled(not busy)

    def _open(self) -> None:
        item = self.item()
        if item is not None and item.page:
            self._seat.go(item.page, item.owner)


class _Side(QWidget):
    """Whose version: a heading, and who and when."""

    def __init__(self, title: str, said: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.TIGHT)
        column.setSpacing(0)
        column.addWidget(Heading(title))
        column.addWidget(Elided(said, "note"))
