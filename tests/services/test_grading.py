"""Yearly grading, the training programme and 'đoàn viên ưu tú': the records they change, what the rules say, their papers."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from app.domain.grading import training_result
from app.domain.member_rules import RuleBook
from app.layout.parts import Paragraph
from app.models.letters import OutgoingLetter
from app.models.members import Member, MemberGrade, MemberTraining
from app.models.operations import OperationPaper
from app.services.letters import letter_of
from app.services.meetings.seating import Person
from app.services.operations.course import Contradicts
from app.services.operations.issuing import SignerUnknown
from app.services.operations.service import Operations
from app.services.rendering import sheet_of
from app.services.rules import given
from tests.factory import desk

NAMES = ("Nguyễn Văn Ấn", "Trần Quốc Bảo", "Lê Mỹ Dung", "Phạm Hữu Đạt")


@pytest.fixture
def office(tmp_path):
    made = desk(tmp_path)
    made.units.add(
        "Đoàn xã Đồng Rạng", level="commune", place="Đồng Rạng", superior_lines=["TỈNH ĐOÀN HÀ CHÂU"]
    )
    made.units.add_signer("Đỗ Đình Đạt", position="BÍ THƯ", authority_lines=["TM. BAN THƯỜNG VỤ ĐOÀN XÃ"])
    made.units.add("Chi đoàn thôn Bãi", level="cell", parent="Đoàn xã Đồng Rạng", place="Đồng Rạng")
    for name in NAMES:
        made.members.add(name, unit="Chi đoàn thôn Bãi", fields={"birth_date": "05/5/2005", "sex": "Nam"})
    yield made
    made.close()


@pytest.fixture
def operations(office):
    return Operations(office.store, by=office.by, practice=office.practice)


def rows(office, model):
    with office.store.read() as session:
        names = {one.id: one.full_name for one in session.scalars(select(Member))}
        return {names[one.member_id]: one for one in session.scalars(select(model))}


def papers(office):
    with office.store.read() as session:
        found = session.scalars(select(OperationPaper).order_by(OperationPaper.id))
        return {
            one.paper: letter_of(session.get(OutgoingLetter, one.letter_id).parts)
            for one in found
            if one.letter_id
        }


def graded(operations, **each):
    """A grading of all four, voted."""
    own = {name: {"own_grade": "good", "activities": 80, "yes": 4} for name in NAMES}
    for name, more in each.items():
        own[name.replace("_", " ")] |= more
    made = operations.act(
        "grade", NAMES, data={"period": "2025", "total": 4, "present": 4}, each=own, through="vote"
    )
    return made.result


def test_grades_stand_in_the_records_of_those_whom_the_meeting_agreed_on(office, operations):
    graded(
        operations,
        Lê_Mỹ_Dung={"yes": 2},
        Phạm_Hữu_Đạt={"excused": "mới kết nạp"},
        Trần_Quốc_Bảo={"grade": "done", "remark": "cần chủ động hơn"},
    )
    found = rows(office, MemberGrade)
    assert {name: (one.grade, one.state) for name, one in found.items()} == {
        "Nguyễn Văn Ấn": ("good", "graded"), "Trần Quốc Bảo": ("done", "graded"),
    }  # fmt: skip
    assert found["Trần Quốc Bảo"].remark == "cần chủ động hơn"
    assert found["Trần Quốc Bảo"].decided_by == "Chi đoàn thôn Bãi"


def test_a_grading_is_sent_and_approved_and_its_summary_counts(office, operations):
    made = graded(operations, Nguyễn_Văn_Ấn={"grade": "excellent", "activities": 95})
    sent = operations.step(made.row.id, "send", data={"unit_grade": "good"}).result
    assert rows(office, MemberGrade)["Trần Quốc Bảo"].state == "sent"
    report = papers(office)["summary"]
    assert report.subject == "Kết quả đánh giá, xếp loại chất lượng đoàn viên và chi đoàn năm 2025"
    counts = [[str(cell) for cell in row.cells] for row in report.body[3].rows]
    assert counts[1] == ["Hoàn thành xuất sắc nhiệm vụ", "1", "25%"]
    assert counts[2] == ["Hoàn thành tốt nhiệm vụ", "3", "75%"]
    assert len(report.annexes[0].body[0].rows) == 5
    operations.step(sent.row.id, "approve")
    assert {one.state for one in rows(office, MemberGrade).values()} == {"approved"}


def test_the_limits_are_told_with_their_source_and_doubt(operations):
    made = graded(
        operations, Nguyễn_Văn_Ấn={"grade": "excellent", "activities": 85}, Trần_Quốc_Bảo={"activities": 60}
    )
    said = {(one.text, one.source) for one in made.findings}
    assert any("tham gia 85% hoạt động, mức này cần ít nhất 90%" in text for text, _ in said)
    assert any("rèn luyện chưa hoàn thành xuất sắc" in text for text, _ in said)
    assert any("60%" in text and "chưa thấy văn bản" in source for text, source in said)


def test_who_was_not_voted_a_grade_is_in_no_figure_until_a_new_vote(office, operations):
    made = graded(
        operations, Lê_Mỹ_Dung={"yes": 2, "own_grade": "excellent"}, Phạm_Hữu_Đạt={"excused": "mới đến"}
    )
    assert made.row.title == "Xếp loại 2025: Chi đoàn thôn Bãi"
    (table,) = [one for one in operations.letter(made.row.id, "minutes").body if getattr(one, "rows", None)]
    notes = {row.cells[1]: (row.cells[5], row.cells[6]) for row in table.rows[1:]}
    assert notes["Lê Mỹ Dung"] == ("", "chưa đủ số tán thành")
    assert notes["Phạm Hữu Đạt"] == ("", "mới đến")
    (waiting,) = operations.get(made.row.id).findings
    assert "Lê Mỹ Dung: chưa có mức xếp loại nào được thông qua" in waiting.text
    operations.step(made.row.id, "send", each={"Lê Mỹ Dung": {"grade": "good", "yes": 4}})
    report = papers(office)["summary"]
    counts = [[str(cell) for cell in row.cells] for row in report.body[3].rows[1:3]]
    assert counts == [
        ["Hoàn thành xuất sắc nhiệm vụ", "0", "0%"],
        ["Hoàn thành tốt nhiệm vụ", "3", "100%"],
    ]
    assert rows(office, MemberGrade)["Lê Mỹ Dung"].state == "sent"
    operations.step(made.row.id, "approve", each={"Lê Mỹ Dung": {"grade": "done"}})
    assert rows(office, MemberGrade)["Lê Mỹ Dung"].grade == "done"


def test_the_chi_doan_has_a_grade_of_its_own(office, operations):
    unit = "Chi đoàn thôn Bãi"
    made = graded(operations)
    assert office.unit_acts.grades(unit) == ()
    operations.step(made.row.id, "send", data={"unit_grade": "excellent"})
    (grade,) = office.unit_acts.grades(unit)
    assert (grade.period, grade.grade, grade.state, grade.on) == (
        "2025",
        "excellent",
        "sent",
        date(2026, 3, 2),
    )
    operations.step(made.row.id, "approve", data={"unit_grade": "good"})  # the level above sees it otherwise
    (grade,) = office.unit_acts.grades(unit)
    assert (grade.grade_name, grade.state) == ("Hoàn thành tốt nhiệm vụ", "approved")


def test_the_secretary_in_office_signs_even_what_was_drafted_before(office, operations):
    made = graded(operations)
    operations.step(made.row.id, "send", data={"unit_grade": "good"})
    with pytest.raises(SignerUnknown):
        operations.issue(made.row.id, signed_on=date(2026, 3, 2))
    office.committees.set_up(
        [Person(NAMES[0], "secretary"), Person(NAMES[1])], unit="Chi đoàn thôn Bãi", since=date(2026, 1, 5)
    )
    (number,) = operations.issue(made.row.id, signed_on=date(2026, 3, 2)).result
    assert number
    assert papers(office)["summary"].signature.name == NAMES[0]


def test_more_votes_than_people_are_refused(operations):
    with pytest.raises(Contradicts, match=r"số phiếu \(5\) nhiều hơn số có mặt \(4\)"):
        graded(operations, Nguyễn_Văn_Ấn={"yes": 5})


def test_a_second_grading_of_the_year_says_so(operations):
    graded(operations)
    found = operations.act("grade", NAMES, data={"period": "2025"}).result.findings
    assert {one.text for one in found} == {
        "4 đoàn viên đang ở trong một đợt xếp loại khác chưa xong.",
        "4 đoàn viên đã có xếp loại năm 2025; kết quả mới sẽ thay vào.",
    }


def test_no_grading_online_and_not_by_too_few(operations):
    found = operations.act(
        "grade", NAMES, data={"period": "2025", "total": 4, "present": 2, "online": "yes"}, each={"*": {"own_grade": "done", "yes": 2}}, through="vote"
    ).result.findings  # fmt: skip
    said = " ".join(one.text for one in found)
    assert "không được họp trực tuyến" in said
    assert "2/4" in said


def test_a_year_that_is_none_is_refused(operations):
    with pytest.raises(Contradicts):
        operations.act("grade", NAMES, data={"period": "năm nay"})


def test_training_is_registered_graded_and_confirmed(office, operations):
    made = operations.act(
        "train",
        NAMES[:2],
        data={"period": "2025-2026", "content": "Mỗi tháng một việc tốt"},
        through="register",
    ).result
    assert rows(office, MemberTraining)["Nguyễn Văn Ấn"].content == "Mỗi tháng một việc tốt"
    points = {f"group{at}": 18 for at in range(1, 6)}
    operations.step(made.row.id, "grade", each={NAMES[0]: points, NAMES[1]: {**points, "group5": 0}})
    found = rows(office, MemberTraining)
    assert [(one.total, one.result, one.state) for one in (found[NAMES[0]], found[NAMES[1]])] == [
        (90, "excellent", "graded"), (72, "good", "graded"),
    ]  # fmt: skip
    operations.step(made.row.id, "confirm", data={"confirmed_by": "Đoàn xã Đồng Rạng"})
    assert rows(office, MemberTraining)[NAMES[0]].state == "confirmed"
    begun = operations.act("grade", NAMES[:2], data={"period": "2025-2026"}).result
    assert begun.members[0].data["training"] == "excellent"


def test_more_points_than_a_group_has_are_refused(operations):
    with pytest.raises(Contradicts):
        operations.act(
            "train", NAMES[:1], data={"period": "2025"}, each={NAMES[0]: {"group1": 21}}, through="grade"
        )


def test_the_result_of_the_programme_follows_the_rules():
    book = RuleBook(given())
    assert training_result([18] * 5, book) == "excellent"
    assert training_result([14] * 5, book) == "good"
    assert training_result([10] * 5, book) == "done"
    assert training_result([2] * 5, book) == "failed"
    assert training_result([18, 18, 18, 18, None], book) == ""


def test_the_five_steps_of_a_nominee(office, operations):
    graded(operations, Nguyễn_Văn_Ấn={"grade": "excellent", "activities": 95})
    (proposal,) = operations.proposed("nominate")
    assert len(proposal.member_ids) == 1
    made = operations.act(
        "nominate", [NAMES[0]], data={"party_committee": "Đảng ủy xã Đồng Rạng", "party_cell": "Chi bộ thôn Bãi", "total": 4, "present": 4},
        each={NAMES[0]: {"yes": 4, "no": 0, "merits": "Giấy khen 2025"}}, through="vote",
    ).result  # fmt: skip
    assert [one.text for one in made.findings] == []
    operations.step(made.row.id, "list")
    listed = papers(office)["list"]
    assert "2026" in listed.subject
    row = listed.annexes[0].body[0].rows[-1].cells
    assert (row[0], row[1], row[2], row[3], row[-1]) == (
        "1",
        "- Nguyễn Văn Ấn",
        "05/5/2005",
        "",
        "Giấy khen 2025",
    )
    operations.step(made.row.id, "train", each={NAMES[0]: {"course_on": "2026-03-01"}})
    operations.step(
        made.row.id,
        "introduce",
        data={"board": 15},
        each={NAMES[0]: {"board_yes": 14, "opinion": "gương mẫu", "board_why": "còn trẻ"}},
    )
    said = " ".join(str(getattr(one, "text", "")) for one in papers(office)["resolution"].body)
    assert "14 đồng chí (đạt 93,3%) so với tổng số 15 ủy viên" in said
    assert "số không tán thành 1 đồng chí, với lý do: còn trẻ" in said
    assert "họp ngày 02/3/2026" in said
    operations.step(
        made.row.id, "follow", each={NAMES[0]: {"joined_on": "2026-03-02", "asked": 4, "agreed": 4}}
    )
    with office.store.read() as session:
        person = session.scalars(select(Member).where(Member.full_name == NAMES[0])).one()
        assert (person.outstanding_year, person.party_course_on, person.party_joined_on) == (
            2026, date(2026, 3, 1), date(2026, 3, 2),
        )  # fmt: skip
    assert operations.proposed("nominate") == ()


def test_nobody_is_introduced_whom_the_board_did_not_agree_on(office, operations):
    made = operations.act(
        "nominate",
        NAMES[:2],
        data={"total": 4, "present": 4},
        each={"*": {"yes": 4}},
        through="train",
    ).result
    with pytest.raises(Contradicts, match="nhiều hơn tổng số ủy viên"):
        operations.step(made.row.id, "introduce", data={"board": 15}, each={"*": {"board_yes": 16}})
    done = operations.step(
        made.row.id, "introduce", data={"board": 15}, each={NAMES[0]: {"board_yes": 14}, NAMES[1]: {"board_yes": 7}}
    ).result  # fmt: skip
    assert [one.outcome for one in done.members] == ["", "failed"]
    (resolution,) = [one for one in done.papers if one.paper == "resolution"]
    assert len(resolution.letter_ids) == 1
    with pytest.raises(Contradicts, match="trước ngày kết nạp"):
        operations.step(
            made.row.id, "follow", each={NAMES[0]: {"joined_on": "2026-03-02", "official_on": "2025-03-02"}}
        )


def test_a_nominee_who_was_not_graded_excellent_is_a_finding(operations):
    found = operations.check("nominate", [NAMES[1]])
    assert "chưa được xếp loại hoàn thành xuất sắc trong 2025, 2026" in found[0].text


def test_a_measure_bars_from_nomination_until_its_last_day(office, operations):
    for row in office.members.list():
        office.member_years.put(row.id, "grades", {"period": "2025", "grade": "excellent"})
    past, now = sorted(row.id for row in office.members.list())[:2]
    for who, decided in ((past, "01/02/2025"), (now, "01/02/2026")):
        office.member_years.put(who, "discipline", {"form": "reprimand", "decided_on": decided})
    proposed = [one for one in operations.due() if one.kind == "nominate"]
    assert past in proposed[0].member_ids and now not in proposed[0].member_ids
    found = operations.check("nominate", [past, now])
    assert [one.member_id for one in found if "kỷ luật" in one.text] == [now]


def test_the_summary_of_a_nominee_is_form_3_3_with_the_place_of_the_picture(operations, tmp_path):
    made = operations.act("nominate", [NAMES[0]]).result
    letter = operations.letter(made.row.id, "summary", None)
    assert [*letter.organ.superior, *letter.organ.issuing] == [
        "Nơi sinh hoạt:", "* Đoàn cơ sở: xã Đồng Rạng", "* Chi đoàn: thôn Bãi",
    ]  # fmt: skip
    facts = [one.text for one in letter.body if getattr(one, "level", "") == "dash"]
    assert facts[0] == f"Họ và tên: {NAMES[0]}. Nam/Nữ: Nam"
    passages = [one.text for one in letter.body if isinstance(one, Paragraph) and isinstance(one.text, str)]
    assert passages == ["…" * 28] * 6  # two passages nobody wrote yet, three lines for the pen each
    head = sheet_of(letter).blocks[0]
    (photo,) = head.rows[0].cells[1].blocks
    assert photo.text == "Ảnh màu 3x4"
    assert (head.columns[1] - photo.look.right).mm == pytest.approx(30, abs=0.5)
    assert (photo.look.pitch + photo.look.box.added).mm == pytest.approx(40, abs=0.5)
    assert operations.write(made.row.id, ["summary"], folder=tmp_path / "papers").pages <= 2  # one sheet
