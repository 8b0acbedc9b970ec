"""The list of trust: a file is shown with its fingerprints first, then trusted; given up after a question; copies judged anew."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from app.ui.dialogs.certificates import OfferDialog, grouped
from app.ui.pages.settings.page import SettingsPage
from tests.signing.hands import hand

DAYS = {"begins": datetime(2020, 1, 1, tzinfo=UTC), "ends": datetime(2036, 1, 1, tzinfo=UTC)}


@pytest.fixture
def section(qtbot, seat, idle, watchdog):
    with watchdog.excused("a page is built and painted"):
        page = SettingsPage(seat)
        qtbot.addWidget(page)
        page.resize(1200, 720)
        page.show()
        page.show_record("trust")
        idle(seat)
        qtbot.wait(30)
    return page.section()


def offered(section, path, seat, idle) -> OfferDialog:
    section.offer(path)
    idle(seat)
    (dialog,) = [one for one in section.findChildren(OfferDialog) if one.isVisible()]
    return dialog


def test_compared_trusted_and_given_up(section, seat, qtbot, idle, told, answers, tmp_path):
    root = hand("Gốc công vụ thử", authority=True, **DAYS)
    (tmp_path / "goc.cer").write_bytes(root.der)
    letter_id = next(one.id for one in seat.desk.letters.list() if one.state == "issued")
    (tmp_path / "k.p12").write_bytes(hand("Vũ Thị Ký", by=root, **DAYS).p12("mật", root))
    from app.services.pdf_signing import Wish, opened_key

    with opened_key(file=tmp_path / "k.p12", token=None, password="mật") as key:
        signed = seat.desk.letter_signing.sign(letter_id, key, Wish())
    assert signed.result.row.signature == "unsure"

    dialog = offered(section, tmp_path / "goc.cer", seat, idle)
    text = "\n".join(one.text() for one in dialog.findChildren(type(section.details)))
    from hashlib import sha256

    assert grouped(sha256(root.der).hexdigest()) in text
    dialog.reject()
    assert not seat.desk.signatures.trusted()
    dialog = offered(section, tmp_path / "goc.cer", seat, idle)
    qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    idle(seat)
    qtbot.waitUntil(lambda: section.table.rows.rowCount() == 1, timeout=5_000)
    qtbot.waitUntil(lambda: seat.desk.letters.get(letter_id).row.signature == "good", timeout=20_000)
    assert seat.desk.undo.last().verb == "letters.sign_file"  # judging anew is nobody's act to be undone
    section.table.select_first()
    assert "01/01/2036" in section.details.text()
    answers.ready = [True]
    qtbot.mouseClick(section.remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not seat.desk.signatures.trusted(), timeout=5_000)
    qtbot.waitUntil(lambda: seat.desk.letters.get(letter_id).row.signature == "unsure", timeout=20_000)
    assert "chưa rõ người ký" in answers.asked[0]
    idle(seat)


def test_what_is_no_certificate_or_ended_is_said(section, seat, qtbot, idle, told, tmp_path):
    (tmp_path / "thu.cer").write_text("không phải chứng thư", encoding="utf-8")
    section.offer(tmp_path / "thu.cer")
    idle(seat)
    qtbot.waitUntil(lambda: bool(told.refusals))
    assert "không chứa chứng thư số nào" in told.refusals[0][0]
    old = hand("Gốc cũ", authority=True, begins=DAYS["begins"], ends=datetime(2021, 1, 1, tzinfo=UTC))
    (tmp_path / "cu.pem").write_bytes(old.pem)
    dialog = offered(section, tmp_path / "cu.pem", seat, idle)
    assert any("Đã hết hạn" in one.text() for one in dialog.findChildren(type(section.details)))
    dialog.reject()
