"""Full disks, closed folders, files in the way, busy and damaged databases: a sentence each, nothing half written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.base.errors import AppError, DiskFull, FolderReadOnly
from app.models import vault
from app.models.copies import backup, care, restore
from app.models.engine import connect
from app.models.errors import DatabaseBusy, DatabaseDamaged, DiskFault, WrongKey
from app.models.folder import create_folder, open_folder
from app.models.keys import DataKey
from app.models.session import FRESH, Store
from app.models.vault import Vault
from tests.models.records import CLERK, add_member, add_unit, changes, edit_member, operations, picture

KEY = DataKey(bytes(32))


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "d", KEY, busy=0.3) as opened:
        yield opened


def fill_disk(store: Store, room: int) -> None:
    """Let the database grow by ``room`` pages and no more, as on a full disk."""
    raw = store.writing.raw_connection()
    pages = raw.cursor().execute("PRAGMA page_count").fetchone()[0]
    raw.cursor().execute(f"PRAGMA max_page_count = {pages + room}")
    raw.close()


@pytest.mark.parametrize("room", [0, 1, 2, 3, 5, 8])
def test_a_full_disk_refuses_the_save_and_keeps_the_rest(store, room):
    member = add_member(store, add_unit(store))
    before = picture(store), len(changes(store)), len(operations(store))
    fill_disk(store, room)
    with pytest.raises(DiskFull, match="đầy"), store.work(verb="x", by=CLERK) as w:
        w.get(type_of_member(), member).note = "x" * 2000
        for n in range(30):
            w.add(
                type_of_member()(
                    unit_id=w.get(type_of_member(), member).unit_id, full_name=f"A {n}", note="y" * 1999
                )
            )
        w.commit()
    assert (picture(store), len(changes(store)), len(operations(store))) == before
    fill_disk(store, 10_000)
    edit_member(store, member, note="x" * 2000)  # the same store goes on once there is room
    assert len(changes(store)) == before[1] + 1


def type_of_member():
    from app.models.members import Member

    return Member


def test_a_new_database_is_whole_in_its_file_before_it_takes_its_name(tmp_path):
    """Closing folds the log into the file, but says nothing when it cannot: a reader stands for the full disk."""
    readers = []

    def first() -> None:
        reader = connect(tmp_path / "d" / FRESH, KEY)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
        readers.append(reader)

    try:
        with Store.create(tmp_path / "d", KEY, first=first, busy=0.3) as opened:
            assert len(changes(opened)) == 0  # the tables are there
    finally:
        for reader in readers:
            reader.close()


def test_a_vault_that_finds_no_room_leaves_nothing(store, monkeypatch):
    monkeypatch.setattr(vault, "_SCHEMA", f"PRAGMA max_page_count = 2; {vault._SCHEMA}")
    with pytest.raises(DiskFull, match="blobs"):
        Vault(store)
    assert not list(store.folder.glob("*blobs*"))
    monkeypatch.undo()
    Vault(store).close()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
@pytest.mark.parametrize("limit", [450_000, 600_000, 1_000_000])
def test_a_disk_that_refuses_to_write(tmp_path, limit):
    """A real error of the system (EFBIG) in whatever SQLite is writing, found by a program of its own."""
    program = f"""
import resource, signal, sys
from pathlib import Path
from app.base.errors import DiskFull
from app.models.errors import DiskFault
from app.models.folder import open_folder
from tests.models.records import add_member, add_unit, picture
store = open_folder(Path({str(tmp_path / "d")!r}), key_file=Path({str(tmp_path / "k")!r}))
unit = add_unit(store)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, resource.RLIM_INFINITY))
saved = 0
try:
    while saved < 2000:
        add_member(store, unit, note="x" * 1999)
        saved += 1
except (DiskFull, DiskFault) as refusal:
    print("refused", refusal)
print("saved", saved, len(picture(store)["member"]))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert "refused" in done.stdout, done.stdout
    _, saved, there = done.stdout.split()[-3:]
    with open_folder(tmp_path / "d", key_file=tmp_path / "k") as store:
        assert len(picture(store)["member"]) == int(saved) == int(there)
        assert len(changes(store)) == len(operations(store)) == int(saved) + 1
        add_unit(store)


