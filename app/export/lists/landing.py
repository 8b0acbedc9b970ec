"""A finished list onto the disk, whole or not at all: a temporary name in the same folder, then one rename."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from app.base.errors import AppError, DiskFull, FileMissing, FolderReadOnly


def land(data: bytes, path: Path) -> Path:
    """Put ``data`` at ``path``. Raises DiskFull, FolderReadOnly, FileMissing; then nothing is left behind."""
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".vanthu-", suffix=".tmp", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)  # mkstemp's own mode keeps others out; a register is an ordinary file
        temporary.replace(path)
    except OSError as fault:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise _refusal(fault, path) from None
    return path


def _refusal(fault: OSError, path: Path) -> AppError:
    if fault.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return DiskFull(str(path), file=path.name)
    if fault.errno in {errno.ENOENT, errno.ENOTDIR}:
        return FileMissing(str(path), file=str(path.parent))
    return FolderReadOnly(str(path), file=path.name)
