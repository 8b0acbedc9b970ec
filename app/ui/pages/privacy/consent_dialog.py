"""Entering what one member or a whole class said on the signed forms. Nothing is chosen beforehand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from app.base.errors import AppError
from app.base.language import tr
from app.domain.privacy import ANSWERS, METHODS, PURPOSES
from app.services.change import Change
from app.services.privacy.consents import Entered
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn
from app.ui.widgets.pickers import DateField
from app.ui.widgets.words import Words


class ConsentDialog(QDialog):
    """For the members named; ``entered`` is called once it is done."""

    def __init__(
        self,
        seat: Seat,
        member_ids: Sequence[str],
        parent: QWidget | None = None,
        *,
        entered: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._seat, self._ids, self._entered = seat, list(member_ids), entered
        self.setWindowTitle(self.tr("Ghi sự đồng ý xử lý dữ liệu"))
        self.setMinimumWidth(px(520))
        self.column = column = FormColumn(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        many = self.tr("Cho {count} người: ghi đúng như trên phiếu đã ký.").format(count=len(self._ids))
        column.addWidget(
            Words(many if len(self._ids) > 1 else self.tr("Ghi đúng như trên phiếu đã ký."), wrap=True)
        )
        column.addSpacing(Space.MEDIUM)
        self.answers: dict[str, QComboBox] = {}
        for purpose, words in PURPOSES.items():
            box = QComboBox()
            box.addItem(self.tr("(không ghi trên phiếu)"), "")
            for answer, named in ANSWERS.items():
                box.addItem(tr(named), answer)
            self.answers[purpose] = box
            column.field(tr(words), box)
        self.day = DateField()
        column.field(self.tr("Ngày trên phiếu"), self.day)
        self.method = QComboBox()
        for method, words in METHODS.items():
            self.method.addItem(tr(words), method)
        column.field(self.tr("Cách"), self.method)
        self.guardian = QLineEdit()
        column.field(
            self.tr("Cha, mẹ hoặc người giám hộ đã ký"),
            self.guardian,
            self.tr("Chỉ cần với người chưa đủ tuổi tự quyết."),
        )
        self.file = Path()
        self.scan = Button(self.tr("Gắn bản quét đã ký …"), self._choose)
        column.addWidget(self.scan)
        column.addSpacing(Space.MEDIUM)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(self.tr("Không ghi"), self.reject))
        self.save = Button(self.tr("Ghi"), self._save, kind="primary")
        self.save.setDefault(True)
        row.addWidget(self.save)
        column.addLayout(row)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Bản quét phiếu đồng ý"))
        if name:
            self.file = Path(name)
            self.scan.setText(self.file.name)

    def _save(self) -> None:
        said = {purpose: str(box.currentData()) for purpose, box in self.answers.items() if box.currentData()}
        act = partial(
            self._seat.desk.consents.enter, self._ids, said, said_on=self.day.date(), method=str(self.method.currentData()),
            guardian=self.guardian.text(), evidence=self.file if self.file.name else None,
        )  # fmt: skip
        self._seat.do(self, act, told=self.tr("Đã ghi sự đồng ý"), then=self._done, otherwise=self._refused)

    def _done(self, change: Change[Entered]) -> None:
        left = change.result.children
        if left:
            words = self.tr("{count} người để lại vì chưa đủ tuổi và chưa có tên người giám hộ: {names}")
            self._seat.tell.note(
                words.format(count=len(left), names=", ".join(name for _, name in left[:5])), tone="due"
            )
        if self._entered is not None:
            self._entered()
        self.accept()

    def _refused(self, fault: BaseException) -> None:
        if not isinstance(fault, AppError):
            self._seat.tell.error(fault)
            return
        under = (
            self.guardian
            if fault.code == "DLCN-009"
            else self.day
            if fault.code == "DLCN-007"
            else self.answers["management"]
        )
        self.column.refuse(under, f"{fault.sentence()} {fault.advice()}")
