"""Operations from their first step to their last: what the rules say, what the record says afterwards, undone as one act."""

from __future__ import annotations

from datetime import date

import pytest

from app.bootstrap import Desk
from app.models.members import Member, MemberAward, MemberDiscipline
from app.models.undo import NumberStands
from app.services.kind_templates import kind_templates
from app.services.operations.answers import AnswerUnknown, AnswerWrong
from app.services.operations.course import Contradicts, StepBefore, StepUnknown
from app.services.operations.issuing import PaperFaulty
from app.services.operations.owing import ReasonOwed
from app.services.operations.people import Newcomer
from app.services.operations.plans import kind_of, plans
from app.services.operations.running import OperationDetail
from app.services.operations.service import NobodyNamed, OperationClosed
from tests.services.operations.office import CELL, DAY, member, office, youths

MEETING = {
    "total": "30",
    "present": "28",
    "chair": "Phạm Thị Chủ",
    "secretary": "Vũ Văn Ký",
    "place": "Lớp 12A1",
}


@pytest.fixture
def desk(tmp_path):
    made = office(tmp_path)
    yield made
    made.close()


def texts(found: OperationDetail) -> str:
    return " | ".join(one.text for one in found.findings)


def kept(desk: Desk, member_id: str) -> Member:
    with desk.store.read() as session:
        found = session.get(Member, member_id)
        assert found is not None
        return found


def admitted(desk: Desk, count: int = 3, **data: str) -> OperationDetail:
    return desk.operations.act(
        "admit", new=youths(count), unit=CELL, on=DAY, through="vote",
        data={**MEETING, "sponsor": "Lê Thị Giới", **data}, each={"*": {"yes": "27", "no": "1"}},
    ).result  # fmt: skip


# --- the plans ----------------------------------------------------------------------------------------------------


def test_every_plan_is_whole() -> None:
    names = {one.name for one in kind_templates("youth-union")}
    for plan in plans():
        kind_of(plan.kind)
        steps = {one.name for one in plan.steps}
        assert plan.source
        for paper in plan.papers:
            assert paper.template in names, paper.template
            assert not paper.many or paper.many in names
            assert not paper.step or paper.step in steps
            assert paper.source
        for ask in plan.asks:
            assert not ask.step or ask.step in steps, (plan.kind, ask.name)
            assert ask.kind != "choice" or ask.choices
        for step in plan.steps:
            assert step.due is None or not step.due.after or step.due.after in steps


# --- admission ----------------------------------------------------------------------------------------------------


def test_a_class_is_admitted_in_one_act_and_taken_back_in_one(desk) -> None:
    done = desk.operations.act(
        "admit", new=youths(40), unit=CELL, on=DAY, through="vote",
        data={**MEETING, "sponsor": "Lê Thị Giới", "separate": "yes"}, each={"*": {"yes": "27", "no": "1"}},
    )  # fmt: skip
    assert done.result.findings == ()
    assert done.result.row.count == 40
    resolution = next(one for one in done.result.papers if one.paper == "resolution")
    assert len(resolution.letter_ids) == 40
    assert done.undo
    desk.undo.undo()
    assert desk.operations.list() == ()
    assert desk.members.list() == ()
    assert desk.letters.list() == ()


def test_admission_to_the_card(desk, tmp_path) -> None:
    found = admitted(desk)
    numbers = desk.operations.issue(found.row.id, signed_on=DAY).result
    assert numbers == ("01-NQ/ĐTN",)
    found = desk.operations.step(found.row.id, "approve", on=date(2026, 2, 9)).result
    assert found.row.next_step == "ceremony"
    assert found.row.due_on == date(2026, 3, 9)
    person = kept(desk, found.members[0].member_id)
    assert (person.status, person.joined_on, person.admission_resolution) == ("active", DAY, "01-NQ/ĐTN")
    assert person.introducer == "Lê Thị Giới"
    found = desk.operations.step(found.row.id, on=date(2026, 2, 26), data={"card_from": "HC 000128"}).result
    with pytest.raises(ReasonOwed, match="Quyết định trao thẻ"):
        desk.operations.step(found.row.id, on=date(2026, 2, 26))
    (printed,) = desk.operations.issue(found.row.id, signed_on=date(2026, 2, 26)).result
    assert printed == "01-QĐ/ĐTN"
    found = desk.operations.step(found.row.id, on=date(2026, 2, 26)).result
    assert found.row.state == "done"
    cards = [kept(desk, one.member_id).card_number for one in found.members]
    assert cards == ["HC 000128", "HC 000129", "HC 000130"]
    with pytest.raises(OperationClosed):
        desk.operations.step(found.row.id)
    with pytest.raises(NumberStands):
        for _ in range(8):
            desk.undo.undo()


