"""Nothing that names a person reaches the log or a fault report, whatever is done; the verbs as a clerk types them."""

from __future__ import annotations

import pytest

from app.services.members import Members
from tests.factory import Line

NAME, NUMBER = "Qzvarkwe Thị Wxyzname", "079305987651"
MARKS = ("qzvarkwe", "wxyzname", NUMBER, "0911987651", "zqpurpose", "zqreason", "phật giáo")


@pytest.fixture
def line(tmp_path, capsys):
    return Line(tmp_path, capsys)


def written(folder) -> str:
    """All that lies beside the databases: logs, reports, settings, the list of erasures."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in (".db", ".vtd")]
    texts = [
        path.read_bytes().decode("utf-8", "replace")
        for path in files
        if not path.name.endswith(("-wal", "-shm"))
    ]
    return "\n".join(texts).casefold() + "\n".join(path.name for path in files)


def test_verbs_on_a_person_leave_no_word_of_him_in_logs_and_reports(line, tmp_path, monkeypatch):
    added = line.json(
        "members",
        "add",
        NAME,
        "--set",
        f"id_number={NUMBER}",
        "--set",
        "phone=0911987651",
        "--set",
        "tôn giáo=Phật giáo",
    )
    one = added["member"]["id"]
    assert (
        line("members", "add", NAME, "--set", f"id_number={NUMBER}").code == 4
    )  # a refusal that quotes the name
    assert line("members", "edit", one, "--set", "sex=zqpurpose").code == 3
    line.json("members", "search", "qzvarkwe")
    line.json("members", "show", one, "--reveal", "zqpurpose việc gì")
    line.json("privacy", "consent", one, "--answer", "management=given", "--guardian", NAME)
    line.json("privacy", "request", one, "erase", "--words", "zqreason", "--by", NAME)
    line.json("privacy", "own-data", one, tmp_path / "a.pdf")
    line.json("members", "export", tmp_path / "a.xlsx")

    def broken(self, *_: object, **__: object) -> None:
        raise ValueError(f"{NAME} {NUMBER}")

    with monkeypatch.context() as patch:
        patch.setattr(Members, "list", broken)
        ran = line("members", "list")
    assert ran.code not in (0, 3, 4) and "Qzvarkwe" not in ran.out + ran.err
    assert line("privacy", "erase", one, "--reason", "zqreason", "--confirm", "Sai Tên").code == 3
    found = written(line.data)
    assert '"event"' in found
    assert not [mark for mark in MARKS if mark in found]


def test_the_rights_of_a_person_on_the_command_line(line, tmp_path):
    one = line.json("members", "add", NAME, "--set", "birth_date=04/3/2005", "--set", f"id_number={NUMBER}")[
        "member"
    ]["id"]
    shown = line.json("members", "show", one)
    assert shown["fields"]["id_number"] == "•••••••••651" and shown["hidden"] == ["id_number"]
    assert (
        NUMBER
        not in line("members", "list").out
        + line("members", "search", "qzvarkwe").out
        + line("search", NUMBER).out
    )
    assert line("privacy", "log").out.startswith("Chưa ai xem")
    line.json("members", "show", one, "--reveal", "đối chiếu căn cước")
    (row,) = line.json("privacy", "log", "--member", one)["rows"]
    assert (row["fields"], row["purpose"]) == (["Số CCCD"], "đối chiếu căn cước")
    line.json(
        "privacy",
        "consent",
        one,
        "--answer",
        "photo=refused",
        "--answer",
        "management=given",
        "--on",
        "01/3/2026",
    )
    assert len(line.json("privacy", "consents", one)["consents"]) == 2
    assert line.json("privacy", "withdraw", one)["withdrawn"] == 1
    assert line.json("privacy", "form", tmp_path / "form.pdf")["forms"] == 1
    assert line("privacy", "consent", one, "--answer", "photo").code == 2
    request = line.json("privacy", "request", one, "object")["request"]["id"]
    assert line.json("privacy", "requests")["total"] == 1
    assert line.json("privacy", "answer", request)["request"]["state"] == "answered"
    assert line.json("privacy", "done", request)["request"]["state"] == "done"
    assert line.json("members", "list")["total"] == 0  # restricted by the objection
    assert line.json("privacy", "lift", one)["changed"]
    preview = line.json("privacy", "erase", one, "--preview")
    assert preview["rows"]["consent"] == 2
    done = line.json("privacy", "erase", one, "--reason", "theo yêu cầu", "--confirm", NAME)
    assert len(done["proof"]["digest"]) == 64
    assert line.json("privacy", "erasures")["total"] == 1
    assert line("members", "show", one).code == 3
    assert line.json("privacy", "check")["ok"]
    line.json("privacy", "log", "--export", tmp_path / "log.csv", "--purpose", "kiểm tra")
    assert "Mắt xích cuối" in (tmp_path / "log.csv").read_text("utf-8-sig")
