"""Putting a theme on: Fusion, a palette, one style sheet made from the tokens, the interface font.

The style sheet speaks of object properties (``kind="primary"``, ``tone="late"``), never of single widgets. Dark mode is
our own palette: asking the platform for it does nothing under several of them.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from app.base.paths import resource
from app.ui.theme.sheet import style_sheet
from app.ui.theme.tokens import Colours, Theme, TypeSize, load

_FAMILY = "Be Vietnam Pro"
_current: Theme | None = None
_scale = 100


class Dressing(QObject):
    """Says that theme or scale changed: for what is drawn by hand or has a fixed size."""

    changed = Signal()


dressing = Dressing()


def put_on(app: QApplication, name: str, *, scale: int = 100) -> Theme:
    """Dress the whole application. ``name`` 'system' follows the platform; ``scale`` in per cent sizes type and controls."""
    global _current, _scale
    theme = load(resolved(app, name))
    _current, _scale = theme, max(75, min(250, scale))
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(palette(theme.colours))
    app.setFont(interface_font())
    app.setStyleSheet(style_sheet(theme, _scale))
    dressing.changed.emit()
    return theme


def resolved(app: QApplication, name: str) -> str:
    """'system' as 'light' or 'dark'."""
    if name != "system":
        return name
    return "dark" if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"


def scale() -> int:
    """The scale that is on, in per cent."""
    return _scale


def px(value: float) -> int:
    """A length of the design at the scale that is on. For fixed widths, icon sizes and drawing by hand."""
    return max(1, round(value * _scale / 100))


def current() -> Theme:
    """The theme that is on; the light one before any was put on."""
    return _current or load("light")


def colour(meaning: str) -> QColor:
    """A colour by its meaning: 'act', 'late', 'guess_ground' ..."""
    return QColor(getattr(current().colours, meaning))


def interface_font(size: TypeSize = TypeSize.BODY, *, strong: bool = False) -> QFont:
    """The interface face in one of the type sizes at the scale that is on; weights are 400 and 600 only."""
    font = QFont(_family())
    font.setPixelSize(max(12, px(size)))
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
