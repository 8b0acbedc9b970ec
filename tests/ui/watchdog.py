"""Fails a test when our own work holds the window's thread for more than 50 ms.

Measured is the thread's own processor time, in one turn of the event loop or in one key or click of the test: a machine that is
busy with other things, or a thread that waits for the interpreter, does not count. A machine that is slower than the reference
at the moment of the block may take as much longer (``tests.pace``). Reading a file or the database on the window's thread costs
processor time too and so shows here.

One block of less than twice the limit may be the machine's: the test is run again at once, and only a second one is ours.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QAbstractEventDispatcher

from tests.pace import too_long

LIMIT = 0.050
CERTAIN = 2.0
"""A block so many times over the limit is ours without a second look."""
_LOOK_EVERY = 0.010


@dataclass(frozen=True)
class Block:
    """One hold of the thread: how many times too long, and where."""

    over: float
    text: str

    def __str__(self) -> str:
        return self.text


class Watchdog:
    """Watches the thread it is made in, from ``start`` to ``stop``."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._began: float | None = None
        self._wall = 0.0
        self._excused = False
        self._stack = ""
        self._thread = threading.get_ident()
        self._over = threading.Event()
        self._dispatcher = QAbstractEventDispatcher.instance()

    def start(self) -> None:
        # Between these two lie posted events; between the second and the first of the next turn timers and sockets.
        self._dispatcher.awake.connect(self._mark)
        self._dispatcher.aboutToBlock.connect(self._mark)
        threading.Thread(target=self._look, name="watchdog", daemon=True).start()

    def stop(self) -> None:
        self._over.set()
        self._dispatcher.awake.disconnect(self._mark)
        self._dispatcher.aboutToBlock.disconnect(self._mark)

    @contextmanager
    def loop(self) -> Iterator[None]:
        """While the test waits and the event loop turns; outside of it the test's own code runs, which is not judged."""
        self._set()
        try:
            yield
        finally:
            self._mark()
            self._began = None

    @contextmanager
    def excused(self, reason: str) -> Iterator[None]:
        """What happens here may take longer: building a whole window, say. The reason is for the reader."""
        assert reason
        before, self._excused = self._excused, True
        try:
            yield
        finally:
            self._excused = before
            if self._began is not None:
                self._set()

    @contextmanager
    def turn(self, what: str) -> Iterator[None]:
        """One key or click that a test sends past the event loop."""
        start = time.thread_time()
        self._set()
        try:
            yield
        finally:
            self._judge(time.thread_time() - start, what)
            self._began = None

    def _set(self) -> None:
        self._began, self._wall, self._stack = time.thread_time(), time.monotonic(), ""

    def _mark(self) -> None:
        if self._began is not None:
            self._judge(time.thread_time() - self._began, "one turn of the event loop")
            self._set()

    def _judge(self, seconds: float, what: str) -> None:
        if self._excused:
            return
        if over := too_long(seconds, LIMIT):
            text = f"{what} took {seconds * 1000:.0f} ms of {seconds * 1000 / over:.0f}"
            self.blocks.append(Block(over, f"{text}\n{self._stack}" if self._stack else text))
        self._stack = ""

    def doubtful(self) -> bool:
        """Whether what was seen may be the machine's."""
        return all(one.over < CERTAIN for one in self.blocks)

    def _look(self) -> None:
        """Keep what the thread was doing when it had been at it for a while: the only way to name the culprit."""
        while not self._over.wait(_LOOK_EVERY):
            if self._began is not None and time.monotonic() - self._wall > LIMIT * 0.6:
                self._stack = _where(self._thread) or self._stack


def _where(thread: int) -> str:
    """The lines of ours a thread stands on. Lets go of its frames at once: a frame that is held keeps its painters alive past
    their paint event, and they then die in the wrong thread."""
    found = []
    frame = sys._current_frames().get(thread)
    while frame is not None:
        code = frame.f_code
        if "/app/" in code.co_filename:
            found.append(f"  {code.co_filename}:{frame.f_lineno} {code.co_name}\n")
        frame = frame.f_back
    return "".join(reversed(found))[-1500:]
