"""Letters that come in: received as a file, read, registered with an arrival number, found again.

Owns the order of the acts: the original's bytes lie in the vault before anything reads them; the arrival number and the
register's fields are written in one unit of work. Refuses to change an original, ever.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, func, or_, select

from app.base.errors import InputRefused
from app.base.language import mark, tr
from app.models.files import Attachment
from app.models.letters import IncomingLetter
from app.models.queries.search import everywhere
from app.models.session import UnitOfWork
from app.models.units import Unit
from app.services import arrival
from app.services.change import Change
from app.services.incoming_rows import (
    ENTITY,
    RECEIVED,
    REGISTERED,
    Duplicate,
    IncomingRow,
    Registered,
    fields_of,
    find_letter,
    guesses_of,
    original_of,
    printed,
    registered,
    row_of,
)
from app.services.leasing import gives_numbers
from app.services.numbering import take_arrival_number
from app.services.reception import Reception
from app.services.same_letter import duplicates_of
from app.services.sync_flows import marks
from app.services.wanted import Wanted

if TYPE_CHECKING:
    pass


__all__ = [
    "Duplicate",
    "Incoming",
    "IncomingRow",
    "NoOriginal",
    "Registered",
    "Wanted",
    "find_letter",
    "printed",
]


_CLOCK_BACK = mark(
    "Sổ đã có văn bản đến ngày {latest}, mà hôm nay máy ghi {today}: xem lại đồng hồ máy tính trước khi vào sổ tiếp."
)


class NoOriginal(InputRefused):
    code, what = "DEN-005", mark("Văn bản đến {id} không có tệp gốc.")
    remedy = mark("Văn bản này được ghi không kèm tệp; xem lại bằng incoming show.")


class Incoming(Reception):
    """The verbs of the incoming register."""

    @gives_numbers("incoming_letter")
    def register(
        self, letter_id: str, *, fields: Mapping[str, str] | None = None, tasks: Sequence[Wanted] = ()
    ) -> Change[Registered]:
        """Enter the letter: arrival number, the clerk's fields over the guessed ones, duplicates noticed.

        ``tasks`` are opened in the same unit of work: a letter never has its number without the work it brings.
        """
        own = arrival.read_settings(fields or {})
        with self.work("incoming.register") as w:
            letter = find_letter(w.session, letter_id)
            for column, value in (arrival.taken(guesses_of(letter), kept_lengths=_LENGTHS) | own).items():
                setattr(letter, column, value)
            _need_arrived(letter, w.today)
            if "due_on" not in own and letter.due_on is None:
                found = arrival.deadline(guesses_of(letter), letter_date=letter.letter_date)
                letter.due_on = found[0] if found else None
            if letter.arrival_number is None:
                taken = take_arrival_number(
                    w,
                    w.get(Unit, letter.unit_id),
                    on=letter.arrived_on,
                    letter_id=letter.id,
                    secret=bool(letter.secrecy),
                )
                letter.arrival_number, letter.arrival_year = taken.record.no, letter.arrived_on.year
                letter.arrival_book = taken.series.book
            letter.state = REGISTERED
            marks.registered(w, letter)
            letter.guesses = {
                name: value for name, value in (letter.guesses or {}).items() if name != "draft"
            }
            for wanted in tasks:
                w.add(wanted.task(letter))
            w.flush()  # the derived key of the letter is computed here
            duplicates = duplicates_of(w.session, letter)
            result = registered(letter, duplicates, _clock_words(w, letter))
            return Change.of(result, w.commit())

    def edit(self, letter_id: str, *, fields: Mapping[str, str]) -> Change[IncomingRow]:
        """Correct fields of a letter; its arrival number stays."""
        own = arrival.read_settings(fields)
        with self.work("incoming.edit") as w:
            letter = find_letter(w.session, letter_id)
            for column, value in own.items():
                setattr(letter, column, value)
            if "arrived_on" in own:
                _need_arrived(letter, w.today)
            w.flush()
            return Change.of(row_of(letter), w.commit())

    # --- looking --------------------------------------------------------------------------------------

    def list(
        self, *, year: int | None = None, open_only: bool = False, limit: int = 1000
    ) -> tuple[IncomingRow, ...]:
        """Registered letters, newest arrival first; letters still without a number stand at the top."""
        query = select(IncomingLetter)
        if year is not None:
            query = query.where(
                or_(IncomingLetter.arrival_year == year, IncomingLetter.arrival_number.is_(None))
            )
        if open_only:
            query = query.where(IncomingLetter.state == RECEIVED)
        query = query.order_by(
            IncomingLetter.arrival_year.desc().nulls_first(), IncomingLetter.arrival_number.desc()
        ).limit(limit)
        with self.store.read() as session:
            return tuple(row_of(letter) for letter in session.scalars(query))

    def show(self, letter_id: str) -> dict[str, Any]:
        """Everything about one letter: fields, what was guessed, its files, letters that seem to be the same."""
        with self.store.read() as session:
            letter = find_letter(session, letter_id)
            files = session.scalars(
                select(Attachment).where(Attachment.owner_kind == ENTITY, Attachment.owner_id == letter.id)
            )
            return {
                "id": letter.id,
                "state": letter.state,
                "stage": letter.stage,
                "arrival_number": letter.arrival_number,
                "arrival_year": letter.arrival_year,
                "fields": fields_of(letter),
                "files": [
                    {"name": f.name, "role": f.role, "mime": f.mime, "size": f.size, "sha256": f.sha256}
                    for f in files
                ],
                "duplicates": [
                    {"id": d.id, "why": d.why, "kind": d.kind} for d in duplicates_of(session, letter)
                ],
                "guesses": guesses_of(letter),
                "text": letter.text,
            }

    def original(self, letter_id: str) -> tuple[str, bytes]:
        """Name and bytes of the file as it came, byte for byte."""
        with self.store.read() as session:
            letter = find_letter(session, letter_id)
            found = original_of(session, letter.id)
        if found is None:
            raise NoOriginal(id=letter_id)
        return found.name, self._vault().get(found.sha256)

    def search(self, text: str, *, limit: int = 50) -> tuple[IncomingRow, ...]:
        """Letters in which all words stand, the best hits first; accents optional."""
        with self.store.read() as session:
            ids = [hit.id for hit in everywhere(session, text, limit=limit, kinds=[ENTITY]).hits]
            query = select(IncomingLetter).where(IncomingLetter.id.in_(ids))
            found = {letter.id: row_of(letter) for letter in session.scalars(query)}
            return tuple(found[letter_id] for letter_id in ids)


def _clock_words(w: UnitOfWork, letter: IncomingLetter) -> tuple[str, ...]:
    """A word when letters lie here from days that are still to come: the number may go to a wrong year for good."""
    latest = w.session.scalar(
        select(func.max(IncomingLetter.arrived_on)).where(
            IncomingLetter.state == REGISTERED, IncomingLetter.id != letter.id
        )
    )
    if latest is None or latest <= w.today:
        return ()
    return (tr(_CLOCK_BACK).format(latest=f"{latest:%d/%m/%Y}", today=f"{w.today:%d/%m/%Y}"),)


def _need_arrived(letter: IncomingLetter, today: date) -> None:
    arrival.need_arrived(
        letter.arrived_on, today=today, number=letter.arrival_number, year=letter.arrival_year
    )


_LENGTHS = {
    column.key: column.type.length
    for column in IncomingLetter.__table__.columns
    if isinstance(column.type, String) and column.type.length
}
