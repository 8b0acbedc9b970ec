"""First drafts: a letter from our letterhead and usual signer; what begins from an incoming letter is answering's.

Gives drafts; keeping them is letters.new.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.rows import LetterRow
from app.layout.parts import Paragraph
from app.services.answering import Answering
from app.services.change import Change
from app.services.letterheads import blank_letter, ours
from app.services.letters import add_draft, draft_row
from app.services.units import find_unit


class Drafting(Answering):
    """Verbs that write a first draft."""

    def from_words(
        self,
        *,
        kind: str,
        subject: str,
        text: Sequence[str] = (),
        addressees: Sequence[str] = (),
        unit: str | None = None,
        standard: str | None = None,
    ) -> Change[LetterRow]:
        """A draft from our (or ``unit``'s) letterhead and usual signer, by the unit's standard unless one is named."""
        with self.work("letters.new") as w:
            of = find_unit(w.session, unit) if unit else ours(w.session)
            body = [Paragraph(one) for one in text]
            letter = blank_letter(
                w.session, of, kind, subject=subject, addressees=addressees, body=body, standard=standard
            )
            record, notes = add_draft(w, letter)
            return Change.of(draft_row(w, record), w.commit(), notes)
