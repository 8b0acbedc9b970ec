"""Personal data in the menu of chosen members: consent of a whole class at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from app.ui.pages.members.sections import MemberAct
from app.ui.pages.privacy.consent_dialog import ConsentDialog
from app.ui.seat import Seat


def member_acts(seat: Seat) -> list[MemberAct]:
    """One line: what is on the forms that were handed in."""

    def enter(member_ids: Sequence[str]) -> None:
        ConsentDialog(seat, member_ids, QApplication.activeWindow()).open()

    return [
        MemberAct(QCoreApplication.translate("Privacy", "Ghi sự đồng ý xử lý dữ liệu …"), enter, apart=True)
    ]
