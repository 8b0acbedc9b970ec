"""The forms, the days they are due and what a complete record must have, read from resources/reports. Refuses data that are not sound."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Final

import msgspec

from app.base.errors import InputRefused
from app.base.language import mark
from app.base.paths import resource
from app.domain.reports.forms import Form, faults
from app.domain.reports.periods import Calendar
from app.services.reports.facts import FIELDS

NAMES: Final = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "quarter", "half", "year")
"""In the order of menus: the nine of the national system, then the reports of the guides."""


class FormUnknown(InputRefused):
    code, what = "BCS-001", mark("Không có biểu “{form}”.")
    remedy = mark("Các biểu: {known}.")


class PeriodUnknown(InputRefused):
    code, what = "BCS-002", mark("Không hiểu kỳ báo cáo “{period}”.")
    remedy = mark("Ghi năm (2026), nửa năm (2026-H1) hoặc quý (2026-Q3); biểu này báo cáo theo {known}.")


@cache
def forms() -> tuple[Form, ...]:
    return tuple(_form(name) for name in NAMES)


def form_of(name: str) -> Form:
    """By its name or its number ('1', 'biểu 1'). Raises FormUnknown."""
    key = name.strip().casefold().removeprefix("biểu").removeprefix("bieu").strip()
    for one in forms():
        if one.name == key:
            return one
    raise FormUnknown(form=name, known=", ".join(NAMES))


@cache
def calendar() -> Calendar:
    return msgspec.convert(_data("calendar"), type=Calendar)


class BoardRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    certainty: str
    source: str
    fields: tuple[str, ...]


@cache
def board_rules() -> BoardRules:
    return msgspec.convert(_data("board"), type=BoardRules)


def _form(name: str) -> Form:
    made = msgspec.convert({"name": name, **_data(name)}, type=Form)
    wrong = faults(made, FIELDS)
    if wrong:
        raise ValueError(f"resources/reports/{name}.toml: {'; '.join(wrong)}")
    return made


def _data(name: str) -> dict[str, object]:
    return tomllib.loads(resource("reports", f"{name}.toml").read_text("utf-8"))
