"""Habits of other hands: columns set apart, hanging lists, wrapped cells, days that are no deadlines, changed words."""

from __future__ import annotations

import io

import pytest

from app.intake import Column, guess, read_bytes
from tests.intake.conftest import differences, plain
from tests.intake.test_foreign_pdf import Sheet


@pytest.fixture
def sheet(faces):
    return Sheet(faces)


def _days(text):
    head = "ĐOÀN XÃ TÂN LỘC\n***\nSố: 5-CV/ĐTN\nTân Lộc, ngày 01 tháng 6 năm 2026\nKính gửi: Các chi đoàn\n"
    return plain(guess(read_bytes((head + text).encode(), "thu.txt")))["deadlines"]


def test_a_foot_whose_sides_share_no_base_line(sheet):
    """HTML printed to PDF: the sides have different leading, so that no row holds both."""
    sheet.at(110, 30, "THÔNG BÁO", bold=True, centre=True)
    sheet.at(110, 37, "Lịch thẩm định sổ đoàn viên", bold=True, centre=True)
    sheet.body(50, "Các đơn vị cập nhật dữ liệu trên phần mềm trước ngày 30/9/2026 để Ban thẩm định.")
    sheet.at(150, 80, "TM. BAN THƯỜNG VỤ", bold=True, centre=True)
    for index, line in enumerate(("Nơi nhận:", "- Thường trực Thành đoàn;", "- Lưu: VP, BTCKT.")):
        sheet.at(30, 83.2 + 5.6 * index, line, size=11)
    sheet.at(150, 86.3, "BÍ THƯ", centre=True)
    sheet.at(150, 110, "Phù Ngọc Trâm", bold=True, centre=True)
    assert differences(guess(sheet.read()), {
        "authority": "TM. BAN THƯỜNG VỤ", "position": "BÍ THƯ", "signer": "Phù Ngọc Trâm",
        "recipients": ["Thường trực Thành đoàn", "Lưu: VP, BTCKT"],
    }) == []  # fmt: skip


def test_text_behind_a_list_mark_is_no_column(sheet):
    sheet.at(110, 30, "QUYẾT ĐỊNH:", bold=True, centre=True)
    sheet.at(30, 40, "Điều 1.")
    sheet.at(56, 40, "Thành lập Ban Tổ chức gồm 09 ông (bà) có tên trong danh sách.")
    sheet.at(30, 47, "Điều 2.")
    sheet.at(56, 47, "Ban Tổ chức tự giải thể sau khi hoàn thành nhiệm vụ./.")
    sheet.at(30, 56, "Nơi nhận:", bold=True)
    sheet.at(150, 56, "Q. HIỆU TRƯỞNG", bold=True, centre=True)
    sheet.at(30, 62, "- Như Điều 1;")
    sheet.at(30, 68, "- Lưu: VT.")
    sheet.at(150, 85, "Ong Thế Vinh", bold=True, centre=True)
    source = sheet.read()
    body = [line for line in source.pages[0].lines if line.text.startswith("Điều")]
    assert [line.text[:18] for line in body] == ["Điều 1. Thành lập ", "Điều 2. Ban Tổ chứ"]
    assert all(line.column is Column.WHOLE for line in body)
    assert plain(guess(source))["recipients"] == ["Như Điều 1", "Lưu: VT"]


def test_a_date_alone_on_the_next_line_of_a_list_or_a_cell(sheet):
    sheet.at(30, 30, "Số: 5-CV/ĐTN")
    sheet.at(110, 30, "Tân Lộc, ngày 01 tháng 3 năm 2026")
    sheet.at(30, 40, "Kính gửi: Các chi đoàn")
    sheet.at(30, 50, "- Chi đoàn nộp bản vẽ cổng trại cho đồng chí phụ trách, hạn cuối là thứ Hai, ngày")
    sheet.at(36, 57, "09/3/2026.")
    for x, cell in ((30, "Báo cáo sơ kết"), (90, "Các đơn vị"), (150, "Trước ngày")):
        sheet.at(x, 70, cell)
    sheet.at(150, 76, "25/12/2026")
    assert plain(guess(sheet.read()))["deadlines"] == ["2026-03-09", "2026-12-25"]


