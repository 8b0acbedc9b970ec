"""Fees in the menu of chosen members."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.ui.pages.members.sections import MemberAct
from app.ui.seat import Seat


def member_acts(seat: Seat) -> list[MemberAct]:
    """The page opens with the chosen members chosen there too."""

    def collect(member_ids: Sequence[str]) -> None:
        seat.go("fees", f"#new:{','.join(member_ids)}")

    return [MemberAct(QCoreApplication.translate("FeesPage", "Thu đoàn phí …"), collect, apart=True)]
