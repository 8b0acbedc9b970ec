"""Which records travel, and by which rule each of their fields is settled when two sides changed it.

Owns the answers; the table itself is written from the models (``table``). Fields that nobody knows, of a newer program,
are protected ones: the careful choice. The protocol's own records (conflicts, directives, grants) travel like any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from app.wire.table import CLASSES, FOREVER

STAYS: Final = frozenset({"saved_search"})
"""Records of one PC: they have a history there, and are not sent. Trust, settings and autosaved drafts are no records at all."""

CONFLICT, DIRECTIVE, GRANT, DELIVERY = "conflict", "directive", "grant", "delivery"

PROTOCOL_CLASSES: Final[dict[str, dict[str, str]]] = {
    # Two values of one field, both kept until a person decides. Written by headquarters, its id is the operation's.
    CONFLICT: {"I": "ent record kind mine theirs seqs why by dev t", "W": "state", "F": "note"},
}
"""Records that the protocol itself makes and no branch has a table for."""

WRITTEN_ABOVE: Final = frozenset({DELIVERY})
"""Only headquarters writes these."""
MADE_ABOVE: Final = frozenset({GRANT, DELIVERY})
"""Only headquarters makes these; a branch may move those that are not ``WRITTEN_ABOVE``. Conflicts it makes too, but any
PC that has seen one may bring it back after a restore of headquarters."""

SENSITIVE_FIELDS: Final = frozenset(
    {
        "ethnicity", "religion", "id_number", "id_issued_on", "id_issued_by", "party_joined_on", "party_official_on",
        "health", "family", "family_origin",
    }
)  # fmt: skip
"""Class S (Law 91/2025/QH15): origin, belief, Party, papers, health. Never in a log, masked where lists are shown."""
SENSITIVE_ENTITIES: Final = frozenset({"member_discipline", "nominee_remark"})

SEEN_ABOVE: Final = frozenset({"unit", "unit_event", "member", "series", "person"})
"""Of a branch's own records what officers of the levels above it may read; drafts and tasks are its own affair."""
_SEEN_ABOVE_BEGIN: Final = ("member_", "committee", "operation", "nominee")
_ONCE_HANDED_IN: Final = {"member_report": ("state", "handed")}
"""Seen above only with this value of a field: until a report is handed in, it is its unit's own affair."""

FIRST: Final = frozenset({"unit", "person", "series", "issued_number", GRANT, DIRECTIVE})
"""What others wait for; such operations are never held up by files."""


@cache
def classes_of(ent: str) -> dict[str, str]:
    """Field to class letter of one kind of record; empty for an unknown one."""
    table = PROTOCOL_CLASSES.get(ent) or CLASSES.get(ent) or {}
    found = {name: letter for letter, names in table.items() for name in names.split()}
    if found:
        found["id"] = "I"
    return found


def field_class(ent: str, name: str) -> str:
    return classes_of(ent).get(name, "P")


def known(ent: str) -> bool:
    return ent in PROTOCOL_CLASSES or (ent in CLASSES and ent not in STAYS)


def forever(ent: str) -> bool:
    return ent in FOREVER or ent in PROTOCOL_CLASSES


def sensitive(ent: str, name: str) -> bool:
    return ent in SENSITIVE_ENTITIES or name in SENSITIVE_FIELDS


def seen_above(ent: str, fields: Mapping[str, Any]) -> bool:
    """Whether officers of higher levels may read this record of a unit below them."""
    name, value = _ONCE_HANDED_IN.get(ent, ("", None))
    return (ent in SEEN_ABOVE or ent.startswith(_SEEN_ABOVE_BEGIN)) and fields.get(name) == value
