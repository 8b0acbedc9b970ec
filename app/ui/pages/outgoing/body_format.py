"""How a row lies in a text document: its block format, its character formats, and the row read from a block again.

Level, form, number, alignment and quotation are properties of the block's format, so undo brings them back with the words. A
table, a picture and a page break are one object character; a footnote is an object character after the words it hangs on.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFormat

from app.layout.parts import Annex, Level, Run
from app.layout.rich import merged
from app.ui.pages.outgoing.body_rows import ALIGNS, Align, BodyRow, Form, Quoted, Thing

LEVEL: Final = QTextFormat.Property.UserProperty + 1
FORM: Final = LEVEL + 1
NUMBER: Final = LEVEL + 2
ALIGN: Final = LEVEL + 3
QUOTED: Final = LEVEL + 4
THING: Final = LEVEL + 5
"""Number of a thing in ``Things``: in the format of its object character, or of an annex's block."""
NOTE: Final = LEVEL + 6
"""The words of a footnote, in the format of its object character."""
SOLID_OBJECT: Final = int(QTextFormat.ObjectTypes.UserObject) + 1
NOTE_OBJECT: Final = SOLID_OBJECT + 1
OBJECT: Final = "\ufffc"
_BOLD: Final = int(QFont.Weight.DemiBold)
_LINE: Final = 130  # per cent of the line
STEP: Final = 8  # pixels of the design of one step of indent
QUOTE_STEPS: Final = 3
ANNEX_TOP: Final = 44
"""Room over an annex's title, for the line and 'PHỤ LỤC I'."""
_INDENT: Final = {
    Level.ARTICLE: 9,
    Level.POINT: 8,
    Level.DECIMAL_2: 8,
    Level.DECIMAL_3: 9,
    Level.DECIMAL_4: 10,
    Level.DASH: 9,
    Level.PLUS: 11,
}
_STACKED: Final = {Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION}
_USUAL, _WIDE = 6, 11


class Things:
    """Tables, pictures, breaks and heads of annexes of one document. Formats hold their numbers; none is ever taken away,
    because undo may bring it back."""

    def __init__(self) -> None:
        self._kept: list[Thing] = []

    def keep(self, thing: Thing) -> int:
        self._kept.append(thing)
        return len(self._kept)

    def get(self, look: QTextFormat) -> Thing | None:
        """The thing a format speaks of."""
        number = look.property(THING)
        return self._kept[number - 1] if isinstance(number, int) and 0 < number <= len(self._kept) else None


def block_format(row: BodyRow, things: Things | None = None) -> QTextBlockFormat:
    """The look and the properties of a row's block."""
    made = QTextBlockFormat()
    made.setProperty(LEVEL, row.level.value if row.level else "")
    made.setProperty(FORM, row.form.value)
    made.setProperty(NUMBER, row.number or "")
    made.setProperty(ALIGN, row.align)
    made.setProperty(QUOTED, row.quoted.value)
    made.setBottomMargin(4)
    if row.solid:
        return made
    if isinstance(row.thing, Annex) and things is not None:
        made.setProperty(THING, things.keep(row.thing))
        made.setTopMargin(ANNEX_TOP)
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    else:
        usual = _WIDE if row.level in _STACKED else _INDENT.get(row.level, _USUAL) if row.level else _USUAL
        made.setIndent(usual + (QUOTE_STEPS if row.quoted else 0))
    made.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if row.level is None and row.align in ("center", "right"):
        made.setAlignment(
            Qt.AlignmentFlag.AlignHCenter if row.align == "center" else Qt.AlignmentFlag.AlignRight
        )
    return made


def char_format(run: Run | None = None) -> QTextCharFormat:
    made = QTextCharFormat()
    if run is not None and run.b:
        made.setFontWeight(QFont.Weight.Bold)
    if run is not None and run.i:
        made.setFontItalic(True)
    if run is not None and run.u:
        made.setFontUnderline(True)
    return made


def note_format(words: str) -> QTextCharFormat:
    """Of the character that stands for a footnote."""
    made = QTextCharFormat()
    made.setObjectType(NOTE_OBJECT)
    made.setProperty(NOTE, words)
    return made


