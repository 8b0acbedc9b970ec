"""What every test gets: tests of one file stay together when two processes share the work; serial ones keep to one.

Hypothesis judges what a test says, not how fast a busy machine says it.
"""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the files of tests/golden")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give xdist its groups: files share fixtures, so a file is one group; all `serial` tests are one group."""
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            group = "serial" if item.get_closest_marker("serial") else item.nodeid.split("::")[0]
            item.add_marker(pytest.mark.xdist_group(group))
