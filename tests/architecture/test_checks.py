"""`./dev check`, check by check: format, lint, types, import rules, catalogue, house rules."""

from __future__ import annotations

import pytest

from tools import check


@pytest.mark.parametrize("name", check.CHECKS)
def test_check_holds(name):
    result = check.run(name)
    assert result.ok, f"./dev check {name}\n{result.output}"
