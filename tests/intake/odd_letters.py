"""Texts as they really reach a branch: glued heads, missing parts, minutes, notices, and things that are no letters.

Each is (name, text, expected values); fields not named are not looked at. All people and units are invented.
"""

from __future__ import annotations

from typing import Any

ODD: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (
        "head glued line by line",
        """UBND TỈNH SÔNG LAM CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ Độc lập - Tự do - Hạnh phúc
Số: 15/SNV-CCVC Sông Lam, ngày 05 tháng 01 năm 2026
V/v rà soát biên chế năm 2026
Kính gửi: Các sở, ban, ngành; UBND các xã, phường; Tỉnh đoàn.
Căn cứ Kế hoạch số 201/KH-UBND ngày 20/12/2025 của UBND tỉnh, Sở Nội vụ đề nghị các cơ quan gửi báo cáo trước 15/01/2026.
Nơi nhận: - Như trên; - Lưu: VT, CCVC. KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC
Phí Văn Hòa""",
        {
            "number": "15",
            "notation": "SNV-CCVC",
            "date": "2026-01-05",
            "place": "Sông Lam",
            "issuer": "SỞ NỘI VỤ",
            "superior": "UBND TỈNH SÔNG LAM",
            "kind": "CV",
            "subject": "rà soát biên chế năm 2026",
            "addressees": ["Các sở, ban, ngành", "UBND các xã, phường", "Tỉnh đoàn"],
            "deadlines": ["2026-01-15"],
            "authority": "KT. GIÁM ĐỐC",
            "position": "PHÓ GIÁM ĐỐC",
            "signer": "Phí Văn Hòa",
            "recipients": ["Như trên", "Lưu: VT, CCVC"],
            "cites": [("KH", "201", "KH-UBND", "2025-12-20", "UBND tỉnh")],
        },
    ),
    (
        "minutes: no date row, two signatures one after the other",
        """ĐOÀN TRƯỜNG CAO ĐẲNG LAM KINH
CHI ĐOÀN CƠ KHÍ 3
***
Số: 04-BB/CĐ
ĐOÀN TNCS HỒ CHÍ MINH

BIÊN BẢN
Họp xét giới thiệu đoàn viên ưu tú

Hôm nay, vào lúc 14 giờ 00 ngày 12 tháng 3 năm 2026, tại phòng B2, Chi đoàn Cơ khí 3 tổ chức họp.
Cuộc họp kết thúc vào 15 giờ 30 cùng ngày.

THƯ KÝ

Đặng Hoài An

CHỦ TRÌ

Bùi Khánh Duy""",
        {
            "number": "4",
            "notation": "BB/CĐ",
            "date": None,
            "kind": "BB",
            "issuer": "CHI ĐOÀN CƠ KHÍ 3",
            "superior": "ĐOÀN TRƯỜNG CAO ĐẲNG LAM KINH",
            "subject": "Họp xét giới thiệu đoàn viên ưu tú",
            "position": "CHỦ TRÌ",
            "signer": "Bùi Khánh Duy",
            "deadlines": [],
            "cites": [],
            "recipients": [],
        },
    ),
    (
        "centred head, date before the signature, no list of recipients",
        """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc
---o0o---
CÂU LẠC BỘ TÌNH NGUYỆN SEN HỒNG

THÔNG BÁO
V/v tuyển thành viên đợt 1 năm 2026

Câu lạc bộ tuyển thành viên mới. Hạn chót nhận đơn: 23h59 ngày 20/4/2026.

Đà Nẵng, ngày 01/4/2026
CHỦ NHIỆM
(Ký, ghi rõ họ tên)
H' Lan Niê""",
        {
            "number": None,
            "notation": None,
            "date": "2026-04-01",
            "place": "Đà Nẵng",
            "kind": "TB",
            "issuer": "CÂU LẠC BỘ TÌNH NGUYỆN SEN HỒNG",
            "subject": "tuyển thành viên đợt 1 năm 2026",
            "position": "CHỦ NHIỆM",
            "signer": "H' Lan Niê",
            "deadlines": ["2026-04-20"],
            "authority": None,
        },
    ),
    (
        "number with a letter, blanks at the joints, day and month without zero",
        """ĐẢNG ỦY XÃ BÌNH AN
CHI BỘ THÔN TÂY
*
Số : 15a - KH / CB
ĐẢNG CỘNG SẢN VIỆT NAM
Bình An, ngày 5 tháng 1 năm 2026
KẾ HOẠCH
Kiểm tra, giám sát năm 2026
-----
Chi bộ hoàn thành kiểm tra trong quý III năm 2026.
T/M CHI BỘ
BÍ THƯ
Cao Minh Triết
Nơi nhận:
- Đảng ủy xã,
- Các đảng viên,
- Lưu Chi bộ.""",
        {
            "number": "15a",
            "notation": "KH/CB",
            "date": "2026-01-05",
            "issuer": "CHI BỘ THÔN TÂY",
            "superior": "ĐẢNG ỦY XÃ BÌNH AN",
            "kind": "KH",
            "subject": "Kiểm tra, giám sát năm 2026",
            "authority": "T/M CHI BỘ",
            "position": "BÍ THƯ",
            "signer": "Cao Minh Triết",
            "deadlines": ["2026-09-30"],
            "recipients": ["Đảng ủy xã", "Các đảng viên", "Lưu Chi bộ"],
        },
    ),
    (
        "everything dotted blank",
        """TỈNH ĐOÀN SÔNG LAM
BCH ĐOÀN PHƯỜNG NAM HỒNG
***
Số: ......-TTr/ĐTN
ĐOÀN TNCS HỒ CHÍ MINH
Nam Hồng, ngày ..... tháng ..... năm 2026
TỜ TRÌNH
Về việc công nhận kết quả bầu cử
Kính trình: Ban Thường vụ Tỉnh đoàn Sông Lam
Căn cứ kết quả Đại hội, Ban Chấp hành kính trình Ban Thường vụ Tỉnh đoàn xem xét.
TM. BAN CHẤP HÀNH BÍ THƯ
Nơi nhận:
- Như kính gửi;
- Lưu VP.""",
        {
            "number": None,
            "notation": "TTr/ĐTN",
            "date": None,
            "place": "Nam Hồng",
            "kind": "TTr",
            "subject": "công nhận kết quả bầu cử",
            "addressees": ["Ban Thường vụ Tỉnh đoàn Sông Lam"],
            "authority": "TM. BAN CHẤP HÀNH",
            "position": "BÍ THƯ",
            "signer": None,
            "recipients": ["Như kính gửi", "Lưu VP"],
            "deadlines": [],
        },
    ),
    (
        "urgent telegram",
        """BAN CHỈ HUY PHÒNG THỦ DÂN SỰ
TỈNH SÔNG LAM
_______
Số: 03/CĐ-PTDS
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
_______
Sông Lam, hồi 16 giờ 00 ngày 08 tháng 9 năm 2025
CÔNG ĐIỆN
Về việc ứng phó bão số 7
TRƯỞNG BAN CHỈ HUY ĐIỆN:
- Ban Chỉ huy Quân sự tỉnh;
- Tỉnh đoàn Sông Lam.
Yêu cầu báo cáo trước 7h00 ngày 09/9/2025 và tổng hợp chậm nhất 17h ngày 10/9./.
Nơi nhận:
- Như trên;
- Lưu: VT.
TRƯỞNG BAN
Hà Quang Vinh""",
        {
            "number": "3",
            "notation": "CĐ-PTDS",
            "kind": "CĐ",
            "subject": "ứng phó bão số 7",
            "issuer": "BAN CHỈ HUY PHÒNG THỦ DÂN SỰ TỈNH SÔNG LAM",
            "signer": "Hà Quang Vinh",
            "position": "TRƯỞNG BAN",
            "deadlines": ["2025-09-09", "2025-09-10"],
            "date": "2025-09-08",
            "place": "Sông Lam",
        },
    ),
    (
        "many letters cited in a row",
        """Số: 77-BC/ĐTN
Bình An, ngày 28 tháng 02 năm 2026
BÁO CÁO
Tình hình thực hiện các nghị quyết
Thực hiện các Nghị quyết số 01/NQ-CP, số 02/NQ-CP ngày 08/01/2026 của Chính phủ; Kết luận số 43-KL/TW, ngày 24 tháng 8
năm 2025 của Bộ Chính trị; Nghị quyết số 25-NQ/TW (ngày 25/7/2008) và Thông báo kết luận số 5/TB-VPCP của Văn phòng Chính
phủ ngày 11/02/2026; theo Công văn hỏa tốc số 0456/UBND-KT của UBND xã Bình An ngày 20-02-2026.
Tỷ lệ đạt 26/3, dự toán số 12/15 hạng mục, giai đoạn 2021-2025.
TM. BAN CHẤP HÀNH
PHÓ BÍ THƯ
Thào Mí Sính""",
        {
            "number": "77",
            "date": "2026-02-28",
            "deadlines": [],
            "signer": "Thào Mí Sính",
            "cites": [
                ("NQ", "1", "NQ-CP", None, None),
                ("NQ", "2", "NQ-CP", "2026-01-08", "Chính phủ"),
                ("KL", "43", "KL/TW", "2025-08-24", "Bộ Chính trị"),
                ("NQ", "25", "NQ/TW", "2008-07-25", None),
                ("TB", "5", "TB-VPCP", "2026-02-11", "Văn phòng Chính phủ"),
                ("CV", "456", "UBND-KT", "2026-02-20", "UBND xã Bình An"),
            ],
        },
    ),
    (
        "deadlines wanted and unwanted",
        """Số: 210-CV/ĐTN
Bình An, ngày 15 tháng 11 năm 2025
Kính gửi: Các chi đoàn trực thuộc
1. Đoàn viên sinh trước ngày 01/01/1996 thì xét trưởng thành.
2. Chi đoàn đã nộp hồ sơ trước ngày 10/11/2025 không phải nộp lại.
3. Thẻ cũ có giá trị đến hết ngày 31/12/2026.
4. Số liệu tính đến ngày 30/11/2025.
5. Báo cáo tháng gửi trước ngày 25 hằng tháng.
6. Gửi danh sách về Đoàn xã, thời hạn: trước 16 giờ 30, thứ Sáu, ngày 28 tháng 11.
7. Thời gian bình chọn: từ ngày 01/12/2025 đến hết ngày 10/12/2025.
8. Báo cáo kết quả chậm nhất ngày 05/01.
9. Hội nghị tổ chức ngày 20/12/2025. Điều 7. Quyết định 12/QĐ-ĐTN ban hành trước ngày 01/12/2025 hết hiệu lực.
10. Kinh phí quyết toán xong trong tháng 12/2025.
TM. BAN CHẤP HÀNH
BÍ THƯ
Tống Khánh Ly""",
        {
            "kind": "CV",
            "addressees": ["Các chi đoàn trực thuộc"],
            "deadlines": ["2025-11-28", "2025-12-10", "2026-01-05", "2025-12-31"],
        },
    ),
    (
        "an article that names letters but is none",
        """Tuổi trẻ Bình An ra quân ngày thứ bảy tình nguyện

Sáng ngày 14/3/2026, thực hiện Kế hoạch số 21-KH/ĐTN ngày 01/3/2026 của Đoàn xã Bình An, hơn 100 đoàn viên đã tham gia.
Quyết định khen thưởng sẽ được công bố vào dịp tổng kết.

Tác giả: Sơn Ca
BÌNH LUẬN""",
        {
            "number": None,
            "kind": None,
            "signer": None,
            "subject": None,
            "issuer": None,
            "date": None,
            "deadlines": [],
            "addressees": [],
            "recipients": [],
            "position": None,
            "cites": [("KH", "21", "KH/ĐTN", "2026-03-01", "Đoàn xã Bình An")],
        },
    ),
    (
        "a chat message",
        """Các bạn bí thư chi đoàn nhớ nộp danh sách đăng ký hiến máu trước ngày 12/5/2026 nhé!
Số điện thoại: 0900 000 000. Link: https://vi.du/abc-12/KH""",
        {"number": None, "kind": None, "signer": None, "deadlines": ["2026-05-12"], "cites": []},
    ),
    (
        "kind in small letters, signature in small letters",
        """Trường Tiểu học Sao Mai
Liên đội Kim Đồng
Số: 02/KH-LĐ
Kế hoạch
Tổ chức Hội vui xuân
Bình An, ngày 10 tháng 01 năm 2026
1. Thời gian: ngày 20/01/2026
Tổng phụ trách
Hứa Thị Thơ""",
        {
            "number": "2",
            "notation": "KH-LĐ",
            "kind": "KH",
            "date": "2026-01-10",
            "place": "Bình An",
            "subject": "Tổ chức Hội vui xuân",
        },
    ),
    (
        "kind and subject glued, foot glued",
        """BAN CHẤP HÀNH ĐOÀN TRƯỜNGĐOÀN TNCS HỒ CHÍ MINH
Số: 31-KH/ĐTNHà Nội, ngày 2 tháng 4 năm 2026
KẾ HOẠCHTổ chức ngày hội hiến máu
Nhằm hưởng ứng chương trình hiến máu, Đoàn trường xây dựng kế hoạch như sau:
Nơi nhận:- Ban Giám hiệu;- Lưu VP.TM. BAN CHẤP HÀNHBÍ THƯLa Văn Cẩn""",
        {
            "number": "31",
            "notation": "KH/ĐTN",
            "date": "2026-04-02",
            "place": "Hà Nội",
            "kind": "KH",
            "subject": "Tổ chức ngày hội hiến máu",
            "recipients": ["Ban Giám hiệu", "Lưu VP"],
            "authority": "TM. BAN CHẤP HÀNH",
            "position": "BÍ THƯ",
            "signer": "La Văn Cẩn",
            "issuer": "BAN CHẤP HÀNH ĐOÀN TRƯỜNG",
        },
    ),
)
