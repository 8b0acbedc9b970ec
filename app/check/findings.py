"""What the checker says: one finding per fault, with the figure found, the figure allowed, and the article."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. ``place`` names the component and, for a body block, which one; ``part`` leads back to the data.

    The same wrong look over many paragraphs is one finding: ``count`` says how many, ``places`` the first of them.
    """

    severity: Severity
    rule: str
    place: str
    found: str
    allowed: str
    source: str
    message: str
    page: int | None = None
    part: str | None = None
    count: int = 1
    places: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        return asdict(self)


def in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Errors first, then as they stand in the letter; the same fault is said once per place."""
    once = dict.fromkeys(findings)
    return tuple(sorted(once, key=lambda one: _RANK[one.severity]))


def counts(findings: tuple[Finding, ...]) -> dict[str, int]:
    """Number of findings by severity, zeros included."""
    counted = Counter(one.severity.value for one in findings)
    return {severity.value: counted[severity.value] for severity in Severity}


def has_errors(findings: tuple[Finding, ...]) -> bool:
    return any(one.severity is Severity.ERROR for one in findings)
