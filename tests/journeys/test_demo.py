"""The demonstration from end to end: what it says is what lies in the folder, in the records and in the files."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from app.base.clock import FixedClock
from app.bootstrap import open_desk
from app.intake import guess, read
from app.services.demo import SEEDS, Story

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT.parent / "shared" / "samples" / "seeds"


def text_of(path):
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def steps(answer, name):
    return [one for one in answer["steps"] if one["step"] == name]


@pytest.fixture
def played(line, tmp_path):
    out = tmp_path / "trình diễn"
    ran = line.bare("demo", "--out", out, "--seeds", "-", "--json")
    assert ran.code == 0, ran.out + ran.err
    return line, out, ran.json


def test_it_tells_every_step_and_every_file_is_there(played):
    _, out, answer = played
    assert [one["step"] for one in answer["steps"]] == [
        *("union", "members", "sample", "registered", "task", "issued", "issued", "done"),
        *("register", "register", "end"),
    ]
    for file in answer["files"]:
        assert Path(file).stat().st_size > 0
        assert Path(file).is_relative_to(out)
    kinds = {Path(file).suffix for file in answer["files"]}
    assert {".pdf", ".docx", ".png", ".xlsx"} <= kinds
    told = (out / "cac-buoc.txt").read_text("utf-8")
    assert all(one["text"].splitlines()[0] in told for one in answer["steps"][:-1])


def test_the_records_are_what_was_told(played):
    line, out, answer = played
    on = ("--data", answer["data"], "--key-file", out / "khoa.key", "--json")
    assert line.bare("members", "list", *on).json["total"] == 60
    (came,) = line.bare("incoming", "list", *on).json["letters"]
    assert (came["number"], came["notation"], came["arrival_number"]) == ("412", "CV/TĐTN-TCKT", 1)
    assert date.fromisoformat(came["due_on"]) > date.today() + timedelta(days=14)  # noqa: DTZ011
    assert line.bare("task", "list", *on).json["tasks"] == []
    (task,) = line.bare("task", "list", "--all", *on).json["tasks"]
    assert task["due_on"] == came["due_on"]
    assert task["outgoing_id"] == steps(answer, "done")[0]["facts"]["answer"]
    assert f"trước ngày {int(came['due_on'][8:]):02d}/" in task["evidence"]
    assert {one["printed"] for one in line.bare("letter", "list", *on).json["letters"]} == {
        "01-BC/ĐTN",
        "01-CV/ĐTN",
    }
    found = line.bare("search", "chuyen doi so", *on).json
    assert {hit["kind"] for hit in found["hits"]} == {"incoming_letter", "outgoing_letter", "task"}


def test_both_letters_cite_what_came_in_and_read_back(played):
    _, out, answer = played
    (came,) = steps(answer, "registered")
    fields = came["facts"]["fields"]
    for stem in ("01-bc-dtn", "01-cv-dtn"):
        for suffix in ("pdf", "docx"):
            source = read(out / "di" / f"{stem}.{suffix}")
            guesses = guess(source)
            assert guesses.number is not None
            assert guesses.number.value == "1"
            assert guesses.date is not None
            cited = [(one.value.number, one.value.notation, str(one.value.date)) for one in guesses.cites]
            assert (fields["number"], fields["notation"], fields["date"]) in cited, (stem, suffix)
    report = text_of(out / "di" / "01-bc-dtn.pdf")
    assert "60 đoàn viên" in " ".join(report.split())
    for finding in steps(answer, "issued"):
        assert [one for one in finding["facts"]["findings"] if one["severity"] == "error"] == []


def test_the_registers_hold_both_directions(played):
    _, out, _ = played
    incoming = " ".join(text_of(out / "so" / "so-van-ban-den.pdf").split())
    outgoing = " ".join(text_of(out / "so" / "so-van-ban-di.pdf").split())
    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN" in incoming
    assert "BCH Đoàn tỉnh Hà Châu" in incoming
    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐI" in outgoing
    for number in ("01-BC/ĐTN", "01-CV/ĐTN"):
        assert number in outgoing
    book = CalamineWorkbook.from_path(out / "so" / "so-van-ban-di.xlsx")
    assert book.sheet_names == ["Sổ báo cáo (BC)", "Sổ công văn (CV)"]


def test_a_second_run_takes_a_new_folder_and_leaves_the_first(line):
    first = line.bare("demo", "--seeds", "-", "--json").json
    second = line.bare("demo", "--seeds", "-", "--json").json
    assert first["out"] != second["out"]
    assert Path(first["data"]).is_dir()
    assert Path(second["data"]).is_dir()


def test_it_never_plays_on_somebodys_data(line, tmp_path):
    line("task", "add", "việc thật")
    before = sorted(path.name for path in line.data.iterdir())
    fault = line.refused("demo", "--out", tmp_path / "x")
    assert (fault["exit"], fault["code"]) == (4, "DEMO-001")
    assert not (tmp_path / "x").exists()
    assert sorted(path.name for path in line.data.iterdir()) == before
    assert line.json("task", "list")["total"] == 1


def test_an_out_folder_that_cannot_be_written_is_told(line, tmp_path):
    (tmp_path / "file").write_text("x")
    ran = line.bare("demo", "--out", tmp_path / "file" / "x", "--json")
    assert ran.code == 3
    assert ran.fault["code"].startswith("TEP-")


def test_the_same_day_gives_the_same_words(tmp_path):
    texts = []
    for name in ("a", "b"):
        clock = FixedClock(datetime(2026, 11, 9, 2, 0, tzinfo=UTC))
        with closing(
            open_desk(tmp_path / name / "data", key_file=tmp_path / f"{name}.key", clock=clock)
        ) as desk:
            told = Story(desk, tmp_path / name, say=lambda _: None).run()
        texts.append([text_of(path) for one in told for path in one.files if path.suffix == ".pdf"])
    assert texts[0] == texts[1]
    assert "30/11/2026" in texts[0][0]  # the deadline lies ahead of the played day


@pytest.mark.skipif(
    not all((SAMPLES / name).is_file() for name in SEEDS), reason="the two Central letters are not here"
)
def test_the_two_central_letters_too(line, tmp_path):
    out = tmp_path / "demo"
    answer = line.bare("demo", "--out", out, "--json").json
    came = [one["facts"]["fields"] for one in steps(answer, "registered")]
    assert [one["number"] for one in came] == ["412", "856", None]
    assert came[1]["date"] == "2023-05-05"
    assert came[2]["deadline"] == "2022-06-30"
    tasks = steps(answer, "task")
    assert tasks[2]["facts"]["due"] == "2022-06-30"
    assert "quá hạn" in tasks[2]["text"]
    assert len(steps(answer, "issued")) == 6
    guide = " ".join(text_of(out / "di" / "02-cv-dtn.pdf").split())
    assert "Công văn số 856-CV/TWĐTĐN-BTG ngày 05/5/2023 của Ban Bí thư Trung ương Đoàn" in guide
