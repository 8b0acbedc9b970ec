"""Files that come in become letters: one file one letter, several files one letter, one PDF several letters.

Owns the order of the acts: the original's bytes lie in the vault before anything reads them; what the reader refuses leaves
no trace. Refuses to change an original, ever: a letter cut out of a file keeps the whole file beside it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from app.base.errors import Cancelled, InputRefused
from app.base.language import mark, tr
from app.base.progress import Progress, Silent
from app.base.text import nfc
from app.domain.practice import Practice
from app.export.pdf.cutting import Cut, cut_pages, page_total
from app.models.files import Attachment
from app.models.session import Store
from app.services.change import Change, Service
from app.services.incoming_rows import (
    ANNEX,
    ENTITY,
    ORIGINAL,
    REGISTERED,
    SOURCE,
    find_letter,
    original_of,
    printed_state,
    unregistered,
)
from app.services.package_reception import is_package, receive_package
from app.services.pieces import Piece, attach_piece, drop_letter, fill, fill_all, mime_of, new_letter, unread
from app.services.searchable import twin_of

if TYPE_CHECKING:
    from app.intake.opened import Opened, Part
    from app.models.vault import Vault

PDF: Final = "application/pdf"


_ENTERED: Final = mark("văn bản đã vào sổ")
_NO_PDF: Final = mark("không phải PDF")


class NoFiles(InputRefused):
    code, what = "DEN-040", mark("Chưa chọn tệp nào.")
    remedy = mark("Chọn một hoặc nhiều tệp của văn bản.")


class NotCuttable(InputRefused):
    code, what = "DEN-041", mark("Không tách được {name}: {reason}.")
    remedy = mark("Chỉ tách được tệp PDF của văn bản chưa vào sổ.")


class NothingToJoin(InputRefused):
    code, what = "DEN-044", mark("Không gộp được các văn bản đã chọn.")
    remedy = mark("Chọn từ hai văn bản chưa vào sổ.")


class Reception(Service):
    """The verbs by which files become letters in state 'received'."""

    def __init__(
        self, store: Store, *, by: str, vault: Callable[[], Vault], practice: Practice | None = None
    ) -> None:
        """``vault`` opens the vault when first asked: lists never need it."""
        super().__init__(store, by=by, practice=practice)
        self._vault = vault

    @property
    def vault(self) -> Vault:
        return self._vault()

    def receive(
        self, path: Path, *, progress: Progress | None = None, password: str | None = None
    ) -> Change[str]:
        """Take a file in: original stored, text read, fields guessed. The id of a letter in state 'received'.

        A file that was received before but never registered (the program was stopped in between) is taken up again.
        Raises what the reader refuses; the file then leaves no trace.
        """
        from app.intake import file_bytes

        data = file_bytes(path)
        return self.receive_bytes(data, _name_of(path), progress=progress, password=password)

    def receive_bytes(
        self, data: bytes, name: str, *, progress: Progress | None = None, password: str | None = None
    ) -> Change[str]:
        """The same for bytes that lie nowhere (pasted, dragged out of a mail)."""
        if is_package(data, name):
            return self.receive_package(data, name, progress)
        piece = self.read_piece(data, name, progress, password)
        with self.work("incoming.receive") as w:
            letter = unregistered(w.session, piece.sha256) or new_letter(w, piece)
            fill(letter, piece.text, piece.name)
            return Change.of(letter.id, w.commit())

    def look_inside(
        self, data: bytes, name: str, *, progress: Progress | None = None, password: str | None = None
    ) -> Opened:
        """Open a file for the clerk to choose from; its bytes are kept until ``receive_all`` or ``give_up``.

        Raises what the reader refuses; the bytes are gone again then.
        """
        from app.intake.door import open_bytes

        vault = self._vault()
        whole = vault.put(data)
        try:
            return open_bytes(data, name, progress=progress, password=password)
        except (InputRefused, Cancelled):
            vault.drop_orphan(whole.sha256)
            raise

    def give_up(self, data: bytes) -> None:
        """A file that was looked into and not taken leaves no trace."""
        self._vault().drop_orphan(sha256(data).hexdigest())

    def receive_all(
        self,
        data: bytes,
        name: str,
        *,
        progress: Progress | None = None,
        password: str | None = None,
        opened: Opened | None = None,
        heads: Sequence[int] | None = None,
        left_out: Sequence[int] = (),
    ) -> Change[tuple[str, ...]]:
        """Every letter in a file: of a ZIP or an e-mail each one it holds, with the annexes that lie behind it.

        Each letter keeps the whole archive or e-mail beside its own file. Any other file is one letter. ``opened`` is what
        ``look_inside`` found; ``heads`` are the places of the parts that a clerk chose as letters, ``left_out`` of those
        that are not taken.
        """
        from app.intake.source import CONTAINERS

        name = _as_text(name)
        if is_package(data, name):
            one = self.receive_package(data, name, progress)
            return Change((one.result,), one.subjects, one.ids, one.undo, one.act_id)
        vault = self._vault()
        whole = vault.put(data)
        if opened is None:
            opened = self.look_inside(data, name, progress=progress, password=password)
        if opened.type not in CONTAINERS or not opened.parts:
            one = self._receive_plain(data, name, opened, progress, password)
            return Change((one.result,), one.subjects, one.ids, one.undo, one.act_id)
        groups = _groups(opened, heads, left_out)
        stored = {id(part): vault.put(part.data).sha256 for group in groups for part in group}
        twins = {
            id(part): twin_of(vault, part.text, part.data, part.name, progress)
            if part.text is not None
            else None
            for group in groups
            for part in group
        }
        mime = mime_of(opened.type.value)
        with self.work("incoming.receive") as w:
            made = []
            for group in groups:
                first, *rest = [
                    Piece(
                        part.name,
                        len(part.data),
                        stored[id(part)],
                        part.text or unread(part),
                        twins[id(part)],
                    )
                    for part in group
                ]
                # What was strange about the archive itself is told with each of its letters.
                said = dict.fromkeys((*first.text.warnings, *opened.warnings))
                first = replace(first, text=replace(first.text, warnings=tuple(said)))
                letter = unregistered(w.session, first.sha256)
                if letter is None:
                    letter = new_letter(w, first)
                    for piece in rest:
                        attach_piece(w, letter, piece, ANNEX)
                    w.add(
                        Attachment(
                            owner_kind=ENTITY, owner_id=letter.id, role=SOURCE, name=name, mime=mime,
                            size=len(data), sha256=whole.sha256,
                        )
                    )  # fmt: skip
                fill_all(letter, [first, *rest])
                made.append(letter.id)
            return Change.of(tuple(made), w.commit())

    def _receive_plain(
        self, data: bytes, name: str, opened: Opened, progress: Progress | None, password: str | None
    ) -> Change[str]:
        """A file that is one letter, read already when it was looked into."""
        text = opened.parts[0].text if len(opened.parts) == 1 else None
        if text is None:
            return self.receive_bytes(data, name, progress=progress, password=password)
        vault = self._vault()
        piece = Piece(
            name,
            len(data),
            sha256(data).hexdigest(),
            replace(text, warnings=tuple(dict.fromkeys((*text.warnings, *opened.warnings)))),
            twin_of(vault, text, data, name, progress, password),
        )
        with self.work("incoming.receive") as w:
            letter = unregistered(w.session, piece.sha256) or new_letter(w, piece)
            fill(letter, piece.text, piece.name)
            return Change.of(letter.id, w.commit())

    def receive_package(self, data: bytes, name: str, progress: Progress | None = None) -> Change[str]:
        """A package of the national exchange: one letter with its files; the package stays beside them."""
        return receive_package(self, data, name, progress)

    def receive_together(self, paths: Sequence[Path], *, progress: Progress | None = None) -> Change[str]:
        """Several files as one letter: photos of its pages in their order, or the letter and its annexes.

        Raises NoFiles and what the reader refuses of any of them; none is kept then.
        """
        from app.intake import file_bytes

        if not paths:
            raise NoFiles
        watch = progress or Silent()
        pieces: list[Piece] = []
        try:
            for at, path in enumerate(paths):
                watch.step(at, len(paths), path.name)
                pieces.append(self.read_piece(file_bytes(path), _name_of(path), watch))
        except (InputRefused, Cancelled):
            for piece in pieces:
                self._vault().drop_orphan(piece.sha256)
            raise
        with self.work("incoming.receive") as w:
            letter = new_letter(w, pieces[0])
            for piece in pieces[1:]:
                attach_piece(w, letter, piece, ANNEX)
            fill_all(letter, pieces)
            return Change.of(letter.id, w.commit())

    def attach(self, letter_id: str, path: Path, *, progress: Progress | None = None) -> Change[str]:
        """Add a file to a letter: an annex that came later. What it says is found by search too."""
        from app.intake import file_bytes

        piece = self.read_piece(file_bytes(path), _name_of(path), progress)
        with self.work("incoming.attach") as w:
            letter = find_letter(w.session, letter_id)
            attach_piece(w, letter, piece, ANNEX)
            letter.text = f"{letter.text}\f{piece.text.text}" if letter.text else piece.text.text
            return Change.of(letter.id, w.commit())

    def join(self, letter_ids: Sequence[str]) -> Change[str]:
        """Letters without a number that are one: the files of the others go behind the first. Undo parts them again.

        Raises NothingToJoin.
        """
        with self.work("incoming.join") as w:
            letters = [find_letter(w.session, one) for one in dict.fromkeys(letter_ids)]
            if len(letters) < 2 or any(one.state == REGISTERED for one in letters):
                raise NothingToJoin
            first, *rest = letters
            for other in rest:
                files = w.session.scalars(
                    select(Attachment)
                    .where(Attachment.owner_kind == ENTITY, Attachment.owner_id == other.id)
                    .order_by(Attachment.id)
                ).all()
                for file in files:
                    w.add(
                        Attachment(
                            owner_kind=ENTITY, owner_id=first.id, role=ANNEX if file.role == ORIGINAL else file.role,
                            name=file.name, mime=file.mime, size=file.size, sha256=file.sha256,
                        )
                    )  # fmt: skip
                first.text = f"{first.text}\f{other.text}" if first.text else other.text
                first.pages = (first.pages or 0) + (other.pages or 0)
                drop_letter(w, other)
            return Change.of(first.id, w.commit())

    # --- one file, several letters ----------------------------------------------------------------------

    def cuts(self, letter_id: str) -> tuple[Cut, ...]:
        """Where a PDF seems to hold several letters: the pages of each. One range when it is one letter."""
        with self.store.read() as session:
            letter = find_letter(session, letter_id)
            begins, total = (letter.guesses or {}).get("begins") or (), letter.pages or 1
        return cuts_at(begins, total)

    def split(
        self, letter_id: str, cuts: Sequence[Cut], *, progress: Progress | None = None
    ) -> Change[tuple[str, ...]]:
        """Cut the PDF of an unregistered letter into several letters; the ids of the new ones, in order.

        Each keeps the whole file beside its own pages. The letter that was cut is gone; undo brings it back.
        Raises NotCuttable, CutsWrong.
        """
        with self.store.read() as session:
            letter = find_letter(session, letter_id)
            file = original_of(session, letter.id)
            name = file.name if file is not None else printed_state(letter)
            if file is None or file.mime != PDF or letter.state == REGISTERED:
                raise NotCuttable(name=name, reason=tr(_ENTERED if letter.state == REGISTERED else _NO_PDF))
            arrived_on, whole = letter.arrived_on, file.sha256
        data = self._vault().get(whole)
        watch = progress or Silent()
        pieces = []
        for at, (cut, part) in enumerate(zip(cuts, cut_pages(data, cuts, name=name), strict=True)):
            watch.step(at, len(cuts), name)
            pieces.append(self.read_piece(part, _part_name(name, cut), None))
        with self.work("incoming.split") as w:
            letter = find_letter(w.session, letter_id)
            if letter.state == REGISTERED:
                raise NotCuttable(name=name, reason=tr(_ENTERED))
            made = []
            for piece in pieces:
                new = new_letter(w, piece)
                new.arrived_on = arrived_on
                w.add(
                    Attachment(
                        owner_kind=ENTITY, owner_id=new.id, role=SOURCE, name=name, mime=PDF, size=len(data), sha256=whole
                    )
                )  # fmt: skip
                fill(new, piece.text, piece.name)
                made.append(new.id)
            drop_letter(w, letter)
            return Change.of(tuple(made), w.commit())

    def page_total(self, path: Path) -> int:
        """How many pages a PDF has, before it is taken in. Raises NotCuttable."""
        return page_total(path.read_bytes(), name=path.name)

    # --- reading ----------------------------------------------------------------------------------------

    def known(self, sha256: str) -> str | None:
        """The letter that has a file with this digest, registered or not."""
        with self.store.read() as session:
            return session.scalar(
                select(Attachment.owner_id)
                .where(Attachment.sha256 == sha256, Attachment.owner_kind == ENTITY)
                .limit(1)
            )

    def read_piece(
        self, data: bytes, name: str, progress: Progress | None, password: str | None = None
    ) -> Piece:
        """Store, then read. Raises what the reader refuses; the bytes are gone again then."""
        from app.intake import read_bytes

        vault = self._vault()
        stored = vault.put(data)
        try:
            source = read_bytes(data, name, progress=progress, password=password)
        except (InputRefused, Cancelled):
            vault.drop_orphan(stored.sha256)
            raise
        twin = twin_of(vault, source, data, name, progress, password)
        return Piece(name, len(data), stored.sha256, source, twin)


def cuts_at(firsts: Iterable[int], total: int) -> tuple[Cut, ...]:
    """The ranges of letters that begin on these pages; the first page always begins one."""
    starts = sorted({1, *(at for at in firsts if 1 < at <= total)})
    ends = [start - 1 for start in starts[1:]] + [total]
    return tuple(Cut(start, end) for start, end in zip(starts, ends, strict=True))


def _groups(
    opened: Opened, chosen: Sequence[int] | None = None, left_out: Sequence[int] = ()
) -> list[list[Part]]:
    """The letters of an archive or e-mail, each with the files that lie behind it; all as one where none is a letter."""
    parts = list(opened.parts)
    found = [at for at, part in enumerate(parts) if part.letter or at == opened.main]
    taken = [at for at in range(len(parts)) if at not in left_out] or [0]
    heads = [at for at in (found if chosen is None else chosen) if at in taken] or taken[:1]
    # The same letter packed twice is one letter: what lies behind its second copy goes to the letter before.
    again = {at for n, at in enumerate(heads) if any(parts[at].data == parts[one].data for one in heads[:n])}
    heads, taken = ([at for at in places if at not in again] for places in (heads, taken))
    groups = [[parts[at]] for at in heads]
    for at in taken:
        part = parts[at]
        if at not in heads:
            before = [number for number, head in enumerate(heads) if head < at]
            groups[before[-1] if before else 0].append(part)
    return groups


def _name_of(path: Path) -> str:
    return _as_text(path.name)


def _as_text(name: str) -> str:
    """A name is any bytes to the system; the register keeps text."""
    return nfc(os.fsencode(name).decode("utf-8", "replace"))[-255:]


def _part_name(name: str, cut: Cut) -> str:
    stem, dot, ending = name.rpartition(".")
    return f"{(stem or ending)[:220]} (trang {cut.first}-{cut.last}).{ending if dot else 'pdf'}"
