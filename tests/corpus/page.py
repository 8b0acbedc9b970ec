"""A plain sheet to draw foreign letters on: places words at millimetres, wraps, justifies, turns pages. ReportLab's canvas only.

Nothing of the product's own writers is used here: the reader must not be measured on pages that its own house laid out.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.base.paths import resource

_SYSTEM: Final = Path("/usr/share/fonts/truetype")
FACES: Final = {
    "times": [resource("fonts", f"Tinos-{style}.ttf") for style in ("Regular", "Bold", "Italic", "BoldItalic")],
    "arial": [_SYSTEM / "liberation2" / f"LiberationSans-{style}.ttf" for style in ("Regular", "Bold", "Italic", "BoldItalic")],
    "viet": [resource("fonts", f"BeVietnamPro-{style}.ttf") for style in ("Regular", "Bold", "Italic", "SemiBold")],
}  # fmt: skip
WIDTH, HEIGHT = 210.0, 297.0


def face_names(face: str) -> list[str]:
    """Regular, bold, italic, bold italic; the house fonts take the place of one that is not installed."""
    files = FACES[face] if all(path.is_file() for path in FACES[face]) else FACES["times"]
    names = []
    for path in files:
        name = "Corpus" + path.stem
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(path)))
        names.append(name)
    return names


class Sheet:
    """Draws from the top; ``y`` is the next base line in mm from the top."""

    def __init__(
        self, face: str = "times", *, left: float = 30, right: float = 20, top: float = 20, bottom: float = 20
    ) -> None:
        self._stream = io.BytesIO()
        self._canvas = Canvas(self._stream, pagesize=A4, invariant=1)
        self._faces = face_names(face)
        self.left, self.right, self.top, self.bottom = left, WIDTH - right, top, HEIGHT - bottom
        self.y = top
        self.page = 1

    def font(self, *, bold: bool = False, italic: bool = False) -> str:
        return self._faces[bold + 2 * italic]

    def width(self, text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
        return pdfmetrics.stringWidth(text, self.font(bold=bold, italic=italic), size) / mm

    def at(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 13,
        *,
        bold: bool = False,
        italic: bool = False,
        anchor: str = "left",
    ) -> None:
        """One line at a place; ``anchor`` says which point of it ``x`` is."""
        self._canvas.setFont(self.font(bold=bold, italic=italic), size)
        draw = {
            "left": self._canvas.drawString,
            "centre": self._canvas.drawCentredString,
            "right": self._canvas.drawRightString,
        }[anchor]
        draw(x * mm, (HEIGHT - y) * mm, text)

    def rule(self, x0: float, x1: float, y: float) -> None:
        self._canvas.setLineWidth(0.6)
        self._canvas.line(x0 * mm, (HEIGHT - y) * mm, x1 * mm, (HEIGHT - y) * mm)

    def frame(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self._canvas.setLineWidth(0.6)
        self._canvas.rect(x0 * mm, (HEIGHT - y1) * mm, (x1 - x0) * mm, (y1 - y0) * mm)

    def circle(self, x: float, y: float, radius: float) -> None:
        self._canvas.circle(x * mm, (HEIGHT - y) * mm, radius * mm, fill=0)

    def wrap(
        self,
        text: str,
        width: float,
        size: float,
        *,
        bold: bool = False,
        italic: bool = False,
        indent: float = 0,
    ) -> list[str]:
        lines: list[str] = []
        line = ""
        for word in text.split():
            tried = f"{line} {word}" if line else word
            room = width - (indent if not lines else 0)
            if line and self.width(tried, size, bold=bold, italic=italic) > room:
                lines.append(line)
                line = word
            else:
                line = tried
        return [*lines, line] if line else lines

    def need(self, height: float) -> None:
        if self.y + height > self.bottom:
            self.turn()

    def turn(self) -> None:
        self._canvas.showPage()
        self.page += 1
        self.at(WIDTH / 2, 12, str(self.page), 12, anchor="centre")
        self.y = self.top + 4

    def column(
        self,
        lines: Sequence[tuple[str, float, bool, bool]],
        x: float,
        y: float,
        *,
        anchor: str = "centre",
        pitch: float = 1.22,
    ) -> float:
        """Lines (text, size, bold, italic) under each other at one x; gives the y below them."""
        for text, size, bold, italic in lines:
            if text:
                self.at(x, y, text, size, bold=bold, italic=italic, anchor=anchor)
            y += size * pitch / mm
        return y

    def paragraph(self, text: str, size: float = 13, *, indent: float = 10, x: float | None = None, width: float | None = None, bold: bool = False,
                  italic: bool = False, justify: bool = True, pitch: float = 1.3, after: float = 1.5, anchor: str = "left") -> None:  # fmt: skip
        x = self.left if x is None else x
        width = self.right - x if width is None else width
        lines = self.wrap(text, width, size, bold=bold, italic=italic, indent=indent)
        for index, line in enumerate(lines):
            self.need(size * pitch / mm)
            start = x + (indent if index == 0 else 0)
            if anchor == "centre":
                self.at(x + width / 2, self.y, line, size, bold=bold, italic=italic, anchor="centre")
            elif justify and index < len(lines) - 1:
                self._justified(line, start, x + width - start, size, bold=bold, italic=italic)
            else:
                self.at(start, self.y, line, size, bold=bold, italic=italic)
            self.y += size * pitch / mm
        self.y += after

    def _justified(self, line: str, x: float, width: float, size: float, *, bold: bool, italic: bool) -> None:
        words = line.split(" ")
        spare = width - self.width(line, size, bold=bold, italic=italic)
        extra = spare / max(1, len(words) - 1)
        blank = self.width(" ", size, bold=bold, italic=italic)
        if extra > 2.5 * blank or len(words) < 2:
            self.at(x, self.y, line, size, bold=bold, italic=italic)
            return
        self._canvas.setFont(self.font(bold=bold, italic=italic), size)
        text = self._canvas.beginText(x * mm, (HEIGHT - self.y) * mm)
        for word in words:
            self.at(x, self.y, word, size, bold=bold, italic=italic)
            x += self.width(word, size, bold=bold, italic=italic) + blank + extra
        self._canvas.drawText(text)

    def table(self, rows: Sequence[Sequence[str]], size: float = 12) -> None:
        widths = [12.0, (self.right - self.left) * 0.42, (self.right - self.left) * 0.28]
        edges = [self.left]
        for width in widths[: len(rows[0]) - 1]:
            edges.append(edges[-1] + width)
        edges.append(self.right)
        high = size * 1.5 / mm
        for number, row in enumerate(rows):
            self.need(high + 2)
            for x0, x1, cell in zip(edges, edges[1:], row, strict=False):
                self.frame(x0, self.y - 4.5, x1, self.y - 4.5 + high)
                self.at(x0 + 2, self.y, cell, size, bold=number == 0)
            self.y += high
        self.y += 3

    def save(self) -> bytes:
        self._canvas.save()
        return self._stream.getvalue()
