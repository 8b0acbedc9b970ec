"""Every field of every invented letter, in every layout. Exact match; the aim on text is all of it."""

from __future__ import annotations

import pytest

from app.intake import guess, read_bytes
from tests.intake.conftest import differences, plain
from tests.intake.last_letters import LAST
from tests.intake.letters_state import STATE_LETTERS
from tests.intake.letters_youth import YOUTH_LETTERS
from tests.intake.more_letters import MORE
from tests.intake.odd_letters import ODD
from tests.intake.office_letters import OFFICE
from tests.intake.office_letters_two import OFFICE_TWO
from tests.intake.paper import DOCX, TEXTS, Paper, left_first, pdf
from tests.intake.still_more_letters import MORE_STILL

LETTERS = YOUTH_LETTERS + STATE_LETTERS
LOOSE = (*ODD, *MORE, *MORE_STILL, *LAST, *OFFICE, *OFFICE_TWO)
BLANK = {"urgency": None, "secrecy": None}


def _id(paper: Paper) -> str:
    return paper.name.split(":")[0][:40]


@pytest.mark.parametrize("paper", LETTERS, ids=_id)
@pytest.mark.parametrize("way", TEXTS)
def test_text(paper, way):
    source = read_bytes(TEXTS[way](paper).encode(), "thu.txt")
    assert differences(guess(source), BLANK | paper.expected) == []


@pytest.mark.parametrize("paper", LETTERS, ids=_id)
@pytest.mark.parametrize("way", DOCX)
def test_docx(paper, way):
    source = read_bytes(DOCX[way](paper), "thu.docx")
    assert differences(guess(source), BLANK | paper.expected) == []


@pytest.mark.parametrize("paper", LETTERS, ids=_id)
def test_pdf(paper, faces):
    source = read_bytes(pdf(paper, *faces), "thu.pdf")
    guesses = guess(source)
    assert differences(guesses, BLANK | paper.expected) == []
    _boxes_hold_their_words(source, guesses)


def _boxes_hold_their_words(source, guesses):
    """A guess's box lies on its page and holds lines whose words are its evidence."""
    for name, found in guesses.to_json().items():
        for one in found if isinstance(found, list) else [found] if found else []:
            page = source.pages[one["page"] - 1]
            x0, y0, x1, y1 = one["box"]
            assert 0 <= x0 < x1 <= page.width, name
            assert 0 <= y0 < y1 <= page.height, name
            inside = " ".join(
                line.text
                for line in page.lines
                if line.box and y0 - 1 <= line.box.y0 and line.box.y1 <= y1 + 1
            )
            assert one["evidence"].split()[0].strip(" -–") in inside, name


@pytest.mark.parametrize(("name", "text", "expected"), LOOSE, ids=[name for name, _, _ in LOOSE])
def test_odd(name, text, expected):
    assert differences(guess(read_bytes(text.encode(), "thu.txt")), expected) == []


def test_blank_is_never_invented():
    """The brief's rule for every letter: take the number and the day away and they are gone, nothing replaces them."""
    for paper in LETTERS:
        text = TEXTS["left first"](paper)
        digits = paper.number.split("-" if "-" in paper.number.split("/")[0] else "/")[0]
        blank = text.replace(paper.number, paper.number.replace(digits, "Số:       "))
        day = paper.dated.split("ngày")[1]
        blank = blank.replace(day, "      tháng      năm 2026")
        guesses = guess(read_bytes(blank.encode(), "thu.txt"))
        assert guesses.number is None, paper.name
        assert guesses.date is None, paper.name
        assert guesses.place is not None, paper.name
        assert guesses.place.value == paper.expected["place"], paper.name


@pytest.mark.parametrize("paper", LETTERS, ids=_id)
def test_a_lost_line_makes_nothing_wrong_that_is_sure(paper):
    """Any one line taken away: what is still given with certainty is still right, and the rest is still found."""
    lines = left_first(paper).split("\n")
    steady = ("number", "notation", "date", "place", "kind", "signer")
    for index, lost in enumerate(lines):
        if not lost.strip():
            continue
        guesses = guess(read_bytes("\n".join(lines[:index] + lines[index + 1 :]).encode(), "thu.txt"))
        for name in steady:
            found, value = guesses.to_json()[name], paper.expected[name]
            assert found is None or found["certainty"] < 0.8 or found["value"] == value, (lost, name, found)
        if lost in paper.body:
            for name in (*steady, "issuer", "superior", "recipients", "authority", "position"):
                assert plain(guesses)[name] == paper.expected[name], (lost, name)
