"""Files that come in: twenty at once, a folder, a picture from the clipboard, an archive; some of them unreadable or locked.

Owns progress, cancel and the sentences about files that were refused. One file after another in the lane of foreign files, so
that the clerk goes on working while a scan is read. Refuses nothing: what cannot be read is told and the rest goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from app.base.errors import AppError, Cancelled
from app.base.progress import Progress
from app.bootstrap import Desk
from app.intake.opened import Opened
from app.services.change import Change
from app.services.exchange_rows import PackageRow
from app.ui.run import SHOWN_AFTER_MS, Job
from app.ui.seat import Seat

MOST_FILES = 500
LOCKED: Final = frozenset({"DOC-003", "DOC-009", "DOC-017", "DOC-011"})
"""Refusals that a password helps."""
WRONG: Final = "DOC-011"
_PAGE: Final = re.compile(r"(?P<how>OCR|PDF) (?P<at>\d+)/(?P<all>\d+)")


@dataclass(frozen=True, slots=True)
class Came:
    """A file, or bytes that lie nowhere; several ``together`` are one letter."""

    name: str
    path: Path | None = None
    data: bytes = b""
    password: str | None = None
    together: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Unpacked:
    """An archive or e-mail with several files, for the clerk to choose from."""

    came: Came
    data: bytes
    opened: Opened


@dataclass(frozen=True, slots=True)
class Told:
    """Not a letter: another office says what became of one of ours."""

    change: Change[Any]
    row: PackageRow


class Arrivals(QObject):
    """``take`` paths; then ``came`` per letter, ``over`` with what was refused."""

    came = Signal(str)
    over = Signal(object, object)
    """Ids received, and (name, sentence) of the files that were not."""
    locked = Signal(object, bool)
    """A ``Came`` that asks for a password, and whether one was given that does not fit."""
    unpacked = Signal(object)
    """An ``Unpacked``."""

    def __init__(self, seat: Seat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self._waiting: list[Came] = []
        self._done: list[str] = []
        self._refused: list[tuple[str, str]] = []
        self._asked = 0  # files that wait for a person: a password, a choice
        self._whole = 0
        self._job: Job | None = None

    def busy(self) -> bool:
        return self._job is not None

    def take(self, paths: Sequence[Path]) -> None:
        """Receive these files and the files of these folders."""
        self.seat.run.read(self, partial(_files, list(paths))).then(
            lambda files: self.add([Came(path.name, path) for path in files])
        )

    def take_together(self, paths: Sequence[Path]) -> None:
        """Receive these files as one letter, in the order of their names."""
        in_order = tuple(sorted(paths, key=lambda path: _natural(path.name)))
        self.add([Came(in_order[0].name, together=in_order)])

    def add(self, several: Sequence[Came]) -> None:
        """Receive what came."""
        self._waiting += several
        self._whole += len(several)
        if self._job is None and self._waiting:
            self._job = Job(self.tr("Đang nhận văn bản"))
            job = self._job
            QTimer.singleShot(
                SHOWN_AFTER_MS, lambda: self.seat.run.began.emit(job) if self._job is job else None
            )
            self._next()
        elif self._job is None:
            self.over.emit([], [])

    def choose(self, found: Unpacked, heads: Sequence[int], left_out: Sequence[int]) -> None:
        """Take the letters that a clerk chose of an archive; without any, nothing of it stays."""
        incoming = self.seat.desk.incoming
        if not heads:
            self.seat.run.write(self, partial(incoming.give_up, found.data))
            return
        came = found.came
        act = partial(
            incoming.receive_all, found.data, came.name,
            password=came.password, opened=found.opened, heads=heads, left_out=left_out,
        )  # fmt: skip
        self.seat.run.apart(self, lambda _: act()).then(self._chosen).otherwise(self.seat.tell.error)

    def _chosen(self, change: Change[Any]) -> None:
        self.seat.bus.tell(change, None)
        self.over.emit(list(change.result), [])

    def _next(self) -> None:
        job = self._job
        if job is None:
            return
        if job.asked_to_stop() or not self._waiting:
            self._finish(job)
            return
        came = self._waiting.pop(0)
        watch = _Inside(job, came.name, self._whole - len(self._waiting) - 1, self._whole)
        act = partial(_receive, self.seat.desk, came, watch)
        made = self.seat.run.apart(self, lambda _: act())
        made.then(partial(self._received, came)).otherwise(partial(self._failed, came))
        made.stopped.connect(self._next)

    def _received(self, came: Came, answer: Change[Any] | Unpacked | Told) -> None:
        if isinstance(answer, Unpacked):
            self._asked += 1
            self.unpacked.emit(answer)
        elif isinstance(answer, Told):
            self._asked += 1
            row = answer.row
            self.seat.bus.tell(answer.change, None)
            words = self.tr("{office} báo về văn bản đi của mình: {status}.")
            self.seat.tell.note(
                words.format(office=row.office, status=row.status_words or row.words), tone="done"
            )
        else:
            ids = list(answer.result)
            self._done += ids
            self.seat.bus.tell(answer, None)
            for one in ids:
                self.came.emit(one)
        self._next()

    def _failed(self, came: Came, fault: BaseException) -> None:
        if isinstance(fault, AppError) and fault.code in LOCKED and not came.together:
            self._asked += 1
            self.locked.emit(replace(came, password=None), fault.code == WRONG)
        elif isinstance(fault, AppError):
            self._refused.append((came.name, f"{fault.sentence()} {fault.advice()}"))
        else:
            self._refused.append(
                (came.name, self.tr("Chương trình gặp lỗi khi đọc tệp {file}.").format(file=came.name))
            )
            self.seat.tell.error(fault)
        self._next()

    def _finish(self, job: Job) -> None:
        left = len(self._waiting)
        if left:
            self.seat.tell.note(self.tr("Đã dừng; còn {count} tệp chưa nhận.").format(count=left), tone="due")
        done, refused, asked = self._done, self._refused, self._asked
        self._waiting, self._done, self._refused, self._whole, self._job = [], [], [], 0, None
        self._asked = 0
        job.settle("done")
        if done or refused or not asked:
            self.over.emit(done, refused)


class _Inside:
    """Progress within one file: told with the file's name; a wish to stop is passed on."""

    def __init__(self, job: Job, name: str, at: int, whole: int) -> None:
        self._job, self._name, self._at, self._whole = job, name, at, whole
        job.stepped.emit(at, whole if whole > 1 else 0, name)

    def step(self, done: int, total: int, label: str) -> None:
        if self._job.asked_to_stop():
            raise Cancelled
        words = f"{self._name} · {page_words(label)}" if label else self._name
        if self._whole > 1:
            self._job.stepped.emit(self._at, self._whole, words)
        else:
            self._job.stepped.emit(done, total, words)


