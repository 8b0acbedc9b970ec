"""Keeping a version of a letter inside another act: before a step, before a text is replaced.

Gives the rows of ``letter_version``; showing and comparing them is versions'.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Select, select

from app.base.text import one_line
from app.models.drafting import LetterVersion
from app.models.letters import OutgoingLetter
from app.models.session import UnitOfWork

KEPT: Final = "kept"
WORD: Final = "word"
BEFORE: Final = "before"
MAILING: Final = "mailing"
"""Reasons that are no steps."""


def keep_version(
    w: UnitOfWork, record: OutgoingLetter, reason: str, *, by: str, note: str = ""
) -> LetterVersion:
    """Keep the letter's parts inside another act; the newest version where it holds the same."""
    newest = w.session.scalars(
        versions_of(record.id).order_by(LetterVersion.no.desc()).limit(1)
    ).one_or_none()
    if newest is not None and newest.parts == record.parts:
        if note:
            newest.note = one_line(note)[:500]
        return newest
    return w.add(
        LetterVersion(
            letter_id=record.id,
            no=newest.no + 1 if newest else 1,
            made_at=w.clock.now(),
            made_by=by,
            reason=reason,
            note=one_line(note)[:500],
            parts=record.parts,
        )
    )


def versions_of(letter_id: str) -> Select[LetterVersion]:
    return select(LetterVersion).where(LetterVersion.letter_id == letter_id)
