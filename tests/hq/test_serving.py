"""The server as a keeper starts it: one command to found, one to run; several workers; a stop that lets nobody down."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.__main__ import main
from app.wire import codec
from app.wire import messages as m
from tests.hq.office import Device, Process, free_port, postgres_settings, serve
from tests.hq.storage import S3
from tests.hq.test_round import hello, op


def run(capsys: pytest.CaptureFixture[str], *words: str, expect: int = 0) -> dict:
    code = main(["hq", *words, "--json"])
    out = capsys.readouterr().out
    assert code == expect, out
    return json.loads(out)


@pytest.fixture(params=["sqlite", "postgres"])
def process(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Process]:
    """A server of two workers, founded and started by the command line alone."""
    monkeypatch.setenv("VANTHU_HQ", str(tmp_path / "hq"))
    chosen: list[str] = []
    if request.param == "postgres":
        s3: S3 = request.getfixturevalue("s3")
        for name, value in s3.environment.items():
            monkeypatch.setenv(name, value)
        two = postgres_settings(request.getfixturevalue("postgres_cluster"), s3)
        chosen = [
            "--database",
            two["database"],
            "--files",
            two["files"],
            "--files-endpoint",
            two["files_endpoint"],
        ]
    assert run(capsys, "init", *chosen)["database"] == request.param
    run(capsys, "unit", "add", "c1", "Đoàn trường Một", "--parent", "goc")
    started = serve(tmp_path / "hq", workers=2)
    yield started
    started.stop()


def test_two_commands_and_a_branch_is_served(process: Process, capsys: pytest.CaptureFixture[str]) -> None:
    invited = run(capsys, "invite", "c1")
    device = Device(process).enrol(invited["code"])  # type: ignore[arg-type]
    assert hello(device).epoch == 1
    push = m.Push(line=device.line, epoch=1, after=0, ops=[op(at, name="Mẫu") for at in range(1, 51)])
    assert len(device.post("/v1/push", push, m.Pushed).results) == 50
    sha = device.put_file(b"y" * 700_000)
    assert device.send("GET", f"/v1/blobs/{sha}").content == b"y" * 700_000
    assert run(capsys, "devices", "c1")["devices"][0]["device"] == device.id
    assert run(capsys, "check", "--hashes")["ok"]
    text = process.send("GET", "/metrics").content.decode()
    assert 'vanthu_hq_operations_total{outcome="ok"} 50.0' in text  # both workers' counts together
    document = json.loads(process.send("GET", "/v1/openapi.json").content)
    assert document["openapi"].startswith("3.1")
    assert run(capsys, "revoke", device.id, "--wipe")["state"] == "revoked"
    assert device.tell("/v1/hello", m.Hello(line=device.line)).status == 403
    log = (process.folder / "stderr").read_text(encoding="utf-8")
    assert all(json.loads(line)["event"] for line in log.splitlines())
    assert "Mẫu" not in log and device.token not in log


@pytest.mark.parametrize("process", ["sqlite"], indirect=True)
def test_who_is_being_served_is_served_to_the_end(
    process: Process, capsys: pytest.CaptureFixture[str]
) -> None:
    """A stop in the middle of many pushes: each gets a whole answer or none, and what was answered is there."""
    device = Device(process).enrol(run(capsys, "invite", "c1")["code"])  # type: ignore[arg-type]
    hello(device)
    answered: list[int] = []
    stopped = threading.Event()

    def push() -> None:
        at = 0
        while not stopped.is_set():
            body = codec.encode(m.Push(line=device.line, epoch=1, after=at, ops=[op(at + 1, name="Mẫu")]))
            try:
                reply = device.send("POST", "/v1/push", body)
            except httpx.ConnectError:
                return
            assert reply.status == 200, reply
            at += 1
            answered.append(at)

    pusher = threading.Thread(target=push)
    pusher.start()
    while len(answered) < 20 and pusher.is_alive():
        pass
    assert process.stop() == 0
    stopped.set()
    pusher.join()
    from app.hq.database import Sqlite

    database = Sqlite(process.folder / "hq.db")
    with database.work(None) as tx:
        assert tx.one("SELECT dseq FROM line WHERE line = ?", device.line)[0] == len(answered)
    database.close()


def test_settings_are_looked_at_before_anything_starts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "hq"
    monkeypatch.setenv("VANTHU_HQ", str(folder))
    assert run(capsys, "serve", expect=3)["error"]["code"] == "MC-001"
    assert run(capsys, "init", "--database", "mysql://x", expect=3)["error"]["code"] == "MC-003"
    assert (
        run(capsys, "init", "--database", "postgresql:///x?host=/nowhere", expect=6)["error"]["code"]
        == "MC-005"
    )
    run(capsys, "init")
    assert run(capsys, "init", expect=4)["error"]["code"] == "MC-002"
    for line, key in (("prot = 1", "prot"), ("port = 0", "port"), ('port = "x"', "port"), ("port = ", "")):
        (folder / "hq.toml").write_text(line, encoding="utf-8")
        said = run(capsys, "units", expect=3)["error"]
        assert said["code"] == "MC-003" and f"“{key}”" in said["what"]
    (folder / "hq.toml").write_text("", encoding="utf-8")
    assert [unit["org"] if isinstance(unit, dict) else unit[0] for unit in run(capsys, "units")["units"]] == [
        "goc"
    ]


def test_a_port_in_use_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import socket

    run(capsys, "init", "--hq", str(tmp_path / "hq"))
    port = free_port()
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", port))
        holder.listen()
        assert (
            run(capsys, "serve", "--hq", str(tmp_path / "hq"), "--port", str(port), expect=3)["error"]["code"]
            == "MC-033"
        )


def test_invitations_on_paper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "hq")
    run(capsys, "init", "--hq", folder)
    for name, magic in (("code.png", b"\x89PNG"), ("code.svg", b"<?xml")):
        said = run(capsys, "invite", "goc", "--hq", folder, "--qr", str(tmp_path / name))
        assert (tmp_path / name).read_bytes().startswith(magic)
        assert said["link"].startswith("vanthu:enrol?url=http")
    assert run(capsys, "invite", "nobody", "--hq", folder, expect=3)["error"]["code"] == "MC-010"
    assert run(capsys, "lease", "goc", "--hq", folder, "--resume")["paused"] is False
