"""Takes a package out of what it travelled in: a MIME message (the older SOAP form), a ZIP, base64; in any encoding.

What comes out is XML in UTF-8, and files that travelled beside it by their identifier and by their name. Document types and
entities are refused here, before any parser sees them, in every encoding.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
import zipfile
from email import message_from_bytes
from typing import Final

from app.base.language import mark, tr
from app.base.zips import ZIP_FAULTS
from app.exchange.package import Oddity
from app.exchange.refusals import PackageBroken, PackageTooLarge, PackageUnsafe
from app.exchange.values import Reading

MOST_BYTES: Final = 400_000_000
_MOST_ENTRIES: Final = 200
_RATIO: Final = 200
_BOM: Final = b"\xef\xbb\xbf"
_WIDE: Final = ((b"\xff\xfe\x00\x00", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_ZIP: Final = b"PK\x03\x04"
_MIME: Final = re.compile(rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,40}?\r?\n|\s*--[^\s-]", re.ASCII)
_BOUNDARY: Final = re.compile(rb"\s*--([^\r\n]{1,100})\r?\n")
_BASE64: Final = re.compile(rb"[A-Za-z0-9+/=\s]+")
_DECLARED: Final = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']", re.IGNORECASE)
_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]{0,300}\?>")
_FORBIDDEN: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODINGS: Final = frozenset(
    {"utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be", "iso-8859-1", "windows-1252"}
    | {"windows-1258", "cp1258", "cp1252", "latin1"}
)
"""Those met, and their like. Others may hide a document type from the look below."""

Beside = dict[str, bytes]
"""Files that travelled outside the XML, by identifier and by name."""

_IN_MIME: Final = mark("thư MIME")
_IN_ZIP: Final = mark("tệp ZIP")
_IN_BASE64: Final = mark("mã base64")


def unwrap(data: bytes, reading: Reading) -> tuple[bytes, Beside]:
    """The XML and what lay beside it. Raises PackageTooLarge, PackageBroken, PackageUnsafe."""
    if len(data) > MOST_BYTES:
        raise PackageTooLarge(file=reading.file, size=len(data) // 1_000_000, limit=MOST_BYTES // 1_000_000)
    beside: Beside = {}
    for _ in range(3):  # a ZIP of a MIME message of base64: no sender wraps deeper
        inner, how = _one_layer(data, beside, reading)
        if inner is None:
            break
        reading.note(Oddity.WRAPPED, found=tr(how))
        data = inner
    return _plain(data, reading), beside


def _one_layer(data: bytes, beside: Beside, reading: Reading) -> tuple[bytes | None, str]:
    if data.startswith(_ZIP):
        return _from_zip(data, beside, reading), _IN_ZIP
    head = data[:4096].removeprefix(_BOM).lstrip()
    if head.startswith(b"<") or data.startswith(tuple(start for start, _ in _WIDE)):
        return None, ""
    if _MIME.match(head):
        return _from_mime(data, beside), _IN_MIME
    if len(head) > 40 and _BASE64.fullmatch(head):
        return _from_base64(data), _IN_BASE64
    return None, ""


def _from_zip(data: bytes, beside: Beside, reading: Reading) -> bytes:
    found: bytes | None = None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [one for one in archive.infolist() if not one.is_dir()]
            size = sum(one.file_size for one in entries)
            if len(entries) > _MOST_ENTRIES or size > min(MOST_BYTES, max(1_000_000, len(data) * _RATIO)):
                raise PackageTooLarge(
                    file=reading.file, size=size // 1_000_000, limit=MOST_BYTES // 1_000_000
                )
            for one in entries:
                content = archive.read(one)
                ending = one.filename.rpartition(".")[2].lower()
                if found is None and (
                    ending == "edxml" or (ending == "xml" and b"edXML" in content[:65_536])
                ):
                    found = content
                else:
                    beside[one.filename.rpartition("/")[2]] = content
    except ZIP_FAULTS:
        raise PackageBroken(file=reading.file, line=1, column=1) from None
    if found is None:
        raise PackageBroken(file=reading.file, line=1, column=1)
    return found


def _from_mime(data: bytes, beside: Beside) -> bytes | None:
    """The part that holds the XML; the others by Content-ID and file name."""
    boundary = _BOUNDARY.match(data)
    if boundary is not None:  # the body alone, as a gateway cuts it out of HTTP
        data = b'Content-Type: multipart/related; boundary="' + boundary[1].rstrip(b"-") + b'"\r\n\r\n' + data
    message = message_from_bytes(data)  # the old policy: headers stay as they are and are not parsed
    found: bytes | None = None
    for part in message.walk():
        if part.is_multipart():
            continue
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes):
            continue
        if found is None and b"edXML" in content[:65_536] and b"<" in content[:4096]:
            found = content
            continue
        for name in (str(part.get("Content-ID", "")).strip(" <>"), part.get_filename() or ""):
            if name:
                beside[name] = content
    return found


def _from_base64(data: bytes) -> bytes | None:
    try:
        inner = base64.b64decode(b"".join(data.removeprefix(_BOM).split()), validate=True)
    except (binascii.Error, ValueError):
        return None
    return inner if b"<" in inner[:4096] or inner.startswith(_ZIP) else None


def _plain(data: bytes, reading: Reading) -> bytes:
    """UTF-8 from the first '<' on, without a document type."""
    for start, name in _WIDE:
        if data.startswith(start):
            return _safe(_recoded(data, name, reading), reading)
    body = data.removeprefix(_BOM)
    start_at = body.find(b"<", 0, 4096)
    if start_at > 0:
        if body[:start_at].strip():
            reading.note(Oddity.PREAMBLE)
        body = body[start_at:]
    declared = _DECLARED.match(body)
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    if name not in _ENCODINGS:
        raise PackageBroken(file=reading.file, line=1, column=1)
    if name not in ("utf-8", "utf8") and not name.startswith("utf-16"):
        body = _recoded(body, name, reading)
    return _safe(body, reading)


def _recoded(data: bytes, name: str, reading: Reading) -> bytes:
    try:
        text = data.decode(name).lstrip("\ufeff")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise PackageBroken(file=reading.file, line=line, column=1) from None
    # The line of the declaration stays, so that places still count from the file's own beginning.
    return _DECLARATION.sub(lambda found: "\n" * found[0].count("\n"), text, count=1).encode(
        "utf-8", "replace"
    )


def _safe(body: bytes, reading: Reading) -> bytes:
    found = _FORBIDDEN.search(body)
    if found is not None:
        raise PackageUnsafe(file=reading.file, line=body.count(b"\n", 0, found.start()) + 1)
    return body
