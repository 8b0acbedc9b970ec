"""How a row lies in a text document: its block format, its character formats, and the row read from a block again.

The level, the form, the number and the alignment are properties of the block's format, so undo brings them back with the words.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFormat

from app.layout.parts import Level, Run
from app.ui.pages.outgoing.body_rows import ALIGNS, Align, BodyRow, Form, merged

LEVEL: Final = QTextFormat.Property.UserProperty + 1
FORM: Final = LEVEL + 1
NUMBER: Final = LEVEL + 2
ALIGN: Final = LEVEL + 3
_BOLD: Final = int(QFont.Weight.DemiBold)
_LINE: Final = 130  # per cent of the line
STEP: Final = 8  # pixels of the design of one step of indent
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


def block_format(row: BodyRow) -> QTextBlockFormat:
    """The look and the properties of a row's block."""
    made = QTextBlockFormat()
    made.setProperty(LEVEL, row.level.value if row.level else "")
    made.setProperty(FORM, row.form.value)
    made.setProperty(NUMBER, row.number or "")
    made.setProperty(ALIGN, row.align)
    made.setIndent(
        _WIDE if row.level in _STACKED else _INDENT.get(row.level, _USUAL) if row.level else _USUAL
    )
    made.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    made.setBottomMargin(4)
    if row.level is None and row.align in ("center", "right"):
        from PySide6.QtCore import Qt

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


def shape_of(block: QTextBlock) -> BodyRow:
    """Level, form, number and alignment of a block, without its words."""
    look = block.blockFormat()
    level, align = str(look.property(LEVEL) or ""), str(look.property(ALIGN) or "justify")
    return BodyRow(
        level=Level(level) if level else None,
        form=Form(str(look.property(FORM) or "words")),
        number=str(look.property(NUMBER) or "") or None,
        align=_align(align),
    )


def row_of(block: QTextBlock) -> BodyRow:
    """The row that a block shows, with clean words."""
    shape = shape_of(block)
    return BodyRow(merged(_runs(block)), shape.level, shape.form, shape.number, shape.align)


def write_row(cursor: QTextCursor, row: BodyRow) -> None:
    """Put a row's format and words into the (empty) block of ``cursor``."""
    cursor.setBlockFormat(block_format(row))
    cursor.setBlockCharFormat(char_format())
    for run in row.runs:
        cursor.insertText(run.t, char_format(run))


def _runs(block: QTextBlock) -> list[Run]:
    text = block.text()
    if not text:
        return []
    ranges = block.textFormats()
    if len(ranges) <= 1:
        return [_run(text, ranges[0].format)] if ranges else [Run(t=text)]
    if len(text) == block.length() - 1:
        return [_run(text[one.start : one.start + one.length], one.format) for one in ranges]
    # Characters beyond the first plane count twice in Qt's offsets.
    units = text.encode("utf-16-le")
    return [
        _run(units[2 * one.start : 2 * (one.start + one.length)].decode("utf-16-le", "ignore"), one.format)
        for one in ranges
    ]


def _run(text: str, look: QTextCharFormat) -> Run:
    return Run(t=text, b=look.fontWeight() >= _BOLD, i=look.fontItalic(), u=look.fontUnderline())


def _align(word: str) -> Align:
    return word if word in ALIGNS else "justify"  # type: ignore[return-value]
