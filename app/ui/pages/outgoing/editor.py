"""The editor of one letter: outline, parts, page; findings below; what comes next at the top right.

Owns saving by itself (within two seconds of the first key) and the letter's place in its way. What was typed is queued to be
saved before any act, and when the page is left. Refuses to write while an input method composes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QVBoxLayout, QWidget

from app.base.clock import VIETNAM
from app.domain.rows import LetterDetail
from app.domain.states import LetterState
from app.layout.compose import standard_of
from app.layout.parts import Letter
from app.services.change import Change
from app.services.fixes import Advice
from app.services.letter_rows import Foreseen
from app.services.preview_spots import Spot, source_offset
from app.ui.pages.outgoing.acts import Acting, act_words, acts_of
from app.ui.pages.outgoing.advice_view import AdviceView
from app.ui.pages.outgoing.aids import Aids
from app.ui.pages.outgoing.body_rows import find_path, section_moved
from app.ui.pages.outgoing.editor_head import EditorHead
from app.ui.pages.outgoing.files import Files
from app.ui.pages.outgoing.opening import Opened, read_letter
from app.ui.pages.outgoing.outline import Entry, Outline, body_entries
from app.ui.pages.outgoing.page_view import PageView
from app.ui.pages.outgoing.papers import Papers
from app.ui.pages.outgoing.part_form import PartForm
from app.ui.pages.outgoing.row_counts import word_count
from app.ui.pages.outgoing.sending import Sending
from app.ui.pages.outgoing.signing.acts import Signing
from app.ui.pages.outgoing.steps import Steps
from app.ui.pages.outgoing.writing import Writing
from app.ui.run import is_refusal
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.widgets.newer_bar import NewerBar
from app.ui.widgets.splitter import Splitter

SAVE_AFTER_MS: Final = 600
SAVE_AT_LATEST_MS: Final = 1_400
TRY_AGAIN_MS: Final = 5_000
_OUTLINE_FROM: Final = 1000
"""Narrower than this the outline gives its room to the form."""
_OPEN: Final = (LetterState.DRAFT, LetterState.RETURNED)


class Editor(QWidget):
    """``open`` a letter; ``left`` asks for the list."""

    left = Signal()
    shown = Signal(str)
    """A letter is in sight and may be worked on."""

    def __init__(self, seat: Seat, owner: QWidget, form: PartForm) -> None:
        super().__init__()
        self.seat, self._owner = seat, owner
        self.detail: LetterDetail | None = None
        self._stored: Letter | None = None
        """As it stands in the store: read, or saved since."""
        self._saved: Letter | None = None
        """As the form said it when it was last shown or saved: what differs from it waits to be saved."""
        self._editing = False
        self._failing = False
        self._others: Mapping[str, str] = {}
        """Steps that are not the acting person's, with whose they are."""
        self.form = form
        self.outline = Outline()
        self.pages = PageView(seat.run, self.print_it, seat.desk.letter_pictures.images)
        self.advice = AdviceView()
        self.writing = Writing(seat, self, self.form.body)
        self.files = Files(seat, self)
        self.aids = Aids(seat, self, self.form.body, save=self.save, after=self.read_again)
        self.papers = Papers(seat, self, save=self.save, after=self.read_again)
        self.sending = Sending(seat, self, after=self.read_again)
        self.steps = Steps(seat, self, save=self.save, after=self.read_again)
        self.signing = Signing(
            seat, self, save=self.save, after=self.read_again, show=self.papers.open_signed
        )
        self._soon, self._latest = QTimer(self), QTimer(self)
        for timer, wait in ((self._soon, SAVE_AFTER_MS), (self._latest, SAVE_AT_LATEST_MS)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(self.save)
        self._build()
        self._connect()

    # --- one letter -------------------------------------------------------------------------------------

    def open(self, letter_id: str) -> None:
        """Show a letter; what is typed in another one is saved first."""
        self.save()
        self.detail = None
        self.pages.forget()
        self._read(letter_id, whole=True)

    def read_again(self) -> None:
        """After an act, or when another window changed it: read anew, keeping what is typed and not yet saved."""
        if self.detail is not None:
            self._read(self.detail.row.id, whole=False)

    def _read(self, letter_id: str, *, whole: bool) -> None:
        read = partial(read_letter, self.seat.desk, letter_id)
        # In the lane of what is written: never older than what was just saved.
        job = self.seat.run.write(self, read).then(partial(self._take, whole))
        job.otherwise(self._not_opened)

    def _not_opened(self, error: BaseException) -> None:
        self.seat.tell.error(error)
        if self.detail is None:
            self.left.emit()

    def _take(self, whole: bool, opened: Opened) -> None:
        if self.detail is not None and self.detail.row.id != opened.detail.row.id:
            return  # another letter was opened in the meantime
        dirty = not whole and self._editing and self._unsaved()
        if dirty and opened.letter not in (self._stored, self._saved):
            self.newer.offer(opened.letter)
        elif whole:
            self.newer.drop()
        self.detail, self._others = opened.detail, opened.others
        state = LetterState(opened.detail.row.state)
        self._editing = state in _OPEN
        if whole or (not dirty and opened.letter != self._stored and not self.form.composing()):
            self.form.show_letter(opened.letter, standard_of(opened.letter), whole=whole, rows=opened.rows)
            self._saved = self.form.letter()
        self._stored = opened.letter
        self.form.set_signers(opened.signers)
        self.form.set_read_only(not self._editing)
        self._show_number(opened.foreseen)
        self._show_head()
        self.signing.show_letter(opened.detail)
        self.sending.show_letter(opened.detail)
        self._draw()
        if whole:
            self.head.saved.say("", "")
            self.scroller.verticalScrollBar().setValue(0)
            self.shown.emit(opened.detail.row.id)

    def letter(self) -> Letter | None:
        """The letter as it stands on the screen."""
        return self.form.letter() if self.detail is not None else None

    def acting(self) -> Acting:
        if self.detail is None:
            return None, ()
        row, practice = self.detail.row, self.seat.desk.practice
        return acts_of(
            row.state,
            practice.number_when,
            practice.way,
            row=row,
            approved=self.detail.approved,
            others=self._others,
        )

    # --- typing and saving ----------------------------------------------------------------------------------

    def _edited(self) -> None:
        if self.detail is None or not self._editing:
            return
        self._soon.start()
        if not self._latest.isActive():
            self._latest.start()
        self.head.saved.say(self.tr("Đang soạn …"), "")
        self._draw()

    def _unsaved(self) -> bool:
        return self.detail is not None and self._editing and self.form.letter() != self._saved

    def save(self) -> None:
        """Queue what is typed; nothing when it is saved already."""
        self._soon.stop()
        self._latest.stop()
        if self.detail is None or not self._editing:
            return
        letter = self.form.letter()
        if letter == self._saved:
            self._say_saved()
            return
        before, self._saved = self._saved, letter
        letter_id = self.detail.row.id
        job = self.seat.run.write(self, partial(self.seat.desk.letters.edit, letter_id, letter))
        job.then(partial(self._was_saved, letter_id, letter)).otherwise(
            partial(self._not_saved, letter_id, before)
        )

    def _was_saved(self, letter_id: str, letter: Letter, change: Change[Any]) -> None:
        self.seat.bus.tell(change, self._owner)
        self._failing = False
        if self.detail is not None and self.detail.row.id == letter_id:
            self._stored = letter
            self._say_saved()
            self._show_title()

    def _not_saved(self, letter_id: str, before: Letter | None, error: BaseException) -> None:
        if not self._failing:
            self.seat.tell.error(error)  # once, not at every try
        self._failing = True
        if self.detail is not None and self.detail.row.id == letter_id:
            self._saved = before
            self.head.saved.say(self.tr("Chưa lưu được"), "late")
            QTimer.singleShot(TRY_AGAIN_MS, self, self.save)

    def _say_saved(self) -> None:
        now = self.seat.desk.clock.now().astimezone(VIETNAM)
        self.head.saved.say(self.tr("Đã lưu {time}").format(time=f"{now:%H:%M}"), "")

    # --- the page, the outline, the findings -------------------------------------------------------------------

    def _draw(self) -> None:
        letter = self.form.letter()
        self.pages.show_letter(letter)
        self._outline_soon.start()
        self.writing.find.refresh()

    def _show_outline(self) -> None:
        if self.detail is None:
            return
        body, letter = self.form.body, self.form.letter()
        entries = [
            Entry(self.tr("Phần đầu"), "kind", strong=True),
            Entry(self.tr("Trích yếu"), "subject", strong=True),
        ]
        if letter.addressees:
            entries.append(Entry(self.tr("Kính gửi"), "addressees[0]", strong=True))
        if letter.grounds:
            entries.append(Entry(self.tr("Căn cứ"), "grounds[0]", strong=True))
        entries.append(Entry(self.tr("Nội dung"), "body[0].text", strong=True))
        own, annexes = body_entries(body.rows(), body.labels(), body.paths())
        entries += own
        entries.append(Entry(self.tr("Chữ ký"), "signature.name", strong=True))
        entries.append(Entry(self.tr("Nơi nhận"), "recipients[0]", strong=True))
        self.outline.show_entries(entries + annexes, fixed=not self._editing)
        count = f"{word_count(body.rows()):,}".replace(",", ".")
        self.pages.words.say(self.tr("· {n} chữ").format(n=count))

    def _entered(self, part: str) -> None:
        if self.form.body.holds_caret():
            self._follow_caret()
        else:
            self.pages.mark(part)
        self.outline.light(part)

    def go_to_spot(self, spot: Spot) -> None:
        """The caret to the character that was clicked on the page."""
        body = self.form.body
        note = body.note_position(spot.footnote) if spot.footnote else None
        if note is not None:
            body.go_to(spot.part)
            body.note_opened.emit(note)
            return
        part, words = spot.part, body.words_of_part(spot.part)
        offset = source_offset(spot.printed, words, spot.offset) if words else None
        if words and offset is None:  # in the number, or in the title that prints before the words
            part = part.replace(".text", ".title")
            words = body.words_of_part(part)
            offset = source_offset(spot.printed, words, spot.offset) or 0
        self.go_to(part, offset)

    def move_section(self, part: str, before: str) -> None:
        """A section of the body, or an annex, to another place."""
        body = self.form.body
        at, to = find_path(body.paths(), part), find_path(body.paths(), before) if before else None
        if at is None or not self._editing:
            return
        rows = body.rows()
        made = section_moved(rows, at, len(rows) if to is None else to, body.standard())
        if made is None:
            return
        moved = rows[at]
        body.put_rows(made)
        body.go_to_row(next(i for i, row in enumerate(made) if row is moved))

    def go_to(self, part: str, start: int | None = None, end: int | None = None) -> None:
        """The caret into a part (before a character, or over some), and both views with it."""
        if self.form.reach(part, start, end):
            self._show_focused()
            self._entered(part)

    def begin(self) -> None:
        """Put the caret where writing goes on: into the subject while there is none, else into the body."""
        held = QApplication.focusWidget()
        if held is not None and self.isAncestorOf(held):
            return
        empty = self._editing and not self.form.subject.value()
        (self.form.subject if empty else self.form.body).setFocus(Qt.FocusReason.OtherFocusReason)

    def _advised(self, told: tuple[Advice, ...]) -> None:
        self.advice.show_advice(told if self._editing else tuple(Advice(one.finding) for one in told))

    def fix(self, one: Advice) -> None:
        """Mend one thing, with undo."""
        if one.fix is None or not self._editing or self.detail is None:
            return
        letter_id, before = self.detail.row.id, self.form.letter()
        self.writing.one_step.put(one.fix(before))
        self.seat.tell.note(self.tr("Đã sửa"), tone="done", undo=partial(self.put_back, letter_id, before))

    def take_newer(self, letter: Letter) -> None:
        """What another PC made of this letter, instead of what is typed; with undo."""
        if self.detail is not None and self._editing:
            back = partial(self.put_back, self.detail.row.id, self.form.letter())
            self.writing.one_step.put(letter)
            self.seat.tell.note(self.tr("Đã lấy bản mới"), tone="done", undo=back)

    def put_back(self, letter_id: str, before: Letter) -> None:
        """The letter as it was before an act; not when another one is open."""
        if self.detail is not None and self.detail.row.id == letter_id and self._editing:
            self.put(before)

    def put(self, letter: Letter) -> None:
        """Another text of this letter, as if it was typed."""
        self.form.show_letter(letter, standard_of(letter))
        self._edited()

    def _refused(self, error: BaseException) -> None:
        """The page cannot be set: said in its place, not at every key."""
        if is_refusal(error):
            self.pages.say(str(error))
        else:
            self.seat.tell.error(error)

    # --- acts ------------------------------------------------------------------------------------------------

    def primary(self) -> None:
        act, _ = self.acting()
        if act is not None and not act.whose:
            self.do(act.key)

    def do(self, key: str) -> None:
        """One act by its key."""
        if self.detail is None:
            return
        if key == "print":
            self.print_it()
        elif key == "take_back":
            self.signing.take_back(self.detail)
        else:
            getattr(self.steps, key)(self.detail)

    def print_it(self) -> None:
        letter = self.letter()
        if letter is not None:
            self.files.print_it(letter)

    def _offer(self) -> None:
        menu = QMenu(self)
        letter = self.letter()
        if letter is None:
            return
        for act in self.acting()[1]:
            line = menu.addAction(act_words(act), partial(self.do, act.key))
            line.setEnabled(not act.whose)
        answers = self.detail.row.answers_id if self.detail else None
        if answers:
            menu.addAction(self.tr("Xem văn bản đến"), partial(self.seat.go, "incoming", answers))
        menu.addSeparator()
        menu.addAction(self.tr("Xuất tệp Word …"), partial(self.files.export, letter, "docx"))
        menu.addAction(self.tr("Xuất tệp PDF …"), partial(self.files.export, letter, "pdf"))
        menu.addAction(self.tr("Mở bằng Word"), partial(self.files.open, letter, "docx"))
        menu.addAction(self.tr("Mở bản PDF"), partial(self.files.open, letter, "pdf"))
        menu.addAction(self.tr("In …"), self.print_it)
        if self.detail is not None:
            menu.addSeparator()
            self.aids.offer(menu, self.detail)
            menu.addSeparator()
            self.papers.offer(menu, self.detail)
            self.signing.offer(menu, self.detail)
            self.sending.offer(menu, self.detail)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.head.more.mapToGlobal(QPoint(0, self.head.more.height())))

    # --- head --------------------------------------------------------------------------------------------------

    def _show_number(self, seen: Foreseen | None) -> None:
        if self.detail is not None:
            self.head.show_number(self.detail.row, seen)

    def _show_title(self) -> None:
        letter = self.form.letter()
        self.head.show_title(standard_of(letter).kind(letter.kind).name, letter.subject)

    def _show_head(self) -> None:
        assert self.detail is not None
        self._show_title()
        self.head.show_state(self.detail, self.acting(), saving=self._editing)

    # --- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = EditorHead(self.leave, self.primary, partial(self.do, "give_back"), self._offer)
        column.addWidget(self.head)
        self.newer = NewerBar()
        self.newer.taken.connect(self.take_newer)
        column.addWidget(self.newer)
        column.addWidget(self.signing.bar)
        column.addWidget(self.sending.bar)
        # From the outside in: what is put into another parent is given its looks anew, with all it holds. And in the order of
        # the Tab key, which follows the order of putting.
        middle, right = QWidget(), QWidget()
        middle.setMinimumWidth(px(400))
        right.setMinimumWidth(px(300))
        panes: Sequence[QWidget] = (self.outline, middle, right)
        self.splitter = Splitter(self.seat.memory, "outgoing.editor", panes, (150, 0, 480))
        column.addWidget(self.splitter, 1)
        parts = QVBoxLayout(middle)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(0)
        for over in (self.form.tools, self.form.strip, self.writing.find):
            over.setContentsMargins(px(16), px(4), px(8), px(4))
            parts.addWidget(over)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setAccessibleName(self.tr("Các phần của văn bản"))
        parts.addWidget(self.scroller, 1)
        self.scroller.setWidget(self.form)
        parts.addWidget(self.advice)
        page = QVBoxLayout(right)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.pages)
        self._outline_soon = QTimer(self)
        self._outline_soon.setSingleShot(True)
        self._outline_soon.setInterval(150)
        self._outline_soon.timeout.connect(self._show_outline)

    def _connect(self) -> None:
        self.form.edited.connect(self._edited)
        self.form.entered.connect(self._entered)
        self.form.body.cursorPositionChanged.connect(self._follow_caret)
        self.outline.chosen.connect(self.go_to)
        self.form.body.cell_changed.connect(self._follow_caret)
        self.form.body.edited.connect(self._follow_caret)
        self.form.tools.find_asked.connect(self.writing.open_find)
        self.form.tools.picture_asked.connect(self.writing.ask_picture)
        find = QShortcut(QKeySequence("Ctrl+F"), self, self.writing.open_find)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.outline.moved.connect(self.move_section)
        self.pages.part_clicked.connect(self.go_to)
        self.pages.spotted.connect(self.go_to_spot)
        self.pages.advised.connect(self._advised)
        self.pages.refused.connect(self._refused)
        self.advice.went.connect(self.go_to)
        self.advice.fixed.connect(self.fix)

    def _show_focused(self) -> None:
        """Scroll the form to the field that the caret was put into."""
        self.form.ensurePolished()
        held = self.form.focusWidget()
        if self.form.body.holds_caret():
            self._follow_caret()
        elif held is not None:
            self.scroller.ensureWidgetVisible(held, 0, px(48))

    def _follow_caret(self) -> None:
        """The body is as high as its text; the form scrolls so that the caret is seen."""
        body = self.form.body
        if not body.holds_caret():
            return
        place = body.viewport().mapTo(self.form, body.caret_box().center())
        self.scroller.ensureVisible(place.x(), place.y(), 0, px(48))
        self._mark_caret()

    def _mark_caret(self) -> None:
        part, offset = self.form.body.caret_part()
        self.pages.mark(part, words=self.form.body.words_of_part(part), offset=offset)

    def leave(self) -> None:
        """Back to the list; what is typed is saved."""
        self.save()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.outline.setVisible(self.width() >= px(_OUTLINE_FROM))