def page_words(label: str) -> str:
    """'OCR 3/12' as a clerk reads it."""
    found = _PAGE.fullmatch(label)
    if found is None:
        return label
    if found["how"] == "OCR":
        words = QCoreApplication.translate("Arrivals", "đọc ảnh trang {at}/{all}")
    else:
        words = QCoreApplication.translate("Arrivals", "trang {at}/{all}")
    return words.format(at=found["at"], all=found["all"])


def _receive(desk: Desk, came: Came, watch: Progress) -> Change[tuple[str, ...]] | Unpacked | Told:
    from app.intake import file_bytes
    from app.intake.source import CONTAINERS
    from app.services.package_reception import PackageIsReceipt, is_package

    incoming = desk.incoming
    if came.together:
        one = incoming.receive_together(came.together, progress=watch)
        return Change((one.result,), one.subjects, one.ids, one.undo, one.act_id)
    data = came.data if came.path is None else file_bytes(came.path)
    if is_package(data, came.name):
        try:
            return incoming.receive_all(data, came.name, progress=watch)
        except PackageIsReceipt:
            change = desk.exchange.take(data, came.name)
            return Told(change, change.result)
    opened = incoming.look_inside(data, came.name, progress=watch, password=came.password)
    if opened.type in CONTAINERS and len(opened.parts) > 1:
        return Unpacked(came, data, opened)
    taken = incoming.receive_all(data, came.name, progress=watch, password=came.password, opened=opened)
    if came.password is not None:
        for made in taken.result:
            with suppress(AppError):  # its text is shown instead of its pages
                desk.papers.unlock(made, came.password)
    return taken


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


def _natural(name: str) -> list[tuple[int, int, str]]:
    """'trang 2' before 'trang 10'."""
    return [
        (0, int(part), "") if part.isdecimal() else (1, 0, part.casefold())
        for part in re.split(r"(\d+)", name)
        if part
    ]
