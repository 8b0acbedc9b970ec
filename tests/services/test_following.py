"""Following up: demands, recurring tasks, answers counted, channels and results, messages, the story, days and reminders."""

from __future__ import annotations

import threading
from datetime import date, timedelta

import msgspec
import pytest

from app.domain.calendar import WorkCalendar
from app.domain.recurrence import RuleWrong, deadlines, read_rule
from app.services.channels import ChannelMissing, ChannelWrong
from app.services.following import NobodyAsked, NotAsked
from app.services.progress_notes import NoteEmpty
from app.services.results import OutcomeWrong, Wanted, figure_text
from tests.factory import desk as make_desk
from tests.factory import letter_file, own_letter


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def pdf(tmp_path_factory):
    return letter_file(tmp_path_factory.mktemp("files") / "thu.pdf")


@pytest.fixture
def letter(desk, pdf):
    return desk.incoming.register(desk.incoming.receive(pdf).result).result.id


@pytest.fixture
def directive(desk):
    made = desk.letters.new(own_letter()).result
    desk.letters.sign(made.id)
    desk.letters.issue(made.id)
    return made.id


# --- tasks --------------------------------------------------------------------------------------------------------


def test_demands_become_tasks_with_one_act(desk, letter):
    found = desk.demands.look(letter)
    assert found
    assert any(one.due_on == date(2026, 3, 20) for one in found)
    opened = desk.demands.open_all(letter, assignee="Lê An").result
    assert len(opened) == len(found)
    assert {one.assignee for one in opened} == {"Lê An"}
    assert all(one.opened for one in desk.demands.look(letter))
    assert desk.demands.open_all(letter).result == ()
    desk.undo.undo()
    assert desk.tasks.list() == ()


def test_progress_and_the_last_task_settle_the_letter(desk, letter):
    desk.handling.direct(letter, lead="Ban A", task=True)
    (task,) = desk.tasks.list()
    desk.progress_notes.add(task.id, "Đã soạn", percent=40)
    desk.progress_notes.share(task.id, ["Chi đoàn 1", ""])
    view = desk.progress_notes.look(task.id)
    assert (view.percent, view.co_workers, len(view.notes)) == (40, ("Chi đoàn 1",), 1)
    with pytest.raises(NoteEmpty):
        desk.progress_notes.add(task.id, "  ")
    desk.tasks.done(task.id, result="Đã gửi báo cáo")
    assert desk.handling.look(letter).stage == "settled"
    desk.undo.undo()
    assert desk.handling.look(letter).stage == "directed"
    assert desk.tasks.list()[0].state == "open"


CALENDAR = WorkCalendar()


@pytest.mark.parametrize(
    ("rule", "after", "expected"),
    [
        (("month", 20, 0), date(2026, 3, 2), [date(2026, 3, 20), date(2026, 4, 20), date(2026, 5, 20)]),
        (("month", -1, 0), date(2026, 1, 1), [date(2026, 1, 30), date(2026, 2, 27), date(2026, 3, 31)]),
        (("month", 31, 0), date(2026, 4, 1), [date(2026, 4, 29), date(2026, 5, 29)]),  # 30/4 is a holiday
        (("quarter", 5, 0), date(2026, 1, 10), [date(2026, 4, 3), date(2026, 7, 3)]),
        (("quarter", 25, 3), date(2026, 1, 1), [date(2026, 3, 25), date(2026, 6, 25)]),
        (("half", 15, 6), date(2026, 1, 1), [date(2026, 6, 15), date(2026, 12, 15)]),
        (("year", 15, 11), date(2026, 12, 1), [date(2027, 11, 15)]),
        (("week", 5, 0), date(2026, 3, 2), [date(2026, 3, 6), date(2026, 3, 13)]),
        (("month", 18, 2), date(2026, 2, 1), None),
    ],
)
def test_rules_give_working_days(rule, after, expected):
    if expected is None:
        with pytest.raises(RuleWrong):
            read_rule(*rule)
        return
    coming = deadlines(read_rule(*rule), after, CALENDAR)
    assert [next(coming) for _ in expected] == expected


@pytest.mark.parametrize(
    "rule", [("day", 1, 0), ("week", 8, 0), ("month", 0, 0), ("month", 32, 0), ("quarter", 1, 4)]
)
def test_wrong_rules_are_refused(rule):
    with pytest.raises(RuleWrong):
        read_rule(*rule)


