"""Language of messages outside the window: Vietnamese is the source, English a gettext catalogue.

``mark`` only marks a text for the catalogue (class attributes, tables); ``tr`` translates when the text is shown.
Words that stand in a document never pass through here: they belong to the standard (resources/standards).
"""

from __future__ import annotations

import gettext
from functools import lru_cache
from typing import Final

from app.base.paths import resource

LANGUAGES: Final = ("vi", "en")
_current = "vi"


def mark(text: str) -> str:
    """Mark ``text`` for translation and give it back unchanged."""
    return text


def use_language(code: str) -> None:
    """Choose the language of messages: 'vi' or 'en'."""
    global _current
    if code not in LANGUAGES:
        raise ValueError(code)
    _current = code


def current_language() -> str:
    return _current


@lru_cache(maxsize=4)
def _catalogue(code: str) -> gettext.NullTranslations:
    return gettext.translation("vanthu", resource("i18n"), languages=[code], fallback=True)


def tr(text: str) -> str:
    """``text`` in the chosen language; the Vietnamese source when there is no translation."""
    if _current == "vi" or not text:
        return text
    return _catalogue(_current).gettext(text)
