"""Copies (sao y, sao lục, trích sao) of a PDF: the form under its last line, or the text of an electronic copy on page 1.

No database: the number of a copy is taken in the series of copies by whoever keeps it. The organ's digital signature is
laid on afterwards; it changes nothing that is written here.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.base.files import read_bytes, write_atomic

if TYPE_CHECKING:
    from app.base.lengths import Length
    from app.layout.papers import Copy


def paper_copy(source: Path, copy: Copy, target: Path) -> int:
    """``source`` with the form of the copy under its last line; how many pages it has then.

    Raises PdfRefused, KindUnknown, DiskFull, FolderReadOnly.
    """
    made = with_form(read_bytes(source), copy, name=source.name)
    write_atomic(target, made)
    return pages_of(made)


def with_form(data: bytes, copy: Copy, *, name: str) -> bytes:
    """The same in memory."""
    from app.export.pdf import writer
    from app.export.pdf.fonts import typeface
    from app.export.pdf.overlay import under_last
    from app.layout.compose_copy import compose_copy, standard_of_copy

    standard, face = standard_of_copy(copy), typeface()

    def draw(top: Length) -> bytes:
        return writer.render(compose_copy(copy, standard, face, top=top), plain=True).data

    return under_last(data, draw, name=name)


def electronic_copy(source: Path, copy: Copy, target: Path, *, signed: datetime) -> int:
    """``source``, a scan, with kind of copy, organ and time of signing at the top right of page 1 (Decree 30, form 3.2).

    Raises PdfRefused, KindUnknown, DiskFull, FolderReadOnly.
    """
    made = with_text(read_bytes(source), copy, signed=signed, name=source.name)
    write_atomic(target, made)
    return pages_of(made)


def with_text(data: bytes, copy: Copy, *, signed: datetime, name: str) -> bytes:
    """The same in memory."""
    from app.export.pdf import writer
    from app.export.pdf.fonts import typeface
    from app.export.pdf.overlay import over_first, page_size
    from app.layout.compose_copy import copy_text, margin_text, standard_of_copy
    from app.layout.names import organ_name

    standard, face = standard_of_copy(copy), typeface()
    wide, high = page_size(data, name=name)
    text = copy_text(copy, organ_name(copy.organ), standard, signed, face)
    words = writer.render(margin_text(text, standard, face, wide, high), plain=True).data
    return over_first(data, words, name=name)


def pages_of(data: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()
