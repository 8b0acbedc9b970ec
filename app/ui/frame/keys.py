"""Every key of the window, in one list: bound here, and shown on the '?' sheet. A key that is not listed does not exist."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

# Name of the act -> its keys; the first is shown.
KEYS: Final[dict[str, tuple[str, ...]]] = {
    "find": ("Ctrl+K",),
    "find_here": ("Ctrl+F",),
    "new": ("Ctrl+N",),
    "primary": ("Ctrl+Return", "Ctrl+Enter"),
    "print": ("Ctrl+P",),
    "undo": ("Ctrl+Z",),
    "redo": ("Ctrl+Y", "Ctrl+Shift+Z"),
    "edit": ("F2",),
    "next": ("F3",),
    "refresh": ("F5",),
    "back": ("Alt+Left",),
    "lock": ("Ctrl+L",),
    "keys": ("F1", "?"),
    "quit": ("Ctrl+Q",),
}


def words() -> dict[str, str]:
    """What each act is called."""
    return {
        "find": QCoreApplication.translate("Keys", "Tìm trong tất cả"),
        "find_here": QCoreApplication.translate("Keys", "Tìm trong trang này"),
        "new": QCoreApplication.translate("Keys", "Thêm mới ở trang này"),
        "primary": QCoreApplication.translate("Keys", "Bấm nút chính của trang"),
        "print": QCoreApplication.translate("Keys", "In"),
        "undo": QCoreApplication.translate("Keys", "Hoàn tác"),
        "redo": QCoreApplication.translate("Keys", "Làm lại"),
        "edit": QCoreApplication.translate("Keys", "Sửa mục đang chọn"),
        "next": QCoreApplication.translate("Keys", "Mục kế tiếp"),
        "refresh": QCoreApplication.translate("Keys", "Đọc lại"),
        "back": QCoreApplication.translate("Keys", "Trang trước"),
        "lock": QCoreApplication.translate("Keys", "Khoá màn hình"),
        "keys": QCoreApplication.translate("Keys", "Bảng phím này"),
        "quit": QCoreApplication.translate("Keys", "Đóng chương trình"),
    }


def everywhere() -> tuple[tuple[str, str], ...]:
    """(key, words) of what works in lists, fields and on the page's picture, beside ``KEYS``."""
    translate = QCoreApplication.translate
    return (
        ("Alt+1 … 9", translate("Keys", "Sang trang thứ 1 … 9")),
        ("Enter", translate("Keys", "Mở dòng đang chọn; trong ô: sang ô sau")),
        ("Esc", translate("Keys", "Quay lại, đóng danh sách")),
        ("Tab", translate("Keys", "Xác nhận điều máy đoán rồi sang ô sau")),
        ("Ctrl+1 … 9", translate("Keys", "Cấp của đoạn trong phần soạn thảo")),
        ("+  −  0", translate("Keys", "Phóng to, thu nhỏ, vừa bề ngang trang văn bản")),
        ("↑  ↓", translate("Keys", "Trong ô ngày: thêm, bớt một ngày")),
    )


def bind(
    window: QWidget, acts: Mapping[str, Callable[[], object]], go: Callable[[int], object]
) -> list[QShortcut]:
    """Bind every act of ``KEYS`` and Alt+1 … Alt+9 on a window."""
    made = [_shortcut(window, key, act) for name, act in acts.items() for key in KEYS[name]]
    made += [_shortcut(window, f"Alt+{number}", partial(go, number)) for number in range(1, 10)]
    return made


def _shortcut(window: QWidget, key: str, act: Callable[[], object]) -> QShortcut:
    # By Qt's own names: in Vietnamese 'Enter' and 'Return' are one word, and two shortcuts of one key answer none.
    named = QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText)
    shortcut = QShortcut(named, window)
    shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
    shortcut.activated.connect(lambda: act())
    return shortcut
