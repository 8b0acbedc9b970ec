"""Who is meant by what somebody types: a stair of questions, each answered along an index, the likeliest people first.

Owns the rank. From the top: the given name with the very accents; the whole name that begins with them; the given name as it begins,
accents aside; the whole name as it begins; initials; numbers (code, card, phone by any part, a whole identity number, a day or year of birth); any words of the name; words beside the name; the unit. A page is
filled from the top, so that the lower steps are asked only when the upper ones did not fill it. Words that half the people bear are
looked for along the names, not gathered from the index of words. Refuses filters and pages: members.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from app.base.text import fold, nfc, phone_key, text_key
from app.models.queries.search import match_of, words_of

_LAST: Final = "\U0010ffff"
_NAMED: Final = re.compile(r"[^\W\d_]+")
_DAY: Final = re.compile(r"(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{4}))?")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LEAST_FIGURES: Final = 3
"""Beside a name; a single figure begins a tenth of all cards."""
_YEARS: Final = range(1930, 2041)
"""Years a member can be born in: a day and month alone is looked up in each of them."""
_ID_LENGTHS: Final = (9, 12)
FOUND_MOST: Final = 10_000
"""Of what words find, no more is listed; who looks for a person types another letter."""
_PAGE_MOST: Final = 2_000
_CROWD_OF_PAGE: Final = 2_000
_CROWD: Final = 3 * FOUND_MOST
_BEFORE: Final = "*[^0-9a-z]"
"""What stands before a word of a folded name."""
_BEFORE_SPELT: Final = "*[ '’(./-]"
_UNIT_KINDS: Final = ("chi", "doan", "lien", "truong", "xa", "phuong", "co", "so")
"""Words that name no one unit."""
_MOST_INITIALS: Final = 7
_LEAST_PHONE: Final = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One question. ``where`` speaks of ``m`` (member); ``order`` is its own order."""

    where: str
    order: str = "m.sort_key"
    values: dict[str, Any] = field(default_factory=dict)
    words: str = ""
    """What is asked of the index of words, where it is asked."""
    crowd: Step | None = None
    """The same question walked along the names: for when ``crowd_of`` stand there."""


def crowd_of(limit: int) -> int:
    """How many hits of the index of words are too many to gather and sort for ``limit`` lines: the names are walked along then."""
    return _CROWD_OF_PAGE if limit <= _PAGE_MOST else _CROWD


def steps(typed: str) -> tuple[Step, ...]:
    """From the likeliest down; nothing when there is no word or figure to ask for."""
    words = words_of(fold(typed))
    if not words:
        return ()
    found: list[Step] = []
    if all(_NAMED.fullmatch(word) for word in words):
        found += _by_given(typed, words)
        found += _by_initials(words)
        if len(words) == 1:
            found.append(_begins("m.code", typed.strip().upper(), "code", "m.code"))
    if any(char.isdigit() for char in typed):
        found += _by_numbers(typed)
        found += _by_both(typed)
    if not any(word.isdigit() for word in words):
        # Figures are asked of their own columns: a part of an identity number must find nobody.
        found += _by_words(typed, words)
    if len("".join(words)) > 1 and not all(_of_every_unit(word) for word in words):
        found.append(_by_unit(words))
    return tuple(found)


# --- names -------------------------------------------------------------------------------------------------


