"""Questions on a letter's way: which number, what to copy, which letter takes its place, which numbers are held; its history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.base.language import tr
from app.domain.rows import HeldRow, LetterRow, WayRow
from app.domain.states import STEP_NAMES, Step
from app.ui.pages.outgoing.lines import Line
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn
from app.ui.widgets.number_box import NumberBox
from app.ui.widgets.pickers import DateField
from app.ui.widgets.words import Quiet, Words


class Question(QDialog):
    """A heading, fields one under the other, two buttons."""

    def begin(self, title: str, words: str, *, act: str) -> None:
        """Lay it out. Without ``act`` there is only something to read."""
        self.setWindowTitle(title)
        self.setMinimumWidth(px(500))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Words(title, "heading"))
        if words:
            column.addWidget(Quiet(words))
        self.fields = FormColumn()
        column.addLayout(self.fields)
        row = QHBoxLayout()
        row.addStretch(1)
        self.no = Button(self.tr("Không làm") if act else self.tr("Đóng"), self.reject)
        row.addWidget(self.no)
        self.yes = Button(act, self.accept, kind="primary")
        self.yes.setVisible(bool(act))
        if act:
            self.no.setAutoDefault(False)
            self.yes.setDefault(True)
        row.addWidget(self.yes)
        column.addLayout(row)

    def fit(self) -> None:
        """As high as its words need now. Qt's own measure stops at two thirds of the screen and cuts what is below."""
        layout = self.layout()
        if layout is not None:
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def said_yes(self) -> bool:
        return self.exec() == QDialog.DialogCode.Accepted


@dataclass(frozen=True, slots=True)
class Choice:
    """Which number a letter takes: one that is held, or one behind another."""

    held: str = ""
    behind: str = ""


class NumberDialog(Question):
    """A held number from the list, or a number to be put in behind another."""

    def __init__(self, parent: QWidget, held: Sequence[HeldRow]) -> None:
        super().__init__(parent)
        self.begin(
            self.tr("Văn bản mang số nào?"),
            self.tr("Số đang giữ dùng được một lần. Số chèn có chữ đứng sau (12a), nếu sổ số cho phép."),
            act=self.tr("Cấp số này"),
        )
        self.held = QComboBox()
        self.held.addItem(self.tr("(không dùng số đang giữ)"), "")
        for one in held:
            until = f"{one.until:%d/%m/%Y}"
            words = self.tr("{number} · giữ đến {until} · {reason}")
            self.held.addItem(words.format(number=one.printed, until=until, reason=one.reason), one.number)
        self.held.setCurrentIndex(1 if held else 0)
        self.held.setMinimumContentsLength(30)
        self.behind = Line(self.tr("Chèn sau số"), hint="12")
        self.fields.field(self.tr("Số đang giữ"), self.held)
        self.fields.field(self.tr("Hoặc chèn sau số"), self.behind)
        self.held.currentIndexChanged.connect(lambda *_: self._settle())
        self.behind.edited.connect(self._settle)
        self._settle()

    def _settle(self) -> None:
        chosen = self.choice()
        self.behind.setEnabled(not chosen.held)
        self.yes.setEnabled(bool(chosen.held) or chosen.behind.isdecimal())

    def choice(self) -> Choice:
        held = str(self.held.currentData() or "")
        return Choice(held, "" if held else self.behind.value())


class ReplaceDialog(Question):
    """Which of our numbered letters takes the place of this one, and why."""

    def __init__(self, parent: QWidget, number: str, letters: Sequence[LetterRow]) -> None:
        super().__init__(parent)
        self.begin(
            self.tr("Thay thế {number}").format(number=number),
            self.tr("Văn bản cũ giữ số của nó trong sổ, ghi rõ văn bản thay thế."),
            act=self.tr("Thay thế"),
        )
        self.letters = QComboBox()
        self.letters.setMinimumContentsLength(40)
        for one in letters:
            self.letters.addItem(f"{one.printed} · {one.subject}", one.id)
        self.reason = Line(self.tr("Lý do"))
        self.fields.field(self.tr("Văn bản thay thế"), self.letters)
        self.fields.field(self.tr("Lý do"), self.reason)
        self.yes.setEnabled(bool(letters))


