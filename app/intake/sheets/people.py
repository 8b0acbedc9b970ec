"""Rows below the head as people: cells read by their columns, wrong ones named, rows that are no people left aside.

Owns the decision what a row is (a person, a total, a repeated head, a name of a unit, a signature) and packs the people,
column by column. A cell that was met before in its column is not read again: most cells of a long list repeat.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

import msgspec

from app.base.progress import Progress
from app.base.text import fold, one_line
from app.domain.national_sheet import BORN_FEMALE, BORN_MALE, ORDINAL, UNIT
from app.intake.encodings.fonts import Encoding, Legacy, to_unicode
from app.intake.sheets import cells
from app.intake.sheets.columns import Merged, old_columns, turned
from app.intake.sheets.days import DAYS_TO_1904, EMPTY, LAST_YEAR, Day, read_day
from app.intake.sheets.grid import MAX_COLUMNS, Grid, Row, shown
from app.intake.sheets.heads import (
    BORN_DAY,
    BORN_MONTH,
    BORN_YEAR,
    FAMILY_NAME,
    GIVEN_NAME,
    HEAD_WORDS,
    SEX_FEMALE,
    SEX_MALE,
    counting,
    field_of,
)
from app.intake.sheets.row_words import is_foot, is_total, unit_in
from app.intake.sheets.shapes import PACK, Fault, Pack, Wish

MOST_FAULTS: Final = 20_000
_LOOKED: Final = 1_000
"""Rows by which a column's font is told."""
DATES: Final = frozenset("id_issued_on joined_on card_issued_on party_joined_on party_official_on".split())
_BIRTHS: Final = frozenset({BORN_MALE, BORN_FEMALE, "birth_date"})
_PARTS: Final = frozenset({BORN_DAY, BORN_MONTH, BORN_YEAR})
_MARKED: Final = frozenset(("x", "nu", "nam", "1", "v", "co", "true", "+"))
_PLENTY: Final = 6
"""Filled cells from which on a row with a name is a person's without a closer look."""
_REMEMBERED: Final = 200_000
"""Texts of one column that are kept with what they mean."""
_SHORTEST: Final = 4
"""Up to so many characters a name is looked at closely: it may be the number of a column."""
_TELLING: Final = 6
"""Characters from which on a number is one person's, and no count."""
_OWN: Final = frozenset({*_BIRTHS, "id_number", "code", "phone", "email", "sex"})
_UNWRITTEN: Final = frozenset(("", None))

Cell = tuple[Any, str, str, Mapping[str, str]]
"""Value, note, bad, values of the sentence."""


