"""Papers of acts on units, and the quarterly remarks on nominees."""

from __future__ import annotations

from datetime import date

import pytest

from app.models.letters import OutgoingLetter
from app.services.grading.remarks import QuarterWrong, RemarkEmpty, quarter_of, quarter_start
from app.services.letters import letter_of
from app.services.meetings.unit_papers import UnitActUnknown, UnitPaperUnknown, acts
from app.services.rendering import render
from tests.factory import Line, desk

NAMES = ("Nguyễn Văn Ấn", "Trần Thị Bích")


@pytest.fixture
def office(tmp_path):
    made = desk(tmp_path)
    made.units.add(
        "Đoàn xã Đồng Rạng", level="commune", place="Đồng Rạng", superior_lines=["TỈNH ĐOÀN HÀ CHÂU"]
    )
    made.units.add_signer("Đỗ Đình Đạt", position="BÍ THƯ", authority_lines=["TM. BAN THƯỜNG VỤ ĐOÀN XÃ"])
    for name in ("Chi đoàn thôn Bãi", "Chi đoàn thôn Cồn"):
        made.units.add(name, level="cell", parent="Đoàn xã Đồng Rạng", place="Đồng Rạng")
    for name in NAMES:
        made.members.add(name, unit="Chi đoàn thôn Bãi", fields={"birth_date": "05/5/2005"})
    yield made
    made.close()


def written(office, act, **more):
    made = office.unit_papers.draft(act, **more).result
    with office.store.read() as session:
        return {one.paper: letter_of(session.get(OutgoingLetter, one.letter.id).parts) for one in made}


@pytest.mark.parametrize("act", list(acts()))
def test_every_act_has_its_proposal_scheme_and_decision(office, act):
    units = [] if act == "founded" else ["Chi đoàn thôn Bãi"]
    letters = written(office, act, units=units, result="Chi đoàn thôn Cồn", reason="Địa bàn liền kề")
    assert [one.kind for one in letters.values()] == ["TTr", "ĐA", "QĐ"]
    for letter in letters.values():
        found = [one for one in render(letter).findings if one.severity == "error"]
        assert all("chưa điền" in one.message or "người ký" in one.message for one in found), found
        assert "{units}" not in str(letter)


def test_who_writes_what(office):
    letters = written(office, "merge", units=["Chi đoàn thôn Bãi"], result="Chi đoàn thôn Cồn")
    assert letters["proposal"].organ.issuing == ["CHI ĐOÀN THÔN BÃI"]
    assert letters["scheme"].organ.issuing == ["BCH ĐOÀN XÃ ĐỒNG RẠNG"]  # a chi đoàn issues no đề án
    assert letters["decision"].organ.issuing == ["BCH ĐOÀN XÃ ĐỒNG RẠNG"]
    assert letters["decision"].subject == "Về việc sáp nhập Chi đoàn thôn Bãi vào Chi đoàn thôn Cồn"
    assert [row.cells[1] for row in letters["decision"].annexes[0].body[0].rows[1:]] == list(NAMES)
    figures = [
        one.text
        for one in letters["proposal"].body
        if str(getattr(one, "text", "")).startswith("Chi đoàn thôn Bãi:")
    ]
    assert figures == ["Chi đoàn thôn Bãi: 2 đoàn viên (nữ 0, đảng viên 0); 0 đơn vị trực thuộc."]


def test_an_act_or_a_paper_that_is_not_known(office):
    with pytest.raises(UnitActUnknown):
        office.unit_papers.draft("burnt")
    with pytest.raises(UnitPaperUnknown):
        office.unit_papers.draft("merge", units=["Chi đoàn thôn Bãi"], papers=["song"])


def test_a_quarter_without_a_remark_is_told_until_it_is_written(office):
    made = office.operations.act("nominate", [NAMES[0]], on=date(2025, 11, 3), through="list").result
    assert [(one.name, one.quarter) for one in office.remarks.missing()] == [("Nguyễn Văn Ấn", "2025-Q4")]
    office.remarks.write(NAMES[0], "Gương mẫu, cần mạnh dạn hơn.", quarter="2025-q4")
    office.remarks.write(NAMES[0], "Gương mẫu; cần mạnh dạn phát biểu.", quarter="2025-Q4")
    assert office.remarks.missing() == ()
    assert [(one.quarter, one.written_by) for one in office.remarks.list(NAMES[0])] == [
        ("2025-Q4", "Chi đoàn thôn Bãi")
    ]
    assert [one.quarter for one in office.remarks.missing(on=date(2026, 4, 2))] == ["2026-Q1"]
    office.operations.step(made.row.id, "introduce")
    assert office.remarks.missing(on=date(2026, 4, 2)) == ()


def test_remarks_that_are_none(office):
    with pytest.raises(RemarkEmpty):
        office.remarks.write(NAMES[0], " ")
    with pytest.raises(QuarterWrong):
        office.remarks.write(NAMES[0], "tốt", quarter="quý 4")


def test_quarters():
    assert [quarter_of(date(2026, month, 1)) for month in (1, 3, 4, 12)] == [
        "2026-Q1",
        "2026-Q1",
        "2026-Q2",
        "2026-Q4",
    ]
    assert quarter_start(date(2026, 6, 30)) == date(2026, 4, 1)


def test_on_the_command_line(office, capsys, tmp_path):
    office.close()
    line = Line(tmp_path, capsys)
    made = line.json(
        "unit-papers",
        "dissolved",
        "--unit",
        "thon bai",
        "--result",
        "Chi đoàn thôn Cồn",
        "--paper",
        "decision",
    )
    assert [one["kind"] for one in made["letters"]] == ["QĐ"]
    assert line.json("nominee", "remark", NAMES[0], "Tốt", "--quarter", "2026-Q1")["quarter"] == "2026-Q1"
    assert line.json("nominee", "due")["missing"] == []
    assert "Tốt" in line("nominee", "list", NAMES[0]).out
