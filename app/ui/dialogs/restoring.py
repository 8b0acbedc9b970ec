"""A backup becomes a folder again: choose it, see what is in it and from when, its password, a new folder; then open it.

Used from the settings, beside the data in use, and from the first run, into the program's own folder. Never over data.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.base.clock import VIETNAM
from app.base.errors import AppError
from app.base.progress import Progress
from app.services.copy_restore import CopyLook, CopyReport, FolderTaken, found_in, look, restore_beside
from app.ui.run import Job, Latest, Runner
from app.ui.sign_in import PasswordLine
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn
from app.ui.widgets.path_line import PathLine
from app.ui.widgets.words import Quiet, Words

if TYPE_CHECKING:
    from app.bootstrap import Desk

_WRONG_PASSWORD: Final = frozenset({"KHOA-001", "KHOA-006", "KHOA-008", "SL-004"})
_LOOK_AFTER_MS: Final = 250
_NAME: Final = "van-thu-khoi-phuc"


class RestoreDialog(QDialog):
    """``opened(folder, password)`` is asked for when a person wants to work in the restored folder.

    ``target`` None asks for a new folder; else it is that one.
    """

    def __init__(
        self,
        parent: QWidget,
        run: Runner,
        *,
        opened: Callable[[Path, str | None], object],
        desk: Desk | None = None,
        target: Path | None = None,
        key_file: Path | None = None,
        documents: Path = Path(),
    ) -> None:
        super().__init__(parent)
        self._run, self._opened, self._desk = run, opened, desk
        self._target, self._key_file, self._documents = target, key_file, documents
        self._look: CopyLook | None = None
        self._job: Job | None = None
        self._done: Path | None = None
        self._latest = Latest(run, self, delay=_LOOK_AFTER_MS)
        self.setWindowTitle(self.tr("Khôi phục từ bản sao lưu"))
        self.setMinimumWidth(px(580))
        self._lay_out()
        self.found.activated.connect(lambda *_: self.file.set_path(self.found.currentData() or ""))
        self.file.changed.connect(self._file_changed)
        self.folder.changed.connect(self._settle)
        self._settle()
        if desk is not None:
            places = (desk.data / "copies", *desk.copy_folders)
            run.read(self, partial(found_in, *places)).then(self._take_found)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        outer.setSpacing(Space.MEDIUM)
        outer.addWidget(Words(self.windowTitle(), "heading"))
        beside = self.tr(
            "Dữ liệu đang dùng không bị đụng đến: bản sao được khôi phục ra một thư mục mới để xem, để lấy lại."
        )
        anew = self.tr("Chọn tệp sao lưu (.vtd) của đơn vị; dữ liệu trong tệp trở thành dữ liệu của máy này.")
        outer.addWidget(Quiet(beside if self._target is None else anew))
        self.column = FormColumn()
        outer.addLayout(self.column)
        self.found = QComboBox()
        self._found_label = self.column.field(self.tr("Bản sao trên máy này"), self.found)
        self.file = PathLine(self.tr("Tệp sao lưu"), self.tr("Bản sao (*.vtd);;Tất cả tệp (*)"))
        self.column.field(self.tr("Tệp sao lưu"), self.file)
        self.about = Words("", "quiet", wrap=True)
        self.column.addWidget(self.about)
        self.column.addSpacing(Space.SMALL)
        self.folder = PathLine(self.tr("Thư mục mới"), folder=True)
        self._folder_label = self.column.field(self.tr("Khôi phục ra thư mục mới"), self.folder)
        self.password = PasswordLine("")
        self._password_label = self.column.field(self.tr("Mật khẩu lúc sao lưu"), self.password)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Đang khôi phục"))
        outer.addWidget(self.bar)
        self.state = Words("", wrap=True)
        outer.addWidget(self.state)
        row = QHBoxLayout()
        row.addStretch(1)
        self.no = Button(self.tr("Thôi"), self.reject)
        self.no.setAutoDefault(False)
        self.yes = Button(self.tr("Khôi phục"), self.accept, kind="primary")
        self.yes.setDefault(True)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        outer.addLayout(row)
        for one in (self._found_label, self.found):
            one.hide()
        self.bar.hide()
        self.file.setFocus()

    # --- which copy ---------------------------------------------------------------------------------------

    def _take_found(self, files: Sequence[Path]) -> None:
        for path in files:
            self.found.addItem(path.name, str(path))
        for one in (self._found_label, self.found):
            one.setVisible(bool(files))
        if files and self.file.path() is None:
            self.file.set_path(files[0])
        self._fit()

    def _file_changed(self) -> None:
        self._look = None
        self.column.refuse(self.file, "")
        self.about.setText("")
        path = self.file.path()
        at = self.found.findData(str(path)) if path else -1
        self.found.setCurrentIndex(at)
        if path is not None:
            beside = self._desk.data if self._desk is not None else None
            self._latest.ask(partial(look, path, beside=beside), self._looked, self._not_looked)
        self._settle()

    def _looked(self, found: CopyLook) -> None:
        self._look = found
        counts, lines = found.counts, []
        if found.made_at is not None:
            at = f"{found.made_at.astimezone(VIETNAM):%d/%m/%Y %H:%M}"
            lines.append(self.tr("Sao lưu lúc {at}, {size}.").format(at=at, size=_size(found.size)))
        words = self.tr(
            "{received} văn bản đến, {sent} văn bản đi, {members} đoàn viên, {files} tệp đính kèm."
        )
        lines.append(
            words.format(
                received=_count(counts.get("incoming_letter", 0)),
                sent=_count(counts.get("outgoing_letter", 0)),
                members=_count(counts.get("member", 0)),
                files=_count(counts.get("attachment", 0)),
            )
        )
        if not found.whole:
            same = self.tr("Bản hằng ngày không chứa tệp đính kèm; tệp lấy từ dữ liệu đang dùng.")
            other = self.tr(
                "Bản hằng ngày không chứa tệp đính kèm: văn bản có đủ các mục nhưng không mở được tệp."
            )
            lines.append(same if found.same_key else other)
        self.about.setText("\n".join(lines))
        if self._target is None and self.folder.path() is None:
            day = f"-{found.made_at.astimezone(VIETNAM):%Y-%m-%d}" if found.made_at else ""
            self.folder.set_path(_free(self._documents / f"{_NAME}{day}"))
        self._settle()
        if self._asks_password():
            self.password.setFocus()

    def _not_looked(self, error: BaseException) -> None:
        if isinstance(error, AppError):
            self.column.refuse(self.file, f"{error.sentence()} {error.advice()}")
        self._settle()

    def _asks_password(self) -> bool:
        return self._look is not None and self._key_file is None and "password" in self._look.ways

    # --- restoring ------------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Restore; when that is done, open what was restored."""
        if self._done is not None:
            folder, password = self._done, self._given()
            super().accept()
            QTimer.singleShot(0, partial(self._opened, folder, password))  # when this dialog is gone
        elif self.yes.isEnabled() and self._look is not None:
            self._restore(self._look, self._target or self.folder.path() or Path())

    def _given(self) -> str | None:
        return self.password.text() if self._asks_password() else None

    def _restore(self, found: CopyLook, folder: Path) -> None:
        desk, password = self._desk, self._given()

        def work(progress: Progress) -> CopyReport:
            return restore_beside(
                found.file,
                folder,
                key_file=self._key_file,
                password=password,
                beside=desk.store if desk is not None else None,
                source=(lambda: desk.vault) if desk is not None and found.same_key else None,
                own=self._target is not None,
                progress=progress,
            )

        for field in (self.password, self.folder):
            self.column.refuse(field, "")
        self.state.say("")
        self._job = self._run.long(self, work, title=self.tr("Đang khôi phục"))
        self._job.then(partial(self._restored, folder)).otherwise(self._refused)
        self._job.stepped.connect(self._stepped)
        self._job.stopped.connect(self._stopped)
        self.bar.setRange(0, 0)
        self._settle()

    def _stepped(self, done: int, total: int, _: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _restored(self, folder: Path, report: CopyReport) -> None:
        self._job, self._done = None, folder
        rows = _count(sum(report.tables.values()))
        words = self.tr("Đã khôi phục và kiểm đủ {rows} bản ghi vào {folder}.").format(
            rows=rows, folder=folder
        )
        tone = "done"
        if report.missing:
            tone = "due"
            words = f"{words} {self.tr('Thiếu {count} tệp đính kèm.').format(count=_count(report.missing))}"
        if self._target is None:
            later = self.tr("Lần sau chương trình vẫn mở dữ liệu đang dùng.")
            words = f"{words} {later}"
        self.state.say(words, tone)
        self._settle()
        self.yes.setFocus()

    def _refused(self, error: BaseException) -> None:
        self._job = None
        self._settle()
        if not isinstance(error, AppError):
            self.state.say(self.tr("Chương trình gặp lỗi; chưa khôi phục gì."), "late")
            self._run.fault.emit(error)
            return
        words = f"{error.sentence()} {error.advice()}"
        if isinstance(error, FolderTaken):
            self.column.refuse(self.folder, words)
        elif error.code in _WRONG_PASSWORD and self._asks_password():
            self.column.refuse(self.password, words)
            self.password.selectAll()
            self.password.setFocus()
        else:
            self.state.say(words, "late")
        self._fit()

    def _stopped(self) -> None:
        self._job = None
        self.state.say(self.tr("Đã dừng; chưa khôi phục gì."), "due")
        self._settle()

    def reject(self) -> None:
        """Esc and 'Thôi': stop what is under way, else close."""
        if self._job is not None:
            self._job.cancel()
            self.no.setEnabled(False)
        else:
            super().reject()

    # --- looks ------------------------------------------------------------------------------------------------

    def _settle(self) -> None:
        busy, done = self._job is not None, self._done is not None
        asks, free = self._asks_password(), self._target is None
        for one in (self.found, self.file, self.folder, self.password):
            one.setEnabled(not busy and not done)
        self._folder_label.setVisible(free)
        self.folder.setVisible(free)
        self._password_label.setVisible(asks)
        self.password.setVisible(asks)
        self.bar.setVisible(busy)
        self.no.setEnabled(True)
        self.no.setText(self.tr("Dừng") if busy else self.tr("Đóng") if done else self.tr("Thôi"))
        self.yes.setText(self.tr("Mở dữ liệu này") if done else self.tr("Khôi phục"))
        ready = self._look is not None and (not free or self.folder.path() is not None)
        self.yes.setEnabled(done or (ready and not busy))
        self._fit()

    def _fit(self) -> None:
        def fit() -> None:
            layout = self.layout()
            if layout is not None:
                self.resize(self.width(), layout.totalHeightForWidth(self.width()))

        QTimer.singleShot(0, self, fit)


def _free(path: Path) -> Path:
    """A name that nothing has yet: 'x', 'x (2)'."""
    number, made = 1, path
    while made.exists() and number < 100:
        number += 1
        made = path.with_name(f"{path.name} ({number})")
    return made


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _size(size: int) -> str:
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
