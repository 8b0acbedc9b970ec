"""Nơi nhận: the list at the foot, purposes and copies kept as printed."""

from __future__ import annotations

import re

from app.intake.extract.guesses import Guess
from app.intake.extract.view import Strip, View, begins_lower, guess_of, seen_well
from app.intake.extract.words import MARK, is_separator, is_title, is_upper, starts_position
from app.intake.source import Column

_LABEL = re.compile(r"^.*?N[Ơơ][Ii]\s+[Nn][Hh][Ậậ][Nn]\s*:?\s*")
_ITEM = re.compile(r"^\s*[-–—+•*]\s*(?=\S)")
_STORE = re.compile(r"^\W*Lưu\b")
# "- Như trên;- Lưu VT." on one line; a dash inside a name has no semicolon before it.
_INNER = re.compile(r"[;,]\s*[-–+]\s*(?=\S)|;\s*(?=[A-ZĐ])|(?<=Như trên),\s*(?=[A-ZĐ])")
_MAX = 80


class Receivers:
    """The list and the strips it takes, which the signature's search leaves alone."""

    def __init__(self, guesses: tuple[Guess[str], ...], taken: frozenset[int]) -> None:
        self.guesses, self.taken = guesses, taken


def find_recipients(view: View) -> Receivers:
    if view.recipients_at is None:
        return Receivers((), frozenset())
    label = view.strips[view.recipients_at]
    groups: list[list[Strip]] = []
    texts: list[str] = []
    taken = {label.index}
    rest = _LABEL.sub("", label.text, count=1).strip()
    if rest:
        groups.append([label])
        texts.append(rest)
    for strip in view.strips[label.index + 1 : label.index + 1 + _MAX]:
        if not _same_side(label, strip):
            continue
        if _ends(strip, groups, texts):
            break
        taken.add(strip.index)
        if is_separator(strip.text) or re.fullmatch(r"\W*\d{0,2}\W*", strip.text):
            continue
        if not texts or _ITEM.match(strip.text) or not _goes_on(texts[-1]):
            groups.append([strip])
            texts.append(strip.text)
        else:
            groups[-1].append(strip)
            texts[-1] += " " + strip.text
    guesses = tuple(one for group, text in zip(groups, texts, strict=True) for one in _guesses(group, text))
    return Receivers(guesses, frozenset(taken))


def _same_side(label: Strip, strip: Strip) -> bool:
    if label.column is Column.WHOLE:
        return strip.column is not Column.RIGHT
    # Below the signature's last line a typed left column has nothing beside it any more.
    alone = strip.column is Column.WHOLE and strip.box is None and _ITEM.match(strip.text) is not None
    return strip.column is label.column or alone


def _ends(strip: Strip, groups: list[list[Strip]], texts: list[str]) -> bool:
    text = strip.text
    if (
        (MARK.match(text) and is_upper(text))
        or is_title(text)
        or re.match(r"^\W*(?:PHỤ LỤC|Phụ lục)\b", text)
    ):
        return True
    if _ITEM.match(text):
        return (
            bool(texts)
            and _STORE.match(texts[-1]) is not None
            and not texts[-1].rstrip().endswith((";", ","))
        )
    if is_upper(text) and (starts_position(text) or len(text) > 12):
        return True
    if not texts:
        return strip.gap and len(text) > 80
    if strip.page != groups[-1][-1].page:
        return True
    last = texts[-1].rstrip()
    if _STORE.match(last):
        # The storage line is the last one; only its wrapped rest may follow.
        return not (
            strip.box is not None and not last.endswith(".") and not strip.gap and strip.column is Column.LEFT
        )
    if strip.gap and not (last.endswith((";", ",")) and not strip.box):
        return True
    return last.endswith(".") or not (
        last.endswith((";", ",")) or begins_lower(text) or strip.box is not None
    )


def _goes_on(last: str) -> bool:
    """A strip without a dash is the rest of a wrapped item, unless that item was closed."""
    return not last.rstrip().endswith(";")


def _guesses(group: list[Strip], text: str) -> list[Guess[str]]:
    parts = _INNER.split(text) if _INNER.search(text.rstrip(" ;")) else [text]
    certainty = min(0.95 if len(group) == 1 else 0.85, seen_well(group))
    values = [_ITEM.sub("", part).strip(" *_").strip() for part in parts]
    values = [re.sub(r"\s*[;,.]+$", "", value).strip() for value in values]
    return [
        guess_of(value, certainty, group, value if len(parts) > 1 else text)
        for value in values
        if value.strip(" .…_-")
    ]
