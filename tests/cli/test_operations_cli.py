"""``members act`` as a clerk types it: a class admitted, numbered, its papers in one file; what is due; refusals."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main


@pytest.fixture
def act(tmp_path, capsys):
    """Run one line on a folder of its own; (exit code, answer)."""

    def run(*words: str) -> tuple[int, dict[str, Any]]:
        code = main([*words, "--data", str(tmp_path / "data"), "--key-file", str(tmp_path / "key"), "--json"])
        return code, json.loads(capsys.readouterr().out)

    run("unit", "add", "Đoàn xã Đồng Rạng", "--level", "commune")
    run("unit", "add", "Chi đoàn 12A1", "--level", "cell")
    return run


def test_a_class_from_a_sheet(act, tmp_path: Path) -> None:
    sheet = tmp_path / "lop.csv"
    lines = [f"Trịnh Mẫu {at:02d},{at:02d}/01/2010,Nữ" for at in range(1, 6)]
    sheet.write_text("Họ và tên,Ngày sinh,Giới tính\n" + "\n".join(lines), "utf-8")
    code, told = act(
        "members", "act", "admit", "--list", str(sheet), "--unit", "12A1", "--on", "02/02/2026", "--set", "người giới thiệu=Lê Giới",
        "--set", "total=30", "--set", "present=28", "--each", "*:yes=27", "--each", "Trịnh Mẫu 02:yes=3", "--through", "vote",
    )  # fmt: skip
    assert code == 0
    assert [one["outcome"] for one in told["members"]] == ["", "failed", "", "", ""]
    assert [one["text"].split(":")[0] for one in told["findings"]] == ["Trịnh Mẫu 02"]
    name = told["operation"]["id"][-8:]
    pdf = tmp_path / "don.pdf"
    code, told = act("members", "act", "papers", name, "application", "--pdf", str(pdf))
    assert (code, told["copies"]) == (0, 5)  # who was voted out had applied as well
    assert pdf.is_file()
    code, told = act("members", "act", "step", name, "--on", "09/02/2026", "--set", "number=5-NQ/ĐTN")
    assert told["operation"]["next_step"] == "ceremony"
    code, told = act("members", "act", "list", "--state", "open")
    assert told["total"] == 1
    code, told = act("members", "act", "drop", name, "--reason", "nhập thử")
    assert told["operation"]["state"] == "dropped"


def test_what_is_due_is_taken_as_proposed(act) -> None:
    act(
        "members",
        "add",
        "Bùi Văn Lớn",
        "--unit",
        "12A1",
        "--set",
        "birth_date=05/5/1990",
        "--set",
        "joined_on=26/3/2006",
    )
    code, told = act("members", "act", "due", "--on", "02/3/2026")
    assert [one["kind"] for one in told["due"]] == ["card", "mature"]
    code, told = act("members", "act", "mature", "--proposed", "--on", "02/3/2026", "--check")
    assert (code, told["findings"]) == (0, [])
    code, told = act("members", "act", "mature", "--proposed", "--on", "02/3/2026")
    assert (code, told["operation"]["count"]) == (0, 1)


def test_refusals_name_the_way_out(act) -> None:
    act("members", "add", "Bùi Văn Lớn", "--unit", "12A1", "--set", "joined_on=26/3/2006")
    code, told = act("members", "act", "admit", "Bùi Văn Lớn")
    assert (code, told["error"]["code"]) == (4, "NV-102")
    code, told = act("members", "act", "transfer", "Bùi Văn Lớn", "--set", "món ăn=phở")
    assert (code, told["error"]["code"]) == (3, "NV-020")
    assert "place" in told["error"]["remedy"]
    code, told = act("members", "act", "show", "99999999")
    assert (code, told["error"]["code"]) == (3, "NV-002")
    code, told = act("members", "act", "asks", "transfer")
    assert {one["name"] for one in told["plan"]["asks"]} >= {"way", "type", "until"}
