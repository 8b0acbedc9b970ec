"""Letters joined and entered many at once on the command line."""

from __future__ import annotations

import json
import zipfile

import pytest

from app.layout.parts import Number
from tests.factory import letter, letter_file


def test_letters_are_joined_and_the_rest_entered_at_once(line, tmp_path):
    ids = []
    for number in (501, 502, 503):
        path = letter_file(tmp_path / f"{number}.pdf", letter(number=Number(value=str(number))))
        (row,) = line.json("incoming", "receive", path)["letters"]
        ids.append(row["id"])
    joined = line.json("incoming", "join", ids[1], ids[2])
    assert joined["id"] == ids[1]
    assert line.refused("incoming", "join", ids[0])["code"] == "DEN-044"
    done = line.json("incoming", "enter-all")
    assert done["registered"] == ids[:2] and done["left"] == []
    assert line.json("incoming", "enter-all") == {"registered": [], "left": []}


@pytest.mark.parametrize(("verb", "state"), [("add", "registered"), ("receive", "received")])
def test_a_file_that_cannot_be_read_does_not_stop_the_others(line, tmp_path, verb, state):
    good = [
        letter_file(tmp_path / f"{number}.pdf", letter(number=Number(value=str(number))))
        for number in (501, 502)
    ]
    empty, gone = tmp_path / "rỗng.pdf", tmp_path / "mất.pdf"
    empty.touch()
    done = line("incoming", verb, good[0], empty, good[1], good[0], gone, "--json")
    assert done.code == 3
    answer = json.loads(done.out)
    assert answer["total"] == len(answer["letters"]) == 2
    refused = answer["refused"]
    assert [(one["file"], one["code"]) for one in refused] == [
        (str(empty), "TEP-003"),
        (str(gone), "TEP-001"),
    ]
    assert all(set(one) == {"file", "code", "what", "remedy", "where"} for one in refused)
    rows = line.json("incoming", "list")["letters"]
    assert [row["state"] for row in rows] == [state, state]
    people = line("incoming", verb, empty, gone)
    assert people.code == 3
    assert str(empty) in people.err and str(gone) in people.err and "TEP-003" in people.err


def test_one_letter_packed_twice_is_entered_once_and_the_archive_s_warnings_are_told(line, tmp_path):
    path = letter_file(tmp_path / "a.pdf")
    packed = tmp_path / "gói.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(path, "a.pdf")
        archive.write(path, "bản sao của a.pdf")
        archive.writestr("b\u202efdp.txt", "Danh sách đại biểu kèm theo, ba mươi người của các chi đoàn.")
    done = line.json("incoming", "add", packed)
    assert done["arrival_number"] == 1
    assert any("bfdp.txt" in warning for warning in done["warnings"])
    files = line.json("incoming", "show", "1")["files"]
    assert [(one["role"], one["name"]) for one in files] == [
        ("original", "a.pdf"), ("annex", "bfdp.txt"), ("source", "gói.zip"),
    ]  # fmt: skip
