"""The parent's side: starts children, waits for their answers, ends them. One stays warm for the next file.

A child serves one file at a time; callers in several threads get one each. A child that was cancelled, died, hung or said
something senseless is ended and never asked again.
"""

from __future__ import annotations

import atexit
import contextlib
import importlib
import logging
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from app.base.errors import AppError
from app.base.language import current_language, mark
from app.base.progress import Progress
from app.intake.child import limits, protocol

T = TypeVar("T")

STALL: Final = 60.0  # seconds without a word; the slowest page takes a few
TOTAL: Final = 1800.0  # seconds for one file, all pages read from pictures
_LOOK: Final = 0.1  # seconds between looks at the person's wish to cancel
_IDLE: Final = 120.0  # seconds that a child waits for the next file
_SERVES: Final = 60  # files, after which a child has leaked enough
_log = logging.getLogger(__name__)

CRASHED = mark("bị dừng đột ngột (tệp hỏng hoặc cố ý phá)")
MEMORY = mark("cần quá nhiều bộ nhớ")
TIME = mark("chạy quá lâu")
OUTPUT = mark("cho ra quá nhiều dữ liệu")


class Lost(Exception):
    """The child gave no answer; ``why`` in words for a clerk (marked for translation)."""

    def __init__(self, why: str, detail: str = "") -> None:
        self.why = why
        super().__init__(detail)


def command(memory: int) -> list[str]:
    """How a child is started, from the source tree and from the frozen program alike."""
    if getattr(sys, "frozen", False):
        return [sys.executable, protocol.CHILD, str(memory)]
    return [sys.executable, "-P", "-m", "app.intake.child", str(memory)]


class _Child:
    def __init__(self, words: Sequence[str], memory: int) -> None:
        root = str(Path(__file__).resolve().parents[3])
        self._process = subprocess.Popen(  # noqa: S603  our own program, no word of it from outside
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=limits.environment(root),
            start_new_session=True,  # Ctrl-C is ours to handle
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._job = limits.bind(self._process, memory)
        self.served = 0
        self._frames: queue.SimpleQueue[tuple[bytes, bytes] | str | None] = queue.SimpleQueue()
        threading.Thread(target=self._listen, name="intake-child", daemon=True).start()

    def _listen(self) -> None:
        """Frames into the queue; None when the child is gone, a reason when it says too much."""
        stream = self._process.stdout
        try:
            while stream is not None:
                frame = protocol.receive(stream, protocol.MOST_OUT)
                self._frames.put(frame)
                if frame is None:
                    return
        except protocol.TooLong:
            self._frames.put(OUTPUT)
        except (OSError, ValueError):  # closed under our hands by end()
            self._frames.put(None)

    def ask(self, asked: protocol.Ask, data: bytes) -> None:
        """Hand the file over, in a thread: a child that does not listen must not hold us."""
        self.served += 1
        threading.Thread(target=self._speak, args=(asked, data), name="intake-ask", daemon=True).start()

    def _speak(self, asked: protocol.Ask, data: bytes) -> None:
        stream = self._process.stdin
        with contextlib.suppress(OSError, ValueError):  # it died while it was told; the listener knows
            if stream is not None:
                protocol.send(stream, protocol.ASK, msgspec.msgpack.encode(asked))
                protocol.send(stream, protocol.DATA, data)

    def answer(self, progress: Progress, *, stall: float, total: float) -> tuple[bytes, bytes]:
        """The last frame of the answer. Raises ``Lost``; ``Cancelled`` comes out of ``progress``."""
        begun = heard = time.monotonic()
        step = protocol.Step(0, 0, "")
        while True:
            now = time.monotonic()
            if now - heard > stall or now - begun > total:
                raise Lost(TIME)
            try:
                frame = self._frames.get(timeout=_LOOK)
            except queue.Empty:
                progress.step(step.done, step.total, step.label)  # raises when a person asked to stop
                continue
            if frame is None or isinstance(frame, str):
                raise Lost(frame or CRASHED, f"exit {self._process.poll()}")
            if frame[0] != protocol.STEP:
                return frame
            heard = time.monotonic()
            step = _decoded(frame[1], protocol.Step)
            progress.step(step.done, step.total, step.label)

    def alive(self) -> bool:
        return self._process.poll() is None

    def end(self) -> None:
        """Kill it and leave nothing behind."""
        with contextlib.suppress(OSError):
            self._process.kill()
        limits.free(self._job)
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError, ValueError):
                if stream is not None:
                    stream.close()


