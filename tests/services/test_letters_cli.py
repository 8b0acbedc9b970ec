"""``letter``, ``unit``, ``series``, ``undo`` as a clerk or a script types them: shapes, exit codes, sentences."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.factory import Line, letter_file, own_letter


@pytest.fixture
def line(tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> Line:
    monkeypatch.delenv("VANTHU_DATA", raising=False)
    monkeypatch.delenv("VANTHU_KEY_FILE", raising=False)
    monkeypatch.chdir(tmp_path)
    return Line(tmp_path, capsys)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return letter_file(tmp_path / "letter.json", own_letter())


def test_from_an_empty_folder_to_a_number(line: Line, written: Path) -> None:
    new = line.json("letter", "new", written)
    assert (new["state"], new["number"], new["printed"]) == ("draft", None, None)
    assert "Đồng Rạng" in new["warnings"][0]
    refused = line("letter", "issue", new["id"], "--json")
    assert refused.code == 4
    assert refused.fault["code"] == "VB-201"
    assert "letter sign" in refused.fault["remedy"]
    line.json("unit", "set", "--term", "2022-2027", "--from", "2022-10-16")
    assert line.json("letter", "submit", new["id"])["state"] == "submitted"
    assert line.json("letter", "sign", new["id"])["state"] == "signed"
    issued = line.json("letter", "issue", new["id"])
    assert issued["id"] == new["id"]
    assert issued["number"] == 1
    assert issued["printed"] == "Số: 01-CV/ĐTN"
    assert issued["series"] == "out:CV 2022-2027"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", issued["date"])
    shown = line.json("letter", "show", "01-CV/ĐTN")
    assert shown["state"] == "issued"
    assert shown["letter"]["number"] == {"value": "01"}
    assert line("letter", "edit", new["id"], written).code == 4


def test_export_of_what_was_issued(line: Line, written: Path, tmp_path: Path) -> None:
    made = line.json("letter", "new", written)["id"]
    line.json("letter", "issue", made, "--signed-on", "02/3/2026")
    out = line.json(
        "letter",
        "export",
        made,
        "--docx",
        tmp_path / "a.docx",
        "--pdf",
        tmp_path / "a.pdf",
        "--png",
        tmp_path / "p",
    )
    assert (out["pages"], out["number"]) == (1, 1)
    assert [Path(out["files"][kind]).exists() for kind in ("docx", "pdf")] == [True, True]
    assert [Path(one).name for one in out["files"]["png"]] == ["trang-1.png"]
    assert line("letter", "export", made).code == 2


def test_void_and_gaps(line: Line, written: Path) -> None:
    ids = [line.json("letter", "new", written)["id"] for _ in range(3)]
    for one in ids:
        line.json("letter", "issue", one, "--signed-on", "2026-03-02")
    assert line("letter", "void", ids[1]).code == 2
    gone = line.json("letter", "void", ids[1], "--reason", "gửi nhầm")
    assert (gone["number"], gone["state"], gone["reason"]) == (2, "void", "gửi nhầm")
    assert line("letter", "void", ids[1], "--reason", "lại").code == 4
    gaps = line.json("series", "gaps", "CV")
    (series,) = gaps["series"]
    assert gaps["whole"] is True
    assert (series["first"], series["last"], series["given"], series["missing"]) == (1, 3, 3, [])
    assert series["void"][0]["printed"] == "02-CV/ĐTN"
    assert line.json("letter", "list", "--state", "void")["total"] == 1
    assert line("undo").code == 4
    assert "gửi nhầm" in line("series", "gaps").out


def test_undo_of_a_draft(line: Line, written: Path) -> None:
    line.json("letter", "new", written)
    again = line.json("letter", "new", written)["id"]
    undone = line.json("undo")
    assert undone["undone"] == "letters.new"
    assert line("letter", "show", again).code == 3
    line.json("undo", "--redo")
    assert line.json("letter", "list")["total"] == 2


def test_a_paper_register_and_closing(line: Line, written: Path) -> None:
    line.json("letter", "new", written)
    opened = line.json("series", "open", "CV", "--first", "31")
    assert opened["next"] == 31
    made = line.json("letter", "list")["letters"][0]["id"]
    assert line.json("letter", "issue", made, "--signed-on", "2026-03-02")["number"] == 31
    assert line("series", "open", "CV", "--first", "40").code == 4
    assert line.json("series", "close", opened["id"][-8:])["closed"] is True
    other = line.json("letter", "new", written)["id"]
    refused = line("letter", "issue", other, "--signed-on", "2026-03-02", "--json")
    assert (refused.code, refused.fault["code"]) == (4, "VB-102")


def test_looking_into_an_empty_folder_makes_nothing(line: Line) -> None:
    assert line.json("letter", "list") == {"letters": [], "total": 0}
    assert line.json("series", "list")["total"] == 0
    assert line.json("series", "gaps")["series"] == []
    assert line.json("unit", "list")["total"] == 0
    assert not line.data.exists()


def test_units_and_signers(line: Line) -> None:
    made = line.json(
        "unit", "set", "--name", "Đoàn xã Đồng Rạng", "--issuing", "BCH ĐOÀN XÃ ĐỒNG RẠNG", "--symbol", "ĐTN"
    )
    assert (made["own"], made["level"], made["issuing_lines"]) == (True, "commune", ["BCH ĐOÀN XÃ ĐỒNG RẠNG"])
    line.json("unit", "add", "Chi đoàn Thôn Đông")
    line.json("unit", "add", "Chi đoàn Thôn Tây")
    assert "· Chi đoàn Thôn Tây" in line("unit", "list").out
    line.json("unit", "merge", "Chi đoàn Thôn Tây", "--into", "Chi đoàn Thôn Đông", "--on", "01/3/2026")
    assert line.json("unit", "show", "Chi đoàn Thôn Tây")["valid_to"] == "2026-03-01"
    line.json(
        "unit",
        "signer",
        "add",
        "Đỗ Đình Đạt",
        "--position",
        "BÍ THƯ",
        "--authority",
        "TM. BAN CHẤP HÀNH ĐOÀN XÃ",
    )
    assert [one["name"] for one in line.json("unit", "signer", "list")["signers"]] == ["Đỗ Đình Đạt"]
    made = line.json("letter", "new", "--kind", "TB", "--subject", "Lịch họp", "--text", "Họp ngày 05/3.")
    assert (made["kind"], made["signer"]) == ("TB", "Đỗ Đình Đạt")
    assert line("unit", "set").code == 2
    assert line("unit", "set", "--level", "huyện").code == 3
    assert line("unit", "set", "--term", "2022-2027").code == 2


def test_an_organ_that_is_not_ours(line: Line, written: Path, tmp_path: Path) -> None:
    line.json("unit", "set", "--name", "Đoàn xã Khác")
    refused = line("letter", "new", written, "--json")
    assert (refused.code, refused.fault["code"], refused.fault["where"]) == (4, "VB-205", "$.organ.issuing")


# --- files, no data folder ------------------------------------------------------------------------------------


def test_schema_and_render_open_nothing(line: Line, written: Path, tmp_path: Path) -> None:
    assert "Letter" in line.json("letter", "schema")["$defs"]
    made = line.json("letter", "render", written, "--docx", tmp_path / "a.docx", "--pdf", tmp_path / "a.pdf")
    assert set(made) >= {"files", "pages", "seconds", "findings"}
    assert made["files"]["docx"].endswith("a.docx")
    assert not line.data.exists()


def test_a_batch_goes_on_past_a_bad_file(line: Line, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    for name in ("a", "b"):
        letter_file(folder / f"{name}.json", own_letter())
    (folder / "bad.json").write_text("{", encoding="utf-8")
    ran = line("letter", "render", "--batch", folder, "--out", tmp_path / "out", "--jobs", "2", "--json")
    assert ran.code == 3
    assert (ran.json["letters"], ran.json["refused"]) == (2, 1)
    assert ran.json["files"][2]["error"]["code"] == "VB-001"
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "a.docx",
        "a.pdf",
        "b.docx",
        "b.pdf",
    ]
    assert ran.json["letters_per_second"] > 0


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "TEP-003"), (b"{", "VB-001"), (b"[]", "VB-001"), (b"\xff\xfe", "VB-001"), (None, "TEP-001")],
)
def test_what_is_no_letter_is_refused(line: Line, tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "x.json"
    if content is not None:
        path.write_bytes(content)
    for verb in (("letter", "new", path), ("letter", "render", path, "--pdf", tmp_path / "x.pdf")):
        ran = line(*verb, "--json")
        assert (ran.code, ran.fault["code"]) == (3, code)
    assert not (tmp_path / "x.pdf").exists()
    assert not line.data.exists()


def test_a_field_of_the_wrong_kind_is_named_by_its_path(line: Line, tmp_path: Path) -> None:
    path = letter_file(tmp_path / "x.json", own_letter())
    plain = json.loads(path.read_text("utf-8"))
    plain["body"][0]["text"] = 5
    path.write_text(json.dumps(plain), encoding="utf-8")
    ran = line("letter", "render", path, "--pdf", tmp_path / "x.pdf", "--json")
    assert "$.body[0].text" in ran.fault["what"] + str(ran.fault["where"])


def test_check_is_strict_when_asked(line: Line, tmp_path: Path) -> None:
    plain = json.loads(letter_file(tmp_path / "x.json", own_letter()).read_text("utf-8"))
    del plain["signature"]
    (tmp_path / "x.json").write_text(json.dumps(plain), encoding="utf-8")
    found = line.json("letter", "check", tmp_path / "x.json")
    assert set(found) >= {"file", "standard", "findings", "counts"}
    strict = line("letter", "check", tmp_path / "x.json", "--strict").code
    assert strict == (4 if found["counts"]["error"] else 0)


@pytest.mark.parametrize(
    "words",
    [
        ("letter", "new"),
        ("letter", "render"),
        ("letter", "render", "--batch", "."),
        ("letter", "return", "x"),
        ("letter", "unknown"),
    ],
)
def test_wrong_use(line: Line, words: tuple[str, ...]) -> None:
    assert line(*words).code == 2


def test_dates_that_are_none(line: Line, written: Path) -> None:
    made = line.json("letter", "new", written)["id"]
    assert line("letter", "sign", made, "--on", "hôm qua").code == 3
    assert line("letter", "sign", made, "--on", "2999-01-01").code == 4
