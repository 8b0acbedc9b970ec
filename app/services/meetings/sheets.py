"""The files of a meeting's room sheets: list to sign, ballots, counting form. Reads only."""

from __future__ import annotations

from pathlib import Path

from app.base.files import write_atomic
from app.services.change import Service
from app.services.meetings import ballots
from app.services.meetings.rows import find_meeting, find_vote, meeting_view, vote_row
from app.services.sheets import EndingUnknown, write_paper


class MeetingSheets(Service):
    """Verbs that write sheets."""

    def roll(self, meeting: str, path: Path) -> Path:
        """The list of those called, as .pdf or .docx."""
        with self.store.read() as session:
            held = find_meeting(session, meeting)
            paper = ballots.roll(session, held, meeting_view(session, held))
        return write_paper(paper, path)

    def ballots(self, meeting: str, vote: str, path: Path, *, copies: int | None = None) -> Path:
        """Ballots on A5, as many as are present unless said. Raises BallotCount, EndingUnknown."""
        if path.suffix.casefold() != ".pdf":
            raise EndingUnknown(ending=path.suffix or path.name, known=".pdf")
        with self.store.read() as session:
            held = find_meeting(session, meeting)
            row = vote_row(session, held, find_vote(session, held, vote))
            paper = ballots.ballot(session, held, row)
            known = row.present or meeting_view(session, held).row.summoned
        write_atomic(path, ballots.many(paper, copies or known or 0))
        return path

    def counting(self, meeting: str, vote: str, path: Path) -> Path:
        """Biên bản kiểm phiếu, as .pdf or .docx."""
        with self.store.read() as session:
            held = find_meeting(session, meeting)
            row = vote_row(session, held, find_vote(session, held, vote))
            paper = ballots.counting(session, held, row)
        return write_paper(paper, path)
