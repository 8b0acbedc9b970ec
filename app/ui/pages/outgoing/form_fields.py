"""The fields of a letter's parts and where they lie: made and laid out here, served by ``part_form``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from app.layout.parts import Recipient
from app.standards import Standard, load
from app.ui.pages.outgoing.body_edit import BodyEdit
from app.ui.pages.outgoing.body_tools import BodyTools
from app.ui.pages.outgoing.labelled import Labelled, Labels
from app.ui.pages.outgoing.letter_parts import SECRECIES, URGENCIES
from app.ui.pages.outgoing.line_rows import RowField, text_rows
from app.ui.pages.outgoing.lines import Field, Line, Wrapped
from app.ui.pages.outgoing.note_box import NoteBox
from app.ui.pages.outgoing.thing_strip import ThingStrip
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button

STANDARDS = ("youth-union", "decree-30", "party")


class FormFields(QWidget):
    """Widgets only: they hold no letter."""

    def __init__(
        self,
        offer_signers: Callable[[], object],
        offer_parts: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "flow")
        self._standard: Standard = load("youth-union")
        self._offer_signers, self._offer_parts = offer_signers, offer_parts
        self._build()

    def _build(self) -> None:
        self._make_fields()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        labels = Labels()
        self.labelled: dict[str, Labelled] = {}

        def row(
            name: str, label: str, *widgets: QWidget, stretch: Sequence[int] = (), widths: Sequence[int] = ()
        ) -> Labelled:
            made = Labelled(labels, label, widgets, stretch, widths=widths)
            self.labelled[name] = made
            column.addWidget(made)
            return made

        row("kind", self.tr("Loại"), self.kind, self.standard, self.place, widths=(124, 160, 100))
        row("urgency", self.tr("Độ khẩn"), self.urgency)
        row("secrecy", self.tr("Độ mật"), self.secrecy)
        row("draft", self.tr("Dự thảo"), self.draft)
        self.subject_label = row("subject", self.tr("Về việc"), self.subject).label
        row("addressees", self.tr("Kính gửi"), self.addressees)
        row("co_addressees", self.tr("Đồng kính gửi"), self.co_addressees)
        row("authority_line", self.tr("Thẩm quyền"), self.authority_line)
        row("grounds", self.tr("Căn cứ"), self.grounds)
        column.addWidget(self.body)
        row("signature", self.tr("Ký"), self.authority)
        row("position", self.tr("Chức vụ"), self.position)
        row("signer", self.tr("Họ tên"), self.signer, self.choose_signer, stretch=(1, 0))
        row("as_above", self.tr("Nơi nhận"), self.above)
        row("recipients", self.tr("Nơi nhận"), self.recipients)
        row("storage", self.tr("Lưu"), self.storage, self.copies, stretch=(3, 1))
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _make_fields(self) -> None:
        self.kind, self.standard = QComboBox(), QComboBox()
        self.kind.setAccessibleName(self.tr("Loại văn bản"))
        self.standard.setAccessibleName(self.tr("Thể thức"))
        names = (self.tr("Thể thức Đoàn"), self.tr("Thể thức Nhà nước"), self.tr("Thể thức Đảng"))
        for code, name in zip(STANDARDS, names, strict=True):
            self.standard.addItem(name, code)
        for choice in (self.kind, self.standard):
            choice.setMinimumContentsLength(4)
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMaxVisibleItems(20)
        self.place = Line(self.tr("Địa điểm ban hành"), "date", hint=self.tr("Địa điểm"))
        self.urgency = _choices(self.tr("Độ khẩn"), URGENCIES)
        self.secrecy = _choices(self.tr("Độ mật"), SECRECIES)
        self.draft = Line(self.tr("Chữ dự thảo"), "draft", hint="DỰ THẢO LẦN 1")
        self.subject = Wrapped(self.tr("Trích yếu"), "subject", hint=self.tr("văn bản nói về việc gì"))
        self.addressees = text_rows("addressees", self.tr("Kính gửi"), self.tr("Thêm nơi gửi"))
        self.co_addressees = text_rows("co_addressees", self.tr("Đồng kính gửi"), self.tr("Thêm"))
        self.authority_line = Line(
            self.tr("Thẩm quyền ban hành"), "authority_line", hint=self.tr("BAN THƯỜNG VỤ …")
        )
        self.grounds = text_rows("grounds", self.tr("Căn cứ"), self.tr("Thêm căn cứ"))
        self.tools, self.body = BodyTools(), BodyEdit(self._standard)
        self.tools.serve(self.body)
        self.strip = ThingStrip()
        self.strip.serve(self.body)
        self.note = NoteBox(self.body)
        self.authority = text_rows(
            "signature.authority", self.tr("Thẩm quyền ký"), self.tr("Thêm dòng TM., KT., TL.")
        )
        self.position = Line(self.tr("Chức vụ người ký"), "signature.position", hint=self.tr("BÍ THƯ"))
        self.signer = Line(self.tr("Họ tên người ký"), "signature.name")
        self.choose_signer = Button(self.tr("Người ký"), self._offer_signers, meaning="sign")
        self.above = QCheckBox(self.tr("Như trên"))
        self.recipients = self._recipient_rows()
        self.storage = Line(self.tr("Nơi lưu"), "storage", hint="VP")
        self.copies = Line(self.tr("Số bản"), "storage", hint=self.tr("số bản"))
        self.more = Button(self.tr("Thêm phần khác"), self._offer_parts, kind="quiet", meaning="add")
        self.row_fields: tuple[RowField[Any], ...] = (
            self.addressees,
            self.co_addressees,
            self.grounds,
            self.authority,
            self.recipients,
        )

    def _recipient_rows(self) -> RowField[Recipient]:
        def make() -> list[Field]:
            copies = Line(self.tr("Số bản"), "recipients", hint=self.tr("bản"))
            copies.setMaximumWidth(px(56))
            return [
                Wrapped(self.tr("Nơi nhận"), "recipients"),
                Wrapped(self.tr("Để làm gì"), "recipients", hint=self.tr("để báo cáo")),
                copies,
            ]

        def read(lines: Sequence[Field]) -> Recipient | None:
            name, purpose, copies = (line.value() for line in lines)
            return Recipient(name, purpose=purpose or None, copies=count_of(copies)) if name else None

        def show(lines: Sequence[Field], value: Recipient) -> None:
            for line, text in zip(
                lines, (value.name, value.purpose or "", str(value.copies or "")), strict=True
            ):
                line.put(text)

        return RowField(
            "recipients", self.tr("Thêm nơi nhận"), make=make, read=read, show=show, split=Recipient
        )


def _choices(name: str, values: Sequence[str]) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.addItem("—", "")
    for one in values:
        made.addItem(one, one)
    return made


def count_of(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text) < 100_000 else None
