"""What a record gathers: rows of the years, times in units, status, picture, findings, codes, the history told."""

from __future__ import annotations

import io
from datetime import date

import pytest
from PIL import Image

from app.services import member_codes as codes
from app.services.member_photos import PhotoSmall, fitting
from app.services.member_spells import SpellOrder, StatusUnknown
from app.services.member_years import (
    DaysTurned,
    YearsFieldMissing,
    YearsFieldUnknown,
    YearsFieldWrong,
    YearsKindUnknown,
    YearsRowMissing,
    YearTwice,
)
from tests.factory import desk as make_desk


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path)
    made.units.add("Đoàn xã Đồng Rạng", own=True, level="commune")
    made.units.add("Chi đoàn Thôn Ngọc", level="cell")
    made.units.add("Chi đoàn Thôn Đông", level="cell")
    yield made
    made.close()


@pytest.fixture
def an(desk):
    fields = {"birth_date": "05/5/2006", "sex": "Nữ", "joined_on": "26/3/2022"}
    return desk.members.add("Lê Thị An", unit="Thôn Ngọc", fields=fields).result.id


def test_a_grade_of_a_year_stands_once_newest_first(desk, an):
    put = desk.member_years.put
    put(an, "grades", {"period": "2024", "grade": "hoan thanh tot nhiem vu"})
    last = put(an, "grades", {"period": "2024 - 25", "grade": "excellent", "remark": "gương mẫu"}).result
    assert [row.values["period"] for row in desk.member_years.of(an)["grades"]] == ["2024-2025", "2024"]
    assert last.words["grade"] == "Hoàn thành xuất sắc nhiệm vụ"
    with pytest.raises(YearTwice):
        put(an, "grades", {"period": "2024", "grade": "done"})
    put(an, "grades", {"grade": "good"}, row_id=last.id)
    desk.member_years.remove(an, "grades", last.id)
    assert len(desk.member_years.of(an)["grades"]) == 1


@pytest.mark.parametrize(
    ("kind", "fields", "refusal"),
    [
        ("grades", {"period": "2024"}, YearsFieldMissing),
        ("grades", {"period": "24", "grade": "good"}, YearsFieldWrong),
        ("grades", {"period": "2024", "grade": "giỏi"}, YearsFieldWrong),
        ("grades", {"mark": "1"}, YearsFieldUnknown),
        ("medals", {}, YearsKindUnknown),
        ("training", {"period": "2025", "group1": "21"}, YearsFieldWrong),
        ("discipline", {"form": "khiển trách"}, YearsFieldMissing),
        ("discipline", {"form": "khiển trách", "decided_on": "32/1/2026"}, YearsFieldWrong),
        (
            "positions",
            {"position": "Bí thư chi đoàn", "starts_on": "01/01/2026", "ends_on": "01/01/2025"},
            DaysTurned,
        ),
    ],
)
def test_what_is_no_row_is_refused_with_what_is_wanted(desk, an, kind, fields, refusal):
    with pytest.raises(refusal) as refused:
        desk.member_years.put(an, kind, fields)
    assert refused.value.sentence() and refused.value.advice()
    assert not any(desk.member_years.of(an).values())


def test_points_add_up_when_all_five_are_there(desk, an):
    row = desk.member_years.put(an, "training", {"period": "2025", "group1": "20", "group2": "18"}).result
    assert row.values["total"] is None
    more = {"group3": "15", "group4": "20", "group5": "19"}
    desk.member_years.put(an, "training", more, row_id=row.id)
    (row,) = desk.member_years.of(an)["training"]
    assert row.words["total"] == "92"


def test_a_measure_ends_by_the_rule_of_its_day(desk, an):
    warning = desk.member_years.put(an, "discipline", {"form": "cảnh cáo", "decided_on": "28/02/2025"}).result
    assert warning.values["expires_on"] == date(2026, 2, 28) and warning.values["state"] == "expired"
    pause = desk.member_years.put(an, "discipline", {"form": "suspension", "decided_on": "30/11/2025"}).result
    assert pause.values["expires_on"] == date(2026, 2, 28)
    out = desk.member_years.put(an, "discipline", {"form": "khai trừ", "decided_on": "01/3/2026"}).result
    assert out.values["expires_on"] is None and out.values["state"] == "running"


