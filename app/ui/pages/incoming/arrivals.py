"""Files that come in: twenty at once, a folder, some of them unreadable. Each is one act in the write lane.

Owns progress, cancel and the sentences about files that were refused. One file after another, so that a draft that is being
typed is saved between them. Refuses nothing: what cannot be read is told and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.base.errors import AppError
from app.services.change import Change
from app.services.incoming import Incoming
from app.ui.run import SHOWN_AFTER_MS, Job
from app.ui.seat import Seat

MOST_FILES = 500


class Arrivals(QObject):
    """``take`` paths; then ``came`` per letter, ``over`` with what was refused."""

    came = Signal(str)
    over = Signal(object, object)
    """Ids received, and (name, sentence) of the files that were not."""

    def __init__(self, seat: Seat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self._waiting: list[Path] = []
        self._done: list[str] = []
        self._refused: list[tuple[str, str]] = []
        self._whole = 0
        self._job: Job | None = None

    def busy(self) -> bool:
        return self._job is not None

    def take(self, paths: Sequence[Path]) -> None:
        """Receive these files and the files of these folders."""
        self.seat.run.read(self, partial(_files, list(paths))).then(self._found)

    def _found(self, files: list[Path]) -> None:
        self._waiting += files
        self._whole += len(files)
        if self._job is None and self._waiting:
            self._job = Job(self.tr("Đang nhận văn bản"))
            job = self._job
            QTimer.singleShot(
                SHOWN_AFTER_MS, lambda: self.seat.run.began.emit(job) if self._job is job else None
            )
            self._next()
        elif self._job is None:
            self.over.emit([], [])

    def _next(self) -> None:
        job = self._job
        if job is None:
            return
        if job.asked_to_stop() or not self._waiting:
            self._finish(job)
            return
        path = self._waiting.pop(0)
        job.stepped.emit(self._whole - len(self._waiting) - 1, self._whole, path.name)
        act = partial(_receive, self.seat.desk.incoming, path, job)
        made = self.seat.run.write(self, act)
        made.then(self._received).otherwise(partial(self._failed, path))
        made.stopped.connect(self._next)

    def _received(self, change: Change[Any]) -> None:
        self._done.append(change.result)
        self.seat.bus.tell(change, None)
        self.came.emit(change.result)
        self._next()

    def _failed(self, path: Path, fault: BaseException) -> None:
        if isinstance(fault, AppError):
            self._refused.append((path.name, f"{fault.sentence()} {fault.advice()}"))
        else:
            self._refused.append(
                (path.name, self.tr("Chương trình gặp lỗi khi đọc tệp {file}.").format(file=path.name))
            )
            self.seat.tell.error(fault)
        self._next()

    def _finish(self, job: Job) -> None:
        left = len(self._waiting)
        if left:
            self.seat.tell.note(self.tr("Đã dừng; còn {count} tệp chưa nhận.").format(count=left), tone="due")
        done, refused = self._done, self._refused
        self._waiting, self._done, self._refused, self._whole, self._job = [], [], [], 0, None
        job.settle("done")
        self.over.emit(done, refused)


class _Inside:
    """Progress within one file: only a wish to stop is passed on."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def step(self, done: int, total: int, label: str) -> None:
        if self._job.asked_to_stop():
            from app.base.errors import Cancelled

            raise Cancelled


def _receive(incoming: Incoming, path: Path, job: Job) -> Change[str]:
    return incoming.receive(path, progress=_Inside(job))


def _files(paths: Sequence[Path]) -> list[Path]:
    """The files themselves, and those in folders, in the order of names; hidden ones are left out."""
    found: list[Path] = []
    for path in paths:
        try:
            if path.is_dir():
                inside = sorted(
                    one for one in path.rglob("*") if one.is_file() and not one.name.startswith(".")
                )
                found += inside
            else:
                found.append(path)
        except OSError:
            found.append(path)  # receiving it says what is wrong
    return list(dict.fromkeys(found))[:MOST_FILES]
