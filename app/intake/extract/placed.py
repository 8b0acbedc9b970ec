"""Guesses from a straightened picture, pointed to the page as it came: what a clerk is shown is the paper itself."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from app.intake.extract.guesses import Guess, Guesses
from app.intake.source import Page, SourceText


def placed(guesses: Guesses, source: SourceText) -> Guesses:
    """The same guesses with their boxes on the original pages."""
    turned = {page.number: page for page in source.pages if page.frame is not None}
    if not turned:
        return guesses
    moved: dict[str, Any] = {}
    for field in fields(guesses):
        value = getattr(guesses, field.name)
        if isinstance(value, Guess):
            moved[field.name] = _moved(value, turned)
        elif isinstance(value, tuple):
            moved[field.name] = tuple(
                _moved(item, turned) if isinstance(item, Guess) else item for item in value
            )
    moved["unread"] = tuple(_at_the_hand(one, turned) for one in moved["unread"])
    return replace(guesses, **moved)


def _at_the_hand(unread: Guess[str], pages: dict[int, Page]) -> Guess[str]:
    """The cut-out of a field left to the clerk: the very place where a pen wrote, when it was told from the print."""
    page = pages.get(unread.page)
    kinds = ("number",) if unread.value == "number" else ("day", "month")
    boxes = [box for kind, box in page.hands if kind in kinds] if page is not None else []
    if not boxes:
        return unread
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.around(box)
    return replace(unread, box=whole)


def _moved(guess: Guess[Any], pages: dict[int, Page]) -> Guess[Any]:
    page = pages.get(guess.page)
    if page is None or guess.box is None:
        return guess
    return replace(guess, box=page.placed(guess.box))
