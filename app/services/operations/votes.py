"""Votes in the words of minutes: how many were there, how many said yes, in per cent with a Vietnamese comma."""

from __future__ import annotations

from app.services.operations.answers import number_of
from app.services.operations.kind import Run


def vote_values(run: Run) -> dict[str, str]:
    """Counts of the meeting, as minutes print them."""
    total, present = number_of(run.data, "total"), number_of(run.data, "present")
    absent = total - present if total is not None and present is not None and present <= total else None
    return {
        "số vắng mặt": str(absent) if absent is not None else "",
        "tỉ lệ có mặt": percent(present, total),
    }


def percent(part: int | None, whole: int | None) -> str:
    """'96,4%', '' where nothing was counted."""
    if part is None or not whole:
        return ""
    text = f"{part * 100 / whole:.1f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") + "%"
