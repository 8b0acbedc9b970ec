"""A letter in a narrow list: number and badges, two lines of subject, who wrote and when. Drawn, not built of widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.theme.icons import pixmap
from app.ui.theme.look import colour, interface_font, px
from app.ui.theme.tokens import RADIUS, Space, TypeSize
from app.ui.widgets.rows_model import ROW_ROLE

CARD_HEIGHT: Final = 88
_BADGES_SHARE: Final = 0.55


@dataclass(frozen=True, slots=True)
class Mark:
    """A small badge: an icon, a word, a tone."""

    meaning: str
    word: str
    tone: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says."""

    head: str
    marks: tuple[Mark, ...]
    subject: str
    foot: str
    strong: bool = False
    """The head in strong letters: it waits for a hand."""

    def spoken(self) -> str:
        """For screen readers."""
        return ". ".join(
            part for part in (self.head, *(mark.word for mark in self.marks), self.subject, self.foot) if part
        )


class CardDelegate(QStyledItemDelegate):
    """Draws ``card_of(row)``; the model's row is under ROW_ROLE."""

    def __init__(self, card_of: object, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card_of = card_of

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(px(200), px(CARD_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, colour("selection" if chosen else "raised"))
        if chosen:
            painter.fillRect(QRect(rect.x(), rect.y(), px(3), rect.height()), colour("act"))
        painter.setPen(colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        row = index.data(ROW_ROLE)
        inner = rect.adjusted(px(Space.MEDIUM), px(Space.SMALL), -px(Space.SMALL), -px(Space.SMALL))
        ink = colour("selection_text" if chosen else "text")
        quiet = colour("selection_text" if chosen else "quiet")
        if row is None:
            painter.setPen(quiet)
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, "…")
        else:
            self._draw(painter, inner, self._card_of(row), ink, quiet)  # type: ignore[operator]
        painter.restore()

    def _draw(self, painter: QPainter, room: QRect, card: Card, ink: QColor, quiet: QColor) -> None:
        right = room.right()
        top = room.y()
        widths = [_badge_width(mark.word) for mark in card.marks]
        spare = sum(widths) - round(room.width() * _BADGES_SHARE)
        for at, mark in reversed(list(enumerate(card.marks))):
            # Where not all words have room, the first badges say theirs by icon and tip only; the last is the deadline.
            whole = spare <= 0 or at == len(card.marks) - 1
            right = self._badge(painter, mark, right, top, whole=whole) - px(Space.TIGHT)
        head = interface_font(TypeSize.TABLE, strong=card.strong)
        painter.setFont(head)
        painter.setPen(ink)
        line = QFontMetrics(head).height()
        words = QFontMetrics(head).elidedText(
            card.head, Qt.TextElideMode.ElideRight, max(0, right - room.x())
        )
        painter.drawText(
            QRect(room.x(), top, right - room.x(), line), Qt.AlignmentFlag.AlignVCenter.value, words
        )
        body = interface_font(TypeSize.TABLE)
        painter.setFont(body)
        two_lines(painter, QRect(room.x(), top + line + 1, room.width(), 2 * line), card.subject)
        note = interface_font(TypeSize.NOTE)
        painter.setFont(note)
        painter.setPen(quiet)
        foot = QFontMetrics(note).elidedText(card.foot, Qt.TextElideMode.ElideRight, room.width())
        high = QFontMetrics(note).height()
        painter.drawText(
            QRect(room.x(), room.bottom() - high + 1, room.width(), high),
            Qt.AlignmentFlag.AlignVCenter.value,
            foot,
        )

    def _badge(self, painter: QPainter, mark: Mark, right: int, top: int, *, whole: bool) -> int:
        font = interface_font(TypeSize.NOTE, strong=True)
        metrics = QFontMetrics(font)
        size = px(12)
        wide = _badge_width(mark.word if whole else "")
        place = QRect(right - wide, top, wide, metrics.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(f"{mark.tone}_ground"))
        painter.drawRoundedRect(place, RADIUS, RADIUS)
        painter.drawPixmap(
            place.x() + px(Space.TIGHT),
            place.center().y() - size // 2 + 1,
            size,
            size,
            pixmap(mark.meaning, mark.tone, 12),
        )
        painter.setFont(font)
        painter.setPen(colour(mark.tone))
        if whole:
            words = place.adjusted(size + px(Space.SMALL), 0, -px(Space.TIGHT), 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter.value, mark.word)
        return place.x()


def _badge_width(word: str) -> int:
    words = QFontMetrics(interface_font(TypeSize.NOTE, strong=True)).horizontalAdvance(word) if word else 0
    return words + px(12) + px(Space.SMALL) + (px(Space.SMALL) if word else 0)


def two_lines(painter: QPainter, room: QRect, text: str) -> None:
    """Text on at most two lines, the second shortened with '…'."""
    font = painter.font()
    metrics = QFontMetrics(font)
    shown = text[:400]
    layout = QTextLayout(shown, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    if not first.isValid():
        layout.endLayout()
        return
    first.setLineWidth(room.width())
    layout.endLayout()
    split = first.textLength()
    high = metrics.height()
    flags = Qt.AlignmentFlag.AlignVCenter.value
    painter.drawText(QRect(room.x(), room.y(), room.width(), high), flags, shown[:split].rstrip())
    rest = metrics.elidedText(shown[split:].strip(), Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(QRect(room.x(), room.y() + high, room.width(), high), flags, rest)
