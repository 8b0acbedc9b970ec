"""Places as the program knows them: the table of today's provinces and communes, what the old ones became, completion.

Owns reading ``resources/codes/places*.csv``, once and when first asked. Refuses to match names: domain/places.py does.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache

from app.base.paths import resource
from app.domain.places import Found, Offer, OldWard, Place, PlaceBook


@lru_cache(maxsize=1)
def book() -> PlaceBook:
    """All places. The first call reads 13,000 lines."""
    return PlaceBook.of(_now(), _before())


@lru_cache(maxsize=50_000)
def recognise(text: str) -> Found | None:
    """What an address means today; None when not even its province is known."""
    return book().read(text) if text.strip() else None


def offers(typed: str, *, most: int = 12) -> tuple[Offer, ...]:
    """Completion of a place that is being typed."""
    return book().offers(typed, most=most)


def full_name(place_id: str) -> str:
    """'Phường Ba Đình, Thành phố Hà Nội'; '' for an id that is not in the table."""
    place = book().places.get(place_id)
    return place.full if place is not None else ""


def _now() -> Iterator[Place]:
    province = ""
    for row in _rows("places.csv"):
        if "/" not in row["id"]:
            province = row["name"]
            yield Place(row["id"], row["name"], row["code"], row["source"])
        else:
            yield Place(row["id"], row["name"], row["code"], row["source"], province)


def _before() -> Iterator[tuple[OldWard, str]]:
    """An empty cell of province and district means: as above."""
    province = into = district = ""
    for row in _rows("places-before.csv"):
        if row["province"]:
            province, into = row["province"], row["into"]
        district = row["district"] or district
        now = tuple(row["now"].split("|")) if row["now"] else ()
        yield OldWard(row["ward"], district, province, row["code"], now), into


def _rows(name: str) -> Iterator[dict[str, str]]:
    with resource("codes", name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