def test_who_gets_no_majority_is_left_out(desk) -> None:
    found = desk.operations.act(
        "admit", new=youths(2), unit=CELL, on=DAY, through="vote", data={**MEETING, "sponsor": "Lê Thị Giới"},
        each={"Trịnh Mẫu 01": {"yes": "14"}, "Trịnh Mẫu 02": {"yes": "15"}},
    ).result  # fmt: skip
    assert "14/28 tán thành, chưa quá 1/2" in texts(found)
    assert [one.outcome for one in found.members] == ["failed", ""]
    later = desk.operations.step(found.row.id, "approve", on=DAY, data={"number": "5-NQ/ĐTN"}).result
    states = [kept(desk, one.member_id).status for one in later.members]
    assert states == ["candidate", "active"]


@pytest.mark.parametrize(
    ("born", "said"),
    [
        ("02/02/2011", "mới đủ tuổi"),
        ("01/01/1994", "quá tuổi kết nạp"),
        ("01/02/2010", ""),
        ("", "chưa có ngày sinh"),
    ],
)
def test_age_is_told_and_forbids_nothing(desk, born, said) -> None:
    found = desk.operations.act(
        "admit",
        new=[Newcomer("Trịnh Mẫu", {"birth_date": born})],
        unit=CELL,
        on=DAY,
        data={"sponsor": "Lê Thị Giới"},
    ).result
    assert said in texts(found) if said else texts(found) == ""
    assert all(one.source for one in found.findings)


def test_a_member_is_not_admitted_twice(desk) -> None:
    one = member(desk, "Ngô Văn Một")
    with pytest.raises(Contradicts, match="đã là đoàn viên"):
        desk.operations.act("admit", [one])
    assert desk.operations.list() == ()


# --- steps --------------------------------------------------------------------------------------------------------


def test_steps_go_forward_in_time_and_by_name(desk) -> None:
    found = admitted(desk, 1)
    with pytest.raises(StepBefore):
        desk.operations.step(found.row.id, on=date(2026, 2, 1))
    with pytest.raises(StepUnknown):
        desk.operations.step(found.row.id, "vote")
    with pytest.raises(AnswerUnknown):
        desk.operations.step(found.row.id, data={"món ăn": "phở"})
    with pytest.raises(AnswerWrong):
        desk.operations.step(found.row.id, data={"decided": "hôm kia"})
    with pytest.raises(NobodyNamed):
        desk.operations.act("card")


def test_a_late_step_is_counted_and_a_dropped_one_is_not(desk) -> None:
    found = admitted(desk, 1)
    desk.operations.step(found.row.id, on=DAY, data={"number": "5-NQ/ĐTN", "decided": "02/02/2026"})
    assert desk.operations.overdue(on=date(2026, 3, 2)) == 0
    assert desk.operations.overdue(on=date(2026, 3, 3)) == 1
    desk.operations.drop(found.row.id, reason="nhập nhầm")
    assert desk.operations.overdue(on=date(2026, 3, 3)) == 0


def test_the_morning_shows_steps_that_are_due(desk) -> None:
    found = admitted(desk, 1)
    desk.operations.step(found.row.id, on=DAY, data={"number": "5-NQ/ĐTN", "decided": "01/02/2026"})
    (line,) = [one for one in desk.today.look().todo if one.entity == "operation"]
    assert (line.id, line.about, line.due) == (found.row.id, "Tổ chức lễ kết nạp", "soon")


# --- transfers ----------------------------------------------------------------------------------------------------


def test_out_for_good(desk) -> None:
    one = member(desk, "Ngô Văn Một")
    found = desk.operations.act(
        "transfer", [one], on=DAY, through="remark",
        data={"place": "Đoàn xã Phú Lâm", "changed": "05/01/2026", "fees_to": "01/2026"}, each={"*": {"remark": "Tốt"}},
    ).result  # fmt: skip
    assert texts(found) == ""
    assert [one.step for one in found.steps] == ["remark", "slip", "host", "arrived"]
    assert desk.operations.issue(found.row.id, signed_on=DAY).result == ("01-GGT/ĐTN",)
    desk.operations.step(found.row.id, "slip", on=DAY)
    assert kept(desk, one).status == "transferred"
    found = desk.operations.step(found.row.id, "arrived", on=date(2026, 2, 20)).result
    assert found.row.state == "done"


