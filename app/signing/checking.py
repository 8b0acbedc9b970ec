"""Judges the signatures of a PDF, offline. Runs inside the child process, for the bytes are foreign.

Owns the use of pyHanko's validation. Certificates are judged at the time of signing (the time stamp's, else what the
signer's computer said), against the certificates handed over and no others. Nothing is fetched.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

import msgspec

from app.base.clock import VIETNAM
from app.base.text import one_line, storable
from app.signing.refusals import NotPdf, PdfLocked, PdfUnreadable
from app.signing.report import (
    Certificate,
    Chain,
    Changes,
    Checked,
    Coverage,
    Kind,
    Lifetime,
    Signature,
    TimeFrom,
)

if TYPE_CHECKING:
    from asn1crypto import x509
    from pyhanko.sign.validation import EmbeddedPdfSignature
    from pyhanko_certvalidator import ValidationContext

MOST_SIGNATURES: Final = 50
_WEAK_DIGESTS: Final = frozenset({"md2", "md5", "sha1"})
_LEAST_RSA: Final = 2048
_HEAD: Final = 1024  # what may stand before '%PDF' by the format's own word
_LONGEST: Final = 300


class Ask(msgspec.Struct):
    """What is handed to the child: the file, the certificates (DER) that the desk trusts, the present moment."""

    data: bytes
    roots: tuple[bytes, ...]
    now: datetime


def answer(packed: bytes, name: str, password: str | None) -> bytes:
    """For the child process: ``Ask`` in, ``Checked`` out, both as MessagePack."""
    asked = msgspec.msgpack.decode(packed, type=Ask)
    return msgspec.msgpack.encode(
        check(asked.data, name, roots=asked.roots, now=asked.now, password=password)
    )


def check(
    data: bytes, name: str, *, roots: Sequence[bytes], now: datetime, password: str | None = None
) -> Checked:
    """Judge all signatures. Raises NotPdf, PdfUnreadable, PdfLocked; a single sick one is told in its place."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import enumerate_sig_fields

    _be_silent()
    if b"%PDF" not in data[:_HEAD]:
        raise NotPdf(file=name)
    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)
        _unlock(reader, name, password)
        fields = list(_first(enumerate_sig_fields(reader)))
    except PdfLocked:
        raise
    except Exception:  # noqa: BLE001  the parser throws whatever a broken file makes of it
        raise PdfUnreadable(file=name) from None
    pages = _pages_of(reader)
    found = [
        (_end_of(value), _judged(reader, field, field_name, pages, roots, now))
        for field_name, value, field in fields
        if value is not None
    ]
    return Checked(
        tuple(one for _, one in sorted(found, key=lambda pair: pair[0])),
        tuple(_clean(field_name) for field_name, value, _ in fields if value is None),
    )


def _be_silent() -> None:
    """The libraries log subjects of certificates, which name people."""
    for name in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _first(fields: Iterator[Any]) -> Iterator[Any]:
    for _, field in zip(range(MOST_SIGNATURES), fields, strict=False):
        yield field


def _unlock(reader: Any, name: str, password: str | None) -> None:
    if not reader.encrypted:
        return
    from pyhanko.pdf_utils.crypt import AuthStatus

    try:
        for word in (password or "", ""):
            if reader.decrypt(word).status is not AuthStatus.FAILED:
                return
    except Exception:  # noqa: BLE001  unknown or broken protection: no password opens it
        raise PdfLocked(file=name) from None
    raise PdfLocked(file=name)


def _pages_of(reader: Any) -> dict[Any, int]:
    """Page number by the reference of the page."""
    found: dict[Any, int] = {}
    try:
        for number in range(int(reader.root["/Pages"]["/Count"])):
            if number >= 5000:
                break
            found[reader.find_page_for_modification(number)[0].reference] = number + 1
    except Exception:  # noqa: BLE001  a damaged page tree: signatures are judged without it
        return found
    return found


def _end_of(value: Any) -> int:
    """Where the bytes that it vouches for end: the order in which signatures were made."""
    try:
        span = value.get_object()["/ByteRange"]
        return int(span[2]) + int(span[3])
    except Exception:  # noqa: BLE001  told as a fault when it is judged
        return 0


