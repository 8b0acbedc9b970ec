"""The door of intake: a file or bytes in, ``SourceText`` out. Nothing is stored and the file is never changed.

Refusals are ``AppError``s; anything odd that does not stop the reading is a warning in the result.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.base.errors import FileEmpty
from app.base.files import disk_error, need_plain
from app.base.language import tr
from app.base.progress import Progress, Silent
from app.intake.kinds import MAX_BYTES, recognise
from app.intake.refusals import WARN_NAME, FileTooLarge
from app.intake.source import FileType, SourceText


def read(path: Path, *, progress: Progress | None = None) -> SourceText:
    """Read the file. Raises a refusal (missing, unreadable, empty, wrong type, locked, broken) or ``Cancelled``."""
    return read_bytes(file_bytes(path), path.name, progress=progress)


def file_bytes(path: Path) -> bytes:
    """The bytes of an incoming file. Raises FileMissing, FileUnreadable, FileNotPlain, FileTooLarge, FileEmpty."""
    size = need_plain(path)
    if size > MAX_BYTES:
        raise FileTooLarge(str(path), file=path.name, size=size >> 20, limit=MAX_BYTES >> 20)
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise disk_error(fault, path, writing=False) from None
    if not data:
        raise FileEmpty(str(path), file=path.name)
    return data


def read_bytes(data: bytes, name: str, *, progress: Progress | None = None) -> SourceText:
    """Read bytes; ``name`` serves messages and the warning about a misleading extension."""
    if not data:
        raise FileEmpty(name, file=name)
    found = recognise(data, name)
    source = _reader(found.type, data, name, progress or Silent())
    if found.misnamed is not None:
        warning = tr(WARN_NAME).format(named=found.misnamed, found=found.type.value.upper())
        source = replace(source, warnings=(warning, *source.warnings))
    return source


def _reader(kind: FileType, data: bytes, name: str, progress: Progress) -> SourceText:
    # Readers are imported when needed: pdfium and lxml are heavy and start-up is measured.
    match kind:
        case FileType.PDF:
            from app.intake.readers.pdf import read_pdf

            return read_pdf(data, name, progress)
        case FileType.DOCX:
            from app.intake.readers.docx import read_docx

            return read_docx(data, name, progress)
        case FileType.TXT:
            from app.intake.readers.text import read_text

            return read_text(data, name)
