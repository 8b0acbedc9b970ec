"""The question before a digital signature: whose, with which key, its password, which picture is seen on the page.

What was chosen last is remembered, the password never. Stays open while the key is tried, and says under the field what was wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.base.errors import AppError
from app.services.letter_signing import Ahead
from app.services.pdf_signing import Role, Wish
from app.signing.refusals import KeyUnreadable, TokenAbsent, TokenEmpty, TokenFault, TokenLibrary, TokenPin
from app.ui.memory import Memory
from app.ui.pages.outgoing.way_dialogs import Question
from app.ui.sign_in import PasswordLine
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.number_box import NumberBox
from app.ui.widgets.path_line import PathLine
from app.ui.widgets.words import Words

FILE, TOKEN = "file", "token"
_SEEN: Final = (Role.PERSON, Role.ORGAN)
"""Signatures that may show a picture; the others are a line of type."""
_SEAL_MM: Final = 36
_HAND_MM: Final = 40


@dataclass(frozen=True, slots=True)
class KeyChoice:
    """Where the key is and the word that opens it. Lives as long as the act."""

    file: Path | None
    token: Path | None
    password: str
    label: str


class SignDialog(Question):
    """``sign(choice, wish)`` is asked for when all is filled; ``over`` and ``refuse`` bring its end."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        memory: Memory,
        sign: Callable[[KeyChoice, Wish], object],
        *,
        ahead: Ahead | None = None,
        number: str = "",
        organ: str = "",
    ) -> None:
        """``ahead``: a letter is signed, by its person or by the organ. Without it a file beside a letter is: an annex of
        ``number``, or an electronic copy made by ``organ``."""
        super().__init__(parent)
        self._memory, self._sign, self.running = memory, sign, False
        self.begin(title, self._told(ahead), act=self.tr("Ký số"))
        self.setMinimumWidth(px(560))
        self.role = QComboBox()
        for role, words in self._roles(beside=ahead is None):
            self.role.addItem(words, role)
        if ahead is not None:
            self.role.setCurrentIndex(self.role.findData(ahead.role))
        self.number, self.organ, self.form = QLineEdit(number), QLineEdit(organ), QComboBox()
        for form in ("SAO Y", "SAO LỤC", "TRÍCH SAO"):
            self.form.addItem(form)
        self.kind = QComboBox()
        self.kind.addItem(self.tr("Tệp khóa (.p12, .pfx)"), FILE)
        self.kind.addItem(self.tr("USB Token"), TOKEN)
        self.kind.setCurrentIndex(max(0, self.kind.findData(memory.get("signing.kind", FILE))))
        self.key = PathLine(self.tr("Tệp khóa"), self.tr("Tệp khóa (*.p12 *.pfx);;Tất cả tệp (*)"))
        self.token = PathLine(
            self.tr("Thư viện của thiết bị (PKCS#11)"),
            self.tr("Thư viện (*.dll *.so *.dylib);;Tất cả tệp (*)"),
        )
        self.label = QLineEdit()
        self.password = PasswordLine("")
        self.picture = PathLine(self.tr("Hình hiện trên trang"), self.tr("Ảnh (*.png)"))
        self.wide = NumberBox()
        self.wide.setRange(5, 120)
        self.wide.setSuffix(" mm")
        self.wide.setAccessibleName(self.tr("Bề ngang thật của hình"))
        self._lay_out()
        self.role.currentIndexChanged.connect(lambda *_: self._recall_picture())
        self.role.currentIndexChanged.connect(lambda *_: self._settle())
        self.kind.currentIndexChanged.connect(lambda *_: self._clear())
        self.kind.currentIndexChanged.connect(lambda *_: self._settle())
        for one in (self.key, self.token, self.picture):
            one.changed.connect(self._settle)
        for line in (self.number, self.organ):
            line.textChanged.connect(lambda *_: self._settle())
        self.key.set_path(memory.get("signing.key", ""))
        self.token.set_path(memory.get("signing.token", ""))
        self.label.setText(str(memory.get("signing.label", "")))
        self._recall_picture()
        self._settle()
        ready = self.key if self._of_file() else self.token
        (self.password if ready.path() else ready).setFocus()

    def _roles(self, *, beside: bool) -> tuple[tuple[Role, str], ...]:
        if beside:
            return (
                (Role.ANNEX, self.tr("Phụ lục, tệp kèm theo văn bản")),
                (Role.COPY, self.tr("Bản sao điện tử")),
            )
        return ((Role.PERSON, self.tr("Người ký văn bản")), (Role.ORGAN, self.tr("Cơ quan (dấu)")))

    def _told(self, ahead: Ahead | None) -> str:
        if ahead is None:
            return self.tr(
                "Chữ ký của cơ quan là một dòng chữ đen ở góc trên bên phải trang đầu. Tệp gốc giữ nguyên."
            )
        lines = []
        if ahead.signed:
            names = ", ".join(dict.fromkeys(ahead.signed))
            lines.append(self.tr("Bản ký đang lưu đã có chữ ký số của {names}.").format(names=names))
        else:
            lines.append(
                self.tr("Chương trình dựng bản PDF của văn bản, ký vào ô chữ ký rồi lưu làm bản ký.")
            )
        if not ahead.number and not ahead.signed:
            lines.append(self.tr("Văn bản chưa có số: số và ngày trên bản ký sẽ để trống."))
        return " ".join(lines)

    def _lay_out(self) -> None:
        fields = self.fields
        fields.field(self.tr("Chữ ký của"), self.role)
        fields.field(self.tr("Khóa ký"), self.kind)
        self._key_label = fields.field(self.tr("Tệp khóa"), self.key)
        self._token_label = fields.field(self.tr("Thư viện của thiết bị (PKCS#11)"), self.token)
        self._name_label = fields.field(self.tr("Tên thiết bị (khi cắm nhiều thiết bị)"), self.label)
        self._password_label = fields.field(self.tr("Mật khẩu của khóa"), self.password)
        self._number_label = fields.field(self.tr("Số, ký hiệu văn bản"), self.number)
        self._organ_label = fields.field(self.tr("Cơ quan sao"), self.organ)
        self._form_label = fields.field(self.tr("Hình thức sao"), self.form)
        self._row = row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(Space.SMALL)
        inside.addWidget(self.picture, 1)
        inside.addWidget(self.wide)
        row.setFocusProxy(self.picture)
        label = self.tr("Hình hiện trên trang và bề ngang thật (không bắt buộc)")
        self._row_label = fields.field(label, row)
        help = self.tr(
            "PNG nền trong suốt: chữ ký màu xanh, dấu màu đỏ. Bỏ trống: chữ ký không hiện trên trang."
        )
        self.picture.line.setAccessibleDescription(help)
        self._row_help = Words(help, "note", wrap=True)
        fields.addWidget(self._row_help)
        self.fault = Words("", "", tone="late", wrap=True)
        self.fault.hide()
        fields.addWidget(self.fault)

    def _of_file(self) -> bool:
        return bool(self.kind.currentData() == FILE)

    def chosen_role(self) -> Role:
        return Role(self.role.currentData())

    def _recall_picture(self) -> None:
        role = self.chosen_role()
        self.picture.set_path(self._memory.get(f"signing.picture.{role}", ""))
        usual = _SEAL_MM if role is Role.ORGAN else _HAND_MM
        self.wide.setValue(int(self._memory.get(f"signing.wide.{role}", usual)))

    def _settle(self) -> None:
        of_file = self._of_file()
        for_file: tuple[QWidget, ...] = (self._key_label, self.key)
        for_token: tuple[QWidget, ...] = (self._token_label, self.token, self._name_label, self.label)
        for one in for_file:
            one.setVisible(of_file)
        for one in for_token:
            one.setVisible(not of_file)
        role = self.chosen_role()
        of_role: tuple[tuple[QWidget, bool], ...] = (
            *((one, role is Role.ANNEX) for one in (self._number_label, self.number)),
            *(
                (one, role is Role.COPY)
                for one in (self._organ_label, self.organ, self._form_label, self.form)
            ),
            *((one, role in _SEEN) for one in (self._row_label, self._row, self._row_help)),
        )
        for one, wanted in of_role:
            one.setVisible(wanted)
        self._password_label.setText(self.tr("Mật khẩu của khóa") if of_file else self.tr("Mã PIN"))
        self.password.setAccessibleName(self._password_label.text())
        self.wide.setEnabled(self.picture.path() is not None)
        named = self.key if of_file else self.token
        said = {Role.ANNEX: self.number, Role.COPY: self.organ}.get(role)
        ready = named.path() is not None and (said is None or bool(said.text().strip()))
        self.yes.setEnabled(ready and not self.running)
        self._fit()

    def _fit(self) -> None:
        """Once Qt has laid out what it shows now."""
        QTimer.singleShot(0, self, self.fit)

    # --- the act ------------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Not the end yet: the key is tried first."""
        if self.running or not self.yes.isEnabled():
            return
        self._clear()
        self._run(True)
        of_file = self._of_file()
        choice = KeyChoice(
            self.key.path() if of_file else None,
            None if of_file else self.token.path(),
            self.password.text(),
            "" if of_file else self.label.text().strip(),
        )
        role = self.chosen_role()
        picture = self.picture.path() if role in _SEEN else None
        wish = Wish(
            role=role,
            picture=picture,
            wide=float(self.wide.value()) if picture else None,
            number=self.number.text(),
            organ=self.organ.text(),
            copy_kind=self.form.currentText(),
        )
        self._sign(choice, wish)

    def over(self) -> None:
        """It is signed: remember what was chosen, forget the password."""
        role = self.chosen_role()
        for key, value in (
            ("signing.kind", str(self.kind.currentData())),
            ("signing.key", str(self.key.path() or "")),
            ("signing.token", str(self.token.path() or "")),
            ("signing.label", self.label.text().strip()),
            (f"signing.picture.{role}", str(self.picture.path() or "")),
            (f"signing.wide.{role}", self.wide.value()),
        ):
            self._memory.put(key, value)
        self.password.clear()
        self._run(False)
        super().accept()

    def refuse(self, error: AppError) -> None:
        """What was wrong, where it can be mended."""
        self._run(False)
        words = f"{error.sentence()} {error.advice()}"
        field: QWidget | None = None
        if isinstance(error, KeyUnreadable | TokenPin):
            field = self.password
        elif isinstance(error, TokenLibrary | TokenAbsent | TokenEmpty | TokenFault):
            field = self.token
        if field is None:
            self.fault.setText(words)
            self.fault.show()
        else:
            self.fields.refuse(field, words)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        if field is self.password:
            self.password.selectAll()
        self._fit()

    def stopped(self) -> None:
        self._run(False)

    def _clear(self) -> None:
        self.fault.hide()
        for field in (self.password, self.token):
            self.fields.refuse(field, "")

    def _run(self, running: bool) -> None:
        self.running = running
        for one in (self.role, self.kind, self.key, self.token, self.label, self.password, self.picture):
            one.setEnabled(not running)
        self.yes.setText(self.tr("Đang ký …") if running else self.tr("Ký số"))
        self._settle()
