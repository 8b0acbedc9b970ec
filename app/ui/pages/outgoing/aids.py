"""What helps to write, from the editor's menu: templates, text blocks, versions, a DOCX that comes back, a letter to many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QWidget

from app.domain.rows import LetterDetail
from app.domain.states import LetterState
from app.services.templates import TemplateRow
from app.services.text_blocks import BlockRow
from app.services.word_back import Returned
from app.ui.pages.dossiers.put_menu import put_menu
from app.ui.pages.outgoing.body_edit import BodyEdit
from app.ui.pages.outgoing.body_rows import body_of, rows_of
from app.ui.pages.outgoing.fields_dialog import SaveTemplateDialog
from app.ui.pages.outgoing.mailing_dialog import MailingDialog
from app.ui.pages.outgoing.small_dialogs import ReasonDialog
from app.ui.pages.outgoing.version_dialogs import VersionsDialog, WordBackDialog
from app.ui.seat import Seat

if TYPE_CHECKING:
    from app.layout.parts import BodyBlock

_OPEN = (LetterState.DRAFT, LetterState.RETURNED)
_MOST_BLOCKS = 20


class Aids(QObject):
    """For one editor. ``save`` queues what is typed; ``after`` hears that the letter changed."""

    def __init__(
        self,
        seat: Seat,
        owner: QWidget,
        body: BodyEdit,
        *,
        save: Callable[[], object],
        after: Callable[[], object],
    ) -> None:
        super().__init__(owner)
        self._seat, self._owner, self._body = seat, owner, body
        self._save, self._after = save, after

    def offer(self, menu: QMenu, letter: LetterDetail) -> None:
        """What can be done with the letter in its state."""
        editable = LetterState(letter.row.state) in _OPEN
        if editable:
            menu.addAction(self.tr("Chèn đoạn mẫu …"), self.blocks)
        menu.addAction(self.tr("Lưu thành mẫu …"), partial(self.save_template, letter))
        menu.addAction(self.tr("Gửi nhiều nơi …"), partial(self.mail, letter))
        menu.addAction(self.tr("Các phiên bản …"), partial(self.versions, letter))
        if editable:
            menu.addAction(self.tr("Nhận lại bản Word đã sửa …"), partial(self.word_back, letter))
        menu.addSeparator()
        menu.addAction(self.tr("Toàn bộ diễn biến"), partial(self._seat.go, "story", letter.row.id))
        put = partial(put_menu, self._seat, self._owner)
        menu.addAction(self.tr("Đưa vào hồ sơ …"), lambda: put(QCursor.pos(), (letter.row.id,)))

    # --- text blocks ----------------------------------------------------------------------------------------

    def blocks(self) -> None:
        """The text blocks as a menu; the marked words can be kept as one."""
        self._seat.read(self, self._seat.desk.text_blocks.list, self._offer_blocks)

    def _offer_blocks(self, rows: Sequence[BlockRow]) -> None:
        menu = QMenu(self._owner)
        for row in rows[:_MOST_BLOCKS]:
            action = menu.addAction(row.name, partial(self.insert, row))
            action.setToolTip(row.words[:200])
        if not rows:
            menu.addAction(self.tr("Chưa có đoạn mẫu nào")).setEnabled(False)
        menu.addSeparator()
        chosen = menu.addAction(self.tr("Lưu phần đang chọn thành đoạn mẫu …"), self.keep_block)
        chosen.setEnabled(self._body.textCursor().hasSelection())
        if rows:
            gone = menu.addMenu(self.tr("Xóa đoạn mẫu"))
            for row in rows[:_MOST_BLOCKS]:
                gone.addAction(row.name, partial(self._remove_block, row.name))
        menu.setToolTipsVisible(True)
        menu.aboutToHide.connect(menu.deleteLater)
        caret = self._body.cursorRect()
        menu.popup(self._body.viewport().mapToGlobal(caret.bottomLeft()))

    def insert(self, row: BlockRow) -> None:
        """The block at the caret, as one step of undo."""
        if not self._body.isReadOnly():
            self._body.insert_rows(rows_of(list(row.body)))
            self._body.setFocus()

    def keep_block(self) -> None:
        """The marked words under a short name."""
        rows, _ = self._body.chosen_rows()
        body: Sequence[BodyBlock] = body_of(rows)
        name = ReasonDialog.ask(
            self._owner,
            self.tr("Lưu thành đoạn mẫu"),
            self.tr("Đặt một tên ngắn để tìm lại, ví dụ: kinh phí."),
            act=self.tr("Lưu đoạn mẫu"),
        )
        if name and body:
            verb = partial(self._seat.desk.text_blocks.put, name, body)
            self._seat.do(self._owner, verb, told=self.tr("Đã lưu đoạn mẫu"))

    def _remove_block(self, name: str) -> None:
        verb = partial(self._seat.desk.text_blocks.remove, name)
        self._seat.do(self._owner, verb, told=self.tr("Đã xóa đoạn mẫu {name}").format(name=name))

    # --- templates ------------------------------------------------------------------------------------------

    def save_template(self, letter: LetterDetail) -> None:
        """Ask for a name and fields, keep the letter as a template."""
        self._save()
        self._seat.read(self, self._seat.desk.templates.list, partial(self._ask_template, letter))

    def _ask_template(self, letter: LetterDetail, rows: Sequence[TemplateRow]) -> None:
        asked = SaveTemplateDialog(self._owner, letter.row.subject[:80], [one.name for one in rows])
        if asked.exec() == QDialog.DialogCode.Accepted:
            verb = partial(
                self._seat.desk.templates.save,
                asked.name.value(),
                letter.row.id,
                fields=asked.fields(),
                replace=asked.replace.isChecked(),
            )
            self._seat.do(
                self._owner, verb, told=self.tr("Đã lưu mẫu {name}").format(name=asked.name.value())
            )

    # --- many, versions, Word -------------------------------------------------------------------------------

    def mail(self, letter: LetterDetail) -> None:
        self._save()
        asked = MailingDialog(self._seat, self._owner, letter, after=self._after)
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def versions(self, letter: LetterDetail) -> None:
        self._save()
        fixed = LetterState(letter.row.state) not in _OPEN
        asked = VersionsDialog(self._seat, self._owner, letter.row.id, after=self._after, fixed=fixed)
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def word_back(self, letter: LetterDetail) -> None:
        """Choose the file, read it off this thread, show what differs."""
        self._save()
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = self._seat.memory.get("outgoing.folder") or documents
        name, _ = QFileDialog.getOpenFileName(
            self._owner, self.tr("Nhận lại bản Word đã sửa"), folder, self.tr("Tệp Word (*.docx)")
        )
        if name:
            self.read_back(letter, Path(name))

    def read_back(self, letter: LetterDetail, path: Path) -> None:
        """Read the file and show what differs."""
        look = self._seat.desk.word_back.look
        # Behind what was just saved, in the same lane.
        job = self._seat.run.long(
            self._owner, lambda _: look(letter.row.id, path), title=self.tr("Đang đọc bản Word"), writes=True
        )
        job.then(self._show_back)

    def _show_back(self, found: Returned) -> None:
        if WordBackDialog(self._owner, found).exec() == QDialog.DialogCode.Accepted:
            verb = partial(self._seat.desk.word_back.take, found)
            told = self.tr("Đã nhận bản Word; bản trước nằm trong Các phiên bản")
            self._seat.do(self._owner, verb, told=told, then=lambda _: self._after())
