"""One process that writes, signs and numbers letters as fast as it can, saying each number only after it was given.

``python -m tests.numbering.racer FOLDER COUNT NUMBERER``; NUMBERER is 'house', 'holding' (numbers are held
first, then used or released), or 'naive': the rule every first program
has, the highest number plus one, read before the transaction. It is wrong on purpose: the tests must notice.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from app.base.clock import SystemClock
from app.base.errors import RuleRefused
from app.domain.numbering import Period
from app.models.numbers import IssuedNumber, Series
from app.models.session import Store, UnitOfWork
from app.models.units import Unit
from app.services import letters
from app.services.holding import Holding
from app.services.numbering import Taken, open_series
from tests.numbering.office import KEY, letter

KINDS = ("CV", "QĐ", "QyĐ")


def naive(store: Store) -> Callable[..., Taken]:
    """A broken ``take_number``: it asks for the highest number in a look of its own."""

    def take(
        w: UnitOfWork,
        unit: Unit,
        book: str,
        *,
        period: Period,
        on: date,
        letter_id: str | None,
        printed: Any,
        first: int,
    ) -> Taken:
        highest = store.seen.get(book, 0)  # type: ignore[attr-defined]
        series = w.session.scalars(select(Series).where(Series.book == book)).one_or_none()
        series = series or open_series(w, unit.id, book, period=period, first=first)
        number = IssuedNumber(
            id=w.ids.new(), series_id=series.id, unit_id=unit.id, period=period.name, no=highest + 1, suffix="",
            printed=printed(highest + 1), letter_id=letter_id, given_on=on, state="issued", reason="",
        )  # fmt: skip
        w.add(number)
        w.flush()
        return Taken(number, series, None)

    return take


def look(store: Store) -> None:
    """What the naive rule believes from now on."""
    with store.read() as s:
        query = select(Series.book, func.max(IssuedNumber.no)).join(
            Series, Series.id == IssuedNumber.series_id
        )
        rows = s.execute(query.group_by(Series.book)).all()
    store.seen = {row[0]: row[1] for row in rows}  # type: ignore[attr-defined]


def main(folder: str, count: str, numberer: str) -> None:
    store = Store(Path(folder), KEY, clock=SystemClock(), busy=60.0)
    clerk = letters.Letters(store, by="racer", checker=lambda _: ())
    desk = Holding(store, by="racer")
    if numberer == "naive":
        letters.take_number = naive(store)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for turn in range(int(count)):
        made = clerk.new(letter(KINDS[turn % len(KINDS)])).result.id
        clerk.sign(made)
        if numberer == "naive":
            look(store)
            time.sleep(0.05)
        held = ""
        if numberer == "holding":
            kept = desk.hold(KINDS[turn % len(KINDS)], reason="chờ ký", until=date(2099, 1, 1)).result
            held = kept.number
            if turn % 5 == 4:
                desk.release(kept.id, reason="không dùng")
                held = ""
        try:
            said = clerk.issue(made, held=held).result.printed
        except RuleRefused as refusal:
            said = f"refused {refusal.code}"
        sys.stdout.write(f"{made} {said}\n")
        sys.stdout.flush()
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:4])
