from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import inspect, text

from app.base.text import fold
from app.models.fulltext import FOUND_FIELDS, WORDS
from app.models.letters import IncomingLetter, OutgoingLetter, Task
from app.models.members import Member
from app.models.queries.members import Wanted, ids_of_rows, rows
from app.models.queries.search import everywhere, snippet_of, words_of
from app.models.undo import undo
from tests.models.records import CLERK, add_member, add_unit, edit_member, incoming


@pytest.fixture
def unit(store):
    return add_unit(store)


def found(store, typed: str, **more):
    with store.read() as session:
        return [hit.id for hit in everywhere(session, typed, **more).hits]


def members(store, typed: str, limit: int = 50):
    with store.read() as session:
        return ids_of_rows(session, rows(session, Wanted(typed=typed), limit=limit)) if typed.strip() else []


def test_accents_are_optional_and_d_stands_for_đ(store, unit):
    duc = add_member(store, unit, "Đặng Văn Đức")
    add_member(store, unit, "Trần Thị Ánh")
    for typed in ("dang", "đặng", "Dang Duc", "ĐẶNG", "duc dang", "đăng", "d", "Đ"):
        assert members(store, typed) == [duc] == found(store, typed), typed


def test_every_word_is_a_beginning(store, unit):
    a = add_member(store, unit, "Nguyễn Thị Thanh")
    assert members(store, "ng th tha") == [a]
    assert members(store, "ng x") == []


def test_the_very_accents_come_first_then_vietnamese_order(store, unit):
    an = add_member(store, unit, "Lê Văn Ấn")
    anh = add_member(store, unit, "Lê Văn Ánh")
    bare = add_member(store, unit, "Lê Văn An")
    assert members(store, "ấn") == [an, bare] or members(store, "ấn")[0] == an
    assert members(store, "an") == [bare, anh, an] or members(store, "an")[0] == bare
    assert set(members(store, "an")) == {an, anh, bare}
    assert found(store, "ánh")[0] == anh


def test_decomposed_typing_finds_as_well(store, unit):
    import unicodedata

    a = add_member(store, unit, "Nguyễn Văn Thuỷ")
    assert members(store, unicodedata.normalize("NFD", "thuỷ")) == [a]


def test_letters_and_tasks_are_found_with_snippet(store, unit):
    letter = incoming(
        store,
        unit,
        number="856",
        notation="CV/TWĐTN-BTG",
        subject="Về việc tổ chức Ngày Chủ nhật xanh",
        issuer="Ban Bí thư Trung ương Đoàn",
        text="Kính gửi các tỉnh, thành đoàn. " * 20 + "Hạn báo cáo trước ngày 30/6. " + "Nơi nhận. " * 30,
    )
    with store.work(verb="x", by=CLERK) as w:
        out = w.add(
            OutgoingLetter(
                unit_id=unit,
                standard="youth-union",
                kind="CV",
                form=1,
                subject="mời họp",
                parts={"body": [{"text": "tổng kết phong trào"}]},
            )
        )
        task = w.add(Task(unit_id=unit, title="Gửi báo cáo tháng", due_on=date(2026, 6, 30)))
        w.commit()
    assert found(store, "856 btg") == [letter]
    assert found(store, "phong trao") == [out.id]
    assert set(found(store, "bao cao")) == {letter, task.id}
    assert found(store, "bao cao", kinds=["task"]) == [task.id]
    with store.read() as session:
        hit = everywhere(session, "han bao").hits[0]
    assert hit.title == "Về việc tổ chức Ngày Chủ nhật xanh"
    assert "Hạn báo cáo trước ngày 30/6." in hit.snippet
    assert [hit.snippet[a:b] for a, b in hit.marks][:2] == ["Hạn", "báo"]
    assert len(hit.snippet) < 260


def test_the_codes_of_a_letter_are_neither_found_nor_shown(store, unit):
    parts = {
        "form": 1,
        "standard": "youth-union",
        "kind": "CV",
        "body": [{"type": "p", "text": "Ra quân Tháng ba"}],
    }
    with store.work(verb="letters.save", by=CLERK) as w:
        w.add(
            OutgoingLetter(
                unit_id=unit, standard="youth-union", kind="CV", form=1, subject="ra quân", parts=parts
            )
        )
        w.commit()
    assert found(store, "youth-union") == []
    with store.read() as session:
        (hit,) = everywhere(session, "thang ba").hits
    assert hit.snippet == "Ra quân Tháng ba"


