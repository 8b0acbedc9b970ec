"""A numbered letter goes to other units through headquarters: which units, until when they answer, and how far it came at each.

Owns the two questions, and the line over the editor that counts the receipts. Choosing among thousands of units reads the folder once; sending and reminding are verbs of the service.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QMenu, QWidget

from app.base.language import tr
from app.base.text import fold
from app.domain.rows import LetterDetail
from app.domain.states import LetterState
from app.domain.units import LEVEL_NAMES
from app.services.change import Change
from app.services.sync_flows.receipts import (
    ANSWERED,
    OPEN,
    REFUSED,
    REGISTERED,
    STATE_NAMES,
    ReceiptRow,
    Tally,
)
from app.services.sync_flows.service import Sent
from app.services.sync_flows.units import Chosen, KnownRow
from app.ui.pages.outgoing.way_dialogs import Question, read_table
from app.ui.seat import Seat
from app.ui.tables.outgoing import sent_words
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.pickers import DateField
from app.ui.widgets.search_line import SearchLine
from app.ui.widgets.words import Elided, IconLabel, Quiet, Words

_REASONS: Final = 6
_REASON: Final = 300
_SENDABLE: Final = (LetterState.ISSUED, LetterState.RECALLED, LetterState.REPLACED)


class Sending(QObject):
    """For one editor. ``after`` hears that the letter changed."""

    def __init__(self, seat: Seat, owner: QWidget, *, after: Callable[[], object]) -> None:
        super().__init__(owner)
        self._seat, self._owner, self._after = seat, owner, after
        self._letter: LetterDetail | None = None
        self.bar = SentBar(self._each)

    def show_letter(self, letter: LetterDetail) -> None:
        """Ask how far it came; what was told of another letter goes at once."""
        if self._letter is None or self._letter.row.id != letter.row.id:
            self.bar.hide()
        self._letter = letter
        if LetterState(letter.row.state) not in _SENDABLE:
            self.bar.hide()
            return
        verb = partial(self._seat.desk.flows.tally, letter.row.id)
        self._seat.read(self._owner, verb, partial(self._counted, letter.row.id))

    def _counted(self, asked: str, tally: Tally | None) -> None:
        if self._letter is not None and self._letter.row.id == asked:
            self.bar.show_tally(tally)

    def _each(self) -> None:
        if self._letter is not None:
            self.receipts(self._letter)

    def offer(self, menu: QMenu, letter: LetterDetail) -> None:
        """What can be done in the letter's state."""
        state = LetterState(letter.row.state)
        if state is LetterState.ISSUED:
            menu.addAction(self.tr("Gửi các đơn vị qua hệ thống …"), partial(self.send, letter))
        if state in _SENDABLE:
            menu.addAction(self.tr("Các đơn vị đã nhận …"), partial(self.receipts, letter))

    def send(self, letter: LetterDetail) -> None:
        def show(units: Sequence[KnownRow]) -> None:
            dialog = UnitsDialog(self._owner, letter.row.printed or "", units)
            dialog.accepted.connect(lambda: self._send(letter, dialog.chosen(), dialog.answer_by.date()))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._seat.read(self._owner, self._seat.desk.flows.units, show)

    def _send(self, letter: LetterDetail, to: Sequence[str], answer_by: date | None) -> None:
        verb = partial(self._seat.desk.flows.dispatch, letter.row.id, Chosen(units=to), answer_by=answer_by)
        self._seat.do(self._owner, verb, then=self._sent)

    def _sent(self, change: Change[Sent]) -> None:
        words = self.tr("Gửi {count} đơn vị; đi ở lần đồng bộ tới").format(count=len(change.result.to))
        self._seat.tell.note(words, tone="done")
        self._after()

    def receipts(self, letter: LetterDetail) -> None:
        def show(rows: Sequence[ReceiptRow]) -> None:
            dialog = ReceiptsDialog(self._owner, letter.row.printed or "", rows)
            dialog.accepted.connect(lambda: self._remind(letter))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._seat.read(self._owner, partial(self._seat.desk.flows.receipts, letter.row.id), show)

    def _remind(self, letter: LetterDetail) -> None:
        self._seat.do(
            self._owner,
            partial(self._seat.desk.flows.remind, letter.row.id),
            told=self.tr("Lời nhắc đi ở lần đồng bộ tới"),
        )


class SentBar(QFrame):
    """Over the editor of a letter that went to other units through headquarters: how far it came."""

    def __init__(self, look: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.TIGHT, Space.LARGE, Space.TIGHT)
        row.setSpacing(Space.SMALL)
        self.icon = IconLabel("exchange", "quiet")
        self.words = Elided("")
        self.each = Button(self.tr("Xem từng nơi"), look, kind="quiet")
        row.addWidget(self.icon)
        row.addWidget(self.words, 1)
        row.addWidget(self.each)
        self.hide()

    def show_tally(self, tally: Tally | None) -> None:
        """``None``: the letter did not go this way."""
        self.setVisible(tally is not None)
        if tally is not None:
            tone = "late" if tally.late or tally.refused else "" if tally.open else "done"
            self.icon.set_look("exchange", tone or "quiet")
            self.words.say(sent_words(tally), tone)


