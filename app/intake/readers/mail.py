"""E-mails as files: .eml (RFC 5322, MIME) and .msg (Outlook). Their text and their attachments; mails inside mails stay
files that the opener opens in turn. Addresses are text of the cover, nothing is sent and no picture is loaded.
"""

from __future__ import annotations

import email
import email.errors
import email.header
import email.message
import email.utils
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from app.base.text import nfc
from app.intake.names import decoded
from app.intake.readers.archive import Inner
from app.intake.refusals import MailBroken

if TYPE_CHECKING:
    from email.message import Message

MAX_PARTS: Final = 500
_MAX_DEPTH: Final = 40
_MSG_ATTACHMENT: Final = "__attach_version1.0_"
_PICTURE: Final = re.compile(r"image\d{3}\.(?:png|jpe?g|gif)$", re.IGNORECASE)
_SMALL: Final = 60_000  # bytes: a picture inside the text of a mail, smaller than any scan


@dataclass(slots=True)
class Mail:
    """One mail: head lines, its text (HTML when there is no plain one), its files."""

    subject: str = ""
    sender: str = ""
    date: str = ""
    plain: bytes | None = None
    html: bytes | None = None
    charset: str | None = None
    files: list[Inner] = field(default_factory=list)


def read_eml(data: bytes, name: str) -> Mail:
    """An .eml or MHTML file, opened. Raises ``MailBroken``."""
    try:
        message = email.message_from_bytes(data)
        mail = Mail(_header(message, "Subject"), _header(message, "From"), _header(message, "Date"))
        for part in _leaves(message, 0):
            _take(mail, part)
    except MailBroken:
        raise
    except Exception:  # noqa: BLE001  the standard parser promises not to raise and does
        raise MailBroken(name, file=name) from None
    if not (mail.plain or mail.html or mail.files or mail.subject):
        raise MailBroken(name, file=name)
    return mail


def _leaves(message: Message, depth: int) -> Iterator[Message]:
    """Parts that are not multiparts; a mail inside counts as one part."""
    kind = message.get_content_type()
    payload = message.get_payload()
    if kind.startswith("multipart/") and isinstance(payload, list) and depth < _MAX_DEPTH:
        for part in payload[:MAX_PARTS]:
            if isinstance(part, email.message.Message):
                yield from _leaves(part, depth + 1)
    else:
        yield message


def _take(mail: Mail, part: Message) -> None:
    if len(mail.files) >= MAX_PARTS:
        return
    kind = part.get_content_type()
    payload = part.get_payload()
    name = _filename(part)
    if kind == "message/rfc822" and isinstance(payload, list) and payload:
        inner = payload[0].as_bytes() if isinstance(payload[0], email.message.Message) else b""
        mail.files.append(Inner(name or "thu.eml", inner))
        return
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data:
        return
    attached = name is not None or "attachment" in str(part.get("Content-Disposition", "")).lower()
    if not attached and kind == "text/plain" and mail.plain is None:
        mail.plain, mail.charset = data, part.get_content_charset() or mail.charset
    elif not attached and kind == "text/html" and mail.html is None:
        mail.html, mail.charset = data, part.get_content_charset() or mail.charset
    elif attached or not kind.startswith("text/"):
        if part.get("Content-ID") and len(data) < _SMALL and kind.startswith("image/"):
            return  # a logo or a smile inside the text
        if _PICTURE.search(name or "") and len(data) < _SMALL:
            return
        mail.files.append(Inner(name or f"tep-{len(mail.files) + 1}", data))


def _header(message: Message, key: str) -> str:
    raw = message.get(key)
    return " ".join(_decoded(str(raw)).split())[:1000] if raw is not None else ""


def _decoded(raw: str) -> str:
    """A header as text: encoded words, or bytes as they are (old programs write them bare)."""
    if any(0xDC80 <= ord(char) <= 0xDCFF for char in raw):
        return decoded(raw.encode("utf-8", "surrogateescape"))
    pieces: list[str] = []
    try:
        for text, charset in email.header.decode_header(raw):
            if isinstance(text, str):
                pieces.append(text)
            else:
                pieces.append(_by(text, charset))
    except (email.errors.HeaderParseError, ValueError, LookupError):
        return raw
    return nfc("".join(pieces))


