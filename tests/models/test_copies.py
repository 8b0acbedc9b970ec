from __future__ import annotations

import json
import os
import shutil
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.clock import FixedClock
from app.base.errors import AppError, FileMissing, FolderReadOnly
from app.models import archive
from app.models.archive import BackupDamaged, BackupForeign, BackupKeyWrong, BackupNewer
from app.models.copies import backup, care, check_quick, check_whole, drill, kept_days, restore
from app.models.errors import DatabaseBusy, DatabaseDamaged
from app.models.files import Attachment
from app.models.folder import create_folder, open_folder, set_password
from app.models.journal import Fact
from app.models.keys import DataKey, write_key_file
from app.models.vault import Vault
from tests.models.records import CLERK, add_member, add_unit, edit_member, picture


class House:
    """A data folder with a key file, an attachment and a member, and a backup of it."""

    def __init__(self, tmp: Path) -> None:
        self.tmp, self.data, self.key_file = tmp, tmp / "data", tmp / "key"
        self.clock = FixedClock()
        self.file = tmp / "copy.vtd"

    def open(self):
        return open_folder(self.data, key_file=self.key_file, clock=self.clock, busy=0.3)

    def live(self):
        """Every file that must not change when a restore is refused."""
        names = ("vanthu.db", "blobs.db", "keys.json", "settings.toml", "restore.json")
        return {n: (self.data / n).read_bytes() for n in names if (self.data / n).exists()}

    def state(self):
        with self.open() as store:
            return picture(store)

    def restore(self, file=None, folder=None, **more):
        more = {"key_file": self.key_file} | more
        return restore(file or self.file, folder or self.data, clock=self.clock, busy=0.3, **more)


@pytest.fixture
def house(tmp_path):
    made = House(tmp_path)
    with made.open() as store:
        vault = Vault(store)
        member = add_member(store, add_unit(store), phone="1")
        stored = vault.put(os.urandom(300_000))
        with store.work(verb="x", by=CLERK) as w:
            w.add(
                Attachment(
                    owner_kind="member",
                    owner_id=member,
                    role="original",
                    name="a",
                    mime="x",
                    size=1,
                    sha256=stored.sha256,
                )
            )
            w.commit()
        (made.data / "settings.toml").write_text('version = 1\nlanguage = "en"\n')
        made.report = backup(store, vault, made.file)
        made.blob, made.member = stored.sha256, member
        made.backed_up = picture(store)
        edit_member(store, member, phone="after the backup")
        vault.close()
    (made.data / "settings.toml").write_text("version = 1\n")
    return made


def test_backup_and_restore_bring_back_everything(house):
    report = house.restore()
    assert report.tables == house.report.tables
    assert report.digest == house.report.digest
    assert report.tables["member"] == report.tables["blob"] == 1
    assert report.missing == 0
    with house.open() as store:
        assert picture(store) == house.backed_up
        vault = Vault(store)
        assert len(vault.get(house.blob)) == 300_000
        vault.close()
        with store.read() as session:
            assert session.get(Fact, "incarnation").value == "2"
            assert session.get(Fact, "restored_at").value == house.clock.now().isoformat()
        add_unit(store)
    assert "en" in (house.data / "settings.toml").read_text()


def test_the_replaced_data_are_kept_a_week(house):
    replaced_state = house.state()
    house.restore()
    aside = next((house.data / "copies").glob("replaced-*"))
    with open_folder(house.data, key_file=house.key_file, clock=house.clock) as store:
        pass
    shutil.copytree(aside, house.tmp / "looked at")
    shutil.copy(house.data / "keys.json", house.tmp / "looked at")
    with open_folder(house.tmp / "looked at", key_file=house.key_file) as store:
        assert picture(store) == replaced_state
    os.utime(aside, (0, 0))
    with house.open() as store:
        vault = Vault(store)
        care(store, vault)
        vault.close()
    assert not aside.exists()


def test_restore_into_a_new_folder(house):
    report = house.restore(folder=house.tmp / "new")
    with open_folder(house.tmp / "new", key_file=house.key_file) as store:
        assert picture(store) == house.backed_up
    assert report.missing == 0
    assert list((house.tmp / "new" / "copies").iterdir()) == []


