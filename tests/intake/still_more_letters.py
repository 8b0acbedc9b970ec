"""A third set: at first reading 73 of its 78 values were right."""

from __future__ import annotations

MORE_STILL = [
    (
        "xã đoàn 2026",
        """TỈNH ĐOÀN TRƯỜNG HẢI
BAN CHẤP HÀNH ĐOÀN PHƯỜNG 5
***
Số: 130 -CV/ĐTN-BTTH
V/v báo cáo kết quả Tháng Thanh niên
và xây dựng kế hoạch quý II/2026

ĐOÀN TNCS HỒ CHÍ MINH

Phường 5, ngày 26 tháng 3 năm 2026

Kính gửi: Bí thư các Chi đoàn, Liên đội trưởng các trường.

Căn cứ Công văn số: 88 -CV/TĐTN, ngày 20/3/2026 của BTV Tỉnh đoàn Trường Hải v/v báo cáo Tháng Thanh niên; Ban Thường vụ Đoàn phường đề nghị các đơn vị thực hiện:
- Báo cáo (theo mẫu) gửi về Đoàn phường qua email doanphuong5@vi.du trước 17g00, ngày 28/3/2026 (thứ Bảy).
- Kế hoạch quý II gửi trước ngày 05 tháng 4.
Lưu ý: sau ngày 05/4/2026 đơn vị không gửi sẽ trừ điểm thi đua.
Rất mong các đơn vị thực hiện nghiêm túc./.

Nơi nhận:
- Như kính gửi;
- BTV Tỉnh đoàn (b/c);
- Lưu VP Đoàn.

TM. BAN THƯỜNG VỤ
P. BÍ THƯ THƯỜNG TRỰC


Từ Gia Linh""",
        {
            "number": "130",
            "notation": "CV/ĐTN-BTTH",
            "date": "2026-03-26",
            "place": "Phường 5",
            "issuer": "BAN CHẤP HÀNH ĐOÀN PHƯỜNG 5",
            "superior": "TỈNH ĐOÀN TRƯỜNG HẢI",
            "kind": "CV",
            "subject": "báo cáo kết quả Tháng Thanh niên và xây dựng kế hoạch quý II/2026",
            "addressees": ["Bí thư các Chi đoàn, Liên đội trưởng các trường"],
            "authority": "TM. BAN THƯỜNG VỤ",
            "position": "P. BÍ THƯ THƯỜNG TRỰC",
            "signer": "Từ Gia Linh",
            "recipients": ["Như kính gửi", "BTV Tỉnh đoàn (b/c)", "Lưu VP Đoàn"],
            "deadlines": ["2026-03-28", "2026-04-05"],
            "cites": [("CV", "88", "CV/TĐTN", "2026-03-20", "BTV Tỉnh đoàn Trường Hải")],
        },
    ),
    (
        "liên tịch",
        """HỘI LHTN VIỆT NAM - ĐOÀN TNCS HỒ CHÍ MINH
XÃ BÌNH AN
***
Số: 02-KHLT/HLHTN-ĐTN
Bình An, ngày 9 tháng 01 năm 2026
KẾ HOẠCH LIÊN TỊCH
Tổ chức chương trình “Xuân tình nguyện” năm 2026
Thực hiện chỉ đạo của cấp trên, hai đơn vị thống nhất kế hoạch:
1. Các chi đoàn đăng ký hộ gia đình cần hỗ trợ, hạn cuối ngày 15-01-2026.
TM. BCH ĐOÀN XÃ
BÍ THƯ
Hồ Sỹ Cường""",
        {
            "number": "2",
            "notation": "KHLT/HLHTN-ĐTN",
            "kind": "KH",
            "subject": "Tổ chức chương trình “Xuân tình nguyện” năm 2026",
            "deadlines": ["2026-01-15"],
            "authority": "TM. BCH ĐOÀN XÃ",
            "signer": "Hồ Sỹ Cường",
        },
    ),
    (
        "vb mật",
        """BỘ CHỈ HUY QUÂN SỰ TỈNH
BAN THANH NIÊN
Số: 77/BC-BTN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
TỐI MẬT
Sông Lam, ngày 19 tháng 5 năm 2026
BÁO CÁO
Về kết quả công tác 6 tháng đầu năm
và phương hướng 6 tháng cuối năm 2026
Căn cứ Chỉ thị 05-CT/TU của Tỉnh ủy và Hướng dẫn 12/HD-CT ngày 01/2/2026 của Cục Chính trị;
TRƯỞNG BAN
Đại úy Hà Văn Lợi
Nơi nhận:
- Phòng Chính trị;
- Lưu: VT. L04.""",
        {
            "number": "77",
            "notation": "BC-BTN",
            "kind": "BC",
            "secrecy": "TỐI MẬT",
            "superior": "BỘ CHỈ HUY QUÂN SỰ TỈNH",
            "issuer": "BAN THANH NIÊN",
            "subject": "Về kết quả công tác 6 tháng đầu năm và phương hướng 6 tháng cuối năm 2026",
            "position": "TRƯỞNG BAN",
            "signer": "Đại úy Hà Văn Lợi",
            "recipients": ["Phòng Chính trị", "Lưu: VT. L04"],
            "cites": [
                ("CT", "5", "CT/TU", None, "Tỉnh ủy"),
                ("HD", "12", "HD-CT", "2026-02-01", "Cục Chính trị"),
            ],
        },
    ),
    (
        "thông tri ghép dòng",
        """ĐẢNG CỘNG SẢN VIỆT NAM
THÀNH ỦY VINH HẢI
*
Số 03-TT/TU
Vinh Hải, ngày 30 tháng 4 năm 2026
THÔNG TRI
Về việc lãnh đạo đại hội Đoàn các cấp
-----
Thời gian hoàn thành đại hội cấp cơ sở: chậm nhất trong tháng 6/2026; cấp thành phố: trước 30/9/2026.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ THƯỜNG TRỰC
Hứa Mạnh Dũng
Nơi nhận:
- Các ban đảng,
- Lưu Văn phòng Thành ủy.""",
        {
            "number": "3",
            "notation": "TT/TU",
            "kind": "TT",
            "issuer": "THÀNH ỦY VINH HẢI",
            "subject": "lãnh đạo đại hội Đoàn các cấp",
            "deadlines": ["2026-06-30", "2026-09-30"],
            "position": "PHÓ BÍ THƯ THƯỜNG TRỰC",
            "signer": "Hứa Mạnh Dũng",
            "recipients": ["Các ban đảng", "Lưu Văn phòng Thành ủy"],
        },
    ),
    (
        "kèm theo qd trước",
        """UBND XÃ TÂN KỲ
VĂN PHÒNG
Số: 41/TB-VP
Tân Kỳ, ngày 07 tháng 7 năm 2025
THÔNG BÁO
Kết luận của Chủ tịch UBND xã tại cuộc họp giao ban ngày 04/7/2025
Ngày 04/7/2025, đồng chí Chủ tịch UBND xã chủ trì họp giao ban. Sau khi nghe báo cáo, Chủ tịch kết luận:
1. Giao Đoàn xã tham mưu kế hoạch hè, trình trước ngày 10/7; các trường phối hợp, hoàn thành báo cáo trong ngày 11/7/2025.
2. Đối với hồ sơ tồn đọng từ trước ngày 01/7/2025: Văn phòng rà soát, xong chậm nhất 31/7.
3. Giao Công an xã xử lý nghiêm theo Nghị định 144/2021/NĐ-CP.
TL. CHỦ TỊCH
CHÁNH VĂN PHÒNG
Lương Thị Hậu
Nơi nhận:
- Đảng ủy, HĐND (b/c);
- CT, PCT UBND xã;
- Các thành phần dự họp;
- Lưu: VT.""",
        {
            "number": "41",
            "notation": "TB-VP",
            "kind": "TB",
            "issuer": "VĂN PHÒNG",
            "superior": "UBND XÃ TÂN KỲ",
            "subject": "Kết luận của Chủ tịch UBND xã tại cuộc họp giao ban ngày 04/7/2025",
            "deadlines": ["2025-07-10", "2025-07-11", "2025-07-31"],
            "authority": "TL. CHỦ TỊCH",
            "position": "CHÁNH VĂN PHÒNG",
            "cites": [("NĐ", "144", "2021/NĐ-CP", None, None)],
            "recipients": ["Đảng ủy, HĐND (b/c)", "CT, PCT UBND xã", "Các thành phần dự họp", "Lưu: VT"],
        },
    ),
    (
        "bản scan ocr-like",
        """UBND TỈNH SÔNG LAM             CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ Y TẾ                        Độc lập - Tự do - Hạnh phúc

Số:      /SYT-NVD              Sông Lam, ngày    tháng 9 năm 2025
V/v cung ứng thuốc đợt 2

Kính gửi:
          - Bệnh viện đa khoa tỉnh;
          - Trung tâm y tế các khu vực.

      Sở Y tế nhận được Công văn số 894/VP-KTTH ngày 28/8/2025 của Văn phòng UBND tỉnh.
      Giám đốc Sở yêu cầu các đơn vị báo cáo nhu cầu trước ngày 20/9/2025./.

Nơi nhận:                                    KT. GIÁM ĐỐC
- Như trên;                                  PHÓ GIÁM ĐỐC
- BGĐ Sở;
- Lưu: VT, NVD.
                                             Thiều Quang Minh
""",
        {
            "number": None,
            "notation": "SYT-NVD",
            "date": None,
            "place": "Sông Lam",
            "kind": "CV",
            "issuer": "SỞ Y TẾ",
            "superior": "UBND TỈNH SÔNG LAM",
            "subject": "cung ứng thuốc đợt 2",
            "addressees": ["Bệnh viện đa khoa tỉnh", "Trung tâm y tế các khu vực"],
            "authority": "KT. GIÁM ĐỐC",
            "position": "PHÓ GIÁM ĐỐC",
            "signer": "Thiều Quang Minh",
            "recipients": ["Như trên", "BGĐ Sở", "Lưu: VT, NVD"],
            "deadlines": ["2025-09-20"],
            "cites": [("CV", "894", "VP-KTTH", "2025-08-28", "Văn phòng UBND tỉnh")],
        },
    ),
    (
        "giấy giới thiệu",
        """ĐOÀN TNCS HỒ CHÍ MINH
BCH ĐOÀN XÃ HÒA TIẾN
Số: 11-GGT/ĐTN
GIẤY GIỚI THIỆU
Ban Chấp hành Đoàn xã Hòa Tiến giới thiệu:
Đồng chí: Lý Thị Mỷ
Chức vụ: Phó Bí thư
Được cử đến: Tỉnh đoàn
Giấy này có giá trị đến hết ngày 30/11/2025.
Hòa Tiến, ngày 20 tháng 11 năm 2025
TM. BAN CHẤP HÀNH
BÍ THƯ
Vũ Hải Triều""",
        {
            "number": "11",
            "notation": "GGT/ĐTN",
            "kind": "GGT",
            "date": "2025-11-20",
            "issuer": "BCH ĐOÀN XÃ HÒA TIẾN",
            "subject": None,
            "deadlines": [],
            "signer": "Vũ Hải Triều",
            "position": "BÍ THƯ",
            "place": "Hòa Tiến",
        },
    ),
]
