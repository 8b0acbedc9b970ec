"""A list of lines that grows, moves and shrinks by keys: addressees, grounds, recipients."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.pages.outgoing.lines import Field, Wrapped
from app.ui.theme.look import set_property
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button, IconButton

T = TypeVar("T")


class RowField(QWidget, Generic[T]):
    """A list of rows of lines: Enter adds one below, Backspace in an empty one takes it away, Alt+↑↓ moves it.

    ``make`` builds the lines of a new row; ``read`` and ``show`` go between them and a value.
    """

    edited = Signal()
    entered = Signal(str)
    rows_changed = Signal()
    """Rows came, went or moved: Tab must go another way."""

    def __init__(
        self,
        part: str,
        add_words: str,
        *,
        make: Callable[[], Sequence[Field]],
        read: Callable[[Sequence[Field]], T | None],
        show: Callable[[Sequence[Field], T], None],
        split: Callable[[str], T],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._part, self._make, self._read, self._show, self._split = part, make, read, show, split
        self._rows: list[tuple[QWidget, list[Field]]] = []
        self._fixed = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.TIGHT)
        self._add = Button(add_words, lambda: self.add(focus=True), kind="quiet", meaning="add")
        self._add.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._column.addWidget(self._add)

    def values(self) -> list[T]:
        found = (self._read(lines) for _, lines in self._rows)
        return [one for one in found if one is not None]

    def put(self, values: Sequence[T]) -> None:
        """Show other values without telling; rows that show theirs already are left alone."""
        if self.values() == list(values):
            return
        while len(self._rows) > len(values):
            self._drop(len(self._rows) - 1)
        for at, value in enumerate(values):
            if at == len(self._rows):
                self._insert(at)
            if self._read(self._rows[at][1]) != value:
                self._show(self._rows[at][1], value)

    def set_fixed(self, fixed: bool) -> None:
        """Read only."""
        self._fixed = fixed
        self._add.setVisible(not fixed)
        for row, lines in self._rows:
            for line in lines:
                line.setReadOnly(fixed)
                set_property(line, "plain", fixed)
            for button in row.findChildren(IconButton):
                button.setVisible(not fixed)
        self._dress_rows()

    def add(self, at: int | None = None, *, focus: bool = False) -> None:
        """An empty row, at the end by default."""
        if self._fixed:
            return
        at = len(self._rows) if at is None else at
        self._insert(at)
        if focus:
            self._rows[at][1][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def reach(self, at: int, column: int = 0) -> bool:
        """Put the caret into a row; the next free one when there is no such row."""
        if not self._rows:
            self.add(focus=True)
            return bool(self._rows)
        lines = self._rows[min(at, len(self._rows) - 1)][1]
        lines[min(column, len(lines) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def lines(self) -> list[list[Field]]:
        return [lines for _, lines in self._rows]

    # --- rows ---------------------------------------------------------------------------------------------

    def _insert(self, at: int) -> None:
        lines = list(self._make())
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.TIGHT)
        for number, line in enumerate(lines):
            box.addWidget(line, 3 if number == 0 else 2, Qt.AlignmentFlag.AlignTop)
            line.edited.connect(self.edited)
            line.entered.connect(lambda _, mine=row: self.entered.emit(f"{self._part}[{self._at(mine)}]"))
            line.returnPressed.connect(lambda mine=row: self.add(self._at(mine) + 1, focus=True))
            line.step.connect(lambda by, mine=row: self._move(mine, by))
            line.emptied.connect(lambda mine=row: self._emptied(mine))
        lines[0].takes_several = True
        lines[0].several.connect(lambda texts, mine=row: self._several(mine, texts))
        up = IconButton("up", self.tr("Đưa lên"), lambda: self._move(row, -1), key="Alt+Up", tone="quiet")
        up.setObjectName("up")
        keeps = up.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        up.setSizePolicy(keeps)
        gone = IconButton("close", self.tr("Bỏ dòng này"), lambda: self._remove(row), tone="quiet")
        for button in (up, gone):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by keys: Alt+Up, Backspace
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.insert(at, (row, lines))
        self._column.insertWidget(at, row)
        self._dress_rows()

    def _dress_rows(self) -> None:
        """The first row cannot go up."""
        for at, (row, _) in enumerate(self._rows):
            for up in row.findChildren(IconButton, "up"):
                up.setVisible(at > 0 and not self._fixed)
        self.rows_changed.emit()

    def chain(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        return [*(line for _, lines in self._rows for line in lines), self._add]

    def _at(self, row: QWidget) -> int:
        return next((at for at, (one, _) in enumerate(self._rows) if one is row), 0)

    def _drop(self, at: int) -> None:
        row, _ = self._rows.pop(at)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._dress_rows()

    def _remove(self, row: QWidget) -> None:
        at = self._at(row)
        self._drop(at)
        if self._rows:
            self.reach(max(0, at - 1))
        else:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _emptied(self, row: QWidget) -> None:
        if not self._fixed and not any(line.text() for line in self._rows[self._at(row)][1]):
            self._remove(row)

    def _move(self, row: QWidget, by: int) -> None:
        at = self._at(row)
        to = at + by
        if self._fixed or not 0 <= to < len(self._rows):
            return
        held = self.window().focusWidget()
        self._rows.insert(to, self._rows.pop(at))
        self._column.removeWidget(row)
        self._column.insertWidget(to, row)
        if held is not None:
            held.setFocus(Qt.FocusReason.OtherFocusReason)
        self._dress_rows()
        self.edited.emit()

    def _several(self, row: QWidget, texts: Sequence[str]) -> None:
        """Several lines pasted: the first into this row, the rest below it."""
        at = self._at(row)
        first = self._rows[at][1][0]
        first.insert(texts[0])
        for number, text in enumerate(texts[1:], at + 1):
            self._insert(number)
            self._show(self._rows[number][1], self._split(text))
        self.reach(at + len(texts) - 1)
        self.edited.emit()


def text_rows(part: str, name: str, add_words: str, *, hint: str = "") -> RowField[str]:
    """Rows of one line each."""
    return RowField(
        part,
        add_words,
        make=lambda: [Wrapped(name, part, hint=hint)],
        read=lambda lines: lines[0].value() or None,
        show=lambda lines, value: lines[0].put(value),
        split=lambda text: text,
    )
