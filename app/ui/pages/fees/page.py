"""Đoàn phí: one unit, five views. The months are built at once, the others when they are first looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from app.base.clock import today
from app.domain.rows import UnitRow
from app.ui.pages.base import Page
from app.ui.pages.fees.arrears_view import ArrearsView
from app.ui.pages.fees.bank_view import BankView
from app.ui.pages.fees.cash_view import CashView
from app.ui.pages.fees.grid_view import GridView
from app.ui.pages.fees.periods_view import PeriodsView
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.widgets.chips import Chip, ChipRow
from app.ui.widgets.number_box import NumberBox
from app.ui.widgets.page_head import PageHead
from app.ui.widgets.search_line import SearchLine

_Other = ArrearsView | CashView | BankView | PeriodsView
_MAKERS: dict[str, Callable[[Seat], _Other]] = {
    "arrears": ArrearsView,
    "book": CashView,
    "bank": BankView,
    "periods": PeriodsView,
}
VIEWS = ("months", "arrears", "book", "bank", "periods")


class FeesPage(Page):
    """``show_record``: '#arrears' and its sisters, or '#new:ID,ID' for chosen members."""

    name = "fees"
    subjects = frozenset(
        {"fee_entry", "fee_payment", "fee_waiver", "fee_classing", "fee_fund", "fee_transfer", "fee_closing", "member", "unit",
         "rule_change"}
    )  # fmt: skip

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._latest = Latest(seat.run, self)
        self._units: Sequence[UnitRow] = ()
        self._wanted: tuple[str, ...] = ()
        self.head = PageHead(self.title(), self.tr("Thu"), self.primary, meaning="check")
        self.search = SearchLine(self.tr("Tìm tên, lớp"))
        self.search.setMinimumWidth(px(150))
        self.search.asked.connect(lambda _: self._show())
        self.unit = QComboBox()
        self.unit.setAccessibleName(self.tr("Đơn vị"))
        self.unit.setMinimumWidth(px(200))
        self.unit.setMaximumWidth(px(300))
        self.unit.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.unit.activated.connect(lambda _: self._show())
        self.year = NumberBox()
        self.year.setAccessibleName(self.tr("Năm"))
        self.year.setRange(2011, today(seat.desk.clock).year + 2)
        self.year.setValue(today(seat.desk.clock).year)
        self.year.valueChanged.connect(lambda _: self._show())
        for widget, stretch in ((self.search, 1), (self.unit, 0), (self.year, 0)):
            self.head.add(widget, stretch)
        self.views = ChipRow(
            (
                Chip("months", self.tr("Thu theo tháng")),
                Chip("arrears", self.tr("Còn nợ")),
                Chip("book", self.tr("Sổ thu chi")),
                Chip("bank", self.tr("Sao kê")),
                Chip("periods", self.tr("Kỳ, quỹ")),
            ),
            name=self.tr("Mục"),
        )
        self.views.chosen.connect(self.turn)
        self.grid = GridView(seat)
        self._others: dict[str, _Other] = {}
        self.faces = QStackedWidget()
        self.faces.addWidget(self.grid)
        column = self.column()
        column.addWidget(self.head)
        column.addWidget(self.views)
        column.addWidget(self.faces, 1)
        self.setFocusProxy(self.grid)
        primary = self.head.primary
        assert primary is not None
        primary.setEnabled(False)
        self.grid.ready.connect(primary.setEnabled)
        self.search.down.connect(lambda: self.grid.table.setFocus(Qt.FocusReason.TabFocusReason))
        self.grid.model.modelReset.connect(self._choose_wanted)
        self.look_anew()

    def view(self, key: str) -> QWidget:
        """A view, built when first asked for."""
        if key == "months":
            return self.grid
        if key not in self._others:
            made = _MAKERS[key](self.seat)
            self._others[key] = made
            self.faces.addWidget(made)
        return self._others[key]

    def turn(self, key: str) -> None:
        """Another view."""
        self.views.choose(key)
        self.faces.setCurrentWidget(self.view(key))
        self.search.setVisible(key in ("months", "arrears"))
        self.year.setVisible(key == "months")
        self.unit.setVisible(key != "bank")
        primary = self.head.primary
        assert primary is not None
        primary.setVisible(key == "months")
        self._show()

    # --- reading ------------------------------------------------------------------------------------------

    def look_anew(self) -> None:
        self._latest.ask(self.seat.desk.units.tree, self._take, self.seat.tell.error)

    def _take(self, units: Sequence[UnitRow]) -> None:
        if units != self._units:
            self._units = units
            was = self.unit.currentData()
            self.unit.clear()
            own = next((at for at, row in enumerate(units) if row.own), 0)
            for row in units:
                self.unit.addItem("   " * row.depth + row.name, row.id)
            self.unit.setCurrentIndex(max(own, 0) if was is None else max(0, self.unit.findData(was)))
        if units:
            self._show(again=True)

    def _show(self, *, again: bool = False) -> None:
        unit, words = str(self.unit.currentData() or ""), self.search.text()
        if not unit:
            return
        face = self.faces.currentWidget()
        if face is self.grid:
            self.grid.show_unit(unit, self.year.value(), words)
        elif isinstance(face, ArrearsView):
            face.show_unit(unit, words)
        elif isinstance(face, CashView | BankView | PeriodsView):
            face.show_unit(unit)
        if again and isinstance(face, GridView | ArrearsView):
            face.look_anew()

    # --- acts ---------------------------------------------------------------------------------------------

    def primary(self) -> None:
        """Ctrl+Enter: collect what is chosen."""
        if self.views.current() == "months":
            self.grid.collect()

    def find(self) -> None:  # type: ignore[override]
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def print_it(self) -> None:
        """Ctrl+P: what the view prints."""
        face = self.faces.currentWidget()
        if isinstance(face, CashView | PeriodsView):
            face.print_it()
        elif isinstance(face, ArrearsView):
            face.print_all()

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Phím cách"), self.tr("thu các ô đang chọn")),
            (self.tr("Ctrl+phím cách"), self.tr("chọn cả tháng")),
            (self.tr("Shift+phím cách"), self.tr("chọn cả năm của một người")),
            ("Ctrl+A", self.tr("chọn cả lớp")),
            ("0-9", self.tr("thu một số tiền khác")),
        )

    def show_record(self, record_id: str) -> None:
        if record_id.startswith("#new:"):
            self._wanted = tuple(record_id[5:].split(","))
            self.turn("months")
            self._choose_wanted()
        elif record_id.removeprefix("#") in VIEWS:
            self.turn(record_id.removeprefix("#"))

    def _choose_wanted(self) -> None:
        """The members another page named are chosen once they are listed."""
        rows = [at for at, row in enumerate(self.grid.model.rows) if row.id in self._wanted]
        if rows:
            self._wanted = ()
            self.grid.choose_rows(rows)
