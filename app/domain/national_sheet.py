"""The member sheet of the national system: its 33 columns, head for head, and which field of a record each one holds.

Owns names and order, to the letter (one head ends in a blank). Both the reader of sheets and their writer look here, so
what is written is what is read. Refuses files and cells.
"""

from __future__ import annotations

from typing import Final, NamedTuple

TITLE: Final = "DANH SÁCH ĐOÀN VIÊN"
SHEET: Final = "DSDV"
LISTS_SHEET: Final = "DATA"


class Column(NamedTuple):
    """One column. ``under``: its word in the second row of the head."""

    head: str
    field: str
    width: float
    under: str = ""
    codes: str = ""
    """The code list whose labels alone are legal in it."""


BORN_MALE: Final = "born_male"
BORN_FEMALE: Final = "born_female"
ORDINAL: Final = "ordinal"
UNIT: Final = "unit"

COLUMNS: Final[tuple[Column, ...]] = (
    Column("STT", ORDINAL, 6.2),
    Column("Họ và tên", "full_name", 30.8),
    Column("Mã định danh đoàn viên", "code", 14.8),
    Column("Ngày sinh", BORN_MALE, 12, "Nam"),
    Column("", BORN_FEMALE, 12, "Nữ"),
    Column("Dân tộc", "ethnicity", 8.8, codes="dan_toc"),
    Column("Tôn giáo", "religion", 10.4, codes="ton_giao"),
    Column("Quê quán", "home_town", 50.8),
    Column("Địa chỉ thường trú", "permanent_address", 50.6),
    Column("Số CMND/CCCD", "id_number", 20),
    Column("Ngày cấp", "id_issued_on", 12),
    Column("Nơi cấp", "id_issued_by", 17.8),
    Column("Trình độ văn hóa ", "education", 24.2, codes="trinh_do_van_hoa"),
    Column("Trình độ chuyên môn", "qualification", 22.2, codes="chuyen_mon"),
    Column("Trình độ LLCT", "political_theory", 22, codes="ly_luan_chinh_tri"),
    Column("Tin học", "computing", 33.2, codes="tin_hoc"),
    Column("Ngoại ngữ", "foreign_language", 13.4, codes="ngoai_ngu"),
    Column("Thời gian vào đoàn", "joined_on", 12),
    Column("Số Nghị quyết chuẩn y kết nạp đoàn viên", "admission_resolution", 17.2),
    Column("Số thẻ đoàn", "card_number", 10.8),
    Column("Thời gian vào Đảng", "party_joined_on", 12),
    Column("Nghề nghiệp hiện nay", "occupation", 19.4, codes="nghe_nghiep"),
    Column("Đối tượng đoàn viên", "category", 30.8),
    Column("Rèn luyện đoàn viên", "national_training", 19.6),
    Column("Đánh giá, xếp loại đoàn viên", "national_grading", 17.6),
    Column("Khen thưởng", "national_awards", 13.2),
    Column("Kỷ luật", "national_discipline", 15),
    Column("Chức vụ trong chi đoàn", "union_position", 19.4, codes="chuc_vu"),
    Column("Hội", "association", 29.4, codes="hoi"),
    Column("Đoàn viên danh dự", "national_honorary", 16.8),
    Column("Email liên hệ", "email", 22.2),
    Column("Điện thoại liên hệ", "phone", 17.6),
    Column("Đơn vị", UNIT, 29.6),
)

LISTS: Final = (
    "dan_toc", "ton_giao", "tinh_thanh", "trinh_do_van_hoa", "ngoai_ngu", "chuc_vu", "hoi", "chuyen_mon",
    "ly_luan_chinh_tri", "tin_hoc", "nghe_nghiep",
)  # fmt: skip
"""The code lists in the order of the sheet DATA: two columns each, code and label."""
