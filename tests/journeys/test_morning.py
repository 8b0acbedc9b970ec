"""A clerk's morning on the command line alone: a letter comes in, is answered, numbered, sent and stands in the registers."""

from __future__ import annotations

from datetime import UTC, datetime

import pypdfium2

from app.base.clock import VIETNAM
from tests.factory import letter_file, own_letter


def text_of(path):
    with pypdfium2.PdfDocument(path) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_from_the_first_letter_on_an_empty_folder_to_the_registers(line, tmp_path):
    """Nobody has declared a unit: the first own letter's head tells who we are, and what came before stays ours."""
    year = datetime.now(UTC).astimezone(VIETNAM).year
    came = line.json("incoming", "add", letter_file(tmp_path / "den.pdf"), "--set", "handler=Văn phòng")
    assert came["arrival_number"] == 1
    task = line.json("task", "add", "--letter", "1")["task"]

    draft = line.json("letter", "new", letter_file(tmp_path / "di.json", own_letter()))
    unit = line.json("unit", "show")
    assert unit["name"] == "BCH Đoàn xã Đồng Rạng" or "Đồng Rạng" in unit["name"]
    line.json("letter", "submit", draft["id"])
    early = line.refused("letter", "issue", draft["id"])
    assert early["exit"] == 4  # no number before the signature
    line.json("letter", "sign", draft["id"])
    issued = line.json("letter", "issue", draft["id"])
    assert issued["printed"] == "Số: 01-CV/ĐTN"
    line.json("letter", "send", draft["id"])
    files = line.json(
        "letter", "export", draft["id"], "--pdf", tmp_path / "di.pdf", "--docx", tmp_path / "di.docx"
    )
    assert files
    assert "Số: 01-CV/ĐTN" in text_of(tmp_path / "di.pdf")
    line.json("task", "done", task["id"], "--answer", draft["id"])

    line.json("register", "print", "outgoing", "--pdf", tmp_path / "so-di.pdf")
    line.json("register", "print", "incoming", "--pdf", tmp_path / "so-den.pdf")
    assert "01-CV/ĐTN" in text_of(tmp_path / "so-di.pdf")
    assert "317-CV/TĐTN-VP" in text_of(tmp_path / "so-den.pdf")
    assert "BCH ĐOÀN XÃ ĐỒNG RẠNG" in text_of(tmp_path / "so-den.pdf")

    second = line.json("incoming", "add", letter_file(tmp_path / "den2.docx"), "--set", "number=318")
    assert second["arrival_number"] == 2  # the series goes on although the unit got its name in between
    assert f"{year}" in text_of(tmp_path / "so-den.pdf")
    assert line.json("search", "so lieu doan vien")["total"] >= 3
    assert line.json("drill")["tables"]["incoming_letter"] == 2


def test_an_answer_and_a_guide_are_drafted_from_what_came_in(line, tmp_path):
    line.json("letter", "new", letter_file(tmp_path / "own.json", own_letter()))
    line.json("unit", "add", "Chi đoàn Bến Đò", "--level", "cell")
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
    line.json("incoming", "add", letter_file(tmp_path / "den.pdf"))
    for verb, kind in (("answer", "BC"), ("guide", "CV")):
        draft = line.json("letter", verb, "1", "--kind", kind, "--text", "Đoàn xã đã rà soát xong.")
        line.json("letter", "sign", draft["id"])
        issued = line.json("letter", "issue", draft["id"])
        out = tmp_path / f"{verb}.pdf"
        line.json("letter", "export", issued["id"], "--pdf", out)
        assert "Công văn số 317-CV/TĐTN-VP ngày 23/02/2026" in text_of(out)
        shown = line.json("letter", "show", issued["id"])
        assert shown
    assert line.json("letter", "list")["letters"]
