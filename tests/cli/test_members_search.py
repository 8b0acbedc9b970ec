"""``members`` and ``search`` through the command line."""

from __future__ import annotations

from contextlib import closing

from app.bootstrap import open_desk


def test_members_added_shown_edited_listed(line):
    row = line.json(
        *("members", "add", "  Nguyễn   Thị Đoan Trang ", "--set", "birth_date=5/5/2008", "--set", "sex=nữ"),
        *("--set", "id_number=001308 012 345", "--set", "phone=000"),
    )["member"]
    assert row["full_name"] == "Nguyễn Thị Đoan Trang"
    assert (row["birth_date"], row["sex"]) == ("2008-05-05", "Nữ")
    shown = line.json("members", "show", row["id"])
    assert (shown["fields"]["id_number"], shown["hidden"]) == ("•••••••••345", ["id_number"])
    seen = line.json("members", "show", shown["id"], "--reveal", "đối chiếu căn cước")
    assert (seen["fields"]["id_number"], seen["hidden"]) == ("001308012345", [])
    assert shown["fields"]["religion"] is None
    line.json("members", "edit", row["id"][-8:], "--set", "union_position=Bí thư", "--set", "religion=Không")
    assert line.json("members", "show", row["id"])["fields"]["union_position"] == "Bí thư"
    for name in ("Đặng Văn Ân", "Trần Thị Anh", "Lê Bình", "Vũ Ánh"):
        line.json("members", "add", name)
    names = [one["full_name"] for one in line.json("members", "list")["members"]]
    assert names == ["Trần Thị Anh", "Vũ Ánh", "Đặng Văn Ân", "Lê Bình", "Nguyễn Thị Đoan Trang"]
    assert line.json("members", "list", "--limit", "2")["total"] == 2
    assert "Vũ Ánh" in line("members", "list").out


def test_members_by_unit_and_all_below_it(line):
    with closing(open_desk(line.data, key_file=line.key)) as desk:
        desk.units.add("Đoàn xã Đồng Rạng")
        desk.units.add("Chi đoàn Bến Đò", parent="Đoàn xã Đồng Rạng")
    line.json("members", "add", "Lê Bình", "--unit", "ben do")
    line.json("members", "add", "Vũ Ánh")
    assert line.json("members", "list", "--unit", "Chi đoàn Bến Đò")["total"] == 1
    assert line.json("members", "list", "--unit", "Đoàn xã Đồng Rạng")["total"] == 2
    assert line.refused("members", "list", "--unit", "Chi đoàn Không Có")["code"] == "DV-001"


def test_members_are_found_at_every_keystroke(line):
    for name in ("Đoàn Đình Đạt", "Đoan Trang", "Doãn Tín"):
        line.json("members", "add", name)
    for typed in ("d", "do", "doa", "doan", "doan d", "ĐOÀN", "dinh dat"):
        found = [one["full_name"] for one in line.json("members", "search", typed)["members"]]
        assert "Đoàn Đình Đạt" in found, typed
    assert line.json("members", "search", "doãn")["members"][0]["full_name"] == "Doãn Tín"
    assert line.json("members", "search", "xyz")["total"] == 0
    assert line.json("members", "search", "'\"*()-")["total"] == 0


def test_members_refusals_change_nothing(line):
    line.json("members", "add", "Lê Bình", "--set", "id_number=001308012345")
    for words, code in (
        (("add", " "), "DVI-003"),
        (("add", "Vũ Ánh", "--set", "fullname=x"), "DVI-002"),
        (("add", "Vũ Ánh", "--set", "birth_date=31/2/2008"), "DVI-004"),
        (("add", "Vũ Ánh", "--set", "birth_date=05/5/2999"), "DVI-004"),
        (("add", "Vũ Ánh", "--set", "birth_year=28"), "DVI-004"),
        (("add", "Vũ Ánh", "--set", "id_number=12345"), "DVI-005"),
        (("add", "Vũ Ánh", "--set", "sex=khác"), "DVI-006"),
        (("add", "Vũ Ánh", "--set", "id_number=001308012345"), "DVI-007"),
        (("add", "Vũ " + "Á" * 200), "KHO-016"),
        (("show", "zzzzzzzz"), "DVI-001"),
        (("edit", "zzzzzzzz", "--set", "phone=1"), "DVI-001"),
    ):
        assert line.refused("members", *words)["code"] == code, words
    assert line.json("members", "list")["total"] == 1


def test_search_finds_everything_without_accents(line, tmp_path):
    path = tmp_path / "thu.txt"
    path.write_text("Kính gửi Đoàn xã,\nMời dự Đại hội cháu ngoan Bác Hồ ở Thượng Ẩn.\n", "utf-8")
    line.json("incoming", "add", path, "--set", "subject=Mời dự đại hội")
    line.json("members", "add", "Nguyễn Thượng Ẩn")
    line.json("task", "add", "Chuẩn bị hội trường Thượng Ẩn")
    found = line.json("search", "thuong", "an")
    assert set(found) == {"hits", "total", "seconds"}
    assert set(found["hits"][0]) == {"kind", "id", "title", "snippet", "score"}
    assert {hit["kind"] for hit in found["hits"]} == {"incoming_letter", "member", "task"}
    assert found["total"] == 3
    assert line.json("search", "thượng ẩn")["total"] == 3
    assert line.json("search", "không có gì như thế")["hits"] == []
    assert "[đoàn viên]" in line("search", "thuong an").out
    assert line.refused("search", "...")["code"] == "TIM-001"
