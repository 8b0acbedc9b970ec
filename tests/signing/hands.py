"""A certificate authority of ours, keys it vouched for, and files signed with them: all invented, made anew for each run."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from reportlab.pdfgen.canvas import Canvas

from app.signing.signing import dated_signer

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Hand:
    """A key and the certificate over it."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def p12(self, password: str = "bí mật", *authorities: Hand) -> bytes:
        return pkcs12.serialize_key_and_certificates(
            b"key",
            self.key,
            self.certificate,
            [one.certificate for one in authorities],
            serialization.BestAvailableEncryption(password.encode()),
        )


def _name(common: str, organ: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organ),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


@cache
def _key(number: int, bits: int = 2048) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def hand(
    common: str,
    *,
    by: Hand | None = None,
    authority: bool = False,
    begins: datetime = NOW - timedelta(days=365),
    ends: datetime = NOW + timedelta(days=365),
    bits: int = 2048,
    organ: str = "Đoàn xã Suối Mây",
) -> Hand:
    key = _key(hash((common, bits)), bits)
    name = _name(common, organ)
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(by.certificate.subject if by else name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.KeyUsage(
                digital_signature=not authority,
                content_commitment=not authority,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=authority,
                crl_sign=authority,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
    )
    return Hand(key, builder.sign(by.key if by else key, hashes.SHA256()))


@cache
def root() -> Hand:
    return hand("Gốc thử nghiệm", authority=True, organ="Cơ quan chứng thực Thử")


@cache
def clerk() -> Hand:
    return hand("Lò Thị Mẫu", by=root())


@cache
def organ() -> Hand:
    return hand("Đoàn xã Suối Mây", by=root())


def plain_pdf(pages: int = 1) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595.28, 841.89), invariant=1)
    for number in range(pages):
        canvas.drawString(100, 700, f"Letter of page {number + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def signed(
    data: bytes, by: Hand, *, field: str = "Ky1", at: datetime = NOW, digest: str = "sha256", **more: Any
) -> bytes:
    """Signed by pyHanko itself: what others might send us."""
    from asn1crypto import keys
    from asn1crypto import x509 as asn1
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import PdfSignatureMetadata, SimpleSigner
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    key = by.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    store = SimpleCertificateStore()
    signer = SimpleSigner(asn1.Certificate.load(by.der), keys.PrivateKeyInfo.load(key), store)
    meta = PdfSignatureMetadata(
        field_name=field, md_algorithm=digest, subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED, **more
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    made = dated_signer(meta, signer, at).sign_pdf(writer)
    return bytes(made.getbuffer())
