"""Registering, following up, dossiers, books and searches as a clerk types them."""

from __future__ import annotations

import shutil
import zipfile

import pytest

from tests.factory import letter, letter_file


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    from app.layout.parts import Number

    folder = tmp_path_factory.mktemp("letters")
    other = letter(number=Number(value="318"), subject="tổ chức hội thao")
    return letter_file(folder / "a.pdf"), letter_file(folder / "b.pdf", other)


def test_receive_wait_register(line, files):
    got = line.json("incoming", "receive", *files)
    assert got["total"] == 2
    waiting = line.json("incoming", "waiting")["letters"]
    assert {one["id"] for one in waiting} == {one["id"] for one in got["letters"]}
    done = line.json("incoming", "register", waiting[0]["id"], "--set", "handler=Lê An")
    assert (done["arrival_number"], done["fields"]["handler"]) == (1, "Lê An")
    assert line.json("incoming", "waiting")["total"] == 1


def test_add_several_and_together(line, files):
    both = line.json("incoming", "add", *files)
    assert [one["arrival_number"] for one in both["letters"]] == [1, 2]
    one = line.json("incoming", "add", *files, "--together")
    assert one["arrival_number"] == 3
    assert len(line.json("incoming", "show", "3")["files"]) == 2


def test_watch_once(line, files, tmp_path):
    folder = tmp_path / "scan"
    folder.mkdir()
    shutil.copy(files[0], folder / "a.pdf")
    look = line.json("incoming", "watch", "--folder", folder, "--once", "--seconds", "0")
    assert [one["outcome"] for one in look["found"]] == ["taken"]
    assert line("incoming", "watch", "--once").code == 2


def test_stamp_slip_and_steps(line, files, tmp_path):
    line.json("incoming", "add", files[0])
    made = line.json("incoming", "stamp", "1", tmp_path / "s.pdf", "--at", "120,180")
    assert (made["place"]["x"], made["place"]["y"]) == (120, 180)
    line.json("incoming", "stamp", "1", tmp_path / "alone.pdf", "--alone")
    assert line.refused("incoming", "stamp", "1", "--at", "x")["code"] == "DEN-034"
    line.json("incoming", "submit", "1", "--to", "Bí thư")
    step = line.json(
        "incoming",
        "direct",
        "1",
        "--lead",
        "Ban A",
        "--with",
        "B",
        "--with",
        "C",
        "--due",
        "20/3/2026",
        "--task",
    )["step"]
    assert (step["lead"], step["co_workers"], step["due_on"]) == ("Ban A", ["B", "C"], "2026-03-20")
    for verb in ("pass", "begin", "settle"):
        line.json("incoming", verb, "1")
    line.json("incoming", "propose", "1", "Làm ngay", "--who", "Lê An")
    assert len(line.json("incoming", "show", "1")["steps"]) == 6
    line.json("incoming", "slip", "1", tmp_path / "phieu.docx")
    assert line.refused("incoming", "return", "1")["code"] == "DEN-025"
    line.json("incoming", "return", "1", "--reason", "gửi nhầm")
    assert line.refused("incoming", "submit", "1")["exit"] == 4


def test_tasks_and_what_came_of_them(line, files, tmp_path):
    line.json("incoming", "add", files[0])
    assert line.json("task", "demands", "1")["demands"]
    tasks = line.json("task", "demands", "1", "--open", "--assignee", "Lê An")["tasks"]
    line.json("task", "note", tasks[0]["id"], "đang làm", "--percent", "30")
    line.json("task", "recurring", "add", "Báo cáo quý", "quarter", "5")
    assert line.json("task", "recurring", "list")["rules"][0]["every"] == "quarter"
    line.json("task", "recurring", "open")
    assert len(line.json("task", "agenda", "--days", "30")["days"]) == 30
    line.json("task", "remind")
    ics = tmp_path / "viec.ics"
    line.json("task", "ical", ics)
    assert b"BEGIN:VEVENT" in ics.read_bytes()
    line.json("follow", "channel", "add", "fanpage", "Đoàn xã", "--rubric", "Tin tốt")
    line.json(
        "follow",
        "result",
        "post",
        "Bài một",
        "--letter",
        "1",
        "--channel",
        "fanpage",
        "--link",
        "https://x.example/1",
    )
    listed = line.json("follow", "results", "--letter", "1", "--blocks")
    assert (listed["counts"]["posts"], listed["blocks"][0]["type"]) == (1, "p")
    assert "317-CV/TĐTN-VP" in line.json("follow", "message", "1")["text"]
    line.json("follow", "message", "1", "--sent", "--to", "Nhóm BCH")
    story = line.json("follow", "story", "1")
    assert {"arrived", "task", "note", "result", "message"} <= {one["part"] for one in story["entries"]}
    assert "Bài một" in line("follow", "story", "1").out
    line.json("follow", "forget", listed["results"][0]["id"])
    line.json("undo")


