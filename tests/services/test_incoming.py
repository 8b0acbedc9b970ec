"""Incoming letters as a service: original first, one unit of work, taking up again what was cut off, certainty."""

from __future__ import annotations

import hashlib
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from app.base.errors import FileEmpty, FileMissing, FileUnreadable
from app.models.files import Attachment
from app.models.journal import Change, Operation
from app.models.letters import IncomingLetter
from app.models.numbers import IssuedNumber
from app.services import arrival
from app.services.arrival import ArrivedElsewhere, ArrivedLater
from tests.factory import desk as make_desk
from tests.factory import letter_file


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def pdf(tmp_path_factory):
    return letter_file(tmp_path_factory.mktemp("files") / "thu.pdf")


def count(desk, model):
    with desk.store.read() as session:
        return session.scalar(select(func.count()).select_from(model))


def test_the_original_is_stored_before_it_is_read(desk, pdf, monkeypatch):
    import app.intake

    seen, real = [], app.intake.read_bytes

    def reading(data, name, **more):
        seen.append(desk.vault.has(hashlib.sha256(data).hexdigest()))
        return real(data, name, **more)

    monkeypatch.setattr(app.intake, "read_bytes", reading)
    desk.incoming.receive(pdf)
    assert seen == [True]


def test_received_has_guesses_and_no_number_until_registered(desk, pdf):
    letter_id = desk.incoming.receive(pdf).result
    (row,) = desk.incoming.list()
    assert (row.state, row.arrival_number, row.number) == ("received", None, None)
    done = desk.incoming.register(letter_id).result
    assert done.arrival_number == 1
    assert done.arrived_on == date(2026, 3, 2)
    (row,) = desk.incoming.list()
    assert (row.state, row.printed) == ("registered", "317-CV/TĐTN-VP")
    assert row.due_on == date(2026, 3, 20)
    assert desk.incoming.list(open_only=True) == ()


def test_registering_writes_record_number_history_and_outbox_in_one_act(desk, pdf):
    letter_id = desk.incoming.receive(pdf).result
    change = desk.incoming.register(letter_id)
    assert change.subjects == {"incoming_letter", "issued_number", "series"}
    assert not change.undo  # a number was given
    with desk.store.read() as session:
        entities = set(session.scalars(select(Change.entity).where(Change.act_id == change.act_id)))
        sent = set(session.scalars(select(Operation.entity).where(Operation.act_id == change.act_id)))
    assert entities == sent == change.subjects


def test_registering_twice_keeps_the_arrival_number(desk, pdf):
    letter_id = desk.incoming.receive(pdf).result
    first = desk.incoming.register(letter_id).result
    again = desk.incoming.register(letter_id, fields={"handler": "Văn phòng"}).result
    assert first.arrival_number == again.arrival_number == 1
    assert again.fields["handler"] == "Văn phòng"
    assert count(desk, IssuedNumber) == 1


def test_a_file_received_and_never_registered_is_taken_up_again(desk, pdf):
    first = desk.incoming.receive(pdf).result
    assert desk.incoming.receive(pdf).result == first
    assert count(desk, IncomingLetter) == count(desk, Attachment) == 1
    done = desk.incoming.register(first).result
    assert done.duplicates == ()


def test_arrival_numbers_run_by_the_year_of_arrival(desk, pdf, tmp_path):
    numbers = []
    for at, day in enumerate(("2025-12-30", "2025-12-31", "2026-01-02", "2026-01-02")):
        path = tmp_path / f"{at}.txt"
        path.write_text(f"Kính gửi Đoàn xã\nThư số {at}\n", "utf-8")
        letter_id = desk.incoming.receive(path).result
        numbers.append(desk.incoming.register(letter_id, fields={"arrived": day}).result.arrival_number)
    assert numbers == [1, 2, 1, 2]
    assert [row.arrival_number for row in desk.incoming.list(year=2025)] == [2, 1]
    assert desk.incoming.show("2/2025")["fields"]["arrived"] == date(2025, 12, 31)


@pytest.mark.parametrize("name", ["nothing.pdf", "empty.pdf", "folder", "lies.pdf", "picture.png"])
def test_a_refused_file_leaves_no_trace(desk, tmp_path, name):
    path = tmp_path / name
    contents = {
        "empty.pdf": b"",
        "lies.pdf": b"\x89PNG\r\n\x1a\n" + b"0" * 100,
        "picture.png": b"\x89PNG\r\n\x1a\n",
    }
    if name == "folder":
        path.mkdir()
    elif name in contents:
        path.write_bytes(contents[name])
    expected = {"nothing.pdf": FileMissing, "empty.pdf": FileEmpty, "folder": FileUnreadable}.get(name)
    with pytest.raises(expected or Exception) as refused:
        desk.incoming.receive(path)
    assert refused.value.exit == 3
    assert count(desk, IncomingLetter) == 0
    content = contents.get(name)
    assert not content or not desk.vault.has(hashlib.sha256(content).hexdigest())


