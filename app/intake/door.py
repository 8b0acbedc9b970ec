"""The door of intake: a file or bytes in, ``SourceText`` or ``Opened`` out. Nothing is stored, the file is never changed.

Every foreign byte is read in a child process with limits (``app.intake.child``). A child that dies, hangs or swells costs a
warning in an empty result, so that the letter can be registered by hand; refusals are ``AppError``s.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from app.base.errors import FileEmpty
from app.base.files import disk_error, need_plain
from app.base.progress import Progress, Silent
from app.intake.kinds import MAX_BYTES
from app.intake.opened import Opened
from app.intake.refusals import FileChanging, FileTooLarge
from app.intake.source import SourceText

_CHUNK = 1 << 20


def read(path: Path, *, progress: Progress | None = None, password: str | None = None) -> SourceText:
    """Read the file; of an archive or e-mail, the letter in it. Raises a refusal (missing, unreadable, changing, empty,
    wrong type, locked, broken) or ``Cancelled``."""
    return read_bytes(file_bytes(path), path.name, progress=progress, password=password)


def open_file(path: Path, *, progress: Progress | None = None, password: str | None = None) -> Opened:
    """Open the file into its letters and attachments. Raises as ``read`` does."""
    return open_bytes(file_bytes(path), path.name, progress=progress, password=password)


def file_bytes(path: Path) -> bytes:
    """The bytes of an incoming file, the same at the end of reading as at its beginning.

    Raises FileMissing, FileUnreadable, FileNotPlain, FileTooLarge, FileEmpty, FileChanging.
    """
    size = need_plain(path)
    if size > MAX_BYTES:
        raise FileTooLarge(str(path), file=path.name, size=size >> 20, limit=MAX_BYTES >> 20)
    try:
        data = path.read_bytes()
        changed = len(data) != size or _digest_of(path) != hashlib.sha256(data).digest()
    except OSError as fault:  # a stick pulled out half way is one of these
        raise disk_error(fault, path, writing=False) from None
    if changed:
        raise FileChanging(str(path), file=path.name)
    if not data:
        raise FileEmpty(str(path), file=path.name)
    return data


def _digest_of(path: Path) -> bytes:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            digest.update(piece)
    return digest.digest()


def read_bytes(
    data: bytes, name: str, *, progress: Progress | None = None, password: str | None = None
) -> SourceText:
    """Read bytes; ``name`` serves messages and the warning about a misleading extension."""
    if not data:
        raise FileEmpty(name, file=name)
    from app.intake.reading import read_here

    return read_here(data, name, progress or Silent(), password=password)


def open_bytes(
    data: bytes, name: str, *, progress: Progress | None = None, password: str | None = None
) -> Opened:
    """Open bytes into their letters and attachments."""
    if not data:
        raise FileEmpty(name, file=name)
    from app.intake.opening import open_here

    return open_here(data, name, progress or Silent(), password=password)
