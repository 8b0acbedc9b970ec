"""Tasks: where the deadline comes from, how late ones are shown as days pass."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.base.clock import FixedClock
from app.services.tasks import TaskDone, TaskEmpty, TaskMissing
from tests.factory import desk as make_desk
from tests.factory import letter_file


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path)
    yield made
    made.close()


def entered(desk, tmp_path, text, **fields):
    path = tmp_path / f"{abs(hash(text))}.txt"
    path.write_text(text, "utf-8")
    return desk.incoming.register(desk.incoming.receive(path).result, fields=fields).result


def test_due_by_the_letter_by_the_rule_or_at_once(desk, tmp_path):
    said = desk.incoming.register(desk.incoming.receive(letter_file(tmp_path / "a.pdf")).result).result
    task = desk.tasks.open(letter=said.id).result
    assert task.due_on == date(2026, 3, 20)
    assert task.evidence.startswith("Gửi báo cáo")
    plain = entered(desk, tmp_path, "Kính gửi Đoàn xã\nMời họp.\n")
    assert desk.tasks.open(letter=plain.id).result.due_on == date(
        2026, 3, 16
    )  # 10 working days after a Monday
    urgent = entered(desk, tmp_path, "Kính gửi Đoàn xã\nHọp gấp.\n", urgency="HỎA TỐC")
    assert desk.tasks.open(letter=urgent.id).result.due_on == date(2026, 3, 2)
    own = desk.tasks.open(letter=plain.id, due_on=date(2026, 3, 5)).result
    assert (own.due_on, own.evidence) == (date(2026, 3, 5), "")


def test_states_as_days_pass(desk):
    desk.tasks.open("gọi điện", due_on=date(2026, 3, 4))
    clock = desk.clock
    assert isinstance(clock, FixedClock)
    seen = []
    for _ in range(4):
        seen.append(desk.tasks.list()[0].due)
        clock.forward(timedelta(days=1))
    assert seen == ["ahead", "soon", "soon", "late"]


def test_done_is_once_and_may_name_the_answer(desk):
    task = desk.tasks.open("gọi điện", assignee="Văn phòng").result
    done = desk.tasks.done(task.id, result="  đã   gọi ").result
    assert (done.state, done.done_on, done.result) == ("done", date(2026, 3, 2), "đã gọi")
    with pytest.raises(TaskDone):
        desk.tasks.done(task.id)
    with pytest.raises(TaskMissing):
        desk.tasks.done("không có")
    with pytest.raises(TaskEmpty):
        desk.tasks.open("   ")


def test_opening_can_be_undone(desk):
    change = desk.tasks.open("gọi điện")
    assert change.undo
    desk.undo.undo()
    assert desk.tasks.list() == ()
