"""The small form in which a result is written down: a post, pictures with captions, a meeting, a figure. Shows only its fields."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from app.base.clock import today
from app.base.errors import AppError
from app.services.channels import ChannelRow
from app.services.results import OutcomeKind, Wanted
from app.ui.seat import Seat
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn
from app.ui.widgets.number_box import NumberBox
from app.ui.widgets.pickers import DateField

_FIELDS = {
    OutcomeKind.POST: ("title", "on", "channel", "rubric", "link"),
    OutcomeKind.PICTURE: ("title", "on", "picture"),
    OutcomeKind.MEETING: ("title", "on", "place", "attendance", "who"),
    OutcomeKind.FIGURE: ("title", "figure", "measure", "on"),
    OutcomeKind.OTHER: ("title", "on", "note"),
}


class OutcomeForm(QWidget):
    """``saved`` after each result. Pictures dropped together are asked for one after another."""

    saved = Signal()
    left = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._letter = ""
        self._queue: list[Path] = []
        self._channels: Sequence[ChannelRow] = ()
        self.kind = OutcomeKind.POST
        self.title, self.link, self.place, self.who, self.measure, self.note = (QLineEdit() for _ in range(6))
        self.figure, self.picture = QLineEdit(), QLineEdit()
        self.channel, self.rubric = QComboBox(), QComboBox()
        self.rubric.setEditable(True)
        self.attendance = NumberBox()
        self.attendance.setRange(0, 1_000_000)
        self.on = DateField(today=today(seat.desk.clock))
        self.picture.setReadOnly(True)
        self.channel.currentIndexChanged.connect(lambda _: self._offer_rubrics())
        self.link.setPlaceholderText("https://")
        self.column = FormColumn(self)
        self._rows: dict[str, tuple[QWidget, QWidget]] = {}
        for name, words, editor in (
            ("title", self.tr("Tên"), self.title),
            ("on", self.tr("Ngày"), self.on),
            ("channel", self.tr("Kênh"), self.channel),
            ("rubric", self.tr("Chuyên mục"), self.rubric),
            ("link", self.tr("Đường dẫn"), self.link),
            ("place", self.tr("Nơi"), self.place),
            ("attendance", self.tr("Số người dự"), self.attendance),
            ("who", self.tr("Phụ trách"), self.who),
            ("figure", self.tr("Con số"), self.figure),
            ("measure", self.tr("Đơn vị tính"), self.measure),
            ("picture", self.tr("Tệp ảnh"), self._picker()),
            ("note", self.tr("Ghi chú"), self.note),
        ):
            self._rows[name] = (self.column.field(words, editor), editor)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(self.tr("Thôi"), self._leave, kind="quiet"))
        row.addWidget(Button(self.tr("Ghi kết quả"), self.save, meaning="save"))
        self.column.addLayout(row)

    def _picker(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.picture, 1)
        row.addWidget(Button(self.tr("Chọn ảnh"), self._choose))
        self.picture.setAccessibleName(self.tr("Tệp ảnh"))
        return whole

    def set_channels(self, channels: Sequence[ChannelRow]) -> None:
        if channels != self._channels:
            self._channels = channels
            kept = self.channel.currentData()
            self.channel.clear()
            for one in channels:
                self.channel.addItem(one.name, one.id)
            self.channel.setCurrentIndex(max(0, self.channel.findData(kept)))

    def begin(self, letter: str, kind: OutcomeKind, *, pictures: Sequence[Path] = ()) -> None:
        """A new result of ``letter``."""
        self._letter, self.kind, self._queue = letter, kind, list(pictures)
        for name, (label, editor) in self._rows.items():
            shown = name in _FIELDS[kind] and (name not in ("channel", "rubric") or bool(self._channels))
            label.setVisible(shown)
            editor.setVisible(shown)
        titles = {
            OutcomeKind.PICTURE: self.tr("Chú thích ảnh"),
            OutcomeKind.MEETING: self.tr("Tên hội nghị, buổi sinh hoạt"),
            OutcomeKind.FIGURE: self.tr("Chỉ tiêu, nội dung đếm"),
            OutcomeKind.POST: self.tr("Tên tin, bài"),
        }
        label = self._rows["title"][0]
        label.setText(titles.get(kind, self.tr("Kết quả")))  # type: ignore[attr-defined]
        self.on.set_date(today(self._seat.desk.clock))
        self._clear()
        self.show()
        self.title.setFocus()

    def _clear(self) -> None:
        for line in (self.title, self.link, self.place, self.who, self.figure, self.measure, self.note):
            line.clear()
        self.attendance.setValue(0)
        self.picture.setText(str(self._queue[0]) if self._queue else "")
        self.column.refuse(self.title, "")

    def _offer_rubrics(self) -> None:
        self.rubric.clear()
        at = self.channel.currentIndex()
        if 0 <= at < len(self._channels):
            self.rubric.addItems(list(self._channels[at].rubrics))
        self.rubric.setCurrentIndex(-1)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Chọn ảnh"), "", self.tr("Ảnh (*.jpg *.jpeg *.png)")
        )
        if chosen:
            self._queue = [Path(one) for one in chosen]
            self.picture.setText(chosen[0])

    def save(self) -> None:
        if self.on.is_wrong():
            self.column.refuse(self.title, self.tr("Ngày không phải là ngày. Ghi như 05/03/2026."))
            return
        figure = _number(self.figure.text())
        if self.kind is OutcomeKind.FIGURE and figure is None:
            self.column.refuse(self.title, self.tr("Ghi con số, như 658 hoặc 12,5."))
            self.figure.setFocus()
            return
        post = self.kind is OutcomeKind.POST
        wanted = Wanted(
            self.kind.value,
            title=self.title.text(),
            on=self.on.date(),
            channel=str(self.channel.currentData() or "") if post else "",
            rubric=self.rubric.currentText() if post else "",
            link=self.link.text(),
            place=self.place.text(),
            who=self.who.text(),
            attendance=self.attendance.value() or None,
            figure=figure,
            measure=self.measure.text(),
            note=self.note.text(),
            picture=Path(self.picture.text()) if self.picture.text() else None,
        )
        self._seat.do(
            self._seat.bus,
            partial(self._seat.desk.results.add, wanted, letter=self._letter),
            told=self.tr("Đã ghi kết quả."),
            then=self._over,
            otherwise=self._refused,
        )

    def _over(self, _: object) -> None:
        self._queue = self._queue[1:]
        if self._queue:
            self._clear()
            self.title.setFocus()
        else:
            self.hide()
        self.saved.emit()

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, AppError):
            self.column.refuse(self.title, f"{error.sentence()} {error.advice()}")
        else:
            self._seat.tell.error(error)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)


def _number(text: str) -> float | None:
    """658, 1.250, 12,5: as Vietnamese writes numbers; None when it is none."""
    plain = text.strip().replace(" ", "").replace(".", "").replace(",", ".")
    try:
        return float(plain) if plain else None
    except ValueError:
        return None
