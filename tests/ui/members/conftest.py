"""The page of members as its tests begin, and waiting for pages that ask a moment after a key: first the key's own turn of the
loop, then the answers."""

from __future__ import annotations

import pytest

from app.ui.pages.members.page import MembersPage


@pytest.fixture
def idle(qtbot):
    """``idle(seat)``: all that was asked, and asked because of it, is answered."""

    def wait(seat, timeout: int = 10_000) -> None:
        calm = 0
        while calm < 3:
            qtbot.wait(8)
            calm = 0 if seat.run.busy() else calm + 1

    return wait


@pytest.fixture
def page(seat, qtbot, idle, watchdog):
    with watchdog.excused("the page is built once"):
        made = MembersPage(seat)
        qtbot.addWidget(made)
        made.resize(1190, 640)
        made.show()
        idle(seat)
        made.record.finish()
    return made
