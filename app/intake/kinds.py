"""Which type a file has, told by its bytes and never by its name; and the text of plain-text bytes.

Owns the decision. What is read nowhere here (archives of other makers, slides, programs) is named as well, so that the
refusal can say what the file is and the clerk can keep it as an attachment.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from pathlib import PurePath
from typing import Final, NamedTuple

from app.base.language import tr
from app.base.text import nfc
from app.base.zips import ZIP_FAULTS
from app.intake.encodings import mend_text
from app.intake.encodings.syllables import share
from app.intake.refusals import (
    REASON_BINARY,
    REASON_ENCODING,
    DocxLocked,
    FileTooLarge,
    TextUnreadable,
    TypeLies,
)
from app.intake.source import FileType

MAX_BYTES: Final = 200 * 1024 * 1024
# What a file name promises, where a wrong promise is worth a word.
_PROMISED: Final = {
    ".pdf": {FileType.PDF},
    ".docx": {FileType.DOCX},
    ".doc": {FileType.DOC},
    ".rtf": {FileType.RTF},
    ".odt": {FileType.ODT},
    ".xlsx": {FileType.XLSX},
    ".xls": {FileType.XLS},
    ".jpg": {FileType.JPEG},
    ".jpeg": {FileType.JPEG},
    ".png": {FileType.PNG},
    ".tif": {FileType.TIFF},
    ".tiff": {FileType.TIFF},
    ".zip": {FileType.ZIP},
    ".txt": {FileType.TXT},
    ".md": {FileType.TXT},
}
# Names of formats are not translated.
_MAGIC: Final[tuple[tuple[bytes, FileType, str], ...]] = (
    (b"\x89PNG\r\n\x1a\n", FileType.PNG, "PNG"),
    (b"\xff\xd8\xff", FileType.JPEG, "JPEG"),
    (b"II*\x00", FileType.TIFF, "TIFF"),
    (b"MM\x00*", FileType.TIFF, "TIFF"),
    (b"II+\x00", FileType.TIFF, "TIFF"),
    (b"MM\x00+", FileType.TIFF, "TIFF"),
    (b"GIF8", FileType.OTHER, "GIF"),
    (b"BM", FileType.OTHER, "BMP"),
    (b"Rar!", FileType.OTHER, "RAR"),
    (b"7z\xbc\xaf\x27\x1c", FileType.OTHER, "7-Zip"),
    (b"\x1f\x8b", FileType.OTHER, "GZIP"),
    (b"\xfd7zXZ\x00", FileType.OTHER, "XZ"),
    (b"BZh", FileType.OTHER, "BZIP2"),
    (b"MSCF", FileType.OTHER, "CAB"),
    (b"\x78\x9f\x3e\x22", FileType.OTHER, "TNEF (winmail.dat)"),
    (b"MZ", FileType.OTHER, "EXE"),
    (b"\x7fELF", FileType.OTHER, "ELF"),
    (b"SQLite format 3\x00", FileType.OTHER, "SQLite"),
    (b"%!PS", FileType.OTHER, "PostScript"),
    (b"RIFF", FileType.OTHER, "RIFF"),
    (b"OggS", FileType.OTHER, "Ogg"),
    (b"ID3", FileType.OTHER, "MP3"),
    (b"\xdb\xa5", FileType.DOC, "DOC"),  # Word 2, without a compound file around it
)
ARCHIVES: Final = frozenset({"RAR", "7-Zip", "GZIP", "XZ", "BZIP2", "CAB"})
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFFICE_PARTS: Final = frozenset(
    (b"[Content_Types].xml", b"_rels", b"docProps", b"word", b"xl", b"ppt", b"customXml", b"mimetype")
)
"""What the first entry of an office package is or lies in."""
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_BOM: Final = b"\xef\xbb\xbf"
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,400}?-->\s*)?<(?:!doctype\s+html|(?:html|head|body|meta|table|div|style|title|font|center|p)[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_EDXML = re.compile(rb"<(?:\w+:)?edXML\b", re.IGNORECASE)
_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n){0,200}){2,}")
_MAIL = re.compile(
    rb"^(?:From|To|Received|Subject|Date|Message-ID|MIME-Version|Return-Path|Delivered-To)\s*:",
    re.IGNORECASE | re.MULTILINE,
)
_SENT = re.compile(rb"^(?:To|Received|Message-ID|Delivered-To)\s*:", re.IGNORECASE | re.MULTILINE)
_RELATED = re.compile(rb"^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_ALLOWED_CONTROLS = frozenset("\t\n\r\f\v\x1a\x85")
_MOST_NAMES: Final = 20_000


class Recognised(NamedTuple):
    """Type by content, the extension when it promises something else (read all the same), and what to call the type."""

    type: FileType
    misnamed: str | None
    title: str


class Decoded(NamedTuple):
    """NFC text and the encoding it was in; ``guessed`` when the bytes do not prove it."""

    text: str
    encoding: str
    guessed: bool


def recognise(data: bytes, name: str) -> Recognised:
    """Type of ``data``. ``name`` serves the messages. Raises FileTooLarge, TypeLies, TextUnreadable, DocxLocked."""
    if len(data) > MAX_BYTES:
        raise FileTooLarge(name, file=name, size=len(data) >> 20, limit=MAX_BYTES >> 20)
    suffix = PurePath(name).suffix.lower()
    found, title = _known(data, name) or (None, "")
    promised = _PROMISED.get(suffix)
    if found is None:
        if not looks_like_text(data):
            if promised is not None and FileType.TXT not in promised:
                raise TypeLies(name, file=name, named=suffix, found=tr(REASON_BINARY))
            raise TextUnreadable(name, file=name, reason=tr(REASON_BINARY))
        if suffix in (".pdf", ".docx"):
            # Text under a name that promises a document: say so rather than show nonsense.
            raise TypeLies(name, file=name, named=suffix, found="TXT")
        found, title = FileType.TXT, "TXT"
    misnamed = suffix if promised is not None and found not in promised else None
    return Recognised(found, misnamed, title)


def glance(data: bytes) -> FileType:
    """Type by the first bytes alone, without opening anything: for files that cost the reader its life."""
    if _is_pdf(data):
        return FileType.PDF
    return next(
        (kind for magic, kind, _ in _MAGIC if len(magic) > 2 and data.startswith(magic)), FileType.OTHER
    )


def _is_pdf(data: bytes) -> bool:
    """Readers of PDF accept rubbish before the header within the first kilobyte (Adobe's own rule); a package that holds
    an unpacked PDF is none."""
    return b"%PDF-" in data[:1024] and data[:4] not in _ZIP and not data.startswith(OLE)


def _known(data: bytes, name: str) -> tuple[FileType, str] | None:
    if _is_pdf(data):
        return FileType.PDF, "PDF"
    if data[:4] in _ZIP:
        return _of_zip(data)
    if data.startswith(OLE):
        return _of_ole(data, name)
    if data[4:8] == b"ftyp":
        heic = data[8:11] in (b"hei", b"hev", b"mif", b"msf", b"avi")
        return (FileType.HEIC, "HEIC") if heic else (FileType.OTHER, "MP4")
    for magic, kind, title in _MAGIC:
        # Two letters are no proof: "BM" and "MZ" also begin words.
        if data.startswith(magic) and (len(magic) > 2 or not looks_like_text(data)):
            return kind, title
    return _of_text(data)


def _of_text(data: bytes) -> tuple[FileType, str] | None:
    """Types that are written as text."""
    head = data[:4096].removeprefix(_BOM).lstrip()
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head[2:].replace(b"\x00", b"").lstrip()
    if head.startswith(b"{\\rtf"):
        return FileType.RTF, "RTF"
    if _HTML.match(head):
        return FileType.HTML, "HTML"
    if head[:5] == b"<?xml" or _EDXML.match(head):
        return (FileType.EDXML, "edXML") if _EDXML.search(head) else (FileType.OTHER, "XML")
    if _EDXML.search(head):  # after stray characters, or in the message that the older form travels in
        return FileType.EDXML, "edXML"
    lines = _HEADER.match(head + b"\n")
    if lines is not None and len(_MAIL.findall(lines[0])) >= 2:
        if _RELATED.search(lines[0]) and not _SENT.search(lines[0]):
            return FileType.MHTML, "MHTML"
        return FileType.EML, "EML"
    return None


def _of_zip(data: bytes) -> tuple[FileType, str]:
    """A package by what its directory names; a torn one by the first part it holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = [entry.filename for entry in package.infolist()[:_MOST_NAMES]]
            said = package.open("mimetype").read(200) if "mimetype" in names[:3] else b""
    except ZIP_FAULTS:
        said = data[:300]
        first = data[30 : 30 + int.from_bytes(data[26:28], "little")].partition(b"/")[0]
        if first not in _OFFICE_PARTS:  # parts of a DOCX further on are of a letter inside the archive
            return FileType.ZIP, "ZIP"
        names = [
            found.decode("latin-1")
            for found in re.findall(rb"PK\x03\x04.{26}([\w./\[\]]{3,60})", data[:200_000], re.DOTALL)
        ]
    starts = {name.partition("/")[0] for name in names if "/" in name}
    if b"opendocument" in said:
        if b"opendocument.text" in said:
            return FileType.ODT, "ODT"
        if b"opendocument.spreadsheet" in said:
            return FileType.ODS, "ODS"
        if b"opendocument.presentation" in said:
            return FileType.PPTX, "ODP"
    office = "[Content_Types].xml" in names or "_rels" in starts or not names
    for folder, kind, title in (
        ("word", FileType.DOCX, "DOCX"),
        ("xl", FileType.XLSX, "XLSX"),
        ("ppt", FileType.PPTX, "PPTX"),
    ):
        if folder in starts and (office or f"{folder}/document.xml" in names or len(starts) == 1):
            return kind, title
    return FileType.ZIP, "ZIP"


def _of_ole(data: bytes, name: str) -> tuple[FileType, str]:
    """A compound file by the streams at its root; a torn one by the names it holds anywhere."""
    names = _ole_names(data)
    if "EncryptedPackage" in names:
        raise DocxLocked(name, file=name)
    for stream, kind, title in (
        ("__properties_version1.0", FileType.MSG, "MSG"),
        ("WordDocument", FileType.DOC, "DOC"),
        ("Workbook", FileType.XLS, "XLS"),
        ("Book", FileType.XLS, "XLS"),
        ("PowerPoint Document", FileType.PPT, "PPT"),
    ):
        if stream in names:
            return kind, title
    return FileType.OTHER, "OLE"


_OLE_STREAMS: Final = (
    "EncryptedPackage",
    "__properties_version1.0",
    "WordDocument",
    "Workbook",
    "PowerPoint Document",
)


def _ole_names(data: bytes) -> set[str]:
    import olefile

    names: set[str] = set()
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            names = {entry.name for entry in ole.root.kids} if ole.root is not None else set()
    except Exception:  # noqa: BLE001, S110  a torn directory fails in any way; the names are looked for as they stand
        pass
    if names & {*_OLE_STREAMS, "Book"}:
        return names
    return {one for one in _OLE_STREAMS if one.encode("utf-16-le") in data}


def looks_like_text(data: bytes) -> bool:
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
    """Eight bits a letter: Windows-1258 (letter + tone), or the codes of the old fonts, told by the words that come out."""
    try:
        raw = data.decode("cp1258")
    except UnicodeDecodeError:
        raw = ""
    marks = sum(1 for char in raw if unicodedata.combining(char))
    text = nfc(raw)
    old = data.decode("cp1252", "replace").replace("\ufffd", "?") if b"\x00" not in data else ""
    if share(text).rate < 0.85 and mend_text(old).encoding is not None:
        return Decoded(_checked(old, name), "windows-1252", guessed=True)
    stray = sum(1 for char in text if unicodedata.combining(char))
    letters = sum(1 for char in text if char.isalpha())
    if not raw or letters * 2 < len(text.strip()) or stray > max(2, marks // 20):
        raise TextUnreadable(name, file=name, reason=tr(REASON_ENCODING))
    return Decoded(_checked(raw, name), "windows-1258", guessed=True)


def _checked(text: str, name: str) -> str:
    """NFC, refusing what has too many control characters to be a letter."""
    controls = sum(1 for char in text if char < " " and char not in _ALLOWED_CONTROLS)
    if controls > len(text) // 200:
        raise TextUnreadable(name, file=name, reason=tr(REASON_BINARY))
    return nfc("".join(char for char in text if char >= " " or char in _ALLOWED_CONTROLS))
