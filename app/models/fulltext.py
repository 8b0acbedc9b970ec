"""The search index: one FTS5 table per kind of record, kept in step inside the unit of work.

Owns which words of a record can be found. Text is indexed twice: folded (no accents, đ as d) so that anything is found
without accents, and as written, so that hits with the very accents can stand first. The tables keep no copy of the
text (contentless); titles and snippets are read from the records. Refuses ranking and queries: queries/search.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from sqlalchemy import DDL, Connection, Integer, String, UniqueConstraint, event, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.base.text import fold, nfc
from app.models.base import Base, Record
from app.models.history import Delta
from app.models.letters import IncomingLetter, OutgoingLetter, Task
from app.models.members import Member

MOST_CHARACTERS: Final = 400_000
"""Of one record; a 500-page scan must not make one save take seconds."""


class SearchRow(Base):
    """The row number of a record in its search table, and the order in which equal hits are shown."""

    __tablename__ = "search_row"
    __table_args__ = (UniqueConstraint("kind", "record_id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str] = mapped_column(String(24))
    record_id: Mapped[str] = mapped_column(String(36))
    sort_key: Mapped[str] = mapped_column(String(800), default="")


class Words(NamedTuple):
    """What can be found of one record."""

    title: str
    body: str
    order: str


_CODES: Final = frozenset(("align", "form", "image", "kind", "level", "standard", "standard_version", "type"))
"""Parts of a letter that hold the program's own words; nobody looks for them, and no excerpt may show them."""


def strings_in(value: Any) -> Iterator[str]:
    """The clerk's own texts in a letter's parts: keys and the program's codes aside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in _CODES:
                yield from strings_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings_in(part)


def _joined(*parts: str | None) -> str:
    return "\n".join(part for part in parts if part)


def _newest_first(day: Any) -> str:
    """A key that sorts later days first; no day comes last."""
    return str(99_999_999 - int(day.strftime("%Y%m%d"))) if day else "99999999"


def _member(m: Member) -> Words:
    numbers = _joined(m.code, m.id_number, m.card_number, m.phone, m.email)
    return Words(_joined(m.full_name, m.other_name), numbers, m.sort_key)


def _incoming(x: IncomingLetter) -> Words:
    number = "/".join(part for part in (x.number, x.notation) if part)
    people = _joined(x.issuer, x.signer, x.handler, *(x.addressees or ()))
    return Words(x.subject, _joined(number, people, x.note, x.text), _newest_first(x.arrived_on))


def _outgoing(x: OutgoingLetter) -> Words:
    parts = _joined(*strings_in(x.parts))
    return Words(
        x.subject,
        _joined(x.number_printed, x.signer, x.note, parts),
        _newest_first(x.letter_date or x.signed_on),
    )


def _task(t: Task) -> Words:
    return Words(t.title, _joined(t.assignee, t.evidence, t.result), _newest_first(t.due_on))


WORDS: Final[dict[type[Record], Callable[[Any], Words]]] = {
    Member: _member,
    IncomingLetter: _incoming,
    OutgoingLetter: _outgoing,
    Task: _task,
}
KINDS: Final[tuple[str, ...]] = tuple(model.__tablename__ for model in WORDS)


def create_statement(kind: str) -> str:
    """DDL of one search table. Folding is ours (SQLite never folds đ), so the tokenizer must not fold again."""
    return (
        f"CREATE VIRTUAL TABLE find_{kind} USING fts5(title, body, exact, content='', contentless_delete=1, "
        "tokenize='unicode61 remove_diacritics 0', prefix='2 3')"
    )


for _kind in KINDS:
    event.listen(SearchRow.__table__, "after_create", DDL(create_statement(_kind)))  # type: ignore[no-untyped-call]


def index(session: Session, deltas: list[Delta]) -> None:
    """Bring the search tables in step with the records changed in this act."""
    connection = session.connection()
    for record, kind, _before, after in deltas:
        make = WORDS.get(type(record))
        if make is None:
            continue
        name = record.__tablename__
        if kind == "delete":
            row = _row(connection, name, record.id)
            if row is not None:
                connection.execute(text(f"DELETE FROM find_{name} WHERE rowid = :row"), {"row": row})  # noqa: S608
                connection.execute(text("DELETE FROM search_row WHERE id = :row"), {"row": row})
        elif kind == "create" or after.keys() & FOUND_FIELDS[type(record)]:
            put(connection, name, record.id, make(record))


def put(connection: Connection, kind: str, record_id: str, words: Words) -> None:
    """Write or rewrite the index of one record."""
    row = connection.execute(
        text(
            "INSERT INTO search_row (kind, record_id, sort_key) VALUES (:kind, :id, :key) "
            "ON CONFLICT (kind, record_id) DO UPDATE SET sort_key = excluded.sort_key RETURNING id"
        ),
        {"kind": kind, "id": record_id, "key": words.order[:800]},
    ).scalar_one()
    body = words.body[:MOST_CHARACTERS]
    connection.execute(
        text(f"INSERT OR REPLACE INTO find_{kind} (rowid, title, body, exact) VALUES (:row, :t, :b, :x)"),  # noqa: S608
        {
            "row": row,
            "t": fold(words.title),
            "b": fold(body),
            "x": nfc(f"{words.title}\n{body}".casefold()),
        },
    )


def _row(connection: Connection, kind: str, record_id: str) -> int | None:
    found = connection.execute(
        text("SELECT id FROM search_row WHERE kind = :kind AND record_id = :id"),
        {"kind": kind, "id": record_id},
    )
    return found.scalar()


FOUND_FIELDS: Final[dict[type[Record], frozenset[str]]] = {
    Member: frozenset({"full_name", "other_name", "code", "id_number", "card_number", "phone", "email"}),
    IncomingLetter: frozenset(
        "number notation issuer signer handler addressees subject note text arrived_on".split()
    ),
    OutgoingLetter: frozenset("subject number_printed signer note parts letter_date signed_on".split()),
    Task: frozenset({"title", "assignee", "evidence", "result", "due_on"}),
}
"""Fields whose change moves the index; a test holds this list against the functions above."""
