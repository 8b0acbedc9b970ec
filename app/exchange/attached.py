"""Attachments of a package: base64 and the ZIP some of them are wrapped in.

A damaged attachment is a note and a file without data; the letter is read all the same.
"""

from __future__ import annotations

import base64
import binascii
import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Final

from app.base.language import tr
from app.base.zips import ZIP_FAULTS
from app.exchange.package import File, Oddity
from app.exchange.refusals import REASON_BASE64, REASON_BOMB, REASON_EMPTY, REASON_LENGTH, REASON_ZIP
from app.exchange.values import Node, Reading

MOST_BYTES: Final = 300_000_000  # one attachment, unpacked
_RATIO: Final = 200  # a package of letters never shrinks further; a bomb does
_ZIP: Final = b"PK\x03\x04"
_OWN_ZIP: Final = frozenset(
    {"zip", "docx", "xlsx", "pptx", "odt", "ods", "odp", "jar", "docm", "xlsm", "epub"}
)
_MAGIC: Final = {
    "pdf": (b"%PDF",),
    "doc": (b"\xd0\xcf\x11\xe0", b"{\\rtf", b"<html", b"<!DOC"),
    "xls": (b"\xd0\xcf\x11\xe0", b"<html", b"<!DOC", b"<?xml"),
    "docx": (_ZIP,),
    "xlsx": (_ZIP,),
    "zip": (_ZIP, b"PK\x05\x06"),
    "png": (b"\x89PNG",),
    "jpg": (b"\xff\xd8",),
    "jpeg": (b"\xff\xd8",),
}
_ENDS: Final = {"pdf": b"%%EOF", "png": b"IEND", "jpg": b"\xff\xd9", "jpeg": b"\xff\xd9"}
_TAIL: Final = 2048


def suffix(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def read_files(
    listed: Iterable[Node], encoded: Iterable[Node], reading: Reading, beside: Mapping[str, bytes]
) -> tuple[File, ...]:
    """Files in the order of the list in the body; then those that no list names.

    Names may repeat, identifiers stand with and without 'cid:', so a reference meets its attachment by identifier first,
    then by name, each attachment once.
    """
    waiting = list(encoded)
    files: list[File] = []
    for entry in listed:
        key, name = _key(entry), entry.said("AttachmentName") or entry.said("Description")
        match = next((a for a in waiting if key and _key(a) == key), None)
        match = match or next((a for a in waiting if name and a.said("AttachmentName") == name), None)
        if match is None and (lying := _beside(beside, key, name, entry)) is not None:
            files.append(_lying(entry, name, lying, reading))
            continue
        if match is None:
            reading.note(Oddity.ABSENT_FILE, entry, found=name or key)
            files.append(File(name, None, entry.said("ContentType"), entry.said("Description"), key))
            continue
        waiting.remove(match)
        files.append(_file(match, name, entry.said("Description"), reading))
    for attachment in waiting:
        reading.note(Oddity.UNLISTED_FILE, attachment, found=attachment.said("AttachmentName"))
        files.append(_file(attachment, "", "", reading))
    return tuple(files)


def _beside(beside: Mapping[str, bytes], key: str, name: str, entry: Node) -> bytes | None:
    """What travelled outside the XML, as a part of the message or of the ZIP."""
    wanted = (key, _href(entry), name)
    return next((beside[one] for one in wanted if one and one in beside), None)


def _lying(entry: Node, name: str, data: bytes, reading: Reading) -> File:
    inside = _unwrapped(entry, name, data, reading)
    if inside is not None:
        _judge(entry, name, inside, reading)
    return File(name, inside, entry.said("ContentType"), entry.said("Description"), _key(entry))


def _href(node: Node) -> str:
    """'cid:1' of ``xlink:href``, in the older form the only link between list and part."""
    for key, value in node.element.attrib.items():
        if key.rpartition("}")[2].lower() == "href":
            return str(value).removeprefix("cid:")
    return ""


def _key(node: Node) -> str:
    return node.said("ContentId").removeprefix("cid:") or _href(node)


def _file(node: Node, listed_name: str, description: str, reading: Reading) -> File:
    name = node.said("AttachmentName") or listed_name
    data = _unwrapped(node, name, _decoded(node, name, reading), reading)
    if data is not None:
        _judge(node, name, data, reading)
    return File(
        name=name,
        data=data,
        content_type=node.said("ContentType"),
        description=description or node.said("Description"),
        content_id=_key(node),
    )


def _decoded(node: Node, name: str, reading: Reading) -> bytes | None:
    holder = node.find("ContentTransferEncoded")
    text = "" if holder is None else "".join(holder.element.itertext())
    packed = "".join(text.split())
    if not packed:
        reading.note(Oddity.DAMAGED_FILE, holder or node, found=name, reason=tr(REASON_EMPTY))
        return None
    try:
        return base64.b64decode(packed, validate=True)
    except (binascii.Error, ValueError):
        line = (holder or node).line or 0
        reading.note(
            Oddity.DAMAGED_FILE, holder or node, found=name, reason=tr(REASON_BASE64).format(line=line)
        )
        return None


def _unwrapped(node: Node, name: str, data: bytes | None, reading: Reading) -> bytes | None:
    """The file inside the ZIP that some senders wrap it in; ``data`` itself when it is not wrapped."""
    if data is None or not data.startswith(_ZIP) or suffix(name) in _OWN_ZIP:
        return data
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [info for info in archive.infolist() if not info.is_dir()]
            if len(entries) != 1:
                return data  # a real archive under another name: the reader of archives opens it
            entry = entries[0]
            if entry.file_size > min(MOST_BYTES, max(1_000_000, entry.compress_size * _RATIO)):
                reading.note(Oddity.DAMAGED_FILE, node, found=name, reason=tr(REASON_BOMB))
                return None
            with archive.open(entry) as stream:
                inside = stream.read(entry.file_size + 1)
    except ZIP_FAULTS:
        reading.note(Oddity.DAMAGED_FILE, node, found=name, reason=tr(REASON_ZIP))
        return None
    reading.note(Oddity.ZIPPED, node, found=name)
    return inside


def _judge(node: Node, name: str, data: bytes, reading: Reading) -> None:
    kind = suffix(name)
    starts = _MAGIC.get(kind)
    if starts and not data.lstrip(b"\xef\xbb\xbf \r\n\t")[:8].startswith(starts):
        reading.note(Oddity.FOREIGN_FILE, node, found=name)
    elif kind in _ENDS and _ENDS[kind] not in data[-_TAIL:]:
        reading.note(Oddity.DAMAGED_FILE, node, found=name, reason=tr(REASON_LENGTH))
    elif kind in _OWN_ZIP and not _whole_zip(data):
        reading.note(Oddity.DAMAGED_FILE, node, found=name, reason=tr(REASON_ZIP))


def _whole_zip(data: bytes) -> bool:
    """Whether every entry can be read and has its check sum; one too large to look into is taken as it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if (
                any(one.flag_bits & 1 for one in entries)
                or sum(one.file_size for one in entries) > MOST_BYTES
            ):
                return True
            return archive.testzip() is None
    except ZIP_FAULTS:
        return False
