"""What was found out about the signatures of a PDF, as data. Judged offline; words for people are made elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    SIGNATURE = "signature"
    STAMP = "time-stamp"  # a time stamp over the whole document


class Coverage(StrEnum):
    """How much of the file the signature vouches for."""

    WHOLE = "whole"
    REVISION = "revision"  # the file as it was then; something was added later
    PART = "part"  # bytes are left out: anything may stand there


class Changes(StrEnum):
    """What was added to the file after this signature."""

    NONE = "none"
    ALLOWED = "allowed"  # signatures, form fields, time stamps
    FORBIDDEN = "forbidden"  # such as are allowed in general, but this signer forbade them
    CONTENT = "content"  # the pages are not what was signed
    UNKNOWN = "unknown"


class Chain(StrEnum):
    """Whether the signer's certificate leads to one that the desk trusts."""

    TRUSTED = "trusted"
    UNKNOWN = "unknown"  # the issuer is not among the trusted ones
    SELF = "self-signed"
    REFUSED = "refused"  # it leads there, but the certificate may not sign, or was withdrawn


class Lifetime(StrEnum):
    """The certificate's days against the time of signing."""

    VALID = "valid"
    ENDED_SINCE = "ended-since"  # held when it was signed
    ENDED_BEFORE = "ended-before"
    NOT_BEGUN = "not-begun"


class TimeFrom(StrEnum):
    STAMP = "time-stamp"
    SIGNER = "signer"  # the clock of the computer that signed
    NONE = "none"


class Verdict(StrEnum):
    GOOD = "good"
    UNSURE = "unsure"  # unchanged, but who signed cannot be proved here
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Certificate:
    """Who, as the issuer of the certificate says."""

    name: str
    organ: str
    issuer: str
    serial: str
    valid_from: datetime
    valid_to: datetime
    sha256: str


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature. ``fault`` names why it could not be judged (a kind of exception); all else is then a guess at best."""

    kind: Kind
    field: str
    signer: Certificate | None = None
    at: datetime | None = None
    time_from: TimeFrom = TimeFrom.NONE
    stamped_by: str = ""
    stamp_trusted: bool = False
    intact: bool = False
    """The bytes are those that were signed."""
    genuine: bool = False
    """The signature was made with the key of the certificate."""
    coverage: Coverage = Coverage.PART
    changes: Changes = Changes.UNKNOWN
    chain: Chain = Chain.UNKNOWN
    root: str = ""
    """Subject of the trusted certificate it leads to."""
    lifetime: Lifetime = Lifetime.VALID
    weak: str = ""
    """The outdated method it rests on: 'sha1', 'rsa1024'."""
    digest: str = ""
    reason: str = ""
    place: str = ""
    page: int | None = None
    """Page on which it is seen; None = invisible."""
    fault: str = ""

    @property
    def verdict(self) -> Verdict:
        if self.fault or not (self.intact and self.genuine) or self.coverage is Coverage.PART:
            return Verdict.BAD
        if self.changes in (Changes.CONTENT, Changes.FORBIDDEN, Changes.UNKNOWN):
            return Verdict.BAD
        if self.chain is Chain.REFUSED or self.lifetime in (Lifetime.ENDED_BEFORE, Lifetime.NOT_BEGUN):
            return Verdict.BAD
        if self.weak or self.chain is not Chain.TRUSTED:
            return Verdict.UNSURE
        return Verdict.GOOD


@dataclass(frozen=True, slots=True)
class Checked:
    """All signatures in the order in which they were made, and the fields that still wait for one.

    Whether a certificate was withdrawn is never known offline: nobody was asked.
    """

    signatures: tuple[Signature, ...]
    empty_fields: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict | None:
        """The worst of all; None without any signature."""
        order = (Verdict.BAD, Verdict.UNSURE, Verdict.GOOD)
        return next((one for one in order if any(s.verdict is one for s in self.signatures)), None)