def test_a_full_disk_during_backup_keeps_the_old_copy(store, tmp_path, monkeypatch):
    vault, target = Vault(store), tmp_path / "copy"
    backup(store, vault, target)
    old = target.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        backup(store, vault, target)
    monkeypatch.undo()
    vault.close()
    assert target.read_bytes() == old
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy", "d"]


def test_a_full_disk_during_restore_leaves_the_data_alone(store, tmp_path, monkeypatch):
    with create_folder(tmp_path / "other", key_file=tmp_path / "k") as other:
        vault = Vault(other)
        backup(other, vault, tmp_path / "copy")
        vault.close()
        state = picture(other)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(AppError):
        restore(tmp_path / "copy", tmp_path / "other", key_file=tmp_path / "k")
    monkeypatch.undo()
    with open_folder(tmp_path / "other", key_file=tmp_path / "k") as other:
        assert picture(other) == state


# --- folders ----------------------------------------------------------------------------------------------------


def test_a_file_where_the_folder_should_be(tmp_path):
    (tmp_path / "wall").write_text("x")
    for folder in (tmp_path / "wall", tmp_path / "wall" / "data"):
        with pytest.raises(FolderReadOnly):
            open_folder(folder, key_file=tmp_path / "k")
    with pytest.raises(FolderReadOnly):
        open_folder(tmp_path / "d", key_file=tmp_path / "wall" / "k")
    assert not (tmp_path / "d" / "vanthu.db").exists()


def test_a_folder_where_a_file_should_be(tmp_path):
    open_folder(tmp_path / "d", key_file=tmp_path / "k").close()
    (tmp_path / "d" / "use.lock").unlink()
    (tmp_path / "d" / "use.lock").mkdir()
    with pytest.raises(FolderReadOnly):
        open_folder(tmp_path / "d", key_file=tmp_path / "k")


def test_a_folder_that_may_only_be_read(tmp_path):
    open_folder(tmp_path / "d", key_file=tmp_path / "k").close()
    folder = tmp_path / "d"
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        pytest.skip("root writes where it is forbidden; the tests above put a file in the way instead")
    folder.chmod(0o500)
    for path in folder.iterdir():
        path.chmod(0o400)
    try:
        with pytest.raises(FolderReadOnly):
            open_folder(folder, key_file=tmp_path / "k")
    finally:
        folder.chmod(0o700)


def test_copies_that_cannot_be_written(store):
    (store.folder / "copies").write_text("in the way")
    vault = Vault(store)
    with pytest.raises(FolderReadOnly):
        care(store, vault)
    vault.close()


# --- busy ---------------------------------------------------------------------------------------------------------


def test_another_program_in_the_middle_of_a_save(store):
    unit = add_unit(store)
    other = connect(store.path, KEY)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseBusy):
        add_member(store, unit)
    with store.read() as session:  # reading goes on meanwhile
        assert session.get(type_of_unit(), unit) is not None
    other.execute("ROLLBACK")
    other.close()
    add_member(store, unit)
    assert len(changes(store)) == 2


def type_of_unit():
    from app.models.units import Unit

    return Unit


def test_another_program_that_ends_in_time_is_waited_for(store):
    import threading

    unit = add_unit(store)
    other = connect(store.path, KEY)
    other.execute("BEGIN IMMEDIATE")
    store_busy = threading.Timer(0.1, other.execute, ("ROLLBACK",))
    store_busy.start()
    add_member(store, unit)
    store_busy.join()
    other.close()


# --- damage -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"x", b"\0" * 8192, os.urandom(8192)])
def test_something_else_under_our_name(tmp_path, content):
    open_folder(tmp_path / "d", key_file=tmp_path / "k").close()
    path = tmp_path / "d" / "vanthu.db"
    path.write_bytes(content)
    with pytest.raises((DatabaseDamaged, WrongKey)):
        open_folder(tmp_path / "d", key_file=tmp_path / "k")
    assert path.read_bytes() == content


def test_pages_lost_in_the_middle_are_said_as_damage(tmp_path):
    with Store.create(tmp_path / "d", KEY) as store:
        unit = add_unit(store)
        for _ in range(5):
            add_member(store, unit, note="x" * 1900)
    path = tmp_path / "d" / "vanthu.db"
    content = path.read_bytes()
    path.write_bytes(content[:8192] + os.urandom(len(content) - 8192))
    with pytest.raises((DatabaseDamaged, DiskFault)), Store(tmp_path / "d", KEY) as store:
        picture(store)
