"""The three forms of the first run. Each tells that it changed and gives its part of the answers; what can be guessed is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from app.services import founding
from app.services.founding import Answers
from app.ui.pages.first_run.words import levels
from app.ui.sign_in import PasswordLine
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn


class UnitForm(QWidget):
    """Which unit: name first, the rest follows from it until somebody says otherwise."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = FormColumn(self)
        column.head(
            self.tr("Đơn vị của anh, chị"),
            self.tr("Gõ tên, phần còn lại được điền sẵn; sửa chỗ nào chưa đúng."),
        )
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("Đoàn xã Sơn Định"))
        self.level = QComboBox()
        for key, words in levels():
            self.level.addItem(words, key)
        self.level.setCurrentIndex(self.level.findData("grassroots"))
        self.superior = QLineEdit()
        self.superior.setPlaceholderText(self.tr("Đoàn tỉnh Hà Châu"))
        self.symbol = QLineEdit("ĐTN")
        self.place = QLineEdit()
        self.place.setPlaceholderText(self.tr("Sơn Định"))
        column.field(self.tr("Tên đơn vị"), self.name)
        column.field(self.tr("Cấp"), self.level)
        column.field(self.tr("Đoàn cấp trên trực tiếp"), self.superior)
        column.field(
            self.tr("Ký hiệu"), self.symbol, self.tr("Đứng sau loại văn bản trong số, ký hiệu: 01-CV/ĐTN.")
        )
        column.field(self.tr("Nơi ghi trước ngày tháng"), self.place)
        column.addStretch(1)
        self._own: set[str] = set()
        self.name.textEdited.connect(self._follow)
        self.level.activated.connect(lambda *_: self._said("level"))
        self.symbol.textEdited.connect(lambda *_: self._said("symbol"))
        self.place.textEdited.connect(lambda *_: self._said("place"))
        self.superior.textEdited.connect(lambda *_: self.changed.emit())

    def answers(self, so_far: Answers) -> Answers:
        return replace(
            so_far,
            name=self.name.text().strip(),
            level=str(self.level.currentData()),
            superior=self.superior.text().strip(),
            symbol=self.symbol.text().strip(),
            place=self.place.text().strip(),
        )

    def complete(self) -> bool:
        return bool(self.name.text().strip())

    def _said(self, field: str) -> None:
        """A person chose this one: it follows the name no more."""
        self._own.add(field)
        if field == "level" and "symbol" not in self._own:
            self.symbol.setText(founding.symbol_of(str(self.level.currentData())))
        self.changed.emit()

    def _follow(self, name: str) -> None:
        if "level" not in self._own and name.strip():
            self.level.setCurrentIndex(max(0, self.level.findData(founding.level_of(name))))
        if "symbol" not in self._own:
            self.symbol.setText(founding.symbol_of(str(self.level.currentData())))
        self.changed.emit()


class SignerForm(QWidget):
    """Who signs, and who sits here."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = FormColumn(self)
        column.head(
            self.tr("Người ký văn bản"), self.tr("Người ký thường nhất; thêm người khác sau ở Cài đặt.")
        )
        self.signer = QLineEdit()
        self.position = QComboBox()
        self.position.setEditable(True)
        self.position.addItems(["BÍ THƯ", "PHÓ BÍ THƯ", "TRƯỞNG BAN", "CHÁNH VĂN PHÒNG"])
        self.authority = QComboBox()
        self.authority.setEditable(True)
        self.clerk = QLineEdit()
        column.field(self.tr("Họ và tên người ký"), self.signer)
        column.field(self.tr("Chức vụ"), self.position)
        column.field(
            self.tr("Ký thay mặt"),
            self.authority,
            self.tr("Dòng trên chức vụ; để trống khi ký với tư cách cá nhân."),
        )
        column.head(self.tr("Người dùng máy này"))
        column.field(
            self.tr("Tên của anh, chị"), self.clerk, self.tr("Hiện ở góc màn hình và trong lịch sử sửa đổi.")
        )
        column.addStretch(1)
        self._own_authority = False
        self.signer.textEdited.connect(lambda *_: self.changed.emit())
        for box in (self.position, self.authority):
            box.editTextChanged.connect(lambda *_: self.changed.emit())
        line = self.authority.lineEdit()
        assert line is not None
        line.textEdited.connect(lambda *_: self._claim())
        self.authority.activated.connect(lambda *_: self._claim())

    def follow(self, unit: str) -> None:
        """The unit's name changed: the usual ways to sign for it."""
        kept = self.authority.currentText()
        self.authority.blockSignals(True)
        self.authority.clear()
        self.authority.addItems(list(founding.authority_of(unit)))
        self.authority.setEditText(kept if self._own_authority else self.authority.itemText(0))
        self.authority.blockSignals(False)

    def answers(self, so_far: Answers) -> Answers:
        return replace(
            so_far,
            signer=self.signer.text().strip(),
            position=self.position.currentText().strip(),
            authority=self.authority.currentText().strip(),
            clerk=self.clerk.text().strip(),
        )

    def _claim(self) -> None:
        self._own_authority = True


