"""The measuring stick that compose and line breaking use; the real one reads the metrics of the embedded font."""

from __future__ import annotations

from typing import Protocol

from app.base.lengths import Length


class Ruler(Protocol):
    """Widths of text set in the document's typeface (Times New Roman metrics), without kerning."""

    def width(self, text: str, size: Length, *, bold: bool = False, italic: bool = False) -> Length:
        """Advance width of NFC ``text`` at type size ``size``."""
        ...