def test_restore_by_password_of_the_backup(tmp_path):
    with create_folder(tmp_path / "d", password="mật khẩu cũ kỹ") as store:
        vault = Vault(store)
        add_unit(store)
        backup(store, vault, tmp_path / "b")
        set_password(store, "mật khẩu mới tinh")
        vault.close()
    with pytest.raises(AppError, match="Mật khẩu"):
        restore(tmp_path / "b", tmp_path / "e", ask=lambda: "mật khẩu mới tinh")
    restore(tmp_path / "b", tmp_path / "e", ask=lambda: "mật khẩu cũ kỹ")
    # Over the live folder the password changed since stays in force.
    restore(tmp_path / "b", tmp_path / "d", ask=lambda: "mật khẩu cũ kỹ")
    open_folder(tmp_path / "d", ask=lambda: "mật khẩu mới tinh").close()


def test_restore_refuses_while_the_folder_is_open(house):
    with house.open() as store:
        before = picture(store)
        with pytest.raises(DatabaseBusy):
            house.restore()
        assert picture(store) == before


def test_a_wrong_key_is_refused(house):
    write_key_file(house.tmp / "other", DataKey.new())
    before = house.live()
    with pytest.raises(BackupKeyWrong):
        house.restore(key_file=house.tmp / "other")
    assert house.live() == before


def test_missing_and_foreign_files_are_refused(house):
    before = house.live()
    with pytest.raises(FileMissing):
        house.restore(house.tmp / "none")
    (house.tmp / "text").write_text("no backup at all")
    (house.tmp / "empty").write_bytes(b"")
    with zipfile.ZipFile(house.tmp / "zip", "w") as z:
        z.writestr("word/document.xml", "x")
    for name in ("text", "empty", "zip"):
        with pytest.raises(BackupForeign):
            house.restore(house.tmp / name)
    assert house.live() == before


def test_a_newer_backup_is_refused(house):
    with zipfile.ZipFile(house.file) as z:
        body = json.loads(z.read("manifest.json"))
    for change in ({"version": 2}, {"revision": "9999"}):
        _rewritten(house.file, house.tmp / "newer", {"manifest.json": json.dumps(body | change).encode()})
        with pytest.raises(BackupNewer):
            house.restore(house.tmp / "newer")


def _rewritten(source: Path, target: Path, parts: dict[str, bytes], leave: tuple[str, ...] = ()) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if name not in leave:
                new.writestr(name, parts.pop(name, old.read(name)))
        for name, content in parts.items():
            new.writestr(name, content)


def test_a_changed_manifest_or_part_is_refused(house):
    before = house.live()
    with zipfile.ZipFile(house.file) as z:
        body = json.loads(z.read("manifest.json"))
        database = z.read("vanthu.db")
    spoilt = [
        ({"manifest.json": json.dumps(body | {"made_at": "2020"}).encode()}, ()),
        ({"manifest.json": json.dumps(body | {"tables": {}}).encode()}, ()),
        ({"manifest.json": b"{}"}, ()),
        ({"manifest.json": b"[1]"}, ()),
        ({"manifest.json": json.dumps(body | {"files": {"vanthu.db": 1}}).encode()}, ()),
        ({"manifest.json": json.dumps(body | {"files": {"../x": [1, ""]}}).encode()}, ()),
        ({"vanthu.db": database[:-1]}, ()),
        ({"vanthu.db": database + b"x"}, ()),
        ({"vanthu.db": b"\0" * len(database)}, ()),
        ({}, ("blobs.db",)),
    ]
    for number, (parts, leave) in enumerate(spoilt):
        _rewritten(house.file, house.tmp / f"bad{number}", dict(parts), leave)
        with pytest.raises((BackupDamaged, BackupForeign)):
            house.restore(house.tmp / f"bad{number}")
    assert house.live() == before
    assert not list((house.data / "copies").glob(".*"))


@pytest.mark.parametrize("fraction", [0.0001, 0.01, 0.3, 0.7, 0.99, 0.9999])
def test_cut_files_are_refused(house, fraction):
    before, content = house.live(), house.file.read_bytes()
    (house.tmp / "cut").write_bytes(content[: int(len(content) * fraction)])
    with pytest.raises((BackupDamaged, BackupForeign)):
        house.restore(house.tmp / "cut")
    assert house.live() == before


def test_flipped_bytes_are_refused_or_harmless(house):
    """One byte anywhere: the data restored are the data backed up, or nothing is restored."""
    content = house.file.read_bytes()
    before = house.live()
    for n in range(24):
        spoilt = bytearray(content)
        spoilt[(n * 7919 * 97) % len(content)] ^= 0x55
        (house.tmp / "flip").write_bytes(spoilt)
        try:
            report = house.restore(house.tmp / "flip", folder=house.tmp / f"new{n}")
        except (BackupDamaged, BackupForeign):
            assert not (house.tmp / f"new{n}" / "vanthu.db").exists()
        else:
            assert report.digest == house.report.digest
    assert house.live() == before


