"""The data folder taken away under an open program: a stick pulled out, a folder moved or thrown away."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.models.errors import DataGone
from app.models.units import Unit
from tests.factory import desk as open_desk

WAYS: dict[str, Callable[[Path], object]] = {
    "thrown away": shutil.rmtree,
    "moved": lambda folder: shutil.move(folder, folder.with_name("elsewhere")),
}


@pytest.mark.parametrize("way", WAYS)
def test_nothing_counts_as_saved_in_a_folder_that_is_gone(way: str, tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    folder = desk.data
    WAYS[way](folder)
    with pytest.raises(DataGone) as caught, desk.store.work(verb="units.add", by="x") as w:
        w.add(Unit(level="branch", name="Chi đoàn Thử"))
        w.commit()
    assert str(folder) in caught.value.sentence()
    assert not folder.exists(), "nothing is begun anew in its place"
    desk.close()
