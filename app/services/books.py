"""The other registers of Decree 30, annex IV (follow-up, post, loans), the Union's books of members, and closing a book for good.

Owns which records stand in them and what each column says; the lines of post and loans themselves. Outgoing and incoming:
registers.py. A closed book's pages lie in the vault: asked for again, they come back byte for byte, whatever was changed since.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.errors import InputRefused, RuleRefused
from app.base.language import mark, tr
from app.base.text import one_line
from app.domain.refusals import IdAmbiguous
from app.export.lists import forms
from app.export.lists.book import Book, Section
from app.models.books import ClosedBook, Loan, Posting
from app.models.files import Attachment
from app.models.session import Store
from app.services.book_rows import BOOK_TITLES, FORMS, MAKERS, Kind, lent_words
from app.services.change import Change, Service
from app.services.first_unit import our_unit
from app.services.incoming_rows import find_letter as find_incoming
from app.services.letter_rows import SHORT, find_letter
from app.services.registers import Registers, Span, cover_of, days_of, unit_of
from app.services.sheets import written_day

if TYPE_CHECKING:
    from app.models.vault import Vault
    from app.services.register_view import RegisterView

ENTITY: Final = ClosedBook.__tablename__


class BookClosed(RuleRefused):
    code, what = "SO-020", mark("{title} {period} đã đóng ngày {day}, không đóng lại được.")
    remedy = mark("In lại bản đã đóng bằng register print; phần còn lại vào quyển sau (--volume).")


class BookNotOver(RuleRefused):
    code, what = "SO-021", mark("Kỳ {period} chưa hết (đến {day}), chưa đóng sổ được.")
    remedy = mark("Đóng sổ từ ngày cuối kỳ trở đi; muốn đóng một quyển giữa kỳ thì ghi quyển số (--volume).")


class LineWrong(InputRefused):
    code, what = "SO-022", mark("Dòng sổ chưa đúng: {reason}.")
    remedy = mark("Ghi nơi nhận hoặc người mượn; số bì từ 1 trở lên.")


class LineMissing(InputRefused):
    code, what = "SO-023", mark("Không có dòng sổ {id}.")
    remedy = mark("Xem sổ bằng register print, rồi ghi đúng mã.")


@dataclass(frozen=True, slots=True)
class ClosedRow:
    id: str
    book: str
    title: str
    period: str
    volume: str
    closed_on: date
    rows: int
    numbers: str
    pdf_sha256: str


@dataclass(frozen=True, slots=True)
class PostRow:
    id: str
    sent_on: date
    number: str
    recipient: str
    envelopes: int
    receipt: str
    note: str


@dataclass(frozen=True, slots=True)
class LoanRow:
    id: str
    lent_on: date
    person: str
    letter: str
    back_on: date | None
    allowed_by: str
    note: str


class Books(Service):
    """Making, closing and filling books."""

    def __init__(self, store: Store, *, by: str, vault: Callable[[], Vault]) -> None:
        super().__init__(store, by=by)
        self._vault = vault
        self._registers = Registers(store)

    @property
    def view(self) -> RegisterView:
        """The books as a window shows, writes and prints them."""
        from app.services.register_view import RegisterView

        return RegisterView(self)

    def book(self, kind: Kind, span: Span, *, unit: str | None = None, volume: str = "") -> Book:
        """The book as it stands now. Raises UnitMissing, TermUnknown."""
        match kind:
            case Kind.OUTGOING | Kind.SECRET:
                return self._registers.outgoing(span, unit=unit, secret=kind is Kind.SECRET, volume=volume)
            case Kind.INCOMING | Kind.SECRET_IN:
                return self._registers.incoming(span, unit=unit, secret=kind is Kind.SECRET_IN, volume=volume)
            case _:
                return self._made(kind, span, unit, volume)

    def _made(self, kind: Kind, span: Span, unit: str | None, volume: str) -> Book:
        form = FORMS[kind]
        with self.store.read() as session:
            organ = unit_of(session, unit)
            if organ is None:
                return Book(form, cover_of(None, span, (), volume))
            first, last = days_of(session, organ, span)
            entries, days = MAKERS[kind](session, organ, first, last)
            numbered = kind is Kind.FOLLOW_UP and entries
            bounds = (entries[0].cells[0], entries[-1].cells[0]) if numbered else None
            return Book(form, cover_of(organ, span, days, volume), (Section(entries, "", bounds),))

    # --- closing ----------------------------------------------------------------------------------------

    def close(self, kind: Kind, span: Span, *, volume: str = "", signed_by: str = "") -> Change[ClosedRow]:
        """Print the book with its closing page and keep these pages for good. Raises BookClosed, BookNotOver.

        A whole period is closed when it is over; a numbered volume may end in between.
        """
        from app.export.lists.pdf import draw

        period = span.term or str(span.year or "")
        with self.store.read() as session:
            organ = unit_of(session, None)
            known = _closed(session, organ.id, kind, period, volume) if organ else None
            if known is not None:
                raise BookClosed(title=known.title, period=period, day=written_day(known.closed_on))
            last = days_of(session, organ, span)[1] if organ else None
        while True:
            day = today(self.store.clock)
            if last is not None and day < last and not volume:
                raise BookNotOver(period=period, day=written_day(last))
            book = replace(self.book(kind, span, volume=volume), closing=forms.closing(day, signed_by))
            pdf = draw(book)  # long work, so before the others are made to wait
            done = self._keep(kind, period, volume, signed_by, day, book, pdf, span)
            if done is not None:
                return done

    def _keep(
        self,
        kind: Kind,
        period: str,
        volume: str,
        signed_by: str,
        day: date,
        book: Book,
        pdf: bytes,
        span: Span,
    ) -> Change[ClosedRow] | None:
        """Close with these pages; None when somebody wrote meanwhile and they are no longer what the records say."""
        stored = self._vault().put(pdf)
        with self.work("books.close") as w:
            unit = our_unit(w)
            if _closed(w.session, unit.id, kind, period, volume) is not None:
                raise BookClosed(title=tr(BOOK_TITLES[kind]), period=period, day=written_day(day))
            if _digest(self.book(kind, span, volume=volume)) != _digest(book):
                return None
            made = w.add(
                ClosedBook(
                    unit_id=unit.id,
                    book=kind.value,
                    period=period,
                    volume=volume,
                    title=book.form.title,
                    closed_on=day,
                    rows=book.rows,
                    numbers="; ".join(forms.numbers(section.numbers) for section in book.sections)[:200],
                    pdf_sha256=stored.sha256,
                    content_sha256=_digest(book),
                    signed_by=one_line(signed_by),
                )
            )
            w.add(
                Attachment(
                    owner_kind=ENTITY,
                    owner_id=made.id,
                    role="closed",
                    name=f"{kind.value}-{period}{f'-{volume}' if volume else ''}.pdf",
                    mime="application/pdf",
                    size=len(pdf),
                    sha256=stored.sha256,
                )
            )
            return Change.of(_closed_row(made), w.commit())

    def closed(self) -> tuple[ClosedRow, ...]:
        """Books closed so far, the newest first."""
        with self.store.read() as session:
            query = select(ClosedBook).order_by(ClosedBook.closed_on.desc(), ClosedBook.id.desc())
            return tuple(_closed_row(one) for one in session.scalars(query))

    def pages(self, kind: Kind, span: Span, *, volume: str = "") -> bytes | None:
        """The pages of a closed book as they were closed; None while it is open."""
        with self.store.read() as session:
            organ = unit_of(session, None)
            found = (
                _closed(session, organ.id, kind, span.term or str(span.year or ""), volume) if organ else None
            )
            digest = found.pdf_sha256 if found else None
        return self._vault().get(digest) if digest else None

    def changed_since(self, closed_id: str) -> bool:
        """Whether the records say something else today than the closed pages do."""
        with self.store.read() as session:
            found = session.get(ClosedBook, closed_id)
            if found is None:
                raise LineMissing(id=closed_id)
            by_year = found.period.isdecimal() and len(found.period) == 4
            span = Span(year=int(found.period)) if by_year else Span(term=found.period)
            kind, volume, digest = Kind(found.book), found.volume, found.content_sha256
        return _digest(self.book(kind, span, volume=volume)) != digest

    # --- lines of post and loans ------------------------------------------------------------------------

    def post(
        self,
        recipient: str,
        *,
        letter: str | None = None,
        number: str = "",
        envelopes: int = 1,
        on: date | None = None,
        receipt: str = "",
        note: str = "",
    ) -> Change[PostRow]:
        """A line of the post register. Raises LineWrong."""
        if not one_line(recipient) or not 1 <= envelopes <= 9999:
            raise LineWrong(reason=tr(mark("nơi nhận, số bì")))
        with self.work("books.post") as w:
            ours = find_letter(w.session, letter) if letter else None
            made = w.add(
                Posting(
                    unit_id=our_unit(w).id,
                    sent_on=on or w.today,
                    outgoing_id=ours.id if ours else None,
                    number=ours.number_printed if ours else one_line(number),
                    recipient=one_line(recipient),
                    envelopes=envelopes,
                    receipt=one_line(receipt),
                    note=note.strip(),
                )
            )
            row = PostRow(
                made.id, made.sent_on, made.number, made.recipient, made.envelopes, made.receipt, made.note
            )
            return Change.of(row, w.commit())

    def lend(
        self,
        person: str,
        letter: str,
        *,
        incoming: bool = False,
        allowed_by: str = "",
        on: date | None = None,
        note: str = "",
    ) -> Change[LoanRow]:
        """A file copy lent to somebody. Raises LineWrong."""
        if not one_line(person):
            raise LineWrong(reason=tr(mark("người mượn")))
        with self.work("books.lend") as w:
            theirs = find_incoming(w.session, letter) if incoming else None
            ours = None if incoming else find_letter(w.session, letter)
            made = w.add(
                Loan(
                    unit_id=our_unit(w).id,
                    lent_on=on or w.today,
                    person=one_line(person),
                    outgoing_id=ours.id if ours else None,
                    incoming_id=theirs.id if theirs else None,
                    allowed_by=one_line(allowed_by),
                    note=note.strip(),
                )
            )
            w.flush()
            row = _loan_row(w.session, made)
            return Change.of(row, w.commit())

    def give_back(self, loan_id: str, *, on: date | None = None) -> Change[LoanRow]:
        """The copy came back."""
        with self.work("books.give_back") as w:
            found = _loan(w.session, loan_id)
            found.back_on = on or w.today
            row = _loan_row(w.session, found)
            return Change.of(row, w.commit())

    def lent(self) -> tuple[LoanRow, ...]:
        """Copies that are out."""
        with self.store.read() as session:
            query = select(Loan).where(Loan.back_on.is_(None)).order_by(Loan.lent_on, Loan.id)
            return tuple(_loan_row(session, one) for one in session.scalars(query))


# --- rows --------------------------------------------------------------------------------------------------------


def _loan_row(session: Session, loan: Loan) -> LoanRow:
    return LoanRow(
        loan.id,
        loan.lent_on,
        loan.person,
        lent_words(session, loan)[0],
        loan.back_on,
        loan.allowed_by,
        loan.note,
    )


def _loan(session: Session, words: str) -> Loan:
    found = session.get(Loan, words)
    if found is not None:
        return found
    ending = Loan.id.endswith(words, autoescape=True)
    several = session.scalars(select(Loan).where(ending).limit(2)).all() if len(words) >= SHORT else []
    if not several:
        raise LineMissing(id=words)
    if len(several) > 1:
        raise IdAmbiguous(id=words, count=len(several))
    return several[0]


def _closed(session: Session, unit_id: str, kind: Kind, period: str, volume: str) -> ClosedBook | None:
    return session.scalars(
        select(ClosedBook).where(
            ClosedBook.unit_id == unit_id,
            ClosedBook.book == kind.value,
            ClosedBook.period == period,
            ClosedBook.volume == volume,
        )
    ).one_or_none()


def _closed_row(one: ClosedBook) -> ClosedRow:
    return ClosedRow(
        one.id,
        one.book,
        one.title,
        one.period,
        one.volume,
        one.closed_on,
        one.rows,
        one.numbers,
        one.pdf_sha256,
    )


def _digest(book: Book) -> str:
    """Of what the cells say: the same whatever program draws the pages."""
    seen = sha256()
    for section in book.sections:
        for entry in section.entries:
            seen.update("\x1f".join((section.title, str(entry.void), *entry.cells)).encode() + b"\x1e")
    return seen.hexdigest()
