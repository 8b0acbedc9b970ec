"""The form of an act on a unit: founding, merger, split, another name, level or place, dissolution, each with its decision.

Owns what each act asks for and how it is handed to the verbs. Refuses to judge: the verb does, and its sentence stands below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.base.language import tr as said
from app.domain.units import EVENT_LEVELS, LEVEL_NAMES
from app.services.members import MemberRow
from app.services.unit_acts import Decision, Part
from app.services.unit_history import UnitThen
from app.ui.pages.settings.declared import Choice
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn
from app.ui.widgets.pickers import DateField, PersonPicker
from app.ui.widgets.words import Heading, Quiet, Words

if TYPE_CHECKING:
    from app.services.change import Change
    from app.services.unit_acts import UnitActs

_ID: Final = Qt.ItemDataRole.UserRole


KINDS: Final = ("found", "rename", "level", "move", "merge", "split", "dissolve")


@dataclass(frozen=True, slots=True)
class Act:
    """What an act is called, what it says of itself, and which fields it asks for."""

    title: str
    hint: str
    fields: tuple[str, ...]


def act_of(kind: str) -> Act:
    """One of ``KINDS`` in the language of the window."""
    translate = QCoreApplication.translate
    return {
        "found": Act(
            translate("UnitActs", "Thành lập đơn vị"),
            translate("UnitActs", "Đơn vị mới trực thuộc đơn vị đang chọn."),
            ("name", "level"),
        ),
        "rename": Act(
            translate("UnitActs", "Đổi tên"),
            translate("UnitActs", "Danh sách và cây của những ngày trước vẫn mang tên cũ."),
            ("name",),
        ),
        "level": Act(
            translate("UnitActs", "Đổi cấp"),
            translate("UnitActs", "Chuyển đổi mô hình: chi đoàn thành chi đoàn cơ sở, đoàn cơ sở …"),
            ("level", "name"),
        ),
        "move": Act(
            translate("UnitActs", "Chuyển trực thuộc"),
            translate("UnitActs", "Đơn vị và mọi đơn vị dưới nó về cấp trên mới."),
            ("unit",),
        ),
        "merge": Act(
            translate("UnitActs", "Nhập vào đây"),
            translate(
                "UnitActs",
                "Các đơn vị được chọn nhập vào đơn vị này; đoàn viên chuyển theo. Ban Chấp hành, người ký của đơn vị nhập vào kết thúc cùng ngày.",
            ),
            ("units",),
        ),
        "split": Act(
            translate("UnitActs", "Chia tách"),
            translate("UnitActs", "Đoàn viên được chọn sang đơn vị mới, ngang cấp với đơn vị này."),
            ("name", "members", "ends"),
        ),
        "dissolve": Act(
            translate("UnitActs", "Giải thể"),
            translate(
                "UnitActs",
                "Đoàn viên và đơn vị trực thuộc chuyển về đơn vị nhận. Ban Chấp hành, người ký của đơn vị này kết thúc cùng ngày.",
            ),
            ("unit",),
        ),
    }[kind]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was filled in."""

    kind: str
    unit: str
    decision: Decision
    name: str = ""
    level: str = ""
    other: str = ""
    units: tuple[str, ...] = ()
    members: tuple[str, ...] = field(default=())
    ends: bool = False

    def run(self, acts: UnitActs) -> Change[Any]:
        """Hand it to its verb."""
        ways: dict[str, Callable[[], Change[Any]]] = {
            "found": lambda: acts.found(
                self.name, parent=self.unit, level=self.level, decision=self.decision
            ),
            "rename": lambda: acts.rename(self.unit, self.name, decision=self.decision),
            "level": lambda: acts.set_level(self.unit, self.level, name=self.name, decision=self.decision),
            "move": lambda: acts.move(self.unit, under=self.other, decision=self.decision),
            "merge": lambda: acts.merge(self.units, into=self.unit, decision=self.decision),
            "split": lambda: acts.split(
                self.unit, [Part(self.name, members=self.members)], ends=self.ends, decision=self.decision
            ),
            "dissolve": lambda: acts.dissolve(self.unit, to=self.other, decision=self.decision),
        }
        return ways[self.kind]()

    def papers(self, names: Mapping[str, str]) -> dict[str, Any]:
        """What the papers of this act are drafted from (UnitPapers.draft)."""
        ways: dict[str, tuple[str, Sequence[str], str]] = {
            "found": ("founded", (), self.name),
            "rename": ("renamed", (self.unit,), self.name),
            "level": ("level", (self.unit,), self.name),
            "move": ("moved", (self.unit,), names.get(self.other, "")),
            "merge": ("merge", self.units, names.get(self.unit, "")),
            "split": ("split", (self.unit,), self.name),
            "dissolve": ("dissolved", (self.unit,), names.get(self.other, "")),
        }
        act, units, result = ways[self.kind]
        under = self.unit if self.kind == "found" else None
        return {"act": act, "units": units, "result": result, "under": under, "members": self.members}


