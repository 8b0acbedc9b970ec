"""Bundles on a stick: the same effect as the line, in any order, twice, mixed with it; what is no bundle is refused in words."""

from __future__ import annotations

import pytest

from app.hq import bundles as headquarters
from app.hq.refusals import BundleRefused
from app.models.members import Member
from app.sync.refusals import BundleBroken, BundleForeign, BundleNewer, BundleOld, NotEnrolled
from app.wire import parcel
from tests.models.records import add_member, add_unit, edit_member, picture
from tests.sync.test_files import CONTENT, attach


@pytest.fixture
def two(pcs):
    a, b = pcs(), pcs()
    a.wire.cut = True
    return a, b


def carry(pc, office, tmp_path, name="goi", **how):
    """To headquarters and back; the receipt's path."""
    pc.sync.write_bundle(tmp_path / f"{name}.vtg", **how)
    headquarters.read(office.server, tmp_path / f"{name}.vtg", tmp_path / f"{name}.bn")
    return tmp_path / f"{name}.bn"


def test_there_and_back(two, office, tmp_path):
    a, b = two
    member = add_member(a.store, add_unit(a.store), name="Trên máy A")
    add_unit(b.store, "Chi đoàn của B")
    b.meet()
    receipt = carry(a, office, tmp_path)
    assert a.sync.status().waiting == 2
    got = a.sync.read_bundle(receipt)
    assert (got.done.sent, got.done.received, got.done.waiting, got.again) == (2, 1, 0, False)
    b.meet()
    with b.store.read() as s:
        assert s.get(Member, member).full_name == "Trên máy A"
    a.wire.cut = False
    a.meet()
    b.meet()
    assert picture(a.store) == picture(b.store)


def test_files_go_along(two, office, tmp_path):
    a, b = two
    sha, _ = attach(a, CONTENT, "nowhere")
    written = a.sync.write_bundle(tmp_path / "g")
    assert written.files == 1
    assert headquarters.read(office.server, tmp_path / "g", tmp_path / "r").files == 1
    assert CONTENT[:64] not in (tmp_path / "g").read_bytes()
    b.meet()
    assert b.vault.get(sha) == CONTENT


def test_twice_late_in_any_order_and_beside_the_line(two, office, tmp_path):
    a, b = two
    unit = add_unit(a.store)
    first = add_member(a.store, unit, note="một")
    one = carry(a, office, tmp_path, "1")
    edit_member(a.store, first, note="hai")
    two_ = carry(a, office, tmp_path, "2")
    again = tmp_path / "1-again.bn"
    headquarters.read(office.server, tmp_path / "1.vtg", again)
    a.sync.read_bundle(two_)
    a.wire.cut = False
    edit_member(a.store, first, note="ba")
    a.meet()
    for receipt in (one, again, two_, one):
        a.sync.read_bundle(receipt)
    assert a.sync.read_bundle(one).again
    assert a.sync.status().waiting == 0
    a.meet()
    b.meet()
    with b.store.read() as s:
        assert s.get(Member, first).note == "ba"
    assert picture(a.store) == picture(b.store)
    assert a.sync.conflicts() == ()


def test_a_change_made_after_the_bundle_is_not_taken_for_answered(two, office, tmp_path):
    a, _ = two
    unit = add_unit(a.store)
    receipt = carry(a, office, tmp_path)
    add_member(a.store, unit)
    assert a.sync.read_bundle(receipt).done.waiting == 1


@pytest.mark.parametrize("fault", ["cut", "altered", "empty", "text"])
def test_a_bad_file_changes_nothing_at_either_end(two, office, tmp_path, fault):
    a, _ = two
    add_unit(a.store)
    receipt = carry(a, office, tmp_path)
    for path in (tmp_path / "goi.vtg", receipt):
        raw = path.read_bytes()
        middle = len(raw) // 2
        spoilt = {
            "cut": raw[:-9],
            "altered": raw[:middle] + bytes([raw[middle] ^ 1]) + raw[middle + 1 :],
            "empty": b"",
            "text": "đây không phải gói".encode(),
        }[fault]
        path.write_bytes(spoilt)
    with pytest.raises(BundleBroken):
        a.sync.read_bundle(receipt)
    with pytest.raises(BundleRefused):
        headquarters.read(office.server, tmp_path / "goi.vtg", tmp_path / "no.bn")
    assert not (tmp_path / "no.bn").exists()
    assert a.sync.status().waiting == 1


def test_for_another_pc_or_another_headquarters(two, office, tmp_path):
    from tests.hq.office import found_on_sqlite

    a, b = two
    receipt = carry(a, office, tmp_path)
    with pytest.raises(BundleForeign):
        b.sync.read_bundle(receipt)
    other = found_on_sqlite(tmp_path / "other")
    other.plant()
    with pytest.raises(BundleRefused):
        headquarters.read(other.server, tmp_path / "goi.vtg", tmp_path / "r")
    other.close()


def test_from_before_a_restore_of_headquarters(two, office, tmp_path):
    a, _ = two
    receipt = carry(a, office, tmp_path)
    with a.store.work(verb="later", by="", remote=True) as w:
        from app.models.syncing import SyncLink

        link = w.session.get(SyncLink, 1)
        link.me = {**link.me, "epoch": link.me["epoch"] + 1}
        w.commit()
    with pytest.raises(BundleOld):
        a.sync.read_bundle(receipt)


def test_read_after_a_restore_of_headquarters_it_is_said_so_and_written_anew(two, office, tmp_path):
    a, _ = two
    add_unit(a.store)
    assert a.sync.write_bundle(tmp_path / "goi.vtg").operations == 1
    with office.server.database.owner() as tx:
        tx.run("UPDATE fact SET value = '2' WHERE name = 'epoch'")
    read = headquarters.read(office.server, tmp_path / "goi.vtg", tmp_path / "bn")
    assert (read.taken, read.refused, read.unread) == (0, 0, "epoch")
    a.sync.read_bundle(tmp_path / "bn")
    assert a.sync.status().waiting == 1
    a.sync.write_bundle(tmp_path / "goi.vtg")
    again = headquarters.read(office.server, tmp_path / "goi.vtg", tmp_path / "bn")
    assert (again.taken, again.unread) == (1, "")
    a.sync.read_bundle(tmp_path / "bn")
    assert a.sync.status().waiting == 0


def test_of_a_newer_program(two, office, tmp_path):
    a, _ = two
    receipt = carry(a, office, tmp_path)
    raw = receipt.read_bytes()
    start = len(parcel.MARK) + 4
    newer = raw[start:].replace(b'"p":2', b'"p":9', 1)
    assert newer != raw[start:]
    receipt.write_bytes(raw[:start] + newer)
    with pytest.raises(BundleNewer):
        a.sync.read_bundle(receipt)


def test_a_folder_that_never_joined_has_none(store, tmp_path):
    from app.services.sync import Sync

    with pytest.raises(NotEnrolled):
        Sync(store, by="clerk", vault=lambda: None).read_bundle(tmp_path / "x")
