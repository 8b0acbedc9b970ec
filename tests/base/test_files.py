from __future__ import annotations

import errno
import os

import pytest

from app.base.errors import DiskFull, FileMissing, FileUnreadable, FolderReadOnly
from app.base.files import disk_error, make_folder, read_bytes, replacing, write_atomic


def test_a_file_is_replaced_whole(tmp_path):
    path = tmp_path / "a"
    write_atomic(path, "Đoàn")
    write_atomic(path, b"two", mode=0o600)
    assert path.read_bytes() == b"two"
    assert [p.name for p in tmp_path.iterdir()] == ["a"]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_an_error_inside_leaves_the_old_file_and_no_trace(tmp_path):
    path = tmp_path / "a"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), replacing(path) as file:
        file.write(b"half")
        raise ZeroDivisionError
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize(("number", "refusal"), [(errno.ENOSPC, DiskFull), (errno.EROFS, FolderReadOnly)])
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_disk_errors_become_refusals(tmp_path, monkeypatch, number, refusal, call):
    path = tmp_path / "a"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(refusal):
        write_atomic(path, "new")
    monkeypatch.undo()
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_a_file_in_the_way_of_a_folder(tmp_path):
    (tmp_path / "wall").write_text("")
    with pytest.raises(FolderReadOnly):
        write_atomic(tmp_path / "wall" / "a", "x")
    with pytest.raises(FolderReadOnly):
        make_folder(tmp_path / "wall" / "a")
    with pytest.raises(FolderReadOnly):
        write_atomic(tmp_path / "no folder" / "a", "x")


def test_reading(tmp_path):
    with pytest.raises(FileMissing):
        read_bytes(tmp_path / "none")
    with pytest.raises(FileUnreadable):
        read_bytes(tmp_path)
    assert isinstance(disk_error(OSError(errno.EIO, "x"), "f", writing=True), FileUnreadable)
