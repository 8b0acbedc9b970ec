"""Reminders: once a day each, by the system or by the window; off at the switch; nothing private while locked."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QObject

from app.ui.frame.reminding import SETTING, Reminding


@pytest.fixture
def made(bare_seat, bare_desk):
    bare_desk.tasks.open("nộp báo cáo", due_on=date(2026, 2, 26))
    bare_desk.tasks.open("gửi danh sách", due_on=date(2026, 3, 3))
    parent = QObject()
    reminding = Reminding(bare_seat, parent, private=lambda: False)
    reminding.shown = []
    reminding.show = lambda title, text: reminding.shown.append((title, text))
    yield reminding
    reminding.rest()
    parent.deleteLater()


def test_what_is_late_is_told_once_a_day(made, bare_seat, bare_desk, idle):
    made.look()
    idle(bare_seat)
    ((title, text),) = made.shown
    assert title == "1 việc quá hạn; 1 việc đến hạn hôm nay, ngày mai"
    assert text.splitlines()[0] == "nộp báo cáo: hạn 26/02/2026"
    made.look()
    idle(bare_seat)
    assert len(made.shown) == 1
    bare_desk.tasks.open("họp khẩn", due_on=date(2026, 3, 2))
    made.look()
    idle(bare_seat)
    assert made.shown[1] == ("1 việc đến hạn hôm nay, ngày mai", "họp khẩn: hạn 02/03/2026")


def test_off_is_off_but_rules_still_open_their_tasks(made, bare_seat, bare_desk, idle):
    bare_desk.settings.set(SETTING, False)
    bare_desk.recurring.add("Báo cáo tháng", every="month", day=5)
    made.look()
    idle(bare_seat)
    assert not made.shown
    assert "Báo cáo tháng (tháng 3/2026)" in [row.title for row in bare_desk.tasks.list()]


def test_locked_tells_figures_only(made, bare_seat, idle):
    made._private = lambda: True
    made.look()
    idle(bare_seat)
    assert made.shown[0][1] == ""


def test_without_a_notification_area_the_window_says_it(made, bare_seat, idle, told):
    made.show = made._show
    made.look()
    idle(bare_seat)
    assert told.words() == ["1 việc quá hạn; 1 việc đến hạn hôm nay, ngày mai"]
