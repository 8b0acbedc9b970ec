"""What is read when a letter is opened in the editor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from app.domain.rows import LetterDetail, SignerRow
from app.layout.parts import Letter
from app.services.letter_rows import Foreseen
from app.services.letters import letter_of
from app.ui.pages.outgoing.body_rows import BodyRow, rows_of


class Opened(NamedTuple):
    """A letter, and what the editor shows beside it."""

    detail: LetterDetail
    letter: Letter
    signers: tuple[SignerRow, ...]
    foreseen: Foreseen | None
    rows: Sequence[BodyRow]
    others: Mapping[str, str]
    """Steps that are not the acting person's, with whose they are."""


def read_letter(desk: Any, letter_id: str) -> Opened:
    """Runs in the write lane."""
    detail = desk.letters.get(letter_id)
    signers: Callable[[str], tuple[SignerRow, ...]] = desk.units.signers
    foreseen = None if detail.row.printed else desk.letters.foresee(detail.row.id)
    letter = letter_of(detail.parts)
    rows = rows_of(letter.body, letter.annexes)
    others: Mapping[str, str] = desk.letter_way.others()
    return Opened(detail, letter, signers(detail.row.unit_id), foreseen, rows, others)
