"""What stands where the list of members is empty: why nobody is there, and what to do next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.services.roster import Standing, Wanted
from app.ui.pages.members.parts import chip
from app.ui.widgets.empty import EmptyState


class NobodyHere(EmptyState):
    """NobodyHere(page.new, page)"""

    def __init__(self, add: Callable[[], object], parent: QWidget) -> None:
        super().__init__("members", "", act_text=self.tr("Thêm đoàn viên"), act=add, parent=parent)

    def tell(self, wanted: Wanted, unit: str) -> None:
        """``unit`` is the name of the branch that was asked for."""
        typed = wanted.typed.strip()
        narrowed = bool(wanted.filters) or wanted.standing in (Standing.GONE, Standing.RESTRICTED)
        if self.button is not None:
            self.button.setVisible(not (typed or wanted.lacking or narrowed))
        if typed and wanted.branch:
            self.say(
                self.tr("Không có ai khớp “{words}” trong {unit}").format(words=typed, unit=unit),
                self.tr("Chọn đơn vị trên cùng của cây để tìm ở mọi đơn vị."),
            )
        elif typed:
            self.say(
                self.tr("Không có ai khớp “{words}”").format(words=typed),
                self.tr("Thử ít chữ hơn; không cần gõ dấu."),
            )
        elif wanted.lacking:
            self.say(self.tr("Không ai {what}").format(what=chip(wanted.lacking)))
        elif narrowed:
            self.say(self.tr("Không có ai hợp các điều kiện"), self.tr("Bỏ bớt điều kiện ở trên danh sách."))
        elif wanted.branch:
            self.say(self.tr("{unit} chưa có đoàn viên").format(unit=unit))
        else:
            self.say(
                self.tr("Chưa có đoàn viên nào"),
                self.tr("Thêm người đầu tiên: chỉ cần họ tên, các mục khác ghi sau."),
            )
