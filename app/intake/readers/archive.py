"""ZIP: its files in memory, each read by a counting reader. Refuses bombs: too many files, too large, packed beyond reason,
overlapping one another, nested too deep (the opener counts the depth). Nothing is ever written where the archive says.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Final, NamedTuple

from app.base.language import tr
from app.base.zips import ZIP_FAULTS
from app.intake.names import decoded
from app.intake.refusals import (
    REASON_ARCHIVE_BOMB,
    REASON_MANY_FILES,
    REASON_OVERLAP,
    ArchiveBroken,
    ArchiveLocked,
    ArchiveUnsafe,
    PasswordWrong,
)

MAX_FILES: Final = 500
MAX_FILE: Final = 200 * 1024 * 1024
MAX_TOTAL: Final = 400 * 1024 * 1024
MAX_RATIO: Final = 400
_RATIO_FROM: Final = 8 * 1024 * 1024
_CHUNK: Final = 1 << 18
_HEADER: Final = 30  # bytes before the name in a local header
# What computers put into archives for themselves.
_LITTER: Final = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


class Inner(NamedTuple):
    """A file inside a container; ``name`` as the container has it."""

    name: str
    data: bytes


def unzip(data: bytes, name: str, *, password: str | None = None, room: int = MAX_TOTAL) -> Iterator[Inner]:
    """The files of an archive. ``room`` is how many bytes may still unfold in all."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except ZIP_FAULTS:
        raise ArchiveBroken(name, file=name) from None
    entries = [entry for entry in package.infolist() if not entry.is_dir() and not _litter(entry.filename)]
    _need_sound(entries, data, name, room)
    for entry in entries:
        yield Inner(_name(entry), _bytes(package, entry, name, password))


def _litter(path: str) -> bool:
    return path.startswith(_LITTER[0]) or path.endswith(_LITTER[1:])


def _need_sound(entries: list[zipfile.ZipInfo], data: bytes, name: str, room: int) -> None:
    def unsafe(reason: str) -> ArchiveUnsafe:
        return ArchiveUnsafe(name, file=name, reason=tr(reason))

    if len(entries) > MAX_FILES:
        raise unsafe(REASON_MANY_FILES)
    if sum(entry.file_size for entry in entries) > room:
        raise unsafe(REASON_ARCHIVE_BOMB)
    for entry in entries:
        if entry.file_size > MAX_FILE:
            raise unsafe(REASON_ARCHIVE_BOMB)
        if entry.file_size > _RATIO_FROM and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
            raise unsafe(REASON_ARCHIVE_BOMB)
    # Bombs that fit in a mail let many entries share the same packed bytes.
    end = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        if entry.header_offset < end:
            raise unsafe(REASON_OVERLAP)
        end = entry.header_offset + _HEADER + len(entry.orig_filename) + entry.compress_size
    if end > len(data) + _HEADER:
        raise ArchiveBroken(name, file=name)


def _name(entry: zipfile.ZipInfo) -> str:
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return decoded(entry.filename.encode("cp437"))
    except UnicodeEncodeError:
        return entry.filename


def _bytes(package: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, password: str | None) -> bytes:
    locked = bool(entry.flag_bits & 1)
    if locked and not password:
        raise ArchiveLocked(name, file=name)
    pieces: list[bytes] = []
    count = 0
    try:
        with package.open(entry, pwd=password.encode() if locked and password else None) as stream:
            while piece := stream.read(_CHUNK):
                count += len(piece)
                if count > entry.file_size:
                    raise ArchiveUnsafe(name, file=name, reason=tr(REASON_ARCHIVE_BOMB))
                pieces.append(piece)
    except RuntimeError as fault:
        wrong = locked and "password" in str(fault).lower()
        raise (PasswordWrong if wrong else ArchiveBroken)(name, file=name) from None
    except (*ZIP_FAULTS, MemoryError):
        raise (PasswordWrong if locked else ArchiveBroken)(name, file=name) from None
    return b"".join(pieces)
