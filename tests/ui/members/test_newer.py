"""A member whom another PC changed while somebody types: what is typed stays, a quiet bar offers the newer value."""

from __future__ import annotations

import pytest


@pytest.fixture
def shown(page, seat, idle, desk):
    page.search.setText(desk.members.list()[3].full_name)
    idle(seat)
    return page.record


def elsewhere(page, seat, idle, name, value):
    seat.desk.members.edit(page.record.member_id, fields={name: value})
    page.look_anew()
    idle(seat)


def test_what_is_typed_stays_and_the_newer_value_can_be_had_and_undone(page, shown, seat, idle, told):
    field = shown.fields["phone"]
    field.editor.set_words("0912 000")
    elsewhere(page, seat, idle, "note", "chuyển lớp")
    assert not shown.newer.isVisible()  # another field: it is shown, nobody is asked
    assert shown.fields["note"].value() == "chuyển lớp" and field.editor.words() == "0912 000"
    elsewhere(page, seat, idle, "phone", "0987654321")
    assert shown.newer.isVisible() and field.editor.words() == "0912 000"
    shown.newer._take()
    assert field.typed() == field.value() != "0912 000" and not shown.newer.isVisible()
    told.notes[-1][2]()
    assert field.editor.words() == "0912 000" and field.changed()
    field.restore()


def test_ones_own_save_is_no_newer_version(page, shown, seat, idle):
    field = shown.fields["note"]
    field.editor.set_words("đang")
    field.save()
    field.editor.set_words("đang ghi tiếp")  # before the first save came back
    idle(seat)
    page.look_anew()
    idle(seat)
    assert field.value() == "đang" and not shown.newer.isVisible()
    field.save()
    idle(seat)
    assert field.value() == "đang ghi tiếp" and not shown.newer.isVisible()
