"""Bank statements: read in the child process, known lines recognised, sure ones entered at once, doubtful ones kept for the clerk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.errors import AppError
from app.base.language import mark, tr
from app.base.progress import Progress, Silent
from app.base.text import fold
from app.domain import bank_statement
from app.domain.bank_cells import CellValue
from app.domain.bank_statement import COLUMNS, Line
from app.domain.fees import spoken, spread
from app.domain.money_words import money
from app.domain.refusals import IdAmbiguous
from app.intake.sheets.door import look, read_cells
from app.intake.sheets.heads import fingerprint
from app.intake.sheets.shapes import Cells, Wish
from app.models.fees import FeeEntry, FeeTransfer
from app.models.members import Member
from app.models.session import UnitOfWork
from app.models.sheets import SheetMap
from app.services.change import Change, Service
from app.services.fees import cash
from app.services.fees.accounts import Accounts, Person, scope
from app.services.fees.matching import Matcher
from app.services.fees.refusals import StatementUnclear, TooMuch, TransferDone, TransferMissing
from app.services.fees.rows import StatementLook, StatementSum, Taken, TransferRow
from app.services.first_unit import our_unit
from app.services.leasing import link_of
from app.services.letter_rows import SHORT
from app.services.members import find_member

_MOST_SHEETS: Final = 6
_SHOWN: Final = 200
_BACK: Final = re.compile(r"\[ngân hàng đảo lại ở dòng \d+ của sao kê\]$")


class Statements(Service):
    """Verbs on bank statements."""

    def look(self, path: Path, *, progress: Progress | None = None) -> StatementLook:
        """A file's rows and what its columns are: as a clerk said of such a head before, else as they seem. Raises refusals of sheets."""
        cells = read_cells(path, Wish(), progress=progress)
        found = bank_statement.find_columns(cells.rows)
        if found is None:
            cells, found = self._other_sheet(path, cells)
        head, columns = found or (_before(cells.rows), {})
        with self.store.read() as session:
            kept = session.get(SheetMap, _mark_of(cells.rows, head))
            said = _said_before(kept) if kept is not None else {}
        guessed = {} if said or columns else bank_statement.guess_columns(cells.rows, head + 1)
        return StatementLook(path.name, cells.rows, head, said or columns, guessed, bool(said), cells.cut)

    def _other_sheet(self, path: Path, first: Cells) -> tuple[Cells, tuple[int, dict[str, int]] | None]:
        """The first sheet may be a cover: the one that has a statement's head is taken."""
        try:
            names = [one.name for one in look(path, Wish(today=f"{today(self.store.clock)}")).sheets]
        except AppError:  # no list of people, which is all that this look can say
            names = []
        for name in names[:_MOST_SHEETS]:
            if name != first.sheet:
                cells = read_cells(path, Wish(sheet=name))
                found = bank_statement.find_columns(cells.rows)
                if found is not None:
                    return cells, found
        return first, None

    def sum_up(self, seen: StatementLook, columns: Mapping[str, int]) -> StatementSum:
        """What these columns would give. Writes nothing."""
        missing = bank_statement.lacking(columns)
        if missing:
            return StatementSum((), 0, 0, 0, (), missing)
        lines, unread = bank_statement.read_lines(seen.rows, seen.head, columns)
        coming = [one.amount for one in lines if one.amount > 0]
        return StatementSum(
            tuple(lines[:_SHOWN]), len(coming), len(lines) - len(coming), sum(coming), tuple(unread), ()
        )

    def take(
        self,
        path: Path,
        *,
        unit: str | None = None,
        columns: Mapping[str, str] | None = None,
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> Change[Taken]:
        """Enter what is sure, keep what is doubtful, pass over what is known. ``columns``: what -> letter of the column, kept for
        the next statement with this head. ``dry_run``: only say it.

        Raises StatementUnclear and refusals of sheets.
        """
        told = progress or Silent()
        seen = self.look(path, progress=told)
        chosen = _with(seen, columns or {}, path)
        lines, unread = bank_statement.read_lines(seen.rows, seen.head, chosen)
        with self.work("fees.statement") as w:
            home = our_unit(w)
            accounts = Accounts(w.session, [row.id for row in scope(w.session, unit)], today=w.today)
            taking = _Taking(w, home.id, accounts)
            for at, line in enumerate(lines):
                told.step(at, len(lines), tr(mark("Đối chiếu từng giao dịch")))
                taking.line(line)
            result = replace(
                taking.result(len(lines)), unread=tuple((one.row, one.value) for one in unread), cut=seen.cut
            )
            if dry_run:
                return Change(result, frozenset(), (), False, "")
            if columns:
                _remember(w, seen, chosen)
            changed = w.commit()
            return Change(result, changed.subjects, changed.ids, changed.undoable, changed.act_id)

    def waiting(self, unit: str | None = None, *, all: bool = False) -> tuple[TransferRow, ...]:
        """Doubtful transfers with those they may be from, the oldest first; ``all``: also what was settled."""
        with self.store.read() as session:
            query = select(FeeTransfer).order_by(FeeTransfer.day, FeeTransfer.id)
            if not all:
                query = query.where(FeeTransfer.state == "doubtful")
            found = session.scalars(query).all()
            if not found:
                return ()
            people = Accounts(
                session, [row.id for row in scope(session, unit)], today=today(self.store.clock)
            ).people
            matcher = Matcher(people)
            names = {one.id: one.name for one in people}
            others = _by_looks(session.scalars(select(FeeTransfer)))
            return tuple(_row(one, matcher, names, why=_doubt(one, others)) for one in found)

    def decide(self, transfer: str, member: str) -> Change[TransferRow]:
        """A doubtful transfer is this member's. Raises TransferMissing, TransferDone, TooMuch."""
        with self.work("fees.transfer") as w:
            found = find_transfer(w.session, transfer)
            if found.state == "entered":
                raise TransferDone
            record = find_member(w.session, member)
            accounts = Accounts(w.session, [record.unit_id], today=w.today)
            person = next((one for one in accounts.people if one.id == record.id), None)
            left = _enter(w, accounts, found, person) if person else found.amount
            if left:
                raise TooMuch(
                    name=record.full_name,
                    amount=money(found.amount),
                    months=accounts.most_ahead,
                    left=money(left),
                )
            row = _row(found, None, {record.id: record.full_name})
            changed = w.commit()
            return Change(row, changed.subjects, changed.ids, True, changed.act_id)

    def ignore(self, transfer: str) -> Change[TransferRow]:
        """No fee: it stays known and asks no more. Raises TransferMissing, TransferDone."""
        with self.work("fees.transfer") as w:
            found = find_transfer(w.session, transfer)
            if found.state == "entered":
                raise TransferDone
            found.state = "ignored"
            return Change.of(_row(found, None, {}), w.commit())


class _Taking:
    """The lines of one statement, one after another."""

    def __init__(self, w: UnitOfWork, unit_id: str, accounts: Accounts) -> None:
        self._w, self._unit, self._accounts = w, unit_id, accounts
        self._matcher = Matcher(accounts.people)
        kept = w.session.scalars(select(FeeTransfer)).all()
        self._known = {one.key: one for one in kept}
        self._before = _by_looks(kept)
        self._shared = link_of(w.session) is not None
        self._rows: list[TransferRow] = []
        self._taken_back: list[tuple[int, str]] = []
        self._seen = self._out = self._amount = 0

    def line(self, line: Line) -> None:
        if line.amount < 0:
            self._out += 1
            return
        known = self._known.get(line.key)
        if known is not None:
            self._seen += 1
            if line.back_in and known.state == "entered" and known.member_id:
                self._taken_back.append((line.back_in, self._w.get(Member, known.member_id).full_name))
            return
        text = line.text[:900]
        if line.back_in:  # ``_BACK``: said in its words, for whoever decides about it later
            text += f" [ngân hàng đảo lại ở dòng {line.back_in} của sao kê]"
        made = self._w.add(
            FeeTransfer(
                id=cash.same_id(line.key) if self._shared else self._w.ids.new(), unit_id=self._unit, key=line.key,
                day=line.day, amount=line.amount, text=text,
                payer=line.payer[:200], reference=line.reference[:100], state="doubtful", member_id=None, entry_id=None,
            )
        )  # fmt: skip
        self._known[line.key] = made
        found = self._matcher.match(line.text, line.payer)
        doubt = _doubt(made, self._before)
        why = doubt or found.why
        if found.sure and not doubt and _enter(self._w, self._accounts, made, found.people[0]):
            why = tr(mark("số tiền nhiều hơn đoàn phí còn thiếu"))
        if made.state == "entered":
            self._amount += line.amount
        names = {one.id: one.name for one in found.people}
        self._rows.append(_row(made, None, names, found.people, why))

    def result(self, lines: int) -> Taken:
        entered = sum(1 for row in self._rows if row.state == "entered")
        return Taken(
            lines, len(self._rows), self._seen, self._out, entered, len(self._rows) - entered, self._amount,
            tuple(self._rows), taken_back=tuple(self._taken_back),
        )  # fmt: skip


def _enter(w: UnitOfWork, accounts: Accounts, line: FeeTransfer, person: Person) -> int:
    """Put the money on the person's oldest open months; what is left over, and then nothing is written."""
    parts, left = spread(line.amount, list(accounts.open_months(person)))
    if left:
        return left
    closed = cash.closed_until(w.session, person.unit_id)
    day = line.day if (closed is None or line.day > closed) and line.day <= w.today else w.today
    words = f"Đoàn phí {spoken([month for month, _ in parts])}, chuyển khoản {line.day:%d/%m/%Y}"
    entry = cash.collect(
        w, person.unit_id, [(person.id, month, part) for month, part in parts], on=day, way="bank",
        words=f"{words} {line.reference}".strip(), person=person.name, known_as=_round(w, line),
    )  # fmt: skip
    for month, part in parts:
        accounts.paid[person.id, month] = accounts.paid.get((person.id, month), 0) + part
    line.state, line.member_id, line.entry_id = "entered", person.id, entry.id
    return 0


def _round(w: UnitOfWork, line: FeeTransfer) -> str:
    """What the entry of a transfer is known as between PCs: once more each time it was taken back before. '' for a PC alone."""
    if link_of(w.session) is None:
        return ""
    at = 1
    while w.find(FeeEntry, cash.same_id(f"{line.key}/{at}")) is not None:
        at += 1
    return f"{line.key}/{at}"


_Looks = dict[tuple[date, int, str], list[FeeTransfer]]


def _by_looks(kept: Iterable[FeeTransfer]) -> _Looks:
    found: _Looks = {}
    for one in kept:
        found.setdefault((one.day, one.amount, fold(one.text)), []).append(one)
    return found


def _doubt(line: FeeTransfer, others: _Looks) -> str:
    """Why even a line with a known name is left to the clerk."""
    if _BACK.search(line.text):
        return tr(mark("ngân hàng đã đảo lại giao dịch này"))
    alike = others.get((line.day, line.amount, fold(line.text)), ())
    # The same line of a file without references, or with other ones, has another key.
    if any(one.id != line.id and bool(one.reference) != bool(line.reference) for one in alike):
        return tr(mark("giống một giao dịch đã có từ tệp trước"))
    return ""


def find_transfer(session: Session, words: str) -> FeeTransfer:
    """By id or the end of one. Raises TransferMissing, IdAmbiguous."""
    found = session.get(FeeTransfer, words)
    if found is not None:
        return found
    ending = FeeTransfer.id.endswith(words, autoescape=True)
    several = session.scalars(select(FeeTransfer).where(ending).limit(2)).all() if len(words) >= SHORT else []
    if not several:
        raise TransferMissing(id=words)
    if len(several) > 1:
        raise IdAmbiguous(id=words, count=len(several))
    return several[0]


def _row(
    line: FeeTransfer,
    matcher: Matcher | None,
    names: Mapping[str, str],
    people: tuple[Person, ...] = (),
    why: str = "",
) -> TransferRow:
    if matcher is not None and line.state == "doubtful":
        found = matcher.match(line.text, line.payer)
        people, why = found.people, why or found.why
    return TransferRow(
        line.id, line.day, line.amount, line.text, line.payer, line.reference, line.state, line.member_id or "",
        names.get(line.member_id or "", ""), tuple((one.id, f"{one.name} · {one.unit_name}") for one in people), why,
    )  # fmt: skip


def _with(seen: StatementLook, asked: Mapping[str, str], path: Path) -> dict[str, int]:
    """The columns as they seem, but for those that were named by their letters. Raises StatementUnclear."""
    chosen = dict(seen.columns)
    for name, letter in asked.items():
        if name not in COLUMNS or not (letter.strip().isalpha() or letter == ""):
            raise StatementUnclear(str(path), file=path.name)
        chosen.pop(name, None)
        if letter:
            chosen[name] = _column(letter)
    if bank_statement.lacking(chosen):
        raise StatementUnclear(str(path), file=path.name)
    return chosen


def _column(letter: str) -> int:
    """'A' is 0, 'AA' is 26."""
    at = 0
    for one in letter.strip().upper():
        at = at * 26 + ord(one) - ord("A") + 1
    return at - 1


def _before(rows: list[list[CellValue]]) -> int:
    """The row above the first transaction, where no head is known and some row is one; else -1."""
    first = bank_statement.first_line(rows)
    return first - 1 if 0 < first < len(rows) and sum(1 for value in rows[first - 1] if value) > 1 else -1


def _mark_of(rows: list[list[CellValue]], head: int) -> str:
    """Equal for the files of one bank: its head, else how many columns it has."""
    if 0 <= head < len(rows):
        return fingerprint(["bank", *(str(value or "") for value in rows[head])])
    return fingerprint(["bank", str(max(map(len, rows), default=0))])


def _remember(w: UnitOfWork, seen: StatementLook, chosen: Mapping[str, int]) -> None:
    said = {name: str(at) for name, at in chosen.items()}
    known = w.session.get(SheetMap, _mark_of(seen.rows, seen.head))
    if known is None:
        mark_of = _mark_of(seen.rows, seen.head)
        w.add(SheetMap(fingerprint=mark_of, columns=said, used_at=w.clock.now()))
    else:
        known.columns, known.used_at = said, w.clock.now()


def _said_before(kept: SheetMap) -> dict[str, int]:
    """A map as it was kept; the first programs kept it the other way round, by column."""
    pairs = ((at, name) if name in COLUMNS else (name, at) for name, at in kept.columns.items())
    return {str(name): int(at) for at, name in pairs if str(name) in COLUMNS and str(at).isdecimal()}