def _by_given(typed: str, words: list[str]) -> list[Step]:
    """The last word is the given name's beginning, what stands before it begins words of the name; or all begin the whole name."""
    written = nfc(typed).split()
    given = _begins("m.given", words[-1], "given", "m.given, m.sort_key")
    if len(words) > 1:
        values = {**given.values, "before": f"* {'* '.join(words[:-1])}* {words[-1]}*"}
        given = Step(f"{given.where} AND ' ' || m.folded GLOB :before", given.order, values)
        exact = Step("1")
    else:
        key = text_key(written[-1])
        # A given name alone is the whole key, else the key goes on with U+0004 and the family name.
        where = "m.sort_key >= :given_key AND m.sort_key < :given_key || char(5)"
        exact = Step(where, values={"given_key": key})
    whole = _begins("m.folded", " ".join(words), "whole", "m.folded")
    alone = len(words) == 1  # several words are a name written from its beginning, more often than its end
    if not _accented(typed):
        return [exact, given, whole] if alone else [whole, given]
    forms = _cases(" ".join(written))
    last = _spelt(given, "' ' || m.full_name", [f"* {form}*" for form in forms], "last")
    begun = _spelt(whole, "m.full_name", [f"{form}*" for form in forms], "begun")
    return [exact, last, begun, given, whole] if alone else [begun, last, whole, given]


def _accented(typed: str) -> bool:
    return fold(typed) != nfc(typed).casefold().strip()


def _spelt(step: Step, what: str, patterns: list[str], name: str) -> Step:
    """Those of a step that are written with the very accents."""
    values = {f"{name}{at}": pattern for at, pattern in enumerate(patterns)}
    tests = " OR ".join(f"{what} GLOB :{one}" for one in values)
    return Step(f"{step.where} AND ({tests})", step.order, step.values | values)


def _cases(text: str) -> list[str]:
    """As names are written: with capitals at the beginnings, small, or all in capitals."""
    capital = " ".join(word[:1].upper() + word[1:].lower() for word in text.split())
    return list(dict.fromkeys((capital, text.lower(), text.upper())))


def _by_initials(words: list[str]) -> list[Step]:
    """'nva', or 'n v an' where single letters stand for whole words."""
    if len(words) == 1 and 1 < len(words[0]) <= _MOST_INITIALS:
        return [Step("m.initials = :initials", values={"initials": words[0]})]
    if len(words) > 1 and any(len(word) == 1 for word in words):
        letters = "".join(word[0] for word in words)
        values = {"initials": letters, "each": f"{'* '.join(words)}*"}
        return [Step("m.initials = :initials AND m.folded GLOB :each", values=values)]
    return []


def _by_words(typed: str, words: list[str]) -> list[Step]:
    """Any words of the name, in any order, each as a beginning, the very accents first; then words that stand beside the name."""
    names = {f"word{at}": f"{_BEFORE}{word}*" for at, word in enumerate(words)}
    test = " AND ".join(f"' ' || m.folded GLOB :{name}" for name in names)
    along = Step(test, "m.given, m.sort_key", names)
    found = [_indexed("title", match_of("title", words), along)]
    if _accented(typed):
        written = words_of(nfc(typed.casefold()))
        tests, values = [test], dict(names)
        for at, word in enumerate(written):
            forms = {f"form{at}_{n}": f"{_BEFORE_SPELT}{form}*" for n, form in enumerate(_cases(word))}
            tests.append("(" + " OR ".join(f"' ' || m.full_name GLOB :{name}" for name in forms) + ")")
            values |= forms
        spelt = Step(" AND ".join(tests), "m.given, m.sort_key", values)
        found.insert(0, _indexed("exact", match_of("exact", written), spelt))
    beside = f"({match_of('title body', words)}) NOT ({match_of('title', words)})"
    return [*found, Step(_HOLDING.format("beside", FOUND_MOST + 1), values={"beside": beside})]


_HOLDING: Final = (
    "m.id IN (SELECT r.record_id FROM find_member f JOIN search_row r ON r.id = f.rowid "
    "WHERE find_member MATCH :{} LIMIT {})"
)


def _indexed(name: str, asked: str, crowd: Step) -> Step:
    """Asked either way, the same people come in the same order."""
    where = f"{_HOLDING.format(name, _CROWD)} AND {crowd.where}"
    return Step(where, crowd.order, crowd.values | {name: asked}, words=asked, crowd=crowd)


def _of_every_unit(word: str) -> bool:
    """'do', 'chi', 'phuong' are names of people; as a unit's they would bring everybody."""
    return any(kind.startswith(word) for kind in _UNIT_KINDS)


