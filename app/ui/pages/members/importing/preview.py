"""What a sheet would change, or how it differs: figures as chips, lines under them, decisions on doubtful rows.

Owns the choice of lines and the decisions. Refuses to write: the page does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.member_import_plan import Decision
from app.ui.memory import Memory
from app.ui.pages.members.importing.lines import Line
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import Chip, ChipRow
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.table import Column, Table
from app.ui.widgets.words import Words


class LinesView(QWidget):
    """``wanted`` carries the key of the chip whose lines are to be read."""

    wanted = Signal(str)
    decided = Signal(object, object)
    """(rows, Decision or None)."""

    def __init__(self, memory: Memory, key: str, *, decides: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._decides = decides
        self.shown = ""  # the figure whose lines stand in the table
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        self.said = Words("", "quiet", wrap=True)
        self.chips = ChipRow(name=self.tr("Loại dòng"))
        self.chips.chosen.connect(self._chosen)
        self.warned = Words("", "quiet", wrap=True)
        self.warned.set_tone("due")
        self.warned.hide()
        column.addWidget(self.said)
        column.addWidget(self.warned)
        column.addWidget(self.chips)
        empty = EmptyState("done", self.tr("Không có dòng nào loại này"))
        columns: list[Column[Line]] = [
            Column("row", self.tr("Dòng"), lambda one: str(one.row) if one.row else "", 64, right=True, sort=lambda one: one.row),
            Column("name", self.tr("Họ và tên"), lambda one: one.name, 190),
            Column("birth", self.tr("Ngày sinh"), lambda one: one.birth, 108, right=True),
            Column("unit", self.tr("Đơn vị"), lambda one: one.unit, 150),
            Column(
                "words", self.tr("Nội dung"), lambda one: one.words, 0, tone=lambda one: one.tone, tip=lambda one: one.words
            ),
        ]  # fmt: skip
        self.table: Table[Line] = Table(
            columns, id_of=lambda one: one.id, memory=memory, key=key, empty=empty, name=self.tr("Các dòng")
        )
        column.addWidget(self.table, 1)
        self.detail = Words("", "quiet", wrap=True)
        self.table.chosen.connect(lambda one: self.detail.setText(one.words if one is not None else ""))
        column.addWidget(self.detail)
        row = QHBoxLayout()
        self._acts = QWidget()
        row.setContentsMargins(0, 0, 0, 0)
        self._acts.setLayout(row)
        for words, decision in (
            (self.tr("Cùng một người"), Decision.SAME), (self.tr("Người mới"), Decision.NEW), (self.tr("Để riêng"), None),
        ):  # fmt: skip
            row.addWidget(Button(words, self._decider(decision, whole=False)))
        row.addSpacing(Space.LARGE)
        row.addWidget(
            Button(self.tr("Tất cả: cùng người"), self._decider(Decision.SAME, whole=True), kind="quiet")
        )
        row.addWidget(
            Button(self.tr("Tất cả: người mới"), self._decider(Decision.NEW, whole=True), kind="quiet")
        )
        row.addStretch(1)
        self._acts.hide()
        column.addWidget(self._acts)

    def show_chips(self, chips: Sequence[Chip], words: str, first: str, warnings: Sequence[str] = ()) -> None:
        """Other figures; the lines of ``first`` are asked for. ``warnings``: what of the file was not taken as it stands."""
        for line, text in ((self.said, words), (self.warned, " ".join(warnings))):
            line.setText(text)
            line.setVisible(bool(text))
        self.shown = ""
        self.chips.set_chips(chips)
        self.chips.choose(first)
        self._chosen(first)

    def show_lines(self, key: str, lines: Sequence[Line]) -> None:
        """Lines of the chosen chip; those of another come too late and are passed over."""
        if key == self.chips.current():
            self.shown = key
            self.table.set_rows(lines, select=self.table.current_id())
            if self.table.current() is None:
                self.table.select_first()

    def _chosen(self, key: str) -> None:
        self._acts.setVisible(self._decides and key == "doubtful")
        self.wanted.emit(key)

    def _decider(self, decision: Decision | None, *, whole: bool) -> Callable[[], None]:
        def decide() -> None:
            if self.shown != "doubtful":
                return  # the lines of another figure still stand there: nothing is decided about them
            current = self.table.current()
            rows = [one.row for one in self.table.rows.rows()] if whole else [current.row] if current else []
            if rows:
                self.decided.emit(rows, decision)
                if not whole:
                    self.table.step(1)

        return decide
