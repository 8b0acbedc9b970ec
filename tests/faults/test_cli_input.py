"""Bad input at the door: each gives an exit code and a sentence, and changes nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from tests.factory import letter_file

ROOT = Path(__file__).resolve().parents[2]
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def state(folder):
    """Every file of the folder with its content, but for the log and SQLite's own side files."""
    return {
        path.relative_to(folder): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "log" not in path.parts and not path.name.endswith(("-wal", "-shm"))
    }


def records(line):
    return [
        line.json(*words) for words in (("incoming", "list"), ("task", "list", "--all"), ("members", "list"))
    ]


def locked_pdf(path):
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))


def bad_file(folder, name):
    path = folder / name
    match name:
        case "folder":
            path.mkdir()
        case "empty.pdf":
            path.write_bytes(b"")
        case "locked.pdf":
            locked_pdf(path)
        case "lies.pdf":
            path.write_bytes(b"PK\x03\x04" + b"\0" * 400)
        case "lies.docx":
            path.write_text("Chỉ là chữ thường.", "utf-8")
        case "cut.pdf":
            whole = letter_file(folder / "whole.pdf").read_bytes()
            path.write_bytes(whole[: len(whole) // 3])
        case "noise.bin":
            path.write_bytes(bytes(range(256)) * 40)
        case _:
            assert name in ("none.pdf", "x" * 300 + ".pdf")
    return path


@pytest.mark.parametrize(
    "name",
    [
        *("none.pdf", "folder", "empty.pdf", "locked.pdf", "lies.pdf", "lies.docx", "cut.pdf", "noise.bin"),
        "x" * 300 + ".pdf",
    ],
)
@pytest.mark.parametrize("verb", [("incoming", "add"), ("intake", "read")])
def test_a_bad_file_is_refused_and_changes_nothing(line, tmp_path, name, verb):
    line("task", "add", "việc có sẵn")
    folder = tmp_path / "files"
    folder.mkdir()
    path = bad_file(folder, name)
    before, files = records(line), state(folder)
    fault = line.refused(*verb, path)
    assert fault["exit"] == 3, fault
    assert path.name[:20] in fault["what"] + (fault["where"] or "")
    assert records(line) == before
    assert state(folder) == files


def test_a_name_with_a_nul_is_refused(line):
    assert line.refused("incoming", "add", "a\0b.pdf")["exit"] == 3


def test_a_wrong_key_is_refused_by_every_verb_and_changes_nothing(line, tmp_path):
    line("task", "add", "việc có sẵn")
    wrong = tmp_path / "wrong"
    wrong.write_text("ab" * 32)
    nonsense = tmp_path / "nonsense"
    nonsense.write_text("không phải khóa")
    before = state(line.data)
    for key, code in ((wrong, "KHO-003"), (nonsense, "KHOA-004"), (tmp_path / "none", "KHOA-003")):
        for words in (
            ("task", "list"),
            ("task", "add", "x"),
            ("members", "add", "Lê Bình"),
            ("backup", tmp_path / "b"),
        ):
            ran = line.bare(*words, "--data", line.data, "--key-file", key, "--json")
            assert (ran.code, ran.fault["code"]) == (3, code), words
            assert "ab" * 32 not in ran.out + ran.err
    assert state(line.data) == before
    assert not (tmp_path / "none").exists()
    assert not (tmp_path / "b").exists()


def test_without_any_key_nothing_is_made(line):
    ran = line.bare("task", "add", "x", "--data", line.data, "--json")
    assert (ran.code, ran.fault["code"]) == (3, "KHOA-006")
    assert "--key-file" in ran.fault["remedy"]
    assert not line.data.exists()


@pytest.mark.parametrize(
    "text",
    ["language = ", 'language = "vi"\nlanguage = "en"\n', "colour = 1\n", "\x00", 'numbers.when = "x"'],
)
def test_a_broken_settings_file_is_told_with_its_line_and_left_alone(line, text):
    line("task", "add", "việc có sẵn")
    path = line.data / "settings.toml"
    path.write_text(text, "utf-8")
    before = state(line.data)
    for words in (("task", "list"), ("task", "add", "x"), ("incoming", "list")):
        fault = line.refused(*words)
        assert fault["exit"] == 3
        assert "settings.toml" in fault["what"]
    assert state(line.data) == before
    path.unlink()
    assert line.json("task", "list")["total"] == 1


def test_own_days_in_the_settings_that_are_none(line):
    line("task", "add", "việc có sẵn")
    (line.data / "settings.toml").write_text('[calendar]\nown_days = "hôm nay"\n', "utf-8")
    assert line.refused("task", "list")["code"] == "CD-004"


def test_a_database_in_use_is_told_and_reading_goes_on(line, monkeypatch):
    from app.models import engine, session
    from app.models.keys import read_key_file

    line("task", "add", "việc có sẵn")
    holder = engine.connect(line.data / "vanthu.db", read_key_file(line.key))
    holder.execute("BEGIN IMMEDIATE")
    try:
        monkeypatch.setattr(
            session.Store.__init__, "__kwdefaults__", {**session.Store.__init__.__kwdefaults__, "busy": 0.2}
        )
        assert line.refused("task", "add", "x")["code"] == "KHO-001"
        assert line.json("task", "list")["total"] == 1
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    assert line.json("task", "list")["total"] == 1


def test_a_damaged_database_is_told_and_not_touched(line):
    line("task", "add", "việc có sẵn")
    path = line.data / "vanthu.db"
    path.write_bytes(b"\x00" * 4096 + path.read_bytes()[4096:])
    before = path.read_bytes()
    fault = line.refused("task", "list")
    assert (fault["exit"], fault["code"]) == (3, "KHO-002")
    assert path.read_bytes() == before


def test_a_file_where_the_data_folder_should_be(line):
    line.data.write_text("không phải thư mục")
    fault = line.refused("task", "add", "x")
    assert fault["exit"] == 3
    assert line.data.read_text() == "không phải thư mục"


@pytest.mark.parametrize(
    "words",
    [
        ("register", "print", "incoming", "--pdf", "OUT/so.pdf"),
        ("register", "print", "outgoing", "--xlsx", "OUT/so.xlsx"),
        ("backup", "OUT/b.vtd"),
        ("incoming", "export", "1", "--out", "OUT/x.txt"),
        ("recovery", "sheet", "OUT/p.pdf"),
    ],
)
def test_an_output_that_cannot_be_written_is_told(line, tmp_path, words):
    (tmp_path / "thu.txt").write_text("Kính gửi Đoàn xã\n", "utf-8")
    line.json("incoming", "add", tmp_path / "thu.txt")
    missing = tmp_path / "missing"
    fault = line.refused(*(word.replace("OUT", str(missing)) for word in words))
    assert (fault["exit"], fault["code"]) == (3, "TEP-005")
    assert not missing.exists()
    (tmp_path / "plain").write_text("x")
    fault = line.refused(*(word.replace("OUT", str(tmp_path / "plain")) for word in words))
    assert fault["exit"] == 3
    # A sheet that could not be written must not have cost the clerk a code.
    assert line.json("recovery", "sheet", tmp_path / "sheet.pdf")["file"]


@pytest.mark.skipif(AS_ROOT or os.name != "posix", reason="root may write everywhere")
def test_a_read_only_folder_is_told(line, tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    assert line.refused("demo", "--out", closed / "x")["code"] == "TEP-005"


@pytest.mark.skipif(sys.platform != "linux", reason="limits a process's file size by the shell")
def test_a_full_disk_is_told_and_nothing_is_half_written(line, tmp_path):
    """The shell's file size limit stands for the disk: writes beyond it fail as on a full one."""
    line("task", "add", "việc có sẵn")
    big = tmp_path / "to.txt"
    big.write_text("Kính gửi Đoàn xã\n" + "dòng chữ\n" * 120_000, "utf-8")
    command = f'trap "" XFSZ; ulimit -f 400; exec "{sys.executable}" -m app incoming add "{big}" --data "{line.data}" --key-file "{line.key}"'
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 3, done.stderr
    assert "Traceback" not in done.stderr
    assert "TEP-004" in done.stderr or "KHO-007" in done.stderr
    assert line.json("incoming", "list")["total"] == 0
    assert line.json("task", "list")["total"] == 1
    assert line.json("incoming", "add", big)["arrival_number"] == 1


def test_a_very_long_letter_is_read(line, tmp_path):
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "500.pdf"
    canvas = Canvas(str(path))
    for number in range(500):
        canvas.drawString(100, 700, f"Page {number}")
        canvas.showPage()
    canvas.save()
    done = line.json("incoming", "add", path)
    assert done["fields"]["pages"] == 500
