"""Province, commune and school, three folders and a real server process: a directive goes down twice, the answer comes up."""

from __future__ import annotations

import pytest

from app.__main__ import main
from app.layout.parts import Organ
from tests.factory import Line, letter, letter_file
from tests.hq.office import serve

TREE = (("p1", "Tỉnh đoàn Một", "goc", "province"), ("x1", "Đoàn xã Hai", "p1", "commune"),
        ("x2", "Đoàn xã Ba", "p1", "commune"), ("c1", "Đoàn trường Bốn", "x1", "grassroots"))  # fmt: skip


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hq")
    assert main(["hq", "init", "--hq", str(folder), "--json"]) == 0
    sheet = folder / "tree.csv"
    rows = [
        "mã,mã cấp trên,tên,cấp",
        *(f"{code},{parent},{name},{level}" for code, name, parent, level in TREE),
    ]
    sheet.write_text("\n".join(rows), encoding="utf-8")
    assert main(["hq", "unit", "import", str(sheet), "--hq", str(folder)]) == 0
    started = serve(folder)
    yield started
    started.stop()


@pytest.fixture
def office(server, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("VANTHU_WITNESS", str(tmp_path / "witness"))

    def make(org):
        name = next(row[1] for row in TREE if row[0] == org)
        line = Line(tmp_path / org, capsys)
        code = line.bare("hq", "invite", org, "--hq", server.folder, "--json").json["code"]
        line.first = line.json(
            "letter",
            "new",
            letter_file(tmp_path / f"{org}.json", letter(organ=Organ([name.upper()], ["CẤP TRÊN"], "ĐTN"))),
        )["id"]
        line.json("unit", "set", "--name", name)
        line.json(
            "unit",
            "signer",
            "add",
            "Trần Thị Bình",
            "--position",
            "BÍ THƯ",
            "--authority",
            "TM. BAN CHẤP HÀNH",
        )
        line.json("sync", "--enrol", code, server.url)
        return line

    return make


def issue(line, made):
    line.json("letter", "sign", made)
    return line.json("letter", "issue", made)


def test_down_two_levels_and_up_again(office):
    province, commune, school = (office(org) for org in ("p1", "x1", "c1"))
    issue(province, province.first)
    assert [row["org"] for row in province.json("sync", "units")["units"]] == ["goc", "x1", "c1", "x2"]
    sent = province.json(
        "letter", "dispatch", province.first, "--level", "commune", "--answer-by", "2099-03-20"
    )
    assert sent["to"] == ["x1", "x2"] and sent["files"] == 1
    assert province.refused("letter", "dispatch", province.first, "--to", "x1")["code"] == "DB-054"
    assert province.refused("letter", "dispatch", province.first, "--to", "nowhere")["code"] == "DB-050"
    province.json("sync", "--once")
    commune.json("sync", "--once")
    (came,) = commune.json("incoming", "list")["letters"]
    shown = commune.json("incoming", "show", came["id"])
    assert shown["from_unit"]["sender"] == "Tỉnh đoàn Một"
    assert shown["fields"]["deadline"] == "2099-03-20" and len(shown["files"]) == 1
    assert commune.json("incoming", "register", came["id"])["arrival_number"] == 1
    down = commune.first
    issue(commune, down)
    commune.json("letter", "dispatch", down, "--to", "Đoàn trường Bốn")
    commune.json("sync", "--once")
    school.json("sync", "--once")
    (at_school,) = school.json("incoming", "list")["letters"]
    school.json("incoming", "register", at_school["id"])
    answer = school.json("letter", "answer", at_school["id"], "--text", "Đoàn trường đã thực hiện.")["id"]
    issue(school, answer)
    school.json("letter", "dispatch", answer, "--to", "x1")
    for line in (school, commune, province):
        line.json("sync", "--once")
    (receipt,) = commune.json("sync", "receipts", down)["receipts"]
    assert receipt["state"] == "answered" and receipt["answered_on"]
    up = [row for row in commune.json("incoming", "list")["letters"] if row["state"] == "received"]
    assert len(up) == 1
    first, second = province.json("sync", "receipts", province.first)["receipts"]
    assert (first["org"], first["state"], second["org"], second["state"]) == (
        "x1",
        "registered",
        "x2",
        "sent",
    )
    assert province.json("sync", "remind", province.first)["reminded"] == ["x2"]
    for line in (province, commune, school):
        line.json("sync", "--once")
        assert line.json("sync", "digest")["same"]
        status = line.json("sync", "status")
        assert (status["waiting"], status["conflicts"]) == (0, 0)
    assert commune("sync", "receipts", down).out and commune("sync", "units").out
    assert commune("incoming", "show", came["id"]).out
