"""Place and date of the letter, from its own line. A blank day or month gives no date: nothing is invented."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from typing import NamedTuple

from app.intake.extract import dates
from app.intake.extract.guesses import Guess
from app.intake.extract.view import Strip, View, guess_of
from app.intake.extract.words import is_upper

_PLACE = r"(?P<place>[^\d:;()]{2,60}?|(?:Quận|Phường|quận|phường)\s+\d{1,2})"
_HOUR = r"(?:(?:hồi|lúc|vào lúc)\s+\d{1,2}\s*(?:giờ|h|:)\s*\d{0,2}\s*(?:phút)?\s*,?\s*)?"
_BLANK = r"[\s.…_·\-]*"
_LINE = re.compile(
    r"^[\W_]*(?:"
    + _PLACE
    + r"\s*[,.]?\s*)?"
    + _HOUR
    + r"\b[Nn]g(?:à|á)y\s*[:.]?\s*(?P<d>\d{1,2}|"
    + _BLANK
    + r")\s*[.…]*\s*,?\s*"
    r"tháng\s*[:.]?\s*(?P<m>\d{1,2}|"
    + _BLANK
    + r")\s*[.…]*\s*,?\s*năm\s*[:.]?\s*(?P<y>\d{4}|\d{0,3}"
    + _BLANK
    + r")[\W_]*$"
)
_SHORT = re.compile(
    r"^[\W_]*"
    + _PLACE
    + r"\s*,\s*(?:ngày\s*)?(?P<d>\d{1,2})\s*(?:[/.-]|tháng)\s*(?P<m>\d{1,2})\s*(?:[/.-]|năm)\s*(?P<y>\d{4})[\W_]*$"
)
_BEGUN = re.compile(r"\bngày\b[\W\d_]*(?:tháng\b[\W\d_]*)?$", re.IGNORECASE)
_PLACE_BEGUN = re.compile(r"^[A-ZĐ][^\d:;()]{2,40},$")


class Dated(NamedTuple):
    """What the date line gives; ``year`` is known also where the day is blank, and so is ``month``, its first day."""

    strip: Strip
    date: Guess[datetime.date] | None
    place: Guess[str] | None
    year: int | None
    month: datetime.date | None


def find_date(view: View) -> Dated | None:
    """The date line of the head; else the last one of the foot, where older letters and minutes have it."""
    for strip in view.head:
        found = _of(view, strip)
        if found is not None:
            return found
    for strip in reversed(view.strips[view.head_end :]):
        found = _of(view, strip)
        if found is not None and found.place is not None:
            return _less_sure(found)
    return None


def _less_sure(dated: Dated) -> Dated:
    """Below the head the line may also belong to an annex, or be an example."""
    day = replace(dated.date, certainty=0.75) if dated.date is not None else None
    place = replace(dated.place, certainty=0.75) if dated.place is not None else None
    return dated._replace(date=day, place=place)


def _of(view: View, strip: Strip) -> Dated | None:
    if len(strip.text) > 110:
        return None
    for text, strips in _readings(view, strip):
        match = _LINE.match(text) or _SHORT.match(text)
        if match is not None:
            return _dated(match, strips)
    return None


def _readings(view: View, strip: Strip) -> list[tuple[str, list[Strip]]]:
    """The strip itself, and joined with the next one where the line was wrapped inside the date."""
    readings = [(strip.text, [strip])]
    year_below = re.search(r"\bnăm\W*$", strip.text) is not None
    if _BEGUN.search(strip.text) or _PLACE_BEGUN.match(strip.text) or year_below:
        following = next(view.after(strip), None)
        if following is not None and len(following.text) < 40:
            joined = (strip.text + " " + following.text, [strip, following])
            # A line that ends in "năm" reads as a date with its year blank; the year below goes first.
            readings.insert(0 if year_below and following.text[:4].isdigit() else 1, joined)
    return readings


def _dated(match: re.Match[str], strips: list[Strip]) -> Dated:
    day, month, year = (match[name].strip(" .…_·-") for name in "dmy")
    value = dates.make(int(day), int(month), int(year)) if day and month and len(year) == 4 else None
    known_year = int(year) if len(year) == 4 else None
    place = _clean_place(match["place"])
    return Dated(
        strips[0],
        guess_of(value, 0.97 if len(strips) == 1 else 0.9, strips) if value is not None else None,
        guess_of(place, 0.95 if value is not None else 0.85, strips) if place else None,
        known_year,
        dates.make(1, int(month), int(year)) if month and len(year) == 4 else None,
    )


def _clean_place(text: str | None) -> str | None:
    place = (text or "").strip(' ,.…_-–*"“')
    if place.lower() in ("", "hôm nay", "ngày") or (is_upper(place) and len(place) > 25):
        return None
    words = place.split()
    # A sentence that happens to end in a date has small words; a place has capitals, save for "tỉnh", "xã" and the like.
    if len(words) > 6 or not any(word[0].isupper() for word in words):
        return None
    return place
