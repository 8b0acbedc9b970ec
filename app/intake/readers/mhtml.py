"""MHTML ("web page in one file", Word's .mht): the HTML part of a MIME message."""

from __future__ import annotations

from app.base.progress import Progress
from app.intake.readers.html import read_html
from app.intake.readers.mail import read_eml
from app.intake.refusals import OfficeBroken
from app.intake.source import FileType, SourceText


def read_mhtml(data: bytes, name: str, progress: Progress) -> SourceText:
    """Text of the page inside. Raises ``MailBroken`` or ``OfficeBroken``."""
    mail = read_eml(data, name)
    page = mail.html or mail.plain
    if not page:
        raise OfficeBroken(name, file=name, kind="MHTML")
    if mail.charset and b"charset" not in page[:4096].lower():
        page = f'<meta charset="{mail.charset[:30]}">'.encode("ascii", "replace") + page
    return read_html(page, name, progress, kind=FileType.MHTML)
