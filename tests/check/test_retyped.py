"""Good letters typed by other hands raise no false alarm, and their parts are read back to the letter."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from app.base.paths import resource
from app.check.findings import Severity
from app.layout.parts import Letter
from app.layout.read import read_letter
from app.services.checking import check_file
from app.services.rendering import render
from app.services.repairing import recognise_file
from tests.check.letters import GOOD
from tests.check.office import saved_again
from tests.check.retyped import MANNERS, Manner, retyped
from tests.check.test_conform import SAMPLES, TOLD, rules

TODAY = date(2026, 11, 22)


def letters() -> dict[str, Letter]:
    made = {name: make() for name, make in GOOD.items()}
    for file in SAMPLES:
        made[f"{file.parent.name}-{file.stem}"] = read_letter(file.read_bytes(), file.name)
    return made


LETTERS = letters()


def same(read: Letter, wanted: Letter) -> None:
    """What matters of a letter is the same; capitals of what is printed in capitals, and zeros of numbers, are its look."""
    for name in (
        "kind",
        "standard",
        "organ",
        "date",
        "signature",
        "recipients",
        "storage",
        "addressees",
        "co_addressees",
    ):
        assert getattr(read, name) == getattr(wanted, name), name
    assert read.subject.casefold() == wanted.subject.casefold()
    assert (read.number.value or "").lstrip("0") == (wanted.number.value or "").lstrip("0")
    assert [str(one).casefold() for one in read.grounds] == [str(one).casefold() for one in wanted.grounds]
    assert [one.level for one in read.body if hasattr(one, "level")] == [
        one.level for one in wanted.body if hasattr(one, "level")
    ]


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("name", LETTERS)
def test_a_good_letter_typed_elsewhere_is_good(name: str, manner: Manner, tmp_path: Path) -> None:
    file = retyped(LETTERS[name], tmp_path / "typed.docx", manner)
    found = check_file(file, today=TODAY).findings
    assert rules(found) <= TOLD
    assert {one.severity for one in found} <= {Severity.INFO}


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("name", LETTERS)
def test_its_parts_are_read_back(name: str, manner: Manner, tmp_path: Path) -> None:
    known = recognise_file(retyped(LETTERS[name], tmp_path / "typed.docx", manner))
    same(known.letter, LETTERS[name])


@pytest.mark.parametrize("name", LETTERS)
def test_our_own_file_is_read_back_by_its_styles(name: str, tmp_path: Path) -> None:
    file = tmp_path / "ours.docx"
    render(LETTERS[name], docx=file, check=False)
    known = recognise_file(file)
    assert known.doubts == []
    same(known.letter, LETTERS[name])


def test_files_saved_again_by_another_program_are_good_and_read_back(tmp_path: Path) -> None:
    files = []
    for name, letter in LETTERS.items():
        files.append(tmp_path / f"{name}.docx")
        render(letter, docx=files[-1], check=False)
    for (name, letter), file in zip(LETTERS.items(), saved_again(files, tmp_path / "saved"), strict=True):
        assert rules(check_file(file, today=TODAY).findings) <= TOLD, name
        same(recognise_file(file).letter, letter)


def test_automatic_numbers_are_seen(tmp_path: Path) -> None:
    """'1.' and 'a)' are nowhere in the file's text; a reader sees them, so the checker must."""
    letter = LETTERS["state-letter"]
    file = retyped(letter, tmp_path / "listed.docx", "lists")
    known = recognise_file(file)
    assert [str(one.level) for one in known.letter.body if hasattr(one, "level")] == ["clause", "point"]
    assert msgspec.to_builtins(known.letter)["body"] == msgspec.to_builtins(letter)["body"]


def test_samples_are_there() -> None:
    assert len(LETTERS) > 20
    assert resource("samples", "letters").exists()
