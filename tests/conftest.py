"""What every test gets: tests of one file stay together when two processes share the work; serial ones keep to one.

Hypothesis judges what a test says, not how fast a busy machine says it; it draws the same examples at every run, so that none
fails by luck. `./dev corpus` draws new ones. Waiting for the window is patient: a wait ends when what it waits for is there.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from _pytest.nodeid import coerce_node_id
from hypothesis import settings
from pytestqt.qtbot import QtBot

settings.register_profile("house", deadline=None, print_blob=True, derandomize=True, max_examples=50)
settings.register_profile("fresh", deadline=None, print_blob=True, max_examples=300)
settings.load_profile("house")

PATIENCE_MS = 60_000
"""The least that any wait for the window is given: on a busy machine the few seconds that a test means may be too few."""


@pytest.fixture(autouse=True, scope="session")
def patient() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("waitUntil", "waitSignal", "waitSignals", "waitExposed", "waitActive"):
            patch.setattr(QtBot, name, _patient(getattr(QtBot, name)))
        yield


def _patient(plain: Callable[..., Any]) -> Callable[..., Any]:
    def wait(*words: Any, timeout: int = PATIENCE_MS, **more: Any) -> Any:
        return plain(*words, timeout=max(timeout, PATIENCE_MS), **more)

    return wait


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the files of tests/golden")


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Give xdist its groups: files share fixtures, so a file is one group; all `serial` tests are one group.

    xdist 3.8 writes the group into an attribute that pytest 9.2 no longer reads: the identity is set here as well, or no
    test would stay with its file. The largest groups come first, or one process would still sit over them when the other is
    done: those that are named, then files in their order.
    """
    items.sort(
        key=lambda item: not (item.get_closest_marker("serial") or item.get_closest_marker("xdist_group"))
    )
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            group = "serial" if item.get_closest_marker("serial") else item.nodeid.split("::")[0]
            item.add_marker(pytest.mark.xdist_group(group))
    yield
    for item in items:
        grouped = getattr(item, "_nodeid", "")
        if "@" in grouped:
            item._id = coerce_node_id(grouped)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes do not name a test: they may hold the hour, and two processes must find the same names."""
    return argname if isinstance(val, bytes) else None


def pytest_collection_finish() -> None:
    """What has been loaded by now stays to the end: no search for garbage goes through it again."""
    gc.collect()
    gc.freeze()
