"""Văn bản đến: the list, the letter's page, its form. Files dropped or pasted anywhere become letters.

Owns the way of a letter through the page: opened, confirmed, registered, the next one opened by itself. Refuses to hold words:
the form does, and saves them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from app.domain.rows import LetterRow
from app.services.change import Change
from app.services.inbox import Box
from app.services.inbox_form import Form
from app.services.incoming_rows import Duplicate, Registered
from app.ui.pages.base import Page
from app.ui.pages.incoming.arrivals import Unpacked
from app.ui.pages.incoming.form_pane import FormPane
from app.ui.pages.incoming.gate import Gate
from app.ui.pages.incoming.list_pane import ListPane
from app.ui.pages.incoming.paper_pane import PaperPane
from app.ui.pages.incoming.sides import Sides
from app.ui.pages.incoming.twins import Twins
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.page_head import PageHead
from app.ui.widgets.splitter import Splitter

LIST_FROM: Final = 1000
"""Width of the page under which list, page and form do not stand side by side."""
OpenFile = Callable[[Path], object]


def _open_with_system(path: Path) -> object:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class IncomingPage(Page):
    name = "incoming"
    subjects = frozenset(
        {
            "incoming_letter",
            "task",
            "outgoing_letter",
            "letter_step",
            "short_message",
            "dossier_entry",
            "grant",
        }
    )

    def __init__(self, seat: Seat, *, open_file: OpenFile = _open_with_system) -> None:
        super().__init__(seat)
        self._open_file = open_file
        self._letter = ""
        self._registering = False
        self._waved: set[str] = set()
        self._focus_form = False
        self._started = False
        self._give_at_once = False
        self.setAcceptDrops(True)
        self.head = PageHead(self.title(), self.tr("Đăng ký"), self.primary, meaning="check")
        self.add_button = Button(self.tr("Thêm tệp…"), self.choose_files, meaning="drop")
        self.paper_button = Button(self.tr("Văn bản giấy"), self.new, meaning="edit", key="Ctrl+N")
        self.wide_button = Button(self.tr("Xem danh sách"), self.close_letter, meaning="columns", key="Esc")
        for button in (self.wide_button, self.paper_button, self.add_button):
            self.head.add(button)
        self.gate = Gate(seat)
        self.arrivals, self.refusals = self.gate.arrivals, self.gate.refusals
        self.list = ListPane(seat, self.choose_files)
        self.paper = PaperPane(seat)
        self.form = FormPane(seat, self.paper.cut)
        self._twins: Twins | None = None
        self.splitter = Splitter(seat.memory, "incoming", (self.list, self.paper, self.form), (286, 0, 404))
        self.stack = Sides(seat, self.splitter)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.SMALL)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.head)
        column.addWidget(self.gate)
        column.addWidget(self.stack, 1)
        self._wire()
        self._show_wide(wide=True)
        self.look_anew()

    def _wire(self) -> None:
        self.list.chosen.connect(self._moved_to)
        self.list.opened.connect(lambda one: self.open_letter(one, focus=True))
        self.list.counted.connect(lambda counts: self.badge_changed.emit(counts.received))
        self.list.filled.connect(self._filled)
        self.paper.pointed.connect(self.form.focus)
        self.form.lit.connect(self.paper.light)
        self.form.compare.connect(self._compare)
        self.form.kept.connect(self.list.read_row)
        self.form.accepted.connect(self.primary)
        self.form.discard.connect(self._discard)
        self.list.view.deleted.connect(self._delete_key)
        self.paper.open_asked.connect(self.open_original)
        self.form.story.answer.connect(lambda: self._write(self.seat.desk.drafting.answer))
        self.form.story.guide.connect(lambda: self._write(self.seat.desk.drafting.guide))
        self.form.story.report.connect(lambda: self._write(self.seat.desk.drafting.report))
        self.form.story.open_file.connect(self.open_original)
        self.form.story.stamp.connect(lambda: self.paper.stamp.begin(self._letter))
        self.form.story.attach.connect(self.attach_file)
        self.form.add_file.connect(self.attach_file)
        self.form.cut.connect(self._show_splitting)
        self.list.batch.refused.connect(self.refusals.show_refused)
        self.list.batch.joined.connect(lambda one: self.open_letter(one, focus=True))
        self.stack.split.connect(self._split)
        self.stack.back.connect(self._back_to_form)
        self.stack.chosen.connect(self.arrivals.choose)
        self.gate.landed.connect(self._arrived)
        self.gate.attached.connect(self._attached)
        self.gate.unpacked.connect(self._show_unpacking)

    def next_one(self) -> None:
        """F3: the next letter of the list."""
        self.list.view.step(1)

    def edit(self) -> None:
        """F2: into the form."""
        if self._letter:
            self.form.focus_first()

    def find(self) -> None:  # type: ignore[override]
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Tab", self.tr("đúng rồi, sang mục sau")),
            ("Esc", self.tr("về danh sách")),
            ("Ctrl+V", self.tr("nhận tệp hoặc ảnh vừa chép")),
            ("Shift+↑↓", self.tr("chọn nhiều văn bản trong danh sách")),
            ("+ − 0", self.tr("phóng to, thu nhỏ, vừa trang (khi đang ở trang giấy)")),
        )

    # --- looking --------------------------------------------------------------------------------------

    def look_anew(self) -> None:
        self.list.refresh()
        if self._letter:
            self.seat.read(self, partial(_form_or_none, self.seat, self._letter), self._form_again)
        self.seat.read(self, partial(_names, self.seat), self._take_names)

    def _take_names(self, names: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
        self.form.set_names(*names)
        self.form.story.set_people(names[0])
        self.form.handling.set_people(names[0])
        self.list.batch.set_people(names[0])

    def _filled(self) -> None:
        """The list came for the first time: what waits longest opens by itself."""
        if self._started:
            return
        self._started = True
        if not self._letter:
            self._open_next(after=None, focus=False)

    def _moved_to(self, letter_id: str) -> None:
        if self.list.view.is_narrow():
            self.open_letter(letter_id, focus=False)

    def open_letter(self, letter_id: str, *, focus: bool) -> None:
        """Show a letter with its page and form. ``focus``: the cursor goes to the first field to look at."""
        self._focus_form = focus
        if letter_id == self._letter and self.form.form is not None:
            self._show_wide(wide=False)
            if focus:
                self.form.focus_first()
            return
        self.form.save()
        self._letter = letter_id
        self.seat.read(self, partial(_form_or_none, self.seat, letter_id), self._form_came)

    def _form_came(self, form: Form | None) -> None:
        if form is None or form.id != self._letter:
            return
        self._back_to_form()
        self._show_wide(wide=False)
        self.paper.show_letter(form)
        self.form.show_form(form)
        self.list.view.select(form.id)
        self._show_primary(form)
        if self._give_at_once and form.registered:
            self.form.story.give.click()
        elif self._focus_form and self.isVisible():
            self.form.focus_first()
        self._give_at_once = False

    def _form_again(self, form: Form | None) -> None:
        if form is None:
            if self.form.form is not None and self.form.form.id == self._letter:
                self._letter = ""
                self.form.forget()
                self.form.form = None
                self._show_wide(wide=True)
        elif form.id == self._letter:
            self.paper.show_letter(form)
            self.form.read_anew(form)
            self._show_primary(form)

    def _show_primary(self, form: Form) -> None:
        assert self.head.primary is not None
        self.head.primary.setVisible(not form.registered)
        self.head.primary.setEnabled(not self._registering)

    def _show_wide(self, *, wide: bool) -> None:
        """The list alone as a table, or list, page and form."""
        self.paper.setVisible(not wide)
        self.form.setVisible(not wide)
        self.wide_button.setVisible(not wide)
        self._make_room()
        assert self.head.primary is not None
        if wide:
            self.head.primary.setVisible(False)

    def _make_room(self) -> None:
        """On a small screen an open letter has the page for itself; the list is one key away."""
        self.list.setVisible(self.form.isHidden() or self.width() >= px(LIST_FROM))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def close_letter(self) -> None:
        """Back to the list; what was typed is saved."""
        self.form.save()
        self._back_to_form()
        here = self._letter
        self._letter = ""
        self.form.form = None
        self._show_wide(wide=True)
        self.list.view.select(here)
        self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_record(self, record_id: str) -> None:
        """A letter's id; '#late', '#received', '#unassigned' for a box; 'id#give' to give it to somebody at once."""
        if record_id.startswith("#"):
            self._started = True
            self.list.choose_box(Box(record_id[1:]))
            return
        self._started = True
        letter_id, _, wish = record_id.partition("#")
        self._give_at_once = wish == "give"
        self.open_letter(letter_id, focus=True)

    def settle(self) -> None:
        self.form.save()

    # --- files ----------------------------------------------------------------------------------------

    def choose_files(self) -> None:
        """Choose files by the system's dialog."""
        self.gate.choose_files()

    def receive(self, paths: Sequence[Path]) -> None:
        """Take files and folders in."""
        self.gate.receive(paths)

    def attach_file(self) -> None:
        """A further file of the letter that is open: an annex that came later."""
        if self._letter:
            self.gate.attach_file(self._letter)

    def _attached(self, letter_id: str) -> None:
        if letter_id == self._letter:
            self.paper.again()

    def _arrived(self, done: list[str]) -> None:
        if not self._letter and self.stack.is_home():
            self.open_letter(done[0], focus=True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.gate.can_take(event.mimeData()):
            event.acceptProposedAction()
            self.head.note.setText(self.tr("Thả ra để nhận văn bản"))

    def dragLeaveEvent(self, event: object) -> None:
        self.head.note.setText("")

    def dropEvent(self, event: QDropEvent) -> None:
        self.head.note.setText("")
        if self.gate.take(event.mimeData()):
            event.acceptProposedAction()

    def new(self) -> None:
        """Ctrl+N: a letter that came on paper."""
        forms = self.seat.desk.inbox_forms
        self.seat.do(
            self.seat.bus, forms.write_down, then=lambda change: self.open_letter(change.result, focus=True)
        )

    def open_original(self) -> None:
        """The file as it came, in the system's own program."""
        if self._letter:
            self.seat.read(self, partial(self.seat.desk.papers.lay_out, self._letter), self._open_file)

    # --- registering ----------------------------------------------------------------------------------

    def primary(self) -> None:
        """Ctrl+Enter: enter the letter into the register, unless it seems to be there already; cut or take what is in sight."""
        if self.stack.accept():
            return
        form = self.form.form
        if form is None or form.registered or self._registering or self.form.isHidden():
            return
        wrong = self.form.wrong()
        if wrong:
            self.form.focus(wrong)
            return
        values = self.form.values()
        ask = partial(self.seat.desk.inbox_forms.duplicates, form.id, values)
        self._set_registering(on=True)
        self.seat.run.read(self, ask).then(partial(self._duplicates_came, form)).otherwise(self._failed)

    def _duplicates_came(self, form: Form, found: tuple[Duplicate, ...]) -> None:
        self._set_registering(on=False)
        if form.id != self._letter:
            return
        if found and form.id not in self._waved:
            self._show_twins(form, found)
            return
        self._register(form)

    def _register(self, form: Form) -> None:
        self._set_registering(on=True)
        self.form.forget()
        act = partial(
            self.seat.desk.incoming.register, form.id, fields=self.form.values(), tasks=self.form.tasks()
        )
        self.seat.do(self.seat.bus, act, then=self._registered, otherwise=self._failed)

    def _registered(self, change: Change[Registered]) -> None:
        self._set_registering(on=False)
        done = change.result
        self.seat.tell.note(
            self.tr("Đã vào sổ, số đến {number}.").format(number=done.arrival_number), tone="done"
        )
        self._waved.discard(done.id)
        self._open_next(after=done.id, focus=True)

    def _failed(self, fault: BaseException) -> None:
        self._set_registering(on=False)
        self.form._touched()  # nothing was entered: the words are a draft again
        self.seat.tell.error(fault)

    def _set_registering(self, *, on: bool) -> None:
        self._registering = on
        assert self.head.primary is not None
        self.head.primary.setEnabled(not on)

    def _open_next(self, *, after: str | None, focus: bool) -> None:
        ask = partial(self.seat.desk.inbox.next_unregistered, after)
        self.seat.read(self, ask, partial(self._next_came, after, focus))

    def _next_came(self, after: str | None, focus: bool, found: str | None) -> None:
        if found is not None:
            self.open_letter(found, focus=focus)
        elif after is not None:
            self.seat.tell.note(self.tr("Không còn văn bản nào chưa đăng ký."))
            self.look_anew()
            self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- twins ----------------------------------------------------------------------------------------

    @property
    def twins(self) -> Twins:
        """Made when two letters are first compared: most days have none."""
        if self._twins is None:
            self._twins = made = Twins(self.seat)
            made.register.connect(self._register_all_the_same)
            made.discard.connect(self._discard)
            made.back.connect(self._back_to_form)
            self.stack.addWidget(made)
        return self._twins

    def _compare(self) -> None:
        form = self.form.form
        if form is not None and form.duplicates:
            self._show_twins(form, form.duplicates)

    def _show_twins(self, form: Form, found: tuple[Duplicate, ...]) -> None:
        self.form.save()
        self._hide_primary()
        self.stack.setCurrentWidget(self.twins)
        self.twins.show_pair(form, self.form.values(), found)

    # --- one file, several letters; an archive ----------------------------------------------------------

    def _show_splitting(self) -> None:
        form = self.form.form
        if form is not None and not form.registered:
            self.form.save()
            self._hide_primary()
            self.stack.show_splitting(form)

    def _split(self, ids: list[str]) -> None:
        self._letter, self.form.form = "", None
        self.form.forget()
        self.stack.setCurrentWidget(self.splitter)
        self.open_letter(ids[0], focus=True)

    def _show_unpacking(self, found: Unpacked) -> None:
        self.form.save()
        self._hide_primary()
        self.stack.show_unpacking(found)

    def _hide_primary(self) -> None:
        assert self.head.primary is not None
        self.head.primary.setVisible(False)

    def _back_to_form(self) -> None:
        if not self.stack.is_home():
            self.stack.setCurrentWidget(self.splitter)
            if self.form.form is not None:
                self._show_primary(self.form.form)
                self.form.focus_first()

    def _register_all_the_same(self) -> None:
        form = self.form.form
        if form is not None:
            self._waved.add(form.id)
            self.stack.setCurrentWidget(self.splitter)
            self._show_primary(form)
            self._register(form)

    def _discard(self) -> None:
        form = self.form.form
        if form is None or form.registered:
            return
        self.form.forget()
        self._letter = ""
        self.form.form = None
        self.stack.setCurrentWidget(self.splitter)
        self.seat.do(
            self.seat.bus,
            partial(self.seat.desk.inbox_forms.discard, form.id),
            told=self.tr("Đã bỏ văn bản."),
            then=lambda _: self._after_discard(form.id),
        )

    def _delete_key(self, letter_id: str) -> None:
        """Delete in the list: only what was never registered goes, and it can be taken back."""
        row = self.list.model.known(letter_id)
        if row is not None and row.registered:
            self.seat.tell.note(self.tr("Văn bản đã vào sổ thì không bỏ được."), tone="due")
        elif row is not None and letter_id == self._letter:
            self._discard()
        elif row is not None:
            act = partial(self.seat.desk.inbox_forms.discard, letter_id)
            self.seat.do(self.seat.bus, act, told=self.tr("Đã bỏ văn bản."))

    def _after_discard(self, letter_id: str) -> None:
        self._show_wide(wide=True)
        self._open_next(after=letter_id, focus=True)

    # --- answers --------------------------------------------------------------------------------------

    def _write(self, verb: Callable[[str], Change[LetterRow]]) -> None:
        if self._letter:
            self.seat.do(
                self.seat.bus,
                partial(verb, self._letter),
                then=lambda change: self.seat.go("outgoing", change.result.id),
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.gate.paste()
        elif event.key() == Qt.Key.Key_Escape and self._letter:
            self.close_letter()
        else:
            super().keyPressEvent(event)


def _form_or_none(seat: Seat, letter_id: str) -> Form | None:
    from app.domain.refusals import IncomingMissing

    try:
        return seat.desk.inbox_forms.form(letter_id)
    except IncomingMissing:
        return None  # thrown away in the meantime


def _names(seat: Seat) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return seat.desk.inbox.handlers(), seat.desk.inbox.issuers()
