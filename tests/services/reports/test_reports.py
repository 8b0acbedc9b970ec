"""Reports on a school of 658 members: figures against the records, hand-in and what changed since, the board, files, reminders."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.base.clock import FixedClock
from app.bootstrap import Desk, open_desk
from app.models.members import Member
from app.services.demo_school import enter_school
from app.services.privacy.access import LookRefused
from app.services.reports import freezing
from app.services.reports.board import TargetField, TargetNumber
from app.services.reports.charts import NAMES, ChartUnknown
from app.services.reports.forms import FormUnknown, PeriodUnknown, forms
from app.services.reports.service import (
    CellWrong,
    CorrectionUnexplained,
    NotHanded,
    ReportHanded,
    ReportWrong,
    SpanWrong,
)
from app.services.sheets import EndingUnknown

JUNE = datetime(2026, 6, 20, 1, 0, tzinfo=UTC)
TODAY = date(2026, 6, 20)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("school")
    desk = on(folder, JUNE)
    desk.units.add("Đoàn trường THPT Sông Trăng", level="grassroots")
    enter_school(desk.store, by=desk.by)
    desk.close()
    return folder


def on(folder: Path, moment: datetime) -> Desk:
    return open_desk(folder / "data", key_file=folder / "key", clock=FixedClock(moment))


@pytest.fixture
def school(made, tmp_path):
    """A copy of the school that may be changed."""
    shutil.copytree(made / "data", tmp_path / "data")
    shutil.copy(made / "key", tmp_path / "key")
    desk = on(tmp_path, JUNE)
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def still(made):
    """The school, only looked at."""
    desk = on(made, JUNE)
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def records(still):
    with still.store.read() as session:
        rows = session.query(Member).all()
        session.expunge_all()
    return rows


def test_figures_are_what_the_records_say(still, records) -> None:
    look = still.reports.look("1")
    values = look.sheet.values
    assert (look.period, look.first, look.last) == ("2026-H1", date(2026, 1, 1), TODAY)
    assert values["members/all"] == len(records) == 658
    women = [one for one in records if one.sex == "Nữ"]
    assert values["members/women"] == len(women)
    assert values["members/minority"] == sum(1 for one in records if one.ethnicity not in ("", "Kinh"))
    assert values["admitted/all"] == sum(1 for one in records if one.joined_on and one.joined_on.year == 2026)
    assert sum(values[f"age-{band}/all"] for band in ("18", "25", "30", "over", "none")) == 658
    assert {one.id for one in still.reports.people("1", "members/women")} == {one.id for one in women}


def test_names_behind_a_figure_of_ethnicity_stand_in_the_access_log(school) -> None:
    look = school.reports.look("1")
    school.reports.behind(look, "members/women")
    assert not school.access_log.count()
    many = len(school.reports.behind(look, "members/minority"))
    (row,) = school.access_log.rows()
    assert (row.act, row.fields, row.count) == (
        "reveal",
        ("Dân tộc",),
        many,
    ) and "Dân tộc thiểu số" in row.purpose
    drafter = school.people.add("Người Soạn", role="drafter").result
    school.work_as(drafter.id, remember=False)
    with pytest.raises(LookRefused):
        school.reports.behind(look, "members/believer")


def test_by_unit_the_parts_make_the_whole(still) -> None:
    look = still.reports.look("1", units=True)
    heads = [head.key for head in look.sheet.form.columns]
    assert len(heads) == 22  # the whole, twenty classes, and who hangs on the school itself
    for row in ("members", "age-18", "admitted"):
        assert sum(look.sheet.values[f"{row}/{one}"] for one in heads[1:]) == look.sheet.values[f"{row}/all"]


def test_grades_units_and_cadres(still) -> None:
    graded = still.reports.look("3", period="2026").sheet.values
    assert graded["members/all"] == 658
    assert graded["graded/all"] == 0  # the grading of 2025 is no grading of 2026
    units = still.reports.look("4").sheet.values
    assert (units["cell/all"], units["cell/school"], units["grassroots/all"]) == (20, 20, 1)
    cadres = still.reports.look("5").sheet.values
    assert (cadres["cell-secretary/all"], cadres["cell-deputy/all"], cadres["cell/all"]) == (20, 20, 40)


def test_past_days_are_counted_by_times_in_units(school) -> None:
    one, other = [unit.id for unit in school.units.tree() if unit.level == "cell"][:2]
    moved = school.members.list(unit=one)[0]
    before = school.reports.look("1", units=True, until=date(2026, 6, 1)).sheet.values
    school.members.move([moved.id], to=other, on=date(2026, 6, 10))
    past = school.reports.look("1", units=True, until=date(2026, 6, 1)).sheet.values
    now = school.reports.look("1", units=True).sheet.values
    assert past == before
    assert now[f"members/{one}"] == before[f"members/{one}"] - 1
    assert now["came/all"] == now["gone/all"] == 0  # within our own tree nobody came and nobody went


def test_who_leaves_is_counted_by_how(school) -> None:
    from app.domain.members import Status
    from app.services.member_spells import set_status

    who = [row for row in school.members.list() if row.joined_on < date(2026, 5, 1)][:3]
    before = school.reports.look("1", until=date(2026, 5, 4)).sheet.values["members/all"]
    with school.store.work(verb="t", by=school.by) as w:
        for row, status in zip(who, (Status.MATURED, Status.REMOVED, Status.TRANSFERRED), strict=True):
            set_status(w, w.get(Member, row.id), status, on=date(2026, 5, 5))
        w.commit()
    values = school.reports.look("1").sheet.values
    assert (values["members/all"], values["matured/all"], values["removed/all"], values["gone/all"]) == (
        655,
        1,
        1,
        1,
    )
    assert school.reports.look("1", until=date(2026, 5, 4)).sheet.values["members/all"] == before
    assert school.reports.people("1", "removed/all")[0].id == who[1].id


def test_a_report_is_frozen_and_what_changed_since_is_told(school) -> None:
    with pytest.raises(NotHanded):
        school.reports.changes("1")
    handed = school.reports.hand_in("1", to="Đoàn xã Đồng Rạng").result
    assert (handed.version, handed.state, handed.handed_on) == (1, "handed", TODAY)
    assert school.reports.changes("1") == ()
    frozen = school.reports.handed("1")
    assert frozen.values["members/all"] == 658 and len(frozen.people["members/all"]) == 658
    row = school.members.add(
        "Đỗ Thị Thêm", unit="10A1", fields={"sex": "Nữ", "joined_on": "2026-03-26"}
    ).result
    gone = next(one for one in school.members.list(unit="10A2") if one.sex == "Nam")
    school.members.edit(gone.id, fields={"sex": "Nữ"})
    told = {one.moved.cell: one for one in school.reports.changes("1")}
    assert (told["members/all"].moved.was, told["members/all"].moved.now) == (658, 659)
    assert [one.name for one in told["members/all"].came] == ["Đỗ Thị Thêm"]
    assert {one.id for one in told["members/women"].came} == {row.id, gone.id}
    assert school.reports.handed("1") == frozen
    shown = school.reports.look("1")
    assert shown.sheet.values == frozen.values
    assert row.id not in {one.id for one in school.reports.behind(shown, "members/women")}
    with pytest.raises(ReportHanded):
        school.reports.hand_in("1")
    with pytest.raises(CorrectionUnexplained):
        school.reports.correct("1", "  ")
    assert school.reports.correct("1", "sót một người").result.version == 2
    assert school.reports.look("1").editable
    assert school.reports.hand_in("1").result.version == 2
    assert school.reports.changes("1") == ()
    assert [one.version for one in school.reports.versions("1")] == [2, 1]


def test_typed_figures_are_kept_and_checked(school) -> None:
    typed = {"intermediate/all": 4, "intermediate/women": 5, "degree/all": 2}
    school.reports.type("6", typed, period="2026")
    look = school.reports.look("6", period="2026")
    assert look.state == "draft" and look.sheet.values["total/all"] == 6
    assert [(one.cell, one.kind) for one in look.wrong if one.kind != "missing"] == [
        ("intermediate/women", "more")
    ]
    with pytest.raises(ReportWrong):
        school.reports.hand_in("6", period="2026")
    school.reports.type("6", {"intermediate/women": None}, period="2026")
    school.reports.hand_in("6", period="2026")
    with pytest.raises(ReportHanded):
        school.reports.type("6", {"degree/all": 3}, period="2026")


@pytest.mark.parametrize(
    "values", [{"total/all": 3}, {"nothing/all": 1}, {"degree/all": -1}, {"degree/all": 10**10}]
)
def test_cells_that_cannot_be_typed_are_refused(still, values) -> None:
    with pytest.raises(CellWrong):
        still.reports.type("6", values, period="2026")


def test_what_does_not_exist_is_refused_by_name(still) -> None:
    with pytest.raises(FormUnknown):
        still.reports.look("10")
    for period in ("2026-Q1", "quý một", "1850"):
        with pytest.raises(PeriodUnknown):
            still.reports.look("1", period=period)
    with pytest.raises(SpanWrong):
        still.reports.look("1", until=date(2027, 1, 1))
    with pytest.raises(CellWrong):
        still.reports.people("1", "members/men")
    with pytest.raises(ChartUnknown):
        still.report_charts.draw("stars")


def test_a_kept_report_survives_and_a_damaged_one_is_refused(still) -> None:
    frozen = freezing.frozen_of(still.reports.look("2").sheet)
    packed = freezing.pack(frozen)
    assert freezing.unpack(packed) == frozen
    for bad in (b"", packed[:-20], packed[: len(packed) // 2], b"\x78\x9c" + b"0" * 40):
        with pytest.raises(freezing.FrozenUnreadable):
            freezing.unpack(bad)


def test_the_board_counts_what_is_complete(school, records) -> None:
    view = school.board.look()
    needed = view.fields
    complete = [one for one in records if all(getattr(one, name) not in (None, "") for name in needed)]
    assert (view.whole.members, view.whole.complete, view.whole.goal) == (658, len(complete), 700)
    assert len(view.rows) == 20 and sum(row.members for row in view.rows) == 658
    assert dict(view.whole.missing)["phone"] == sum(1 for one in records if not one.phone)
    lacking = school.board.lacking()
    assert len(lacking) == 658 - len(complete) and all(one.missing for one in lacking)
    first = view.rows[0]
    assert len(school.board.lacking(first.id)) == first.members - first.complete
    assert all("phone" in one.missing for one in school.board.lacking(first.id, field="phone"))
    assert school.today.look().figures.entered == (len(complete), 700)
    assert view.chart.parts == tuple(row.complete for row in view.rows)


def test_a_target_has_its_own_fields_and_can_be_dropped(school) -> None:
    school.board.need(["sex", "birth_date"])
    school.board.aim(wanted=650, due=date(2026, 12, 1))
    view = school.board.look()
    assert view.fields == ("birth_date", "sex") and view.whole.goal == 650
    first = view.rows[0]
    school.board.aim(unit=first.id, wanted=40)
    assert school.board.look().rows[0].goal == 40
    with pytest.raises(TargetField):
        school.board.need(["zodiac"])
    with pytest.raises(TargetNumber):
        school.board.aim(wanted=0)
    school.board.no_aim()
    assert school.board.look().whole.goal == 658
    assert school.today.look().figures.entered is None
    assert school.board.look().fields == view.fields
    school.board.need([])
    assert len(school.board.look().fields) == 9


def test_charts_count_everybody_once(still) -> None:
    for name in NAMES:
        chart = still.report_charts.draw(name)
        assert len(chart.labels) == len(chart.values)
        if name in ("age", "sex", "ethnicity", "religion", "education", "object"):
            assert sum(chart.values) == 658
    months = still.report_charts.draw("months")
    assert months.values[-1] == 658 and len(months.values) == 13 and months.values[0] < 658
    assert sum(still.report_charts.draw("grades").values) > 500


def test_reports_stand_on_the_calendar_until_they_are_handed_in(school) -> None:
    def listed() -> list[tuple[date, str, str]]:
        days = school.agenda.days(date(2026, 5, 25), date(2026, 12, 5))
        return [(one.on, one.id, one.about) for day in days for one in day.due if one.entity == "report"]

    before = listed()
    assert [on for on, *_ in before] == [
        date(2026, 6, 30), date(2026, 6, 30), date(2026, 9, 30), date(2026, 11, 30),
    ]  # fmt: skip
    assert school.agenda.days(date(2026, 3, 1), date(2026, 3, 31))[-1].due == ()
    quarter = next(name for _, name, about in before if "1 " in about)
    school.reports.hand_in(quarter, period="2026-Q2")
    assert len(listed()) == 3


def test_reports_are_called_for_within_their_time(made, tmp_path) -> None:
    def called(moment: datetime) -> list[str]:
        shutil.rmtree(tmp_path / "data", ignore_errors=True)
        shutil.copytree(made / "data", tmp_path / "data")
        shutil.copy(made / "key", tmp_path / "key")
        desk = on(tmp_path, moment)
        try:
            return [one.period for one in desk.reports.duties.called_for()]
        finally:
            desk.close()

    assert called(datetime(2026, 6, 14, 1, tzinfo=UTC)) == []
    assert called(datetime(2026, 6, 15, 1, tzinfo=UTC)) == ["2026-H1", "2026-Q2"]
    assert (
        called(datetime(2026, 7, 5, 1, tzinfo=UTC)) == []
    )  # nobody ever began a report here: nothing is late
    assert called(datetime(2026, 11, 20, 1, tzinfo=UTC)) == ["2026"]


def test_the_morning_names_the_report_until_all_its_forms_are_in(school) -> None:
    def lines() -> list[str]:
        look = school.today.look()
        return [one.id for one in (*look.todo, *look.soon) if one.entity == "report"]

    assert lines() == ["1", "quarter"]
    assert any("còn 6 biểu" in one.text for one in school.agenda.reminders())
    for form in forms():
        if "half" in form.rhythm:
            school.reports.hand_in(form.name, period="2026-H1")
    assert lines() == ["quarter"]
    row = next(one for one in school.reports.duties.year(2026) if one.period == "2026-H1")
    assert row.left == 0 and {one.standing for one in row.forms} == {"reported"}


def test_the_workbook_holds_figures_and_says_what_was_not_seen(still, tmp_path) -> None:
    import openpyxl

    look = still.reports.look("1")
    path = still.report_sheets.report(look, tmp_path / "b1.xlsx", units=still.reports.look("1", units=True))
    book = openpyxl.load_workbook(path)
    cells = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    flat = [value for row in cells for value in row if value is not None]
    assert "Chưa đối chiếu mẫu chính thức" in flat and "Biểu 1. Công tác đoàn viên" in flat
    row = next(row for row in cells if row[1] == "Tổng số đoàn viên")
    assert row[2] == 658 and row[3] == look.sheet.values["members/women"]
    assert book.worksheets[1].title == "Theo đơn vị"
    assert all(cell.data_type != "f" for sheet in book for line in sheet.iter_rows() for cell in line)


def test_a_unit_named_like_a_formula_stays_a_word(school, tmp_path) -> None:
    import openpyxl

    school.units.add('=HYPERLINK("http://x")', level="cell")
    path = school.report_sheets.report(school.reports.look("1", units=True), tmp_path / "b.xlsx")
    sheet = openpyxl.load_workbook(path).worksheets[0]
    named = [cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=HYPERLINK")]
    assert named and all(cell.data_type == "s" for cell in named)


def test_pages_carry_the_figures_and_the_chart(still, tmp_path) -> None:
    import pypdfium2

    def words(path: Path) -> str:
        document = pypdfium2.PdfDocument(path.read_bytes())
        return " ".join(page.get_textpage().get_text_bounded() for page in document)

    form = words(still.report_sheets.report(still.reports.look("2"), tmp_path / "b2.pdf"))
    assert "Chưa đối chiếu mẫu chính thức" in form and "658" in form and "PHÁT TRIỂN ĐẢNG" in form
    view = still.board.look()
    board = words(still.report_sheets.board(view, tmp_path / "board.pdf", lacking=still.board.lacking()))
    assert f"{view.whole.complete}/700" in board and "Chi đoàn 12A6" in board
    drawn = [still.report_charts.draw(name) for name in ("sex", "months")]
    assert "Giới tính" in words(
        still.report_sheets.charts(drawn, tmp_path / "c.pdf", unit=still.reports.own_unit_id())
    )
    with pytest.raises(EndingUnknown):
        still.report_sheets.report(still.reports.look("2"), tmp_path / "b2.doc")


def test_a_report_on_a_letter_takes_the_figures_of_the_board(school, tmp_path) -> None:
    from tests.factory import letter_file

    letter = school.incoming.receive(letter_file(tmp_path / "den.pdf")).result
    came = school.incoming.register(letter).result
    view = school.board.look()
    parts = school.drafting.get(school.drafting.report(came.id).result.id).parts
    text = json.dumps(parts, ensure_ascii=False)
    assert f"{view.whole.complete}/700 hồ sơ đầy đủ" in text and "Chi đoàn 12A6" in text
    school.board.no_aim()
    again = school.drafting.get(school.drafting.report(came.id).result.id).parts
    assert "hồ sơ đầy đủ" not in json.dumps(again, ensure_ascii=False)
