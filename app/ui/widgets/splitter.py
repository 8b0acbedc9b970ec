"""A splitter that remembers where it was drawn to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from app.ui.memory import Memory
from app.ui.theme.look import px


class Splitter(QSplitter):
    """``sizes``: first widths in pixels of the design; 0 takes what is left. Panes never vanish by dragging."""

    def __init__(
        self,
        memory: Memory,
        key: str,
        panes: Sequence[QWidget],
        sizes: Sequence[int],
        *,
        upright: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Vertical if upright else Qt.Orientation.Horizontal, parent)
        self._memory, self._key = memory, f"splitter.{key}"
        self._first = list(sizes)
        self._placed = False
        self.setHandleWidth(7)
        self.setChildrenCollapsible(False)
        for at, pane in enumerate(panes):
            self.addWidget(pane)
            self.setStretchFactor(at, 1 if sizes[at] == 0 else 0)
        self.splitterMoved.connect(lambda *_: self._memory.put(self._key, self.sizes()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._placed:
            return
        self._placed = True
        known = self._memory.get(self._key)
        if (
            isinstance(known, list)
            and len(known) == self.count()
            and all(isinstance(one, int) for one in known)
        ):
            self.setSizes(known)
            return
        fixed = [px(size) for size in self._first]
        whole = self.width() if self.orientation() is Qt.Orientation.Horizontal else self.height()
        free = max(80, (whole - sum(size for size in fixed if size > 1)) // max(1, self._first.count(0)))
        self.setSizes([free if first == 0 else size for first, size in zip(self._first, fixed, strict=True)])
