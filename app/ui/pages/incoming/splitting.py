"""One PDF that holds several letters: its pages small, the first page of each letter marked, then cut.

Owns which pages are marked. What the reader took for a letter's head is marked already. Refuses to cut: ``split`` does.
"""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.services.change import Change
from app.services.inbox_form import Form
from app.services.reception import cuts_at
from app.ui.seat import Seat
from app.ui.theme.look import colour, px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.words import Heading, Quiet

_WIDE: Final = 132
_HIGH: Final = 187
_MOST: Final = 400
_AT: Final = Qt.ItemDataRole.UserRole
_PICTURE: Final = Qt.ItemDataRole.UserRole + 1


class Splitting(QWidget):
    """``show_letter``; ``done`` carries the ids of the new letters, ``left`` that nothing was cut."""

    done = Signal(object)
    left = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self._letter = ""
        self._firsts: set[int] = {1}
        self.head = Heading("")
        self.cut = Button("", self.accept, kind="primary", meaning="split", key="Ctrl+Return")
        self.leave = Button(self.tr("Không tách"), self.left.emit, kind="quiet", meaning="back", key="Esc")
        top = QHBoxLayout()
        top.setSpacing(Space.SMALL)
        top.addWidget(self.head, 1)
        top.addWidget(self.leave)
        top.addWidget(self.cut)
        self.pages = QListWidget()
        self.pages.setViewMode(QListView.ViewMode.IconMode)
        self.pages.setResizeMode(QListView.ResizeMode.Adjust)
        self.pages.setMovement(QListView.Movement.Static)
        self.pages.setUniformItemSizes(True)
        self.pages.setSpacing(px(8))
        self.pages.setIconSize(QSize(px(_WIDE), px(_HIGH)))
        self.pages.setAccessibleName(self.tr("Các trang của tệp"))
        self.pages.itemClicked.connect(lambda item: self.toggle(int(item.data(_AT))))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(top)
        column.addWidget(
            Quiet(
                self.tr(
                    "Bấm (hoặc phím cách) vào trang đầu của mỗi văn bản. Tệp gốc vẫn được giữ nguyên vẹn."
                )
            )
        )
        column.addWidget(self.pages, 1)

    def show_letter(self, form: Form) -> None:
        """The pages of a letter that was not registered yet."""
        self._letter, self._firsts = form.id, {1}
        self.pages.clear()
        for number in range(1, min(form.pages, _MOST) + 1):
            item = QListWidgetItem()
            item.setData(_AT, number)
            item.setSizeHint(QSize(px(_WIDE + 24), px(_HIGH + 34)))
            self.pages.addItem(item)
        self._dress()
        incoming = self.seat.desk.incoming
        self.seat.read(self, partial(incoming.cuts, form.id), partial(self._proposed, form.id))
        for number in range(1, self.pages.count() + 1):
            ask = partial(_small, self.seat, form.id, number, px(_WIDE))
            self.seat.run.read(self, ask).then(partial(self._drawn, form.id, number)).otherwise(
                lambda _: None
            )
        self.pages.setCurrentRow(0)
        self.pages.setFocus()

    def toggle(self, number: int) -> None:
        """A page begins a letter, or no longer. The first one always does."""
        if number != 1:
            self._firsts ^= {number}
            self._dress()

    def firsts(self) -> tuple[int, ...]:
        return tuple(sorted(self._firsts))

    def accept(self) -> None:
        """Ctrl+Enter: cut."""
        if len(self._firsts) < 2 or not self.cut.isEnabled():
            return
        self.cut.setEnabled(False)
        cuts = cuts_at(self._firsts, self.pages.count())
        incoming, letter = self.seat.desk.incoming, self._letter
        job = self.seat.run.long(
            self,
            lambda job: incoming.split(letter, cuts, progress=job),
            title=self.tr("Đang tách và đọc"),
            writes=True,
        )
        job.then(self._split).otherwise(self._refused)
        job.stopped.connect(self._dress)

    def _split(self, change: Change[Any]) -> None:
        self.seat.bus.tell(change, None)
        told = self.tr("Đã tách thành {count} văn bản.").format(count=len(change.result))
        self.seat.tell.note(told, tone="done", undo=partial(self.seat.undo, self.seat.bus, change))
        self.done.emit(list(change.result))

    def _refused(self, fault: BaseException) -> None:
        self._dress()
        self.seat.tell.error(fault)

    def _proposed(self, letter_id: str, cuts: tuple[tuple[int, int], ...]) -> None:
        if letter_id == self._letter:
            self._firsts = {first for first, _ in cuts} | {1}
            self._dress()

    def _drawn(self, letter_id: str, number: int, image: QImage) -> None:
        item = self.pages.item(number - 1)
        if letter_id == self._letter and item is not None:
            item.setData(_PICTURE, image)
            self._dress_one(item)

    def _dress(self) -> None:
        for at in range(self.pages.count()):
            self._dress_one(self.pages.item(at))
        count = len(self._firsts)
        self.head.setText(self.tr("Tách tệp {pages} trang").format(pages=self.pages.count()))
        self.cut.setText(self.tr("Tách thành {count} văn bản").format(count=count))
        self.cut.setEnabled(count > 1)

    def _dress_one(self, item: QListWidgetItem) -> None:
        number = int(item.data(_AT))
        first = number in self._firsts
        letter = sum(1 for one in self._firsts if one <= number)
        words = (self.tr("Văn bản {letter} · trang {page}") if first else self.tr("trang {page}")).format(
            letter=letter, page=number
        )
        item.setText(words)
        item.setToolTip(words)
        item.setIcon(QIcon(_paper(item.data(_PICTURE), first=first)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.pages.currentItem()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Space and item is not None:
            self.toggle(int(item.data(_AT)))
        else:
            super().keyPressEvent(event)


def _paper(image: QImage | None, *, first: bool) -> QPixmap:
    """A page on its ground; one that begins a letter in a strong frame."""
    whole = QPixmap(px(_WIDE), px(_HIGH))
    whole.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(whole)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    room = whole.rect().adjusted(3, 3, -4, -4)
    painter.fillRect(room, colour("paper"))
    if image is not None and not image.isNull():
        painter.drawImage(
            room,
            image.scaled(
                room.size(),
                Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                Qt.TransformationMode.SmoothTransformation,
            ),
            room.translated(-3, -3),
        )
    painter.setPen(QPen(colour("act" if first else "paper_edge"), 4 if first else 1))
    painter.drawRect(room)
    painter.end()
    return whole


def _small(seat: Seat, letter_id: str, number: int, width: int) -> QImage:
    return QImage.fromData(seat.desk.papers.page(letter_id, number, width=width * 2).png)
