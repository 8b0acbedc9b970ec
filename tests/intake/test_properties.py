"""What must hold for any input: no crash, numbers read back as printed, NFD and NFC alike."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.base.errors import AppError
from app.intake import guess, read_bytes
from app.intake.extract.notation import read_notation
from app.intake.readers.text import text_lines
from app.intake.source import FileType, How, Page, SourceText
from tests.intake.letters_state import STATE_LETTERS
from tests.intake.letters_youth import YOUTH_LETTERS
from tests.intake.paper import DOCX, TEXTS, pdf
from tests.pace import within

LETTERS = YOUTH_LETTERS + STATE_LETTERS
# Words that the modules look for, thrown together: nearer to their borders than plain random text.
WORDS = st.sampled_from(
    "Số: 12 02 /QĐ -CV – ĐTN TW BNV Hà Nội, ngày tháng năm 2026 31/02 30/4 trước chậm nhất đến hết từ V/v Kính gửi: - ; . “ ” ( ) "
    "Nơi nhận: TM. KT. BÍ THƯ PHÓ CHỦ TỊCH Nguyễn Văn An KẾ HOẠCH QUYẾT ĐỊNH Công văn Luật số của Chính phủ về *** \n \n\n \t **".split(
        " "
    )
)


def source_of(text):
    return SourceText(FileType.TXT, How.TEXT, (Page(1, text_lines(unicodedata.normalize("NFC", text))),), 1)


@given(st.text(max_size=400))
def test_any_text(text):
    guess(source_of(text)).to_json()


@given(st.lists(WORDS, max_size=80))
def test_any_words_of_the_trade(words):
    for guesses in (guess(source_of(" ".join(words))), guess(source_of("\n".join(words)))):
        for found in guesses.to_json().values():
            for one in found if isinstance(found, list) else [found] if found else []:
                assert 0 <= one["certainty"] <= 1
                assert one["value"] not in ("", None)


@given(
    st.binary(max_size=600),
    st.sampled_from(["a.txt", "a.pdf", "a.docx", "a"]),
    st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04word/"]),
)
def test_any_bytes(data, name, head):
    try:
        guess(read_bytes(head + data, name)).to_json()
    except AppError as refused:
        assert refused.sentence()


@pytest.fixture(scope="module")
def real_files(faces):
    return [(DOCX["tables"](LETTERS[0]), "a.docx"), (pdf(LETTERS[0], *faces), "a.pdf")]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_files(real_files, data):
    content, name = data.draw(st.sampled_from(real_files))
    damaged = bytearray(content)
    for _ in range(data.draw(st.integers(1, 12))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(damaged)))
    for variant in (bytes(damaged), bytes(damaged[:cut])):
        try:
            guess(read_bytes(variant, name))
        except AppError:
            pass


ORGANS = st.sampled_from(
    ["TWĐTN", "TĐTN", "ĐTN", "CĐ", "LCĐ", "BNV", "UBND", "TW", "ĐU", "ĐH", "UBKTTU", "TTg"]
)
UNITS = st.sampled_from(["", "-VP", "-BTG", "-CTĐ&TTN", "-BMT.ANQP.ĐBDC", "-KHCN"])
TYPES = st.sampled_from(["QĐ", "KH", "CV", "TTr", "CTr", "BC", "NQ", "QyĐ", "HD"])
JOINTS = st.sampled_from(["{}", " {}", "{} ", " {} "])


@given(st.integers(1, 99_999), TYPES, ORGANS, UNITS, st.sampled_from(["youth", "state", "party"]), JOINTS)
def test_printed_numbers_read_back(number, short, organ, unit, standard, joint):
    dash, slash = joint.format("-"), joint.format("/")
    if standard == "youth":
        printed, notation = f"Số: {number:02d}{dash}{short}{slash}{organ}{unit}", f"{short}/{organ}{unit}"
    elif standard == "state":
        printed, notation = f"Số: {number:02d}{slash}{short}{dash}{organ}", f"{short}-{organ}"
    else:
        printed, notation = f"Số {number:02d}-{short}/{organ}", f"{short}/{organ}"
    guesses = guess(source_of(f"BCH ĐOÀN XÃ BÌNH AN\n{printed}\nBình An, ngày 5 tháng 6 năm 2026"))
    assert guesses.number is not None
    assert guesses.notation is not None
    assert (guesses.number.value, guesses.notation.value) == (str(number), notation)


@pytest.mark.parametrize(
    ("text", "number", "notation"),
    [
        ("856 - CV/TWĐTĐN-BTG", "856", "CV/TWĐTĐN-BTG"),
        ("9568 – CV/TWĐTN – BTG ngày 23/05", "9568", "CV/TWĐTN-BTG"),
        ("02/CT – TTg ngày", "2", "CT-TTg"),
        ("369 - QĐ/TWĐTN-BTC", "369", "QĐ/TWĐTN-BTC"),
        ("30/2020/NĐ-CP ngày 05", "30", "2020/NĐ-CP"),
        (" -CV/TWĐTN-BTG", None, "CV/TWĐTN-BTG"),
        ("....../KH-ĐTN", None, "KH-ĐTN"),
        ("12/KH-ĐTN - Ban Thường vụ", "12", "KH-ĐTN"),
        ("15a/TB-SYT.", "15a", "TB-SYT"),
        ("2154/BGDĐT-CNTT", "2154", "BGDĐT-CNTT"),
        ("43/2013/QH 13 ngày 26/11/2013", "43", "2013/QH13"),
        ("12/NQ-QH 15/3/2026", "12", "NQ-QH"),
    ],
)
def test_number_grammars(text, number, notation):
    read = read_notation(text)
    assert read is not None
    assert (read.number, read.notation) == (number, notation)


@pytest.mark.parametrize("text", ["26/4/2022 của", "12 tháng 5", "abc", "", "3 - 4 người"])
def test_dates_and_figures_are_no_numbers_of_letters(text):
    read = read_notation(text)
    assert read is None or read.notation is None


@pytest.mark.parametrize("paper", LETTERS, ids=lambda paper: paper.name[:30])
def test_decomposed_text_gives_the_same_guesses(paper):
    text = TEXTS["left first"](paper)
    composed = guess(read_bytes(unicodedata.normalize("NFC", text).encode(), "a.txt"))
    decomposed = guess(read_bytes(unicodedata.normalize("NFD", text).encode(), "a.txt"))
    assert composed == decomposed


@pytest.mark.parametrize(
    "text",
    [
        "Hà Nội, ngày " + ". " * 48 + "x",
        "Số: " + ". " * 55 + "x",
        "chậm nhất " + "là vào đến trước: " * 200,
        "từ ngày 1/2 đến " * 500,
        ("Luật " + "a " * 60) * 50 + " số 12/2020/QH14",
        "Công văn số 12/A-B của " + "Aa, " * 1000,
        "Kính gửi: " + "a; " * 2000,
        "Nơi nhận: " + "- a; " * 2000,
        "hoàn thành " * 2000 + "trong tháng",
    ],
    ids=lambda text: text[:14],
)
def test_no_text_makes_the_work_endless(text):
    """Patterns that overlap would take minutes here; a second is a hundred times what is needed."""
    source = source_of("\n".join([text] * 20))
    with within(5):
        guess(source)
