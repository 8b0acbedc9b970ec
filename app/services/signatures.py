"""Signatures on PDFs: checked offline in plain words, made with a key or a token; whom the desk trusts.

Owns which certificates are roots (a person's choice, kept on this machine) and what a checked file is called. The file is
judged in the child process; keys stay in ``app.signing``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec
from sqlalchemy import select

from app.base.clock import Clock, SystemClock
from app.base.errors import InputRefused
from app.base.files import read_bytes
from app.base.progress import Progress, Silent
from app.models.exchange import TrustedCertificate
from app.models.files import Attachment
from app.models.session import Store
from app.services.change import Change, Service
from app.services.incoming_rows import ENTITY, find_letter
from app.signing.checking import Ask
from app.signing.refusals import CertificateUnknown, PdfUnreadable
from app.signing.report import Checked
from app.signing.trust import Root, der_of, read_roots
from app.signing.words import empty_words, grounds, judgement, overall, short

if TYPE_CHECKING:
    from app.models.vault import Vault

PDF: Final = "application/pdf"
_LEAST_FINGERPRINT: Final = 6


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """One signature for people: the sentence of judgement and its grounds."""

    verdict: str
    """'good', 'unsure' or 'bad'."""
    signer: str
    organ: str
    words: str
    grounds: tuple[str, ...]
    page: int | None


@dataclass(frozen=True, slots=True)
class SignatureReport:
    """What a PDF's signatures are worth, in words. ``verdict`` None = there are none."""

    file: str
    verdict: str | None
    short: str
    words: str
    signatures: tuple[SignatureRow, ...]
    empty: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class TrustedRow:
    """A certificate that the desk trusts."""

    sha256: str
    subject: str
    issuer: str
    valid_from: datetime
    valid_to: datetime
    authority: bool
    ended: bool
    added_at: datetime
    added_by: str


def check_pdf(
    data: bytes,
    name: str,
    *,
    roots: Sequence[bytes] = (),
    clock: Clock | None = None,
    password: str | None = None,
    progress: Progress | None = None,
) -> SignatureReport:
    """Judge the signatures of a PDF. Raises NotPdf, PdfUnreadable, PdfLocked."""
    from app.intake.child import Lost, ask

    asked = msgspec.msgpack.encode(Ask(data, tuple(roots), (clock or SystemClock()).now()))
    try:
        checked = ask("signatures", asked, name, Checked, progress or Silent(), password=password)
    except Lost:
        raise PdfUnreadable(file=name) from None
    return told(checked, name)


def told(checked: Checked, name: str) -> SignatureReport:
    """The report in the reader's language."""
    verdict = checked.verdict
    rows = tuple(
        SignatureRow(
            one.verdict.value,
            one.signer.name if one.signer else "",
            one.signer.organ if one.signer else "",
            judgement(one),
            grounds(one),
            one.page,
        )
        for one in checked.signatures
    )
    return SignatureReport(
        name, verdict.value if verdict else None, short(checked), overall(checked), rows, empty_words(checked), checked
    )  # fmt: skip


def as_json(report: SignatureReport) -> dict[str, Any]:
    """The answer of ``verify --json``: who, when, intact, covers whole file, chain."""
    signatures = []
    for row, one in zip(report.signatures, report.checked.signatures, strict=True):
        found: dict[str, Any] = msgspec.to_builtins(one)
        signatures.append(
            {
                "verdict": row.verdict,
                "who": row.signer or None,
                "organ": row.organ or None,
                "when": one.at,
                "when_from": one.time_from.value,
                "intact": one.intact and one.genuine,
                "covers_whole_file": one.coverage.value == "whole",
                "changes": one.changes.value,
                "chain": one.chain.value,
                "revocation": "not-checked",
                "words": [row.words, *row.grounds],
                "details": found,
            }
        )
    return {
        "file": report.file,
        "signed": bool(signatures),
        "verdict": report.verdict,
        "words": report.words,
        "signatures": signatures,
        "empty_fields": list(report.checked.empty_fields),
    }


def roots_in(paths: Sequence[Path]) -> tuple[Root, ...]:
    """Certificates of files, for one check. Raises CertificateUnreadable and the disk's refusals."""
    return tuple(root for path in paths for root in read_roots(read_bytes(path, most=4), path.name))


