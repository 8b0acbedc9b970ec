"""What is true of whole columns: cells merged downwards, and columns typed in a font from before Unicode.

Owns both questions. Pure: rows in, answers out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from app.domain.national_sheet import UNIT
from app.intake.encodings.fonts import Encoding, Legacy, to_unicode
from app.intake.encodings.guess import mend_text
from app.intake.encodings.syllables import share
from app.intake.sheets.grid import Row

_SHARED: Final = frozenset((UNIT, "home_town", "permanent_address", "category", "ethnicity", "religion"))
"""Fields that people of neighbouring rows may share; a merged name or birth date is nobody else's."""
_MOST_FILLED: Final = 500_000


class Merged:
    """Cells merged over several rows: their value counts for each of these rows."""

    def __init__(
        self, ranges: Sequence[tuple[int, int, int, int]], columns: Mapping[int, str], last_head: int
    ) -> None:
        self.rows: dict[int, list[tuple[int, int]]] = {}
        """Row -> (column, first row of its merged cell); the first rows themselves have an entry too."""
        self._values: dict[tuple[int, int], Any] = {}
        self._first: set[tuple[int, int]] = set()
        left_over = _MOST_FILLED
        for top, bottom, left, right in ranges:
            if bottom == top or top <= last_head:
                continue
            for at in (one for one in range(left, min(right, left + 50) + 1) if columns.get(one) in _SHARED):
                self._first.add((top, at))
                self.rows.setdefault(top, [])
                for row in range(top + 1, min(bottom, top + left_over) + 1):
                    self.rows.setdefault(row, []).append((at, top))
                    left_over -= 1

    def filled(self, number: int, row: Row) -> Row:
        """The row with the values of merged cells that reach into it."""
        row = list(row)
        for first, at in self._first:
            if first == number:
                self._values[(first, at)] = row[at]
        for at, top in self.rows[number]:
            if row[at] in ("", None):
                row[at] = self._values.get((top, at), "")
        return row


def turned(typed: Sequence[date], real: Sequence[int]) -> bool:
    """Whether the date cells of a column (``real``: their days) all lie in the first twelve days while its texts do not: a
    spreadsheet took the month for the first number."""
    return len(real) >= 3 and len(typed) >= 3 and max(real) <= 12 and all(day.day > 12 for day in typed)


def old_columns(rows: Sequence[Row], columns: Mapping[int, str]) -> dict[int, Encoding]:
    """Columns in an old font's codes: told by the column's own words, with the whole sheet to lean on."""
    texts = {
        at: "\n".join(dict.fromkeys(row[at] for row in rows if at < len(row) and row[at].__class__ is str))
        for at in columns
    }
    encoding = mend_text("\n".join(texts.values())).encoding or next(
        (one for text in texts.values() if (one := mend_text(text).encoding)), None
    )
    if encoding is None or encoding is Encoding.VIQR:
        return {}
    found: dict[int, Encoding] = {}
    for at, text in texts.items():
        now, turned = share(text), share(to_unicode(text, Legacy(encoding)))
        if now.marked and turned.rate > now.rate + 0.1:
            found[at] = encoding
    return found
