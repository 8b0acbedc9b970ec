"""Invented members with real-looking Vietnamese names: all tones, đ at the beginning, names that differ by a mark only.

Owns the generator; the words lie in resources/samples/demo/names.json. The same seed and day give the same people.
Nobody here exists: no telephone numbers, no identity numbers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from app.base.paths import resource

SEED = 20_260_326


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented member: the name, and fields as a clerk would type them."""

    name: str
    fields: dict[str, str]


class People:
    """A source of invented members; never the same name twice."""

    def __init__(self, today: date, *, seed: int = SEED) -> None:
        self._words: dict[str, Any] = json.loads(resource("samples", "demo", "names.json").read_text("utf-8"))
        self._today = today
        self._random = Random(seed)  # noqa: S311 - invented people need no secrecy, but the same ones each time
        self._taken: set[str] = set()

    def branch(self, count: int, *, adults: bool = False) -> Iterator[Invented]:
        """Members of one branch; the first two hold its offices."""
        offices = ["Bí thư chi đoàn", "Phó Bí thư chi đoàn"]
        for at in range(count):
            sex = self._random.choice(["Nam", "Nữ"])
            age = self._random.randint(24, 30) if adults else self._random.randint(16, 21)
            born = self._today.replace(month=1, day=1, year=self._today.year - age) + timedelta(
                days=self._random.randint(0, 360)
            )
            joined = date(born.year + 15 + self._random.randint(1, 2), 3, 26)
            fields = {
                "sex": sex,
                "birth_date": born.isoformat(),
                "joined_on": min(joined, self._today - timedelta(days=30)).isoformat(),
                "ethnicity": self._drawn("ethnicity"),
                "religion": self._drawn("religion"),
                "home_town": self._random.choice(self._words["home"]) + ", tỉnh Hà Châu",
                "category": "Cán bộ, giảng viên" if adults else "Học sinh, sinh viên",
            }
            if adults:
                fields["occupation"] = self._random.choice(self._words["adult_work"])
            if at < len(offices):
                fields["union_position"] = offices[at]
            yield Invented(self._name(sex), fields)

    def _name(self, sex: str) -> str:
        words = self._words[sex]
        while True:
            name = " ".join(
                (
                    self._drawn("family"),
                    self._random.choice(words["middle"]),
                    self._random.choice(words["given"]),
                )
            )
            if name not in self._taken:
                self._taken.add(name)
                return name

    def _drawn(self, what: str) -> str:
        weights: dict[str, int] = self._words[what]
        return self._random.choices(list(weights), list(weights.values()))[0]
