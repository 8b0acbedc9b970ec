"""The signed paper comes back: its scan, or the PDF signed digitally, is checked against the letter and kept with it.

Owns the comparison: number, notation and abstract as the reader of incoming files sees them. What differs is said, never
refused: a scan is read with doubts, and the clerk has the paper in hand. What its digital signatures were worth when it was
kept stands in the letter's row for lists; asked for itself, the file is judged anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Select, select

from app.base.errors import Cancelled, InputRefused
from app.base.files import read_bytes
from app.base.language import mark, tr
from app.base.progress import Progress
from app.base.text import fold, nfc
from app.domain.numbering import Caution
from app.domain.rows import LetterRow
from app.domain.states import Step, after
from app.models.files import Attachment
from app.models.letters import OutgoingLetter
from app.models.session import Store
from app.services.change import Change, Note, Service, note
from app.services.letter_rows import SIGNATURE, SIGNED_ROLE, detail, find_letter
from app.services.letter_steps import step_taken

if TYPE_CHECKING:
    from app.domain.practice import Practice
    from app.intake import Guesses
    from app.models.session import UnitOfWork
    from app.models.vault import Vault
    from app.services.signatures import SignatureReport

ENTITY: Final = OutgoingLetter.__tablename__
_MIMES: Final = {
    "pdf": "application/pdf",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "tiff": "image/tiff",
    "heic": "image/heic",
}
_SURE: Final = 0.5
_ALIKE: Final = 0.6
"""Least likeness of two abstracts that are the same one read with faults."""
_NUMBER: Final = mark("số")
_NOTATION: Final = mark("ký hiệu")
_SUBJECT: Final = mark("trích yếu")
_SIGNER: Final = mark("người ký số")
_SIGNED_BY: Final = mark("ký số: {names}")


_IS_SIGNED: Final = (Attachment.owner_kind == ENTITY) & (Attachment.role == SIGNED_ROLE)


class NotAPaper(InputRefused):
    code, what = "VB-234", mark("Tệp {file} không phải bản quét hay PDF của văn bản đã ký.")
    remedy = mark("Chọn tệp PDF, JPEG, PNG hoặc TIFF.")


class NoSignedCopy(InputRefused):
    code, what = "VB-235", mark("Văn bản {id} chưa có bản ký nào được lưu.")
    remedy = mark("Lưu bản ký bằng letter signed.")


class SignedCopies(Service):
    """Verbs on the signed paper of outgoing letters."""

    def __init__(
        self,
        store: Store,
        *,
        by: str,
        vault: Callable[[], Vault],
        practice: Practice | None = None,
        judge: Callable[[bytes, str], SignatureReport] | None = None,
    ) -> None:
        """``judge`` says what the digital signatures of a PDF are worth, by whom this desk trusts."""
        super().__init__(store, by=by, practice=practice)
        self._vault, self._judge = vault, judge

    def take_back(self, letter_id: str, path: Path, *, progress: Progress | None = None) -> Change[LetterRow]:
        """Keep the signed paper; notes say where it differs from the letter. A later one takes the place of the first.

        Raises NotAPaper, StepRefused and what the reader refuses; nothing is kept then.
        """
        from app.intake import guess
        from app.intake import read_bytes as read_paper

        with self.store.read() as session:
            after(Step.TAKE_BACK, find_letter(session, letter_id).state)
        data, vault = read_bytes(path), self._vault()
        stored = vault.put(data)
        try:
            source = read_paper(data, path.name, progress=progress)
            mime = _MIMES.get(source.type.value)
            if mime is None:
                raise NotAPaper(str(path), file=path.name)
        except (InputRefused, Cancelled):
            vault.drop_orphan(stored.sha256)
            raise
        guesses, report = guess(source), self._judged(path.name, data)
        with self.work("letters.signed") as w:
            record = find_letter(w.session, letter_id)
            record.state = after(Step.TAKE_BACK, record.state).value
            keep_signed(w, record, nfc(path.name)[-255:], mime, data, stored.sha256, report)
            step_taken(w, record, Step.TAKE_BACK, by=self.by, practice=self.practice, reason=signers(report))
            w.flush()
            notes = (*differences(record, guesses), *stranger(record, report))
            return Change.of(detail(w.session, record).row, w.commit(), notes)

    def report(self, letter_id: str) -> SignatureReport | None:
        """What the signatures of the kept file are worth now; None for a scan. Raises NoSignedCopy, PdfUnreadable, PdfLocked.

        Where that is not what the letter's row says, the row learns it: trust may have changed since.
        """
        name, data = self.paper(letter_id)
        report = self._judged(name, data)
        found = _worth(report)
        with self.store.read() as session:
            stale = (find_letter(session, letter_id).extra or {}).get(SIGNATURE, "") != found
        if stale:
            # The program's own act: nobody's Ctrl+Z must meet it.
            with self.store.work(verb="letters.judge", by="") as w:
                record = find_letter(w.session, letter_id)
                record.extra = {**(record.extra or {}), SIGNATURE: found}
                w.commit()
        return report

    def judge_again(self, progress: Progress) -> int:
        """Judge every digitally signed copy anew, after other certificates are trusted; how many changed."""
        with self.store.read() as session:
            query = select(OutgoingLetter.id, OutgoingLetter.extra).where(
                OutgoingLetter.id.in_(select(Attachment.owner_id).where(_IS_SIGNED))
            )
            before = {str(one): (extra or {}).get(SIGNATURE, "") for one, extra in session.execute(query)}
        signed = {letter_id: worth for letter_id, worth in before.items() if worth}
        changed = 0
        for number, (letter_id, worth) in enumerate(signed.items()):
            progress.step(number, len(signed), "")
            try:
                changed += _worth(self.report(letter_id)) != worth
            except InputRefused:
                continue  # torn or locked since: said where the letter is opened
        return changed

    def _judged(self, name: str, data: bytes) -> SignatureReport | None:
        if self._judge is None or not data.startswith(b"%PDF") or b"/ByteRange" not in data:
            return None  # every signature has a byte range, and it is never packed away
        report = self._judge(data, name)
        return report if report.verdict is not None else None

    def paper(self, letter_id: str) -> tuple[str, bytes]:
        """Name and bytes of the signed paper. Raises NoSignedCopy."""
        with self.store.read() as session:
            record = find_letter(session, letter_id)
            kept = session.scalars(_signed(record.id)).first()
        if kept is None:
            raise NoSignedCopy(id=letter_id)
        return kept.name, self._vault().get(kept.sha256)


def keep_signed(
    w: UnitOfWork,
    record: OutgoingLetter,
    name: str,
    mime: str,
    data: bytes,
    sha256: str,
    report: SignatureReport | None,
) -> None:
    """This file is the letter's signed paper from now on; the one before it goes."""
    for old in w.session.scalars(_signed(record.id)).all():
        w.delete(old)
    record.extra = {**(record.extra or {}), SIGNATURE: _worth(report)}
    w.add(
        Attachment(
            owner_kind=ENTITY,
            owner_id=record.id,
            role=SIGNED_ROLE,
            name=name,
            mime=mime,
            size=len(data),
            sha256=sha256,
        )
    )


