"""Writing files so that a reader never sees half of one, and saying disk errors as refusals.

Owns the order temporary name, fsync, rename, fsync of the folder. Refuses to know what is written.
"""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from app.base.errors import AppError, DiskFull, FileMissing, FileUnreadable, FolderReadOnly

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CLOSED: Final = frozenset(
    {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ETXTBSY}
)
PRIVATE: Final = 0o600
PLAIN: Final = 0o644


def disk_error(error: OSError, path: Path | str, *, writing: bool) -> AppError:
    """The refusal for an error of the file system. The full path is named: a clerk must find the file."""
    file = str(path)
    if error.errno in _FULL:
        return DiskFull(file=file)
    if isinstance(error, FileNotFoundError) and not writing:
        return FileMissing(file=file)
    if writing and (error.errno in _CLOSED or isinstance(error, FileNotFoundError)):
        return FolderReadOnly(file=file)
    return FileUnreadable(file=file, reason=error.strerror or type(error).__name__)


def read_bytes(path: Path) -> bytes:
    """The file's bytes. Raises FileMissing or FileUnreadable."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise disk_error(error, path, writing=False) from error


@contextmanager
def replacing(path: Path, *, mode: int = PLAIN) -> Iterator[IO[bytes]]:
    """A new file that takes the place of ``path`` when the block ends well, and leaves no trace when it does not.

    Raises DiskFull or FolderReadOnly; what stood at ``path`` is then as before.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        descriptor = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        try:
            with os.fdopen(descriptor, "w+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, path)  # noqa: PTH105  Path.replace hides which of two names failed
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
    except OSError as error:
        raise disk_error(error, path, writing=True) from error


def write_atomic(path: Path, content: bytes | str, *, mode: int = PLAIN) -> None:
    """Put ``content`` (text as UTF-8) at ``path``, whole or not at all."""
    with replacing(path, mode=mode) as file:
        file.write(content.encode("utf-8") if isinstance(content, str) else content)


def sync_folder(folder: Path) -> None:
    """Make renames in ``folder`` last through a power cut. Windows has no such call and needs none."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make ``folder`` and its parents. Raises FolderReadOnly when a file stands in the way or rights are missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise disk_error(error, folder, writing=True) from error
