"""Checking a letter against its standard: as data (before a number is given), as a file of ours or from elsewhere.

Opens and reads; changes nothing. The file is opened with the guards of intake, so a hostile one costs a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.base.files import read_bytes
from app.base.text import fold
from app.check.findings import Finding, counts

if TYPE_CHECKING:
    from app.layout.compose_picture import Images
    from app.layout.parts import Letter
    from app.standards.schema import Standard

_TITLES: Final = (
    ("cong hoa xa hoi chu nghia viet nam", "decree-30"),
    ("dang cong san viet nam", "party"),
    ("doan tncs ho chi minh", "youth-union"),
    ("doan thanh nien cong san ho chi minh", "youth-union"),
)
_HEAD: Final = 800  # characters among which the title is looked for


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked, against what, and what was found."""

    file: str
    standard: str
    standard_version: str
    findings: tuple[Finding, ...]

    def to_json(self) -> dict[str, object]:
        return {
            "file": self.file,
            "standard": self.standard,
            "standard_version": self.standard_version,
            "findings": [finding.to_json() for finding in self.findings],
            "counts": counts(self.findings),
        }


def check_data(
    letter: Letter, *, today: date | None = None, images: Images | None = None
) -> tuple[Finding, ...]:
    """Findings on a letter as data, by the standard it names; ``today`` shows a day that has not come.

    ``images`` are its pictures by the names it gives them. Raises PictureMissing without one that it shows.
    """
    from app.check.conform import check_letter
    from app.export.pdf.fonts import typeface
    from app.layout.compose import compose, standard_of

    standard = standard_of(letter)
    return check_letter(letter, standard, compose(letter, standard, typeface(), images or {}), today=today)


def check_file(path: Path, *, standard: str | None = None, today: date | None = None) -> Report:
    """Findings on a .json, .docx or .pdf file, by ``standard`` or, when not named, by the one its title shows.

    Raises the refusals of intake (unreadable, empty, locked, hostile) and of ``layout.read`` (breaks the schema).
    """
    from app.intake import read
    from app.intake.source import FileType, How

    source = read(path)
    if source.type is FileType.TXT and source.text.lstrip().startswith("{"):
        return _of_json(path, today)
    from app.standards.loader import load

    used = load(standard or standard_shown(source.text))
    if source.type is FileType.DOCX:
        findings = _of_docx(path, used, today)
    else:
        from app.check.conform import check_pages

        measured = source.type is FileType.PDF and source.how is How.TEXT
        findings = check_pages(source.pages, used, measured=measured, today=today)
    return Report(str(path), used.id, used.version, findings)


def standard_shown(text: str) -> str:
    """The standard whose title stands at the head of the text; the Youth Union's when none does."""
    head = fold(text[:_HEAD])
    found = [(head.find(title), name) for title, name in _TITLES if title in head]
    return min(found)[1] if found else "youth-union"


def _of_json(path: Path, today: date | None) -> Report:
    from app.intake.kinds import MAX_BYTES
    from app.layout.compose import standard_of
    from app.layout.read import read_letter

    letter = read_letter(read_bytes(path, most=MAX_BYTES >> 20), str(path))
    used = standard_of(letter)
    return Report(str(path), used.id, used.version, check_data(letter, today=today))


def _of_docx(path: Path, standard: Standard, today: date | None) -> tuple[Finding, ...]:
    from app.check.conform import check_docx
    from app.intake.kinds import MAX_BYTES
    from app.intake.readers.docx_package import DocxPackage

    package = DocxPackage(read_bytes(path, most=MAX_BYTES >> 20), path.name)
    return check_docx(package, standard, names=style_names(), today=today)


def style_names() -> dict[str, str]:
    """The names of our styles, by which other programs keep them, to the components they stand for."""
    from app.export.docx.styles import NAMES, style_name

    return {style_name(role): role.value for role in NAMES}
