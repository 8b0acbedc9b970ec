"""The bare text of a DOC whose tables are damaged: the piece table alone, without fonts, columns or looks.

[MS-DOC] 2.8.35: the text lies in pieces, each in bytes of Windows-1252 or in UTF-16.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import Final

from app.base.language import tr
from app.base.progress import Progress
from app.intake.readers.flow import Block, Para, Table, source_of
from app.intake.refusals import WARN_BARE_TEXT, OfficeBroken
from app.intake.source import FileType, How, Run, SourceText

_CLX: Final = 0x01A2  # in the FIB: place and size of the piece table
_TABLE_1: Final = 0x0200
_MAX_PIECES: Final = 200_000
_FIELD: Final = {"\x13": 1, "\x15": -1}


def stream(data: bytes, name: str) -> bytes | None:
    """A stream at the root of a compound file; None when there is none or the file is torn."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            return bytes(ole.openstream(name).read()) if ole.exists(name) else None
    except Exception:  # noqa: BLE001  a torn directory fails in any way
        return None


def read_pieces(data: bytes, name: str, progress: Progress) -> SourceText:
    """Text of a damaged DOC. Raises ``OfficeBroken`` when not even that can be found."""
    main = stream(data, "WordDocument") or b""
    try:
        flags = struct.unpack_from("<H", main, 10)[0]
        table = stream(data, "1Table" if flags & _TABLE_1 else "0Table") or b""
        start, size = struct.unpack_from("<II", main, _CLX)
        text = "".join(_pieces(main, table[start : start + size]))
    except struct.error:
        text = ""
    if not text.strip():
        raise OfficeBroken(name, file=name, kind="DOC")
    return source_of(FileType.DOC, _blocks(text), progress, how=How.CONVERTED, warnings=(tr(WARN_BARE_TEXT),))


def _pieces(main: bytes, clx: bytes) -> Iterator[str]:
    at = 0
    while at < len(clx) and clx[at] == 1:  # properties before the table
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at >= len(clx) or clx[at] != 2:
        return
    size = struct.unpack_from("<I", clx, at + 1)[0]
    table = clx[at + 5 : at + 5 + size]
    count = min((len(table) - 4) // 12, _MAX_PIECES)
    if count < 1:
        return
    ends = struct.unpack_from(f"<{count + 1}I", table)
    for index in range(count):
        place = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * index + 2)[0]
        length = ends[index + 1] - ends[index]
        if length <= 0 or length > len(main):
            continue
        if place & 0x40000000:
            begin = (place & 0x3FFFFFFF) // 2
            yield main[begin : begin + length].decode("cp1252", "replace")
        else:
            yield main[place : place + 2 * length].decode("utf-16-le", "replace")


def _blocks(text: str) -> Iterator[Block]:
    """Paragraphs; cells end with their own sign, a row with an empty cell."""
    cells: list[list[Block]] = []
    hidden = 0
    piece: list[str] = []
    for char in text:
        if char in _FIELD:
            hidden = max(0, hidden + _FIELD[char])
        elif char == "\x14":
            hidden = max(0, hidden - 1)
        elif char == "\x07":
            if piece or not cells:
                cells.append([Para([Run("".join(piece))])])
            else:
                yield Table([cells])
                cells = []
            piece = []
        elif char in "\r\x0c":
            yield Para([Run("".join(piece))])
            piece = []
        elif not hidden:
            piece.append(
                {"\x0b": "\n", "\x1f": "\u00ad", "\x1e": "-", "\t": "\t"}.get(
                    char, char if char >= " " else ""
                )
            )
    yield Para([Run("".join(piece))])
