"""The form beside the page: guesses to confirm, words to type, saved as a draft by itself.

Owns what stands in the fields and when it is saved. Refuses to register: the page does, with ``fields()`` and ``tasks()``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.base.clock import today
from app.base.errors import AppError
from app.domain.handling import Stage
from app.services.change import Change
from app.services.inbox_form import Form, Guessed
from app.services.wanted import FILED, Wanted
from app.ui.pages.incoming import fields as field
from app.ui.pages.incoming.came_part import CamePart
from app.ui.pages.incoming.cleaning import cleaned
from app.ui.pages.incoming.cutout import CutOut
from app.ui.pages.incoming.deadlines import Deadlines
from app.ui.pages.incoming.handling_part import HandlingPart
from app.ui.pages.incoming.paper_pane import DATE_PLACE, HEAD_PLACE
from app.ui.pages.incoming.story_part import StoryPart
from app.ui.seat import Seat
from app.ui.theme.look import dressing, px
from app.ui.theme.tokens import TARGET, Space
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.guess_field import GuessField, GuessState
from app.ui.widgets.newer_bar import NewerBar
from app.ui.widgets.pickers import DateField
from app.ui.widgets.words import Words

SAVE_AFTER_MS: Final = 900
"""With the write itself well under the two seconds that may be lost."""
_RETRY_MS: Final = 5_000
_PAGED: Final = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic", ".heif")
Cut = Callable[[tuple[int, tuple[float, float, float, float]], object], None]


class FormPane(QWidget):
    """``show_form``; then ``fields``, ``tasks``, ``wrong``. Everything typed is kept by ``save``."""

    lit = Signal(str)
    """The field in hand, or ''."""
    compare = Signal()
    """Show the letters that seem to be the same."""
    kept = Signal(str)
    """What stands in the form of this letter is on the disk."""
    accepted = Signal()
    """Ctrl+Enter in a list of names."""
    discard = Signal()
    """Take this letter away."""
    cut = Signal()
    """Its file holds several letters."""
    add_file = Signal()
    """A further file of this letter."""

    def __init__(self, seat: Seat, cut: Cut, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self._piece = cut
        self.form: Form | None = None
        self._filling = False
        self._dirty = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)
        self.newer = NewerBar(narrow=True)
        self.newer.taken.connect(self._take_newer)
        self.number = Words("", "heading")
        self.saved = Words("", "note")
        self.warning = Words("", "note", tone="due", wrap=True)
        self.twins = Button(self.tr("So sánh hai văn bản"), self.compare.emit, meaning="copy")
        self.throw = Button(self.tr("Bỏ văn bản này"), self.discard.emit, kind="quiet", meaning="delete")
        self.fields: dict[str, GuessField] = {}
        self.cuts: dict[str, CutOut] = {}
        self.deadlines = Deadlines()
        self.deadlines.changed.connect(self._touched)
        self.story = StoryPart(seat)
        self.came = CamePart(seat)
        self.handling = HandlingPart(seat, lambda: self.came.by_line)
        self.back = Button(self.tr("Trả lại nơi gửi…"), self._send_back, kind="quiet", meaning="undo")
        self.split = Button(self.tr("Tách…"), self.cut.emit, kind="quiet", meaning="split")
        self.attach = Button(self.tr("Kèm tệp…"), self.add_file.emit, kind="quiet", meaning="attach")
        self._build()
        seat.read(self, seat.desk.inbox_forms.kinds, self._take_kinds)

    def _build(self) -> None:
        names = field.labels()
        day = today(self.seat.desk.clock)
        inner = QWidget()
        inner.setProperty("role", "flow")
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.TIGHT, 0, Space.MEDIUM, Space.MEDIUM)
        column.setSpacing(Space.TIGHT)
        head = QHBoxLayout()
        head.addWidget(self.number, 1)
        head.addWidget(self.saved)
        column.addLayout(head)
        column.addWidget(self.newer)
        column.addWidget(self.warning)
        column.addWidget(self.twins)
        column.addWidget(self.came)
        column.addWidget(self.story.acts)
        column.addWidget(self.handling)
        for key in ("number", "date"):
            self.cuts[key] = CutOut(self.tr("Chỗ này trên trang: {field}").format(field=names[key].lower()))
        for line in field.LINES:
            for spec in line:
                if spec.key in self.cuts:
                    column.addWidget(self.cuts[spec.key])
            row = QHBoxLayout()
            row.setSpacing(Space.SMALL)
            for spec in line:
                made = field.make(spec.key, names[spec.key], today=day)
                self._watch(made)
                self.fields[spec.key] = made
                row.addWidget(made, spec.share)
            column.addLayout(row)
            if line[0].key == "deadline":
                column.addWidget(self.deadlines)
                column.addSpacing(Space.TIGHT)
        column.addWidget(self._last_acts())
        column.addWidget(self.story.past)
        for editor in (self.story.message.text, *self.handling.step.editors()):
            editor.installEventFilter(self)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(inner)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        dressing.changed.connect(self._fit)
        self._fit()
        self.warning.hide()
        self.twins.hide()

    def _last_acts(self) -> QWidget:
        """What else can be done with a letter that is not entered yet."""
        self.others = QWidget()
        flow = FlowLayout(self.others, gap=4)
        for one in (self.split, self.attach, self.back, self.throw):
            flow.addWidget(one)
        return self.others

    def _send_back(self) -> None:
        """A letter that was not for us goes back without a number."""
        self.handling.show()
        self.handling.open_step(Stage.RETURNED)
        self.area.ensureWidgetVisible(self.handling, 0, 0)

    def _fit(self) -> None:
        """Sizes at the scale that is on."""
        self.setMinimumWidth(px(344))
        for made in self.fields.values():
            _tighten(made)

    def _watch(self, made: GuessField) -> None:
        made.edited.connect(self._edited)
        made.confirmed.connect(lambda _: self._touched())
        made.asked_where.connect(self.lit)
        made.hovered.connect(self._hovered)
        made.editor.installEventFilter(self)
        if isinstance(made.editor, field.Names):
            made.editor.accepted.connect(self.accepted)
        if isinstance(made.editor, field.ShortText):
            made.editor.trimmed.connect(made.refuse)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field that has the cursor is scrolled into sight. Nothing is swallowed."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            # Once what was just shown has its place.
            QTimer.singleShot(0, self, partial(self.area.ensureWidgetVisible, watched, 0, px(60)))
        return False

    # --- filling --------------------------------------------------------------------------------------

    def show_form(self, form: Form) -> None:
        """Another letter, or the same one read anew. What was typed into the one before is saved first."""
        self.save()
        self.newer.drop()
        self.form = form
        self._filling = True
        try:
            for key, made in self.fields.items():
                self._fill(key, made, form)
        finally:
            self._filling = False
        self._dirty = False
        self.number.setText(self._number_words(form))
        self.saved.setText("")
        same = [self.tr("Có thể đã có: {why}.").format(why=one.why) for one in form.duplicates]
        warnings = [*form.warnings, *same] if not form.registered else []
        self.warning.setText("\n".join(warnings))
        self.warning.setVisible(bool(warnings))
        self.twins.setVisible(bool(form.duplicates) and not form.registered)
        self.others.setVisible(not form.registered)
        returned = form.stage == Stage.RETURNED
        self.back.setVisible(not returned)
        self.split.setVisible(form.pages > 1 and form.file_name.lower().endswith(".pdf"))
        self.handling.show_form(form)
        self.handling.setVisible(form.registered or returned)
        self.deadlines.show_days(form, with_task=not form.registered)
        self.story.show_form(form)
        self.came.show_letter(form.id)
        self._show_cuts(form)
        if not form.registered:
            self.area.verticalScrollBar().setValue(0)

    def read_anew(self, form: Form) -> None:
        """The same letter after something changed elsewhere: what is typed and not saved stays."""
        if self.form is None or form.id != self.form.id:
            return
        self.came.look_anew()
        if (form.registered, form.stage) != (self.form.registered, self.form.stage) or (
            form.registered and not self._dirty and form != self.form
        ):
            self.show_form(form)
        elif form.registered and self._dirty:
            self._merge(form)
        elif form.next_number != self.form.next_number:
            self.number.setText(self._number_words(form))

    def _merge(self, form: Form) -> None:
        """What another PC changed comes in, but for the fields that are being typed in: there it is offered."""
        assert self.form is not None
        typed, known, newer = self.values(), self.form.values, {}
        self.form = form
        for key, made in self.fields.items():
            text = form.values.get(key, "")
            if text in (known.get(key, ""), typed[key]):
                continue
            if typed[key] == known.get(key, ""):
                self._put(key, made, text)
            else:
                newer[key] = text
        if newer:
            self.newer.offer(newer)

    def _put(self, key: str, made: GuessField, text: str) -> None:
        self._filling = True
        made.set_value(field.shown(key, text, made))
        self._filling = False

    def _take_newer(self, values: dict[str, str]) -> None:
        """What another PC wrote, instead of what is typed; with undo."""
        if self.form is None:
            return
        typed = self.values()
        back = partial(self._put_back, self.form.id, {key: typed[key] for key in values})
        self._put_back(self.form.id, values)
        self.seat.tell.note(self.tr("Đã lấy bản mới"), tone="done", undo=back)

    def _put_back(self, letter_id: str, values: dict[str, str]) -> None:
        """Values of this letter, as if they were typed; not when another one is open."""
        if self.form is not None and self.form.id == letter_id:
            for key, text in values.items():
                self._put(key, self.fields[key], text)
            self._touched()

    def _number_words(self, form: Form) -> str:
        if form.registered:
            return self.tr("Số đến {number}/{year}").format(
                number=form.arrival_number, year=form.arrival_year
            )
        return self.tr("Số đến: sẽ là {number}").format(number=form.next_number)

    def _fill(self, key: str, made: GuessField, form: Form) -> None:
        text = form.values.get(key, "")
        made.refuse("")
        made.mark_visible(not form.registered)
        guesses = form.guesses.get(key, ())
        looked_at = form.registered or key in form.confirmed or key == "arrived"
        words = field.shown(key, text, made)
        if text and not looked_at:
            made.set_guess(words, tip=_why(guesses))
        else:
            made.set_value(words)
        line = made.editor.lineEdit() if isinstance(made.editor, QComboBox) else None
        if line is not None:
            line.setCursorPosition(0)  # a long name shows its beginning

    def _show_cuts(self, form: Form) -> None:
        for key, cut in self.cuts.items():
            cut.show_image(None)
            place = _place(key, form) if not form.registered and not form.values.get(key) else None
            if place is not None:
                asked = form.id
                self._piece(place, lambda image, cut=cut, asked=asked: self._cut_came(cut, asked, image))

    def _cut_came(self, cut: CutOut, asked: str, image: object) -> None:
        if self.form is not None and self.form.id == asked:
            cut.show_image(image)  # type: ignore[arg-type]

    def _take_kinds(self, kinds: Sequence[tuple[str, str]]) -> None:
        made = self.fields["kind"]
        field.set_kinds(made, kinds)
        if self.form is not None and self.form.values.get("kind") and not self._dirty:
            self._filling = True
            self._fill("kind", made, self.form)
            self._filling = False

    def set_names(self, handlers: Sequence[str], issuers: Sequence[str]) -> None:
        """Names to choose from."""
        self._filling = True
        known = [FILED, *(name for name in handlers if name != FILED)]
        for key, names in (("handler", known), ("issuer", issuers)):
            editor = self.fields[key].editor
            assert isinstance(editor, field.Names)
            editor.blockSignals(True)
            editor.set_people([("", name) for name in names])
            editor.blockSignals(False)
        self._filling = False

    # --- the clerk ------------------------------------------------------------------------------------

    def focus_first(self) -> None:
        """The cursor goes to the first field to look at or to fill; of a registered letter to what can be done."""
        if self.form is not None and self.form.registered:
            self.story.reply.setFocus()
            return
        for key, made in self.fields.items():
            blank = made.state is GuessState.EMPTY and key in field.REQUIRED
            if made.state is GuessState.GUESSED or blank:
                self.focus(key)
                return
        self.focus("handler")

    def focus(self, key: str) -> None:
        made = self.fields.get(key)
        if made is not None:
            made.editor.setFocus()
            select = getattr(made.editor, "selectAll", None)
            if select is not None:
                select()

    def _edited(self, key: str, text: str) -> None:
        if self._filling:
            return
        made, spec = self.fields[key], field.SPECS[key]
        if key not in field.DAYS:
            kept, said = cleaned(text, spec.most)
            if kept != text and said:
                made.set_value(kept)
                made.refuse(said)
        self._touched()

    def _hovered(self, key: str, came: bool) -> None:
        if came:
            self.lit.emit(key)
            return
        held = [one for one, made in self.fields.items() if made.editor.hasFocus()]
        self.lit.emit(held[0] if held else "")

    # --- what stands here -------------------------------------------------------------------------------

    def values(self) -> dict[str, str]:
        """Field -> words, as the service reads them."""
        return {key: field.kept(key, made) for key, made in self.fields.items()}

    def wrong(self) -> str:
        """Key of the first field that cannot be read, its reason said under it; '' when all can."""
        for key, made in self.fields.items():
            if field.is_wrong(made):
                made.refuse(self.tr("Không phải ngày. Ghi như 05/03/2026."))
                return key
        return ""

    def tasks(self) -> tuple[Wanted, ...]:
        """The tasks that registering opens: one when there is a day or a person, one for each further day chosen."""
        values, form = self.values(), self.form
        if form is None:
            return ()
        person = values["handler"]
        made = []
        editor = self.fields["deadline"].editor
        day: date | None = editor.date() if isinstance(editor, DateField) else None
        if day is not None or person not in ("", FILED):
            made.append(
                Wanted(assignee=person, due_on=day or form.usual_due, evidence=self.deadlines.sentence(day))
            )
        return (
            *made,
            *(
                Wanted(wish.title, person, wish.day or form.usual_due, wish.evidence)
                for wish in self.deadlines.wished(day)
            ),
        )

    def confirmed(self) -> list[str]:
        return [key for key, made in self.fields.items() if made.state is GuessState.CONFIRMED]

    # --- saving ---------------------------------------------------------------------------------------

    def _touched(self) -> None:
        if self._filling or self.form is None:
            return
        self._dirty = True
        self.saved.setText(self.tr("đang lưu …"))
        if not self._timer.isActive():
            self._timer.start(SAVE_AFTER_MS)

    def forget(self) -> None:
        """What stands here was registered or thrown away: nothing is left to save."""
        self._timer.stop()
        self._dirty = False

    def save(self) -> None:
        """Keep what was typed since the last time, now."""
        self._timer.stop()
        form = self.form
        if form is None or not self._dirty:
            return
        self._dirty = False
        values = self.values()
        forms, letters = self.seat.desk.inbox_forms, self.seat.desk.incoming
        act: Callable[[], Change[Any]]
        if form.registered:
            changed = {key: text for key, text in values.items() if text != form.values.get(key, "")}
            if self.wrong() or not changed:
                return
            act = partial(letters.edit, form.id, fields=changed)
        else:
            act = partial(
                forms.save_draft,
                form.id,
                fields=values,
                confirmed=self.confirmed(),
                wishes=sorted(self.deadlines.chosen()),
            )
        # The bus outlives this pane: a draft on its way is written even when the window closes.
        told = self.tr("Đã sửa văn bản đến.") if form.registered else ""
        self.seat.do(
            self.seat.bus,
            act,
            told=told,
            then=lambda _: self._kept(form.id),
            otherwise=partial(self._lost, form.id),
        )

    def _kept(self, letter_id: str) -> None:
        self.kept.emit(letter_id)
        if self.form is not None and self.form.id == letter_id and not self._dirty:
            self.saved.setText(self.tr("đã lưu"))

    def _lost(self, letter_id: str, fault: BaseException) -> None:
        """The words stay in the fields and are tried again: a full disk may be emptied, a stick put back."""
        self.seat.tell.error(fault)
        if self.form is not None and self.form.id == letter_id and isinstance(fault, AppError):
            self.saved.setText(self.tr("chưa lưu được"))
            self._dirty = True
            self._timer.start(_RETRY_MS)


def _why(guesses: Sequence[Guessed]) -> str:
    return "\n".join(one.evidence for one in guesses[:2] if one.evidence)[:400]


def _place(key: str, form: Form) -> tuple[int, tuple[float, float, float, float]] | None:
    """Where on the page a field that could not be read with certainty stands."""
    if not form.file_name.lower().endswith(_PAGED):
        return None
    for one in form.guesses.get(key, ()):
        if one.box is not None:
            return one.page, one.box
    if key == "number":
        for one in form.guesses.get("notation", ()):
            if one.box is not None:
                x0, y0, x1, y1 = one.box
                return one.page, (max(0.0, x0 - 16), y0 - 1.5, x1 + 4, y1 + 1)
        return HEAD_PLACE
    return DATE_PLACE


def _tighten(made: GuessField) -> None:
    """The mark is as large as a target must be and no larger: fourteen fields stand on one screen."""
    for mark in made.findChildren(IconButton):
        mark.setFixedSize(px(TARGET), px(TARGET))
    made.label.setMinimumWidth(1)
    made.editor.setMinimumWidth(px(48))
