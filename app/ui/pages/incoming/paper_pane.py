"""The letter's page beside its form: pictures drawn off the window's thread, guesses outlined, the field in hand lit; or, of
a scan, the text that was read with its doubtful words; over the page the stamp 'ĐẾN' while it is placed.

Owns loading and sharpness. Refuses to know fields: keys come in, keys go out (``pointed``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.base.errors import AppError, FileUnreadable
from app.services.inbox_form import Form, Guessed
from app.services.inbox_paper import Papers
from app.ui.pages.incoming import text_paper
from app.ui.pages.incoming.stamp_bar import StampBar
from app.ui.pages.incoming.stamp_view import StampedPicture
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.page_picture import A4, Box, Picture
from app.ui.widgets.words import Words

_MOST_PAGES: Final = 60
_FIRST_WIDTH: Final = 700
_BLURRED: Final = 1.25
_CUT_WIDTH: Final = 1600  # pixels of the page from which a cut-out is taken
_NOT_HERE: Final = "KHO-020"
"""Code of the refusal of a file whose bytes are not on this PC: they are still to come from headquarters."""
_CUT_ROOM: Final = (3.0, 1.5)  # mm around


class PaperPane(QWidget):
    """``show_letter`` with its form; ``light`` and ``reach`` by field."""

    pointed = Signal(str)
    """An outline was clicked: the field's key."""
    shown = Signal()
    open_asked = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self._letter = ""
        self._round = 0
        self._pages: list[Picture] = []
        self._paged = False
        self._width = 0
        self._form: Form | None = None
        self.picture = StampedPicture()
        self.picture.box_clicked.connect(self.pointed)
        self._place = Words("", "note")
        self._zoom = Words("", "note")
        self.picture.page_changed.connect(self._say_page)
        self.picture.zoomed.connect(self._zoomed)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.SMALL, 0, Space.SMALL, 0)
        foot.setSpacing(Space.TIGHT)
        foot.addWidget(self._place)
        foot.addStretch(1)
        foot.addWidget(self._zoom)
        self.as_text = Button(self.tr("Chữ đọc được"), self._switch, kind="quiet", meaning="eye")
        self.as_text.setCheckable(True)
        self.as_text.setToolTip(self.tr("Xem chữ máy đọc từ ảnh; chữ đọc chưa chắc được tô vàng"))
        self.as_text.hide()
        foot.addWidget(self.as_text)
        self.file = IconButton("open", self.tr("Mở bản gốc bằng chương trình khác"), self.open_asked.emit)
        foot.addWidget(self.file)
        foot.addWidget(IconButton("zoom-out", self.tr("Thu nhỏ (−)"), lambda: self.picture.zoom_by(1 / 1.2)))
        foot.addWidget(IconButton("zoom-in", self.tr("Phóng to (+)"), lambda: self.picture.zoom_by(1.2)))
        foot.addWidget(IconButton("fit", self.tr("Vừa chiều rộng (0)"), self.picture.fit_width))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self.picture, 1)
        self.stamp = StampBar(seat, self.picture)
        column.addWidget(self.stamp)
        column.addLayout(foot)
        self.setMinimumWidth(px(230))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(250)
        self._pause.timeout.connect(self._sharpen)

    # --- showing --------------------------------------------------------------------------------------

    def show_letter(self, form: Form) -> None:
        """The paper of this letter; its guesses are outlined when it is not registered yet."""
        same = form.id == self._letter and self._form is not None and form.pages == self._form.pages
        if same:
            self._form = form
            return
        self._letter, self._form = form.id, form
        self.stamp.leave()
        self.as_text.setChecked(False)
        self.as_text.setVisible(form.scanned and bool(form.text.strip()))
        self._load()

    def again(self) -> None:
        """Draw the letter anew: its files changed, or were unlocked."""
        if self._form is not None:
            self._load()

    def _switch(self) -> None:
        """The page, or the text that was read from it."""
        self.stamp.leave()
        self._load()

    def _load(self) -> None:
        form = self._form
        assert form is not None
        self._round += 1
        self._pages, self._width = [], 0
        self._paged = False
        papers = self.seat.desk.papers
        self.file.setEnabled(bool(form.file_name))
        if not form.file_name:
            self.picture.clear(self.tr("Văn bản giấy: không có tệp kèm theo."))
            self.shown.emit()
            return
        self.picture.clear(self.tr("Đang mở {file} …").format(file=form.file_name))
        marked = {} if form.registered else {**form.guesses, **_deadlines(form)}
        ask = partial(_load, papers, form, marked, self.wanted_width(), as_text=self.as_text.isChecked())
        mine = self._round
        self.seat.run.read(self, ask).then(
            lambda answer: self._take(answer, form) if mine == self._round else None
        ).otherwise(lambda fault: self._refuse(fault) if mine == self._round else None)

    def clear(self, message: str) -> None:
        """No letter is open."""
        self._letter, self._form = "", None
        self._round += 1
        self.stamp.leave()
        self.as_text.hide()
        self._pages = []
        self.picture.clear(message)
        self._place.setText("")

    def wanted_width(self) -> int:
        """Pixels a page is drawn wide, now or when the pane is first seen."""
        return self.picture.wanted_width() if self.isVisible() else _FIRST_WIDTH

    def light(self, key: str) -> None:
        self.picture.light(key, reach=bool(key))

    def _take(self, answer: tuple[bool, list[Picture], list[Box]], form: Form) -> None:
        self._paged, self._pages, boxes = answer
        self._width = self._pages[0].image.width() if self._pages else 0
        self.picture.set_pages(self._pages)
        self.picture.verticalScrollBar().setValue(0)
        self.picture.set_boxes(boxes)
        self.shown.emit()
        if self._paged:
            for number in range(2, len(self._pages) + 1):
                self._ask_page(number)

    def _refuse(self, fault: BaseException) -> None:
        if isinstance(fault, AppError) and fault.code == _NOT_HERE:
            self.picture.clear(self.tr("Tệp của văn bản này chưa có trên máy."))
            self.shown.emit()
            return
        self.picture.clear(
            self.tr("Không vẽ được trang văn bản. Bấm “Mở bản gốc” để xem bằng chương trình khác.")
        )
        self.seat.tell.error(fault)
        self.shown.emit()

    def _ask_page(self, number: int) -> None:
        mine, width = self._round, self.wanted_width()
        ask = partial(_page, self.seat.desk.papers, self._letter, number, width)

        def take(page: Picture) -> None:
            if mine == self._round and number <= len(self._pages):
                self._pages[number - 1] = page
                self.picture.set_pages(self._pages)

        self.seat.run.read(self, ask).then(take).otherwise(lambda _: None)  # a page that fails stays white

    # --- zoom -----------------------------------------------------------------------------------------

    def _zoomed(self, per_cent: int) -> None:
        self._zoom.setText(self.tr("{value} %").format(value=per_cent))
        self._pause.start()

    def _sharpen(self) -> None:
        """Draw the pages anew when they are shown much larger than they were drawn."""
        wanted = self.picture.wanted_width()
        if self._paged and self._pages and wanted > self._width * _BLURRED and self._width < 2400:
            self._width = wanted
            for number in range(1, min(len(self._pages), 8) + 1):
                self._ask_page(number)

    def _say_page(self, number: int, count: int) -> None:
        self._place.setText(
            self.tr("trang {number}/{count}").format(number=number, count=count) if count else ""
        )

    # --- cut-outs -------------------------------------------------------------------------------------

    def cut(self, place: tuple[int, tuple[float, float, float, float]], take: object) -> None:
        """The picture of a place (page, box in mm), large; ``take`` gets a QImage."""
        ask = partial(_cut, self.seat.desk.papers, self._letter, *place)
        self.seat.run.read(self, ask).then(take).otherwise(lambda _: None)  # type: ignore[arg-type]