def _judged(
    reader: Any, field: Any, name: str, pages: dict[Any, int], roots: Sequence[bytes], now: datetime
) -> Signature:
    from pyhanko.sign.validation import EmbeddedPdfSignature

    embedded = None
    try:
        embedded = EmbeddedPdfSignature(reader, field.get_object(), name)
        return _judge(embedded, _clean(name), _page_of(embedded, pages), roots, now)
    except Exception as fault:  # noqa: BLE001  hostile CMS and ByteRanges: one sick signature is told, the others judged
        kind = Kind.STAMP if embedded is not None and _is_stamp(embedded) else Kind.SIGNATURE
        return Signature(kind, _clean(name), signer=_signer_of(embedded), fault=type(fault).__name__)


def _is_stamp(embedded: EmbeddedPdfSignature) -> bool:
    return bool(embedded.sig_object_type == "/DocTimeStamp")


def _judge(
    embedded: EmbeddedPdfSignature, name: str, page: int | None, roots: Sequence[bytes], now: datetime
) -> Signature:
    from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
    from pyhanko.sign.validation.settings import KeyUsageConstraints

    signer = _signer_of(embedded)
    at: datetime | None
    status: Any
    stamp: Any = None
    if _is_stamp(embedded):
        status = stamp = validate_pdf_timestamp(embedded, _context(roots, now))
        at, time_from = status.timestamp, TimeFrom.STAMP
    else:
        # Once for the time stamp alone: the moment it gives decides when the certificates must have held.
        first = validate_pdf_signature(embedded, _context(roots, now), _context(roots, now), skip_diff=True)
        stamp = first.timestamp_validity
        if stamp is not None and stamp.intact and stamp.valid:
            at, time_from = stamp.timestamp, TimeFrom.STAMP
        else:
            at = _claimed(embedded)
            time_from = TimeFrom.SIGNER if at else TimeFrom.NONE
        status = validate_pdf_signature(
            embedded,
            _context(roots, at or now),
            _context(roots, now),
            key_usage_settings=KeyUsageConstraints(key_usage=frozenset(), extd_key_usage=None),
        )
    return Signature(
        kind=Kind.STAMP if _is_stamp(embedded) else Kind.SIGNATURE,
        field=name,
        signer=signer,
        at=at,
        time_from=time_from,
        stamped_by=_name_of(stamp.signing_cert) if stamp is not None and time_from is TimeFrom.STAMP else "",
        stamp_trusted=bool(stamp is not None and stamp.trusted),
        intact=bool(status.intact),
        genuine=bool(status.valid),
        coverage=_coverage(status),
        changes=_changes(status),
        chain=_chain(status, embedded.signer_cert, roots),
        root=_name_of(status.validation_path.first) if status.trusted and status.validation_path else "",
        lifetime=_lifetime(signer, at, now),
        weak=_weakness(embedded),
        digest=str(embedded.md_algorithm),
        reason=_word(embedded, "/Reason"),
        place=_word(embedded, "/Location"),
        page=page,
    )


def _claimed(embedded: EmbeddedPdfSignature) -> datetime | None:
    """When the signer's computer says it was; a time without a zone is Vietnam's."""
    at = embedded.self_reported_timestamp
    return at if at is None or at.tzinfo is not None else at.replace(tzinfo=VIETNAM)


def _context(roots: Sequence[bytes], moment: datetime) -> ValidationContext:
    """Trusts the roots and nothing else, at this moment. Outdated methods are told apart by us, not refused there."""
    from pyhanko.keys import load_certs_from_pemder_data
    from pyhanko_certvalidator import ValidationContext
    from pyhanko_certvalidator.policy_decl import DisallowWeakAlgorithmsPolicy

    return ValidationContext(
        trust_roots=[read for root in roots for read in load_certs_from_pemder_data(root)],
        moment=moment,
        allow_fetching=False,
        time_tolerance=timedelta(minutes=5),
        algorithm_usage_policy=DisallowWeakAlgorithmsPolicy(  # type: ignore[no-untyped-call]
            weak_hash_algos=frozenset({"md2"}), rsa_key_size_threshold=512, dsa_key_size_threshold=512
        ),
    )


