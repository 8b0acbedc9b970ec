from __future__ import annotations

import io
import os
from datetime import timedelta
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.base.errors import Cancelled, DiskFull, FileMissing
from app.models.errors import DatabaseNewer
from app.models.files import Attachment
from app.models.undo import undo
from app.models.vault import CHUNK, BlobDamaged, BlobMissing, Vault
from tests.models.records import CLERK


def attach(store, stored):
    with store.work(verb="x", by=CLERK) as w:
        row = w.add(
            Attachment(
                owner_kind="task",
                owner_id="1",
                role="original",
                name="a.pdf",
                mime="application/pdf",
                size=stored.size,
                sha256=stored.sha256,
            )
        )
        w.commit()
        return row.id


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 7])
def test_what_goes_in_comes_out(vault, tmp_path, size):
    data = os.urandom(size)
    (tmp_path / "in").write_bytes(data)
    one = vault.put(tmp_path / "in")
    two, three = vault.put(data), vault.put(io.BytesIO(data))
    assert one.sha256 == two.sha256 == three.sha256 == sha256(data).hexdigest()
    assert (one.new, two.new, three.new) == (True, False, False)
    assert one.size == vault.size(one.sha256) == size
    assert vault.get(one.sha256) == data
    assert b"".join(vault.stream(one.sha256)) == data


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(st.lists(st.binary(max_size=200), min_size=1, max_size=6))
def test_many_blobs_do_not_mix(vault, blobs):
    names = [vault.put(blob).sha256 for blob in blobs]
    assert [vault.get(name) for name in names] == blobs


def test_progress_is_told_and_cancelling_leaves_nothing(vault):
    seen: list[tuple[int, int]] = []

    class Stops:
        def step(self, done, total, label):
            seen.append((done, total))
            if len(seen) == 2:
                raise Cancelled

    data = os.urandom(4 * CHUNK)
    with pytest.raises(Cancelled):
        vault.put(data, progress=Stops())
    assert seen == [(CHUNK, 4 * CHUNK), (2 * CHUNK, 4 * CHUNK)]
    assert not vault.has(sha256(data).hexdigest())
    assert vault.put(data).new


def test_missing_source_and_missing_blob(vault, tmp_path):
    with pytest.raises(FileMissing):
        vault.put(tmp_path / "none")
    with pytest.raises(BlobMissing):
        vault.get("0" * 64)
    assert not vault.has("0" * 64)


def test_damage_is_seen_on_reading(vault, tmp_path):
    data = os.urandom(2 * CHUNK)
    name = vault.put(data).sha256
    vault._db.execute("UPDATE chunk SET data = ? WHERE no = 1", (os.urandom(CHUNK),))
    with pytest.raises(BlobDamaged):
        vault.get(name)
    with pytest.raises(BlobDamaged):
        list(vault.stream(name))
    vault._db.execute("DELETE FROM chunk WHERE no = 0")
    with pytest.raises(BlobDamaged):
        vault.get(name)


def test_sweep_takes_only_old_orphans(store, vault, clock):
    kept, orphan = vault.put(b"kept"), vault.put(os.urandom(2 * CHUNK))
    attach(store, kept)
    assert vault.sweep() == 0
    clock.forward(timedelta(hours=25))
    young = vault.put(b"young")
    vault._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = vault.path.stat().st_size
    assert vault.sweep() == 1
    assert vault.has(kept.sha256)
    assert vault.has(young.sha256)
    assert not vault.has(orphan.sha256)
    vault._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert vault.path.stat().st_size < size - 2 * CHUNK + 32768


def test_putting_again_makes_an_old_orphan_young(vault, clock):
    name = vault.put(b"x").sha256
    clock.forward(timedelta(days=3))
    vault.put(b"x")
    assert vault.sweep() == 0
    assert vault.has(name)


def test_a_deleted_attachment_can_be_undone_for_a_month(store, vault, clock):
    stored = vault.put(b"x")
    row = attach(store, stored)
    clock.forward(timedelta(days=40))
    with store.work(verb="x", by=CLERK) as w:
        w.delete(w.get(Attachment, row))
        w.commit()
    clock.forward(timedelta(days=20))
    assert vault.sweep() == 0
    undo(store, by=CLERK)
    assert vault.get(stored.sha256) == b"x"
    with store.work(verb="x", by=CLERK) as w:
        w.delete(w.get(Attachment, row))
        w.commit()
    clock.forward(timedelta(days=31))
    assert vault.sweep() == 1


def test_dropping_an_orphan_takes_only_what_is_one(store, vault):
    mine = vault.put(b"mine").sha256
    assert vault.drop_orphan(mine)
    assert not vault.has(mine)
    assert not vault.drop_orphan(mine)
    named = vault.put(b"named")
    attach(store, named)
    vault.put(b"named")
    assert not vault.drop_orphan(named.sha256)
    other = Vault(store)
    vault.put(b"both")
    both = other.put(b"both").sha256  # somebody else needs it now
    assert not vault.drop_orphan(both)
    other.close()
    assert vault.get(both) == b"both"


def test_a_newer_vault_is_refused(store, vault):
    vault._db.execute("PRAGMA user_version = 99")
    with pytest.raises(DatabaseNewer):
        Vault(store)


def test_a_full_disk_is_said_and_the_vault_stays_whole(vault):
    kept = vault.put(b"kept").sha256
    pages = vault._db.execute("PRAGMA page_count").fetchone()[0]
    vault._db.execute(f"PRAGMA max_page_count = {pages + 4}")
    with pytest.raises(DiskFull):
        vault.put(os.urandom(20 * CHUNK))
    assert vault.get(kept) == b"kept"
    vault._db.execute("PRAGMA max_page_count = 1000000")
    assert vault.put(os.urandom(20 * CHUNK)).new


def test_pages_are_large_and_room_can_be_given_back(vault):
    assert int(vault._db.execute("PRAGMA page_size").fetchone()[0]) == 16384
    assert vault._db.execute("PRAGMA auto_vacuum").fetchone() == (2,)
    assert vault.path.read_bytes()[:16] != b"SQLite format 3\0"
