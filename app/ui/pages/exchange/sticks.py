"""Without a network: what waits as a sealed file for a stick or an e-mail, and the receipt that comes back.

Owns the two acts and what they tell. Which file it is, is judged by reading it: a name says nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.base.clock import today
from app.ui.seat import Seat
from app.ui.widgets.line_state import size_words

if TYPE_CHECKING:
    from app.sync.bundles import Answered, Written

_ENDING: Final = ".vtg"


class Sticks(QObject):
    """``over`` is called when something was written or read. ``ask_save``, ``ask_open``: which file, by a person."""

    def __init__(self, seat: Seat, parent: QWidget, over: Callable[[], object]) -> None:
        super().__init__(parent)
        self._seat, self._window, self._over = seat, parent, over
        self.ask_save: Callable[[str], str] = self._ask_save
        self.ask_open: Callable[[], str] = self._ask_open

    def write(self) -> None:
        """Ghi ra USB…"""
        chosen = self.ask_save(f"goi-gui-cap-tren-{today(self._seat.desk.clock):%d-%m-%Y}{_ENDING}")
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix else path.with_name(path.name + _ENDING)
        sync = self._seat.desk.sync
        job = self._seat.run.long(
            self, lambda progress: sync.write_bundle(path, progress=progress), title=self.tr("Đang ghi gói")
        )
        job.then(self._written).otherwise(self._seat.tell.error)

    def read(self, source: str = "") -> None:
        """Đọc từ USB…"""
        chosen = source or self.ask_open()
        if chosen:
            job = self._seat.run.write(self, partial(self._seat.desk.sync.read_bundle, Path(chosen)))
            job.then(self._answered).otherwise(self._seat.tell.error)

    def can_take(self, data: QMimeData) -> bool:
        """One file of this computer."""
        return len(data.urls()) == 1 and data.urls()[0].isLocalFile()

    def take(self, data: QMimeData) -> None:
        """A file was dropped."""
        self.read(data.urls()[0].toLocalFile())

    def _written(self, done: Written) -> None:
        words = self.tr(
            "Đã ghi {count} thay đổi, {files} tệp ({size}) vào {file}. Mang cho cấp trên, rồi đọc biên nhận họ trả lại."
        )
        name = Path(done.file).name
        self._seat.tell.note(
            words.format(count=done.operations, files=done.files, size=size_words(done.size), file=name),
            tone="due",
        )
        self._over()

    def _answered(self, got: Answered) -> None:
        if got.again:
            self._seat.tell.note(self.tr("Biên nhận này đã đọc rồi; không có gì thay đổi."))
        else:
            words = self.tr("Đã đọc biên nhận: cấp trên nhận {sent} thay đổi, gửi về {received}")
            told = words.format(sent=got.done.sent, received=got.done.received)
            refused = len(got.done.refused) + got.done.conflicts
            more = self.tr("; {count} mục chờ bạn quyết định").format(count=refused) if refused else ""
            self._seat.tell.note(told + more, tone="due" if refused else "done")
        self._over()

    # --- which file -------------------------------------------------------------------------------------------

    def _folder(self) -> str:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return str(self._seat.memory.get("exchange.folder", "") or documents)

    def _ask_save(self, name: str) -> str:
        kinds = self.tr("Gói Văn thư (*{ending})").format(ending=_ENDING)
        title = self.tr("Ghi ra USB")
        chosen = QFileDialog.getSaveFileName(self._window, title, str(Path(self._folder()) / name), kinds)[0]
        return self._kept(chosen)

    def _ask_open(self) -> str:
        title = self.tr("Đọc biên nhận từ USB")
        return self._kept(QFileDialog.getOpenFileName(self._window, title, self._folder())[0])

    def _kept(self, chosen: str) -> str:
        if chosen:
            self._seat.memory.put("exchange.folder", str(Path(chosen).parent))
        return chosen
