"""What every test gets: tests of one file stay together when two processes share the work; serial ones keep to one."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give xdist its groups: files share fixtures, so a file is one group; all `serial` tests are one group."""
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            group = "serial" if item.get_closest_marker("serial") else item.nodeid.split("::")[0]
            item.add_marker(pytest.mark.xdist_group(group))
