"""Certificates out of a file: PEM, DER or a PKCS#7 bundle (.p7b), as issuers publish their roots."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.oid import NameOID

from app.base.text import one_line, storable
from app.signing.refusals import CertificateUnreadable


@dataclass(frozen=True, slots=True)
class Root:
    """A certificate to be trusted."""

    sha256: str
    subject: str
    issuer: str
    valid_from: datetime
    valid_to: datetime
    authority: bool
    """It may vouch for other certificates; otherwise it stands for its owner alone."""
    pem: str
    der: bytes


def read_roots(data: bytes, name: str) -> tuple[Root, ...]:
    """Every certificate of the file, each once. Raises CertificateUnreadable."""
    found = {one.sha256: one for one in map(_root, _certificates(data))}
    if not found:
        raise CertificateUnreadable(file=name)
    return tuple(found.values())


def der_of(pem: str) -> bytes:
    return x509.load_pem_x509_certificate(pem.encode("ascii")).public_bytes(Encoding.DER)


def _certificates(data: bytes) -> list[x509.Certificate]:
    readers = (
        x509.load_pem_x509_certificates,
        lambda raw: [x509.load_der_x509_certificate(raw)],
        pkcs7.load_pem_pkcs7_certificates,
        pkcs7.load_der_pkcs7_certificates,
    )
    for read in readers:
        with suppress(Exception):  # each reader has its own words for "not mine"
            return list(read(data))
    return []


def _root(certificate: x509.Certificate) -> Root:
    der = certificate.public_bytes(Encoding.DER)
    return Root(
        sha256=sha256(der).hexdigest(),
        subject=_name(certificate.subject),
        issuer=_name(certificate.issuer),
        valid_from=certificate.not_valid_before_utc,
        valid_to=certificate.not_valid_after_utc,
        authority=_may_vouch(certificate),
        pem=certificate.public_bytes(Encoding.PEM).decode("ascii"),
        der=der,
    )


def _may_vouch(certificate: x509.Certificate) -> bool:
    try:
        return bool(certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca)
    except (x509.ExtensionNotFound, ValueError, x509.DuplicateExtension):
        return False


def _name(subject: x509.Name) -> str:
    parts = [
        str(value.value)
        for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME)
        for value in subject.get_attributes_for_oid(kind)
    ]
    return one_line(storable(", ".join(dict.fromkeys(parts)) or subject.rfc4514_string()))[:500]
