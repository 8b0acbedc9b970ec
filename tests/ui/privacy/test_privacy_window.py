"""Personal data in the window: the section of a record, consent as on the form, erasing, the log in the settings."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog

from app.ui.pages.members.photo import PhotoBox
from app.ui.pages.privacy import member_section
from app.ui.pages.privacy.consent_dialog import ConsentDialog
from app.ui.pages.privacy.erase_dialog import EraseDialog
from app.ui.pages.privacy.member_section import PrivacySection
from app.ui.pages.privacy.purpose import PurposeDialog
from app.ui.pages.privacy.settings_section import PrivacySection as Settings
from app.ui.widgets.words import Words


@pytest.fixture
def idle(qtbot):
    def wait(seat) -> None:
        calm = 0
        while calm < 3:
            qtbot.wait(8)
            calm = 0 if seat.run.busy() else calm + 1

    return wait


@pytest.fixture
def member(desk):
    return desk.members.list()[0]


@pytest.fixture
def section(seat, qtbot, idle, member):
    made = PrivacySection(seat)
    qtbot.addWidget(made)
    made.show_member(member.id)
    made.show()
    idle(seat)
    return made


def lines(widget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(Words) if one.isVisible())


def test_the_section_tells_what_was_said_and_asked_and_who_looked(section, seat, idle, desk, member):
    assert "Chưa hỏi sự đồng ý." in lines(section)
    desk.consents.enter([member.id], {"management": "given"}, guardian="Vũ Văn Hòa")
    desk.consents.restrict(member.id)
    desk.looking.reveal(member.id, ["religion"], purpose="làm thẻ")
    section._request("see")
    idle(seat)
    said = lines(section)
    for words in ("Quản lý đoàn viên", "đồng ý", "hạn chế xử lý", "Yêu cầu xem", "làm thẻ"):
        assert words in said
    assert [one.text() for one in section.menu().actions() if one.text()][-1] == "Xóa dữ liệu …"


def test_consent_is_entered_as_on_the_form_and_nothing_is_chosen_beforehand(seat, qtbot, idle, desk):
    ids = [row.id for row in desk.members.list()[:3]]
    dialog = ConsentDialog(seat, ids)
    qtbot.addWidget(dialog)
    assert not any(box.currentData() for box in dialog.answers.values())
    dialog.save.click()
    idle(seat)
    assert "im lặng" in lines(dialog) or dialog.result() != QDialog.DialogCode.Accepted
    dialog.answers["national"].setCurrentIndex(dialog.answers["national"].findData("given"))
    dialog.guardian.setText("Vũ Văn Hòa")
    dialog.save.click()
    idle(seat)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert all([row.purpose for row in desk.consents.of(one)] == ["national"] for one in ids)


def test_erasing_opens_only_with_a_reason_and_the_name_typed_again(
    section, seat, qtbot, idle, desk, member, monkeypatch
):
    dialog = EraseDialog(section, desk.erasing.preview(member.id))
    qtbot.addWidget(dialog)
    assert not dialog.yes.isEnabled()
    dialog.name.setText(member.full_name.upper())
    assert not dialog.yes.isEnabled()
    dialog.reason.setText("theo yêu cầu")
    assert dialog.yes.isEnabled()

    class Sure(EraseDialog):
        def exec(self) -> int:
            self.reason.setText("theo yêu cầu")
            self.name.setText(member.full_name)
            return QDialog.DialogCode.Accepted

    monkeypatch.setattr(member_section, "EraseDialog", Sure)
    section._erase()
    idle(seat)
    assert member.id not in {row.id for row in desk.members.list()}
    assert len(desk.erasing.proofs()) == 1


def test_a_purpose_has_words_before_one_may_look(qtbot, seat, section):
    dialog = PurposeDialog(section)
    qtbot.addWidget(dialog)
    assert not dialog.yes.isEnabled()
    dialog.words.setCurrentIndex(0)
    assert dialog.yes.isEnabled() and dialog.purpose().words and not dialog.purpose().while_at_it


def test_the_settings_show_requests_and_the_log_and_say_when_it_was_changed(seat, qtbot, idle, desk, member):
    desk.subject_requests.add(member.id, "correct")
    for purpose in ("làm thẻ", "đối chiếu"):
        desk.looking.reveal(member.id, ["religion"], purpose=purpose)
    made = Settings(seat)
    qtbot.addWidget(made)
    made.show()
    made.look_anew()
    idle(seat)
    assert made.table.rows.rowCount() == 2 and "2 dòng, nguyên vẹn" in made.state.text()
    made.words.setText("LÀM")
    made.look_anew()
    idle(seat)
    assert made.table.rows.rowCount() == 1
    made.requests.selectRow(0)
    made._step("answer")
    idle(seat)
    assert desk.subject_requests.list()[0].state == "answered"


def test_a_covered_picture_is_there_and_not_drawn(qtbot):
    box = PhotoBox()
    qtbot.addWidget(box)
    box.show_covered()
    with qtbot.waitSignal(box.uncovering):
        box.click()
    assert box._pixmap is None
