"""Văn bản đi: the list, and over it the editor of the letter that is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QStackedLayout

from app.domain.rows import LetterRow
from app.services import preview
from app.services.change import Change
from app.services.kind_templates import kind_templates
from app.services.templates import Question
from app.ui.pages.base import Page
from app.ui.pages.outgoing.editor import Editor
from app.ui.pages.outgoing.fields_dialog import FieldsDialog
from app.ui.pages.outgoing.listing import Listing
from app.ui.pages.outgoing.new_letter import NewLetter, Offer
from app.ui.pages.outgoing.part_form import PartForm
from app.ui.seat import Seat

if TYPE_CHECKING:
    from app.bootstrap import Desk


class OutgoingPage(Page):
    """One page, two faces."""

    name = "outgoing"
    subjects = frozenset(
        {"outgoing_letter", "issued_number", "signer", "unit", "directive", "delivery", "person"}
    )

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.listing = Listing(seat, self.title(), self.new)
        self._editor: Editor | None = None
        self._form: PartForm | None = None
        """The fields of the editor while it is being built."""
        self._faces = QStackedLayout(self)
        self._faces.setContentsMargins(0, 0, 0, 0)
        self._faces.addWidget(self.listing)
        self.listing.opened.connect(self.show_record)
        self.setFocusProxy(self.listing)
        self.listing.look_anew()
        # The list is there at once; the editor is built when the standards and writers are read, off this thread.
        seat.run.read(self, preview.warm).then(lambda _: self._prepare())

    def _prepare(self) -> None:
        """Build the editor in two turns of the loop, that no key waits for the whole of it."""
        if self._editor is None:
            self._form = PartForm()
            QTimer.singleShot(0, self, lambda: self.editor)

    @property
    def editor(self) -> Editor:
        """Built when first needed."""
        if self._editor is None:
            self._editor = Editor(self.seat, self, self._form or PartForm())
            self._form = None
            self._faces.addWidget(self._editor)
            self._editor.left.connect(self.show_list)
            self._editor.shown.connect(lambda *_: self._show_editor())
        return self._editor

    def editing(self) -> bool:
        """Whether a letter is open."""
        return self._editor is not None and self._faces.currentWidget() is self._editor

    def _show_editor(self) -> None:
        self._faces.setCurrentWidget(self.editor)
        self.setFocusProxy(self.editor.form.body)
        self.editor.begin()

    def show_list(self) -> None:
        """Back to the list, on the letter that was open."""
        opened = self.editor.detail.row.id if self.editor.detail else ""
        self._faces.setCurrentWidget(self.listing)
        self.setFocusProxy(self.listing)
        self.listing.look_anew(select=opened)
        self.listing.table.setFocus()

    # --- what the frame asks -------------------------------------------------------------------------------

    def look_anew(self) -> None:
        if self.editing():
            self.editor.read_again()
        self.listing.look_anew()

    def show_record(self, record_id: str) -> None:
        self.editor.open(record_id)

    def primary(self) -> None:
        if self.editing():
            self.editor.primary()
        else:
            self.new()

    def new(self) -> None:
        """Ask for the kind, keep a draft by the unit's defaults, open it."""
        self.seat.read(
            self, self.seat.desk.units.own, lambda unit: self._ask_kind(unit.standard if unit else "")
        )

    def _ask_kind(self, standard: str) -> None:
        asked = NewLetter(
            self,
            standard or "youth-union",
            last=self.seat.memory.get("outgoing.kind", "CV"),
            load_templates=self._templates,
        )
        asked.chosen.connect(self.begin)
        asked.begun.connect(self.begin_from)
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def begin(self, kind: str, standard: str) -> None:
        """A new draft of this kind, open."""
        self.seat.memory.put("outgoing.kind", kind)
        verb = partial(self.seat.desk.drafting.from_words, kind=kind, subject="", standard=standard)
        self.seat.do(self, verb, then=self._made)

    def _made(self, change: Change[LetterRow]) -> None:
        self.listing.look_anew()
        self.show_record(change.result.id)

    # --- templates ------------------------------------------------------------------------------------------

    def _templates(self, standard: str, take: Callable[[Sequence[Offer]], object]) -> None:
        self.seat.read(self, partial(_offers, self.seat.desk, standard), take)

    def begin_from(self, offer: Offer) -> None:
        """Ask for the fields of a template, keep a draft of it, open it."""
        verb = partial(self.seat.desk.templates.questions, offer.name, standard=offer.standard or None)
        self.seat.read(self, verb, partial(self._ask_fields, offer))

    def _ask_fields(self, offer: Offer, asked: Sequence[Question]) -> None:
        values: dict[str, str] = {}
        if asked:
            form = FieldsDialog(self, offer.title, asked)
            if form.exec() != QDialog.DialogCode.Accepted:
                return
            values = form.values()
        verb = partial(
            self.seat.desk.templates.begin, offer.name, values=values, standard=offer.standard or None
        )
        self.seat.do(self, verb, then=self._made)

    def print_it(self) -> None:
        if self.editing():
            self.editor.print_it()

    def edit(self) -> None:
        row = self.listing.table.current()
        if self.editing():
            self.editor.form.body.setFocus()
        elif row is not None:
            self.show_record(row.row.id)

    def next_one(self) -> None:
        """F3: the next letter of the list; in the editor the next thing to mend."""
        if self.editing():
            self.editor.advice.next_one()
        else:
            self.listing.step_id(1)

    def find(self) -> None:  # type: ignore[override]
        if not self.editing():
            self.listing.search.setFocus()

    def settle(self) -> None:
        if self._editor is not None:
            self._editor.save()

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+1 … 9", self.tr("Đoạn, phần, I., 1., 1.1., a), –, +, Điều")),
            ("Tab, Shift+Tab", self.tr("Cấp sâu hơn, cấp nông hơn")),
            ("Ctrl+T", self.tr("Chữ của mục là tiêu đề")),
            ("Ctrl+B, Ctrl+I, Ctrl+U", self.tr("Đậm, nghiêng, gạch chân")),
            ("Ctrl+L, E, R, J", self.tr("Đoạn sang trái, giữa, phải, dàn đều")),
            ("Ctrl+Shift+B, A, L", self.tr("Chèn bảng, ảnh, phụ lục")),
            ("Ctrl+Alt+F", self.tr("Chú thích cuối trang")),
            ("Ctrl+Shift+Q", self.tr("Trích dẫn")),
            ("Ctrl+Shift+Enter", self.tr("Ngắt trang")),
            ("F2", self.tr("Tên bảng, chú thích ảnh, lời chú thích nơi con trỏ")),
            ("Ctrl+F", self.tr("Tìm và thay")),
            ("Alt+↑, Alt+↓", self.tr("Đưa đoạn lên, xuống")),
            ("Shift+Enter", self.tr("Đoạn thường, không số")),
            ("Ctrl+Tab", self.tr("Ra khỏi phần soạn thảo")),
            ("Esc", self.tr("Về danh sách")),
        )


def _offers(desk: Desk, standard: str) -> tuple[Offer, ...]:
    """The program's templates of a standard; '' = our own. Runs in the pool."""
    if standard:
        return tuple(Offer(one.name, one.title, standard) for one in kind_templates(standard))
    return tuple(Offer(one.name, one.name, "") for one in desk.templates.list())
