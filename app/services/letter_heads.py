"""Whether a page begins a letter: it carries the heads of organ and State (or Union, or Party) and a number line. Pure."""

from __future__ import annotations

import re
from typing import Final

from app.base.text import fold

_TOP: Final = 25
_HEADS: Final = re.compile(r"cong hoa xa hoi chu nghia|doan tncs ho chi minh|dang cong san viet nam")
_NUMBER: Final = re.compile(r"\bso ?[:.]? ?[\d.…_ ]{0,14}[-/–] ?[a-z]", re.MULTILINE)
_LEAST: Final = 40
"""Characters; an empty scan tells nothing."""


def begins_letter(page: str) -> bool:
    """By the words at the top of the page. A second page, an annex or a table has no heads."""
    top = "\n".join(fold(line) for line in page.splitlines() if line.strip()).split("\n")[:_TOP]
    words = "\n".join(top)
    return len(words) >= _LEAST and bool(_HEADS.search(words)) and bool(_NUMBER.search(words))
