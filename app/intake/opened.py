"""What comes out when a file is opened: itself, or the letters and attachments that an archive or an e-mail holds.

Owns the shape. Nothing here decides which parts are registered: the clerk does, on the guess given here.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.intake.source import FileType, SourceText


@dataclass(frozen=True, slots=True)
class Part:
    """One file found. ``text`` None = kept but not read, ``refused`` says why; ``letter`` = it has the head of a letter."""

    name: str  # as it may be shown and stored: no folders, no control characters, no tricks of direction
    place: str  # where it lay: "thu.eml › van ban.zip › 12-CV.pdf"
    type: FileType
    data: bytes
    text: SourceText | None = None
    refused: str | None = None
    letter: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """All parts in the order in which they lie. A plain file is its own single part.

    ``main`` is the index of the part that looks most like the letter, None when none does (a ZIP of pictures).
    ``cover`` is the text of the e-mail itself.
    """

    type: FileType
    name: str
    parts: tuple[Part, ...]
    main: int | None = None
    cover: SourceText | None = None
    warnings: tuple[str, ...] = ()

    @property
    def letters(self) -> tuple[Part, ...]:
        """The parts that look like letters, the main one first."""
        first = () if self.main is None else (self.parts[self.main],)
        return first + tuple(p for i, p in enumerate(self.parts) if p.letter and i != self.main)