def thing_format(number: int) -> QTextCharFormat:
    """Of the character that stands for a table, a picture or a break."""
    made = QTextCharFormat()
    made.setObjectType(SOLID_OBJECT)
    made.setProperty(THING, number)
    return made


def shape_of(block: QTextBlock) -> BodyRow:
    """Level, form, number, alignment and quotation of a block, without its words and things."""
    look = block.blockFormat()
    level, align = str(look.property(LEVEL) or ""), str(look.property(ALIGN) or "justify")
    return BodyRow(
        level=Level(level) if level else None,
        form=Form(str(look.property(FORM) or "words")),
        number=str(look.property(NUMBER) or "") or None,
        align=_align(align),
        quoted=Quoted(str(look.property(QUOTED) or "")),
    )


def row_of(block: QTextBlock, things: Things) -> BodyRow:
    """The row that a block shows, with clean words."""
    shape = shape_of(block)
    solid: Thing | None = None
    runs: list[Run] = []
    for text, look in spans_of(block):
        kind = look.objectType()
        if kind == SOLID_OBJECT and OBJECT in text:
            solid = solid or things.get(look)
        elif kind == NOTE_OBJECT:
            runs += [_run("", look, note=str(look.property(NOTE) or ""))] * text.count(OBJECT)
        else:
            runs.append(_run(text, look))
    if solid is not None:
        return BodyRow(merged(runs), thing=solid)
    annex = things.get(block.blockFormat())
    if annex is not None:
        return BodyRow(merged([Run(t=run.t) for run in runs]), thing=annex)
    return BodyRow(merged(runs), shape.level, shape.form, shape.number, shape.align, shape.quoted)


def is_solid(block: QTextBlock) -> bool:
    """Whether a block holds a table, a picture or a break."""
    return OBJECT in block.text() and any(
        look.objectType() == SOLID_OBJECT and OBJECT in text for text, look in spans_of(block)
    )


def write_row(cursor: QTextCursor, row: BodyRow, things: Things) -> None:
    """Put a row's format and words into the (empty) block of ``cursor``."""
    cursor.setBlockFormat(block_format(row, things))
    cursor.setBlockCharFormat(char_format())
    if row.solid and row.thing is not None:
        cursor.insertText(OBJECT, thing_format(things.keep(row.thing)))
        return
    write_runs(cursor, row.runs)


def write_runs(cursor: QTextCursor, runs: tuple[Run, ...]) -> None:
    """Put runs where the cursor stands."""
    for run in runs:
        if run.t:
            cursor.insertText(run.t, char_format(run))
        if run.note is not None:
            cursor.insertText(OBJECT, note_format(run.note))


def spans_of(block: QTextBlock) -> list[tuple[str, QTextCharFormat]]:
    """The pieces of a block's text with one format each."""
    text = block.text()
    if not text:
        return []
    ranges = block.textFormats()
    if len(ranges) <= 1:
        return [(text, QTextCharFormat(ranges[0].format) if ranges else QTextCharFormat())]
    if len(text) == block.length() - 1:
        return [(text[one.start : one.start + one.length], QTextCharFormat(one.format)) for one in ranges]
    # Characters beyond the first plane count twice in Qt's offsets.
    units = text.encode("utf-16-le")
    return [
        (
            units[2 * one.start : 2 * (one.start + one.length)].decode("utf-16-le", "ignore"),
            QTextCharFormat(one.format),
        )
        for one in ranges
    ]


def runs_in(block: QTextBlock) -> tuple[Run, ...]:
    """The clean runs of a block of text."""
    made: list[Run] = []
    for text, look in spans_of(block):
        if look.objectType() == NOTE_OBJECT:
            made += [_run("", look, note=str(look.property(NOTE) or ""))] * text.count(OBJECT)
        else:
            made.append(_run(text, look))
    return merged(made)


def _run(text: str, look: QTextCharFormat, *, note: str | None = None) -> Run:
    return Run(t=text, b=look.fontWeight() >= _BOLD, i=look.fontItalic(), u=look.fontUnderline(), note=note)


def _align(word: str) -> Align:
    return word if word in ALIGNS else "justify"  # type: ignore[return-value]
