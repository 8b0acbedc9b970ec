"""The tools over the body: levels of the standard by their own marks, looks, what may be put in, up and down, undo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.layout.parts import Level
from app.standards import Standard
from app.ui.pages.outgoing.body_edit import BodyEdit
from app.ui.pages.outgoing.body_rows import Form
from app.ui.pages.outgoing.table_board import TableBoard
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
_SELDOM = (Level.PART, Level.PLUS)
"""Have their keys, and stand in the menu."""


class BodyTools(QWidget):
    """One row that wraps when it must."""

    find_asked = Signal()
    picture_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Cấp của đoạn"))
        self._flow = FlowLayout(self, gap=0)
        self._levels: dict[Level | None, QToolButton] = {}
        self._others: list[Level] = []
        self._edit: BodyEdit | None = None
        self._keys: list[tuple[str, Callable[[], object]]] = []
        self._drawn: list[tuple[QToolButton, bool, bool, bool]] = []

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
        self._under = self._tool("U", self.tr("Gạch chân"), "Ctrl+U", edit.toggle_underline, under=True)
        self._quote = self._icon("quote", self.tr("Trích dẫn"), "Ctrl+Shift+Q", edit.toggle_quote)
        self._quote.setCheckable(True)
        self._note = self._icon("footnote", self.tr("Chú thích cuối trang"), "Ctrl+Alt+F", edit.insert_note)
        self.table = self._icon("table", self.tr("Bảng"), "Ctrl+Shift+B", self._offer_sizes)
        self._picture = self._icon("image", self.tr("Ảnh"), "Ctrl+Shift+A", self.picture_asked.emit)
        self._icon("page-break", self.tr("Ngắt trang"), "Ctrl+Shift+Return", edit.insert_break)
        self._icon("annex", self.tr("Thêm phụ lục"), "Ctrl+Shift+L", edit.insert_annex)
        undo = self._icon("undo", self.tr("Hoàn tác"), "Ctrl+Z", edit.undo, bind=False)
        undo.setEnabled(False)
        edit.document().undoAvailable.connect(undo.setEnabled)
        self._more = self._icon("more", self.tr("Việc khác với đoạn"), "", self._offer_others)
        for key, side in (
            ("Ctrl+L", "left"),
            ("Ctrl+E", "center"),
            ("Ctrl+R", "right"),
            ("Ctrl+J", "justify"),
        ):
            self._bind(key, partial(edit.align_rows, side))
        edit.cell_made.connect(self._bind_cell)
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
        under: bool = False,
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
        self._drawn.append((made, strong, slanted, under))
        self._flow.addWidget(made)
        return made

    def _icon(
        self, meaning: str, words: str, key: str, act: Callable[[], object], *, bind: bool = True
    ) -> IconButton:
        made = IconButton(meaning, words, act, key=key, parent=self)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if key and bind:
            self._bind(key, act)
        self._flow.addWidget(made)
        return made

    def _offer_sizes(self) -> None:
        """How large the new table is to be: a small board of cells, by mouse or arrows."""
        assert self._edit is not None
        if self._edit.isReadOnly():
            return
        board = TableBoard(self)
        board.chosen.connect(self._edit.insert_table)
        board.popup_under(self.table)

    def _bind_cell(self, cell: QWidget) -> None:
        for key, act in self._keys:
            _shortcut(key, act, cell)

    def _bind(self, key: str, act: Callable[[], object]) -> None:
        assert self._edit is not None
        self._keys.append((key, act))
        _shortcut(key, act, self._edit)

    def _dress(self) -> None:
        for button, strong, slanted, under in self._drawn:
            font = interface_font(TypeSize.TABLE, strong=strong)
            font.setItalic(slanted)
            font.setUnderline(under)
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
        for text, key, side in (
            (self.tr("Dàn đều"), "Ctrl+J", "justify"),
            (self.tr("Giữa"), "Ctrl+E", "center"),
            (self.tr("Trái"), "Ctrl+L", "left"),
            (self.tr("Phải"), "Ctrl+R", "right"),
        ):
            act = menu.addAction(text, partial(self._edit.align_rows, side))
            act.setShortcut(QKeySequence(key))
        menu.addSeparator()
        redo = menu.addAction(self.tr("Làm lại"), self._edit.redo)
        redo.setShortcut(QKeySequence("Ctrl+Y"))
        redo.setEnabled(self._edit.document().isRedoAvailable())
        menu.addAction(self.tr("Tìm và thay"), self.find_asked.emit).setShortcut(QKeySequence("Ctrl+F"))
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
        self._title.setEnabled(row.level is not None and row.thing is None)
        cell = self._edit.cell()
        look = cell.currentCharFormat() if cell is not None else look
        self._bold.setChecked(look.fontWeight() >= 600)
        self._italic.setChecked(look.fontItalic())
        self._under.setChecked(look.fontUnderline())
        self._quote.setChecked(bool(row.quoted))


def _shortcut(key: str, act: Callable[[], object], widget: QWidget) -> None:
    """A key of one text: the same keys do other things elsewhere in the window."""
    sequence = QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText)
    QShortcut(sequence, widget, act).setContext(Qt.ShortcutContext.WidgetShortcut)
