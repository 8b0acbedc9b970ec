"""Find and replace over the editor: one line to look for, one to put in its place, the count, and where the next one is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from app.layout.parts import Letter
from app.services.find_text import Hit, Wanted, find, replaced
from app.ui.pages.outgoing.lines import Line
from app.ui.theme.look import px
from app.ui.theme.tokens import CONTROL, Space
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.words import Words

_AFTER_MS = 120


class FindBar(QWidget):
    """``letter`` gives the letter as it stands; ``changed`` hands over another one."""

    went = Signal(object)
    """Hit to show."""
    changed = Signal(object, int)
    """Letter with other words, and in how many places."""
    left = Signal()

    def __init__(self, letter: Callable[[], Letter | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = letter
        self._hits: tuple[Hit, ...] = ()
        self._at = -1
        self._fixed = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_MS)
        self._soon.timeout.connect(self._look)
        self.setAccessibleName(self.tr("Tìm và thay"))
        self._build()
        self.hide()

    def open(self, words: str = "", *, fixed: bool = False) -> None:
        """Show it, with what is chosen in the text to look for."""
        self._fixed = fixed
        self.instead.setVisible(not fixed)
        self.one.setVisible(not fixed)
        self.all.setVisible(not fixed)
        if words:
            self.what.setText(words)
        self.show()
        self.what.selectAll()
        self.what.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._look()

    def close_bar(self) -> None:
        self.hide()
        self.left.emit()

    def refresh(self) -> None:
        """The letter changed."""
        if self.isVisible():
            self._soon.start()

    def step(self, by: int) -> None:
        """The next hit or the one before; from the last to the first again."""
        self._look(keep=True)
        if self._hits:
            self._at = (self._at + by) % len(self._hits)
            self.went.emit(self._hits[self._at])
        self._say()

    def replace_one(self) -> None:
        """The hit that is shown; then the next one is shown."""
        letter = self._letter()
        if self._at < 0:
            self.step(1)
            return
        if letter is None or self._fixed or self._at >= len(self._hits):
            return
        at = self._at
        self.changed.emit(replaced(letter, [self._hits[at]], self.instead.text()), 1)
        self._look(keep=True)
        self._at = at - 1
        self.step(1)

    def replace_all(self) -> None:
        """All of them, as one act."""
        letter = self._letter()
        self._look()
        if letter is not None and self._hits and not self._fixed:
            count = len(self._hits)
            self.changed.emit(replaced(letter, self._hits, self.instead.text()), count)
            self._look()

    def wanted(self) -> Wanted:
        return Wanted(
            self.what.text(),
            case=self.case.isChecked(),
            accents=self.accents.isChecked(),
            whole=self.whole.isChecked(),
        )

    def _look(self, *, keep: bool = False) -> None:
        letter = self._letter()
        self._hits = find(letter, self.wanted()) if letter is not None else ()
        self._at = min(self._at, len(self._hits) - 1) if keep else -1
        self._say()

    def _say(self) -> None:
        if not self.what.text():
            self.count.say("", "")
        elif not self._hits:
            self.count.say(self.tr("Không thấy"), "due")
        elif self._at < 0:
            self.count.say(self.tr("{n} chỗ").format(n=len(self._hits)), "")
        else:
            self.count.say(f"{self._at + 1}/{len(self._hits)}", "")
        for button in (self.next, self.back, self.one, self.all):
            button.setEnabled(bool(self._hits))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_bar()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.instead.hasFocus():
                self.replace_one()
            else:
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        flow = FlowLayout(self, gap=Space.TIGHT)
        self.what = Line(self.tr("Tìm chữ"), "", hint=self.tr("Tìm chữ"))
        self.instead = Line(self.tr("Thay bằng"), "", hint=self.tr("Thay bằng"))
        for line in (self.what, self.instead):
            line.setFixedWidth(px(170))
        self.what.edited.connect(self._soon.start)
        self.back = IconButton("up", self.tr("Chỗ trước"), lambda: self.step(-1), key="Shift+Return")
        self.next = IconButton("down", self.tr("Chỗ sau"), lambda: self.step(1), key="Return")
        self.one = Button(self.tr("Thay"), self.replace_one)
        self.all = Button(self.tr("Thay tất cả"), self.replace_all)
        self.case = QCheckBox(self.tr("Đúng hoa thường"))
        self.accents = QCheckBox(self.tr("Đúng dấu"))
        self.accents.setChecked(True)
        self.whole = QCheckBox(self.tr("Cả từ"))
        for choice in (self.case, self.accents, self.whole):
            choice.toggled.connect(lambda *_: self._look())
        self.count = Words("", "quiet")
        self.count.setMinimumWidth(px(64))
        shut = IconButton("close", self.tr("Đóng tìm kiếm"), self.close_bar, key="Esc")
        steps = QWidget()
        row = QHBoxLayout(steps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for one in (self.back, self.next, self.count):
            row.addWidget(one)
        for choice in (self.case, self.accents, self.whole):
            choice.setMinimumHeight(px(CONTROL))
        for widget in (
            self.what,
            steps,
            self.instead,
            self.one,
            self.all,
            self.case,
            self.accents,
            self.whole,
            shut,
        ):
            flow.addWidget(widget)
