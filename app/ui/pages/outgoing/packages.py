"""A numbered letter leaves as a package of the national exchange (edXML), and what the receivers say of it comes back.

Owns the two dialogs. The file goes wherever a person carries it from: a folder, a stick. Nothing counts as written that does not lie there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QWidget,
)

from app.base.clock import VIETNAM
from app.base.errors import AppError
from app.domain.rows import LetterDetail
from app.domain.states import LetterState
from app.exchange.package import Act, Office
from app.exchange.values import good_office_id
from app.services.change import Change
from app.services.exchange_rows import OfficeUnknown, OfficeWrong, PackageRow, Written
from app.ui.pages.outgoing.files import last_folder
from app.ui.pages.outgoing.lines import Line
from app.ui.pages.outgoing.way_dialogs import Question, read_table
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.words import Words

_ENDINGS: Final = (".edxml", ".xml")
_USUAL: Final = {LetterState.RECALLED: Act.RECALL, LetterState.REPLACED: Act.REPLACE}
_OURS: Final = "exchange.office_id"


class Packages(QObject):
    """For one editor."""

    def __init__(self, seat: Seat, owner: QWidget) -> None:
        super().__init__(owner)
        self._seat, self._owner = seat, owner
        owner.setAcceptDrops(True)
        owner.installEventFilter(self)

    def offer(self, menu: QMenu, letter: LetterDetail) -> None:
        """Menu lines of a letter that has a number."""
        menu.addAction(self.tr("Gói tin liên thông (edXML) …"), partial(self.ask, letter))
        menu.addAction(self.tr("Gói tin đã ghi, trạng thái gửi về …"), partial(self.told, letter))

    # --- writing ------------------------------------------------------------------------------------------

    def ask(self, letter: LetterDetail) -> None:
        """To whom, what it does; then where the file goes."""
        desk = self._seat.desk

        def show(offices: Sequence[Office]) -> None:
            dialog = PackageDialog(
                self._owner, letter, offices, desk.settings.text(_OURS), partial(self._write, letter)
            )
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._seat.read(self._owner, desk.exchange.offices, show)

    def _write(self, letter: LetterDetail, dialog: PackageDialog) -> None:
        stem = "".join("-" if one in '/\\:*?"<>|' else one for one in letter.row.printed or "")
        first = str(Path(last_folder(self._seat.memory)) / f"{stem}.edxml")
        title, kinds = self.tr("Ghi gói tin"), self.tr("Gói tin (*.edxml)")
        chosen, _ = QFileDialog.getSaveFileName(dialog, title, first, kinds)
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix.lower() in _ENDINGS else path.with_name(f"{path.name}.edxml")
        self._seat.memory.put("outgoing.folder", str(path.parent))
        self.write(letter, dialog, path)

    def write(self, letter: LetterDetail, dialog: PackageDialog, path: Path) -> None:
        """Write what the dialog says; it stays open until that is done."""
        desk, ours = self._seat.desk, dialog.ours.text().strip()
        asked = partial(
            desk.exchange.write,
            letter.row.id,
            office_id=ours,
            to=dialog.chosen(),
            more=tuple(dialog.more),
            act=dialog.chosen_act(),
            reason=dialog.reason.value(),
            paper=dialog.paper.isChecked(),
            out=path,
        )

        def act() -> Change[Written]:
            made = asked()
            if desk.settings.text(_OURS) != ours:
                desk.settings.set(_OURS, ours)  # the exchange took it: it is remembered
            return made

        def over(_: object) -> None:
            dialog.accept()

        def refused(error: BaseException) -> None:
            if isinstance(error, AppError):
                dialog.refuse(error)
            else:
                self._seat.tell.error(error)

        told = self.tr("Đã ghi {name}").format(name=path.name)
        self._seat.do(self._owner, act, told=told, then=over, otherwise=refused)

    # --- what comes back ------------------------------------------------------------------------------------

    def told(self, letter: LetterDetail) -> None:
        """The packages of this letter and what the receivers said."""

        def show(rows: Sequence[PackageRow]) -> None:
            dialog = ToldDialog(self._owner, letter.row.printed or "", rows)
            dialog.accepted.connect(self._choose)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._seat.read(self._owner, partial(self._seat.desk.exchange.list, letter.row.id), show)

    def _choose(self) -> None:
        title, kinds = self.tr("Chọn tệp trạng thái"), self.tr("Gói tin (*.edxml *.xml);;Tất cả tệp (*)")
        chosen, _ = QFileDialog.getOpenFileName(self._owner, title, last_folder(self._seat.memory), kinds)
        if chosen:
            self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """Keep a receipt that came back, with the letter of ours that it speaks of."""
        desk = self._seat.desk

        def act() -> Change[PackageRow]:
            from app.intake.door import file_bytes

            return desk.exchange.take(file_bytes(path), path.name)

        def over(change: Change[Any]) -> None:
            self._seat.bus.tell(change, self._owner)
            row = change.result
            words = self.tr("{office} báo về văn bản đi của mình: {status}.")
            self._seat.tell.note(
                words.format(office=row.office, status=row.status_words or row.words), tone="done"
            )

        # A foreign file is read in the child; what it says is written at the end.
        self._seat.run.apart(self._owner, lambda _: act()).then(over)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A package that is dropped on the editor or the list."""
        if isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            path = _package_of(event.mimeData())
            if path is not None:
                event.acceptProposedAction()
                if event.type() is QEvent.Type.Drop:
                    self.take(path)
                return True
        return super().eventFilter(watched, event)


