"""Handing closed dossiers to the archive (nộp lưu): which, to whom; the list and the minutes are written beside each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.bootstrap import Desk
from app.services.change import Change
from app.services.dossier_rows import DossierRow, retention_words
from app.services.sheets import write_paper
from app.ui.seat import Seat
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.words import Heading, Quiet, Words

_ID = Qt.ItemDataRole.UserRole


class HandOver(QWidget):
    """``done`` once the dossiers are handed over and the papers written."""

    done = Signal()
    left = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.ask_folder: Callable[[], str] = self._ask_folder
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Hồ sơ nộp lưu"))
        self.to = QLineEdit()
        self.to.setPlaceholderText(self.tr("Lưu trữ cơ quan"))
        self.to.setAccessibleName(self.tr("Nơi nhận"))
        self.fault = Words("", "note", tone="late", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(Heading(self.tr("Nộp lưu hồ sơ")))
        column.addWidget(
            Quiet(
                self.tr(
                    "Chọn hồ sơ đã đóng. Chương trình ghi “Mục lục hồ sơ, tài liệu nộp lưu” và “Biên bản giao nhận” vào thư mục bạn chọn."
                )
            )
        )
        column.addWidget(self.list, 1)
        column.addWidget(Words(self.tr("Nơi nhận")))
        column.addWidget(self.to)
        column.addWidget(self.fault)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(self.tr("Thôi"), self.left.emit, kind="quiet"))
        row.addWidget(Button(self.tr("Nộp lưu"), self.hand, meaning="log-out"))
        column.addLayout(row)

    def begin(self, rows: Sequence[DossierRow]) -> None:
        """``rows``: closed dossiers; those kept long enough for the archive are ticked."""
        self.list.clear()
        self.fault.setText("")
        for row in rows:
            item = QListWidgetItem(
                f"{row.code} ({row.year})  {row.title} · {retention_words(row.retention_years)}"
            )
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if row.to_archive else Qt.CheckState.Unchecked)
            item.setData(_ID, row.id)
            self.list.addItem(item)
        self.list.setFocus()

    def chosen(self) -> tuple[str, ...]:
        items = (self.list.item(at) for at in range(self.list.count()))
        return tuple(str(one.data(_ID)) for one in items if one.checkState() is Qt.CheckState.Checked)

    def hand(self) -> None:
        ids = self.chosen()
        if not ids:
            self.fault.setText(self.tr("Đánh dấu ít nhất một hồ sơ."))
            return
        folder = self.ask_folder()
        if not folder:
            return
        to = self.to.text().strip() or self.to.placeholderText()
        self._seat.do(
            self._seat.bus,
            partial(_hand, self._seat.desk, ids, to, Path(folder)),
            told=self.tr("Đã nộp lưu {count} hồ sơ; mục lục và biên bản ở {folder}.").format(
                count=len(ids), folder=Path(folder).name
            ),
            then=lambda _: self.done.emit(),
        )

    def _ask_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self, self.tr("Thư mục để mục lục và biên bản"))


def _hand(desk: Desk, ids: tuple[str, ...], to: str, folder: Path) -> Change[tuple[DossierRow, ...]]:
    """The papers first: nothing is handed over whose list could not be written."""
    views = [desk.dossiers.show(one) for one in ids]
    rows = [view.row for view in views]
    sheets = {view.row.id: sum(one.sheets or 0 for one in view.entries) for view in views}
    papers = desk.dossier_papers
    write_paper(papers.handed(rows, sheets=sheets), folder / "Muc-luc-ho-so-nop-luu.docx")
    write_paper(papers.minutes(rows, taker=""), folder / "Bien-ban-giao-nhan.docx")
    return desk.dossiers.hand_over(ids, to=to)
