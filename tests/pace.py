"""How long work may take, judged the same on a quick machine and on a slow one that is busy with other things.

Measured is processor time, never the clock on the wall. Only when it was too much is the machine measured too, in the same
moment: a neighbour on the same core makes every instruction slower, and that is nobody's fault.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager

REFERENCE = 0.010
"""Processor seconds of ``_exercise`` on the machine the limits were set on."""
_TIMES = 7


def _exercise() -> None:
    total = 0
    for at in range(120_000):
        total += at * at % 7


def slowness() -> float:
    """How many times slower than the reference this machine is at this moment; at least 1."""
    took = []
    for _ in range(_TIMES):
        start = time.thread_time()
        _exercise()
        took.append(time.thread_time() - start)
    return max(1.0, statistics.median(took) / REFERENCE)


def too_long(seconds: float, limit: float) -> float:
    """By how much ``seconds`` of processor time are over a limit: 0 = within it, 2 = twice what this machine may take now."""
    if seconds <= limit:
        return 0.0
    times = seconds / (limit * slowness())
    return times if times > 1 else 0.0


@contextmanager
def within(limit: float) -> Iterator[None]:
    """The work of this thread takes no more than so many processor seconds of the reference machine."""
    start = time.thread_time()
    yield
    _judge(time.thread_time() - start, limit)


@contextmanager
def children_within(limit: float) -> Iterator[None]:
    """The same for programs that are started and waited for inside."""
    start = _of_children()
    yield
    _judge(_of_children() - start, limit)


def _of_children() -> float:
    now = os.times()
    return now.children_user + now.children_system


def _judge(seconds: float, limit: float) -> None:
    over = too_long(seconds, limit)
    assert not over, f"took {seconds:.3f} s of {limit:.3f}, {over:.1f} times what this machine may take now"
