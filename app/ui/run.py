"""Work off the window's thread: one lane for all that writes, a small pool for reading, one lane for foreign files.

The caller owns the signals (a ``Job`` lives in the window's thread), the runnable gets plain functions. Work never
touches a widget; results come back as queued signals. A job whose owner is gone is cancelled and says nothing.
Refuses ``processEvents``: nothing here waits.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot

from app.base.errors import AppError, Cancelled

SHOWN_AFTER_MS = 300
"""Work that takes longer shows its progress and a way to stop it."""


class Job(QObject):
    """One piece of work under way. Connect with ``then`` and ``otherwise``; ``cancel`` asks it to stop."""

    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    stepped = Signal(int, int, str)
    ended = Signal()
    _settled = Signal(str, object)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self._stop = threading.Event()
        # The worker emits only this one. It arrives in the window's thread at the next turn of the loop: after the caller
        # has connected ``then``, and so that plain functions given to ``then`` never run in the worker.
        self._settled.connect(self._deliver)

    def then(self, take: Callable[[Any], object]) -> Job:
        """``take`` gets the result, in the window's thread."""
        self.done.connect(take)
        return self

    def otherwise(self, take: Callable[[BaseException], object]) -> Job:
        """``take`` gets the refusal or fault; without it the runner tells it."""
        self._handled = True
        self.failed.connect(take)
        return self

    _handled = False
    writes = False
    """Runs in the lane of all that writes."""

    def mute(self) -> None:
        """Say nothing but that it ended."""
        self._muted = True

    _muted = False

    def settle(self, how: str, value: object = None) -> None:
        """Called by the runnable, from any thread: 'done', 'failed' or 'stopped'."""
        self._settled.emit(how, value)

    @Slot(str, object)
    def _deliver(self, how: str, value: object) -> None:
        try:
            if self._muted:
                return
            if how == "failed":
                self.failed.emit(value)
            elif how == "stopped" or self.asked_to_stop():
                self.stopped.emit()
            else:
                self.done.emit(value)
        finally:
            self.ended.emit()

    @property
    def handled(self) -> bool:
        return self._handled

    def cancel(self) -> None:
        self._stop.set()

    def asked_to_stop(self) -> bool:
        return self._stop.is_set()

    # --- Progress: called from the worker's thread ---------------------------------------------------

    def step(self, done: int, total: int, label: str) -> None:
        if self._stop.is_set():
            raise Cancelled
        self.stepped.emit(done, total, label)


class _Work(QRunnable):
    def __init__(self, job: Job, act: Callable[[], Any]) -> None:
        super().__init__()
        self._job, self._act = job, act
        self.setAutoDelete(True)

    def run(self) -> None:
        job = self._job
        try:
            if job.asked_to_stop():
                raise Cancelled
            result = self._act()
        except Cancelled:
            job.settle("stopped")
        except Exception as fault:  # noqa: BLE001  one of the two places that may: it is shown, never lost
            job.settle("failed", fault)
        else:
            job.settle("done", result)


