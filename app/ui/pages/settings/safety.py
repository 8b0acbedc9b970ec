"""Copies, password, recovery sheet, lock. What cannot be undone is asked; long work shows its progress."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QWidget

from app.base.clock import today
from app.base.errors import AppError
from app.ui.pages.settings.declared import Declared
from app.ui.seat import Seat
from app.ui.sign_in import PasswordLine
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn
from app.ui.widgets.words import Quiet, Words

if TYPE_CHECKING:
    from app.services.standing import Standing
    from app.ui.run import Job


class SafetySection(QWidget):
    """Everything that keeps the data from being lost or read by others."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self.setMaximumWidth(px(560))
        self.column = column = FormColumn(self)
        column.head(self.tr("Sao lưu"))
        self.state = Words("", wrap=True)
        column.addWidget(self.state)
        self.declared = Declared(seat, column, ("copies.daily", "copies.folder"), self)
        column.addLayout(
            _row(
                Button(self.tr("Sao lưu ngay vào tệp …"), self._backup, meaning="backup"),
                Button(self.tr("Diễn tập khôi phục"), self._drill),
                Button(self.tr("Khôi phục …"), self._restore, meaning="undo"),
            )
        )
        column.addWidget(
            Quiet(
                self.tr(
                    "Diễn tập: chép một bản, khôi phục ra chỗ khác, so từng bảng rồi xoá. Khôi phục: ra một thư mục mới, xem rồi làm việc tiếp ở "
                    "đó. Muốn thay hẳn dữ liệu đang dùng: đóng chương trình, chạy “vanthu restore TỆP”; dữ liệu cũ được giữ một tuần."
                )
            )
        )
        column.head(self.tr("Mật khẩu"))
        self.old = PasswordLine(self.tr("Mật khẩu đang dùng"))
        self.first, self.second = PasswordLine(""), PasswordLine("")
        column.field(self.tr("Mật khẩu đang dùng"), self.old)
        column.field(self.tr("Mật khẩu mới"), self.first)
        column.field(self.tr("Gõ lại mật khẩu mới"), self.second)
        column.addLayout(_row(Button(self.tr("Đổi mật khẩu"), self._change)))
        self.system = QCheckBox(self.tr("Tài khoản máy tính này mở dữ liệu không cần mật khẩu"))
        self.system.clicked.connect(self._use_system)
        column.mark(
            self.system, self.tr("Dùng kho khoá của hệ điều hành; chỉ nên bật trên máy riêng có mật khẩu.")
        )
        column.addLayout(_row(Button(self.tr("Lập phiếu khôi phục …"), self._sheet, meaning="key")))
        column.head(self.tr("Khoá màn hình"))
        self.lock = Declared(seat, column, ("lock.minutes",), self)
        column.addStretch(1)

    def look_anew(self) -> None:
        desk = self._seat.desk

        def read() -> tuple[Standing, frozenset[str]]:
            from app.services.entry import ways

            return desk.standing.now(), ways(desk.data)

        self._seat.read(self, read, self._show)

    def settle(self) -> None:
        """Nothing half-written is kept."""

    def _show(self, found: tuple[Standing, frozenset[str]]) -> None:
        from app.ui.widgets.times import when

        standing, ways = found
        if standing.copied_at is None:
            self.state.say(self.tr("Chưa có bản sao nào trong thư mục sao lưu."), "due")
        else:
            words = self.tr("Bản sao mới nhất: {when}.").format(when=when(standing.copied_at, standing.now))
            self.state.say(words, "")
        self.system.setChecked("system" in ways)
        self.old.setEnabled("password" in ways)

    # --- copies -------------------------------------------------------------------------------------------

    def _backup(self) -> None:
        day = today(self._seat.desk.clock)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = str(Path(documents) / f"van-thu-doan-{day.isoformat()}.vtd")
        named, _ = QFileDialog.getSaveFileName(
            self, self.tr("Sao lưu vào tệp"), suggested, self.tr("Bản sao (*.vtd)")
        )
        if named:
            self.backup_to(Path(named))

    def backup_to(self, target: Path) -> Job:
        """A whole copy in one file, with progress."""
        desk = self._seat.desk
        job = self._seat.run.long(
            self, lambda progress: desk.backup(target, progress=progress), title=self.tr("Đang sao lưu")
        )
        told = self.tr("Đã sao lưu vào {file}").format(file=target)
        return job.then(lambda _: self._seat.tell.note(told, tone="done"))

    def _drill(self) -> None:
        desk = self._seat.desk
        job = self._seat.run.long(
            self, lambda progress: desk.drill(progress=progress), title=self.tr("Đang diễn tập khôi phục")
        )
        told = self.tr("Diễn tập đạt: bản sao khôi phục đúng từng bảng.")
        job.then(lambda _: self._seat.tell.note(told, tone="done"))

    def _restore(self) -> None:
        """A copy into a new folder, beside what is in use; then the window may stand on it."""
        from app.ui.dialogs.restoring import RestoreDialog
        from app.ui.frame.main_window import MainWindow

        window = self.window()
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

        def opened(folder: Path, _: str | None) -> None:
            if isinstance(window, MainWindow):
                window.stand_on(folder)

        dialog = RestoreDialog(
            window,
            self._seat.run,
            opened=opened,
            desk=self._seat.desk,
            key_file=window.key_file if isinstance(window, MainWindow) else None,
            documents=Path(documents),
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # --- keys -----------------------------------------------------------------------------------------------

    def _change(self) -> None:
        same = self.first.text() == self.second.text()
        self.column.refuse(self.second, "" if same else self.tr("Hai lần gõ chưa giống nhau."))
        if not same:
            return
        store, old, new = self._seat.desk.store, self.old.text(), self.first.text()

        def act() -> None:
            from app.services.entry import change_password

            change_password(store, old, new)

        def done(_: object) -> None:
            for line in (self.old, self.first, self.second):
                line.clear()
            self.column.refuse(self.old, "")
            self._seat.tell.note(self.tr("Đã đổi mật khẩu"), tone="done")
            self._seat.bus.tell(frozenset({"setting:password"}), self)

        self._seat.run.write(self, act).then(done).otherwise(self._refused)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, AppError):
            self.column.refuse(self.old, f"{error.sentence()} {error.advice()}")
        else:
            self._seat.tell.error(error)

    def _use_system(self, wanted: bool) -> None:
        store = self._seat.desk.store

        def act() -> bool:
            from app.services.entry import use_system

            return use_system(store, wanted=wanted)

        def done(could: bool) -> None:
            if not could:
                self.system.setChecked(False)
                self.column.refuse(
                    self.system, self.tr("Máy này không có kho khoá của hệ điều hành để dùng.")
                )

        job = self._seat.run.write(self, act).then(done)
        job.otherwise(self._refused)

    def _sheet(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = str(Path(documents) / "phieu-khoi-phuc-van-thu.pdf")
        named, _ = QFileDialog.getSaveFileName(self, self.tr("Lưu phiếu khôi phục"), suggested, "PDF (*.pdf)")
        if not named:
            return
        question = self.tr(
            "Lập phiếu khôi phục mới? Mã trên phiếu đã in trước đây (nếu có) không dùng được nữa."
        )
        if self._seat.ask(question, act=self.tr("Lập phiếu")):
            self.sheet_to(Path(named))

    def sheet_to(self, path: Path) -> None:
        """A new recovery code on a sheet."""
        desk = self._seat.desk

        def act() -> Path:
            from app.services.entry import recovery_sheet

            unit = desk.units.own()
            return recovery_sheet(
                desk.store, path, organ=unit.name if unit else "", day=today(desk.clock), again=True
            )

        told = self.tr("Phiếu khôi phục ở {file}. In ra, cất kỹ, rồi xoá tệp.").format(file=path)
        self._seat.run.write(self, act).then(lambda _: self._seat.tell.note(told, tone="due"))


def _row(*buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.SMALL)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
