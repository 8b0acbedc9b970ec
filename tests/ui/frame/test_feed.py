"""The watched folder while the window is open: a scan appears by itself, a folder that is gone is told once."""

from __future__ import annotations

import shutil

import pytest

from app.ui.frame.feed import Feed
from tests.factory import letter_file


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "scan"
    made.mkdir()
    return made


@pytest.fixture
def feed(bare_seat, folder):
    bare_seat.desk.settings.set("watch.folder", str(folder))
    made = Feed(bare_seat, bare_seat.bus)
    yield made
    made.rest()


def test_a_scan_appears_among_the_letters(bare_seat, feed, folder, tmp_path, idle, told):
    heard = []
    bare_seat.bus.changed.connect(lambda subjects, _: heard.append(subjects))
    idle(bare_seat)
    shutil.copy(letter_file(tmp_path / "thu.pdf"), folder / "scan001.pdf")
    for _ in range(2):
        feed.look()
        idle(bare_seat)
    assert bare_seat.desk.inbox.counts().received == 1
    assert any("incoming_letter" in subjects for subjects in heard)
    assert any("đã nhận 1 văn bản mới" in words for words in told.words())


def test_a_folder_that_is_gone_is_told_once(bare_seat, feed, folder, idle, told):
    idle(bare_seat)
    folder.rmdir()
    for _ in range(3):
        feed.look()
        idle(bare_seat)
    assert len(told.refusals) == 1 and str(folder) in told.refusals[0][0]


def test_the_settings_begin_and_end_it(bare_seat, folder, idle):
    feed = Feed(bare_seat, bare_seat.bus)
    assert not feed._timer.isActive()
    bare_seat.desk.settings.set("watch.folder", str(folder))
    bare_seat.bus.tell(frozenset({"setting:watch.folder"}))
    assert feed._timer.isActive()
    idle(bare_seat)
    bare_seat.desk.settings.set("watch.folder", "")
    bare_seat.bus.tell(frozenset({"setting:watch.folder"}))
    assert not feed._timer.isActive()
