"""The child's side of reading sheets: bytes and a wish in, a ``Look`` or ``Rows`` out. Works inside the child process only."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

import msgspec

from app.base.language import tr
from app.base.memory import uncollected
from app.base.progress import Progress
from app.base.text import nfc, one_line, storable
from app.domain.national_sheet import ORDINAL
from app.intake.sheets import heads
from app.intake.sheets.grid import Book, Grid, Row, open_book, shown
from app.intake.sheets.people import People, letters
from app.intake.sheets.shapes import Cells, Look, Rows, SheetLook, Wish
from app.intake.sheets.words import (
    HIDDEN,
    WARN_BESIDE,
    WARN_CONVERTED,
    WARN_HIDDEN_SHEETS,
    WARN_MERGED,
    WARN_OTHER_SHEETS,
    NoPeople,
    SheetEmpty,
)

_SAMPLE_ROWS: Final = 200
_SHOWN: Final = 5
_MOST_SHEETS: Final = 40
_MOST_CELL_ROWS: Final = 50_000
_MOST_CELL: Final = 2_000


def answer(verb: str, data: bytes, file: str, progress: Progress) -> bytes:
    """What the parent asked, packed."""
    wish, content = msgspec.msgpack.decode(data, type=tuple[Wish, bytes])
    with uncollected():
        book = open_book(content, file)
        if verb == "sheet-cells":
            return msgspec.msgpack.encode(_cells(book, file, wish))
        look = _look(book, file, wish, progress)
        return msgspec.msgpack.encode(
            look if verb == "sheet-look" else _rows(book, look, file, wish, progress)
        )


def _cells(book: Book, file: str, wish: Wish) -> Cells:
    name = wish.sheet or next((name for name, hidden in book.names if not hidden), book.names[0][0])
    rows = book.grid(name, file).first(_MOST_CELL_ROWS + 1)
    return Cells(
        nfc(name),
        [[_cell(value) for value in row] for row in rows[:_MOST_CELL_ROWS]],
        len(rows) > _MOST_CELL_ROWS,
    )


def _cell(value: object) -> str | int | float | None:
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return storable(shown(value))[:_MOST_CELL] or None


def _look(book: Book, file: str, wish: Wish, progress: Progress) -> Look:
    today = date.fromisoformat(wish.today)
    names = [
        name for name, hidden in book.names if (not hidden if wish.sheet is None else name == wish.sheet)
    ]
    if wish.sheet is not None and not names:
        book.grid(wish.sheet, file)  # raises
    found: list[SheetLook] = []
    for at, name in enumerate(names[:_MOST_SHEETS]):
        progress.step(at, len(names), name)
        found.append(_sheet(book.grid(name, file), today, wish))
    people = [at for at, one in enumerate(found) if _names_people(one) and one.rows > 0]
    chosen = max(people, key=lambda at: (len(found[at].columns), -at), default=None)
    warnings = list(dict.fromkeys(book.warnings))
    hidden = [name for name, hide in book.names if hide and name != wish.sheet]
    if hidden and not set(hidden) <= {"DATA"}:
        warnings.append(tr(WARN_HIDDEN_SHEETS).format(names=", ".join(hidden[:10])))
    if chosen is not None and len(people) > 1:
        others = ", ".join(found[at].name for at in people if at != chosen)
        warnings.append(tr(WARN_OTHER_SHEETS).format(names=others))
    return Look(found, chosen, book.encoding, warnings)


def _names_people(look: SheetLook) -> bool:
    return bool(set(look.columns.values()) & {"full_name", heads.FAMILY_NAME, heads.GIVEN_NAME})


def _sheet(grid: Grid, today: date, wish: Wish) -> SheetLook:
    rows = grid.first(_SAMPLE_ROWS + heads.LOOKED)
    head = heads.read_head(rows, wish.head) if wish.head else heads.find_head(rows[: heads.LOOKED])
    if head is None:
        at = _widest(rows)
        bare = heads.of_a_person(rows, at, today)
        head = heads.no_head(rows, at) if bare else heads.read_head(rows, (at, at))
    below = [row for row in rows[head.rows[1] + 1 :] if not heads.counting(row)][:_SAMPLE_ROWS]
    columns, by_content = heads.guess(head.words, below, today)
    samples = [
        [text for row in below if at < len(row) and (text := one_line(shown(row[at]))[:60])][:_SHOWN]
        for at in range(len(head.words))
    ]
    above = [one_line(shown(value)) for row in rows[: head.rows[0]] for value in row if shown(value).strip()]
    return SheetLook(
        name=nfc(grid.name),
        hidden=grid.hidden,
        rows=max(0, grid.count - head.rows[1] - 1),
        head=head.rows,
        heads=head.words,
        samples=samples,
        columns=columns,
        by_content=by_content,
        fingerprint=heads.fingerprint(head.words),
        title=" · ".join(above)[:200],
        national=heads.is_national(head.words),
    )


def _widest(rows: list[Row]) -> int:
    """The first of the fullest rows: where a head of unknown words most likely stands."""
    counts = [
        sum(1 for value in row if isinstance(value, str) and value.strip()) for row in rows[: heads.LOOKED]
    ]
    most = max(counts, default=0)
    return counts.index(most) if most else 0


def _beside(sheet: SheetLook, columns: Mapping[int, str]) -> int | None:
    """The first column of a second table beside the first: one more name and one more birth date, both not taken."""
    left = {
        at: field
        for at, word in enumerate(sheet.heads)
        if at not in columns and (field := heads.field_of(word)) is not None
    }
    if not {"full_name", "birth_date"} <= set(left.values()):
        return None
    return min(at for at, field in left.items() if field in ("full_name", ORDINAL))


def _rows(book: Book, look: Look, file: str, wish: Wish, progress: Progress) -> Rows:
    if look.chosen is None and not wish.columns:
        first = max(look.sheets, key=lambda one: len(one.columns), default=None)
        if first is not None and _names_people(first):
            raise SheetEmpty(file, file=file, sheet=first.name)
        heads_seen = ", ".join(word for word in first.heads if word)[:120] if first else "-"
        hidden = ", ".join(name for name, hide in book.names if hide and name != "DATA")[:120]
        if hidden:
            heads_seen = f"{heads_seen or '-'}; {tr(HIDDEN).format(names=hidden)}"
        raise NoPeople(file, file=file, sheet=first.name if first else "-", heads=heads_seen or "-")
    sheet = look.sheets[look.chosen if look.chosen is not None else 0]
    grid = book.grid(next(name for name, _ in book.names if nfc(name) == sheet.name), file)
    columns = wish.columns or sheet.columns
    named = set(columns.values()) & {"full_name", heads.FAMILY_NAME, heads.GIVEN_NAME}
    if not named:
        raise NoPeople(
            file, file=file, sheet=sheet.name, heads=", ".join(filter(None, sheet.heads))[:120] or "-"
        )
    people = People(grid, wish, columns, sheet.heads, sheet.head[1])
    people.read(progress)
    if not people.taken and not people.faults:
        raise SheetEmpty(file, file=file, sheet=sheet.name)
    warnings = list(look.warnings)
    beside = _beside(sheet, columns)
    if beside is not None:
        warnings.append(tr(WARN_BESIDE).format(column=letters(beside)))
    if people.legacy:
        warnings.append(tr(WARN_CONVERTED).format(encoding=people.legacy))
    merged = sum(1 for top, bottom, _, _ in grid.merged if top > sheet.head[1] and bottom > top)
    if merged:
        warnings.append(tr(WARN_MERGED).format(count=merged))
    return Rows(
        sheet.name,
        people.fields,
        people.packs,
        people.faults,
        people.taken,
        people.skipped,
        people.cut,
        sheet,
        warnings,
    )
