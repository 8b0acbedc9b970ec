"""A backup is put back in the window: what is in it, into a new folder, wrong password and torn file said in place, then opened."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.bootstrap import open_desk
from app.ui.dialogs.restoring import RestoreDialog

PASSWORD = "một câu dài dễ nhớ"


@pytest.fixture
def owner(qtbot, qapp):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def shown(dialog, watchdog, qtbot) -> RestoreDialog:
    with watchdog.excused("building a dialog"):
        dialog.show()
        qtbot.waitExposed(dialog)
    return dialog


def test_looked_into_restored_and_opened(seat, owner, qtbot, watchdog, tmp_path):
    desk, opened = seat.desk, []
    desk.backup(tmp_path / "ban.vtd")
    dialog = RestoreDialog(
        owner,
        seat.run,
        opened=lambda *words: opened.append(words),
        desk=desk,
        key_file=tmp_path / "key",
        documents=tmp_path / "ra",
    )
    shown(dialog, watchdog, qtbot)
    assert not dialog.yes.isEnabled()
    dialog.file.set_path(tmp_path / "key")  # not a backup
    qtbot.waitUntil(lambda: "không phải bản sao lưu" in dialog.column._faults[id(dialog.file)].text())
    cut = tmp_path / "cut.vtd"
    cut.write_bytes((tmp_path / "ban.vtd").read_bytes()[:5000])
    dialog.file.set_path(cut)
    qtbot.waitUntil(lambda: "hỏng hoặc thiếu" in dialog.column._faults[id(dialog.file)].text())
    assert not dialog.yes.isEnabled()
    dialog.file.set_path(tmp_path / "ban.vtd")
    qtbot.waitUntil(lambda: "02/03/2026 08:00" in dialog.about.text(), timeout=5_000)
    assert "van-thu-khoi-phuc-2026-03-02" in dialog.folder.line.text()
    target = dialog.folder.path()
    dialog.folder.set_path(desk.data)
    qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "đã có dữ liệu" in dialog.column._faults[id(dialog.folder)].text(), timeout=5_000)
    dialog.folder.set_path(target)
    qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Đã khôi phục" in dialog.state.text(), timeout=30_000)
    assert dialog.yes.text() == "Mở dữ liệu này"
    qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(opened))
    assert opened == [(target, None)]
    again = open_desk(target, key_file=tmp_path / "key")
    assert len(again.letters.list()) == len(desk.letters.list())
    again.close()


def test_password_and_stop(seat, owner, qtbot, watchdog, tmp_path):
    made = open_desk(tmp_path / "nguon", ask=lambda _: PASSWORD)
    made.backup(tmp_path / "ban.vtd")
    made.close()
    dialog = RestoreDialog(owner, seat.run, opened=lambda *_: None, target=tmp_path / "moi")
    shown(dialog, watchdog, qtbot)
    dialog.file.set_path(tmp_path / "ban.vtd")
    qtbot.waitUntil(dialog.password.isVisible, timeout=5_000)
    assert not dialog.folder.isVisible()
    dialog.password.setText("sai mật khẩu rồi")
    qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "không đúng" in dialog.column._faults[id(dialog.password)].text(), timeout=10_000)
    dialog.password.setText(PASSWORD)
    qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    assert dialog.no.text() == "Dừng" and not dialog.password.isEnabled()
    dialog.reject()
    qtbot.waitUntil(lambda: "Đã dừng" in dialog.state.text(), timeout=10_000)
    assert dialog.isVisible() and dialog.yes.isEnabled()
    qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Đã khôi phục" in dialog.state.text(), timeout=30_000)
    dialog.reject()
    assert not dialog.isVisible()
