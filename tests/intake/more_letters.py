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
