"""``intake``, ``incoming`` and ``task`` through the command line: shapes, words, what is stored."""

from __future__ import annotations

import pytest

from tests.factory import letter_file

FIELDS = {
    "number", "notation", "date", "place", "issuer", "superior", "kind", "subject", "addressees", "authority",
    "position", "signer", "recipients", "urgency", "secrecy", "deadlines", "cites",
    "tasks", "attachments", "contacts", "unread",
}  # fmt: skip


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("letters")
    return {kind: letter_file(folder / f"công văn {kind}.{kind}") for kind in ("pdf", "docx")}


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_intake_read_stores_nothing_and_has_the_promised_shape(line, files, kind):
    found = line.json("intake", "read", files[kind])
    assert set(found) == {"file", "type", "how", "pages", "text", "guesses", "warnings"}
    assert (found["type"], found["how"], found["pages"]) == (kind, "text", 1)
    assert set(found["guesses"]) == FIELDS
    number = found["guesses"]["number"]
    assert set(number) == {"value", "certainty", "page", "box", "evidence"}
    assert number["value"] == "317"
    assert found["guesses"]["deadlines"][0]["value"] == "2026-03-20"
    assert not line.data.exists()
    people = line("intake", "read", files[kind])
    assert "317" in people.out
    assert "20/3/2026" in people.out


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_add_registers_with_the_promised_shape(line, files, kind):
    done = line.json("incoming", "add", files[kind])
    assert {"id", "arrival_number", "duplicates", "fields"} <= set(done)
    assert done["arrival_number"] == 1
    assert done["duplicates"] == []
    fields = done["fields"]
    assert (fields["number"], fields["notation"], fields["date"]) == ("317", "CV/TĐTN-VP", "2026-02-23")
    assert fields["kind"] == "CV"
    assert fields["signer"] == "Vũ Thị Ngọc Ẩn"
    assert fields["deadline"] == "2026-03-20"
    assert fields["urgency"] is None
    shown = line.json("incoming", "show", "1")
    assert shown["id"] == done["id"]
    assert shown["fields"] == fields
    assert shown["files"][0]["name"] == files[kind].name
    assert shown["guesses"]["number"]["value"] == "317"


def test_the_original_comes_back_byte_for_byte(line, files, tmp_path):
    done = line.json("incoming", "add", files["pdf"])
    out = tmp_path / "back.pdf"
    answer = line.json("incoming", "export", done["id"], "--out", out)
    assert out.read_bytes() == files["pdf"].read_bytes()
    assert answer["size"] == out.stat().st_size
    folder = tmp_path / "folder"
    folder.mkdir()
    line.json("incoming", "export", "1", "--out", folder)
    assert (folder / files["pdf"].name).read_bytes() == files["pdf"].read_bytes()
    line.json("incoming", "export", done["id"][-8:])  # into the current folder, by the end of the id
    assert (tmp_path / files["pdf"].name).read_bytes() == files["pdf"].read_bytes()


def test_the_clerk_outranks_the_guess(line, files):
    done = line.json(
        *("incoming", "add", files["pdf"], "--set", "number=0318", "--set", "date=24/2/2026"),
        *(
            "--set",
            "subject=Điều chỉnh",
            "--set",
            "handler=Văn phòng",
            "--set",
            "addressees=A; B;",
            "--set",
            "deadline=",
        ),
    )
    fields = done["fields"]
    assert (fields["number"], fields["date"], fields["subject"]) == ("318", "2026-02-24", "Điều chỉnh")
    assert fields["handler"] == "Văn phòng"
    assert fields["addressees"] == ["A", "B"]
    assert fields["deadline"] is None
    assert fields["notation"] == "CV/TĐTN-VP"


def test_unknown_fields_are_refused_with_the_list_and_nothing_is_stored(line, files):
    fault = line.refused("incoming", "add", files["pdf"], "--set", "nummer=1")
    assert fault["exit"] == 3
    assert "nummer" in fault["what"]
    assert "notation" in fault["remedy"]
    assert not line.data.exists()
    assert line.refused("incoming", "add", files["pdf"], "--set", "number")["code"] == "DEN-002"
    assert line.refused("incoming", "add", files["pdf"], "--set", "date=31/2/2026")["code"] == "DEN-003"
    assert line.refused("incoming", "add", files["pdf"], "--set", "pages=ba")["code"] == "DEN-004"


