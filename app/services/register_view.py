"""A register as a window shows, writes and prints it: what stands on the screen is what the file and the paper say.

Owns the choice of book and period and the lines of the sheet. Refuses looks: the window draws, export.lists writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.errors import InputRefused
from app.base.files import write_atomic
from app.base.language import mark, tr
from app.base.progress import Progress, Silent
from app.base.text import fold
from app.domain.numbering import COPIES, IN, IN_SECRET, SECRET, PeriodKind, written
from app.models.books import Loan, Posting
from app.models.letters import IncomingLetter
from app.models.members import Member
from app.models.numbers import IssuedNumber, Series
from app.services.book_rows import Kind as Register
from app.services.numbering import book_name
from app.services.registers import Span, book_names
from app.services.series import gap_rows
from app.services.units import own_unit

if TYPE_CHECKING:
    from app.export.lists.book import Book, Form, Section
    from app.models.units import Unit
    from app.services.books import Books, ClosedRow

PRINT_DPI: Final = 200
SCREEN_DPI: Final = 150
_DRAWING: Final = mark("Đang vẽ trang sổ")
_WRITING: Final = mark("Đang ghi tệp")
_READING: Final = mark("Đang đọc sổ")


class PrinterRefuses(InputRefused):
    code, what = "SO-003", mark("Không in được: máy in không nhận việc.")
    remedy = mark("Kiểm tra máy in đã bật và có giấy, hoặc xuất PDF rồi in từ tệp.")


class Kind(StrEnum):
    """What a line of the sheet is."""

    TITLE = "title"
    HEADS = "heads"
    COUNTS = "counts"
    ENTRY = "entry"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Column:
    head: str
    width: float
    """Millimetres on A4 landscape."""
    centred: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sheet; title and total have one cell that runs through."""

    kind: Kind
    cells: tuple[str, ...]
    void: bool = False
    id: str = ""
    folded: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole register on one endless page."""

    register: Register
    title: str
    superior: tuple[str, ...]
    organ: tuple[str, ...]
    period: str
    """'Năm: 2026' as on the cover."""
    days: str
    numbers: tuple[str, ...]
    columns: tuple[Column, ...]
    note: int
    """The column that is not struck through in a void line."""
    lines: tuple[Line, ...]
    entries: int
    books: tuple[str, ...]
    """Titles of all books of the register, also when one of them is shown alone."""
    counted: str = "văn bản"
    """What its lines are."""


@dataclass(frozen=True, slots=True)
class GapLine:
    """What became of the numbers of one book."""

    book: str
    unit: str
    period: str
    span: str
    given: int
    missing: str
    void: tuple[str, ...]
    disputed: tuple[str, ...]

    @property
    def whole(self) -> bool:
        return not self.missing and not self.disputed


@dataclass(frozen=True, slots=True)
class Kept:
    """A book closed for good, as its pages lie in the vault."""

    row: ClosedRow
    changed: bool
    """The records say something else today; the pages do not."""


class RegisterView:
    """Everything is read in one go; drawing and writing are long work."""

    def __init__(self, books: Books) -> None:
        self.store = books.store
        self._books = books

    def spans(self, register: Register) -> tuple[Span, ...]:
        """Years and terms there is something in, the newest first; always this year."""
        this_year = today(self.store.clock).year
        with self.store.read() as session:
            own = own_unit(session)
            if own is None:
                return (Span(year=this_year),)
            years = {this_year} | _years(session, register, own)
            years |= {
                int(one.period)
                for one in self._books.closed()
                if one.book == register and one.period.isdecimal()
            }
            terms = select(Series.period, Series.starts_on).where(
                Series.unit_id == own.id, Series.period_kind == PeriodKind.TERM, Series.starts_on.is_not(None)
            )
            named = {row.period: row.starts_on for row in session.execute(terms.distinct())}
            if own.term_name and own.term_from:
                named.setdefault(own.term_name, own.term_from)
        by_year = [Span(year=year) for year in sorted(years, reverse=True)]
        return (
            *by_year,
            *(Span(term=term) for term in sorted(named, key=lambda one: named[one], reverse=True)),
        )

    def secret(self) -> frozenset[Register]:
        """The registers of secret letters that have one to show: only then do they stand in the choice."""
        with self.store.read() as session:
            query = select(Series.book).join(IssuedNumber, Series.id == IssuedNumber.series_id)
            books = set(session.scalars(query.where(Series.book.in_((SECRET, IN_SECRET))).distinct()))
        kinds = {SECRET: Register.SECRET, IN_SECRET: Register.SECRET_IN}
        return frozenset(kind for book, kind in kinds.items() if book in books)

    def kept(self, register: Register, span: Span) -> tuple[Kept, ...]:
        """The closed books of a register and period: the whole one, or its volumes."""
        period = span.term or str(span.year or "")
        return tuple(
            Kept(row, self._books.changed_since(row.id))
            for row in self._books.closed()
            if row.book == register and row.period == period
        )

    def drawn(
        self,
        register: Register,
        span: Span,
        *,
        book: str = "",
        volume: str | None = None,
        progress: Progress | None = None,
    ) -> bytes:
        """The PDF as it prints; with a ``volume`` ('' = the whole) the kept pages of a closed book."""
        from app.export.lists.pdf import draw

        watch = progress or Silent()
        watch.step(0, 1, tr(_DRAWING))
        if volume is not None:
            kept = self._books.pages(register, span, volume=volume)
            if kept is not None:
                return kept
        return draw(_only(self._books.book(register, span), book))

    def sheet(self, register: Register, span: Span, *, book: str = "") -> Sheet:
        """The register of a year or a term; ``book`` shows one book alone, by its title. Raises TermUnknown."""
        from app.export.lists import forms

        whole = self._books.book(register, span)
        made = _only(whole, book)
        lines: list[Line] = []
        for section in made.sections:
            lines += _lines(section, made.form)
        cover = made.cover
        return Sheet(
            register,
            made.form.title,
            cover.superior,
            cover.organ,
            f"{cover.period[0]}: {cover.period[1] or forms.DOTS}",
            forms.days(cover.first_day, cover.last_day),
            _numbers(made),
            tuple(Column(one.head, one.width, one.setting == "center") for one in made.form.columns),
            made.form.note,
            tuple(lines),
            made.rows,
            tuple(section.title for section in whole.sections if section.title),
            made.form.counted,
        )

    def save(
        self,
        register: Register,
        span: Span,
        path: Path,
        *,
        book: str = "",
        volume: str | None = None,
        progress: Progress | None = None,
    ) -> Path:
        """Write what is shown as .pdf or .xlsx, whole or not at all; a closed book's PDF is its kept pages.

        Raises the refusals of files.
        """
        watch = progress or Silent()
        watch.step(0, 3, tr(_READING))
        if path.suffix.casefold() == ".xlsx":
            from app.export.lists.xlsx import write_xlsx

            made = _only(self._books.book(register, span, volume=volume or ""), book)
            watch.step(1, 3, tr(_WRITING))
            write_xlsx(made, path)
        else:
            drawn = self.drawn(register, span, book=book, volume=volume)
            watch.step(1, 3, tr(_WRITING))
            write_atomic(path, drawn)
        watch.step(3, 3, tr(_WRITING))
        return path

    def pages(
        self,
        register: Register,
        span: Span,
        *,
        book: str = "",
        volume: str | None = None,
        dpi: int = PRINT_DPI,
        progress: Progress | None = None,
    ) -> Iterator[bytes]:
        """The pages of the PDF as pictures (PNG), one after another, for the printer."""
        watch = progress or Silent()
        drawn = self.drawn(register, span, book=book, volume=volume, progress=watch)
        many = page_count(drawn)
        for number in range(1, many + 1):
            watch.step(number - 1, many, tr(_DRAWING))
            yield page_picture(drawn, number, dpi=dpi)
        watch.step(many, many, tr(_DRAWING))

    def gaps(self) -> tuple[GapLine, ...]:
        """Every series and what became of its numbers, those with something unexplained first."""
        with self.store.read() as session:
            found = gap_rows(session)
            own = own_unit(session)
            names = book_names(own.standard) if own else None
        lines = []
        for row in found:
            report, series = row.report, row.series
            printed = row.printed
            lines.append(
                GapLine(
                    names(series.book) if names else book_name(series.book),
                    series.unit_name,
                    series.period,
                    f"{written(report.first)}–{written(report.last)}" if report.last >= report.first else "",
                    report.given,
                    _runs(report.missing),
                    tuple(f"{printed.get(one.no, written(one.no))}: {one.reason}" for one in report.void),
                    tuple(printed.get(one.no, written(one.no)) for one in report.disputed),
                )
            )
        return tuple(sorted(lines, key=lambda line: line.whole))


def page_count(drawn: bytes) -> int:
    """How many pages a drawn book has."""
    from app.export.pdf import raster

    return raster.page_count(drawn)


def page_picture(drawn: bytes, number: int, *, dpi: int = SCREEN_DPI) -> bytes:
    """One page of a drawn book as PNG; pages count from 1."""
    from app.export.pdf import raster

    return raster.page_png(drawn, number, dpi)


def _years(session: Session, register: Register, own: Unit) -> set[int]:
    """Years in which something stands in a register."""
    match register:
        case Register.INCOMING | Register.FOLLOW_UP | Register.SECRET_IN:
            arrived = select(IncomingLetter.arrival_year).where(IncomingLetter.unit_id == own.id).distinct()
            return {year for year in session.scalars(arrived) if year}
        case Register.OUTGOING | Register.SECRET:
            days = select(IssuedNumber.given_on).join(Series, Series.id == IssuedNumber.series_id)
            days = days.where(IssuedNumber.unit_id == own.id, Series.book.not_in((IN, IN_SECRET, COPIES)))
        case Register.POST:
            days = select(Posting.sent_on).where(Posting.unit_id == own.id)
        case Register.LOAN:
            days = select(Loan.lent_on).where(Loan.unit_id == own.id)
        case Register.ADMISSIONS:
            joined = select(Member.joined_on).where(Member.joined_on.is_not(None)).distinct()
            return {day.year for day in session.scalars(joined) if day is not None}
        case Register.MEMBERS:
            return set()
    return {day.year for day in session.scalars(days.distinct())}


def _numbers(made: Book) -> tuple[str, ...]:
    """'Từ số … đến số …' as on the cover; nothing for a book whose lines have no numbers."""
    from app.export.lists import forms

    if not made.form.numbered:
        return ()
    if len(made.sections) == 1:
        return (forms.numbers(made.sections[0].numbers),)
    several = tuple(f"{one.title}: {_small(forms.numbers(one.numbers))}" for one in made.sections)
    return several or (forms.numbers(None),)


def _only(whole: Book, title: str) -> Book:
    kept = tuple(section for section in whole.sections if section.title == title) if title else ()
    return replace(whole, sections=kept) if kept else whole


def _lines(section: Section, form: Form) -> Iterator[Line]:
    from app.export.lists import forms

    heads = [column.head for column in form.columns]

    if section.title:
        yield Line(Kind.TITLE, (section.title,))
    yield Line(Kind.HEADS, tuple(heads))
    yield Line(Kind.COUNTS, tuple(f"({at})" for at in range(1, len(heads) + 1)))
    for entry in section.entries:
        yield Line(Kind.ENTRY, entry.cells, entry.void, entry.id, fold(" ".join(entry.cells)))
    count = len(section.entries)
    nothing = forms.NOTHING if form.numbered else forms.NOTHING_ELSE
    yield Line(Kind.TOTAL, (forms.total(count, section.voids, form.counted) if count else nothing,))


def _runs(numbers: tuple[int, ...]) -> str:
    """'03, 07–09'."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(written(a) if a == b else f"{written(a)}–{written(b)}" for a, b in runs)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
