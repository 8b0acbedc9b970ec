"""The rules of meetings and committees as they stand in resources/meetings: read once, given as values of the domain."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from app.base.errors import InputRefused
from app.base.language import mark
from app.base.paths import resource
from app.domain.voting import Base, Matter


class MatterUnknown(InputRefused):
    code, what = "HOP-011", mark("Không có loại vấn đề biểu quyết “{matter}”.")
    remedy = mark("Chọn một trong: {known}.")


@lru_cache(maxsize=1)
def matters() -> dict[str, Matter]:
    """All kinds of questions by key, in the order of the file."""
    return {key: _matter(key, row) for key, row in _read("matters.toml").items()}


def matter(key: str) -> Matter:
    """Raises MatterUnknown."""
    found = matters().get(key)
    if found is None:
        raise MatterUnknown(matter=key, known=", ".join(matters()))
    return found


def _matter(key: str, row: dict[str, Any]) -> Matter:
    share = str(row["quorum"])
    return Matter(
        key=key,
        name=row["name"],
        quorum=Fraction(share.lstrip(">")),
        quorum_more=share.startswith(">"),
        base=Base(row["base"]),
        secret=row.get("secret", False),
        online=row.get("online", False),
        source=row["source"],
        certain=row.get("certain", True),
        per_person=row.get("per_person", False),
        election=row.get("election", False),
        surplus=row.get("surplus", False),
    )


@dataclass(frozen=True, slots=True)
class BodyRule:
    """How large a committee may be at one level."""

    least: int
    most: int
    deputies: int
    years: str
    small_below: int
    standing_from: int
    standing_share: Fraction
    source: str
    certain: bool


@lru_cache(maxsize=32)
def body_rule(level: str) -> BodyRule | None:
    """The sizes of a committee at this level; None where no rule is known."""
    data = _read("committees.toml")
    row = data["levels"].get(level)
    if row is None:
        return None
    return BodyRule(
        row["least"],
        row["most"],
        row["deputies"],
        row["years"],
        row.get("small_below", 0),
        data["standing_from"],
        Fraction(data["standing_share"]),
        data["source"],
        row.get("certain", True),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("meetings", name).read_text("utf-8"))
