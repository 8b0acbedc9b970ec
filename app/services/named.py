"""Records that a clerk knows by a name of their own: found by id or name, written under a name that is free.

Templates and text blocks are such; what they refuse with is theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.errors import AppError
from app.base.text import fold, nfc, one_line
from app.models.drafting import LetterTemplate, TextBlock
from app.models.errors import ValueTaken
from app.models.session import Changed, UnitOfWork

N = TypeVar("N", LetterTemplate, TextBlock)


def find(session: Session, model: type[N], name: str) -> N | None:
    """By its id, or by its name however it is written; the exact spelling goes first."""
    found = session.get(model, name)
    if found is not None:
        return found
    wanted = fold(one_line(name))
    several = [one for one in session.scalars(select(model)) if fold(one.name) == wanted]
    exact = [one for one in several if one.name == one_line(nfc(name))]
    return next(iter(exact or several), None)


def committed(w: UnitOfWork, record: LetterTemplate | TextBlock, taken: Callable[[str], AppError]) -> Changed:
    """Commit; raises what ``taken`` makes of the name when another record has it."""
    name = record.name  # after a failed flush the record cannot be asked any more
    try:
        w.flush()
    except ValueTaken:
        raise taken(name) from None
    return w.commit()
