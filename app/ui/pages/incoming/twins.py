"""Two letters that seem to be one, side by side: pages over fields, what differs marked, and what can be done about it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.services.inbox_form import Form
from app.services.incoming_rows import Duplicate
from app.ui.pages.incoming.fields import labels
from app.ui.pages.incoming.paper_pane import PaperPane
from app.ui.seat import Seat
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.words import Elided, IconLabel, Words

_COMPARED = ("number", "notation", "date", "issuer", "subject", "arrived")


class Twins(QWidget):
    """``register`` all the same, ``discard`` the new one, or go ``back`` to its form."""

    register = Signal()
    discard = Signal()
    back = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self._form: Form | None = None
        self._asked = ""
        self.why = Words("", "heading", wrap=True)
        self.papers = (PaperPane(seat), PaperPane(seat))
        self.heads = (Words("", "heading"), Words("", "heading"))
        self.facts = (QWidget(), QWidget())
        self.throw = Button(self.tr("Bỏ thư này"), self.discard.emit, meaning="delete", kind="danger")
        self.keep = Button(self.tr("Vẫn đăng ký"), self.register.emit, meaning="check")
        self.leave = Button(self.tr("Quay lại sửa"), self.back.emit, kind="quiet", meaning="back", key="Esc")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        top = QHBoxLayout()
        top.setSpacing(Space.SMALL)
        top.addWidget(IconLabel("warning", "due"), 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.why, 1)
        for one in (self.leave, self.throw, self.keep):
            top.addWidget(one)
        column.addLayout(top)
        sides = QHBoxLayout()
        sides.setSpacing(Space.LARGE)
        for head, facts, paper in zip(self.heads, self.facts, self.papers, strict=True):
            side = QVBoxLayout()
            side.setSpacing(Space.SMALL)
            side.addWidget(head)
            side.addWidget(facts)
            side.addWidget(paper, 1)
            sides.addLayout(side, 1)
        column.addLayout(sides, 1)

    def show_pair(self, form: Form, values: Mapping[str, str], found: tuple[Duplicate, ...]) -> None:
        """The letter that is being entered, with what stands in its form, beside the first of ``found``."""
        self._form = form
        other = found[0]
        self._asked = other.id
        more = len(found) - 1
        words = self.tr("Có thể văn bản này đã có: {why}.").format(why=other.why)
        if more:
            words += self.tr(" Và {count} văn bản khác.").format(count=more)
        self.why.setText(words)
        self.heads[0].setText(self.tr("Đang ghi"))
        self.heads[1].setText(self.tr("Đã có"))
        self.papers[0].show_letter(form)
        self.papers[1].clear(self.tr("Đang mở …"))
        _show_facts(self.facts[0], values, values)
        self.leave.setFocus()
        self.seat.read(self, partial(self.seat.desk.inbox_forms.form, other.id), partial(self._take, values))

    def _take(self, values: Mapping[str, str], form: Form) -> None:
        if form.id != self._asked:
            return
        if form.registered:
            self.heads[1].setText(
                self.tr("Đã vào sổ, số đến {number}/{year}").format(
                    number=form.arrival_number, year=form.arrival_year
                )
            )
        else:
            self.heads[1].setText(self.tr("Đã nhận, chưa vào sổ"))
        self.papers[1].show_letter(form)
        _show_facts(self.facts[1], form.values, values)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)


def _show_facts(host: QWidget, values: Mapping[str, str], beside: Mapping[str, str]) -> None:
    old = host.layout()
    if old is not None:
        QWidget().setLayout(old)  # the old lines go with it
    grid = QGridLayout(host)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(Space.MEDIUM)
    grid.setVerticalSpacing(Space.HAIR)
    grid.setColumnStretch(1, 1)
    names = labels()
    for row, key in enumerate(_COMPARED):
        same = values.get(key, "") == beside.get(key, "")
        grid.addWidget(Words(names[key], "quiet"), row, 0)
        grid.addWidget(Elided(values.get(key, "") or "—", tone="" if same else "late"), row, 1)
        if not same:
            grid.addWidget(Words(QCoreApplication.translate("Twins", "khác"), "note", tone="late"), row, 2)
