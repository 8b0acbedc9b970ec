"""Invented people and places for the corpus: drawn apart, so that no full name is anybody's on purpose."""

from __future__ import annotations

from random import Random
from typing import Final

_SURNAMES: Final = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Đoàn Lâm Mai Trương Đào Cao Hà Tạ Phùng "
    "Chu Tô Thái Tăng Lưu Lương Vương Quách Kiều La Lục Triệu Tống Nông Hứa Khuất Lò Vàng Giàng Sùng Âu Bạch Châu Diệp Đàm Đậu "
    "Kha Khúc Lữ Mạc Nghiêm Ninh Quản Thân Tôn Ung Văn Viên Bế Cù Doãn"
).split()
_MIDDLES: Final = (
    "Văn Thị Đức Minh Thanh Quốc Hữu Ngọc Hoàng Anh Xuân Thu Kim Đình Công Quang Gia Bảo Thùy Thị_Ngọc Thị_Thu Thị_Kim Văn_Quốc "
    "Nguyên Trung Tiến Mạnh Phương Khánh Hải Tuấn Diệu Mỹ"
).split()
_GIVEN: Final = (
    "An Anh Ánh Bách Bình Chi Chiến Cường Dũng Duyên Dương Đạt Đông Giang Hà Hải Hạnh Hằng Hậu Hiền Hiếu Hoa Hòa Hùng Huy Huyền Hương "
    "Khang Khánh Khoa Kiên Lan Linh Loan Long Lộc Ly Mai Minh My Nam Nga Ngân Nghĩa Ngọc Nguyên Nhân Nhi Nhung Oanh Phong Phúc Phương "
    "Quân Quyên Sơn Tâm Tân Thảo Thắng Thịnh Thơm Thủy Thương Toàn Trang Trí Trinh Tú Tuấn Tùng Tuyết Uyên Vân Việt Vinh Vũ Vy Xuân Yến"
).split()
PROVINCES: Final = (
    "Hà Châu", "Lâm Hà", "Tân Bình Sơn", "An Khê", "Bắc Hưng", "Nam Giang", "Quảng Lộc", "Thái Sơn", "Đông Hải", "Vĩnh Lạc",
    "Kon Rẫy", "Đắk Mơ", "Phú Lương", "Tây Phong", "Sóc Giang", "Trà Ninh",
)  # fmt: skip
COMMUNES: Final = (
    "Tân Lộc", "Phú Thịnh", "Mỹ Xuyên", "Hòa Ninh", "Đồng Tâm", "Ea Mlây", "Bình Phước Đông", "Vĩnh Tường Tây", "Long Sơn Thượng",
    "Xuân Quế", "An Thới Trung", "Cẩm Sơn", "Yên Khánh Hạ", "Thạnh Mỹ Lợi Bắc", "Sủng Trái", "Quế Phú", "Nà Lốc", "Hưng Đạo Tân",
)  # fmt: skip
SCHOOLS: Final = (
    "Nguyễn Khắc Tuân", "Lê Quang Bính", "Chu Văn Thịnh", "Trần Đại Lâm", "Phan Đình Khôi", "Dân tộc nội trú Bắc Hưng", "Tân Lộc 2",
    "chuyên Hà Châu", "số 1 Phú Lương",
)  # fmt: skip
HIGH_SCHOOLS: Final = (
    "Kinh tế - Kỹ thuật Bắc Hưng", "Sư phạm Hà Châu", "Y Dược Đông Hải", "Nông Lâm Tây Phong", "Công nghệ Nam Giang", "Tài chính Phú Lương",
)  # fmt: skip


def person(random: Random) -> str:
    """A full name of three or four syllables."""
    middle = random.choice(_MIDDLES).replace("_", " ")
    return f"{random.choice(_SURNAMES)} {middle} {random.choice(_GIVEN)}"
