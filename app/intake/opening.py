"""Opens a file as far as it goes: archives and e-mails into their files, nested ones too, each read where it can be.

Works inside the child process; ``app.intake.door`` is the way in. One bad file inside costs that file a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from app.base.errors import AppError, InputRefused
from app.base.language import tr
from app.base.progress import Progress
from app.intake.extract import guess
from app.intake.kinds import recognise
from app.intake.names import safe_name
from app.intake.opened import Opened, Part
from app.intake.readers.archive import MAX_FILES, MAX_TOTAL, Inner, unzip
from app.intake.readers.mail import Mail, read_eml, read_msg
from app.intake.reading import misnamed_words, read_known, tricky_words
from app.intake.refusals import (
    WARN_DEEP,
    WARN_EMPTY_ARCHIVE,
    WARN_INSIDE,
)
from app.intake.source import CONTAINERS, FileType, How, Line, Page, SourceText

MAX_DEPTH: Final = 4
_SEPARATOR: Final = " › "


@dataclass(slots=True)
class _Room:
    """What may still come out of one file, all nesting together."""

    files: int = MAX_FILES
    size: int = MAX_TOTAL


def open_here(data: bytes, name: str, progress: Progress, *, password: str | None = None) -> Opened:
    """Open in this process. Raises the refusal of the outermost file only."""
    return _Opener(progress, password).open(data, name)


def as_one(opened: Opened) -> SourceText:
    """The text of the letter in a container, else of the mail itself, else the list of what is inside."""
    shown = opened.parts[opened.main] if opened.main is not None else None
    text = shown.text if shown is not None else opened.cover
    others = [part.name for part in opened.parts if part is not shown]
    if text is None:
        lines = tuple(Line(part.place) for part in opened.parts)
        return SourceText(opened.type, How.TEXT, (Page(1, lines),), 1, opened.warnings)
    said = tr(WARN_INSIDE).format(
        name=shown.place if shown is not None else opened.name,
        count=len(others),
        others=", ".join(others[:10]),
    )
    return replace(text, warnings=(said, *opened.warnings, *text.warnings))


@dataclass(slots=True)
class _Opener:
    _progress: Progress
    _password: str | None
    _room: _Room = field(default_factory=_Room)
    _warnings: list[str] = field(default_factory=list)

    def open(self, data: bytes, name: str) -> Opened:
        self._warnings.extend(tricky_words(name))
        name = safe_name(name)
        found = recognise(data, name)
        if found.type not in CONTAINERS:
            text = read_known(found, data, name, self._progress, password=self._password)
            part = Part(name, name, found.type, data, text, None, _is_letter(text))
            return Opened(found.type, name, (part,), 0, None, tuple(self._warnings))
        files, cover = self._contents(found.type, data, name)
        parts = tuple(part for inner in files for part in self._parts(inner, name, 1))
        if not parts and cover is None:
            self._warnings.append(tr(WARN_EMPTY_ARCHIVE))
        return Opened(
            found.type, safe_name(name), parts, _main(parts), cover, tuple(dict.fromkeys(self._warnings))
        )

    def _contents(self, kind: FileType, data: bytes, name: str) -> tuple[list[Inner], SourceText | None]:
        if kind is FileType.ZIP:
            inner = []
            for file in unzip(data, name, password=self._password, room=self._room.size):
                self._room.files -= 1
                self._room.size -= len(file.data)
                inner.append(file)
                self._progress.step(len(inner), MAX_FILES, safe_name(file.name))
            return inner, None
        mail = read_msg(data, name) if kind is FileType.MSG else read_eml(data, name)
        self._room.files -= len(mail.files)
        self._room.size -= sum(len(file.data) for file in mail.files)
        return mail.files, self._cover(mail, kind)

    def _parts(self, inner: Inner, above: str, depth: int) -> list[Part]:
        name = safe_name(inner.name)
        place = above + _SEPARATOR + name
        self._warnings.extend(tricky_words(inner.name))
        if not inner.data:
            return []
        try:
            found = recognise(inner.data, name)
            if found.type in CONTAINERS:
                return self._nested(found.type, inner, place, depth)
            text = read_known(found, inner.data, name, self._progress, password=self._password)
        except InputRefused as refused:
            return [Part(name, place, _kind(inner.data, name), inner.data, None, str(refused))]
        said = misnamed_words(found)
        text = replace(text, warnings=(*said, *text.warnings))
        return [Part(name, place, found.type, inner.data, text, None, _is_letter(text))]

    def _nested(self, kind: FileType, inner: Inner, place: str, depth: int) -> list[Part]:
        if depth >= MAX_DEPTH or self._room.files <= 0 or self._room.size <= 0:
            self._warnings.append(tr(WARN_DEEP).format(name=place))
            return [Part(safe_name(inner.name), place, kind, inner.data)]
        files, cover = self._contents(kind, inner.data, safe_name(inner.name))
        parts = [part for file in files for part in self._parts(file, place, depth + 1)]
        if cover is not None:
            parts.insert(0, Part(safe_name(inner.name), place, kind, inner.data, cover))
        return parts

    def _cover(self, mail: Mail, kind: FileType) -> SourceText | None:
        """The text of a mail: its plain part, else its HTML one; the head above it."""
        from app.intake.readers.html import read_html
        from app.intake.readers.text import text_lines

        head = [Line(line) for line in (mail.subject, mail.sender, mail.date) if line]
        lines: tuple[Line, ...] = ()
        try:
            if mail.plain and mail.plain.strip():
                lines = text_lines(_plain(mail))
            elif mail.html and mail.html.strip():
                lines = read_html(_marked(mail), "thu.html", self._progress).pages[0].lines
        except AppError:
            lines = ()
        if not head and not lines:
            return None
        return SourceText(kind, How.TEXT, (Page(1, (*head, *lines)),), 1)


def _plain(mail: Mail) -> str:
    from app.intake.kinds import decode

    raw = mail.plain or b""
    if mail.charset:
        try:
            return raw.decode(mail.charset)
        except (UnicodeDecodeError, LookupError, ValueError):
            pass
    return decode(raw, "").text


def _marked(mail: Mail) -> bytes:
    """HTML bytes that say their character set themselves."""
    raw = mail.html or b""
    if mail.charset and b"charset" not in raw[:4096].lower():
        return f'<meta charset="{mail.charset[:30]}">'.encode("ascii", "replace") + raw
    return raw


def _kind(data: bytes, name: str) -> FileType:
    try:
        return recognise(data, name).type
    except InputRefused:
        return FileType.OTHER


def _is_letter(text: SourceText) -> bool:
    return _weight(text) >= 2


def _weight(text: SourceText | None) -> float:
    """How much a text has of a letter: a line with a number above all, then date, issuer and signature."""
    if text is None or not any(page.lines for page in text.pages):
        return 0.0
    found = guess(text)
    numbered = max((one.certainty for one in (found.number, found.notation) if one is not None), default=0.0)
    rest = sum(
        one.certainty for one in (found.date, found.issuer, found.signer, found.kind) if one is not None
    )
    return 2 * numbered + rest / 2


def _main(parts: tuple[Part, ...]) -> int | None:
    """The part with most of a letter; the first of equals. A single file that can be read is the letter."""
    weights = [_weight(part.text) if part.type not in CONTAINERS else 0.0 for part in parts]
    best = max(weights, default=0.0)
    if best >= 1:
        return weights.index(best)
    readable = [
        index for index, part in enumerate(parts) if part.text is not None and part.type not in CONTAINERS
    ]
    return readable[0] if len(readable) == 1 else None
