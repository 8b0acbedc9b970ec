"""The part of the desk that keeps members, units and the rules of member work."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from app.bootstrap.following import FollowingDesk

if TYPE_CHECKING:
    from app.services.fees.service import Fees
    from app.services.member_find import MemberFilters
    from app.services.member_findings import MemberFindings
    from app.services.member_past import MemberPast
    from app.services.member_photos import MemberPhotos
    from app.services.member_prints import MemberPrints
    from app.services.member_years import MemberYears
    from app.services.members import Members
    from app.services.privacy.access import AccessLog
    from app.services.privacy.consent_form import ConsentForms
    from app.services.privacy.consents import Consents
    from app.services.privacy.erasure import Erasing
    from app.services.privacy.looking import Looking
    from app.services.privacy.own_data import OwnData
    from app.services.privacy.requests import Requests
    from app.services.reports.board import Board
    from app.services.reports.charts import Charts
    from app.services.reports.service import Reports
    from app.services.reports.sheets import ReportSheets
    from app.services.rules import Rules
    from app.services.unit_acts import UnitActs


class MembershipDesk(FollowingDesk):
    """Services of members: records, what gathers over the years, what looks wrong, units' acts, rules."""

    @cached_property
    def members(self) -> Members:
        from app.services.members import Members

        return Members(self.store, by=self.by, practice=self.practice)

    @cached_property
    def member_years(self) -> MemberYears:
        from app.services.member_years import MemberYears

        return MemberYears(self.store, by=self.by, practice=self.practice)

    @cached_property
    def member_findings(self) -> MemberFindings:
        from app.services.member_findings import MemberFindings

        return MemberFindings(self.store, by=self.by, practice=self.practice)

    @cached_property
    def member_past(self) -> MemberPast:
        from app.services.member_past import MemberPast

        return MemberPast(self.store, by=self.by, practice=self.practice)

    @cached_property
    def member_photos(self) -> MemberPhotos:
        from app.services.member_photos import MemberPhotos

        return MemberPhotos(self.store, by=self.by, vault=lambda: self.vault)

    @cached_property
    def unit_acts(self) -> UnitActs:
        from app.services.unit_acts import UnitActs

        return UnitActs(self.store, by=self.by, practice=self.practice)

    @cached_property
    def rules(self) -> Rules:
        from app.services.rules import Rules

        return Rules(self.store, by=self.by, practice=self.practice)

    @cached_property
    def reports(self) -> Reports:
        from app.services.reports.service import Reports

        return Reports(self.store, by=self.by, vault=lambda: self.vault)

    @cached_property
    def board(self) -> Board:
        from app.services.reports.board import Board

        return Board(self.store, by=self.by, practice=self.practice)

    @cached_property
    def report_charts(self) -> Charts:
        from app.services.reports.charts import Charts

        return Charts(self.store)

    @cached_property
    def report_sheets(self) -> ReportSheets:
        from app.services.reports.sheets import ReportSheets

        return ReportSheets(self.store, by=self.by, practice=self.practice)

    @cached_property
    def fees(self) -> Fees:
        from app.services.fees.service import Fees

        return Fees(self.store, by=self.by, practice=self.practice)

    @cached_property
    def member_filters(self) -> MemberFilters:
        from app.services.member_find import MemberFilters

        return MemberFilters(self.store, by=self.by, practice=self.practice)

    @cached_property
    def member_prints(self) -> MemberPrints:
        from app.services.member_prints import MemberPrints

        return MemberPrints(self.store, by=self.by, practice=self.practice, photos=self.member_photos)

    @cached_property
    def looking(self) -> Looking:
        from app.services.privacy.looking import Looking

        return Looking(self.store, by=self.by)

    @cached_property
    def access_log(self) -> AccessLog:
        from app.services.privacy.access import AccessLog

        return AccessLog(self.store, by=self.by)

    @cached_property
    def consents(self) -> Consents:
        from app.services.privacy.consents import Consents

        return Consents(self.store, by=self.by, vault=lambda: self.vault)

    @cached_property
    def consent_forms(self) -> ConsentForms:
        from app.services.privacy.consent_form import ConsentForms

        return ConsentForms(self.store, by=self.by)

    @cached_property
    def subject_requests(self) -> Requests:
        from app.services.privacy.requests import Requests

        return Requests(self.store, by=self.by, practice=self.practice)

    @cached_property
    def own_data(self) -> OwnData:
        from app.services.privacy.own_data import OwnData

        return OwnData(self.store, by=self.by, vault=lambda: self.vault)

    @cached_property
    def erasing(self) -> Erasing:
        from app.services.privacy.erasure import Erasing

        return Erasing(self.store, by=self.by, vault=lambda: self.vault, folders=lambda: self.copy_folders)
