"""What the body needs from outside the window's thread: reading large pastes, keeping and showing pictures. Also find and replace."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from app.layout.parts import Letter, Picture
from app.services.change import Change
from app.services.find_text import Hit
from app.services.letter_pictures import Kept
from app.services.pasting import Pasted, pasted
from app.ui.pages.outgoing.body_edit import BodyEdit
from app.ui.pages.outgoing.find_bar import FindBar
from app.ui.pages.outgoing.one_step import OneStep
from app.ui.seat import Seat

if TYPE_CHECKING:
    from app.ui.pages.outgoing.editor import Editor

_AT_ONCE: Final = 20_000
"""Characters that are read in the window's thread; more in the pool."""
_SHOWN: Final = 1_200
"""Pixels of a picture within the text."""
ENDINGS: Final = "*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff *.heic *.heif"


class Writing(QObject):
    """Serves one editor."""

    def __init__(self, seat: Seat, editor: Editor, body: BodyEdit) -> None:
        super().__init__(editor)
        self._seat, self._editor, self._body = seat, editor, body
        self.one_step = OneStep(editor)
        self.find = FindBar(editor.letter)
        self.find.went.connect(self.show_hit)
        self.find.changed.connect(self._replace)
        self.find.left.connect(lambda: body.setFocus(Qt.FocusReason.OtherFocusReason))
        body.read_paste = self._read
        body.keep_pictures = self._keep
        body.tell_left = self._tell_left
        body.images.ask = self._show
        body.files_dropped.connect(self._dropped)

    # --- pasting ------------------------------------------------------------------------------------------------

    def _read(self, html: str, text: str, take: Callable[[Pasted], object]) -> None:
        if len(html) + len(text) <= _AT_ONCE:
            take(pasted(html, text))
        else:
            self._seat.run.read(self, partial(pasted, html, text)).then(take)

    def _tell_left(self, count: int) -> None:
        words = self.tr("{n} ảnh trong phần dán không lấy được: sao chép riêng từng ảnh rồi dán.")
        self._seat.tell.note(words.format(n=count), tone="due")

    # --- pictures -------------------------------------------------------------------------------------------------

    def ask_picture(self) -> None:
        """Choose picture files and put them in."""
        if self._body.isReadOnly():
            return
        names, _ = QFileDialog.getOpenFileNames(
            self._editor, self.tr("Chèn ảnh"), "", f"{self.tr('Ảnh')} ({ENDINGS})"
        )
        if names:
            self.insert_files([Path(name) for name in names])

    def insert_files(self, files: Sequence[Path]) -> None:
        """Pictures from files, one under the other, each with a place for its caption."""
        for file in files:
            self._store(file, self._put_in)

    def _dropped(self, files: Sequence[Path]) -> None:
        self.insert_files(files)

    def _put_in(self, kept: Kept) -> None:
        if not self._body.isReadOnly():
            self._body.insert_thing(Picture(kept.reference, caption=""))
            self._body.thing_asked.emit()

    def _keep(self, images: Sequence[bytes], take: Callable[[Sequence[str]], object]) -> None:
        names: dict[int, str] = {}

        def one(at: int, kept: Kept) -> None:
            names[at] = kept.reference
            if len(names) == len(images):
                take([names[number] for number in range(len(images))])

        for at, data in enumerate(images):
            self._store(data, partial(one, at))

    def _store(self, source: bytes | Path, take: Callable[[Kept], object]) -> None:
        detail = self._editor.detail
        if detail is None:
            return

        def over(change: Change[Kept]) -> None:
            image = QImage.fromData(change.result.data)
            self._body.images.put(change.result.reference, _small(image))
            take(change.result)

        act = partial(self._seat.desk.letter_pictures.keep, detail.row.id, source)
        self._seat.do(self, act, then=over)

    def _show(self, reference: str, take: Callable[[QImage | None], object]) -> None:
        job = self._seat.run.read(self, partial(_picture, self._seat.desk, reference)).then(take)
        job.otherwise(lambda error: take(None))  # the page says which picture is missing

    # --- find and replace -------------------------------------------------------------------------------------------

    def open_find(self) -> None:
        """Ctrl+F."""
        self.find.open(self._body.chosen_words(), fixed=self._body.isReadOnly())

    def show_hit(self, hit: Hit) -> None:
        """The place found, chosen in its field; the keys stay in the bar."""
        start, end = (hit.lead + hit.start, hit.lead + hit.end) if hit.note is None else (None, None)
        held = self.find.focusWidget()
        self._editor.go_to(hit.part.removesuffix(".caption"), start, end)
        if held is not None:
            held.setFocus(Qt.FocusReason.OtherFocusReason)

    def _replace(self, letter: Letter, count: int) -> None:
        editor, before = self._editor, self._editor.letter()
        detail = editor.detail
        if detail is None or before is None:
            return
        self.one_step.put(letter)

        def back() -> None:
            if not self.one_step.back():
                editor.put_back(detail.row.id, before)

        if count > 1:
            self._seat.tell.note(self.tr("Đã thay {n} chỗ").format(n=count), tone="done", undo=back)


def _picture(desk: object, reference: str) -> QImage:
    """Runs in the pool."""
    return _small(QImage.fromData(desk.letter_pictures.data(reference)))  # type: ignore[attr-defined]


def _small(image: QImage) -> QImage:
    if max(image.width(), image.height()) <= _SHOWN:
        return image
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(_SHOWN, _SHOWN, keep, smooth)
