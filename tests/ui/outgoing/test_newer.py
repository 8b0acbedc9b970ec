"""A letter that another PC changed while it is being typed: nothing moves under the hands, a quiet bar offers the newer version."""

from __future__ import annotations

import msgspec

from app.services.letters import letter_of


def elsewhere(desk, letter_id, subject):
    letter = letter_of(desk.letters.get(letter_id).parts)
    desk.letters.edit(letter_id, msgspec.structs.replace(letter, subject=subject))


def wait_read(page, qtbot):
    page.editor.read_again()
    qtbot.waitUntil(lambda: not page.seat.run.busy(), timeout=10_000)


def test_what_is_typed_stays_and_the_newer_version_can_be_had_and_undone(
    page, opened, desk, qtbot, told
) -> None:
    letter_id = opened()
    editor = page.editor
    editor.form.subject.setPlainText("đang gõ dở")
    editor._soon.stop()
    editor._latest.stop()
    elsewhere(desk, letter_id, "bản của máy khác")
    wait_read(page, qtbot)
    assert editor.newer.isVisible() and editor.form.letter().subject == "đang gõ dở"
    editor.newer._take()
    assert editor.form.letter().subject == "bản của máy khác" and not editor.newer.isVisible()
    told.notes[-1][2]()
    assert editor.form.letter().subject == "đang gõ dở"


def test_what_nobody_is_typing_in_is_shown_anew_without_a_word(page, opened, desk, qtbot) -> None:
    letter_id = opened()
    elsewhere(desk, letter_id, "bản của máy khác")
    wait_read(page, qtbot)
    assert page.editor.form.letter().subject == "bản của máy khác" and not page.editor.newer.isVisible()
