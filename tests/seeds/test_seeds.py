"""The two letters of the Central Union, re-created from the seed files: letter for letter, faults included."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from app.layout.compose import compose, standard_of
from app.layout.parts import Letter
from app.layout.sheet import Role, Sheet
from tests.layout.sheets import RULER, one, paras, texts
from tests.seeds.seed import CENTRAL, FOLDER, plain, seed_blocks, seed_file, seed_letter

SEEDS = ("000", "003")
BODY = (Role.BODY, Role.CLAUSE, Role.DASH)


def recreated(start: str) -> tuple[list[str], Letter, Sheet]:
    path = seed_file(start)
    if path is None:
        pytest.skip(f"seed {start} is not there: {FOLDER} holds the letters this test re-creates")
    letter = seed_letter(path)
    return [plain(block) for block in seed_blocks(path)], letter, compose(letter, standard_of(letter), RULER)


def shown(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("start", SEEDS)
def test_body_is_letter_for_letter(start: str) -> None:
    seed, _, sheet = recreated(start)
    first = next(i for i, block in enumerate(seed) if block.startswith("Kính gửi:")) + 1
    last = next(i for i in range(first, len(seed)) if seed[i].startswith(("TM. ", "Nơi nhận:")))
    assert [shown(para.text) for para in paras(sheet) if para.role in BODY] == seed[first:last]


@pytest.mark.parametrize("start", SEEDS)
def test_every_word_of_the_seed_is_on_the_sheet_and_no_other(start: str) -> None:
    seed, _, sheet = recreated(start)
    on_sheet = Counter(word for para in paras(sheet) for word in para.text.split())
    text = "\n".join(seed).replace("ngày. tháng", "ngày tháng")  # a dot of the leader where the day is blank
    in_seed = Counter(re.sub(r"(?<=TRUNG ƯƠNG)(?=ĐOÀN TNCS)", " ", text).split())
    printed_by_rule = Counter(["***"])
    if start == "003":  # its seed has lost the head
        printed_by_rule += Counter(f"{CENTRAL} ĐOÀN TNCS HỒ CHÍ MINH".split())
    assert on_sheet - in_seed == printed_by_rule
    assert not in_seed - on_sheet


def test_000_number_and_day_stay_blank() -> None:
    seed, letter, sheet = recreated("000")
    assert letter.number.value is None
    assert letter.number.printed is None
    assert (letter.date.day, letter.date.month, letter.date.year) == (None, None, 2022)
    number = one(sheet, Role.NUMBER).text
    assert shown(number) in seed
    assert number.count("\u00a0") >= 4  # room for the pen, and it does not break
    date = one(sheet, Role.PLACE_DATE).text
    assert shown(date) == next(b for b in seed if "ngày." in b and "tháng năm" in b).replace("ngày.", "ngày")
    assert date.count("\u00a0") >= 8


def test_003_number_is_printed_as_it_was() -> None:
    seed, _, sheet = recreated("003")
    assert one(sheet, Role.NUMBER).text in seed
    assert one(sheet, Role.NUMBER).text.startswith("Số: 856 - ")
    assert one(sheet, Role.PLACE_DATE).text in seed


@pytest.mark.parametrize("start", SEEDS)
def test_subject_stands_in_quotes_under_the_number(start: str) -> None:
    seed, _, sheet = recreated(start)
    assert shown(one(sheet, Role.LETTER_SUBJECT).text) in seed
    assert [para.role for para in paras(sheet)][:5].index(Role.NUMBER) >= 0


def test_000_two_addressees() -> None:
    seed, _, sheet = recreated("000")
    label, *names = texts(sheet, Role.ADDRESSEE)
    assert len(names) == 2
    assert " ".join([label, *names]) in seed


def test_003_one_addressee_on_the_label_s_line() -> None:
    seed, _, sheet = recreated("003")
    assert one(sheet, Role.ADDRESSEE).text in seed


def test_faults_and_notes_of_the_originals_stay() -> None:
    _, _, sheet = recreated("000")
    body = [para for para in paras(sheet) if para.role in BODY]
    text = "\n".join(para.text for para in body)
    assert "Suu tầm" in text
    assert text.count("“") == text.count("”") + 1  # the unclosed quote
    italic = [span.text for para in body for span in para.spans if span.italic]
    assert len(italic) == 1
    assert f"({italic[0]})" in text
    _, _, sheet = recreated("003")
    assert any("của về việc" in para.text for para in paras(sheet, Role.BODY))
    assert any(para.text.startswith("(") and para.text.endswith(")") for para in paras(sheet, Role.BODY))


@pytest.mark.parametrize("start", SEEDS)
def test_recipients_and_signature(start: str) -> None:
    seed, letter, sheet = recreated(start)
    listed = next(block for block in seed if block.startswith("- Như trên;"))
    assert " ".join(texts(sheet, Role.RECIPIENT)) == listed
    signing = [*texts(sheet, Role.AUTHORITY), *texts(sheet, Role.POSITION)]
    assert " ".join(signing) in seed
    assert one(sheet, Role.SIGNER).text in seed
    assert letter.signature is not None
    assert (letter.signature.position is None) == (start == "003")
