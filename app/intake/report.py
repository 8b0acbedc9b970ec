"""``intake read`` as one plain object, in the shape that the command line promises."""

from __future__ import annotations

from typing import Any

from app.intake.extract.guesses import Guesses
from app.intake.source import SourceText


def as_json(source: SourceText, guesses: Guesses, file: str) -> dict[str, Any]:
    """The object printed by ``intake read --json``."""
    return {
        "file": file,
        "type": source.type.value,
        "how": source.how.value,
        "pages": source.page_count,
        "text": source.text,
        "guesses": guesses.to_json(),
        "warnings": list(source.warnings),
    }
