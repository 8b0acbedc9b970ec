"""Bank statements: read in the child process, known lines recognised, sure ones entered at once, doubtful ones kept for the clerk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.language import mark, tr
from app.base.progress import Progress, Silent
from app.domain import bank_statement
from app.domain.bank_statement import COLUMNS, Line
from app.domain.fees import spoken, spread
from app.domain.money_words import money
from app.domain.refusals import IdAmbiguous
from app.intake.sheets.door import read_cells
from app.intake.sheets.heads import fingerprint
from app.intake.sheets.shapes import Wish
from app.models.fees import FeeTransfer
from app.models.session import UnitOfWork
from app.models.sheets import SheetMap
from app.services.change import Change, Service
from app.services.fees import cash
from app.services.fees.accounts import Accounts, Person, scope
from app.services.fees.matching import Matcher
from app.services.fees.refusals import StatementUnclear, TooMuch, TransferDone, TransferMissing
from app.services.fees.rows import Taken, TransferRow
from app.services.first_unit import our_unit
from app.services.letter_rows import SHORT
from app.services.members import find_member


class Statements(Service):
    """Verbs on bank statements."""

    def read(
        self, path: Path, columns: Mapping[str, str] | None = None, *, progress: Progress | None = None
    ) -> tuple[list[Line], list[bank_statement.Unread]]:
        """The transactions of a file. ``columns``: what -> letter of the column. Raises StatementUnclear and refusals of sheets."""
        cells = read_cells(path, Wish(), progress=progress)
        found = bank_statement.find_columns(cells.rows)
        with self.store.read() as session:
            head, chosen = self._chosen(session, cells.rows, found, columns or {}, path)
        return bank_statement.read_lines(cells.rows, head, chosen)

    def _chosen(
        self,
        session: Session,
        rows: list[list[bank_statement.CellValue]],
        found: tuple[int, dict[str, int]] | None,
        asked: Mapping[str, str],
        path: Path,
    ) -> tuple[int, dict[str, int]]:
        """Columns as asked, else as a clerk mapped this head before, else as found."""
        head, chosen = found or (_first_dated(rows, asked), {})
        remembered = session.get(SheetMap, _mark_of(rows, head))
        if remembered is not None and not asked:
            chosen = {name: int(at) for at, name in remembered.columns.items()}
        for name, letter in asked.items():
            if name not in COLUMNS or not letter.strip().isalpha():
                raise StatementUnclear(str(path), file=path.name)
            chosen = {one: at for one, at in chosen.items() if one != name} | {name: _column(letter)}
        if not {"date", "text"} <= chosen.keys() or not {"credit", "amount"} & chosen.keys():
            raise StatementUnclear(str(path), file=path.name)
        return head, chosen

    def take(
        self,
        path: Path,
        *,
        unit: str | None = None,
        columns: Mapping[str, str] | None = None,
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> Change[Taken]:
        """Enter what is sure, keep what is doubtful, pass over what is known. ``dry_run``: only say it.

        Raises StatementUnclear and refusals of sheets.
        """
        told = progress or Silent()
        lines, unread = self.read(path, columns, progress=told)
        with self.work("fees.statement") as w:
            home = our_unit(w)
            accounts = Accounts(w.session, [row.id for row in scope(w.session, unit)], today=w.today)
            taking = _Taking(w, home.id, accounts)
            for at, line in enumerate(lines):
                told.step(at, len(lines), tr(mark("Đối chiếu từng giao dịch")))
                taking.line(line)
            result = replace(taking.result(len(lines)), unread=tuple((one.row, one.value) for one in unread))
            if dry_run:
                return Change(result, frozenset(), (), False, "")
            if columns:
                self._remember(w, path, columns)
            changed = w.commit()
            return Change(result, changed.subjects, changed.ids, changed.undoable, changed.act_id)

    def _remember(self, w: UnitOfWork, path: Path, asked: Mapping[str, str]) -> None:
        rows = read_cells(path, Wish()).rows
        head, chosen = self._chosen(w.session, rows, bank_statement.find_columns(rows), asked, path)
        said = {str(at): name for name, at in chosen.items()}
        known = w.session.get(SheetMap, _mark_of(rows, head))
        if known is None:
            w.add(SheetMap(fingerprint=_mark_of(rows, head), columns=said, used_at=w.clock.now()))
        else:
            known.columns, known.used_at = said, w.clock.now()

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
            return tuple(_row(one, matcher, names) for one in found)

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
        self._known = set(w.session.scalars(select(FeeTransfer.key)))
        self._rows: list[TransferRow] = []
        self._seen = self._out = self._amount = 0

    def line(self, line: Line) -> None:
        if line.amount < 0:
            self._out += 1
            return
        if line.key in self._known:
            self._seen += 1
            return
        self._known.add(line.key)
        made = self._w.add(
            FeeTransfer(
                unit_id=self._unit, key=line.key, day=line.day, amount=line.amount, text=line.text[:1000],
                payer=line.payer[:200], reference=line.reference[:100], state="doubtful", member_id=None, entry_id=None,
            )
        )  # fmt: skip
        found = self._matcher.match(line.text, line.payer)
        why = found.why
        if found.sure and _enter(self._w, self._accounts, made, found.people[0]):
            why = tr(mark("số tiền nhiều hơn đoàn phí còn thiếu"))
        if made.state == "entered":
            self._amount += line.amount
        names = {one.id: one.name for one in found.people}
        self._rows.append(_row(made, None, names, found.people, why))

    def result(self, lines: int) -> Taken:
        entered = sum(1 for row in self._rows if row.state == "entered")
        return Taken(
            lines, len(self._rows), self._seen, self._out, entered, len(self._rows) - entered, self._amount,
            tuple(self._rows),
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
        words=f"{words} {line.reference}".strip(), person=person.name,
    )  # fmt: skip
    for month, part in parts:
        accounts.paid[person.id, month] = accounts.paid.get((person.id, month), 0) + part
    line.state, line.member_id, line.entry_id = "entered", person.id, entry.id
    return 0


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
        people, why = found.people, found.why
    return TransferRow(
        line.id, line.day, line.amount, line.text, line.payer, line.reference, line.state, line.member_id or "",
        names.get(line.member_id or "", ""), tuple((one.id, f"{one.name} · {one.unit_name}") for one in people), why,
    )  # fmt: skip


def _column(letter: str) -> int:
    """'A' is 0, 'AA' is 26."""
    at = 0
    for one in letter.strip().upper():
        at = at * 26 + ord(one) - ord("A") + 1
    return at - 1


def _first_dated(rows: list[list[bank_statement.CellValue]], asked: Mapping[str, str]) -> int:
    """Where no head is known: the row before the first that holds a day in the named column."""
    letter = asked.get("date", "")
    at = _column(letter) if letter.strip().isalpha() else 0
    for number, row in enumerate(rows):
        if at < len(row) and bank_statement.read_day(row[at]) is not None:
            return number - 1
    return -1


def _mark_of(rows: list[list[bank_statement.CellValue]], head: int) -> str:
    return fingerprint(
        ["bank", *(str(value or "") for value in rows[head])] if 0 <= head < len(rows) else ["bank"]
    )
