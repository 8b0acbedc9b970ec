"""The editor: saves by itself, the page follows the keys, clicks go both ways, fixes mend, other windows are heard."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt

from app.layout.parts import Paragraph, Storage
from app.services.letters import letter_of
from app.ui.widgets.buttons import Button


def rules(page) -> list[str]:
    return [one.finding.rule for one in page.editor.advice.advice()]


def drawn_with(page, part: str) -> bool:
    seen = page.editor.pages.seen()
    return seen is not None and any(one.part == part for one in seen.places)


def test_what_is_typed_is_saved_within_two_seconds_while_typing_goes_on(page, opened, stored, qtbot) -> None:
    letter_id = opened()
    field = page.editor.form.subject
    field.setFocus()
    field.selectAll()
    for at in range(18):  # never a pause as long as the short wait
        qtbot.keyClicks(field, "a")
        qtbot.wait(100)
        if at == 0:
            assert stored(letter_id).subject == "rà soát dữ liệu đoàn viên"
    assert stored(letter_id).subject.startswith("aaaa")
    qtbot.waitUntil(lambda: stored(letter_id).subject == "a" * 18, timeout=3_000)
    qtbot.waitUntil(lambda: "Đã lưu" in page.editor.head.saved.text(), timeout=3_000)


def test_opening_and_leaving_changes_nothing(page, opened, desk, qtbot) -> None:
    letter_id = opened()
    before = desk.letters.get(letter_id).parts
    acts = []
    page.seat.bus.changed.connect(lambda *words: acts.append(words))
    page.editor.leave()
    qtbot.wait(100)
    assert desk.letters.get(letter_id).parts == before and not acts


def test_the_page_follows_and_the_caret_s_part_is_marked(page, opened, qtbot) -> None:
    opened()
    editor = page.editor
    assert editor.form.reach("body[2].text")
    qtbot.keyClick(editor.form.body, Qt.Key.Key_Return)
    qtbot.keyClicks(editor.form.body, "moi")
    qtbot.waitUntil(lambda: drawn_with(page, "body[3].text"), timeout=5_000)
    assert {box.key for box in editor.pages.paper._boxes} == {"body[3].text", "line"}


def test_a_click_on_the_page_goes_to_the_part(page, opened, qtbot, watchdog) -> None:
    opened()
    editor = page.editor
    seen = editor.pages.seen()
    for part in ("body[1].text", "subject", "signature.name", "addressees[0]", "recipients[0]"):
        place = next(one for one in seen.places if one.part == part)
        at = editor.pages.part_at(place.page, (place.x0 + place.x1) / 2, (place.y0 + place.y1) / 2)
        assert at == part
        editor.pages.paper.clicked.emit(place.page, (place.x0 + place.x1) / 2, (place.y0 + place.y1) / 2)
        assert {box.key for box in editor.pages.paper._boxes} - {"line"} == {part}
        held = page.focusWidget()
        assert held is not None and (held is editor.form.body) == part.startswith("body")
    assert editor.form.body.part() == "body[1].text"


def test_findings_go_to_their_place_and_fixes_mend_with_undo(page, opened, stored, qtbot, told) -> None:
    letter_id = opened(storage=None, subject="V/v rà soát")
    editor = page.editor
    qtbot.waitUntil(lambda: {"missing.recipient", "hint.subject"} <= set(rules(page)), timeout=5_000)
    at = rules(page).index("hint.subject")
    editor.advice._go(at)
    assert page.focusWidget() is editor.form.subject
    fixes = [one for one in editor.advice.findChildren(Button) if one.text() == "Sửa"]
    assert len(fixes) == 2
    editor.fix(editor.advice.advice()[at])
    assert editor.form.subject.value() == "rà soát"
    qtbot.waitUntil(lambda: "hint.subject" not in rules(page), timeout=5_000)
    words, _, undo = told.notes[-1]
    assert words == "Đã sửa" and undo is not None
    editor.fix(next(one for one in editor.advice.advice() if one.finding.rule == "missing.recipient"))
    qtbot.waitUntil(lambda: stored(letter_id).storage == Storage("VP"), timeout=5_000)
    undo()
    assert editor.form.subject.value() == "V/v rà soát"


def test_a_number_typed_before_an_element_is_mended_in_the_text_and_undone(page, opened, qtbot) -> None:
    from app.layout.parts import Item, Level

    opened(
        body=[Paragraph("Mở:"), Item(level=Level.CLAUSE, text="1. Một"), Item(level=Level.CLAUSE, text="Hai")]
    )
    editor = page.editor
    qtbot.waitUntil(lambda: "hint.number" in rules(page), timeout=5_000)
    editor.fix(next(one for one in editor.advice.advice() if one.finding.rule == "hint.number"))
    assert [row.text for row in editor.form.body.rows()] == ["Mở:", "Một", "Hai"]
    editor.form.body.undo()
    assert [row.text for row in editor.form.body.rows()] == ["Mở:", "1. Một", "Hai"]


def test_kind_and_standard_change_what_the_form_asks(page, opened, qtbot, stored) -> None:
    letter_id = opened()
    form = page.editor.form
    assert form.addressees.isVisible() and not form.authority_line.isVisible()
    form.kind.setCurrentIndex(form.kind.findData("QĐ"))
    assert form.authority_line.isVisible() and form.grounds.isVisible()
    qtbot.waitUntil(lambda: "addressee.kind" in rules(page), timeout=5_000)
    form.standard.setCurrentIndex(form.standard.findData("decree-30"))
    qtbot.waitUntil(lambda: stored(letter_id).standard == "decree-30", timeout=5_000)
    assert stored(letter_id).kind == "QĐ"


def test_lists_of_lines_grow_move_and_shrink_by_keys(page, opened, qtbot, stored) -> None:
    letter_id = opened()
    form = page.editor.form
    form.reach("addressees[0]")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClicks(page.focusWidget(), "Nha truong")
    assert form.addressees.values() == ["Các chi đoàn trực thuộc", "Nha truong"]
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert form.addressees.values() == ["Nha truong", "Các chi đoàn trực thuộc"]
    for _ in range(11):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Backspace)
    assert form.addressees.values() == ["Các chi đoàn trực thuộc"]
    qtbot.waitUntil(lambda: stored(letter_id).addressees == ["Các chi đoàn trực thuộc"], timeout=5_000)


def test_an_untouched_draft_hears_another_window_and_a_typed_one_keeps_its_words(
    page, opened, desk, qtbot, stored
) -> None:
    letter_id = opened()
    other = msgspec.structs.replace(stored(letter_id), subject="đổi từ cửa sổ khác")
    page.seat.bus.tell(desk.letters.edit(letter_id, other))
    qtbot.waitUntil(lambda: page.editor.form.subject.value() == "đổi từ cửa sổ khác", timeout=5_000)
    page.editor.form.subject.setPlainText("đang gõ")
    page.seat.bus.tell(desk.letters.edit(letter_id, msgspec.structs.replace(other, subject="lần nữa")))
    qtbot.wait(200)
    assert page.editor.form.subject.value() == "đang gõ"


def test_a_letter_submitted_elsewhere_is_not_written_over(page, opened, desk, qtbot, told) -> None:
    letter_id = opened()
    desk.letters.submit(letter_id)  # nobody told us yet
    page.editor.form.subject.setPlainText("muộn rồi")
    qtbot.waitUntil(lambda: bool(told.refusals), timeout=5_000)
    assert letter_of(desk.letters.get(letter_id).parts).subject == "rà soát dữ liệu đoàn viên"
    assert page.editor.form.subject.value() == "muộn rồi", "the words stay on the screen"
    assert "Chưa lưu được" in page.editor.head.saved.text()
    page.editor.detail = None  # stop trying


def test_all_fields_have_names_and_focus_goes_round_the_form(page, opened, qtbot) -> None:
    opened()
    from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QToolButton

    for field in page.editor.findChildren(QLineEdit) + page.editor.findChildren(QPlainTextEdit):
        assert field.accessibleName() or field.parent().metaObject().className() == "QSpinBox", field
    for kind in (QComboBox, QTextEdit, QToolButton):
        for field in page.editor.findChildren(kind):
            assert (
                field.accessibleName() or field.text() if kind is QToolButton else field.accessibleName()
            ), field
    form = page.editor.form
    form.subject.setFocus()
    qtbot.keyClick(form.subject, Qt.Key.Key_Tab)
    assert page.focusWidget() is form.addressees.lines()[0][0]


def test_f3_goes_from_finding_to_finding(page, opened, qtbot) -> None:
    opened(storage=None, subject="V/v rà soát")
    qtbot.waitUntil(lambda: {"missing.recipient", "hint.subject"} <= set(rules(page)), timeout=5_000)
    seen = []
    for _ in range(len(rules(page)) + 1):
        page.next_one()
        seen.append(page.focusWidget())
    assert page.editor.form.subject in seen and page.editor.form.storage in seen
    assert seen[0] is seen[-1]


def test_a_very_long_letter_is_typed_without_waiting_for_its_page(page, opened, qtbot, watchdog) -> None:
    with watchdog.excused("a thousand rows are put in at once"):
        opened(body=[Paragraph("một dòng năm mươi chữ cái để dán vào phần soạn. " * 2)] * 1_000)
        body = page.editor.form.body
        body.go_to_row(3)
        qtbot.wait(300)
    drawn = []
    page.editor.pages.drawn.connect(lambda seen: drawn.append(seen.pages))
    for _ in range(12):
        qtbot.keyClick(body, Qt.Key.Key_A)
        qtbot.wait(30)
    qtbot.waitUntil(lambda: bool(drawn) and not page.seat.run.busy(), timeout=20_000)
    assert len(drawn) <= 12
    assert body.rows()[3].text.endswith("a" * 12)


def test_tab_goes_from_the_outline_through_the_form_to_what_is_to_mend_and_to_the_page(page) -> None:
    editor, met = page.editor, []
    one = editor.nextInFocusChain()
    while one is not editor:
        pane = next(
            (
                pane
                for pane in (editor.outline, editor.form, editor.advice, editor.pages)
                if pane.isAncestorOf(one)
            ),
            None,
        )
        if pane is not None and one.focusPolicy() & Qt.FocusPolicy.TabFocus and pane not in met:
            met.append(pane)
        one = one.nextInFocusChain()
    assert met == [editor.outline, editor.form, editor.advice, editor.pages]
