"""Jobs answer in the window's thread, after they are heard; owners that are gone hear nothing; the watchdog bites."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.base.errors import FileMissing
from app.ui.run import Latest, Runner
from tests.pace import slowness
from tests.ui.watchdog import CERTAIN, LIMIT

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def runner(qapp):
    made = Runner()
    yield made
    assert made.finish(10_000)


def test_answer_comes_in_the_windows_thread_even_when_heard_late(runner, qtbot, watchdog):
    heard = []
    for number in range(300):
        job = runner.read(None, lambda number=number: number)
        if number % 50 == 0:
            time.sleep(0.002)  # the work is over before anybody listens
        job.then(lambda value: heard.append((value, threading.current_thread())))
    with watchdog.excused("three hundred answers at once"):
        qtbot.waitUntil(lambda: len(heard) == 300)
    assert sorted(value for value, _ in heard) == list(range(300))
    assert {thread for _, thread in heard} == {threading.main_thread()}
    with watchdog.excused("three hundred jobs put away at once"):
        qtbot.waitUntil(lambda: not runner.busy())


def test_writing_keeps_its_order(runner, qtbot):
    done = []
    for number in range(40):
        runner.write(None, lambda number=number: done.append(number))
    qtbot.waitUntil(lambda: not runner.busy())
    assert done == list(range(40))


def test_refusal_goes_to_who_takes_it_else_to_the_teller(runner, qtbot):
    taken, told = [], []
    runner.fault.connect(told.append)

    def refuse():
        raise FileMissing(file="a.pdf")

    runner.read(None, refuse).otherwise(taken.append)
    runner.read(None, refuse)
    qtbot.waitUntil(lambda: bool(taken and told))
    assert (len(taken), len(told)) == (1, 1)


def test_owner_that_is_gone_hears_nothing(runner, qtbot):
    owner, heard, go = QWidget(), [], threading.Event()
    runner.read(owner, lambda: go.wait(5)).then(heard.append)
    owner.deleteLater()
    del owner
    qtbot.wait(20)
    go.set()
    qtbot.waitUntil(lambda: not runner.busy())
    assert heard == []


def test_long_work_is_shown_and_stops_when_asked(runner, qtbot):
    shown, stopped = [], []
    runner.began.connect(shown.append)

    def work(progress):
        for at in range(1000):
            progress.step(at, 1000, "")
            time.sleep(0.005)

    job = runner.long(None, work, title="Đang tạo PDF")
    job.stopped.connect(lambda: stopped.append(1))
    qtbot.waitUntil(lambda: bool(shown), timeout=3000)
    job.cancel()
    qtbot.waitUntil(lambda: bool(stopped))


def test_quick_long_work_is_not_shown(runner, qtbot):
    shown = []
    runner.began.connect(shown.append)
    runner.long(None, lambda _: 1, title="x")
    qtbot.wait(400)
    assert shown == []


def test_only_the_newest_question_is_answered(runner, qtbot):
    owner, heard = QObject(), []
    latest = Latest(runner, owner)
    for number in range(20):
        latest.ask(lambda number=number: number, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(50)
    assert heard == [19]


def test_end_waits_for_writing_and_stops_reading(runner, qtbot):
    written = []

    def write():
        time.sleep(0.2)
        written.append(1)

    runner.write(None, write)
    runner.long(
        None, lambda progress: [progress.step(at, 9, "") or time.sleep(0.02) for at in range(500)], title="x"
    )
    assert runner.finish(5000)
    assert written == [1]


def hold(times: float) -> None:
    """Keep the thread so many times as long as it may be kept on this machine in this moment."""
    end = time.thread_time() + LIMIT * times * slowness()
    while time.thread_time() < end:
        pass


def test_watchdog_names_who_held_the_thread(watchdog, qtbot):
    QTimer.singleShot(0, lambda: hold(6))
    qtbot.wait(200)
    assert [one.over >= CERTAIN for one in watchdog.blocks] == [True]
    assert "one turn of the event loop took" in str(watchdog.blocks[0])
    assert not watchdog.doubtful()
    watchdog.blocks.clear()
    with watchdog.excused("to show that it can be"):
        QTimer.singleShot(0, lambda: hold(6))
        qtbot.wait(200)
    assert watchdog.blocks == []


def test_a_short_block_counts_when_it_comes_again(tmp_path):
    """Blocks of so many times the limit: in the first run of a test, in the second."""
    (tmp_path / "conftest.py").write_text("from tests.ui.conftest import *\n")
    (tmp_path / "test_it.py").write_text(
        "import pytest\n"
        "from tests.ui.watchdog import Block\n"
        "seen = {'once': [1.3], 'again': [1.3, 1.3], 'long': [2.5]}\n"
        "@pytest.mark.parametrize('name', seen)\n"
        "def test_it(watchdog, name):\n"
        "    if seen[name]:\n"
        "        watchdog.blocks.append(Block(seen[name].pop(0), 'x'))\n"
    )
    words = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-rE",
        "-p",
        "no:cacheprovider",
        "-c",
        os.devnull,
        tmp_path,
    ]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(words, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    found = [line.split(" - ")[0] for line in done.stdout.splitlines() if line.startswith("ERROR ")]
    assert found == ["ERROR test_it.py::test_it[again]", "ERROR test_it.py::test_it[long]"], done.stdout


def test_waiting_for_others_is_not_held_against_us(watchdog, qtbot):
    QTimer.singleShot(0, lambda: time.sleep(0.15))  # as a busy machine would
    qtbot.wait(250)
    assert watchdog.blocks == []
