"""What the window remembers by itself: its place, widths of columns, splitters, the last page. No personal data.

One JSON file in the data folder, written a moment after the last change and when the program ends. Refuses to trouble
anybody: a file that cannot be read or written is as good as none.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QByteArray, QObject, QTimer

from app.base.errors import AppError
from app.base.files import write_atomic

FILE: Final = "window.json"
_WRITE_AFTER_MS: Final = 1_500


class Memory(QObject):
    """Small values by key: 'table.incoming.widths'. Without a folder it lives as long as the program."""

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = folder / FILE if folder is not None else None
        self._values: dict[str, Any] = _read(self._path)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WRITE_AFTER_MS)
        self._timer.timeout.connect(self.write)

    def get(self, key: str, default: Any = None) -> Any:
        return self._values.get(key, default)

    def put(self, key: str, value: Any) -> None:
        """Remember a value that JSON can hold."""
        if self._values.get(key) != value:
            self._values[key] = value
            self._timer.start()

    def get_bytes(self, key: str) -> QByteArray:
        return QByteArray.fromBase64(str(self._values.get(key, "")).encode("ascii", "ignore"))

    def put_bytes(self, key: str, value: QByteArray) -> None:
        self.put(key, bytes(value.toBase64().data()).decode("ascii"))

    def write(self) -> None:
        """Write now."""
        self._timer.stop()
        if self._path is None or not self._path.parent.is_dir():
            return
        try:
            write_atomic(self._path, json.dumps(self._values, indent=1) + "\n")
        except AppError:
            pass  # a full disk is told where it matters: at the clerk's own work


def _read(path: Path | None) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes()) if path is not None else {}
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
