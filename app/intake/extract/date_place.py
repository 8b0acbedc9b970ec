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


# As read from a picture: the day, often the month too, is written by hand into the printed line.
_BY_HAND = re.compile(
    r"^[\W_]*(?P<place>[^\d:;()]{2,60}?)\s*[,.;]\s*[Nn]g[aàáâ]y\s*(?P<d>.{0,8}?)\s*th[aáàâ]ng\s*(?P<m>.{0,6}?)\s*"
    r"[nhm]?[aăâắ]m\s*(?P<y>\d{4}|.{0,5}?)[\W_]*$"
)


class Dated(NamedTuple):
    """What the date line gives; ``year`` is known also where the day is blank, and so is ``month``, its first day.

    ``unread`` is a day that only a person reads.
    """

    strip: Strip
    date: Guess[datetime.date] | None
    place: Guess[str] | None
    year: int | None
    month: datetime.date | None
    unread: Guess[str] | None = None


def find_date(view: View) -> Dated | None:
    """The date line of the head; else the last one of the foot, where older letters and minutes have it."""
    for strip in view.head:
        found = _of(view, strip)
        if found is not None:
            return _as_seen(found)
    for strip in view.head:
        match = _BY_HAND.match(strip.text) if strip.words and len(strip.text) < 90 else None
        if match is not None:
            return _written_by_hand(strip, match)
    for strip in reversed(view.strips[view.head_end :]):
        found = _of(view, strip)
        if found is not None and found.place is not None:
            return _less_sure(found)
    return None


def _as_seen(dated: Dated) -> Dated:
    """A day read from a picture without certainty is left to the clerk."""
    strip = dated.strip
    if not strip.words:
        return dated
    if dated.date is None:
        return dated._replace(unread=guess_of("date", 0.9, [strip], strip.text))
    figures = re.findall(r"\d+", strip.text)
    alone = bool(figures) and len(figures[0]) == 1 and int(figures[0]) < 10
    if all(strip.read_well(figure, 0.88) for figure in figures):
        return dated._replace(date=replace(dated.date, certainty=0.75 if alone else 0.9))
    return dated._replace(date=None, unread=guess_of("date", 0.9, [strip], strip.text))


def _written_by_hand(strip: Strip, match: re.Match[str]) -> Dated:
    place = _clean_place(match["place"])
    year = int(match["y"]) if match["y"].isdigit() and len(match["y"]) == 4 else None
    month = (
        dates.make(1, int(match["m"]), year) if match["m"].isdigit() and strip.read_well(match["m"]) else None
    )
    return Dated(
        strip,
        None,
        guess_of(place, 0.88, [strip]) if place else None,
        year,
        month,
        guess_of("date", 0.9, [strip], strip.text),
    )


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
