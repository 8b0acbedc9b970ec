"""The parts of a letter in the order of the page, around the body. Knows fields and the letter they make; no service.

``edited`` tells any change by a person, ``entered`` the part that the caret came into. Parts that the kind of letter has
not are out of sight until they hold something or are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Any

import msgspec
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QMenu, QSizePolicy, QVBoxLayout, QWidget

from app.domain.rows import SignerRow
from app.layout.parts import Letter, Recipient
from app.standards import Standard, load
from app.ui.pages.outgoing.body_edit import BodyEdit
from app.ui.pages.outgoing.body_tools import BodyTools
from app.ui.pages.outgoing.labelled import Labelled, Labels
from app.ui.pages.outgoing.letter_parts import (
    SECRECIES,
    URGENCIES,
    Fields,
    fields_of,
    fitting,
    prints_as_above,
    with_fields,
)
from app.ui.pages.outgoing.lines import Field, Line, RowField, Wrapped, text_rows
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button

STANDARDS = ("youth-union", "decree-30", "party")


class PartForm(QWidget):
    """All fields of one letter."""

    edited = Signal()
    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "flow")
        self._letter: Letter | None = None
        self._standard: Standard = load("youth-union")
        self._loading = False
        self._above: bool | None = None
        self._asked: set[str] = set()
        """Parts that were asked for though the kind has them not."""
        self._signers: Sequence[SignerRow] = ()
        self._read_only = False
        self._build()

    # --- letter in, letter out ------------------------------------------------------------------------------

    def show_letter(self, letter: Letter, standard: Standard, *, whole: bool = False) -> None:
        """Show a letter; ``whole`` for another letter (nothing of the old one is left to undo)."""
        self._loading = True
        try:
            if whole:
                self._asked.clear()
            self._letter, self._standard = letter, standard
            self._show_fields(fields_of(letter))
            if whole:
                self.body.load(letter.body, standard)
            else:
                self.body.set_standard(standard)
                self.body.put(letter.body)
            self.tools.set_standard(standard)
            self._show_parts()
        finally:
            self._loading = False

    def letter(self) -> Letter:
        """The letter as the fields say it now."""
        assert self._letter is not None
        made = with_fields(self._letter, self._fields())
        return msgspec.structs.replace(made, body=self.body.body())

    def set_signers(self, signers: Sequence[SignerRow]) -> None:
        """Who may sign for the unit."""
        self._signers = tuple(signers)
        self._choose_signer.setVisible(bool(signers) and not self._read_only)

    def set_read_only(self, fixed: bool) -> None:
        self._read_only = fixed
        for line in (
            self.place,
            self.position,
            self.signer,
            self.storage,
            self.copies,
            self.draft,
            self.authority_line,
        ):
            line.setReadOnly(fixed)
        self.subject.setReadOnly(fixed)
        self.body.setReadOnly(fixed)
        self.tools.setVisible(not fixed)
        for rows in self._rows:
            rows.set_fixed(fixed)
        for choice in (self.kind, self.standard, self.urgency, self.secrecy, self.above):
            choice.setEnabled(not fixed)
        self._choose_signer.setVisible(bool(self._signers) and not fixed)
        self._more.setVisible(not fixed)

    def composing(self) -> bool:
        """Whether an input method holds text that is not yet in a field."""
        return self.body.composing()

    def reach(self, part: str) -> bool:
        """Put the caret into the field that prints ``part``."""
        name, _, rest = part.partition("[")
        index = int(rest.partition("]")[0]) if rest[:1].isdigit() else 0
        if name == "body":
            return self.body.go_to(part)
        listed: dict[str, RowField[Any]] = {
            "addressees": self.addressees,
            "co_addressees": self.co_addressees,
            "grounds": self.grounds,
            "recipients": self.recipients,
            "signature.authority": self.authority,
        }
        rows = listed.get(name)
        if rows is not None:
            self._ask_for(name)
            return rows.reach(index)
        field = self._single.get(name) or self._single.get(name.partition(".")[0])
        if field is None:
            return False
        self._ask_for(name)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # --- fields and values ----------------------------------------------------------------------------------

    def _fields(self) -> Fields:
        copies = self.copies.value()
        return Fields(
            kind=self.kind.currentData(),
            standard=self.standard.currentData(),
            place=self.place.value(),
            subject=self.subject.value(),
            addressees=self.addressees.values(),
            co_addressees=self.co_addressees.values(),
            authority_line=self.authority_line.value(),
            grounds=self.grounds.values(),
            authority=self.authority.values(),
            position=self.position.value(),
            signer=self.signer.value(),
            as_above=self._above,
            recipients=self.recipients.values(),
            storage=self.storage.value(),
            storage_copies=_count(copies),
            urgency=self.urgency.currentData() or "",
            secrecy=self.secrecy.currentData() or "",
            draft=self.draft.value(),
        )

    def _show_fields(self, shown: Fields) -> None:
        self._fill_kinds(shown.standard, shown.kind)
        _choose(self.standard, shown.standard)
        for line, text in (
            (self.place, shown.place),
            (self.position, shown.position),
            (self.signer, shown.signer),
            (self.storage, shown.storage),
            (self.copies, str(shown.storage_copies or "")),
            (self.draft, shown.draft),
            (self.authority_line, shown.authority_line),
        ):
            line.put(text)
        self.subject.put(shown.subject)
        self.addressees.put(shown.addressees)
        self.co_addressees.put(shown.co_addressees)
        self.grounds.put(shown.grounds)
        self.authority.put(shown.authority)
        self.recipients.put(shown.recipients)
        self._above = shown.as_above
        _choose(self.urgency, shown.urgency)
        _choose(self.secrecy, shown.secrecy)

    def _fill_kinds(self, standard: str, kind: str) -> None:
        kinds = load(standard).kinds
        if [self.kind.itemData(at) for at in range(self.kind.count())] != list(kinds):
            self.kind.clear()
            for code, one in kinds.items():
                self.kind.addItem(one.name, code)
        _choose(self.kind, kind)

    def _show_parts(self) -> None:
        kind = self._standard.kind(self.kind.currentData())
        there = {
            "addressees": kind.addressees or bool(self.addressees.values()),
            "co_addressees": bool(self.co_addressees.values()),
            "grounds": kind.resolving is not None or bool(self.grounds.values()),
            "authority_line": kind.resolving is not None or bool(self.authority_line.value()),
            "urgency": bool(self.urgency.currentData()),
            "secrecy": bool(self.secrecy.currentData()),
            "draft": bool(self.draft.value()),
        }
        for name, shown in there.items():
            self._labelled[name].setVisible(shown or name in self._asked)
        self._show_above()
        self._subject.say(self.tr("Trích yếu") if kind.shows_name else self.tr("Về việc"))

    def _show_above(self) -> None:
        kind = self._standard.kind(self.kind.currentData())
        self.above.setChecked(prints_as_above(self._above, kind, self.addressees.values()))
        self._labelled["as_above"].setVisible(kind.as_above or self.above.isChecked())

    def _above_clicked(self) -> None:
        kind = self._standard.kind(self.kind.currentData())
        asked = self.above.isChecked()
        self._above = None if asked == prints_as_above(None, kind, self.addressees.values()) else asked
        self._changed()

    def _ask_for(self, name: str) -> None:
        if name in self._labelled:
            self._asked.add(name)
            self._labelled[name].setVisible(True)

    # --- acts ---------------------------------------------------------------------------------------------------

    def _changed(self) -> None:
        if not self._loading:
            self.edited.emit()

    def _kind_changed(self) -> None:
        if self._loading:
            return
        self._show_parts()
        self.edited.emit()

    def _standard_changed(self) -> None:
        if self._loading or self._letter is None:
            return
        standard = load(self.standard.currentData())
        self.show_letter(fitting(self.letter(), standard), standard)
        self.edited.emit()

    def _offer_signers(self) -> None:
        menu = QMenu(self)
        for one in self._signers:
            words = " · ".join(part for part in (one.name, one.position) if part)
            menu.addAction(words, partial(self._take_signer, one))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._choose_signer.mapToGlobal(QPoint(0, self._choose_signer.height())))

    def _take_signer(self, one: SignerRow) -> None:
        self.authority.put(one.authority_lines)
        self.position.put(one.position)
        self.signer.put(one.name)
        self._changed()

    def _offer_parts(self) -> None:
        menu = QMenu(self)
        words = {
            "co_addressees": self.tr("Đồng kính gửi"),
            "authority_line": self.tr("Thẩm quyền ban hành"),
            "grounds": self.tr("Căn cứ"),
            "addressees": self.tr("Kính gửi"),
            "urgency": self.tr("Độ khẩn"),
            "secrecy": self.tr("Độ mật"),
            "draft": self.tr("Chữ “Dự thảo”"),
        }
        for name, text in words.items():
            if not self._labelled[name].isVisibleTo(self):
                menu.addAction(text, partial(self.reach, name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    # --- building -------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._make_fields()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        labels = Labels()
        self._labelled: dict[str, Labelled] = {}

        def row(
            name: str, label: str, *widgets: QWidget, stretch: Sequence[int] = (), widths: Sequence[int] = ()
        ) -> Labelled:
            made = Labelled(labels, label, widgets, stretch, widths=widths)
            self._labelled[name] = made
            column.addWidget(made)
            return made

        row("kind", self.tr("Loại"), self.kind, self.standard, self.place, widths=(124, 160, 100))
        row("urgency", self.tr("Độ khẩn"), self.urgency)
        row("secrecy", self.tr("Độ mật"), self.secrecy)
        row("draft", self.tr("Dự thảo"), self.draft)
        self._subject = row("subject", self.tr("Về việc"), self.subject).label
        row("addressees", self.tr("Kính gửi"), self.addressees)
        row("co_addressees", self.tr("Đồng kính gửi"), self.co_addressees)
        row("authority_line", self.tr("Thẩm quyền"), self.authority_line)
        row("grounds", self.tr("Căn cứ"), self.grounds)
        column.addWidget(self.tools)
        column.addWidget(self.body)
        row("signature", self.tr("Ký"), self.authority)
        row("position", self.tr("Chức vụ"), self.position)
        row("signer", self.tr("Họ tên"), self.signer, self._choose_signer, stretch=(1, 0))
        row("as_above", "", self.above)
        row("recipients", self.tr("Nơi nhận"), self.recipients)
        row("storage", self.tr("Lưu"), self.storage, self.copies, stretch=(3, 1))
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._connect()

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
        self.authority = text_rows(
            "signature.authority", self.tr("Thẩm quyền ký"), self.tr("Thêm dòng TM., KT., TL.")
        )
        self.position = Line(self.tr("Chức vụ người ký"), "signature.position", hint=self.tr("BÍ THƯ"))
        self.signer = Line(self.tr("Họ tên người ký"), "signature.name")
        self._choose_signer = Button(self.tr("Người ký"), self._offer_signers, meaning="sign")
        self.above = QCheckBox(self.tr("Như trên"))
        self.recipients = self._recipient_rows()
        self.storage = Line(self.tr("Nơi lưu"), "storage", hint="VP")
        self.copies = Line(self.tr("Số bản"), "storage", hint=self.tr("số bản"))
        self._more = Button(self.tr("Thêm phần khác"), self._offer_parts, kind="quiet", meaning="add")
        self._rows: tuple[RowField[Any], ...] = (
            self.addressees,
            self.co_addressees,
            self.grounds,
            self.authority,
            self.recipients,
        )

    def _recipient_rows(self) -> RowField[Recipient]:
        def make() -> list[Line]:
            copies = Line(self.tr("Số bản"), "recipients", hint=self.tr("bản"))
            copies.setMaximumWidth(px(56))
            return [
                Line(self.tr("Nơi nhận"), "recipients"),
                Line(self.tr("Để làm gì"), "recipients", hint=self.tr("để báo cáo")),
                copies,
            ]

        def read(lines: Sequence[Field]) -> Recipient | None:
            name, purpose, copies = (line.value() for line in lines)
            return Recipient(name, purpose=purpose or None, copies=_count(copies)) if name else None

        def show(lines: Sequence[Field], value: Recipient) -> None:
            for line, text in zip(
                lines, (value.name, value.purpose or "", str(value.copies or "")), strict=True
            ):
                line.put(text)

        return RowField(
            "recipients", self.tr("Thêm nơi nhận"), make=make, read=read, show=show, split=Recipient
        )

    def _connect(self) -> None:
        self._single: dict[str, QWidget] = {
            "kind": self.kind,
            "number": self.kind,
            "date": self.place,
            "place": self.place,
            "subject": self.subject,
            "authority_line": self.authority_line,
            "signature": self.signer,
            "signature.name": self.signer,
            "signature.position": self.position,
            "storage": self.storage,
            "urgency": self.urgency,
            "secrecy": self.secrecy,
            "draft": self.draft,
            "as_above": self.above,
        }
        lines = (
            self.place,
            self.position,
            self.signer,
            self.storage,
            self.copies,
            self.draft,
            self.authority_line,
        )
        for line in lines:
            line.edited.connect(self._changed)
            line.entered.connect(self.entered)
        self.subject.edited.connect(self._changed)
        self.subject.returnPressed.connect(self.focusNextChild)
        self.subject.entered.connect(self.entered)
        for rows in self._rows:
            rows.rows_changed.connect(self._chain)
            rows.edited.connect(self._changed)
            rows.entered.connect(self.entered)
        self.body.edited.connect(self._changed)
        self.body.part_changed.connect(self.entered)
        self.kind.currentIndexChanged.connect(lambda *_: self._kind_changed())
        self.standard.currentIndexChanged.connect(lambda *_: self._standard_changed())
        for choice in (self.urgency, self.secrecy):
            choice.currentIndexChanged.connect(lambda *_: self._changed())
        self.above.clicked.connect(lambda *_: self._above_clicked())
        self.addressees.edited.connect(self._show_above)
        self._choose_signer.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._chain()

    def _chain(self) -> None:
        """Tab goes down the page."""
        order: list[QWidget] = [self.kind, self.standard, self.place, self.urgency, self.secrecy, self.draft]
        order += [self.subject, *self.addressees.chain(), *self.co_addressees.chain(), self.authority_line]
        order += [*self.grounds.chain(), self.body, *self.authority.chain(), self.position, self.signer]
        order += [
            self._choose_signer,
            *self.recipients.chain(),
            self.above,
            self.storage,
            self.copies,
            self._more,
        ]
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)


def _choices(name: str, values: Sequence[str]) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.addItem("—", "")
    for one in values:
        made.addItem(one, one)
    return made


def _choose(choice: QComboBox, value: str) -> None:
    at = choice.findData(value)
    if at < 0:
        choice.addItem(value, value)
        at = choice.count() - 1
    if at != choice.currentIndex():
        choice.setCurrentIndex(at)


def _count(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text) < 100_000 else None
