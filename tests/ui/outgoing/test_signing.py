"""The signed copy in the window: signed with a key file, judged, brought back by a drop, seen in the list; every refusal in place."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.ui.pages.outgoing.signing.dialog import SignDialog
from app.ui.pages.outgoing.signing.verdict import VerdictDialog
from tests.signing.hands import Hand, hand, plain_pdf

DAYS = {"begins": datetime(2026, 1, 1, tzinfo=UTC), "ends": datetime(2027, 1, 1, tzinfo=UTC)}


@cache
def hands() -> dict[str, Hand]:
    top = hand("Gốc của văn phòng", authority=True, **DAYS)
    ended = {"begins": DAYS["begins"], "ends": datetime(2026, 2, 1, tzinfo=UTC)}
    return {
        "root": top,
        "person": hand("Nguyễn Văn Mẫu", by=top, **DAYS),
        "organ": hand("Đoàn trường Sông Trăng", by=top, **DAYS),
        "ended": hand("Trần Thị Cũ", by=top, **ended),
    }


@pytest.fixture
def keys(tmp_path):
    for name, one in hands().items():
        (tmp_path / f"{name}.p12").write_bytes(one.p12("mật", hands()["root"]))
    (tmp_path / "root.cer").write_bytes(hands()["root"].der)
    Image.new("RGBA", (300, 150), (0, 0, 200, 90)).save(tmp_path / "hand.png", dpi=(254, 254))
    return tmp_path


def asked(page, qtbot) -> SignDialog:
    page.editor.signing.ask(page.editor.detail)
    qtbot.waitUntil(lambda: bool(page.editor.findChildren(SignDialog)), timeout=10_000)
    dialog = page.editor.findChildren(SignDialog)[-1]
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def press(dialog, qtbot) -> None:
    qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.running, timeout=30_000)


def test_a_person_then_the_organ_sign_and_the_verdict_is_seen(page, issued, keys, desk, qtbot, told) -> None:
    dialog = asked(page, qtbot)
    assert not dialog.yes.isEnabled()
    assert dialog.chosen_role() == "person"
    dialog.key.set_path(keys / "person.p12")
    dialog.password.setText("sai")
    press(dialog, qtbot)
    assert "sai mật khẩu" in dialog.fields._faults[id(dialog.password)].text()
    assert dialog.isVisible() and dialog.yes.isEnabled()
    dialog.password.setText("mật")
    dialog.picture.set_path(keys / "hand.png")
    press(dialog, qtbot)
    bar = page.editor.signing.bar
    qtbot.waitUntil(lambda: "Nguyễn Văn Mẫu" in bar.words.whole(), timeout=20_000)
    assert bar.words.property("tone") == "due"  # nobody said that the issuer is trusted
    row = desk.letters.get(issued).row
    assert row.has_signed and row.signature == "unsure"

    page.editor.signing.look()
    (seen,) = page.editor.findChildren(VerdictDialog)
    assert seen.isVisible()
    seen.reject()
    desk.signatures.trust(keys / "root.cer")
    page.editor.signing.judge()
    qtbot.waitUntil(lambda: bar.words.property("tone") == "done", timeout=20_000)
    assert desk.letters.get(issued).row.signature == "good"

    again = asked(page, qtbot)
    assert again.chosen_role() == "organ"
    assert again.key.path() == keys / "person.p12"  # remembered; the password is not
    assert not again.password.text()
    again.key.set_path(keys / "organ.p12")
    again.password.setText("mật")
    press(again, qtbot)
    qtbot.waitUntil(lambda: "Đoàn trường Sông Trăng" in bar.words.whole(), timeout=20_000)
    report = desk.signed_copies.report(issued)
    assert [one.verdict for one in report.signatures] == ["good", "good"]
    assert not report.checked.empty_fields
    assert "ký số" in desk.letter_way.history(issued)[-1].reason

    page.show_list()
    listing = page.listing
    listing.choose("all")
    qtbot.waitUntil(lambda: any(one.row.signature == "good" for one in listing.table.rows.rows()))


def test_what_cannot_sign_is_said_and_nothing_is_kept(page, issued, keys, desk, qtbot) -> None:
    dialog = asked(page, qtbot)
    dialog.key.set_path(keys / "ended.p12")
    dialog.password.setText("mật")
    press(dialog, qtbot)
    assert "hết hạn ngày 01/02/2026" in dialog.fault.text()
    dialog.key.set_path(keys / "không có.p12")
    press(dialog, qtbot)
    assert dialog.fault.text() and dialog.fault.isVisible()
    dialog.kind.setCurrentIndex(1)
    assert dialog.token.isVisible() and not dialog.key.isVisible() and not dialog.yes.isEnabled()
    dialog.token.set_path(keys / "root.cer")
    press(dialog, qtbot)
    assert "thư viện thiết bị ký" in dialog.fields._faults[id(dialog.token)].text()
    dialog.reject()
    assert not desk.letters.get(issued).row.has_signed


def drop(editor, path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    at, keys_held = QPointF(5, 5), Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(
        at.toPoint(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, keys_held
    )
    QApplication.sendEvent(editor, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(
        editor, QDropEvent(at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, keys_held)
    )


def test_a_dropped_copy_is_judged_a_torn_one_refused_a_scan_never_signed_over(
    page, issued, keys, desk, qtbot, told
) -> None:
    bar = page.editor.signing.bar
    torn = keys / "cut.pdf"
    torn.write_bytes(plain_pdf()[:300])
    drop(page.editor, torn)
    qtbot.waitUntil(lambda: bool(told.refusals), timeout=30_000)
    assert not desk.letters.get(issued).row.has_signed
    assert not bar.isVisible()
    told.refusals.clear()
    scan = keys / "quet.pdf"
    desk.presenting.present(issued, pdf=scan)
    drop(page.editor, scan)
    qtbot.waitUntil(bar.isVisible, timeout=30_000)
    qtbot.waitUntil(lambda: "bản quét" in bar.words.whole(), timeout=10_000)
    page.editor.signing.ask(page.editor.detail)
    qtbot.waitUntil(lambda: bool(told.refusals), timeout=10_000)
    assert "không ký số đè" in told.refusals[0][0]
    assert not page.editor.findChildren(SignDialog)


def test_before_the_letter_is_signed_a_drop_says_when_it_may_be(page, opened, keys, qtbot, told) -> None:
    opened()
    file = keys / "som.pdf"
    file.write_bytes(plain_pdf())
    drop(page.editor, file)
    assert "sau khi ghi nhận" in told.words()[-1]


def test_a_file_beside_the_letter_is_signed_in_type_and_stays_as_it_was(
    page, issued, keys, qtbot, told
) -> None:
    annex = keys / "phu luc.pdf"
    annex.write_bytes(plain_pdf())
    page.editor.signing.beside.offer(page.editor.detail, annex)
    qtbot.waitUntil(lambda: bool(page.editor.findChildren(SignDialog)), timeout=10_000)
    dialog = page.editor.findChildren(SignDialog)[-1]
    assert dialog.number.isVisible() and dialog.number.text() == page.editor.detail.row.printed
    assert not dialog.picture.isVisible() and not dialog.organ.isVisible()
    dialog.key.set_path(keys / "organ.p12")
    dialog.password.setText("mật")
    dialog.number.clear()
    assert not dialog.yes.isEnabled()
    dialog.role.setCurrentIndex(1)
    assert dialog.organ.isVisible() and dialog.form.isVisible() and dialog.organ.text()
    press(dialog, qtbot)
    target = keys / "phu luc (đã ký).pdf"
    qtbot.waitUntil(target.exists, timeout=10_000)
    from app.services.signatures import check_pdf

    (one,) = check_pdf(target.read_bytes(), target.name).signatures
    assert one.signer == "Đoàn trường Sông Trăng" and one.page == 1
    assert target.read_bytes().startswith(annex.read_bytes()) and annex.read_bytes() == plain_pdf()
    assert "đã ký" in told.words()[-1]
