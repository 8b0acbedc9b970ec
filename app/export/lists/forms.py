"""The register forms of Decree 30/2020/NĐ-CP, annex IV, word for word. Words of a document: never translated."""

from __future__ import annotations

from typing import Final

from app.export.lists.book import Column, Form, Setting

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

# Words of the cover and of the lines that close a section.
YEAR: Final = "Năm"
TERM: Final = "Nhiệm kỳ"
DAYS: Final = "Từ ngày {first} đến ngày {last}"
NUMBERS: Final = "Từ số {first} đến số {last}"
VOLUME: Final = "Quyển số: {volume}"
DOTS: Final = "............"
VOID: Final = "Hủy: {reason}"
NOTHING: Final = "Chưa có văn bản nào."
TOTAL: Final = "Cộng: {count} văn bản."
TOTAL_VOID: Final = "Cộng: {count} văn bản, trong đó {voids} số đã hủy."
PAGE: Final = "Trang {page}/{pages}"


def days(first: str, last: str) -> str:
    return DAYS.format(first=first or DOTS, last=last or DOTS)


def numbers(pair: tuple[str, str] | None) -> str:
    first, last = pair or ("", "")
    return NUMBERS.format(first=first or DOTS, last=last or DOTS)


def total(count: int, voids: int) -> str:
    return (TOTAL_VOID if voids else TOTAL).format(count=count, voids=voids)
