"""The command line against a real server process: join, meet, look, hold numbers, compare; without a line exit code 6."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.__main__ import main
from tests.factory import Line, letter_file
from tests.hq.office import serve


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A headquarters founded and started by its own commands."""
    folder = tmp_path_factory.mktemp("hq")
    assert main(["hq", "init", "--hq", str(folder), "--json"]) == 0
    assert main(["hq", "unit", "add", "c1", "Đoàn trường Một", "--parent", "goc", "--hq", str(folder)]) == 0
    started = serve(folder)
    yield started
    started.stop()


@pytest.fixture
def line(tmp_path, capsys):
    return Line(tmp_path, capsys)


def invite(line, server):
    return line.bare("hq", "invite", "c1", "--hq", server.folder, "--json").json["code"]


def test_a_branch_joins_meets_numbers_and_compares(server, line, tmp_path, capsys):
    letter = letter_file(tmp_path / "letter.json")
    made = line.json("letter", "new", letter)["id"]
    before = line.json("sync", "status")
    assert (before["enrolled"], before["connected"], before["waiting"]) == (False, False, 0)
    joined = line.json("sync", "--enrol", invite(line, server), server.url, "--name", "Máy văn thư")
    assert (joined["name"], joined["sent"] > 0, joined["waiting"]) == ("Đoàn trường Một", True, 0)
    line.json("letter", "sign", made)
    assert line.json("letter", "issue", made)["number"] == 1
    assert set(line.json("sync", "--once")) >= {
        "sent",
        "received",
        "conflicts",
        "refused",
        "waiting",
        "epoch",
    }
    status = line.json("sync", "status")
    assert (status["connected"], status["waiting"], status["conflicts"]) == (True, 0, 0)
    assert status["last_contact"]
    assert [row["mine"] for row in status["leases"] if row["book"] == "CV"] == [True]
    assert line.json("sync", "digest")["same"]
    assert line.json("sync", "conflicts") == {"conflicts": [], "total": 0}
    (device,) = [one for one in line.json("sync", "devices")["devices"] if one["here"]]
    assert device["name"] == "Máy văn thư"
    assert not line.json("sync", "lease", "give-back", "CV")["mine"]
    assert line.json("sync", "lease", "take", "CV")["mine"]
    assert line.refused("sync", "resolve", "khongco")["code"] == "DB-036"
    for verb in ("queue", "arrivals", "waits"):
        assert line.json("sync", verb)["total"] >= 0
        assert line("sync", verb).code == 0
    assert line("sync", "status").out
    _by_stick(server, line, tmp_path)
    _second_pc(server, line, tmp_path, capsys, made)


def _by_stick(server, line, tmp_path):
    line.json("letter", "new", letter_file(tmp_path / "again.json"))
    said = line("sync", "queue").out
    assert "Văn bản đi" in said and "thêm văn bản đi" in said.casefold() and "outgoing_letter" not in said
    written = line.json("bundle", "write", tmp_path / "goi.vtg")
    assert written["operations"] > 0
    read = line.bare(
        "hq", "bundle", tmp_path / "goi.vtg", "--receipt", tmp_path / "bn", "--hq", server.folder, "--json"
    )
    assert read.json["taken"] == written["operations"]
    assert line.json("bundle", "read", tmp_path / "bn")["waiting"] == 0
    assert line.refused("bundle", "read", tmp_path / "goi.vtg")["exit"] == 3


def _second_pc(server, line, tmp_path, capsys, made):
    """An empty folder joins and has what the first one wrote."""
    second = Line(tmp_path / "second", capsys)
    second.json("sync", "--enrol", invite(line, server), server.url)
    assert second.json("letter", "show", made)["printed"] == line.json("letter", "show", made)["printed"]
    said = second("sync", "arrivals").out
    assert "Máy văn thư" in said and not any(
        word in said for word in ("outgoing_letter", "create", "unit_event")
    )
    again = second.json("letter", "new", letter_file(tmp_path / "third.json"))["id"]
    second.json("letter", "sign", again)
    waits = second.refused("letter", "issue", again)
    assert (waits["code"], waits["exit"]) == ("DB-001", 6)
    for pc in (second, line, second):
        pc.json("sync", "--once")
    assert second.json("letter", "show", again)["state"] == "issued"
    # A folder copied whole to another place gives no numbers there.
    clone = Line(tmp_path / "clone", capsys)
    shutil.copytree(line.data, clone.data)
    shutil.copy(line.key, clone.key)
    copied = clone.json("letter", "new", letter_file(tmp_path / "fourth.json"))["id"]
    clone.json("letter", "sign", copied)
    assert clone.refused("letter", "issue", copied)["code"] == "DB-002"


def test_without_a_line_the_work_is_kept(line, tmp_path, office):
    assert line.refused("sync", "--once")["exit"] == 3  # nothing stored here yet
    made = line.json("letter", "new", letter_file(tmp_path / "letter.json"))["id"]
    assert line.refused("sync", "--once")["code"] == "DB-010"
    refused = line.refused("sync", "--enrol", "ABCDEF2345", "http://127.0.0.1:9")
    assert (refused["code"], refused["exit"]) == ("DB-011", 6)
    for bad in ("http://example.invalid", "ftp://localhost", "localhost", "https://a:b@localhost"):
        assert line.refused("sync", "--enrol", "ABCDEF2345", bad)["code"] == "DB-015"
    assert line.refused("sync", "--enrol", "x", "https://localhost")["code"] == "DB-016"
    assert line.json("letter", "show", made)["id"] == made
    assert Path(line.data).is_dir()


def test_taking_over_watching_and_leaving(server, line, tmp_path, capsys, monkeypatch):
    line.bare("hq", "unit", "add", "c2", "Đoàn trường Hai", "--parent", "goc", "--hq", server.folder)

    def code():
        return line.bare("hq", "invite", "c2", "--hq", server.folder, "--json").json["code"]

    made = line.json("letter", "new", letter_file(tmp_path / "letter.json"))["id"]
    line.json("sync", "--enrol", code(), server.url, "--name", "Máy cũ")
    line.json("letter", "sign", made)
    line.json("letter", "issue", made)
    line.json("sync", "--once")
    second = Line(tmp_path / "second", capsys)
    second.json("sync", "--enrol", code(), server.url)
    assert second.refused("sync", "lease", "take", "CV")["exit"] == 4
    assert (
        second("sync", "lease", "takeover", "CV", "--reason", "máy cũ hỏng", "--yes").code == 2
    )  # which way?
    taken = second.json("sync", "lease", "takeover", "CV", "--reason", "máy cũ hỏng", "--last", "1", "--yes")
    assert (taken["mine"], taken["next"]) == (True, 2)

    turns = iter((None, None))

    def turn(_seconds):
        try:
            next(turns)
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr("app.cli.sync.time.sleep", turn)
    second.json("letter", "new", letter_file(tmp_path / "again.json"))
    assert second.json("sync", "status")["waiting"] > 0
    watched = second("sync", "--watch")
    assert watched.code != 0  # ended by Ctrl+C
    assert second.json("sync", "status")["waiting"] == 0

    assert second("sync", "leave").code == 2
    assert second.json("sync", "leave", "--yes") == {"left": True}
    assert not second.json("sync", "status")["enrolled"]
    assert second.json("letter", "show", made)["id"] == made
