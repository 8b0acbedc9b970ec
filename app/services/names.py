"""Names of books for people, marked for translation."""

from __future__ import annotations

from typing import Final

from app.base.language import mark
from app.domain.numbering import COMMON, CONGRESS, COPIES, IN, IN_SECRET, SECRET

BOOK_NAMES: Final = {
    IN: mark("văn bản đến"),
    IN_SECRET: mark("văn bản mật đến"),
    COPIES: mark("bản sao"),
    CONGRESS: mark("đại hội"),
    SECRET: mark("văn bản mật"),
    COMMON: mark("chung"),
}
