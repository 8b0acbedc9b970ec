"""One version of a value, with the words marked that the other version has not.

Marked words are bold, underlined and on a ground of their own: colour is never alone. Long stretches that are the same are cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.services.letter_diff import Mark, Piece
from app.services.sync_words import blank, plain
from app.ui.theme.look import colour, dressing, px

_NEAR: Final = 90
"""Characters of what is the same that stay at each side of a difference."""


class Marked(QLabel):
    """What comes from records is escaped: never read as markup."""

    def __init__(self, pieces: Sequence[Piece], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces = tuple(pieces)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setContentsMargins(0, px(5), 0, px(3))  # on one line with the mark before it
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(f"{name}: {plain(self._pieces) or blank()}")
        dressing.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        if not plain(self._pieces):
            self.setText(f'<span style="color:{colour("quiet").name()}">{escape(blank())}</span>')
            return
        ground = colour("due_ground").name()
        shown = []
        for at, piece in enumerate(self._pieces):
            if piece.mark is Mark.SAME:
                shown.append(_html(_cut(piece.text, first=at == 0, last=at == len(self._pieces) - 1)))
            else:
                shown.append(
                    f'<b><u><span style="background-color:{ground}">{_html(piece.text)}</span></u></b>'
                )
        self.setText("".join(shown))


def _cut(text: str, *, first: bool, last: bool) -> str:
    if len(text) <= 3 * _NEAR:
        return text
    head = "" if first else text[:_NEAR]
    tail = "" if last else text[-_NEAR:]
    return f"{head} … {tail}"


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")
