"""The one style sheet, made from the tokens. Knows properties and class names, no page."""

from __future__ import annotations

from app.ui.theme.drawn import drawn
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
    placeholder-text-color: {c.quiet};
}}
QLineEdit, QSpinBox, QDateEdit, QComboBox {{ min-height: {px(CONTROL - 10)}; }}
{_each(field, ":focus")} {{ border: 2px solid {c.focus}; padding: {px(3)} {px(7)}; }}
{_each(field, '[guess="true"]')} {{ background: {c.guess_ground}; border-color: {c.guess}; }}
{_each(field, '[tone="late"]')} {{ border-color: {c.late}; }}
{_each(field, ":disabled")} {{ color: {c.quiet}; background: {c.ground}; }}
{_each(field, '[plain="true"]')} {{ background: transparent; border-color: transparent; }}
{_each(field, '[plain="true"]:hover')} {{ border-color: {c.line}; }}
QComboBox QLineEdit, QSpinBox QLineEdit, QDateEdit QLineEdit,
QComboBox QLineEdit:focus, QSpinBox QLineEdit:focus, QDateEdit QLineEdit:focus {{
    border: none; background: transparent; padding: 0; min-height: 0;
}}
QSpinBox {{ padding-left: {px(10)}; padding-right: {px(24)}; }}
QComboBox {{ padding-right: {px(24)}; }}
QComboBox:focus {{ padding-right: {px(23)}; }}
QComboBox::drop-down, QDateEdit::drop-down {{
    subcontrol-origin: padding; subcontrol-position: center right; width: {px(24)}; border: none; background: transparent;
}}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: {drawn("down", c.quiet)}; width: {px(16)}; height: {px(16)}; }}
QComboBox::down-arrow:disabled {{ image: {drawn("down", c.line)}; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: {px(22)}; border: none; background: transparent; subcontrol-origin: border; }}
QSpinBox::up-button {{ subcontrol-position: top right; }}
QSpinBox::down-button {{ subcontrol-position: bottom right; }}
QSpinBox::up-arrow {{ image: {drawn("up", c.quiet)}; width: {px(12)}; height: {px(12)}; }}
QSpinBox::down-arrow {{ image: {drawn("down", c.quiet)}; width: {px(12)}; height: {px(12)}; }}
QCheckBox, QRadioButton {{ spacing: {px(8)}; min-height: {px(28)}; background: transparent; }}
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {{
    width: {px(16)}; height: {px(16)}; border: 1px solid {c.quiet}; background: {c.raised}; border-radius: {px(4)};
}}
QRadioButton::indicator {{ border-radius: {px(9)}; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {c.act}; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: 2px solid {c.focus}; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{
    background: {c.act}; border-color: {c.act}; image: {drawn("check", c.act_text)};
}}
QCheckBox::indicator:indeterminate {{ background: {c.act}; border-color: {c.act}; image: {drawn("minus", c.act_text)}; }}
QRadioButton::indicator:checked {{ border-color: {c.act}; image: {drawn("dot", c.act)}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {c.line}; background: {c.ground}; }}
QCheckBox:focus, QRadioButton:focus {{ text-decoration: underline; }}
QComboBox QAbstractItemView {{ background: {c.raised}; border: 1px solid {c.line}; outline: none; }}

QPushButton, QToolButton[kind="button"] {{
    background: {c.raised}; border: 1px solid {c.line}; border-radius: {RADIUS}px;
    min-height: {px(CONTROL - 10)}; padding: {px(4)} {px(12)};
}}
QPushButton:hover, QToolButton[kind="button"]:hover {{ border-color: {c.act}; color: {c.act}; }}
QPushButton:focus, QToolButton[kind="button"]:focus {{ border: 2px solid {c.focus}; padding: {px(3)} {px(11)}; }}
QPushButton:disabled {{ color: {c.quiet}; background: {c.ground}; }}
QPushButton[kind="primary"] {{ background: {c.act}; color: {c.act_text}; border-color: {c.act}; font-weight: 600; }}
QPushButton[kind="primary"]:hover {{ background: {c.act_hover}; border-color: {c.act_hover}; color: {c.act_text}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {c.text}; }}
QPushButton[kind="primary"]:disabled {{ background: {c.sunken}; color: {c.quiet}; border-color: {c.line}; }}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; color: {c.act}; }}
QPushButton[kind="quiet"]:hover {{ background: {c.act_ground}; }}
QPushButton[kind="danger"] {{ color: {c.late}; border-color: {c.late}; }}
QPushButton[kind="danger"]:disabled {{ color: {c.quiet}; border-color: {c.line}; }}
QPushButton[kind="chip"] {{
    background: {c.raised}; border-radius: {px(14)}; padding: {px(2)} {px(12)}; min-height: {px(22)};
}}
QPushButton[kind="chip"]:checked {{ background: {c.act_ground}; border-color: {c.act}; color: {c.text}; font-weight: 600; }}
QToolButton {{ background: transparent; border: 2px solid transparent; border-radius: {RADIUS}px; padding: {px(4)}; }}
QToolButton[kind="menu"] {{ padding: {px(4)} {px(10)}; }}
QToolButton::menu-indicator {{ image: none; }}
QToolButton:focus {{ border-color: {c.focus}; }}
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
    background: {c.act_ground}; color: {c.text}; border-radius: {px(8)}; padding: {px(1)} {px(7)};
    min-height: {px(16)}; font-size: {px(TypeSize.NOTE)}; font-weight: 600;
}}
QLabel[role="badge"][tone="late"] {{ background: {c.late_ground}; color: {c.late}; }}
QLabel[role="badge"][tone="due"] {{ background: {c.due_ground}; color: {c.due}; }}
QLabel[role="badge"][tone="done"] {{ background: {c.done_ground}; color: {c.done}; }}
QLabel[role="badge"][tone="guess"] {{ background: {c.guess_ground}; color: {c.guess}; }}

