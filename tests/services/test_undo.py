"""Undo takes back drafts and signatures, and stops before a number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.models.undo import NothingToUndo, NumberStands
from tests.numbering.office import Office, letter, open_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path / "data")
    yield made
    made.store.close()


def test_undo_and_redo_of_an_edit(office: Office) -> None:
    made = office.letters.new(letter()).result.id
    office.letters.edit(made, letter(subject="khác"))
    assert office.undo.undo().result == "letters.edit"
    assert office.letters.get(made).row.subject == "mượn hội trường"
    office.undo.redo()
    assert office.letters.get(made).row.subject == "khác"


def test_undo_of_a_signature(office: Office) -> None:
    made = office.signed()
    assert office.undo.undo().result == "letters.sign"
    row = office.letters.get(made).row
    assert (row.state, row.signed_on) == ("draft", None)


def test_undo_stops_before_a_number(office: Office) -> None:
    made = office.signed()
    office.letters.issue(made)
    with pytest.raises(NumberStands):
        office.undo.undo()
    office.numbers.void(made, reason="nhầm")
    with pytest.raises(NumberStands):
        office.undo.undo()
    assert office.letters.get(made).row.state == "void"


def test_nothing_to_undo(office: Office) -> None:
    with pytest.raises(NothingToUndo):
        office.undo.undo()