def test_backup_is_made_while_others_write(house):
    """A copy made in the middle of edits is one moment of the database, never a mixture."""
    import threading

    with house.open() as store:
        vault = Vault(store)
        stop = threading.Event()

        def edit() -> None:
            n = 0
            while not stop.is_set():
                n += 1
                edit_member(store, house.member, phone=str(n), note=str(n))

        thread = threading.Thread(target=edit)
        thread.start()
        try:
            for n in range(3):
                backup(store, vault, house.tmp / f"b{n}")
        finally:
            stop.set()
            thread.join()
        vault.close()
    for n in range(3):
        house.restore(house.tmp / f"b{n}", folder=house.tmp / f"r{n}")
        with open_folder(house.tmp / f"r{n}", key_file=house.key_file) as store:
            member = picture(store)["member"][0]
            assert len({v for v in member if isinstance(v, str) and v.isdigit()}) <= 1


def test_drill_compares_and_leaves_nothing(house):
    with house.open() as store:
        vault = Vault(store)
        report = drill(store, vault)
        assert report.tables["member"] == 1
        vault._db.execute("DELETE FROM blob")
        with pytest.raises(BackupDamaged):
            drill(store, vault)
        vault.close()
    assert not list((house.data / "copies").glob(".*"))


def test_a_folder_that_cannot_be_written_keeps_the_old_backup(house):
    (house.tmp / "wall").write_text("a file where a folder is expected")
    with house.open() as store:
        vault = Vault(store)
        with pytest.raises(FolderReadOnly):
            backup(store, vault, house.tmp / "wall" / "b")
        vault.close()


# --- daily care -------------------------------------------------------------------------------------------------


@given(st.sets(st.dates(date(2025, 1, 1), date(2027, 1, 1)), max_size=60))
def test_seven_days_and_four_weeks_are_kept(days):
    kept = kept_days(days)
    newest = sorted(days, reverse=True)
    assert kept <= days
    assert set(newest[:7]) <= kept
    assert len(kept) <= 11
    weeks = sorted({d.isocalendar()[:2] for d in days}, reverse=True)[:4]
    assert {d.isocalendar()[:2] for d in kept} >= set(weeks)


def test_care_copies_once_a_day_checks_once_a_week_and_prunes(house):
    place = house.data / "copies"
    with house.open() as store:
        vault = Vault(store)
        done = [(care(store, vault), house.clock.forward(timedelta(days=1)))[0] for _ in range(40)]
        assert all(d.copied for d in done)
        assert [d.checked for d in done[:9]] == [True, *[False] * 6, True, False]
        house.clock.forward(timedelta(days=-1))
        assert care(store, vault).copied is None
        vault.close()
    copies = sorted(place.glob("day-*.vtd"))
    assert 9 <= len(copies) <= 11
    (place / "day-notes.vtd").write_text("not ours")
    before = house.backed_up["attachment"]
    report = house.restore(copies[-1])
    assert report.missing == 0  # the vault stayed
    assert house.state()["attachment"] == before


def test_a_daily_copy_restored_elsewhere_says_what_is_missing(house):
    with house.open() as store:
        vault = Vault(store)
        copy = care(store, vault).copied
        vault.close()
    assert house.restore(copy, folder=house.tmp / "new").missing == 1


def test_a_daily_copy_is_not_put_beside_attachments_of_other_data(house):
    with house.open() as store:
        vault = Vault(store)
        copy = care(store, vault).copied
        vault.close()
    open_folder(house.tmp / "other", key_file=house.tmp / "other key").close()
    with pytest.raises(BackupKeyWrong):
        house.restore(copy, folder=house.tmp / "other")
    open_folder(house.tmp / "other", key_file=house.tmp / "other key").close()


def test_a_page_half_folded_on_a_full_disk_is_not_called_damage(house):
    with house.open() as store:
        vault = Vault(store)
        try:
            vault.put(b"0123456789abcdef" * 40_000)  # lies in the log; the file does not have these pages yet
            whole = vault.path.stat().st_size
            with vault.path.open("ab") as file:
                file.write(bytes(8192))  # as far as the disk had room: half of one of our pages
            assert vault.path.stat().st_size == whole + 8192
            check_whole(store, vault)
            assert care(store, vault).checked
        finally:
            vault.close()


def test_damage_is_found_by_the_checks(house):
    house.open().close()
    path = house.data / "vanthu.db"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(DatabaseDamaged), house.open() as store:
        vault = Vault(store)
        try:
            check_quick(store)
            check_whole(store, vault)
        finally:
            vault.close()
    assert archive.PARTS[0] == "vanthu.db"
