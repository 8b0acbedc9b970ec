"""A batch of letters: what becomes of each, whatever one of them does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.base.errors import DiskFull
from app.base.progress import Progress
from app.services import render_batch
from app.services.render_batch import render_folder
from tests.factory import letter_file, own_letter


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "letters"
    made.mkdir()
    for number in range(9):
        letter_file(made / f"{number}.json", own_letter())
    return made


def codes(items) -> dict[str, str | None]:
    return {item.file.stem: item.fault["code"] if item.fault else None for item in items}


@pytest.mark.parametrize("jobs", [1, 2, None])
def test_every_letter_is_made_in_the_order_of_names(folder: Path, tmp_path: Path, jobs: int | None) -> None:
    items = list(render_folder(folder, tmp_path / "out", jobs=jobs))
    assert [item.file.stem for item in items] == [str(number) for number in range(9)]
    assert all(item.rendered and item.rendered.pdf and item.rendered.pdf.stat().st_size for item in items)
    assert len(list((tmp_path / "out").iterdir())) == 18


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_of_ours_stops_one_letter_only(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    ours = render_batch.read_letter_file

    def faulty(path: Path):
        if path.stem == "3":
            raise KeyError("x")
        if path.stem == "5":
            raise MemoryError
        return ours(path)

    monkeypatch.setattr(render_batch, "read_letter_file", faulty)  # forked processes have it too
    items = list(render_folder(folder, tmp_path / "out", jobs=jobs))
    assert codes(items) == {str(number): "VB-090" if number in (3, 5) else None for number in range(9)}
    assert "KeyError" in str(items[3].fault)


def test_a_letter_that_its_process_dies_of(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = render_batch.read_letter_file

    def deadly(path: Path):
        if path.stem == "4":
            os._exit(9)
        return ours(path)

    monkeypatch.setattr(render_batch, "read_letter_file", deadly)
    items = list(render_folder(folder, tmp_path / "out", jobs=2))
    assert codes(items) == {str(number): "VB-090" if number == 4 else None for number in range(9)}
    assert items[4].fault is not None
    assert "4.json" in str(items[4].fault["what"])
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 8


def test_a_full_disk_is_said_of_the_letter(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = render_batch.write_atomic

    def full(path: Path, data: bytes) -> None:
        if path.name == "2.pdf":
            raise DiskFull(str(path), file=path.name)
        ours(path, data)

    monkeypatch.setattr(render_batch, "write_atomic", full)
    assert codes(render_folder(folder, tmp_path / "out", jobs=1))["2"] == "TEP-004"


def test_progress_counts_to_the_end_and_an_empty_folder_is_no_fault(folder: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    class Watch(Progress):
        def step(self, done: int, total: int, label: str = "") -> None:
            told.append((done, total))

    list(render_folder(folder, tmp_path / "out", jobs=2, progress=Watch()))
    assert told == [(number, 9) for number in range(1, 10)]
    (tmp_path / "none").mkdir()
    assert list(render_folder(tmp_path / "none", tmp_path / "out")) == []
