"""The frame: pages by key, search to the record, honest status, notes with undo, refusals with the way out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from sqlalchemy import select

from app.base import settings
from app.base.errors import FileMissing
from app.layout.parts import Organ
from app.models.journal import Change
from app.models.letters import OutgoingStep
from app.services.people import People
from app.services.standing import Standing
from app.ui.frame.frame import Frame
from app.ui.frame.status_line import StatusLine
from app.ui.pages.base import Page
from app.ui.pages.registry import Entry
from tests.factory import letter


class Plain(Page):
    name = "members"
    subjects = frozenset({"member"})

    def __init__(self, seat):
        super().__init__(seat)
        self.shown, self.looks = [], 0
        self.column().addWidget(QPlainTextEdit())

    def show_record(self, record_id):
        self.shown.append(record_id)

    def look_anew(self):
        self.looks += 1


class Other(Plain):
    name = "incoming"
    subjects = frozenset({"incoming_letter"})


ENTRIES = tuple(Entry(cls.name, cls.name, __name__, cls.__name__) for cls in (Other, Plain))


@pytest.fixture
def frame(qtbot, seat, watchdog, idle, monkeypatch):
    monkeypatch.setattr(Entry, "load", lambda entry: {"members": Plain}.get(entry.name, Other))
    with watchdog.excused("a whole frame is built and painted"):
        made = Frame(seat, ENTRIES)
        qtbot.addWidget(made)
        made.resize(1366, 768)
        made.begin()
        made.show()
        qtbot.waitExposed(made)
        idle(seat)
        qtbot.wait(50)
    return made


def test_pages_are_made_when_opened_and_come_back(frame):
    assert [page.name for page in frame.pages()] == ["incoming"]
    frame.go_number(2)
    assert frame.page().name == "members"
    frame.back()
    assert frame.page().name == "incoming"
    assert frame.seat.memory.get("page") == "incoming"
    assert not frame.go("nothing")


def test_a_page_hears_what_it_shows_and_when_hidden_looks_when_it_is_shown(frame, seat):
    frame.go("members")
    members, incoming = frame.page(), frame.pages()[0]
    seat.bus.tell(frozenset({"member"}))
    seat.bus.tell(frozenset({"incoming_letter"}))
    assert (members.looks, incoming.looks) == (1, 0)
    frame.go("incoming")
    assert incoming.looks == 1


def test_search_goes_to_the_record(frame, seat, qtbot, type_in):
    wanted = seat.desk.members.list(limit=1)[0]
    frame.search.focus()
    type_in(frame.search, wanted.full_name)
    qtbot.waitUntil(frame.search.open_list, timeout=3000)
    assert frame.search.list.count() >= 1
    qtbot.keyClick(frame.search, Qt.Key.Key_Return)
    assert frame.page().name == "members"
    assert frame.page().shown == [wanted.id]
    assert not frame.search.open_list()
    assert frame.search.text() == ""


def test_search_without_a_hit_says_so(frame, qtbot):
    frame.search.focus()
    qtbot.keyClicks(frame.search, "zzqqxx")
    qtbot.waitUntil(frame.search.open_list, timeout=3000)
    assert "zzqqxx" in frame.search.foot.text()
    qtbot.keyClick(frame.search, Qt.Key.Key_Escape)
    assert not frame.search.open_list()


def test_bar_and_status_tell_what_is_so(frame, seat):
    assert frame.top.unit.whole() == seat.desk.units.own().name
    assert "Đã lưu hôm nay" in frame.status.text()
    assert "Chưa có bản sao lưu" in frame.status.text()


def actions(frame):
    return {action.text(): action for action in frame.top._people.actions()}


def test_another_person_sits_down_and_what_is_done_bears_his_name(frame, seat, idle, told, qtbot):
    first = seat.desk.by
    hoa = seat.desk.people.add("Lê Thị Hoa", role="drafter").result
    seat.bus.tell(frozenset({"person"}))
    qtbot.waitUntil(lambda: "Lê Thị Hoa" in actions(frame), timeout=3000)
    assert not actions(frame)["Lê Thị Hoa"].isChecked()
    actions(frame)["Lê Thị Hoa"].trigger()
    qtbot.waitUntil(lambda: "Lê Thị Hoa" in frame.top.person.text(), timeout=3000)
    assert frame.top.person.accessibleName() == "Đang làm việc: Lê Thị Hoa"
    assert actions(frame)["Lê Thị Hoa"].isChecked()
    organ = Organ(issuing=list(seat.desk.units.own().issuing_lines), symbol="ĐTN")
    made = seat.desk.letters.new(letter(organ=organ)).result.id
    seat.desk.letters.submit(made)
    assert [one.who for one in seat.desk.letter_way.history(made)] == ["Lê Thị Hoa"]
    with seat.desk.store.read() as session:
        assert session.scalar(select(OutgoingStep.person_id).where(OutgoingStep.letter_id == made)) == hoa.id
        assert session.scalar(select(Change.by).order_by(Change.seq.desc()).limit(1)) == hoa.id
    assert settings.load(seat.desk.data).text("people.acting") == hoa.id
    People(seat.desk.store, by=first).leave(hoa.id)  # as another program would
    seat.bus.tell(frozenset({"person"}))
    qtbot.waitUntil(lambda: seat.desk.by == first, timeout=3000)
    idle(seat)


def test_rail_folds_in_a_narrow_window(frame, qtbot):
    frame.resize(1050, 700)
    qtbot.waitUntil(lambda: frame.rail.width() < 100)
    assert frame.rail.buttons["members"].text() == ""
    assert frame.rail.buttons["members"].accessibleName() == "Đoàn viên"


def test_badge_is_said_to_screen_readers_too(frame):
    frame.rail.set_count("members", 5)
    assert frame.rail.buttons["members"].accessibleName() == "Đoàn viên, 5 việc chờ"


def test_note_takes_back_and_refusal_names_the_way_out(frame, seat, qtbot):
    undone = []
    seat.tell.note("Đã đăng ký", tone="done", undo=lambda: undone.append(1))
    (toast,) = frame.toasts.shown()
    button = next(one for one in toast.children() if getattr(one, "text", lambda: "")() == "Hoàn tác")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert undone == [1]
    assert not frame.toasts.shown()
    seat.tell.error(FileMissing(file="thu_moi.pdf"))
    (toast,) = frame.toasts.shown()
    assert "thu_moi.pdf" in toast.words
    assert toast.remedy


NOW = datetime(2026, 3, 2, 2, 41, tzinfo=UTC)


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (Standing(NOW, NOW - timedelta(days=1), True, NOW), "Sao lưu hôm qua 09:41"),
        (Standing(NOW, None, False, NOW), "Sao lưu hằng ngày đang tắt"),
        (Standing(None, None, True, NOW), "Chưa có gì để lưu"),
        (Standing(NOW, NOW - timedelta(days=9), True, NOW), "Sao lưu 9 ngày trước"),
    ],
)
def test_status_line_never_flatters(qtbot, standing, said):
    line = StatusLine()
    qtbot.addWidget(line)
    line.tell(standing)
    assert said in line.text()


def test_a_page_opened_from_another_lights_that_one_on_the_rail(frame):
    frame.entries = (*ENTRIES, Entry("units", "units", __name__, "Other", rail=False, under="members"))
    assert frame.rail.buttons["incoming"].isChecked()
    frame.go("units")
    assert frame.rail.buttons["members"].isChecked()
