"""A clerk's ways through the real window: every page, a member, a letter from the drop to the register, lock, first run."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication

from app.base.settings import Settings
from app.bootstrap import open_desk
from app.ui.frame.main_window import MainWindow
from app.ui.way_in import WayIn
from tests.factory import letter_file
from tests.ui import office
from tests.ui.conftest import (  # noqa: F401  the window's fixtures, for journeys too
    dressed,
    furnished,
    log_fail,
    qapp,
    tidy,
    type_in,
    watchdog,
)

PASSWORD = "mot hai ba bon"


@pytest.fixture
def calm(qtbot):
    """``calm(window)``: all that was asked, and asked because of it, is answered."""

    def wait(window: MainWindow) -> None:
        still = 0
        while still < 4:
            qtbot.wait(10)
            still = 0 if window.run.busy() else still + 1

    return wait


@pytest.fixture
def show(qtbot, watchdog, calm):  # noqa: F811
    """``show(window)``: on the screen at the size of a small laptop, everything read. Ends it with the test."""
    windows: list[MainWindow] = []

    def put(window: MainWindow) -> MainWindow:
        windows.append(window)
        window.resize(1366, 768)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
        calm(window)
        return window

    with watchdog.excused("a whole window is built, pages come up for the first time"):
        yield put
        for window in windows:
            window.close()
            window.end()
            window.deleteLater()


@pytest.fixture
def window(furnished, tmp_path, qapp, show):  # noqa: F811
    """The window on an office with a morning's data."""
    made = MainWindow(tmp_path / "data", tmp_path / "key")
    made.open_desk(office.copy(furnished, tmp_path))
    return show(made)


@pytest.fixture
def told(window):
    """What the window told, newest last; a fault fails the test."""
    notes: list[str] = []
    faults: list[BaseException] = []
    window.tell.noted.connect(lambda words, tone, undo: notes.append(words))
    window.tell.refused.connect(lambda what, remedy: notes.append(f"{what} {remedy}"))
    window.tell.faulted.connect(faults.append)
    yield notes
    assert not faults


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.ControlModifier):
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)


