"""A chi đoàn's evening: called, attended, voted, elected, recorded; its committee from the ballot to the table of signers."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from app.domain.committees import meant
from app.domain.voting import Ballots
from app.models.letters import OutgoingLetter
from app.models.members import MemberPosition
from app.services.letters import letter_of
from app.services.meetings.committee_rows import AlreadyFormed, CommitteeWrong, NothingElected, SeatMissing
from app.services.meetings.meetings import CountOff, PaperUnderWay, PersonNotCalled, TimeWrong, clock
from app.services.meetings.rows import MeetingMissing
from app.services.meetings.rules import MatterUnknown
from app.services.meetings.seating import DayOutside, Person
from app.services.meetings.votes import Got, LineMissing, NoNextRound, VoteWrong
from app.services.rendering import render
from tests.factory import Line, desk

NAMES = ("Đặng Thị Lụa", "Nguyễn Văn Ấn", "Trần Quốc Bảo", "Lê Mỹ Dung", "Phạm Hữu Đạt", "Võ Thị Én", "Hồ Gia Huy",
         "Lý Minh Khôi", "Mai Thu Lan", "Ngô Bá Nam")  # fmt: skip
EVENING = date(2026, 3, 5)


@pytest.fixture
def office(tmp_path):
    made = desk(tmp_path)
    made.units.add(
        "Đoàn xã Đồng Rạng", level="commune", place="Đồng Rạng", superior_lines=["TỈNH ĐOÀN HÀ CHÂU"]
    )
    made.units.add("Chi đoàn thôn Bãi", level="cell", parent="Đoàn xã Đồng Rạng", place="Đồng Rạng")
    for name in NAMES:
        made.members.add(name, unit="Chi đoàn thôn Bãi", fields={"birth_date": "05/5/2005"})
    yield made
    made.close()


@pytest.fixture
def evening(office):
    return office.meetings.call(
        "Sinh hoạt chi đoàn tháng 3", body="cell", held_on=EVENING, unit="Chi đoàn thôn Bãi", starts_at="19h30",
        place="Nhà văn hóa thôn", chair="Nguyễn Văn Ấn", secretary="Lê Mỹ Dung", agenda=["Kiểm điểm tháng 2"],
    ).result.row.id  # fmt: skip


def parts(office, letter_id):
    with office.store.read() as session:
        return letter_of(session.get(OutgoingLetter, letter_id).parts)


def text_of(letter):
    return "\n".join(str(getattr(one, "text", None) or getattr(one, "title", "")) for one in letter.body)


def test_a_call_lists_the_members_of_the_unit_in_vietnamese_order(office, evening):
    view = office.meetings.show(evening)
    assert [one.name for one in view.attendance][:3] == ["Nguyễn Văn Ấn", "Trần Quốc Bảo", "Lê Mỹ Dung"]
    assert (view.row.summoned, view.row.present, view.row.starts_at) == (10, None, "19:30")


def test_absent_people_are_ticked_by_name_without_accents_and_the_rest_is_there(office, evening):
    view = office.meetings.attend(evening, absent={"vo thi en": "ốm"}).result
    assert view.row.present == 9
    assert [(one.name, one.reason) for one in view.attendance if not one.present] == [("Võ Thị Én", "ốm")]
    with pytest.raises(PersonNotCalled):
        office.meetings.attend(evening, absent={"Người Lạ": ""})


def test_a_guest_who_comes_later_leaves_the_others_as_they_were(office, evening):
    office.meetings.attend(evening, absent={"Võ Thị Én": "ốm"})
    view = office.meetings.attend(evening, also=["Cao Thị Nguyệt"]).result
    assert (view.row.summoned, view.row.present) == (11, 10)


def test_without_names_two_figures_do(office):
    view = office.meetings.call("Đại hội", body="congress", held_on=EVENING, summoned=150).result
    assert office.meetings.attend(view.row.id, present=141).result.row.present == 141
    with pytest.raises(CountOff):
        office.meetings.attend(view.row.id, present=151)


def test_too_few_people_are_a_finding_not_a_refusal(office, evening):
    absent = dict.fromkeys(NAMES[:6], "")
    view = office.meetings.attend(evening, absent=absent).result
    assert "cần ít nhất 7" in view.findings[0].text


def test_an_election_goes_to_its_second_round_and_its_committee_signs_at_once(office, evening):
    office.meetings.attend(evening)
    view = office.votes.ask(
        evening, "Bầu Ban Chấp hành", matter_key="election", names=["Nguyễn Văn Ấn", "Lê Mỹ Dung", "Mai Thu Lan", "Ngô Bá Nam"],
        seats=3,
    ).result  # fmt: skip
    assert view.votes[0].lines[0].detail == "sinh năm 2005"
    with pytest.raises(NothingElected):
        office.committees.elect(evening)
    with pytest.raises(NoNextRound):
        office.votes.second(evening, "1")
    counted = office.votes.count(
        evening, "1", got=[Got(9), Got(8), Got(5), Got(4)], ballots=Ballots(10, 10, 0, 0)
    ).result
    assert [line.fate for line in counted.lines] == ["passed", "passed", "failed", "failed"]
    assert counted.next == ("Mai Thu Lan", "Ngô Bá Nam")
    again = office.votes.second(evening, "1").result.votes[1]
    assert (again.round, again.seats, again.first_id) == (2, 1, counted.id)
    office.votes.count(
        evening, "2", got={"mai thu lan": Got(6), "Ngô Bá Nam": Got(4)}, ballots=Ballots(10, 10)
    )
    with pytest.raises(NoNextRound):
        office.votes.second(evening, "2")
    whole = office.committees.elect(
        evening, posts={"Nguyễn Văn Ấn": "secretary"}, term="2026-2028", vote="1"
    ).result
    assert [(one.name, one.post, one.votes) for one in whole.people] == [
        ("Nguyễn Văn Ấn", "secretary", "9/10"), ("Lê Mỹ Dung", "member", "8/10"), ("Mai Thu Lan", "member", "6/10"),
    ]  # fmt: skip
    assert whole.people[0].signs_from == EVENING
    assert office.committees.signers(whole.row.id).result == ("Nguyễn Văn Ấn",)
    signer = office.units.signers("Chi đoàn thôn Bãi")[0]
    assert (signer.position, signer.authority_lines) == ("BÍ THƯ", ("TM. BAN CHẤP HÀNH CHI ĐOÀN",))


def test_one_filled_up_signs_only_once_recognised_and_one_who_leaves_signs_no_more(office):
    whole = office.committees.set_up(
        [Person("Nguyễn Văn Ấn", "secretary"), Person("Lê Mỹ Dung"), Person("Mai Thu Lan")],
        unit="Chi đoàn thôn Bãi", since=date(2026, 1, 10),
    ).result  # fmt: skip
    ban = whole.row.id
    assert any("chưa gửi đề nghị" in one.text for one in whole.findings)  # 2 March is past the 15 days
    office.committees.signers(ban)
    office.committees.recognise(ban, on=date(2026, 1, 20), number="05-QĐ/ĐTN")
    office.committees.resign(ban, "nguyen van an", on=date(2026, 2, 1), why="chuyển công tác")
    assert office.units.signers("Chi đoàn thôn Bãi")[0].valid_to == date(2026, 2, 1)
    filled = office.committees.fill_up(ban, Person("Ngô Bá Nam", "secretary"), on=date(2026, 2, 2)).result
    (new,) = [one for one in filled.people if one.name == "Ngô Bá Nam"]
    assert new.signs_from is None
    letter = parts(office, office.committees.request(ban).result.id)
    assert "bổ sung" in letter.subject
    assert len(letter.annexes[0].body[0].rows) == 2
    known = office.committees.recognise(ban, on=date(2026, 2, 9)).result
    assert next(one.signs_from for one in known.people if one.name == "Ngô Bá Nam") == date(2026, 2, 9)
    with pytest.raises(SeatMissing):
        office.committees.resign(ban, "Người Lạ", on=EVENING)


def test_a_day_outside_the_committees_time_and_a_name_twice_are_refused(office):
    ban = office.committees.set_up(
        [Person("Nguyễn Văn Ấn", "secretary"), Person("Lê Mỹ Dung")], unit="Chi đoàn thôn Bãi", since=date(2026, 1, 10)
    ).result.row.id  # fmt: skip
    for day in (date(2026, 1, 9), date(2026, 3, 3)):
        with pytest.raises(DayOutside):
            office.committees.resign(ban, "Lê Mỹ Dung", on=day)
        with pytest.raises(DayOutside):
            office.committees.fill_up(ban, Person("Ngô Bá Nam"), on=day)
    with pytest.raises(CommitteeWrong, match="đứng hai lần"):
        office.committees.fill_up(ban, Person("LÊ MỸ DUNG"), on=date(2026, 2, 1))


def test_posts_stand_in_the_record_as_the_national_system_calls_them(office):
    ban = office.committees.set_up(
        [Person("Nguyễn Văn Ấn", "secretary"), Person("Lê Mỹ Dung")], unit="Chi đoàn thôn Bãi", since=date(2026, 1, 10)
    ).result.row.id  # fmt: skip

    def post(name):
        return next(row.union_position for row in office.members.list() if row.full_name == name)

    def held(name):
        rows = office.member_years.of(next(row.id for row in office.members.list() if row.full_name == name))
        return [
            (one.values["position"], one.values["starts_on"], one.values["ends_on"])
            for one in rows["positions"]
        ]

    assert (post("Nguyễn Văn Ấn"), post("Lê Mỹ Dung")) == (
        "Bí thư chi đoàn",
        "Ủy viên Ban Chấp hành chi đoàn",
    )
    office.committees.set_post(ban, "Lê Mỹ Dung", "deputy")
    assert held("Lê Mỹ Dung") == [("Phó bí thư chi đoàn", date(2026, 1, 10), None)]
    office.committees.set_post(ban, "Lê Mỹ Dung", "member", on=date(2026, 2, 1))
    assert [day for _, _, day in held("Lê Mỹ Dung")] == [None, date(2026, 2, 1)]
    office.committees.resign(ban, "Lê Mỹ Dung", on=date(2026, 2, 20))
    assert post("Lê Mỹ Dung") == ""


def test_a_committee_of_before_does_not_end_the_one_in_office(office):
    unit = "Chi đoàn thôn Bãi"
    now = office.committees.set_up([Person("Nguyễn Văn Ấn", "secretary")], unit=unit, since=date(2026, 1, 10))
    past = office.committees.set_up([Person("Lê Mỹ Dung", "secretary")], unit=unit, since=date(2024, 1, 10))
    assert past.result.row.ended_on == date(2026, 1, 9)
    assert [one.id for one in office.committees.list(unit=unit)] == [now.result.row.id]


def test_posts_are_elected_in_the_committee_and_one_result_makes_one_committee(office, evening):
    office.meetings.attend(evening)
    names = ["Nguyễn Văn Ấn", "Lê Mỹ Dung", "Mai Thu Lan"]
    question = "Bầu Ban Chấp hành nhiệm kỳ 2026 - 2027"
    office.votes.ask(evening, question, matter_key="election", names=names, seats=2)
    office.votes.count(evening, "1", got=[Got(10), Got(9), Got(1)], ballots=Ballots(10, 10))
    assert office.committees.elect(evening, vote="1").result.row.term == "2026-2027"
    with pytest.raises(AlreadyFormed):
        office.committees.elect(evening, vote="1")
    office.votes.ask(evening, "Bầu Bí thư", matter_key="election-posts", names=names[:1], seats=1)
    office.votes.count(evening, "2", got=[Got(10)], ballots=Ballots(10, 10))
    assert meant("Bầu Bí thư") == ("", "secretary")
    whole = office.committees.elect_posts(evening, "secretary", vote="2").result
    assert [(one.name, one.post) for one in whole.people] == [(names[0], "secretary"), (names[1], "member")]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Bầu Ban Chấp hành khóa XII", ("committee", "")),
        ("Bầu ủy viên Ban Thường vụ", ("standing", "")),
        ("Bầu Chủ nhiệm Ủy ban Kiểm tra", ("", "head")),
        ("Bầu Phó Bí thư", ("", "deputy")),
        ("Bầu bí thư, phó bí thư", ("", "")),
        ("Bầu đại biểu dự đại hội cấp trên", ("", "")),
    ],
)
def test_what_an_election_makes_stands_in_its_name(question, found):
    assert meant(question) == found


def test_a_member_who_leaves_holds_no_seat_and_signs_no_more(office):
    ban = office.committees.set_up(
        [Person("Nguyễn Văn Ấn", "secretary"), Person("Lê Mỹ Dung")], unit="Chi đoàn thôn Bãi", since=date(2026, 1, 10)
    ).result.row.id  # fmt: skip
    office.committees.signers(ban)
    (an,) = (one.id for one in office.members.list() if one.full_name == "Nguyễn Văn Ấn")
    office.members.set_status(an, "transferred", on=date(2026, 2, 1))
    seats = {one.name: one.until for one in office.committees.show(ban).people}
    assert seats == {"Nguyễn Văn Ấn": date(2026, 2, 1), "Lê Mỹ Dung": None}
    assert office.units.signers("Chi đoàn thôn Bãi")[0].valid_to == date(2026, 2, 1)


def test_a_new_committee_ends_the_old_one_and_its_positions(office):
    first = office.committees.set_up(
        [Person("Nguyễn Văn Ấn", "secretary")], unit="Chi đoàn thôn Bãi", since=date(2025, 1, 1)
    ).result
    second = office.committees.set_up(
        [Person("Lê Mỹ Dung", "secretary")], unit="Chi đoàn thôn Bãi", since=date(2026, 1, 1)
    ).result
    assert [one.id for one in office.committees.list(unit="Chi đoàn thôn Bãi")] == [second.row.id]
    assert office.committees.show(first.row.id).row.ended_on == date(2025, 12, 31)
    with office.store.read() as session:
        held = sorted(
            (one.starts_on, one.ends_on or date.max) for one in session.scalars(select(MemberPosition))
        )
    assert held == [(date(2025, 1, 1), date(2025, 12, 31)), (date(2026, 1, 1), date.max)]


def test_minutes_are_a_letter_the_checker_finds_nothing_in(office, evening):
    office.meetings.attend(evening, absent={"Võ Thị Én": "ốm"})
    office.meetings.put_item(evening, item=1, text="Đồng chí Ấn báo cáo.", conclusion="Hoàn thành 5/6 việc")
    office.votes.ask(evening, "Kết nạp đoàn viên", matter_key="admission", names=["Cao Thị Nguyệt"])
    office.votes.count(evening, "1", got=[Got(9, 0)])
    office.meetings.task(evening, "Dọn vệ sinh", assignee="Hồ Gia Huy", due_on=date(2026, 3, 20))
    letter = parts(office, office.meetings.minutes(evening, ends_at="21 giờ").result.id)
    said = text_of(letter)
    assert "có mặt: 9 đồng chí (đạt 90%)" in said
    assert "Võ Thị Én (ốm)" in said
    assert "đồng ý 9 đồng chí (đạt 100% số người có mặt), không đồng ý 0 đồng chí: thông qua." in said
    assert "Dọn vệ sinh: Hồ Gia Huy, hoàn thành trước ngày 20 tháng 3 năm 2026." in said
    assert "21 giờ 00" in said
    assert (letter.signature.position, letter.co_signatures[0].position) == ("CHỦ TRÌ", "THƯ KÝ")
    assert [one for one in render(letter).findings if one.severity == "error"] == []
    assert office.meetings.show(evening).row.state == "closed"
    assert office.tasks.list()[0].title == "Dọn vệ sinh"


def test_a_vote_stands_under_the_point_of_the_agenda_that_names_it(office, evening):
    office.meetings.attend(evening)
    for title in ("Báo cáo tổng kết", "Thông qua nghị quyết"):
        office.meetings.put_item(evening, title)
    for question in ("Thông qua nghị quyết đại hội", "Chọn ngày ra quân"):
        office.votes.ask(evening, question)
    for at in ("1", "2"):
        office.votes.count(evening, at, got=[Got(10)])
    body = parts(office, office.meetings.minutes(evening).result.id).body
    clauses = [one.title for one in body if getattr(one, "level", "") == "clause"]
    named = clauses.index("Thông qua nghị quyết")
    assert clauses[named + 1 :] == ["Chọn ngày ra quân (biểu quyết bằng giơ tay)"]


def test_minutes_made_again_write_the_same_draft_anew_until_it_is_under_way(office, evening):
    office.meetings.attend(evening)
    first = office.meetings.minutes(evening).result.id
    office.meetings.put_item(evening, "Phát sinh cuối buổi", conclusion="nhất trí")
    assert office.meetings.minutes(evening).result.id == first
    assert "Phát sinh cuối buổi" in [getattr(one, "title", "") for one in parts(office, first).body]
    office.letters.submit(first)
    with pytest.raises(PaperUnderWay):
        office.meetings.minutes(evening)


def test_who_left_since_the_call_is_named_and_the_list_is_taken_anew(office, evening):
    other = office.units.add("Chi đoàn thôn Thượng", level="cell", parent="Đoàn xã Đồng Rạng").result
    gone = next(one for one in office.members.list() if one.full_name == "Hồ Gia Huy")
    office.meetings.attend(evening, absent={"Võ Thị Én": "ốm"})
    office.members.edit(gone.id, fields={}, unit=other.id)
    office.members.add("Người Mới", unit="Chi đoàn thôn Bãi")
    said = [one.text for one in office.meetings.show(evening).findings]
    assert said == ["Đã rời chi đoàn: Hồ Gia Huy. Lấy lại danh sách trước khi điểm danh."]
    view = office.meetings.refresh(evening).result
    names = {one.name: (one.present, one.reason) for one in view.attendance}
    assert "Hồ Gia Huy" not in names and names["Người Mới"] == (True, "")
    assert names["Võ Thị Én"] == (False, "ốm")
    assert view.findings == ()


def test_a_congress_of_delegates_calls_nobody_by_his_unit(office):
    view = office.meetings.call(
        "Đại hội Đoàn xã", body="congress", held_on=EVENING, unit="Đoàn xã Đồng Rạng"
    ).result
    assert view.attendance == ()
    assert office.meetings.attend(view.row.id, summoned=80, present=78).result.row.present == 78


def test_a_level_that_issues_no_invitation_writes_a_notice(office, evening):
    assert parts(office, office.meetings.call_letter(evening).result.id).kind == "TB"
    other = office.meetings.call(
        "Hội nghị Ban Chấp hành", body="conference", held_on=EVENING, names=[]
    ).result
    assert parts(office, office.meetings.call_letter(other.row.id).result.id).kind == "GM"


def test_the_message_says_what_when_where(office, evening):
    words = office.meetings.message(evening)
    assert "19 giờ 30, Thứ Năm, ngày 05 tháng 3 năm 2026" in words
    assert "Nhà văn hóa thôn" in words
    assert "Kiểm điểm tháng 2" in words


def test_undo_takes_a_whole_call_back(office):
    change = office.meetings.call("Nhầm", body="cell", held_on=EVENING, unit="Chi đoàn thôn Bãi")
    office.undo.undo(change.act_id)
    with pytest.raises(MeetingMissing):
        office.meetings.show(change.result.row.id)


def test_a_meeting_goes_with_its_votes(office, evening):
    office.votes.ask(evening, "Thông qua chương trình")
    assert office.meetings.remove(evening).result == "Sinh hoạt chi đoàn tháng 3"
    assert office.meetings.list() == ()


def test_what_is_not_there_is_refused_by_name(office, evening):
    with pytest.raises(MatterUnknown):
        office.votes.ask(evening, "?", matter_key="lạ")
    with pytest.raises(VoteWrong):
        office.votes.ask(evening, "Bầu", matter_key="election", names=["A"])
    with pytest.raises(VoteWrong):
        office.votes.ask(evening, "Kết nạp", names=["A B", "a b"])
    office.votes.ask(evening, "Kết nạp", names=["A B"])
    with pytest.raises(LineMissing):
        office.votes.count(evening, "1", got={"C D": Got(1)})


@pytest.mark.parametrize(
    ("typed", "read"),
    [("19h30", "19:30"), ("7 giờ", "07:00"), ("19:05", "19:05"), ("8g15", "08:15"), ("", "")],
)
def test_clocks_as_people_write_them(typed, read):
    assert clock(typed) == read


def test_no_clock_is_refused():
    with pytest.raises(TimeWrong):
        clock("tối")


def test_the_whole_evening_on_the_command_line(office, capsys, tmp_path):
    office.close()
    line = Line(tmp_path, capsys)
    made = line.json(
        "meeting", "call", "Đại hội chi đoàn", "--body", "congress", "--on", "5/3/2026", "--unit", "thon bai", "--at", "8h",
        "--chair", "Nguyễn Văn Ấn", "--item", "Bầu Ban Chấp hành",
    )  # fmt: skip
    held = made["row"]["id"]
    line.json("meeting", "attend", held, "--absent", "Hồ Gia Huy=đi công tác")
    names = [
        part
        for name in ("Nguyễn Văn Ấn", "Lê Mỹ Dung", "Mai Thu Lan", "Ngô Bá Nam")
        for part in ("--name", name)
    ]
    line.json(
        "election",
        "new",
        held,
        "Bầu Ban Chấp hành nhiệm kỳ 2026-2028",
        *names,
        "--seats",
        "3",
        "--teller",
        "Lý Minh Khôi",
    )
    ballots = line.json("election", "ballots", held, "1", tmp_path / "phieu.pdf")
    import pikepdf

    with pikepdf.open(ballots["file"]) as pdf:
        assert len(pdf.pages) == 9
        assert [round(float(edge) / 72 * 25.4) for edge in pdf.pages[0].mediabox[2:]] == [148, 210]
    counted = line.json("election", "count", held, "1", "--issued", "9", "--returned", "9", *(
        part for got in ("Nguyễn Văn Ấn=9", "Lê Mỹ Dung=8", "Mai Thu Lan=7", "Ngô Bá Nam=3") for part in ("--got", got)
    ))  # fmt: skip
    assert [one["fate"] for one in counted["lines"]] == ["passed", "passed", "passed", "failed"]
    assert line.refused("election", "second", held, "1")["exit"] == 4
    assert line.refused("election", "count", held, "1", "--got", "Nguyễn Văn Ấn=99")["code"] == "HOP-010"
    assert line("election", "form", held, "1", tmp_path / "kiem-phieu.docx").code == 0
    ban = line.json("committee", "elect", held, "--post", "Nguyễn Văn Ấn=secretary")
    assert ban["people"][0]["signs_from"] == "2026-03-05"
    assert "Nguyễn Văn Ấn" in line("committee", "show", ban["row"]["id"]).out
    assert line.json("committee", "request", ban["row"]["id"])["letter"]["kind"] == "CV"
    assert line.json("meeting", "minutes", held, "--ends", "11h")["letter"]["kind"] == "BB"
    assert line("meeting", "roll", held, tmp_path / "diem-danh.pdf").code == 0
    assert "trúng cử" in line("meeting", "show", held).out
    assert line.json("meeting", "list")["total"] == 1
    assert "discipline" in line("meeting", "matters").out


def test_a_meeting_that_is_called_stands_in_the_calendar_and_is_reminded_of(office, evening):
    (day,) = office.agenda.days(EVENING, EVENING)
    assert [(one.entity, one.id, one.about) for one in day.due] == [
        ("meeting", evening, "19:30 · Nhà văn hóa thôn")
    ]
    tomorrow = office.meetings.call("Họp gấp", body="cell", held_on=date(2026, 3, 3), names=[]).result.row.id
    assert [(one.id, one.text) for one in office.agenda.reminders()] == [
        (tomorrow, "Họp gấp: ngày 03/03/2026")
    ]
    office.meetings.attend(evening)
    assert office.agenda.days(EVENING, EVENING)[0].due == ()
