"""A task that a letter brings, as the clerk words it before the letter has its number. Owns how it becomes a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.base.language import mark, tr
from app.base.text import one_line
from app.models.letters import IncomingLetter, Task
from app.services.incoming_rows import printed

TITLE_MOST: Final = 500
EVIDENCE_MOST: Final = 2000
OPEN: Final = "open"
FILED: Final = "Lưu hồ sơ"
"""Handler of a letter that needs nobody: the trade's own words, kept in the register whatever the window's language."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """``title`` '' takes the letter's number and subject; ``evidence`` is the sentence that sets the day."""

    title: str = ""
    assignee: str = ""
    due_on: date | None = None
    evidence: str = ""

    def task(self, letter: IncomingLetter) -> Task:
        """The record, not yet added."""
        return Task(
            unit_id=letter.unit_id,
            incoming_id=letter.id,
            title=(one_line(self.title) or title_of(letter))[:TITLE_MOST],
            assignee=one_line(self.assignee)[:200],
            due_on=self.due_on,
            evidence=self.evidence[:EVIDENCE_MOST],
            state=OPEN,
        )


def title_of(letter: IncomingLetter) -> str:
    """'Giải quyết 856-CV/TWĐTN-BTG: thông tin …'."""
    name = printed(letter.number, letter.notation) or tr(mark("văn bản đến số {number}")).format(
        number=letter.arrival_number or "…"
    )
    return tr(mark("Giải quyết {name}: {subject}")).format(name=name, subject=letter.subject).rstrip(": ")