class Keeper:
    """Children and who has them. ``words`` and the bounds are given by tests."""

    def __init__(
        self,
        *,
        words: Sequence[str] | None = None,
        memory: int = limits.MEMORY,
        stall: float = STALL,
        total: float = TOTAL,
    ) -> None:
        self._words = list(words) if words is not None else command(memory)
        self._memory, self._stall, self._total = memory, stall, total
        self._lock = threading.Lock()
        self._warm: _Child | None = None
        self._timer: threading.Timer | None = None

    def ask(
        self,
        verb: str,
        data: bytes,
        name: str,
        result: type[T],
        progress: Progress,
        *,
        password: str | None = None,
        pictures: bool = True,
    ) -> T:
        """The child's answer. Raises its refusals, ``Cancelled`` from ``progress``, and ``Lost``."""
        asked = protocol.Ask(
            verb,
            _sayable(name),
            current_language(),
            _sayable(password) if password else None,
            int(self._total),
            pictures,
        )
        child = self._take()
        done = False
        try:
            child.ask(asked, data)
            kind, payload = child.answer(progress, stall=self._stall, total=self._total)
            if kind == protocol.RESULT:
                found = _decoded(payload, result)
                done = True
                return found
            if kind == protocol.REFUSED:
                done = True
                raise _refusal(_decoded(payload, protocol.Refused))
            fault = _decoded(payload, protocol.Fault)
            raise Lost(MEMORY if fault.kind == "MemoryError" else CRASHED, f"{fault.kind} at {fault.place}")
        except Lost as lost:
            _log.warning("a reading was lost: %s (%s, %d bytes)", lost.why, lost, len(data))
            raise
        finally:
            self._give_back(child, whole=done)

    def _take(self) -> _Child:
        with self._lock:
            child, self._warm = self._warm, None
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
        if child is not None:
            if child.alive():
                return child
            child.end()
        return _Child(self._words, self._memory)

    def _give_back(self, child: _Child, *, whole: bool) -> None:
        if whole and child.served < _SERVES and child.alive():
            with self._lock:
                if self._warm is None:
                    self._warm = child
                    self._timer = threading.Timer(_IDLE, self.close)
                    self._timer.daemon = True
                    self._timer.start()
                    return
        child.end()

    def close(self) -> None:
        """End the warm child."""
        with self._lock:
            child, self._warm = self._warm, None
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
        if child is not None:
            child.end()


def _sayable(text: str) -> str:
    """Names of files are any bytes to the system; half characters cannot be written down."""
    return text.encode("utf-8", "replace").decode()


def _decoded(payload: bytes, kind: type[T]) -> T:
    try:
        return msgspec.msgpack.decode(payload, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise Lost(CRASHED, f"a senseless answer ({type(fault).__name__})") from None


def _refusal(said: protocol.Refused) -> AppError:
    """The error the child named, when it is one of ours."""
    found: Any = None
    if said.module.startswith(("app.intake.", "app.base.", "app.exchange.", "app.signing.")):
        with contextlib.suppress(ImportError):
            found = getattr(importlib.import_module(said.module), said.name, None)
    if isinstance(found, type) and issubclass(found, AppError):
        return found(said.where, **said.values)
    raise Lost(CRASHED, "an unknown refusal")


_keeper = Keeper()
atexit.register(_keeper.close)


def rest() -> None:
    """End the child that waits for the next file."""
    _keeper.close()


def ask(
    verb: str,
    data: bytes,
    name: str,
    result: type[T],
    progress: Progress,
    *,
    password: str | None = None,
    pictures: bool = True,
) -> T:
    """``Keeper.ask`` of this process's own keeper."""
    return _keeper.ask(verb, data, name, result, progress, password=password, pictures=pictures)