def test_a_recurring_task_is_opened_once_even_by_two(desk, tmp_path):
    desk.recurring.add("Báo cáo tháng", every="month", day=20, assignee="Lê An", ahead=10)
    assert desk.recurring.open_due().result == ()
    desk.clock.forward(timedelta(days=8))  # 10 March
    other = make_desk(tmp_path, moment=desk.clock.now())
    made = []
    threads = [
        threading.Thread(target=lambda d=d: made.append(d.recurring.open_due().result)) for d in (desk, other)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.close()
    assert sorted(len(rows) for rows in made) == [0, 1]
    (task,) = desk.tasks.list()
    assert (task.title, task.due_on) == ("Báo cáo tháng (tháng 3/2026)", date(2026, 3, 20))
    (rule,) = desk.recurring.list()
    assert rule.next_on == date(2026, 4, 20)
    assert not desk.recurring.any_due()
    desk.recurring.stop(rule.id)
    desk.clock.forward(timedelta(days=60))
    assert desk.recurring.open_due().result == ()


# --- answers ------------------------------------------------------------------------------------------------------


def test_answers_of_units_are_counted(desk, directive, letter):
    names = [f"Chi đoàn {n}" for n in range(1, 13)]
    tally = desk.following.ask(directive, names, due_on=date(2026, 3, 10)).result
    assert (tally.asked, tally.answered) == (12, 0)
    assert desk.following.ask(directive, names[:3]).result.asked == 12
    for name in names[:9]:
        tally = desk.following.answered(directive, name).result
    assert (tally.answered, tally.missing) == (9, ("Chi đoàn 10", "Chi đoàn 11", "Chi đoàn 12"))
    text = desk.following.remind_text(directive)
    assert "Đã trả lời 9/12" in text
    assert "Chi đoàn 11" in text
    assert "10/3/2026" in text
    desk.following.reminded(directive)
    assert all(row.reminded_on for row in desk.following.tally(directive).rows if not row.answered_on)
    desk.clock.forward(timedelta(days=20))
    assert desk.following.tally(directive).late == 3
    assert "quá hạn" in desk.following.remind_text(directive)
    assert len(desk.following.open_tallies()) == 1
    desk.following.excuse(directive, "Chi đoàn 12")
    assert desk.following.tally(directive).asked == 11
    with pytest.raises(NotAsked):
        desk.following.answered(directive, "Chi đoàn 99")
    with pytest.raises(NobodyAsked):
        desk.following.ask(directive, [" "])
    answered = desk.following.answered(directive, "Chi đoàn 10", incoming=letter).result
    row = next(one for one in answered.rows if one.name == "Chi đoàn 10")
    assert row.incoming_id == letter


# --- carrying out -------------------------------------------------------------------------------------------------


def test_results_are_logged_counted_and_told(desk, letter, tmp_path):
    from PIL import Image

    desk.channels.add("Đoàn trường", kind="fanpage", address="https://fb.example/doantruong")
    desk.channels.add("Trang Đoàn", kind="website", rubrics=["Mỗi ngày một tin tốt", "Khởi nghiệp"])
    with pytest.raises(ChannelWrong):
        desk.channels.add("x", kind="báo")
    picture = tmp_path / "anh.png"
    Image.new("RGB", (60, 40), "blue").save(picture)
    add = desk.results.add
    add(
        Wanted("post", "Tuyên truyền chuyển đổi số", channel="fanpage", link="https://fb.example/1"),
        letter=letter,
    )
    add(Wanted("post", "Tin tốt", channel="trang doan", rubric="Khởi nghiệp"), letter=letter)
    add(Wanted("meeting", "Phổ biến văn bản", attendance=48, place="Hội trường"), letter=letter)
    add(
        Wanted("figure", "Đoàn viên đã nhập dữ liệu", figure=600, measure="đoàn viên", on=date(2026, 2, 1)),
        letter=letter,
    )
    add(Wanted("figure", "Đoàn viên đã nhập dữ liệu", figure=658, measure="đoàn viên"), letter=letter)
    add(Wanted("picture", "Hướng dẫn nhập dữ liệu", picture=picture), letter=letter)
    counts = desk.results.counts(letter=letter)
    assert (counts.posts, counts.meetings, counts.attendance, counts.pictures) == (2, 1, 48, 1)
    assert counts.figures == (("Đoàn viên đã nhập dữ liệu", 658, "đoàn viên"),)
    blocks = msgspec.to_builtins(desk.results.report_blocks(letter))
    assert [one["type"] for one in blocks] == ["p", "table", "p", "item", "p", "picture"]
    assert "658 đoàn viên" in blocks[4]["text"]
    assert blocks[5]["image"].startswith("sha256:")
    assert blocks[5]["caption"] == "Hướng dẫn nhập dữ liệu"
    assert desk.vault.has(blocks[5]["image"].removeprefix("sha256:"))
    gone = desk.results.list(letter=letter)[-1]
    desk.results.remove(gone.id)
    desk.undo.undo()
    assert len(desk.results.list(letter=letter)) == 6
    desk.channels.edit("fanpage", active=False)
    assert [row.name for row in desk.channels.list()] == ["Trang Đoàn"]


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted("post"),
        Wanted("post", "x", link="javascript:alert(1)"),
        Wanted("picture", "x"),
        Wanted("meeting"),
        Wanted("figure", "x"),
        Wanted("meeting", "x", attendance=-1),
        Wanted("khác"),
    ],
)
def test_half_results_are_refused(desk, wanted):
    with pytest.raises(OutcomeWrong):
        desk.results.add(wanted)


