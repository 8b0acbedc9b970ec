"""A second set, written after the rules and not for them: at first reading 104 of its 107 values were right."""

from __future__ import annotations

MORE = [
    (
        "tw 2 lines",
        """TRUNG ƯƠNG ĐOÀN TNCS HỒ CHÍ MINH
BAN CÔNG TÁC THANH THIẾU NHI
***
Số: 118-TB/BCTTTN
ĐOÀN TNCS HỒ CHÍ MINH

Hà Nội, ngày 03 tháng 3 năm 2026

THÔNG BÁO
Kết quả Cuộc thi "Vòng tay bè bạn" năm 2025
-----------

Căn cứ Thể lệ số 12-TL/BTC ngày 15/9/2025 của Ban Tổ chức cuộc thi, Ban Công tác Thanh thiếu nhi Trung ương Đoàn thông báo kết quả như sau:
1. Giải Nhất: đơn vị Sông Lam.
Các đơn vị nhận giải trước ngày 31/3/2026 tại trụ sở.

TRƯỞNG BAN



Ngô Thanh Tịnh

Nơi nhận:
- Bí thư thường trực BCH TW Đoàn (để b/c);
- Các tỉnh, thành đoàn;
- Lưu Ban, VT.
""",
        {
            "number": "118",
            "notation": "TB/BCTTTN",
            "date": "2026-03-03",
            "kind": "TB",
            "issuer": "BAN CÔNG TÁC THANH THIẾU NHI",
            "superior": "TRUNG ƯƠNG ĐOÀN TNCS HỒ CHÍ MINH",
            "subject": 'Kết quả Cuộc thi "Vòng tay bè bạn" năm 2025',
            "position": "TRƯỞNG BAN",
            "authority": None,
            "signer": "Ngô Thanh Tịnh",
            "recipients": ["Bí thư thường trực BCH TW Đoàn (để b/c)", "Các tỉnh, thành đoàn", "Lưu Ban, VT"],
            "deadlines": ["2026-03-31"],
            "cites": [("TL", "12", "TL/BTC", "2025-09-15", "Ban Tổ chức cuộc thi")],
        },
    ),
    (
        "uni",
        """ĐẠI HỌC ĐÀ GIANG
TRƯỜNG ĐẠI HỌC BÁCH NGHỆ
Số: 1207/ĐHBN-CTSV
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đà Giang, ngày 17 tháng 11 năm 2025
V/v: triển khai khảo sát ý kiến sinh viên học kỳ I, năm học 2025-2026
Kính gửi:
 - Các Khoa, Viện trực thuộc;
 - Đoàn Thanh niên, Hội Sinh viên Trường
Nhà trường triển khai khảo sát trực tuyến từ ngày 20/11 đến hết ngày 05/12/2025.
Đề nghị các đơn vị thông báo đến sinh viên và báo cáo kết quả trước 16h00 ngày 08/12/2025 về Phòng CTSV.
Trân trọng./.
Nơi nhận:
- Như trên;
- Ban Giám hiệu (để báo cáo);
- Lưu: VT, CTSV.
TL. HIỆU TRƯỞNG
TRƯỞNG PHÒNG CÔNG TÁC SINH VIÊN
(đã ký)
TS. Lâm Quốc Đạt""",
        {
            "number": "1207",
            "notation": "ĐHBN-CTSV",
            "date": "2025-11-17",
            "kind": "CV",
            "issuer": "TRƯỜNG ĐẠI HỌC BÁCH NGHỆ",
            "superior": "ĐẠI HỌC ĐÀ GIANG",
            "subject": "triển khai khảo sát ý kiến sinh viên học kỳ I, năm học 2025-2026",
            "addressees": ["Các Khoa, Viện trực thuộc", "Đoàn Thanh niên, Hội Sinh viên Trường"],
            "authority": "TL. HIỆU TRƯỞNG",
            "position": "TRƯỞNG PHÒNG CÔNG TÁC SINH VIÊN",
            "signer": "TS. Lâm Quốc Đạt",
            "deadlines": ["2025-12-05", "2025-12-08"],
            "cites": [],
        },
    ),
    (
        "NQ",
        """BAN CHẤP HÀNH ĐOÀN TỈNH SÔNG LAM
***
Số: 14-NQ/TĐTN
ĐOÀN TNCS HỒ CHÍ MINH
Sông Lam, ngày 30 tháng 6 năm 2025
NGHỊ QUYẾT
HỘI NGHỊ BAN CHẤP HÀNH ĐOÀN TỈNH LẦN THỨ 8, KHÓA XV
(Nhiệm kỳ 2022 - 2027)
-----
Hội nghị lần thứ 8 Ban Chấp hành Tỉnh đoàn khóa XV họp ngày 29/6/2025 đã thảo luận và QUYẾT NGHỊ:
1. Thông qua Báo cáo số 215-BC/TĐTN ngày 25/6/2025 của Ban Thường vụ.
TM. BAN CHẤP HÀNH
BÍ THƯ
TRẦN LÊ HOÀI PHONG
Nơi nhận:
- Trung ương Đoàn;
- Tỉnh ủy;
- Các đồng chí Ủy viên BCH;
- Lưu VP, TH.""",
        {
            "number": "14",
            "notation": "NQ/TĐTN",
            "kind": "NQ",
            "subject": "HỘI NGHỊ BAN CHẤP HÀNH ĐOÀN TỈNH LẦN THỨ 8, KHÓA XV",
            "signer": "TRẦN LÊ HOÀI PHONG",
            "position": "BÍ THƯ",
            "deadlines": [],
            "issuer": "BAN CHẤP HÀNH ĐOÀN TỈNH SÔNG LAM",
            "cites": [("BC", "215", "BC/TĐTN", "2025-06-25", "Ban Thường vụ")],
            "recipients": ["Trung ương Đoàn", "Tỉnh ủy", "Các đồng chí Ủy viên BCH", "Lưu VP, TH"],
        },
    ),
    (
        "QD direct",
        """CÔNG AN TỈNH SÔNG LAM
ĐOÀN THANH NIÊN
Số: 09/QĐ-ĐTN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sông Lam, ngày 4 tháng 12 năm 2025
QUYẾT ĐỊNH
Về việc khen thưởng tập thể, cá nhân có thành tích xuất sắc
trong phong trào “Tuổi trẻ Công an Sông Lam
học tập, thực hiện Sáu điều Bác Hồ dạy” năm 2025
BAN CHẤP HÀNH ĐOÀN THANH NIÊN CÔNG AN TỈNH
Căn cứ Điều lệ Đoàn TNCS Hồ Chí Minh;
Căn cứ Quyết định số 1518-QĐ/TWĐTN-CTĐ ngày 08/8/2025 của Ban Bí thư Trung ương Đoàn ban hành Quy chế thi đua;
Xét đề nghị của Ban Thi đua,
QUYẾT ĐỊNH:
Điều 1. Tặng Giấy khen cho 05 tập thể, 12 cá nhân.
Điều 2. Quyết định có hiệu lực từ ngày ký.
Nơi nhận:
- Như Điều 1;
- Lưu: ĐTN.
T/M. BAN CHẤP HÀNH ĐOÀN
PHÓ BÍ THƯ PHỤ TRÁCH
Thiếu tá Giàng A Páo""",
        {
            "number": "9",
            "notation": "QĐ-ĐTN",
            "kind": "QĐ",
            "issuer": "ĐOÀN THANH NIÊN",
            "superior": "CÔNG AN TỈNH SÔNG LAM",
            "subject": "khen thưởng tập thể, cá nhân có thành tích xuất sắc trong phong trào “Tuổi trẻ Công an Sông Lam học tập, thực hiện Sáu điều Bác Hồ dạy” năm 2025",
            "authority": "T/M. BAN CHẤP HÀNH ĐOÀN",
            "position": "PHÓ BÍ THƯ PHỤ TRÁCH",
            "signer": "Thiếu tá Giàng A Páo",
            "cites": [("QĐ", "1518", "QĐ/TWĐTN-CTĐ", "2025-08-08", "Ban Bí thư Trung ương Đoàn")],
            "deadlines": [],
        },
    ),
    (
        "GM simple",
        """ĐOÀN XÃ PHÚC THỊNH
Số: 12-GM/ĐTN
Phúc Thịnh, ngày 2/3/2026
GIẤY MỜI
Kính gửi: Đồng chí ...............................................
Ban Thường vụ Đoàn xã kính mời đồng chí dự họp.
Thời gian: 14h00 ngày 5/3/2026
Xin xác nhận trước ngày 4/3.
TM. BAN THƯỜNG VỤ
BÍ THƯ
Vàng Thị Sáo""",
        {
            "number": "12",
            "notation": "GM/ĐTN",
            "date": "2026-03-02",
            "place": "Phúc Thịnh",
            "kind": "GM",
            "subject": None,
            "signer": "Vàng Thị Sáo",
            "deadlines": ["2026-03-04"],
            "issuer": "ĐOÀN XÃ PHÚC THỊNH",
        },
    ),
    (
        "wrapped addr",
        """SỞ TÀI CHÍNH SÔNG LAM
Số: 3301/STC-QLNS
Sông Lam, ngày 1 tháng 12 năm 2025
V/v quyết toán kinh phí
Kính gửi: Ban Thường vụ Tỉnh đoàn, Ban Chấp hành Hội Liên hiệp Thanh niên
Việt Nam tỉnh Sông Lam.
Thực hiện Luật Ngân sách nhà nước số 83/2015/QH13; Nghị quyết số 29/2021/QH15 ngày 28 tháng 7 năm 2021 của Quốc hội và
Thông tư liên tịch số 02/2019/TTLT-BTC-BNV, Sở Tài chính đề nghị đơn vị nộp báo cáo quyết toán năm 2025 muộn nhất vào ngày 15 tháng 02 năm 2026 (bản giấy) và trước ngày 10 tháng 02 năm 2026 (bản điện tử).
KT.GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Ung Thị Mỹ Lệ
Nơi nhận:
- Như trên
- Lưu VT, QLNS""",
        {
            "number": "3301",
            "notation": "STC-QLNS",
            "kind": "CV",
            "addressees": [
                "Ban Thường vụ Tỉnh đoàn, Ban Chấp hành Hội Liên hiệp Thanh niên Việt Nam tỉnh Sông Lam"
            ],
            "authority": "KT.GIÁM ĐỐC",
            "position": "PHÓ GIÁM ĐỐC",
            "signer": "Ung Thị Mỹ Lệ",
            "recipients": ["Như trên", "Lưu VT, QLNS"],
            "deadlines": ["2026-02-15", "2026-02-10"],
            "cites": [
                ("Luật", "83", "2015/QH13", None, None),
                ("NQ", "29", "2021/QH15", "2021-07-28", "Quốc hội"),
                ("TTLT", "2", "2019/TTLT-BTC-BNV", None, None),
            ],
        },
    ),
    (
        "hoi",
        """HỘI LHTN VIỆT NAM TỈNH SÔNG LAM
ỦY BAN HỘI XÃ BÌNH AN
***
Số: 08-HD/UBH
Bình An, ngày 12 tháng 5 năm 2026
HƯỚNG DẪN
Tổ chức Đại hội Chi hội, nhiệm kỳ 2026 - 2029
I. THỜI GIAN
Đại hội Chi hội hoàn thành xong trước ngày 30 tháng 7 năm 2026; Đại hội cấp xã hoàn thành trong quý III/2026.
Hồ sơ đại hội gửi về Ủy ban Hội xã trước đại hội 10 ngày.
TM. ỦY BAN HỘI
CHỦ TỊCH
Điêu Thị Xuân Nhi
Nơi nhận:
- UB Hội tỉnh;
- Các chi hội;
- Lưu.""",
        {
            "number": "8",
            "notation": "HD/UBH",
            "kind": "HD",
            "issuer": "ỦY BAN HỘI XÃ BÌNH AN",
            "superior": "HỘI LHTN VIỆT NAM TỈNH SÔNG LAM",
            "subject": "Tổ chức Đại hội Chi hội, nhiệm kỳ 2026 - 2029",
            "deadlines": ["2026-07-30", "2026-09-30"],
            "authority": "TM. ỦY BAN HỘI",
            "position": "CHỦ TỊCH",
            "signer": "Điêu Thị Xuân Nhi",
            "cites": [],
        },
    ),
    (
        "old typed",
        """UBND XÃ BÌNH AN                 CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
TRƯỜNG THCS SAO MAI                  Độc lập - Tự do - Hạnh phúc
     -----                                   ------------
 Số: 35 /QĐ-THCSSM                Bình An, ngày  8  tháng 9  năm 2025

                        QUYẾT ĐỊNH
          V/v thành lập Ban chỉ huy Liên đội năm học 2025-2026
                     ------------
              HIỆU TRƯỞNG TRƯỜNG THCS SAO MAI

   Căn cứ Điều lệ trường trung học cơ sở ban hành kèm theo Thông tư số
32/2020/TT-BGDĐT ngày 15 tháng 9 năm 2020 của Bộ trưởng Bộ Giáo dục
và Đào tạo;
   Xét đề nghị của Tổng phụ trách Đội.

                        QUYẾT ĐỊNH

   Điều 1. Thành lập Ban chỉ huy Liên đội gồm các em có tên sau.
   Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

Nơi nhận:                               HIỆU TRƯỞNG
- Như điều 1;
- Lưu VT.

                                        Đoàn Thị Kim Chi""",
        {
            "number": "35",
            "notation": "QĐ-THCSSM",
            "date": "2025-09-08",
            "place": "Bình An",
            "kind": "QĐ",
            "issuer": "TRƯỜNG THCS SAO MAI",
            "superior": "UBND XÃ BÌNH AN",
            "subject": "thành lập Ban chỉ huy Liên đội năm học 2025-2026",
            "position": "HIỆU TRƯỞNG",
            "authority": None,
            "signer": "Đoàn Thị Kim Chi",
            "recipients": ["Như điều 1", "Lưu VT"],
            "deadlines": [],
            "cites": [("TT", "32", "2020/TT-BGDĐT", "2020-09-15", "Bộ trưởng Bộ Giáo dục và Đào tạo")],
        },
    ),
    (
        "email",
        """From: van phong
Chào các đồng chí,
Văn phòng Tỉnh đoàn gửi các đồng chí Công văn 412-CV/TĐTN-VP ngày 09/02/2026. Các đồng chí lưu ý gửi hồ sơ chậm nhất 17h00 thứ Sáu (27/02/2026).
Trân trọng,
Nguyễn Thị Ba""",
        {
            "number": None,
            "kind": None,
            "signer": None,
            "deadlines": ["2026-02-27"],
            "cites": [("CV", "412", "CV/TĐTN-VP", "2026-02-09", None)],
        },
    ),
    (
        "party report",
        """ĐẢNG BỘ XÃ HÒA TIẾN
ĐẢNG ỦY TRƯỜNG CAO ĐẲNG Y
*
Số 05-BC/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Hòa Tiến, ngày 02 tháng 02 năm 2026
BÁO CÁO
sơ kết 6 tháng thực hiện Chỉ thị số 42-CT/TW, ngày 24/3/2015 của Ban Bí thư
về "tăng cường sự lãnh đạo của Đảng đối với công tác giáo dục lý tưởng"
-----
Thực hiện Công văn số 377-CV/BTCTU, ngày 03/11/2025 của Ban Tổ chức Tỉnh ủy, Đảng ủy báo cáo như sau:
Nơi nhận:
- Đảng ủy xã,
- Lưu Văn phòng.
T/L BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG
Viên Hồng Quang""",
        {
            "number": "5",
            "notation": "BC/ĐU",
            "kind": "BC",
            "issuer": "ĐẢNG ỦY TRƯỜNG CAO ĐẲNG Y",
            "superior": "ĐẢNG BỘ XÃ HÒA TIẾN",
            "subject": 'sơ kết 6 tháng thực hiện Chỉ thị số 42-CT/TW, ngày 24/3/2015 của Ban Bí thư về "tăng cường sự lãnh đạo của Đảng đối với công tác giáo dục lý tưởng"',
            "authority": "T/L BAN THƯỜNG VỤ",
            "position": "CHÁNH VĂN PHÒNG",
            "signer": "Viên Hồng Quang",
            "cites": [
                ("CT", "42", "CT/TW", "2015-03-24", "Ban Bí thư"),
                ("CV", "377", "CV/BTCTU", "2025-11-03", "Ban Tổ chức Tỉnh ủy"),
            ],
            "recipients": ["Đảng ủy xã", "Lưu Văn phòng"],
        },
    ),
]

# A third set: at first reading 73 of its 78 values were right.
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
