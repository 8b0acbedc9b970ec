"""Banks by name and by BIN, from resources/codes/banks.csv.

Their numbers are NAPAS's, seen at second hand: each stands in at least two of three public lists of payment software (column
``lists`` says in how many; one of them follows NAPAS's table of 05/07/2022). Banks of fewer lists are not offered: their BIN is
typed. A clerk tries the code with a telephone before it goes out.
"""

from __future__ import annotations

import csv
from functools import lru_cache

from app.base.paths import resource
from app.base.text import fold
from app.services.fees.refusals import AccountWrong


@lru_cache(maxsize=1)
def banks() -> tuple[tuple[str, str, str], ...]:
    """(BIN, short code, name), as they stand in the table."""
    with resource("codes", "banks.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["bin"], row["code"], row["name"]) for row in csv.DictReader(file))


def bank_of(bank_bin: str) -> str:
    """The name of a bank; its BIN when it is not in the table."""
    return next((name for number, _, name in banks() if number == bank_bin), bank_bin)


def bank_named(words: str) -> str:
    """BIN of a bank by its name, short code or BIN. Raises AccountWrong."""
    typed = fold(words).replace(" ", "").replace("-", "")
    if typed.isdecimal() and len(typed) == 6:
        return typed
    for number, code, name in banks():
        if typed and typed in (fold(code), fold(name).replace(" ", "").replace("-", "")):
            return number
    raise AccountWrong(reason=words)