def test_the_same_file_again_is_noticed(line, files):
    first = line.json("incoming", "add", files["pdf"])
    again = line.json("incoming", "add", files["pdf"])
    assert again["arrival_number"] == 2
    (one,) = again["duplicates"]
    assert one["id"] == first["id"]
    assert "cùng một tệp" in one["why"]
    assert "có thể trùng" in line("incoming", "add", files["pdf"]).out


def test_the_same_letter_in_another_file_is_noticed(line, files):
    first = line.json("incoming", "add", files["pdf"])
    again = line.json("incoming", "add", files["docx"])
    (one,) = again["duplicates"]
    assert one["id"] == first["id"]
    assert "317-CV/TĐTN-VP" in one["why"]
    other = line.json("incoming", "add", files["docx"], "--set", "number=999", "--set", "issuer=Nơi khác")
    assert [(d["id"], d["kind"]) for d in other["duplicates"]] == [(again["id"], "file")]


def test_list_search_and_edit(line, files):
    line.json("incoming", "add", files["pdf"])
    line.json(
        "incoming", "add", files["docx"], "--set", "number=400", "--set", "subject=Hội thao truyền thống"
    )
    listed = line.json("incoming", "list")
    assert [one["arrival_number"] for one in listed["letters"]] == [2, 1]
    assert listed["total"] == 2
    assert line.json("incoming", "list", "--year", "1999")["letters"] == []
    found = line.json("incoming", "search", "hoi", "thao")
    assert [one["number"] for one in found["letters"]] == ["400"]
    line.json("incoming", "edit", "2", "--set", "subject=Hội khỏe Phù Đổng", "--set", "note=đã gọi")
    assert line.json("incoming", "search", "phu dong")["total"] == 1
    assert line.json("incoming", "show", "2")["fields"]["note"] == "đã gọi"
    assert line.json("incoming", "show", "2")["arrival_number"] == 2
    assert "Phù Đổng" in line("incoming", "list").out


def test_what_is_not_there_is_refused(line, files):
    assert line.refused("incoming", "show", "5")["code"] == "KHO-005"
    line.json("incoming", "add", files["pdf"])
    for words in (("show", "77"), ("export", "zzzzzzzzzz"), ("edit", "0199")):
        assert line.refused("incoming", *words)["code"] == "VB-208"


def test_tasks_from_a_letter_and_by_hand(line, files):
    came = line.json("incoming", "add", files["pdf"])
    task = line.json("task", "add", "--letter", "1", "--assignee", "Chi đoàn Bến Đò")["task"]
    assert task["incoming_id"] == came["id"]
    assert task["due_on"] == "2026-03-20"
    assert "trước ngày 20/3/2026" in task["evidence"]
    assert "317-CV/TĐTN-VP" in task["title"]
    line.json("task", "add", "Gọi điện cho Tỉnh đoàn")
    line.json("task", "add", "Nộp đoàn phí", "--due", "2020-01-05")
    tasks = line.json("task", "list")["tasks"]
    assert [one["due"] for one in tasks] == ["late", "late", "none"]
    assert [one["due_on"] for one in tasks] == ["2020-01-05", "2026-03-20", None]
    done = line.json("task", "done", task["id"], "--result", "đã báo cáo")["task"]
    assert (done["state"], done["result"], done["due"]) == ("done", "đã báo cáo", "")
    assert line.json("task", "list")["total"] == 2
    assert line.json("task", "list", "--all")["total"] == 3
    assert line.json("task", "list", "--all", "--assignee", "Chi đoàn Bến Đò")["total"] == 1
    again = line.refused("task", "done", task["id"])
    assert (again["exit"], again["code"]) == (4, "VIEC-002")
    assert line.refused("task", "done", "zzzzzzzz")["code"] == "VIEC-001"
    assert line.refused("task", "add")["code"] == "VIEC-003"
    assert line.refused("task", "add", "x", "--due", "mai")["code"] == "DEN-003"
    assert line.refused("task", "add", "--letter", "9")["code"] == "VB-208"


def test_a_letter_without_a_limit_is_due_by_the_working_rule(line, files, tmp_path):
    plain = tmp_path / "thu.txt"
    plain.write_text("Kính gửi Đoàn xã,\nMời dự lễ khai giảng.\n", "utf-8")
    came = line.json("incoming", "add", plain)
    assert came["fields"]["number"] is None
    assert came["fields"]["deadline"] is None
    task = line.json("task", "add", "--letter", "1")["task"]
    assert task["due_on"] > came["arrived_on"]
    assert task["evidence"] == ""
