from __future__ import annotations

import pytest

from tests.factory import Line


@pytest.fixture
def line(tmp_path, capsys, monkeypatch):
    """The command line on an empty folder, deaf to the developer's own environment."""
    monkeypatch.delenv("VANTHU_DATA", raising=False)
    monkeypatch.delenv("VANTHU_KEY_FILE", raising=False)
    monkeypatch.delenv("VANTHU_AS", raising=False)
    monkeypatch.chdir(tmp_path)
    return Line(tmp_path, capsys)
