"""The whole way in the window: a secretary's full one, a small branch's short one; held numbers, recall, papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from PySide6.QtWidgets import QMenu

from app.domain.states import NumberMoment, Way
from app.ui.pages.outgoing.acts import acts_of
from app.ui.pages.outgoing.small_dialogs import DayDialog, ReasonDialog
from app.ui.pages.outgoing.way_dialogs import (
    CopyDialog,
    HeldDialog,
    HistoryDialog,
    HoldDialog,
    NumberDialog,
    Question,
    ReplaceDialog,
)
from tests.ui.outgoing.test_journey import wait_state


@pytest.fixture
def way(desk):
    """Change how many steps the office goes."""
    before = desk.practice

    def change(way: Way) -> None:
        desk.practice = replace(before, way=way)
        for name in ("letters", "letter_way", "dispatch", "numbers", "holding", "signed_copies"):
            desk.__dict__.pop(name, None)

    yield change
    change(before.way)


def keys(page) -> tuple[str | None, list[str]]:
    first, others = page.editor.acting()
    return first.key if first else None, [one.key for one in others]


def test_full_way(page, opened, qtbot, way, monkeypatch, answers, desk) -> None:
    way(Way.FULL)
    letter_id = opened()
    assert keys(page) == ("submit", [])
    page.primary()
    wait_state(page, qtbot, "submitted")
    assert keys(page) == ("content", ["format", "give_back"])
    page.primary()
    qtbot.waitUntil(lambda: page.editor.detail.approved == ("content",), timeout=10_000)
    assert keys(page) == ("format", ["give_back"])
    page.primary()
    wait_state(page, qtbot, "approved")
    monkeypatch.setattr(DayDialog, "ask", classmethod(lambda *_, last, **__: last))
    page.primary()
    wait_state(page, qtbot, "signed")
    answers.ready.append(True)
    page.primary()
    wait_state(page, qtbot, "issued")
    assert page.editor.detail.row.sent_on is None
    assert keys(page)[0] == "seal"
    page.primary()
    qtbot.waitUntil(lambda: page.editor.detail.row.sealed_on is not None, timeout=10_000)
    page.primary()
    qtbot.waitUntil(lambda: page.editor.detail.row.sent_on is not None, timeout=10_000)
    assert keys(page)[0] == "print"
    steps = [one.step for one in desk.letter_way.history(letter_id)]
    assert steps == ["submit", "content", "format", "sign", "issue", "seal", "send"]

    monkeypatch.setattr(ReasonDialog, "ask", classmethod(lambda *_, **__: "nhầm nơi nhận"))
    page.editor.do("recall")
    wait_state(page, qtbot, "recalled")
    assert "thu hồi" in page.editor.head.reason.text()
    assert keys(page)[0] == "replace"


def test_another_persons_step_is_seen_and_cannot_be_pressed(
    page, opened, qtbot, way, desk, seat, idle
) -> None:
    clerk = desk.by
    drafter = desk.people.add("Lê Thị Soạn", role="drafter").result.id
    way(Way.FULL)
    letter_id = opened()
    desk.letters.submit(letter_id)
    desk.work_as(drafter, remember=False)
    seat.bus.tell(frozenset({"person"}), None)
    head = page.editor.head
    qtbot.waitUntil(lambda: "phụ trách đơn vị soạn thảo" in head.whose.text(), timeout=10_000)
    assert not head.primary.isEnabled() and not head.back.isEnabled()
    page.primary()
    idle(seat)
    assert desk.letters.get(letter_id).row.state == "submitted"
    page.editor._offer()
    (menu,) = page.editor.findChildren(QMenu)
    lines = {one.text(): one.isEnabled() for one in menu.actions()}
    assert lines["Duyệt thể thức (việc của văn thư)"] is False
    menu.hide()
    desk.work_as(clerk, remember=False)
    seat.bus.tell(frozenset({"person"}), None)
    qtbot.waitUntil(lambda: head.back.isEnabled(), timeout=10_000)
    assert not head.primary.isEnabled()  # the content is for who leads or heads the drafting


def test_short_way_is_one_click(page, opened, qtbot, way, monkeypatch) -> None:
    way(Way.SHORT)
    opened()
    assert keys(page) == ("sign_and_issue", [])
    monkeypatch.setattr(DayDialog, "ask", classmethod(lambda *_, last, **__: last))
    page.primary()
    wait_state(page, qtbot, "issued")
    row = page.editor.detail.row
    assert row.printed and row.signed_on and row.sent_on


def test_every_state_of_every_way_has_its_acts() -> None:
    for chosen in Way:
        for state in ("draft", "submitted", "returned", "approved", "signed"):
            first, others = acts_of(state, NumberMoment.SIGNED, chosen)
            assert first is not None, (chosen, state)
            assert first.key not in [one.key for one in others]


def test_a_held_number_is_kept_and_used(page, opened, qtbot, monkeypatch, desk, told) -> None:
    listing = page.listing

    def answer(dialog: Question) -> bool:
        if isinstance(dialog, HoldDialog):
            assert not dialog.yes.isEnabled()
            dialog.reason.setText("chờ quyết định")
            dialog.until.set_date(date(2026, 12, 31))
            assert dialog.yes.isEnabled()
        if isinstance(dialog, NumberDialog):
            assert dialog.choice().held
        return True

    monkeypatch.setattr(Question, "said_yes", answer)
    listing.held.ask()
    qtbot.waitUntil(lambda: bool(desk.holding.list()), timeout=10_000)
    (held,) = desk.holding.list()
    letter_id = opened()
    desk.letters.sign(letter_id)
    page.editor.read_again()
    wait_state(page, qtbot, "signed")
    page.editor.do("issue_with")
    wait_state(page, qtbot, "issued")
    assert page.editor.detail.row.printed == held.printed
    assert desk.holding.list() == ()


def test_released_from_the_list(page, qtbot, monkeypatch, desk, told) -> None:
    desk.holding.hold("CV", reason="chờ", until=date(2026, 12, 31))
    monkeypatch.setattr(Question, "said_yes", lambda dialog: isinstance(dialog, HeldDialog))
    monkeypatch.setattr(ReasonDialog, "ask", classmethod(lambda *_, **__: "không ban hành"))
    page.listing.held.look()
    qtbot.waitUntil(lambda: not desk.holding.list(), timeout=10_000)
    assert any(one.reason == "không ban hành" for row in desk.series.gaps() for one in row.report.void)


def test_papers_of_an_issued_letter(page, opened, qtbot, monkeypatch, desk, tmp_path) -> None:
    from PySide6.QtWidgets import QFileDialog

    letter_id = opened()
    desk.letters.sign(letter_id)
    desk.letters.issue(letter_id)
    page.editor.read_again()
    wait_state(page, qtbot, "issued")
    detail, papers = page.editor.detail, page.editor.papers
    tmp_path = tmp_path / "ra"
    tmp_path.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_, **__: str(tmp_path)))
    papers.present(detail)
    qtbot.waitUntil(lambda: len(list(tmp_path.iterdir())) == 3, timeout=20_000)
    signed = next(one for one in tmp_path.glob("*.pdf") if "phiếu" not in one.name)

    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_, **__: (str(signed), "")))
    page.editor.signing.take_back(detail)
    qtbot.waitUntil(lambda: page.editor.detail.row.has_signed, timeout=60_000)

    target = tmp_path / "sao.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_, **__: (str(target), "")))
    monkeypatch.setattr(Question, "said_yes", lambda dialog: True)
    papers.copy(detail)
    qtbot.waitUntil(target.exists, timeout=20_000)
    assert [one.about for one in desk.document_copies.list()]
    target = tmp_path / "bi.pdf"
    papers.envelopes(detail)
    qtbot.waitUntil(target.exists, timeout=20_000)
    document = pypdfium2.PdfDocument(target)
    assert len(document) >= 1
    document.close()


def test_questions_let_nobody_go_on_without_an_answer(qtbot, page, desk) -> None:
    extract = CopyDialog(page, "05-CV/ĐTN")
    extract.kind.setCurrentIndex(extract.kind.findData("TrS"))
    assert not extract.yes.isEnabled()
    extract.text.setPlainText("Một đoạn.\n\nHai.")
    assert extract.yes.isEnabled() and extract.words() == ("Một đoạn.", "Hai.")
    number = NumberDialog(page, ())
    assert not number.yes.isEnabled()
    number.behind.setText("12")
    assert number.yes.isEnabled() and number.choice().behind == "12"
    assert not ReplaceDialog(page, "05-CV/ĐTN", ()).yes.isEnabled()
    assert HistoryDialog(page, "", ()).yes.isHidden()
