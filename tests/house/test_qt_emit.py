"""Signals may be emitted for ever. PySide6 6.12.0 on Python 3.11 lost a reference at each and aborted after some hundreds."""

from __future__ import annotations

import os
import subprocess
import sys

# In a process of its own: the fault ends the interpreter, not the test.
PROGRAM = """
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Bell(QObject):
    rang = Signal(bool, str)

application = QCoreApplication([])
heard = []
bell = Bell()
bell.rang.connect(lambda on, text: heard.append((on, text)))
for turn in range(5_000):
    bell.rang.emit(turn % 2 == 0, "Ưởng")
assert heard == [(turn % 2 == 0, "Ưởng") for turn in range(5_000)]
print(len(heard))
"""


def test_a_signal_is_emitted_5000_times():
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", PROGRAM],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "5000"), done.stderr
