"""The trade's words as foreign letters print them: kinds, titles, organs, positions, marks of signing, surnames.

Wider than the standards' own tables on purpose: intake meets every habit, the composer only one. All keys are folded
(lower case, no accents), so that tone placement and spelling of capitals do not matter.
"""

from __future__ import annotations

import re
from typing import Final

from app.base.text import fold

# Name of a kind -> its abbreviation. "CV" for every công văn, "QyĐ" for Quy định in every standard.
KINDS: Final[dict[str, str]] = {
    fold(name): short
    for name, short in (
        ("Nghị quyết liên tịch", "NQLT"),
        ("Nghị quyết", "NQ"),
        ("Quyết định", "QĐ"),
        ("Chỉ thị", "CT"),
        ("Quy chế", "QC"),
        ("Quy định", "QyĐ"),
        ("Thông cáo", "TC"),
        ("Thông báo", "TB"),
        ("Hướng dẫn", "HD"),
        ("Chương trình", "CTr"),
        ("Kế hoạch", "KH"),
        ("Phương án", "PA"),
        ("Đề án", "ĐA"),
        ("Dự án", "DA"),
        ("Báo cáo", "BC"),
        ("Biên bản", "BB"),
        ("Tờ trình", "TTr"),
        ("Hợp đồng", "HĐ"),
        ("Công điện", "CĐ"),
        ("Bản ghi nhớ", "BGN"),
        ("Bản thỏa thuận", "BTT"),
        ("Giấy ủy quyền", "GUQ"),
        ("Giấy mời", "GM"),
        ("Thư mời", "TM"),
        ("Giấy giới thiệu", "GGT"),
        ("Giấy nghỉ phép", "GNP"),
        ("Giấy triệu tập", "GTT"),
        ("Giấy chứng nhận", "CN"),
        ("Giấy đi đường", "GĐĐ"),
        ("Phiếu gửi", "PG"),
        ("Phiếu chuyển", "PC"),
        ("Phiếu báo", "PB"),
        ("Kết luận", "KL"),
        ("Thông tri", "TT"),
        ("Thông tư liên tịch", "TTLT"),
        ("Thông tư", "TT"),
        ("Nghị định", "NĐ"),
        ("Công văn", "CV"),
        ("Điều lệ", "ĐL"),
        ("Thể lệ", "TL"),
        ("Lời kêu gọi", "LKG"),
        ("Tuyên bố", "TBo"),
        ("Quy hoạch", "QH"),
        ("Chiến lược", "CL"),
    )
}
# Kinds that are only ever cited; they have no abbreviation of their own.
CITED_KINDS: Final[dict[str, str]] = {
    **KINDS,
    fold("Bộ luật"): "Bộ luật",
    fold("Luật"): "Luật",
    fold("Pháp lệnh"): "Pháp lệnh",
    fold("Hiến pháp"): "Hiến pháp",
    fold("Sắc lệnh"): "Sắc lệnh",
    fold("Văn bản"): "CV",
    fold("Công văn hỏa tốc"): "CV",
    fold("Công văn khẩn"): "CV",
    fold("Giấy phép"): "GP",
}
# Abbreviations as they stand in a notation, in small letters: HD and HĐ are two kinds.
NOTATION_KINDS: Final[dict[str, str]] = {
    **{
        short.lower(): short
        for short in KINDS.values()
        if short not in ("TBo", "TL", "CL", "QH", "TM", "ĐL", "CN", "PA")
    },
    "cv": "CV",
    "qyđ": "QyĐ",
    "qyd": "QyĐ",
    "qđi": "QyĐ",
    "qd": "QĐ",
    "ttlt": "TTLT",
    "tm": "TM",
    "pa": "PA",
    "cn": "CN",
}
TITLES: Final = (
    fold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    fold("ĐOÀN TNCS HỒ CHÍ MINH"),
    fold("ĐOÀN THANH NIÊN CỘNG SẢN HỒ CHÍ MINH"),
    fold("ĐOÀN TNCS HCM"),
    fold("ĐẢNG CỘNG SẢN VIỆT NAM"),
    fold("HỘI LHTN VIỆT NAM"),
    fold("HỘI SINH VIÊN VIỆT NAM"),
    fold("HỘI LIÊN HIỆP THANH NIÊN VIỆT NAM"),
    fold("ĐỘI TNTP HỒ CHÍ MINH"),
    fold("ĐỘI THIẾU NIÊN TIỀN PHONG HỒ CHÍ MINH"),
)
_MOTTO = re.compile(r"doc lap\W+tu do\W+hanh phuc\W*")
SEPARATOR: Final = re.compile(r"[\s*_\-–—=~.·•…]+")
MARK: Final = re.compile(
    r"\(?(?:TM|T/M|T\.M|KT|K/T|TL|T/L|TUQ|T/UQ|TUN)\)?(?:\s*[.:]\s*|\s+)(?=[^\W\d_])|Q\s*\.\s*(?=[^\W\d_])"
)
# First words of an organ's name in a letterhead.
_ORGANS: Final = tuple(
    fold(word)
    for word in (
        "BAN",
        "BCH",
        "BTV",
        "BỘ",
        "SỞ",
        "UBND",
        "HĐND",
        "ỦY BAN",
        "HỘI ĐỒNG",
        "TỈNH ĐOÀN",
        "TỈNH ỦY",
        "THÀNH ĐOÀN",
        "THÀNH ỦY",
        "THÀNH HỘI",
        "TỈNH HỘI",
        "HUYỆN ĐOÀN",
        "HUYỆN ỦY",
        "QUẬN ĐOÀN",
        "QUẬN ỦY",
        "THỊ ĐOÀN",
        "THỊ ỦY",
        "XÃ ĐOÀN",
        "PHƯỜNG ĐOÀN",
        "TRƯỜNG",
        "CỤC",
        "VỤ",
        "TỔNG CỤC",
        "CHI CỤC",
        "CHI ĐOÀN",
        "LIÊN CHI ĐOÀN",
        "LIÊN CHI HỘI",
        "PHÂN ĐOÀN",
        "ĐOÀN",
        "ĐẢNG BỘ",
        "ĐẢNG ỦY",
        "CHI BỘ",
        "CHI HỘI",
        "CHI ỦY",
        "VĂN PHÒNG",
        "CÔNG TY",
        "TẬP ĐOÀN",
        "TỔNG CÔNG TY",
        "PHÒNG",
        "TRUNG TÂM",
        "HỌC VIỆN",
        "ĐẠI HỌC",
        "VIỆN",
        "THANH TRA",
        "CHÍNH PHỦ",
        "THỦ TƯỚNG",
        "QUỐC HỘI",
        "HỘI",
        "LIÊN ĐOÀN",
        "LIÊN HIỆP",
        "TÒA ÁN",
        "BỆNH VIỆN",
        "ĐẠI HỘI",
        "TIỂU BAN",
        "TỔ",
        "KHOA",
        "CÔNG ĐOÀN",
        "CÔNG AN",
        "BẢO HIỂM",
        "KHO BẠC",
        "NGÂN HÀNG",
        "MẶT TRẬN",
        "BÁO",
        "ĐÀI",
        "NHÀ",
        "QUỸ",
        "CÂU LẠC BỘ",
        "BỘ TƯ LỆNH",
        "QUÂN KHU",
        "BCĐ",
        "ĐTN",
        "THƯỜNG TRỰC",
        "CƠ QUAN",
        "NHÓM",
        "ĐỘI",
        "MTTQ",
        "UBMTTQ",
        "UB",
        "HĐ",
        "THƯ VIỆN",
        "BẢO TÀNG",
        "TẠP CHÍ",
        "XÍ NGHIỆP",
        "CHI NHÁNH",
        "HTX",
        "HỢP TÁC XÃ",
        "TRẠM",
        "TRẠI",
        "CHỦ TỊCH NƯỚC",
        "ĐIỆN LỰC",
        "LĐLĐ",
        "TỔNG LIÊN ĐOÀN",
        "TỔNG HỘI",
        "HIỆP HỘI",
        "HLHTN",
        "HLHPN",
        "HSV",
        "UBKT",
        "BQL",
        "CLB",
        "VKSND",
        "TAND",
        "BƯU ĐIỆN",
    )
)
# An organ's name that cannot end there: the next line goes on with it.
_UNFINISHED = re.compile(
    r"(?:\b(?:va|cua|doan tncs ho chi minh|doan tncs hcm|doan thanh nien cong san ho chi minh|(?:chap hanh|bch|lien chi|vu) doan|lien chi|ban chap hanh|bch|bo|so|truong|truong (?:thpt|thcs|tieu hoc|mam non|dai hoc|cao dang|ptdtnt)|(?:dai hoc|cao dang)|tinh|thanh pho|quan|huyen|xa|phuong|dac khu|khoa|(?:tong )?cong ty|(?:cong ty )?(?:tnhh|tnhh mtv|tnhh mot thanh vien|co phan)|tap doan|benh vien|benh vien da khoa|trung tam y te|hoc vien|lien doan lao dong|uy ban nhan dan|hoi dong nhan dan|ban chi huy quan su|bo chi huy quan su|uy ban mttq viet nam|uy ban hoi lhtn viet nam|uy ban mat tran to quoc viet nam)|[-–,&])$"
)
_POSITION_NAMES: Final = (
    "BÍ THƯ",
    "PHÓ BÍ THƯ",
    "CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "GIÁM ĐỐC",
    "PHÓ GIÁM ĐỐC",
    "TỔNG GIÁM ĐỐC",
    "PHÓ TỔNG GIÁM ĐỐC",
    "TRƯỞNG",
    "PHÓ TRƯỞNG",
    "CHÁNH",
    "PHÓ CHÁNH",
    "HIỆU TRƯỞNG",
    "PHÓ HIỆU TRƯỞNG",
    "BỘ TRƯỞNG",
    "THỨ TRƯỞNG",
    "CỤC TRƯỞNG",
    "PHÓ CỤC TRƯỞNG",
    "VỤ TRƯỞNG",
    "PHÓ VỤ TRƯỞNG",
    "THỦ TƯỚNG",
    "PHÓ THỦ TƯỚNG",
    "VIỆN TRƯỞNG",
    "PHÓ VIỆN TRƯỞNG",
    "TỔNG BÍ THƯ",
    "ỦY VIÊN",
    "UỶ VIÊN",
    "UV BTV",
    "CHỦ NHIỆM",
    "PHÓ CHỦ NHIỆM",
    "TỔNG BIÊN TẬP",
    "PHÓ TỔNG BIÊN TẬP",
    "THƯ KÝ",
    "TỔNG CỤC TRƯỞNG",
    "CHI CỤC TRƯỞNG",
    "PHÓ CHI CỤC TRƯỞNG",
    "PHÓ TỔNG CỤC TRƯỞNG",
    "HẠT TRƯỞNG",
    "ĐỘI TRƯỞNG",
    "TỔ TRƯỞNG",
    "PHÓ TỔ TRƯỞNG",
    "CHỦ TRÌ",
    "CHỦ TỌA",
    "NGƯỜI",
    "KẾ TOÁN TRƯỞNG",
    "TỔNG KIỂM TOÁN",
    "THỐNG ĐỐC",
    "PHÓ THỐNG ĐỐC",
    "TỔNG THANH TRA",
    "CHỈ HUY TRƯỞNG",
    "CHÍNH ỦY",
    "TƯ LỆNH",
    "PHÓ TƯ LỆNH",
    "PHÓ TRƯỞNG BAN",
    "TRỢ LÝ",
    "ĐẠI DIỆN",
    "PHÓ BAN",
    "PHÓ PHÒNG",
    "CHÁNH ÁN",
    "PHỤ TRÁCH",
    "QUYỀN",
    "PHÓ VĂN PHÒNG",
    "PHÓ ĐOÀN",
    "LIÊN CHI HỘI TRƯỞNG",
    "CHI HỘI TRƯỞNG",
    "BÍ THƯ THỨ NHẤT",
    "PHÓ KHOA",
    "PHÓ VIỆN",
    "TỔNG PHỤ TRÁCH",
)
POSITIONS: Final = {fold(name): name for name in reversed(_POSITION_NAMES)}
_POSITIONS: Final = tuple(POSITIONS)
# Words at which an authority typed in one line with its position is cut.
POSITION_CUT: Final = re.compile(
    r"(?<=\s)(?:(?:THƯỜNG TRỰC )?PHÓ |THỨ TRƯỞNG|(?<!PHÓ )(?<!BAN )(?<!TỔNG )BÍ THƯ|(?<!PHÓ )CHÁNH |"
    r"(?<!PHÓ )(?<!TỔNG )(?<!BAN )GIÁM ĐỐC|TỔNG GIÁM ĐỐC|(?<!PHÓ )TRƯỞNG (?:BAN|PHÒNG)|"
    r"(?<!PHÓ )(?<!ĐOÀN )CHỦ TỊCH|(?<!PHÓ )HIỆU TRƯỞNG|ỦY VIÊN|UỶ VIÊN)"
    # Glued, without a blank: "BAN CHẤP HÀNHBÍ THƯ".
    r"|(?<=[^\W\d_])(?:PHÓ BÍ THƯ|BÍ THƯ|PHÓ CHỦ TỊCH|CHỦ TỊCH|PHÓ GIÁM ĐỐC|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|TRƯỞNG BAN)"
)
SURNAME_LIST: Final = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Đoàn Lâm Mai Trương Đào Cao "
    "Hà Tạ Phùng Chu Tô Thái Tăng Lưu Lương Vương Quách Kiều La Lục Triệu Tống Từ Mạc Nông Hứa Hầu Khổng Khuất Kim "
    "Lại Lộc Lò Lường Cà Tòng Quàng Vàng Giàng Sùng Thào Vừ Mùa Hạng Ma Bế Vi Lô Lang Hờ Cầm Bạc Điêu Sầm Sa Sằn "
    "Âu Ân Bành Bàng Bạch Biện Châu Chung Cù Cung Danh Diệp Doãn Đàm Đậu Điền Đồng Giang Giáp Hàn Hán Hạ Hình Kha "
    "Khương Khúc Lã Lữ Mã Mạch Mẫn Nghiêm Nhâm Nhan Ninh Ông Phó Phí Phương Quản Quan Sơn Tiêu Tiết Thạch Thân Thẩm Thi "
    "Thiều Tôn Trà Trang Ung Uông Văn Viên Vòng Xa Y Ksor Siu Rơ Kpă Rah Rmah Nay Niê Mlô Êban H Thị Hồng An Bá Công Cấn "
    "Cáp Chế Dư Đái Đan Đường Hạng Hoa Hướng Kiên Lèng Liễu Long Mông Nhữ Nùng Phù Thang Thiệu Tiền Tưởng Ưng Viêm"
).split()
SURNAMES: Final = frozenset(fold(name) for name in SURNAME_LIST)
# Syllables of middle and given names; the first of those with the same letters is the most frequent one.
NAME_SYLLABLES: Final = (
    "An Anh Ánh Ân Bách Bảo Bình Bích Bá Chi Chí Chiến Chinh Chính Chương Chung Công Cường Cúc Diễm Diệp Diệu Doanh Dung Duy Duyên Dũng Dương Đan Đạt Đào "
    "Đăng Điệp Đình Định Đông Đức Giang Gia Hà Hạ Hải Hạnh Hân Hằng Hào Hậu Hiếu Hiền Hiển Hiệp Hiệu Hoa Hoà Hòa Hoài Hoàn Hoàng Hoan Hồng Hợp Huân Huấn Hùng Hưng "
    "Huy Huyền Huệ Hương Hường Hữu Khải Khang Khánh Khanh Khiêm Khoa Khôi Khương Khuê Kiên Kiệt Kiều Kim Kỳ Lam Lan Lãm Lâm Lân Lệ Liên Liễu Linh Loan Long Lộc Lợi "
    "Luân Lương Ly Lý Mai Mạnh Mận Mây Mẫn Minh Mỹ My Na Nam Nga Ngà Ngân Nghĩa Nghị Ngọc Ngọ Nguyên Nguyệt Nhã Nhàn Nhân Nhật Nhi Nhiên Nhung Như Ninh Nữ Oanh Phan "
    "Phát Phi Phong Phú Phúc Phụng Phước Phương Phượng Quân Quang Quế Quốc Quý Quyên Quyền Quyết Quỳnh Sa Sang Sáng Sâm Sen Sinh Sơn Sương Tài Tâm Tân Tấn Thạch "
    "Thái Thanh Thành Thảo Thắm Thắng Thế Thi Thiên Thiện Thiệu Thị Thịnh Thọ Thoa Thoại Thông Thơ Thơm Thu Thuận Thục Thuý Thúy Thuỳ Thùy Thuỷ Thủy Thư Thương Thường "
    "Tiên Tiến Tín Tình Tịnh Toàn Toản Tố Trà Trang Trâm Trân Trí Triết Triều Triệu Trinh Trọng Trúc Trung Trường Tú Tuân Tuấn Tuệ Tùng Tuyên Tuyến Tuyền Tuyết Tường "
    "Tưởng Tỵ Uyên Uy Văn Vân Vi Việt Vinh Vĩnh Vịnh Võ Vũ Vương Vượng Vy Xuân Xuyến Ý Yên Yến"
).split()
# Letters without marks -> the one frequent surname that has them.
SURNAME_MARKS: Final = {fold(name): name for name in (
    "Nguyễn Trần Lê Phạm Huỳnh Phan Võ Đặng Bùi Đỗ Ngô Dương Đinh Trịnh Đoàn Lâm Trương Đào Phùng Lương Vương Quách Kiều Triệu Tống "
    "Khuất Giàng Diệp Đàm Đậu Khúc Nghiêm Quản Thạch Trà Tạ"
).split()}  # fmt: skip


