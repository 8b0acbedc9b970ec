"""Who is taken out of an operation, and why: the names to tick, the reason under them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.ui.pages.outgoing.lines import Line
from app.ui.pages.outgoing.small_dialogs import SmallDialog
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.words import Words

_SEEN = 9


class LeaveOutDialog(SmallDialog):
    """The act is possible once somebody is ticked and a reason is said."""

    def __init__(self, parent: QWidget, title: str, people: Sequence[tuple[str, str]]) -> None:
        self.names = QListWidget()
        for member_id, name in people:
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, member_id)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
            )
            item.setCheckState(Qt.CheckState.Unchecked)
            self.names.addItem(item)
        field = QWidget()
        column = QVBoxLayout(field)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        self.reason = Line(self.tr("Lý do"))
        self.names.setAccessibleName(self.tr("Những người trong việc"))
        self.names.setFixedHeight(min(_SEEN, max(2, len(people))) * px(28) + px(8))
        column.addWidget(self.names)
        column.addSpacing(Space.SMALL)
        column.addWidget(Words(self.tr("Lý do")))
        column.addWidget(self.reason)
        field.setFocusProxy(self.names)
        words = self.tr(
            "Người được rút không còn trong các bước và giấy tờ sau này; những người khác làm tiếp."
        )
        super().__init__(parent, title, words, field, self.tr("Rút khỏi việc"), danger=False)
        self.reason.edited.connect(self._settle)
        self.names.itemChanged.connect(lambda _: self._settle())
        self._settle()

    def chosen(self) -> list[str]:
        """Ids of those who are ticked."""
        items = (self.names.item(at) for at in range(self.names.count()))
        return [
            str(one.data(Qt.ItemDataRole.UserRole))
            for one in items
            if one.checkState() == Qt.CheckState.Checked
        ]

    def _settle(self) -> None:
        self.yes.setEnabled(bool(self.reason.value()) and bool(self.chosen()))

    @classmethod
    def ask(cls, parent: QWidget, title: str, people: Sequence[tuple[str, str]]) -> tuple[list[str], str]:
        """Ids and the reason; nobody when the person gave up."""
        asked = cls(parent, title, people)
        if asked.exec() != QDialog.DialogCode.Accepted:
            return [], ""
        return asked.chosen(), asked.reason.value()
