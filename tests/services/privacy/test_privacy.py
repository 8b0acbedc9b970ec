"""Who looked, who agreed, what was asked: the rules of the register, of consent and of the access log."""

from __future__ import annotations

import json
from datetime import date

import pytest
from sqlalchemy import text

from app.domain.privacy import COLUMNS, PHOTO, SENSITIVE, covered, covered_numbers
from app.models.guard import own_statements
from app.models.members import Member
from app.models.privacy import AccessEntry
from app.services.mail_lists import members as receivers
from app.services.member_fields import LABELS
from app.services.privacy.access import LookRefused, PurposeMissing, Wanted
from app.services.privacy.consents import ConsentNone, ConsentSilent, ConsentUnknown, GuardianMissing
from app.services.privacy.requests import RequestClosed, RequestErases, RequestExtended, RequestReason
from app.services.reports.filling import behind
from app.services.roster import Filters
from app.services.roster import Wanted as RosterWanted
from tests.factory import desk as make_desk


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path)
    made.members.add(
        "Lê Văn Bình",
        fields={
            "birth_date": "2005-05-05",
            "id_number": "079205012345",
            "religion": "Phật giáo",
            "phone": "0912345678",
        },
    )
    made.members.add("Vũ Thị Ánh", fields={"birth_date": "2011-01-09"})
    yield made
    made.close()


@pytest.fixture
def an(desk):
    return next(row.id for row in desk.members.list() if row.full_name == "Vũ Thị Ánh")


@pytest.fixture
def binh(desk):
    return next(row.id for row in desk.members.list() if row.full_name == "Lê Văn Bình")


def spoil(desk, statement: str, **values: object) -> None:
    """What somebody with the key could do past the program."""
    with desk.store.work(verb="spoil", by="") as w, own_statements(w.session):
        w.session.execute(text(statement), values)
        w.commit()


# --- what is sensitive --------------------------------------------------------------------------------------------


def test_each_sensitive_field_is_a_column_with_a_label_and_has_its_source():
    assert set(LABELS) >= COLUMNS == set(SENSITIVE) - {PHOTO}
    assert all(one.source and one.kind for one in SENSITIVE.values())
    assert all(name in Member.__table__.columns for name in COLUMNS)


def test_covering_leaves_nothing_to_read_but_the_end_of_a_number():
    assert covered("id_number", "079205012345") == "•" * 9 + "345"
    assert covered("religion", "Phật giáo") == "•" * 8
    assert covered("party_joined_on", date(2020, 1, 1)) == "•" * 8
    assert covered("religion", "") == "" and covered("id_number", None) is None
    assert covered("phone", "0912345678") == "0912345678"
    assert covered_numbers("A1\n079205012345\n0912345678") == "A1\n" + "•" * 9 + "345\n0912345678"


def test_search_does_not_show_the_number_by_which_somebody_was_found(desk):
    (hit,) = desk.search.find("079205012345").hits
    assert "079205012345" not in hit.snippet and "•••345" in hit.snippet
    (start, end), *_ = hit.marks
    assert hit.snippet[start:end] == "•" * 9 + "345"


def test_a_part_of_an_identity_number_finds_nobody_and_the_whole_only_who_may_look(desk):
    for part in ("079205", "0792", "0792050123"):
        assert desk.search.find(part).total == 0, part
    assert desk.search.find("0912").total == 1  # the telephone's beginning does
    assert desk.search.find("binh 079205").total == 0
    one = desk.people.add("Người Soạn", role="drafter").result
    desk.work_as(one.id, remember=False)
    assert desk.search.find("079205012345").total == 0
    assert desk.search.find("0912345678").total == 1


# --- looking ------------------------------------------------------------------------------------------------------


def test_a_look_needs_a_purpose_and_leaves_a_row_without_values(desk, binh):
    with pytest.raises(PurposeMissing):
        desk.looking.reveal(binh)
    with pytest.raises(PurposeMissing):
        desk.looking.reveal(binh, purpose=" 12 ")
    assert not desk.access_log.count()
    seen = desk.looking.reveal(binh, ["religion"], purpose="đối chiếu giấy tờ").result
    assert seen == {"religion": "Phật giáo"}
    assert set(desk.looking.reveal(binh, purpose="làm thẻ").result) == {"id_number", "religion"}
    with desk.store.read() as session:
        rows = session.query(AccessEntry).all()
        assert [row.fields for row in rows] == ["religion", "id_number religion"]
        assert all("079205012345" not in str(vars(row)) and "Phật" not in str(vars(row)) for row in rows)


