"""Killed at commit points, headquarters put back from a copy, a poisoned operation, a PC that is shut out: nothing is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.base.clock import FixedClock
from app.hq import copies, identity
from app.hq.server import found, open_server
from app.hq.settings import Settings
from app.models.journal import Operation
from app.models.members import Member
from app.models.syncing import Lease, SyncLink
from app.sync.contact import is_due
from app.sync.refusals import DeviceRevoked, EnrolledAlready, FolderInUse, NoConnection, WipeOrdered
from tests.models.records import add_member, add_unit, edit_member, picture


class Killed(BaseException):
    """The program ends here."""


def kill_at(pc, count):
    """The program dies at the so-many-th commit point from now."""
    left = [count]

    def stop(point):
        left[0] -= 1
        if left[0] == 0:
            raise Killed(point)

    pc.store.stop = stop


def test_killed_at_each_commit_point_of_a_contact(pcs):
    a, b = pcs(), pcs()
    member = add_member(a.store, add_unit(a.store))
    a.meet()
    b.meet()
    edit_member(b.store, member, phone="B")
    b.meet()
    for at in range(1, 60):
        edit_member(a.store, member, note=f"lần {at}")
        kill_at(a, at)
        try:
            a.meet()
        except Killed:
            pass
        else:
            break
        a.again()
    assert at > 12  # it died at every point on the way
    a.again().meet()
    b.meet()
    with b.store.read() as s:
        got = s.get(Member, member)
        assert (got.note, got.phone) == (f"lần {at}", "B")
    assert picture(a.store) == picture(b.store)
    assert a.sync.conflicts() == ()
    assert a.sync.digest().same
    assert b.sync.digest().same


def test_a_first_sync_that_is_cut_goes_on_where_it_was(pcs, office, tmp_path):
    from tests.sync.branch import Branch

    a = pcs()
    unit = add_unit(a.store)
    with a.store.work(verb="many", by="clerk") as w:
        for at in range(450):
            w.add(Member(unit_id=unit, full_name=f"Đoàn viên {at}"))
        w.commit()
    a.meet()
    b = Branch(tmp_path / "late", office, seed=50)
    try:
        from app.sync.enrolling import enrol

        enrol(b.store, office.invite("c00912"), "http://localhost", by="clerk", transport=b.wire)
        pulled = 0
        for _ in range(20):
            b.wire.cut, b.wire.cut_after = False, 5
            try:
                b.meet()
                break
            except NoConnection:
                pulled += 1
        b.wire.cut, b.wire.cut_after = False, None
        b.meet()
        assert picture(a.store) == picture(b.store)
        asked = [one for one in b.wire.asked if one.endswith("/pull")]
        assert len(asked) < 10  # 450 rows in pages of 200: none was read much more than once
    finally:
        b.close()


def restored(office, tmp_path, file):
    from tests.hq.office import Office

    chosen = Settings(folder=tmp_path / "restored")
    found(chosen, step=lambda _: None)
    copies.restore(chosen, file, replace=True)
    return Office(open_server(chosen.folder, settings=chosen), FixedClock())


def test_headquarters_put_back_from_last_night(pcs, office, tmp_path):
    a, b = pcs(founded=True), pcs()
    first = a.issued()
    a.meet()
    b.meet()
    with a.store.read() as s:
        unit = (
            s.scalars(select(Member.unit_id)).first()
            or s.scalars(select(Lease.series)).first().partition("|")[0]
        )
    copies.backup(office.server, tmp_path / "night.zip")
    later = add_member(a.store, unit, name="Sau bản sao")
    second = a.issued()
    a.meet()
    b.meet()
    add_member(b.store, unit, name="B thêm")
    again = restored(office, tmp_path, tmp_path / "night.zip")
    try:
        for pc in (a, b):
            pc.wire.office = again
        for pc in (a, b, a, b):
            pc.meet()
        assert picture(a.store) == picture(b.store)
        assert a.sync.digest().same
        assert b.sync.digest().same
        with b.store.read() as s:
            assert s.get(Member, later).full_name == "Sau bản sao"
        assert (first, second, a.issued()) == ("01-CV/ĐTN", "02-CV/ĐTN", "03-CV/ĐTN")
        assert a.sync.status().epoch == 2
    finally:
        again.close()


def test_a_poisoned_operation_is_set_aside_and_the_rest_goes_on(pcs):
    a, b = pcs(), pcs()
    unit = add_unit(a.store)
    a.meet()
    good = add_member(a.store, unit, name="Trước")
    bad = add_member(a.store, unit, name="Hỏng")
    after = add_member(a.store, unit, name="Sau")
    with a.store.work(verb="spoil", by="", remote=True) as w:
        row = w.session.scalars(select(Operation).where(Operation.record_id == bad)).one()
        row.fields = {**row.fields, "note": 1 << 60}  # no number that the wire carries
        w.commit()
    done = a.meet()
    assert done.waiting == 0
    b.meet()
    with b.store.read() as s:
        assert {m.id for m in s.scalars(select(Member))} == {good, after}
    with a.store.read() as s:
        assert s.get(Member, bad).full_name == "Hỏng"
    (row,) = a.sync.conflicts()
    assert (row.kind, row.record_id) == ("refused", bad)


def test_a_pc_that_is_shut_out_keeps_its_work_and_says_so(pcs, office):
    a = pcs()
    add_unit(a.store)
    with a.store.read() as s:
        device = s.get(SyncLink, 1).device
    with office.server.database.owner() as tx:
        known = identity.device_of(tx, device)
        identity.revoke(tx, known.caller, wipe=False, now=office.server.now(), by="")
    for _ in range(2):
        with pytest.raises(DeviceRevoked):
            a.meet()
    status = a.sync.status()
    assert (status.state, status.connected, status.waiting) == ("revoked", False, 1)
    a.enrol(office.invite("c00912"))
    assert a.sync.status().connected
    assert a.sync.status().waiting == 0


def test_the_order_to_wipe_that_is_given_later_reaches_a_pc_that_was_shut_out(pcs, office):
    a = pcs()
    add_unit(a.store)
    a.meet()
    with a.store.read() as s:
        device = s.get(SyncLink, 1).device
    for wipe in (False, True):
        with office.server.database.owner() as tx:
            caller = identity.device_of(tx, device).caller
            identity.revoke(tx, caller, wipe=wipe, now=office.server.now(), by="")
        if not wipe:
            with pytest.raises(DeviceRevoked):
                a.meet()
            a.wire.cut = True  # without a line it says what it knows
            with pytest.raises(DeviceRevoked):
                a.meet()
            a.wire.cut = False
            assert not is_due(a.store)
            a.clock.forward(timedelta(hours=1))
            assert is_due(a.store)  # it asks again by itself
    with pytest.raises(WipeOrdered):
        a.meet()
    assert not (a.folder / "vanthu.db").exists()


def test_joining_twice_or_with_a_life_of_ones_own_is_refused(pcs, office, tmp_path):
    from tests.sync.branch import Branch

    a = pcs()
    add_unit(a.store)
    a.meet()
    with pytest.raises(EnrolledAlready):
        a.enrol(office.invite("c00912"))
    b = Branch(tmp_path / "own-life", office, seed=60)
    try:
        add_unit(b.store, "Chi đoàn khác")
        with pytest.raises(FolderInUse):
            b.enrol(office.invite("c00912"))
        assert not b.sync.status().enrolled
        add_unit(b.store)  # it works on alone
        assert len(a.sync.status().fault) == 0
    finally:
        b.close()


def test_back_off_is_kept_in_the_folder_and_ends_with_success(pcs):
    a = pcs()
    a.wire.cut = True
    waits = []
    for _ in range(4):
        with pytest.raises(NoConnection):
            a.meet()
        with a.store.read() as s:
            link = s.get(SyncLink, 1)
            waits.append((link.next_try - a.clock.now()).total_seconds())
    assert all(5 <= wait <= 30 * 60 for wait in waits)
    status = a.sync.status()
    assert (status.connected, status.down_since, "localhost" in status.fault) == (False, a.clock.now(), True)
    a.wire.cut = False
    a.meet()
    assert a.sync.status().connected
    assert a.sync.status().fault == ""
