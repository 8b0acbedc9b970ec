"""Which type a file has, told by its first bytes and never by its name; and the text of plain-text bytes.

Owns the decision and its refusals. New types (pictures, DOC, RTF, e-mail) are named here already so that the refusal can
say what the file is; reading them comes with later readers.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath
from typing import Final, NamedTuple

from app.base.language import tr
from app.base.text import nfc
from app.intake.refusals import (
    REASON_BINARY,
    REASON_ENCODING,
    DocxLocked,
    FileTooLarge,
    TextUnreadable,
    TypeLies,
    TypeUnknown,
)
from app.intake.source import FileType

MAX_BYTES: Final = 200 * 1024 * 1024
_READABLE: Final = {".pdf": FileType.PDF, ".docx": FileType.DOCX, ".txt": FileType.TXT, ".md": FileType.TXT}
# What foreign files are called in the refusal. Names of formats are not translated.
_MAGIC: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"{\\rtf", "RTF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"\x1f\x8b", "GZIP"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"%!PS", "PostScript"),
    (b"RIFF", "RIFF"),
    (b"OggS", "Ogg"),
    (b"ID3", "MP3"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"\s*(?:<!doctype html|<html|<head|<body|<meta)", re.IGNORECASE)
_ALLOWED_CONTROLS = frozenset("\t\n\r\f\v\x1a\x85")


class Recognised(NamedTuple):
    """Type by content, and the extension when it promises something else (read all the same)."""

    type: FileType
    misnamed: str | None


class Decoded(NamedTuple):
    """NFC text and the encoding it was in; ``guessed`` when the bytes do not prove it."""

    text: str
    encoding: str
    guessed: bool


def recognise(data: bytes, name: str) -> Recognised:
    """Type of ``data``. Raises a refusal that names what was found. ``name`` only serves the messages."""
    if len(data) > MAX_BYTES:
        raise FileTooLarge(name, file=name, size=len(data) >> 20, limit=MAX_BYTES >> 20)
    suffix = PurePath(name).suffix.lower()
    found = _known(data, name)
    if found is None:
        foreign = _foreign(data)
        if foreign is not None:
            _refuse(name, suffix, foreign)
        if suffix in (".pdf", ".docx"):
            # Text or nonsense under a name that promises a document: say so rather than show nonsense.
            readable = _looks_like_text(data)
            if not readable:
                _refuse(name, suffix, tr(REASON_BINARY))
            if suffix == ".docx" or b"%PDF" not in data[:4096]:
                raise TypeLies(name, file=name, named=suffix, found="TXT")
        found = FileType.TXT
    promised = _READABLE.get(suffix)
    misnamed = suffix if suffix and promised is not None and promised is not found else None
    return Recognised(found, misnamed)


def _refuse(name: str, suffix: str, foreign: str) -> None:
    if suffix in _READABLE:
        raise TypeLies(name, file=name, named=suffix, found=foreign)
    raise TypeUnknown(name, file=name, found=foreign)


def _known(data: bytes, name: str) -> FileType | None:
    # Readers of PDF accept rubbish before the header within the first kilobyte (Adobe's own rule).
    if b"%PDF-" in data[:1024]:
        return FileType.PDF
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06") and b"word/" in data:
        return FileType.DOCX
    if data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data:
        raise DocxLocked(name, file=name)
    return None


def _foreign(data: bytes) -> str | None:
    """Name of a known type that is not read here."""
    if data.startswith(_OLE):
        return "DOC (Word 97)" if "WordDocument".encode("utf-16-le") in data else "OLE"
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        head = data[:200]
        if b"mimetypeapplication/vnd.oasis" in head:
            return "ODF"
        return "XLSX" if b"xl/" in data else "PPTX" if b"ppt/" in data else "ZIP"
    if data[4:8] == b"ftyp":
        return "HEIC" if data[8:11] in (b"hei", b"mif", b"msf") else "MP4"
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:5] == b"<?xml":
        return "XML"
    if _HTML.match(data[:512].removeprefix(b"\xef\xbb\xbf")):
        return "HTML"
    for magic, title in _MAGIC:
        if data.startswith(magic):
            # Two letters are no proof: "BM" and "MZ" also begin words.
            if len(magic) == 2 and _looks_like_text(data):
                continue
            return title
    return None


def _looks_like_text(data: bytes) -> bool:
    try:
        decode(data, "")
    except TextUnreadable:
        return False
    return True


def decode(data: bytes, name: str) -> Decoded:
    """Text of plain bytes: UTF-8 and UTF-16 with or without mark, else Windows-1258. Binary is refused."""
    for bom, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding, name, guessed=False)
    if b"\x00" in data:
        wide = _utf16_by_zeros(data)
        if wide is None:
            raise TextUnreadable(name, file=name, reason=tr(REASON_BINARY))
        return _strict(data, wide, name, guessed=True)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _windows_1258(data, name)
    return Decoded(_checked(text, name), "utf-8", guessed=False)


def _strict(data: bytes, encoding: str, name: str, *, guessed: bool) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise TextUnreadable(name, file=name, reason=tr(REASON_ENCODING)) from None
    return Decoded(_checked(text, name), encoding, guessed)


def _utf16_by_zeros(data: bytes) -> str | None:
    """UTF-16 without a mark: most Latin letters, blanks and line ends leave a zero on one side only."""
    sample = data[:4000]
    pairs = max(1, len(sample) // 2)
    even, odd = sample[0::2].count(0) / pairs, sample[1::2].count(0) / pairs
    if odd > 0.3 and even < 0.02:
        return "utf-16-le"
    if even > 0.3 and odd < 0.02:
        return "utf-16-be"
    return None


def _windows_1258(data: bytes, name: str) -> Decoded:
    """Windows-1258 writes letter + tone; when nearly all tones find their letter, it is that."""
    try:
        raw = data.decode("cp1258")
    except UnicodeDecodeError:
        raise TextUnreadable(name, file=name, reason=tr(REASON_ENCODING)) from None
    marks = sum(1 for char in raw if unicodedata.combining(char))
    text = nfc(raw)
    stray = sum(1 for char in text if unicodedata.combining(char))
    letters = sum(1 for char in text if char.isalpha())
    if letters * 2 < len(text.strip()) or stray > max(2, marks // 20):
        raise TextUnreadable(name, file=name, reason=tr(REASON_ENCODING))
    return Decoded(_checked(text, name), "windows-1258", guessed=True)


def _checked(text: str, name: str) -> str:
    """NFC, refusing what has too many control characters to be a letter."""
    controls = sum(1 for char in text if char < " " and char not in _ALLOWED_CONTROLS)
    if controls > len(text) // 200:
        raise TextUnreadable(name, file=name, reason=tr(REASON_BINARY))
    return nfc("".join(char for char in text if char >= " " or char in _ALLOWED_CONTROLS))
