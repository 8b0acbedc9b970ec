"""Pieces of a letter that came in: a file that was stored and read, and how the record is filled from it.

Owns which files make the guesses of a letter, and the rows of its files. The order of the acts is ``reception``'s.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from app.models.files import Attachment
from app.models.letters import IncomingLetter
from app.models.session import UnitOfWork
from app.services.first_unit import our_unit
from app.services.incoming_rows import ENTITY, ORIGINAL, RECEIVED
from app.services.letter_heads import begins_letter
from app.services.searchable import Twin
from app.services.searchable import attachment as searchable_attachment

if TYPE_CHECKING:
    from app.intake import SourceText
    from app.intake.opened import Part

_MIMES: Final = {"heic": "image/heic", "eml": "message/rfc822", "edxml": "application/xml"}
_MOST_DOUBTS: Final = 600
_PICTURES: Final = frozenset({"jpeg", "png", "tiff", "heic"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A file that was stored and read."""

    name: str
    size: int
    sha256: str
    text: SourceText
    twin: Twin | None = None  # the searchable PDF of a scan

    @property
    def mime(self) -> str:
        return mime_of(self.text.type.value)


def mime_of(kind: str) -> str:
    return _MIMES.get(kind) or mimetypes.guess_type(f"x.{kind}")[0] or "application/octet-stream"


def unread(part: Part) -> SourceText:
    """A file inside that could not be read: kept, its refusal said."""
    from app.intake import How, SourceText

    return SourceText(part.type, How.TEXT, (), 0, (part.refused,) if part.refused else ())


def new_letter(w: UnitOfWork, piece: Piece) -> IncomingLetter:
    letter = w.add(IncomingLetter(unit_id=our_unit(w).id, arrived_on=w.today, state=RECEIVED))
    attach_piece(w, letter, piece, ORIGINAL)
    return letter


def attach_piece(w: UnitOfWork, letter: IncomingLetter, piece: Piece, role: str) -> None:
    w.add(_attachment(letter, piece, role))
    if piece.twin is not None:
        w.add(searchable_attachment(letter, piece.twin))


def _attachment(letter: IncomingLetter, piece: Piece, role: str) -> Attachment:
    return Attachment(
        owner_kind=ENTITY,
        owner_id=letter.id,
        role=role,
        name=piece.name,
        mime=piece.mime,
        size=piece.size,
        sha256=piece.sha256,
    )


def fill(letter: IncomingLetter, source: SourceText, name: str) -> None:
    from app.intake import as_json, guess

    guesses: dict[str, Any] = as_json(source, guess(source), name)
    text = guesses.pop("text")
    # Pages that begin a letter: the text itself keeps no pages once it is stored.
    guesses["doubtful"] = _doubtful(source)
    guesses["begins"] = [page for page, words in enumerate(text.split("\f"), 1) if begins_letter(words)]
    draft = (letter.guesses or {}).get("draft")  # what the clerk typed before the file came again
    letter.guesses = guesses | {"draft": draft} if draft else guesses
    letter.text, letter.pages = text, source.page_count


def _doubtful(source: SourceText) -> list[list[Any]]:
    """Words read from pictures that a person should look at: page, place in mm, the word."""
    found = [
        [page.number, *(round(side, 1) for side in word.box), word.text]
        for page in source.pages
        for word in page.words
        if word.doubtful
    ]
    return found[:_MOST_DOUBTS]


def fill_all(letter: IncomingLetter, pieces: Sequence[Piece]) -> None:
    """Of several files: fields are guessed on all when they are pictures of its pages, else on the first.

    What annexes say is found by search too.
    """
    texts = [piece.text for piece in pieces]
    pictures = all(one.type.value in _PICTURES for one in texts)
    read, rest = (texts, []) if pictures else (texts[:1], texts[1:])
    pages = (page for one in read for page in one.pages)
    warnings = dict.fromkeys(word for one in texts for word in one.warnings)
    source = replace(
        texts[0],
        pages=tuple(replace(page, number=at) for at, page in enumerate(pages, 1)),
        page_count=sum(one.page_count for one in texts),
        warnings=tuple(warnings),
    )
    fill(letter, source, pieces[0].name)
    letter.text = "\f".join([letter.text, *(one.text for one in rest if one.text)])


def drop_letter(w: UnitOfWork, letter: IncomingLetter) -> None:
    """Take a letter away that has no number, with the rows of its files."""
    from app.models.registering import LetterStep

    for step in w.session.scalars(select(LetterStep).where(LetterStep.incoming_id == letter.id)):
        w.delete(step)
    for file in w.session.scalars(
        select(Attachment).where(Attachment.owner_kind == ENTITY, Attachment.owner_id == letter.id)
    ):
        w.delete(file)
    w.delete(letter)
