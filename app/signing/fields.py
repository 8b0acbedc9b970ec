"""Empty signature fields in a PDF, in their exact places, so that any signing program finds where to sign.

The fields are added behind the bytes that were there (incremental update); nothing of the document is drawn anew.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """An empty signature field: its name, page (from 0) and box in points from the lower left corner."""

    name: str
    page: int
    box: tuple[float, float, float, float]
    title: str = ""
    """What a signing program calls it for people."""


def with_fields(pdf: bytes, fields: Sequence[Field]) -> bytes:
    """A copy of ``pdf`` with the fields, none of them signed."""
    from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, StreamObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field, enumerate_sig_fields

    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    for one in fields:
        x0, y0, x1, y1 = (round(edge) for edge in one.box)
        spec = SigFieldSpec(
            one.name,
            on_page=one.page,
            box=(x0, y0, x1, y1),
            readable_field_name=one.title or None,
        )
        append_signature_field(writer, spec)
    for _, value, reference in enumerate_sig_fields(writer):
        field = reference.get_object()
        if value is not None or "/AP" in field:
            continue
        # A form without marks: an empty field must not cover the name, nor print a frame.
        left, bottom, right, top = (float(edge) for edge in field["/Rect"])
        size = (right - left, top - bottom)
        look = StreamObject(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Form"),
                NameObject("/BBox"): ArrayObject(map(FloatObject, (0, 0, *size))),
                NameObject("/Resources"): DictionaryObject(),  # type: ignore[no-untyped-call]
            },
            stream_data=b"",
        )
        field[NameObject("/AP")] = DictionaryObject(  # type: ignore[no-untyped-call]
            {NameObject("/N"): writer.add_object(look)}
        )
        writer.update_container(field)
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    return out.getvalue()
