"""The part of the desk for sheets of members coming in and going out."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from app.bootstrap.core import DeskCore

if TYPE_CHECKING:
    from app.services.member_compare import MemberCompare
    from app.services.member_exports import MemberExports
    from app.services.member_imports import MemberImports


class SheetsDesk(DeskCore):
    """Services of sheets with one member a row."""

    @cached_property
    def member_imports(self) -> MemberImports:
        from app.services.member_imports import MemberImports

        return MemberImports(self.store, by=self.by, practice=self.practice)

    @cached_property
    def member_exports(self) -> MemberExports:
        from app.services.member_exports import MemberExports

        return MemberExports(self.store, by=self.by, practice=self.practice)

    @cached_property
    def member_compare(self) -> MemberCompare:
        from app.services.member_compare import MemberCompare

        return MemberCompare(self.store, by=self.by, practice=self.practice)
