"""A hundred thousand members: the page opens at once, scrolls without a stutter, finds while one types."""

from __future__ import annotations

from time import thread_time

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.pages.members.page import MembersPage
from benchmarks.members import crowd
from tests.pace import too_long

MANY = 100_000


@pytest.fixture
def page(bare_seat, qtbot, watchdog):
    with watchdog.excused("a hundred thousand people are made up"):
        bare_seat.desk.units.add("Đoàn xã Đồng Rạng", own=True)
        crowd(bare_seat.desk.store, MANY)
        MembersPage(bare_seat).deleteLater()  # what is loaded once in a program's life is loaded now
        qtbot.waitUntil(lambda: not bare_seat.run.busy(), timeout=20_000)
        took = []
        for _ in range(3):  # the best of three: the machine has other things to do
            start = thread_time()
            made = MembersPage(bare_seat)
            qtbot.addWidget(made)
            made.resize(1190, 640)
            made.show()
            while not made.list.lines.many():
                QApplication.processEvents()
            took.append(thread_time() - start)
        made.opened_in = min(took)
    return made


@pytest.mark.slow
@pytest.mark.serial
def test_opens_scrolls_and_finds(page, bare_seat, idle, watchdog, qtbot):
    assert not too_long(page.opened_in, 0.3)
    assert page.head.note.text() == "100.000 người"
    idle(bare_seat)

    frames, bar = [], page.list.verticalScrollBar()
    with watchdog.excused("every step of the scroll is measured here"):
        for step in range(260):
            start = thread_time()
            bar.setValue(bar.value() + (37 if step < 200 else 9_000))
            QApplication.processEvents()
            frames.append(thread_time() - start)
    assert not too_long(sorted(frames)[-3], 0.033), sorted(frames)[-5:]  # two may be the machine's
    idle(bare_seat)
    first, last = page.list.seen()
    assert all(page.list.lines.line(at) is not None for at in range(first, last + 1))

    page.list.go(MANY - 1)
    idle(bare_seat)
    assert page.record.member_id == page.list.lines.line(MANY - 1).id

    page.search.setText("nguyen van")
    idle(bare_seat)
    assert 0 < page.list.lines.many() < MANY
    qtbot.waitUntil(lambda: page.list.lines.many() > 1_000)  # counted once typing rests
    assert page.list.lines.line(0).full_name.startswith("Nguyễn Văn")