class UnitsDialog(Question):
    """Units above and below ours, to be ticked one by one, by level, or all that a search shows."""

    def __init__(self, parent: QWidget, number: str, units: Sequence[KnownRow]) -> None:
        super().__init__(parent)
        self.begin(
            self.tr("Gửi {number} cho đơn vị nào?").format(number=number),
            self.tr(
                "Văn bản vào thẳng sổ chờ của nơi nhận, đủ các mục và tệp; nơi nhận xem, vào sổ, trả lời thì thấy ở đây."
            )
            if units
            else self.tr(
                "Chưa có danh sách đơn vị: máy này chưa nối với cấp trên, hoặc chưa đồng bộ lần nào."
            ),
            act=self.tr("Gửi") if units else "",
        )
        self.setMinimumWidth(px(620))
        self.search = SearchLine(self.tr("Tìm theo tên hoặc mã đơn vị"))
        self.level = QComboBox()
        self.level.setAccessibleName(self.tr("Cấp"))
        self.level.addItem(self.tr("Mọi cấp"), "")
        for one in dict.fromkeys(one.level for one in units if one.level):
            self.level.addItem(_level_words(one), one)
        self.all = Button(self.tr("Chọn hết phần đang hiện"), self._tick_shown, kind="quiet", meaning="check")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Các đơn vị"))
        self.list.setMinimumHeight(px(260))
        for unit in units:
            words = unit.name or unit.org
            item = QListWidgetItem(self.tr("{name} (cấp trên)").format(name=words) if unit.above else words)
            item.setData(Qt.ItemDataRole.UserRole, unit)
            item.setToolTip(f"{unit.org} · {_level_words(unit.level)}")
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.count = Words("", "note")
        self.answer_by = DateField()
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.search, 1)
        row.addWidget(self.level)
        self.fields.addLayout(row)
        self.fields.addWidget(self.list)
        under = QHBoxLayout()
        under.setContentsMargins(0, Space.MEDIUM, 0, Space.SMALL)
        under.addWidget(self.all)
        under.addStretch(1)
        under.addWidget(self.count)
        self.fields.addLayout(under)
        self.fields.field(self.tr("Hạn trả lời (nếu có)"), self.answer_by)
        self.search.textChanged.connect(lambda *_: self._sift())
        self.level.currentIndexChanged.connect(lambda *_: self._sift())
        self.list.itemChanged.connect(lambda *_: self._settle())
        self.answer_by.textChanged.connect(lambda *_: self._settle())
        self._settle()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(at) for at in range(self.list.count())]

    def _sift(self) -> None:
        words, level = fold(self.search.text()), self.level.currentData()
        for item in self._items():
            unit: KnownRow = item.data(Qt.ItemDataRole.UserRole)
            fits = words in fold(f"{unit.name} {unit.org}") and level in ("", unit.level)
            item.setHidden(not fits)

    def _tick_shown(self) -> None:
        """All of them; where all are ticked already, none."""
        shown = [item for item in self._items() if not item.isHidden()]
        ticked = all(item.checkState() is Qt.CheckState.Checked for item in shown)
        self.list.blockSignals(True)
        for item in shown:
            item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
        self.list.blockSignals(False)
        self._settle()

    def _settle(self) -> None:
        count = len(self.chosen())
        self.count.setText(self.tr("Đã chọn {count}").format(count=count))
        self.yes.setEnabled(count > 0 and not self.answer_by.is_wrong())

    def chosen(self) -> tuple[str, ...]:
        """Codes of the ticked units, hidden by a search or not."""
        return tuple(
            item.data(Qt.ItemDataRole.UserRole).org
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        )


class ReceiptsDialog(Question):
    """Each unit the letter was sent to: arrived, seen, registered, answered, with the days."""

    def __init__(self, parent: QWidget, number: str, rows: Sequence[ReceiptRow]) -> None:
        super().__init__(parent)
        waiting = any(one.state in OPEN for one in rows)
        self.begin(
            self.tr("Nơi nhận {number}").format(number=number),
            sent_words(_tally(rows)) if rows else self.tr("Chưa gửi cho đơn vị nào qua hệ thống."),
            act=self.tr("Nhắc nơi chưa vào sổ") if waiting else "",
        )
        if waiting:
            self.no.setText(self.tr("Đóng"))
        self.setMinimumWidth(px(820))
        if not rows:
            return
        heads = (
            self.tr("Đơn vị"), self.tr("Tình trạng"), self.tr("Đến"), self.tr("Xem"), self.tr("Vào sổ"),
            self.tr("Trả lời"),
        )  # fmt: skip
        late = self.tr("{state}, quá hạn")
        cells = [
            (
                one.name,
                late.format(state=tr(STATE_NAMES[one.state])) if one.late else tr(STATE_NAMES[one.state]),
                *(_day(day) for day in (one.arrived_on, one.seen_on, one.registered_on, one.answered_on)),
            )
            for one in sorted(rows, key=lambda one: not (one.late or one.state in OPEN))
        ]
        self.table = read_table(self.tr("Nơi nhận"), heads, cells)
        self.fields.addWidget(self.table)
        refused = [one for one in rows if one.state == REFUSED]
        if refused:
            self.reasons = Words("\n".join(self._reason(one) for one in refused[:_REASONS]), wrap=True)
            self.fields.addWidget(self.reasons)
        due = next((one.answer_by for one in rows if one.answer_by), None)
        if due is not None:
            self.fields.addWidget(Quiet(self.tr("Hạn trả lời: {day}").format(day=_day(due))))

    def _reason(self, row: ReceiptRow) -> str:
        reason = " · ".join(part for part in (_day(row.refused_on), row.note[:_REASON]) if part)
        return self.tr("{unit} không nhận: {reason}").format(unit=row.name, reason=reason)


def _tally(rows: Sequence[ReceiptRow]) -> Tally:
    counts = Counter(one.state for one in rows)
    registered = counts[REGISTERED] + counts[ANSWERED]
    late = sum(one.late for one in rows)
    return Tally(len(rows), registered, counts[ANSWERED], counts[REFUSED], late)


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _level_words(level: str) -> str:
    """The level by its Vietnamese name where the program knows it, else as headquarters wrote it."""
    return tr(LEVEL_NAMES[level]) if level in LEVEL_NAMES else level