class People:
    """One reading of one sheet."""

    def __init__(
        self, grid: Grid, wish: Wish, columns: Mapping[int, str], words: list[str], last_head: int
    ) -> None:
        self._grid, self._wish, self._words, self._last_head = grid, wish, words, last_head
        self._today = date.fromisoformat(wish.today)
        self._columns = dict(sorted(columns.items()))
        self._at = {field: at for at, field in self._columns.items()}
        self.faults: list[Fault] = []
        self.cut = 0
        self.skipped: list[tuple[int, str, str]] = []
        self.packs: list[msgspec.Raw] = []
        self.taken = 0
        self._section = ""
        self._sections = UNIT not in self._at
        self.fields = self._fields()
        self._memory: dict[int, dict[Any, Cell]] = {at: {} for at in self._columns}
        self._readers = {at: self._reader(field) for at, field in self._columns.items()}
        self._legacy: dict[int, Encoding] = {}
        self._merged = Merged(grid.merged, self._columns, last_head)
        self._loud: set[int] = set()
        """Columns in which something is to be said of some cell."""
        self._date_cells: dict[int, list[int]] = {}
        self._births = [at for at, field in self._columns.items() if field in _BIRTHS]
        self._width = max(self._columns, default=0) + 1
        self._over = False
        self._other_at = 0
        self._section_of: dict[int, str] = {}

    def _fields(self) -> list[str]:
        """What the packs hold, in this order."""
        found = ["full_name"]
        plain = [
            field
            for field in self._columns.values()
            if field
            not in _BIRTHS
            | _PARTS
            | {ORDINAL, FAMILY_NAME, GIVEN_NAME, SEX_MALE, SEX_FEMALE, "full_name", "sex"}
        ]
        if self._at.keys() & (_BIRTHS | _PARTS):
            found += ["birth_date", "birth_year"]
        if self._at.keys() & {"sex", BORN_MALE, BORN_FEMALE, SEX_MALE, SEX_FEMALE}:
            found.append("sex")
        found += plain
        if self._sections:
            found.append(UNIT)
        return found

    # --- reading ------------------------------------------------------------------------------------------------

    def read(self, progress: Progress) -> None:
        waiting: list[tuple[int, Row]] = []
        for number, row in enumerate(self._grid.rows()):
            if number <= self._last_head or self._over:
                continue
            if not any(row) and number not in self._merged.rows:
                continue
            if len(row) < self._width:
                row = [*row, *[""] * (self._width - len(row))]
            if number in self._merged.rows:
                row = self._merged.filled(number, row)
            waiting.append((number + 1, row))
            if len(waiting) >= PACK:
                self._take(waiting)
                progress.step(number, self._grid.count, self._grid.name)
                waiting = []
        self._take(waiting)
        self._turned_columns()

    def _take(self, rows: list[tuple[int, Row]]) -> None:
        if not rows:
            return
        told = len(self.faults)
        if not self._legacy and not self.taken:
            self._legacy = old_columns([row for _, row in rows[:_LOOKED]], self._columns)
        people = [(number, row) for number, row in rows if self._is_person(number, row)]
        if self._over:
            people = [(number, row) for number, row in people if number < self._other_at]
        cells_of = list(zip(*(row[: self._width] for _, row in people), strict=True)) or [()] * self._width
        columns: dict[int, list[Cell]] = {at: self._column(at, cells_of[at]) for at in self._columns}
        refused: set[int] = set()
        for at, found in columns.items():
            field = self._columns[at]
            if field in _BIRTHS or field in _PARTS or at not in self._loud:
                continue
            for place, cell in enumerate(found):
                if cell[1] or cell[2]:
                    self._tell(people[place][0], at, people[place][1][at], cell, refused, place)
        values = self._values(people, columns, refused)
        kept = [place for place in range(len(people)) if place not in refused]
        names = {number: place for place, (number, _) in enumerate(people)}
        at = self.fields.index("full_name")
        for fault in self.faults[told:]:
            if fault.row in names:
                fault.name = values[at][names[fault.row]] or ""
        if refused:
            values = [[column[place] for place in kept] for column in values]
        if kept:
            pack = Pack([people[place][0] for place in kept], values)
            self.packs.append(msgspec.Raw(msgspec.msgpack.encode(pack)))
            self.taken += len(kept)

    def _column(self, at: int, values: Sequence[Any]) -> list[Cell]:
        """One column's cells; the same text is read once."""
        memory = self._memory[at]
        if len(memory) > _REMEMBERED:
            memory.clear()
        plain = set(map(type, values)) == {str}
        texts = set(values) if plain else {value for value in values if value.__class__ is str}
        legacy = self._legacy.get(at)
        for text in texts.difference(memory):
            memory[text] = self._cell(at, to_unicode(text, Legacy(legacy)) if legacy else text)
        if plain:
            return list(map(memory.__getitem__, values))
        return [memory[value] if value.__class__ is str else self._number(at, value) for value in values]

    def _number(self, at: int, value: Any) -> Cell:
        """A number, a date, a truth value or nothing."""
        if at in self._births and isinstance(value, date):
            self._date_cells.setdefault(at, []).append(value.day)
        return self._cell(at, value)

    def _cell(self, at: int, value: Any) -> Cell:
        cell = self._readers[at](value)
        if cell[1] or cell[2]:
            self._loud.add(at)
        return cell

    def _values(
        self, people: list[tuple[int, Row]], columns: dict[int, list[Cell]], refused: set[int]
    ) -> list[list[Any]]:
        """The pack's columns in the order of ``fields``."""
        made: dict[str, list[Any]] = {}
        for at, field in self._columns.items():
            if field in self.fields:
                made[field] = [cell[0] for cell in columns[at]]
        made["full_name"] = self._names(people, columns, refused)
        if "birth_date" in self.fields:
            made["birth_date"], made["birth_year"], by_birth = self._born(people, columns, refused)
        else:
            by_birth = [None] * len(people)
        if "sex" in self.fields:
            made["sex"] = self._sexes(people, columns, by_birth)
        if self._sections:
            made[UNIT] = [self._section_of.get(number) for number, _ in people]
        return [made[field] for field in self.fields]

    def _names(
        self, people: list[tuple[int, Row]], columns: dict[int, list[Cell]], refused: set[int]
    ) -> list[Any]:
        at = self._name_at()
        if "full_name" in self._at:
            found = [cell[0] for cell in columns[at]]
        else:
            parts = [columns[self._at[field]] for field in (FAMILY_NAME, GIVEN_NAME) if field in self._at]
            found = [
                " ".join(cells.proper_name(cell[0]) for cell in row if cell[0]) or None
                for row in zip(*parts, strict=True)
            ]
        for place, name in enumerate(found):
            if not name and place not in refused:
                self._fault("refused", people[place][0], at, "", "nameless", {})
                refused.add(place)
        return found

    def _born(
        self, people: list[tuple[int, Row]], columns: dict[int, list[Cell]], refused: set[int]
    ) -> tuple[list[Any], list[Any], list[str | None]]:
        days: list[Any] = []
        years: list[Any] = []
        sexes: list[str | None] = []
        for place, (number, row) in enumerate(people):
            day, at, sex = self._birth_of(number, row, columns, place, refused)
            if day.fault:
                self._refuse_or_drop(number, at, shown(row[at]), day.fault, {}, refused, place)
                day = EMPTY
            elif day.note:
                read = f"{day.day:%d/%m/%Y}" if day.day else str(day.year)
                self._fault("note", number, at, shown(row[at]), day.note, {"read": read})
            days.append(day.day.isoformat() if day.day else None)
            years.append(day.year if not day.day else None)
            sexes.append(sex)
        return days, years, sexes

    def _birth_of(
        self, number: int, row: Row, columns: dict[int, list[Cell]], place: int, refused: set[int]
    ) -> tuple[Day, int, str | None]:
        if not self._births:
            return self._from_parts(columns, place)
        given = [at for at in self._births if columns[at][place][0] is not EMPTY]
        if len(given) > 1:
            firsts = {columns[at][place][0] for at in given}
            if len(firsts) > 1 or self._at.keys() >= {BORN_MALE, BORN_FEMALE}:
                self._refuse_or_drop(number, given[1], shown(row[given[1]]), "two_births", {}, refused, place)
                return EMPTY, given[0], None
        at = given[0] if given else self._births[0]
        day: Day = columns[at][place][0]
        field = self._columns[at]
        sex = {BORN_MALE: "Nam", BORN_FEMALE: "Nữ"}.get(field) if given else None
        if field in (BORN_MALE, BORN_FEMALE) and day.fault and given and fold(shown(row[at])) in _MARKED:
            return EMPTY, at, sex
        return day, at, sex

    def _from_parts(self, columns: dict[int, list[Cell]], place: int) -> tuple[Day, int, str | None]:
        texts = [
            cells.text_of(columns[self._at[field]][place][0]) if field in self._at else ""
            for field in (BORN_DAY, BORN_MONTH, BORN_YEAR)
        ]
        at = self._at.get(BORN_YEAR, self._at.get(BORN_DAY, self._at.get(BORN_MONTH, 0)))
        given = [text for text in texts if text]
        return (read_day("/".join(given), self._today, birth=True) if given else EMPTY), at, None

    def _sexes(
        self, people: list[tuple[int, Row]], columns: dict[int, list[Cell]], by_birth: list[str | None]
    ) -> list[str | None]:
        found = list(by_birth)
        for field, sex in ((SEX_FEMALE, "Nữ"), (SEX_MALE, "Nam")):
            if field in self._at:
                for place, cell in enumerate(columns[self._at[field]]):
                    if fold(cells.text_of(cell[0])) in _MARKED:
                        found[place] = sex
                    elif field == SEX_FEMALE and SEX_MALE not in self._at and found[place] is None:
                        found[place] = "Nam"
        if "sex" in self._at:
            found = [cell[0] or found[place] for place, cell in enumerate(columns[self._at["sex"]])]
        return found

    # --- what a row is -------------------------------------------------------------------------------------------

    def _is_person(self, number: int, row: Row) -> bool:
        """Whether a row is read as a person; others are told in ``skipped``."""
        if self._over:
            return False
        name = self._name_cell(row)
        words = fold(name)
        if (
            len(name) > _SHORTEST
            and sum(map(bool, row)) >= _PLENTY
            and words not in HEAD_WORDS
            and not is_total(name)
        ):
            self._note_section(number)
            return True
        return self._is_person_after_all(number, row, name, words)

    def _is_person_after_all(self, number: int, row: Row, name: str, words: str) -> bool:
        texts = [text for value in row if (text := shown(value).strip())]
        if not texts:
            return False
        useful = sum(1 for at, field in self._columns.items() if field != ORDINAL and shown(row[at]).strip())
        if counting(row) or (words in HEAD_WORDS and self._headlike(row)):
            return self._skip(number, row, "head") if counting(row) else self._meet_head(number, row)
        told = self._tells_of_one(row)
        if (is_total(name) or is_total(texts[0])) and not told:
            return self._skip(number, row, "total")
        unit = unit_in(texts) if useful <= 2 and len(texts) <= 4 and not told else ""
        if unit:
            self._section = unit
            return self._skip(number, row, "section")
        if not name:
            if is_foot(texts[0]) or (useful < 3 and not told):
                return self._skip(number, row, "other")
            self._fault("refused", number, self._name_at(), "", "nameless", {})
            return False
        numbered = ORDINAL in self._at and shown(row[self._at[ORDINAL]]).strip().rstrip(".").isdigit()
        if not numbered and not told and (is_foot(name) or (useful == 1 and len(self._columns) > 2)):
            return self._skip(number, row, "other")
        self._note_section(number)
        return True

    def _tells_of_one(self, row: Row) -> bool:
        """Whether a cell of the row says what only a person has: a birth date, a number, a sex."""
        for at, field in self._columns.items():
            if field not in _OWN or row[at] in _UNWRITTEN:
                continue
            value, note, bad, _ = self._readers[at](row[at])
            if field in _BIRTHS:
                found = bool(value.day or value.year)
            else:
                found = bool(value) and not bad and note in ("", "zero")
                found = found and (field == "sex" or len(value) >= _TELLING)
            if found:
                return True
        return False

    def _name_at(self) -> int:
        return next(
            (self._at[field] for field in ("full_name", FAMILY_NAME, GIVEN_NAME) if field in self._at), 0
        )

    def _note_section(self, number: int) -> None:
        if self._sections and self._section:
            self._section_of[number] = self._section

    def _name_cell(self, row: Row) -> str:
        for field in ("full_name", FAMILY_NAME, GIVEN_NAME):
            at = self._at.get(field)
            if at is not None and at < len(row) and (text := shown(row[at]).strip()):
                return text
        return ""

    def _headlike(self, row: Row) -> bool:
        """Three heads beside one another: a row that names columns."""
        heads = sum(
            1
            for at, value in enumerate(row[:MAX_COLUMNS])
            if value.__class__ is str and 0 < len(value) < 60 and field_of(value)
        )
        return heads >= 3

    def _meet_head(self, number: int, row: Row) -> bool:
        """A repeated head is passed over; another one ends the reading: its columns mean something else."""
        known = {
            at: named
            for at, value in enumerate(row[:MAX_COLUMNS])
            if value.__class__ is str and value and (named := field_of(value))
        }
        same = sum(1 for at, field in known.items() if self._fits(at, field))
        if same * 2 >= len(known):
            return self._skip(number, row, "head")
        first = next(iter(known), 0)
        self._fault("refused", number, first, shown(row[first]), "other_head", {})
        self._over, self._other_at = True, number
        return False

    def _fits(self, at: int, field: str) -> bool:
        mine = self._columns.get(at)
        births = {"birth_date", BORN_MALE, BORN_FEMALE, BORN_DAY}
        names = {"full_name", FAMILY_NAME}
        return (
            mine == field
            or (mine in births and field in births)
            or (mine in names and field in names)
            or (mine is None and field_of(self._words[at]) == field if at < len(self._words) else False)
        )

    def _skip(self, number: int, row: Row, why: str) -> bool:
        words = " ".join(one_line(shown(value)) for value in row if shown(value).strip())
        if len(self.skipped) < 2_000:
            self.skipped.append((number, words[:120], why))
        return False

    # --- cells ------------------------------------------------------------------------------------------------------

    def _reader(self, field: str) -> Callable[[Any], Cell]:
        most = self._wish.lengths.get(field, 200)
        if field in _BIRTHS:
            return lambda value: (read_day(self._since_1900(value), self._today, birth=True), "", "", {})
        if field in _PARTS or field in (SEX_FEMALE, SEX_MALE, ORDINAL):
            return lambda value: (value, "", "", {})
        if field in DATES or field.endswith("_on"):
            return self._day
        if field in self._wish.labels:
            return cells.listed(self._wish.labels[field], most)
        plain: dict[str, Callable[[Any], Any]] = {
            "full_name": cells.name, "id_number": cells.id_number, "code": cells.code,
            "phone": cells.phone, "email": cells.email, "sex": cells.sex,
            "card_number": cells.number_text(most), "admission_resolution": cells.number_text(most),
            "book_number": cells.number_text(most),
        }  # fmt: skip
        return plain.get(field) or cells.text(most)

    def _since_1900(self, value: Any) -> Any:
        """A bare day number of a workbook that counts from 1904, as all others count."""
        plain = self._grid.from_1904 and value.__class__ in (int, float) and value > LAST_YEAR
        return value + DAYS_TO_1904 if plain else value

    def _day(self, value: Any) -> Cell:
        found = read_day(self._since_1900(value), self._today)
        if found.fault:
            return (None, "", found.fault, {})
        if found.day is None and found.year is not None:
            return (None, "year_only", "", {})
        if found.day is None:
            return (None, "", "", {})
        return (
            found.day.isoformat(),
            found.note,
            "",
            {"read": f"{found.day:%d/%m/%Y}"} if found.note else {},
        )

    def _tell(self, number: int, at: int, value: Any, cell: Cell, refused: set[int], place: int) -> None:
        if cell[2]:
            self._refuse_or_drop(number, at, shown(value), cell[2], cell[3], refused, place)
        else:
            kind = "dropped" if cell[1] == "year_only" else "note"
            self._fault(kind, number, at, shown(value), cell[1], cell[3])

    def _refuse_or_drop(
        self,
        number: int,
        at: int,
        value: str,
        code: str,
        values: Mapping[str, str],
        refused: set[int],
        place: int,
    ) -> None:
        name_column = self._columns.get(at) in ("full_name", FAMILY_NAME, GIVEN_NAME)
        kind = "dropped" if self._wish.drop_bad and not name_column else "refused"
        self._fault(kind, number, at, value, code, values)
        if kind == "refused":
            refused.add(place)

    def _fault(
        self, kind: str, number: int, at: int, value: str, code: str, values: Mapping[str, str]
    ) -> None:
        if len(self.faults) >= MOST_FAULTS and kind == "note":
            self.cut += 1
            return
        word = self._words[at] if at < len(self._words) else ""
        column = letters(at) + (f" ({word})" if word else "")
        self.faults.append(Fault(kind, number, column, one_line(value)[:80], code, dict(values)))

    # --- the whole column -----------------------------------------------------------------------------------------------

    @property
    def legacy(self) -> Encoding | None:
        return next(iter(self._legacy.values()), None)

    def _turned_columns(self) -> None:
        for at in self._births:
            typed = [cell[0].day for cell in self._memory[at].values() if cell[0].day]
            if turned(typed, self._date_cells.get(at, [])):
                self._fault("note", self._last_head + 1, at, self._words[at], "turned", {})


def letters(at: int) -> str:
    """Column 0 is A, 26 is AA."""
    found = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        found = chr(65 + rest) + found
    return found
