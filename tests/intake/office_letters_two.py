"""More letters of many offices: Party, unions, enterprises, cells. All people and units are invented."""

from __future__ import annotations

from typing import Any

OFFICE_TWO: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (
        "invitation without a subject",
        """CÔNG ĐOÀN VIÊN CHỨC TỈNH SÔNG LAM
CÔNG ĐOÀN CƠ SỞ TỈNH ĐOÀN
Số: 07/GM-CĐCS
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sông Lam, ngày 18 tháng 12 năm 2026

GIẤY MỜI

Ban Chấp hành Công đoàn cơ sở Tỉnh đoàn trân trọng kính mời:
Đồng chí: Bí thư Chi đoàn cơ quan
Dự: Hội nghị người lao động năm 2027
Thời gian: 1/2 ngày, bắt đầu từ 14 giờ 00, ngày 25/12/2026 (thứ Sáu)
Địa điểm: Phòng họp số 1
Đề nghị đồng chí gửi tham luận trước ngày 21/12/2026 và có mặt đúng giờ.

TM. BAN CHẤP HÀNH
CHỦ TỊCH

Lưu Bích Ngọc""",
        {
            "number": "7",
            "notation": "GM-CĐCS",
            "date": "2026-12-18",
            "place": "Sông Lam",
            "issuer": "CÔNG ĐOÀN CƠ SỞ TỈNH ĐOÀN",
            "superior": "CÔNG ĐOÀN VIÊN CHỨC TỈNH SÔNG LAM",
            "kind": "GM",
            "subject": None,
            "authority": "TM. BAN CHẤP HÀNH",
            "position": "CHỦ TỊCH",
            "signer": "Lưu Bích Ngọc",
            "recipients": [],
            "deadlines": ["2026-12-21"],
            "cites": [],
        },
    ),
    (
        "secret guidance, one word for two cites",
        """TỈNH ĐOÀN SÔNG LAM
ĐOÀN KHỐI DOANH NGHIỆP
***
Số: 214-HD/ĐKDN
MẬT
ĐOÀN TNCS HỒ CHÍ MINH
Sông Lam, ngày 11 tháng 02 năm 2026
HƯỚNG DẪN
Công tác nhân sự Đại hội Đoàn cấp cơ sở, nhiệm kỳ 2027 - 2032
-------
Căn cứ Kết luận số 12-KL/TĐTN, ngày 03/02/2026 của BTV Tỉnh đoàn; Kế hoạch số 88-KH/TĐTN-TC ngày 05/02/2026 của Ban Thường vụ Tỉnh đoàn về tổ chức đại hội; căn cứ các Quy định số 105-QĐ/TW và 80-QĐ/TW, BTV Đoàn Khối hướng dẫn:
1. Đại hội điểm hoàn thành trước 31/3/2027; đại hội cấp cơ sở xong trước 30/5/2027.
2. Hồ sơ nhân sự gửi Đoàn Khối trước đại hội ít nhất 15 ngày.
TM. BAN THƯỜNG VỤ ĐOÀN KHỐI
BÍ THƯ
Sa Trọng Bằng
Nơi nhận:
- BTV Tỉnh đoàn,
- Cơ sở Đoàn trực thuộc,
- Lưu VP.""",
        {
            "number": "214",
            "notation": "HD/ĐKDN",
            "date": "2026-02-11",
            "place": "Sông Lam",
            "issuer": "ĐOÀN KHỐI DOANH NGHIỆP",
            "superior": "TỈNH ĐOÀN SÔNG LAM",
            "kind": "HD",
            "subject": "Công tác nhân sự Đại hội Đoàn cấp cơ sở, nhiệm kỳ 2027 - 2032",
            "addressees": [],
            "authority": "TM. BAN THƯỜNG VỤ ĐOÀN KHỐI",
            "position": "BÍ THƯ",
            "signer": "Sa Trọng Bằng",
            "recipients": ["BTV Tỉnh đoàn", "Cơ sở Đoàn trực thuộc", "Lưu VP"],
            "secrecy": "MẬT",
            "deadlines": ["2027-03-31", "2027-05-30"],
            "cites": [
                ("KL", "12", "KL/TĐTN", "2026-02-03", "BTV Tỉnh đoàn"),
                ("KH", "88", "KH/TĐTN-TC", "2026-02-05", "Ban Thường vụ Tỉnh đoàn"),
                ("QyĐ", "105", "QĐ/TW", None, None),
                ("QyĐ", "80", "QĐ/TW", None, None),
            ],
        },
    ),
    (
        "web page with its own table of fields",
        """Trang chủ > Văn bản > Công văn
Số ký hiệu: 670/SVHTTDL-QLTT
Ngày ban hành: 05/05/2026
Trích yếu: V/v phối hợp tổ chức Ngày chạy Olympic vì sức khỏe toàn dân
Tải về: 670_SVHTTDL.pdf

UBND TỈNH SÔNG LAM
SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 670/SVHTTDL-QLTT

Sông Lam, ngày 05 tháng 5 năm 2026

V/v phối hợp tổ chức Ngày chạy Olympic vì sức khỏe toàn dân

Kính gửi: Tỉnh đoàn; Sở Giáo dục và Đào tạo

Sở Văn hóa, Thể thao và Du lịch đề nghị phối hợp vận động 1.000 người tham gia. Danh sách gửi về Sở trước ngày 20/5.

Nơi nhận:
- Như trên;
- Lưu: VT, QLTT.

GIÁM ĐỐC
Đậu Trường Giang""",
        {
            "number": "670",
            "notation": "SVHTTDL-QLTT",
            "date": "2026-05-05",
            "place": "Sông Lam",
            "issuer": "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH",
            "superior": "UBND TỈNH SÔNG LAM",
            "kind": "CV",
            "subject": "phối hợp tổ chức Ngày chạy Olympic vì sức khỏe toàn dân",
            "addressees": ["Tỉnh đoàn", "Sở Giáo dục và Đào tạo"],
            "authority": None,
            "position": "GIÁM ĐỐC",
            "signer": "Đậu Trường Giang",
            "recipients": ["Như trên", "Lưu: VT, QLTT"],
            "deadlines": ["2026-05-20"],
            "cites": [],
        },
    ),
    (
        "two signatures side by side",
        """ĐOÀN TRƯỜNG CĐ Y TẾ SÔNG LAM
BCH HỘI SINH VIÊN
***
Số: 19-KH/HSV
ĐOÀN TNCS HỒ CHÍ MINH
Sông Lam, ngày 10 tháng 10 năm 2026

KẾ HOẠCH Hiến máu tình nguyện đợt 2 năm học 2026 - 2027

1. Thời gian: 7h30 - 11h00, Chủ nhật ngày 01/11/2026.
2. Đăng ký: từ nay đến hết ngày 25/10/2026.
3. Các chi hội chốt danh sách, gửi chị Vi trước 17h00 thứ Hai (26/10/2026).

DUYỆT CỦA BGH                              TM. BAN CHẤP HÀNH
KT. HIỆU TRƯỞNG                            CHỦ TỊCH
PHÓ HIỆU TRƯỞNG


TS. Mã Đức Hùng                            Uông Tường Vi

Nơi nhận: - BGH; - Các chi hội; - Lưu VP.""",
        {
            "number": "19",
            "notation": "KH/HSV",
            "date": "2026-10-10",
            "place": "Sông Lam",
            "issuer": "BCH HỘI SINH VIÊN",
            "superior": "ĐOÀN TRƯỜNG CĐ Y TẾ SÔNG LAM",
            "kind": "KH",
            "subject": "Hiến máu tình nguyện đợt 2 năm học 2026 - 2027",
            "authority": "TM. BAN CHẤP HÀNH",
            "position": "CHỦ TỊCH",
            "signer": "Uông Tường Vi",
            "recipients": ["BGH", "Các chi hội", "Lưu VP"],
            "deadlines": ["2026-10-25", "2026-10-26"],
            "cites": [],
        },
    ),
    (
        "Party công văn, subject without V/v",
        """ĐẢNG ỦY PHƯỜNG HÒA AN
BAN XÂY DỰNG ĐẢNG
*
Số 61-CV/BXDĐ
Giới thiệu nhân sự bổ sung Ban Thường vụ Đoàn phường
ĐẢNG CỘNG SẢN VIỆT NAM
Hòa An, ngày 20 tháng 7 năm 2026
Kính gửi: Ban Thường vụ Đoàn TNCS Hồ Chí Minh phường Hòa An,
Theo đề nghị tại Tờ trình số 15-TTr/ĐTN ngày 14/7/2026, Ban Xây dựng Đảng có ý kiến như sau: đồng ý để Đoàn phường kiện toàn. Sau khi kiện toàn, đề nghị báo cáo kết quả về Ban trong 03 ngày.
Nơi nhận:
- Như trên,
- Lưu Ban XDĐ.
TRƯỞNG BAN
Thạch Sô Phép""",
        {
            "number": "61",
            "notation": "CV/BXDĐ",
            "date": "2026-07-20",
            "place": "Hòa An",
            "issuer": "BAN XÂY DỰNG ĐẢNG",
            "superior": "ĐẢNG ỦY PHƯỜNG HÒA AN",
            "kind": "CV",
            "subject": "Giới thiệu nhân sự bổ sung Ban Thường vụ Đoàn phường",
            "addressees": ["Ban Thường vụ Đoàn TNCS Hồ Chí Minh phường Hòa An"],
            "authority": None,
            "position": "TRƯỞNG BAN",
            "signer": "Thạch Sô Phép",
            "recipients": ["Như trên", "Lưu Ban XDĐ"],
            "deadlines": [],
            "cites": [("TTr", "15", "TTr/ĐTN", "2026-07-14", None)],
        },
    ),
    (
        "a cell's note, what was done is no deadline",
        """CHI ĐOÀN 11A5
Kính gửi: BCH Đoàn trường
BÁO CÁO THÁNG 10
Chi đoàn em đã thu 38/40 đoàn phí trước ngày 15/10/2026, đã nộp sổ ngày 16/10.
Tháng 11 em đăng ký tiết mục văn nghệ trước hạn 05/11/2026.
Bí thư: Ân Gia Hân""",
        {
            "number": None,
            "notation": None,
            "date": None,
            "deadlines": ["2026-11-05"],
            "cites": [],
            "addressees": ["BCH Đoàn trường"],
        },
    ),
    (
        "labour union, changed deadline",
        """TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM
LĐLĐ TỈNH SÔNG LAM
Số: 502 /KH-LĐLĐ
(Sửa đổi, bổ sung)
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sông Lam, ngày 01 tháng 4 năm 2026
KẾ HOẠCH
Tổ chức Giải bóng đá công nhân, thanh niên tỉnh Sông Lam lần thứ V
(Điều chỉnh thời gian tại Kế hoạch số 488/KH-LĐLĐ ngày 20/3/2026)
Ban Thường vụ Liên đoàn Lao động tỉnh điều chỉnh như sau:
- Thời hạn nhận đăng ký: Đến 17h00 ngày 16/4/2026 (trước đây: 10/4/2026).
- Họp chuyên môn, bốc thăm: 20/4/2026.
- Khai mạc: 30/4.
TM. BAN THƯỜNG VỤ
CHỦ TỊCH
Lèng Văn Páo
Nơi nhận:
- TT Tỉnh ủy,
- Tỉnh đoàn;
- CĐCS trực thuộc;
- Lưu: VT""",
        {
            "number": "502",
            "notation": "KH-LĐLĐ",
            "date": "2026-04-01",
            "place": "Sông Lam",
            "issuer": "LĐLĐ TỈNH SÔNG LAM",
            "superior": "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM",
            "kind": "KH",
            "subject": "Tổ chức Giải bóng đá công nhân, thanh niên tỉnh Sông Lam lần thứ V",
            "addressees": [],
            "authority": "TM. BAN THƯỜNG VỤ",
            "position": "CHỦ TỊCH",
            "signer": "Lèng Văn Páo",
            "recipients": ["TT Tỉnh ủy", "Tỉnh đoàn", "CĐCS trực thuộc", "Lưu: VT"],
            "deadlines": ["2026-04-16"],
            "cites": [("KH", "488", "KH-LĐLĐ", "2026-03-20", None)],
        },
    ),
    (
        "commune Party plan, a condition of date",
        """ĐẢNG ỦY XÃ TÂN LỘC
*
Số 140-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Tân Lộc, ngày 30 tháng 6 năm 2026
KẾ HOẠCH
thực hiện Chỉ thị số 42-CT/TW, ngày 24/3/2015 của Ban Bí thư về tăng cường sự lãnh đạo của Đảng đối với công tác giáo dục lý tưởng cách mạng cho thế hệ trẻ
-----
Căn cứ Kế hoạch số 77-KH/TU ngày 12/6/2026 của Tỉnh ủy, Ban Thường vụ Đảng ủy xây dựng kế hoạch.
1. Đoàn Thanh niên xã xây dựng kế hoạch cụ thể, gửi Văn phòng Đảng ủy trước ngày 31/7/2026.
2. Các chi bộ quán triệt, hoàn thành trong quý III/2026; báo cáo kết quả trước ngày 05/10/2026. Chi bộ có đảng viên kết nạp trước ngày 01/01/2020 rà soát lại hồ sơ.
Nơi nhận:
- Ban Thường vụ Tỉnh ủy (b/c),
- Các chi bộ trực thuộc,
- Lưu Văn phòng.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ THƯỜNG TRỰC
Ninh Quốc Trung""",
        {
            "number": "140",
            "notation": "KH/ĐU",
            "date": "2026-06-30",
            "place": "Tân Lộc",
            "issuer": "ĐẢNG ỦY XÃ TÂN LỘC",
            "superior": None,
            "kind": "KH",
            "subject": "thực hiện Chỉ thị số 42-CT/TW, ngày 24/3/2015 của Ban Bí thư về tăng cường sự lãnh đạo của Đảng đối với công tác giáo dục lý tưởng cách mạng cho thế hệ trẻ",
            "addressees": [],
            "authority": "T/M BAN THƯỜNG VỤ",
            "position": "PHÓ BÍ THƯ THƯỜNG TRỰC",
            "signer": "Ninh Quốc Trung",
            "recipients": ["Ban Thường vụ Tỉnh ủy (b/c)", "Các chi bộ trực thuộc", "Lưu Văn phòng"],
            "deadlines": ["2026-07-31", "2026-09-30", "2026-10-05"],
            "cites": [
                ("CT", "42", "CT/TW", "2015-03-24", "Ban Bí thư"),
                ("KH", "77", "KH/TU", "2026-06-12", "Tỉnh ủy"),
            ],
        },
    ),
    (
        "mail above the letter, working days",
        """Từ: "Phòng Nội vụ" <nv@hoaan.example>
Tới: doanphuong@hoaan.example
Chủ đề: Gửi văn bản 88
Kính gửi anh chị, đề nghị cho ý kiến trước 12/3/2026.

UBND PHƯỜNG HÒA AN
PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ
Số: 88/KTHTĐT
V/v góp ý dự thảo Quy chế phố đi bộ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hòa An, ngày 06 tháng 3 năm 2026
Kính gửi: - Ban Chấp hành Đoàn phường;
- Ủy ban MTTQ Việt Nam phường.
Phòng đề nghị các cơ quan góp ý dự thảo, gửi về Phòng trong thời hạn 05 ngày làm việc kể từ ngày ban hành văn bản này. Dự thảo có hiệu lực sau 15 ngày kể từ ngày ký.
Nơi nhận:
- Như trên;
- Lưu: VT.
PHÓ TRƯỞNG PHÒNG PHỤ TRÁCH
Cấn Thị Hường""",
        {
            "number": "88",
            "notation": "KTHTĐT",
            "date": "2026-03-06",
            "place": "Hòa An",
            "issuer": "PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ",
            "superior": "UBND PHƯỜNG HÒA AN",
            "kind": "CV",
            "subject": "góp ý dự thảo Quy chế phố đi bộ",
            "addressees": ["Ban Chấp hành Đoàn phường", "Ủy ban MTTQ Việt Nam phường"],
            "authority": None,
            "position": "PHÓ TRƯỞNG PHÒNG PHỤ TRÁCH",
            "signer": "Cấn Thị Hường",
            "recipients": ["Như trên", "Lưu: VT"],
            "deadlines": ["2026-03-12", "2026-03-13"],
            "cites": [],
        },
    ),
    (
        "Council of the Pioneers, quotes in quotes",
        """TRUNG ƯƠNG ĐOÀN TNCS HỒ CHÍ MINH
HỘI ĐỒNG ĐỘI TRUNG ƯƠNG
***
Số: 51 CV/HĐĐTW
"V/v tổ chức "Ngày hội thiếu nhi vui khỏe" năm 2026"
Hà Nội, ngày 02/02/2026
Kính gửi: Hội đồng Đội các tỉnh, thành phố
Hội đồng Đội Trung ương đề nghị Hội đồng Đội các tỉnh, thành phố báo cáo bằng văn bản chậm nhất 17h00, ngày 10 tháng 4 (thứ sáu); tài khoản phần mềm đã cấp trước ngày 01/01/2026 vẫn dùng được.
Hạn cuối cùng bình chọn tác phẩm: 23 giờ 59 ngày 15.5.2026.
TM. HỘI ĐỒNG ĐỘI TRUNG ƯƠNG
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH THƯỜNG TRỰC
Xa Thị Kim Oanh
Nơi nhận:
- Như trên
- Lưu VP HĐĐTW""",
        {
            "number": "51",
            "notation": "CV/HĐĐTW",
            "date": "2026-02-02",
            "place": "Hà Nội",
            "issuer": "HỘI ĐỒNG ĐỘI TRUNG ƯƠNG",
            "superior": "TRUNG ƯƠNG ĐOÀN TNCS HỒ CHÍ MINH",
            "kind": "CV",
            "subject": 'tổ chức "Ngày hội thiếu nhi vui khỏe" năm 2026',
            "addressees": ["Hội đồng Đội các tỉnh, thành phố"],
            "authority": "TM. HỘI ĐỒNG ĐỘI TRUNG ƯƠNG KT. CHỦ TỊCH",
            "position": "PHÓ CHỦ TỊCH THƯỜNG TRỰC",
            "signer": "Xa Thị Kim Oanh",
            "recipients": ["Như trên", "Lưu VP HĐĐTW"],
            "deadlines": ["2026-04-10", "2026-05-15"],
            "cites": [],
        },
    ),
    (
        "enterprise notice, subject in brackets",
        """TẬP ĐOÀN CÔNG NGHIỆP THAN MIỀN ĐÔNG
CÔNG TY CỔ PHẦN THAN ĐÈO GIÓ
Số: 1204/TB-TĐG-TCNS

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Đèo Gió, ngày 14 tháng 01 năm 2027

THÔNG BÁO
(V/v nghỉ Tết Nguyên đán Đinh Mùi)

Công ty thông báo lịch nghỉ Tết từ ngày 04/02/2027 đến hết ngày 10/02/2027. Các phân xưởng bố trí trực, gửi danh sách về Phòng TCNS trước 16h thứ Tư ngày 27/01/2027. Sau ngày 11/02/2027 các đơn vị trở lại làm việc bình thường.

Nơi nhận:
- Giám đốc (báo cáo);
- Đoàn Thanh niên Công ty;
- Lưu: VT, TCNS.
TUQ. GIÁM ĐỐC
TRƯỞNG PHÒNG TỔ CHỨC NHÂN SỰ

Biện Chí Hiếu""",
        {
            "number": "1204",
            "notation": "TB-TĐG-TCNS",
            "date": "2027-01-14",
            "place": "Đèo Gió",
            "issuer": "CÔNG TY CỔ PHẦN THAN ĐÈO GIÓ",
            "superior": "TẬP ĐOÀN CÔNG NGHIỆP THAN MIỀN ĐÔNG",
            "kind": "TB",
            "subject": "nghỉ Tết Nguyên đán Đinh Mùi",
            "authority": "TUQ. GIÁM ĐỐC",
            "position": "TRƯỞNG PHÒNG TỔ CHỨC NHÂN SỰ",
            "signer": "Biện Chí Hiếu",
            "recipients": ["Giám đốc (báo cáo)", "Đoàn Thanh niên Công ty", "Lưu: VT, TCNS"],
            "deadlines": ["2027-01-27"],
            "cites": [],
        },
    ),
    (
        "invitation, everything blank",
        """TỈNH ĐOÀN SÔNG LAM
HUYỆN ĐOÀN CŨ
***
Số: .../GM-ĐTN
GIẤY MỜI
Dự gặp mặt cán bộ Đoàn qua các thời kỳ
Ban Thường vụ trân trọng kính mời: .....................
Thời gian: 08h00, ngày 26/3/2027.
Đề nghị đồng chí phản hồi trước ngày 20/3.
Đông Hải, ngày 10 tháng 3 năm 2027
TM. BAN THƯỜNG VỤ
BÍ THƯ
Lý Gia Khôi""",
        {
            "number": None,
            "notation": "GM-ĐTN",
            "date": "2027-03-10",
            "place": "Đông Hải",
            "kind": "GM",
            "subject": "Dự gặp mặt cán bộ Đoàn qua các thời kỳ",
            "authority": "TM. BAN THƯỜNG VỤ",
            "position": "BÍ THƯ",
            "signer": "Lý Gia Khôi",
            "recipients": [],
            "deadlines": ["2027-03-20"],
            "cites": [],
        },
    ),
)
