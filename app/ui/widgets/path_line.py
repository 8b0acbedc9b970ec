"""A file of this computer: its path to be typed or dropped, and a button that asks the system for one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button


class PathLine(QWidget):
    """``path`` is what is named, None while nothing is. ``kinds`` filters the dialog: 'Ảnh (*.png)'; ``folder`` asks for one."""

    changed = Signal()

    def __init__(self, title: str, kinds: str = "", *, folder: bool = False) -> None:
        super().__init__()
        self._title, self._kinds, self._folder = title, kinds, folder
        self.line = QLineEdit()
        self.line.setAcceptDrops(False)  # a dropped file is taken whole, not as text where the caret stands
        self.line.setAccessibleName(title)
        self.line.textChanged.connect(self.changed)
        self.button = Button(self.tr("Chọn …"), self._choose, meaning="open")
        self.button.setAccessibleName(f"{title}: {self.button.text()}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)
        self.setAcceptDrops(True)

    def path(self) -> Path | None:
        words = self.line.text().strip()
        return Path(words) if words else None

    def set_path(self, path: Path | str | None) -> None:
        self.line.setText(str(path or ""))

    def _choose(self) -> None:
        start = self.line.text().strip()
        if self._folder:
            named = QFileDialog.getExistingDirectory(self, self._title, start)
        else:
            named, _ = QFileDialog.getOpenFileName(self, self._title, start, self._kinds)
        if named:
            self.set_path(named)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.set_path(files[0])
            event.acceptProposedAction()
