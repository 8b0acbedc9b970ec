"""Every data folder of every release, opened with the program of today."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from app.base.settings import load
from app.models.copies import check_whole, drill
from app.models.files import Attachment
from app.models.folder import open_folder
from app.models.keys import read_key_file
from app.models.letters import OutgoingLetter
from app.models.members import Member
from app.models.numbers import IssuedNumber
from app.models.queries.search import everywhere
from app.models.session import Store
from app.models.slots import KeyRing
from app.models.undo import NumberStands, redo, undo
from app.models.vault import Vault
from tests.museum.make import PASSWORD, PUBLIC_KEY

PIECES = sorted(p.name for p in Path(__file__).parent.iterdir() if (p / "data" / "vanthu.db").exists())


def test_the_museum_is_not_empty():
    assert "0.1" in PIECES


@pytest.fixture(params=PIECES)
def piece(request, tmp_path):
    shutil.copytree(Path(__file__).parent / request.param, tmp_path / "piece")
    return tmp_path / "piece"


@pytest.fixture
def store(piece):
    with Store(piece / "data", PUBLIC_KEY) as opened:
        yield opened


def test_every_way_to_open_it_still_opens_it(piece):
    assert read_key_file(piece / "public-test.key") == PUBLIC_KEY
    ring = KeyRing.read(piece / "data")
    assert ring.open_password(PASSWORD) == PUBLIC_KEY
    assert ring.open_recovery((piece / "recovery-code.txt").read_text()) == PUBLIC_KEY
    open_folder(piece / "data", ask=lambda: PASSWORD).close()
    assert load(piece / "data").number("appearance.text_size") == 120


def test_the_records_are_all_there(store):
    with store.read() as session:
        names = set(session.scalars(select(Member.full_name)))
        assert {"Nguyễn Thị Ánh", "Đặng Văn Thuỷ"} <= names
        number = session.scalars(select(IssuedNumber)).one()
        letter = session.get(OutgoingLetter, number.letter_id)
        assert (number.printed, letter.number_id, letter.parts) == (
            "05-CV/ĐTN",
            number.id,
            {"body": ["Kính gửi"]},
        )
        assert session.scalars(select(Member.extra).where(Member.code.is_(None))).one() == {"new": 1}
        assert {h.kind for h in everywhere(session, "thanh nien").hits} == {"incoming_letter", "task"}


def test_files_come_out_byte_for_byte(store):
    vault = Vault(store)
    with store.read() as session:
        digest = session.scalars(select(Attachment.sha256)).one()
    assert vault.get(digest).decode() == "Công văn gốc, nguyên từng byte."
    check_whole(store, vault)
    drill(store, vault)
    vault.close()


def test_work_goes_on_where_it_stopped(store):
    redo(store, by="clerk")
    with store.read() as session:
        assert session.scalars(select(Member.phone).where(Member.code == "TB.1.1")).one() == "0900000000"
    undo(store, by="clerk")
    with pytest.raises(NumberStands):
        undo(store, by="clerk")
    with store.work(verb="members.edit", by="clerk") as w:
        w.session.scalars(select(Member).where(Member.code == "TB.1.1")).one().note = "x"
        assert w.commit()
