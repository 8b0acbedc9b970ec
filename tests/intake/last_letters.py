"""A fourth set: at first reading 42 of its 46 values were right."""

from __future__ import annotations

LAST = [
    (
        "TW plan",
        """BAN CHẤP HÀNH TRUNG ƯƠNG
***
Số: 266 -KH/TWĐTN-TNXP

ĐOÀN TNCS HỒ CHÍ MINH

Hà Nội, ngày 16 tháng 12 năm 2025

KẾ HOẠCH
Triển khai Chương trình “Tình nguyện mùa Đông” năm 2025 và “Xuân tình nguyện” năm 2026
-----------

Thực hiện Chương trình công tác Đoàn năm 2026, Ban Bí thư Trung ương Đoàn xây dựng kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
III. TIẾN ĐỘ THỰC HIỆN
- Từ ngày 20/12/2025 - 28/02/2026: Các cấp bộ Đoàn triển khai.
- Trước ngày 05/3/2026: Các tỉnh, thành đoàn báo cáo kết quả về Trung ương Đoàn.
- Tháng 3/2026: Tổng kết.

Nơi nhận:
- Ban Dân vận Trung ương (để b/c);
- Các đ/c Bí thư BCH TW Đoàn;
- Các tỉnh, thành đoàn,
  đoàn trực thuộc;
- Lưu TNXP, VP.

TM. BAN BÍ THƯ TRUNG ƯƠNG ĐOÀN
BÍ THƯ THƯỜNG TRỰC
CHỦ TỊCH HỘI ĐỒNG ĐỘI TRUNG ƯƠNG

(Đã ký)

Khương Duy Tín""",
        {
            "number": "266",
            "notation": "KH/TWĐTN-TNXP",
            "date": "2025-12-16",
            "kind": "KH",
            "issuer": "BAN CHẤP HÀNH TRUNG ƯƠNG",
            "superior": None,
            "subject": "Triển khai Chương trình “Tình nguyện mùa Đông” năm 2025 và “Xuân tình nguyện” năm 2026",
            "deadlines": ["2026-03-05"],
            "recipients": [
                "Ban Dân vận Trung ương (để b/c)",
                "Các đ/c Bí thư BCH TW Đoàn",
                "Các tỉnh, thành đoàn, đoàn trực thuộc",
                "Lưu TNXP, VP",
            ],
            "authority": "TM. BAN BÍ THƯ TRUNG ƯƠNG ĐOÀN",
            "signer": "Khương Duy Tín",
        },
    ),
    (
        "congvan bộ",
        """BỘ GIÁO DỤC VÀ ĐÀO TẠO
-------
Số: 1234/BGDĐT-GDCTHSSV
V/v hướng dẫn tổ chức hoạt động hè

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Hà Nội, ngày 20 tháng 5 năm 2026

Kính gửi: Các sở giáo dục và đào tạo

Thực hiện Nghị quyết liên tịch số 02/2025/NQLT-BGDĐT-TWĐTN ngày 01 tháng 9 năm 2025 giữa Bộ Giáo dục và Đào tạo và Trung ương Đoàn; Quyết định số 1895/QĐ-TTg ngày 11/11/2021, Bộ đề nghị các sở:
1. Báo cáo kế hoạch hè trước 15/6/2026 qua hệ thống (mẫu 1).
2. Trước ngày 31 tháng 8 năm 2026, báo cáo tổng kết.
Trân trọng./.

Nơi nhận:
- Như trên;
- Bộ trưởng (để b/c);
- TWĐTN (để p/h);
- Lưu: VT, Vụ GDCTHSSV.

TL. BỘ TRƯỞNG
VỤ TRƯỞNG VỤ GIÁO DỤC CHÍNH TRỊ
VÀ CÔNG TÁC HỌC SINH, SINH VIÊN

Trịnh Hoài Nhơn""",
        {
            "number": "1234",
            "notation": "BGDĐT-GDCTHSSV",
            "kind": "CV",
            "issuer": "BỘ GIÁO DỤC VÀ ĐÀO TẠO",
            "superior": None,
            "subject": "hướng dẫn tổ chức hoạt động hè",
            "addressees": ["Các sở giáo dục và đào tạo"],
            "deadlines": ["2026-06-15", "2026-08-31"],
            "authority": "TL. BỘ TRƯỞNG",
            "position": "VỤ TRƯỞNG VỤ GIÁO DỤC CHÍNH TRỊ VÀ CÔNG TÁC HỌC SINH, SINH VIÊN",
            "signer": "Trịnh Hoài Nhơn",
            "cites": [
                ("NQLT", "2", "2025/NQLT-BGDĐT-TWĐTN", "2025-09-01", None),
                ("QĐ", "1895", "QĐ-TTg", "2021-11-11", None),
            ],
        },
    ),
    (
        "hội sinh viên",
        """HỘI SINH VIÊN VIỆT NAM TP. BẠCH HẠC
BCH HỘI SINH VIÊN VIỆT NAM TRƯỜNG ĐẠI HỌC Y DƯỢC
***
Số: 19-TB/BTK
TP. Bạch Hạc, ngày 7 tháng 10 năm 2025
THÔNG BÁO
Về thời gian đăng ký xét danh hiệu “Sinh viên 5 tốt” cấp trường
Ban Thư ký thông báo: thời gian nhận hồ sơ từ 8g00 ngày 10/10/2025 đến 17g00 ngày 25/10/2025. Không nhận hồ sơ sau ngày 25/10/2025.
TM. BAN THƯ KÝ
PHÓ CHỦ TỊCH
Doãn Minh Thư""",
        {
            "number": "19",
            "notation": "TB/BTK",
            "kind": "TB",
            "date": "2025-10-07",
            "place": "TP. Bạch Hạc",
            "issuer": "BCH HỘI SINH VIÊN VIỆT NAM TRƯỜNG ĐẠI HỌC Y DƯỢC",
            "superior": "HỘI SINH VIÊN VIỆT NAM TP. BẠCH HẠC",
            "subject": "Về thời gian đăng ký xét danh hiệu “Sinh viên 5 tốt” cấp trường",
            "deadlines": ["2025-10-25"],
            "authority": "TM. BAN THƯ KÝ",
            "position": "PHÓ CHỦ TỊCH",
            "signer": "Doãn Minh Thư",
        },
    ),
    (
        "quyết định cá nhân",
        """CÔNG TY TNHH MTV CẤP NƯỚC
SÔNG LAM
Số: 55/QĐ-CNSL
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sông Lam, ngày 01 tháng 02 năm 2026
QUYẾT ĐỊNH
V/v bổ nhiệm Bí thư Đoàn Công ty
GIÁM ĐỐC CÔNG TY
Căn cứ Điều lệ Công ty;
Theo đề nghị của Trưởng phòng Tổ chức,
QUYẾT ĐỊNH:
Điều 1. Ông Cao Đức Lộc, sinh ngày 05/5/1995, giữ chức vụ Bí thư Đoàn Công ty từ ngày 01/02/2026 đến hết ngày 31/01/2029.
Điều 2. Ông Lộc bàn giao công việc cũ trước ngày 10/02/2026.
GIÁM ĐỐC
Uông Chí Thiện
Nơi nhận: Như Điều 1; Lưu VT.""",
        {
            "number": "55",
            "notation": "QĐ-CNSL",
            "kind": "QĐ",
            "issuer": "CÔNG TY TNHH MTV CẤP NƯỚC SÔNG LAM",
            "superior": None,
            "subject": "bổ nhiệm Bí thư Đoàn Công ty",
            "deadlines": ["2026-02-10"],
            "position": "GIÁM ĐỐC",
            "authority": None,
            "signer": "Uông Chí Thiện",
            "recipients": ["Như Điều 1", "Lưu VT"],
        },
    ),
]