def _deadlines(form: Form) -> dict[str, tuple[Guessed, ...]]:
    return {"deadline": tuple(one for _, one in form.deadlines)} if form.deadlines else {}


def _load(
    papers: Papers, form: Form, marked: Mapping[str, Sequence[Guessed]], width: int, *, as_text: bool = False
) -> tuple[bool, list[Picture], list[Box]]:
    first: Picture | None = None
    if not as_text and papers.is_paged(form.id):
        try:
            total = min(papers.page_total(form.id), _MOST_PAGES)
            first = _page(papers, form.id, 1, width)
        except FileUnreadable:  # locked, or hurt so that only its words came out
            if not form.text.strip():
                raise
    if first is None:
        evidence = {key: tuple(one.evidence for one in several) for key, several in marked.items()}
        pages, boxes = text_paper.draw(form.text, evidence, _doubted(form))
        return False, pages, boxes
    blank = [Picture(QImage(), first.width, first.height) for _ in range(total - 1)]
    boxes = [
        Box(one.page, *one.box, key)
        for key, several in marked.items()
        for one in several
        if one.box is not None
    ]
    return True, [first, *blank], boxes


def _doubted(form: Form) -> dict[int, set[str]]:
    words: dict[int, set[str]] = {}
    for doubt in form.doubts:
        words.setdefault(doubt.page, set()).add(doubt.word)
    return words


def _page(papers: Papers, letter_id: str, number: int, width: int) -> Picture:
    made = papers.page(letter_id, number, width=width)
    return Picture(QImage.fromData(made.png), made.width, made.height)


def _cut(papers: Papers, letter_id: str, number: int, box: tuple[float, float, float, float]) -> QImage:
    page = _page(papers, letter_id, number, _CUT_WIDTH)
    dots = page.image.width() / max(1.0, page.width)
    x0, y0, x1, y1 = box
    room_x, room_y = _CUT_ROOM
    place = QRect(
        round((x0 - room_x) * dots),
        round((y0 - room_y) * dots),
        round((x1 - x0 + 2 * room_x) * dots),
        round((y1 - y0 + 2 * room_y) * dots),
    ).intersected(page.image.rect())
    return page.image.copy(place)


HEAD_PLACE: Final = (1, (12.0, 18.0, A4[0] / 2 + 4, 62.0))
"""Where number and notation stand on a letter that could not be read: the upper left of its first page."""
DATE_PLACE: Final = (1, (A4[0] / 2 - 10, 18.0, A4[0] - 10, 62.0))
