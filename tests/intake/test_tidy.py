"""What a scanner leaves behind: marks, dirt, columns, posts under a stamp. Lines as a picture's reader gives them."""

from __future__ import annotations

import pytest

from app.intake import Box, Column, FileType, How, Line, Page, SourceText, guess
from app.intake.extract.near import distance, same_kind, same_organ
from app.intake.extract.posts import post
from app.intake.extract.spelling import spelled
from app.intake.extract.tidy import tidied
from app.intake.source import SeenWord


def scan(*rows: tuple[float, float, float, str], sure: float = 0.95) -> SourceText:
    """Rows (x0, y0, x1, text); words are spread over their line."""
    lines, words = [], []
    for x0, y0, x1, text in rows:
        lines.append(Line(text, Box(x0, y0, x1, y0 + 4.5)))
        parts = text.split()
        step = (x1 - x0) / len(parts)
        words += [
            SeenWord(part, Box(x0 + i * step, y0, x0 + (i + 1) * step, y0 + 4.5), sure)
            for i, part in enumerate(parts)
        ]
    return SourceText(FileType.PDF, How.OCR, (Page(1, tuple(lines), 210, 297, words=tuple(words)),), 1)


LETTER = (
    (34, 22, 80, "UBND TĨNH PHÚ LỘC"), (93, 22, 176, "CỘNG HÒA XÃ HỌI CHỦ NGHĨA VIỆT NAM"), (49, 27, 65, "SỞ V TẺ"),
    (108, 28, 161, "Độc lập - Tự do - Hạnh phúc"), (39, 36, 74, "Sá:2pŠ¿ _/SYT-NVY"), (96, 37, 166, "Phú Lộc, ngày |Ô tháng 10 năm 2026"),
    (38, 43, 85, "V/w góp ý kiên việc phòng chông"), (37, 48, 66, "dịch bệnh"), (24, 52, 25, "`"),
    (60, 60, 150, "Kính gửi: Trung tâm y tê các xã"),
    (40, 75, 184, "Thực hiện kế hoạch của ngành, Giám đốc Sở Y tế đề nghị các đơn vị tổ chức đóng góp ý kiến bằng văn bản,"),
    (28, 81, 184, "gửi về Sở Y tế trước ngày 18/10/2026; nêu rõ những khó khăn, vướng mắc trong quá trình thực hiện tại"),
    (28, 87, 184, "cơ sở và đề xuất nội dung cần sửa đổi, bổ sung cho phù hợp với tình hình thực tế của từng địa phương./."),
    (27, 150, 44, "Mơi nhận:"), (27, 155, 49, "~ Như trên;"), (27, 160, 60, "~- Lưu: VT, NVY."), (138, 150, 166, "'GIÁM ĐÓC"),
    (135, 155, 170, "PHÓ GIÁM ĐÓC"), (120, 165, 130, ". ©ø"), (130, 185, 172, "Nguyên Thị Hiều"),
)  # fmt: skip


def test_a_bad_scan_of_a_letter():
    found = guess(scan(*LETTER))
    value = {
        name: one["value"] if one else None
        for name, one in found.to_json().items()
        if not isinstance(one, list)
    }
    assert value["issuer"] == "SỞ Y TẾ"
    assert value["notation"] == "SYT-NVY"
    assert value["number"] is None
    assert value["date"] is None
    assert value["place"] == "Phú Lộc"
    assert value["subject"] == "góp ý kiến việc phòng chống dịch bệnh"
    assert (value["authority"], value["position"], value["signer"]) == (
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Nguyễn Thị Hiếu",
    )
    assert [one.value for one in found.addressees] == ["Trung tâm y tế các xã"]
    assert [one.value for one in found.recipients] == ["Như trên", "Lưu: VT, NVY"]
    assert {one.value for one in found.unread} == {"number", "date"}
    assert all(one.box is not None for one in found.unread)


def test_a_printed_number_that_was_read_well_is_given():
    rows = [(*row[:3], "Số: 82/SYT-NVY" if row[3].startswith("Sá") else row[3]) for row in LETTER]
    assert guess(scan(*rows)).number.value == "82"
    assert guess(scan(*rows, sure=0.4)).number is None


def test_no_surer_than_the_reader_was():
    rows = [(*row[:3], "Số: 82/SYT-NVY" if row[3].startswith("Sá") else row[3]) for row in LETTER]
    found = guess(scan(*rows, sure=0.7))
    assert found.issuer.certainty < 0.8
    assert found.signer.certainty < 0.8


def test_lines_of_a_text_layer_pass_untouched():
    source = SourceText(FileType.PDF, How.TEXT, (Page(1, (Line("kiêm tra ~ ĐÐ", Box(30, 30, 60, 34)),)),), 1)
    assert tidied(source) is source