def test_the_index_follows_edits_deletes_and_undo(store, unit):
    a = add_member(store, unit, "Phạm Văn Tú", phone="0912345678")
    assert found(store, "0912") == [a]
    edit_member(store, a, full_name="Vũ Văn Tú", phone="")
    assert found(store, "pham") == found(store, "0912") == []
    assert found(store, "vu") == [a]
    undo(store, by=CLERK)
    assert found(store, "pham") == [a]
    with store.work(verb="x", by=CLERK) as w:
        w.delete(w.get(Member, a))
        w.commit()
    assert found(store, "pham") == []
    undo(store, by=CLERK)
    assert found(store, "pham") == [a]


def test_the_index_is_left_alone_when_nothing_found_by_changed(store, unit):
    a = add_member(store, unit, "Phạm Văn Tú")
    seen = _index_rows(store)
    edit_member(store, a, note="x")
    assert _index_rows(store) == seen


def _index_rows(store):
    with store.read() as session:
        return session.execute(text("SELECT * FROM find_member_data")).all()


def test_limit_and_total(store, unit):
    with store.work(verb="x", by=CLERK) as w:
        for n in range(30):
            w.add(Member(unit_id=unit, full_name=f"Nguyễn Văn A{n}"))
        w.commit()
    assert len(members(store, "nguyen", limit=10)) == 10
    with store.read() as session:
        hits = everywhere(session, "nguyen", limit=10)
    assert (len(hits.hits), hits.total) == (10, 30)


@pytest.mark.parametrize(
    "typed", ["", "  ", "-", '"', "*", '" OR "', "a* NOT b", "^a", "NEAR(a b)", "a:b", "'--"]
)
def test_no_typing_breaks_the_query(store, unit, typed):
    add_member(store, unit, "A B")
    found(store, typed)
    members(store, typed)


@given(st.text(max_size=30))
def test_words_hold_nothing_that_the_query_language_knows(typed):
    for word in words_of(fold(typed)):
        assert word.isalnum() or not set(word) & set('"*():^+-')


def test_snippet_stays_within_the_text():
    body = "một hai ba"
    assert snippet_of(body, ["hai"]) == (body, ((4, 7),))
    assert snippet_of(body, ["bon"]) is None


@pytest.mark.parametrize("model", list(WORDS))
def test_the_list_of_found_fields_is_true(model):
    """Change one field at a time: the words change exactly for the fields in the list."""
    blank = {
        "subject": "s",
        "full_name": "n",
        "title": "t",
        "text": "",
        "note": "",
        "signer": "",
        "issuer": "",
        "handler": "",
        "addressees": [],
        "parts": {},
        "assignee": "",
        "evidence": "",
        "result": "",
        "number_printed": "",
        "phone": "",
        "email": "",
        "other_name": "",
    }
    names = [c.key for c in inspect(model).column_attrs]
    plain = {k: v for k, v in blank.items() if k in names}
    before = WORDS[model](model(**plain))
    moved = set()
    for column in inspect(model).columns:
        python = column.type.python_type if column.type.__class__.__name__ != "JSON" else dict
        other = {str: "zzz", date: date(2026, 1, 1), dict: ["zzz"]}.get(python)
        if other is None:
            continue
        if WORDS[model](model(**(plain | {column.key: other}))) != before:
            moved.add(column.key)
    derived = {"sort_key", "folded", "same_key"}
    assert moved - derived == set(FOUND_FIELDS[model])


def test_search_follows_random_names(store, unit):
    rng = random.Random(3)
    syllables = "Nguyễn Đặng Trần Thuỷ Ánh Ước Đức Lê Bình".split()
    names = [" ".join(rng.choices(syllables, k=3)) for _ in range(60)]
    with store.work(verb="x", by=CLERK) as w:
        made = {w.add(Member(unit_id=unit, full_name=name)).id: name for name in names}
        w.commit()
    for _ in range(40):
        words = fold(" ".join(rng.choices(syllables, k=2))).split()
        typed = " ".join(word[: rng.randint(1, 4)] for word in words)
        wanted = {
            key
            for key, name in made.items()
            if all(any(part.startswith(w) for part in fold(name).split()) for w in typed.split())
        }
        assert set(members(store, typed, limit=100)) == wanted
    assert IncomingLetter in WORDS
