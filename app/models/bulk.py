"""Thousands of records of one kind changed in one act: the same rows as the ordinary door writes, in statements for many.

Owns the second way into the tables, for imports and for taking them back. Records, history, outbox and search index are
written together, inside the same unit of work; what the session does one by one is done here a thousand at a time. Values are
given as history keeps them (dates in ISO 8601). A test holds both doors against each other, row by row.
Refuses kinds with moments or documents of their own, kinds that stay for ever, and numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from operator import itemgetter
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, text

from app.base.text import fold, nfc, storable
from app.models.base import Record
from app.models.derived import DERIVED, fields_of
from app.models.errors import TextTooLong
from app.models.fulltext import FOUND_FIELDS, MOST_CHARACTERS, WORDS, Words
from app.models.guard import own_statements
from app.models.history import SCHEMA_VERSION, shadows_of
from app.models.journal import Change
from app.models.letters import IncomingLetter
from app.models.session import UnitOfWork

PART: Final = 1_000
"""Records in one statement's run."""
_CACHE: Final = 64 * 1024
"""Kilobytes of pages kept while much is written: the indexes are met in no order."""

Values = dict[str, Any]


class Bulk:
    """Many records of ``model`` in the unit of work ``w``. Each call writes at once; ``w.commit`` makes it stand."""

    def __init__(self, w: UnitOfWork, model: type[Record]) -> None:
        fields = fields_of(model)
        if (
            fields.moments
            or fields.documents - {"extra"}
            or model.final
            or model.forever
            or model is IncomingLetter
        ):
            raise TypeError(model.__tablename__)
        self._w, self._model, self._fields = w, model, fields
        self.kept = fields.kept
        self._kept_names = frozenset(fields.kept)
        self._table = model.__tablename__
        self._blank: Values = {
            column.key: column.default.arg
            if column.default is not None and column.default.is_scalar
            else None
            for column in model.__table__.columns
        } | {"extra": {}}
        self._kept_blank = {name: value for name in fields.kept if (value := self._blank[name]) is not None}
        self._holder: Any = type("AsRecord", (), dict(self._blank))()
        """Lends a row of values the look of a record to functions that read attributes."""
        self._quoted: dict[Any, str] = {}
        self._words: Callable[[Any], Words] | None = WORDS.get(model)
        self._found = FOUND_FIELDS.get(model, frozenset())
        moment = Change.__table__.c.at.type.bind_processor(w.session.connection().dialect)
        now = w.clock.now()
        self._now = moment(now) if moment is not None else now
        self._next_row = 0
        with own_statements(w.session):
            self._connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE}")

    @property
    def _connection(self) -> Connection:
        return self._w.session.connection()

    # --- acts -----------------------------------------------------------------------------------------------

    def create(self, records: Sequence[Mapping[str, Any]]) -> list[str]:
        """New records; one without an id gets one. Fields not given take the column's default."""
        made: list[str] = []
        for part in _parts(records):
            rows = [dict(record) for record in part]
            for row in rows:
                if not row.get("id"):
                    row["id"] = self._w.ids.new()
            self._settle(rows, self._fields.texts)
            after = self._snapshots(rows)
            self._derive(rows)
            with own_statements(self._w.session):
                self._put(rows)
                self._journal("create", [(row["id"], {}, new) for row, new in zip(rows, after, strict=True)])
                self._index(rows)
            made += [row["id"] for row in rows]
        return made

    def _snapshots(self, rows: Sequence[Values]) -> list[Values]:
        """``snapshot`` of new rows, with the defaults of what they do not name."""
        found = [{**self._kept_blank, **row} for row in rows]
        if set().union(*rows) <= self._kept_names and not any(None in one.values() for one in found):
            return found
        kept = self._kept_names
        return [
            {name: value for name, value in one.items() if value is not None and name in kept}
            for one in found
        ]

    def _put(self, rows: Sequence[Values]) -> None:
        """Insert them; a column that none of them names takes its default from the statement."""
        given = set().union(*rows)
        blank = {name: value for name, value in self._blank.items() if name in given}
        names = [*(name for name in blank if name != "extra"), "extra"]
        taken = itemgetter(*names)
        whole = [{**blank, **row, "extra": _json(row.get("extra") or {})} for row in rows]
        constants = {name: value for name, value in self._blank.items() if name not in names}
        self._insert(self._table, names, [taken(row) for row in whole], constants)

    def update(self, changes: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> None:
        """(whole record as it is, what becomes of some of its fields)."""
        for part in _parts(changes):
            rows = [{**before, **after} for before, after in part]
            given = [{name: row[name] for name in after} for row, (_, after) in zip(rows, part, strict=True)]
            self._settle(given, self._fields.texts)
            for row, new in zip(rows, given, strict=True):
                row.update(new)
            self._derive(rows)
            by_shape: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
            told, moved = [], []
            for row, new, (before, _) in zip(rows, given, part, strict=True):
                changed = {name: value for name, value in new.items() if value != before[name]}
                if not changed:
                    continue
                derived = {name: row[name] for name in self._fields.computed if row[name] != before.get(name)}
                names = (*changed, *derived)
                by_shape.setdefault(names, []).append((*self._bound(row, names), row["id"]))
                told.append((row["id"], {name: before[name] for name in changed}, changed))
                if changed.keys() & self._found:
                    moved.append(row)
            with own_statements(self._w.session):
                for names, values in by_shape.items():
                    given_names = ", ".join(f'"{name}" = ?' for name in names)
                    statement = f'UPDATE "{self._table}" SET {given_names} WHERE id = ?'  # noqa: S608  words of ours
                    self._connection.exec_driver_sql(statement, values)
                self._journal("update", told)
                self._forget([row["id"] for row in moved])
                self._index(moved)

    def delete(self, records: Sequence[Mapping[str, Any]]) -> None:
        """Whole records, as they are."""
        for part in _parts(records):
            ids = [row["id"] for row in part]
            with own_statements(self._w.session):
                self._forget(ids)
                self._run_in(f'DELETE FROM "{self._table}" WHERE id IN', ids)  # noqa: S608
                self._journal("delete", [(row["id"], self.snapshot(row), {}) for row in part])

    def load(self, ids: Sequence[str]) -> dict[str, Values]:
        """Whole records by id, as ``whole_records``."""
        return whole_records(self._connection, self._model, ids)

    def snapshot(self, row: Mapping[str, Any]) -> Values:
        """What a create or a delete records: kept fields that hold something."""
        return {name: value for name in self._fields.kept if (value := row[name]) is not None}

    # --- the parts of an act --------------------------------------------------------------------------------------

    def _settle(self, rows: Sequence[Values], texts: Mapping[str, int | None]) -> None:
        """Texts fit to be kept; the same words are looked at once. Raises TextTooLong."""
        for name, most in texts.items():
            if name in self._fields.computed:
                continue
            for value in {row[name] for row in rows if name in row and row[name] is not None}:
                if not (value.isascii() and value.isprintable()):
                    fit = storable(value)
                    if fit != value:
                        for row in rows:
                            if row.get(name) == value:
                                row[name] = fit
                        value = fit
                if most is not None and len(value) > most:
                    raise TextTooLong(field=name, length=len(value), most=most)

    def _derive(self, rows: Iterable[Values]) -> None:
        derive = DERIVED.get(self._model)
        if derive is None:
            return
        for row in rows:
            self._holder.__dict__ = row
            for name, value in derive(self._holder).items():
                cap = self._fields.texts.get(name)
                row[name] = value[:cap] if isinstance(value, str) and cap is not None else value

    def _bound(self, row: Mapping[str, Any], names: Iterable[str]) -> tuple[Any, ...]:
        return tuple(_json(row[name]) if name == "extra" else row[name] for name in names)

    def _journal(self, kind: str, told: Sequence[tuple[str, Values, Values]]) -> None:
        act, made = self._w.act, self._now
        self._w.written.extend((self._table, one[0]) for one in told)
        packed = [(one, _json(before) if before else "{}", _json(after)) for one, before, after in told]
        constants = {
            "act_id": act.id, "verb": act.verb, "at": made, "by": act.by, "device": act.device, "entity": self._table,
            "kind": kind, "undoable": not act.remote, "undoes": act.undoes,
        }  # fmt: skip
        self._insert("change", ["record_id", "before", "after"], packed, constants)
        if act.remote:
            return
        new = self._w.ids.new
        seen = (
            shadows_of(self._w.session, self._table, [one for one, _, _ in told]) if kind != "create" else {}
        )
        bases = [_json(_base(kind, seen.get(one, {}), after)) for one, _, after in told]
        constants = {
            "act_id": act.id, "at": made, "schema_version": SCHEMA_VERSION, "entity": self._table, "kind": kind,
            "state": "waiting",
        }  # fmt: skip
        self._insert(
            "outbox",
            ["op", "record_id", "fields", "base"],
            [(new(), one, after, base) for (one, _, after), base in zip(packed, bases, strict=True)],
            constants,
        )

    def _index(self, rows: Sequence[Values]) -> None:
        """Search rows of records that have none."""
        if self._words is None or not rows:
            return
        if not self._next_row:
            self._next_row = int(
                self._connection.execute(text("SELECT coalesce(max(id), 0) + 1 FROM search_row")).scalar_one()
            )
        first = self._next_row
        self._next_row += len(rows)
        heads, words = [], []
        for number, row in enumerate(rows, first):
            self._holder.__dict__ = row
            found = self._words(self._holder)
            body = found.body[:MOST_CHARACTERS]
            heads.append((number, row["id"], found.order[:800]))
            words.append((number, fold(found.title), fold(body), nfc(f"{found.title}\n{body}".casefold())))
        self._insert("search_row", ["id", "record_id", "sort_key"], heads, {"kind": self._table})
        self._insert(f"find_{self._table}", ["rowid", "title", "body", "exact"], words)

    def _forget(self, ids: Sequence[str]) -> None:
        """Take records out of the search index."""
        if self._words is None or not ids:
            return
        marks = ", ".join("?" * len(ids))
        rows = self._connection.exec_driver_sql(
            f"SELECT id FROM search_row WHERE kind = ? AND record_id IN ({marks})",  # noqa: S608
            (self._table, *ids),
        )
        numbers = [(number,) for (number,) in rows]
        if numbers:
            self._connection.exec_driver_sql(f"DELETE FROM find_{self._table} WHERE rowid = ?", numbers)  # noqa: S608
            self._connection.exec_driver_sql("DELETE FROM search_row WHERE id = ?", numbers)

    def _insert(
        self,
        table: str,
        names: Sequence[str],
        rows: Sequence[tuple[Any, ...]],
        constants: Mapping[str, Any] | None = None,
    ) -> None:
        """``constants``: columns with the same value in every row; said once in the statement instead of row by row."""
        if not rows:
            return
        same = constants or {}
        listed = ", ".join(f'"{name}"' for name in (*names, *same))
        values = ", ".join((*("?" * len(names)), *(self._quote(value) for value in same.values())))
        self._connection.exec_driver_sql(f'INSERT INTO "{table}" ({listed}) VALUES ({values})', rows)  # noqa: S608

    def _quote(self, value: Any) -> str:
        """A value as it stands in a statement, in the database's own spelling."""
        if (value.__class__, value) not in self._quoted:
            found = self._connection.exec_driver_sql("SELECT quote(?)", (value,)).scalar_one()
            self._quoted[(value.__class__, value)] = str(found)
        return self._quoted[(value.__class__, value)]

    def _run_in(self, statement: str, ids: Sequence[str]) -> None:
        self._connection.exec_driver_sql(f"{statement} ({', '.join('?' * len(ids))})", tuple(ids))


def whole_records(connection: Connection, model: type[Record], ids: Sequence[str]) -> dict[str, Values]:
    """Whole records by id, values as history keeps them."""
    names = [column.key for column in model.__table__.columns]
    listed = ", ".join(f'"{name}"' for name in names)
    found: dict[str, Values] = {}
    for part in _parts(ids, 500):
        marks = ", ".join("?" * len(part))
        query = f'SELECT {listed} FROM "{model.__tablename__}" WHERE id IN ({marks})'  # noqa: S608  words of ours
        for row in connection.exec_driver_sql(query, tuple(part)):
            values = dict(zip(names, row, strict=True))
            values["extra"] = msgspec.json.decode(values["extra"])
            found[values["id"]] = values
    return found


def _base(kind: str, seen: Mapping[str, int], after: Mapping[str, Any]) -> dict[str, int]:
    return {name: seen.get(name, 0) for name in after} if kind == "update" else dict(seen)


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _parts(rows: Iterable[Any], size: int = PART) -> Iterable[list[Any]]:
    left = iter(rows)
    while part := list(islice(left, size)):
        yield part
