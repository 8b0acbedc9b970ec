"""Taking a member's data out of one database: rows, history, what waits for headquarters, search index. Live file or copy alike.

Owns what belongs to a member, found by the references of the very schema at hand, so that old copies and later tables are
reached as well. Rows that only name the member lose the name and stay; letters with a number and their numbers stay. Refuses
to decide (services.privacy does), to write history and to commit: the caller does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

Run = Callable[[str, Sequence[Any]], Any]
"""Runs one statement on the connection and gives its cursor."""
Keys = dict[str, set[str]]
"""Ids by table."""
MEMBER: Final = "member"
GONE: Final = "(đã xóa)"
_PART: Final = 400
_NAMES: Final = ("name", "full_name", "payer", "payer_name", "title")
"""Columns that say who: their words are replaced."""
_WORDS: Final = ("detail", "left_why", "note", "reason", "text", "votes", "words")
"""Columns whose words may tell of a person: emptied."""
LEDGER: Final = frozenset({"fee_payment"})
"""Rows of money: the law on accounting keeps them, so a record without a word stays for them to refer to."""
_STATUS: Final = "removed"
_BESIDE: Final = ("outbox", "foreign_row", "set_aside", "sync_conflict")
_DRAFT: Final = "draft.member"


@dataclass
class Scrubbed:
    """What was found and taken out."""

    gone: Keys = field(default_factory=dict)
    blanked: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    """(table, id) of rows that stay, with what stands in them now."""
    digests: set[str] = field(default_factory=set)
    """SHA-256 of files that belonged to what is gone."""
    history: int = 0
    ledger: bool = False
    """Money refers to the record: its empty row stays."""
    content: dict[str, Any] = field(default_factory=dict)
    """The record as it was, for its hash; not kept."""

    def counts(self) -> dict[str, int]:
        """Rows by table, and of the history: for the proof."""
        tables = {table: len(ids) for table, ids in sorted(self.gone.items())}
        return {**tables, "named": len(self.blanked), "history": self.history, "files": len(self.digests)}


def exists(run: Run, member_id: str) -> bool:
    """Whether the database still holds anything of this record: the row itself, or its history."""
    if run("SELECT 1 FROM member WHERE id = ? AND full_name <> ?", (member_id, GONE)).fetchone():
        return True
    told = (
        "SELECT 1 FROM change WHERE entity = 'member' AND record_id = ? "
        "AND (before <> '{}' OR after <> '{}') LIMIT 1"
    )
    return run(told, (member_id,)).fetchone() is not None


def scrub(run: Run, member_id: str) -> Scrubbed:
    """Take the member out; nothing is there to be found afterwards. Repeating it does no harm."""
    schema = _Schema(run)
    done = Scrubbed(content=_row(run, member_id))
    name = str(done.content.get("full_name") or "")
    detached = _collect(run, schema, member_id, done)
    _draft_fact(run, done.content)
    _operations(run, schema, member_id, name, done)
    _books(run, schema, member_id, name, done)
    for table, column, rows in detached:
        _detach(run, schema, table, column, rows, done)
    _requests(run, schema, member_id, done)
    past = _past(run, member_id, done)
    for table, ids in (*done.gone.items(), *past.items()):
        for part in _parts(ids):
            _forget(run, schema, table, part, done)
    for table in _leaves_first(schema, done.gone):
        if table == MEMBER and done.ledger:
            _empty(run, member_id)
            continue
        for part in _parts(done.gone[table]):
            run(f'DELETE FROM "{table}" WHERE id IN ({_marks(part)})', part)  # noqa: S608  names of the schema
    if "access_log" in schema.columns:  # its chain goes over hashes: words and salt may go
        run(
            "UPDATE access_log SET purpose = '', salt = '' WHERE entity = 'member' AND record_id = ?",
            (member_id,),
        )
    return done


def tidy(run: Run) -> None:
    """After COMMIT: words leave the pages of the search index and the log beside the file."""
    for (table,) in run(
        "SELECT name FROM sqlite_master WHERE name IN ('find_member', 'find_outgoing_letter')", ()
    ).fetchall():
        # A deleted row's words stay in the index's pages until they are merged.
        run(f"INSERT INTO {table}({table}) VALUES ('optimize')", ())  # noqa: S608
    run("PRAGMA wal_checkpoint(TRUNCATE)", ()).fetchall()


# --- what belongs to the member ---------------------------------------------------------------------------------


class _Schema:
    """Tables, their columns, and who refers to whom, as this very file has them."""

    def __init__(self, run: Run) -> None:
        found = run("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'find_%'", ())
        self.columns: dict[str, dict[str, bool]] = {}
        """Columns of each table, and whether they must hold something."""
        self.children: dict[str, list[tuple[str, str]]] = {}
        for (table,) in found.fetchall():
            rows = run(f'PRAGMA table_info("{table}")', ()).fetchall()
            self.columns[table] = {row[1]: bool(row[3]) for row in rows}
        for table in self.columns:
            for key in run(f'PRAGMA foreign_key_list("{table}")', ()).fetchall():
                self.children.setdefault(key[2], []).append((table, key[3]))


def _row(run: Run, member_id: str) -> dict[str, Any]:
    cursor = run("SELECT * FROM member WHERE id = ?", (member_id,))
    row = cursor.fetchone()
    return dict(zip((one[0] for one in cursor.description), row, strict=True)) if row else {}


def _collect(
    run: Run, schema: _Schema, member_id: str, done: Scrubbed
) -> list[tuple[str, str, tuple[str, ...]]]:
    """All rows that are the member's, into ``done.gone``; (table, column, ids) of rows that only name him."""
    detached: list[tuple[str, str, tuple[str, ...]]] = []
    waiting: list[tuple[str, set[str]]] = [
        (MEMBER, {member_id}),
        ("outgoing_letter", _drafts(run, schema, member_id)),
    ]
    while waiting:
        table, ids = waiting.pop()
        ids = ids - done.gone.get(table, set())
        if not ids:
            continue
        done.gone.setdefault(table, set()).update(ids)
        for child, column in schema.children.get(table, ()):
            found = {row for part in _parts(ids) for row in _naming(run, child, column, part)}
            if not found:
                continue
            if child in LEDGER:
                done.ledger = True
            elif schema.columns[child][column]:
                waiting.append((child, found))
            else:
                detached.append((child, column, tuple(sorted(found))))
        files = _files(run, table, ids)
        waiting.append(("attachment", set(files)))
        done.digests |= set(files.values())
    return detached