def test_away_for_a_time_and_back(desk) -> None:
    one = member(desk, "Ngô Văn Một")
    found = desk.operations.act(
        "transfer", [one], on=DAY, through="slip",
        data={"type": "temporary", "place": "Đoàn xã Phú Lâm", "until": "15/6/2026"}, note="giấy viết tay",
    ).result  # fmt: skip
    assert "quá 3 tháng" in texts(found)
    assert (kept(desk, one).status, kept(desk, one).temporary_until) == ("away", date(2026, 6, 15))
    assert found.steps[-1].due_on == date(2026, 6, 15)
    due = desk.operations.due(on=date(2026, 6, 16))
    assert [row.member_ids for row in due if row.kind == "transfer"] == [(one,)]
    desk.operations.step(found.row.id, "back", on=date(2026, 6, 16))
    assert (kept(desk, one).status, kept(desk, one).temporary_until) == ("active", None)


def test_in_from_elsewhere_makes_a_record(desk) -> None:
    new = Newcomer("Lò Thị Đến", {"birth_date": "05/5/2004", "joined_on": "26/3/2020"})
    found = desk.operations.act(
        "transfer", new=[new], unit=CELL, on=DAY, through="assign",
        data={"way": "in", "from": "Đoàn xã Phú Lâm", "slip_number": "15-GGT/ĐTN"},
    ).result  # fmt: skip
    person = kept(desk, found.members[0].member_id)
    assert (person.status, person.unit_since, person.joined_on) == ("active", DAY, date(2020, 3, 26))


def test_between_our_own_units_keeps_the_time_before(desk) -> None:
    one = member(desk, "Ngô Văn Một")
    other = desk.units.add("Chi đoàn 12A2", level="cell").result.id
    desk.operations.act(
        "transfer",
        [one],
        on=DAY,
        data={"way": "inside", "to_unit": "12A2"},
        through="taken-in",
        note="giấy viết tay",
    )
    assert (kept(desk, one).unit_id, kept(desk, one).unit_since) == (other, DAY)
    with pytest.raises(Contradicts):
        desk.operations.act("transfer", [one], data={"way": "inside"})


def test_waiting_three_months_is_proposed_for_the_residence(desk) -> None:
    one = member(desk, "Ngô Văn Một")
    desk.operations.act("transfer", [one], on=DAY, data={"type": "waiting"}, through="wait")
    assert not [row for row in desk.operations.due(on=date(2026, 5, 1)) if row.kind == "transfer"]
    (found,) = [row for row in desk.operations.due(on=date(2026, 5, 2)) if row.kind == "transfer"]
    assert (found.member_ids, found.data["type"]) == ((one,), "residence")


# --- the others ---------------------------------------------------------------------------------------------------


def test_who_grows_out_this_year_and_who_stays(desk) -> None:
    old = [member(desk, name, birth_date="05/5/1995", joined_on="26/3/2011") for name in ("Bùi Lớn", "Bùi Ở")]
    member(desk, "Bùi Trẻ", birth_date="01/01/1996", joined_on="26/3/2012")
    (found,) = [row for row in desk.operations.due() if row.kind == "mature"]
    assert set(found.member_ids) == set(old)
    assert "2 đoàn viên đến tuổi trưởng thành năm 2026" in found.sentence
    done = desk.operations.act(
        "mature", found.member_ids, on=date(2026, 3, 2), through="decide", each={"Bùi Ở": {"stays": "yes"}}
    ).result
    with pytest.raises(PaperFaulty, match="ngày trưởng thành"):
        desk.operations.issue(done.row.id, signed_on=date(2026, 3, 2))
    desk.operations.answer(done.row.id, data={"ends": "26/3/2026"})
    assert desk.operations.issue(done.row.id, signed_on=date(2026, 3, 2)).result == ("01-CN/ĐTN",)
    desk.operations.step(done.row.id, on=date(2026, 3, 2))
    assert (kept(desk, old[0]).status, kept(desk, old[0]).status_since) == ("matured", date(2026, 3, 26))
    assert (kept(desk, old[1]).status, kept(desk, old[1]).stays_until) == ("active", date(2031, 5, 4))
    assert not [row for row in desk.operations.due() if row.kind == "mature"]


