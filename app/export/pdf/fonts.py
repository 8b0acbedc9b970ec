"""Finds the typeface of letters and measures with it: Times New Roman of the system, else Tinos, else Liberation
Serif 2. All three have the same widths, so a letter breaks alike whichever is there.

Owns: the search, the check that every Vietnamese letter is in all four styles, the gauge of ``layout.lines`` and the
ruler of ``layout.ruler``. Refuses to draw; ReportLab is not imported here.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from app.base.errors import AppError, Exit
from app.base.language import mark
from app.base.lengths import Length
from app.base.paths import resource
from app.export.pdf.metrics import Metrics, NotAFont, read_metrics
from app.layout.lines import TWIP, Ticks

Style = tuple[bool, bool]
"""Bold, italic."""

STYLES: Final[tuple[Style, ...]] = ((False, False), (True, False), (False, True), (True, True))


class NoTypeface(AppError):
    code, what = (
        "PDF-001",
        mark("Máy không có phông chữ Times New Roman (hoặc Tinos, Liberation Serif 2) đủ chữ Việt."),
    )
    remedy = mark("Cài phông Times New Roman hoặc Tinos, hoặc cài lại chương trình, rồi làm lại.")
    exit = Exit.FAULT


def _vietnamese() -> frozenset[int]:
    vowels = "aăâeêioôơuưy"
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    small = {unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in tones} | set(
        "bcdđghklmnpqrstvx"
    )
    return frozenset(ord(letter) for word in small for letter in (word, word.upper()))


VIETNAMESE: Final = _vietnamese()


@dataclass(frozen=True, slots=True)
class _Family:
    name: str
    files: tuple[str, str, str, str]  # in the order of STYLES
    folders: tuple[Path, ...]


def _system_folders() -> tuple[Path, ...]:
    if sys.platform == "win32":
        import os

        return (Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts"),)
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts/Supplemental"), Path("/Library/Fonts"))
    return (Path("/usr/share/fonts/truetype/msttcorefonts"), Path("/usr/local/share/fonts"))


def _families() -> Iterator[_Family]:
    system = _system_folders()
    yield _Family("Times New Roman", ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"), system)
    yield _Family(
        "Times New Roman",
        (
            "Times New Roman.ttf",
            "Times New Roman Bold.ttf",
            "Times New Roman Italic.ttf",
            "Times New Roman Bold Italic.ttf",
        ),
        system,
    )
    yield _Family(
        "Times New Roman",
        (
            "Times_New_Roman.ttf",
            "Times_New_Roman_Bold.ttf",
            "Times_New_Roman_Italic.ttf",
            "Times_New_Roman_Bold_Italic.ttf",
        ),
        system,
    )
    yield _Family(
        "Tinos",
        ("Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf"),
        (
            resource("fonts"),
            Path("/usr/share/fonts/truetype/croscore"),
            Path("/usr/share/fonts/croscore"),
        ),
    )
    yield _Family(
        "Liberation Serif",
        (
            "LiberationSerif-Regular.ttf",
            "LiberationSerif-Bold.ttf",
            "LiberationSerif-Italic.ttf",
            "LiberationSerif-BoldItalic.ttf",
        ),
        (Path("/usr/share/fonts/truetype/liberation2"), Path("/usr/share/fonts/liberation-serif")),
    )


class _Advances(dict[str, Ticks]):
    """Ticks by character at one size, filled as characters are met. LibreOffice's rounding: see layout.lines."""

    __slots__ = ("_per_em", "_source")

    def __init__(self, source: Metrics, size_twips: int) -> None:
        super().__init__()
        self._source = source
        self._per_em = size_twips * TWIP

    def __missing__(self, char: str) -> Ticks:
        source = self._source
        units = source.advances.get(ord(char), source.missing)
        ticks = (2 * units * self._per_em + source.units_per_em) // (2 * source.units_per_em)
        self[char] = ticks
        return ticks


class Typeface:
    """Four styles of one family: their files and their widths. It is both Gauge and Ruler.

    Compared by identity; ``typeface()`` gives the one of this process.
    """

    def __init__(self, name: str, files: Mapping[Style, Path]) -> None:
        """Raises NotAFont, OSError."""
        self.name = name
        self.files = dict(files)
        self.metrics = {style: read_metrics(path) for style, path in self.files.items()}
        self._advances: dict[tuple[int, bool, bool], _Advances] = {}

    @property
    def covers_vietnamese(self) -> bool:
        return all(metrics.advances.keys() >= VIETNAMESE for metrics in self.metrics.values())

    def lacks(self, chars: set[str], style: Style) -> set[str]:
        """The characters that this face cannot draw."""
        there = self.metrics[style].advances
        return {char for char in chars if ord(char) not in there}

    def advances(self, size_twips: int, bold: bool, italic: bool) -> Mapping[str, Ticks]:
        key = (size_twips, bold, italic)
        found = self._advances.get(key)
        if found is None:
            found = self._advances[key] = _Advances(self.metrics[bold, italic], size_twips)
        return found

    def width(self, text: str, size: Length, *, bold: bool = False, italic: bool = False) -> Length:
        ticks = sum(map(self.advances(size.twips, bold, italic).__getitem__, text))
        return Length(round(ticks * 635 / TWIP))


def find_typeface() -> Typeface:
    """The first usable family of the search order. Raises NoTypeface."""
    for family in _families():
        for folder in family.folders:
            paths = [folder / file for file in family.files]
            if not all(path.is_file() for path in paths):
                continue
            try:
                face = Typeface(family.name, dict(zip(STYLES, paths, strict=True)))
            except (NotAFont, OSError):
                continue  # a broken file: the next family may do
            if face.covers_vietnamese:
                return face
    raise NoTypeface()


@lru_cache(maxsize=1)
def typeface() -> Typeface:
    """The typeface of this process, found once. Raises NoTypeface."""
    return find_typeface()
