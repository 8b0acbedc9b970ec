"""The part of the desk for meetings, committees, grading and those introduced to the Party."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from app.bootstrap.core import DeskCore

if TYPE_CHECKING:
    from app.services.grading.remarks import Remarks
    from app.services.meetings.committees import Committees
    from app.services.meetings.meetings import Meetings
    from app.services.meetings.sheets import MeetingSheets
    from app.services.meetings.unit_papers import UnitPapers
    from app.services.meetings.votes import Votes


class GatheringDesk(DeskCore):
    """Services of a unit's meetings and of what they decide on members."""

    @cached_property
    def meetings(self) -> Meetings:
        from app.services.meetings.meetings import Meetings

        return Meetings(self.store, by=self.by, practice=self.practice)

    @cached_property
    def votes(self) -> Votes:
        from app.services.meetings.votes import Votes

        return Votes(self.store, by=self.by, practice=self.practice)

    @cached_property
    def committees(self) -> Committees:
        from app.services.meetings.committees import Committees

        return Committees(self.store, by=self.by, practice=self.practice)

    @cached_property
    def meeting_sheets(self) -> MeetingSheets:
        from app.services.meetings.sheets import MeetingSheets

        return MeetingSheets(self.store, by=self.by, practice=self.practice)

    @cached_property
    def unit_papers(self) -> UnitPapers:
        from app.services.meetings.unit_papers import UnitPapers

        return UnitPapers(self.store, by=self.by, practice=self.practice)

    @cached_property
    def remarks(self) -> Remarks:
        from app.services.grading.remarks import Remarks

        return Remarks(self.store, by=self.by, practice=self.practice)
