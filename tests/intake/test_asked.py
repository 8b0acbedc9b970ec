"""What letters ask, what comes with them, whom to reach."""

from __future__ import annotations

import pytest

from app.intake import guess
from app.intake.reading import read_here

HEAD = "ĐOÀN XÃ TÂN LỘC\n***\nSố: 5-CV/ĐTN\nTân Lộc, ngày 01 tháng 6 năm 2026\nKính gửi: Các chi đoàn\n"


def found(text):
    return guess(read_here((HEAD + text).encode(), "thu.txt")).to_json()


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("Đề nghị các chi đoàn báo cáo kết quả về Ủy ban nhân dân xã trước ngày 20/6/2026 để tổng hợp.",
         ("Các chi đoàn", "2026-06-20", "Ủy ban nhân dân xã", None, None)),
        ("Báo cáo gửi về Văn phòng Tỉnh đoàn (qua thư điện tử: vp@vidu.vn) chậm nhất là ngày 15/6/2026.",
         (None, "2026-06-15", "Văn phòng Tỉnh đoàn", "vp@vidu.vn", None)),
        ("Yêu cầu các chi đoàn gửi báo cáo về Đoàn xã trước ngày 25 hằng tháng.",
         ("Các chi đoàn", None, "Đoàn xã", None, "hằng tháng")),
        ("Đề nghị các đơn vị góp ý, gửi về Đoàn xã trong vòng 05 ngày làm việc kể từ ngày ký.",
         ("Các đơn vị", "2026-06-08", "Đoàn xã", None, None)),
        ("Các chi đoàn đăng ký tại https://forms.example.vn/a1 hạn chót 17h00 ngày 10/6/2026.",
         ("Các chi đoàn", "2026-06-10", None, "https://forms.example.vn/a1", None)),
    ],
)  # fmt: skip
def test_a_task(text, task):
    tasks = found(text)["tasks"]
    assert [tuple(one["value"][key] for key in ("who", "by", "to", "contact", "every")) for one in tasks] == [
        task
    ]
    assert tasks[0]["value"]["what"]


@pytest.mark.parametrize(
    "text",
    [
        "Đề nghị các chi đoàn triển khai một số nội dung sau:",
        "Ngày 20/5/2026, Đoàn xã đã tổ chức hội nghị báo cáo kết quả.",
        "Đề nghị các đồng chí nghiêm túc thực hiện.",
    ],
)
def test_no_task(text):
    assert found(text)["tasks"] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("(Gửi kèm Danh sách đại biểu)", ["Danh sách đại biểu"]),
        ("(Có mẫu phiếu đăng ký kèm theo)", ["mẫu phiếu đăng ký"]),
        ("Nội dung theo Phụ lục I và Phụ lục II ban hành kèm theo văn bản này.", ["Phụ lục I", "Phụ lục II"]),
        ("Báo cáo theo Biểu mẫu số 01 gửi kèm theo Công văn này.", ["Biểu mẫu số 01"]),
        ("Đoàn xã tổ chức hội trại.", []),
    ],
)
def test_attachments(text, names):
    assert [one["value"] for one in found(text)["attachments"]] == names


def test_contacts_with_the_person():
    text = "Mọi thông tin liên hệ đồng chí Trà Minh Hiển, điện thoại 0912 000 345, thư điện tử hien@vidu.vn."
    assert {one["value"] for one in found(text)["contacts"]} == {
        "Trà Minh Hiển, 0912 000 345",
        "Trà Minh Hiển, hien@vidu.vn",
    }


def test_working_days_skip_public_holidays():
    head = HEAD.replace("ngày 01 tháng 6", "ngày 28 tháng 4")
    text = "Đề nghị các đơn vị gửi ý kiến về Đoàn xã trong vòng 03 ngày làm việc kể từ ngày ký."
    days = guess(read_here((head + text).encode(), "thu.txt")).deadlines
    assert [one.value.isoformat() for one in days] == ["2026-05-05"]