class Flashes(QObject):
    """Widgets that came up as windows of their own: each steals the focus from what is being typed."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Show and watched.isWidgetType() and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName() or watched.objectName()}")
        return False


def test_no_page_flashes_up_a_window_of_its_own(furnished, tmp_path, qapp, show, calm):  # noqa: F811
    made = MainWindow(tmp_path / "data", tmp_path / "key")
    flashes = Flashes()
    qapp.installEventFilter(flashes)
    try:
        made.open_desk(office.copy(furnished, tmp_path))
        window = show(made)
        for entry in window.frame.entries:
            window.go(entry.name)
            calm(window)
    finally:
        qapp.removeEventFilter(flashes)
    assert [one for one in flashes.seen if not one.startswith("MainWindow")] == []


def test_every_page_on_the_rail_opens_by_its_key_and_shows_something(window, qtbot, calm, told):
    names = [entry.name for entry in window.frame.entries if entry.rail]
    assert {"members", "registers", "incoming", "outgoing"} <= set(names)
    for number, name in enumerate(names, 1):
        window.frame.go_number(number)
        calm(window)
        page = window.frame.page()
        assert page is not None and page.name == name and page.isVisible()
        assert window.windowTitle().startswith(page.title())
        assert page.grab().toImage().width() > 800
    window.frame.back()
    assert window.frame.page().name == names[-2]


def test_search_finds_a_member_who_is_edited_and_the_edit_taken_back(window, qtbot, calm, type_in, told):  # noqa: F811
    desk = window.seat.desk
    wanted = desk.members.list()[11]
    window.frame.search.focus()
    type_in(window.frame.search, wanted.full_name)
    qtbot.waitUntil(window.frame.search.open_list, timeout=5_000)
    qtbot.keyClick(window.frame.search, Qt.Key.Key_Return)
    calm(window)
    page = window.frame.page()
    assert page.name == "members" and page.record.member_id == wanted.id
    page.record.begin("phone")
    type_in(QApplication.focusWidget(), "0900 111 222")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    calm(window)
    assert desk.members.show(wanted.id)["fields"]["phone"] == "0900111222"
    assert told[-1] == "Đã sửa điện thoại"
    window.undo()
    calm(window)
    assert desk.members.show(wanted.id)["fields"]["phone"] is None
    assert page.record.fields["phone"].editor.words() == ""
    assert page.record.member_id == wanted.id


def test_a_letter_from_the_file_to_the_register(window, qtbot, calm, tmp_path, monkeypatch, told, type_in):  # noqa: F811
    """Dropped, registered, answered, returned to nobody: signed, numbered, and there it stands in the book."""
    desk = window.seat.desk
    window.go("incoming")
    calm(window)
    incoming = window.frame.page()
    incoming.receive([letter_file(tmp_path / "thu.pdf")])
    calm(window)
    assert incoming.form.values()["number"] == "317"
    incoming.primary()
    calm(window)
    arrived = max(desk.incoming.list(), key=lambda row: row.arrival_number)
    assert f"số đến {arrived.arrival_number}" in " ".join(told)

    incoming.show_record(arrived.id)
    calm(window)
    qtbot.mouseClick(incoming.form.story.reply, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: window.frame.page().name == "outgoing" and window.frame.page().editing(), timeout=20_000
    )
    calm(window)
    outgoing = window.frame.page()
    editor = outgoing.editor
    answer = editor.detail.row.id
    assert desk.letters.get(answer).row.answers_id == arrived.id
    letter = editor.letter()
    assert letter is not None and letter.addressees
    editor.form.body.setFocus()
    type_in(editor.form.body, "Đoàn trường báo cáo số liệu như sau")
    calm(window)

    from app.ui.pages.outgoing.small_dialogs import DayDialog

    monkeypatch.setattr(DayDialog, "ask", classmethod(lambda *_, last, **__: last))
    window.seat.ask = lambda question, **more: True
    for state in ("submitted", "signed", "issued"):
        outgoing.primary()
        qtbot.waitUntil(lambda state=state: editor.detail.row.state == state, timeout=20_000)
        calm(window)
    printed = editor.detail.row.printed
    assert printed is not None

    window.go("registers")
    calm(window)
    registers = window.frame.page()
    registers.search.setText(printed)
    calm(window)
    assert registers.view.current_id() == answer
    qtbot.keyClick(registers.view, Qt.Key.Key_Return)
    calm(window)
    assert window.frame.page() is outgoing and editor.detail.row.id == answer


def test_locked_and_unlocked_with_what_was_typed_still_there(tmp_path, qtbot, show, calm, type_in, qapp):  # noqa: F811
    desk = open_desk(tmp_path / "data", ask=lambda _: PASSWORD)
    desk.units.add("Đoàn xã Đồng Rạng", own=True)
    made = MainWindow(tmp_path / "data")
    made.open_desk(desk)
    window = show(made)
    window.go("members")
    calm(window)
    page = window.frame.page()
    page.new()
    calm(window)
    type_in(page.form._editors["full_name"], "Lê Thị Ngọc")
    window.lock()
    calm(window)
    assert not window.working() and "Đoàn viên" not in window.windowTitle()
    assert desk.members.draft.kept() == {"full_name": "Lê Thị Ngọc", "unit": desk.units.own().id}
    screen = window.screens.currentWidget()
    for typed, opened in (("sai", False), (PASSWORD, True)):
        screen.password.setText(typed)
        qtbot.keyClick(screen.password, Qt.Key.Key_Return)
        qtbot.waitUntil(
            lambda opened=opened: window.working() == opened and not window.run.busy(), timeout=30_000
        )
        if not opened:
            assert screen.fault.isVisible() and screen.password.text() == ""
    assert window.frame.page() is page
    assert page.form._editors["full_name"].text() == "Lê Thị Ngọc"


def test_first_run_with_sample_data_opens_every_page(tmp_path, qtbot, show, calm, qapp):  # noqa: F811
    made = MainWindow(tmp_path / "data", None)
    way = WayIn(made, Settings())
    window = show(made)
    way.begin()
    qtbot.waitUntil(lambda: hasattr(window.screens.currentWidget(), "trial"), timeout=20_000)
    calm(window)
    qtbot.mouseClick(window.screens.currentWidget().trial, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.working, timeout=120_000)
    calm(window)
    for entry in window.frame.entries:
        window.go(entry.name)
        calm(window)
        assert window.frame.page().name == entry.name and window.frame.page().isVisible()
    window.go("members")
    calm(window)
    assert window.frame.page().list.lines.many() > 20


def test_what_another_window_changes_is_seen_here(window, calm, qtbot, furnished, tmp_path):  # noqa: F811
    """The command line, or a second program, writes to the same folder."""
    window.go("members")
    calm(window)
    page = window.frame.page()
    before = page.list.lines.many()
    other = open_desk(tmp_path / "data", key_file=tmp_path / "key")
    try:
        other.members.add("Vũ Hà Ân")
    finally:
        other.close()
    qtbot.waitUntil(lambda: page.list.lines.many() == before + 1, timeout=10_000)
