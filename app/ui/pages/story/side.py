"""Beside the line in time: what was achieved, files, dossiers, and every act of the program on the letter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.services.channels import ChannelRow
from app.services.letter_story import StoryPage
from app.services.results import OutcomeKind, OutcomeRow, counts_words, line_of
from app.services.story import INCOMING
from app.ui.pages.story.outcome_form import OutcomeForm
from app.ui.seat import Seat
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.times import when
from app.ui.widgets.words import Elided, Heading, Words

_PICTURES = frozenset({".jpg", ".jpeg", ".png"})
_HISTORY = 30


class StorySide(QWidget):
    """Pictures dropped here become results."""

    file_asked = Signal()
    """To put the letter into a dossier."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._letter = ""
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, 0, Space.SMALL, 0)
        column.setSpacing(Space.SMALL)
        self.results = QWidget()
        part = QVBoxLayout(self.results)
        part.setContentsMargins(0, 0, 0, 0)
        part.setSpacing(Space.SMALL)
        part.addWidget(Heading(self.tr("Kết quả thực hiện")))
        self.counts = Words("", "", wrap=True)
        part.addWidget(self.counts)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=6)
        for words, kind, meaning in (
            (self.tr("Tin, bài"), OutcomeKind.POST, "link"),
            (self.tr("Ảnh"), OutcomeKind.PICTURE, "image"),
            (self.tr("Hội nghị"), OutcomeKind.MEETING, "members"),
            (self.tr("Số liệu"), OutcomeKind.FIGURE, "number"),
            (self.tr("Khác"), OutcomeKind.OTHER, "add"),
        ):
            flow.addWidget(Button(words, partial(self.begin, kind), meaning=meaning))
        part.addWidget(buttons)
        self.form = OutcomeForm(seat)
        self.form.hide()
        part.addWidget(self.form)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.HAIR)
        part.addLayout(self._lines)
        column.addWidget(self.results)
        self._rest = QVBoxLayout()
        self._rest.setSpacing(Space.TIGHT)
        column.addLayout(self._rest)
        column.addStretch(1)

    def show_page(self, page: StoryPage, rows: Sequence[OutcomeRow], channels: Sequence[ChannelRow]) -> None:
        if page.letter_id != self._letter:
            self.form.hide()
        self._letter = page.letter_id
        self.results.setVisible(page.entity == INCOMING)
        self.form.set_channels(channels)
        self.counts.setText(
            counts_words(page.counts)
            or self.tr("Chưa ghi gì. Ghi tin bài, hội nghị, số liệu; thả ảnh vào đây: báo cáo lấy từ đó.")
        )
        empty(self._lines)
        for row in rows:
            self._lines.addWidget(self._line(row))
        empty(self._rest)
        self._files(page)
        self._dossiers(page)
        self._history(page)

    def _line(self, row: OutcomeRow) -> QWidget:
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.TIGHT)
        line.addWidget(Elided(f"{row.kind_name}: {line_of(row)}", "note"), 1)
        line.addWidget(
            IconButton("close", self.tr("Bỏ kết quả này"), partial(self.remove, row.id), tone="quiet")
        )
        return whole

    def _head(self, words: str) -> None:
        heading = Heading(words)
        heading.setContentsMargins(0, Space.MEDIUM, 0, 0)
        self._rest.addWidget(heading)

    def _files(self, page: StoryPage) -> None:
        if page.files:
            self._head(self.tr("Tệp"))
            for one in page.files:
                self._rest.addWidget(Elided(one.name, "note"))

    def _dossiers(self, page: StoryPage) -> None:
        self._head(self.tr("Hồ sơ"))
        for named in page.dossiers:
            self._rest.addWidget(Words(named, "note", wrap=True))
        row = QHBoxLayout()
        self.put = Button(self.tr("Đưa vào hồ sơ …"), self.file_asked.emit, meaning="dossiers")
        row.addWidget(self.put)
        row.addStretch(1)
        held = QWidget()
        held.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        self._rest.addWidget(held)

    def _history(self, page: StoryPage) -> None:
        if not page.history:
            return
        self._head(self.tr("Đã làm gì trong chương trình"))
        now = self._seat.desk.clock.now()
        for line in page.history[:_HISTORY]:
            words = ": ".join(part for part in (line.act, line.about) if part)
            about = " · ".join(part for part in (when(line.at, now), line.who) if part)
            self._rest.addWidget(Elided(f"{about} · {words}", "note"))

    # --- acts -------------------------------------------------------------------------------------------

    def begin(self, kind: OutcomeKind, pictures: Sequence[Path] = ()) -> None:
        if self._letter:
            self.form.begin(self._letter, kind, pictures=pictures)

    def remove(self, outcome_id: str) -> None:
        self._seat.do(
            self._seat.bus,
            partial(self._seat.desk.results.remove, outcome_id),
            told=self.tr("Đã bỏ kết quả."),
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self.results.isHidden() and _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        pictures = _dropped(event)
        if pictures:
            event.acceptProposedAction()
            self.begin(OutcomeKind.PICTURE, pictures)


def _dropped(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.casefold() in _PICTURES]


def empty(layout: QLayout) -> None:
    """Throw away what a layout holds."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
