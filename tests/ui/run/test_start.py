"""Starting twice, ending cleanly, and what happens when something breaks that nobody thought of."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from app.ui.alone import Door, ask_first, name_of
from app.ui.frame.idle import Idle
from app.ui.frame.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def window(qtbot, desk, watchdog):
    with watchdog.excused("a whole window is built and painted"):
        made = MainWindow(desk.data)
        qtbot.addWidget(made)
        made.show()
        made.open_desk(desk)
        qtbot.waitUntil(lambda: not made.run.busy(), timeout=20_000)
        qtbot.wait(50)
    yield made
    made.close()
    made.end()


def test_a_second_start_finds_the_first(qtbot, tmp_path):
    door, knocks = Door(tmp_path), []
    door.knocked.connect(lambda: knocks.append(1))
    assert not ask_first(tmp_path / "other")
    code = f"from pathlib import Path; from app.ui.alone import ask_first; import sys; sys.exit(not ask_first(Path({str(tmp_path)!r})))"
    second = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0
    assert knocks == [1]
    door.close()
    assert not ask_first(tmp_path)


def test_a_socket_left_by_a_killed_program_is_taken_over(qtbot, tmp_path):
    code = (
        "from PySide6.QtCore import QCoreApplication; from pathlib import Path; from app.ui.alone import Door; import os\n"
        f"app = QCoreApplication([]); door = Door(Path({str(tmp_path)!r})); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    assert not ask_first(tmp_path)
    door, knocks = Door(tmp_path), []
    door.knocked.connect(lambda: knocks.append(1))
    second = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"from pathlib import Path; from app.ui.alone import ask_first; ask_first(Path({str(tmp_path)!r}))",
        ],
        cwd=ROOT,
    )
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert knocks == [1]
    door.close()


def test_the_sockets_name_tells_nothing_about_the_folder(tmp_path):
    assert "nguyen" not in name_of(tmp_path / "nguyen van a")


def test_a_fault_is_shown_with_a_report_without_personal_data(window, qtbot, log_fail):
    log_fail.append("vanthu: fault")

    def broken():
        raise ZeroDivisionError("Nguyễn Văn A 0912345678")

    window.run.read(window, broken)
    qtbot.waitUntil(lambda: window._fault is not None, timeout=5000)
    report = window._fault.report.toPlainText()
    assert "ZeroDivisionError" in report
    assert "test_start.py" in report
    assert "Nguyễn" not in report
    window._fault._copy()
    assert "ZeroDivisionError" in QGuiApplication.clipboard().text()
    window._fault.accept()
    assert window._fault is None
    assert window.working()


def test_closing_saves_what_pages_have_and_makes_the_copy_of_the_day(qtbot, desk, watchdog, monkeypatch):
    with watchdog.excused("a whole window is built and painted"):
        window = MainWindow(desk.data)
        qtbot.addWidget(window)
        window.show()
        window.open_desk(desk)
        qtbot.waitUntil(lambda: not window.run.busy(), timeout=20_000)
    settled = []
    monkeypatch.setattr(type(window.frame), "settle", lambda frame: settled.append(1))
    folder = desk.standing.copies_folder()
    window.close()
    window.end()
    assert settled == [1]
    assert list(folder.glob("day-*.vtd"))
    assert (desk.data / "window.json").is_file()


def test_the_window_comes_back_where_it_was(qtbot, desk, watchdog):
    with watchdog.excused("whole windows are built"):
        first = MainWindow(desk.data)
        qtbot.addWidget(first)
        first.resize(1024, 701)
        first.show()
        qtbot.waitExposed(first)
        first.close()
        first.end()
        second = MainWindow(desk.data)
        qtbot.addWidget(second)
        assert (second.width(), second.height()) == (1024, 701)


def test_what_another_process_writes_is_heard(window, desk, qtbot):
    heard = []
    window.seat.bus.changed.connect(lambda subjects, by: heard.append(subjects))
    from tests.factory import desk as open_again

    other = open_again(desk.data.parent)
    try:
        other.tasks.open("Việc từ máy bên", assignee="Văn phòng")
    finally:
        other.close()
    qtbot.waitUntil(lambda: any("task" in one for one in heard), timeout=5000)


def test_what_is_done_here_is_not_heard_twice(window, desk, qtbot, watchdog):
    heard = []
    window.seat.bus.changed.connect(lambda subjects, by: heard.append(subjects))
    with watchdog.excused("pages of others look anew"):
        window.seat.do(window, lambda: desk.tasks.open("Việc của máy này", assignee="Văn phòng"))
        qtbot.wait(2500)
    assert sum("task" in one for one in heard) == 1


def test_undo_from_the_window(window, desk, qtbot, watchdog):
    before = len(desk.tasks.list())
    with watchdog.excused("pages of others look anew"):
        window.seat.do(window, lambda: desk.tasks.open("Việc thử", assignee="Văn phòng"))
        qtbot.waitUntil(lambda: not window.run.busy(), timeout=5000)
        assert len(desk.tasks.list()) == before + 1
        window.undo()
        qtbot.waitUntil(lambda: len(desk.tasks.list()) == before, timeout=5000)
        window.redo()
        qtbot.waitUntil(lambda: len(desk.tasks.list()) == before + 1, timeout=5000)
        qtbot.waitUntil(lambda: not window.run.busy(), timeout=5000)


def test_english_and_back_live(window, desk, qtbot, watchdog):
    with watchdog.excused("the frame is built anew"):
        desk.settings.set("language", "en")
        window.seat.bus.tell(frozenset({"setting:language"}))
        qtbot.waitUntil(
            lambda: window.frame.rail.buttons["settings"].accessibleName() == "Settings", timeout=5000
        )
        qtbot.waitUntil(lambda: not window.run.busy(), timeout=5000)
        window.speak("vi")
        qtbot.waitUntil(
            lambda: window.frame.rail.buttons["settings"].accessibleName() == "Cài đặt", timeout=5000
        )
        qtbot.waitUntil(lambda: not window.run.busy(), timeout=5000)


def test_nobody_there_for_some_minutes(qapp, monkeypatch):
    idle, left = Idle(qapp), []
    idle.left.connect(lambda: left.append(1))
    idle.set_minutes(10)
    now = time.monotonic()
    monkeypatch.setattr("app.ui.frame.idle.time.monotonic", lambda: now + 599)
    idle.look()
    assert left == []
    monkeypatch.setattr("app.ui.frame.idle.time.monotonic", lambda: now + 601)
    idle.look()
    assert left == [1]
    idle.set_minutes(0)
    monkeypatch.setattr("app.ui.frame.idle.time.monotonic", lambda: now + 99_999)
    idle.look()
    assert left == [1]


@pytest.mark.slow
def test_a_whole_run_ends_cleanly_and_fast_enough(tmp_path, furnished):
    """The real start, in a process of its own: opens by key file, stands, is closed, leaves 0 and no complaint."""
    import shutil

    shutil.copytree(furnished / "data", tmp_path / "data")
    code = (
        "import time; t = time.perf_counter()\n"
        "from pathlib import Path\n"
        "from PySide6.QtCore import QTimer\n"
        "from app.ui import start\n"
        "from app.ui.frame.main_window import MainWindow\n"
        "plain = MainWindow.open_desk\n"
        "def opened(window, desk):\n"
        "    plain(window, desk)\n"
        "    print('open', round(time.perf_counter() - t, 2), flush=True)\n"
        "    QTimer.singleShot(300, window.close)\n"
        "MainWindow.open_desk = opened\n"
        f"raise SystemExit(start.run(Path({str(tmp_path / 'data')!r}), Path({str(furnished / 'key')!r})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    complaints = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert complaints == []
    assert float(done.stdout.split()[1]) < 10  # the figure itself is the benchmark's business


def test_nothing_heavy_is_loaded_before_the_first_paint():
    code = "import sys, app.ui.start; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    heavy = {
        "sqlalchemy",
        "sqlcipher3",
        "alembic",
        "reportlab",
        "docx",
        "lxml",
        "pypdfium2",
        "PIL",
        "msgspec",
        "cryptography",
    }
    assert heavy.isdisjoint(done.stdout.split())
