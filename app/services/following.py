"""Answers to our own letters: which units are to answer, which did, who is missing, what to remind them of.

Owns the count ('gửi 12 chi đoàn, 9 đã trả lời'). A letter that comes in and cites ours is offered as the answer of its
sender; a person confirms.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.errors import InputRefused
from app.base.language import mark, tr
from app.base.text import fold, one_line
from app.domain.deadlines import due_state
from app.models.following import ExpectedAnswer
from app.models.letters import OutgoingLetter
from app.models.units import Unit
from app.services.change import Change, Service
from app.services.incoming_rows import find_letter as find_incoming
from app.services.kinds import kind_name
from app.services.letter_rows import find_letter
from app.services.sheets import written_day


class NobodyAsked(InputRefused):
    code, what = "TD-001", mark("Chưa chọn đơn vị nào phải trả lời.")
    remedy = mark("Ghi tên đơn vị, hoặc chọn tất cả đơn vị trực thuộc.")


class NotAsked(InputRefused):
    code, what = "TD-002", mark("“{name}” không có trong danh sách phải trả lời văn bản này.")
    remedy = mark("Danh sách: {known}.")


@dataclass(frozen=True, slots=True)
class AnswerRow:
    id: str
    name: str
    unit_id: str | None
    due_on: date | None
    due: str
    """'late', 'soon', 'ahead', 'none'; '' when it answered."""
    answered_on: date | None
    incoming_id: str | None
    reminded_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were asked and answered; the missing ones stand first in ``rows``, the latest deadline last."""

    outgoing_id: str
    printed: str
    subject: str
    asked: int
    answered: int
    late: int
    rows: tuple[AnswerRow, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(row.name for row in self.rows if row.answered_on is None)


class Following(Service):
    """Verbs on answers expected."""

    def ask(
        self,
        outgoing: str,
        names: Sequence[str] = (),
        *,
        due_on: date | None = None,
        subordinate: bool = False,
    ) -> Change[Tally]:
        """Expect answers from ``names``; ``subordinate``: from all units under ours. Whoever is asked already stays.

        Raises NobodyAsked.
        """
        with self.work("following.ask") as w:
            letter = find_letter(w.session, outgoing)
            wanted = {fold(one): one for one in (one_line(name)[:200] for name in names) if one}
            if subordinate:
                below = w.session.scalars(
                    select(Unit).where(Unit.parent_id == letter.unit_id, Unit.valid_to.is_(None))
                )
                wanted |= {fold(unit.name): unit.name for unit in below}
            if not wanted:
                raise NobodyAsked
            units = {unit.folded: unit.id for unit in w.session.scalars(select(Unit))}
            there = {fold(one.name) for one in _asked(w.session, letter.id)}
            for key, name in wanted.items():
                if key not in there:
                    w.add(
                        ExpectedAnswer(
                            outgoing_id=letter.id, name=name, unit_id=units.get(key), due_on=due_on
                        )
                    )
            w.flush()
            tally = self._tally(w.session, letter)
            return Change.of(tally, w.commit())

    def answered(
        self,
        outgoing: str,
        name: str,
        *,
        incoming: str | None = None,
        on: date | None = None,
        note: str = "",
    ) -> Change[Tally]:
        """A unit answered, by the letter ``incoming`` or in another way. Raises NotAsked."""
        with self.work("following.answered") as w:
            letter = find_letter(w.session, outgoing)
            row = _one(w.session, letter.id, name)
            source = find_incoming(w.session, incoming) if incoming else None
            row.incoming_id = source.id if source else row.incoming_id
            row.answered_on = on or (source.arrived_on if source else w.today)
            row.note = note.strip() or row.note
            w.flush()
            tally = self._tally(w.session, letter)
            return Change.of(tally, w.commit())

    def excuse(self, outgoing: str, name: str) -> Change[Tally]:
        """The unit need not answer after all."""
        with self.work("following.excuse") as w:
            letter = find_letter(w.session, outgoing)
            w.delete(_one(w.session, letter.id, name))
            w.flush()
            tally = self._tally(w.session, letter)
            return Change.of(tally, w.commit())

    def reminded(self, outgoing: str, *, names: Sequence[str] = ()) -> Change[Tally]:
        """Those who are missing (or ``names``) were reminded today."""
        with self.work("following.reminded") as w:
            letter = find_letter(w.session, outgoing)
            chosen = {fold(name) for name in names}
            for row in _asked(w.session, letter.id):
                if row.answered_on is None and (not chosen or fold(row.name) in chosen):
                    row.reminded_on = w.today
            w.flush()
            tally = self._tally(w.session, letter)
            return Change.of(tally, w.commit())

    # --- looking ----------------------------------------------------------------------------------------

    def tally(self, outgoing: str) -> Tally:
        with self.store.read() as session:
            return self._tally(session, find_letter(session, outgoing))

    def open_tallies(self) -> tuple[Tally, ...]:
        """Letters of ours to which somebody still owes an answer, the newest first."""
        with self.store.read() as session:
            ids = select(ExpectedAnswer.outgoing_id).where(ExpectedAnswer.answered_on.is_(None))
            query = (
                select(OutgoingLetter).where(OutgoingLetter.id.in_(ids)).order_by(OutgoingLetter.id.desc())
            )
            return tuple(self._tally(session, letter) for letter in session.scalars(query))

    def suggested(self, incoming: str) -> tuple[tuple[str, str], ...]:
        """(our letter's id, name of the unit) that this letter seems to answer: it cites ours, or its sender owes one."""
        with self.store.read() as session:
            letter = find_incoming(session, incoming)
            cited = {_bare(f"{one.get('number')}-{one.get('notation')}") for one in letter.cites or ()}
            sender = fold(letter.issuer)
            found = []
            open_rows = session.execute(
                select(ExpectedAnswer, OutgoingLetter)
                .join(OutgoingLetter, OutgoingLetter.id == ExpectedAnswer.outgoing_id)
                .where(ExpectedAnswer.answered_on.is_(None))
                .order_by(OutgoingLetter.id.desc())
            )
            for row, ours in open_rows:
                by_sender = bool(sender) and (fold(row.name) in sender or sender in fold(row.name))
                if by_sender and (not cited or _bare(ours.number_printed) in cited):
                    found.append((ours.id, row.name))
            return tuple(found)

    def remind_text(self, outgoing: str) -> str:
        """A short reminder to paste into a group: which letter, until when, who is missing. Words of a document."""
        tally = self.tally(outgoing)
        with self.store.read() as session:
            letter = find_letter(session, outgoing)
            kind, dated = kind_name(letter.kind, letter.standard), written_day(letter.letter_date)
        days = sorted({row.due_on for row in tally.rows if row.due_on and row.answered_on is None})
        name = " ".join(
            part for part in (kind, f"số {tally.printed}" if tally.printed else "", f"ngày {dated}" if dated else "") if part
        )  # fmt: skip
        lines = [f"Đề nghị các đơn vị chưa trả lời {name} ({tally.subject}) gửi về ngay."]
        if days:
            past = days[0] < today(self.store.clock)
            lines.append(f"Thời hạn: {written_day(days[0])}{' (đã quá hạn)' if past else ''}.")
        lines.append(
            f"Đã trả lời {tally.answered}/{tally.asked}. Còn: {'; '.join(tally.missing) or 'không'}."
        )
        return "\n".join(lines)

    def _tally(self, session: Session, letter: OutgoingLetter) -> Tally:
        day, calendar = today(self.store.clock), self.practice.calendar
        rows = [
            AnswerRow(
                one.id,
                one.name,
                one.unit_id,
                one.due_on,
                "" if one.answered_on else str(due_state(one.due_on, day, calendar)),
                one.answered_on,
                one.incoming_id,
                one.reminded_on,
                one.note,
            )
            for one in _asked(session, letter.id)
        ]
        rows.sort(key=lambda row: (row.answered_on is not None, row.due_on or date.max, fold(row.name)))
        answered = sum(row.answered_on is not None for row in rows)
        late = sum(row.due == "late" for row in rows)
        return Tally(letter.id, letter.number_printed, letter.subject, len(rows), answered, late, tuple(rows))


def tally_words(tally: Tally) -> str:
    """'12 đơn vị, 9 đã trả lời, 2 quá hạn'."""
    words = tr(mark("{asked} đơn vị, {answered} đã trả lời")).format(
        asked=tally.asked, answered=tally.answered
    )
    return words + (tr(mark(", {late} quá hạn")).format(late=tally.late) if tally.late else "")


def _asked(session: Session, outgoing_id: str) -> list[ExpectedAnswer]:
    return list(session.scalars(select(ExpectedAnswer).where(ExpectedAnswer.outgoing_id == outgoing_id)))


def _one(session: Session, outgoing_id: str, name: str) -> ExpectedAnswer:
    rows = _asked(session, outgoing_id)
    key = fold(name)
    exact = [row for row in rows if fold(row.name) == key or row.id == name]
    found = exact or [row for row in rows if key and key in fold(row.name)]
    if len(found) != 1:
        raise NotAsked(name=name, known=_listed(row.name for row in rows))
    return found[0]


def _listed(names: Iterable[str]) -> str:
    return "; ".join(sorted(names, key=fold)) or "-"


def _bare(text: str) -> str:
    """Number and symbol without spaces, marks and leading zeros: '05-CV/ĐTN' and '5 - CV/ĐTN' are one."""
    return "".join(char for char in fold(text) if char.isalnum()).lstrip("0")
