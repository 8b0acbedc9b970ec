"""What the checker says, under the form like a spelling checker's: icon and words, click goes there, 'Sửa' where it is safe."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.check.findings import Severity
from app.services.fixes import Advice
from app.ui.theme.look import dressing, px
from app.ui.theme.tokens import TARGET, Space
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.words import IconLabel, Words

_LOOK = {
    Severity.ERROR: ("error", "late"),
    Severity.WARNING: ("warning", "due"),
    Severity.INFO: ("info", "quiet"),
}
_ROWS_SHOWN = 3.5


class AdviceView(QFrame):
    """'Kiểm tra 2' and the list; folds to its head line."""

    went = Signal(str)
    fixed = Signal(object)
    """Advice whose fix was asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        self._shown: tuple[Advice, ...] = ()
        self._open = True
        self._at = -1
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.TIGHT, Space.LARGE, Space.TIGHT)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        self._icon = IconLabel("check", "done")
        self._words = Words(self.tr("Kiểm tra"))
        self._fold = IconButton("down", self.tr("Ẩn hoặc hiện danh sách kiểm tra"), self._turn)
        head.addWidget(self._icon)
        head.addWidget(self._words, 1)
        head.addWidget(self._fold)
        column.addLayout(head)
        self._list = QScrollArea()
        self._list.setWidgetResizable(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(self.tr("Danh sách kiểm tra"))
        column.addWidget(self._list)
        dressing.changed.connect(self._fit)
        self._tell()

    def advice(self) -> tuple[Advice, ...]:
        return self._shown

    def show_advice(self, told: tuple[Advice, ...]) -> None:
        """Show these; equal ones leave the list as it is."""
        same = [one.finding for one in told] == [one.finding for one in self._shown]
        self._shown = told
        if same and self._list.widget() is not None:
            return
        held = QWidget()
        held.setProperty("role", "flow")
        rows = QVBoxLayout(held)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for at, one in enumerate(told):
            row = _Row(one)
            row.went.connect(partial(self._go, at))
            if one.fix is not None:
                row.offer(partial(self._fix, at))
            rows.addWidget(row)
        rows.addStretch(1)
        self._list.setWidget(held)
        self._tell()

    def next_one(self) -> None:
        """Go to the finding after the one gone to last, round and round."""
        if self._shown:
            self._at = (self._at + 1) % len(self._shown)
            self._go(self._at)

    def _go(self, at: int) -> None:
        if at < len(self._shown):
            finding = self._shown[at].finding
            self.went.emit(finding.part or place_for(finding.rule))

    def _fix(self, at: int) -> None:
        if at < len(self._shown):
            self.fixed.emit(self._shown[at])

    def _turn(self) -> None:
        self._open = not self._open
        self._tell()

    def _tell(self) -> None:
        errors = sum(one.finding.severity is Severity.ERROR for one in self._shown)
        count = len(self._shown)
        if not count:
            self._words.say(self.tr("Thể thức đúng"))
            self._icon.set_look("check", "done")
        else:
            words = self.tr("Kiểm tra {count}").format(count=count)
            if errors:
                words += " · " + self.tr("{count} lỗi phải sửa trước khi cấp số").format(count=errors)
            self._words.say(words)
            self._icon.set_look("error" if errors else "warning", "late" if errors else "due")
        self._fold.setVisible(bool(count))
        self._fold.set_look("down" if self._open else "up")
        self._fit()

    def _fit(self) -> None:
        count = len(self._shown) if self._open else 0
        self._list.setVisible(bool(count))
        self._list.setFixedHeight(round(min(count, _ROWS_SHOWN) * px(TARGET + 4)))


class _Row(QWidget):
    went = Signal()

    def __init__(self, one: Advice) -> None:
        super().__init__()
        finding = one.finding
        meaning, tone = _LOOK[finding.severity]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(IconLabel(meaning, tone, name=self._severity(finding.severity)))
        self._words = Words(finding.message, wrap=True)
        row.addWidget(self._words, 1)
        self._row = row
        self.setMinimumHeight(px(TARGET + 4))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{self._severity(finding.severity)}: {finding.message}")
        where = "\n".join((*(finding.places or (finding.place,)), finding.source)).strip()
        self.setToolTip(where)

    def offer(self, fix: Callable[[], object]) -> None:
        self._row.addWidget(Button(self.tr("Sửa"), fix, kind="quiet"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.went.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self.went.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self._words.set_tone("act")

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self._words.set_tone("")

    def _severity(self, severity: Severity) -> str:
        return {
            Severity.ERROR: self.tr("Lỗi"),
            Severity.WARNING: self.tr("Nên sửa"),
            Severity.INFO: self.tr("Lưu ý"),
        }[severity]


_PLACES = {
    "missing.letter-subject": "subject",
    "missing.abstract": "subject",
    "missing.addressee": "addressees[0]",
    "missing.body": "body[0].text",
    "missing.signer": "signature.name",
    "missing.authority": "signature.position",
    "missing.recipient": "storage",
    "missing.recipients-label": "recipients[0]",
    "missing.place-date": "date",
}


def place_for(rule: str) -> str:
    """Where to write what is missing."""
    return _PLACES.get(rule, "kind")


__all__ = ["AdviceView", "place_for"]
