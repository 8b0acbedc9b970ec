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
    return replace(guesses, **moved)


def _moved(guess: Guess[Any], pages: dict[int, Page]) -> Guess[Any]:
    page = pages.get(guess.page)
    if page is None or guess.box is None:
        return guess
    return replace(guess, box=page.placed(guess.box))