def stranger(record: OutgoingLetter, report: SignatureReport | None) -> tuple[Note, ...]:
    """A note when none of the digital signatures is that of the person whose name the letter bears."""
    names = [one.signer for one in report.signatures if one.signer] if report else []
    if not names or not record.signer or fold(record.signer) in {fold(one) for one in names}:
        return ()
    return (_differs(_SIGNER, names[0], record.signer),)


def signers(report: SignatureReport | None) -> str:
    """Who signed digitally, for the letter's history."""
    names = dict.fromkeys(one.signer for one in report.signatures if one.signer) if report else ()
    return tr(_SIGNED_BY).format(names=", ".join(names)) if names else ""


def _worth(report: SignatureReport | None) -> str:
    return (report.verdict or "") if report else ""


def differences(record: OutgoingLetter, found: Guesses) -> tuple[Note, ...]:
    """Where the signed paper says something else than the letter; nothing where it was not read for sure."""
    notes: list[Note] = []
    own = re.match(r"0*(\d+[a-zđ]?)[-/ ]*(.*)", record.number_printed or "")
    if own is not None:
        number, notation = found.number, found.notation
        if number is not None and number.certainty >= _SURE and number.value.lstrip("0") != own[1]:
            notes.append(_differs(_NUMBER, number.value, own[1]))
        if notation is not None and notation.certainty >= _SURE and _bare(notation.value) != _bare(own[2]):
            notes.append(_differs(_NOTATION, notation.value, own[2]))
    subject = found.subject
    if subject is not None and subject.certainty >= _SURE and record.subject:
        alike = SequenceMatcher(None, fold(subject.value).split(), fold(record.subject).split()).ratio()
        if alike < _ALIKE:
            notes.append(_differs(_SUBJECT, subject.value, record.subject))
    return tuple(notes)


def _differs(field: str, found: str, own: str) -> Note:
    return note(Caution.SIGNED_COPY, field=tr(field), found=found, own=own)


def _bare(notation: str) -> str:
    return "".join(fold(notation).split()).strip("-/")


def _signed(letter_id: str) -> Select[Attachment]:
    return select(Attachment).where(_IS_SIGNED, Attachment.owner_id == letter_id)