class SafetyForm(QWidget):
    """Where copies lie and what opens the data."""

    changed = Signal()

    def __init__(self, *, least: int, with_password: bool) -> None:
        super().__init__()
        self._least, self._with_password = least, with_password
        self.column = column = FormColumn(self)
        self.first = PasswordLine(
            self.tr("Ít nhất {least} ký tự; một câu dài dễ nhớ là tốt nhất").format(least=least)
        )
        self.second = PasswordLine("")
        self.sheet = QCheckBox(self.tr("Lưu phiếu khôi phục để in (khi quên mật khẩu)"))
        self.sheet.setChecked(True)
        if with_password:
            column.head(
                self.tr("Mật khẩu"),
                self.tr(
                    "Dữ liệu được mã hoá; không có mật khẩu hay phiếu khôi phục thì không ai mở được, kể cả người làm chương trình."
                ),
            )
            column.field(self.tr("Mật khẩu mở dữ liệu"), self.first)
            column.field(self.tr("Gõ lại mật khẩu"), self.second)
            column.addWidget(self.sheet)
        column.head(
            self.tr("Bản sao lưu"),
            self.tr("Mỗi ngày một bản. Để ở ổ đĩa khác hoặc thư mục đồng bộ thì hỏng máy vẫn còn."),
        )
        self.folder = QLineEdit()
        self.folder.setPlaceholderText(self.tr("Trong thư mục dữ liệu"))
        self.folder.setReadOnly(True)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.SMALL)
        line.addWidget(self.folder, 1)
        line.addWidget(Button(self.tr("Chọn thư mục"), self._choose))
        row.setFocusProxy(self.folder)
        column.field(self.tr("Thư mục sao lưu"), row)
        column.addStretch(1)
        for field in (self.first, self.second):
            field.textChanged.connect(lambda *_: self._look())

    def password(self) -> str | None:
        return self.first.text() if self._with_password else None

    def sheet_path(self) -> Path | None:
        """Where the recovery sheet goes; None when it is not wanted."""
        if not (self._with_password and self.sheet.isChecked()):
            return None
        named = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(named or Path.home()) / "phieu-khoi-phuc-van-thu.pdf"

    def answers(self, so_far: Answers) -> Answers:
        return replace(so_far, copies_folder=self.folder.text())

    def complete(self) -> bool:
        return self.fault() == ""

    def fault(self) -> str:
        """What keeps the password from being taken, in words."""
        if not self._with_password:
            return ""
        if len(self.first.text()) < self._least:
            return self.tr("Mật khẩu cần ít nhất {least} ký tự.").format(least=self._least)
        if self.first.text() != self.second.text():
            return self.tr("Hai lần gõ chưa giống nhau.")
        return ""

    def show_fault(self) -> None:
        """Under the field that is wrong."""
        fault = self.fault()
        differs = len(self.first.text()) >= self._least
        if self._with_password:
            self.column.refuse(self.first, fault if not differs else "")
            self.column.refuse(self.second, fault if differs else "")

    def _look(self) -> None:
        if self._with_password and self.complete():
            self.show_fault()
        self.changed.emit()

    def _choose(self) -> None:
        named = QFileDialog.getExistingDirectory(self, self.tr("Thư mục sao lưu"), self.folder.text())
        if named:
            self.folder.setText(named)
            self.changed.emit()
