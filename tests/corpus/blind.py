"""Letters written down line by line as real offices type them (``blind.txt``), kept apart from tuning: measured, never learned from.

Marks: ``<`` left column, ``>`` right column, ``-`` next row of the pair, ``=`` centred, ``,`` set in, ``.`` paragraph, ``|`` row of a
table, ``~`` a blank line; letters behind a mark: b bold, i italic, s small, u a rule, U underlined. ``@`` lines are the truth.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tests.corpus.measure import LISTS, SINGLE
from tests.corpus.page import Sheet

_SCORED = ("addressees", "recipients", "deadlines", "cites")


class Blind(NamedTuple):
    name: str
    truth: dict[str, Any]
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        words = (_mark(line)[2] for line in self.lines)
        return " ".join(text.replace("|", " ") for text in words if text)


def blind_letters(file: str = "blind.txt") -> Iterator[Blind]:
    """All of them, in the order of the file."""
    text = Path(__file__).with_name(file).read_text("utf-8")
    for part in text.split("===== ")[1:]:
        name, *lines = part.splitlines()
        truth: dict[str, Any] = {**dict.fromkeys(SINGLE), **{key: [] for key in _SCORED}}
        for line in lines:
            if line.startswith("@"):
                key, _, value = line[1:].partition(" ")
                _take(truth, key, value)
        yield Blind(name, truth, tuple(line for line in lines if line and not line.startswith("@")))


def _take(truth: dict[str, Any], key: str, value: str) -> None:
    if key == "cites":
        kind, number, notation, day = value.split("|")
        truth[key].append({"kind": kind, "number": number, "notation": notation, "date": day, "issuer": None})
    elif key in LISTS:
        truth[key].append(value)
    else:
        truth[key] = value


def _mark(line: str) -> tuple[str, str, str]:
    """Mark, its letters, the words."""
    if line.startswith("|"):
        return "|", "", line[1:]
    head, _, words = line.partition(" ")
    return head[0], head[1:], words


def draw_blind(letter: Blind, *, sheet: Sheet | None = None, small: float = 11.5) -> bytes:
    """The letter as a PDF with a text layer; ``small`` is the size of subject and recipients in points."""
    sheet = sheet if sheet is not None else Sheet()
    pair: list[tuple[str, str, str]] = []
    rows: list[list[str]] = []
    for mark, looks, words in (*map(_mark, letter.lines), ("~", "", "")):
        if mark in "<>-":
            pair.append((mark, looks, words))
            continue
        _pair(sheet, pair, small)
        if mark == "|":
            rows.append(words.split("|"))
            continue
        if rows:
            sheet.table(rows)
            rows = []
        _single(sheet, mark, looks, words)
    return sheet.save()


def _single(sheet: Sheet, mark: str, looks: str, words: str) -> None:
    bold, italic = "b" in looks, "i" in looks
    middle = (sheet.left + sheet.right) / 2
    if mark == "~":
        sheet.y += 3.5
    elif mark == "=":
        if "u" in looks:
            sheet.rule(middle - 18, middle + 18, sheet.y - 2)
            sheet.y += 3
        else:
            sheet.paragraph(words, 14, bold=bold, italic=italic, anchor="centre", indent=0, after=0.3)
    elif mark == ",":
        depth = 28.0 if not looks else 42.0
        sheet.paragraph(words, 14, x=sheet.left + depth, indent=0, after=0.3, justify=False)
    else:
        sheet.paragraph(words, 14, bold=bold, italic=italic)


def _pair(sheet: Sheet, pair: list[tuple[str, str, str]], small: float) -> None:
    """Rows of two columns; each row of the pair begins at one height."""
    if not pair:
        return
    sheet.need(40 if any("Nơi nhận" in words for _, _, words in pair) else 10)
    wide = sheet.right - sheet.left
    listed = any("Nơi nhận" in words for mark, _, words in pair if mark == "<")
    left = right = sheet.y
    for mark, looks, words in pair:
        if mark == "-":
            left = right = max(left, right)
        elif mark == "<":
            x = sheet.left if listed else sheet.left + wide * 0.22
            left = _cell(sheet, looks, words, (x, left), small, listed=listed)
        else:
            right = _cell(sheet, looks, words, (sheet.left + wide * 0.72, right), small, listed=False)
    sheet.y = max(left, right) + 2
    pair.clear()


def _cell(
    sheet: Sheet, looks: str, words: str, place: tuple[float, float], small: float, *, listed: bool
) -> float:
    x, y = place
    if "u" in looks:
        sheet.rule(x - 12, x + 12, y - 3)
        return y + 1.5
    size = small if "s" in looks else 13
    if x > 100 and sheet.width(words, size, bold="b" in looks) > 82:
        size = 11.5
    if words:
        sheet.at(
            x, y, words, size, bold="b" in looks, italic="i" in looks, anchor="left" if listed else "centre"
        )
        if "U" in looks:
            half = sheet.width(words, size, bold="b" in looks) / 2
            sheet.rule(x - half, x + half, y + 1)
    return y + size * 0.44