def test_the_newest_running_position_stands_in_the_record(desk, an):
    put = desk.member_years.put
    first = put(an, "positions", {"position": "Phó bí thư chi đoàn", "starts_on": "01/10/2024"}).result
    put(an, "positions", {"position": "Bí thư chi đoàn", "starts_on": "01/10/2025"})
    shown = lambda: desk.members.show(an)["fields"]["union_position"]  # noqa: E731
    assert shown() == "Bí thư chi đoàn"
    second = desk.member_years.of(an)["positions"][0]
    put(an, "positions", {"ends_on": "01/02/2026"}, row_id=second.id)
    assert shown() == "Phó bí thư chi đoàn"
    desk.member_years.remove(an, "positions", first.id)
    assert shown() is None
    with pytest.raises(YearsRowMissing):
        desk.member_years.remove(an, "positions", first.id)


def held(desk, an):
    rows = desk.member_years.of(an)["positions"]
    return {row.values["position"]: row.values["ends_on"] for row in rows}


def test_posts_end_with_the_unit_or_with_membership(desk, an):
    put = desk.member_years.put
    put(an, "positions", {"position": "Bí thư chi đoàn", "starts_on": "01/9/2025"})
    put(an, "positions", {"position": "Ủy viên BCH Đoàn xã", "starts_on": "01/8/2025"})
    desk.members.edit(an, fields={}, unit="Thôn Đông")
    today = desk.members.page(an).spells[-1].starts_on
    assert held(desk, an) == {"Bí thư chi đoàn": today, "Ủy viên BCH Đoàn xã": None}
    assert desk.members.show(an)["fields"]["union_position"] == "Ủy viên BCH Đoàn xã"
    change = desk.members.set_status(an, "matured", on=today)
    assert held(desk, an) == {"Bí thư chi đoàn": today, "Ủy viên BCH Đoàn xã": today}
    desk.undo.undo(change.act_id)
    assert held(desk, an)["Ủy viên BCH Đoàn xã"] is None


def test_moves_and_a_return_tell_where_somebody_was(desk, an):
    move = desk.members.move
    move([an], to="Thôn Đông", on=date(2024, 9, 5))
    with pytest.raises(SpellOrder):
        move([an], to="Thôn Ngọc", on=date(2024, 9, 4))
    desk.members.set_status(an, "removed", on=date(2025, 1, 1))
    desk.members.set_status(an, "active", on=date(2025, 6, 1))
    where = lambda on: [row.unit_name for row in desk.members.list_on(on)]  # noqa: E731
    assert where(date(2022, 3, 25)) == []
    assert where(date(2022, 3, 26)) == ["Chi đoàn Thôn Ngọc"]
    assert where(date(2024, 9, 5)) == ["Chi đoàn Thôn Đông"]
    assert where(date(2025, 3, 1)) == []
    assert where(date(2025, 6, 1)) == ["Chi đoàn Thôn Đông"]
    spells = desk.members.page(an).spells
    assert [(one.unit_name, one.how) for one in spells] == [
        ("Chi đoàn Thôn Ngọc", "transfer"), ("Chi đoàn Thôn Đông", "left"), ("Chi đoàn Thôn Đông", ""),
    ]  # fmt: skip
    with pytest.raises(StatusUnknown):
        desk.members.set_status(an, "gone")


def picture(across, down, kind="JPEG"):
    out = io.BytesIO()
    Image.new("RGB", (across, down), (120, 140, 160)).save(out, kind)
    return out.getvalue()