def test_a_list_by_what_is_sensitive_needs_a_purpose_and_is_written_down(desk, binh, tmp_path):
    wanted = RosterWanted(filters=Filters(religion="Phật giáo", sex=""))
    with pytest.raises(PurposeMissing):
        desk.looking.narrow(wanted)
    assert desk.looking.narrow(wanted, purpose="thống kê tín đồ").result == 1
    desk.looking.narrow(RosterWanted(filters=Filters(lacking=("phone",))))
    (row,) = desk.access_log.rows()
    assert (row.act, row.fields, row.count, row.member_id) == ("filter", ("Tôn giáo",), 1, None)
    done = desk.member_exports.write(tmp_path / "a.xlsx", filters=Filters(religion="Phật giáo"))
    assert done.rows == 1 and desk.access_log.rows()[0].count == 1


def test_a_purpose_holds_for_a_while_and_ends_by_a_word(desk, binh):
    desk.looking.begin("làm thẻ")
    desk.looking.reveal(binh, ["religion"])
    desk.looking.end()
    with pytest.raises(PurposeMissing):
        desk.looking.reveal(binh, ["religion"])
    assert [row.purpose for row in desk.access_log.rows()] == ["làm thẻ"]


def test_who_drafts_letters_may_not_look_nor_take_a_sheet_out(desk, binh, tmp_path):
    one = desk.people.add("Người Soạn", role="drafter").result
    desk.work_as(one.id, remember=False)
    with pytest.raises(LookRefused) as refused:
        desk.looking.reveal(binh, purpose="xem cho biết")
    assert "người soạn thảo" in refused.value.sentence()
    with pytest.raises(LookRefused):
        desk.member_exports.write(tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists() and not desk.access_log.count()


def test_a_sheet_that_goes_out_is_in_the_log_with_its_columns_and_count(desk, tmp_path):
    desk.member_exports.write(tmp_path / "a.xlsx", purpose="nộp tỉnh đoàn")
    (row,) = desk.access_log.rows()
    assert (row.act, row.count, row.purpose, row.member_id) == ("export", 2, "nộp tỉnh đoàn", None)
    assert "Số CCCD" in " ".join(row.fields) or "Tôn giáo" in row.fields


# --- the chain ------------------------------------------------------------------------------------------------------


@pytest.fixture
def log(desk, binh):
    for purpose in ("một việc", "hai việc", "ba việc"):
        desk.looking.reveal(binh, ["religion"], purpose=purpose)
    assert desk.access_log.check().sound
    return desk.access_log


@pytest.mark.parametrize(
    ("statement", "broken", "cut"),
    [
        ("UPDATE access_log SET purpose = 'khác' WHERE seq = 2", 2, False),
        ("UPDATE access_log SET fields = 'phone' WHERE seq = 1", 1, False),
        ("UPDATE access_log SET chain = digest WHERE seq = 2", 2, False),
        ("DELETE FROM access_log WHERE seq = 2", 3, False),
        ("DELETE FROM access_log WHERE seq = 1", 2, False),
        ("DELETE FROM access_log WHERE seq = 3", None, True),
        ("DELETE FROM access_log", None, True),
        ("DELETE FROM fact WHERE key = 'access_head'", None, True),
    ],
)
def test_what_is_done_to_the_log_shows(desk, log, statement, broken, cut):
    spoil(desk, statement)
    found = log.check()
    assert (found.sound, found.broken_at, found.cut) == (False, broken, cut)


def test_rows_of_the_log_are_not_rewritten_by_the_program(desk, log):
    with desk.store.work(verb="x", by=desk.by) as w, pytest.raises(RuntimeError):
        w.session.query(AccessEntry).first().purpose = "khác"
        w.flush()


def test_the_log_is_filtered_and_taken_out_without_formulas(desk, binh, log, tmp_path):
    assert [row.purpose for row in log.rows(Wanted(words="HAI"))] == ["hai việc"]
    assert not log.rows(Wanted(since=date(2027, 1, 1))) and len(log.rows(Wanted(until=date(2026, 3, 2)))) == 3
    assert len(log.rows(Wanted(member=binh, person=desk.by, act="reveal"))) == 3
    desk.looking.reveal(binh, ["religion"], purpose="=SUM(A1) việc")
    log.export(tmp_path / "a.csv", purpose="kiểm tra năm")
    words = (tmp_path / "a.csv").read_text("utf-8-sig")
    assert "'=SUM(A1)" in words and "Lê Văn Bình" in words and log.check().head in words
    assert log.rows()[0].act == "log"


# --- consent --------------------------------------------------------------------------------------------------------


def test_silence_is_no_consent_and_a_word_is_kept_with_its_proof(desk, binh, tmp_path):
    with pytest.raises(ConsentSilent):
        desk.consents.enter([binh], {})
    with pytest.raises(ConsentUnknown):
        desk.consents.enter([binh], {"marketing": "given"})
    scan = tmp_path / "phieu.pdf"
    scan.write_bytes(b"%PDF scan")
    desk.consents.enter([binh], {"management": "given", "photo": "refused"}, evidence=scan)
    rows = desk.consents.of(binh)
    assert {(row.purpose, row.holds) for row in rows} == {("management", True), ("photo", False)}
    assert all(row.evidence and row.text_version for row in rows)
    with desk.store.read() as session:
        assert session.get(Member, binh).consent == "given"
    desk.consents.withdraw(binh)
    with desk.store.read() as session:
        assert session.get(Member, binh).consent == "withdrawn"
    with pytest.raises(ConsentNone):
        desk.consents.withdraw(binh)


def test_a_child_needs_a_guardian_and_a_class_goes_on_without_it(desk, an, binh):
    with pytest.raises(GuardianMissing):
        desk.consents.enter([an], {"management": "given"})
    done = desk.consents.enter([an, binh], {"management": "given", "national": "given"}).result
    assert (done.rows, done.members, done.children) == (2, 1, ((an, "Vũ Thị Ánh"),))
    desk.consents.enter([an], {"management": "given"}, guardians={an: "Vũ Văn Cha"})
    assert desk.consents.of(an)[0].guardian == "Vũ Văn Cha"


def test_who_said_no_to_the_national_system_or_took_his_word_back_is_not_in_its_sheet(desk, binh, tmp_path):
    def rows() -> tuple[int, int]:
        done = desk.member_exports.write(tmp_path / "a.xlsx")
        return done.rows, done.refusing

    assert rows() == (2, 0)  # nobody was asked
    desk.consents.enter([binh], {"national": "given"})
    assert rows() == (2, 0)
    desk.consents.withdraw(binh)
    assert rows() == (1, 1)
    desk.consents.enter([binh], {"national": "given"})
    assert rows() == (2, 0)
    desk.consents.enter([binh], {"national": "refused"})
    assert rows() == (1, 1)
    desk.consents.enter([binh], {"national": "given"}, basis="law")
    assert rows() == (2, 0)


def test_who_is_restricted_is_kept_and_in_no_list_or_sheet(desk, binh, tmp_path):
    roster = desk.members.roster
    everybody = len(roster.ids(RosterWanted(), limit=9))
    desk.consents.restrict(binh, reason="đang xem lại")
    for typed in ("", "bình", "0912345678", "079205012345"):
        for order in ("name", "birth"):
            wanted = RosterWanted(typed=typed, order=order)
            assert binh not in roster.ids(wanted, limit=9) and roster.count(wanted) == len(
                roster.ids(wanted, limit=9)
            )
    assert len(roster.ids(RosterWanted(), limit=9)) == everybody - 1 == roster.tree()[0].whole
    assert roster.ids(RosterWanted(standing="restricted"), limit=9) == (binh,)
    assert desk.search.find("bình").total == 0 and not desk.members.search("bình")
    assert not [one for one in receivers(desk.store) if one.to == "Lê Văn Bình"]
    with desk.store.read() as session:
        (one,) = behind(session, [binh])
    assert "Bình" not in one.name and not one.birth_date
    assert [row.full_name for row in desk.members.list()] == ["Vũ Thị Ánh"]
    assert [row.full_name for row in desk.members.list_on(date(2026, 3, 2))] == ["Vũ Thị Ánh"]
    assert desk.member_exports.write(tmp_path / "a.xlsx").rows == 1
    assert desk.members.show(binh)["fields"]["full_name"] == "Lê Văn Bình"
    desk.consents.lift(binh)
    assert len(desk.members.list()) == 2


def test_the_form_has_a_page_each_and_no_box_is_ticked(desk, an, binh, tmp_path):
    import pypdfium2

    assert desk.consent_forms.write(tmp_path / "a.pdf", [an, binh]) == 2
    pdf = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    pages = [page.get_textpage().get_text_bounded() for page in pdf]
    assert len(pages) == 2
    assert "Vũ Thị Ánh" in pages[0] and "người giám hộ" in pages[0] and "người giám hộ" not in pages[1]
    assert not any(mark in page for page in pages for mark in "☑☒✓✔")


# --- requests --------------------------------------------------------------------------------------------------------


def test_a_request_has_its_days_and_its_task_without_a_name(desk, binh):
    row = desk.subject_requests.add(binh, "restrict").result
    assert (row.answer_by, row.due_on) == (
        date(2026, 3, 4),
        date(2026, 3, 17),
    )  # two working days; fifteen days
    (task,) = desk.tasks.list()
    assert task.due_on == row.answer_by and "Bình" not in task.title
    desk.subject_requests.answer(row.id[-8:])
    assert desk.tasks.list()[0].due_on == row.due_on
    assert desk.subject_requests.extend(row.id, reason="hồ sơ ở nơi khác").result.due_on == date(2026, 4, 1)
    with pytest.raises(RequestExtended):
        desk.subject_requests.extend(row.id, reason="nữa")
    desk.subject_requests.finish(row.id)
    assert desk.consents.restriction(binh) is not None and not desk.tasks.list()
    with pytest.raises(RequestClosed):
        desk.subject_requests.answer(row.id)
    assert not desk.subject_requests.list() and len(desk.subject_requests.list(all=True)) == 1


def test_withdrawing_by_request_ends_consent_and_erasing_is_an_act_of_its_own(desk, binh):
    desk.consents.enter([binh], {"management": "given"})
    desk.subject_requests.finish(desk.subject_requests.add(binh, "withdraw").result.id)
    assert not any(row.holds for row in desk.consents.of(binh))
    erase = desk.subject_requests.add(binh, "erase").result
    with pytest.raises(RequestErases):
        desk.subject_requests.finish(erase.id)
    with pytest.raises(RequestReason):
        desk.subject_requests.refuse(erase.id, reason=" ")
    assert desk.subject_requests.refuse(erase.id, reason="đang có nghĩa vụ lưu").result.state == "refused"


# --- own data ---------------------------------------------------------------------------------------------------------


def test_a_member_gets_everything_that_is_held_and_who_looked(desk, binh, tmp_path):
    desk.member_years.put(binh, "awards", {"form": "Giấy khen", "reason": "hiến máu"})
    desk.consents.enter([binh], {"management": "given"})
    desk.looking.reveal(binh, ["religion"], purpose="làm thẻ")
    desk.own_data.write(binh, tmp_path / "a.json")
    found = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert (
        found["fields"]["id_number"] == "079205012345"
        and found["tables"]["member_award"][0]["reason"] == "hiến máu"
    )
    assert found["tables"]["consent"][0]["purpose"] == "management"
    assert found["looked"][0]["purpose"] == "làm thẻ"
    desk.own_data.write(binh, tmp_path / "a.pdf")
    import pypdfium2

    words = "".join(
        page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(tmp_path / "a.pdf")
    )
    assert (
        "hiến máu" in words and "079205012345" in words and "làm thẻ" in words and "Vũ Thị Ánh" not in words
    )
    assert [row.act for row in desk.access_log.rows()][:2] == ["own-data", "own-data"]
