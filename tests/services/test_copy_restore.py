"""A copy is looked into and becomes a new folder beside the open one: never over data, whole or not at all, the erased stay away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.base.errors import Cancelled
from app.models.archive import BackupDamaged, BackupForeign
from app.models.keys import WrongPassword
from app.services.copy_restore import FolderTaken, found_in, look, restore_beside
from tests.factory import Line, desk, letter_file

PASSWORD = "một câu dài dễ nhớ"


@pytest.fixture
def office(tmp_path: Path):
    made = desk(tmp_path)
    made.incoming.receive(letter_file(tmp_path / "thu.pdf"))
    yield made
    made.close()


def opened_again(folder: Path, key: Path):
    from app.bootstrap import open_desk

    return open_desk(folder, key_file=key)


def test_a_daily_copy_takes_its_files_from_the_open_folder(office: Any, tmp_path: Path) -> None:
    office.daily_care()
    (file,) = found_in(office.data / "copies")
    seen = look(file, beside=office.data)
    assert (seen.whole, seen.same_key, seen.counts["incoming_letter"]) == (False, True, 1)
    bare = restore_beside(file, tmp_path / "không tệp", key_file=tmp_path / "key")
    assert bare.missing == 1
    report = restore_beside(
        file, tmp_path / "mới", key_file=tmp_path / "key", beside=office.store, source=lambda: office.vault
    )
    assert report.missing == 0
    again = opened_again(tmp_path / "mới", tmp_path / "key")
    try:
        (letter_id,) = again.inbox.ids()
        assert again.papers.lay_out(letter_id).read_bytes().startswith(b"%PDF")
    finally:
        again.close()


def test_never_over_data_and_nothing_stays_of_what_failed(office: Any, tmp_path: Path) -> None:
    file = tmp_path / "ban.vtd"
    office.backup(file)
    key = tmp_path / "key"
    with pytest.raises(FolderTaken):
        restore_beside(file, office.data, key_file=key)
    (tmp_path / "đầy").mkdir()
    (tmp_path / "đầy" / "x.txt").write_text("của người khác")
    with pytest.raises(FolderTaken):
        restore_beside(file, tmp_path / "đầy", key_file=key)
    assert [one.name for one in (tmp_path / "đầy").iterdir()] == ["x.txt"]
    whole = file.read_bytes()
    (tmp_path / "cụt.vtd").write_bytes(whole[: len(whole) // 2])
    for cut, fault in (("cụt.vtd", BackupDamaged), ("thu.pdf", BackupForeign)):
        with pytest.raises(fault):
            look(tmp_path / cut)
        with pytest.raises(fault):
            restore_beside(tmp_path / cut, tmp_path / "không có", key_file=key)
    torn = bytearray(whole)
    torn[len(torn) // 2] ^= 0xFF
    (tmp_path / "hỏng.vtd").write_bytes(torn)
    with pytest.raises(BackupDamaged):
        restore_beside(tmp_path / "hỏng.vtd", tmp_path / "không có", key_file=key)

    class Stop:
        def step(self, done: int, total: int, label: str) -> None:
            raise Cancelled

    (tmp_path / "trống").mkdir()
    with pytest.raises(Cancelled):
        restore_beside(file, tmp_path / "trống", key_file=key, progress=Stop())
    assert not (tmp_path / "không có").exists()
    assert not list((tmp_path / "trống").iterdir())


def test_what_was_erased_since_does_not_come_back(office: Any, tmp_path: Path) -> None:
    made = office.members.add("Tô Thị Xóa").result
    file = tmp_path / "ban.vtd"
    office.backup(file)
    office.erasing.erase(made.id, reason="người ấy yêu cầu", confirm="Tô Thị Xóa")
    restore_beside(file, tmp_path / "mới", key_file=tmp_path / "key", beside=office.store)
    again = opened_again(tmp_path / "mới", tmp_path / "key")
    try:
        assert "Tô Thị Xóa" not in [one.name for one in again.members.list()]
    finally:
        again.close()


def test_a_password_of_its_own(tmp_path: Path) -> None:
    from app.bootstrap import open_desk

    made = open_desk(tmp_path / "data", ask=lambda _: PASSWORD)
    made.incoming.receive(letter_file(tmp_path / "thu.pdf"))
    made.backup(tmp_path / "ban.vtd")
    made.close()
    assert "password" in look(tmp_path / "ban.vtd").ways
    with pytest.raises(WrongPassword):
        restore_beside(tmp_path / "ban.vtd", tmp_path / "mới", password="sai mật khẩu rồi")
    assert not (tmp_path / "mới").exists()
    assert restore_beside(tmp_path / "ban.vtd", tmp_path / "mới", password=PASSWORD).missing == 0


def test_on_the_command_line(office: Any, tmp_path: Path, capsys: Any) -> None:
    office.backup(tmp_path / "ban.vtd")
    line = Line(tmp_path, capsys)
    seen = line.json("restore", tmp_path / "ban.vtd", "--look")
    assert seen["counts"]["incoming_letter"] == 1 and seen["whole"] is True
    done = line.json("restore", tmp_path / "ban.vtd", "--into", tmp_path / "ra")
    assert done["tables"]["incoming_letter"] == 1
    again = line.refused("restore", tmp_path / "ban.vtd", "--into", tmp_path / "ra")
    assert again["code"] == "SL-006"
