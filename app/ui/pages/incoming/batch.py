"""The line under the list while several letters are chosen: registered, given to somebody, filed, stamped, joined.

Owns which acts fit what is chosen. What could not be done is named one by one over the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.services.change import Change
from app.services.dossier_rows import DossierRow
from app.services.inbox import InboxRow
from app.services.many_letters import Done, Left
from app.ui.pages.incoming.printing import ask_printer
from app.ui.pages.incoming.stamp_bar import AskPrinter, print_pdf
from app.ui.seat import Seat
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.pickers import PersonPicker
from app.ui.widgets.words import Words


class Batch(QFrame):
    """``choose`` rows; ``refused`` carries (name, sentence) of those that were left."""

    refused = Signal(object)
    joined = Signal(str)
    cleared = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self.ask_printer: AskPrinter = ask_printer
        self._rows: list[InboxRow] = []
        self.setProperty("role", "card")
        self.words = Words("", "heading")
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=6)
        self.register = Button(self.tr("Đăng ký"), self._register, meaning="check")
        self.give = Button(self.tr("Giao…"), self._open_give, meaning="tasks")
        self.file = Button(self.tr("Vào hồ sơ…"), self._ask_dossiers, meaning="book")
        self.stamp = Button(self.tr("In dấu đến"), self._stamp, meaning="stamp")
        self.join = Button(self.tr("Gộp thành một"), self._join, meaning="layers")
        self.leave = Button(self.tr("Bỏ chọn"), self.cleared.emit, kind="quiet", meaning="close")
        for one in (self.register, self.give, self.file, self.stamp, self.join, self.leave):
            flow.addWidget(one)
        self.person = PersonPicker(self.tr("tên người hoặc đơn vị"))
        self.person.setAccessibleName(self.tr("Giao cho"))
        self.person_line = QWidget()
        line = QHBoxLayout(self.person_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.person, 1)
        self.assign = Button(self.tr("Giao"), self._assign, meaning="check")
        line.addWidget(self.assign)
        self.person_line.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.SMALL)
        column.setSpacing(Space.TIGHT)
        for part in (self.words, buttons, self.person_line):
            column.addWidget(part)
        self.hide()

    def choose(self, rows: Sequence[InboxRow]) -> None:
        """Several rows, or none."""
        self._rows = list(rows)
        self.setVisible(len(rows) > 1)
        self.person_line.hide()
        entered = [row for row in rows if row.registered]
        fresh = len(rows) - len(entered)
        self.words.setText(self.tr("Đã chọn {count} văn bản").format(count=len(rows)))
        self.register.setVisible(fresh > 0)
        self.join.setVisible(fresh == len(rows))
        for one in (self.give, self.stamp, self.file):
            one.setVisible(bool(entered))

    def set_people(self, names: Sequence[str]) -> None:
        self.person.set_people([("", name) for name in names])

    def _ids(self, *, registered: bool) -> list[str]:
        return [row.id for row in self._rows if row.registered is registered]

    # --- acts -----------------------------------------------------------------------------------------

    def _register(self) -> None:
        desk, ids = self.seat.desk, self._ids(registered=False)
        job = self.seat.run.long(
            self,
            lambda job: desk.many_letters.register(
                ids, forms=desk.inbox_forms, incoming=desk.incoming, progress=job
            ),
            title=self.tr("Đang đăng ký"),
            writes=True,
        )
        job.then(self._registered)

    def _registered(self, done: Done) -> None:
        self.seat.bus.tell(done.subjects)
        if done.ids:
            self.seat.tell.note(
                self.tr("Đã vào sổ {count} văn bản.").format(count=len(done.ids)), tone="done"
            )
        self._say_left(done.left)

    def _say_left(self, left: Sequence[Left]) -> None:
        if left:
            self.refused.emit([(one.name, f"{one.name}: {one.why}.") for one in left])

    def _open_give(self) -> None:
        self.person_line.show()
        self.person.setFocus()

    def _assign(self) -> None:
        person = self.person.currentText().strip()
        if not person:
            self.person.setFocus()
            return
        act = partial(self.seat.desk.many_letters.assign, self._ids(registered=True), person, task=True)
        told = self.tr("Đã giao {count} văn bản cho {person}.").format(
            count=len(self._ids(registered=True)), person=person
        )
        self.seat.do(self.seat.bus, act, told=told)
        self.person_line.hide()

    def _ask_dossiers(self) -> None:
        self.seat.read(self, partial(self.seat.desk.dossiers.list, state="open"), self._dossiers_came)

    def _dossiers_came(self, rows: Sequence[DossierRow]) -> None:
        if not rows:
            self.seat.tell.note(self.tr("Chưa có hồ sơ nào đang mở; lập hồ sơ trước."), tone="due")
            return
        menu = QMenu(self)
        for row in rows[:40]:
            menu.addAction(f"{row.code}  {row.title}"[:90], partial(self._put, row))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.file.mapToGlobal(self.file.rect().topLeft()))

    def _put(self, row: DossierRow) -> None:
        ids = self._ids(registered=True)
        self.seat.do(
            self.seat.bus,
            partial(self.seat.desk.dossiers.put, row.id, ids),
            told=self.tr("Đã đưa {count} văn bản vào hồ sơ {code}.").format(count=len(ids), code=row.code),
        )

    def _stamp(self) -> None:
        """The stamps alone, one page a letter, in the order of the list: the paper letters lie in the printer's tray."""
        printer = self.ask_printer(self, self.tr("Dấu đến"))
        if printer is None:
            return
        desk, ids = self.seat.desk, self._ids(registered=True)
        left: list[Left] = []

        def make() -> bytes:
            made, refused = desk.many_letters.stamps(ids, stamping=desk.stamping, alone=True)
            left.extend(refused)
            return made

        job = print_pdf(self.seat, self, printer, make, title=self.tr("Đang in"))
        job.then(lambda _: self._say_left(left))

    def _join(self) -> None:
        ids = sorted(self._ids(registered=False))

        def then(change: Change[str]) -> None:
            self.joined.emit(change.result)

        self.seat.do(
            self.seat.bus,
            partial(self.seat.desk.incoming.join, ids),
            told=self.tr("Đã gộp {count} văn bản thành một.").format(count=len(ids)),
            then=then,
        )
