"""What the command line says to a clerk: his own words for fields and states, the next step, help on wrong use."""

from __future__ import annotations

import pytest

from app.cli.field_words import INCOMING, LEVEL_NAMES, fields_of
from app.domain.states import LetterState
from app.domain.units import UnitLevel
from app.services.arrival import FIELDS, FieldUnknown

LETTER = """ĐOÀN TNCS HỒ CHÍ MINH
TỈNH ĐOÀN SÔNG LAM
***
Số: 1190-CV/TĐTN-VP
Sông Lam, ngày 12 tháng 5 năm 2026
V/v đăng ký công trình thanh niên
Kính gửi: Các xã đoàn
Theo Kế hoạch số 3-KH/TĐTN ngày 02/3/2026 của Tỉnh đoàn, đề nghị gửi đăng ký trước ngày 22/5/2026.
Nơi nhận:
- Như trên;
- Lưu VP.
TL. BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG
Cù Thanh Phong
"""


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "thư.txt"
    path.write_text(LETTER, "utf-8")
    return path


@pytest.fixture
def unit(line):
    line("unit", "set", "--name", "Đoàn xã Tân Lộc", "--level", "commune", "--symbol", "ĐTN", "--term", "2022-2027",
         "--from", "01/10/2022")  # fmt: skip
    line("unit", "signer", "add", "Hà Văn Đăng", "--position", "BÍ THƯ", "--authority", "TM. BAN CHẤP HÀNH")


def test_every_field_level_and_state_has_a_word():
    assert set(INCOMING) == set(FIELDS)
    assert set(LEVEL_NAMES) == {level.value for level in UnitLevel}


def test_a_letter_is_told_in_vietnamese_with_the_next_step(line, letter):
    out = line("incoming", "add", letter).out
    for words in ("Số:", "1190", "Loại:", "Công văn", "Trích yếu:", "Kế hoạch 03-KH/TĐTN ngày 02/3/2026 của Tỉnh đoàn",
                  "Việc tiếp: task add --letter 1"):  # fmt: skip
        assert words in out
    assert not {f"{name}:" for name in FIELDS} & set(out.split())
    starts = {text.index(text.split(":")[1].strip()) for text in out.splitlines() if text.startswith("  ")}
    assert len(starts) == 1  # values stand under each other
    assert "Trích yếu" in line("intake", "read", letter).out
    assert "20/3" not in line("incoming", "show", "1").out


@pytest.mark.parametrize("name", ["subject", "Trích yếu", "trich yeu", "TRICHYEU"])
def test_a_field_is_set_by_either_name(line, letter, name):
    done = line.json("incoming", "add", letter, "--set", f"{name}=Đăng ký")
    assert done["fields"]["subject"] == "Đăng ký"


def test_an_unknown_field_lists_the_words(line, letter):
    told = line.refused("incoming", "add", letter, "--set", "chủ đề=x")
    assert told["code"] == "DEN-001"
    assert "Trích yếu (subject)" in told["remedy"]
    with pytest.raises(FieldUnknown):
        fields_of(["zz=1"], INCOMING, FieldUnknown)


def test_nothing_to_edit_and_nothing_found_are_said(line, letter):
    line("incoming", "add", letter)
    assert line.refused("incoming", "edit", "1")["code"] == "LENH-001"
    assert "“xyzt”" in line("incoming", "search", "xyzt").out
    assert "Chưa có văn bản đến" not in line("incoming", "search", "xyzt").out


def test_a_task_list_has_its_words_under_their_heads(line, letter):
    line("incoming", "add", letter)
    line("task", "add", "--letter", "1", "--assignee", "Trâm")
    head, _, row = line("task", "list").out.splitlines()
    assert row[head.index("việc") :].startswith("Giải quyết 1190")
    assert row[head.index("mã") :].split()[0] == line.json("task", "list")["tasks"][0]["id"][-8:]


@pytest.mark.usefixtures("unit")
def test_a_letter_names_its_next_step_up_to_the_number(line, letter):
    line("incoming", "add", letter)
    line("task", "add", "--letter", "1")
    assert "letter submit" in line("letter", "answer", "1", "--text", "Đã nhận.").out
    of = line.json("letter", "list")["letters"][0]["id"]
    assert "letter sign" in line("letter", "submit", of).out
    assert "letter issue" in line("letter", "sign", of).out
    issued = line("letter", "issue", of).out
    assert issued.startswith("Đã cấp số: 01-CV/ĐTN, ngày ")
    assert "letter send" in issued
    task = line.json("task", "list")["tasks"][0]["id"]
    line("task", "done", task, "--answer", "01-CV/ĐTN")  # as it is printed
    shown = line("letter", "show", of).out
    assert "Công văn" in shown
    assert "out:" not in shown
    assert line.json("letter", "list", "--state", "đã cấp số")["total"] == 1
    assert "draft (dự thảo)" in line.refused("letter", "list", "--state", "nháp")["what"]
    line("letter", "send", of)
    assert "Việc tiếp" not in line("letter", "show", of).out


@pytest.mark.usefixtures("unit")
def test_members_and_units_are_told_in_words(line):
    added = line.json("members", "add", "Đỗ Văn Đức", "--set", "ngày sinh=05/5/2008")["member"]
    shown = line("members", "show", added["id"][-8:]).out
    assert "Ngày sinh: 05/5/2008" in shown
    assert "birth_date" not in shown
    assert "xã, phường" in line("unit", "show").out
    assert "commune" not in line("unit", "list").out
    assert line.refused("members", "edit", added["id"])["code"] == "LENH-001"
    assert "“zzz”" in line("members", "search", "zzz").out


@pytest.mark.usefixtures("unit")
def test_a_register_is_named_in_vietnamese_too(line, tmp_path):
    assert line.json("register", "print", "đến", "--xlsx", tmp_path / "đến.xlsx")["rows"] == 0
    told = line.refused("register", "print", "số", "--xlsx", tmp_path / "x.xlsx")
    assert "đi (outgoing), đến (incoming)" in told["what"]


@pytest.mark.usefixtures("unit")
def test_an_answer_goes_to_whom_it_is_addressed(line, letter):
    line("incoming", "add", letter)
    for words, to in (((), "Tỉnh đoàn Sông Lam"), (("--to", "Đảng ủy xã Tân Lộc"), "Đảng ủy xã Tân Lộc")):
        made = line.json("letter", "answer", "1", *words)
        assert line.json("letter", "show", made["id"])["letter"]["addressees"] == [to]


def test_undo_says_what_it_took_back(line, letter):
    line("incoming", "add", letter)
    line("incoming", "edit", "1", "--set", "ghi chú=xem lại")
    assert "Sửa văn bản đến" in line("undo").out


def test_states_are_all_known_by_their_names():
    from app.cli.letter_words import state_of

    for state in LetterState:
        assert state_of(state.value) == state.value
    assert state_of("Du thao") == "draft"
