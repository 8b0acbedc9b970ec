"""Which record a picture in the vault belongs to, when a letter that shows it is begun from another record."""

from __future__ import annotations

from sqlalchemy import select

from app.layout.parts import Letter
from app.models.files import Attachment
from app.models.session import UnitOfWork
from app.services.letter_pictures import PREFIX, ROLE, references


def carry_pictures(w: UnitOfWork, letter: Letter, owner_kind: str, owner_id: str) -> None:
    """The pictures that a letter shows belong to this record too, wherever they came from."""
    for reference in references(letter):
        digest = reference.removeprefix(PREFIX)
        known = w.session.scalars(select(Attachment).where(Attachment.sha256 == digest)).all()
        if not known or any(one.owner_id == owner_id for one in known):
            continue
        one = known[0]
        w.add(
            Attachment(
                owner_kind=owner_kind, owner_id=owner_id, role=ROLE, name=one.name, mime=one.mime, size=one.size,
                sha256=digest,
            )
        )  # fmt: skip
