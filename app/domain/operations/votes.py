"""Votes of a meeting on members, one by one: whether they carry, and what is odd about the counts. A count that cannot be stops the step."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from app.base.language import mark
from app.domain.operations.facts import Case, MemberFacts, RuleFinding, stop, warn


def count(data: Mapping[str, Any], name: str) -> int | None:
    value = data.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def carried(yes: int | None, present: int | None, share: Fraction) -> bool | None:
    """Whether more than ``share`` of those present said yes; None while nobody counted."""
    if yes is None or not present:
        return None
    return Fraction(yes, present) > share


def check_presence(case: Case, quorum: Fraction | None, source: str) -> list[RuleFinding]:
    """The counts of the meeting itself."""
    total, present = count(case.data, "total"), count(case.data, "present")
    found: list[RuleFinding] = []
    if total is None or present is None:
        return found
    if present > total:
        words = mark("Số có mặt ({present}) nhiều hơn tổng số ({total}).")
        found.append(stop(words, "", present=present, total=total))
    elif quorum is not None and total and Fraction(present, total) < quorum:
        found.append(
            warn(
                mark("Có mặt {present}/{total}, chưa đủ {quorum} số đoàn viên."),
                source,
                present=present,
                total=total,
                quorum=str(quorum),
            )
        )
    return found


def check_ballot(case: Case, one: MemberFacts, share: Fraction, source: str) -> list[RuleFinding]:
    """The counts on one member."""
    present, yes, no = count(case.data, "present"), count(one.data, "yes"), count(one.data, "no")
    if present is None or yes is None:
        return []
    if yes + (no or 0) > present:
        words = mark("{name}: số phiếu ({count}) nhiều hơn số có mặt ({present}).")
        return [stop(words, "", one, count=yes + (no or 0), present=present)]
    if not carried(yes, present, share):
        return [
            warn(
                mark(
                    "{name}: {yes}/{present} tán thành, chưa quá {share} số có mặt nên không được thông qua."
                ),
                source,
                one,
                yes=yes,
                present=present,
                share=str(share),
            )
        ]
    return []
