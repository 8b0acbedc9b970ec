"""The watched folder: whole files only, each once, moved or left, refusals told once, a stick pulled out."""

from __future__ import annotations

import shutil

import pytest

from app.services.watching import DONE_FOLDER, WatchFolderMissing, WatchFolderOwn
from tests.factory import desk as make_desk
from tests.factory import letter_file


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path)
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "scan"
    made.mkdir()
    return made


@pytest.fixture(scope="module")
def pdf(tmp_path_factory):
    return letter_file(tmp_path_factory.mktemp("files") / "thu.pdf")


def test_a_file_is_taken_at_the_second_look_and_moved(desk, folder, pdf):
    watching = desk.watching(folder)
    shutil.copy(pdf, folder / "thư.pdf")
    first = watching.look()
    assert (first.found, first.waiting) == ((), ("thư.pdf",))
    (seen,) = watching.look().found
    assert (seen.name, seen.outcome) == ("thư.pdf", "taken")
    assert desk.incoming.original(seen.letter_id)[1] == pdf.read_bytes()
    assert [path.name for path in folder.iterdir()] == [DONE_FOLDER]
    assert (folder / DONE_FOLDER / "thư.pdf").read_bytes() == pdf.read_bytes()
    assert watching.look().found == ()


def test_a_scanner_that_writes_slowly_is_waited_for(desk, folder, pdf):
    whole = pdf.read_bytes()
    watching = desk.watching(folder)
    path = folder / "cham.pdf"
    for share in (
        0.2,
        0.5,
        0.5,
        0.5,
        0.9,
    ):  # it pauses between pages: the size stands still, the end is missing
        path.write_bytes(whole[: int(len(whole) * share)])
        assert watching.look().found == ()
    path.write_bytes(whole)
    assert watching.look().found == ()
    (seen,) = watching.look().found
    assert seen.outcome == "taken"


def test_what_is_known_is_not_taken_again(desk, folder, pdf):
    watching = desk.watching(folder)
    shutil.copy(pdf, folder / "a.pdf")
    watching.look()
    (first,) = watching.look().found
    shutil.copy(pdf, folder / "a.pdf")
    watching.look()
    (again,) = watching.look().found
    assert (again.outcome, again.letter_id) == ("known", first.letter_id)
    assert len(desk.incoming.list()) == 1
    assert sorted(path.name for path in (folder / DONE_FOLDER).iterdir()) == ["a (2).pdf", "a.pdf"]


def test_files_left_in_place_are_told_once_even_by_another_program(desk, folder, pdf):
    desk.settings.set("watch.move", False)
    desk.settings.set("watch.folder", str(folder))
    shutil.copy(pdf, folder / "a.pdf")
    (folder / "b.pdf").write_bytes(b"\x00\x01 no letter \x02 %%EOF")
    watching = desk.watching()
    watching.look()
    outcomes = {seen.name: seen.outcome for seen in watching.look().found}
    assert outcomes == {"a.pdf": "taken", "b.pdf": "refused"}
    assert watching.look().found == ()
    letter = desk.incoming.list()[0].id
    desk.inbox_forms.discard(letter)  # not ours: the file lies on, and does not come back
    other = desk.watching()
    other.look()
    assert other.look().found == ()
    assert sorted(path.name for path in folder.iterdir()) == ["a.pdf", "b.pdf"]


def test_what_is_not_whole_or_not_meant_lies(desk, folder, pdf):
    watching = desk.watching(folder)
    for name in ("a.pdf.part", ".an.pdf", "~$thu.docx", "Thumbs.db", "x.crdownload"):
        shutil.copy(pdf, folder / name)
    (folder / "rỗng.pdf").write_bytes(b"")
    (folder / "sub").mkdir()
    for _ in range(3):
        assert watching.look().found == ()


def test_a_folder_that_went_away_and_the_data_folder_itself(desk, folder):
    watching = desk.watching(folder)
    watching.look()
    folder.rmdir()
    with pytest.raises(WatchFolderMissing):
        watching.look()
    with pytest.raises(WatchFolderOwn):
        desk.watching(desk.data).look()
    assert desk.watching() is None