def test_authority_across_both_columns_of_a_typed_foot():
    """Word without a table: the authority is centred by tabs above the row of label and position."""
    import docx

    document = docx.Document()
    for line in ("Số: 12-CV/TĐTN", "Kính gửi: Các xã đoàn", "Ban Thường vụ đề nghị các đơn vị triển khai.",
                 "\t\tTM. BAN THƯỜNG VỤ TỈNH ĐOÀN", "Nơi nhận:\t\tPHÓ BÍ THƯ", "- Như trên;", "- Lưu VP.", "",
                 "\tHà Văn Đăng"):  # fmt: skip
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    assert differences(guess(read_bytes(stream.getvalue(), "thu.docx")), {
        "authority": "TM. BAN THƯỜNG VỤ TỈNH ĐOÀN", "position": "PHÓ BÍ THƯ", "signer": "Hà Văn Đăng",
    }) == []  # fmt: skip


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Học sinh nộp bài dự thi trước ngày 20/6/2026.", ["2026-06-20"]),
        ("Sinh viên đăng ký từ ngày 05 đến ngày 12/6/2026.", ["2026-06-12"]),
        ("Gửi báo cáo công tác trước ngày 15/12/2026.", ["2026-12-15"]),
        ("Hạn bổ sung, giải trình (nếu có): hết ngày 16/6/2026.", ["2026-06-16"]),
        ("Hạn chót 12h trưa 21/6/2026.", ["2026-06-21"]),
        ("Danh sách gửi lại trước 11h30’ ngày 27/6/2026.", ["2026-06-27"]),
        ("Thứ Tư (17/6/2026): các trường hoàn thành xét duyệt.", ["2026-06-17"]),
        ("3. Ngày 05/7/2026: các đơn vị gửi báo cáo.", ["2026-07-05"]),
        ("Các chi đoàn phản ánh trong vòng 07 ngày kể từ ngày ký.", ["2026-06-08"]),
        ("Gửi ý kiến trong thời hạn 05 ngày làm việc kể từ ngày ban hành văn bản này.", ["2026-06-08"]),
        # No deadline, or none that can be known.
        ("Gửi hồ sơ trong vòng 05 ngày kể từ ngày nhận được công văn này.", []),
        ("Quy chế có hiệu lực sau 15 ngày kể từ ngày ký.", []),
        ("Nếu không có khiếu nại trước ngày 05/7/2026 thì kết quả là chính thức.", []),
        ("Chi đoàn đã thu 38/40 đoàn phí trước ngày 15/6/2026.", []),
        ("Người sinh trước ngày 01/7/2026 không thuộc diện xét.", []),
        ("Thời hạn sử dụng: đến 31/12/2026.", []),
        ("Mở lớp từ ngày 01 đến ngày 10 tháng 6 năm 2026. Các đơn vị cập nhật xong sổ sách.", []),
    ],
)  # fmt: skip
def test_days_asked_and_days_only_named(text, days):
    assert _days(text) == days


def test_a_blank_day_still_has_its_month():
    text = "Số: .... -BC/ĐTN\nTân Lộc, ngày .... tháng 11 năm 2026\nBÁO CÁO\nTổng kết năm\nHoàn thành 100% trước ngày {}."
    for day, found in (("31/10/2026", []), ("15/12/2026", ["2026-12-15"])):
        assert plain(guess(read_bytes(text.format(day).encode(), "thu.txt")))["deadlines"] == found


@pytest.mark.parametrize(
    ("text", "cite"),
    [
        ("Theo Công văn 77-CV/ĐTN ngày 05.01.2026 của Đoàn xã Tân Lộc và tình hình nhà trường, Đoàn trường mở lớp.",
         ("CV", "77", "CV/ĐTN", "2026-01-05", "Đoàn xã Tân Lộc")),
        ("Phúc đáp văn bản số 64-CV/ĐTN của Đoàn xã Tân Lộc đề ngày 02/6/2026, Công ty đồng ý.",
         ("CV", "64", "CV/ĐTN", "2026-06-02", "Đoàn xã Tân Lộc")),
        ("Theo Công văn số 23-CV/BTG ngày 30/3/2026 của Ban Tuyên giáo và Dân vận Trung ương, Ban Tuyên giáo và Dân vận Tỉnh ủy "
         "hướng dẫn.", ("CV", "23", "CV/BTG", "2026-03-30", "Ban Tuyên giáo và Dân vận Trung ương")),
        ("Theo Kế hoạch phối hợp số 345/KHPH-SYT-TĐTN ngày 03/01/2026 giữa hai cơ quan.",
         ("KH", "345", "KHPH-SYT-TĐTN", "2026-01-03", None)),
        ("Căn cứ Công văn SỐ 1735/ĐTN-BTG ngày 08/5/2026 của Tỉnh đoàn Vĩnh Xuân, đoàn trường lập kế hoạch.",
         ("CV", "1735", "ĐTN-BTG", "2026-05-08", "Tỉnh đoàn Vĩnh Xuân")),
    ],
)  # fmt: skip
def test_where_a_cited_letters_issuer_ends(text, cite):
    assert plain(guess(read_bytes(text.encode(), "thu.txt")))["cites"] == [cite]
