"""Addressees: what stands behind "Kính gửi:", "Kính trình:" and "Đồng kính gửi:", one or a list."""

from __future__ import annotations

import re

from app.intake.extract.guesses import Guess
from app.intake.extract.view import (
    ADDRESS,
    BODY_START,
    RECIPIENTS,
    Strip,
    View,
    begins_lower,
    guess_of,
    seen_well,
)
from app.intake.extract.words import MARK, is_separator, is_upper

_ITEM = re.compile(r"^\s*(?:[-–—+•*]|\d{1,2}[.)])\s*(?=\S)")
_ALSO = re.compile(r"^\W*Đồng\s+kính\s+(?:gửi|gởi)\s*:?\s*", re.IGNORECASE)
_LABEL = re.compile(r"^.*?Kính\s+(?:gửi|gởi|trình)\s*:?\s*", re.IGNORECASE)
_INNER_ITEM = re.compile(r";\s*(?:[-–+]\s*)?|(?<=[.,])\s+[-–]\s+(?=[A-ZĐ])")
_MAX = 60


class _Item:
    def __init__(self, text: str, strip: Strip) -> None:
        self.text, self.strips, self.listed = text, [strip], False


def find_addressees(view: View) -> tuple[Guess[str], ...]:
    """Every addressee as printed, without list marks and closing punctuation."""
    if view.address_at is None:
        return ()
    label = view.strips[view.address_at]
    items: list[_Item] = []
    first = _LABEL.sub("", label.text, count=1)
    if first.strip(" .…_*"):
        _add(items, first, label)
    fresh = False  # a second label stood alone: what follows is its first addressee
    for strip in view.strips[label.index + 1 : label.index + 1 + _MAX]:
        if not fresh and _ends(view, strip, items):
            break
        if is_separator(strip.text):
            continue
        also = _ALSO.match(strip.text)
        if also is not None or ADDRESS.search(strip.text):
            rest = _ALSO.sub("", strip.text) if also is not None else _LABEL.sub("", strip.text, count=1)
            fresh = not rest.strip()
            if not fresh:
                _add(items, rest, strip)
            continue
        if fresh or _ITEM.match(strip.text) or not items or items[-1].text.rstrip().endswith((";", ":")):
            _add(items, strip.text, strip)
            fresh = False
        else:
            items[-1].text += " " + strip.text
            items[-1].strips.append(strip)
    return tuple(guess for item in items for guess in _guesses(item))


def _add(items: list[_Item], text: str, strip: Strip) -> None:
    item = _Item(_ITEM.sub("", text), strip)
    item.listed = _ITEM.match(text) is not None
    items.append(item)


def _ends(view: View, strip: Strip, items: list[_Item]) -> bool:
    """Whether this strip is already the body (or another field)."""
    text = strip.text
    if is_separator(text):
        return bool(items)
    if RECIPIENTS.search(text) or (MARK.match(text) and is_upper(text)):
        return True
    if _ALSO.match(text) or ADDRESS.search(text):
        return False
    if not items:
        return BODY_START.match(text) is not None and len(text) > 60 and not _ITEM.match(text)
    last = items[-1]
    if _ITEM.match(text):
        # A list goes on; after a single addressee a dash begins the body's own list.
        closed = last.text.rstrip().endswith(".") and not last.text.rstrip().endswith(("TP.", "Tp."))
        return closed or not (last.listed or last.text.rstrip().endswith((";", ",", ":")))
    if last.text.rstrip().endswith(";"):
        if last.listed and len(items) > 1:
            return True  # a list with dashes does not go on without one
        return len(text) > 160 or (BODY_START.match(text) is not None and len(text) > 60)
    if last.text.rstrip().endswith(".") and not re.search(r"\b(?:TP|Tp|TT|Q|P|H)\.$", last.text.rstrip()):
        return True
    if strip.gap and not begins_lower(text):
        return True
    return not _wrapped(strip, last)


def _wrapped(strip: Strip, last: _Item) -> bool:
    """Whether the strip is the rest of the addressee above it."""
    text, above = strip.text, last.strips[-1]
    if strip.box is not None and above.box is not None:
        # The body's first line is set in by about a centimetre, an addressee's second line far more.
        far = strip.box.x0 - above.box.x0
        if BODY_START.match(text) and len(text) > 60:
            return False
        under = abs((strip.box.x0 + strip.box.x1) - (above.box.x0 + above.box.x1)) / 2 < 4
        if under and is_upper(text) and is_upper(above.text.split(":")[-1]) and len(text) < 60:
            return True  # a centred address in capitals goes on
        return not strip.opens or (abs(far) < 12 and strip.box.x0 > 45) or (far > 5 and begins_lower(text))
    if BODY_START.match(text) or re.match(r"\d+[.)]", text):
        return False
    full = len(above.text) >= 55 and not strip.opens and len(text) <= len(above.text) + 10
    return begins_lower(text) or full


def _guesses(item: _Item) -> list[Guess[str]]:
    parts = _INNER_ITEM.split(item.text) if ";" in item.text.rstrip(" ;") else [item.text]
    values = [_ITEM.sub("", part).strip(" ;,*_").strip() for part in parts]
    values = [
        value[:-1].rstrip() if value.endswith(".") and not value.endswith("TP.") else value
        for value in values
    ]
    certainty = 0.95 if len(item.strips) == 1 and len(item.text) < 160 else 0.75
    certainty = min(certainty, seen_well(item.strips))
    return [
        guess_of(value, certainty, item.strips, item.text if len(parts) == 1 else value)
        for value in values
        if value.strip(" .…_-")
    ]
