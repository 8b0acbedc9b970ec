"""Several commands at once on one folder, and a person who presses Ctrl+C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from app.bootstrap import open_desk

ROOT = Path(__file__).resolve().parents[2]

pytestmark = [pytest.mark.slow, pytest.mark.serial]


def start(folder, *words):
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "app",
            *words,
            "--data",
            str(folder / "data"),
            "--key-file",
            str(folder / "key"),
        ],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_commands_at_once_on_a_folder_that_is_not_there_yet(tmp_path):
    """All of them make it, one of them wins, every letter gets a number of its own."""
    running = []
    for at in range(5):
        path = tmp_path / f"{at}.txt"
        path.write_text(f"Kính gửi Đoàn xã\nThư {at}\n", "utf-8")
        running.append(start(tmp_path, "incoming", "add", str(path), "--json"))
    numbers = []
    for process in running:
        out, told = process.communicate(timeout=120)
        assert process.returncode == 0, out.decode() + told.decode()
        numbers.append(json.loads(out)["arrival_number"])
    assert sorted(numbers) == [1, 2, 3, 4, 5]
    with closing(open_desk(tmp_path / "data", key_file=tmp_path / "key")) as desk:
        assert len(desk.people.list()) == 1
        assert len(desk.units.tree()) == 1


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("after", [0.02, 0.3, 0.8, 1.5])
def test_ctrl_c_is_a_sentence_and_leaves_whole_data(tmp_path, after):
    process = start(tmp_path, "demo", "--out", str(tmp_path / "out"), "--seeds", "-")
    time.sleep(after)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=120)
    # Before Python has set its handler the system ends the process; later it is ours to say so.
    assert process.returncode in (0, 1, -signal.SIGINT), told.decode()
    if process.returncode == 1:
        # Python's own start (site) may be hit before any line of ours has run; it has no other words.
        assert b"Traceback" not in told or b"/app/" not in told, told.decode()
    again = start(tmp_path, "task", "add", "việc sau đó")
    out, told = again.communicate(timeout=120)
    assert again.returncode == 0, out.decode() + told.decode()
