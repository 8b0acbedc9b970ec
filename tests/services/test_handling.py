"""Handling of a registered letter: each step dated, what it changes of the letter, the slips, sending back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.domain.handling import NotRegistered, OpinionEmpty, ReturnReason, SentBack, StepDay
from app.export.pdf.raster import page_count
from app.models.letters import Task
from tests.factory import desk as make_desk


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path)
    yield made
    made.close()


@pytest.fixture
def letter(desk):
    made = desk.inbox_forms.write_down().result
    fields = {
        "number": "856",
        "notation": "CV/TĐTN-BTG",
        "subject": "tuyên truyền",
        "issuer": "Tỉnh đoàn",
        "kind": "CV",
    }
    desk.incoming.register(made, fields=fields)
    return made


def test_the_way_of_a_letter_is_kept_step_by_step(desk, letter):
    desk.handling.submit(letter, to="Bí thư")
    desk.handling.direct(
        letter,
        who="Bí thư",
        opinion="Triển khai ngay",
        lead="Ban Tuyên giáo",
        co_workers=["Chi đoàn 1", " ", "Chi đoàn 2"],
        due_on=date(2026, 3, 20),
        task=True,
    )
    desk.handling.pass_on(letter, to="Ban Tuyên giáo")
    desk.handling.propose(letter, who="Lê An", opinion="Đăng ba bài")
    view = desk.handling.look(letter)
    assert [one.stage for one in view.steps] == ["submitted", "directed", "passed", "proposed"]
    assert (view.stage, view.handler, view.due_on) == ("proposed", "Ban Tuyên giáo", date(2026, 3, 20))
    assert view.co_workers == ("Chi đoàn 1", "Chi đoàn 2")
    fields = desk.incoming.show(letter)["fields"]
    assert (fields["passed"], fields["handler"]) == (date(2026, 3, 2), "Ban Tuyên giáo")
    with desk.store.read() as session:
        task = session.scalars(select(Task)).one()
    assert (task.assignee, task.due_on, task.co_workers) == (
        "Ban Tuyên giáo",
        date(2026, 3, 20),
        ["Chi đoàn 1", "Chi đoàn 2"],
    )
    acts = [line.act for line in desk.inbox_forms.form(letter).story]
    steps = ["Trình văn bản", "Ghi ý kiến chỉ đạo", "Chuyển văn bản", "Ghi đề xuất giải quyết"]
    assert [act for act in acts if act in steps] == steps
    assert "Giao việc" in acts


def test_a_step_is_taken_back_whole(desk, letter):
    desk.handling.direct(letter, lead="Ban A", task=True)
    desk.undo.undo()
    view = desk.handling.look(letter)
    assert (view.steps, view.stage, view.handler) == ((), "", "")
    assert desk.tasks.list() == ()


def test_days_and_order(desk, letter):
    with pytest.raises(StepDay):
        desk.handling.submit(letter, on=date(2026, 3, 3))
    with pytest.raises(StepDay):
        desk.handling.submit(letter, on=date(2026, 3, 1))
    with pytest.raises(OpinionEmpty):
        desk.handling.direct(letter, who="Bí thư")
    fresh = desk.inbox_forms.write_down().result
    with pytest.raises(NotRegistered):
        desk.handling.submit(fresh)


def test_a_letter_sent_to_the_wrong_address_goes_back(desk, letter, tmp_path):
    with pytest.raises(ReturnReason):
        desk.handling.send_back(letter, reason="  ")
    desk.handling.send_back(letter, reason="Gửi nhầm", to="Tỉnh đoàn")
    with pytest.raises(SentBack):
        desk.handling.submit(letter)
    out = desk.handling.print_slip(letter, tmp_path / "tra.pdf")
    assert page_count(out) == 1
    assert "Gửi nhầm" in _words(desk.handling.return_slip(letter))
    unregistered = desk.inbox_forms.write_down().result
    assert desk.inbox.counts().received == 1
    desk.handling.send_back(unregistered, reason="Không phải gửi chúng tôi")
    assert desk.inbox.counts().received == 0
    assert desk.incoming.show(unregistered)["arrival_number"] is None


def test_the_slip_has_the_forms_words_and_what_was_said(desk, letter, tmp_path):
    blank = _words(desk.handling.slip(letter))
    assert "1. Ý kiến của lãnh đạo cơ quan, tổ chức" in blank
    assert "3. Ý kiến đề xuất của người giải quyết" in blank
    desk.handling.direct(letter, who="Bí thư", lead="Ban A", due_on=date(2026, 3, 20))
    assert "- Chủ trì: Ban A" in _words(desk.handling.slip(letter))
    assert "- Thời hạn giải quyết: 20/3/2026" in _words(desk.handling.slip(letter))
    for name in ("phieu.pdf", "phieu.docx"):
        assert desk.handling.print_slip(letter, tmp_path / name).stat().st_size > 2000


def test_letters_wait_by_age_and_urgent_ones_stand_on_top(desk):
    first, second = (desk.inbox_forms.write_down().result for _ in range(2))
    desk.inbox_forms.save_draft(second, fields={"urgency": "HỎA TỐC", "subject": "x"})
    from app.services.inbox import Box

    assert desk.inbox.ids(Box.RECEIVED, rising=True) == (second, first)
    assert desk.inbox.next_unregistered() == second
    desk.clock.forward(timedelta(days=1))
    hot, calm = desk.inbox.rows((second, first))
    assert (hot.age, hot.overdue, calm.age, calm.overdue) == (1, True, 1, False)
    desk.clock.forward(timedelta(days=6))
    (calm,) = desk.inbox.rows((first,))
    assert (calm.age, calm.overdue) == (5, True)


def _words(paper):
    from app.export.lists.paper import Text

    return [block.text for block in paper.blocks if isinstance(block, Text)]
