"""The door for many writes the very same rows as the door for one: records, history, outbox, search index."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from app.base.ids import Ids
from app.models.bulk import Bulk
from app.models.errors import TextTooLong
from app.models.keys import DataKey
from app.models.letters import IncomingLetter
from app.models.members import Member
from app.models.session import Store
from app.models.undo import redo, undo
from app.models.units import Unit

KEY = DataKey(bytes(range(32)))
PEOPLE: list[dict[str, Any]] = [
    {"full_name": "Đặng Thị Ước", "code": "9000001", "phone": "0912345678", "birth_date": "2005-03-09", "home_town": "Xã Đồng Rạng"},
    {"full_name": "Nguyễn Văn An", "other_name": "Tư", "sex": "Nam", "id_number": "034205000123"},
    {"full_name": "Lê  Hoà", "email": "hoa@example.org", "birth_year": 2004},
]  # fmt: skip
TABLES = {
    "member": "SELECT * FROM member ORDER BY id",
    "change": "SELECT verb, by, device, entity, record_id, kind, before, after, undoable, undoes FROM change ORDER BY seq",
    "outbox": "SELECT schema_version, entity, record_id, kind, fields, base, state FROM outbox ORDER BY dseq",
    "search_row": "SELECT kind, record_id, sort_key FROM search_row ORDER BY record_id",
    "found": "SELECT r.record_id FROM find_member f JOIN search_row r ON r.id = f.rowid WHERE find_member MATCH 'dang OR nguyen' ORDER BY 1",
}


def fresh(folder: Path) -> Store:
    counter = iter(range(1, 1 << 20))
    store = Store.create(folder, KEY, ids=Ids(bits=lambda _: next(counter)))
    with store.work(verb="units.add", by="clerk") as w:
        w.add(Unit(id="u1", level="cell", name="Chi đoàn 1"))
        w.commit()
    return store


def rows(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    with store.read() as session:
        found = {
            name: [tuple(one) for one in session.execute(text(sql)).all()] for name, sql in TABLES.items()
        }
    device = store.device
    return {
        name: [tuple("device" if value == device else read(value) for value in row) for row in lines]
        for name, lines in found.items()
    }


def read(value: Any) -> Any:
    """Documents as what they say: how their letters are written is the writer's."""
    return json.loads(value) if isinstance(value, str) and value.startswith("{") else value


def given(n: int) -> dict[str, Any]:
    return {"id": f"m{n}", "unit_id": "u1", **PEOPLE[n]}


def by_one(store: Store) -> None:
    with store.work(verb="members.import", by="clerk") as w:
        for n in range(3):
            values = given(n)
            if "birth_date" in values:
                values["birth_date"] = date.fromisoformat(values["birth_date"])
            w.add(Member(**values))
        w.commit()
    with store.work(verb="members.import", by="clerk") as w:
        w.get(Member, "m0").full_name = "Đặng Thị Mơ"
        w.get(Member, "m1").phone = "0987654321"
        w.get(Member, "m1").birth_date = date(2004, 1, 2)
        w.commit()
    with store.work(verb="members.import", by="clerk") as w:
        w.delete(w.get(Member, "m2"))
        w.commit()


def by_many(store: Store) -> None:
    with store.work(verb="members.import", by="clerk") as w:
        Bulk(w, Member).create([given(n) for n in range(3)])
        assert w.commit().ids == (("member", "m0"), ("member", "m1"), ("member", "m2"))
    with store.work(verb="members.import", by="clerk") as w:
        bulk = Bulk(w, Member)
        whole = bulk.load(["m0", "m1"])
        bulk.update(
            [
                (whole["m0"], {"full_name": "Đặng Thị Mơ"}),
                (whole["m1"], {"phone": "0987654321", "birth_date": "2004-01-02", "sex": "Nam"}),
            ]
        )
        w.commit()
    with store.work(verb="members.import", by="clerk") as w:
        bulk = Bulk(w, Member)
        bulk.delete(list(bulk.load(["m2"]).values()))
        w.commit()


def test_both_doors_write_the_same(tmp_path: Path) -> None:
    with fresh(tmp_path / "one") as one, fresh(tmp_path / "many") as many:
        by_one(one)
        by_many(many)
        ours, theirs = rows(one), rows(many)
        for name in TABLES:
            assert theirs[name] == ours[name], name
        assert len(ours["change"]) == 7 and len(ours["found"]) == 2


def test_what_many_wrote_is_taken_back_and_again(tmp_path: Path) -> None:
    with fresh(tmp_path / "data") as store:
        before = rows(store)
        with store.work(verb="members.import", by="clerk") as w:
            Bulk(w, Member).create([given(n) for n in range(3)])
            act = w.commit().act_id
        after = rows(store)
        undo(store, by="clerk", act_id=act)
        now = rows(store)
        assert (now["member"], now["search_row"]) == (before["member"], before["search_row"])
        redo(store, by="clerk")
        assert rows(store)["member"] == after["member"]


def test_left_without_commit_nothing_stands(tmp_path: Path) -> None:
    with fresh(tmp_path / "data") as store:
        before = rows(store)
        with store.work(verb="members.import", by="clerk") as w:
            Bulk(w, Member).create([given(n) for n in range(3)])
        assert rows(store) == before


def test_a_text_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    with fresh(tmp_path / "data") as store, store.work(verb="members.import", by="clerk") as w:
        with pytest.raises(TextTooLong):
            Bulk(w, Member).create([{"unit_id": "u1", "full_name": "ă" * 101}])
        with pytest.raises(TypeError):
            Bulk(w, IncomingLetter)


def test_words_are_found_as_the_index_of_one_finds_them(tmp_path: Path) -> None:
    with fresh(tmp_path / "data") as store:
        with store.work(verb="members.import", by="clerk") as w:
            Bulk(w, Member).create([given(n) for n in range(3)])
            w.commit()
        with store.read() as session:
            found = session.execute(
                text("SELECT count(*) FROM find_member WHERE find_member MATCH 'uoc'")
            ).scalar()
        assert found == 1
