"""Putting a theme on: Fusion, a palette, one style sheet made from the tokens, the interface font.

The style sheet speaks of object properties (``kind="primary"``, ``tone="late"``), never of single widgets. Dark mode is
our own palette: asking the platform for it does nothing under several of them.
"""

from __future__ import annotations

from dataclasses import asdict

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from app.base.paths import resource
from app.ui.theme.sheet import style_sheet
from app.ui.theme.tokens import Colours, Theme, TypeSize, load

_FAMILY = "Be Vietnam Pro"
_current: Theme | None = None


def put_on(app: QApplication, name: str, *, scale: int = 100) -> Theme:
    """Dress the whole application. ``scale`` in per cent (100-200) sizes type and controls."""
    global _current
    theme = load(name)
    _current = theme
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(palette(theme.colours))
    app.setFont(interface_font(scale))
    app.setStyleSheet(style_sheet(theme, scale))
    return theme


def current() -> Theme:
    """The theme that is on; the light one before any was put on."""
    return _current or load("light")


def colour(meaning: str) -> QColor:
    """A colour by its meaning: 'act', 'late', 'guess_ground' ..."""
    return QColor(asdict(current().colours)[meaning])


def interface_font(scale: int = 100, size: TypeSize = TypeSize.BODY, *, strong: bool = False) -> QFont:
    """The interface face in one of the type sizes; weights are 400 and 600 only."""
    font = QFont(_family())
    font.setPixelSize(max(12, round(size * scale / 100)))
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font


def palette(colours: Colours) -> QPalette:
    made = QPalette()
    roles = QPalette.ColorRole
    pairs = {
        roles.Window: colours.ground,
        roles.WindowText: colours.text,
        roles.Base: colours.raised,
        roles.AlternateBase: colours.ground,
        roles.Text: colours.text,
        roles.Button: colours.raised,
        roles.ButtonText: colours.text,
        roles.BrightText: colours.late,
        roles.Highlight: colours.selection,
        roles.HighlightedText: colours.selection_text,
        roles.ToolTipBase: colours.raised,
        roles.ToolTipText: colours.text,
        roles.PlaceholderText: colours.quiet,
        roles.Link: colours.act,
        roles.LinkVisited: colours.act,
        roles.Mid: colours.line,
        roles.Midlight: colours.sunken,
        roles.Light: colours.raised,
        roles.Dark: colours.line,
        roles.Shadow: colours.line,
        roles.Accent: colours.act,
    }
    for role, value in pairs.items():
        made.setColor(role, QColor(value))
    for role in (roles.Text, roles.ButtonText, roles.WindowText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.quiet))
    return made


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet looks at, and have the widget drawn by it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def _family() -> str:
    if _FAMILY not in QFontDatabase.families():
        for file in sorted(resource("fonts").glob("BeVietnamPro-*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
    return _FAMILY if _FAMILY in QFontDatabase.families() else QFont().family()
