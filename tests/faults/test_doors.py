"""The doors of the program: words, files and streams as outsiders bring them. A sentence each, and nothing is harmed."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import zlib
from pathlib import Path

import pikepdf
import pytest

from app.base import files
from app.base.errors import FileKept, FileNotPlain
from app.models import folder, restoring, slots, vault
from tests.factory import letter_file, own_letter

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="needs devices, pipes and file names of bytes")
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full")


def program(*words, line=None, **more):
    """The program as a process of its own: streams can be closed, full or cut."""
    command = [sys.executable, "-m", "app", *map(os.fspath, words)]
    if line is not None:
        command += ["--data", str(line.data), "--key-file", str(line.key)]
    clean = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    return subprocess.run(command, cwd=ROOT, timeout=120, check=False, env=clean, **more)


# --- what is read -----------------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize(
    "verb",
    [
        ("intake", "read"),
        ("incoming", "add"),
        ("letter", "render"),
        ("letter", "new"),
        ("letter", "check"),
        ("restore",),
        ("recovery", "use", "--code-file"),
    ],
)
def test_a_pipe_or_a_device_is_refused_at_once(line, tmp_path, verb):
    line("task", "add", "việc có sẵn")
    pipe = tmp_path / "thu.pdf"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        fault = line.refused(*verb, path)
        assert (fault["exit"], fault["code"]) == (3, "TEP-007"), path
        assert str(path) in fault["what"]


def test_a_huge_letter_is_refused_before_it_is_read(line, tmp_path):
    path = tmp_path / "to.json"
    with path.open("wb") as file:
        file.write(b'{"kind":"')
        file.truncate(3 << 30)  # sparse: costs no room
    assert line.refused("letter", "render", path)["code"] == "TEP-009"


def test_a_pdf_that_unpacks_without_bound_is_refused(line, tmp_path):
    path = letter_file(tmp_path / "thu.pdf")
    packed = zlib.compress(b"BT (A) Tj ET\n" * 8_000_000, 9)
    twice = zlib.compress(packed, 9)
    for content, names in ((packed, ["/FlateDecode"]), (twice, ["/FlateDecode", "/FlateDecode"])):
        bomb = tmp_path / f"bom-{len(names)}.pdf"
        with pikepdf.open(path) as made:
            stream = pikepdf.Stream(made, b"")
            stream.write(content, filter=pikepdf.Array([pikepdf.Name(name) for name in names]))
            made.pages[0].Contents = stream
            made.save(bomb)
        fault = line.refused("intake", "read", bomb)
        assert (fault["exit"], fault["code"]) == (3, "DOC-010"), names
    assert line("intake", "read", path).code == 0


@posix
def test_file_names_of_any_bytes_are_taken_and_shown_harmless(line, tmp_path):
    name = os.fsdecode(b"c\xf4ng v\xffn \x1b[31m.txt")
    path = tmp_path / name
    path.write_text("Kính gửi Đoàn xã\nBáo cáo trước ngày 20/3/2026.\n", "utf-8")
    assert line.json("incoming", "add", path)["arrival_number"] == 1
    ran = line("incoming", "show", "1")
    assert ran.code == 0
    assert "\x1b" not in ran.out
    kept = line.json("incoming", "show", "1")["files"][0]["name"]
    assert "\ufffd" in kept
    assert not any("\ud800" <= char <= "\udfff" for char in kept)


# --- words ------------------------------------------------------------------------------------------------------


@posix
def test_words_that_are_no_text_are_refused(line):
    word = os.fsdecode(b"vi\xe7c")
    for words in (("task", "add", word), ("letter", "list", "--text", word), ("members", "add", word)):
        fault = line.refused(*words)
        assert (fault["exit"], fault["code"]) == (2, "LENH-001")
        assert "UTF-8" in fault["what"]


@pytest.mark.parametrize("option", ["--data", "--key-file"])
def test_an_empty_folder_name_does_not_mean_the_clerks_own_folder(line, option):
    ran = line.bare("task", "add", "x", option, "", "--json")
    assert (ran.code, ran.fault["code"]) == (2, "LENH-001")
    assert option in ran.fault["what"]


@pytest.mark.parametrize(
    "words",
    [
        ("incoming", "list", "--year", "9" * 30),
        ("incoming", "list", "--limit", "9" * 30),
        ("incoming", "list", "--limit", "-1"),
        ("letter", "list", "--year", "-1"),
        ("members", "list", "--limit", "9" * 30),
        ("search", "a", "--limit", "9" * 30),
        ("letter", "send", "x", "--copies", "-3"),
        ("letter", "send", "x", "--copies", "9" * 30),
        ("series", "open", "CV", "--first", "9" * 30),
    ],
)
def test_numbers_without_measure_are_wrong_use(line, words):
    line("task", "add", "việc có sẵn")
    fault = line.refused(*words)
    assert (fault["exit"], fault["code"]) == (2, "LENH-001")


def test_an_arrival_number_beyond_all_bounds_names_nothing(line):
    line("task", "add", "việc có sẵn")
    assert line.refused("incoming", "show", "1/" + "9" * 30)["code"] == "VB-208"


def test_what_a_terminal_would_obey_is_not_kept(line):
    task = line.json("task", "add", "gọi\x1b[31m đỏ\x07 \u202egnort")["task"]
    assert task["title"] == "gọi[31m đỏ gnort"


def test_days_that_are_a_slip_of_the_finger(line, tmp_path):
    (tmp_path / "thu.txt").write_text("Kính gửi Đoàn xã\n", "utf-8")
    line.json("incoming", "add", tmp_path / "thu.txt")
    assert line.refused("incoming", "edit", "1", "--set", "date=05/5/0206")["code"] == "DEN-003"
    assert line.refused("incoming", "edit", "1", "--set", "arrived=2998-01-01")["code"] == "DEN-007"
    fault = line.refused("incoming", "edit", "1", "--set", "arrived=2019-01-01")
    assert (fault["exit"], fault["code"]) == (4, "DEN-008")
    assert (
        line.refused("incoming", "add", tmp_path / "thu.txt", "--set", "arrived=2998-01-01")["code"]
        == "DEN-007"
    )
    assert [row["period"] for row in line.json("series", "list")["series"]] == [
        str(line.json("incoming", "show", "1")["arrival_year"])
    ]


# --- what is written --------------------------------------------------------------------------------------------


def test_the_live_names_are_those_of_their_owners():
    from app.base import settings
    from app.models import session
    from app.models.occupancy import LOCK

    assert files.DATABASE == session.DATABASE
    assert {vault.BLOBS, slots.KEYS_FILE, settings.FILE, restoring.MARKER, LOCK} <= files.LIVE
    assert folder.has_data.__doc__


@pytest.mark.parametrize("name", ["vanthu.db", "VANTHU.DB", "blobs.db", "keys.json", "key"])
def test_no_result_takes_the_place_of_live_data_or_of_a_key(line, tmp_path, name):
    (tmp_path / "thu.txt").write_text("Kính gửi Đoàn xã\n", "utf-8")
    line.json("incoming", "add", tmp_path / "thu.txt")
    target = line.key if name == "key" else line.data / name
    if not target.exists():
        pytest.skip("this file system tells capitals from small letters")
    before = target.read_bytes()
    for words in (
        ("backup", target),
        ("incoming", "export", "1", "--out", target),
        ("register", "print", "incoming", "--pdf", target),
        ("recovery", "sheet", target),
    ):
        fault = line.refused(*words)
        assert (fault["exit"], fault["code"]) == (3, "TEP-008"), words
        assert target.read_bytes() == before
    assert line.json("incoming", "list")["total"] == 1


@posix
def test_a_device_or_a_pipe_is_not_replaced_by_a_file(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path(os.devnull)):
        with pytest.raises(FileNotPlain):
            files.need_target(path)
    with pytest.raises(FileNotPlain):
        files.write_atomic(pipe, b"x")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


def test_a_link_to_live_data_is_seen_through(tmp_path):
    (tmp_path / "vanthu.db").write_bytes(b"x" * 5000)
    link = tmp_path / "so.pdf"
    try:
        link.symlink_to(tmp_path / "vanthu.db")
    except OSError:
        pytest.skip("no links here")
    with pytest.raises(FileKept):
        files.write_atomic(link, b"x")


@posix
def test_the_longest_name_the_system_allows_can_be_written(line, tmp_path):
    path = letter_file(tmp_path / "thu.json", own_letter())
    target = tmp_path / ("x" * 251 + ".pdf")
    assert line.json("letter", "render", path, "--pdf", target)["pages"] == 1
    assert target.read_bytes().startswith(b"%PDF")
    assert line.refused("letter", "render", path, "--pdf", tmp_path / ("x" * 300))["code"] == "TEP-006"
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(["thu.json", target.name])


# --- streams ----------------------------------------------------------------------------------------------------


@linux
@pytest.mark.parametrize("words", [("--help",), ("--version",), ("letter", "schema"), ("letter", "--help")])
@pytest.mark.parametrize("json_too", [False, True])
def test_a_full_disk_behind_the_output_is_told_on_the_other_stream(words, json_too):
    with Path("/dev/full").open("w") as full:
        done = program(
            *words, *(["--json"] if json_too else []), stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 3, done.stderr
    assert "VT-004" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


@posix
@pytest.mark.parametrize("words", [("--help",), ("letter", "schema"), ("letter", "schema", "--json")])
def test_a_reader_that_goes_away_is_no_fault(words):
    read, write = os.pipe()
    os.close(read)
    done = program(*words, stdout=write, stderr=subprocess.PIPE, text=True)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


@posix
@pytest.mark.parametrize("closed", [(1,), (2,), (1, 2), (0, 1, 2)])
def test_closed_streams_are_no_fault(line, closed):
    def close():
        for number in closed:
            os.close(number)

    done = program("task", "add", "việc có sẵn", line=line, preexec_fn=close, capture_output=True)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert line.json("task", "list")["total"] == 1


@linux
def test_an_answer_that_cannot_be_printed_does_not_call_the_work_undone(line):
    with Path("/dev/full").open("w") as full:
        done = program(
            "task", "add", "việc", "--json", line=line, stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 3
    assert "VT-004" in done.stderr
    assert line.json("task", "list")["total"] == 1


# --- a folder that lost something -------------------------------------------------------------------------------


def test_a_folder_that_lost_its_database_is_not_begun_anew(line, tmp_path):
    (tmp_path / "thu.txt").write_text("Kính gửi Đoàn xã\n", "utf-8")
    line.json("incoming", "add", tmp_path / "thu.txt")
    line.json("backup", tmp_path / "sao.vtd")
    (line.data / "vanthu.db").unlink()
    before = {name: (line.data / name).read_bytes() for name in ("keys.json", "blobs.db")}
    for words in (
        ("task", "list"),
        ("task", "add", "x"),
        ("incoming", "show", "1"),
        ("backup", tmp_path / "b"),
    ):
        fault = line.refused(*words)
        assert (fault["exit"], fault["code"]) == (3, "KHO-008"), words
    assert {name: (line.data / name).read_bytes() for name in before} == before
    assert not (line.data / "vanthu.db").exists()
    line.json("restore", tmp_path / "sao.vtd")
    assert line.json("incoming", "list")["total"] == 1


@pytest.mark.parametrize(
    "content", [b"", b"\xff" * 300, b"[" * 100_000, b"[]", b'{"version": 9, "slots": []}']
)
def test_damaged_keys_are_taken_from_the_copy(line, tmp_path, content):
    line.json("task", "add", "việc có sẵn")
    line.json("backup", tmp_path / "sao.vtd")
    keys = line.data / "keys.json"
    good = json.loads(keys.read_text())
    keys.write_bytes(content)
    line.json("backup", tmp_path / "sau.vtd")  # a copy made now must restore as well
    line.json("restore", tmp_path / "sau.vtd")
    assert keys.read_bytes() == content
    line.json("restore", tmp_path / "sao.vtd")
    assert json.loads(keys.read_text()) == good
    assert line.json("task", "list")["total"] == 1


def flip(path, share):
    content = bytearray(path.read_bytes())
    at = int(len(content) * share)
    content[at : at + 64] = bytes(byte ^ 0xFF for byte in content[at : at + 64])
    path.write_bytes(content)


@pytest.mark.parametrize("name", ["vanthu.db", "blobs.db"])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.95])
def test_a_copy_of_damaged_data_is_never_called_a_copy(line, tmp_path, name, share):
    path = letter_file(tmp_path / "thu.pdf")
    line.json("incoming", "add", path)
    line.json("incoming", "add", letter_file(tmp_path / "thu.docx"))
    flip(line.data / name, share)
    ran = line("backup", tmp_path / "sao.vtd", "--json")
    if ran.code == 0:  # the damage lies where nothing is kept: then the copy restores
        line.json("restore", tmp_path / "sao.vtd")
        return
    assert (ran.code, ran.fault["code"]) == (3, "KHO-002")
    assert not (tmp_path / "sao.vtd").exists()
    fault = line.refused("drill")
    assert (fault["exit"], fault["code"]) == (3, "KHO-002")
    assert [one for one in (line.data / "copies").iterdir() if one.name.startswith(".")] == []


@linux
@pytest.mark.parametrize("room", [200, 400, 700, 1000])
def test_a_copy_that_finds_no_room_says_so_and_leaves_nothing(line, tmp_path, room):
    """The shell's limit on the size of files stands for the disk (in blocks of 1024 bytes)."""
    line.json("incoming", "add", letter_file(tmp_path / "thu.pdf"))
    for verb in (("backup", str(tmp_path / "sao.vtd")), ("drill",)):
        words = [
            sys.executable,
            "-m",
            "app",
            *verb,
            "--json",
            "--data",
            str(line.data),
            "--key-file",
            str(line.key),
        ]
        done = subprocess.run(
            ["bash", "-c", f'trap "" XFSZ; ulimit -f {room}; exec "$@"', "bash", *words],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        if done.returncode == 0:
            continue
        assert done.returncode == 3, done.stderr
        assert json.loads(done.stdout)["error"]["code"] in ("TEP-004", "KHO-007")
        assert not (tmp_path / "sao.vtd").exists()
        assert [one for one in (line.data / "copies").iterdir() if one.name.startswith(".")] == []
    line.json("drill")


@linux
@pytest.mark.parametrize("room", [1, 60, 150, 300])
def test_a_folder_that_finds_no_room_is_not_half_made(line, tmp_path, room):
    words = [sys.executable, "-m", "app", "task", "add", "x", "--json"]
    words += ["--data", str(line.data), "--key-file", str(line.key)]
    done = subprocess.run(
        ["bash", "-c", f'trap "" XFSZ; ulimit -f {room}; exec "$@"', "bash", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    left = {one.name for one in line.data.iterdir()} if line.data.exists() else set()
    assert left <= {"use.lock", "log"} or "vanthu.db" in left
    line.json("task", "add", "lần sau")


@pytest.mark.parametrize(
    ("fault", "code"),
    [(EOFError(), "VT-002"), (UnicodeDecodeError("utf-8", b"m\xe2t kh\xc8u", 1, 2, "x"), "VT-005")],
)
def test_a_password_that_is_not_typed_to_its_end(line, monkeypatch, fault, code):
    import getpass

    def broken(prompt, stream):
        raise fault

    monkeypatch.setattr(getpass, "getpass", broken)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    ran = line.bare("task", "add", "x", "--data", line.data)
    assert code in ran.err
    assert ran.code != 0
    assert not line.data.exists()
