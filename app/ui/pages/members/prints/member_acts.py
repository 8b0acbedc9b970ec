"""Papers of the members chosen: which one, what stands on it, seen before it is written; then opened to be printed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.base.errors import AppError
from app.base.language import tr
from app.services.member_prints import CERTIFICATE, FIELDS, KINDS, LABEL, SHEETS, UNSIGNED, Choice
from app.ui.pages.members.parts import sentence
from app.ui.pages.members.sections import MemberAct
from app.ui.run import Latest
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn
from app.ui.widgets.number_box import NumberBox
from app.ui.widgets.words import Quiet, Words

if TYPE_CHECKING:
    from app.ui.seat import Seat

_SOON: Final = 300
_WIDE: Final = 420
_HIGH: Final = 500
"""Room of the page that is looked at."""


def member_acts(seat: Seat) -> list[MemberAct]:
    words = QCoreApplication.translate("PrintDialog", "In danh sách, nhãn, thẻ, giấy chứng nhận …")
    return [MemberAct(words, partial(_begin, seat), apart=True)]


def _begin(seat: Seat, member_ids: Sequence[str]) -> None:
    PrintDialog(seat, member_ids, QApplication.activeWindow()).open()


class PrintDialog(QDialog):
    """What to print for the members named, in their order; its first page stands beside."""

    def __init__(self, seat: Seat, member_ids: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat, self._ids = seat, list(member_ids)
        self._latest = Latest(seat.run, self, delay=_SOON)
        self.setWindowTitle(self.tr("In cho {count} người").format(count=len(self._ids)))
        sides = QHBoxLayout(self)
        sides.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        sides.setSpacing(Space.WIDE)
        column = FormColumn()
        sides.addLayout(column)
        sides.addWidget(self._page(), 1)
        self.kind = QComboBox()
        self.kind.setMinimumWidth(px(360))
        for kind, words in KINDS.items():
            self.kind.addItem(tr(words), kind)
        column.field(self.tr("Bản in"), self.kind)
        self._make_parts(column)
        self.fault = Words("", "note", tone="late", wrap=True)
        self.fault.hide()
        column.addWidget(self.fault)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(self.tr("Thôi"), self.reject))
        self.write = Button(self.tr("Ghi tệp và mở xem"), self._choose, kind="primary")
        self.write.setDefault(True)
        row.addWidget(self.write)
        column.addLayout(row)
        self._hear()
        seat.read(self, seat.desk.member_prints.signers, self._fill_signers)
        self._show_parts()

    # --- building -----------------------------------------------------------------------------------------

    def _page(self) -> QLabel:
        self.page = QLabel()
        self.page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.page.setMinimumSize(px(_WIDE), px(_HIGH))
        self.page.setFrameShape(QLabel.Shape.StyledPanel)
        self.page.setAccessibleName(self.tr("Trang đầu của bản in"))
        return self.page

    def _make_parts(self, column: FormColumn) -> None:
        self.heading = QLineEdit()
        self.sheet = QComboBox()
        for name, size in SHEETS.items():
            self.sheet.addItem(
                f"{size.across} × {size.down} ({size.wide:g} × {size.high:g} mm)".replace(".", ","), name
            )
        self.first = NumberBox()
        self.first.setRange(1, SHEETS[str(self.sheet.currentData())].many)
        self.label_text = _lines(LABEL)
        self.text = _lines(CERTIFICATE)
        self.signer = QComboBox()
        self._signers: tuple[tuple[str, str], ...] = (UNSIGNED,)
        self.signer.addItem(self.tr("(để trống tên)"))
        fields = Quiet(self.tr("Trường: {fields}").format(fields=", ".join(f"{{{one}}}" for one in FIELDS)))
        self._parts = {
            kind: [(column.field(words, editor), editor) for words, editor in parts]
            for kind, parts in (
                ("heading", [(self.tr("Tên bản in (bỏ trống: tên thường dùng)"), self.heading)]),
                (
                    "labels",
                    [
                        (self.tr("Cỡ nhãn"), self.sheet),
                        (self.tr("Ô trống đầu tiên trên tờ"), self.first),
                        (self.tr("Lời trên nhãn; dòng đầu in đậm"), self.label_text),
                    ],
                ),
                (
                    "certificates",
                    [
                        (self.tr("Lời ghi; trường đặt trong ngoặc nhọn, # ở đầu: dòng lớn"), self.text),
                        (self.tr("Người ký"), self.signer),
                    ],
                ),
            )
        }
        self.known = fields
        column.addWidget(fields)

    def _hear(self) -> None:
        self.kind.currentIndexChanged.connect(lambda _: self._show_parts())
        self.sheet.currentIndexChanged.connect(lambda _: self._sheet_chosen())
        for heard in (
            self.heading.textChanged,
            self.first.valueChanged,
            self.label_text.textChanged,
            self.text.textChanged,
            self.signer.currentIndexChanged,
        ):
            heard.connect(lambda *_: self._look())

    def _fill_signers(self, known: tuple[tuple[str, tuple[str, str]], ...]) -> None:
        self._signers = (*(signer for _, signer in known), UNSIGNED)
        self.signer.insertItems(0, [words for words, _ in known])
        self.signer.setCurrentIndex(0)

    # --- what stands here ---------------------------------------------------------------------------------

    def _sheet_chosen(self) -> None:
        self.first.setRange(1, SHEETS[str(self.sheet.currentData())].many)
        self._look()

    def _show_parts(self) -> None:
        kind = str(self.kind.currentData())
        shown = {kind} | ({"heading"} if kind in ("list", "attendance", "certificates") else set())
        for name, parts in self._parts.items():
            for label, editor in parts:
                label.setVisible(name in shown)
                editor.setVisible(name in shown)
        self.known.setVisible(kind in ("labels", "certificates"))
        self._look()

    def choice(self) -> Choice:
        """As it stands here."""
        of = self.label_text if self.kind.currentData() == "labels" else self.text
        return Choice(
            title=self.heading.text().strip(),
            sheet=str(self.sheet.currentData()),
            first=self.first.value(),
            text=tuple(line for line in of.toPlainText().splitlines() if line.strip()),
            signer=self._signers[max(0, self.signer.currentIndex())],
        )

    def _look(self) -> None:
        kind, ids, choice = str(self.kind.currentData()), self._ids, self.choice()
        self._latest.ask(
            partial(self._seat.desk.member_prints.look, kind, ids, choice, dpi=90),
            self._looked,
            self._refused,
        )

    def _looked(self, page: bytes) -> None:
        found = QPixmap()
        found.loadFromData(page)
        mode = Qt.TransformationMode.SmoothTransformation
        keep = Qt.AspectRatioMode.KeepAspectRatio
        self.page.setPixmap(found.scaled(px(_WIDE), px(_HIGH), keep, mode))
        self.fault.hide()
        self.write.setEnabled(True)

    def _refused(self, fault: BaseException) -> None:
        if not isinstance(fault, AppError):
            self._seat.tell.error(fault)
            return
        self.page.clear()
        self.fault.setText(sentence(fault))
        self.fault.show()
        self.write.setEnabled(False)

    # --- writing ------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        words = self.kind.currentText()
        name, _ = QFileDialog.getSaveFileName(self, words, f"{words}.pdf", "PDF (*.pdf)")
        if name:
            self.write_to(Path(name))

    def write_to(self, path: Path) -> None:
        """Write, then open what was written."""
        kind = str(self.kind.currentData())
        act = partial(self._seat.desk.member_prints.write, kind, self._ids, path, self.choice())
        self._seat.read(self, act, self._written)

    def _written(self, path: Path) -> None:
        self.accept()
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _lines(text: Sequence[str]) -> QPlainTextEdit:
    made = QPlainTextEdit("\n".join(text))
    made.setTabChangesFocus(True)
    made.setFixedHeight(px(112))
    return made