def test_a_result_names_a_channel_that_is_there_and_a_real_picture(desk, tmp_path):
    with pytest.raises(ChannelMissing):
        desk.results.add(Wanted("post", "x", channel="tiktok"))
    lie = tmp_path / "anh.png"
    lie.write_bytes(b"not a picture")
    with pytest.raises(OutcomeWrong):
        desk.results.add(Wanted("picture", "x", picture=lie))


@pytest.mark.parametrize(("value", "text"), [(658, "658"), (1250, "1.250"), (12.5, "12,5"), (0, "0")])
def test_figures_are_written_as_vietnamese_writes_them(value, text):
    assert figure_text(value) == text


def test_a_short_message_says_what_who_by_when(desk, letter):
    plain = desk.messages.compose(letter)
    assert "317-CV/TĐTN-VP" in plain
    assert "20/3/2026" in plain
    desk.demands.open_all(letter, assignee="Lê An")
    text = desk.messages.compose(letter)
    assert "(Lê An)" in text
    assert "trước 20/3/2026" in text
    desk.channels.add("BCH chi đoàn", kind="zalo")
    row = desk.messages.sent(letter, channel="zalo").result
    assert (row.channel, row.sent_on, row.text) == ("BCH chi đoàn", date(2026, 3, 2), text)
    assert desk.messages.list(letter) == (row,)


# --- story and days -----------------------------------------------------------------------------------------------


def test_the_whole_story_in_order(desk, letter):
    desk.handling.submit(letter, to="Bí thư")
    desk.handling.direct(letter, who="Bí thư", lead="Lê An", task=True)
    (task,) = desk.tasks.list()
    desk.clock.forward(timedelta(days=2))
    desk.progress_notes.add(task.id, "Đang làm", percent=50)
    desk.results.add(Wanted("post", "Bài một"), letter=letter)
    desk.messages.sent(letter, to="Nhóm BCH", text="Các đồng chí lưu ý")
    desk.clock.forward(timedelta(days=1))
    desk.tasks.done(task.id, result="Xong")
    page = desk.letter_stories.page(letter)
    assert page.heading.startswith("Công văn 317-CV/TĐTN-VP ngày 23/02/2026")
    parts = [one.part for one in page.entries]
    assert parts == ["arrived", "step", "step", "task", "note", "result", "message", "step", "done"]
    assert [one.on for one in page.entries] == sorted(one.on for one in page.entries)
    assert page.counts.posts == 1
    assert [one.role for one in page.files] == ["original"]
    assert page.history


def test_days_reminders_and_the_calendar_file(desk, letter, directive):
    from icalendar import Calendar

    desk.tasks.open("Nộp báo cáo", due_on=date(2026, 3, 3))
    desk.tasks.open("Họp", due_on=date(2026, 2, 27))
    desk.following.ask(directive, ["Chi đoàn 1"], due_on=date(2026, 3, 3))
    days = desk.agenda.days(date(2026, 3, 1), date(2026, 3, 8))
    assert [len(day.due) for day in days] == [0, 0, 2, 0, 0, 0, 0, 0]
    assert [day.working for day in days] == [False, True, True, True, True, True, False, False]
    assert [one.title for one in desk.agenda.late()] == ["Họp"]
    found = desk.agenda.reminders()
    assert found[0].urgent
    assert {one.title for one in found} == {"Quá hạn", "Sắp đến hạn"}
    data = desk.agenda.ical()
    events = Calendar.from_ical(data).walk("VEVENT")
    assert [str(one["summary"]) for one in events] == ["Họp", "Nộp báo cáo"]
    assert events[0]["dtstart"].dt == date(2026, 2, 27)
    assert data == desk.agenda.ical()
    paper = desk.inbox_forms.write_down().result
    desk.clock.forward(timedelta(days=3))
    assert paper in {one.id for one in desk.agenda.reminders()}
