"""A file beside a letter is signed for the organ: an annex of its own file, an electronic copy. The file itself stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.base.errors import AppError
from app.base.files import need_target, write_atomic
from app.base.progress import Progress
from app.domain.rows import LetterDetail
from app.services.pdf_signing import Signed, Wish, opened_key, sign_pdf
from app.ui.pages.outgoing.files import last_folder
from app.ui.pages.outgoing.signing.dialog import KeyChoice, SignDialog
from app.ui.seat import Seat


class FileSigning(QObject):
    """For one editor: ``ask`` for a file, then for the key."""

    def __init__(self, seat: Seat, owner: QWidget) -> None:
        super().__init__(owner)
        self._seat, self._owner = seat, owner

    def ask(self, letter: LetterDetail) -> None:
        """Which PDF."""
        folder = last_folder(self._seat.memory)
        title = self.tr("Chọn tệp PDF để ký")
        name, _ = QFileDialog.getOpenFileName(self._owner, title, folder, self.tr("Tệp PDF (*.pdf)"))
        if name:
            self._seat.memory.put("outgoing.folder", str(Path(name).parent))
            self.offer(letter, Path(name))

    def offer(self, letter: LetterDetail, path: Path) -> None:
        """The question about this file; the unit's name is read for it."""

        def show(unit: Any) -> None:
            dialog = SignDialog(
                self._owner,
                self.tr("Ký số {file}").format(file=path.name[:60]),
                self._seat.memory,
                lambda choice, wish: self._sign(dialog, path, choice, wish),
                number=letter.row.printed or "",
                organ=unit.name if unit is not None else "",
            )
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._seat.read(self._owner, self._seat.desk.units.own, show)

    def _sign(self, dialog: SignDialog, path: Path, choice: KeyChoice, wish: Wish) -> None:
        act = partial(_signed, path, self._free(path), choice, wish, self._seat.desk.clock)

        def over(done: tuple[Path, Signed]) -> None:
            target, signed = done
            dialog.over()
            for words in signed.warnings:
                self._seat.tell.note(words, tone="due")
            self._seat.tell.note(self.tr("Đã ký: {name}").format(name=target.name), tone="done")

        run_signing(self._seat, dialog, act, over)

    def _free(self, path: Path) -> Path:
        """A name beside the file that nothing has yet."""
        stem, number = self.tr("{name} (đã ký)").format(name=path.stem), 1
        target = path.with_name(f"{stem}.pdf")
        while target.exists():
            number += 1
            target = path.with_name(f"{stem} {number}.pdf")
        return target


def run_signing(
    seat: Seat, dialog: SignDialog, act: Callable[[Progress], Any], over: Callable[[Any], object]
) -> None:
    """Try the key off the window's thread; what is wrong is said in the dialog, which stays."""

    def refused(error: BaseException) -> None:
        if isinstance(error, AppError):
            dialog.refuse(error)
        else:
            dialog.stopped()
            seat.tell.error(error)

    job = seat.run.long(dialog, act, title=dialog.windowTitle())
    job.then(over).otherwise(refused)
    job.stopped.connect(dialog.stopped)
    dialog.rejected.connect(job.cancel)


def _signed(
    path: Path, target: Path, choice: KeyChoice, wish: Wish, clock: Any, progress: Progress
) -> tuple[Path, Signed]:
    """Runs in the pool."""
    from app.intake.door import file_bytes

    progress.step(0, 1, "")
    need_target(target)
    data = file_bytes(path)
    with opened_key(
        file=choice.file, token=choice.token, password=choice.password, label=choice.label
    ) as key:
        signed = sign_pdf(data, path.name, key, wish, clock=clock)
    write_atomic(target, signed.data)
    return target, signed
