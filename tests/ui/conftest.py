"""What tests of the window get: Qt offscreen, a desk with data, a seat with a real runner, and three who watch.

``seat`` / ``desk``: a copy of a furnished office (clock stands at Monday 02/03/2026 08:00). ``bare_seat`` / ``bare_desk``: an empty
folder. ``told``: what a person was told; a fault nobody expected fails the test. ``answers``: what questions are answered.
``watchdog``: fails the test when the window's thread was held over 50 ms; ``with watchdog.excused("why"):`` for set-up. A block that
may be the machine's is looked at a second time: the test is run again at once.
"""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from _pytest.runner import runtestprotocol
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import MultiSignalBlocker, SignalBlocker

from app.ui.bus import Bus
from app.ui.language import speak
from app.ui.memory import Memory
from app.ui.run import Runner
from app.ui.seat import Seat
from app.ui.tell import Teller
from app.ui.theme.look import put_on
from tests.factory import desk as open_desk
from tests.ui import office
from tests.ui.watchdog import Watchdog

DOUBT = pytest.StashKey[bool]()
"""Set at a test whose thread was held, but not so long that it must be ours."""


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """Run a test; once more when nothing was wrong but a doubtful block. What is said the last time counts."""
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, nextitem=nextitem, log=False)
    if item.stash.get(DOUBT, False) and [one.when for one in reports if one.failed] == ["teardown"]:
        reports = runtestprotocol(item, nextitem=nextitem, log=False)
    for one in reports:
        item.ihook.pytest_runtest_logreport(report=one)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


@pytest.fixture(scope="session")
def qapp(qapp):
    """The application, dressed."""
    put_on(qapp, "light")
    speak(qapp, "vi")
    return qapp


@pytest.fixture(autouse=True)
def dressed(qapp):
    """Every test begins in light at 100 % and in Vietnamese."""
    yield
    from app.ui.theme import look

    if look.current().name != "light" or look.scale() != 100:
        put_on(qapp, "light")
    from app.base.language import current_language

    if current_language() != "vi":
        speak(qapp, "vi")


@pytest.fixture(autouse=True)
def watchdog(request, qapp, monkeypatch) -> Iterator[Watchdog]:
    dog = Watchdog()

    def watched(name: str) -> Any:
        plain = getattr(QtBot, name)

        def act(*words: Any, **more: Any) -> Any:
            with dog.turn(name):
                return plain(*words, **more)

        return staticmethod(act)

    for name in (
        "keyClick",
        "keyPress",
        "keyRelease",
        "mouseClick",
        "mouseDClick",
        "mousePress",
        "mouseRelease",
    ):
        monkeypatch.setattr(QtBot, name, watched(name))

    def looping(owner: Any, name: str) -> None:
        plain = getattr(owner, name)

        def wait(*words: Any, **more: Any) -> Any:
            with dog.loop():
                return plain(*words, **more)

        monkeypatch.setattr(owner, name, wait)

    looping(QtBot, "wait")
    looping(SignalBlocker, "wait")
    looping(MultiSignalBlocker, "wait")
    dog.start()
    yield dog
    dog.stop()
    if dog.doubtful():
        request.node.stash[DOUBT] = bool(dog.blocks)
    assert not dog.blocks, "the window's thread was held:\n" + "\n".join(map(str, dog.blocks))


@pytest.fixture(autouse=True)
def log_fail(caplog) -> Iterator[list[str]]:
    """A warning in the log that no test asked for is a fault; put a piece of an expected one into the list."""
    expected: list[str] = []
    yield expected
    found = [
        f"{one.name}: {one.getMessage()}"
        for one in caplog.get_records("call")
        if one.levelno >= logging.WARNING and not one.name.startswith(("pytest", "asyncio", "faker"))
    ]
    found = [one for one in found if not any(piece in one for piece in expected)]
    assert not found, found


@pytest.fixture(autouse=True)
def tidy(qapp) -> Iterator[None]:
    """What a test leaves to be deleted is deleted before the next: a late death would be blamed on a stranger.

    Only what the test made is looked through: going through all that the session has loaded takes a second each time, and would
    hold the thread in the midst of a test as well.
    """
    gc.freeze()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


@pytest.fixture(scope="session")
def furnished(tmp_path_factory):
    return office.furnish(tmp_path_factory.mktemp("office"))


@pytest.fixture
def desk(furnished, tmp_path):
    made = office.copy(furnished, tmp_path)
    yield made
    made.close()


@pytest.fixture
def bare_desk(tmp_path):
    made = open_desk(tmp_path)
    yield made
    made.close()


@dataclass
class Told:
    """What a person was told. Take faults out of ``faults`` when a test expects one."""

    notes: list[tuple[str, str, Any]] = field(default_factory=list)
    refusals: list[tuple[str, str]] = field(default_factory=list)
    faults: list[BaseException] = field(default_factory=list)

    def words(self) -> list[str]:
        return [words for words, _, _ in self.notes]


@pytest.fixture
def told() -> Iterator[Told]:
    made = Told()
    yield made
    assert not made.faults, [repr(fault) for fault in made.faults]


@dataclass
class Answers:
    """Questions that were asked, and what to answer, in order; a question without an answer fails the test."""

    ready: list[bool] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __call__(self, question: str, *, act: str, danger: bool = False) -> bool:
        self.asked.append(question)
        assert self.ready, f"an unexpected question: {question} [{act}]"
        return self.ready.pop(0)


@pytest.fixture
def answers() -> Answers:
    return Answers()


@dataclass
class Gone:
    """Where pages asked to go: (page, record)."""

    to: list[tuple[str, str | None]] = field(default_factory=list)

    def __call__(self, name: str, record_id: str | None = None) -> None:
        self.to.append((name, record_id))


@pytest.fixture
def gone() -> Gone:
    return Gone()


def _seated(desk: Any, told: Told, answers: Answers, gone: Gone) -> Iterator[Seat]:
    runner, teller = Runner(), Teller()
    runner.fault.connect(teller.error)
    teller.noted.connect(lambda words, tone, undo: told.notes.append((words, tone, undo)))
    teller.refused.connect(lambda what, remedy: told.refusals.append((what, remedy)))
    teller.faulted.connect(told.faults.append)
    yield Seat(desk=desk, run=runner, tell=teller, bus=Bus(), ask=answers, go=gone, memory=Memory())
    assert runner.finish(20_000)


@pytest.fixture
def seat(qapp, desk, told, answers, gone) -> Iterator[Seat]:
    yield from _seated(desk, told, answers, gone)


@pytest.fixture
def bare_seat(qapp, bare_desk, told, answers, gone) -> Iterator[Seat]:
    yield from _seated(bare_desk, told, answers, gone)


@pytest.fixture
def type_in(watchdog):
    """``type_in(widget, "Đoàn")``: letters as an input method commits them; QTest's own keys know ASCII only."""

    def put(widget: Any, text: str, *, preedit: str = "") -> None:
        from PySide6.QtGui import QInputMethodEvent

        for letter in text if not preedit else [text]:
            event = QInputMethodEvent(preedit, [])
            event.setCommitString(letter)
            with watchdog.turn(f"typing {letter}"):
                QCoreApplication.sendEvent(widget, event)

    return put


@pytest.fixture
def idle(qtbot):
    """``idle(seat)``: wait until all work under way is over and its answers have arrived."""

    def wait(seat: Seat, timeout: int = 10_000) -> None:
        qtbot.waitUntil(lambda: not seat.run.busy(), timeout=timeout)

    return wait
