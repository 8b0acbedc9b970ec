"""Verbs on records, units and rules through the command line, as a clerk types them."""

from __future__ import annotations

import io

import pytest
from PIL import Image


@pytest.fixture
def office(line):
    line.json("unit", "add", "Đoàn xã Đồng Rạng", "--own")
    line.json(
        "unit",
        "found",
        "Chi đoàn Thôn Ngọc",
        "--level",
        "cell",
        "--on",
        "01/01/2024",
        "--decision",
        "12-QĐ/ĐTN",
    )
    line.json("unit", "found", "Chi đoàn Thôn Đông", "--level", "cell", "--on", "01/01/2024")
    made = line.json(
        "members", "add", "Lê Thị An", "--unit", "Thôn Ngọc", "--set", "ngày sinh=05/5/2008", "--set", "ngày vào đoàn=26/3/2024",
        "--set", "điện thoại=01689123456",
    )  # fmt: skip
    return line, made["member"]["id"]


def test_a_record_is_filled_shown_and_checked(office):
    line, an = office
    row = line.json(
        "members",
        "row",
        "add",
        an,
        "grades",
        "--set",
        "năm=2025",
        "--set",
        "xếp loại=hoàn thành tốt nhiệm vụ",
    )
    line.json("members", "row", "edit", an, "grades", row["id"][-8:], "--set", "nhận xét=chăm chỉ")
    found = line.json("members", "show", an)
    assert (
        found["years"]["grades"][0]["remark"] == "chăm chỉ" and found["years"]["grades"][0]["grade"] == "good"
    )
    assert [one["field"] for one in found["findings"]] == ["phone"] and found["findings"][0][
        "fix"
    ] == "0389123456"
    said = line("members", "show", an).out
    assert "Hoàn thành tốt nhiệm vụ" in said and "Nên xem lại" in said
    checked = line.json("members", "check", "--unit", "Thôn Ngọc")
    assert checked["total"] == 1 and "0168" in line("members", "check").out
    line.json("members", "row", "remove", an, "grades", row["id"])
    assert line.json("members", "show", an)["years"]["grades"] == []
    assert line("members", "row", "add", an, "grades", "--set", "màu=đỏ").code == 3


def test_lists_and_trees_of_past_days(office):
    line, an = office
    line.json("members", "move", an, "--to", "Thôn Đông", "--on", "01/6/2025")
    line.json("unit", "merge", "Thôn Đông", "--into", "Thôn Ngọc", "--on", "2026-01-01")
    homes = lambda day: [one["unit_name"] for one in line.json("members", "list", "--as-of", day)["members"]]  # noqa: E731
    assert homes("01/3/2024") == []
    assert homes("01/5/2025") == ["Chi đoàn Thôn Ngọc"] and homes("01/7/2025") == ["Chi đoàn Thôn Đông"]
    assert line.json("units", "list", "--as-of", "01/7/2025")["total"] == 3
    assert line.json("units", "list", "--as-of", "01/7/2023")["total"] == 1
    assert [one["kind"] for one in line.json("unit", "story", "Thôn Đông")["events"]] == ["merge", "founded"]
    assert line("unit", "move", "Đồng Rạng", "--under", "Thôn Ngọc").code in (3, 4)


def test_splitting_renaming_ending(office):
    line, an = office
    line.json("unit", "split", "Thôn Ngọc", "--part", f"Chi đoàn Ngọc Thượng={an}")
    assert line.json("members", "list", "--unit", "Ngọc Thượng")["total"] == 1
    line.json("unit", "rename", "Ngọc Thượng", "Chi đoàn Thượng")
    line.json("unit", "level", "Chi đoàn Thượng", "grassroots-cell", "--name", "Chi đoàn cơ sở Thượng")
    assert line("unit", "dissolve", "cơ sở Thượng").code == 4
    assert line.json("unit", "dissolve", "cơ sở Thượng", "--to", "Thôn Ngọc")["changed"]["members"] == 1


def test_rules_places_picture_status(office, tmp_path):
    line, an = office
    assert line.json("rules", "list", "--doubtful")["total"] > 10
    assert (
        line.json("rules", "set", "fees.without_salary", "3.000", "--why", "Thông báo 2026")["value"] == 3000
    )
    assert line.json("rules", "show", "fees.without_salary")["history"][0]["why"] == "Thông báo 2026"
    assert line.json("rules", "reset", "fees.without_salary", "--why", "nhầm")["value"] == 2000
    assert line("rules", "set", "fees.none", "1", "--why", "x").code == 3
    place = line.json("members", "place", "P. Phúc Xá, Q. Ba Đình, Hà Nội")
    assert (place["name"], place["certain"]) == ("Phường Hồng Hà, Thành phố Hà Nội", True)
    assert line.json("members", "place", "đâu đó")["id"] is None
    picture = tmp_path / "anh.jpg"
    out = io.BytesIO()
    Image.new("RGB", (300, 400)).save(out, "JPEG")
    picture.write_bytes(out.getvalue())
    line.json("members", "photo", an, picture)
    kept = tmp_path / "ra.jpg"
    assert line("members", "photo", an, "--save", kept, "--json").fault["code"] == "DLCN-001"
    line.json("members", "photo", an, "--save", kept, "--reveal", "làm thẻ đoàn viên")
    assert kept.read_bytes()[:2] == b"\xff\xd8"
    line.json("members", "status", an, "matured", "--on", "01/02/2026")
    assert line.json("members", "list", "--as-of", "01/02/2026")["total"] == 0
    assert line("members", "status", an, "gone").code == 3
