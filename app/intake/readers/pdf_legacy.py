"""Characters of a PDF whose fonts are .Vn or VNI fonts, turned to Unicode before lines are made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.intake.encodings import legacy_of_font, to_unicode, vni
from app.intake.encodings.fonts import Encoding
from app.intake.readers.pdf_lines import Char


def unicode_chars(chars: Iterable[Char], found: set[Encoding]) -> Iterator[Char]:
    """The same characters as Unicode; ``found`` takes the encodings met. A VNI mark joins the letter before it."""
    held: Char | None = None  # a VNI letter that may take the next code as its mark
    for char in chars:
        legacy = legacy_of_font(char.font.name) if char.font is not None else None
        if held is not None:
            if legacy is not None and legacy.encoding is Encoding.VNI and vni.joins(held.text, char.text):
                held = held._replace(
                    text=held.text + char.text, x1=max(held.x1, char.x1), y0=min(held.y0, char.y0)
                )
                continue
            yield held._replace(text=vni.decode(held.text))
            held = None
        if legacy is None:
            yield char
        elif legacy.encoding is Encoding.VNI:
            if not char.text.isascii():
                found.add(Encoding.VNI)
            held = char
        else:
            if not char.text.isascii():
                found.add(Encoding.TCVN3)
            yield char._replace(text=to_unicode(char.text, legacy))
    if held is not None:
        yield held._replace(text=vni.decode(held.text))
