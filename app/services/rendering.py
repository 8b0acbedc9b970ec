"""From a letter to its files: DOCX, PDF, page pictures. The one place where services meet the composer and the writers.

No database. Writers are loaded when first needed: a program that only lists letters never pays for them.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.base.files import read_bytes, write_atomic
from app.base.language import mark, tr
from app.layout.parts import Letter

if TYPE_CHECKING:
    from app.check.findings import Finding
    from app.layout.compose_picture import Images
    from app.layout.papers import OtherPaper
    from app.layout.sheet import Sheet

_UNDRAWN = mark("Phông chữ không có ký tự {char}; trên PDF là ô trống.")


@dataclass(frozen=True, slots=True)
class Rendered:
    """The files of one letter, and what the checker says of it."""

    docx: Path | None
    pdf: Path | None
    png: tuple[Path, ...]
    pages: int
    seconds: float
    findings: tuple[Finding, ...]
    warnings: tuple[str, ...] = ()
    annexes: tuple[Path, ...] = ()  # those that are files of their own

    def files(self) -> dict[str, object]:
        return {
            "docx": str(self.docx) if self.docx else None,
            "pdf": str(self.pdf) if self.pdf else None,
            "png": [str(path) for path in self.png],
            "annexes": [str(path) for path in self.annexes],
        }


def sheet_of(letter: Letter, images: Images | None = None) -> Sheet:
    """The resolved tree by the standard and version the letter names. Raises KindUnknown, LevelUnknown, StandardUnknown."""
    from app.export.pdf.fonts import typeface
    from app.layout.compose import compose, standard_of

    return compose(letter, standard_of(letter), typeface(), images or {})


def sheet_of_paper(paper: Letter | OtherPaper, images: Images | None = None) -> Sheet:
    """The tree of a letter, a copy or an envelope, by the standard it names."""
    from app.export.pdf.fonts import typeface
    from app.layout.compose_copy import compose_copy, standard_of_copy
    from app.layout.compose_envelope import compose_envelope
    from app.layout.papers import Copy
    from app.standards.loader import load

    if isinstance(paper, Letter):
        return sheet_of(paper, images)
    if isinstance(paper, Copy):
        return compose_copy(paper, standard_of_copy(paper), typeface())
    return compose_envelope(paper, load(paper.standard), typeface())


def read_paper_file(path: Path) -> Letter | OtherPaper:
    """A letter, a copy or an envelope from a JSON file. Raises as ``read_letter_file``."""
    from app.layout.read import read_paper

    return read_paper(_bytes_of(path), str(path))


def read_letter_file(path: Path) -> Letter:
    """A letter from a JSON file. Raises FileMissing, FileEmpty, FileUnreadable, LetterRefused."""
    from app.layout.read import read_letter

    return read_letter(_bytes_of(path), str(path))


def _bytes_of(path: Path) -> bytes:
    from app.base.errors import FileEmpty

    data = read_bytes(path)
    if not data.strip():
        raise FileEmpty(str(path), file=path.name)
    return data


def render(
    letter: Letter | OtherPaper,
    *,
    docx: Path | None = None,
    pdf: Path | None = None,
    png: Path | None = None,
    check: bool = True,
    images: Images | None = None,
    lay: Callable[[Path, bytes], object] = write_atomic,
) -> Rendered:
    """Write the asked files, each whole or not at all. ``png`` is a folder. The page count is that of the PDF.
    ``images`` are the letter's pictures by the names it gives them; ``lay`` puts a finished file on the disk.

    Annexes that are files of their own stand beside them: 'thu-phu-luc-1.pdf' beside 'thu.pdf'.

    Raises the refusals of composer and writers; files written before one stay.
    """
    from app.check.conform import check_letter
    from app.export.docx import writer as docx_writer
    from app.export.pdf import raster
    from app.export.pdf import writer as pdf_writer
    from app.layout.compose import standard_of

    start = time.perf_counter()
    sheet = sheet_of_paper(letter, images)
    findings = (
        check_letter(letter, standard_of(letter), sheet) if check and isinstance(letter, Letter) else ()
    )
    drawn = pdf_writer.render(sheet)
    if pdf is not None:
        lay(pdf, drawn.data)
    if docx is not None:
        lay(docx, docx_writer.render(sheet))
    pictures = tuple(raster.pictures(drawn.data, png)) if png is not None else ()
    more = _annexes(letter, images or {}, docx, pdf, lay) if isinstance(letter, Letter) else ()
    undrawn = tuple(dict.fromkeys(tr(_UNDRAWN).format(char=one.name) for one in drawn.missing))
    return Rendered(docx, pdf, pictures, drawn.pages, time.perf_counter() - start, findings, undrawn, more)


def _annexes(
    letter: Letter,
    images: Images,
    docx: Path | None,
    pdf: Path | None,
    lay: Callable[[Path, bytes], object],
) -> tuple[Path, ...]:
    """Write the annexes that are files of their own."""
    from app.export.docx import writer as docx_writer
    from app.export.pdf import writer as pdf_writer
    from app.export.pdf.fonts import typeface
    from app.layout.compose import separate_annexes, standard_of

    if not any(annex.separate for annex in letter.annexes):
        return ()
    made: list[Path] = []
    sheets = separate_annexes(letter, standard_of(letter), typeface(), images)
    for number, sheet in enumerate(sheets, 1):
        for path in (docx, pdf):
            if path is not None:
                made.append(path.with_name(f"{path.stem}-phu-luc-{number}{path.suffix}"))
                lay(made[-1], docx_writer.render(sheet) if path is docx else pdf_writer.render(sheet).data)
    return tuple(made)
