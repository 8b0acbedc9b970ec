"""From a letter to its files: DOCX, PDF, page pictures. The one place where services meet the composer and the writers.

No database. Writers are loaded when first needed: a program that only lists letters never pays for them.
"""

from __future__ import annotations

from app.layout.parts import Letter
from app.layout.sheet import Sheet


def sheet_of(letter: Letter) -> Sheet:
    """The resolved tree by the standard and version the letter names. Raises KindUnknown, LevelUnknown, StandardUnknown."""
    from app.export.pdf.fonts import typeface
    from app.layout.compose import compose, standard_of

    return compose(letter, standard_of(letter), typeface())
