"""Puts a signature into a PDF: PAdES baseline B, offline, as an incremental update. What was there stays byte for byte.

Owns the use of pyHanko's writer, and where fields stand. The look of a visible signature comes in as a one-page PDF of the
size of its box; nothing is flattened and nothing is drawn here.
"""

from __future__ import annotations

import io
import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from app.base.clock import VIETNAM
from app.signing.keys import Key
from app.signing.refusals import (
    FieldTaken,
    NotPdf,
    PageAbsent,
    PdfLocked,
    PdfUnreadable,
    PdfUnsignable,
    SigningForbidden,
)

_PREFIX: Final = "KySo"


class Box(NamedTuple):
    """Points from the page's lower left corner."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def wide(self) -> float:
        return self.x1 - self.x0

    @property
    def high(self) -> float:
        return self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Field:
    """A signature field; ``box`` None = it is not seen."""

    name: str
    page: int
    """From 1; 0 when the file does not tell."""
    box: Box | None
    filled: bool


@dataclass(frozen=True, slots=True)
class Grounds:
    """What one must know of a PDF before signing it."""

    pages: tuple[Box, ...]
    fields: tuple[Field, ...]

    @property
    def empty(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.fields if not one.filled)

    def need_page(self, number: int) -> Box:
        """Raises PageAbsent. Page from 1; -1 is the last."""
        if number == -1:
            return self.pages[-1]
        if not 1 <= number <= len(self.pages):
            raise PageAbsent(page=number, total=len(self.pages))
        return self.pages[number - 1]

    def need_empty(self, name: str) -> Field:
        """Raises FieldTaken."""
        for one in self.fields:
            if one.name == name and not one.filled:
                return one
        raise FieldTaken(field=name, free=", ".join(self.empty) or "-")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a new visible field stands."""

    page: int
    box: Box


def survey(data: bytes, name: str) -> Grounds:
    """Pages and fields. Raises NotPdf, PdfUnreadable, PdfLocked."""
    with _reading(data, name) as reader:
        from pyhanko.sign.fields import enumerate_sig_fields

        pages: list[Box] = []
        numbers: dict[Any, int] = {}
        for number in range(int(reader.root["/Pages"]["/Count"])):
            found, _ = reader.find_page_for_modification(number)
            numbers[found.reference] = number + 1
            pages.append(_box(_inherited(found.get_object(), "/CropBox", "/MediaBox")))
        fields = [
            _field(name, value, field.get_object(), numbers)
            for name, value, field in enumerate_sig_fields(reader)
        ]
        return Grounds(tuple(pages), tuple(fields))


@contextmanager
def _reading(data: bytes, name: str) -> Iterator[Any]:
    from pyhanko.pdf_utils.reader import PdfFileReader

    logging.getLogger("pyhanko").setLevel(logging.CRITICAL + 1)
    if b"%PDF" not in data[:1024]:
        raise NotPdf(file=name)
    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)
        if reader.encrypted:
            raise PdfLocked(file=name)
        yield reader
    except (NotPdf, PdfLocked):
        raise
    except Exception:  # noqa: BLE001  the parser throws whatever a broken file makes of it
        raise PdfUnreadable(file=name) from None


def _inherited(page: Any, *names: str) -> Any:
    for name in names:
        at = page
        for _ in range(50):
            if name in at:
                return at[name]
            if "/Parent" not in at:
                break
            at = at["/Parent"]
    return [0, 0, 595.28, 841.89]


def _box(values: Any) -> Box:
    left, bottom, right, top = (float(one) for one in values)
    return Box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def _field(name: str, value: Any, field: Any, numbers: dict[Any, int]) -> Field:
    box = _box(field["/Rect"]) if "/Rect" in field else None
    page = numbers.get(getattr(field.raw_get("/P"), "reference", None), 0) if "/P" in field else 0
    seen = box if box is not None and box.wide >= 1 and box.high >= 1 else None
    return Field(name, page, seen, value is not None)


def sign(
    data: bytes,
    name: str,
    key: Key,
    *,
    at: datetime,
    field: str = "",
    place: Place | None = None,
    look: bytes | None = None,
    reason: str = "",
    where: str = "",
) -> bytes:
    """The PDF with one more signature: in the empty ``field``, else in a new one at ``place``, else one that is not seen.

    Raises FieldTaken, SigningForbidden, PdfUnsignable and what ``survey`` raises.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata

    grounds = survey(data, name)
    if field:
        grounds.need_empty(field)
    spec = None
    if not field:
        field = _free_name(grounds)
        edges = place.box if place else None
        box = (round(edges.x0), round(edges.y0), round(edges.x1), round(edges.y1)) if edges else None
        spec = SigFieldSpec(field, on_page=place.page - 1 if place else 0, box=box)
    meta = PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=reason or None,
        location=where or None,
        name=key.owner.name,
    )
    with _style(look) as style:
        signer = dated_signer(meta, key.signer, at, stamp_style=style, new_field_spec=spec)
        writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
        try:
            made = signer.sign_pdf(writer, existing_fields_only=spec is None)
        except SigningError:
            raise SigningForbidden from None
        except PdfError as fault:
            raise PdfUnsignable(file=name, reason=type(fault).__name__) from None
    return bytes(made.getbuffer())


def dated_signer(meta: Any, signer: Any, at: datetime, **more: Any) -> Any:
    """pyHanko's signer with the moment handed in, in Vietnam's zone: what the page shows is what the signature says."""
    from pyhanko.sign.signers.pdf_signer import PdfSigner

    class Dated(PdfSigner):
        def init_signing_session(self, *arguments: Any, **named: Any) -> Any:
            session = super().init_signing_session(*arguments, **named)
            session.system_time = at.astimezone(VIETNAM)
            return session

    return Dated(meta, signer, **more)


def _free_name(grounds: Grounds) -> str:
    taken = {one.name for one in grounds.fields}
    return next(name for name in (f"{_PREFIX}{number}" for number in range(1, 1000)) if name not in taken)


@contextmanager
def _style(look: bytes | None) -> Iterator[Any]:
    """The look as pyHanko takes it: a one-page PDF in a file, laid over the whole box."""
    if look is None:
        yield None
        return
    from pyhanko.pdf_utils.layout import AxisAlignment, InnerScaling, SimpleBoxLayoutRule
    from pyhanko.stamp import StaticStampStyle

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "look.pdf")
        file.write_bytes(look)
        yield StaticStampStyle.from_pdf_file(
            str(file),
            border_width=0,
            background_opacity=1.0,
            background_layout=SimpleBoxLayoutRule(
                AxisAlignment.ALIGN_MID,
                AxisAlignment.ALIGN_MID,
                inner_content_scaling=InnerScaling.NO_SCALING,
            ),
        )
