"""A letter's way on the command line, as a script drives it: every step, held numbers, papers, copies."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from app.__main__ import main
from app.layout.read import letter_json
from tests.numbering.office import letter

Say = Callable[..., Any]


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    def run(*words: str, code: int = 0) -> Any:
        where = ["--data", str(tmp_path / "d"), "--key-file", str(tmp_path / "k")]
        assert main([*words, *where, "--json"]) == code, capsys.readouterr()
        out = capsys.readouterr().out
        return json.loads(out)

    return run


@pytest.fixture
def draft(say: Say, tmp_path: Path) -> str:
    (tmp_path / "l.json").write_bytes(letter_json(letter()))
    return str(say("letter", "new", str(tmp_path / "l.json"))["id"])


def words(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_every_step(say: Say, draft: str, tmp_path: Path) -> None:
    held = say("letter", "hold", "CV", "--reason", "chờ dấu", "--until", "2099-01-01")
    assert (held["printed"], held["until"]) == ("01-CV/ĐTN", "2099-01-01")
    assert say("letter", "held")["total"] == 1
    say("letter", "submit", draft)
    say("letter", "return", draft, "--reason", "thiếu căn cứ", "--who", "Bí thư")
    say("letter", "submit", draft)
    say("letter", "approve", draft, "--content", "--note", "đồng ý")
    assert say("letter", "approve", draft)["state"] == "approved"
    assert say("letter", "approve", draft, code=4)["error"]["code"] == "VB-201"
    paper = str(tmp_path / "trinh.pdf")
    present = say("letter", "present", draft, "--pdf", paper, "--held", "01-CV/ĐTN")
    assert {one["name"] for one in present["fields"]} == {"ChuKy", "DauCoQuan"}
    say("letter", "sign", draft)
    issued = say("letter", "issue", draft, "--held", "01")
    assert issued["printed"] == "Số: 01-CV/ĐTN"
    say("letter", "seal", draft)
    say("letter", "send", draft)
    kept = say("letter", "signed", draft, paper)
    assert kept["signed_copy"] is True and kept["warnings"] == []
    say("letter", "signed", draft, "--out", str(tmp_path / "ra.pdf"))
    assert (tmp_path / "ra.pdf").read_bytes() == Path(paper).read_bytes()
    assert say("letter", "recall", draft, "--reason", "nhầm nơi nhận")["tell"] == [
        "Ban Giám hiệu nhà trường",
        "Các chi đoàn",
    ]
    steps = [one["step"] for one in say("letter", "history", draft)["steps"]]
    assert steps[:3] == ["submit", "return", "submit"]
    assert steps[-4:] == ["seal", "send", "take-back", "recall"]


def test_replaced_by_another(say: Say, draft: str, tmp_path: Path) -> None:
    first = say("letter", "issue", draft, "--signed-on", "2026-01-05")["printed"].removeprefix("Số: ")
    other = say("letter", "new", str(tmp_path / "l.json"))["id"]
    say("letter", "issue", other, "--signed-on", "2026-01-05")
    row = say("letter", "replace", first, "--by", "02-CV/ĐTN", "--reason", "sai ngày")
    assert (row["state"], row["replaced_by"]) == ("replaced", "02-CV/ĐTN")
    assert say("letter", "replace", first, "--by", "02-CV/ĐTN", code=4)["error"]["code"] == "VB-201"


def test_inserted_and_released_numbers_stand_in_the_gap_report(say: Say, draft: str, tmp_path: Path) -> None:
    say("letter", "issue", draft, "--signed-on", "2026-01-05")
    other = say("letter", "new", str(tmp_path / "l.json"))["id"]
    call = ("letter", "issue", other, "--signed-on", "2026-01-05", "--after", "01")
    assert say(*call, code=4)["error"]["code"] == "VB-117"
    series = say("series", "list")["series"][0]["id"]
    assert say("series", "set", series, "--inserts", "yes")["inserts"] is True
    assert say(*call)["number"] == "01a"
    say("letter", "hold", "CV", "--reason", "chờ", "--until", "2099-01-01")
    (gaps,) = say("series", "gaps")["series"]
    assert [one["number"] for one in gaps["inserted"]] == ["01a"]
    assert [one["number"] for one in gaps["held"]] == [2] and gaps["missing"] == []
    released = say("letter", "release", "02-CV/ĐTN", "--reason", "thôi")
    assert released["state"] == "void"
    (gaps,) = say("series", "gaps")["series"]
    assert gaps["held"] == [] and [one["reason"] for one in gaps["void"]] == ["thôi"]


def test_copies_envelopes_and_slips(say: Say, draft: str, tmp_path: Path) -> None:
    say("letter", "issue", draft, "--signed-on", "2026-01-05")
    made = say("copy", "new", "01-CV/ĐTN", "--pdf", str(tmp_path / "sao.pdf"), "--copies", "2")
    assert made["copy"]["printed"] == "01-BS/ĐTN" and (tmp_path / "sao.pdf").exists()
    assert say("copy", "list")["total"] == 1
    say("copy", "write", "01-BS/ĐTN", "--pdf", str(tmp_path / "lai.pdf"))
    assert words(tmp_path / "lai.pdf") == words(tmp_path / "sao.pdf")
    say("copy", "register", str(tmp_path / "so.docx"), "--year", str(made["copy"]["on"])[:4])
    assert say("letter", "envelopes", draft, "--pdf", str(tmp_path / "bi.pdf"))["envelopes"] == 2
    say("letter", "post-slip", draft, str(tmp_path / "phieu.pdf"))
    assert (tmp_path / "so.docx").exists() and (tmp_path / "phieu.pdf").exists()


def test_a_copy_of_a_letter_that_came_in(say: Say, draft: str, tmp_path: Path) -> None:
    paper = tmp_path / "den.pdf"
    say("letter", "issue", draft, "--signed-on", "2026-01-05")
    say("letter", "export", draft, "--pdf", str(paper))
    came = say("incoming", "add", str(paper))
    made = say(
        "copy",
        "new",
        came["id"],
        "--incoming",
        "--kind",
        "SL",
        "--electronic",
        "--pdf",
        str(tmp_path / "s.pdf"),
    )
    assert made["copy"]["entity"] == "incoming_letter" and made["copy"]["electronic"] is True
    assert say("copy", "new", came["id"], "--incoming", "--kind", "TrS", "--text", "Một đoạn.")["copy"][
        "printed"
    ].startswith("02-BS")


def test_a_letter_is_signed_with_a_key_file_checked_and_never_over_a_scan(
    say: Say, draft: str, tmp_path: Path
) -> None:
    from tests.signing.hands import hand

    days = {"begins": datetime(2020, 1, 1, tzinfo=UTC), "ends": datetime(2099, 1, 1, tzinfo=UTC)}
    top = hand("Gốc để ký văn bản", authority=True, **days)
    (tmp_path / "k.p12").write_bytes(hand("Lò Thị Lạ", by=top, **days).p12("mật", top))
    (tmp_path / "pw").write_text("mật", encoding="utf-8")
    key = ("--key", str(tmp_path / "k.p12"), "--password-file", str(tmp_path / "pw"))
    assert say("letter", "sign-file", draft, *key, code=4)["error"]["code"] == "VB-201"
    say("letter", "issue", draft, "--signed-on", "2026-01-05")
    done = say("letter", "sign-file", draft, *key)
    assert done["verdict"] == "unsure" and len(done["empty_fields"]) == 1
    assert "người ký số “Lò Thị Lạ”" in done["warnings"][0]
    checked = say("letter", "signed", draft, "--check")
    assert [one["who"] for one in checked["signatures"]] == ["Lò Thị Lạ"]
    assert say("letter", "sign-file", draft, *key)["empty_fields"] == []  # the organ's turn
    assert say("letter", "show", draft)["signature"] == "unsure"
    say("letter", "present", draft, "--pdf", str(tmp_path / "q.pdf"))
    assert say("letter", "signed", draft, str(tmp_path / "q.pdf"))["signature"] is None
    assert say("letter", "sign-file", draft, *key, code=4)["error"]["code"] == "VB-228"
    assert say("letter", "signed", draft, "--check")["signed"] is False
