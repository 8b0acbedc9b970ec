"""Our unit: its name, letterhead, symbol, place, standard, term. Every field is kept when it is left; the letterhead is drawn live."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.base.clock import today
from app.base.errors import AppError
from app.services.founding import Answers
from app.ui.pages.first_run.words import levels, standards
from app.ui.pages.settings.declared import Choice
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn
from app.ui.widgets.page_picture import PagePicture, drawn_picture
from app.ui.widgets.pickers import DateField

if TYPE_CHECKING:
    from app.domain.rows import SignerRow, UnitRow
    from app.services.preview import Preview

_LINES = ("superior_lines", "issuing_lines")


class UnitSection(QWidget):
    """Fields at the left, the letterhead at the right."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._unit: UnitRow | None = None
        self._signer: SignerRow | None = None
        self._latest = Latest(seat.run, self, delay=150)
        self._today = today(seat.desk.clock)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.WIDE)
        left = QWidget()
        left.setMaximumWidth(px(460))
        self.column = column = FormColumn(left)
        self.fields: dict[str, Any] = {}
        self._fields(column)
        self._term(column)
        column.addStretch(1)
        self.picture = PagePicture(self.tr("Đang vẽ phần đầu văn bản …"))
        self.picture.setAccessibleName(self.tr("Phần đầu văn bản"))
        self.picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.picture.setMinimumSize(px(300), px(380))
        side = QVBoxLayout()
        side.addWidget(self.picture)
        side.addStretch(1)
        row.addWidget(left, 5)
        row.addLayout(side, 5)

    # --- fields -------------------------------------------------------------------------------------------

    def _fields(self, column: FormColumn) -> None:
        column.head(self.tr("Đơn vị"))
        self._line(column, "name", self.tr("Tên đơn vị"))
        self._choice(column, "level", self.tr("Cấp"), levels())
        self._lines(column, "superior_lines", self.tr("Cơ quan cấp trên, như in trên văn bản"))
        self._lines(
            column,
            "issuing_lines",
            self.tr("Tên cơ quan ban hành, như in"),
            self.tr("Mỗi dòng ở đây là một dòng in."),
        )
        self._line(column, "symbol", self.tr("Ký hiệu"))
        self._line(
            column, "drafting_unit", self.tr("Ký hiệu bộ phận soạn thảo"), self.tr("Để trống khi không dùng.")
        )
        self._line(column, "place", self.tr("Nơi ghi trước ngày tháng"))
        self._choice(column, "standard", self.tr("Thể thức"), standards())

    def _line(self, column: FormColumn, name: str, label: str, help: str = "") -> None:
        line = QLineEdit()
        column.field(label, line, help)
        line.textEdited.connect(lambda *_: self._draw())
        line.editingFinished.connect(lambda: self._keep(name, line.text().strip()))
        self.fields[name] = line

    def _lines(self, column: FormColumn, name: str, label: str, help: str = "") -> None:
        text = QPlainTextEdit()
        text.setTabChangesFocus(True)
        text.setFixedHeight(px(72))
        column.field(label, text, help)
        text.textChanged.connect(self._draw)
        text.installEventFilter(self)
        self.fields[name] = text

    def _choice(
        self, column: FormColumn, name: str, label: str, choices: tuple[tuple[str, str], ...]
    ) -> None:
        box = Choice()
        for key, words in choices:
            box.addItem(words, key)
        column.field(label, box)
        box.activated.connect(lambda *_: self._keep(name, str(box.currentData())))
        self.fields[name] = box

    def _term(self, column: FormColumn) -> None:
        column.head(
            self.tr("Nhiệm kỳ"),
            self.tr(
                "Số văn bản đi chạy liên tục trong một nhiệm kỳ, từ 01. Khai nhiệm kỳ mới thì số bắt đầu lại."
            ),
        )
        self.term = QLineEdit()
        self.term.setPlaceholderText("2025-2030")
        self.term_from, self.term_to = DateField(today=self._today), DateField(today=self._today)
        column.field(self.tr("Tên nhiệm kỳ"), self.term)
        column.field(self.tr("Từ ngày (ngày đại hội)"), self.term_from)
        column.field(self.tr("Đến ngày (nếu đã biết)"), self.term_to)
        row = QHBoxLayout()
        self.declare = Button(self.tr("Khai nhiệm kỳ"), self._declare)
        row.addWidget(self.declare)
        row.addStretch(1)
        column.addLayout(row)

    # --- showing ------------------------------------------------------------------------------------------

    def look_anew(self) -> None:
        desk = self._seat.desk

        def read() -> tuple[UnitRow | None, SignerRow | None]:
            unit = desk.units.own()
            signers = desk.units.signers() if unit else ()
            return unit, (signers[0] if signers else None)

        self._seat.read(self, read, self._show)

    def _show(self, found: tuple[UnitRow | None, SignerRow | None]) -> None:
        self._unit, self._signer = found
        unit = self._unit
        if unit is None:
            self._draw()
            return
        for name, field in self.fields.items():
            if field.hasFocus():
                continue  # somebody is writing in it
            value = getattr(unit, name)
            field.blockSignals(True)
            if isinstance(field, QComboBox):
                field.setCurrentIndex(field.findData(value))
            elif isinstance(field, QPlainTextEdit):
                field.setPlainText("\n".join(value))
            else:
                field.setText(value or "")
                field.setCursorPosition(0)
            field.blockSignals(False)
        if not (self.term.hasFocus() or self.term_from.hasFocus() or self.term_to.hasFocus()):
            self.term.setText(unit.term_name)
            self.term_from.set_date(unit.term_from)
            self.term_to.set_date(unit.term_to)
        self._draw()

    def _draw(self) -> None:
        value = self._value
        signer = self._signer
        answers = Answers(
            level=str(value("level")),
            name=str(value("name")),
            superior=" ".join(value("superior_lines")),
            issuing_lines=tuple(value("issuing_lines")),
            symbol=str(value("symbol")),
            place=str(value("place")),
            standard=str(value("standard") or "youth-union"),
            signer=signer.name if signer else "",
            position=signer.position if signer else "",
            authority=signer.authority_lines[0] if signer and signer.authority_lines else "",
        )
        day, wide = self._today, max(300, self.picture.wanted_width())

        def act() -> Preview:
            from app.services.founding import sample
            from app.services.preview import draw

            return draw(sample(answers, day), wide=wide)

        self._latest.ask(act, self._drawn, lambda _: None)

    def _drawn(self, drawn: Preview) -> None:
        self.picture.set_pages([drawn_picture(one, drawn.sizes[one.number - 1]) for one in drawn.pictures])

    def _value(self, name: str) -> Any:
        field = self.fields[name]
        if isinstance(field, QComboBox):
            return field.currentData() or ""
        if isinstance(field, QPlainTextEdit):
            return [line.strip() for line in field.toPlainText().splitlines() if line.strip()]
        return field.text().strip()

    # --- keeping ------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Keep the field that is being written in."""
        for name, field in self.fields.items():
            if field.hasFocus():
                self._keep(name, self._value(name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            for name in _LINES:
                if self.fields[name] is watched:
                    self._keep(name, self._value(name))
        return super().eventFilter(watched, event)

    def _keep(self, name: str, value: Any) -> None:
        unit, desk = self._unit, self._seat.desk
        was = None if unit is None else getattr(unit, name)
        if (list(was) if isinstance(was, tuple) else was or "") == value:
            return
        if name == "name" and not value:
            self.column.refuse(self.fields["name"], self.tr("Đơn vị cần có tên."))
            return
        if unit is None:
            if name != "name":
                return  # kept with the name, when there is one
            act = partial(desk.units.add, value, own=True, **self._written())
        else:
            act = partial(desk.units.set, None, **{name: value})
        self._seat.do(
            self,
            act,
            told=self.tr("Đã lưu thông tin đơn vị"),
            then=lambda _: self._kept(self.fields[name]),
            otherwise=lambda error: self._refused(self.fields[name], error),
        )

    def _kept(self, field: QWidget) -> None:
        self.column.refuse(field, "")
        self.look_anew()

    def _written(self) -> dict[str, Any]:
        return {name: self._value(name) for name in self.fields if name != "name" and self._value(name)}

    def _declare(self) -> None:
        starts = self.term_from.date()
        if starts is None:
            self.column.refuse(self.term_from, self.tr("Ghi ngày bắt đầu nhiệm kỳ."))
            self.term_from.setFocus()
            return
        act = partial(
            self._seat.desk.series.declare_term,
            self.term.text().strip(),
            starts_on=starts,
            ends_on=self.term_to.date(),
        )
        self._seat.do(
            self,
            act,
            told=self.tr("Đã khai nhiệm kỳ"),
            then=lambda _: self._kept(self.term),
            otherwise=lambda error: self._refused(self.term, error),
        )

    def _refused(self, field: QWidget, error: BaseException) -> None:
        if isinstance(error, AppError):
            self.column.refuse(field, f"{error.sentence()} {error.advice()}")
        else:
            self._seat.tell.error(error)
