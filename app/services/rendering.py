"""From a letter to its files: DOCX, PDF, page pictures. The one place where services meet the composer and the writers.

No database. Writers are loaded when first needed: a program that only lists letters never pays for them.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.base.errors import AppError
from app.base.files import make_folder, read_bytes
from app.base.language import current_language, mark, tr, use_language
from app.base.progress import Progress, Silent
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


@dataclass(frozen=True, slots=True)
class BatchItem:
    """What became of one file of a batch: rendered, or refused with a reason."""

    file: Path
    rendered: Rendered | None
    fault: dict[str, str | None] | None = None


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
) -> Rendered:
    """Write the asked files, each whole or not at all. ``png`` is a folder. The page count is that of the PDF.
    ``images`` are the letter's pictures by the names it gives them.

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
    drawn = pdf_writer.write(sheet, pdf) if pdf is not None else pdf_writer.render(sheet)
    if docx is not None:
        docx_writer.write(sheet, docx)
    pictures = tuple(raster.pictures(drawn.data, png)) if png is not None else ()
    more = _annexes(letter, images or {}, docx, pdf) if isinstance(letter, Letter) else ()
    undrawn = tuple(dict.fromkeys(tr(_UNDRAWN).format(char=one.name) for one in drawn.missing))
    return Rendered(docx, pdf, pictures, drawn.pages, time.perf_counter() - start, findings, undrawn, more)


def _annexes(letter: Letter, images: Images, docx: Path | None, pdf: Path | None) -> tuple[Path, ...]:
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
                (docx_writer if path is docx else pdf_writer).write(sheet, made[-1])
    return tuple(made)


def render_folder(
    folder: Path, out: Path, *, jobs: int = 1, progress: Progress | None = None
) -> Iterator[BatchItem]:
    """Every ``*.json`` of ``folder`` as DOCX and PDF in ``out``, in the order of names. A bad file never stops the others."""
    watch = progress or Silent()
    make_folder(out)
    paths = sorted(folder.glob("*.json"))
    tasks = [(path, out, current_language()) for path in paths]
    if jobs <= 1 or len(paths) < 2:
        results: Iterator[BatchItem] = map(_render_one, tasks)
        yield from _told(results, paths, watch)
        return
    with ProcessPoolExecutor(max_workers=min(jobs, len(paths))) as pool:
        yield from _told(pool.map(_render_one, tasks, chunksize=4), paths, watch)


def _told(results: Iterator[BatchItem], paths: Sequence[Path], watch: Progress) -> Iterator[BatchItem]:
    for done, item in enumerate(results, 1):
        watch.step(done, len(paths), item.file.name)
        yield item


def _render_one(task: tuple[Path, Path, str]) -> BatchItem:
    """One letter of a batch; runs in a process of its own, so the language comes along."""
    path, out, language = task
    from app.services.pictures_beside import images_beside

    use_language(language)
    try:
        letter = read_letter_file(path)
        images = images_beside(letter, path)
        docx, pdf = out / f"{path.stem}.docx", out / f"{path.stem}.pdf"
        return BatchItem(path, render(letter, docx=docx, pdf=pdf, images=images))
    except AppError as fault:
        said = {"code": fault.code, "what": fault.sentence(), "remedy": fault.advice(), "where": fault.where}
        return BatchItem(path, None, said)
