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

from app.base.clock import today
from app.base.errors import InputRefused
from app.base.language import mark, tr
from app.base.progress import Progress, Silent
from app.base.text import fold
from app.domain.numbering import COPIES, IN, IN_SECRET, SECRET, PeriodKind, written
from app.models.letters import IncomingLetter
from app.models.numbers import IssuedNumber, Series
from app.services.numbering import book_name
from app.services.registers import Registers, Span, book_names
from app.services.series import gap_rows
from app.services.units import own_unit

if TYPE_CHECKING:
    from app.export.lists.book import Book, Section
    from app.models.session import Store

PRINT_DPI: Final = 200
_DRAWING: Final = mark("Đang vẽ trang sổ")
_WRITING: Final = mark("Đang ghi tệp")
_READING: Final = mark("Đang đọc sổ")


class PrinterRefuses(InputRefused):
    code, what = "SO-003", mark("Không in được: máy in không nhận việc.")
    remedy = mark("Kiểm tra máy in đã bật và có giấy, hoặc xuất PDF rồi in từ tệp.")


class Register(StrEnum):
    OUTGOING = "outgoing"
    INCOMING = "incoming"
    SECRET = "secret"


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


class RegisterView:
    """Everything is read in one go; drawing and writing are long work."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._registers = Registers(store)

    def spans(self, register: Register) -> tuple[Span, ...]:
        """Years and terms there is something in, the newest first; always this year."""
        with self.store.read() as session:
            own = own_unit(session)
            years = {today(self.store.clock).year}
            if own is None:
                return (Span(year=years.pop()),)
            if register is Register.INCOMING:
                query = select(IncomingLetter.arrival_year).where(IncomingLetter.unit_id == own.id).distinct()
                years |= {year for year in session.scalars(query) if year}
            else:
                days = select(IssuedNumber.given_on).join(Series, Series.id == IssuedNumber.series_id)
                days = days.where(IssuedNumber.unit_id == own.id, Series.book.not_in((IN, IN_SECRET, COPIES)))
                years |= {day.year for day in session.scalars(days.distinct())}
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

    def has_secret(self) -> bool:
        """Whether any secret letter ever took a number: only then is there a register of them to show."""
        with self.store.read() as session:
            query = select(IssuedNumber.id).join(Series, Series.id == IssuedNumber.series_id)
            return session.scalar(query.where(Series.book == SECRET).limit(1)) is not None

    def sheet(self, register: Register, span: Span, *, book: str = "") -> Sheet:
        """The register of a year or a term; ``book`` shows one book alone, by its title. Raises TermUnknown."""
        from app.export.lists import forms

        whole = self._book(register, span)
        made = _only(whole, book)
        lines: list[Line] = []
        for section in made.sections:
            lines += _lines(section, [column.head for column in made.form.columns])
        cover = made.cover
        return Sheet(
            register,
            made.form.title,
            cover.superior,
            cover.organ,
            f"{cover.period[0]}: {cover.period[1] or forms.DOTS}",
            forms.days(cover.first_day, cover.last_day),
            tuple(
                forms.numbers(section.numbers)
                if len(made.sections) == 1
                else f"{section.title}: {_small(forms.numbers(section.numbers))}"
                for section in made.sections
            )
            or (forms.numbers(None),),
            tuple(Column(one.head, one.width, one.setting == "center") for one in made.form.columns),
            made.form.note,
            tuple(lines),
            made.rows,
            tuple(section.title for section in whole.sections if section.title),
        )

    def save(
        self,
        register: Register,
        span: Span,
        path: Path,
        *,
        book: str = "",
        volume: str = "",
        progress: Progress | None = None,
    ) -> Path:
        """Write what the sheet shows as .pdf or .xlsx, whole or not at all. Raises the refusals of files."""
        watch = progress or Silent()
        watch.step(0, 3, tr(_READING))
        made = _only(self._book(register, span, volume=volume), book)
        watch.step(1, 3, tr(_WRITING))
        if path.suffix.casefold() == ".xlsx":
            from app.export.lists.xlsx import write_xlsx as write
        else:
            from app.export.lists.pdf import write_pdf as write
        written_to = write(made, path)
        watch.step(3, 3, tr(_WRITING))
        return written_to

    def pages(
        self,
        register: Register,
        span: Span,
        *,
        book: str = "",
        dpi: int = PRINT_DPI,
        progress: Progress | None = None,
    ) -> Iterator[bytes]:
        """The pages of the PDF as pictures (PNG), one after another, for the printer."""
        from app.export.lists.pdf import draw
        from app.export.pdf import raster

        watch = progress or Silent()
        watch.step(0, 1, tr(_DRAWING))
        drawn = draw(_only(self._book(register, span), book))
        many = raster.page_count(drawn)
        for number in range(1, many + 1):
            watch.step(number - 1, many, tr(_DRAWING))
            yield raster.page_png(drawn, number, dpi)
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

    def _book(self, register: Register, span: Span, *, volume: str = "") -> Book:
        if register is Register.INCOMING:
            return self._registers.incoming(span, volume=volume)
        return self._registers.outgoing(span, secret=register is Register.SECRET, volume=volume)


def _only(whole: Book, title: str) -> Book:
    kept = tuple(section for section in whole.sections if section.title == title) if title else ()
    return replace(whole, sections=kept) if kept else whole


def _lines(section: Section, heads: list[str]) -> Iterator[Line]:
    from app.export.lists import forms

    if section.title:
        yield Line(Kind.TITLE, (section.title,))
    yield Line(Kind.HEADS, tuple(heads))
    yield Line(Kind.COUNTS, tuple(f"({at})" for at in range(1, len(heads) + 1)))
    for entry in section.entries:
        yield Line(Kind.ENTRY, entry.cells, entry.void, entry.id, fold(" ".join(entry.cells)))
    count = len(section.entries)
    yield Line(Kind.TOTAL, (forms.total(count, section.voids) if count else forms.NOTHING,))


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
