"""Versions of a letter with what differs from now, and what an edited DOCX brings back. Both show before they change anything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.base.clock import VIETNAM
from app.services.versions import VersionRow
from app.services.word_back import Returned
from app.ui.pages.outgoing.diff_view import DiffView
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.words import Quiet, Words

_NO = Qt.ItemDataRole.UserRole


class VersionsDialog(QDialog):
    """The versions on the left, what changed since the chosen one on the right."""

    def __init__(
        self, seat: Seat, parent: QWidget, letter_id: str, *, after: Callable[[], object], fixed: bool
    ) -> None:
        """``fixed``: the letter may not be edited, so nothing can be brought back. ``after`` hears that the letter changed."""
        super().__init__(parent)
        self._seat, self._id, self._after = seat, letter_id, after
        self.setWindowTitle(self.tr("Các phiên bản"))
        self.resize(px(860), px(560))
        column = _column(self)
        column.addWidget(Words(self.tr("Các phiên bản"), "heading"))
        column.addWidget(
            Quiet(
                self.tr(
                    "Bên phải: chữ gạch chân là chữ thêm từ phiên bản ấy đến nay, chữ gạch ngang là chữ đã bỏ."
                )
            )
        )
        panes = QHBoxLayout()
        panes.setSpacing(Space.MEDIUM)
        self.versions = QListWidget()
        self.versions.setAccessibleName(self.tr("Các phiên bản"))
        self.versions.setFixedWidth(px(270))
        self.versions.setWordWrap(True)
        self.versions.currentItemChanged.connect(lambda *_: self._compare())
        self.diff = DiffView(self.tr("Chỗ khác với hiện nay"))
        panes.addWidget(self.versions)
        panes.addWidget(self.diff, 1)
        column.addLayout(panes, 1)
        row = QHBoxLayout()
        self.keep = Button(self.tr("Giữ bản hiện nay"), self._keep)
        row.addWidget(self.keep)
        row.addStretch(1)
        row.addWidget(Button(self.tr("Đóng"), self.reject))
        self.back = Button(self.tr("Lấy lại phiên bản này"), self._bring_back, kind="primary")
        self.back.setVisible(not fixed)
        self.back.setEnabled(False)
        row.addWidget(self.back)
        column.addLayout(row)
        self._read()

    def _read(self) -> None:
        # In the lane of what is written: behind the draft that is being saved.
        self._seat.run.write(self, partial(self._seat.desk.versions.list, self._id)).then(self._fill)

    def _fill(self, rows: Sequence[VersionRow]) -> None:
        self.versions.clear()
        for row in rows:
            at = f"{row.made_at.astimezone(VIETNAM):%d/%m/%Y %H:%M}"
            words = " · ".join(part for part in (at, row.why, row.who, row.note) if part)
            item = QListWidgetItem(f"{row.no}.  {words}")
            item.setData(_NO, row.no)
            self.versions.addItem(item)
        if rows:
            self.versions.setCurrentRow(0)
        else:
            self.diff.setPlainText(
                self.tr("Chưa có phiên bản nào. Chương trình tự giữ khi trình ký, trả lại, duyệt và ký.")
            )

    def chosen(self) -> int:
        """The number of the version that is marked, 0 for none."""
        if self.versions.currentRow() < 0:
            return 0
        return int(self.versions.currentItem().data(_NO))

    def _compare(self) -> None:
        no = self.chosen()
        self.back.setEnabled(False)
        if no:
            verb = partial(self._seat.desk.versions.diff, self._id, no)
            self._seat.read(self, verb, lambda lines: self._show(no, lines))

    def _show(self, no: int, lines: object) -> None:
        if no == self.chosen() and isinstance(lines, tuple):
            self.diff.show_lines(lines)
            self.back.setEnabled(any(not line.same for line in lines))

    def _keep(self) -> None:
        self._seat.do(
            self,
            partial(self._seat.desk.versions.keep, self._id),
            told=self.tr("Đã giữ một phiên bản"),
            then=lambda _: self._read(),
        )

    def _bring_back(self) -> None:
        verb = partial(self._seat.desk.versions.bring_back, self._id, self.chosen())
        self._seat.do(
            self._owner(), verb, told=self.tr("Đã lấy lại phiên bản cũ"), then=lambda _: self._after()
        )
        self.accept()

    def _owner(self) -> QWidget:
        parent = self.parentWidget()
        assert parent is not None
        return parent


class WordBackDialog(QDialog):
    """What the file brings; taking it is one press, leaving it changes nothing."""

    def __init__(self, parent: QWidget, found: Returned) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Nhận lại bản Word"))
        self.resize(px(760), px(560))
        column = _column(self)
        column.addWidget(Words(self.tr("Nhận lại “{file}”").format(file=found.file), "heading"))
        changed = sum(not line.same for line in found.diff)
        words = self.tr(
            "{n} chỗ khác. Chữ gạch chân có trong tệp Word, chữ gạch ngang chỉ có trong chương trình."
        )
        if not found.changed:
            words = self.tr("Tệp Word không khác văn bản trong chương trình.")
        column.addWidget(Quiet(words.format(n=changed)))
        self.diff = DiffView(self.tr("Chỗ khác nhau"))
        self.diff.show_lines(found.diff)
        column.addWidget(self.diff, 1)
        for doubt in found.doubts[:6]:
            column.addWidget(Words(doubt, "note", tone="due", wrap=True))
        row = QHBoxLayout()
        row.addStretch(1)
        no = Button(self.tr("Không nhận"), self.reject)
        no.setAutoDefault(False)
        self.yes = Button(self.tr("Nhận vào văn bản"), self.accept, kind="primary")
        self.yes.setEnabled(found.changed)
        self.yes.setDefault(True)
        row.addWidget(no)
        row.addWidget(self.yes)
        column.addLayout(row)


def _column(dialog: QDialog) -> QVBoxLayout:
    column = QVBoxLayout(dialog)
    column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
    column.setSpacing(Space.MEDIUM)
    return column
