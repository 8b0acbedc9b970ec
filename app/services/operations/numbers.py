"""The numbers of an operation's papers: read from letters that were issued, given to all of them in one act.

Owns nothing of its own: numbers are Letters' and the series'.
"""

from __future__ import annotations

from datetime import date

from app.models.letters import OutgoingLetter
from app.services.operations.kind import Run


def letter_of_paper(run: Run, name: str, member_id: str | None = None) -> OutgoingLetter | None:
    record = run.paper(name, member_id)
    return run.session.get(OutgoingLetter, record.letter_id) if record else None


def printed_of(run: Run, name: str, member_id: str | None = None) -> str:
    """Number and symbol without 'Số:', '' while it has none."""
    letter = letter_of_paper(run, name, member_id)
    return (letter.number_printed or "") if letter else ""


def dated_of(run: Run, name: str, member_id: str | None = None) -> date | None:
    letter = letter_of_paper(run, name, member_id)
    return letter.letter_date if letter else None
