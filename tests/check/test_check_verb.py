"""``vanthu letter check`` on files of every kind, with and without ``--fix``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.__main__ import main
from app.base.errors import Exit
from tests.check.damage import all_of, look, words
from tests.check.letters import union_letter
from tests.check.retyped import retyped


def asked(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, object]]:
    code = main(["--json", *arguments])
    return code, json.loads(capsys.readouterr().out)


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    file = retyped(union_letter(), tmp_path / "faulty.docx", "tables")
    all_of(words("05-CV/ĐTN", "05/CV-ĐTN"), look("Thực hiện chương trình", size=13))(file)
    return file


def test_findings_and_exit_code(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, answer = asked(["letter", "check", str(faulty)], capsys)
    assert code == Exit.DONE
    findings = answer["findings"]
    assert isinstance(findings, list)
    assert {one["rule"] for one in findings} == {"number.form", "type.size"}
    assert all(one["place"] and one["source"] and one["message"] for one in findings)
    code, _ = asked(["letter", "check", str(faulty), "--strict"], capsys)
    assert code == Exit.RULES


def test_fix_writes_a_good_copy_and_tells_each_change(
    faulty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "good.docx"
    code, answer = asked(["letter", "check", str(faulty), "--fix", str(out), "--strict"], capsys)
    assert code == Exit.DONE
    changes = answer["changes"]
    assert isinstance(changes, list)
    assert {(one["before"], one["after"]) for one in changes} >= {
        ("Số: 05/CV-ĐTN", "Số: 05-CV/ĐTN"),
        ("13 pt", "14 pt"),
    }
    assert answer["left"] == []
    _, again = asked(["letter", "check", str(out)], capsys)
    assert again["findings"] == []


def test_fix_says_its_changes_in_plain_words(
    faulty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["letter", "check", str(faulty), "--fix", str(tmp_path / "good.docx")]) == Exit.DONE
    said = capsys.readouterr().out
    assert "“Số: 05/CV-ĐTN” → “Số: 05-CV/ĐTN”" in said
    assert "HD29" in said


def test_a_file_without_measures_is_judged_by_its_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("ĐOÀN TNCS HỒ CHÍ MINH\nSố: 05-CV/ĐTN\n\nKính gửi: Các chi đoàn\n", encoding="utf-8")
    code, answer = asked(["letter", "check", str(file)], capsys)
    assert code == Exit.DONE
    findings = answer["findings"]
    assert isinstance(findings, list)
    rules = [one["rule"] for one in findings]
    assert rules[0] == "file.unmeasured"
    assert not [rule for rule in rules if rule.startswith(("page.", "type.", "place.", "spacing.", "line."))]
