"""The register forms of Decree 30/2020/NĐ-CP, annex IV, word for word. Words of a document: never translated."""

from __future__ import annotations

from datetime import date
from typing import Final

from app.export.lists.book import Closing, Column, Form, Setting

_C = Setting.CENTER

# Widths sum to 267 mm: A4 landscape less 15 mm at each side. Wide where Vietnamese runs long, narrow where the pen signs.
OUTGOING: Final = Form(  # annex IV, I.2
    title="SỔ ĐĂNG KÝ VĂN BẢN ĐI",
    columns=(
        Column("Số, ký hiệu văn bản", 30, _C),
        Column("Ngày tháng văn bản", 22, _C),
        Column("Tên loại và trích yếu nội dung văn bản", 62),
        Column("Người ký", 27),
        Column("Nơi nhận văn bản", 34),
        Column("Đơn vị, người nhận bản lưu", 22, _C),
        Column("Số lượng bản", 13, _C),
        Column("Ngày chuyển", 19, _C),
        Column("Ký nhận", 18, _C),
        Column("Ghi chú", 20),
    ),
    note=9,
)

INCOMING: Final = Form(  # annex IV, VI.2
    title="SỔ ĐĂNG KÝ VĂN BẢN ĐẾN",
    columns=(
        Column("Ngày đến", 21, _C),
        Column("Số đến", 12, _C),
        Column("Tác giả", 37),
        Column("Số, ký hiệu văn bản", 32, _C),
        Column("Ngày tháng văn bản", 21, _C),
        Column("Tên loại và trích yếu nội dung văn bản", 64),
        Column("Đơn vị hoặc người nhận", 26),
        Column("Ngày chuyển", 19, _C),
        Column("Ký nhận", 18, _C),
        Column("Ghi chú", 17),
    ),
    note=9,
)

FOLLOW_UP: Final = Form(  # annex IV, VIII.2
    title="SỔ THEO DÕI GIẢI QUYẾT VĂN BẢN ĐẾN",
    columns=(
        Column("Số đến", 14, _C),
        Column("Tên loại, số, ký hiệu, ngày, tháng và tên cơ quan, tổ chức ban hành văn bản", 95),
        Column("Đơn vị hoặc người nhận", 38),
        Column("Thời hạn giải quyết", 26, _C),
        Column("Tiến độ giải quyết", 38),
        Column("Số, ký hiệu văn bản trả lời", 34, _C),
        Column("Ghi chú", 22),
    ),
    note=6,
)

POST: Final = Form(  # annex IV, III.2
    title="SỔ GỬI VĂN BẢN ĐI BƯU ĐIỆN",
    columns=(
        Column("Ngày chuyển", 26, _C),
        Column("Số, ký hiệu văn bản", 46, _C),
        Column("Nơi nhận văn bản", 84),
        Column("Số lượng bì", 21, _C),
        Column("Ký nhận và dấu bưu điện", 52, _C),
        Column("Ghi chú", 38),
    ),
    note=5,
    numbered=False,
    counted="dòng",
)

LOAN: Final = Form(  # annex IV, IV.2
    title="SỔ SỬ DỤNG BẢN LƯU",
    columns=(
        Column("Ngày tháng", 22, _C),
        Column("Họ tên người sử dụng", 36),
        Column("Số, ký hiệu ngày tháng văn bản", 36, _C),
        Column("Tên loại và trích yếu nội dung văn bản", 64),
        Column("Số và ký hiệu HS", 20, _C),
        Column("Ký nhận", 20, _C),
        Column("Ngày trả", 21, _C),
        Column("Người cho phép sử dụng", 28),
        Column("Ghi chú", 20),
    ),
    note=8,
    numbered=False,
    counted="dòng",
)

# The Union fixes titles of its books (HD20, HD30Đ) but no columns; these follow the members' data.
MEMBERS: Final = Form(
    title="SỔ DANH SÁCH ĐOÀN VIÊN",
    columns=(
        Column("STT", 12, _C),
        Column("Họ và tên", 44),
        Column("Ngày sinh", 24, _C),
        Column("Giới tính", 16, _C),
        Column("Dân tộc", 20, _C),
        Column("Quê quán", 42),
        Column("Trình độ", 28),
        Column("Ngày vào Đoàn", 26, _C),
        Column("Số thẻ đoàn viên", 28, _C),
        Column("Ghi chú", 27),
    ),
    note=9,
    numbered=False,
    counted="đoàn viên",
)

ADMISSIONS: Final = Form(
    title="SỔ DANH SÁCH ĐOÀN VIÊN, THEO DÕI KẾT NẠP ĐOÀN VIÊN VÀ TRAO THẺ ĐOÀN VIÊN",
    columns=(
        Column("STT", 11, _C),
        Column("Họ và tên", 40),
        Column("Ngày sinh", 23, _C),
        Column("Người giới thiệu", 30),
        Column("Số nghị quyết, quyết định", 28, _C),
        Column("Ngày kết nạp", 24, _C),
        Column("Nơi kết nạp", 34),
        Column("Số thẻ đoàn viên", 25, _C),
        Column("Ngày trao thẻ", 22, _C),
        Column("Ký nhận", 14, _C),
        Column("Ghi chú", 16),
    ),
    note=10,
    numbered=False,
    counted="đoàn viên",
)

# Words of the cover and of the lines that close a section.
YEAR: Final = "Năm"
TERM: Final = "Nhiệm kỳ"
DAYS: Final = "Từ ngày {first} đến ngày {last}"
NUMBERS: Final = "Từ số {first} đến số {last}"
VOLUME: Final = "Quyển số: {volume}"
DOTS: Final = "............"
VOID: Final = "Hủy: {reason}"
RECALLED: Final = "Đã thu hồi ngày {day}"
REPLACED: Final = "Được thay thế bằng {number}"
SIGNED: Final = "Đã lưu bản ký"
NOTHING: Final = "Chưa có văn bản nào."
NOTHING_ELSE: Final = "Chưa có dòng nào."
TOTAL: Final = "Cộng: {count} {counted}."
TOTAL_VOID: Final = "Cộng: {count} {counted}, trong đó {voids} số đã hủy."
CLOSED: Final = (
    "Sổ này đóng ngày {day}, gồm {rows} {counted}; từ ngày đóng không ghi thêm, không sửa chữa, tẩy xóa."
)
WRITER: Final = "VĂN THƯ"
HEAD: Final = "NGƯỜI ĐỨNG ĐẦU CƠ QUAN, TỔ CHỨC"
PAGE: Final = "Trang {page}/{pages}"


def days(first: str, last: str) -> str:
    return DAYS.format(first=first or DOTS, last=last or DOTS)


def numbers(pair: tuple[str, str] | None) -> str:
    first, last = pair or ("", "")
    return NUMBERS.format(first=first or DOTS, last=last or DOTS)


def total(count: int, voids: int, counted: str = "văn bản") -> str:
    return (TOTAL_VOID if voids else TOTAL).format(count=count, voids=voids, counted=counted)


def closing(day: date, signed_by: str) -> Closing:
    """The last page of a book that is closed."""
    written = f"{day.day:02d}/{day.month:0{2 if day.month < 3 else 1}d}/{day.year}"
    return Closing(written, ((WRITER, ""), (HEAD, signed_by)))