class PackageDialog(Question):
    """Our identifier, the receivers, what the package does. ``write`` is asked for with the dialog when all is there."""

    def __init__(
        self,
        parent: QWidget,
        letter: LetterDetail,
        offices: Sequence[Office],
        ours: str,
        write: Callable[[PackageDialog], object],
    ) -> None:
        super().__init__(parent)
        self.more: list[Path] = []
        self.begin(
            self.tr("Gói tin liên thông của {number}").format(number=letter.row.printed or ""),
            self.tr(
                "Gói gồm các mục của văn bản và bản ký đã lưu (chưa có thì bản PDF). Chép tệp sang máy có trục liên thông để gửi."
            ),
            act=self.tr("Ghi gói tin …"),
        )
        self.setMinimumWidth(px(620))
        self.yes.clicked.disconnect()
        self.yes.clicked.connect(lambda *_: write(self))  # it closes when the file lies there
        self.ours = QLineEdit(ours)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Nơi nhận"))
        self.list.setFixedHeight(px(92))
        self.code, self.name = QLineEdit(), QLineEdit()
        self.code.setPlaceholderText("000.00.00.H41")
        self.code.setAccessibleName(self.tr("Mã định danh nơi nhận"))
        self.name.setPlaceholderText(self.tr("Tên nơi nhận"))
        self.name.setAccessibleName(self.tr("Tên nơi nhận"))
        self.add = Button(self.tr("Thêm"), self._add, meaning="add")
        self.act = QComboBox()
        for one, words in (
            (Act.NEW, self.tr("Gửi mới")),
            (Act.UPDATE, self.tr("Cập nhật")),
            (Act.RECALL, self.tr("Thu hồi")),
            (Act.REPLACE, self.tr("Thay thế")),
        ):
            self.act.addItem(words, int(one))
        usual = _USUAL.get(LetterState(letter.row.state), Act.NEW)
        self.act.setCurrentIndex(self.act.findData(int(usual)))
        self.reason = Line(self.tr("Lý do"))
        self.paper = QCheckBox(self.tr("Bản giấy gửi sau"))
        self.files = Words("", "note", wrap=True)
        self.fault = Words("", "", tone="late", wrap=True)
        self.fault.hide()
        self._lay_out()
        for office in offices:
            self._put(office, ticked=False)
        for line in (self.code, self.name):
            line.textChanged.connect(lambda *_: self._settle())
            line.returnPressed.connect(self._add)
        self.ours.textChanged.connect(lambda *_: self._settle())
        self.list.itemChanged.connect(lambda *_: self._settle())
        self.act.currentIndexChanged.connect(lambda *_: self._settle())
        self._settle()
        (self.list if ours and offices else self.code if ours else self.ours).setFocus()

    def _lay_out(self) -> None:
        self.fields.field(
            self.tr("Mã định danh của đơn vị mình"),
            self.ours,
            self.tr("Do cơ quan quản lý cấp; không tự đặt."),
        )
        self._list_label = self.fields.field(self.tr("Gửi cho"), self.list)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.code, 2)
        row.addWidget(self.name, 3)
        row.addWidget(self.add)
        self.fields.addLayout(row)
        self.wrong = Words("", "note", tone="late", wrap=True)
        self.fields.addWidget(self.wrong)
        self.fields.addSpacing(Space.SMALL)
        self.fields.field(self.tr("Nghiệp vụ"), self.act)
        self._reason_label = self.fields.field(self.tr("Lý do"), self.reason)
        self.fields.mark(self.paper)
        under = QHBoxLayout()
        under.addWidget(Button(self.tr("Kèm thêm tệp …"), self._attach, meaning="attach"))
        under.addWidget(self.files, 1)
        self.fields.addLayout(under)
        self.fields.addWidget(self.fault)

    # --- receivers ----------------------------------------------------------------------------------------

    def _add(self) -> None:
        code = self.code.text().strip()
        if not good_office_id(code):
            return
        self._put(Office(id=code, name=self.name.text().strip()), ticked=True)
        self.code.clear()
        self.name.clear()
        self.code.setFocus()

    def _put(self, office: Office, *, ticked: bool) -> None:
        item = QListWidgetItem(" · ".join(filter(None, (office.name, office.id))))
        item.setData(Qt.ItemDataRole.UserRole, office)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.addItem(item)

    def chosen(self) -> tuple[Office, ...]:
        items = [self.list.item(at) for at in range(self.list.count())]
        ticked = [one for one in items if one.checkState() is Qt.CheckState.Checked]
        return tuple(one.data(Qt.ItemDataRole.UserRole) for one in ticked)

    def chosen_act(self) -> Act:
        return Act(int(self.act.currentData()))

    def attach(self, paths: Sequence[Path]) -> None:
        self.more = list(dict.fromkeys((*self.more, *paths)))
        self.files.setText(", ".join(one.name for one in self.more))
        self._settle()

    def _attach(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Kèm thêm tệp"))
        self.attach([Path(one) for one in names])

    def _settle(self) -> None:
        code = self.code.text().strip()
        wrong = bool(code) and not good_office_id(code)
        self.wrong.setText(self.tr("Mã có dạng 000.00.00.H41 hoặc H37.02.02.") if wrong else "")
        self.wrong.setVisible(wrong)
        self.add.setEnabled(bool(code) and not wrong)
        told = self.chosen_act() is not Act.NEW
        self._reason_label.setVisible(told)
        self.reason.setVisible(told)
        self.list.setVisible(self.list.count() > 0)
        self.fault.hide()
        self.fields.refuse(self.ours, "")
        ready = bool(self.chosen()) and bool(self.ours.text().strip())
        self.yes.setEnabled(ready and (not told or bool(self.reason.value())))
        QTimer.singleShot(0, self, self.fit)

    def refuse(self, error: AppError) -> None:
        """What was wrong: under our identifier, or at the foot."""
        words = f"{error.sentence()} {error.advice()}"
        if isinstance(error, OfficeWrong | OfficeUnknown):
            self.fields.refuse(self.ours, words)
            self.ours.setFocus()
        else:
            self.fault.setText(words)
            self.fault.show()
        QTimer.singleShot(0, self, self.fit)


class ToldDialog(Question):
    """Packages of a letter, the newest first: what went out, what came back. Yes = take a receipt from a file."""

    def __init__(self, parent: QWidget, number: str, rows: Sequence[PackageRow]) -> None:
        super().__init__(parent)
        self.begin(
            self.tr("Gói tin của {number}").format(number=number),
            self.tr("Thả tệp trạng thái vào trang cũng được.")
            if rows
            else self.tr("Chưa ghi gói tin nào, chưa có trạng thái nào gửi về."),
            act=self.tr("Nhận trạng thái từ tệp …"),
        )
        self.no.setText(self.tr("Đóng"))
        self.setMinimumWidth(px(760))
        if not rows:
            return
        heads = (
            self.tr("Lúc"),
            self.tr("Chiều"),
            self.tr("Nơi gửi, nơi nhận"),
            self.tr("Tình trạng"),
            self.tr("Lời"),
        )
        ways = {"in": self.tr("gửi về"), "out": self.tr("đã ghi")}
        cells = [
            (
                f"{one.at.astimezone(VIETNAM):%d/%m/%Y %H:%M}",
                ways[one.direction],
                one.office,
                one.status_words or (self.tr("gói tin văn bản") if one.kind == "letter" else ""),
                "; ".join(filter(None, (one.words, *one.notes))),
            )
            for one in rows
        ]
        self.fields.addWidget(read_table(self.tr("Gói tin"), heads, cells))


def _package_of(data: QMimeData) -> Path | None:
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix.lower() in _ENDINGS else None