def _naming(run: Run, table: str, column: str, ids: Sequence[str]) -> Iterator[str]:
    for (one,) in run(f'SELECT id FROM "{table}" WHERE "{column}" IN ({_marks(ids)})', ids):  # noqa: S608
        yield one


def _drafts(run: Run, schema: _Schema, member_id: str) -> set[str]:
    """Papers of operations about this member alone that were never given a number."""
    if "operation_paper" not in schema.columns:
        return set()
    query = (
        "SELECT l.id FROM operation_paper p JOIN outgoing_letter l ON l.id = p.letter_id "
        "WHERE p.member_id = ? AND l.number_id IS NULL AND l.number_printed = ''"
    )
    return {one for (one,) in run(query, (member_id,)).fetchall()}


def _files(run: Run, table: str, ids: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in _parts(ids):
        query = f"SELECT id, sha256 FROM attachment WHERE owner_kind = ? AND owner_id IN ({_marks(part)})"  # noqa: S608
        found.update(dict(run(query, (table, *part)).fetchall()))
    return found


# --- rows that stay without the name ----------------------------------------------------------------------------


def _detach(run: Run, schema: _Schema, table: str, column: str, ids: Sequence[str], done: Scrubbed) -> None:
    """Rows of others that name the member: the reference goes, and the words beside it."""
    staying = [one for one in ids if one not in done.gone.get(table, set())]
    own = column.endswith("member_id")  # a task that led to a draft keeps its words
    values: dict[str, Any] = {column: None}
    if own:
        values |= {name: GONE for name in _NAMES if name in schema.columns[table]}
        values |= {name: "" for name in _WORDS if name in schema.columns[table]}
    for one in staying:
        _put(run, schema, table, one, values, done)


def _operations(run: Run, schema: _Schema, member_id: str, name: str, done: Scrubbed) -> None:
    """Of an operation on this member alone only its kind and days stay; of one on many, the name goes."""
    if "operation_member" not in schema.columns:
        return
    query = "SELECT operation_id FROM operation_member WHERE member_id = ?"
    for (operation,) in run(query, (member_id,)).fetchall():
        many = run("SELECT count(*) FROM operation_member WHERE operation_id = ?", (operation,)).fetchone()[0]
        title, data, note = run(
            "SELECT title, data, note FROM operation WHERE id = ?", (operation,)
        ).fetchone()
        if many == 1:
            fresh: dict[str, Any] = {"title": GONE, "data": {}, "note": ""}
            steps = run("SELECT id FROM operation_step WHERE operation_id = ?", (operation,)).fetchall()
            for (step,) in steps:
                _put(run, schema, "operation_step", step, {"who": "", "note": ""}, done)
        else:
            texts = {"title": title, "note": note, "data": json.loads(data)}
            fresh = {key: _without(value, name) for key, value in texts.items()}
            if fresh == texts:
                continue
        _put(run, schema, "operation", operation, fresh, done)


def _books(run: Run, schema: _Schema, member_id: str, name: str, done: Scrubbed) -> None:
    """Money stays in the cash book and in closed periods; the name beside it does not."""
    if "fee_payment" not in schema.columns or not name:
        return
    entries = "SELECT entry_id FROM fee_payment WHERE member_id = ?"
    query = f"SELECT id, person, words FROM fee_entry WHERE id IN ({entries}) OR counter_of IN ({entries})"  # noqa: S608
    for one, person, words in run(query, (member_id, member_id)).fetchall():
        fresh = {"person": _without(person, name), "words": _without(words, name)}
        if fresh != {"person": person, "words": words}:
            _put(run, schema, "fee_entry", one, fresh, done)
    for one, report in run("SELECT id, report FROM fee_closing", ()).fetchall():
        said = json.loads(report)
        if _without(said, name) != said:
            _put(run, schema, "fee_closing", one, {"report": _without(said, name)}, done)


def _empty(run: Run, member_id: str) -> None:
    """The member's row without a word in it."""
    fresh: dict[str, Any] = {}
    for _, name, kind, needed, *_ in run("PRAGMA table_info(member)", ()).fetchall():
        if name not in ("id", "unit_id"):
            fresh[name] = None if not needed else "{}" if kind == "JSON" else ""
    fresh |= {"full_name": GONE, "status": _STATUS}
    given = ", ".join(f'"{name}" = ?' for name in fresh)
    run(f"UPDATE member SET {given} WHERE id = ?", (*fresh.values(), member_id))  # noqa: S608


def _requests(run: Run, schema: _Schema, member_id: str, done: Scrubbed) -> None:
    """That he asked, and when, stays; in which words does not."""
    if "subject_request" not in schema.columns:
        return
    for (one,) in run("SELECT id FROM subject_request WHERE member_id = ?", (member_id,)).fetchall():
        _put(run, schema, "subject_request", one, {"asked_by": "", "words": "", "outcome": ""}, done)


def _without(value: Any, name: str) -> Any:
    """Texts, at any depth, without the name."""
    if isinstance(value, str):
        return value.replace(name, GONE) if name else value
    if isinstance(value, dict):
        return {key: _without(one, name) for key, one in value.items()}
    return [_without(one, name) for one in value] if isinstance(value, list) else value


def _put(run: Run, schema: _Schema, table: str, one: str, values: Mapping[str, Any], done: Scrubbed) -> None:
    """New values of a row that stays; what was in these columns leaves history and outbox too."""
    given = ", ".join(f'"{name}" = ?' for name in values)
    bound = [json.dumps(value) if isinstance(value, dict | list) else value for value in values.values()]
    run(f'UPDATE "{table}" SET {given} WHERE id = ?', (*bound, one))  # noqa: S608
    done.blanked.setdefault((table, one), {}).update(values)
    paths = tuple(f"$.{name}" for name in values)
    for beside, columns in (
        ("change", ("before", "after")), ("outbox", ("fields", "base")), ("set_aside", ("mine", "now")),
    ):  # fmt: skip
        if beside not in schema.columns:
            continue
        removed = ", ".join(f'"{name}" = json_remove("{name}", {_marks(paths)})' for name in columns)
        run(
            f"UPDATE {beside} SET {removed} WHERE entity = ? AND record_id = ?",  # noqa: S608
            (*paths * len(columns), table, one),
        )
    names = tuple(values)
    run(
        f"UPDATE base_shadow SET value = 'null' WHERE entity = ? AND record_id = ? AND name IN ({_marks(names)})",  # noqa: S608
        (table, one, *names),
    )
    if "undoable" in schema.columns["change"]:
        run("UPDATE change SET undoable = 0 WHERE entity = ? AND record_id = ?", (table, one))


# --- rows that go -------------------------------------------------------------------------------------------------


def _forget(run: Run, schema: _Schema, table: str, ids: Sequence[str], done: Scrubbed) -> None:
    """Their history loses its values, their messages and index rows go."""
    where = f"entity = ? AND record_id IN ({_marks(ids)})"
    told = run(
        f"UPDATE change SET before = '{{}}', after = '{{}}', undoable = 0 WHERE {where}",  # noqa: S608
        (table, *ids),
    )
    done.history += max(0, told.rowcount)
    for beside in _BESIDE:
        if beside in schema.columns:
            run(f"DELETE FROM {beside} WHERE {where}", (table, *ids))  # noqa: S608
    run(f"UPDATE base_shadow SET value = 'null' WHERE {where} AND name <> '*'", (table, *ids))  # noqa: S608
    if "number_wait" in schema.columns:
        run(f"DELETE FROM number_wait WHERE id IN ({_marks(ids)})", ids)  # noqa: S608
    found = f"SELECT id FROM search_row WHERE kind = ? AND record_id IN ({_marks(ids)})"  # noqa: S608
    for (row,) in run(found, (table, *ids)).fetchall():
        run(f"DELETE FROM find_{table} WHERE rowid = ?", (row,))  # noqa: S608
        run("DELETE FROM search_row WHERE id = ?", (row,))


def _past(run: Run, member_id: str, done: Scrubbed) -> Keys:
    """Rows that were the member's and went earlier: only history and outbox still tell of them. Their files are noted."""
    found: Keys = {}
    names = {member_id}
    while names:
        named, names = names, set()
        for one in named:
            told = "SELECT entity, record_id, before, after FROM change WHERE instr(before, ?) OR instr(after, ?)"
            for table, row, *values in run(told, (one, one)).fetchall():
                known = done.gone.get(table, set()) | found.get(table, set())
                if row in known or (table, row) in done.blanked or _there(run, table, row):
                    continue
                found.setdefault(table, set()).add(row)
                names.add(row)
                done.digests |= {one for text in values if (one := json.loads(text).get("sha256"))}
    return found


def _there(run: Run, table: str, row: str) -> bool:
    known = run("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)).fetchone()
    return bool(known and run(f'SELECT 1 FROM "{table}" WHERE id = ?', (row,)).fetchone())  # noqa: S608


def _draft_fact(run: Run, content: Mapping[str, Any]) -> None:
    """What was typed of a new member and not entered, when it tells of this one."""
    fact = run("SELECT value FROM fact WHERE key = ?", (_DRAFT,)).fetchone()
    telling = (content.get("full_name"), content.get("id_number"), content.get("phone"))
    if fact and any(one and str(one) in str(list(_strings(fact[0]))) for one in telling):
        run("DELETE FROM fact WHERE key = ?", (_DRAFT,))


def _strings(text: str) -> Iterator[str]:
    try:
        found = json.loads(text)
    except ValueError:
        found = {"": text}
    for value in found.values() if isinstance(found, dict) else (text,):
        yield str(value)


def _leaves_first(schema: _Schema, gone: Keys) -> list[str]:
    """Children before what they refer to."""
    order: list[str] = []

    def visit(table: str) -> None:
        if table in order:
            return
        for child, _ in schema.children.get(table, ()):
            if child != table and child in gone:
                visit(child)
        order.append(table)

    for table in gone:
        visit(table)
    return order


def _marks(values: Sequence[Any]) -> str:
    return ", ".join("?" * len(values))


def _parts(ids: Iterable[str]) -> Iterator[tuple[str, ...]]:
    listed = sorted(ids)
    for at in range(0, len(listed), _PART):
        yield tuple(listed[at : at + _PART])
