"""The tools over the body: levels of the standard by their own marks, heading, bold, italic, up and down, undo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.layout.parts import Level
from app.standards import Standard
from app.ui.pages.outgoing.body_edit import BodyEdit
from app.ui.pages.outgoing.body_rows import Form
from app.ui.theme.look import dressing, interface_font, px, set_property
from app.ui.theme.tokens import TARGET, TypeSize
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.flow import FlowLayout

KEYED: tuple[Level | None, ...] = (
    None,
    Level.PART,
    Level.ROMAN,
    Level.CLAUSE,
    Level.DECIMAL_2,
    Level.POINT,
    Level.DASH,
    Level.PLUS,
    Level.ARTICLE,
)
"""Ctrl+1 … Ctrl+9."""
_SELDOM = (Level.PART,)
"""Has its key, and stands in the menu."""


class BodyTools(QWidget):
    """One row that wraps when it must."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Cấp của đoạn"))
        self._flow = FlowLayout(self, gap=0)
        self._levels: dict[Level | None, QToolButton] = {}
        self._others: list[Level] = []
        self._edit: BodyEdit | None = None
        self._drawn: list[tuple[QToolButton, bool, bool]] = []

    def serve(self, edit: BodyEdit) -> None:
        """Work on this text."""
        self._edit = edit
        words = self._level_words()
        for at, level in enumerate(KEYED, 1):
            name, tip = words[level]
            key, act = f"Ctrl+{at}", partial(edit.set_level, level)
            if level in _SELDOM:
                self._bind(key, act)
            else:
                self._levels[level] = self._tool(name, tip, key, act)
        self._title = self._tool(
            self.tr("Tiêu đề"), self.tr("Chữ của mục này là tiêu đề"), "Ctrl+T", edit.toggle_title
        )
        self._bold = self._tool("B", self.tr("Đậm"), "Ctrl+B", edit.toggle_bold, strong=True)
        self._italic = self._tool("I", self.tr("Nghiêng"), "Ctrl+I", edit.toggle_italic, slanted=True)
        undo = IconButton("undo", self.tr("Hoàn tác"), edit.undo, key="Ctrl+Z", parent=self)
        undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        undo.setEnabled(False)
        edit.document().undoAvailable.connect(undo.setEnabled)
        self._flow.addWidget(undo)
        self._more = IconButton(
            "more", self.tr("Cấp khác, đưa lên, đưa xuống"), self._offer_others, parent=self
        )
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._flow.addWidget(self._more)
        self._bind("Ctrl+U", edit.toggle_underline)
        edit.level_changed.connect(self._show)
        edit.currentCharFormatChanged.connect(lambda *_: self._show())
        dressing.changed.connect(self._dress)
        self._dress()
        self._show()

    def set_standard(self, standard: Standard) -> None:
        """Only levels that the standard has, called by its own marks."""
        for level, button in self._levels.items():
            button.setVisible(level is None or level.value in standard.levels)
        self._others = [Level(name) for name in standard.levels if Level(name) not in self._levels]

    def _level_words(self) -> dict[Level | None, tuple[str, str]]:
        return {
            None: (self.tr("Đoạn"), self.tr("Đoạn thường")),
            Level.PART: (self.tr("Phần"), self.tr("Phần I")),
            Level.CHAPTER: (self.tr("Chương"), self.tr("Chương I")),
            Level.SECTION: (self.tr("Mục"), self.tr("Mục 1")),
            Level.SUBSECTION: (self.tr("Tiểu mục"), self.tr("Tiểu mục 1")),
            Level.ROMAN: ("I.", self.tr("Mục số La Mã")),
            Level.CLAUSE: ("1.", self.tr("Khoản")),
            Level.DECIMAL_2: ("1.1.", self.tr("Điểm hai số")),
            Level.DECIMAL_3: ("1.1.1.", self.tr("Điểm ba số")),
            Level.DECIMAL_4: ("1.1.1.1.", self.tr("Điểm bốn số")),
            Level.POINT: ("a)", self.tr("Điểm chữ cái")),
            Level.DASH: ("–", self.tr("Gạch đầu dòng")),
            Level.PLUS: ("+", self.tr("Dấu cộng đầu dòng")),
            Level.ARTICLE: (self.tr("Điều"), self.tr("Điều 1.")),
        }

    def _tool(
        self,
        words: str,
        tip: str,
        key: str,
        act: Callable[[], object],
        *,
        strong: bool = False,
        slanted: bool = False,
    ) -> QToolButton:
        assert self._edit is not None
        made = QToolButton(self)
        made.setText(words)
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        made.setToolTip(f"{tip} · {shown}")
        made.setAccessibleName(tip)
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by keys; the caret stays in the text
        made.clicked.connect(lambda *_: act())
        made.clicked.connect(lambda *_: self._show())
        self._bind(key, act)
        self._drawn.append((made, strong, slanted))
        self._flow.addWidget(made)
        return made

    def _bind(self, key: str, act: Callable[[], object]) -> None:
        assert self._edit is not None
        shortcut = QShortcut(
            QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText), self._edit, act
        )
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _dress(self) -> None:
        for button, strong, slanted in self._drawn:
            font = interface_font(TypeSize.TABLE, strong=strong)
            font.setItalic(slanted)
            button.setFont(font)
            button.setMinimumSize(px(TARGET), px(TARGET))

    def _offer_others(self) -> None:
        assert self._edit is not None
        menu, words = QMenu(self), self._level_words()
        for level in self._others:
            act = menu.addAction(words[level][1], partial(self._edit.set_level, level))
            if level in KEYED:
                act.setShortcut(QKeySequence(f"Ctrl+{KEYED.index(level) + 1}"))
        menu.addSeparator()
        for text, key, by in ((self.tr("Đưa lên"), "Alt+Up", -1), (self.tr("Đưa xuống"), "Alt+Down", 1)):
            act = menu.addAction(text, partial(self._edit.move_rows, by))
            act.setShortcut(QKeySequence(key))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _show(self) -> None:
        """Press the buttons of what the caret stands in."""
        assert self._edit is not None
        row, look = self._edit.current(), self._edit.currentCharFormat()
        for level, button in self._levels.items():
            button.setChecked(level is row.level)
        set_property(self._more, "on", row.level in self._others)
        self._title.setChecked(row.form is Form.TITLE)
        self._title.setEnabled(row.level is not None)
        self._bold.setChecked(look.fontWeight() >= 600)
        self._italic.setChecked(look.fontItalic())
