"""Themes: every meaning there, words readable on their grounds, icons drawn, Qt's words in Vietnamese."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import asdict

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit

from app.base.paths import resource
from app.ui.theme import look
from app.ui.theme.icons import MEANINGS, pixmap
from app.ui.theme.tokens import THEMES, load
from app.ui.widgets.buttons import Button

# What is read on what. 4.5:1 for words (WCAG AA), 3:1 for lines of controls and marks.
WORDS = [
    *[
        ("text", ground)
        for ground in ("ground", "raised", "sunken", "act_ground", "due_ground", "late_ground", "done_ground")
    ],
    *[("quiet", ground) for ground in ("ground", "raised", "sunken")],
    *[("act", ground) for ground in ("ground", "raised")],
    ("act_text", "act"),
    ("act_text", "act_hover"),
    ("text", "guess_ground"),
    ("selection_text", "selection"),
    *[
        (tone, ground)
        for tone in ("due", "late", "done")
        for ground in ("raised", "ground", f"{tone}_ground")
    ],
    ("guess", "guess_ground"),
    ("raised", "text"),
]
MARKS = [("focus", "ground"), ("focus", "raised"), ("guess", "raised"), ("act", "sunken")]


def luminance(value: str) -> float:
    parts = [channel / 255 for channel in QColor(value).getRgb()[:3]]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("ink", "ground"), WORDS)
def test_words_are_readable(name, ink, ground):
    colours = asdict(load(name).colours)
    least = 7.0 if name == "contrast" and ink == "text" else 4.5
    assert contrast(colours[ink], colours[ground]) >= least, (ink, ground)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_marks_are_seen(name, mark, ground):
    colours = asdict(load(name).colours)
    assert contrast(colours[mark], colours[ground]) >= 3.0, (mark, ground)


@pytest.mark.parametrize("meaning", sorted(MEANINGS))
def test_every_meaning_has_its_drawing(qapp, meaning):
    image = pixmap(meaning).toImage()
    inked = sum(
        image.pixelColor(x, y).alpha() > 0 for x in range(image.width()) for y in range(image.height())
    )
    assert inked > 20
    # Drawn whole: ink on more than one side of the middle.
    columns = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).alpha() > 60 for y in range(image.height()))
    ]
    assert min(columns) < image.width() * 0.45
    assert max(columns) > image.width() * 0.5


def test_theme_and_scale_switch_live(qapp, qtbot, watchdog):
    with watchdog.excused("a whole application is dressed anew"):
        line = QLineEdit("Đoàn")
        qtbot.addWidget(line)
        line.show()
        before = line.sizeHint().height()
        heard = []
        look.dressing.changed.connect(lambda: heard.append(1))
        look.put_on(qapp, "dark", scale=200)
        qtbot.wait(20)
        assert heard
        assert look.px(10) == 20
        assert line.sizeHint().height() > before * 1.5
        assert look.colour("ground").lightness() < 64
        look.put_on(qapp, "light")


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_no_text_is_smaller_than_12_pixels(qapp, scale):
    import re

    from app.ui.theme.sheet import style_sheet

    sizes = [int(one) for one in re.findall(r"font-size: (\d+)px", style_sheet(load("light"), scale))]
    assert min(sizes) >= 12


def test_qt_speaks_vietnamese(qapp, qtbot):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert {button.text().replace("&", "") for button in box.buttons()} == {"Đồng ý", "Huỷ"}


def test_qt_asks_for_each_of_our_words(qapp):
    """A word of a context that Qt does not know would never be shown: each is in one of Qt's own catalogues."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    known = []
    from pathlib import Path

    for path in sorted(Path(folder).glob("qtbase_*.qm")):
        one = QTranslator()
        assert one.load(str(path))
        known.append(one)
    unknown = []
    for context in ET.parse(resource("i18n", "qt", "qtbase_vi.ts")).getroot().iter("context"):
        name = context.findtext("name")
        for message in context.iter("message"):
            source = message.findtext("source")
            if not any(one.translate(name, source) or one.translate(name, source, None, 1) for one in known):
                unknown.append((name, source))
    assert unknown == []
    assert QCoreApplication.translate("QFileDialog", "Look in:") == "Tìm trong:"


def test_a_figure_stands_off_the_edge_of_its_box(qtbot):
    from app.ui.widgets.number_box import NumberBox

    box = NumberBox()
    qtbot.addWidget(box)
    assert box.lineEdit().textMargins().left() >= 8


def test_words_that_come_to_a_button_later_leave_room_beside_its_icon(qtbot):
    late, soon = Button("", meaning="filter"), Button("Hồ sơ thiếu", meaning="filter")
    for one in (late, soon):
        qtbot.addWidget(one)
    assert late.iconSize() != soon.iconSize()
    late.setText("Hồ sơ thiếu")
    assert late.iconSize() == soon.iconSize()
