"""Bytes onto the disk, whole or not at all: a temporary name in the same folder, then one rename."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from app.base.errors import AppError, DiskFull, FileMissing, FolderReadOnly

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def land(data: bytes, path: Path) -> Path:
    """Put ``data`` at ``path``. Raises DiskFull, FolderReadOnly, FileMissing; then nothing is left behind."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=".tmp", dir=path.parent)
    except OSError as fault:
        raise _refusal(fault, path) from fault
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_usual_mode())
        temporary.replace(path)
    except OSError as fault:
        temporary.unlink(missing_ok=True)
        raise _refusal(fault, path) from fault
    return path


def _usual_mode() -> int:
    # mkstemp makes a file for its owner alone; a letter is to be read like any other file of this person.
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _refusal(fault: OSError, path: Path) -> AppError:
    if fault.errno in _FULL:
        return DiskFull(str(path), file=path.name)
    if fault.errno in {errno.ENOENT, errno.ENOTDIR}:
        return FileMissing(str(path), file=path.parent)
    return FolderReadOnly(str(path), file=path.name)
