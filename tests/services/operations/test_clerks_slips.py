"""What a clerk does out of order: lists entered twice, counts and numbers forgotten, people who drop out, days that are late."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from app.bootstrap import Desk
from app.domain.practice import Practice
from app.domain.states import Way
from app.models.letters import OutgoingLetter
from app.models.members import Member
from app.services.letters import letter_of
from app.services.operations.answers import AnswerNeeded
from app.services.operations.course import AnswerStranger, Contradicts
from app.services.operations.issuing import NotSigned, SignerUnknown
from app.services.operations.leave_out import NobodyLeft, NoReason, PaperStands
from app.services.operations.owing import ReasonOwed
from app.services.operations.people import NameAmbiguous, Newcomer
from app.services.operations.plans import plan_of
from app.services.operations.running import OperationDetail
from app.services.operations.service import Operations
from tests.services.operations.office import CELL, DAY, furnish, member, office, youths

COUNTS = {"total": "30", "present": "28"}


@pytest.fixture
def desk(tmp_path):
    made = office(tmp_path)
    yield made
    made.close()


def begun(desk: Desk, count: int = 3, **more: str) -> OperationDetail:
    return desk.operations.act(
        "admit",
        new=youths(count),
        unit=CELL,
        on=DAY,
        through="apply",
        data={"sponsor": "Lê Thị Giới", **more},
    ).result


def voted(desk: Desk, count: int = 3, **more: str) -> OperationDetail:
    found = begun(desk, count, **more)
    return desk.operations.step(
        found.row.id, on=DAY, data=COUNTS, each={"*": {"yes": "27", "no": "1"}}
    ).result


def said(findings) -> str:
    return " | ".join(one.text for one in findings)


def drafts(desk: Desk, found: OperationDetail, paper: str) -> list[str]:
    """The words of the drafts of a paper, tables too."""
    ids = next(one for one in desk.operations.get(found.row.id).papers if one.paper == paper).letter_ids
    with desk.store.read() as session:
        return [repr(letter_of(session.get_one(OutgoingLetter, one).parts)) for one in ids]


# --- the same people twice ---------------------------------------------------------------------------------------


def test_a_list_entered_twice_is_refused_and_makes_no_second_records(desk) -> None:
    first = begun(desk)
    with pytest.raises(Contradicts, match="Trịnh Mẫu 01 đang trong một việc kết nạp khác"):
        begun(desk)
    desk.operations.drop(first.row.id, reason="nhầm chi đoàn")
    again = begun(desk)
    assert {one.member_id for one in again.members} == {one.member_id for one in first.members}
    assert len(desk.members.list()) == 3


def test_who_is_a_member_already_is_told_before_it_begins(desk) -> None:
    member(desk, "Trịnh Mẫu 01", birth_date="02/01/2010")
    found = desk.operations.check("admit", [], new=youths(2), unit=CELL, on=DAY)
    assert "Trịnh Mẫu 01: đã có hồ sơ cùng tên, cùng ngày sinh ở Chi đoàn 12A1 (đang sinh hoạt)" in said(
        found
    )
    assert "Trịnh Mẫu 02: chưa ghi người giới thiệu" in said(found)
    assert len(desk.members.list()) == 1


# --- what a step rests upon --------------------------------------------------------------------------------------


def test_a_meeting_without_counts_needs_a_reason(desk) -> None:
    found = begun(desk)
    with pytest.raises(ReasonOwed, match="Chưa ghi tổng số đoàn viên"):
        desk.operations.step(found.row.id, on=DAY)
    told = desk.operations.check_step(found.row.id, on=DAY, data={"total": "30"}, each={"*": {"yes": "27"}})
    assert [one.text for one in told if one.owes] == ["Chưa ghi số có mặt."]
    assert all(one.source for one in told)
    later = desk.operations.step(found.row.id, on=DAY, note="biên bản viết tay, ghi sau").result
    assert later.steps[1].note == "biên bản viết tay, ghi sau"


def test_a_decision_that_came_from_above_is_asked_for_its_number(desk) -> None:
    desk.units.set(level="cell-union")  # such a unit issues no resolution itself
    found = voted(desk)
    with pytest.raises(ReasonOwed, match="cấp trên ban hành"):
        desk.operations.step(found.row.id, on=DAY)
    assert (
        desk.operations.step(found.row.id, on=DAY, data={"number": "5-NQ/ĐTN"}).result.row.next_step
        == "ceremony"
    )


def test_a_day_to_come_is_told_and_a_late_entry_moves_the_beginning(desk) -> None:
    found = desk.operations.act("admit", new=youths(1), unit=CELL, data={"sponsor": "Lê Thị Giới"}).result
    assert found.row.begun_on == date(2026, 3, 2)
    assert "Ngày 03/3/2026 chưa tới" in said(desk.operations.check_step(found.row.id, on=date(2026, 3, 3)))
    assert desk.operations.step(found.row.id, on=DAY).result.row.begun_on == DAY


def test_answers_name_people_of_the_operation(desk) -> None:
    found = begun(desk)
    with pytest.raises(AnswerStranger, match="Không Ai"):
        desk.operations.step(found.row.id, each={"Không Ai": {"yes": "3"}})
    short = found.members[0].member_id[-8:]
    told = desk.operations.answer(
        found.row.id, each={short: {"yes": "3"}, "Trịnh Mẫu 02": {"yes": "4"}}
    ).result
    assert [one.data.get("yes") for one in told.members] == [3, 4, None]
    twins = [Newcomer("Lý Sinh Đôi", {"birth_date": f"0{day}/01/2010"}) for day in (1, 2)]
    pair = desk.operations.act("admit", new=twins, unit=CELL, on=DAY).result
    with pytest.raises(NameAmbiguous):
        desk.operations.answer(pair.row.id, each={"Lý Sinh Đôi": {"yes": "3"}})


# --- somebody drops out ------------------------------------------------------------------------------------------


def test_who_is_left_out_is_in_no_later_paper(desk) -> None:
    found = begun(desk)
    with pytest.raises(NoReason):
        desk.operations.leave_out(found.row.id, ["Trịnh Mẫu 02"], reason=" ")
    with pytest.raises(NobodyLeft):
        desk.operations.leave_out(found.row.id, [one.member_id for one in found.members], reason="xin rút")
    told = desk.operations.leave_out(found.row.id, ["Trịnh Mẫu 02"], reason="chưa đủ tuổi").result
    assert [one.left for one in told.members] == ["", "chưa đủ tuổi", ""]
    told = desk.operations.step(found.row.id, on=DAY, data=COUNTS, each={"*": {"yes": "27"}}).result
    minutes = next(one for one in told.papers if one.paper == "minutes")
    assert minutes.member_ids == (found.members[0].member_id, found.members[2].member_id)
    (text,) = drafts(desk, found, "resolution")
    assert "Trịnh Mẫu 02" not in text
    desk.undo.undo()
    desk.undo.undo()
    assert all(one.outcome == "" for one in desk.operations.get(found.row.id).members)


def test_a_numbered_paper_keeps_its_person(desk) -> None:
    found = voted(desk, separate="yes")
    desk.operations.leave_out(found.row.id, ["Trịnh Mẫu 01"], reason="xin rút đơn")
    assert desk.operations.issue(found.row.id, signed_on=DAY).result == ("01-NQ/ĐTN", "02-NQ/ĐTN")
    with pytest.raises(PaperStands, match="01-NQ/ĐTN"):
        desk.operations.leave_out(found.row.id, ["Trịnh Mẫu 02"], reason="xin rút đơn")


def test_minutes_tell_of_those_who_were_voted_out_and_bear_the_day(desk) -> None:
    found = begun(desk)
    desk.operations.step(
        found.row.id, on=DAY, data=COUNTS, each={"*": {"yes": "27"}, "Trịnh Mẫu 02": {"yes": "9"}}
    )
    minutes = desk.operations.letter(found.row.id, "minutes")
    assert "Trịnh Mẫu 02" in repr(minutes)
    assert (minutes.date.day, minutes.date.month, minutes.date.year) == (2, 2, 2026)
    (resolution,) = drafts(desk, found, "resolution")
    assert "Trịnh Mẫu 02" not in resolution


def test_who_left_the_union_meanwhile_is_not_removed_too(desk) -> None:
    one, two = member(desk, "Ngô Văn Một"), member(desk, "Ngô Văn Hai")
    listed = desk.operations.act(
        "remove", [one, two], on=DAY, through="propose", each={"*": {"months": "5"}}
    ).result
    desk.operations.act(
        "transfer", [one], on=DAY, through="slip", data={"place": "Đoàn xã Phú Lâm"}, note="giấy viết tay"
    )
    told = desk.operations.step(listed.row.id, on=DAY, data=COUNTS, each={"*": {"yes": "27"}}).result
    assert "Ngô Văn Một đã rời đơn vị" in said(told.findings)
    with desk.store.read() as session:
        assert [session.get_one(Member, x).status for x in (one, two)] == ["transferred", "removed"]


# --- cards, drafts, numbers --------------------------------------------------------------------------------------


def test_cards_are_counted_on_and_counted_anew(desk) -> None:
    member(desk, "Ngô Văn Một", card_number="HC 12")
    ids = [member(desk, f"Ngô Văn {at}") for at in ("Hai", "Ba", "Tư")]
    found = desk.operations.act("card", ids, on=DAY, through="propose").result
    told = desk.operations.answer(found.row.id, data={"card_from": "HC 10"}).result
    assert [one.data["card_number"] for one in told.members] == ["HC 10", "HC 11", "HC 12"]
    assert "Số thẻ HC 12 của Ngô Văn Tư đã là số thẻ của Ngô Văn Một" in said(
        desk.operations.check_step(found.row.id)
    )
    told = desk.operations.answer(
        found.row.id, data={"card_from": "HC 20"}, each={ids[1]: {"card_number": "XB 1"}}
    ).result
    assert [one.data["card_number"] for one in told.members] == ["HC 20", "XB 1", "HC 21"]


def test_a_draft_follows_the_answers_until_a_clerk_edits_it(desk) -> None:
    ids = [member(desk, f"Ngô Văn {at}") for at in ("Hai", "Ba")]
    found = desk.operations.act("card", ids, on=DAY, through="decide").result
    desk.operations.answer(found.row.id, data={"card_from": "HC 10"})
    (text,) = drafts(desk, found, "card-decision")
    assert "HC 10" in text and "HC 11" in text
    (letter_id,) = desk.operations.get(found.row.id).papers[0].letter_ids
    with desk.store.read() as session:
        own = letter_of(session.get_one(OutgoingLetter, letter_id).parts)
    desk.letters.edit(letter_id, msgspec.structs.replace(own, subject="Về việc trao Thẻ"))
    desk.operations.answer(found.row.id, data={"card_from": "HC 30"})
    (text,) = drafts(desk, found, "card-decision")
    assert "HC 10" in text and "HC 30" not in text


def test_numbers_wait_for_the_signature(desk) -> None:
    found = voted(desk)
    with pytest.raises(NotSigned) as refused:
        desk.operations.issue(found.row.id)
    assert "--signed-on" in refused.value.advice()


def test_without_a_signer_the_refusal_says_where_to_enter_one(tmp_path) -> None:
    from tests.factory import desk as open_desk

    with_none = open_desk(tmp_path / "none")
    furnish(with_none, signer=False)
    found = voted(with_none)
    with pytest.raises(SignerUnknown) as refused:
        with_none.operations.issue(found.row.id, signed_on=DAY)
    assert "unit signer add" in refused.value.advice()
    with_none.close()


# --- a transfer and the letter it came with ----------------------------------------------------------------------


def test_a_transfer_takes_number_and_sender_from_its_letter(desk) -> None:
    came = desk.inbox_forms.write_down().result
    fields = {"number": "27", "notation": "GGT/ĐTN", "issuer": "Đoàn xã Phú Lâm", "date": "20/01/2026"}
    arrival = desk.incoming.register(came, fields=fields).result.arrival_number
    new = Newcomer("Lò Thị Đến", {"birth_date": "05/5/2004", "joined_on": "26/3/2020"})
    found = desk.operations.act(
        "transfer",
        new=[new],
        on=DAY,
        through="assign",
        data={"way": "in", "letter": str(arrival), "to_unit": CELL},
    ).result
    assert (found.data["letter"], found.data["slip_number"], found.data["from"]) == (
        came,
        "27-GGT/ĐTN",
        "Đoàn xã Phú Lâm",
    )
    assert "27-GGT/ĐTN" in found.came_with
    (receipt,) = desk.operations.issue(found.row.id, signed_on=DAY).result
    assert receipt == "01-TB/ĐTN"
    (text,) = drafts(desk, found, "receipt")
    assert "số 27-GGT/ĐTN ngày 20/01/2026 của Đoàn xã Phú Lâm" in text
    told = desk.letter_stories.page(came)
    assert {one.entity for one in told.entries} >= {"operation", "outgoing_letter"}
    assert desk.operations.step(found.row.id, on=DAY).result.row.state == "done"


def test_nobody_is_introduced_to_the_unit_he_is_in(desk) -> None:
    one = member(desk, "Ngô Văn Một")
    with pytest.raises(Contradicts, match="đang ở chính chi đoàn ấy"):
        desk.operations.act("transfer", [one], on=DAY, data={"way": "inside", "to_unit": CELL})


# --- every way through a plan ------------------------------------------------------------------------------------

WAYS = (
    ("transfer", {"type": "official", "place": "Đoàn xã Phú Lâm", "fees_to": "01/2026"}, "remark"),
    ("transfer", {"type": "temporary", "place": "Đoàn xã Phú Lâm", "until": "02/4/2026", "fees_to": "01/2026"}, "remark"),
    ("transfer", {"type": "residence", "place": "Đoàn xã Phú Lâm"}, "remark"),
    ("transfer", {"type": "abroad", "place": "Đoàn tại Đức", "country": "Đức", "until": "02/3/2027", "fees_to": "01/2026"}, "remark"),
    ("transfer", {"way": "inside", "to_unit": "12A2", "fees_to": "01/2026"}, "introduce"),
    ("discipline", {"form": "warning", "reason": "vi phạm nội quy", **COUNTS}, "meeting"),
    ("discipline", {"form": "expulsion", "court": "yes", "reason": "bị kết án", "verdict": "25/2026/HS-ST"}, ""),
    ("discipline", {"form": "suspension", "reason": "chờ làm rõ", "until": "02/4/2026"}, ""),
    ("lost", {"what": "both", "reason": "cháy nhà"}, "certify"),
    ("reward", {"form": "giay-khen", "merit": "xuất sắc năm 2025"}, "propose"),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "data", "through"), WAYS)
def test_answers_fill_every_numbered_paper(desk, kind, data, through) -> None:
    """Nothing that nobody was asked for stands between a clerk and the number."""
    desk.units.add("Chi đoàn 12A2", level="cell")
    one = member(desk, "Ngô Văn Một", card_number="HC 7")
    asked = {ask.name for ask in plan_of(kind).asks if ask.each and ask.at(through)}
    each = {"remark": "Tích cực", "yes": "25", "no": "3"}
    answers = {name: each[name] for name in asked & set(each)}
    found = desk.operations.act(
        kind, [one], on=DAY, data=data, through=through, each={"*": answers} if answers else {}
    ).result
    assert desk.operations.issue(found.row.id, signed_on=DAY).result


def test_a_list_of_rewards_says_what_for(desk) -> None:
    ids = [member(desk, f"Ngô Văn {at}") for at in ("Hai", "Ba")]
    found = desk.operations.act(
        "reward",
        ids,
        on=DAY,
        through="propose",
        data={"merit": "xuất sắc năm 2025"},
        each={ids[1]: {"merit": "cứu người"}},
    ).result
    (text,) = drafts(desk, found, "decision")
    assert text.count("'xuất sắc năm 2025'") == 1 and "'cứu người'" in text


def test_what_it_cannot_do_without_is_asked_at_once(desk) -> None:
    ids = [member(desk, f"Ngô Văn {at}") for at in ("Hai", "Ba")]
    with pytest.raises(AnswerNeeded, match="thành tích"):
        desk.operations.act("reward", ids, on=DAY)
    with pytest.raises(AnswerNeeded, match="lý do"):
        desk.operations.act("discipline", ids[:1], on=DAY)
    assert (
        desk.operations.act("reward", ids, on=DAY, each={"*": {"merit": "cứu người"}}).result.row.count == 2
    )


def test_a_reprimand_is_the_decision_of_the_chi_doan(desk) -> None:
    one = member(desk, "Ngô Văn Một")
    found = desk.operations.act(
        "discipline", [one], on=DAY, through="meeting", data={"form": "reprimand", "reason": "vi phạm", **COUNTS},
        each={"*": {"yes": "25", "no": "3"}},
    ).result  # fmt: skip
    decision = desk.operations.letter(found.row.id, "decision")
    assert decision.organ.issuing == ["CHI ĐOÀN 12A1"]
    assert decision.authority_line == "BAN CHẤP HÀNH CHI ĐOÀN 12A1"
    assert not next(row for row in found.papers if row.paper == "decision").letter_ids
    desk.rules.set("discipline.reprimand_by", "commune", why="cấp trên hướng dẫn khác")
    again = desk.operations.act(
        "discipline", [one], on=DAY, through="meeting", data={"form": "reprimand", "reason": "vi phạm", **COUNTS},
        each={"*": {"yes": "25", "no": "3"}},
    ).result  # fmt: skip
    assert desk.operations.issue(again.row.id, signed_on=DAY).result == ("01-QĐ/ĐTN",)


def test_numbers_belong_to_the_clerk_where_every_step_has_its_person(desk) -> None:
    desk.people.add("Văn thư Một", role="clerk")
    two = desk.people.add("Lê Soạn", role="drafter").result.id
    drafter = Operations(desk.store, by=two, practice=Practice(way=Way.FULL))
    assert "văn thư" in drafter.not_numbering()
    assert Operations(desk.store, by=two).not_numbering() == ""


def test_days_that_cannot_be_are_told(desk) -> None:
    one = member(desk, "Ngô Văn Một")
    data = {"type": "temporary", "place": "Đoàn xã Phú Lâm", "until": "01/01/2019"}
    found = desk.operations.act("transfer", [one], on=date(2019, 2, 1), data=data).result
    assert "Ngô Văn Một vào Đoàn ngày 26/3/2020, sau ngày ghi ở đây (01/02/2019)" in said(found.findings)
    assert "Đến hết ngày 01/01/2019 là trước ngày bắt đầu" in said(found.findings)