def test_lost_card_and_book(desk) -> None:
    one = member(desk, "Ngô Văn Một", card_number="HC 7")
    found = desk.operations.act(
        "lost",
        [one],
        on=DAY,
        through="hand",
        data={"what": "both", "number": "9-QĐ/ĐTN"},
        each={"*": {"card_number": "HC 8"}},
    ).result
    assert {row.paper for row in found.papers} == {"request", "book-decision", "card-decision"}
    person = kept(desk, one)
    assert (person.card_number, person.card_reissued_on, person.book_reissued_on) == ("HC 8", DAY, DAY)


def test_a_card_for_who_has_none(desk) -> None:
    one = member(desk, "Ngô Văn Một")
    member(desk, "Ngô Văn Hai", card_number="HC 7")
    (found,) = [row for row in desk.operations.due() if row.kind == "card"]
    assert found.member_ids == (one,)
    desk.operations.act(
        "card", found.member_ids, on=DAY, through="hand", data={"card_from": "HC 8"}, note="bù"
    )
    assert (kept(desk, one).card_number, kept(desk, one).card_issued_on) == ("HC 8", DAY)


def test_honorary_and_reward_are_written_down(desk) -> None:
    one = member(desk, "Ngô Văn Một", birth_date="05/5/1990", joined_on="26/3/2006")
    desk.operations.act("mature", [one], on=DAY, through="ceremony")
    desk.operations.act("honorary", [one], on=DAY, through="ceremony", data={"number": "3-QĐ/TĐTN"})
    assert (kept(desk, one).status, kept(desk, one).honorary_on) == ("honorary", DAY)
    two = member(desk, "Ngô Văn Hai")
    desk.operations.act(
        "reward", [two], on=DAY, through="hand", data={"merit": "xuất sắc năm 2025", "number": "8-QĐ/ĐTN"}
    )
    with desk.store.read() as session:
        award = session.query(MemberAward).one()
    assert (award.form, award.decision_number, award.year, award.reason) == (
        "Giấy khen",
        "8-QĐ/ĐTN",
        2026,
        "xuất sắc năm 2025",
    )


def test_discipline_expires_after_a_year(desk) -> None:
    one = member(desk, "Ngô Văn Một")
    found = desk.operations.act(
        "discipline", [one], on=DAY, through="announce",
        data={**MEETING, "present": "19", "form": "warning", "reason": "vi phạm nội quy", "secret": "no", "number": "4-QĐ/ĐTN"},
        each={"*": {"yes": "18", "no": "1"}},
    ).result  # fmt: skip
    said = texts(found)
    assert "Có mặt 19/30, chưa đủ 2/3" in said
    assert "phải bỏ phiếu kín" in said
    with desk.store.read() as session:
        measure = session.query(MemberDiscipline).one()
    assert (measure.form, measure.decision_number, measure.expires_on) == (
        "warning",
        "4-QĐ/ĐTN",
        date(2027, 2, 2),
    )
    assert "đang trong thời hạn kỷ luật" in " ".join(x.text for x in desk.operations.check("reward", [one]))
    assert desk.operations.check("reward", [one], on=date(2027, 2, 2)) == ()


def test_a_complaint_brings_a_step_with_its_day(desk) -> None:
    one = member(desk, "Ngô Văn Một")
    found = desk.operations.act(
        "discipline",
        [one],
        on=DAY,
        through="announce",
        data={"form": "reprimand", "reason": "vi phạm", "number": "4-QĐ/ĐTN"},
        note="hồ sơ cũ không còn biên bản",
    ).result
    assert [(step.step, step.due_on) for step in found.steps if not step.done_on] == [
        ("complaint", date(2026, 3, 4))
    ]
    found = desk.operations.step(found.row.id, on=date(2026, 2, 20), data={"complained": "20/02/2026"}).result
    assert [(step.step, step.due_on) for step in found.steps if not step.done_on] == [
        ("reply", date(2026, 3, 22))
    ]


