"""From nothing to a frame: three screens, or sample data; the password opens it again; what is wrong is said where it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.base.settings import Settings
from app.ui.frame.main_window import MainWindow
from app.ui.pages.first_run.screens import FirstRun
from app.ui.sign_in import SignIn
from app.ui.way_in import WayIn

PASSWORD = "mot hai ba bon"


@pytest.fixture
def opened(qtbot, watchdog, tmp_path):
    """Opens a window on tmp_path/data; every window is closed at the end."""
    made = []

    def go(key_file: Path | None = None) -> MainWindow:
        with watchdog.excused("a whole window is built and painted"):
            window = MainWindow(tmp_path / "data", key_file)
            qtbot.addWidget(window)
            made.append(window)
            window.show()
            WayIn(window, Settings()).begin()
            qtbot.waitUntil(lambda: window.screens.currentWidget() is not window._opening, timeout=20_000)
            qtbot.wait(50)
        return window

    yield go
    for window in made:
        window.close()
        window.end()


def answer(screen: FirstRun, qtbot, type_in, folder: Path) -> None:
    type_in(screen.unit.name, "Đoàn xã Đồng Rạng")
    assert screen.unit.level.currentData() == "commune"
    type_in(screen.unit.superior, "Đoàn tỉnh Hà Châu")
    type_in(screen.unit.place, "Đồng Rạng")
    qtbot.mouseClick(screen.next, Qt.MouseButton.LeftButton)
    type_in(screen.signer.signer, "Đỗ Đình Đạt")
    assert screen.signer.authority.currentText() == "TM. BAN CHẤP HÀNH ĐOÀN XÃ"
    type_in(screen.signer.clerk, "Lò Thị Hạnh")
    qtbot.mouseClick(screen.next, Qt.MouseButton.LeftButton)
    screen.safety.sheet_path = lambda: folder / "phieu.pdf"


def test_three_screens_make_a_folder_that_the_password_opens(opened, qtbot, type_in, watchdog, tmp_path):
    window = opened()
    screen = window.screens.currentWidget()
    assert isinstance(screen, FirstRun)
    with watchdog.excused("pages of pictures are shown for the first time"):
        qtbot.waitUntil(lambda: screen.picture.page_count() == 1, timeout=20_000)
        answer(screen, qtbot, type_in, tmp_path)
    qtbot.mouseClick(screen.next, Qt.MouseButton.LeftButton)
    assert not screen.safety.complete()
    type_in(screen.safety.first, PASSWORD)
    type_in(screen.safety.second, PASSWORD)
    with watchdog.excused("the frame is built"):
        qtbot.mouseClick(screen.next, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(window.working, timeout=20_000)
        qtbot.waitUntil(lambda: window.frame.top.unit.whole() == "Đoàn xã Đồng Rạng", timeout=10_000)
        qtbot.waitUntil(lambda: "Lò Thị Hạnh" in window.frame.top.person.text())
        qtbot.waitUntil(lambda: not window.run.busy(), timeout=10_000)
    assert [one.name for one in window.seat.desk.units.signers()] == ["Đỗ Đình Đạt"]
    assert (tmp_path / "phieu.pdf").read_bytes().startswith(b"%PDF")

    with watchdog.excused("lock and unlock repaint the whole window"):
        window.lock()
        locked = window.screens.currentWidget()
        assert isinstance(locked, SignIn)
        assert not window.working()
        locked.password.setText("sai mất rồi")
        qtbot.keyClick(locked.password, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not locked.fault.isHidden(), timeout=10_000)
        assert "Mật khẩu không đúng" in locked.fault.text()
        assert locked.password.text() == ""
        locked.password.setText(PASSWORD)
        qtbot.keyClick(locked.password, Qt.Key.Key_Return)
        qtbot.waitUntil(window.working, timeout=10_000)
    window.close()
    window.end()

    again = opened()
    screen = again.screens.currentWidget()
    assert isinstance(screen, SignIn)
    with watchdog.excused("the frame is built"):
        screen.password.setText(PASSWORD)
        qtbot.keyClick(screen.password, Qt.Key.Key_Return)
        qtbot.waitUntil(again.working, timeout=20_000)
        qtbot.waitUntil(lambda: not again.run.busy(), timeout=10_000)


def test_a_unit_needs_a_name_and_going_back_keeps_answers(opened, qtbot, type_in, watchdog):
    window = opened()
    screen = window.screens.currentWidget()
    with watchdog.excused("pages of pictures are shown for the first time"):
        qtbot.mouseClick(screen.next, Qt.MouseButton.LeftButton)
        assert "Gõ tên đơn vị" in screen.fault.text()
        type_in(screen.unit.name, "Chi đoàn Hàn K13")
        assert (screen.unit.level.currentData(), screen.unit.symbol.text()) == ("cell", "CĐ")
        qtbot.mouseClick(screen.next, Qt.MouseButton.LeftButton)
        type_in(screen.signer.signer, "Lục Thị Én")
        qtbot.mouseClick(screen.back, Qt.MouseButton.LeftButton)
        assert screen.unit.name.text() == "Chi đoàn Hàn K13"
        assert screen.answers().signer == "Lục Thị Én"
        qtbot.waitUntil(lambda: not window.run.busy(), timeout=10_000)


def test_passwords_that_differ_are_said_under_the_second(opened, qtbot, type_in, watchdog):
    window = opened()
    screen = window.screens.currentWidget()
    with watchdog.excused("pages of pictures are shown for the first time"):
        type_in(screen.unit.name, "Đoàn xã Đồng Rạng")
        screen.go_on()
        screen.go_on()
        type_in(screen.safety.first, PASSWORD)
        type_in(screen.safety.second, "khác")
        screen.go_on()
        assert screen.safety.fault() == "Hai lần gõ chưa giống nhau."
        assert not (window.data / "vanthu.db").exists()
        qtbot.waitUntil(lambda: not window.run.busy(), timeout=10_000)


@pytest.mark.slow
def test_sample_data_fill_a_folder_of_their_own(opened, qtbot, watchdog):
    window = opened()
    screen = window.screens.currentWidget()
    with watchdog.excused("the frame is built"):
        qtbot.mouseClick(screen.trial, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(window.working, timeout=60_000)
        qtbot.waitUntil(lambda: not window.run.busy(), timeout=20_000)
    assert window.seat.desk.data == window.data / "mau"
    assert len(window.seat.desk.members.list()) > 20
    assert not (window.data / "vanthu.db").exists()
    with watchdog.excused("from the sample to one's own unit"):
        window.frame.own_asked.emit()
        assert isinstance(window.screens.currentWidget(), FirstRun)
        assert window.seat is None
        qtbot.waitUntil(lambda: not window.run.busy(), timeout=20_000)


def test_a_key_file_opens_without_a_question(opened, desk, qtbot, tmp_path, watchdog):
    desk.close()
    with watchdog.excused("the frame is built"):
        window = opened(tmp_path / "key")
        qtbot.waitUntil(window.working, timeout=20_000)
        qtbot.waitUntil(lambda: not window.run.busy(), timeout=10_000)


def test_a_broken_folder_says_what_to_do_and_can_be_tried_again(opened, tmp_path, qtbot):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "vanthu.db").write_bytes(b"x" * 8192)
    (tmp_path / "key").write_text("ab" * 32)
    window = opened(tmp_path / "key")
    screen = window.screens.currentWidget()
    assert type(screen).__name__ == "CannotOpen"


def test_a_further_pc_of_a_unit_asks_only_the_password_and_goes_on_to_joining(
    opened, qtbot, type_in, watchdog, tmp_path
):
    window = opened()
    screen = window.screens.currentWidget()
    type_in(screen.unit.name, "Đoàn xã Đồng Rạng")
    qtbot.mouseClick(screen.join, Qt.MouseButton.LeftButton)
    assert screen.safety.isVisible() and not screen.join.isVisible()
    qtbot.mouseClick(screen.back, Qt.MouseButton.LeftButton)
    assert screen.unit.isVisible() and screen.unit.name.text() == "Đoàn xã Đồng Rạng"
    qtbot.mouseClick(screen.join, Qt.MouseButton.LeftButton)
    screen.safety.sheet_path = lambda: tmp_path / "phieu.pdf"
    type_in(screen.safety.first, PASSWORD)
    type_in(screen.safety.second, PASSWORD)
    with watchdog.excused("the frame is built"):
        qtbot.mouseClick(screen.next, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(window.working, timeout=20_000)
        page = window.frame.page()
        qtbot.waitUntil(lambda: page.outside.isVisible(), timeout=10_000)
    assert page.name == "exchange" and window.seat.desk.units.own() is None
    qtbot.waitUntil(lambda: not window.run.busy(), timeout=10_000)


def test_a_new_computer_takes_up_a_backup_and_can_stand_on_another_one(opened, qtbot, watchdog, tmp_path):
    from app.bootstrap import open_desk
    from app.ui.dialogs.restoring import RestoreDialog

    made = open_desk(tmp_path / "cu", ask=lambda _: PASSWORD)
    made.people.add("Lò Thị Hạnh", role="clerk")
    made.backup(tmp_path / "ban.vtd")
    made.close()
    window = opened()
    screen = window.screens.currentWidget()
    with watchdog.excused("a dialog, then a whole frame is built"):
        qtbot.mouseClick(screen.restore, Qt.MouseButton.LeftButton)
        (dialog,) = screen.findChildren(RestoreDialog)
        dialog.file.set_path(tmp_path / "ban.vtd")
        qtbot.waitUntil(dialog.yes.isEnabled, timeout=5_000)
        dialog.password.setText(PASSWORD)
        qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: "Đã khôi phục" in dialog.state.text(), timeout=30_000)
        qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: window.frame is not None, timeout=30_000)
        assert [one.name for one in window.seat.desk.people.list()].count("Lò Thị Hạnh") == 1
        assert window.seat.desk.data == tmp_path / "data"
        notes: list[str] = []
        window.tell.noted.connect(lambda words, *_: notes.append(words))
        window.stand_on(tmp_path / "cu")
        qtbot.waitUntil(lambda: isinstance(window.screens.currentWidget(), SignIn), timeout=20_000)
        sign_in = window.screens.currentWidget()
        sign_in.password.setText(PASSWORD)
        qtbot.mouseClick(sign_in.go, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: window.frame is not None, timeout=30_000)
    assert window.seat.desk.data == tmp_path / "cu"
    assert any("bản khôi phục" in words for words in notes)  # nobody shall take it for the data in use
