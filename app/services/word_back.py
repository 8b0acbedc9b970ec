"""A DOCX that was exported and edited in Word comes back: read by style into parts, differences shown, composed again.

Owns the way back. What cannot be read stands on a last page and is said; the file itself is kept with the letter. Refuses a letter
that may not be edited: what is signed or numbered is not changed by a file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.base.errors import AppError, RuleRefused
from app.base.files import read_bytes
from app.base.language import mark, tr
from app.base.text import nfc
from app.domain.rows import LetterRow
from app.domain.states import Step, after
from app.layout.parts import Letter
from app.layout.read import letter_json, read_letter
from app.models.files import Attachment
from app.models.session import Store
from app.services.change import Change, Service
from app.services.kept_versions import WORD, keep_version
from app.services.letter_diff import DiffLine, compare
from app.services.letter_pictures import ENTITY, PREFIX, ROLE, LetterPictures, ready, references
from app.services.letter_rows import find_letter
from app.services.letters import draft_row, fill, letter_of, parts_of
from app.services.word_merge import NOT_TAKEN, merge, with_images

if TYPE_CHECKING:
    from app.domain.practice import Practice
    from app.layout.sheet import Image
    from app.models.vault import Vault

KEPT_ROLE: Final = "word"
_MIME: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class LetterMoved(RuleRefused):
    code, what = "VB-220", mark("Văn bản đã thay đổi từ lúc xem bản Word.")
    remedy = mark("Xem lại chỗ khác nhau một lần nữa rồi nhận.")


@dataclass(frozen=True, slots=True)
class Returned:
    """What a file brings: the letter as it would be, what differs, what to look at."""

    letter_id: str
    file: str
    letter: Letter
    diff: tuple[DiffLine, ...]
    doubts: tuple[str, ...]
    seen: Letter
    """The letter that the file was compared with."""
    pictures: tuple[Image, ...] = field(default=(), repr=False)
    data: bytes = field(default=b"", repr=False)

    @property
    def changed(self) -> bool:
        return self.letter != self.seen


class WordBack(Service):
    """Verbs on letters that were edited in Word."""

    def __init__(
        self, store: Store, *, by: str, vault: Callable[[], Vault], practice: Practice | None = None
    ) -> None:
        super().__init__(store, by=by, practice=practice)
        self._vault = vault

    def look(self, letter_id: str, path: Path) -> Returned:
        """Read the file and compare; nothing is changed.

        Raises StepRefused for a letter that may not be edited, and the refusals of reading: OnlyDocx, NotALetter, KindNotKnown.
        """
        from app.services.repairing import read_whole

        with self.store.read() as session:
            record = find_letter(session, letter_id)
            after(Step.EDIT, record.state)
            current, found_id = letter_of(record.parts), record.id
        known = read_whole(path, standard=current.standard)
        base, usual = self._base(current)
        names, pictures, lost = self._pictures(known.images)
        letter = with_images(known.letter, names)
        merged = merge(current, base, letter)
        whole = read_letter(letter_json(merged.letter), path.name)
        doubts = [one.message for one in known.doubts if one.message not in usual]
        doubts += [tr(NOT_TAKEN).format(part=tr(part)) for part in merged.left]
        doubts += [
            tr(mark("Hình {name} trong tệp bị hỏng, không chuyển sang được.")).format(name=name)
            for name in lost
        ]
        return Returned(
            found_id,
            path.name,
            whole,
            compare(current, whole),
            tuple(dict.fromkeys(doubts)),
            current,
            pictures,
            read_bytes(path),
        )

    def take(self, returned: Returned) -> Change[LetterRow]:
        """Put the letter of the file in the place of the draft; the draft is kept as a version, the file with the letter.

        Raises StepRefused, LetterMoved.
        """
        vault = self._vault()
        stored = vault.put(returned.data)
        for image in returned.pictures:
            vault.put(image.data)
        with self.work("letters.word-back") as w:
            record = find_letter(w.session, returned.letter_id)
            record.state = after(Step.EDIT, record.state).value
            if record.parts != parts_of(returned.seen):
                raise LetterMoved
            keep_version(w, record, WORD, by=self.by)
            fill(record, returned.letter)
            used = references(returned.letter)
            for image in returned.pictures:
                if PREFIX + image.digest in used:
                    w.add(_file(record.id, ROLE, "", f"image/{image.kind}", image.data, image.digest))
            w.add(_file(record.id, KEPT_ROLE, nfc(returned.file)[-255:], _MIME, returned.data, stored.sha256))
            return Change.of(draft_row(w, record), w.commit())

    def _base(self, current: Letter) -> tuple[Letter, frozenset[str]]:
        """How our own file of the letter reads, and what is said of it even when nobody touched it."""
        from app.export.docx import writer
        from app.services.rendering import sheet_of
        from app.services.repairing import reading_of

        images = LetterPictures(self.store, by=self.by, vault=self._vault).images(current)
        read = reading_of(writer.render(sheet_of(current, images)), standard=current.standard)
        usual = frozenset(one.message for one in read.doubts)
        return with_images(read.letter, self._pictures(read.images)[0]), usual

    def _pictures(self, files: dict[str, bytes]) -> tuple[dict[str, str], tuple[Image, ...], tuple[str, ...]]:
        """Names in the file by the names they are kept under, the pictures ready to print, and those that are broken."""
        names: dict[str, str] = {}
        made: list[Image] = []
        lost: list[str] = []
        for name, data in files.items():
            try:
                image = ready(data, name)
            except AppError:
                lost.append(name)
                continue
            names[name] = PREFIX + image.digest
            made.append(image)
        return names, tuple(made), tuple(lost)


def _file(owner: str, role: str, name: str, mime: str, data: bytes, digest: str) -> Attachment:
    return Attachment(
        owner_kind=ENTITY, owner_id=owner, role=role, name=name, mime=mime, size=len(data), sha256=digest
    )
