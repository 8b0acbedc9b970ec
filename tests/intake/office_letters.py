"""Letters of many offices as they come by mail, chat and copying. All people and units are invented."""

from __future__ import annotations

from typing import Any

OFFICE: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (
        "Central board thông báo, days of birth and of an event beside the deadline",
        """TRUNG ƯƠNG ĐOÀN TNCS HỒ CHÍ MINH
BAN ĐOÀN KẾT TẬP HỢP THANH NIÊN
***
Số: 95-TB/BĐKTHTN

ĐOÀN TNCS HỒ CHÍ MINH

Hà Nội, ngày 06 tháng 7 năm 2026

THÔNG BÁO
Về việc tuyển chọn đại biểu tham dự Chương trình giao lưu thanh niên hữu nghị năm 2026
--------

Căn cứ kế hoạch công tác năm, Ban Đoàn kết tập hợp thanh niên thông báo:
1. Số lượng: 30 đại biểu, tuổi từ 18 đến 30 (sinh từ ngày 01/01/1996 đến ngày 31/12/2008).
2. Hồ sơ gửi về trước 24h00 ngày 20/7/2026 qua đường link đăng ký.
3. Thời gian phỏng vấn: 25 - 26/7/2026. Thông báo kết quả: chậm nhất 30/7/2026.

TL. BAN BÍ THƯ TRUNG ƯƠNG ĐOÀN
TRƯỞNG BAN ĐOÀN KẾT TẬP HỢP THANH NIÊN

(đã ký)

Giáp Hải Yến

Nơi nhận:
- BBT TW Đoàn (để b/c);
- Các tỉnh, thành đoàn;
- Lưu ĐKTHTN.""",
        {
            "number": "95",
            "notation": "TB/BĐKTHTN",
            "date": "2026-07-06",
            "place": "Hà Nội",
            "issuer": "BAN ĐOÀN KẾT TẬP HỢP THANH NIÊN",
            "superior": "TRUNG ƯƠNG ĐOÀN TNCS HỒ CHÍ MINH",
            "kind": "TB",
            "subject": "tuyển chọn đại biểu tham dự Chương trình giao lưu thanh niên hữu nghị năm 2026",
            "addressees": [],
            "authority": "TL. BAN BÍ THƯ TRUNG ƯƠNG ĐOÀN",
            "position": "TRƯỞNG BAN ĐOÀN KẾT TẬP HỢP THANH NIÊN",
            "signer": "Giáp Hải Yến",
            "recipients": ["BBT TW Đoàn (để b/c)", "Các tỉnh, thành đoàn", "Lưu ĐKTHTN"],
            "deadlines": ["2026-07-20", "2026-07-30"],
            "cites": [],
        },
    ),
    (
        "chat message",
        """[Zalo] Nhóm BÍ THƯ CHI ĐOÀN K23
Trâm Anh (VP Đoàn) 20:14
📌 THÔNG BÁO V/v đóng đoàn phí học kỳ I
Các chi đoàn nộp đoàn phí cho đ/c Hải trước thứ 6 ngày 23/10/2026 nhé cả nhà!
Bạn nào chưa nộp danh sách thì hạn chót 12h trưa 21/10/2026 ạ.
Theo CV 45-CV/ĐTr ngày 12/10/2026 của Đoàn trường.
Cảm ơn mn ❤""",
        {
            "number": None,
            "notation": None,
            "date": None,
            "issuer": None,
            "signer": None,
            "deadlines": ["2026-10-23", "2026-10-21"],
            "cites": [("CV", "45", "CV/ĐTr", "2026-10-12", "Đoàn trường")],
        },
    ),
    (
        "letter inside a forwarded mail",
        """---------- Forwarded message ---------
Từ: Văn phòng Tỉnh đoàn <vp@tinhdoan.example>
Ngày: Thứ 4, 13 thg 5, 2026 lúc 08:15
Chủ đề: Fwd: CV 1190 về báo cáo hè
Đến: <doanxatanloc@example>

Kính gửi các đồng chí,
Văn phòng gửi công văn như dưới đây. Đề nghị các đồng chí in trình ký.

TỈNH ĐOÀN SÔNG LAM            ĐOÀN TNCS HỒ CHÍ MINH
      ***
Số: 1190-CV/TĐTN-VP           Sông Lam, ngày 12 tháng 5 năm 2026
“V/v đăng ký công trình thanh niên hè năm 2026”

Kính gửi: Ban Thường vụ các xã, phường đoàn

Ban Thường vụ Tỉnh đoàn đề nghị các đơn vị đăng ký công trình thanh niên (mỗi đơn vị ít nhất 01 công trình). Văn bản đăng ký gửi về Văn phòng Tỉnh đoàn trước ngày 22 tháng 5.

Nơi nhận:                     TL. BAN THƯỜNG VỤ TỈNH ĐOÀN
- Như trên;                   CHÁNH VĂN PHÒNG
- Lưu VP.
                              Cù Thanh Phong""",
        {
            "number": "1190",
            "notation": "CV/TĐTN-VP",
            "date": "2026-05-12",
            "place": "Sông Lam",
            "kind": "CV",
            "subject": "đăng ký công trình thanh niên hè năm 2026",
            "issuer": "TỈNH ĐOÀN SÔNG LAM",
            "addressees": ["Ban Thường vụ các xã, phường đoàn"],
            "authority": "TL. BAN THƯỜNG VỤ TỈNH ĐOÀN",
            "position": "CHÁNH VĂN PHÒNG",
            "signer": "Cù Thanh Phong",
            "recipients": ["Như trên", "Lưu VP"],
            "deadlines": ["2026-05-22"],
            "cites": [],
        },
    ),
    (
        "ministry letter copied from the web, & in the notation",
        """BỘ NỘI VỤ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 4127/BNV-CTTN&BĐG
V/v báo cáo kết quả thực hiện chính sách đối với thanh niên xung phong
Hà Nội, ngày 19 tháng 06 năm 2026

Kính gửi:
- Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ;
- Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương.

Thực hiện Nghị định số 17/2022/NĐ-CP, Quyết định số 40/2011/QĐ-TTg ngày 27 tháng 7 năm 2011 của Thủ tướng Chính phủ quy định về chế độ đối với thanh niên xung phong, Bộ Nội vụ đề nghị quý cơ quan:
1. Báo cáo kết quả thực hiện (theo đề cương gửi kèm).
2. Báo cáo bằng văn bản gửi về Bộ Nội vụ (qua Vụ Công tác thanh niên và Bình đẳng giới, địa chỉ: số 8 Tôn Thất Thuyết) trước ngày 15/7/2026, đồng thời gửi file mềm theo địa chỉ thư điện tử.
Trân trọng cảm ơn sự phối hợp của quý cơ quan./.

Nơi nhận:
- Như trên;
- Bộ trưởng (để b/c);
- Lưu: VT, CTTN&BĐG.
KT. BỘ TRƯỞNG
THỨ TRƯỞNG




Kha Đức Mạnh""",
        {
            "number": "4127",
            "notation": "BNV-CTTN&BĐG",
            "date": "2026-06-19",
            "place": "Hà Nội",
            "issuer": "BỘ NỘI VỤ",
            "superior": None,
            "kind": "CV",
            "subject": "báo cáo kết quả thực hiện chính sách đối với thanh niên xung phong",
            "addressees": [
                "Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ",
                "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",
            ],
            "authority": "KT. BỘ TRƯỞNG",
            "position": "THỨ TRƯỞNG",
            "signer": "Kha Đức Mạnh",
            "recipients": ["Như trên", "Bộ trưởng (để b/c)", "Lưu: VT, CTTN&BĐG"],
            "deadlines": ["2026-07-15"],
            "cites": [
                ("NĐ", "17", "2022/NĐ-CP", None, None),
                ("QĐ", "40", "2011/QĐ-TTg", "2011-07-27", "Thủ tướng Chính phủ"),
            ],
        },
    ),
    (
        "Party notice, days counted from its date",
        """ĐẢNG BỘ XÃ TÂN LỘC
CHI BỘ TRƯỜNG THPT BẠCH MÃ
*
Số 09-TB/CB
ĐẢNG CỘNG SẢN VIỆT NAM
Tân Lộc, ngày 01 tháng 9 năm 2026
THÔNG BÁO
Phân công cấp ủy viên phụ trách Đoàn Thanh niên
-----
Chi ủy phân công đồng chí Liễu Thị Mơ theo dõi Đoàn trường từ ngày 05/9/2026. Thông báo này thay cho Thông báo số 04-TB/CB, ngày 10/9/2025.
Các tổ đảng triển khai, nếu có vướng mắc phản ánh về Chi ủy trong vòng 07 ngày, kể từ ngày ký thông báo này.
Nơi nhận:
- Đảng ủy xã (để b/c),
- Các đồng chí chi ủy viên,
- Đoàn trường,
- Lưu Chi bộ.
T/M CHI ỦY
BÍ THƯ
Phương Đình Toại""",
        {
            "number": "9",
            "notation": "TB/CB",
            "date": "2026-09-01",
            "place": "Tân Lộc",
            "issuer": "CHI BỘ TRƯỜNG THPT BẠCH MÃ",
            "superior": "ĐẢNG BỘ XÃ TÂN LỘC",
            "kind": "TB",
            "subject": "Phân công cấp ủy viên phụ trách Đoàn Thanh niên",
            "addressees": [],
            "authority": "T/M CHI ỦY",
            "position": "BÍ THƯ",
            "signer": "Phương Đình Toại",
            "recipients": ["Đảng ủy xã (để b/c)", "Các đồng chí chi ủy viên", "Đoàn trường", "Lưu Chi bộ"],
            "deadlines": ["2026-09-08"],
            "cites": [("TB", "4", "TB/CB", "2025-09-10", None)],
        },
    ),
    (
        "faculty decision with blanks in its number",
        """ĐOÀN TNCS HỒ CHÍ MINH
BCH ĐOÀN TRƯỜNG ĐH NÔNG LÂM SÔNG LAM
LIÊN CHI ĐOÀN KHOA CHĂN NUÔI - THÚ Y
***
Số : 11/ QĐ - LCĐ
Sông Lam, ngày 4 tháng 11 năm 2026

QUYẾT ĐỊNH
v/v Khen thưởng cá nhân có thành tích xuất sắc trong công tác Đoàn và phong trào thanh niên năm học 2025-2026

BAN CHẤP HÀNH LIÊN CHI ĐOÀN KHOA CHĂN NUÔI - THÚ Y

- Căn cứ Điều lệ Đoàn TNCS Hồ Chí Minh;
- Căn cứ HD 22-HD/TWĐTN-VP ngày 17/8/2023 của TW Đoàn hướng dẫn công tác thi đua, khen thưởng;
- Xét đề nghị của Văn phòng.

QUYẾT ĐỊNH

Điều 1: Khen thưởng 15 cá nhân (có danh sách kèm theo).
Điều 2: Văn phòng, các chi đoàn và các cá nhân có tên chịu trách nhiệm thi hành.

Nơi nhận:
- Như điều 2
- ĐTN trường (b/c)
- Lưu VP
TM. BAN CHẤP HÀNH
BÍ THƯ

Danh Sà Rươl""",
        {
            "number": "11",
            "notation": "QĐ-LCĐ",
            "date": "2026-11-04",
            "place": "Sông Lam",
            "issuer": "LIÊN CHI ĐOÀN KHOA CHĂN NUÔI - THÚ Y",
            "superior": "BCH ĐOÀN TRƯỜNG ĐH NÔNG LÂM SÔNG LAM",
            "kind": "QĐ",
            "subject": "Khen thưởng cá nhân có thành tích xuất sắc trong công tác Đoàn và phong trào thanh niên năm học 2025-2026",
            "addressees": [],
            "authority": "TM. BAN CHẤP HÀNH",
            "position": "BÍ THƯ",
            "signer": "Danh Sà Rươl",
            "recipients": ["Như điều 2", "ĐTN trường (b/c)", "Lưu VP"],
            "deadlines": [],
            "cites": [("HD", "22", "HD/TWĐTN-VP", "2023-08-17", "TW Đoàn")],
        },
    ),
    (
        "ward office, date without its word",
        """UBND PHƯỜNG HÒA AN
PHÒNG VĂN HÓA - XÃ HỘI
Số: 213/VHXH
V/v cử thí sinh dự Hội thi kể chuyện sách hè 2026
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hòa An, 15 tháng 6 năm 2026
Kính gửi: Hiệu trưởng các trường Tiểu học, THCS trên địa bàn phường
Phòng VHXH đề nghị các trường cử 02 thí sinh. Danh sách gửi về Phòng trước 16h ngày 24.6.2026. Vòng sơ khảo ngày 2 và 3.7.2026; trường nào thay đổi thí sinh báo lại chậm nhất 01 ngày trước vòng thi.
TRƯỞNG PHÒNG
Tiết Kim Ngân
Nơi nhận: - Như trên; - Lưu VT""",
        {
            "number": "213",
            "notation": "VHXH",
            "date": "2026-06-15",
            "place": "Hòa An",
            "issuer": "PHÒNG VĂN HÓA - XÃ HỘI",
            "superior": "UBND PHƯỜNG HÒA AN",
            "kind": "CV",
            "subject": "cử thí sinh dự Hội thi kể chuyện sách hè 2026",
            "addressees": ["Hiệu trưởng các trường Tiểu học, THCS trên địa bàn phường"],
            "authority": None,
            "position": "TRƯỞNG PHÒNG",
            "signer": "Tiết Kim Ngân",
            "recipients": ["Như trên", "Lưu VT"],
            "deadlines": ["2026-06-24"],
            "cites": [],
        },
    ),
    (
        "Hội notice, blank for the joint of the number",
        """HỘI LHTN VIỆT NAM TỈNH SÔNG LAM
ỦY BAN HỘI XÃ TÂN LỘC
***
Số: 5 TB/UBH

Tân Lộc, ngày 19-9-2026

THÔNG BÁO
Kết luận của đồng chí Chủ tịch Hội LHTN Việt Nam xã tại cuộc họp giao ban tháng 9

Ngày 18/9/2026, đồng chí Nhâm Hồng Đức - Chủ tịch Hội chủ trì giao ban. Sau khi nghe ý kiến, đồng chí kết luận:
1. Giao chi hội thôn 3 chuẩn bị sân khấu, hoàn thành chậm nhất trong ngày 24/9.
2. Các chi hội còn lại: gửi kịch bản cho đ/c Hoài (muộn nhất là tối 22/9/2026).
3. Trước Tết Trung thu 2 ngày phải dọn vệ sinh xong.

TM. ỦY BAN HỘI
PHÓ CHỦ TỊCH

Nhan Thị Hoài

Nơi nhận:
- TT Đảng ủy (thay b/c)
- Các chi hội
- Lưu""",
        {
            "number": "5",
            "notation": "TB/UBH",
            "date": "2026-09-19",
            "place": "Tân Lộc",
            "issuer": "ỦY BAN HỘI XÃ TÂN LỘC",
            "superior": "HỘI LHTN VIỆT NAM TỈNH SÔNG LAM",
            "kind": "TB",
            "subject": "Kết luận của đồng chí Chủ tịch Hội LHTN Việt Nam xã tại cuộc họp giao ban tháng 9",
            "addressees": [],
            "authority": "TM. ỦY BAN HỘI",
            "position": "PHÓ CHỦ TỊCH",
            "signer": "Nhan Thị Hoài",
            "recipients": ["TT Đảng ủy (thay b/c)", "Các chi hội", "Lưu"],
            "deadlines": ["2026-09-24", "2026-09-22"],
            "cites": [],
        },
    ),
    (
        "enterprise invitation letter",
        """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc
————————
CÔNG TY TNHH GIẢI PHÁP SỐ MINH LONG
Số: 0098/TM-ML
Sông Lam, ngày 30/10/2026

THƯ MỜI
Tham dự Hội thảo “Kỹ năng số cho thanh niên nông thôn”

Kính gửi: Ban Chấp hành Đoàn xã Tân Lộc

Công ty TNHH Giải pháp số Minh Long trân trọng kính mời đại diện Quý Đoàn tới dự hội thảo vào 14h00 ngày 14/11/2026 tại Nhà văn hóa xã.
Vui lòng xác nhận tham dự trước 10/11/2026 qua email hoặc Zalo.
Trân trọng kính mời!

GIÁM ĐỐC
(Ký tên, đóng dấu)
Viên Thế Kỷ""",
        {
            "number": "98",
            "notation": "TM-ML",
            "date": "2026-10-30",
            "place": "Sông Lam",
            "issuer": "CÔNG TY TNHH GIẢI PHÁP SỐ MINH LONG",
            "superior": None,
            "kind": "TM",
            "subject": "Tham dự Hội thảo “Kỹ năng số cho thanh niên nông thôn”",
            "addressees": ["Ban Chấp hành Đoàn xã Tân Lộc"],
            "authority": None,
            "position": "GIÁM ĐỐC",
            "signer": "Viên Thế Kỷ",
            "recipients": [],
            "deadlines": ["2026-11-10"],
            "cites": [],
        },
    ),
    (
        "commune letter, two authority lines",
        """ĐOÀN TNCS HỒ CHÍ MINH
BAN CHẤP HÀNH ĐOÀN XÃ TÂN LỘC
***
Số: 41 -CV/ĐTN
"V/v nhận hồ sơ đoàn viên và rút sổ năm 2026"
Tân Lộc, ngày 03 tháng 8 năm 2026
Kính gửi: - Bí thư các chi đoàn thôn;
- Bí thư Đoàn các trường học trên địa bàn;
- BCH Chi đoàn Công an, Quân sự xã.
Căn cứ Hướng dẫn số 30-HD/TWĐTN-BTC, ngày 31/12/2023 của Ban Bí thư TW Đoàn, BCH Đoàn xã thông báo thời gian rút, nhận sổ đoàn viên từ ngày 10/8 đến hết ngày 31/8/2026 (trong giờ hành chính). Sau ngày 31/8/2026 Đoàn xã không giải quyết.
Danh sách đoàn viên trưởng thành gửi về Đoàn xã trước ngày 15/8.
Nơi nhận:
- Như kính gửi;
- Lưu VT.
TM. BAN CHẤP HÀNH
KT. BÍ THƯ
PHÓ BÍ THƯ
Quản Thị Thùy Linh""",
        {
            "number": "41",
            "notation": "CV/ĐTN",
            "date": "2026-08-03",
            "place": "Tân Lộc",
            "issuer": "BAN CHẤP HÀNH ĐOÀN XÃ TÂN LỘC",
            "kind": "CV",
            "subject": "nhận hồ sơ đoàn viên và rút sổ năm 2026",
            "addressees": [
                "Bí thư các chi đoàn thôn",
                "Bí thư Đoàn các trường học trên địa bàn",
                "BCH Chi đoàn Công an, Quân sự xã",
            ],
            "authority": "TM. BAN CHẤP HÀNH KT. BÍ THƯ",
            "position": "PHÓ BÍ THƯ",
            "signer": "Quản Thị Thùy Linh",
            "recipients": ["Như kính gửi", "Lưu VT"],
            "deadlines": ["2026-08-31", "2026-08-15"],
            "cites": [("HD", "30", "HD/TWĐTN-BTC", "2023-12-31", "Ban Bí thư TW Đoàn")],
        },
    ),
    (
        "university letter, relative days that cannot be known",
        """BỘ GIÁO DỤC VÀ ĐÀO TẠO
TRƯỜNG ĐẠI HỌC SƯ PHẠM SÔNG LAM
Số: 1502/ĐHSP-CTCT&HSSV
V/v triển khai Tuần sinh hoạt công dân
đầu khóa năm học 2026-2027

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Sông Lam, ngày 24 tháng 8 năm 2026

Kính gửi: Trưởng các khoa; Bí thư Đoàn trường; Chủ tịch Hội Sinh viên.

Thực hiện Công văn số 3899 /BGDĐT-HSSV ngày 14/8/2026 của Bộ GDĐT, Nhà trường yêu cầu:
a) Các khoa gửi kế hoạch về Phòng CTCT&HSSV trước ngày 28 tháng 8 năm 2026 (bản giấy) và trước 29/8/2026 (bản mềm).
b) Sinh viên vắng mặt phải viết bài thu hoạch, nộp sau 05 ngày kể từ ngày kết thúc tuần sinh hoạt.
c) Báo cáo kết quả trong tháng 9/2026.

Nơi nhận:
- Như trên;
- BGH (để chỉ đạo);
- Lưu: HCTH, CTCT&HSSV.

TL. HIỆU TRƯỞNG
KT. TRƯỞNG PHÒNG CÔNG TÁC CHÍNH TRỊ VÀ HỌC SINH SINH VIÊN
PHÓ TRƯỞNG PHÒNG

ThS. Chế Lan Phương""",
        {
            "number": "1502",
            "notation": "ĐHSP-CTCT&HSSV",
            "date": "2026-08-24",
            "place": "Sông Lam",
            "issuer": "TRƯỜNG ĐẠI HỌC SƯ PHẠM SÔNG LAM",
            "superior": "BỘ GIÁO DỤC VÀ ĐÀO TẠO",
            "kind": "CV",
            "subject": "triển khai Tuần sinh hoạt công dân đầu khóa năm học 2026-2027",
            "addressees": ["Trưởng các khoa", "Bí thư Đoàn trường", "Chủ tịch Hội Sinh viên"],
            "authority": "TL. HIỆU TRƯỞNG KT. TRƯỞNG PHÒNG CÔNG TÁC CHÍNH TRỊ VÀ HỌC SINH SINH VIÊN",
            "position": "PHÓ TRƯỞNG PHÒNG",
            "signer": "ThS. Chế Lan Phương",
            "recipients": ["Như trên", "BGH (để chỉ đạo)", "Lưu: HCTH, CTCT&HSSV"],
            "deadlines": ["2026-08-28", "2026-08-29", "2026-09-30"],
            "cites": [("CV", "3899", "BGDĐT-HSSV", "2026-08-14", "Bộ GDĐT")],
        },
    ),
)
