"""DOC of Word 97 to 2003: turned into a DOCX in memory-like temporary files and read as one.

Word 6 and 95 (and 2) keep their text in another way and are refused by name. Runs keep their fonts, so that TCVN3 and VNI
are seen; the optional hyphen of Word, which is the letter ư in .Vn fonts, comes through as a character.
"""

from __future__ import annotations

import errno
import struct
import tempfile
from pathlib import Path
from typing import Final

from app.base.errors import DiskFull
from app.base.progress import Progress
from app.intake.readers.doc_pieces import read_pieces, stream
from app.intake.readers.docx import read_docx
from app.intake.refusals import DocxBroken, DocxLocked, DocxUnsafe, OfficeBroken, PasswordWrong, WordTooOld
from app.intake.source import FileType, How, SourceText

_WORD_97: Final = 0xA5EC
_FIRST_97: Final = 0xC1  # nFib of Word 97
_ENCRYPTED: Final = 0x0100


def read_doc(data: bytes, name: str, progress: Progress, *, password: str | None = None) -> SourceText:
    """Text of a DOC as one page. Raises ``WordTooOld``, ``DocxLocked``, ``PasswordWrong`` or ``OfficeBroken``."""
    main = stream(data, "WordDocument")
    if main is None or len(main) < 68:
        if data.startswith(b"\xdb\xa5"):
            raise WordTooOld(name, file=name)
        raise OfficeBroken(name, file=name, kind="DOC")
    mark, version = struct.unpack_from("<HH", main)
    flags = struct.unpack_from("<H", main, 10)[0]
    if mark != _WORD_97 or version < _FIRST_97:
        raise WordTooOld(name, file=name)
    if flags & _ENCRYPTED and not password:
        raise DocxLocked(name, file=name)
    try:
        return _converted(data, name, progress, password)
    except (OfficeBroken, DocxBroken, DocxUnsafe):
        if flags & _ENCRYPTED:
            raise
        # The converter is strict with every table of the file; the text alone needs few of them.
        return read_pieces(data, name, progress)


def _converted(data: bytes, name: str, progress: Progress, password: str | None) -> SourceText:
    from doc2docx import convert
    from doc2docx.errors import EncryptedDocumentError

    with tempfile.TemporaryDirectory(prefix="vanthu-doc-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder) / "a.doc", Path(folder) / "a.docx"
        try:
            source.write_bytes(data)
            convert(source, target, password=password)
            made = target.read_bytes()
        except EncryptedDocumentError:
            raise PasswordWrong(name, file=name) from None
        except OSError as fault:
            if fault.errno == errno.ENOSPC:
                raise DiskFull(file=folder) from None
            raise OfficeBroken(name, file=name, kind="DOC") from None
        except Exception:  # noqa: BLE001  a foreign library over hostile bytes
            raise OfficeBroken(name, file=name, kind="DOC") from None
    return read_docx(made, name, progress, kind=FileType.DOC, how=How.CONVERTED)
