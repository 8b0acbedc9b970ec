"""One file's bytes become ``SourceText``, in this process. The door for callers is ``app.intake.door``, which does this in
a child process with limits.

Refusals are ``AppError``s; anything odd that does not stop the reading is a warning in the result.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NoReturn

from app.base.errors import FileEmpty
from app.base.language import tr
from app.base.progress import Progress, Silent
from app.intake.kinds import ARCHIVES, Recognised, recognise
from app.intake.names import safe_name, tricky
from app.intake.refusals import (
    WARN_EDXML,
    WARN_NAME,
    WARN_TRICKY_NAME,
    ArchiveForeign,
    SlidesNotRead,
    TypeLies,
    TypeUnknown,
)
from app.intake.source import CONTAINERS, PICTURES, SHEETS, FileType, How, Page, SourceText


def read_here(
    data: bytes, name: str, progress: Progress | None = None, *, password: str | None = None
) -> SourceText:
    """Read bytes in this process; of a container, the letter in it. ``name`` serves messages and warnings."""
    if not data:
        raise FileEmpty(name, file=name)
    said = tricky_words(name)
    name = safe_name(name)
    found = recognise(data, name)
    if found.type in CONTAINERS:
        from app.intake.opening import as_one, open_here

        source = as_one(open_here(data, name, progress or Silent(), password=password))
    else:
        source = read_known(found, data, name, progress or Silent(), password=password)
    return replace(source, warnings=(*said, *misnamed_words(found), *source.warnings))


def tricky_words(name: str) -> tuple[str, ...]:
    """The sentence about a name that hides or turns characters."""
    return (tr(WARN_TRICKY_NAME).format(name=safe_name(name)),) if tricky(name) else ()


def misnamed_words(found: Recognised) -> tuple[str, ...]:
    """The sentence about a name that promises another type."""
    if found.misnamed is None:
        return ()
    return (tr(WARN_NAME).format(named=found.misnamed, found=found.title),)


def read_known(
    found: Recognised, data: bytes, name: str, progress: Progress, *, password: str | None
) -> SourceText:
    """Read a single file of a known type; refuses what has no reader."""
    if found.type in PICTURES:
        from app.intake.recognition import recognised

        bare = SourceText(found.type, How.OCR, (Page(1, ()),), 1)
        return recognised(bare, data, name, progress, password)
    if found.type in SHEETS:
        from app.intake.readers.sheets import read_sheets

        return read_sheets(data, name, progress, kind=found.type)
    return _reader(found, data, name, progress, password)


def _reader(
    found: Recognised, data: bytes, name: str, progress: Progress, password: str | None
) -> SourceText:
    # Readers are imported when needed: pdfium and lxml are heavy and start-up is measured.
    match found.type:
        case FileType.PDF:
            from app.intake.readers.pdf import read_pdf
            from app.intake.recognition import recognised

            source = read_pdf(data, name, progress, password=password)
            return recognised(source, data, name, progress, password)
        case FileType.DOCX:
            from app.intake.readers.docx import read_docx

            return read_docx(data, name, progress)
        case FileType.DOC:
            from app.intake.readers.doc import read_doc

            return read_doc(data, name, progress, password=password)
        case FileType.RTF:
            from app.intake.readers.rtf import read_rtf

            return read_rtf(data, name, progress)
        case FileType.HTML:
            from app.intake.readers.html import read_html

            return read_html(data, name, progress)
        case FileType.MHTML:
            from app.intake.readers.mhtml import read_mhtml

            return read_mhtml(data, name, progress)
        case FileType.ODT:
            from app.intake.readers.odt import read_odt

            return read_odt(data, name, progress)
        case FileType.TXT:
            from app.intake.readers.text import read_text

            return read_text(data, name)
        case FileType.EDXML:
            # A package of the national exchange is data, not a page: app.exchange opens it.
            return SourceText(FileType.EDXML, How.TEXT, (), 0, (tr(WARN_EDXML),))
        case _:
            _refuse(found, name)


def _refuse(found: Recognised, name: str) -> NoReturn:
    if found.type in (FileType.PPTX, FileType.PPT):
        raise SlidesNotRead(name, file=name)
    if found.title in ARCHIVES:
        raise ArchiveForeign(name, file=name, found=found.title)
    if found.misnamed is not None:
        raise TypeLies(name, file=name, named=found.misnamed, found=found.title)
    raise TypeUnknown(name, file=name, found=found.title)
