"""The door of intake: a file or bytes in, ``SourceText`` or ``Opened`` out. Nothing is stored, the file is never changed.

Every foreign byte is read in a child process with limits (``app.intake.child``). A child that dies, hangs or swells costs a
warning in an empty result, so that the letter can be registered by hand; refusals are ``AppError``s.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from app.base.errors import FileEmpty, InputRefused
from app.base.files import disk_error, need_plain
from app.base.language import tr
from app.base.progress import Progress, Silent
from app.exchange.package import Opened as Package
from app.exchange.refusals import PackageUnsafe
from app.intake.child import Lost, ask
from app.intake.kinds import MAX_BYTES, glance
from app.intake.names import safe_name
from app.intake.opened import Opened, Part
from app.intake.refusals import WARN_LOST, WARN_PICTURES_LOST, FileChanging, FileTooLarge
from app.intake.source import CONTAINERS, FileType, How, SourceText

_CHUNK: Final = 1 << 20
_WITH_PICTURES: Final = CONTAINERS | {FileType.PDF}

T = TypeVar("T")


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
    try:
        return ask("read", data, name, SourceText, progress or Silent(), password=password)
    except Lost as lost:
        again = _without_pictures("read", data, name, SourceText, progress or Silent(), password)
        if again is not None:
            return replace(again, warnings=(_pictures_lost(lost), *again.warnings))
        return SourceText(glance(data), How.TEXT, (), 0, (_lost(lost),))


def open_bytes(
    data: bytes, name: str, *, progress: Progress | None = None, password: str | None = None
) -> Opened:
    """Open bytes into their letters and attachments. Of a file that cannot be opened, one part: itself, unread."""
    if not data:
        raise FileEmpty(name, file=name)
    try:
        return ask("open", data, name, Opened, progress or Silent(), password=password)
    except Lost as lost:
        again = _without_pictures("open", data, name, Opened, progress or Silent(), password)
        if again is not None:
            return replace(again, warnings=(_pictures_lost(lost), *again.warnings))
        part = Part(safe_name(name), safe_name(name), glance(data), data, None, _lost(lost))
        return Opened(part.type, part.name, (part,), 0, None, (_lost(lost),))


def open_package(data: bytes, name: str, *, progress: Progress | None = None) -> Package:
    """Open a package of the national exchange. Raises its refusals; one that costs the child its life is unsafe."""
    from app.exchange.packed import Packed

    if not data:
        raise FileEmpty(name, file=name)
    try:
        return ask("package", data, name, Packed, progress or Silent()).opened()
    except Lost:
        raise PackageUnsafe(file=name, line=1) from None


def searchable(
    source: SourceText,
    data: bytes,
    name: str,
    *,
    progress: Progress | None = None,
    password: str | None = None,
) -> bytes | None:
    """The PDF with the words that were read from its pictures laid over them; None when there are none, or when it
    cannot be made: the letter is whole without it."""
    if not any(page.words for page in source.pages):
        return None
    packed = msgspec.msgpack.encode((source, data))
    try:
        return ask("searchable", packed, name, bytes | None, progress or Silent(), password=password)  # type: ignore[arg-type]
    except (Lost, InputRefused):
        return None


def _without_pictures(
    verb: str, data: bytes, name: str, result: type[T], progress: Progress, password: str | None
) -> T | None:
    """The file once more, its pictures left alone: the text layer is kept when reading pictures was what failed."""
    if glance(data) not in _WITH_PICTURES:
        return None
    try:
        return ask(verb, data, name, result, progress, password=password, pictures=False)
    except Lost:
        return None


def _pictures_lost(lost: Lost) -> str:
    return tr(WARN_PICTURES_LOST).format(why=tr(lost.why))


def _lost(lost: Lost) -> str:
    return tr(WARN_LOST).format(why=tr(lost.why))
