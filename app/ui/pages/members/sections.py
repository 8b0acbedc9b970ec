"""What other subjects hang into a member's record and onto chosen members: sections of the page, acts of a menu.

The one place to add either. A module that does not exist is absent, as with pages. A section's module has a class made as
``cls(seat)``: a QWidget with ``show_member(member_id)``, called whenever another record is shown or this one is read anew; it reads
by itself and hides itself while it has nothing to say. A module of acts has ``member_acts(seat) -> Sequence[MemberAct]``.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.seat import Seat


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the record's page, below its fields."""

    module: str
    cls: str

    def there(self) -> bool:
        return _there(self.module)

    def make(self, seat: Seat) -> QWidget:
        found: Any = getattr(importlib.import_module(self.module), self.cls)
        made: QWidget = found(seat)
        return made


@dataclass(frozen=True, slots=True)
class MemberAct:
    """A line of the menu 'Nghiệp vụ': its words, and what it does with the ids of the members chosen."""

    words: str
    act: Callable[[Sequence[str]], object]
    apart: bool = False
    """A line stands above it."""


SECTIONS: Final = (
    Section("app.ui.pages.members.years", "YearsSection"),
    Section("app.ui.pages.operations.member_section", "OperationsSection"),
    Section("app.ui.pages.meetings.member_section", "GatheringsSection"),
    Section("app.ui.pages.fees.member_section", "FeesSection"),
    Section("app.ui.pages.privacy.member_section", "PrivacySection"),
    Section("app.ui.pages.members.past", "PastSection"),
)
"""Top to bottom."""
ACTS: Final = (
    "app.ui.pages.operations.member_acts",
    "app.ui.pages.meetings.member_acts",
    "app.ui.pages.fees.member_acts",
    "app.ui.pages.privacy.member_acts",
    "app.ui.pages.members.prints.member_acts",
)


def present() -> tuple[Section, ...]:
    """The sections that work, in order."""
    return tuple(one for one in SECTIONS if one.there())


def acts(seat: Seat) -> list[MemberAct]:
    """All acts on chosen members, group by group."""
    found: list[MemberAct] = []
    for module in ACTS:
        if _there(module):
            found += importlib.import_module(module).member_acts(seat)
    return found


def _there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False
