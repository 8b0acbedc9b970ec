"""The paper of an incoming letter: pictures of its pages, its bytes laid where the system can open them.

Owns a small store of pictures already drawn. Files without pages (DOCX, TXT) have no pictures: their text is shown. Refuses to
keep anything of a letter on the disk beyond a private folder that is emptied when the program ends.
"""

from __future__ import annotations

import tempfile
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from app.base.files import write_atomic
from app.models.session import Store
from app.services.change import Service
from app.services.incoming import NoOriginal
from app.services.incoming_rows import find_letter, original_of

if TYPE_CHECKING:
    from app.models.vault import Vault

_KEPT_BYTES: Final = 48 << 20
_KEPT_FILES: Final = 3
MM_PER_INCH: Final = 25.4
_MOST_DPI: Final = 400
_PDF: Final = "application/pdf"


@dataclass(frozen=True, slots=True)
class PagePng:
    """One page as a PNG; its size on paper in mm."""

    png: bytes
    width: float
    height: float


class Papers(Service):
    """Usable from any thread."""

    def __init__(self, store: Store, *, by: str, vault: Callable[[], Vault]) -> None:
        super().__init__(store, by=by)
        self._vault = vault
        self._drawn: OrderedDict[tuple[str, int, int], PagePng] = OrderedDict()
        self._files: OrderedDict[str, bytes] = OrderedDict()
        self._turn = Lock()
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def is_paged(self, letter_id: str) -> bool:
        """Whether the letter has pages to draw (a PDF)."""
        with self.store.read() as session:
            found = original_of(session, find_letter(session, letter_id).id)
            return found is not None and found.mime == _PDF

    def page(self, letter_id: str, number: int, *, width: int) -> PagePng:
        """Page ``number`` (from 1) drawn about ``width`` pixels wide. Raises NoOriginal, FileUnreadable."""
        from app.export.pdf.raster import page_png

        digest = self._digest(letter_id)
        dpi = max(36, min(_MOST_DPI, round(width / (210 / MM_PER_INCH))))
        key = (digest, number, dpi)
        with self._turn:
            known = self._drawn.get(key)
            if known is not None:
                self._drawn.move_to_end(key)
                return known
        png = page_png(self._bytes(digest), number, dpi)
        # The PNG's own head says how many pixels it has: bytes 16-24 of every PNG.
        wide, high = int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
        made = PagePng(png, wide / dpi * MM_PER_INCH, high / dpi * MM_PER_INCH)
        with self._turn:
            self._drawn[key] = made
            while sum(len(one.png) for one in self._drawn.values()) > _KEPT_BYTES and len(self._drawn) > 1:
                self._drawn.popitem(last=False)
        return made

    def lay_out(self, letter_id: str) -> Path:
        """The original as a file in a private folder, for the system's own program to open."""
        with self.store.read() as session:
            found = original_of(session, find_letter(session, letter_id).id)
        if found is None:
            raise NoOriginal(id=letter_id)
        data = self._vault().get(found.sha256)
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="vanthu-", ignore_cleanup_errors=True)
        path = Path(self._folder.name) / found.sha256[:8] / Path(found.name).name
        path.parent.mkdir(exist_ok=True)
        write_atomic(path, data)
        return path

    def close(self) -> None:
        """Forget the pictures and take away what was laid out."""
        with self._turn:
            self._drawn.clear()
            self._files.clear()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _digest(self, letter_id: str) -> str:
        with self.store.read() as session:
            found = original_of(session, find_letter(session, letter_id).id)
        if found is None:
            raise NoOriginal(id=letter_id)
        return found.sha256

    def _bytes(self, digest: str) -> bytes:
        with self._turn:
            known = self._files.get(digest)
        if known is None:
            known = self._vault().get(digest)
            with self._turn:
                self._files[digest] = known
                while len(self._files) > _KEPT_FILES:
                    self._files.popitem(last=False)
        return known
