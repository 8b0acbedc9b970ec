"""Packages of the national exchange in the window: written to a file for ticked offices, receipts dropped back, refusals in place."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QTableWidget

from app.exchange.package import Act, LetterPackage, Office, ReceiptPackage, Reference, Status
from app.exchange.reader import read_package
from app.exchange.writer import write_package
from app.ui.pages.outgoing.packages import PackageDialog, ToldDialog
from tests.exchange.test_package import LETTER
from tests.ui.outgoing.test_journey import wait_state
from tests.ui.outgoing.test_signing import drop

OURS, THEIRS = "H99.02.01", "H37.02.02"


def asked(page, qtbot) -> PackageDialog:
    page.editor.papers.packages.ask(page.editor.detail)
    qtbot.waitUntil(lambda: bool(page.editor.findChildren(PackageDialog)), timeout=10_000)
    return page.editor.findChildren(PackageDialog)[-1]


def test_written_for_an_office_and_its_receipt_comes_back(
    page, issued, desk, qtbot, tmp_path, monkeypatch, told, watchdog
) -> None:
    with watchdog.excused("building a dialog"):
        dialog = asked(page, qtbot)
    assert not dialog.yes.isEnabled()
    dialog.code.setText("Tỉnh đoàn")
    assert dialog.wrong.text() and not dialog.add.isEnabled()
    dialog.code.setText(THEIRS)
    dialog.name.setText("Tỉnh đoàn Hà Châu")
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    assert dialog.chosen() == (Office(id=THEIRS, name="Tỉnh đoàn Hà Châu"),)
    dialog.ours.setText("tự đặt")
    out = tmp_path / "usb" / "01.edxml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_, **__: (str(out), "")))
    qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialog.fields._faults[id(dialog.ours)].text()), timeout=10_000)
    dialog.ours.setText(OURS)
    qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)  # the stick is not there
    qtbot.waitUntil(lambda: bool(dialog.fault.text()), timeout=10_000)
    assert not desk.exchange.list(issued)
    assert desk.settings.text("exchange.office_id") == ""
    out.parent.mkdir()
    qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(out.exists, timeout=10_000)
    qtbot.waitUntil(lambda: desk.settings.text("exchange.office_id") == OURS, timeout=10_000)
    package = read_package(out.read_bytes(), "01").package
    assert isinstance(package, LetterPackage)
    assert package.files[0].name.endswith(".pdf") and package.subject == "rà soát dữ liệu đoàn viên"
    assert [one.id for one in desk.exchange.offices()] == [THEIRS]

    about = Reference(OURS, package.number, package.notation, package.day, package.document_id)
    said = datetime(2026, 3, 2, 9)  # noqa: DTZ001  packages carry the sender's clock, without a zone
    receipt = ReceiptPackage(
        Office(id=THEIRS, name="Tỉnh đoàn Hà Châu"), about, Status.ACCEPTED, "đã nhận", said
    )
    (tmp_path / "tt.edxml").write_bytes(write_package(receipt))
    drop(page.editor, tmp_path / "tt.edxml")
    qtbot.waitUntil(lambda: len(desk.exchange.list(issued)) == 2, timeout=20_000)
    qtbot.waitUntil(lambda: "đã tiếp nhận" in told.words()[-1])
    with watchdog.excused("building a dialog"):
        page.editor.papers.packages.told(page.editor.detail)
        qtbot.waitUntil(lambda: bool(page.editor.findChildren(ToldDialog)), timeout=10_000)
    (table,) = page.editor.findChildren(ToldDialog)[-1].findChildren(QTableWidget)
    assert [table.item(at, 3).text() for at in range(2)] == ["đã tiếp nhận", "gói tin văn bản"]


def test_a_recalled_letter_is_recalled_by_package_with_a_reason(
    page, issued, desk, qtbot, tmp_path, watchdog
) -> None:
    desk.dispatch.send(issued)
    desk.letter_way.recall(issued, reason="nhầm nơi nhận")
    page.editor.read_again()
    wait_state(page, qtbot, "recalled")
    with watchdog.excused("building a dialog"):
        dialog = asked(page, qtbot)
    assert dialog.chosen_act() is Act.RECALL
    dialog.ours.setText(OURS)
    dialog.code.setText(THEIRS)
    dialog.add.click()
    assert not dialog.yes.isEnabled()
    dialog.reason.setText("nhầm nơi nhận")
    dialog.attach([tmp_path / "kèm.txt"])
    (tmp_path / "kèm.txt").write_text("kèm", encoding="utf-8")
    page.editor.papers.packages.write(page.editor.detail, dialog, tmp_path / "r.edxml")
    qtbot.waitUntil((tmp_path / "r.edxml").exists, timeout=10_000)
    package = read_package((tmp_path / "r.edxml").read_bytes(), "r").package
    assert package.business.act is Act.RECALL and package.business.reason == "nhầm nơi nhận"
    assert [one.name for one in package.files][-1] == "kèm.txt"


def test_a_strangers_package_is_refused_and_leaves_nothing(page, issued, desk, qtbot, tmp_path, told) -> None:
    letter = tmp_path / "thu.edxml"
    letter.write_bytes(write_package(replace(LETTER, files=())))
    drop(page.editor, letter)
    qtbot.waitUntil(lambda: bool(told.refusals), timeout=20_000)
    assert "không phải thông tin trạng thái" in told.refusals[0][0]
    letter.write_bytes(b"<edXML>")
    drop(page.editor, letter)
    qtbot.waitUntil(lambda: len(told.refusals) == 2, timeout=20_000)
    assert not desk.exchange.list(issued)