def _by_unit(words: list[str]) -> Step:
    """All words stand in the name of the member's unit."""
    values = {f"u{at}": f"*[ /.-]{word}*" for at, word in enumerate(words)}
    tests = " AND ".join(f"' ' || u.folded GLOB :{name}" for name in values)
    where = f"m.unit_id IN (SELECT u.id FROM unit u WHERE {tests})"  # noqa: S608  our own words
    return Step(where, "m.unit_id, m.sort_key", values)


# --- numbers -----------------------------------------------------------------------------------------------


def _by_numbers(typed: str) -> list[Step]:
    bare = "".join(typed.split())
    found = [
        _begins("m.code", bare.upper(), "code", "m.code"),
        _begins("m.card_number", bare, "card", "m.card_number"),
    ]
    found = [*_birth(bare), *found]
    digits = phone_key(re.sub(r"[ .()\-]", "", typed))
    if re.fullmatch(r"[\d .()+\-]+", typed.strip()) and len(digits) >= _LEAST_PHONE and " " not in digits:
        if len(digits) in _ID_LENGTHS:
            found.append(Step("m.id_number = :id_number", values={"id_number": digits}))
        found.append(_begins("m.phone_key", digits, "phone", "m.phone_key"))
        inside = "SELECT p.rowid FROM member p WHERE p.phone_key > '' AND instr(p.phone_key, :inside) > 0"
        found.append(Step(f"m.rowid IN ({inside})", values={"inside": digits}))
    return found


def _by_both(typed: str) -> list[Step]:
    """A name and figures: 'nguyễn an 2004', 'an 5/3', 'an 0912'."""
    parts = typed.split()
    names = [word for part in parts if part.isalpha() for word in words_of(fold(part))]
    figures = "".join(part for part in parts if not part.isalpha())
    if not names or len(figures) < _LEAST_FIGURES or not figures[0].isdigit():
        return []
    found = []
    for at, one in enumerate(_by_numbers(figures)):
        values = {f"n{at}_{name}": f"*[ ]{name_word}*" for name, name_word in enumerate(names)}
        tests = " AND ".join(f"' ' || m.folded GLOB :{name}" for name in values)
        where = re.sub(r":(\w+)", rf":b{at}_\1", one.where)
        renamed = {f"b{at}_{name}": value for name, value in one.values.items()}
        found.append(Step(f"{where} AND {tests}", one.order, {**renamed, **values}))
    return found


def _birth(typed: str) -> list[Step]:
    """'5/3/2004', '2004-03-05', '05-03', '2004'."""
    if _YEAR.fullmatch(typed):
        year = {"born_first": f"{typed}-01-01", "born_last": f"{typed}-12-31"}
        return [
            Step("m.birth_date >= :born_first AND m.birth_date <= :born_last", "m.birth_date", year),
            Step("m.birth_date IS NULL AND m.birth_year = :born", values={"born": int(typed)}),
        ]
    whole = _ISO.fullmatch(typed)
    parts = _DAY.fullmatch(typed)
    if whole is not None:
        days = _days(int(whole[3]), int(whole[2]), (int(whole[1]),))
    elif parts is not None:
        days = _days(int(parts[1]), int(parts[2]), (int(parts[3]),) if parts[3] else _YEARS)
    else:
        return []
    if not days:
        return []
    given = {f"day{at}": day for at, day in enumerate(days)}
    return [Step(f"m.birth_date IN ({', '.join(f':{name}' for name in given)})", values=given)]


def _days(day: int, month: int, years: tuple[int, ...] | range) -> list[str]:
    found = []
    for year in years:
        try:
            found.append(date(year, month, day).isoformat())
        except ValueError:
            continue
    return found


def _begins(column: str, typed: str, name: str, order: str) -> Step:
    """Along the index of ``column``, case and accents as they are."""
    where = f"{column} >= :{name} AND {column} < :{name}_end"
    return Step(where, order, {name: typed, f"{name}_end": typed + _LAST})
