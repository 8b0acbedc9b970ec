"""Members in from sheets and out to the national one: planned, written in one act, taken back, recognised again."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import text

from app.base.errors import Cancelled
from app.domain.national_sheet import COLUMNS
from app.services.member_exports import LabelsMissing, Unlisted
from app.services.member_import_plan import Decision, Options, Plan, Verdict
from app.services.member_import_units import bare_unit, founded_name
from tests.factory import Line
from tests.factory import desk as make_desk
from tests.intake.sheets_made import book, national

AN = {
    "full_name": "Nguyễn Văn An", "code": "9000001", "sex": "Nam", "born": "05/03/2004", "ethnicity": "Kinh", "religion": "Không",
    "home_town": "Xã Đồng Rạng", "phone": "0912345678", "joined_on": "26/03/2020", "education": "Hệ 12/12",
    "national_training": "Đã đăng ký", "national_awards": "Không", "unit": "Chi đoàn 10A1",
}  # fmt: skip
BINH = {
    "full_name": "Trần Thị Bình",
    "code": "9000002",
    "sex": "Nữ",
    "born": "09/12/2005",
    "unit": "Chi đoàn 10A2",
}


@pytest.fixture
def desk(tmp_path: Path) -> Any:
    made = make_desk(tmp_path)
    made.units.add("Đoàn trường THPT Đồng Rạng", own=True)
    yield made
    made.close()


def counts(plan: Plan) -> tuple[int, ...]:
    return tuple(plan.counts[one] for one in Verdict)


def take(desk: Any, path: Path, **more: Any) -> Any:
    return desk.member_imports.carry_out(desk.member_imports.plan(path, Options(**more)))


def test_in_out_and_in_again_changes_nothing(desk: Any, tmp_path: Path) -> None:
    path = national(tmp_path / "in.xlsx", [AN, BINH])
    plan = desk.member_imports.plan(path)
    assert counts(plan) == (2, 0, 0, 0, 0) and plan.new_units == ("Chi đoàn 10A1", "Chi đoàn 10A2")
    done = desk.member_imports.carry_out(plan)
    assert (done.result.added, done.undo) == (2, True)
    shown = desk.members.show("9000001")
    assert (shown["unit"], shown["fields"]["national_training"]) == ("Chi đoàn 10A1", "Đã đăng ký")
    assert counts(desk.member_imports.plan(path)) == (0, 0, 2, 0, 0)
    out = tmp_path / "out.xlsx"
    exported = desk.member_exports.write(out)
    assert (exported.rows, exported.told_count) == (2, 0)
    assert counts(desk.member_imports.plan(out)) == (0, 0, 2, 0, 0)


def test_the_sheet_that_goes_out_is_the_national_one_to_the_letter(
    desk: Any, tmp_path: Path, assert_valid_xlsx: Any
) -> None:
    take(desk, national(tmp_path / "in.xlsx", [AN, BINH]))
    desk.members.edit("9000002", fields={"home_town": "=HYPERLINK(1)"})
    desk.member_exports.write(tmp_path / "out.xlsx")
    assert_valid_xlsx(tmp_path / "out.xlsx")
    made = openpyxl.load_workbook(tmp_path / "out.xlsx")
    sheet, data = made["DSDV"], made["DATA"]
    heads = [[sheet.cell(row, at + 1).value or "" for at in range(33)] for row in (5, 6)]
    assert heads[0] == [one.head for one in COLUMNS] and heads[1] == [one.under for one in COLUMNS]
    assert heads[0][12] == "Trình độ văn hóa "
    assert {str(one) for one in sheet.merged_cells.ranges} >= {"A5:A6", "D5:E5", "AG5:AG6"}
    assert "D5:D6" not in {str(one) for one in sheet.merged_cells.ranges}
    assert (sheet["A2"].value, sheet["A3"].value) == ("DANH SÁCH ĐOÀN VIÊN", "ĐOÀN TRƯỜNG THPT ĐỒNG RẠNG")
    row = {one.field: sheet.cell(7, at + 1) for at, one in enumerate(COLUMNS)}
    assert (row["ordinal"].value, row["born_male"].value, row["code"].value, row["phone"].value) == (
        1,
        "05/03/2004",
        "9000001",
        "0912345678",
    )
    assert row["code"].data_type == "s" and row["phone"].data_type == "s"
    risky = sheet.cell(8, 8)
    assert risky.value == "=HYPERLINK(1)" and risky.data_type == "s" and risky.quotePrefix
    assert data.sheet_state == "hidden"
    assert [data.cell(1, at).value for at in (1, 2, 7, 8)] == [5, "Kinh", 4, "Tiểu học"]
    assert (data.max_row, data.max_column) == (64, 22)


def test_values_without_a_legal_label_are_told(desk: Any, tmp_path: Path) -> None:
    take(desk, national(tmp_path / "in.xlsx", [AN | {"religion": "Thờ cúng tổ tiên"}]))
    done = desk.member_exports.write(tmp_path / "out.xlsx")
    assert [(one.name, one.field, one.value) for one in done.told] == [
        ("Nguyễn Văn An", "religion", "Thờ cúng tổ tiên")
    ]
    assert openpyxl.load_workbook(tmp_path / "out.xlsx")["DSDV"]["G7"].value is None
    desk.member_exports.write(tmp_path / "keep.xlsx", unlisted=Unlisted.KEEP)
    assert openpyxl.load_workbook(tmp_path / "keep.xlsx")["DSDV"]["G7"].value == "Thờ cúng tổ tiên"
    with pytest.raises(LabelsMissing):
        desk.member_exports.write(tmp_path / "no.xlsx", unlisted=Unlisted.REFUSE)
    assert not (tmp_path / "no.xlsx").exists()


def test_what_changes_is_told_field_by_field_and_empty_cells_wipe_nothing(desk: Any, tmp_path: Path) -> None:
    take(desk, national(tmp_path / "in.xlsx", [AN, BINH]))
    path = national(
        tmp_path / "again.xlsx",
        [AN | {"phone": "0987654321", "home_town": None, "full_name": "NGUYEN VAN AN"}, BINH],
    )
    plan = desk.member_imports.plan(path)
    assert counts(plan) == (0, 1, 1, 0, 0) and dict(plan.by_field) == {"phone": 1}
    (line,) = plan.lines(Verdict.CHANGED)
    assert line.changes == (("phone", "0912345678", "0987654321"),)
    desk.member_imports.carry_out(plan)
    fields = desk.members.show("9000001")["fields"]
    assert (fields["phone"], fields["home_town"], fields["full_name"]) == (
        "0987654321",
        "Xã Đồng Rạng",
        "Nguyễn Văn An",
    )
    wiped = desk.member_imports.plan(path, Options(wipe=True))
    assert dict(wiped.by_field) == {"home_town": 1}


def test_one_step_takes_the_whole_file_back(desk: Any, tmp_path: Path) -> None:
    take(desk, national(tmp_path / "in.xlsx", [AN]))
    take(desk, national(tmp_path / "more.xlsx", [AN | {"phone": "0987654321"}, BINH]))
    assert len(desk.members.list()) == 2
    desk.undo.undo()
    assert [row.full_name for row in desk.members.list()] == ["Nguyễn Văn An"]
    assert desk.members.show("9000001")["fields"]["phone"] == "0912345678"
    assert desk.members.search("tran thi binh") == ()
    desk.undo.redo()
    assert len(desk.members.list()) == 2


def test_a_large_file_is_taken_back_in_one_step_too(desk: Any, tmp_path: Path) -> None:
    rows = [
        ["Họ và tên", "Mã đoàn viên", "Năm sinh"],
        *[["Lê Thị Ước", f"T{n:05}", 2004 + n % 4] for n in range(1500)],
    ]
    done = take(desk, book(tmp_path / "in.xlsx", rows))
    assert done.result.added == 1500
    desk.undo.undo()
    assert desk.members.list() == () and desk.members.search("uoc") == ()
    desk.undo.redo()
    assert len(desk.members.search("uoc", limit=2000)) == 1500


def test_doubles_wait_for_a_person(desk: Any, tmp_path: Path) -> None:
    take(desk, national(tmp_path / "in.xlsx", [AN]))
    bare = {name: AN[name] for name in ("full_name", "sex", "born", "unit")} | {"phone": "0987654321"}
    path = national(tmp_path / "bare.xlsx", [bare])
    plan = desk.member_imports.plan(path)
    assert counts(plan) == (0, 0, 0, 1, 0)
    (doubt,) = plan.doubts.values()
    assert doubt.changes == ("phone",) and "9000001" in doubt.why
    assert doubt.why.endswith("Chi đoàn 10A1") and doubt.unit == "Chi đoàn 10A1"
    aside = desk.member_imports.carry_out(plan).result
    assert (aside.added, aside.changed, aside.set_aside) == (0, 0, 1)
    same = desk.member_imports.carry_out(desk.member_imports.plan(path), {doubt.row: Decision.SAME}).result
    assert (same.added, same.changed) == (0, 1)
    other = national(tmp_path / "other.xlsx", [bare | {"phone": "0977777777"}])
    plan = desk.member_imports.plan(other)
    new = desk.member_imports.carry_out(plan, dict.fromkeys(plan.doubts, Decision.NEW)).result
    assert (new.added, new.changed) == (1, 0)
    assert len(desk.members.list()) == 2


def test_the_same_identity_number_name_and_birth_is_the_same_person(desk: Any, tmp_path: Path) -> None:
    take(desk, national(tmp_path / "in.xlsx", [AN | {"id_number": "034204000001"}]))
    bare = {
        "full_name": "Nguyễn Văn An",
        "sex": "Nam",
        "born": "05/03/2004",
        "id_number": "034204000001",
        "email": "an@example.org",
    }
    plan = desk.member_imports.plan(national(tmp_path / "again.xlsx", [bare]))
    assert counts(plan) == (0, 1, 0, 0, 0)
    foreign = bare | {"full_name": "Lê Văn Khác", "born": "05/03/2003"}
    plan = desk.member_imports.plan(national(tmp_path / "foreign.xlsx", [foreign]))
    assert counts(plan) == (0, 0, 0, 1, 0)


def test_one_code_for_two_people_is_refused_for_both(desk: Any, tmp_path: Path) -> None:
    path = national(tmp_path / "in.xlsx", [AN, BINH | {"code": "9000001"}, BINH, BINH])
    plan = desk.member_imports.plan(path)
    assert counts(plan) == (1, 0, 0, 0, 3)
    assert {fault.row for fault in plan.refused} == {7, 8, 10}
    assert all(fault.column == "C (Mã định danh đoàn viên)" for fault in plan.refused)


def test_a_code_with_another_name_and_birth_is_doubtful(desk: Any, tmp_path: Path) -> None:
    take(desk, national(tmp_path / "in.xlsx", [AN]))
    plan = desk.member_imports.plan(national(tmp_path / "x.xlsx", [BINH | {"code": "9000001"}]))
    assert counts(plan) == (0, 0, 0, 1, 0)


def test_who_is_kept_under_two_names_is_found_by_the_first(desk: Any, tmp_path: Path) -> None:
    take(desk, national(tmp_path / "in.xlsx", [AN]))
    desk.members.edit("9000001", fields={"other_name": "Tư"})
    bare = {name: AN[name] for name in ("full_name", "sex", "born", "unit")} | {"phone": "0987654321"}
    assert counts(desk.member_imports.plan(national(tmp_path / "bare.xlsx", [bare]))) == (0, 0, 0, 1, 0)


def test_a_move_keeps_the_time_in_the_old_unit(desk: Any, tmp_path: Path) -> None:
    take(desk, national(tmp_path / "in.xlsx", [AN, BINH]))
    path = national(tmp_path / "moved.xlsx", [AN | {"unit": "Chi đoàn 10A2", "phone": "0987654321"}])
    plan = desk.member_imports.plan(path)
    assert set(plan.by_field) == {"unit_id", "phone"}
    desk.member_imports.carry_out(plan)
    shown = desk.members.show("9000001")
    assert (shown["unit"], shown["fields"]["phone"]) == ("Chi đoàn 10A2", "0987654321")
    with desk.store.read() as session:
        assert session.execute(text("SELECT count(*) FROM member_spell")).scalar() == 1
    unknown = national(tmp_path / "unknown.xlsx", [AN | {"unit": "Chi đoàn Không Có", "phone": "0987654321"}])
    assert set(desk.member_imports.plan(unknown).by_field) <= {"unit_id"}


def test_rows_go_to_a_named_unit_when_theirs_is_not_there(desk: Any, tmp_path: Path) -> None:
    home = desk.units.add("Chi đoàn Giáo viên").result
    plan = desk.member_imports.plan(national(tmp_path / "in.xlsx", [AN]), Options(unit=home.id))
    assert plan.new_units == ()
    desk.member_imports.carry_out(plan)
    assert desk.members.show("9000001")["unit"] == "Chi đoàn Giáo viên"


def test_a_class_is_its_unit_however_it_is_written(desk: Any, tmp_path: Path) -> None:
    there = desk.units.add("Chi đoàn 10A1").result
    names = ["10A1", "Lớp 10a1", "10 A2", "Chi đoàn 10A2", "10/1"]
    rows = [
        ["Họ và tên", "Ngày sinh", "Lớp"],
        *[[f"Lê Thị {chr(65 + n)}n", f"0{n + 1}/03/2008", name] for n, name in enumerate(names)],
    ]
    plan = desk.member_imports.plan(book(tmp_path / "in.xlsx", rows))
    assert plan.new_units == ("Chi đoàn 10 A2", "Chi đoàn 10/1")
    done = desk.member_imports.carry_out(plan)
    assert done.result.units == plan.new_units and len(desk.units.tree()) == 4
    assert len(desk.members.list(unit=there.id)) == 2
    assert (
        bare_unit("10/1") != bare_unit("101") and founded_name("Chi đoàn Giáo viên") == "Chi đoàn Giáo viên"
    )


def test_a_chosen_map_is_remembered_for_its_head(desk: Any, tmp_path: Path) -> None:
    rows = [
        ["Người", "Mốc", "Số"],
        ["Nguyễn Văn An", "26/03/2020", "A-17"],
        ["Trần Thị Bình", "26/03/2021", "A-18"],
    ]
    path = book(tmp_path / "in.xlsx", rows)
    take(desk, path, columns={0: "full_name", 1: "joined_on", 2: "card_number"})
    assert [row.joined_on.isoformat() for row in desk.members.list()] == ["2020-03-26", "2021-03-26"]
    again = book(
        tmp_path / "other.xlsx", [["Danh sách mới"], rows[0], ["Lê Văn Cường", "26/03/2022", "A-19"]]
    )
    look = desk.member_imports.look(again)
    assert look.sheets[look.chosen or 0].columns == {0: "full_name", 1: "joined_on", 2: "card_number"}


def test_cancelled_nothing_stands(desk: Any, tmp_path: Path) -> None:
    class Stop:
        def step(self, done: int, total: int, label: str) -> None:
            raise Cancelled

    path = national(tmp_path / "in.xlsx", [AN])
    plan = desk.member_imports.plan(path)
    with pytest.raises(Cancelled):
        desk.member_imports.carry_out(plan, progress=Stop())
    assert desk.members.list() == () and len(desk.units.tree()) == 1
    desk.member_imports.carry_out(plan)  # the plan itself is as good as before
    assert desk.members.show("9000001")["unit"] == "Chi đoàn 10A1"


def test_there_and_here_compared(desk: Any, tmp_path: Path) -> None:
    take(desk, national(tmp_path / "in.xlsx", [AN, BINH]))
    new = desk.members.add("Lê Văn Mới", unit="Chi đoàn 10A1").result
    cuong = {
        "full_name": "Lê Quốc Cường",
        "code": "9000003",
        "sex": "Nam",
        "born": "01/02/2006",
        "unit": "Chi đoàn 10A1",
    }
    before = len(desk.members.list())
    found = desk.member_compare.compare(
        national(tmp_path / "there.xlsx", [AN | {"phone": "0900000000"}, cuong]), unit="Đoàn trường"
    )
    assert [(one.name, [name for name, _, _ in one.changes]) for one in found.differing] == [
        ("Nguyễn Văn An", ["phone"])
    ]
    assert [one.name for one in found.not_here] == ["Lê Quốc Cường"]
    assert [one.id for one in found.not_there] == [new.id]
    assert [one.name for one in found.gone_there] == ["Trần Thị Bình"]
    assert len(desk.members.list()) == before


def test_past_imports_are_told_and_taken_back(desk: Any, tmp_path: Path) -> None:
    path = national(tmp_path / "in.xlsx", [AN, BINH])
    first = take(desk, path)
    again = desk.member_imports.plan(path)
    assert any("đã được nhập lúc" in words for words in again.rows.warnings)
    (one,) = desk.member_imports.batches()
    assert (one.file, one.added, one.mine, one.taken_back, one.undoable) == ("in.xlsx", 2, True, False, True)
    desk.undo.undo(first.act_id)
    (one,) = desk.member_imports.batches()
    assert (one.taken_back, one.undoable) == (True, False)
    assert desk.member_imports.seen_before(one_digest(path)) is None
    desk.undo.redo()
    assert desk.member_imports.batches()[0].undoable


def one_digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_command_line(capsys: Any, tmp_path: Path) -> None:
    vanthu = Line(tmp_path, capsys)
    path = national(
        tmp_path / "in.xlsx", [AN, BINH, {"full_name": "Lê Sai", "sex": "Nam", "born": "31/02/2004"}]
    )
    dry = vanthu.json("members", "import", path, "--dry-run")
    assert (dry["rows"], dry["added"], dry["dry_run"]) == (3, 2, True)
    (refused,) = dry["refused"]
    assert (refused["sheet"], refused["row"], refused["column"], refused["value"]) == (
        "DSDV",
        9,
        "D (Ngày sinh | Nam)",
        "31/02/2004",
    )
    assert refused["reason"] and refused["remedy"]
    done = vanthu.json("members", "import", path)
    assert (done["added"], done["units"]) == (2, ["Chi đoàn 10A1", "Chi đoàn 10A2"])
    again = vanthu.json("members", "import", path)
    assert (again["added"], again["unchanged"]) == (0, 2)
    out = vanthu.json("members", "export", tmp_path / "out.xlsx", "--layout", "yum")
    assert out["rows"] == 2
    assert vanthu.json("members", "compare", tmp_path / "out.xlsx")["same"] == 2
    (past, first) = vanthu.json("members", "imports")["imports"]
    assert (past["file"], past["undoable"], first["added"]) == ("in.xlsx", False, 2)
    assert not vanthu.json("members", "imports", "--undo", first["act_id"])["imports"][1]["undoable"]
    assert vanthu.json("members", "import", path)["added"] == 2
    odd = book(
        tmp_path / "odd.xlsx",
        [["Ai", "Khi nào"], ["Phạm Thị Dung", "26/03/2021"], ["Phạm Thị Em", "26/03/2021"]],
    )
    (tmp_path / "map.json").write_text('{"Ai": "Họ và tên", "B": "joined_on"}', encoding="utf-8")
    assert vanthu.json("members", "import", odd, "--map", tmp_path / "map.json")["added"] == 2
    (tmp_path / "map.json").write_text('{"Không có": "phone"}', encoding="utf-8")
    assert vanthu.refused("members", "import", odd, "--map", tmp_path / "map.json")["code"] == "BANG-008"
    assert "Họ và tên" in vanthu("members", "import", path, "--columns").out
