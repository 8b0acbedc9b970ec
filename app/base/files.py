"""Writing files so that a reader never sees half of one, and saying disk errors as refusals.

Owns the order temporary name, fsync, rename, fsync of the folder, and the reasons of the file system in words. Refuses to
know what is written, to read or replace what is no plain file (a device never ends, a pipe never begins, and a rename
would put a file in the place of either), and to let a result take the place of live data or of a key.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from app.base.errors import (
    AppError,
    DiskFull,
    FileKept,
    FileMissing,
    FileNotPlain,
    FileOversized,
    FileUnreadable,
    FolderReadOnly,
    NameTooLong,
)
from app.base.language import mark, tr

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CLOSED: Final = frozenset(
    {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ETXTBSY}
)
_NAMED_WRONG: Final = frozenset({errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ, errno.ELOOP})
PRIVATE: Final = 0o600
PLAIN: Final = 0o644
MOST_MB: Final = 64
"""More than any letter, key or list of ours holds; what is larger is another file, chosen by mistake."""
DATABASE: Final = "vanthu.db"
LIVE: Final = frozenset({DATABASE, "blobs.db", "keys.json", "settings.toml", "restore.json", "use.lock"})
"""Names of what lives in a data folder (models and settings say them again). Only their owners write them."""
_LIVE_TAILS: Final = ("-wal", "-shm", "-journal")
_KEY: Final = re.compile(rb"\s*[0-9A-Fa-f]{64}\s*")
# The system says these in English; what is missing here is said as the system says it.
_REASONS: Final = {
    errno.EISDIR: mark("đây là thư mục"),
    errno.ENOTDIR: mark("trên đường dẫn có một tệp, không phải thư mục"),
    errno.EACCES: mark("không có quyền"),
    errno.EPERM: mark("không có quyền"),
    errno.EIO: mark("ổ đĩa hoặc kết nối báo lỗi"),
    errno.EBUSY: mark("chương trình khác đang giữ tệp"),
    errno.EMFILE: mark("đang mở quá nhiều tệp"),
    errno.ENFILE: mark("đang mở quá nhiều tệp"),
    errno.ENXIO: mark("không phải tệp thường"),
    errno.ENOSPC: mark("ổ đĩa đã đầy"),
}


def disk_error(error: OSError, path: Path | str, *, writing: bool) -> AppError:
    """The refusal for an error of the file system. The full path is named: a clerk must find the file."""
    file = str(path)
    if error.errno in _NAMED_WRONG:
        return NameTooLong(file=file)
    if error.errno in _FULL:
        return DiskFull(file=file)
    if isinstance(error, FileNotFoundError) and not writing:
        return FileMissing(file=file)
    if writing and (error.errno in _CLOSED or isinstance(error, FileNotFoundError)):
        return FolderReadOnly(file=file)
    return FileUnreadable(file=file, reason=reason(error))


def reason(error: OSError) -> str:
    """Why, in the reader's language where we know the words."""
    known = _REASONS.get(error.errno or 0)
    return tr(known) if known else error.strerror or type(error).__name__


def need_plain(path: Path) -> int:
    """The size of a file that can be read to its end. Raises FileMissing, FileUnreadable, FileNotPlain, NameTooLong."""
    try:
        found = path.stat()
    except OSError as error:
        raise disk_error(error, path, writing=False) from None
    except ValueError:  # a NUL in the name
        raise FileMissing(file=str(path)) from None
    if stat.S_ISDIR(found.st_mode):
        raise FileUnreadable(file=str(path), reason=tr(_REASONS[errno.EISDIR]))
    if not stat.S_ISREG(found.st_mode):
        raise FileNotPlain(file=str(path))
    return found.st_size


def read_bytes(path: Path, *, most: int = MOST_MB) -> bytes:
    """The file's bytes. Raises what ``need_plain`` does, and FileOversized above ``most`` MB."""
    if need_plain(path) > most << 20:
        raise FileOversized(file=str(path), most=most)
    try:
        return path.read_bytes()
    except OSError as error:
        raise disk_error(error, path, writing=False) from error


def need_target(path: Path) -> None:
    """Refuse a place that no result may take: a device or pipe, live data, a key. Raises FileNotPlain, FileKept."""
    if not path.name:
        raise FileUnreadable(file=str(path), reason=tr(_REASONS[errno.EISDIR]))
    try:
        found = path.stat()
        if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
            raise FileNotPlain(file=str(path))
        if stat.S_ISREG(found.st_mode) and (_lives(path.resolve()) or _holds_key(path, found.st_size)):
            raise FileKept(file=str(path))
    except OSError:
        return  # not there, or not to be looked at: writing will say so
    except ValueError:
        raise NameTooLong(file=str(path)) from None


def _lives(path: Path) -> bool:
    name = path.name.casefold()  # some file systems take VANTHU.DB for the same file
    for tail in _LIVE_TAILS:
        name = name.removesuffix(tail)
    return name in LIVE and (path.parent / DATABASE).exists()


def _holds_key(path: Path, size: int) -> bool:
    return size <= 200 and _KEY.fullmatch(path.read_bytes()) is not None


@contextmanager
def replacing(path: Path, *, mode: int = PLAIN, own: bool = False) -> Iterator[IO[bytes]]:
    """A new file that takes the place of ``path`` when the block ends well, and leaves no trace when it does not.

    ``own``: the writer is the owner of a live file. Raises DiskFull, FolderReadOnly, NameTooLong and what
    ``need_target`` does; what stood at ``path`` is then as before.
    """
    if not own:
        need_target(path)
    # A short name: the longest the system allows must not become too long by ours.
    temporary = path.with_name(f".{path.name[:40]}.{secrets.token_hex(4)}.new")
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


def write_atomic(path: Path, content: bytes | str, *, mode: int = PLAIN, own: bool = False) -> None:
    """Put ``content`` (text as UTF-8) at ``path``, whole or not at all. ``own`` as in ``replacing``."""
    with replacing(path, mode=mode, own=own) as file:
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
