"""How a letter is handled: submitted, the leader's opinion, passed on, settled, sent back; and its slip on paper.

Owns the small form of a step. Refuses to know which step may follow which: the service does, and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from app.base.clock import today
from app.base.language import tr as said
from app.domain.handling import STAGE_NAMES, Stage
from app.services.change import Change
from app.services.handling import HandlingView, StepRow
from app.services.inbox_form import Form
from app.ui.pages.incoming.fields import Names, ShortText
from app.ui.seat import Seat
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.pickers import DateField
from app.ui.widgets.rows_model import shown_day
from app.ui.widgets.words import Words

OPINION_MOST: Final = 2000
_PLAIN: Final = (Stage.SUBMITTED, Stage.PASSED, Stage.WORKING, Stage.SETTLED)


class StepForm(QWidget):
    """The fields of one step; which of them are seen depends on the stage."""

    def __init__(self, seat: Seat, save: Callable[[], None], leave: Callable[[], None]) -> None:
        super().__init__()
        self._leave = leave
        self.stage = Stage.DIRECTED
        self.head = Words("", "heading")
        self.who = Names()
        self.opinion = ShortText(OPINION_MOST, 3)
        self.lead = Names()
        self.others = QLineEdit()
        self.others.setPlaceholderText(self.tr("nhiều người cách nhau bằng dấu chấm phẩy"))
        self.due = DateField(today=today(seat.desk.clock))
        self.task = QCheckBox(self.tr("Giao việc cho người chủ trì"))
        self.task.setChecked(True)
        self.note = ShortText(OPINION_MOST, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.SMALL)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self.head)
        self._labels: dict[QWidget, Words] = {}
        for editor in (self.who, self.opinion, self.lead, self.others, self.due, self.note):
            label = Words("", "quiet")
            label.setBuddy(editor)
            self._labels[editor] = label
            column.addWidget(label)
            column.addWidget(editor)
        column.addWidget(self.task)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(self.tr("Thôi"), leave, kind="quiet"))
        self.keep = Button(self.tr("Ghi"), save, meaning="save")
        row.addWidget(self.keep)
        column.addLayout(row)
        self.hide()

    def open(self, stage: Stage, form: Form) -> None:
        """An empty form of this step; a letter goes back to who sent it."""
        self.stage = stage
        words = self._words(stage)
        for editor, label in self._labels.items():
            seen = editor in words
            label.setVisible(seen)
            editor.setVisible(seen)
            label.setText(words.get(editor, ""))
            editor.setAccessibleName(words.get(editor, ""))
        self.task.setVisible(stage is Stage.DIRECTED)
        self.head.setText(
            self.tr("Trả lại nơi gửi")
            if stage is Stage.RETURNED
            else self.tr("Ý kiến của lãnh đạo")
            if stage is Stage.DIRECTED
            else said(STAGE_NAMES[stage]).capitalize()
        )
        self.who.setEditText(form.values["issuer"] if stage is Stage.RETURNED else "")
        self.lead.setEditText(form.values["handler"])
        for editor in (self.opinion, self.note):
            editor.setPlainText("")
        self.others.clear()
        self.due.setText(form.values["deadline"])
        self.show()
        next(iter(words)).setFocus()

    def _words(self, stage: Stage) -> dict[QWidget, str]:
        """The fields that are seen, with their labels."""
        if stage is Stage.DIRECTED:
            return {
                self.opinion: self.tr("Ý kiến chỉ đạo"),
                self.who: self.tr("Người cho ý kiến"),
                self.lead: self.tr("Chủ trì"),
                self.others: self.tr("Phối hợp"),
                self.due: self.tr("Thời hạn"),
            }
        if stage is Stage.RETURNED:
            return {self.note: self.tr("Lý do trả lại"), self.who: self.tr("Trả lại cho")}
        return {self.who: self.tr("Ai"), self.note: self.tr("Ghi chú")}

    def editors(self) -> tuple[QWidget, ...]:
        return tuple(self._labels)

    def co_workers(self) -> list[str]:
        return [one for one in self.others.text().replace(",", ";").split(";") if one.strip()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)


class HandlingPart(QWidget):
    """Where the letter stands, its steps, and what can be done next."""

    def __init__(self, seat: Seat, by_line: Callable[[], bool], parent: QWidget | None = None) -> None:
        """``by_line``: whether the letter came through headquarters, so that its sender is told there."""
        super().__init__(parent)
        self.seat, self._by_line = seat, by_line
        self._form: Form | None = None
        self.stage = Words("", "quiet", wrap=True)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=6)
        self.opinion = Button(
            self.tr("Ý kiến lãnh đạo"), partial(self.open_step, Stage.DIRECTED), meaning="edit"
        )
        self.more = Button(self.tr("Bước khác"), self._menu, meaning="more")
        self.slip = Button(self.tr("Phiếu giải quyết…"), self.choose_slip, meaning="print")
        self.back = Button(
            self.tr("Trả lại nơi gửi…"), partial(self.open_step, Stage.RETURNED), meaning="undo"
        )
        for one in (self.opinion, self.more, self.slip, self.back):
            flow.addWidget(one)
        self.step = StepForm(seat, self.save, self._leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.SMALL)
        column.setSpacing(Space.SMALL)
        for part in (self.stage, buttons, self.step):
            column.addWidget(part)

    def show_form(self, form: Form) -> None:
        self._form = form
        self.step.hide()
        returned = form.stage == Stage.RETURNED
        self.opinion.setVisible(form.registered and not returned)
        self.more.setVisible(form.registered and not returned)
        self.slip.setVisible(form.registered or returned)
        self.back.setVisible(not returned)
        self.stage.hide()
        if form.registered or returned:
            look = partial(self.seat.desk.handling.look, form.id)
            self.seat.read(self, look, self._looked)

    def set_people(self, names: Sequence[str]) -> None:
        for one in (self.step.who, self.step.lead):
            one.set_people([("", name) for name in names])

    def open_step(self, stage: Stage) -> None:
        """The small form of a step."""
        if self._form is not None:
            self.back.setVisible(stage is not Stage.RETURNED)
            self.step.open(stage, self._form)

    def save(self) -> None:
        """Keep the step that stands in the form."""
        form, step = self._form, self.step
        if form is None:
            return
        handling, who, note = self.seat.desk.handling, step.who.currentText(), step.note.toPlainText()
        act: Callable[[], Change[StepRow]]
        if step.stage is Stage.DIRECTED:
            act = partial(
                handling.direct, form.id,
                who=who, opinion=step.opinion.toPlainText(), lead=step.lead.currentText(),
                co_workers=step.co_workers(), due_on=step.due.date(),
                task=step.task.isChecked() and bool(step.lead.currentText().strip()),
            )  # fmt: skip
            told = self.tr("Đã ghi ý kiến.")
        elif step.stage is Stage.RETURNED:
            act = partial(handling.send_back, form.id, reason=note, to=who)
            told = (
                self.tr("Đã ghi trả lại; nơi gửi thấy lý do sau lần đồng bộ tới.")
                if self._by_line()
                else self.tr("Đã ghi trả lại nơi gửi; in phiếu trả lại để gửi kèm.")
            )
        else:
            act = partial(handling.step, form.id, step.stage.value, who=who, note=note)
            told = self.tr("Đã ghi.")
        self.seat.do(self.seat.bus, act, told=told, then=lambda _: step.hide())

    def choose_slip(self) -> None:
        """Save the slip by the system's dialog: PDF or DOCX."""
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Lưu phiếu"),
            self.tr("Phiếu giải quyết văn bản đến.pdf"),
            "PDF (*.pdf);;Word (*.docx)",
        )
        if name:
            path = Path(name)
            self.save_slip(path if path.suffix.lower() in (".pdf", ".docx") else Path(f"{name}.pdf"))

    def save_slip(self, path: Path) -> None:
        if self._form is not None:
            act = partial(self.seat.desk.handling.print_slip, self._form.id, path)
            told = self.tr("Đã lưu {file}.").format(file=path.name)
            self.seat.run.write(self, act).then(lambda _: self.seat.tell.note(told, tone="done"))

    def _looked(self, view: HandlingView) -> None:
        if self._form is None or view.letter_id != self._form.id:
            return
        lines = [_line(step) for step in view.steps]
        self.stage.setText("\n".join(lines))
        self.stage.setVisible(bool(lines))

    def _menu(self) -> None:
        menu = QMenu(self)
        for stage in _PLAIN:
            menu.addAction(said(STAGE_NAMES[stage]).capitalize(), partial(self.open_step, stage))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _leave(self) -> None:
        """Without keeping the step; of a letter without a number nothing else stands here."""
        self.step.hide()
        registered = self._form is not None and self._form.registered
        self.back.setVisible(registered)
        self.setVisible(registered)
        if registered:
            self.opinion.setFocus()


def _line(step: StepRow) -> str:
    parts = (
        f"{shown_day(step.on)} {step.name}",
        step.who,
        step.opinion,
        step.lead,
        "; ".join(step.co_workers),
        shown_day(step.due_on),
        step.note,
    )
    return " · ".join(part for part in parts if part)
