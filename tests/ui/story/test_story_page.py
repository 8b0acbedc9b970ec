"""The story of a letter: the line in time, results logged beside it, the report made of them; our own letters too."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt

from app.services.letter_story import Part
from app.services.results import OutcomeKind
from app.services.wanted import Wanted
from app.ui.pages.story.page import StoryPage
from tests.factory import own_letter

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


@pytest.fixture
def calm(qtbot):
    def wait(seat) -> None:
        still = 0
        while still < 3:
            qtbot.wait(8)
            still = 0 if seat.run.busy() else still + 1

    return wait


@pytest.fixture
def came(bare_desk):
    one = bare_desk.inbox_forms.write_down().result
    bare_desk.incoming.register(
        one,
        fields={"number": "856", "notation": "CV/TWĐTN", "subject": "tuyên truyền Tháng Thanh niên"},
        tasks=[Wanted(title="đăng bài trên fanpage", due_on=date(2026, 3, 20), assignee="Lê Văn An")],
    )
    return one


@pytest.fixture
def page(bare_seat, qtbot, calm, watchdog, came):
    with watchdog.excused("the page is built once"):
        made = StoryPage(bare_seat)
        qtbot.addWidget(made)
        made.resize(1190, 660)
        made.show()
        made.show_record(came)
        calm(bare_seat)
    return made


def test_the_line_tells_what_came_and_who_was_asked_in_the_order_of_days(page, qtbot, gone):
    parts = [entry.part for entry in page.timeline.entries]
    assert parts[0] == Part.ARRIVED and Part.TASK in parts
    assert all(a.on <= b.on for a, b in pairwise(page.timeline.entries))
    at = parts.index(Part.TASK)
    page.timeline.setCurrentIndex(page.timeline.model().index(at, 0))
    qtbot.keyClick(page.timeline, Qt.Key.Key_Return)
    assert gone.to == [("tasks", page.timeline.entries[at].id)]


def test_a_post_is_logged_counted_and_stands_in_the_line(page, bare_seat, bare_desk, calm):
    bare_desk.channels.add("Đoàn xã", kind="fanpage", rubrics=["Tháng Thanh niên"])
    page.look_anew()
    calm(bare_seat)
    form = page.side.form
    page.side.begin(OutcomeKind.POST)
    assert form.channel.isVisible() and not form.attendance.isVisible()
    form.title.setText("Ra quân Tháng Thanh niên")
    form.link.setText("fanpage.example")
    form.save()
    calm(bare_seat)
    assert "https://" in form.column._faults[id(form.title)].text(), (
        "a link that is none is refused at the form"
    )
    form.link.setText("https://fanpage.example/1")
    page.primary()
    calm(bare_seat)
    (row,) = bare_desk.results.list(letter=page.letter)
    assert row.channel == "Đoàn xã" and page.side.counts.text() == "1 tin, bài"
    assert Part.RESULT in [entry.part for entry in page.timeline.entries]
    page.side.remove(row.id)
    calm(bare_seat)
    assert bare_desk.results.list(letter=page.letter) == ()


def test_pictures_dropped_together_are_asked_for_one_by_one(page, bare_seat, bare_desk, calm, tmp_path):
    files = []
    for at in range(2):
        files.append(tmp_path / f"anh-{at}.png")
        files[-1].write_bytes(PNG)
    page.side.begin(OutcomeKind.PICTURE, files)
    for words in ("Lễ ra quân", "Trồng cây"):
        page.side.form.title.setText(words)
        page.side.form.save()
        calm(bare_seat)
    assert [row.title for row in bare_desk.results.list(letter=page.letter)] == ["Lễ ra quân", "Trồng cây"]
    assert not page.side.form.isVisible() and page.side.counts.text() == "2 ảnh"


def test_figures_are_read_as_vietnamese_writes_them(page, bare_seat, bare_desk, calm):
    page.side.begin(OutcomeKind.FIGURE)
    form = page.side.form
    form.title.setText("Đoàn viên tham gia")
    form.figure.setText("nhiều")
    form.save()
    assert "con số" in form.column._faults[id(form.title)].text().lower()
    form.figure.setText("1.250,5")
    form.save()
    calm(bare_seat)
    assert [row.figure for row in bare_desk.results.list(letter=page.letter)] == [1250.5]


def test_the_report_is_drafted_from_what_is_logged_and_opened(page, bare_seat, bare_desk, calm, gone, told):
    bare_desk.letters.new(own_letter())  # the unit is known from its first letter
    page.primary()
    calm(bare_seat)
    assert gone.to, told.refusals
    ((where, draft),) = gone.to
    assert where == "outgoing" and draft in [row.id for row in bare_desk.letters.list() if row.kind == "BC"]


def test_our_own_letter_has_its_story_too(page, bare_seat, bare_desk, calm):
    made = bare_desk.letters.new(own_letter()).result
    bare_desk.following.ask(made.id, ["Chi đoàn 1", "Chi đoàn 2"])
    bare_desk.following.answered(made.id, "Chi đoàn 1", note="gọi điện")
    page.show_record(made.id)
    calm(bare_seat)
    parts = {entry.part: entry for entry in page.timeline.entries}
    assert "1/2" in parts[Part.ASKED].title and parts[Part.ASKED].detail == "Chi đoàn 2"
    assert parts[Part.ANSWERED].detail == "gọi điện"
    assert not page.head.primary.isVisible() and not page.side.results.isVisible()
