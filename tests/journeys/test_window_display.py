"""A few journeys on a real display: the window through X11 on a screen of its own (Xvfb), not Qt's offscreen stand-in.

The journeys are those of test_window.py, run again by another platform plug-in; what differs there is focus, shortcuts and
real painting. Skips, saying so, where there is no Xvfb (``./dev test`` installs it).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
JOURNEYS = "rail or file_to_the_register or search_finds or flashes"


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of 1366x768, the clerk's laptop."""
    server = shutil.which("Xvfb")
    if server is None:
        pytest.skip("no Xvfb on this machine")
    reading, writing = os.pipe()
    words = [server, "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(words, pass_fds=[writing], stderr=subprocess.DEVNULL) as screen:
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
        screen.terminate()


@pytest.mark.serial
@pytest.mark.timeout(300)
def test_journeys_hold_on_a_real_display(display: str) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "tests/journeys/test_window.py",
            "-k",
            JOURNEYS,
        ],
        env=os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    passed = re.search(r"(\d+) passed", done.stdout)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert passed is not None
    assert int(passed[1]) >= 4, done.stdout[-400:]
