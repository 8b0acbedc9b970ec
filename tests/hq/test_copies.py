"""Backup and restore: from either database into either, a new epoch, nothing that was shut out or erased comes back."""

from __future__ import annotations

import zipfile
from pathlib import Path
from uuid import uuid4

import pytest

from app.hq import copies, facts, keys
from app.hq.database import Scope
from app.hq.inspection import check
from app.hq.refusals import CopyRefused, RestoreBusy
from app.hq.server import found, open_server
from app.hq.settings import Settings
from app.wire import keeping
from app.wire import messages as m
from app.wire.shapes import floor_of
from tests.hq.office import Device, Office, postgres_settings
from tests.hq.storage import S3
from tests.hq.test_round import hello, op


def push(device: Device, after: int, count: int, epoch: int = 1) -> m.Pushed:
    ops = [op(after + at + 1, name=f"Mẫu {after + at}") for at in range(count)]
    return device.post("/v1/push", m.Push(line=device.line, epoch=epoch, after=after, ops=ops), m.Pushed)


def test_a_copy_goes_from_either_store_into_the_other(
    hq: Office, tmp_path: Path, postgres_cluster: str, s3: S3, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in s3.environment.items():
        monkeypatch.setenv(name, value)
    hq.plant()
    device = hq.device("c00912")
    hello(device)
    push(device, 0, 3)
    sha = device.put_file(b"x" * 300_000)
    report = copies.backup(hq.server, tmp_path / "copy.zip")
    assert (report.tables["record"], report.files, report.epoch) == (3, 1, 1)
    assert push(device, 3, 1).durable == 3  # what was in the copy is durable, what came after is not
    assert not [one for one in check(hq.server, hashes=True) if not one.ok]
    chosen = {} if hq.server.database.name == "postgres" else postgres_settings(postgres_cluster, s3)
    other = Settings(folder=tmp_path / "other", **chosen)
    found(other, step=lambda _: None)
    restored = copies.restore(other, tmp_path / "copy.zip", replace=False)
    assert restored.tables == report.tables
    server = open_server(other.folder, settings=other)
    try:
        assert server.database.name != hq.server.database.name
        assert server.keys.public == hq.server.keys.public  # branches know it by this key
        assert not [one for one in check(server, hashes=True) if not one.ok]
        with server.database.work(Scope.whole()) as tx:
            assert facts.epoch(tx) == 2
            assert tx.one("SELECT head, durable, paused FROM feed WHERE org = 'c00912'") == (
                floor_of(2),
                3,
                1,
            )
            assert tx.one("SELECT paused FROM feed WHERE org = 'p1'") == (0,)  # no PC, nothing to wait for
        assert b"".join(server.objects.read(sha, 0, 10)) == b"x" * 10
    finally:
        server.close()


def test_branches_go_on_in_the_new_epoch(hq: Office, tmp_path: Path) -> None:
    hq.plant()
    device, other = hq.device("c00912"), hq.device("c00912")
    hello(device)
    hello(other)
    push(device, 0, 2)
    copies.backup(hq.server, tmp_path / "copy.zip")
    late = push(device, 2, 2)
    assert late.head.dseq == 4
    copies.restore(hq.server.settings, tmp_path / "copy.zip", replace=True)
    ask = m.Push(line=device.line, epoch=1, after=4, ops=[op(5, name="Sau")])
    assert device.refusal("/v1/push", ask).code == "epoch"
    said = hello(device, epoch=1)
    assert (said.epoch, said.head.dseq, said.cut, said.paused) == (2, 2, 2, True)
    series = m.LeaseAsk(line=device.line, series="u|out:CV|2026", req=str(uuid4()))
    assert device.refusal("/v1/series/lease", series).code == "paused"  # the other PC has not told yet
    hello(other, epoch=1)
    assert device.post("/v1/series/lease", series, m.Leased).lease.lo == 1
    again = push(device, 2, 2, epoch=2)
    assert [result.r for result in again.results] == ["ok", "ok"]
    assert min(result.seq for result in again.results) > floor_of(2)


def test_an_old_copy_brings_nobody_back(hq: Office, tmp_path: Path) -> None:
    hq.plant()
    device, admin = hq.device("c00912"), hq.device("tw", "admin")
    hello(device)
    person = op(1, name="Nguyễn Thị Phải Xóa")
    device.post("/v1/push", m.Push(line=device.line, epoch=1, after=0, ops=[person]), m.Pushed)
    copies.backup(hq.server, tmp_path / "copy.zip")
    ask = keeping.EraseAsk(org="c00912", ent="member", id=person.id, reason="yêu cầu của chủ thể dữ liệu")
    orders = admin.post("/v1/erase", ask, keeping.Orders).orders
    assert [(one.device, one.kind, one.done) for one in orders] == [(device.id, "erase", 0)]
    assert hello(device).orders[0].record == person.id
    hello(device, acks=[orders[0].id])
    done = admin.send("GET", "/v1/units/c00912/orders").read(keeping.Orders).orders
    assert done[0].done > 0
    admin.post("/v1/devices/revoke", keeping.RevokeAsk(device=device.id, reason="mất"), keeping.Orders)
    for expected in (2, 3):  # twice from the same copy: the epoch still rises
        assert copies.restore(hq.server.settings, tmp_path / "copy.zip", replace=True).epoch == expected
    assert hq.rows("SELECT state FROM device WHERE device = ?", device.id) == [("revoked",)]
    for table in ("record", "log"):
        columns = {"record": "cells", "log": "body"}[table]
        assert "Phải Xóa" not in str(hq.rows(f"SELECT {columns} FROM {table}"))


def test_what_is_no_copy_changes_nothing(hq_sqlite: Office, tmp_path: Path) -> None:
    hq_sqlite.plant()
    hello(hq_sqlite.device("c00912"))
    good = tmp_path / "copy.zip"
    copies.backup(hq_sqlite.server, good)
    with pytest.raises(RestoreBusy):
        copies.restore(hq_sqlite.server.settings, good, replace=False)
    whole = good.read_bytes()
    bad = {"cut.zip": whole[:-200], "text.zip": b"no zip", "empty.zip": b""}
    with zipfile.ZipFile(good) as source:
        for part in ("manifest.json", "tables/org.jsonl", "tables/device.jsonl"):
            entry = source.getinfo(part)
            head = entry.header_offset + 28
            at = head + 2 + len(part) + int.from_bytes(whole[head : head + 2], "little")
            bad[f"{entry.CRC}.zip"] = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(CopyRefused):
            copies.restore(hq_sqlite.server.settings, tmp_path / name, replace=True)
    short = tmp_path / "short.zip"
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(short, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.split(b"\n", 1)[1] if name == "tables/org.jsonl" else content)
    with pytest.raises(CopyRefused):
        copies.restore(hq_sqlite.server.settings, short, replace=True)
    assert len(hq_sqlite.rows("SELECT org FROM org")) == 6
    assert facts_epoch(hq_sqlite) == 1


def facts_epoch(office: Office) -> int:
    with office.server.database.work(Scope.whole()) as tx:
        return facts.epoch(tx)


def test_keys_are_their_owners_alone(hq_sqlite: Office) -> None:
    assert (hq_sqlite.server.settings.folder / keys.FILE).stat().st_mode & 0o077 == 0
    assert hq_sqlite.server.settings.folder.stat().st_mode & 0o077 == 0
    assert "Keys(...)" in repr(hq_sqlite.server.keys)
