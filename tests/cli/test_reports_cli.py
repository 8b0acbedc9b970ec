"""``report`` as a clerk types it."""

from __future__ import annotations

import pytest

from tests.factory import Line


@pytest.fixture
def line(tmp_path, capsys) -> Line:
    made = Line(tmp_path, capsys)
    made("unit", "add", "Đoàn xã Đồng Rạng", "--level", "commune")
    made("unit", "add", "Chi đoàn 12A1", "--level", "cell")
    for name, sex in (("Trịnh Mẫu Một", "Nữ"), ("Trịnh Mẫu Hai", "Nam")):
        made("members", "add", name, "--unit", "12A1", "--set", f"sex={sex}", "--set", "joined_on=26/3/2020")
    return made


def test_a_form_with_its_persons_files_and_hand_in(line, tmp_path) -> None:
    told = line.json(
        "report", "1", "--period", "2025", "--xlsx", tmp_path / "b.xlsx", "--pdf", tmp_path / "b.pdf"
    )
    assert told["figures"]["members/all"] == 2 and told["people"]["members/women"] == 1 and not told["seen"]
    assert (tmp_path / "b.xlsx").is_file() and (tmp_path / "b.pdf").read_bytes().startswith(b"%PDF")
    told = line.json("report", "1", "--period", "2025", "--people", "members/women")
    assert [one["name"] for one in told["people"]] == ["Trịnh Mẫu Một"]
    told = line.json("report", "1", "--period", "2025", "--by-unit")
    assert sorted(told["figures"][f"members/{one['key']}"] for one in told["columns"]) == [0, 2, 2]
    assert line.json("report", "1", "--period", "2025", "--hand-in")["report"]["state"] == "handed"
    assert line.json("report", "1", "--period", "2025", "--changes") == {"changes": []}
    assert line.refused("report", "1", "--period", "2025", "--hand-in")["code"] == "BCS-004"
    line.json("report", "1", "--period", "2025", "--correct", "sót một người")
    told = line.json("report", "1", "--period", "2025", "--versions")
    assert [one["state"] for one in told["versions"]] == ["draft", "handed"]
    said = line("report", "1", "--period", "2025")
    assert said.code == 0 and "Chưa đối chiếu mẫu chính thức" in said.out


def test_typed_cells_board_calendar_and_charts(line, tmp_path) -> None:
    told = line.json("report", "6", "--period", "2025", "--set", "degree/all=3", "--set", "degree/women=4")
    assert told["figures"]["total/all"] == 3 and told["wrong"][0]["cell"] == "degree/women"
    assert line.refused("report", "6", "--period", "2025", "--hand-in")["code"] == "BCS-005"
    assert line("report", "6", "--set", "degree").code == 2
    told = line.json(
        "report", "board", "--wanted", "3", "--due", "31/12/2030", "--fields", "sex,joined_on", "--lacking"
    )
    assert (told["whole"]["complete"], told["whole"]["goal"], told["lacking"]) == (2, 3, [])
    told = line.json("report", "list", "--year", "2025")
    assert {one["period"] for one in told["duties"]} >= {"2025", "2025-H1", "2025-Q4"} and len(
        told["forms"]
    ) == 12
    told = line.json("report", "charts", "sex", "--pdf", tmp_path / "c.pdf")
    assert told["charts"][0]["labels"] == ["Nam", "Nữ"] and (tmp_path / "c.pdf").is_file()
    assert line.refused("report", "2", "--period", "2026-Q1")["exit"] == 3