def is_title(text: str) -> bool:
    """The State's or an organisation's title, or the motto, alone on a line."""
    folded = fold(text).strip(" .*_-–")
    wrapped = folded.startswith("cong hoa xa hoi chu nghia") or folded == "viet nam"
    return wrapped or folded in TITLES or _MOTTO.fullmatch(folded) is not None


def is_separator(text: str) -> bool:
    return SEPARATOR.fullmatch(text) is not None


# Syllables of names that without marks look like an organ's first word: PHÒNG, VIỆN, TRẠI, BÁO, QUỸ.
_NAMES_LIKE_ORGANS: Final = frozenset(
    ("phong", "viên", "trái", "trai", "bảo", "bao", "quý", "tô", "khoá", "khóa")
)


def starts_organ(text: str) -> bool:
    """A line of a letterhead that begins an organ's name."""
    folded = fold(text).lstrip("-– ")
    if text.lstrip("-– ").split(" ", 1)[0].lower() in _NAMES_LIKE_ORGANS:
        return False
    if folded.startswith("chinh phu "):
        return False  # "CHÍNH PHÚ LƯƠNG" ends the name of a school of finance
    return any(folded == word or folded.startswith(word + " ") for word in _ORGANS)


def organ_unfinished(text: str) -> bool:
    folded = fold(text)
    # The union's name is followed by the unit's, but for the Central union.
    return _UNFINISHED.search(folded) is not None and not re.match(r".*\btrung uong doan\b", folded)


def starts_position(text: str) -> bool:
    """A line that begins with a position: BÍ THƯ, PHÓ CHỦ TỊCH, Q. TRƯỞNG BAN."""
    if text.upper().startswith("TRƯỜNG"):
        return False  # folded, a school and a head look alike
    folded = re.sub(r"^(?:[qp]\s*\.\s*|quyen )", "", fold(text))
    return any(folded == word or folded.startswith(word + " ") for word in _POSITIONS)


def is_upper(text: str) -> bool:
    """All letters are capitals and there are at least two; one small joining letter from sloppy typing is forgiven."""
    letters = [char for char in text if char.isalpha()]
    small = sum(1 for char in letters if char.islower())
    return len(letters) >= 2 and (small == 0 or (small == 1 and len(letters) > 20))
