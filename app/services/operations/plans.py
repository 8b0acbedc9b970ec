"""The plans of all kinds of operations, read from resources/operations, and which code stands behind each.

One file per kind. A kind whose code does not exist is absent.
"""

from __future__ import annotations

import importlib
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Final

import msgspec

from app.base.errors import InputRefused
from app.base.language import mark
from app.base.paths import resource
from app.domain.operations.plan import Plan

if TYPE_CHECKING:
    from app.services.operations.kind import Kind

KINDS: Final = {
    "admit": "app.services.operations.admission:Admission",
    "card": "app.services.operations.cards:Card",
    "transfer": "app.services.operations.transfer:Transfer",
    "lost": "app.services.operations.cards:Lost",
    "mature": "app.services.operations.maturity:Maturity",
    "honorary": "app.services.operations.honours:Honorary",
    "remove": "app.services.operations.removal:Removal",
    "reward": "app.services.operations.honours:Reward",
    "discipline": "app.services.operations.discipline:Discipline",
    "grade": "app.services.grading.operations:Grading",
    "train": "app.services.grading.operations:Training",
    "nominate": "app.services.grading.operations:Nomination",
}
"""The code behind each kind, in the order of menus. Its plan is resources/operations/KIND.toml."""


class KindUnknown(InputRefused):
    code, what = "NV-001", mark("Không có nghiệp vụ “{kind}”.")
    remedy = mark("Các nghiệp vụ: {known}.")


@cache
def plans() -> tuple[Plan, ...]:
    """All plans there are, in the order of menus."""
    return tuple(_read(kind) for kind in KINDS if resource("operations", f"{kind}.toml").is_file())


def plan_of(kind: str) -> Plan:
    """Raises KindUnknown."""
    for one in plans():
        if one.kind == kind:
            return one
    raise KindUnknown(kind=kind, known=", ".join(one.kind for one in plans()))


@cache
def kind_of(name: str) -> Kind:
    """The code behind a kind. Raises KindUnknown."""
    plan_of(name)
    module, _, cls = KINDS[name].partition(":")
    made: Kind = getattr(importlib.import_module(module), cls)()
    return made


def _read(kind: str) -> Plan:
    data = tomllib.loads(resource("operations", f"{kind}.toml").read_text("utf-8"))
    return msgspec.convert({"kind": kind, **data}, type=Plan)
