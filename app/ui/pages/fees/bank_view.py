"""Bank statements: take a file in, by columns the clerk has seen once, then say of each doubtful transfer whose it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QComboBox, QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from app.domain.money_words import money
from app.services.change import Change
from app.services.fees.rows import StatementLook, Taken, TransferRow
from app.services.members import MemberRow
from app.ui.pages.fees.parts import row_of
from app.ui.pages.fees.statement_pane import StatementPane
from app.ui.run import Job, Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.table import Column, Table, shown_day
from app.ui.widgets.words import Words


class BankView(QWidget):
    """Built when first looked at."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._latest = Latest(seat.run, self)
        self._path = Path()
        self.read = Button(
            self.tr("Nhập sao kê"),
            self.take_file,
            meaning="drop",
            tip=self.tr("XLSX, XLS, ODS, CSV của ngân hàng"),
        )
        self.again = Button(
            self.tr("Xem lại cột"),
            partial(self.take_file, by_hand=True),
            kind="quiet",
            tip=self.tr("Chọn tệp rồi xem, sửa các cột trước khi nhập"),
        )
        self.told = Words("", "note", wrap=True)
        empty = EmptyState(
            "done", self.tr("Không có giao dịch nào chờ"),
            self.tr("Nhập sao kê: giao dịch rõ của ai thì vào sổ ngay, giao dịch chưa rõ chờ ở đây; nhập lại tệp cũ không ghi hai lần."),
            self.tr("Nhập sao kê"), self.take_file,
        )  # fmt: skip
        columns: tuple[Column[TransferRow], ...] = (
            Column("day", self.tr("Ngày"), lambda row: shown_day(row.day), 104, right=True, sort=lambda row: row.day),
            Column("amount", self.tr("Số tiền"), lambda row: money(row.amount), 96, right=True, sort=lambda row: row.amount),
            Column("text", self.tr("Nội dung"), lambda row: row.text, 0, tip=lambda row: row.text),
            Column("payer", self.tr("Người chuyển"), lambda row: row.payer, 150, tip=lambda row: row.payer),
            Column("may", self.tr("Có thể là"), lambda row: "; ".join(name for _, name in row.candidates), 230, tip=lambda row: "\n".join(name for _, name in row.candidates)),
            Column("why", self.tr("Vì sao"), lambda row: row.why, 180, tip=lambda row: row.why),
        )  # fmt: skip
        self.table: Table[TransferRow] = Table(
            columns, id_of=lambda row: row.id, memory=seat.memory, key="fees.bank", name=self.tr("Sao kê"), empty=empty
        )  # fmt: skip
        self.table.chosen.connect(self._chosen)
        self.who = QComboBox()
        self.who.setAccessibleName(self.tr("Giao dịch này của ai"))
        self.who.setEditable(True)
        self.who.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.who.setMinimumWidth(px(320))
        line = self.who.lineEdit()
        assert line is not None
        line.setPlaceholderText(self.tr("Chọn, hoặc gõ tên rồi Enter để tìm đoàn viên khác"))
        line.returnPressed.connect(self._search)
        self.yes = Button(self.tr("Là đoàn phí của người này"), self.decide, kind="primary", meaning="check")
        self.no = Button(self.tr("Không phải đoàn phí"), self.ignore, meaning="close")
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        top = row_of(self.read, self.again, stretch=False)
        top.addWidget(self.told, 1)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addLayout(row_of(self.who, self.yes, self.no))
        self.faces = QStackedWidget()
        self.faces.addWidget(listed)
        self.pane: StatementPane | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.faces)
        self.setFocusProxy(self.table)

    def show_unit(self, _: str) -> None:
        """Money may come from anybody: the whole of our unit is always asked."""
        self.look_anew()

    def look_anew(self) -> None:
        self._latest.ask(self._seat.desk.fees.statements.waiting, self._take, self._seat.tell.error)

    def _take(self, rows: tuple[TransferRow, ...]) -> None:
        self.table.set_rows(rows)
        if self.table.current() is None and rows:
            self.table.select_first()
        self._chosen(self.table.current())

    def _chosen(self, row: TransferRow | None) -> None:
        self.who.clear()
        for member, name in row.candidates if row else ():
            self.who.addItem(name, member)
        if not (row and row.candidates):
            self.who.setCurrentText("")
        for widget in (self.who, self.yes, self.no):
            widget.setEnabled(row is not None)

    def _search(self) -> None:
        words = self.who.currentText().strip()
        if words and self.who.findText(words) < 0:
            self._seat.read(self, partial(self._seat.desk.members.search, words, limit=12), self._found)

    def _found(self, rows: Sequence[MemberRow]) -> None:
        self.who.clear()
        for row in rows:
            self.who.addItem(f"{row.full_name} · {row.unit_name}", row.id)
        if self.who.count():
            self.who.showPopup()
        else:
            self._seat.tell.note(self.tr("Không thấy đoàn viên nào có tên ấy"), tone="due")

    # --- acts ---------------------------------------------------------------------------------------------

    def take_file(self, *, by_hand: bool = False) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = str(self._seat.memory.get("fees.folder", "") or documents)
        kinds = self.tr("Sao kê (*.xlsx *.xls *.ods *.csv *.html *.txt)")
        chosen = QFileDialog.getOpenFileName(self, self.tr("Nhập sao kê"), folder, kinds)[0]
        if chosen:
            self._seat.memory.put("fees.folder", str(Path(chosen).parent))
            self.take_in(Path(chosen), by_hand=by_hand)

    def take_in(self, path: Path, *, by_hand: bool = False) -> None:
        """Look at a statement off the window's thread; one of a bank whose columns the clerk has seen is entered at once."""
        statements = self._seat.desk.fees.statements

        def look(job: Job) -> StatementLook:
            return statements.look(path, progress=job)

        job = self._seat.run.long(self, look, title=self.tr("Đang đọc {file}").format(file=path.name))
        job.then(partial(self._looked, path, by_hand))

    def _looked(self, path: Path, by_hand: bool, look: StatementLook) -> None:
        if look.remembered and not by_hand:
            self._enter(path, {})
            return
        if self.pane is None:
            self.pane = StatementPane(self._seat)
            self.pane.left.connect(self._leave)
            self.pane.accepted.connect(lambda columns: self._enter(self._path, columns))
            self.faces.addWidget(self.pane)
        self._path = path
        self.pane.show_look(look)
        self.faces.setCurrentWidget(self.pane)
        self.pane.setFocus()

    def _leave(self) -> None:
        self.faces.setCurrentIndex(0)
        self.table.setFocus()

    def _enter(self, path: Path, columns: Mapping[str, str]) -> None:
        act = partial(self._seat.desk.fees.statements.take, path, columns=columns)
        self._seat.do(self._seat.bus, act, then=self._taken)

    def _taken(self, change: Change[Taken]) -> None:
        self._leave()
        taken = change.result
        words = self.tr("{lines} giao dịch: {entered} vào sổ ({amount} đồng), {doubtful} chờ chọn người, {known} đã có từ trước, {out} tiền ra").format(
            lines=taken.lines, entered=taken.entered, amount=money(taken.amount), doubtful=taken.doubtful, known=taken.known,
            out=taken.outgoing,
        )  # fmt: skip
        for row, value in taken.unread[:3]:
            words += " · " + self.tr("dòng {row} không đọc được “{value}”").format(row=row, value=value)
        for row, name in taken.taken_back[:3]:
            words += " · " + self.tr(
                "dòng {row}: ngân hàng đảo lại khoản đã vào sổ của {name}, đảo khoản ấy trong Sổ thu chi"
            ).format(row=row, name=name)
        if taken.cut:
            words += " · " + self.tr("tệp dài hơn mức đọc: chia nhỏ theo tháng rồi nhập phần còn lại")
        self.told.say(words, "due" if taken.unread or taken.taken_back or taken.cut else "")
        if taken.new:
            self._seat.tell.note(
                self.tr("Đã nhập sao kê"), tone="done", undo=partial(self._seat.undo, self, change)
            )

    def decide(self) -> None:
        row, member = self.table.current(), self.who.currentData()
        if row is not None and member:
            act = partial(self._seat.desk.fees.statements.decide, row.id, str(member))
            self._seat.do(self._seat.bus, act, told=self.tr("Đã vào sổ"))

    def ignore(self) -> None:
        row = self.table.current()
        if row is not None:
            act = partial(self._seat.desk.fees.statements.ignore, row.id)
            self._seat.do(self._seat.bus, act, told=self.tr("Đã bỏ qua giao dịch"))