def test_answers_counted(line, tmp_path):
    from tests.factory import own_letter

    line.json("letter", "new", letter_file(tmp_path / "di.json", own_letter()))
    ours = line.json("letter", "list")["letters"][0]["id"]
    line.json("letter", "sign", ours)
    line.json("letter", "issue", ours)
    line.json("follow", "ask", "01-CV/ĐTN", "Chi đoàn 1", "Chi đoàn 2", "--due", "20/3/2026")
    tally = line.json("follow", "answered", "01-CV/ĐTN", "Chi đoàn 1")
    assert (tally["tally"]["answered"], tally["missing"]) == (1, ["Chi đoàn 2"])
    assert "Chi đoàn 2" in line.json("follow", "remind", "01-CV/ĐTN", "--done")["text"]
    assert len(line.json("follow", "answers")["tallies"]) == 1


def test_dossiers(line, files, tmp_path):
    line.json("incoming", "add", files[0])
    made = line.json("dossier", "add", "Công văn chỉ đạo", "--heading", "Tuyên giáo", "--retention", "10")
    assert made["dossiers"][0]["code"] == "01.TG"
    assert line.refused("dossier", "add", "x", "--retention", "lâu")["code"] == "HS-003"
    assert len(line.json("dossier", "put", "01.TG", "1")["letters"]) == 1
    assert line.json("dossier", "close", "01.TG")["dossier"]["state"] == "closed"
    assert line.refused("dossier", "take", "01.TG", "1")["code"] == "HS-002"
    line.json("dossier", "print", tmp_path / "dm.pdf")
    line.json("dossier", "print", tmp_path / "ml.docx", "--dossier", "01.TG")
    line.json("dossier", "export", "01.TG", tmp_path / "hs.zip")
    assert "ho_so.xml" in zipfile.ZipFile(tmp_path / "hs.zip").namelist()
    line.json(
        *("dossier", "hand-over", "01.TG", "--to", "Lưu trữ", "--list", tmp_path / "a.pdf"),
        *("--minutes", tmp_path / "b.docx"),
    )
    assert line.json("dossier", "list")["dossiers"][0]["state"] == "handed"


def test_books_and_searches(line, files, tmp_path):
    line.json("incoming", "add", files[0], "--set", "arrived=2/3/2025")
    for book in ("follow-up", "post", "loan", "secret-in", "members", "admissions", "theo dõi", "mật đi"):
        line.json(
            "register",
            "print",
            book,
            "--year",
            "2025",
            "--pdf",
            tmp_path / "x.pdf",
            "--xlsx",
            tmp_path / "x.xlsx",
        )
    closed = line.json(
        "register", "close", "đến", "--year", "2025", "--signed-by", "Đỗ Đạt", "--pdf", tmp_path / "a.pdf"
    )
    assert closed["book"]["rows"] == 1
    line.json("incoming", "edit", "1", "--set", "subject=khác hẳn")
    again = line.json("register", "print", "incoming", "--year", "2025", "--pdf", tmp_path / "b.pdf")
    assert again["closed"]
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert line.json("register", "closed")["books"][0]["changed"]
    assert line.refused("register", "close", "đến", "--year", "2025")["code"] == "SO-020"
    line.json("register", "post", "Tỉnh đoàn", "--number", "01-CV/ĐTN")
    loan = line.json("register", "lend", "Lê An", "1", "--incoming")["line"]
    assert len(line.json("register", "lent")["lines"]) == 1
    line.json("register", "back", loan["id"])
    run = line.json(
        *("query", "run", "incoming", "--where", "issuer ~ ha chau", "--columns", "number,subject"),
        *("--save", "Tỉnh", "--out", tmp_path / "kq.docx"),
    )
    assert run["rows"] == [["317", "khác hẳn"]]
    assert line.json("query", "run", "incoming", "--saved", "Tỉnh")["total"] == 1
    assert line.json("query", "list")["queries"][0]["name"] == "Tỉnh"
    assert line("query", "run", "incoming", "--where", "?").code == 2
    line.json("query", "forget", "incoming", "Tỉnh")