def test_a_picture_is_cut_to_three_by_four_and_replaced(desk, an):
    assert desk.member_photos.data(an) is None
    desk.member_photos.set(an, picture(1600, 900, "PNG"), name="the.png")
    with Image.open(io.BytesIO(desk.member_photos.data(an))) as kept:
        assert kept.size == (600, 800) and kept.format == "JPEG"
    first = desk.members.show(an)["photo_id"]
    change = desk.member_photos.set(an, picture(300, 400), box=(0.0, 0.0, 0.5, 0.5))
    with Image.open(io.BytesIO(desk.member_photos.data(an))) as kept:
        assert kept.size == (150, 200)
    desk.undo.undo(change.act_id)
    assert desk.members.show(an)["photo_id"] == first and desk.member_photos.data(an)
    desk.member_photos.remove(an)
    assert desk.members.show(an)["photo_id"] is None
    for size in ((60, 80), (10, 14)):
        with pytest.raises(PhotoSmall):
            desk.member_photos.set(an, picture(*size))


@pytest.mark.parametrize("size", [(1600, 900), (900, 1600), (300, 400), (4000, 100)])
def test_the_cut_lies_inside_and_is_three_by_four(size):
    left, top, right, bottom = fitting(*size)
    assert 0 <= left < right <= 1.000001 and 0 <= top < bottom <= 1.000001
    assert (right - left) * size[0] / ((bottom - top) * size[1]) == pytest.approx(0.75)


def test_doubles_are_found_in_the_database(desk, an):
    other = desk.members.add("LE THI AN", unit="Thôn Đông", fields={"birth_date": "05/5/2006"}).result.id
    (double,) = [one for one in desk.members.page(other).findings if one.field == "full_name"]
    assert "Lê Thị An" in double.sentence and not double.late
    assert {row.id for row in desk.member_findings.all()} == {an, other}
    assert [row.id for row in desk.member_findings.all(unit="Thôn Đông")] == [other]


def test_places_are_recognised_beside_the_text(desk, an):
    desk.members.edit(an, fields={"home_town": "xã Thái Hưng, Thái Thụy, Thái Bình"})
    assert desk.members.show(an)["places"]["home_town"]["name"] == "Xã Thái Ninh, Tỉnh Hưng Yên"
    desk.members.edit(an, fields={"home_town": "làng cũ"})
    assert desk.members.show(an)["places"] == {}


def test_labels_of_the_national_lists_to_the_letter():
    assert sum(len(entries) for entries in codes.lists().values()) == 212 and len(codes.lists()) == 11
    assert (
        codes.label_of("ethnicity", "kho me") == "Khơ Me" and codes.label_of("ethnicity", "Khmer") == "Khơ Me"
    )
    assert codes.label_of("religion", "BAHÁ’Í") == "Bahá'í"
    assert codes.label_of("education", "12/12") == "Hệ 12/12"
    assert codes.label_of("union_position", "lớp trưởng") is None
    assert ("10", "Học sinh") in codes.lists()["nghe_nghiep"]
    assert codes.spelt("ethnicity", "KINH") == "Kinh" and codes.spelt("qualification", "Kỹ sư") == "Kỹ sư"


def test_every_label_is_found_by_itself_without_accents_too():
    from app.base.text import fold

    for field in codes.LIST_OF:
        for label in codes.labels(field):
            assert codes.label_of(field, label) == label and codes.label_of(field, fold(label)) == label


def test_the_past_of_a_record_is_told_without_secrets(desk, an):
    desk.members.edit(an, fields={"id_number": "034306012345", "phone": "0912345678"})
    desk.member_years.put(an, "grades", {"period": "2025", "grade": "good"})
    desk.members.move([an], to="Thôn Đông", on=date(2026, 1, 1))
    lines = [(line.what, line.before, line.after) for line in desk.member_past.of(an)]
    assert ("Đơn vị", "Chi đoàn Thôn Ngọc", "Chi đoàn Thôn Đông") in lines
    assert ("Số CCCD", "", "••••") in lines
    assert any(what.startswith("Đánh giá") and "Hoàn thành tốt" in after for what, _, after in lines)
    assert lines[-1][0] == "Lập hồ sơ"