def _coverage(status: Any) -> Coverage:
    from pyhanko.sign.validation import SignatureCoverageLevel as Level

    return {Level.ENTIRE_FILE: Coverage.WHOLE, Level.ENTIRE_REVISION: Coverage.REVISION}.get(
        status.coverage, Coverage.PART
    )


def _changes(status: Any) -> Changes:
    from pyhanko.sign.diff_analysis import ModificationLevel as Level

    level = status.modification_level
    if level is None:
        return Changes.UNKNOWN
    if level is Level.NONE:
        return Changes.NONE
    if level not in (Level.LTA_UPDATES, Level.FORM_FILLING):
        return Changes.CONTENT
    return Changes.ALLOWED if status.docmdp_ok else Changes.FORBIDDEN


def _chain(status: Any, certificate: x509.Certificate, roots: Sequence[bytes]) -> Chain:
    from pyhanko.sign.ades.report import AdESIndeterminate as Why

    if status.trusted:
        return Chain.TRUSTED
    if certificate.self_signed in ("yes", "maybe") and certificate.dump() not in roots:
        return Chain.SELF
    if roots and status.trust_problem_indic not in (None, Why.NO_CERTIFICATE_CHAIN_FOUND):
        return Chain.REFUSED
    return Chain.UNKNOWN


def _lifetime(signer: Certificate | None, at: datetime | None, now: datetime) -> Lifetime:
    if signer is None:
        return Lifetime.VALID
    moment = at or now
    if moment < signer.valid_from:
        return Lifetime.NOT_BEGUN
    if moment > signer.valid_to:
        return Lifetime.ENDED_BEFORE
    return Lifetime.ENDED_SINCE if now > signer.valid_to else Lifetime.VALID


def _weakness(embedded: EmbeddedPdfSignature) -> str:
    digest = str(embedded.md_algorithm)
    if digest in _WEAK_DIGESTS:
        return digest
    key = embedded.signer_cert.public_key
    if key.algorithm == "rsa" and key.bit_size < _LEAST_RSA:
        return f"rsa{key.bit_size}"
    return ""


def _signer_of(embedded: EmbeddedPdfSignature | None) -> Certificate | None:
    try:
        return None if embedded is None else describe(embedded.signer_cert)
    except Exception:  # noqa: BLE001  a certificate that cannot even be read: the fault is told without a name
        return None


def describe(certificate: x509.Certificate) -> Certificate:
    """What people are told of a certificate."""
    subject = certificate.subject.native
    unit = subject.get("organization_name") or subject.get("organizational_unit_name") or ""
    return Certificate(
        name=_name_of(certificate),
        organ=_clean(_joined(unit)),
        issuer=_clean(
            _joined(certificate.issuer.native.get("common_name") or certificate.issuer.human_friendly)
        ),
        serial=f"{certificate.serial_number:x}",
        valid_from=certificate.not_valid_before,
        valid_to=certificate.not_valid_after,
        sha256=sha256(certificate.dump()).hexdigest(),
    )


def _name_of(certificate: x509.Certificate) -> str:
    return _clean(
        _joined(certificate.subject.native.get("common_name") or certificate.subject.human_friendly)
    )


def _joined(value: Any) -> str:
    return ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)


def _clean(text: str) -> str:
    return one_line(storable(text))[:_LONGEST]


def _word(embedded: EmbeddedPdfSignature, key: str) -> str:
    value = embedded.sig_object.get(key, "")
    return _clean(value) if isinstance(value, str) else ""


def _page_of(embedded: EmbeddedPdfSignature, pages: dict[Any, int]) -> int | None:
    """The page on which the field is seen; None when it has no extent."""
    field = embedded.sig_field
    box = field.get("/Rect")
    if box is None or abs(float(box[2]) - float(box[0])) < 1 or abs(float(box[3]) - float(box[1])) < 1:
        return None
    reference = getattr(field.raw_get("/P"), "reference", None) if "/P" in field else None
    return pages.get(reference)
