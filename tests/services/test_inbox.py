"""What the windows of incoming letters, tasks and the morning ask: lists by ids, forms with drafts, pictures, the story."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.services.inbox import Box, Order
from app.services.inbox_form import AlreadyRegistered
from app.services.saved_searches import Query
from app.services.task_list import Pile
from app.services.today import Act
from app.services.wanted import Wanted
from tests.factory import desk as make_desk
from tests.factory import letter_file


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def pdf(tmp_path_factory):
    return letter_file(tmp_path_factory.mktemp("files") / "thu.pdf")


def paper(desk, **fields):
    desk.clock.forward(timedelta(seconds=1))
    one = desk.inbox_forms.write_down().result
    return desk.incoming.register(one, fields=fields).result.id


def test_a_letter_not_registered_is_listed_by_what_was_guessed(desk, pdf):
    one = desk.incoming.receive(pdf).result
    (row,) = desk.inbox.rows(desk.inbox.ids())
    assert (row.id, row.printed, row.registered) == (one, "317-CV/TĐTN-VP", False)
    assert row.subject.startswith("V/v báo cáo") or "báo cáo số liệu" in row.subject
    counts = desk.inbox.counts()
    assert (counts.received, counts.unassigned, counts.late, counts.all) == (1, 0, 0, 1)


def test_a_letter_not_registered_has_a_name_wherever_it_is_found(desk, pdf):
    one = desk.incoming.receive(pdf).result
    about = desk.inbox.rows([one])[0].subject
    (hit,) = desk.search.find("317").hits
    assert (hit.id, hit.title) == (one, about)
    found = desk.saved_searches.run(Query("incoming", columns=("subject",)))
    assert found.rows == ((f"(chưa vào sổ) {about}",),)


def test_boxes_orders_and_search(desk, pdf):
    given = paper(desk, subject="Tháng Thanh niên", issuer="Tỉnh đoàn", handler="Văn phòng")
    loose = paper(desk, subject="Hiến máu tình nguyện", issuer="Hội Chữ thập đỏ")
    late = desk.inbox_forms.write_down().result
    desk.incoming.register(late, fields={"subject": "Báo cáo"}, tasks=[Wanted(due_on=date(2026, 2, 27))])
    waiting = desk.incoming.receive(pdf).result
    assert set(desk.inbox.ids()) == {given, loose, late, waiting}
    assert desk.inbox.ids(Box.RECEIVED) == (waiting,)
    assert desk.inbox.ids(Box.UNASSIGNED) == (loose,)
    assert desk.inbox.ids(Box.LATE) == (late,)
    assert desk.inbox.ids(text="hien mau") == (loose,)
    assert desk.inbox.ids(Box.LATE, text="hien mau") == ()
    by_issuer = desk.inbox.ids(order=Order.ISSUER, rising=True)
    assert by_issuer.index(loose) < by_issuer.index(given)
    assert [row.due for row in desk.inbox.rows([late, given])] == ["late", "none"]
    assert desk.inbox.handlers() == ("Văn phòng",)


def test_a_form_knows_what_is_sure_and_where_it_stands(desk, pdf):
    form = desk.inbox_forms.form(desk.incoming.receive(pdf).result)
    assert form.values["number"] == "317"
    assert form.values["date"] == "23/02/2026"
    assert form.guesses["number"][0].box is not None
    assert form.confirmed == frozenset()
    assert form.next_number == 1
    ((day, why),) = form.deadlines
    assert day == date(2026, 3, 20) and "trước ngày 20/3/2026" in why.evidence
    assert form.values["deadline"] == "20/03/2026"


def test_a_draft_outlives_the_program_and_leaves_no_history(tmp_path, pdf):
    desk = make_desk(tmp_path)
    one = desk.incoming.receive(pdf).result
    change = desk.inbox_forms.save_draft(
        one, fields={"subject": "viết dở", "rác": "x"}, confirmed=["subject"], wishes=["2026-03-20"]
    )
    assert (change.ids, change.undo) == ((), False)
    desk.close()
    again = make_desk(tmp_path)
    try:
        form = again.inbox_forms.form(one)
        assert form.values["subject"] == "viết dở"
        assert "rác" not in form.values
        assert form.confirmed == {"subject"}
        assert form.wishes == {"2026-03-20"}
        assert again.incoming.receive(pdf).result == one  # the same file again takes up the same letter
        assert again.inbox_forms.form(one).values["subject"] == "viết dở"
        assert again.inbox.rows([one])[0].drafted
        again.incoming.register(one)
        with pytest.raises(AlreadyRegistered):
            again.inbox_forms.save_draft(one, fields={})
    finally:
        again.close()


def test_number_and_tasks_come_together(desk, pdf):
    one = desk.incoming.receive(pdf).result
    wanted = Wanted(assignee="Lê Văn An", due_on=date(2026, 3, 20), evidence="Gửi báo cáo …")
    desk.incoming.register(one, tasks=[wanted, Wanted(title="Họp")])
    form = desk.inbox_forms.form(one)
    assert [task.assignee for task in form.tasks] == ["Lê Văn An", ""]
    assert form.tasks[0].title.startswith("Giải quyết 317-CV/TĐTN-VP")
    acts = [line.act for line in form.story]
    assert acts == ["Nhận văn bản", "Vào sổ văn bản đến", "Giao việc", "Giao việc"]
    assert form.story[1].about == "số đến 1"


def test_the_same_letter_is_noticed_before_it_has_a_number(desk, pdf):
    first = desk.incoming.register(desk.incoming.receive(pdf).result).result.id
    other = desk.inbox_forms.write_down().result
    fields = {"number": "0317", "notation": "CV/TĐTN-VP", "issuer": desk.incoming.list()[1].issuer}
    assert desk.inbox_forms.duplicates(other, {"number": "5", "notation": "CV/X", "issuer": ""}) == ()
    ((found),) = desk.inbox_forms.duplicates(other, {**fields, "date": "23/02/2026"})
    assert found.id == first
    assert desk.inbox_forms.form(other).values["number"] == ""


def test_discard_and_undo(desk, pdf):
    one = desk.incoming.receive(pdf).result
    change = desk.inbox_forms.discard(one)
    assert desk.inbox.ids() == ()
    desk.undo.undo(change.act_id)
    assert desk.inbox.ids() == (one,)
    assert desk.incoming.original(one)[0] == "thu.pdf"
    desk.incoming.register(one)
    with pytest.raises(AlreadyRegistered):
        desk.inbox_forms.discard(one)


def test_pages_are_drawn_at_the_width_asked_for(desk, pdf, tmp_path):
    one = desk.incoming.receive(pdf).result
    assert desk.papers.is_paged(one)
    made = desk.papers.page(one, 1, width=800)
    assert abs(made.width - 210) < 1 and abs(made.height - 297) < 1
    assert desk.papers.page(one, 1, width=800) is made
    laid = desk.papers.lay_out(one)
    assert laid.read_bytes() == pdf.read_bytes()
    desk.papers.close()
    assert not laid.exists()
    plain = tmp_path / "a.txt"
    plain.write_text("Kính gửi: Đoàn xã\nMời họp.\n", "utf-8")
    assert not desk.papers.is_paged(desk.incoming.receive(plain).result)


def test_tasks_by_pile_and_edited(desk):
    late = desk.tasks.open("gọi điện", due_on=date(2026, 2, 27), assignee="An").result.id
    soon = desk.tasks.open("họp", due_on=date(2026, 3, 5)).result.id
    assert desk.task_list.ids(Pile.LATE) == (late,)
    assert desk.task_list.ids(Pile.WEEK) == (soon,)
    desk.tasks.edit(late, assignee="  Bình ", due_on=None)
    assert desk.task_list.ids() == (soon, late)
    assert desk.task_list.people() == ("Bình",)
    desk.tasks.done(late)
    assert desk.task_list.ids(Pile.DONE) == (late,)
    desk.tasks.reopen(late)
    counts = desk.task_list.counts()
    assert (counts.late, counts.week, counts.open, counts.done) == (0, 1, 2, 0)
    assert desk.task_list.ids(text="hop") == (soon,)


def test_the_morning_puts_late_things_first(desk, pdf):
    assert desk.today.look().fresh
    desk.tasks.open("gọi điện", due_on=date(2026, 2, 27))
    desk.tasks.open("tuần này", due_on=date(2026, 3, 9))
    waiting = desk.incoming.receive(pdf).result
    loose = paper(desk, subject="Hiến máu")
    morning = desk.today.look()
    assert not morning.fresh
    assert [(one.act, one.due) for one in morning.todo] == [
        (Act.FINISH, "late"),
        (Act.REGISTER, "soon"),
        (Act.ASSIGN, "none"),
    ]
    assert [one.id for one in morning.todo[1:]] == [waiting, loose]
    assert [one.title for one in morning.soon] == ["tuần này"]
    assert morning.figures.received == 1 and morning.figures.late == 1
    assert desk.today.badge() == 2
    assert morning.lately[0].act == "Vào sổ văn bản đến"


def test_names_as_long_as_the_column(desk):
    one = desk.inbox_forms.write_down().result
    desk.incoming.register(one, fields={"subject": "x"}, tasks=[Wanted(title="y" * 900, assignee="z" * 300)])
    assert len(desk.inbox_forms.form(one).tasks[0].title) == 500