class Signatures(Service):
    """Checking with the desk's own trust; the list of trusted certificates."""

    def __init__(self, store: Store, *, by: str, vault: Callable[[], Vault]) -> None:
        super().__init__(store, by=by)
        self._vault = vault

    # --- checking -------------------------------------------------------------------------------------

    def check(
        self, data: bytes, name: str, *, password: str | None = None, extra: Sequence[Root] = ()
    ) -> SignatureReport:
        """Judge a PDF against what the desk trusts. Raises NotPdf, PdfUnreadable, PdfLocked."""
        roots = (*self._ders(), *(root.der for root in extra))
        return check_pdf(data, name, roots=roots, clock=self.store.clock, password=password)

    def of_letter(self, letter_id: str) -> tuple[SignatureReport, ...]:
        """The PDFs of an incoming letter that carry a signature; of one that cannot be judged, nothing.

        Reads the vault and asks the child: not for the thread of the window.
        """
        with self.store.read() as session:
            letter = find_letter(session, letter_id)
            files = session.execute(
                select(Attachment.name, Attachment.sha256).where(
                    Attachment.owner_kind == ENTITY,
                    Attachment.owner_id == letter.id,
                    Attachment.mime == PDF,
                    Attachment.role.in_(("original", "annex", "source")),
                )
            ).all()
        reports = []
        for name, digest in {digest: (name, digest) for name, digest in files}.values():
            data = self._vault().get(digest)
            if b"/ByteRange" not in data:
                continue  # every signature has one, and it is never packed away
            try:
                reports.append(self.check(data, name))
            except InputRefused:  # locked or torn: the letter is read all the same, verify says why
                continue
        return tuple(report for report in reports if report.verdict is not None)

    # --- trust ----------------------------------------------------------------------------------------

    def trusted(self) -> tuple[TrustedRow, ...]:
        """What the desk trusts, by name."""
        now = self.store.clock.now()
        with self.store.read() as session:
            found = session.scalars(select(TrustedCertificate).order_by(TrustedCertificate.subject))
            return tuple(_row(one, now) for one in found)

    def offered(self, path: Path) -> tuple[TrustedRow, ...]:
        """The certificates of a file, trusting none of them yet. Raises CertificateUnreadable and the disk's refusals."""
        now = self.store.clock.now()
        return tuple(_row(_record(root, now, self.by), now) for root in roots_in([path]))

    def trust(self, path: Path) -> Change[tuple[TrustedRow, ...]]:
        """Take every certificate of a file as a root from now on. Raises CertificateUnreadable."""
        roots = roots_in([path])
        with self.work("signatures.trust") as w:
            now = w.clock.now()
            made = []
            for root in roots:
                record = w.session.get(TrustedCertificate, root.sha256)
                if record is None:
                    record = _record(root, now, self.by)
                    w.session.add(record)
                made.append(_row(record, now))
            return Change.of(tuple(made), w.commit())

    def distrust(self, fingerprint: str) -> Change[str]:
        """Trust it no longer; named by its fingerprint or the beginning of it. Raises CertificateUnknown."""
        with self.work("signatures.distrust") as w:
            query = select(TrustedCertificate).where(
                TrustedCertificate.sha256.startswith(fingerprint.lower(), autoescape=True)
            )
            found = list(w.session.scalars(query.limit(2))) if len(fingerprint) >= _LEAST_FINGERPRINT else []
            if len(found) != 1:
                raise CertificateUnknown(id=fingerprint)
            subject = found[0].subject
            w.session.delete(found[0])
            return Change.of(subject, w.commit())

    def _ders(self) -> tuple[bytes, ...]:
        with self.store.read() as session:
            pems = session.execute(select(TrustedCertificate.sha256, TrustedCertificate.pem)).all()
        # What was changed behind our back in the row is no longer the certificate that a person chose.
        ders = ((digest, der_of(pem)) for digest, pem in pems)
        return tuple(der for digest, der in ders if sha256(der).hexdigest() == digest)


def _record(root: Root, now: datetime, by: str) -> TrustedCertificate:
    return TrustedCertificate(
        sha256=root.sha256,
        subject=root.subject,
        issuer=root.issuer,
        valid_from=root.valid_from,
        valid_to=root.valid_to,
        authority=root.authority,
        pem=root.pem,
        added_at=now,
        added_by=by[:100],
    )


def _row(record: TrustedCertificate, now: datetime) -> TrustedRow:
    return TrustedRow(
        record.sha256,
        record.subject,
        record.issuer,
        record.valid_from,
        record.valid_to,
        record.authority,
        now > record.valid_to,
        record.added_at,
        record.added_by,
    )
