"""``template``, ``block``, ``mailing``, ``letter versions/diff/word-back/report`` as a clerk or a script types them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest

from app.layout.parts import Paragraph
from tests.factory import Line, letter, letter_file, own_letter


@pytest.fixture
def line(tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> Line:
    monkeypatch.delenv("VANTHU_DATA", raising=False)
    monkeypatch.delenv("VANTHU_KEY_FILE", raising=False)
    monkeypatch.chdir(tmp_path)
    return Line(tmp_path, capsys)


@pytest.fixture
def made(line: Line, tmp_path: Path) -> str:
    """A draft with two fields, in a folder whose term is declared."""
    body = [Paragraph("Kính mời {họ và tên} dự họp ngày {ngày họp}.")]
    file = letter_file(tmp_path / "l.json", own_letter(addressees=["{họ và tên}"], body=body))
    found = str(line.json("letter", "new", file)["id"])
    line.json("unit", "set", "--term", "2022-2027", "--from", "2022-10-16")
    return found


def test_templates_from_keeping_to_sharing(line: Line, made: str, tmp_path: Path) -> None:
    assert line.json("template", "list")["templates"] == []
    kept = line.json("template", "save", "Mời họp", made, "--field", "Đỗ Đình Đạt=họ tên người ký")
    assert kept["fields"] == ["họ và tên", "ngày họp", "họ tên người ký"]
    assert line.refused("template", "save", "Mời họp", made)["code"] == "VB-034"
    line.json("template", "save", "Mời họp", made, "--replace")
    asked = line.json("template", "fields", "Mời họp")["fields"]
    assert [one["name"] for one in asked] == ["họ và tên", "ngày họp"]
    new = line.json("template", "new", "mời họp", "--set", "họ và tên=Lê Thị Mơ")
    assert line.json("letter", "show", new["id"])["letter"]["addressees"] == ["Lê Thị Mơ"]
    assert line.refused("template", "new", "Mời họp", "--set", "họ và tên")["exit"] == 2
    line.json("template", "export", "Mời họp", tmp_path / "m.vtmau")
    line.json("template", "rename", "Mời họp", "Mời")
    line.json("template", "import", tmp_path / "m.vtmau")
    assert [one["name"] for one in line.json("template", "list")["templates"]] == ["Mời", "Mời họp"]
    line.json("template", "remove", "Mời")
    assert line.refused("template", "fields", "Mời")["code"] == "VB-035"
    built = line.json("template", "new", "bao-cao", "--standard", "youth-union")
    assert built["kind"] == "BC"


def test_blocks(line: Line, made: str, tmp_path: Path) -> None:
    line.json("block", "put", "kết", "Trân trọng.", "Hết.")
    assert line.json("block", "list")["blocks"][0]["words"] == "Trân trọng. Hết."
    line.json("block", "rename", "kết", "cuối")
    assert line.json("block", "export", tmp_path / "b.json")["blocks"] == 1
    line.json("block", "remove", "cuối")
    line.json("block", "import", tmp_path / "b.json")
    assert "cuối: Trân trọng. Hết." in line("block", "list").out


def test_a_mailing_from_a_sheet_to_files(line: Line, made: str, tmp_path: Path) -> None:
    sheet = tmp_path / "ds.csv"
    sheet.write_text("Họ và tên;Chi đoàn\nHà Thị Én;A\nVũ Lân;B\n", "utf-8")
    assert line.refused("mailing", "plan", made)["exit"] == 2
    assert line.refused("mailing", "plan", made, "--sheet", sheet)["code"] == "VB-048"
    planned = line.json("mailing", "plan", made, "--sheet", sheet, "--each", "--set", "ngày họp=20/3/2026")
    assert (planned["copies"], planned["to"]) == (2, ["Hà Thị Én", "Vũ Lân"])
    assert line.json("mailing", "show", made, "--copy", "2")["letter"]["addressees"] == ["Vũ Lân"]
    assert line.refused("mailing", "number", made)["exit"] == 4
    sent = line.json("mailing", "number", made, "--signed-on", "02/3/2026")
    assert (sent["first"], sent["last"]) == ("01-CV/ĐTN", "02-CV/ĐTN")
    out = line.json("mailing", "export", made, "--pdf", tmp_path / "all.pdf", "--out", tmp_path / "out")
    assert (out["copies"], len(out["files"])) == (2, 2)
    assert (tmp_path / "all.pdf").read_bytes().startswith(b"%PDF")


def test_versions_and_a_word_file(line: Line, made: str, tmp_path: Path) -> None:
    line.json("letter", "export", made, "--docx", tmp_path / "a.docx")
    document = docx.Document(str(tmp_path / "a.docx"))
    found = next(one for one in document.paragraphs if "Kính mời" in one.text)
    found.runs[0].text = found.runs[0].text.replace("dự họp", "dự hội nghị")
    document.save(str(tmp_path / "a.docx"))
    seen = line("letter", "word-back", made, tmp_path / "a.docx")
    assert "[-họp-]{+hội nghị+}" in seen.out
    assert "--accept" in seen.out
    line.json("letter", "word-back", made, tmp_path / "a.docx", "--accept")
    (version,) = line.json("letter", "versions", made)["versions"]
    assert (version["version"], version["reason"]) == (1, "word")
    assert line.json("letter", "diff", made, "1")["changed"] == 1
    assert line.json("letter", "keep", made, "--note", "bản hai")["version"] == 2
    line.json("letter", "bring-back", made, "1")
    assert "dự họp" in line("letter", "show", made, "--json").out
    assert line.refused("letter", "diff", made, "9")["code"] == "VB-042"


def test_a_report_on_a_letter(line: Line, made: str, tmp_path: Path) -> None:
    line.json("incoming", "add", letter_file(tmp_path / "den.pdf", letter()))
    report = line.json("letter", "report", "1", "--text", "Đã rà soát 12 chi đoàn.")
    assert report["kind"] == "BC"
    shown = line("letter", "show", report["id"], "--json").out
    assert "Đã rà soát 12 chi đoàn." in shown
    assert "317-CV/TĐTN-VP" in shown
