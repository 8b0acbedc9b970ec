"""The paper of an incoming letter: pictures of its pages, its bytes laid where the system can open them.

Owns a small store of pictures already drawn, and which file a page comes from: the original, then the annexes that have
pages, each scan's searchable twin where the file itself cannot be drawn. Files without pages (DOCX, TXT) show their text. Refuses to
keep anything of a letter on the disk beyond a private folder that is emptied when the program ends.
"""

from __future__ import annotations

import tempfile
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from app.base.errors import FileUnreadable
from app.base.files import write_atomic
from app.base.progress import Progress
from app.export.lists.stamp import PageUnreadable, from_picture
from app.models.files import Attachment
from app.models.session import Store
from app.services.change import Service
from app.services.incoming import NoOriginal
from app.services.incoming_rows import ANNEX, ENTITY, ORIGINAL, find_letter, original_of
from app.services.searchable import SEARCHABLE
from app.services.searchable import SUFFIX as SEARCHABLE_SUFFIX

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models.vault import Vault

_KEPT_BYTES: Final = 48 << 20
_KEPT_FILES: Final = 3
MM_PER_INCH: Final = 25.4
_MOST_DPI: Final = 400
_PRINT_DPI: Final = 200
_PDF: Final = "application/pdf"
_PICTURES: Final = frozenset({"image/jpeg", "image/png", "image/tiff", "image/heic"})


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
        self._open: dict[str, bytes] = {}  # of encrypted files, until the program ends
        self._counts: dict[str, int] = {}
        self._turn = Lock()
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def is_paged(self, letter_id: str) -> bool:
        """Whether the letter has pages to draw (a PDF or a picture)."""
        with self.store.read() as session:
            return bool(_paged(session, find_letter(session, letter_id).id))

    def page_total(self, letter_id: str) -> int:
        """How many pages there are to draw, of all files of the letter. Raises NoOriginal, FileUnreadable."""
        return sum(count for _, count in self._sheets(letter_id))

    def unlock(self, letter_id: str, password: str) -> None:
        """Draw the pages of an encrypted PDF from now on, as long as the program runs. Raises PageUnreadable."""
        import io

        import pikepdf

        with self.store.read() as session:
            found = original_of(session, find_letter(session, letter_id).id)
        if found is None or found.mime != _PDF:
            return
        data = self._vault().get(found.sha256)
        try:
            with pikepdf.open(io.BytesIO(data), password=password) as document:
                out = io.BytesIO()
                document.save(out)
        except (pikepdf.PdfError, RuntimeError, ValueError) as fault:
            raise PageUnreadable(file=found.name, reason=str(fault)[:120] or "?") from fault
        with self._turn:
            self._open[found.sha256] = out.getvalue()
            self._counts.clear()

    def page(self, letter_id: str, number: int, *, width: int) -> PagePng:
        """Page ``number`` (from 1) drawn about ``width`` pixels wide. Raises NoOriginal, FileUnreadable."""
        from app.export.pdf.raster import page_png

        digest, inside = self._place(letter_id, number)
        dpi = max(18, min(_MOST_DPI, round(width / (210 / MM_PER_INCH))))
        key = (digest, inside, dpi)
        with self._turn:
            known = self._drawn.get(key)
            if known is not None:
                self._drawn.move_to_end(key)
                return known
        png = page_png(self._bytes(digest), inside, dpi)
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
            self._open.clear()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _sheets(self, letter_id: str) -> list[tuple[str, int]]:
        """The files that have pages, in their order, each with how many. A scan that is locked is drawn from its twin."""
        from app.export.pdf.raster import page_count

        with self.store.read() as session:
            files = _paged(session, find_letter(session, letter_id).id)
        if not files:
            raise NoOriginal(id=letter_id)
        found: list[tuple[str, int]] = []
        refused: FileUnreadable | None = None
        for several in files:
            for file in several:
                count = self._counts.get(file.sha256)
                if count is None:
                    try:
                        count = page_count(self._bytes(file.sha256, file.mime, file.name))
                    except FileUnreadable as fault:
                        refused = fault
                        continue
                    self._counts[file.sha256] = count
                found.append((file.sha256, count))
                break
            else:
                if not found and refused is not None:
                    raise refused
        return found

    def _place(self, letter_id: str, number: int) -> tuple[str, int]:
        """The file that holds a page of the letter, and its number there."""
        sheets = self._sheets(letter_id)
        for digest, count in sheets:
            if number <= count:
                return digest, number
            number -= count
        return sheets[-1]

    def _bytes(self, digest: str, mime: str = _PDF, name: str = "") -> bytes:
        """The file as a PDF."""
        with self._turn:
            known = self._open.get(digest) or self._files.get(digest)
        if known is None:
            known = self._vault().get(digest)
            if mime != _PDF and not known.startswith(b"%PDF"):
                known = from_picture(known, name=name)
            with self._turn:
                self._files[digest] = known
                while len(self._files) > _KEPT_FILES:
                    self._files.popitem(last=False)
        return known


def printed_pages(pdf: bytes, *, progress: Progress | None = None) -> Iterator[bytes]:
    """The pages of a PDF of ours as PNGs fit for a printer. Raises Cancelled."""
    from app.export.pdf.raster import page_count, page_png

    total = page_count(pdf)
    for number in range(1, total + 1):
        if progress is not None:
            progress.step(number - 1, total, "")
        yield page_png(pdf, number, _PRINT_DPI)


def _paged(session: Session, letter_id: str) -> list[list[Attachment]]:
    """Files to draw: each with what stands in for it, the best first."""
    files = list(
        session.scalars(
            select(Attachment)
            .where(Attachment.owner_kind == ENTITY, Attachment.owner_id == letter_id)
            .order_by(Attachment.id)
        )
    )
    twins = {file.name.removesuffix(SEARCHABLE_SUFFIX): file for file in files if file.role == SEARCHABLE}
    found = []
    for file in files:
        if file.role not in (ORIGINAL, ANNEX) or not (file.mime == _PDF or file.mime in _PICTURES):
            continue
        twin = twins.get(file.name.rpartition(".")[0] or file.name)
        # The twin of a picture was made in the reader's own child, with its pages parted and its turn undone.
        several = [file, twin] if file.mime == _PDF else [twin, file]
        found.append((file.role != ORIGINAL, [one for one in several if one is not None]))
    return [several for _, several in sorted(found, key=lambda one: one[0])]
