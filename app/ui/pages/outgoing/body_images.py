"""Pictures of the body for the eye: asked for once, read off the window's thread, kept small."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

Ask = Callable[[str, Callable[[QImage | None], object]], object]
"""Read the picture of a reference and give it back; None when there is none."""


class Images(QObject):
    """``image`` answers at once with what is there; ``came`` says that there is more."""

    came = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ask: Ask | None = None
        self._seen: dict[str, QImage | None] = {}

    def image(self, reference: str) -> QImage | None:
        """The picture, or None while it is being read (and when it cannot be)."""
        if reference not in self._seen:
            self._seen[reference] = None
            if self.ask is not None:
                self.ask(reference, lambda made: self._take(reference, made))
        return self._seen[reference]

    def put(self, reference: str, image: QImage) -> None:
        """A picture that was just put in: no need to read it again."""
        self._seen[reference] = image
        self.came.emit(reference)

    def forget(self) -> None:
        """Another letter: what could not be read is asked for again."""
        self._seen = {name: image for name, image in self._seen.items() if image is not None}

    def _take(self, reference: str, image: QImage | None) -> None:
        if image is not None and not image.isNull():
            self.put(reference, image)
