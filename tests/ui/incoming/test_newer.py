"""A registered letter that another PC corrected while somebody types in its form: nothing moves under the hands."""

from __future__ import annotations

import pytest


@pytest.fixture
def typing(bare_seat, open_page, papers, idle):
    """The page with a registered letter whose subject is being typed, and not saved yet; and the letter's id."""
    letter = bare_seat.desk.incoming.receive(papers["thu"]).result
    bare_seat.desk.incoming.register(letter)
    page = open_page(bare_seat)
    page.open_letter(letter, focus=False)
    idle(bare_seat)
    page.form.fields["subject"].editor.setPlainText("đang gõ dở")
    page.form._timer.stop()
    return page, letter


def elsewhere(page, seat, idle, letter, **fields):
    seat.desk.incoming.edit(letter, fields=fields)
    page.look_anew()
    idle(seat)


def test_the_field_being_typed_in_is_offered_the_others_are_taken(typing, bare_seat, idle, told):
    page, letter = typing
    form = page.form
    elsewhere(page, bare_seat, idle, letter, note="bản giấy ở tủ 2")
    assert form.values()["note"] == "bản giấy ở tủ 2" and not form.newer.isVisible()
    elsewhere(page, bare_seat, idle, letter, subject="bản của máy khác")
    assert form.newer.isVisible() and form.values()["subject"] == "đang gõ dở"
    form.newer._take()
    assert form.values()["subject"] == "bản của máy khác" and not form.newer.isVisible()
    told.notes[-1][2]()
    assert form.values()["subject"] == "đang gõ dở"
    form.save()
    idle(bare_seat)
    assert bare_seat.desk.incoming.show(letter)["fields"]["subject"] == "đang gõ dở"
    assert bare_seat.desk.incoming.show(letter)["fields"]["note"] == "bản giấy ở tủ 2"