class CopyDialog(Question):
    """Kind of copy, paper or electronic, how many; for an extract its words."""

    def __init__(self, parent: QWidget, number: str) -> None:
        super().__init__(parent)
        self.begin(
            self.tr("Sao văn bản {number}").format(number=number),
            self.tr("Bản sao có số riêng và đứng trong sổ bản sao; số đã cấp không thu lại."),
            act=self.tr("Cấp số bản sao"),
        )
        self.kind = QComboBox()
        for code, name in (
            ("SY", self.tr("Sao y")),
            ("SL", self.tr("Sao lục")),
            ("TrS", self.tr("Trích sao")),
        ):
            self.kind.addItem(name, code)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(px(110))
        self.electronic = QCheckBox(self.tr("Bản sao điện tử (ghi chữ ở góc trên trang đầu)"))
        self.copies = NumberBox()
        self.copies.setRange(1, 9_999)
        self.fields.field(self.tr("Hình thức sao"), self.kind)
        self._label = self.fields.field(self.tr("Phần được trích"), self.text)
        self.fields.mark(self.electronic)
        self.fields.field(self.tr("Số lượng bản"), self.copies)
        self.kind.currentIndexChanged.connect(lambda *_: self._settle())
        self.text.textChanged.connect(self._settle)
        self._settle()

    def _settle(self) -> None:
        extract = self.kind.currentData() == "TrS"
        self.text.setVisible(extract)
        self._label.setVisible(extract)
        self.yes.setEnabled(not extract or bool(self.words()))

    def words(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.text.toPlainText().splitlines() if line.strip())


class HoldDialog(Question):
    """Keep the next number of a kind back until a day."""

    def __init__(
        self, parent: QWidget, kinds: Sequence[tuple[str, str]], today: date, kind: str = "CV"
    ) -> None:
        super().__init__(parent)
        self.begin(
            self.tr("Giữ số"),
            self.tr(
                "Số kế tiếp của loại này để dành cho một văn bản sẽ có; số kế tiếp nữa cho văn bản khác."
            ),
            act=self.tr("Giữ số"),
        )
        self.kind = QComboBox()
        for code, name in kinds:
            self.kind.addItem(name, code)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        self.reason = Line(self.tr("Lý do"))
        self.until = DateField(today=today)
        self.fields.field(self.tr("Loại văn bản"), self.kind)
        self.fields.field(self.tr("Lý do"), self.reason)
        self.fields.field(self.tr("Giữ đến hết ngày"), self.until)
        self._today = today
        self.reason.edited.connect(self._settle)
        self.until.textChanged.connect(lambda *_: self._settle())
        self._settle()

    def _settle(self) -> None:
        day = self.until.date()
        self.yes.setEnabled(bool(self.reason.value()) and day is not None and day >= self._today)


class HeldDialog(Question):
    """Numbers that are held; one may be released."""

    def __init__(self, parent: QWidget, held: Sequence[HeldRow]) -> None:
        super().__init__(parent)
        self.begin(
            self.tr("Số đang giữ"),
            self.tr("Thả một số thì số ấy thành số hủy, nằm trong sổ kèm lý do."),
            act=self.tr("Thả số …"),
        )
        self.rows = tuple(held)
        heads = (self.tr("Số, ký hiệu"), self.tr("Giữ đến"), self.tr("Lý do"))
        cells = [
            (one.printed, f"{one.until:%d/%m/%Y}" + (self.tr(" (quá hạn)") if one.late else ""), one.reason)
            for one in held
        ]
        self.table = read_table(self.tr("Số đang giữ"), heads, cells)
        self.table.itemSelectionChanged.connect(self._settle)
        self.fields.addWidget(self.table)
        if held:
            self.table.selectRow(0)
        self._settle()

    def _settle(self) -> None:
        self.yes.setEnabled(self.chosen() is not None)

    def chosen(self) -> HeldRow | None:
        at = self.table.currentRow()
        return self.rows[at] if 0 <= at < len(self.rows) else None


class HistoryDialog(Question):
    """Every step of a letter: what, when, who, why."""

    def __init__(self, parent: QWidget, title: str, steps: Sequence[WayRow]) -> None:
        super().__init__(parent)
        self.begin(self.tr("Các bước đã qua"), title, act="")
        heads = (self.tr("Bước"), self.tr("Ngày"), self.tr("Ai"), self.tr("Lý do, ghi chú"))
        cells = [
            (tr(STEP_NAMES[Step(one.step)]).capitalize(), f"{one.on:%d/%m/%Y}", one.who, one.reason)
            for one in steps
        ]
        self.table = read_table(self.tr("Các bước đã qua"), heads, cells)
        self.setMinimumWidth(px(680))
        self.fields.addWidget(self.table)


def read_table(name: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> QTableWidget:
    """A small table to read; the last column takes the room."""
    table = QTableWidget(len(rows), len(heads))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(heads))
    table.verticalHeader().hide()
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
    table.setWordWrap(True)
    table.setMinimumHeight(px(220))
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            item = QTableWidgetItem(words)
            item.setToolTip(words)
            table.setItem(at, column, item)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.resizeColumnsToContents()
    table.horizontalHeader().setStretchLastSection(True)
    return table
