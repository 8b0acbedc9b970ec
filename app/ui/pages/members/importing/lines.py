"""Lines of the preview and of the comparison, as the table shows them. Owns the words; reads plans, never files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from app.base.language import tr as said
from app.domain.members import STATUS_NAMES
from app.domain.privacy import covered
from app.intake.sheets import Fault
from app.intake.sheets.words import SKIPPED, reason, remedy
from app.services.member_compare import Comparison, Ours
from app.services.member_fields import label
from app.services.member_import_plan import Decision, Plan, RowLine, Verdict

MOST: Final = 2_000
"""Lines read for showing; the figures count all."""
_DAY: Final = 10


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``row`` 0: not of the sheet."""

    id: str
    row: int
    name: str
    birth: str
    unit: str
    words: str
    tone: str = ""


def of_plan(plan: Plan, key: str, decisions: Mapping[int, Decision], units: Mapping[str, str]) -> list[Line]:
    """Lines of one chip of the preview."""
    if key == "doubtful":
        return [
            Line(
                str(one.row),
                one.row,
                one.name,
                one.birth,
                one.unit,
                f"{_decided(decisions.get(one.row))} · {one.why}",
                "due",
            )
            for one in plan.doubts.values()
        ]
    if key == "refused":
        return [_of_fault(at, one, "late") for at, one in enumerate(plan.refused[:MOST])]
    if key == "notes":
        return [_of_fault(at, one, "") for at, one in enumerate(plan.notes[:MOST])]
    if key == "skipped":
        return [
            Line(str(row), row, words, "", "", said(SKIPPED[why]), "quiet")
            for row, words, why in plan.rows.skipped
        ]
    rows = plan.lines(Verdict(key), limit=MOST)
    return [Line(str(one.row), one.row, one.name, one.birth, one.unit, changes(one, units)) for one in rows]


def _decided(decision: Decision | None) -> str:
    words = {
        Decision.SAME: QCoreApplication.translate("SheetLines", "Cùng người"),
        Decision.NEW: QCoreApplication.translate("SheetLines", "Người mới"),
    }
    return words[decision] if decision is not None else QCoreApplication.translate("SheetLines", "Để riêng")


def _of_fault(at: int, one: Fault, tone: str) -> Line:
    words = (
        f"{one.column}: “{one.value}” {reason(one)}. {remedy(one)}"
        if one.value
        else f"{one.column}: {reason(one)}. {remedy(one)}"
    )
    return Line(f"{at}", one.row, one.name, "", "", words, tone)


def changes(row: RowLine, units: Mapping[str, str]) -> str:
    """'Điện thoại: 0912… → 0987…; Quê quán: (trống) → Xã A'; of what is sensitive, that it changes."""
    unit = QCoreApplication.translate("SheetLines", "Đơn vị")
    return "; ".join(
        f"{unit if name == 'unit_id' else label(name)}: {shown(covered(name, old), units)} → "
        f"{shown(covered(name, new), units)}"
        for name, old, new in row.changes
    )


def shown(value: Any, units: Mapping[str, str]) -> str:
    """A value for people: days as written, ids of units as their names."""
    if value in (None, ""):
        return QCoreApplication.translate("SheetLines", "(trống)")
    text = str(value)
    if len(text) == _DAY and text[4] == text[7] == "-":
        return f"{text[8:]}/{text[5:7]}/{text[:4]}"
    return units.get(text, text)


def of_comparison(found: Comparison, key: str, units: Mapping[str, str]) -> list[Line]:
    """Lines of one chip of the comparison."""
    if key == "differing":
        return [
            Line(str(one.row), one.row, one.name, one.birth, one.unit, changes(one, units))
            for one in found.differing[:MOST]
        ]
    if key == "doubtful":
        return of_plan(found.plan, key, {}, units)
    if key == "not_here":
        return [
            Line(str(one.row), one.row, one.name, one.birth, one.unit, "") for one in found.not_here[:MOST]
        ]
    return _ours(
        {"not_there": found.not_there, "gone_there": found.gone_there, "left_here": found.left_here}[key]
    )


def _ours(people: Sequence[Ours]) -> list[Line]:
    return [
        Line(
            one.id,
            0,
            one.name,
            one.birth,
            one.unit,
            " · ".join(part for part in (one.code, said(STATUS_NAMES.get(one.status, one.status))) if part),
        )
        for one in people[:MOST]
    ]
