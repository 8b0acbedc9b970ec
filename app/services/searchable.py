"""The searchable twin of a scan: made once when the file is read, kept in the vault beside the untouched original.

Never in the original's place: what came is what is exported. A twin that cannot be made is no fault; the letter's text is
found by search all the same, for it is stored with the letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.models.files import Attachment
from app.models.letters import IncomingLetter
from app.models.vault import Vault
from app.services.incoming_rows import ENTITY

if TYPE_CHECKING:
    from app.base.progress import Progress
    from app.intake import SourceText

SEARCHABLE: Final = "searchable"
SUFFIX: Final = " (chữ tìm được).pdf"


@dataclass(frozen=True, slots=True)
class Twin:
    """A stored searchable PDF."""

    name: str
    size: int
    sha256: str


def twin_of(
    vault: Vault,
    source: SourceText,
    data: bytes,
    name: str,
    progress: Progress | None,
    password: str | None = None,
) -> Twin | None:
    """Made and stored; None for a file that was not read from pictures. Raises ``Cancelled``."""
    from app.intake.door import searchable

    made = searchable(source, data, name, progress=progress, password=password)
    if made is None:
        return None
    stem = name.rpartition(".")[0] or name
    return Twin(stem[: 255 - len(SUFFIX)] + SUFFIX, len(made), vault.put(made).sha256)


def attachment(letter: IncomingLetter, twin: Twin) -> Attachment:
    """The record that says which letter it belongs to."""
    return Attachment(
        owner_kind=ENTITY, owner_id=letter.id, role=SEARCHABLE, name=twin.name, mime="application/pdf",
        size=twin.size, sha256=twin.sha256,
    )  # fmt: skip
