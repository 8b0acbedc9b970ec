"""Addresses, links and telephone numbers in the text, with the person who answers there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from app.intake.extract.flow import Paragraph
from app.intake.extract.guesses import Guess
from app.intake.extract.view import guess_of

MAX_CONTACTS: Final = 20
MAIL: Final = re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+", re.ASCII)
LINK: Final = re.compile(
    r"(?:https?://|www\.)[^\s,;()<>“”\"]+|\b(?:bit\.ly|forms\.gle|tinyurl\.com)/[^\s,;()]+", re.IGNORECASE
)
PHONE: Final = re.compile(r"(?<![\d/.-])(?:\+84|0)\d{1,3}(?:[\s.]?\d{2,4}){2,3}(?![\d/]|\.\d)")
_PERSON: Final = re.compile(
    r"(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Tt]hầy|[Cc]ô)\s+(?P<name>[A-ZĐÀ-Ỹ][^\W\d_]*(?:\s+[A-ZĐÀ-Ỹ][^\W\d_]*){0,4})"
)


def first_contact(text: str) -> str | None:
    """The first address, else link, else telephone of a sentence."""
    for pattern in (MAIL, LINK, PHONE):
        match = pattern.search(text)
        if match is not None:
            return match[0].rstrip(".").replace(" @", "@").replace("@ ", "@")
    return None


def find_contacts(paragraphs: Iterable[Paragraph]) -> tuple[Guess[str], ...]:
    """Every way to reach someone, once; a person named just before it goes with it."""
    found: dict[str, Guess[str]] = {}
    for paragraph in paragraphs:
        text = paragraph.text
        for pattern, certainty in ((MAIL, 0.9), (LINK, 0.85), (PHONE, 0.8)):
            for match in pattern.finditer(text):
                value = match[0].rstrip(".")
                persons = list(_PERSON.finditer(text, max(0, match.start() - 90), match.start()))
                person = persons[-1] if persons else None
                shown = f"{person['name']}, {value}" if person is not None else value
                found.setdefault(
                    value, guess_of(shown, certainty, paragraph.between(match.start(), match.end()))
                )
                if len(found) >= MAX_CONTACTS:
                    return tuple(found.values())
    return tuple(found.values())
