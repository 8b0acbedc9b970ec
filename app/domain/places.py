"""Provinces and communes since 1/7/2025 and what the old ones became: the book of places, and reading an address with it.

Owns matching: names without accents and without their type, from the last part of an address to the first. Pure: the rows are
given (services/places.py reads them). Refuses to guess between two places; the province alone is an answer too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from app.base.text import fold, nfc, one_line, text_key

_TYPES: Final = {
    "thành phố": "thanh pho", "thị xã": "thi xa", "thị trấn": "thi tran", "đặc khu": "dac khu", "tỉnh": "tinh",
    "quận": "quan", "huyện": "huyen", "phường": "phuong", "xã": "xa",
    "tp": "thanh pho", "tx": "thi xa", "tt": "thi tran", "q": "quan", "h": "huyen", "p": "phuong", "x": "xa", "t": "tinh",
}  # fmt: skip
_PLAIN: Final = {**_TYPES, **{kind: kind for kind in _TYPES.values()}}
"""The same for text that was typed without accents; in accented text 'Quan' is a name and 'Quận' is not."""
_LOCAL: Final = frozenset({"thanh pho", "thi xa", "quan", "huyen"})
"""Types of the level that went."""
_JOINED: Final = re.compile(r"\b(tp|tx|tt|q|p)\.?(?=\d|(?<=\.)\w|hcm\b)", re.IGNORECASE)
"""'TP.HCM', 'Q1', 'P.12' without a blank."""
_MARKS: Final = re.compile(r"[^0-9a-z]+")
_PARTS: Final = re.compile(r"\s*[,;/]\s*")
_DASHED: Final = re.compile(r"\s*[,;/]\s*|\s+[-–—]\s+")
_VUNG_TAU: Final = re.compile(r"(bà rịa|ba ria)\s*[-–—]\s*(?=v)", re.IGNORECASE)
"""The one name of a province with a dash in it."""
_ALIASES: Final = {
    "hcm": "ho chi minh", "sai gon": "ho chi minh", "tphcm": "ho chi minh", "hn": "ha noi", "hue": "thua thien hue",
    "thua thien": "thua thien hue", "brvt": "ba ria vung tau", "vung tau": "ba ria vung tau", "dac lac": "dak lak",
    "daklak": "dak lak", "dac nong": "dak nong", "daknong": "dak nong", "kontum": "kon tum", "hai hung": "hai duong",
}  # fmt: skip
_COUNTRY: Final = frozenset({"viet nam", "vietnam", "vn"})


def bare(text: str) -> str:
    """Name without accents and marks: 'Phường Nguyễn Cư Trinh' -> 'phuong nguyen cu trinh'."""
    return " ".join(_MARKS.sub(" ", fold(text)).split())


def split_type(text: str) -> tuple[str, str]:
    """('quan', '1') of 'Q.1', ('xa', 'Thái Hưng') of 'xã Thái Hưng', ('', 'Quan Hóa') of 'Quan Hóa'."""
    words = _JOINED.sub(r"\1 ", one_line(nfc(text))).replace(".", " ").split()
    known = _PLAIN if " ".join(words).isascii() else _TYPES
    for many in (2, 1):
        kind = known.get(" ".join(words[:many]).casefold())
        if kind and len(words) > many:
            return kind, " ".join(words[many:])
    return "", " ".join(words)


def key_of(text: str) -> str:
    """``bare`` without the type in front; numbers without leading zeros."""
    name = bare(split_type(text)[1])
    return name.lstrip("0") if name.isdigit() else name


@dataclass(frozen=True, slots=True)
class Place:
    """A province or commune of today."""

    id: str
    name: str
    """With its type: 'Phường Ba Đình'."""
    code: str
    source: str
    province: str = ""
    """Name of the province of a commune."""

    @property
    def is_province(self) -> bool:
        return "/" not in self.id

    @property
    def province_id(self) -> str:
        return self.id.partition("/")[0]

    @property
    def full(self) -> str:
        """'Phường Ba Đình, Thành phố Hà Nội'."""
        return f"{self.name}, {self.province}" if self.province else self.name


@dataclass(frozen=True, slots=True)
class OldWard:
    """A ward of before 1/7/2025 and the communes it went into, the likely one first."""

    name: str
    district: str
    province: str
    code: str
    now: tuple[str, ...]

    @property
    def full(self) -> str:
        return ", ".join(part for part in (self.name, self.district, self.province) if part)


@dataclass(frozen=True, slots=True)
class Found:
    """What an address means today. ``certain`` False: one of ``choices``, or only the province is known."""

    id: str
    certain: bool
    old: OldWard | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """A line of completion: the place to take, and how it is shown."""

    id: str
    text: str
    old: str = ""
    """The old name by which it was found."""


@dataclass(slots=True)
class PlaceBook:
    """All places with the indexes that reading needs."""

    places: dict[str, Place] = field(default_factory=dict)
    old: list[OldWard] = field(default_factory=list)
    _provinces: dict[str, str] = field(default_factory=dict)
    """Key of a province's name, of today or before -> id of today's."""
    _communes: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    _wards: dict[tuple[str, str], list[OldWard]] = field(default_factory=dict)
    """(id of today's province, key) -> old wards there."""
    _districts: set[tuple[str, str]] = field(default_factory=set)
    _shown: list[tuple[str, str, Offer]] = field(default_factory=list)

    @classmethod
    def of(cls, places: Iterable[Place], old: Iterable[tuple[OldWard, str]]) -> PlaceBook:
        """``old``: wards with the id of the province they are in today."""
        book = cls()
        for place in places:
            book.places[place.id] = place
            if place.is_province:
                book._provinces[key_of(place.name)] = place.id
            else:
                book._communes.setdefault((place.province_id, key_of(place.name)), []).append(place.id)
        for ward, into in old:
            book.old.append(ward)
            book._provinces.setdefault(key_of(ward.province), into)
            book._districts.add((into, key_of(ward.district)))
            book._wards.setdefault((into, key_of(ward.name or ward.district)), []).append(ward)
        return book

    # --- reading an address ---------------------------------------------------------------------------------

    def read(self, text: str) -> Found | None:
        """What an address means today; None when not even its province is known."""
        whole = one_line(_VUNG_TAU.sub(r"\1 ", nfc(text).replace("\n", ", ")))
        found = self._read([part for part in _PARTS.split(whole) if part])
        if found is not None and found.certain and "/" in found.id:
            return found
        return self._read([part for part in _DASHED.split(whole) if part]) or found

    def _read(self, parts: list[str]) -> Found | None:
        while parts and bare(parts[-1]) in _COUNTRY:
            parts.pop()
        if not parts:
            return None
        named, rest = self._province(parts[-1]), parts[:-1]
        if named is None:
            named, left = self._province_at_end(parts[-1])
            rest = [*parts[:-1], *([left] if left else [])]
        if named is None:
            return None
        return self._commune(named, rest, key_of(parts[-1])) or Found(named, certain=True)

    def _province(self, part: str) -> str | None:
        key = key_of(part)
        key = _ALIASES.get(key, key)
        return self._provinces.get(key) or self._provinces.get("hue" if key == "thua thien hue" else key)

    def _province_at_end(self, part: str) -> tuple[str | None, str]:
        """A province in the last words of a part that no mark divides: 'Thái Thụy Thái Bình'."""
        words = part.split()
        for many in (4, 3, 2):
            if many < len(words) and (named := self._province(" ".join(words[-many:]))):
                return named, " ".join(words[:-many])
        return None, ""

    def _commune(self, province: str, rest: Sequence[str], old_province: str) -> Found | None:
        """The commune among the parts before the province, the nearest first."""
        several: Found | None = None
        for at in range(len(rest) - 1, -1, -1):
            kind, _ = split_type(rest[at])
            local = (province, key_of(rest[at])) in self._districts and kind in ("", *_LOCAL)
            if (
                local
                and at
                and (below := self._commune_named(province, rest[at - 1], rest[at], old_province))
            ):
                return below
            if (
                kind in _LOCAL and local and at
            ):  # the district is sure, the ward in it is not: nothing below can be told
                return None
            if kind in _LOCAL and not local:
                continue
            found = self._commune_named(province, rest[at], "", old_province)
            if found is not None and local and not kind:  # 'Vũ Thư' is a commune of today, and was a district
                found = Found(province, certain=False, choices=found.choices or (found.id,))
            if found is not None and found.certain:
                return found
            several = several or found
        return several

    def _commune_named(self, province: str, part: str, district: str, old_province: str) -> Found | None:
        kind, name = split_type(part)
        key, within = key_of(part), key_of(district)
        wards = [
            ward
            for ward in self._wards.get((province, key), [])
            if (not district or key_of(ward.district) == within) and _fits(kind, ward.name or ward.district)
        ]
        if district and not wards:
            return None
        wards = [ward for ward in wards if key_of(ward.province) == old_province] or wards
        wards = [ward for ward in wards if _same(name, ward.name)] or wards
        new = [one for one in self._communes.get((province, key), []) if _fits(kind, self.places[one].name)]
        new = [one for one in new if _same(name, self.places[one].name)] or new
        if not district and len(new) == 1:  # two tiers: written by today's names
            return Found(new[0], certain=True)
        into = tuple(dict.fromkeys(f"{province}/{one}" for ward in wards for one in ward.now))
        if len(into) == 1 and (district or not new):
            return Found(into[0], certain=True, old=wards[0])
        choices = tuple(dict.fromkeys([*([] if district else new), *into]))
        return (
            Found(province, certain=False, old=wards[0] if wards else None, choices=choices)
            if choices
            else None
        )

    # --- completion ---------------------------------------------------------------------------------------------

    def offers(self, typed: str, *, most: int = 12) -> tuple[Offer, ...]:
        """Places whose names begin with or hold the words typed: today's first, then by old names.

        What stands before the first comma is the place's own name; where accents are typed, names written with them come first.
        """
        words = bare(typed).split()
        if not words:
            return ()
        own = nfc(typed).split(",")[0].strip().casefold()
        start = key_of(own) or " ".join(words)
        spelt = own if fold(own) != own else ""
        ranked: list[tuple[int, bool, int, int, Offer]] = []
        for key, whole, offer in self._lines():
            if all(word in whole for word in words):
                rank = 0 if key.startswith(start) else 1 if all(word in key for word in words) else 2
                other = bool(spelt) and spelt not in (offer.old or offer.text).casefold()
                ranked.append((rank, other, bool(offer.old), len(ranked), offer))
        return tuple(one[-1] for one in sorted(ranked, key=lambda one: one[:-1])[:most])

    def _lines(self) -> list[tuple[str, str, Offer]]:
        if not self._shown:
            self._shown = list(self._all_lines())
        return self._shown

    def _all_lines(self) -> Iterator[tuple[str, str, Offer]]:
        for place in self.places.values():
            yield key_of(place.name), bare(place.full), Offer(place.id, place.full)
        for ward in self.old:
            province = self._provinces[key_of(ward.province)]
            for one in ward.now:
                now = self.places[f"{province}/{one}"]
                yield key_of(ward.name), bare(ward.full), Offer(now.id, now.full, ward.full)


def _fits(kind: str, name: str) -> bool:
    """'Xã A' does not mean 'Phường A'; 'A' means either."""
    return not kind or kind == split_type(name)[0]


def _same(typed: str, name: str) -> bool:
    """Equal with accents; wherever a tone is put."""
    return text_key(typed.casefold()) == text_key(split_type(name)[1].casefold())
