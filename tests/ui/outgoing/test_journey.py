"""A letter's way through the window: written, returned, corrected, signed, numbered; afterwards nothing can be typed."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.layout.parts import Storage
from app.ui.pages.outgoing import acts
from app.ui.pages.outgoing.new_letter import NewLetter
from app.ui.pages.outgoing.small_dialogs import DayDialog, ReasonDialog


def state(page) -> str:
    return page.editor.detail.row.state


def wait_state(page, qtbot, wanted: str) -> None:
    qtbot.waitUntil(lambda: page.editor.detail is not None and state(page) == wanted, timeout=10_000)


def test_draft_return_correct_issue(page, opened, stored, qtbot, monkeypatch, told, answers, desk) -> None:
    letter_id = opened(storage=Storage("VP"))
    editor = page.editor
    assert [act.key for act in (editor.acting()[0],)] == ["submit"]
    editor.form.body.setFocus()
    editor.form.body.moveCursor(editor.form.body.textCursor().MoveOperation.End)
    qtbot.keyClick(editor.form.body, Qt.Key.Key_Return)
    qtbot.keyClicks(editor.form.body, "Bao cao ve Van phong")
    page.primary()  # submit saves first
    wait_state(page, qtbot, "submitted")
    assert stored(letter_id).body[-1].text == "Bao cao ve Van phong"
    assert editor.form.body.isReadOnly()

    monkeypatch.setattr(ReasonDialog, "ask", classmethod(lambda *_, **__: "ghi rõ thời hạn"))
    editor.do("give_back")
    wait_state(page, qtbot, "returned")
    assert "ghi rõ thời hạn" in editor.head.reason.text()
    assert not editor.form.body.isReadOnly()

    qtbot.keyClicks(editor.form.body, " truoc 20/3")
    page.primary()
    wait_state(page, qtbot, "submitted")
    monkeypatch.setattr(DayDialog, "ask", classmethod(lambda *_, last, **__: last))
    page.primary()
    wait_state(page, qtbot, "signed")
    foreseen = editor.head.number.text()

    answers.ready.append(True)
    page.primary()
    wait_state(page, qtbot, "issued")
    (question,) = answers.asked
    number = editor.detail.row.printed
    assert number is not None and number in question and "02/03/2026" in question
    assert number in foreseen
    assert editor.detail.row.sent_on is not None
    assert any(number in words for words in told.words())
    assert editor.acting()[0].key == "print"
    kept = stored(letter_id)
    assert kept.body[-1].text.endswith("truoc 20/3")

    qtbot.keyClicks(editor.form.body, "x")
    for rows in editor.form.row_fields:
        for lines in rows.lines():
            assert all(line.isReadOnly() for line in lines)
    editor.save()
    qtbot.wait(50)
    assert stored(letter_id) == kept


def test_a_no_gives_no_number(page, opened, qtbot, answers, desk) -> None:
    letter_id = opened(storage=Storage("VP"))
    desk.letters.sign(letter_id)
    page.editor.read_again()
    wait_state(page, qtbot, "signed")
    answers.ready.append(False)
    page.primary()
    qtbot.waitUntil(lambda: len(answers.asked) == 1)
    qtbot.wait(50)
    assert desk.letters.get(letter_id).row.number is None


def test_errors_of_the_checker_stop_the_number_and_are_shown(
    page, opened, qtbot, answers, told, desk
) -> None:
    letter_id = opened(addressees=[])
    desk.letters.sign(letter_id)
    page.editor.read_again()
    wait_state(page, qtbot, "signed")
    answers.ready.append(True)
    page.primary()
    qtbot.waitUntil(lambda: bool(told.refusals), timeout=10_000)
    assert "Kính gửi" in " ".join(told.refusals[0])
    assert desk.letters.get(letter_id).row.number is None
    assert any(one.finding.rule == "missing.addressee" for one in page.editor.advice.advice())


def test_a_number_is_voided_with_a_reason(page, opened, qtbot, monkeypatch, desk) -> None:
    letter_id = opened(storage=Storage("VP"))
    desk.letters.sign(letter_id)
    desk.letters.issue(letter_id)
    page.editor.read_again()
    wait_state(page, qtbot, "issued")
    monkeypatch.setattr(ReasonDialog, "ask", classmethod(lambda *_, **__: "in nhầm"))
    page.editor.do("void")
    wait_state(page, qtbot, "void")
    assert "in nhầm" in page.editor.head.reason.text()
    assert page.editor.acting()[0] is None


def test_a_new_letter_by_keys_has_the_unit_s_head_and_signer(page, qtbot, stored, watchdog) -> None:
    with watchdog.excused("the dialog is built, the first letter loads the writers"):
        page.new()
        qtbot.waitUntil(lambda: page.findChild(NewLetter) is not None)
        asked = page.findChild(NewLetter)
        qtbot.keyClicks(asked.search, "thong bao")
        assert asked.kinds.count() == 1
        qtbot.keyClick(asked.search, Qt.Key.Key_Return)
        qtbot.waitUntil(page.editing, timeout=20_000)
    letter = stored(page.editor.detail.row.id)
    assert letter.kind == "TB" and letter.organ.issuing and letter.signature and letter.date.place
    page.editor.leave()
    qtbot.waitUntil(lambda: page.listing.table.current_id() == page.editor.detail.row.id)
    assert page.listing.chips.current() in ("drafts", "all")


def test_what_comes_next_is_the_state_s() -> None:
    from app.domain.states import NumberMoment

    def keys(state: str, moment: NumberMoment = NumberMoment.SIGNED) -> tuple[str | None, list[str]]:
        first, others = acts.acts_of(state, moment)
        return first.key if first else None, [one.key for one in others]

    assert keys("draft") == ("submit", ["sign"])
    assert keys("returned") == ("submit", ["sign"])
    assert keys("submitted") == ("sign", ["give_back"])
    assert keys("submitted", NumberMoment.PRINTING) == ("issue", ["sign", "issue_with", "give_back"])
    assert keys("signed") == ("issue", ["issue_with", "give_back"])
    assert keys("issued") == ("print", ["take_back", "void"])
    assert keys("recalled") == ("replace", ["print"])
    assert keys("void") == (None, [])
