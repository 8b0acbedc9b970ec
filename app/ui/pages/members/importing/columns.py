"""The columns of a sheet and what each one is: a clerk chooses, with what stands in the column beside it.

Owns the choice. Refuses to read: the page hands over what was seen of the file.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.intake.sheets import Look, SheetLook
from app.intake.sheets.people import letters
from app.services.sheet_maps import CHOICES, field_words
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.words import Elided, Words

_NAMES: Final = frozenset({"full_name", "family_name", "given_name"})
_AT_ONCE: Final = 3


class ColumnsView(QWidget):
    """``done`` asks for the preview; ``sheet_chosen`` for another sheet of the file."""

    done = Signal()
    sheet_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: SheetLook | None = None
        self._columns: dict[int, str] = {}
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._more)
        self._boxes: dict[int, QComboBox] = {}
        self._choices = self._offers()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        head = QHBoxLayout()
        self.sheets = QComboBox()
        self.sheets.setAccessibleName(self.tr("Trang của tệp"))
        self.sheets.activated.connect(lambda _: self.sheet_chosen.emit(str(self.sheets.currentData())))
        self.said = Words("", "quiet", wrap=True)
        head.addWidget(self.sheets)
        head.addWidget(self.said, 1)
        column.addLayout(head)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        column.addWidget(self._area, 1)
        where, foot = QHBoxLayout(), QHBoxLayout()  # side by side they would be wider than a small window
        self.units = QComboBox()
        self.units.setAccessibleName(self.tr("Đơn vị của các dòng chưa có đơn vị"))
        self.units.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.units.setMinimumContentsLength(26)
        self.drop_bad = QCheckBox(self.tr("Bỏ ô sai, vẫn nhận dòng"))
        self.wipe = QCheckBox(self.tr("Ô trống xoá giá trị đang có"))
        where.addWidget(Words(self.tr("Đơn vị chưa có trong cây:"), "quiet"))
        where.addWidget(self.units)
        where.addStretch(1)
        column.addLayout(where)
        foot.addWidget(self.drop_bad)
        foot.addWidget(self.wipe)
        foot.addStretch(1)
        self.next = Button(self.tr("Xem trước"), self.done.emit, kind="primary", meaning="next")
        foot.addWidget(self.next)
        column.addLayout(foot)

    def set_units(self, units: list[tuple[str, str]]) -> None:
        """(id, name) of all units; the first choice founds those the sheet names."""
        chosen = self.units.currentData()
        self.units.clear()
        self.units.addItem(self.tr("lập mới theo tên trong tệp"), "")
        for one, name in units:
            self.units.addItem(self.tr("đưa vào {unit}").format(unit=name), one)
        self.units.setCurrentIndex(max(0, self.units.findData(chosen)))

    def show_look(self, look: Look, at: int) -> None:
        """One sheet of a file."""
        self.sheets.clear()
        for one in look.sheets:
            self.sheets.addItem(
                self.tr("Trang {name} · {count} dòng").format(name=one.name, count=one.rows), one.name
            )
        self.sheets.setCurrentIndex(at)
        self.sheets.setVisible(len(look.sheets) > 1)
        self._sheet = sheet = look.sheets[at]
        self._columns = dict(sheet.columns)
        inner = QWidget()
        inner.setProperty("role", "flow")
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        self._grid.setHorizontalSpacing(Space.LARGE)
        self._grid.setVerticalSpacing(Space.TIGHT)
        heads = (self.tr("Cột"), self.tr("Tên cột trong tệp"), self.tr("Mục trong hồ sơ"), self.tr("Ví dụ"))
        for place, words in enumerate(heads):
            self._grid.addWidget(Words(words, "quiet"), 0, place)
        self._grid.setColumnMinimumWidth(1, px(220))
        self._grid.setColumnMinimumWidth(2, px(220))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 2)
        self._grid.setRowStretch(len(sheet.heads) + 1, 1)
        self._boxes = {}
        self._area.setWidget(inner)
        self._judge()
        self._turn.start()

    def _more(self) -> None:
        """A few rows in each turn: a sheet of sixty columns must not hold the window."""
        sheet = self._sheet
        if sheet is None or len(self._boxes) >= len(sheet.heads):
            self._turn.stop()
            return
        for n in range(len(self._boxes), min(len(self._boxes) + _AT_ONCE, len(sheet.heads))):
            self._add(sheet, n)

    def finish(self) -> None:
        """Build what is still to be built, at once."""
        while self._turn.isActive():
            self._more()

    def _add(self, sheet: SheetLook, n: int) -> None:
        head = sheet.heads[n].replace("\n", " ")
        name, samples = Elided("", ""), Elided("", "quiet")
        name.say(head)
        samples.say(" · ".join(sheet.samples[n][:4]))
        box = self._box(n)
        box.setAccessibleName(self.tr("Cột {letter} {head} là").format(letter=letters(n), head=head))
        for place, widget in enumerate((Words(letters(n), "quiet"), name, box, samples)):
            self._grid.addWidget(widget, n + 1, place)

    def _offers(self) -> QStandardItemModel:
        """What a column can be; one list for all boxes."""
        made = QStandardItemModel(self)
        for name, words in (("", self.tr("(không lấy)")), *((name, field_words(name)) for name in CHOICES)):
            item = QStandardItem(words)
            item.setData(name, Qt.ItemDataRole.UserRole)
            made.appendRow(item)
        return made

    def _box(self, n: int) -> QComboBox:
        box = QComboBox()
        box.setModel(self._choices)
        box.setMaxVisibleItems(18)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.setCurrentIndex(max(0, box.findData(self._columns.get(n, ""))))
        box.activated.connect(partial(self._chosen, n))
        self._boxes[n] = box
        return box

    def _chosen(self, n: int, _: int) -> None:
        """A field is in one column only: chosen here, it leaves the other."""
        self.finish()
        name = str(self._boxes[n].currentData())
        for other, box in self._boxes.items():
            if name and other != n and box.currentData() == name:
                box.setCurrentIndex(0)
        self._columns = {at: str(box.currentData()) for at, box in self._boxes.items() if box.currentData()}
        self._judge()

    def _judge(self) -> None:
        ready = bool(_NAMES & set(self._columns.values()))
        self.next.setEnabled(ready)
        many = len(self._sheet.heads) if self._sheet is not None else 0
        taken = self.tr("Lấy {taken} trong {all} cột.").format(taken=len(self._columns), all=many)
        self.said.setText(taken if ready else self.tr("Chọn cột họ và tên để đi tiếp."))
        self.said.set_tone("" if ready else "due")

    def columns(self) -> dict[int, str]:
        """Field by column, as chosen."""
        return dict(self._columns)
