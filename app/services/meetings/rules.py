"""The rules of meetings and committees: kinds of questions (resources/meetings) with the figures that hold on a day.

The figures themselves are rules of member work (services.rules); a clerk may set them otherwise.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from app.base.errors import InputRefused
from app.base.language import mark
from app.base.paths import resource
from app.domain.committees import Size
from app.domain.member_rules import RuleBook
from app.domain.units import UnitLevel
from app.domain.voting import Base, Matter

_BODIES: Final = {
    UnitLevel.CELL: "cell",
    UnitLevel.GRASSROOTS_CELL: "cell",
    UnitLevel.CELL_UNION: "cell_union",
    UnitLevel.SECTION: "grassroots",
    UnitLevel.GRASSROOTS: "grassroots",
    UnitLevel.COMMUNE: "commune",
    UnitLevel.PROVINCE: "province",
}


class MatterUnknown(InputRefused):
    code, what = "HOP-011", mark("Không có loại vấn đề biểu quyết “{matter}”.")
    remedy = mark("Chọn một trong: {known}.")


@lru_cache(maxsize=1)
def _kinds() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resource("meetings", "matters.toml").read_text("utf-8"))


def matter_names() -> dict[str, str]:
    """All kinds of questions by key, in the order of the file."""
    return {key: row["name"] for key, row in _kinds().items()}


def matter(key: str, book: RuleBook) -> Matter:
    """How this kind of question is decided by the rules of the day. Raises MatterUnknown."""
    row = _kinds().get(key)
    if row is None:
        raise MatterUnknown(matter=key, known=", ".join(_kinds()))
    quorum = book.rule(row.get("quorum", "meetings.quorum"))
    majority = book.rule(row.get("majority", "meetings.majority"))
    return Matter(
        key=key,
        name=row["name"],
        quorum=book.share(quorum.key),
        majority=book.share(majority.key),
        base=Base(row["base"]),
        secret=row.get("secret", False),
        online=row.get("online", False),
        quorum_source=quorum.said_source,
        source=majority.said_source,
        per_person=row.get("per_person", False),
        election=row.get("election", False),
        surplus=row.get("surplus", False),
        rounds=book.number("meetings.rounds"),
    )


@dataclass(frozen=True, slots=True)
class BodyRule:
    """How large a committee may be at one level."""

    size: Size
    source: str
    standing_source: str


def body_rule(level: str, book: RuleBook) -> BodyRule | None:
    """The sizes of a committee at this level; None where no rule is known."""
    name = _BODIES.get(UnitLevel(level))
    if name is None:
        return None
    rule = book.rule(f"bodies.committee_{name}")
    least, most = book.bounds(rule.key)
    standing = book.rule("bodies.standing_from")
    return BodyRule(
        Size(
            least,
            most,
            book.number(f"bodies.deputies_{name}"),
            book.number("bodies.cell_committee_from") if name == "cell" else 0,
            book.number(standing.key),
            book.share("bodies.standing_share"),
        ),
        rule.said_source,
        standing.said_source,
    )