def guess(value, certainty, **more):
    return {"value": value, "certainty": certainty, "page": 1, "box": None, "evidence": "…", **more}


def test_unsure_number_and_date_stay_guesses():
    below, above = arrival.SURE - 0.01, arrival.SURE
    guesses = {
        "number": guess("12", below),
        "notation": guess("CV/ĐTN", above),
        "date": guess("2026-02-01", below),
        "subject": guess("họp", arrival.LIKELY),
        "signer": guess("A", arrival.LIKELY - 0.01),
        "addressees": [guess("B", 0.9), guess("C", 0.1)],
        "cites": [],
    }
    assert arrival.taken(guesses, kept_lengths={}) == {
        "notation": "CV/ĐTN",
        "subject": "họp",
        "addressees": ["B"],
        "cites": [],
    }
    assert arrival.unsure(guesses) == ["number", "date"]


def test_a_guess_too_long_for_its_column_is_a_misreading():
    assert "signer" not in arrival.taken({"signer": guess("x" * 101, 0.9)}, kept_lengths={"signer": 100})


def test_the_deadline_is_the_first_not_before_the_letter():
    days = {
        "deadlines": [
            guess("2022-04-26", 0.9),
            guess("2022-07-01", 0.9),
            guess("2022-06-30", 0.9, evidence="xong"),
        ]
    }
    assert arrival.deadline(days, letter_date=date(2022, 5, 23)) == (date(2022, 6, 30), "xong")
    assert arrival.deadline(days, letter_date=None) == (date(2022, 4, 26), "…")
    assert arrival.deadline({"deadlines": [guess("2022-06-30", 0.1)]}, letter_date=None) is None
    assert arrival.deadline({}, letter_date=None) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [("05/5/2026", date(2026, 5, 5)), ("2026-05-05", date(2026, 5, 5)), ("5.5.2026", date(2026, 5, 5))],
)
def test_days_are_read_as_clerks_write_them(text, day):
    assert arrival.read_day(text) == day


def test_duplicates_are_found_folded_and_by_the_year(desk, tmp_path):
    def enter(name, **fields):
        path = tmp_path / name
        path.write_text(f"Kính gửi Đoàn xã\n{name}\n", "utf-8")
        return desk.incoming.register(desk.incoming.receive(path).result, fields=fields).result

    first = enter("a.txt", number="05", notation="CV/ĐTN", issuer="Đoàn xã Thượng Ẩn", date="2026-01-05")
    same = enter("b.txt", number="5", notation="cv / đtn", issuer="ĐOÀN XÃ THƯỢNG ẨN", date="2026-02-20")
    assert [one.id for one in same.duplicates] == [first.id]
    assert "05-cv/đtn" in same.duplicates[0].why.casefold()
    assert (
        enter(
            "c.txt", number="5", notation="CV/ĐTN", issuer="Đoàn xã Thượng Ẩn", date="2025-01-05"
        ).duplicates
        == ()
    )
    assert (
        enter("d.txt", number="5", notation="CV/ĐTN", issuer="Đoàn xã Hạ Ẩn", date="2026-01-05").duplicates
        == ()
    )
    assert enter("e.txt", notation="CV/ĐTN", issuer="Đoàn xã Thượng Ẩn").duplicates == ()


def test_the_turn_of_the_year_is_that_of_vietnam_and_numbers_stay_in_their_year(tmp_path):
    """17:00 UTC is midnight in Vietnam."""
    with closing(make_desk(tmp_path, moment=datetime(2026, 12, 31, 16, 59, tzinfo=UTC))) as desk:

        def take(text, **fields):
            file = tmp_path / "thu.txt"
            file.write_text(text, "utf-8")
            done = desk.incoming.register(desk.incoming.receive(file).result, fields=fields).result
            return done.arrival_number, done.arrived_on.year, done.warnings

        assert take("một") == (1, 2026, ())
        desk.clock.forward(timedelta(minutes=2))
        assert take("hai") == (1, 2027, ())
        assert take("ba", arrived="31/12/2026") == (2, 2026, ())
        assert take("bốn") == (2, 2027, ())
        with pytest.raises(ArrivedLater):
            take("năm", arrived="01/02/2027")
        with pytest.raises(ArrivedElsewhere):
            desk.incoming.edit("2/2027", fields={"arrived": "31/12/2026"})
        assert take("năm") == (3, 2027, ())
        desk.clock.forward(timedelta(days=-1000))  # a clock whose battery died
        number, year, (word,) = take("sáu")
        assert (number, year) == (1, 2024)
        assert "đồng hồ" in word