def test_columns_by_place_and_dirt_thrown_away():
    lines = tidied(scan(*LETTER)).pages[0].lines
    sides = {line.text: line.column for line in lines}
    assert sides["SỞ Y TẾ"] is Column.LEFT
    assert sides["GIÁM ĐỐC"] is Column.RIGHT
    assert sides["- Như trên;"] is Column.LEFT
    assert "`" not in sides


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Họp kiêm tra, giám sát công tác y tê", "Họp kiểm tra, giám sát công tác y tế"),
        ("SỞ Y TẺ", "SỞ Y TẾ"),
        ("Ông Đồng Văn Ý", "Ông Đồng Văn Ý"),
        ("phường Án Khê", "phường Án Khê"),
        ("làm chủ để tham gia", "làm chủ để tham gia"),
        ("kết thúc Dựán", "kết thúc Dự án"),
        ("các bạn trẻ", "các bạn trẻ"),
    ],
)  # fmt: skip
def test_marks_put_right_only_where_one_word_fits(read, printed):
    assert spelled(read) == printed


@pytest.mark.parametrize(
    ("read", "told"),
    [
        ("GIÁẤYMỜI", "GIẤY MỜI"),
        ("KÉ HOẠCH", "KẾ HOẠCH"),
        ("QUYÉT ĐỊNH:", "QUYẾT ĐỊNH:"),
        ("ĐỀ ÁN", "ĐỀ ÁN"),
        ("SỞ NỘI VỤ", None),
    ],
)
def test_kinds_read_with_a_fault(read, told):
    assert same_kind(read) == told


def test_posts_and_organs_read_with_a_fault():
    assert post("KÍGIÁM ĐÓC") == ("ki", "GIÁM ĐỐC")
    assert post("CIÁNH THANH TRA") == ("", "CHÁNH THANH TRA")
    assert post("PHÓ GIÁM Đ") == ("", "PHÓ GIÁM ĐỐC")
    assert post("JÊU TRƯỞNG") == ("", "HIỆU TRƯỞNG")  # the stamp lies over its first letters
    assert post("VỤ TRƯỞNG") == ("", "VỤ TRƯỞNG")
    assert same_organ("BỘ NỘI VỤ") == "BỘ NỘI VỤ"
    assert same_organ("SỞ V TẺ") == "SỞ Y TẾ"
    assert same_organ("CHI ĐOÀN THÔN ĐÔNG") is None
    assert distance("giamdoc", "giamdov", 2) == 1


@pytest.mark.parametrize(
    ("foot", "authority", "position", "signer"),
    [
        (("1j BAN THƯỜNG VỤ", "CHỦ TỊCH", "Bùi Văn Khôi"), "TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Bùi Văn Khôi"),
        (("KT. CHỦ TỊCH", "22 CHỦ TỊCH", "Lương Quốc Bảo"), "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lương Quốc Bảo"),
        (("SL. GIÁM ĐỐC", "PHÓ f1 ÂM ĐC", "*' Vũ Đình \"Toàn"), "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Vũ Đình Toàn"),
    ],
)  # fmt: skip
def test_a_foot_under_a_stamp(foot, authority, position, signer):
    rows = LETTER[:-4] + tuple((130.0, 150.0 + 8 * index, 172.0, text) for index, text in enumerate(foot))
    found = guess(scan(*rows))
    assert found.authority.value == authority
    assert found.position.value == position
    assert found.signer.value == signer


@pytest.mark.parametrize(
    ("position", "authority"), [("PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC"), ("PHÓ BÍ THƯ", None), ("GIÁM ĐỐC", None)]
)
def test_a_deputy_of_one_head_signs_in_the_heads_place_and_a_deputy_of_a_committee_may_not(
    position, authority
):
    rows = (*LETTER[:-4], (130, 150, 166, position), (130, 185, 166, "Đinh Văn Khải"))
    found = guess(scan(*rows))
    assert found.position.value == position
    assert (found.authority and found.authority.value) == authority
    assert found.authority is None or found.authority.certainty <= 0.5


def test_a_name_of_two_words_under_a_stamp_is_not_sure():
    rows = (*LETTER[:-4], (130, 150, 166, "GIÁM ĐỐC"), (130, 185, 160, "Đinh Khải"))
    assert guess(scan(*rows)).signer.certainty < 0.8


def test_a_subject_ends_before_a_paragraph_that_is_set_in():
    rows = (
        (34, 22, 80, "NHÀ THIẾU NHI"), (49, 30, 75, "Số: 7/TB-NTN"), (96, 37, 166, "Phú Lộc, ngày 10 tháng 10 năm 2026"),
        (85, 50, 125, "THÔNG BÁO"), (62, 56, 148, "Về việc chiêu sinh các lớp năng khiếu"),
        (40, 64, 190, "Nhà Thiếu nhi tỉnh thông báo chiêu sinh các lớp múa, võ, cờ, vẽ và đàn dành cho thiếu nhi"),
        (30, 71, 190, "từ sáu tuổi trở lên trong dịp hè này như sau, kính mời phụ huynh đăng ký cho con em tham gia"),
        (30, 78, 110, "tại phòng nghiệp vụ của Nhà Thiếu nhi."),
    )  # fmt: skip
    assert guess(scan(*rows)).subject.value == "chiêu sinh các lớp năng khiếu"
