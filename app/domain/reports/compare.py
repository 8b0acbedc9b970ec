"""What changed since a report was handed in: figure by figure, and for each who came and who went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.reports.sheet import Value


@dataclass(frozen=True, slots=True)
class Frozen:
    """A report as it was handed in."""

    title: str
    rows: tuple[tuple[str, str], ...]
    """Key and label, in order."""
    columns: tuple[tuple[str, str], ...]
    values: Mapping[str, Value]
    people: Mapping[str, tuple[str, ...]]
    """Ids behind each counted figure."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One figure that is another now, or counts others."""

    cell: str
    row: str
    column: str
    was: Value
    now: Value
    came: tuple[str, ...]
    gone: tuple[str, ...]


def changes(was: Frozen, now: Frozen) -> tuple[Moved, ...]:
    """In the order of the form. A figure that stayed equal while persons changed places is told too."""
    found = []
    labels, heads = dict(was.rows) | dict(now.rows), dict(was.columns) | dict(now.columns)
    for at in _order(was, now):
        before, after = was.people.get(at, ()), now.people.get(at, ())
        old, new = set(before), set(after)
        came, gone = (
            tuple(one for one in after if one not in old),
            tuple(one for one in before if one not in new),
        )
        if was.values.get(at) != now.values.get(at) or came or gone:
            row, _, column = at.partition("/")
            found.append(
                Moved(
                    at, labels.get(row, row), heads.get(column, column), was.values.get(at), now.values.get(at), came, gone
                )
            )  # fmt: skip
    return tuple(found)


def _order(was: Frozen, now: Frozen) -> Sequence[str]:
    return list(dict.fromkeys([*now.values, *was.values]))
