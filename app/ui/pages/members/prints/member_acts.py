"""Papers of the members chosen: which one, where to; written off the window's thread, then opened to be looked at and printed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.base.language import tr
from app.services.member_prints import CERTIFICATE, KINDS, SHEETS
from app.ui.pages.members.sections import MemberAct
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn
from app.ui.widgets.number_box import NumberBox

if TYPE_CHECKING:
    from app.ui.seat import Seat


def member_acts(seat: Seat) -> list[MemberAct]:
    words = QCoreApplication.translate("PrintDialog", "In danh sách, nhãn, thẻ, giấy chứng nhận …")
    return [MemberAct(words, partial(_begin, seat), apart=True)]


def _begin(seat: Seat, member_ids: Sequence[str]) -> None:
    PrintDialog(seat, member_ids, QApplication.activeWindow()).open()


class PrintDialog(QDialog):
    """What to print for the members named, in their order."""

    def __init__(self, seat: Seat, member_ids: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat, self._ids = seat, list(member_ids)
        self.setWindowTitle(self.tr("In cho {count} người").format(count=len(self._ids)))
        self.setMinimumWidth(px(460))
        column = FormColumn(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        self.kind = QComboBox()
        for kind, words in KINDS.items():
            self.kind.addItem(tr(words), kind)
        column.field(self.tr("Bản in"), self.kind)
        self.heading = QLineEdit()
        self.sheet = QComboBox()
        for name, size in SHEETS.items():
            self.sheet.addItem(
                f"{size.across} × {size.down} ({size.wide:g} × {size.high:g} mm)".replace(".", ","), name
            )
        self.first = NumberBox()
        self.first.setRange(1, max(size.many for size in SHEETS.values()))
        self.text = QPlainTextEdit("\n".join(CERTIFICATE))
        self.text.setTabChangesFocus(True)
        self._parts = {
            kind: [(column.field(words, editor), editor) for words, editor in parts]
            for kind, parts in (
                ("heading", [(self.tr("Tên bản in (bỏ trống: tên thường dùng)"), self.heading)]),
                (
                    "labels",
                    [(self.tr("Cỡ nhãn"), self.sheet), (self.tr("Ô trống đầu tiên trên tờ"), self.first)],
                ),
                (
                    "certificates",
                    [(self.tr("Lời ghi; trường đặt trong ngoặc nhọn, # ở đầu: dòng lớn"), self.text)],
                ),
            )
        }
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(self.tr("Thôi"), self.reject))
        self.write = Button(self.tr("Ghi tệp và mở xem"), self._choose, kind="primary")
        self.write.setDefault(True)
        row.addWidget(self.write)
        column.addLayout(row)
        self.kind.currentIndexChanged.connect(lambda _: self._show_parts())
        self._show_parts()

    def _show_parts(self) -> None:
        kind = str(self.kind.currentData())
        shown = {kind} | ({"heading"} if kind in ("list", "attendance", "certificates") else set())
        for name, parts in self._parts.items():
            for label, editor in parts:
                label.setVisible(name in shown)
                editor.setVisible(name in shown)
        self.adjustSize()

    def _choose(self) -> None:
        words = self.kind.currentText()
        name, _ = QFileDialog.getSaveFileName(self, words, f"{words}.pdf", "PDF (*.pdf)")
        if name:
            self.write_to(Path(name))

    def write_to(self, path: Path) -> None:
        """Write, then open what was written."""
        prints, ids, title = self._seat.desk.member_prints, self._ids, self.heading.text().strip()
        lines = [line for line in self.text.toPlainText().splitlines() if line.strip()]
        acts = {
            "list": partial(prints.roll, ids, path, title=title),
            "attendance": partial(prints.attendance, ids, path, title=title),
            "labels": partial(
                prints.labels, ids, path, sheet=str(self.sheet.currentData()), first=self.first.value()
            ),
            "cards": partial(prints.cards, ids, path),
            "certificates": partial(prints.certificates, ids, path, text=lines, title=title),
        }
        self._seat.read(self, acts[str(self.kind.currentData())], self._written)

    def _written(self, path: Path) -> None:
        self.accept()
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
