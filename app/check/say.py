"""How a rule says what it found at one component."""

from __future__ import annotations

from dataclasses import replace

from app.base.language import mark, tr
from app.check.findings import Finding, Severity
from app.check.labels import excerpt, label, place_of
from app.check.seen import Seen
from app.standards.schema import Word


def say(
    one: Seen,
    rule: str,
    source: str,
    message: str,
    *,
    found: str = "",
    allowed: str = "",
    severity: Severity = Severity.WARNING,
    **values: object,
) -> Finding:
    """A finding at ``one``; ``message`` may name {name}, {found}, {allowed} and ``values``."""
    found = found or excerpt(one.text)
    return Finding(
        severity,
        rule,
        place_of(one.role, one.text),
        found,
        allowed,
        source,
        tr(message).format(name=label(one.role), found=found, allowed=allowed, **values),
        page=one.page,
        part=one.part,
    )


def counted(first: Finding, count: int, places: tuple[str, ...]) -> Finding:
    """A fault that stands in several places, said once."""
    said = tr(mark("{message} ({count} chỗ, từ “{place}”)")).format(
        message=first.message, count=count, place=first.place.partition(": ")[2] or first.place
    )
    return replace(first, message=said, count=count, places=places)


def values_of(entry: Word) -> tuple[str, ...]:
    """All that an entry lets pass."""
    return entry.allowed or (entry.use,)
