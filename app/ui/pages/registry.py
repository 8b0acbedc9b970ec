"""Which pages there are, in the order of the rail. The one place to add a page.

A page whose module does not exist is absent: the rail shows only what works. Modules are looked for without importing
them; a page is imported when it is first opened. Beside ``page.py`` a package may have ``badge.py`` with
``count(desk) -> int`` (runs off the window's thread) and ``SUBJECTS``: what needs a hand, shown on the rail before the
page was ever opened.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from app.bootstrap import Desk
    from app.ui.pages.base import Page


@dataclass(frozen=True, slots=True)
class Entry:
    """A page before it is made.

    ``apart``: stands below the line on the rail. Without ``rail`` it is opened from others; ``under``: the one whose door it has,
    which the rail shows as chosen meanwhile.
    """

    name: str
    icon: str
    module: str
    cls: str
    apart: bool = False
    rail: bool = True
    under: str = ""

    @property
    def title(self) -> str:
        return title(self.name)

    def there(self) -> bool:
        try:
            return find_spec(self.module) is not None
        except ModuleNotFoundError:
            return False

    def load(self) -> type[Page]:
        found: Any = getattr(importlib.import_module(self.module), self.cls)
        return found

    def badge(self) -> tuple[Callable[[Desk], int], frozenset[str]] | None:
        """How to count what needs a hand, and the tables it depends on."""
        named = f"{self.module.rpartition('.')[0]}.badge"
        try:
            if find_spec(named) is None:
                return None
        except ModuleNotFoundError:
            return None
        module = importlib.import_module(named)
        return module.count, frozenset(module.SUBJECTS)


def _entry(name: str, cls: str, *, apart: bool = False, rail: bool = True, under: str = "") -> Entry:
    return Entry(name, name, f"app.ui.pages.{name}.page", cls, apart, rail, under)


PAGES: Final = (
    _entry("today", "TodayPage"),
    _entry("incoming", "IncomingPage"),
    _entry("outgoing", "OutgoingPage"),
    _entry("members", "MembersPage"),
    _entry("tasks", "TasksPage"),
    _entry("registers", "RegistersPage"),
    _entry("dossiers", "DossiersPage"),
    _entry("searches", "SearchesPage"),
    _entry("reports", "ReportsPage"),
    _entry("exchange", "ExchangePage", apart=True),
    _entry("settings", "SettingsPage", apart=True),
    _entry("story", "StoryPage", rail=False),
    # opened from the head of 'Đoàn viên'
    _entry("units", "UnitsPage", rail=False, under="members"),
    _entry("operations", "OperationsPage", rail=False, under="members"),
    _entry("fees", "FeesPage", rail=False, under="members"),
    _entry("meetings", "MeetingsPage", rail=False, under="members"),
    Entry(
        "sheets", "table", "app.ui.pages.members.importing.page", "SheetsPage", rail=False, under="members"
    ),
)


def present() -> tuple[Entry, ...]:
    """The pages that work, in the order of the rail."""
    return tuple(entry for entry in PAGES if entry.there())


def title(name: str) -> str:
    """A page's name on the rail."""
    words = {
        "today": QCoreApplication.translate("Pages", "Hôm nay"),
        "incoming": QCoreApplication.translate("Pages", "Văn bản đến"),
        "outgoing": QCoreApplication.translate("Pages", "Văn bản đi"),
        "members": QCoreApplication.translate("Pages", "Đoàn viên"),
        "tasks": QCoreApplication.translate("Pages", "Công việc"),
        "registers": QCoreApplication.translate("Pages", "Sổ"),
        "dossiers": QCoreApplication.translate("Pages", "Hồ sơ"),
        "searches": QCoreApplication.translate("Pages", "Tra cứu"),
        "story": QCoreApplication.translate("Pages", "Toàn bộ diễn biến"),
        "reports": QCoreApplication.translate("Pages", "Báo cáo"),
        "exchange": QCoreApplication.translate("Pages", "Đồng bộ"),
        "units": QCoreApplication.translate("Pages", "Tổ chức"),
        "operations": QCoreApplication.translate("Pages", "Nghiệp vụ đoàn viên"),
        "fees": QCoreApplication.translate("Pages", "Đoàn phí"),
        "meetings": QCoreApplication.translate("Pages", "Họp, bầu cử"),
        "sheets": QCoreApplication.translate("Pages", "Nhập, xuất danh sách"),
        "settings": QCoreApplication.translate("Pages", "Cài đặt"),
    }
    return words[name]
