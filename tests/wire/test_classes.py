"""The table of field classes is what the models say, and says what travels."""

from __future__ import annotations

from app.models.registry import ENTITIES, LOCAL
from app.wire import classes, table
from tools import wire_classes


def test_the_table_is_that_of_the_models() -> None:
    assert wire_classes.TABLE.read_text(encoding="utf-8") == wire_classes.text(), (
        "the models changed: .venv/bin/python -m tools.wire_classes"
    )


def test_every_record_travels_or_is_named_as_staying() -> None:
    assert set(table.CLASSES) == set(ENTITIES)
    assert set(ENTITIES) >= classes.STAYS
    assert not {model.__tablename__ for model in LOCAL} & set(table.CLASSES)


def test_protocol_records_hide_none_of_the_branch() -> None:
    assert not set(classes.PROTOCOL_CLASSES) & set(table.CLASSES)


def test_unknown_fields_are_protected() -> None:
    assert classes.field_class("member", "zodiac") == "P"
    assert classes.field_class("member", "phone") == "F"
    assert classes.field_class("member", "folded") == "C"
    assert classes.field_class("issued_number", "id") == "I"
    assert not classes.known("horoscope")


def test_sensitive_fields_stand_in_the_models() -> None:
    named = {name for fields in table.CLASSES.values() for names in fields.values() for name in names.split()}
    assert named >= classes.SENSITIVE_FIELDS
    assert set(table.CLASSES) >= classes.SENSITIVE_ENTITIES
    assert classes.sensitive("member", "religion")
    assert not classes.sensitive("member", "phone")


def test_drafts_are_not_seen_above() -> None:
    assert classes.seen_above("member_award", {"name": "x"})
    assert not classes.seen_above("outgoing_letter", {})
    assert not classes.seen_above("task", {})
    assert classes.seen_above("member_report", {"state": "handed"})
    assert not classes.seen_above("member_report", {"state": "draft"})
    assert not classes.seen_above("member_report", {})