def test_expulsion_and_suspension(desk) -> None:
    one, two = member(desk, "Ngô Văn Một"), member(desk, "Ngô Văn Hai")
    court = {"form": "expulsion", "court": "yes", "reason": "bản án"}
    desk.operations.act("discipline", [one], on=DAY, through="announce", data=court, note="ký tay")
    assert kept(desk, one).status == "expelled"
    found = desk.operations.act(
        "discipline",
        [two],
        on=DAY,
        through="decide",
        data={"form": "suspension", "reason": "chờ làm rõ", "until": "02/6/2026"},
        note="ký tay",
    ).result
    assert "quá 3 tháng" in texts(found)
    assert "mới được xét kết nạp lại" in " ".join(x.text for x in desk.operations.check("admit", [one]))


def test_removal_by_the_meeting(desk) -> None:
    one, two = member(desk, "Ngô Văn Một"), member(desk, "Ngô Văn Hai")
    found = desk.operations.act(
        "remove", [one, two], on=DAY, through="report", data=MEETING,
        each={one: {"months": "5", "yes": "20"}, two: {"months": "2", "yes": "3"}},
    ).result  # fmt: skip
    assert "Ngô Văn Hai: mới 2 tháng" in texts(found)
    assert [kept(desk, x).status for x in (one, two)] == ["removed", "active"]


# --- papers -------------------------------------------------------------------------------------------------------


def test_papers_in_one_file(desk, tmp_path) -> None:
    import pikepdf

    found = admitted(desk, 3)
    written = desk.operations.write(found.row.id, ["application"], pdf=tmp_path / "don.pdf")
    assert (written.copies, written.pages) == (3, 6)  # two sides, as the form has them
    with pikepdf.open(tmp_path / "don.pdf") as made, made.open_outline() as outline:
        assert [one.title for one in outline.root] == ["Trịnh Mẫu 01", "Trịnh Mẫu 02", "Trịnh Mẫu 03"]


def test_papers_that_print_what_is_sensitive_stand_in_the_access_log(desk, tmp_path) -> None:
    found = admitted(desk, 2)
    desk.operations.write(found.row.id, ["application"], pdf=tmp_path / "a.pdf")
    assert not desk.access_log.count()
    one = next(row.id for row in desk.members.list() if row.full_name == "Trịnh Mẫu 01")
    desk.members.edit(one, fields={"ethnicity": "Tày", "religion": "Phật giáo"})
    desk.operations.write(found.row.id, ["application"], pdf=tmp_path / "b.pdf")
    (row,) = desk.access_log.rows()
    assert (row.act, row.count, set(row.fields)) == ("print", 1, {"Dân tộc", "Tôn giáo"})
    assert row.purpose and "Tày" not in repr(row)


def test_a_certificate_has_a_frame(desk, tmp_path) -> None:
    import pikepdf

    one = member(desk, "Ngô Văn Một", birth_date="05/5/1990", joined_on="26/3/2006")
    found = desk.operations.act("mature", [one], on=DAY, through="decide", data={"ends": "26/3/2026"}).result
    desk.operations.write(found.row.id, ["certificate"], pdf=tmp_path / "giay.pdf")
    with pikepdf.open(tmp_path / "giay.pdf") as made:
        contents = b"".join(part.read_bytes() for part in made.pages[0].Contents)
    assert b"/Artifact BMC q" in contents


def test_every_numbered_paper_passes_the_checker(desk) -> None:
    """With all answers given; a field that nobody filled would stop the number."""
    old = member(desk, "Ngô Văn Một", birth_date="05/5/1990", joined_on="26/3/2006", joined_at="Trường Đồng Rạng", card_number="HC 7",
                 admission_resolution="01-NQ/ĐTN")  # fmt: skip
    acts = {
        "reward": {"merit": "xuất sắc năm 2025"},
        "lost": {"what": "both", "reason": "cháy nhà"},
        "mature": {"ends": "26/3/2026"},
        "discipline": {**MEETING, "form": "reprimand", "reason": "vi phạm nội quy"},
        "honorary": {},
    }
    each = {"lost": {"card_number": "HC 8"}, "discipline": {"yes": "25"}}
    for kind, data in acts.items():
        through = next(one for one in plans() if one.kind == kind).steps[-2].name
        found = desk.operations.act(
            kind,
            [old],
            on=DAY,
            through=through,
            data=data,
            each={"*": each[kind]} if kind in each else {},
            note="thử",
        ).result
        if any(paper.letter_ids for paper in found.papers):
            assert desk.operations.issue(found.row.id, signed_on=DAY).result