def _by(text: bytes, charset: str | None) -> str:
    try:
        return text.decode(charset or "ascii")
    except (UnicodeDecodeError, LookupError):
        return decoded(text)


def _filename(part: Message) -> str | None:
    found = part.get_param("filename", None, "content-disposition") or part.get_param(
        "name", None, "content-type"
    )
    if found is None:
        return None
    if isinstance(found, tuple):
        charset, _, text = found
        return nfc(_by(text.encode("latin-1", "replace"), charset or "utf-8"))
    return _decoded(str(found)) or None


# --- Outlook ------------------------------------------------------------------------------------------


def read_msg(data: bytes, name: str) -> Mail:
    """An .msg file, opened. Raises ``MailBroken``."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            mail = _Outlook(ole).mail([], 0)
    except Exception:  # noqa: BLE001  a torn directory fails in any way
        raise MailBroken(name, file=name) from None
    if not (mail.plain or mail.html or mail.files or mail.subject):
        raise MailBroken(name, file=name)
    return mail


class _Outlook:
    """Properties of [MS-OXMSG] by their numbers; 001F = UTF-16, 001E = bytes of a code page, 0102 = bytes."""

    def __init__(self, ole: Any) -> None:
        self._ole = ole

    def mail(self, place: list[str], depth: int) -> Mail:
        mail = Mail(
            self._text(place, "0037"), self._text(place, "0C1A"), "", None, self._bytes(place, "1013")
        )
        body = self._text(place, "1000")
        mail.plain, mail.charset = (body.encode(), "utf-8") if body.strip() else (None, None)
        for storage in sorted(
            {path[len(place)] for path in self._ole.listdir(streams=True) if self._below(path, place)}
        ):
            if len(mail.files) < MAX_PARTS:
                self._attachment(mail, [*place, storage], depth)
        return mail

    @staticmethod
    def _below(path: list[str], place: list[str]) -> bool:
        return (
            len(path) > len(place) + 1
            and path[: len(place)] == place
            and path[len(place)].startswith(_MSG_ATTACHMENT)
        )

    def _attachment(self, mail: Mail, place: list[str], depth: int) -> None:
        name = self._text(place, "3707") or self._text(place, "3704") or self._text(place, "3001")
        data = self._bytes(place, "3701")
        if data:
            if not (_PICTURE.search(name) and len(data) < _SMALL):
                mail.files.append(Inner(name or f"tep-{len(mail.files) + 1}", data))
            return
        inner = [*place, "__substg1.0_3701000D"]
        if depth < 5 and self._ole.exists(inner):
            # A mail inside has no file of its own: written anew as .eml, which the opener knows.
            mail.files.append(Inner((name or "thu") + ".eml", as_eml(self.mail(inner, depth + 1))))

    def _stream(self, place: list[str], number: str, kind: str) -> bytes | None:
        path = [*place, f"__substg1.0_{number}{kind}"]
        return bytes(self._ole.openstream(path).read()) if self._ole.exists(path) else None

    def _bytes(self, place: list[str], number: str) -> bytes | None:
        return self._stream(place, number, "0102")

    def _text(self, place: list[str], number: str) -> str:
        wide = self._stream(place, number, "001F")
        if wide is not None:
            return nfc(wide.decode("utf-16-le", "replace")).strip("\x00")
        narrow = self._stream(place, number, "001E")
        return decoded(narrow).strip("\x00") if narrow is not None else ""


def as_eml(mail: Mail) -> bytes:
    """A mail as an .eml file."""
    made = email.message.EmailMessage()
    made["Subject"] = " ".join(mail.subject.split())
    made["From"] = email.utils.formataddr((" ".join(mail.sender.split()), "")) if mail.sender else "-"
    made["To"] = "-"
    made.set_content((mail.plain or b"").decode("utf-8", "replace"))
    if mail.html is not None and mail.plain is None:
        made.add_attachment(mail.html, maintype="text", subtype="html", filename="thu.html")
    for file in mail.files:
        made.add_attachment(file.data, maintype="application", subtype="octet-stream", filename=file.name)
    return made.as_bytes()
