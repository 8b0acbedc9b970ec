"""Papers that go with a letter: the copy for the signature, the signed paper that is kept, copies, envelopes, its history.

Files are written off the window's thread; where they go is asked once and remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app.base.files import write_atomic
from app.base.progress import Progress
from app.domain.rows import LetterDetail, WayRow
from app.domain.states import NUMBERED, LetterState
from app.layout.parts import Letter
from app.services.change import Change
from app.services.letters import letter_of
from app.ui.pages.outgoing.files import file_stem, last_folder
from app.ui.pages.outgoing.packages import Packages
from app.ui.pages.outgoing.way_dialogs import CopyDialog, HistoryDialog
from app.ui.seat import Seat

if TYPE_CHECKING:
    from app.bootstrap import Desk
    from app.services.document_copies import CopyRow


class Papers(QObject):
    """For one editor. ``save`` queues what is typed; ``after`` hears that the letter changed."""

    def __init__(
        self, seat: Seat, owner: QWidget, *, save: Callable[[], object], after: Callable[[], object]
    ) -> None:
        super().__init__(owner)
        self._seat, self._owner, self._save, self._after = seat, owner, save, after
        self.packages = Packages(seat, owner)

    def offer(self, menu: QMenu, letter: LetterDetail) -> None:
        """What can be made of the letter in its state."""
        state = LetterState(letter.row.state)
        if state not in (LetterState.VOID, LetterState.RECALLED, LetterState.REPLACED):
            menu.addAction(self.tr("Bản trình ký và phiếu trình …"), partial(self.present, letter))
        if state in NUMBERED:
            menu.addAction(self.tr("Sao văn bản …"), partial(self.copy, letter))
            menu.addAction(self.tr("In bì thư …"), partial(self.envelopes, letter))
            menu.addAction(self.tr("Phiếu gửi …"), partial(self.slip, letter))
            self.packages.offer(menu, letter)
        menu.addAction(self.tr("Các bước đã qua"), partial(self.history, letter))

    # --- trình ký -----------------------------------------------------------------------------------------

    def present(self, letter: LetterDetail) -> None:
        """PDF with empty signature fields, DOCX and the cover slip, into a folder."""
        self._save()
        folder = QFileDialog.getExistingDirectory(
            self._owner, self.tr("Ghi bản trình ký vào"), last_folder(self._seat.memory)
        )
        if not folder:
            return
        self._remember(Path(folder))
        base = Path(folder) / file_stem(self._letter(letter))
        pdf, docx = base.with_name(f"{base.name}.pdf"), base.with_name(f"{base.name}.docx")
        slip = base.with_name(f"{base.name} - phiếu trình.pdf")
        desk, letter_id = self._seat.desk, letter.row.id

        def work(progress: Progress) -> Sequence[Path]:
            progress.step(0, 1, "")
            return desk.presenting.present(letter_id, pdf=pdf, docx=docx, slip=slip).files

        self._long(work, self.tr("Đang dựng bản trình ký"), self._written)

    def open_signed(self, letter: LetterDetail) -> None:
        """A copy for looking at, with the system's program."""
        self._seat.read(
            self._owner, partial(_laid_out, self._seat.desk, letter.row.id), lambda path: self._open(path)
        )

    # --- what goes out ------------------------------------------------------------------------------------

    def copy(self, letter: LetterDetail) -> None:
        """Number a copy and write its file."""
        asked = CopyDialog(self._owner, letter.row.printed or "")
        if not asked.said_yes():
            return
        verb = partial(
            self._seat.desk.document_copies.make,
            letter.row.id,
            str(asked.kind.currentData()),
            electronic=asked.electronic.isChecked(),
            text=asked.words() if asked.kind.currentData() == "TrS" else (),
            copies=asked.copies.value(),
        )
        self._seat.do(self._owner, verb, then=self._copied)

    def _copied(self, change: Change[CopyRow]) -> None:
        row = change.result
        self._seat.tell.note(self.tr("Đã cấp số bản sao {number}").format(number=row.printed), tone="done")
        name = f"{self.tr('Bản sao')} {row.printed}".replace("/", "-")
        self._ask_file(name, lambda path: [self._seat.desk.document_copies.write(row.id, path)])

    def envelopes(self, letter: LetterDetail) -> None:
        def write(path: Path) -> Sequence[Path]:
            self._seat.desk.posting.print_envelopes(letter.row.id, path)
            return [path]

        self._ask_file(f"{self.tr('Bì thư')} {file_stem(self._letter(letter))}", write)

    def slip(self, letter: LetterDetail) -> None:
        stem = f"{self.tr('Phiếu gửi')} {file_stem(self._letter(letter))}"
        self._ask_file(stem, lambda path: [self._seat.desk.posting.print_slips(letter.row.id, path)])

    def history(self, letter: LetterDetail) -> None:
        def show(steps: Sequence[WayRow]) -> None:
            title = " ".join(one for one in (letter.row.printed or "", letter.row.subject) if one)
            dialog = HistoryDialog(self._owner, title, steps)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._seat.read(self._owner, partial(self._seat.desk.letter_way.history, letter.row.id), show)

    # --- files ------------------------------------------------------------------------------------------------

    def _ask_file(self, stem: str, write: Callable[[Path], Sequence[Path]]) -> None:
        first = str(Path(last_folder(self._seat.memory)) / f"{stem}.pdf")
        chosen, _ = QFileDialog.getSaveFileName(self._owner, stem, first, self.tr("Tệp PDF (*.pdf)"))
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        self._remember(path.parent)

        def work(progress: Progress) -> Sequence[Path]:
            progress.step(0, 1, "")
            return write(path)

        self._long(work, self.tr("Đang ghi {name}").format(name=path.name), self._written)

    def _long(self, work: Callable[[Progress], Any], title: str, then: Callable[[Any], object]) -> None:
        self._seat.run.long(self._owner, work, title=title).then(then)

    def _written(self, files: Sequence[Path]) -> None:
        names = ", ".join(path.name for path in files)
        self._seat.tell.note(self.tr("Đã ghi {name}").format(name=names), tone="done")

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            words = self.tr("Máy chưa có chương trình mở tệp {kind}.")
            self._seat.tell.note(words.format(kind=path.suffix), tone="due")

    def _remember(self, folder: Path) -> None:
        self._seat.memory.put("outgoing.folder", str(folder))

    def _letter(self, letter: LetterDetail) -> Letter:
        return letter_of(letter.parts)


def _laid_out(desk: Desk, letter_id: str) -> Path:
    """Runs in the pool."""
    name, data = desk.signed_copies.paper(letter_id)
    path = Path(mkdtemp(prefix="vanthu-")) / Path(name).name
    write_atomic(path, data)
    return path
