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
from PySide6.QtWidgets import QComboBox, QMenu, QSizePolicy, QWidget

from app.domain.rows import SignerRow
from app.layout.parts import Letter
from app.standards import Standard, load
from app.ui.pages.outgoing.body_rows import BodyRow
from app.ui.pages.outgoing.form_fields import FormFields, count_of
from app.ui.pages.outgoing.letter_parts import (
    Fields,
    count_notes,
    fields_of,
    fitting,
    prints_as_above,
    with_fields,
)
from app.ui.pages.outgoing.line_rows import RowField
from app.ui.pages.outgoing.lines import choose
from app.ui.theme.look import set_property


class PartForm(FormFields):
    """All fields of one letter."""

    edited = Signal()
    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._letter: Letter | None = None
        self._loading = False
        self._above: bool | None = None
        self._asked: set[str] = set()
        """Parts that were asked for though the kind has them not."""
        self._signers: Sequence[SignerRow] = ()
        self._read_only = False
        super().__init__(self._show_signers, self._show_more, parent)
        self._connect()

    # --- letter in, letter out ------------------------------------------------------------------------------

    def show_letter(
        self,
        letter: Letter,
        standard: Standard,
        *,
        whole: bool = False,
        rows: Sequence[BodyRow] | None = None,
    ) -> None:
        """Show a letter; ``whole`` for another letter (nothing of the old one is left to undo), with the rows of its body
        where they were made already."""
        self._loading = True
        try:
            if whole:
                self._asked.clear()
            self._letter, self._standard = letter, standard
            self._show_fields(fields_of(letter))
            if whole:
                self.body.load(letter.body, standard, letter.annexes, rows)
            else:
                self.body.set_standard(standard)
                self.body.put(letter.body, letter.annexes)
            self.body.set_notes_before(count_notes(letter.grounds))
            self.tools.set_standard(standard)
            self._show_parts()
        finally:
            self._loading = False

    def letter(self) -> Letter:
        """The letter as the fields say it now."""
        assert self._letter is not None
        made = with_fields(self._letter, self._fields())
        return msgspec.structs.replace(made, body=self.body.body(), annexes=self.body.annexes())

    def set_signers(self, signers: Sequence[SignerRow]) -> None:
        """Who may sign for the unit."""
        self._signers = tuple(signers)
        self.choose_signer.setVisible(bool(signers) and not self._read_only)

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
            set_property(line, "plain", fixed)
        for text in (self.subject, self.body):
            text.setReadOnly(fixed)
            set_property(text, "plain", fixed)
        self.tools.setVisible(not fixed)
        self.strip.show_here()
        for rows in self.row_fields:
            rows.set_fixed(fixed)
        for choice in (self.kind, self.standard, self.urgency, self.secrecy, self.above):
            choice.setEnabled(not fixed)
        self.choose_signer.setVisible(bool(self._signers) and not fixed)
        self.more.setVisible(not fixed)

    def composing(self) -> bool:
        """Whether an input method holds text that is not yet in a field."""
        return self.body.composing()

    def reach(self, part: str, start: int | None = None, end: int | None = None) -> bool:
        """Put the caret into the field that prints ``part``; with ``start`` before that character, or over some."""
        name, _, rest = part.partition("[")
        index = int(rest.partition("]")[0]) if rest[:1].isdigit() else 0
        if name in ("body", "annexes"):
            return self.body.go_to(part, start, end)
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
            reached = rows.reach(index)
            choose(self.focusWidget(), start, end)
            return reached
        field = self._single.get(name) or self._single.get(name.partition(".")[0])
        if field is None:
            return False
        self._ask_for(name)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        choose(field, start, end)
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
            storage_copies=count_of(copies),
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
            self.labelled[name].setVisible(shown or name in self._asked)
        self._show_above()
        self.subject_label.say(self.tr("Trích yếu") if kind.shows_name else self.tr("Về việc"))

    def _show_above(self) -> None:
        kind = self._standard.kind(self.kind.currentData())
        self.above.setChecked(prints_as_above(self._above, kind, self.addressees.values()))
        shown = kind.as_above or self.above.isChecked()
        self.labelled["as_above"].setVisible(shown)
        self.labelled["recipients"].label.say("" if shown else self.tr("Nơi nhận"))

    def _above_clicked(self) -> None:
        kind = self._standard.kind(self.kind.currentData())
        asked = self.above.isChecked()
        self._above = None if asked == prints_as_above(None, kind, self.addressees.values()) else asked
        self._changed()

    def _ask_for(self, name: str) -> None:
        if name in self.labelled:
            self._asked.add(name)
            self.labelled[name].setVisible(True)

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

    def _show_signers(self) -> None:
        menu = QMenu(self)
        for one in self._signers:
            words = " · ".join(part for part in (one.name, one.position) if part)
            menu.addAction(words, partial(self._take_signer, one))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.choose_signer.mapToGlobal(QPoint(0, self.choose_signer.height())))

    def _take_signer(self, one: SignerRow) -> None:
        self.authority.put(one.authority_lines)
        self.position.put(one.position)
        self.signer.put(one.name)
        self._changed()

    def _show_more(self) -> None:
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
            if not self.labelled[name].isVisibleTo(self):
                menu.addAction(text, partial(self.reach, name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

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
        for rows in self.row_fields:
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
        self.choose_signer.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._chain()

    def _chain(self) -> None:
        """Tab goes down the page."""
        order: list[QWidget] = [self.kind, self.standard, self.place, self.urgency, self.secrecy, self.draft]
        order += [self.subject, *self.addressees.chain(), *self.co_addressees.chain(), self.authority_line]
        order += [*self.grounds.chain(), self.body, *self.authority.chain(), self.position, self.signer]
        order += [
            self.choose_signer,
            *self.recipients.chain(),
            self.above,
            self.storage,
            self.copies,
            self.more,
        ]
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)


def _choose(choice: QComboBox, value: str) -> None:
    at = choice.findData(value)
    if at < 0:
        choice.addItem(value, value)
        at = choice.count() - 1
    if at != choice.currentIndex():
        choice.setCurrentIndex(at)
