"""Signing one of our letters digitally: its copy for the signature, or the signed file that is kept already, gets one more.

Owns which file is signed and by whom next: the person first, then the organ (Decree 30 Art. 13, 17). The result is kept as the
letter's signed paper in the same act. Refuses to put a digital signature in the place of a scan. Keys stay in ``app.signing``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from app.base.errors import RuleRefused
from app.base.language import mark
from app.base.progress import Progress, Silent
from app.domain.practice import Practice
from app.domain.rows import LetterRow
from app.domain.signature_fields import PERSON_FIELD
from app.domain.states import Step, Way, after
from app.models.files import Attachment
from app.models.session import Store
from app.services.change import Change, Service
from app.services.letter_rows import SIGNED_ROLE, detail, find_letter
from app.services.letter_steps import need_right, step_taken
from app.services.pdf_signing import Role, Wish, sign_pdf
from app.services.signed_copies import ENTITY, keep_signed, signers, stranger

if TYPE_CHECKING:
    from app.models.vault import Vault
    from app.services.presenting import Presenting
    from app.services.signatures import SignatureReport
    from app.signing.keys import Key

_PDF: Final = "application/pdf"
_RIGHTS: Final = {Role.PERSON: Step.SIGN, Role.ORGAN: Step.SEAL}


class ScanKept(RuleRefused):
    code, what = "VB-228", mark("Văn bản đã có bản ký tay được quét ({file}); không ký số đè lên bản ấy.")
    remedy = mark("Muốn có bản điện tử từ bản giấy: làm bản sao y điện tử (Việc khác, Sao văn bản).")


class RoleUnfit(RuleRefused):
    code, what = "VB-229", mark("Trên văn bản đi chỉ có chữ ký của người ký và của cơ quan.")
    remedy = mark(
        "Phụ lục tệp riêng và bản sao điện tử: Việc khác, Ký số tệp kèm theo, bản sao (hoặc lệnh vanthu sign)."
    )


@dataclass(frozen=True, slots=True)
class Ahead:
    """What signing the letter now would do, for the question before it."""

    role: Role
    """Whose turn it is."""
    number: str
    """'' while the letter has none: the copy is signed with the number left blank."""
    signed: tuple[str, ...]
    """Who signed the kept file already."""


@dataclass(frozen=True, slots=True)
class SignedLetter:
    row: LetterRow
    report: SignatureReport
    warnings: tuple[str, ...]


class LetterSigning(Service):
    """The verb, and what it would do."""

    def __init__(
        self,
        store: Store,
        *,
        by: str,
        vault: Callable[[], Vault],
        presenting: Presenting,
        judge: Callable[[bytes, str], SignatureReport],
        practice: Practice | None = None,
    ) -> None:
        super().__init__(store, by=by, practice=practice)
        self._vault, self._presenting, self._judge = vault, presenting, judge

    def ahead(self, letter_id: str) -> Ahead:
        """Raises StepRefused, ScanKept, PdfUnreadable."""
        kept = self._kept(letter_id)
        with self.store.read() as session:
            number = find_letter(session, letter_id).number_printed or ""
        report = self._judge(kept[1], kept[0]) if kept else None
        done = report.signatures if report else ()
        waits = report is not None and PERSON_FIELD in report.checked.empty_fields
        role = Role.ORGAN if done and not waits else Role.PERSON
        return Ahead(role, number, tuple(one.signer for one in done))

    def sign(
        self, letter_id: str, key: Key, wish: Wish, *, progress: Progress | None = None
    ) -> Change[SignedLetter]:
        """Sign and keep; nothing is kept when the signature does not hold.

        Raises StepRefused, StepNotYours, RoleUnfit, ScanKept, and what ``sign_pdf`` raises.
        """
        told = progress or Silent()
        if wish.role not in _RIGHTS:
            raise RoleUnfit
        with self.store.read() as session:
            need_right(session, self.by, _RIGHTS[wish.role], self.practice)
        told.step(0, 3, "")
        name, data = self._kept(letter_id) or self._fresh(letter_id)
        told.step(1, 3, "")
        made = sign_pdf(data, name, key, wish, clock=self.store.clock)
        report = self._judge(made.data, name)
        told.step(2, 3, "")
        stored = self._vault().put(made.data)
        # Whoever may sign or seal may keep what that made.
        usual = replace(self.practice, way=Way.USUAL)
        with self.work("letters.sign_file") as w:
            record = find_letter(w.session, letter_id)
            record.state = after(Step.TAKE_BACK, record.state).value
            keep_signed(w, record, name, _PDF, made.data, stored.sha256, report)
            step_taken(w, record, Step.TAKE_BACK, by=self.by, practice=usual, reason=signers(report))
            w.flush()
            done = SignedLetter(detail(w.session, record).row, report, made.warnings)
            return Change.of(done, w.commit(), stranger(record, report))

    def _kept(self, letter_id: str) -> tuple[str, bytes] | None:
        """The signed file that gets one more signature. Raises StepRefused, ScanKept."""
        with self.store.read() as session:
            record = find_letter(session, letter_id)
            after(Step.TAKE_BACK, record.state)
            kept = session.execute(
                select(Attachment.name, Attachment.sha256).where(
                    Attachment.owner_kind == ENTITY,
                    Attachment.owner_id == record.id,
                    Attachment.role == SIGNED_ROLE,
                )
            ).first()
        if kept is None:
            return None
        data = self._vault().get(kept.sha256)
        if not data.startswith(b"%PDF") or b"/ByteRange" not in data:
            raise ScanKept(file=kept.name)
        return kept.name, data

    def _fresh(self, letter_id: str) -> tuple[str, bytes]:
        """The copy for the signature, with its empty fields."""
        with self.store.read() as session:
            record = find_letter(session, letter_id)
            words = record.number_printed or record.subject or record.kind
        name = "".join("-" if one in '/\\:*?"<>|' else one for one in words)[:80].strip() + ".pdf"
        with TemporaryDirectory(prefix="vanthu-") as folder:
            path = Path(folder) / "letter.pdf"
            self._presenting.present(letter_id, pdf=path)
            return name, path.read_bytes()
