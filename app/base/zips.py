"""What ``zipfile`` raises at a package that is torn, altered, locked, or packed in a way it does not know."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from typing import Final

ZIP_FAULTS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,  # also a directory that points before the beginning; where a disk may fail, its own clause stands first
    RuntimeError,  # a password, an unknown packing
    ValueError,
    OverflowError,
)
