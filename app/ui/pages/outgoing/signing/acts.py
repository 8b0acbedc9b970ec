"""The signed copy of the letter that is open: brought back by drop or dialog, judged, signed digitally.

Owns the bar over the editor. Reading, judging and signing run off the window's thread; what they change is told to all pages.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app.base.errors import AppError
from app.base.progress import Progress
from app.domain.rows import LetterDetail, LetterRow
from app.domain.states import Step, can
from app.services.change import Change
from app.services.letter_signing import Ahead, SignedLetter
from app.services.pdf_signing import Wish, opened_key
from app.services.signatures import SignatureReport
from app.ui.pages.outgoing.files import last_folder
from app.ui.pages.outgoing.signing.dialog import KeyChoice, SignDialog
from app.ui.pages.outgoing.signing.files import FileSigning, run_signing
from app.ui.pages.outgoing.signing.verdict import SignedBar, VerdictDialog
from app.ui.seat import Seat

PAPERS: Final = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic")


class Signing(QObject):
    """For one editor. ``save`` queues what is typed; ``after`` hears that the letter changed; ``show`` opens the signed copy."""

    def __init__(
        self,
        seat: Seat,
        owner: QWidget,
        *,
        save: Callable[[], object],
        after: Callable[[], object],
        show: Callable[[LetterDetail], object],
    ) -> None:
        super().__init__(owner)
        self._seat, self._owner, self._save, self._after = seat, owner, save, after
        self._show = show
        self._letter: LetterDetail | None = None
        self._report: SignatureReport | None = None
        self.beside = FileSigning(seat, owner)
        owner.setAcceptDrops(True)
        owner.installEventFilter(self)
        self.bar = SignedBar(self.look, self._open)

    # --- what is there --------------------------------------------------------------------------------------

    def show_letter(self, letter: LetterDetail) -> None:
        """Another letter, or the same one after a change: judge its signed copy when it may be another one."""
        before, self._letter = self._letter, letter
        if before is not None and before.row.id != letter.row.id:
            self._report = None  # another letter's verdict is not shown over this one for a moment
            self.bar.hide()
        if not letter.row.has_signed:
            self.bar.hide()
            return
        if before is None or before.row != letter.row:
            self.judge()

    def judge(self) -> None:
        """Ask what the signatures are worth now."""
        letter = self._letter
        if letter is None:
            return
        letter_id = letter.row.id

        def take(report: SignatureReport | None) -> None:
            if self._letter is not None and self._letter.row.id == letter_id:
                self._report = report
                self.bar.show_report(report)

        job = self._seat.run.read(self._owner, partial(self._seat.desk.signed_copies.report, letter_id))
        job.then(take).otherwise(partial(self._not_judged, letter_id))

    def _not_judged(self, letter_id: str, error: BaseException) -> None:
        if not isinstance(error, AppError):
            self._seat.tell.error(error)
        elif self._letter is not None and self._letter.row.id == letter_id:
            self._report = None
            self.bar.show_fault(error.sentence())

    def _open(self) -> None:
        if self._letter is not None:
            self._show(self._letter)

    def look(self) -> None:
        """All that was found out about the signatures."""
        if self._report is not None:
            dialog = VerdictDialog(self._owner, self._report, partial(self._seat.go, "settings", "trust"))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def offer(self, menu: QMenu, letter: LetterDetail) -> None:
        """Menu lines by the letter's state; what cannot be done yet says when it can."""
        allowed = can(Step.TAKE_BACK, letter.row.state)
        act = menu.addAction(
            self.tr("Ký số …") if allowed else self.tr("Ký số (sau khi ghi nhận đã ký)"),
            partial(self.ask, letter),
        )
        act.setEnabled(allowed)
        menu.addAction(self.tr("Ký số tệp kèm theo, bản sao …"), partial(self.beside.ask, letter))
        if letter.row.has_signed:
            menu.addAction(self.tr("Mở bản ký đã lưu"), partial(self._show, letter))
            menu.addAction(self.tr("Thay bản ký …"), partial(self.take_back, letter)).setEnabled(allowed)
            if self._report is not None:
                menu.addAction(self.tr("Chữ ký số trên bản ký"), self.look)

    # --- the signed copy comes back ---------------------------------------------------------------------------

    def take_back(self, letter: LetterDetail) -> None:
        """The scan of the signed paper, or the PDF that was signed digitally."""
        endings = " ".join(f"*{one}" for one in PAPERS)
        words = self.tr("Bản quét hoặc PDF ký số ({endings})").format(endings=endings)
        name, _ = QFileDialog.getOpenFileName(
            self._owner, self.tr("Lưu bản ký"), last_folder(self._seat.memory), words
        )
        if name:
            self._seat.memory.put("outgoing.folder", str(Path(name).parent))
            self.take(letter, Path(name))

    def take(self, letter: LetterDetail, path: Path) -> None:
        """Read, compare and keep a file as the signed copy."""
        desk, letter_id = self._seat.desk, letter.row.id

        def work(progress: Progress) -> Change[LetterRow]:
            return desk.signed_copies.take_back(letter_id, path, progress=progress)

        job = self._seat.run.long(
            self._owner, work, title=self.tr("Đang đọc bản ký {name}").format(name=path.name)
        )
        job.then(lambda change: self._kept(change, self.tr("Đã lưu bản ký")))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A file that is dropped anywhere on the editor."""
        if isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            path = _paper_of(event.mimeData())
            if path is not None and self._letter is not None:
                event.acceptProposedAction()
                if event.type() is QEvent.Type.Drop:
                    self.drop(self._letter, path)
                return True
        return super().eventFilter(watched, event)

    def drop(self, letter: LetterDetail, path: Path) -> None:
        """A dropped file: kept where the letter may have a signed copy, else it is said when it may."""
        if can(Step.TAKE_BACK, letter.row.state):
            self.take(letter, path)
        else:
            words = self.tr("Bản ký chỉ lưu được sau khi ghi nhận văn bản đã ký; {name} chưa được lưu.")
            self._seat.tell.note(words.format(name=path.name), tone="due")

    # --- signing ----------------------------------------------------------------------------------------------

    def ask(self, letter: LetterDetail) -> None:
        """Whose turn it is, then the question."""
        self._save()
        verb = partial(self._seat.desk.letter_signing.ahead, letter.row.id)
        self._seat.read(self._owner, verb, partial(self._ask, letter))

    def _ask(self, letter: LetterDetail, ahead: Ahead) -> None:
        title = self.tr("Ký số {letter}").format(letter=ahead.number or letter.row.subject[:60]).strip()
        dialog = SignDialog(
            self._owner,
            title,
            self._seat.memory,
            lambda choice, wish: self._sign(dialog, letter.row.id, choice, wish),
            ahead=ahead,
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _sign(self, dialog: SignDialog, letter_id: str, choice: KeyChoice, wish: Wish) -> None:
        desk = self._seat.desk

        def work(progress: Progress) -> Change[SignedLetter]:
            progress.step(0, 1, "")
            with opened_key(
                file=choice.file, token=choice.token, password=choice.password, label=choice.label
            ) as key:
                return desk.letter_signing.sign(letter_id, key, wish, progress=progress)

        def over(change: Change[SignedLetter]) -> None:
            dialog.over()
            for words in change.result.warnings:
                self._seat.tell.note(words, tone="due")
            self._kept(change, self.tr("Đã ký số và lưu bản ký"))

        run_signing(self._seat, dialog, work, over)

    def _kept(self, change: Change[Any], told: str) -> None:
        self._seat.bus.tell(change, self._owner)
        for one in change.notes:
            self._seat.tell.note(one.text, tone="due")
        undo = partial(self._seat.undo, self._owner, change) if change.undo else None
        self._seat.tell.note(told, tone="done", undo=undo)
        self._letter = None  # whatever is shown next is judged anew
        self._after()


def _paper_of(data: QMimeData) -> Path | None:
    """The one file of a drag, when it may be a signed copy."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix.lower() in PAPERS else None
