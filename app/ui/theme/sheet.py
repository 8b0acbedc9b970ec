"""The one style sheet, made from the tokens. Pure text; knows properties and class names, no page."""

from __future__ import annotations

from app.ui.theme.tokens import CONTROL, RADIUS, Theme, TypeSize


def style_sheet(theme: Theme, scale: int = 100) -> str:
    """Style sheet of a theme at ``scale`` per cent."""
    c = theme.colours

    def px(value: float) -> str:
        return f"{max(1, round(value * scale / 100))}px"

    field = "QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit, QComboBox"
    return f"""
QWidget {{ color: {c.text}; }}
QMainWindow, QDialog, #page {{ background: {c.ground}; }}
QToolTip {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.line}; padding: {px(4)} {px(8)}; }}

{field} {{
    background: {c.raised}; border: 1px solid {c.line}; border-radius: {RADIUS}px; padding: {px(4)} {px(8)};
    selection-background-color: {c.act}; selection-color: {c.act_text};
}}
QLineEdit, QSpinBox, QDateEdit, QComboBox {{ min-height: {px(CONTROL - 10)}; }}
{_each(field, ":focus")} {{ border: 2px solid {c.focus}; padding: {px(3)} {px(7)}; }}
{_each(field, '[guess="true"]')} {{ background: {c.guess_ground}; border-color: {c.guess}; }}
{_each(field, '[tone="late"]')} {{ border-color: {c.late}; }}
{_each(field, ":disabled")} {{ color: {c.quiet}; background: {c.ground}; }}
{_each(field, '[plain="true"]')} {{ background: transparent; border-color: transparent; }}
{_each(field, '[plain="true"]:hover')} {{ border-color: {c.line}; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: {px(24)}; }}
QComboBox QAbstractItemView {{ background: {c.raised}; border: 1px solid {c.line}; outline: none; }}

QPushButton, QToolButton[kind="button"] {{
    background: {c.raised}; border: 1px solid {c.line}; border-radius: {RADIUS}px;
    min-height: {px(CONTROL - 10)}; padding: {px(4)} {px(12)};
}}
QPushButton:hover, QToolButton[kind="button"]:hover {{ border-color: {c.act}; color: {c.act}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {c.focus}; padding: {px(3)} {px(11)}; }}
QPushButton:disabled {{ color: {c.quiet}; background: {c.ground}; }}
QPushButton[kind="primary"] {{ background: {c.act}; color: {c.act_text}; border-color: {c.act}; font-weight: 600; }}
QPushButton[kind="primary"]:hover {{ background: {c.act_hover}; border-color: {c.act_hover}; color: {c.act_text}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {c.text}; }}
QPushButton[kind="primary"]:disabled {{ background: {c.sunken}; color: {c.quiet}; border-color: {c.line}; }}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; color: {c.act}; }}
QPushButton[kind="quiet"]:hover {{ background: {c.act_ground}; }}
QPushButton[kind="danger"] {{ color: {c.late}; border-color: {c.late}; }}
QPushButton[kind="chip"] {{
    background: {c.raised}; border-radius: {px(14)}; padding: {px(2)} {px(12)}; min-height: {px(22)};
}}
QPushButton[kind="chip"]:checked {{ background: {c.act_ground}; border-color: {c.act}; color: {c.text}; font-weight: 600; }}
QToolButton {{ background: transparent; border: 2px solid transparent; border-radius: {RADIUS}px; padding: {px(4)}; }}
QToolButton:hover {{ background: {c.act_ground}; }}
QToolButton:checked {{ background: {c.act_ground}; }}

QLabel[role="title"] {{ font-size: {px(TypeSize.TITLE)}; font-weight: 600; }}
QLabel[role="heading"] {{ font-size: {px(TypeSize.HEADING)}; font-weight: 600; }}
QLabel[role="figure"] {{ font-size: {px(TypeSize.FIGURE)}; font-weight: 600; }}
QLabel[role="quiet"] {{ color: {c.quiet}; }}
QLabel[role="note"] {{ color: {c.quiet}; font-size: {px(TypeSize.NOTE)}; }}
QLabel[tone="due"] {{ color: {c.due}; }}
QLabel[tone="late"] {{ color: {c.late}; }}
QLabel[tone="done"] {{ color: {c.done}; }}
QLabel[tone="act"] {{ color: {c.act}; }}
QLabel[role="badge"] {{
    background: {c.act_ground}; color: {c.text}; border-radius: {px(9)}; padding: 0 {px(7)};
    font-size: {px(TypeSize.NOTE)}; font-weight: 600;
}}
QLabel[role="badge"][tone="late"] {{ background: {c.late_ground}; color: {c.late}; }}
QLabel[role="badge"][tone="due"] {{ background: {c.due_ground}; color: {c.due}; }}
QLabel[role="badge"][tone="done"] {{ background: {c.done_ground}; color: {c.done}; }}
QLabel[role="badge"][tone="guess"] {{ background: {c.guess_ground}; color: {c.guess}; }}

QFrame[role="card"] {{ background: {c.raised}; border: 1px solid {c.line}; border-radius: {RADIUS}px; }}
QFrame[role="rail"] {{ background: {c.sunken}; border-right: 1px solid {c.line}; }}
QFrame[role="bar"] {{ background: {c.raised}; border-bottom: 1px solid {c.line}; }}
QFrame[role="status"] {{ background: {c.raised}; border-top: 1px solid {c.line}; }}
QFrame[role="toast"] {{ background: {c.text}; border-radius: {RADIUS}px; }}
QFrame[role="toast"] QLabel {{ color: {c.raised}; }}
QFrame[role="toast"] QPushButton {{ background: transparent; border: none; color: {c.raised}; font-weight: 600; text-decoration: underline; }}
QFrame[role="toast"][tone="late"] {{ background: {c.late_ground}; border: 1px solid {c.late}; }}
QFrame[role="toast"][tone="late"] QLabel, QFrame[role="toast"][tone="late"] QPushButton {{ color: {c.text}; }}

QPushButton[kind="rail"] {{
    background: transparent; border: 2px solid transparent; text-align: left; padding: {px(6)} {px(10)};
    min-height: {px(24)};
}}
QPushButton[kind="rail"]:hover {{ background: {c.act_ground}; color: {c.text}; }}
QPushButton[kind="rail"]:checked {{ background: {c.raised}; color: {c.act}; font-weight: 600; }}
QPushButton[kind="rail"]:focus {{ border: 2px solid {c.focus}; padding: {px(6)} {px(10)}; }}

QAbstractItemView {{
    background: {c.raised}; border: 1px solid {c.line}; border-radius: {RADIUS}px; outline: none;
    alternate-background-color: {c.ground};
    selection-background-color: {c.selection}; selection-color: {c.selection_text};
}}
QAbstractItemView:focus {{ border-color: {c.focus}; }}
QTableView::item {{ padding: 0 {px(7)}; }}
QTableView, QTreeView, QListView {{ font-size: {px(TypeSize.TABLE)}; gridline-color: {c.sunken}; }}
QHeaderView {{ background: {c.sunken}; border: none; }}
QHeaderView::section {{
    background: {c.sunken}; color: {c.quiet}; border: none; border-bottom: 1px solid {c.line};
    padding: {px(6)} {px(8)}; font-size: {px(TypeSize.NOTE)}; font-weight: 600;
}}
QScrollArea, QScrollArea > QWidget > QWidget[role="flow"] {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: {px(12)}; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(12)}; margin: 0; }}
QScrollBar::handle {{ background: {c.line}; border-radius: {px(4)}; min-height: {px(32)}; min-width: {px(32)}; margin: {px(2)}; }}
QScrollBar::handle:hover {{ background: {c.quiet}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: transparent; }}
QSplitter::handle:horizontal {{ border-left: 1px solid {c.line}; margin: 0 3px; }}
QSplitter::handle:vertical {{ border-top: 1px solid {c.line}; margin: 3px 0; }}
QSplitter::handle:hover {{ border-color: {c.act}; }}
QProgressBar {{ background: {c.sunken}; border: none; border-radius: {px(3)}; height: {px(6)}; }}
QProgressBar::chunk {{ background: {c.act}; border-radius: {px(3)}; }}
QMenu {{ background: {c.raised}; border: 1px solid {c.line}; padding: {px(4)}; }}
QMenu::item {{ padding: {px(6)} {px(24)} {px(6)} {px(12)}; border-radius: {px(4)}; }}
QMenu::item:selected {{ background: {c.selection}; color: {c.selection_text}; }}
QMenu::item:disabled {{ color: {c.quiet}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: {px(4)} {px(8)}; }}
QTabBar::tab {{ padding: {px(6)} {px(12)}; border: none; border-bottom: 2px solid transparent; color: {c.quiet}; }}
QTabBar::tab:selected {{ color: {c.text}; border-bottom-color: {c.act}; font-weight: 600; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {c.line}; }}
"""


def _each(selectors: str, suffix: str) -> str:
    """Each selector of a list with a state behind it."""
    return ", ".join(one.strip() + suffix for one in selectors.split(","))