QFrame[role="card"] {{ background: {c.raised}; border: 1px solid {c.line}; border-radius: {RADIUS}px; }}
QFrame[role="rail"] {{ background: {c.sunken}; border-right: 1px solid {c.line}; }}
QFrame[role="bar"] {{ background: {c.raised}; border-bottom: 1px solid {c.line}; }}
QFrame[role="sample"] {{ background: {c.due_ground}; border-bottom: 1px solid {c.line}; }}
QFrame[role="status"] {{ background: {c.raised}; border-top: 1px solid {c.line}; }}
QFrame[role="toast"] {{ background: {c.text}; border-radius: {RADIUS}px; }}
QFrame[role="toast"] QLabel {{ color: {c.raised}; }}
QFrame[role="toast"] QPushButton {{ background: transparent; border: none; color: {c.raised}; font-weight: 600; text-decoration: underline; }}
QFrame[role="toast"][tone="late"] {{ background: {c.late_ground}; border: 1px solid {c.late}; }}
QFrame[role="toast"][tone="late"] QLabel, QFrame[role="toast"][tone="late"] QPushButton {{ color: {c.text}; }}

QPushButton[kind="line"] {{ background: transparent; border-color: transparent; text-align: left; padding: {px(4)} {px(10)}; }}
QPushButton[kind="line"]:hover {{ background: {c.act_ground}; }}

QPushButton[kind="status"] {{
    background: transparent; border: 1px solid transparent; text-align: left; padding: 0 {px(6)}; min-height: {px(26)};
    font-size: {px(TypeSize.NOTE)}; color: {c.quiet};
}}
QPushButton[kind="status"][tone="due"] {{ color: {c.due}; }}
QPushButton[kind="status"][tone="late"] {{ color: {c.late}; }}
QPushButton[kind="status"]:hover {{ background: {c.act_ground}; }}
QPushButton[kind="status"]:focus {{ border: 2px solid {c.focus}; padding: 0 {px(5)}; min-height: {px(24)}; }}

QPushButton[kind="rail"] {{
    background: transparent; border: 2px solid transparent; text-align: left; padding: {px(6)} {px(10)};
    min-height: {px(24)};
}}
QPushButton[kind="rail"]:hover {{ background: {c.act_ground}; color: {c.text}; }}
QPushButton[kind="rail"]:checked {{
    background: {c.raised}; color: {c.act}; font-weight: 600; border-left: 3px solid {c.act}; padding-left: {px(9)};
}}
QPushButton[kind="rail"]:focus {{ border: 2px solid {c.focus}; padding: {px(6)} {px(10)}; }}

QAbstractItemView {{
    background: {c.raised}; border: 1px solid {c.line}; border-radius: {RADIUS}px; outline: none;
    alternate-background-color: {c.ground};
    selection-background-color: {c.selection}; selection-color: {c.selection_text};
}}
QAbstractItemView:focus {{ border-color: {c.focus}; }}
QTableView::item {{ padding: 0 {px(5)}; }}
QTableView, QTreeView, QListView {{ font-size: {px(TypeSize.TABLE)}; gridline-color: {c.sunken}; }}
QListWidget[role="sections"] {{ background: transparent; border: none; font-size: {px(TypeSize.BODY)}; }}
QListWidget[role="sections"]::item {{ padding: {px(4)} {px(8)}; border-radius: {RADIUS}px; min-height: {px(24)}; }}
QListWidget[role="sections"]::item:selected {{ background: {c.act_ground}; color: {c.text}; }}
QTreeView::item, QListView::item {{ min-height: {px(28)}; }}
QTreeView::branch:has-children:closed {{ image: {drawn("right", c.quiet)}; }}
QTreeView::branch:has-children:open {{ image: {drawn("down", c.quiet)}; }}
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
QProgressBar {{
    background: {c.sunken}; border: none; border-radius: {px(3)}; min-height: {px(6)}; max-height: {px(6)}; text-align: right; color: transparent;
}}
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
