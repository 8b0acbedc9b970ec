"""Draws headings of the body strong without touching the text: what a heading looks like is the standard's, not a run's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument


class Titles(QSyntaxHighlighter):
    """``is_title`` tells whether a block is a heading."""

    def __init__(self, document: QTextDocument, is_title: Callable[[QTextBlock], bool]) -> None:
        super().__init__(document)
        self._is_title = is_title
        self._strong = QTextCharFormat()
        self._strong.setFontWeight(QFont.Weight.DemiBold)

    def highlightBlock(self, text: str) -> None:
        if text and self._is_title(self.currentBlock()):
            self.setFormat(0, len(text.encode("utf-16-le")) // 2, self._strong)
