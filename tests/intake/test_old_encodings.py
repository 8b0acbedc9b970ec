"""TCVN3, VNI and VIQR: the tables, the names of fonts, and the guess where there are none."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata

import pytest

from app.intake import How, Run
from app.intake.encodings import convert_runs, legacy_of_font, mend_text, tcvn3, viqr, vni
from app.intake.encodings.fonts import Encoding
from app.intake.encodings.syllables import is_syllable, share
from app.intake.reading import read_here
from tests.intake.letters_state import STATE_LETTERS
from tests.intake.letters_youth import YOUTH_LETTERS
from tests.intake.made import BODY, TEXT, in_tcvn3, in_vni
from tests.intake.paper import left_first

ALL_LETTERS = (
    "".join(
        unicodedata.normalize("NFC", base + tone)
        for base in "aăâeêioôơuưy"
        for tone in ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
    )
    + "đ"
)


def test_the_tables_hold_every_vietnamese_letter_once():
    small = {letter for letter in ALL_LETTERS if not letter.isascii()}
    assert len(small) == 67
    assert set(vni.TABLE.values()) == small | {letter.upper() for letter in small}
    assert len(vni.TABLE) == 134
    assert len(tcvn3.TABLE) == 74
    assert set(tcvn3.TABLE.values()) == small | set("ĂÂÊÔƠƯĐ")


@pytest.mark.skipif(shutil.which("iconv") is None, reason="iconv is not installed")
def test_tcvn3_is_what_the_c_library_says():
    codes = b"\n".join(bytes([code]) + b" " for code in tcvn3.TABLE)
    ran = subprocess.run(
        ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"], input=codes, capture_output=True, check=False
    )
    if ran.returncode:
        pytest.skip("this iconv knows no TCVN5712-1")
    letters = unicodedata.normalize("NFC", ran.stdout.decode()).split()
    assert letters == list(tcvn3.TABLE.values())


@pytest.mark.parametrize("letter", YOUTH_LETTERS + STATE_LETTERS)
def test_there_and_back(letter):
    text = left_first(letter)
    assert vni.decode(in_vni(text)) == text
    small = text.lower()
    assert tcvn3.decode(in_tcvn3(small)) == small
    assert tcvn3.decode(in_tcvn3(small), capitals=True) == text.upper()


@pytest.mark.parametrize(
    ("font", "encoding", "capitals"),
    [
        (".VnTime", "TCVN3", False), (".VnTimeH", "TCVN3", True), (".VnArial NarrowH", "TCVN3", True),
        (".VnTimeH,Bold", "TCVN3", True), (".VnTime-Italic", "TCVN3", False), ("VnTimeH", "TCVN3", True),
        ("VNI-Times", "VNI", False), ("VNI-Helve-Condense", "VNI", False), ("VNtimes new roman", "VNI", False),
        ("Times New Roman", None, False), ("Vni", None, False), ("", None, False), (None, None, False), ("VnKoala", None, False),
    ],
)  # fmt: skip
def test_the_font_tells(font, encoding, capitals):
    found = legacy_of_font(font)
    assert (found.encoding.value if found else None, found.capitals if found else False) == (
        encoding,
        capitals,
    )


def test_unicode_in_an_old_font_stays():
    runs, met = convert_runs([Run("Đường về", ".VnTime"), Run("Ưởng", "VNI-Times")])
    assert [run.text for run in runs] == ["Đường về", "Ưởng"]
    assert not met


def test_a_mark_parted_from_its_letter_by_a_change_of_look_goes_back():
    runs, met = convert_runs([Run("Thö", "VNI-Times", bold=True), Run("ôøng vuï", "VNI-Times")])
    assert "".join(run.text for run in runs) == "Thường vụ"
    runs, _ = convert_runs([Run("vu", "VNI-Times", bold=True), Run("ï", "VNI-Times")])
    assert [run.text for run in runs] == ["vụ", ""]
    assert met == {Encoding.VNI}


def test_viqr():
    assert viqr.decode(r"DDoa`n TNCS Ho^` Chi' Minh, nga`y 5\. Vie^.t Nam la`\?") == (
        "Đoàn TNCS Hồ Chí Minh, ngày 5. Việt Nam là?"
    )
    text = "Ca(n cu+' Quye^'t ddi.nh so^' 12 cu?a Ban Thu+o+`ng vu. Ti?nh DDoa`n ve^` vie^.c to^? chu+'c DDa.i ho^.i"
    assert mend_text(text) == (
        "Căn cứ Quyết định số 12 của Ban Thường vụ Tỉnh Đoàn về việc tổ chức Đại hội", Encoding.VIQR,
    )  # fmt: skip


@pytest.mark.parametrize(("write", "encoding"), [(in_tcvn3, "TCVN3"), (in_vni, "VNI")])
@pytest.mark.parametrize("codec", ["cp1252", "utf-8"])
def test_plain_text_shows_the_guess(write, encoding, codec):
    source = read_here(write(TEXT).encode(codec, "replace"), "thu.txt")
    assert "Thường trực Tỉnh Đoàn yêu cầu các đơn vị được phân công nghiêm túc" in source.text
    assert "ĐOÀN TNCS HỒ CHÍ MINH" in source.text
    assert source.how is How.CONVERTED
    assert encoding in source.warnings[0]


SPANISH = (
    "El niño comió mañana en España con el señor Núñez; según la información del año último, también él dijo. "
    * 4
)
GERMAN = (
    "Die Straße über die Brücke ist für große Fahrzeuge gesperrt, natürlich können Fußgänger hinüber. " * 4
)
FRENCH = (
    "Où est le garçon? Très près de l'école où il a été élevé, à côté du château et de la forêt, déjà. " * 4
)


@pytest.mark.parametrize(
    "text", [TEXT, TEXT.lower(), SPANISH, GERMAN, FRENCH, "a + b^2 (c) e.g. d'd ok? " * 20, ""]
)
def test_what_is_no_old_encoding_is_left_alone(text):
    assert mend_text(text) == (text, None)


@pytest.mark.parametrize("letter", YOUTH_LETTERS + STATE_LETTERS)
def test_own_letters_are_syllables_and_wrong_tables_are_not(letter):
    text = left_first(letter)
    assert share(text).rate > 0.93
    assert share(in_tcvn3(text)).rate < 0.6
    assert mend_text(text).encoding is None


@pytest.mark.parametrize("word", ["nghiêng", "quyết", "khuỷu", "Giặt", "uỷ", "ƯỠN", "thuở", "gìn"])
def test_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["ngh", "bất́", "cắtt", "strong", "quyêt", "fọ", "TéNG1"])
def test_no_syllables(word):
    assert not is_syllable(word)


def test_the_body_is_long_enough_for_the_tests_above():
    assert share(" ".join(BODY)).marked > 30
