"""Layout rules as data: reads and refuses ``resources/standards/*.toml``; composer and checker share each entry.

Owns what a standard may say. Knows nothing of letters, sheets or files made from them; roles and levels are plain words
here because the rooms that give them a type lie above.
"""

from __future__ import annotations

from app.standards.loader import available, load, read_file, standard_on
from app.standards.refusals import KindUnknown, LevelUnknown, StandardBroken, StandardUnknown, WordMissing
from app.standards.schema import Entry, Kind, LevelStyle, RoleStyle, Spacing, Standard

__all__ = [
    "Entry",
    "Kind",
    "KindUnknown",
    "LevelStyle",
    "LevelUnknown",
    "RoleStyle",
    "Spacing",
    "Standard",
    "StandardBroken",
    "StandardUnknown",
    "WordMissing",
    "available",
    "load",
    "read_file",
    "standard_on",
]
