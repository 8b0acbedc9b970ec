"""The window as a program of its own: killed while somebody types, started twice, ended in good order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from app.bootstrap import open_desk

ROOT = Path(__file__).parents[2]
_START = """
    import sys
    from pathlib import Path
    from PySide6.QtCore import QTimer
    from app.ui import start
    from app.ui.frame.main_window import MainWindow

    def say(words):
        print(words, flush=True)

    def when(ready, then):
        "Look every moment whether it is so, and do what comes then: a busy machine takes longer."
        try:
            is_so = ready()
        except (AttributeError, KeyError):
            is_so = False
        if is_so:
            then()
        else:
            QTimer.singleShot(20, lambda: when(ready, then))

    {before}
    data, key = Path(sys.argv[1]), Path(sys.argv[2])
    sys.exit(start.run(data, key))
"""
_SAYS_WHEN_OPEN = """
    plain_open = MainWindow.open_desk
    def open_desk(window, desk):
        plain_open(window, desk)
        say("open")
        {then}
    MainWindow.open_desk = open_desk
"""


def program(then: str = "", more: str = "") -> str:
    """A start of the window that says 'open' once its frame stands, and then does ``then``."""
    before = textwrap.dedent(_SAYS_WHEN_OPEN).format(then=then) + textwrap.dedent(more)
    return textwrap.dedent(_START).format(before=textwrap.indent(before, "").strip())


@pytest.fixture
def folder(tmp_path):
    desk = open_desk(tmp_path / "data", key_file=tmp_path / "key")
    desk.units.add("Đoàn xã Đồng Rạng", own=True)
    desk.close()
    return tmp_path


@pytest.fixture
def begin(folder):
    """``begin(code)``: the process, its output line by line. What still runs at the end is killed, by its id."""
    started: list[subprocess.Popen[str]] = []

    def run(code: str) -> subprocess.Popen[str]:
        made = subprocess.Popen(
            [sys.executable, "-c", code, str(folder / "data"), str(folder / "key")],
            cwd=ROOT,
            env={
                **os.environ,
                "QT_QPA_PLATFORM": "offscreen",
                "PYTHONUTF8": "1",
                "XDG_RUNTIME_DIR": str(folder),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        started.append(made)
        return made

    yield run
    for one in started:
        if one.poll() is None:
            one.kill()
        one.wait(60)
        if one.stdout is not None:
            one.stdout.close()


def hear(process: subprocess.Popen[str], word: str, seconds: float = 60) -> None:
    """Wait until the process says ``word``."""
    end, said = time.monotonic() + seconds, []
    assert process.stdout is not None
    while time.monotonic() < end:
        line = process.stdout.readline()
        if not line:
            break
        said.append(line)
        if line.strip() == word:
            return
    raise AssertionError(f"never said {word!r}:\n{''.join(said)}")


_TYPES = """window.go("members"); when(lambda: window.frame.page().name == "members" and not window.run.busy(), lambda: types(window))"""
_TYPING = """
    def types(window):
        page = window.frame.page()
        page.new()
        when(lambda: page.form._editors["full_name"].isVisible() and not page.seat.run.busy(), lambda: put(page))

    def put(page):
        page.form._editors["full_name"].insert("Đỗ Thị Ánh Ngọc")
        page.form._editors["birth_date"].insert("12/5/2007")
        page.form._typed()
        QTimer.singleShot(2_000, lambda: say("typed"))  # its own two seconds
"""


def test_killed_two_seconds_after_the_last_key_nothing_typed_is_lost(begin, folder):
    process = begin(program(_TYPES, _TYPING))
    hear(process, "typed")
    process.send_signal(signal.SIGKILL)
    process.wait(60)
    desk = open_desk(folder / "data", key_file=folder / "key")
    try:
        kept = desk.members.draft.kept()
    finally:
        desk.close()
    assert (kept["full_name"], kept["birth_date"]) == ("Đỗ Thị Ánh Ngọc", "12/5/2007")
    again = begin(program(_TYPES, _SHOWS))
    hear(again, "Đỗ Thị Ánh Ngọc")


_SHOWS = """
    def types(window):
        page = window.frame.page()
        page.new()
        field = lambda: page.form._editors["full_name"].text()
        when(field, lambda: say(field()))
"""


def test_a_second_start_brings_the_first_window_to_the_front_and_goes_away(begin):
    fronts = """
    plain_front = MainWindow.to_front
    def to_front(window):
        plain_front(window)
        say("front")
    MainWindow.to_front = to_front
    """
    first = begin(program("", fronts))
    hear(first, "open")
    second = begin(program("", fronts))
    assert second.wait(120) == 0
    hear(first, "front")
    assert first.poll() is None


def test_a_killed_windows_place_is_taken_by_the_next(begin):
    first = begin(program())
    hear(first, "open")
    first.send_signal(signal.SIGKILL)
    first.wait(60)
    second = begin(program())
    hear(second, "open")


def test_asked_to_end_it_closes_the_folder_in_good_order(begin, folder):
    process = begin(program())
    hear(process, "open")
    time.sleep(0.5)
    process.send_signal(signal.SIGTERM)
    assert process.wait(120) == 0
    assert (
        not (folder / "data" / "vanthu.db-wal").exists()
        or (folder / "data" / "vanthu.db-wal").stat().st_size == 0
    )