class Runner(QObject):
    """Starts jobs. ``at_once`` runs them in the caller's thread: for tests that ask about results, not about threads."""

    began = Signal(object)
    """A job that may take long was started (for the busy strip)."""
    fault = Signal(object)
    """A job failed and nobody was there to take it."""

    def __init__(self, parent: QObject | None = None, *, at_once: bool = False) -> None:
        super().__init__(parent)
        self._at_once = at_once
        self._lane = QThreadPool(self)
        self._lane.setMaxThreadCount(1)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._apart = QThreadPool(self)
        self._apart.setMaxThreadCount(1)
        self._jobs: set[Job] = set()
        self._owned: dict[int, set[Job]] = {}

    def read(self, owner: QObject | None, act: Callable[[], Any], *, title: str = "") -> Job:
        """Run ``act`` in the reading pool."""
        return self._start(self._pool, owner, Job(title), lambda _: act())

    def write(self, owner: QObject | None, act: Callable[[], Any], *, title: str = "") -> Job:
        """Run ``act`` in the one lane of all that writes, in the order asked for."""
        return self._start(self._lane, owner, Job(title), lambda _: act())

    def long(
        self, owner: QObject | None, act: Callable[[Job], Any], *, title: str, writes: bool = False
    ) -> Job:
        """Run ``act(progress)``: shown with a cancel button once it takes longer than 300 ms."""
        job = Job(title)
        QTimer.singleShot(SHOWN_AFTER_MS, lambda: self.began.emit(job) if job in self._jobs else None)
        return self._start(self._lane if writes else self._pool, owner, job, act)

    def apart(self, owner: QObject | None, act: Callable[[Job], Any], *, title: str = "") -> Job:
        """Run ``act(progress)`` beside all other work: a scan that is read for a minute must not hold up a draft that is saved.

        What it writes it writes at its end, in a unit of work of its own; the store lets one writer in at a time.
        """
        return self._start(self._apart, owner, Job(title), act)

    def busy(self) -> bool:
        return bool(self._jobs)

    def wait(self, milliseconds: int = 10_000) -> bool:
        """Wait until all work is over: only when the program ends."""
        return all(pool.waitForDone(milliseconds) for pool in (self._lane, self._pool, self._apart))

    def finish(self, milliseconds: int) -> bool:
        """The program ends: what is being written is written, all else stops. False when something went on too long."""
        self._pool.clear()
        self._apart.clear()
        for job in list(self._jobs):
            job.mute()
            if not job.writes:
                job.cancel()
        return all(pool.waitForDone(milliseconds) for pool in (self._lane, self._pool, self._apart))

    def _start(self, pool: QThreadPool, owner: QObject | None, job: Job, act: Callable[[Job], Any]) -> Job:
        job.writes = pool is self._lane
        self._jobs.add(job)
        job.failed.connect(lambda error: None if job.handled else self.fault.emit(error))
        job.ended.connect(lambda: self._forget(job))
        if owner is not None:
            self._own(owner, job)
        work = _Work(job, lambda: act(job))
        if self._at_once:
            QTimer.singleShot(0, work.run)
        else:
            pool.start(work)
        return job

    def _own(self, owner: QObject, job: Job) -> None:
        """The owner's end is heard once per owner, not once per job: a search asks hundreds of times."""
        key = id(owner)
        if key not in self._owned:
            self._owned[key] = set()
            owner.destroyed.connect(lambda *_: self._orphaned(key))
        self._owned[key].add(job)

    def _orphaned(self, key: int) -> None:
        for job in self._owned.pop(key, ()):
            job.cancel()
            job.mute()  # nobody is left to hear it

    def _forget(self, job: Job) -> None:
        self._jobs.discard(job)
        for jobs in self._owned.values():
            jobs.discard(job)
        job.deleteLater()


class _Asked(NamedTuple):
    act: Callable[[], Any]
    take: Callable[[Any], object]
    refuse: Callable[[BaseException], object] | None
    title: str
    stopped: Callable[[], object] | None


class Latest(QObject):
    """Only the newest of several requests is answered: for what is asked at every keystroke."""

    def __init__(self, runner: Runner, parent: QObject, *, delay: int = 0) -> None:
        super().__init__(parent)
        self._runner = runner
        self._round = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay)
        self._timer.timeout.connect(self._go)
        self._asked: _Asked
        self._running: Job | None = None

    def ask(
        self,
        act: Callable[[], Any],
        take: Callable[[Any], object],
        refuse: Callable[[BaseException], object] | None = None,
        *,
        title: str = "",
        stopped: Callable[[], object] | None = None,
    ) -> None:
        """Run ``act`` after the delay; ``take`` gets its result unless something newer was asked for.

        With a ``title`` it may take long: it is shown then, and whoever stops it is told ``stopped``.
        """
        self._asked = _Asked(act, take, refuse, title, stopped)
        self._round += 1
        self._timer.start()

    def drop(self) -> None:
        """Forget what was asked."""
        self._round += 1
        self._timer.stop()

    def _go(self) -> None:
        asked = self._asked
        mine = self._round
        if self._running is not None:
            self._running.cancel()
        if asked.title:
            job = self._runner.long(self, lambda _: asked.act(), title=asked.title)
        else:
            job = self._runner.read(self, asked.act)
        self._running = job
        job.then(lambda result: asked.take(result) if mine == self._round else None)
        if (refuse := asked.refuse) is not None:
            job.otherwise(lambda error: refuse(error) if mine == self._round else None)
        if (stopped := asked.stopped) is not None:
            job.stopped.connect(lambda: stopped() if mine == self._round else None)


def is_refusal(error: BaseException) -> bool:
    """Whether an error is one that a person can act on."""
    return isinstance(error, AppError)
