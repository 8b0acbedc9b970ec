"""Who a row of a sheet is among the members that are there, and what it would change of them. Pure but for the questions.

Owns the rules of recognition: the national code first; an identity number together with the name and the birth date; then name
and birth date alone, which is a double that a person decides on, unless the row says nothing the record does not say already.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.base.text import fold
from app.models.bulk import whole_records
from app.models.members import Member

_IN: Final = 500
Values = dict[str, Any]

SAME_BIRTH: Final = "same_birth"
SAME_NAME: Final = "same_name"
OTHER_NAME: Final = "other_name"
OTHER_CODE: Final = "other_code"
SAME_ID: Final = "same_id"
IN_FILE: Final = "in_file"


class Known:
    """The members that the rows of one pack may be, asked for at once."""

    def __init__(
        self, session: Session, rows: Sequence[Mapping[str, Any]], two_named: Mapping[str, Sequence[str]]
    ) -> None:
        self._by_code: dict[str, str] = {}
        self._by_id: dict[str, list[str]] = {}
        self._by_name: dict[str, list[str]] = {}
        ids: set[str] = set()
        for code, one in _asked(session, "code", {row.get("code") for row in rows}):
            self._by_code[code] = one
            ids.add(one)
        rows = [row for row in rows if row.get("code") not in self._by_code]  # the others are known already
        for number, one in _asked(session, "id_number", {row.get("id_number") for row in rows}):
            self._by_id.setdefault(number, []).append(one)
            ids.add(one)
        names = {fold(row["full_name"]) for row in rows}
        ids.update(one for _, one in _asked(session, "folded", names))
        ids.update(one for name in names & two_named.keys() for one in two_named[name])
        self.records: dict[str, Values] = whole_records(session.connection(), Member, sorted(ids))
        for one, record in self.records.items():
            self._by_name.setdefault(fold(record["full_name"]), []).append(one)

    def find(self, row: Mapping[str, Any]) -> tuple[list[str], str]:
        """Candidates, the likeliest first, and why they are doubtful; '' for one who is certain. No candidate: a new one."""
        code = row.get("code")
        if code and code in self._by_code:
            one = self._by_code[code]
            record = self.records[one]
            agrees = same_name(record["full_name"], row["full_name"]) or same_birth(record, row) is True
            return [one], "" if agrees else OTHER_NAME
        number = row.get("id_number")
        namesakes = [
            one
            for one in self._by_name.get(fold(row["full_name"]), [])
            if same_birth(self.records[one], row) is not False
            and accents_agree(self.records[one]["full_name"], row["full_name"])
        ]
        if number and len(number) == 12:
            holders = self._by_id.get(number, [])
            sure = [one for one in holders if one in namesakes and not _codes_differ(self.records[one], row)]
            if len(sure) == 1 and same_birth(self.records[sure[0]], row):
                return sure, ""
            if holders:
                return [*holders, *(one for one in namesakes if one not in holders)], SAME_ID
        if not namesakes:
            return [], ""
        certain_birth = [one for one in namesakes if same_birth(self.records[one], row)]
        if not certain_birth:
            return self._only_names(namesakes, row)
        same_code = [one for one in certain_birth if not _codes_differ(self.records[one], row)]
        return (same_code, SAME_BIRTH) if same_code else (certain_birth, OTHER_CODE)

    def _only_names(self, namesakes: list[str], row: Mapping[str, Any]) -> tuple[list[str], str]:
        """Without a birth date on one side a name alone says little: only in the same unit it is worth a question."""
        here = [
            one
            for one in namesakes
            if self.records[one]["unit_id"] == row.get("unit_id")
            and not _codes_differ(self.records[one], row)
        ]
        return (here, SAME_NAME) if here else ([], "")


def _codes_differ(record: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    return bool(record["code"] and row.get("code") and record["code"] != row["code"])


def _asked(session: Session, column: str, wanted: Iterable[str | None]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    values = sorted(value for value in wanted if value)
    for start in range(0, len(values), _IN):
        part = values[start : start + _IN]
        marks = ", ".join("?" * len(part))
        query = f"SELECT {column}, id FROM member WHERE {column} IN ({marks})"  # noqa: S608  our own word
        found += [(row[0], row[1]) for row in session.connection().exec_driver_sql(query, tuple(part))]
    return found


def two_named(session: Session) -> dict[str, list[str]]:
    """Those who are kept under two names, by the first of them: the folded column holds both. Asked once for a whole sheet."""
    found: dict[str, list[str]] = {}
    for name, one in session.execute(text("SELECT full_name, id FROM member WHERE other_name <> ''")):
        found.setdefault(fold(name), []).append(one)
    return found


def same_name(one: str, other: str) -> bool:
    return fold(one) == fold(other)


def accents_agree(one: str, other: str) -> bool:
    """The same letters and tones, wherever the tone is put; or one of the two was typed without any."""
    return other.isascii() or one.isascii() or _marks(one) == _marks(other)


def _marks(name: str) -> list[str]:
    return sorted(unicodedata.normalize("NFD", "".join(name.casefold().split())))


def same_birth(record: Mapping[str, Any], row: Mapping[str, Any]) -> bool | None:
    """None: one of them does not say, or one says the year alone and the years agree."""
    ours, theirs = record["birth_date"], row.get("birth_date")
    if ours and theirs:
        return bool(ours == theirs)
    our_year = int(ours[:4]) if ours else record["birth_year"]
    their_year = int(theirs[:4]) if theirs else row.get("birth_year")
    if our_year is None or their_year is None:
        return None
    if our_year != their_year:
        return False
    return True if not ours and not theirs else None


def differences(
    record: Mapping[str, Any], row: Mapping[str, Any], fields: Sequence[str], *, wipe: bool = False
) -> Values:
    """What the row would change: field -> new value. An empty cell changes nothing, unless ``wipe``; what says less (a year
    for a date, a name without accents) changes nothing ever."""
    found: Values = {}
    for field in fields:
        new = row.get(field)
        old = record[field]
        if new is None:
            if wipe and old not in (None, "") and field not in _NEVER_WIPED:
                found[field] = "" if isinstance(old, str) and field not in _NULLS else None
            continue
        if new == old or _says_no_more(field, old, new, record):
            continue
        found[field] = new
    if "birth_date" in found and found["birth_date"] and record["birth_year"] is not None:
        found["birth_year"] = None
    return found


_NEVER_WIPED: Final = frozenset({"full_name", "code", "birth_date", "birth_year", "unit_id"})
_NULLS: Final = frozenset(
    {"sex", "id_number", "card_number"}
    | {column.key for column in Member.__table__.columns if column.key.endswith("_on")}
)


def _says_no_more(field: str, old: Any, new: Any, record: Mapping[str, Any]) -> bool:
    if field == "birth_year":
        return bool(record["birth_date"])  # the date says more, or says otherwise: then its own column would
    if not isinstance(old, str) or not isinstance(new, str):
        return False
    if field == "full_name":
        return same_name(old, new) and (new.isascii() or _marks(old) == _marks(new))
    if field == "email":
        return old.casefold() == new.casefold()
    return " ".join(old.split()) == " ".join(new.split())


def agrees_enough(record: Mapping[str, Any], row: Mapping[str, Any], fields: Sequence[str]) -> bool:
    """Whether a row without code that changes nothing says at least one thing more of the same person."""
    telling = (
        "unit_id", "id_number", "phone", "email", "card_number", "home_town", "permanent_address", "joined_on",
    )  # fmt: skip
    return any(
        row.get(field) and row.get(field) == record.get(field)
        for field in telling
        if field in fields or field == "unit_id"
    )
