"""The frame: common options, usage errors, languages, the last-resort shell, streams."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import frame

ROOT = Path(__file__).resolve().parents[2]
VERBS = (
    *("intake", "incoming", "task", "register", "members", "search", "backup", "restore", "drill"),
    *("recovery", "demo", "self-test", "letter", "unit", "series"),
)


def test_help_names_every_verb_in_vietnamese(line):
    ran = line.bare("--help")
    assert ran.code == 0
    for verb in VERBS:
        assert f"\n    {verb} " in ran.out or f"\n    {verb}\n" in ran.out, verb
    assert "cách dùng:" in ran.out
    assert "usage:" not in ran.out
    assert "show this help" not in ran.out


@pytest.mark.parametrize("verb", ["incoming", "task", "members", "letter", "register", "intake", "recovery"])
def test_every_family_has_help(line, verb):
    ran = line.bare(verb, "--help")
    assert ran.code == 0
    assert "cách dùng:" in ran.out


def test_without_verb_and_window_the_verbs_are_shown(line):
    ran = line.bare()
    assert ran.code == 0
    assert "incoming" in ran.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["frobnicate"], "không có 'frobnicate'"),
        (["task", "done"], "thiếu tham số bắt buộc"),
        (["incoming"], "thiếu lệnh con"),
        (["register", "print", "incoming", "--year", "x"], "cần số nguyên từ 1900"),
        (["task", "list", "--nothing"], "không hiểu"),
        (["register", "print", "incoming", "--year", "2026", "--term", "a"], "không dùng cùng với"),
        (["--lang", "fr", "task", "list"], "không có 'fr'"),
    ],
)
def test_wrong_usage_is_a_vietnamese_sentence_and_exit_2(line, words, says):
    ran = line.bare(*words)
    assert ran.code == 2
    assert ran.out == ""
    assert says in ran.err
    assert "--help" in ran.err
    fault = line.bare(*words, "--json")
    assert fault.code == 2
    assert fault.fault["code"] == "LENH-001"


def test_options_are_not_guessed_from_their_beginning(line):
    assert line.bare("task", "list", "--js").code == 2


def test_common_options_stand_before_or_after_the_verb(line):
    before = line.bare("--json", "--data", line.data, "--key-file", line.key, "task", "list")
    after = line.bare("task", "list", "--json", "--data", line.data, "--key-file", line.key)
    assert before.json == after.json == {"tasks": [], "total": 0}
    mixed = line.bare("--data", line.data, "task", "--json", "list", "--key-file", line.key)
    assert mixed.json == before.json


def test_an_option_after_the_verb_outranks_one_before_it(line, tmp_path):
    other = tmp_path / "other"
    ran = line.bare("--data", line.data, "task", "add", "gọi điện", "--data", other, "--key-file", line.key)
    assert ran.code == 0
    assert other.is_dir()
    assert not line.data.exists()


def test_environment_names_folder_and_key(line, monkeypatch):
    monkeypatch.setenv("VANTHU_DATA", str(line.data))
    monkeypatch.setenv("VANTHU_KEY_FILE", str(line.key))
    assert line.bare("task", "add", "gọi điện").code == 0
    assert line.data.is_dir()
    assert line.bare("task", "list", "--json").json["total"] == 1


def test_english_on_request_in_usage_and_refusals(line):
    ran = line.bare("--lang", "en", "intake", "read", "missing.pdf")
    assert ran.code == 3
    assert not any(letter in ran.err for letter in "ệốượẫđ"), ran.err
    assert "usage:" in line.bare("--lang=en", "--help").out
    assert "cách dùng:" in line.bare("--help").out  # the language of one run does not stay for the next


@pytest.mark.parametrize(
    "words",
    [
        ("incoming", "list"),
        ("incoming", "search", "abc"),
        ("task", "list"),
        ("members", "list"),
        ("members", "search", "abc"),
        ("search", "abc"),
        ("letter", "list"),
    ],
)
def test_reading_an_empty_folder_says_there_is_nothing_and_makes_nothing(line, words):
    ran = line(*words)
    assert ran.code == 0
    assert ran.out.strip()
    ran = line(*words, "--json")
    assert ran.code == 0
    assert isinstance(ran.json, dict)
    assert not line.data.exists()
    assert not line.key.exists()


def test_an_unknown_fault_is_a_sentence_and_a_report_without_values(line, monkeypatch):
    from app.services.tasks import Tasks

    def broken(*_args, **_kwargs):
        secret = "Nguyễn Thị Bí Mật 0912345678"
        raise LookupError(secret)

    line("task", "add", "gọi điện")
    monkeypatch.setattr(Tasks, "list", broken)
    ran = line("task", "list")
    assert ran.code == 1
    assert "Traceback" not in ran.err
    assert "LookupError" in ran.err
    (report,) = (line.data / "reports").iterdir()
    told = report.read_text("utf-8") + (line.data / "log" / "vanthu.log").read_text("utf-8")
    assert "test_frame.py" in told
    assert "Mật" not in told
    assert "0912345678" not in told
    assert str(line.folder) not in told
    fault = line("task", "list", "--json")
    assert (fault.code, fault.fault["code"]) == (1, "VT-001")


def test_an_interrupt_is_a_sentence(line, monkeypatch):
    from app.services.tasks import Tasks

    def interrupted(*_args, **_kwargs):
        raise KeyboardInterrupt

    line("task", "add", "gọi điện")
    monkeypatch.setattr(Tasks, "list", interrupted)
    ran = line("task", "list")
    assert ran.code == 1
    assert "Đã dừng" in ran.err


def _run(*words, env=None, **more):
    return subprocess.run(
        [sys.executable, "-m", "app", *words],
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
        **more,
    )


def test_output_is_utf8_whatever_the_console_says(tmp_path):
    done = _run("--help", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"})
    assert done.returncode == 0
    assert "cách dùng" in done.stdout.decode("utf-8")
    done = _run("task", "list", "--json", "--data", str(tmp_path / "x"), env={"PYTHONIOENCODING": "cp1258"})
    assert json.loads(done.stdout.decode("utf-8")) == {"tasks": [], "total": 0}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_standard_output_is_told():
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "app", "--help"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert b"Traceback" not in done.stderr
    assert done.returncode == 3


def test_a_reader_that_leaves_is_no_error():
    done = subprocess.run(
        f'"{sys.executable}" -m app --help | true; echo ${{PIPESTATUS[0]}}',
        shell=True,
        executable="/bin/bash",
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.strip() == "0"


def test_help_imports_nothing_heavy():
    code = "import sys; from app.__main__ import main; main(['--help']); print(sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    for heavy in (
        "sqlalchemy",
        "reportlab",
        "docx",
        "lxml",
        "PIL",
        "pypdfium2",
        "PySide6",
        "cryptography",
        "json",
    ):
        assert f"'{heavy}'" not in done.stderr, heavy


def test_a_bar_is_drawn_for_terminals_only_and_wiped():
    from app.cli.output import Bar

    class Screen(io.StringIO):
        pass

    screen = Screen()
    bar = Bar(screen)
    for done in range(1001):
        bar.step(done, 1000, "đọc")
    bar.wipe()
    assert screen.getvalue().count("\r") <= 104
    assert screen.getvalue().endswith("\r")


def test_every_family_is_there():
    for name in frame.FAMILIES:
        assert (ROOT / "app" / "cli" / f"{name}.py").is_file(), name