class ActForm(QScrollArea):
    """``saved`` carries Asked."""

    saved = Signal(object)
    papers_wanted = Signal(object)
    """Drafts of proposal, scheme and decision for what stands here: Asked."""
    left = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._kind, self._unit = "", ""
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("role", "flow")
        self.setWidget(inner)
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.LARGE, Space.SMALL, Space.MEDIUM, Space.LARGE)
        self.heading = Heading("")
        self.heading.setWordWrap(True)
        self.help = Quiet("")
        column.addWidget(self.heading)
        column.addWidget(self.help)
        self._parts: dict[str, QWidget] = {}
        self.name, self.level, self.unit = QLineEdit(), Choice(), PersonPicker(self.tr("Đơn vị"))
        self.units, self.members, self.ends = (
            QListWidget(),
            QListWidget(),
            QCheckBox(self.tr("Đơn vị cũ thôi hoạt động")),
        )
        for level, words in LEVEL_NAMES.items():
            if level not in EVENT_LEVELS:
                self.level.addItem(said(words), str(level))
        for one in (self.units, self.members):
            one.setMinimumHeight(px(180))
        for key, label, editor in (
            ("name", self.tr("Tên đơn vị"), self.name),
            ("level", self.tr("Cấp"), self.level),
            ("unit", self.tr("Đơn vị cấp trên mới"), self.unit),
            ("units", self.tr("Nhập những đơn vị"), self.units),
            ("members", self.tr("Đoàn viên sang đơn vị mới"), self.members),
            ("ends", "", self.ends),
        ):
            self._add(column, key, label, editor)
        form = FormColumn()
        form.addSpacing(Space.MEDIUM)
        self.on, self.decided_on = DateField(today=today), DateField(today=today)
        self.number, self.note = QLineEdit(), QLineEdit()
        form.field(self.tr("Có hiệu lực từ ngày"), self.on)
        form.field(self.tr("Số quyết định"), self.number)
        form.field(self.tr("Ngày quyết định"), self.decided_on)
        form.field(self.tr("Ghi chú"), self.note)
        column.addLayout(form)
        self.fault = Words("", "note", tone="late", wrap=True)
        self.fault.hide()
        column.addWidget(self.fault)
        row = QHBoxLayout()
        row.addWidget(Button(self.tr("Ghi"), self.save, key="Ctrl+Return"))
        row.addWidget(
            Button(
                self.tr("Soạn giấy tờ"),
                self.draft_papers,
                meaning="outgoing",
                tip=self.tr(
                    "Tờ trình, đề án, quyết định kèm danh sách, trong Văn bản đi; chưa ghi gì vào cây"
                ),
            )
        )
        row.addWidget(Button(self.tr("Thôi"), self.left.emit, kind="quiet", key="Esc"))
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self._today = today

    def _add(self, column: QVBoxLayout, key: str, label: str, editor: QWidget) -> None:
        part = QWidget()
        inside = QVBoxLayout(part)
        inside.setContentsMargins(0, Space.SMALL, 0, 0)
        inside.setSpacing(Space.TIGHT)
        if label:
            words = Words(label)
            words.setBuddy(editor)
            words.setObjectName("label")
            editor.setAccessibleName(label)
            inside.addWidget(words)
        inside.addWidget(editor)
        self._parts[key] = part
        column.addWidget(part)

    def begin(
        self, kind: str, unit: UnitThen, units: Sequence[UnitThen], members: Sequence[MemberRow]
    ) -> None:
        """Empty fields for an act on ``unit``."""
        self._kind, self._unit = kind, unit.id
        act = act_of(kind)
        self.heading.setText(f"{act.title}: {unit.name}")
        self.help.setText(act.hint)
        for key, part in self._parts.items():
            part.setVisible(key in act.fields)
        self.name.setText(unit.name if kind in ("rename", "level") else "")
        self.level.setCurrentIndex(max(0, self.level.findData("cell" if kind == "found" else unit.level)))
        others = [(one.id, one.name) for one in units if one.id != unit.id]
        self.unit.set_people(others)
        self.unit.set_id(unit.parent_id or "" if kind == "dissolve" else "")
        label = self._parts["unit"].findChild(Words, "label")
        if label is not None:
            label.setText(self.tr("Đơn vị nhận") if kind == "dissolve" else self.tr("Đơn vị cấp trên mới"))
        near = sorted(units, key=lambda one: one.parent_id != unit.parent_id)  # sisters first
        _fill(self.units, [(one.id, one.name) for one in near if one.id not in (unit.id, unit.parent_id)])
        _fill(self.members, [(one.id, one.full_name) for one in members])
        self.ends.setChecked(False)
        self.on.set_date(self._today)
        self.decided_on.set_date(None)
        for line in (self.number, self.note):
            line.clear()
        self.refuse("")
        first = {"unit": self.unit, "units": self.units}.get(act.fields[0], self.name)
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def save(self) -> None:
        """Hand over what stands here."""
        self._hand(self.saved)

    def draft_papers(self) -> None:
        """The papers come first; the act is entered when it was decided."""
        self._hand(self.papers_wanted)

    def _hand(self, way: SignalInstance) -> None:
        fault = self._lacking()
        if fault:
            self.refuse(fault)
            return
        decision = Decision(self.on.date(), self.number.text(), self.decided_on.date(), self.note.text())
        way.emit(
            Asked(
                self._kind, self._unit, decision, name=self.name.text(), level=str(self.level.currentData()),
                other=self.unit.person()[0] or "", units=_ticked(self.units), members=_ticked(self.members),
                ends=self.ends.isChecked(),
            )
        )  # fmt: skip

    def _lacking(self) -> str:
        fields = act_of(self._kind).fields
        if "name" in fields and not self.name.text().strip():
            return self.tr("Ghi tên đơn vị.")
        if "units" in fields and not _ticked(self.units):
            return self.tr("Chọn ít nhất một đơn vị để nhập vào.")
        if self._kind == "move" and not self.unit.person()[0]:
            return self.tr("Chọn đơn vị cấp trên mới.")
        return ""

    def refuse(self, words: str) -> None:
        self.fault.setText(words)
        self.fault.setVisible(bool(words))
        if words:
            self.ensureWidgetVisible(self.fault)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _fill(into: QListWidget, rows: Sequence[tuple[str, str]]) -> None:
    into.clear()
    for named, words in rows:
        item = QListWidgetItem(words)
        item.setData(_ID, named)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        into.addItem(item)


def _ticked(of: QListWidget) -> tuple[str, ...]:
    items = (of.item(at) for at in range(of.count()))
    return tuple(str(item.data(_ID)) for item in items if item.checkState() is Qt.CheckState.Checked)
