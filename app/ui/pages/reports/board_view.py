"""The board of completeness: sub-units with their bars, the target, and whose records lack what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.domain.reports.charts import grouped
from app.services.member_fields import label
from app.services.reports.board import BoardRow, BoardView, Lacking
from app.ui.memory import Memory
from app.ui.pages.reports.needed_pane import NeededPane
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.charts import ChartView
from app.ui.widgets.chips import Chip, ChipRow
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.pickers import DateField
from app.ui.widgets.splitter import Splitter
from app.ui.widgets.table import Column, Table, shown_day
from app.ui.widgets.words import Elided, Words

ALL = ""
_MOST_CHIPS = 6


class BoardPane(QWidget):
    """``row_chosen`` and ``field_chosen``: look whose records are not complete. ``aimed`` carries (unit, wanted or None, day or
    None), ``dropped`` a unit that has no target any more, ``needed`` the fields a complete record must have."""

    row_chosen = Signal(object)
    field_chosen = Signal(str)
    aimed = Signal(str, object, object)
    dropped = Signal(str)
    needed = Signal(object)
    opened = Signal(object)

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.view: BoardView | None = None
        self._aimed = ""
        self.sum = Words("", "figure")
        self.said = Words("", "quiet", wrap=True)
        self.wanted = QLineEdit()
        self.wanted.setPlaceholderText(self.tr("số hồ sơ"))
        self.wanted.setAccessibleName(self.tr("Chỉ tiêu: bao nhiêu hồ sơ đầy đủ"))
        self.wanted.setFixedWidth(px(96))
        self.due = DateField()
        self.due.setAccessibleName(self.tr("Hạn hoàn thiện"))
        self.due.setFixedWidth(px(140))
        self.aim_for = Elided("", "quiet")
        self.aim = Button(self.tr("Đặt chỉ tiêu"), self._aim, meaning="flag")
        self.drop = Button(self.tr("Bỏ"), self._drop, kind="quiet", tip=self.tr("Không còn chỉ tiêu"))
        self.need = Button(self.tr("Mục phải có"), self._open_needed, kind="quiet", meaning="edit")
        self.pane: NeededPane | None = None
        self.stack = QStackedWidget()
        self.shape = ChipRow(
            (Chip("table", self.tr("Bảng")), Chip("chart", self.tr("Biểu đồ"))), name=self.tr("Xem dạng")
        )
        self.shape.chosen.connect(lambda key: self.stack.setCurrentIndex(int(key == "chart")))
        self.table: Table[BoardRow] = Table(
            (
                Column("unit", self.tr("Đơn vị"), lambda row: row.name, 0, tip=lambda row: row.name),
                Column("members", self.tr("Đoàn viên"), lambda row: grouped(row.members), 96, right=True, sort=lambda row: row.members),
                Column("complete", self.tr("Đã đủ"), lambda row: f"{grouped(row.complete)}/{grouped(row.goal)}", 84, right=True,
                       sort=_share, tone=lambda row: "done" if not row.left else ""),
                Column("share", self.tr("Tỷ lệ"), lambda row: _share_words(row), 66, right=True, sort=_share),
                Column("missing", self.tr("Thiếu nhiều nhất"), _missing, 230, tip=_missing),
            ),
            id_of=lambda row: row.id,
            memory=memory,
            key="reports.board",
            name=self.tr("Hoàn thiện dữ liệu theo đơn vị"),
            empty=EmptyState("members", self.tr("Chưa có đoàn viên nào")),
        )  # fmt: skip
        self.table.chosen.connect(self.row_chosen.emit)
        self.chart = ChartView()
        self.stack.addWidget(self.table)
        area = QScrollArea()
        area.setWidget(self.chart)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stack.addWidget(area)
        self.who = Elided("", "heading")
        self.fields = ChipRow(name=self.tr("Thiếu mục nào"))
        self.fields.chosen.connect(self.field_chosen.emit)
        self.people: Table[Lacking] = Table(
            (
                Column("name", self.tr("Họ và tên"), lambda row: row.full_name, 0),
                Column("missing", self.tr("Còn thiếu"), _lacks, 190, tip=_lacks),
            ),
            id_of=lambda row: row.id,
            memory=memory,
            key="reports.lacking",
            name=self.tr("Hồ sơ còn thiếu"),
            empty=EmptyState("check", self.tr("Không có hồ sơ nào thiếu")),
        )
        self.people.opened.connect(self.opened.emit)
        self._lay_out(memory)

    def _lay_out(self, memory: Memory) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.SMALL)
        top.addWidget(self.sum)
        top.addWidget(self.said, 1)
        top.addWidget(self.need)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.shape)
        column.addWidget(self.stack, 1)
        aims = QHBoxLayout()
        aims.setSpacing(Space.SMALL)
        for widget in (self.wanted, self.due, self.aim, self.drop):
            aims.addWidget(widget)
        aims.addStretch(1)
        column.addWidget(self.aim_for)
        column.addLayout(aims)
        self.side = QStackedWidget()
        right = QWidget()
        self.side.addWidget(right)
        side = QVBoxLayout(right)
        side.setContentsMargins(Space.SMALL, 0, 0, 0)
        side.addWidget(self.who)
        side.addWidget(self.fields)
        side.addWidget(self.people, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.SMALL)
        whole.addLayout(top)
        whole.addWidget(Splitter(memory, "reports.board", (left, self.side), (0, 430)), 1)

    def show_view(self, view: BoardView) -> None:
        self.view = view
        whole = view.whole
        self.sum.setText(f"{grouped(whole.complete)}/{grouped(whole.goal)}")
        words = self.tr("hồ sơ đầy đủ trên {members} đoàn viên").format(members=grouped(whole.members))
        if whole.due_on is not None:
            words += self.tr("; hạn {day}").format(day=shown_day(whole.due_on))
            if whole.left and whole.due_on < view.day:
                words += self.tr(", đã quá hạn")
        words += ". " + self.tr("Hồ sơ đầy đủ có: {fields}.").format(fields=", ".join(view.labels))
        self.said.setText(words)
        self.table.set_rows((*view.rows, whole) if len(view.rows) > 1 else view.rows)
        self.chart.show_chart(view.chart)
        self._show_fields(self.table.current() or whole)
        self._show_aim(self.table.current() or whole)

    def show_people(self, row: BoardRow, people: Sequence[Lacking]) -> None:
        field = self.chosen_field()
        many = dict(row.missing).get(field, 0) if field else row.members - row.complete
        words = self.tr("{unit}: {count} hồ sơ còn thiếu").format(unit=row.name, count=grouped(many))
        if len(people) < many:
            words += self.tr(", hiện {shown} người đầu").format(shown=grouped(len(people)))
        self.who.say(words)
        self.people.set_rows(people)

    def show_row(self, row: BoardRow) -> None:
        self._show_fields(row)
        self._show_aim(row)

    def _show_aim(self, row: BoardRow) -> None:
        """The target that is set is that of the row in hand; those on our unit itself have the unit's."""
        whole = self.view.whole if self.view is not None else row
        row = whole if row.id == whole.id else row
        changed, self._aimed = self._aimed != row.id, row.id
        self.aim_for.say(self.tr("Chỉ tiêu của {unit}").format(unit=row.name))
        self.drop.setVisible(row.wanted is not None or row.due_on is not None)
        if changed or not self.wanted.hasFocus():
            self.wanted.setText("" if row.wanted is None else str(row.wanted))
        if changed or not self.due.hasFocus():
            self.due.set_date(row.due_on)

    def _open_needed(self) -> None:
        if self.pane is None:
            self.pane = NeededPane()
            self.pane.left.connect(lambda: self.side.setCurrentIndex(0))
            self.pane.accepted.connect(self._needed)
            self.side.addWidget(self.pane)
        self.side.setCurrentWidget(self.pane)
        self.pane.show_fields(self.view.fields if self.view is not None else ())

    def _needed(self, fields: object) -> None:
        self.side.setCurrentIndex(0)
        self.needed.emit(fields)

    def _drop(self) -> None:
        self.dropped.emit(self._aimed)

    def chosen_field(self) -> str:
        return self.fields.current()

    def _show_fields(self, row: BoardRow) -> None:
        chips = [Chip(ALL, self.tr("Tất cả"), row.members - row.complete)]
        chips += [Chip(name, label(name), many) for name, many in row.missing[:_MOST_CHIPS]]
        self.fields.set_chips(chips)

    def _aim(self) -> None:
        text = self.wanted.text().replace(".", "").strip()
        if text and not text.isdecimal():
            self.wanted.setFocus()
            return
        self.aimed.emit(self._aimed, int(text) if text else None, self.due.date())


def _share(row: BoardRow) -> float:
    return row.complete / row.goal if row.goal else 1.0


def _share_words(row: BoardRow) -> str:
    return f"{grouped(round(100 * _share(row), 1))} %"


def _missing(row: BoardRow) -> str:
    return ", ".join(f"{label(name)} {grouped(many)}" for name, many in row.missing)


def _lacks(row: Lacking) -> str:
    return ", ".join(label(name) for name in row.missing)
