"""Invented letters of the Youth Union and of schools' hybrids."""

from __future__ import annotations

from tests.intake.paper import STATE, YOUTH, Paper

CV_PROVINCE = Paper(
    name="công văn of a province union, two addressees",
    title=YOUTH,
    organs=(("BCH ĐOÀN TỈNH SÔNG LAM",),),
    number="Số: 412-CV/TĐTN-VP",
    dated="Sông Lam, ngày 09 tháng 02 năm 2026",
    about=("“V/v giới thiệu thanh niên", "tiêu biểu năm 2026”"),
    address=("Kính gửi:", "- Ban Thường vụ các đoàn xã, phường;", "- Ban Giám đốc Trung tâm Thanh thiếu niên tỉnh."),
    body=(
        "Thực hiện Chương trình số 27-CTr/TWĐTN-CTĐ ngày 12/01/2026 của Ban Bí thư Trung ương Đoàn về công tác Đoàn năm "
        "2026, Ban Thường vụ Tỉnh đoàn đề nghị các đơn vị giới thiệu mỗi đơn vị 02 gương thanh niên tiêu biểu.",
        "Hồ sơ gửi về Văn phòng Tỉnh đoàn chậm nhất ngày 27/02/2026. Quá thời hạn trên, đơn vị không gửi hồ sơ được xem "
        "như không giới thiệu.",
    ),
    signing=("TM. BAN THƯỜNG VỤ TỈNH ĐOÀN", "PHÓ BÍ THƯ"),
    signer="Lò Thị Hạ Vy",
    recipients=("- Như trên;", "- Thường trực Tỉnh đoàn (để báo cáo);", "- Lưu VP."),
    expected={
        "number": "412", "notation": "CV/TĐTN-VP", "date": "2026-02-09", "place": "Sông Lam",
        "issuer": "BCH ĐOÀN TỈNH SÔNG LAM", "superior": None, "kind": "CV",
        "subject": "giới thiệu thanh niên tiêu biểu năm 2026",
        "addressees": ["Ban Thường vụ các đoàn xã, phường", "Ban Giám đốc Trung tâm Thanh thiếu niên tỉnh"],
        "authority": "TM. BAN THƯỜNG VỤ TỈNH ĐOÀN", "position": "PHÓ BÍ THƯ", "signer": "Lò Thị Hạ Vy",
        "recipients": ["Như trên", "Thường trực Tỉnh đoàn (để báo cáo)", "Lưu VP"],
        "deadlines": ["2026-02-27"],
        "cites": [("CTr", "27", "CTr/TWĐTN-CTĐ", "2026-01-12", "Ban Bí thư Trung ương Đoàn")],
    },
)
KH_COMMUNE_BLANK = Paper(
    name="plan of a commune union, number and day blank",
    title=YOUTH,
    organs=(("TỈNH ĐOÀN SÔNG LAM",), ("BCH ĐOÀN XÃ BÌNH AN",)),
    number="Số:       -KH/ĐTN",
    dated="Bình An, ngày      tháng 5 năm 2026",
    kind="KẾ HOẠCH",
    subject=("Tổ chức chiến dịch Thanh niên tình nguyện hè năm 2026",),
    body=(
        "Thực hiện Kế hoạch số 435-KH/TĐTN-CTĐ&TTN ngày 20 tháng 4 năm 2026 của Ban Thường vụ Tỉnh đoàn, Ban Chấp hành "
        "Đoàn xã xây dựng kế hoạch tổ chức chiến dịch như sau:",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Phát huy tinh thần xung kích của đoàn viên, thanh niên trong xây dựng nông thôn mới.",
        "II. TỔ CHỨC THỰC HIỆN",
        "Các chi đoàn gửi báo cáo kết quả về Đoàn xã trước ngày 25/8.",
    ),
    signing=("TM. BAN CHẤP HÀNH ĐOÀN XÃ", "BÍ THƯ"),
    signer="Trương Minh Khoa",
    recipients=("- Ban Thường vụ Tỉnh đoàn (để b/c);", "- Các chi đoàn (để t/h);", "- Lưu."),
    expected={
        "number": None, "notation": "KH/ĐTN", "date": None, "place": "Bình An",
        "issuer": "BCH ĐOÀN XÃ BÌNH AN", "superior": "TỈNH ĐOÀN SÔNG LAM", "kind": "KH",
        "subject": "Tổ chức chiến dịch Thanh niên tình nguyện hè năm 2026", "addressees": [],
        "authority": "TM. BAN CHẤP HÀNH ĐOÀN XÃ", "position": "BÍ THƯ", "signer": "Trương Minh Khoa",
        "recipients": ["Ban Thường vụ Tỉnh đoàn (để b/c)", "Các chi đoàn (để t/h)", "Lưu"],
        "deadlines": ["2026-08-25"],
        "cites": [("KH", "435", "KH/TĐTN-CTĐ&TTN", "2026-04-20", "Ban Thường vụ Tỉnh đoàn")],
    },
)
QD_SCHOOL_UNION = Paper(
    name="decision of a faculty union: grounds, articles, no deadline",
    title=YOUTH,
    organs=(("ĐOÀN TRƯỜNG ĐẠI HỌC HẢI VÂN",), ("BCH LIÊN CHI ĐOÀN KHOA LUẬT",)),
    number="Số: 07-QĐ/LCĐ",
    dated="Đà Nẵng, ngày 03 tháng 10 năm 2025",
    kind="QUYẾT ĐỊNH",
    subject=("Về việc chuẩn y Ban Chấp hành Chi đoàn Luật 48A,", "nhiệm kỳ 2025 - 2026"),
    body=(
        "- Căn cứ Điều lệ Đoàn TNCS Hồ Chí Minh;",
        "- Căn cứ Hướng dẫn số 30-HD/TWĐTN-BTC ngày 31/12/2023 của Ban Bí thư Trung ương Đoàn về công tác đoàn viên;",
        "- Xét Tờ trình số 02-TTr/CĐ ngày 28/9/2025 của Chi đoàn Luật 48A,",
        "BAN CHẤP HÀNH LIÊN CHI ĐOÀN QUYẾT ĐỊNH",
        "Điều 1: Chuẩn y Ban Chấp hành Chi đoàn Luật 48A gồm 03 đồng chí (có danh sách kèm theo).",
        "Điều 2: Các đồng chí có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này kể từ ngày ký.",
    ),
    signing=("TM. BAN CHẤP HÀNH LIÊN CHI ĐOÀN", "BÍ THƯ"),
    signer="Đỗ Nhật Quang",
    recipients=("- Như Điều 2 (để t/h);", "- Đoàn trường (để b/c);", "- Lưu LCĐ."),
    expected={
        "number": "7", "notation": "QĐ/LCĐ", "date": "2025-10-03", "place": "Đà Nẵng",
        "issuer": "BCH LIÊN CHI ĐOÀN KHOA LUẬT", "superior": "ĐOÀN TRƯỜNG ĐẠI HỌC HẢI VÂN", "kind": "QĐ",
        "subject": "chuẩn y Ban Chấp hành Chi đoàn Luật 48A, nhiệm kỳ 2025 - 2026", "addressees": [],
        "authority": "TM. BAN CHẤP HÀNH LIÊN CHI ĐOÀN", "position": "BÍ THƯ", "signer": "Đỗ Nhật Quang",
        "recipients": ["Như Điều 2 (để t/h)", "Đoàn trường (để b/c)", "Lưu LCĐ"], "deadlines": [],
        "cites": [
            ("HD", "30", "HD/TWĐTN-BTC", "2023-12-31", "Ban Bí thư Trung ương Đoàn"),
            ("TTr", "2", "TTr/CĐ", "2025-09-28", "Chi đoàn Luật 48A"),
        ],
    },
)
TB_CENTRAL_OFFICE = Paper(
    name="notice of an advisory office, by deputy",
    title=YOUTH,
    organs=(("BAN CHẤP HÀNH TRUNG ƯƠNG",), ("VĂN PHÒNG",)),
    number="Số 63 - TB/VP",
    dated="Hà Nội, ngày 11 tháng 7 năm 2025",
    stamps=("KHẨN",),
    kind="THÔNG BÁO",
    subject=("Lịch trực cơ quan dịp Quốc khánh 02/9",),
    body=(
        "Văn phòng Trung ương Đoàn thông báo lịch trực của các ban, đơn vị như sau.",
        "Đề nghị các ban, đơn vị đăng ký danh sách trực trước 17 giờ 00 ngày 15/8/2025 qua Phòng Hành chính.",
    ),
    signing=("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
    signer="Hoàng Thu Trà",
    recipients=("- Các ban, đơn vị;", "- Lưu VP."),
    expected={
        "number": "63", "notation": "TB/VP", "date": "2025-07-11", "place": "Hà Nội", "issuer": "VĂN PHÒNG",
        "superior": "BAN CHẤP HÀNH TRUNG ƯƠNG", "kind": "TB", "subject": "Lịch trực cơ quan dịp Quốc khánh 02/9",
        "addressees": [], "authority": "KT. CHÁNH VĂN PHÒNG", "position": "PHÓ CHÁNH VĂN PHÒNG",
        "signer": "Hoàng Thu Trà", "recipients": ["Các ban, đơn vị", "Lưu VP"], "urgency": "KHẨN",
        "deadlines": ["2025-08-15"], "cites": [],
    },
)
HYBRID_PLAN = Paper(
    name="school hybrid: State title, slash first, capitals under the kind",
    title=STATE,
    organs=(("TRƯỜNG THPT NGUYỄN ĐẠO", ), ("BAN CHẤP HÀNH ĐOÀN TRƯỜNG",)),
    rule="---***---",
    number="Số: 21/KH-ĐTN",
    dated="Phú Lộc, ngày 6 tháng 3 năm 2025",
    kind="KẾ HOẠCH",
    subject=("TỔ CHỨC HỘI TRẠI 26/3 NĂM HỌC 2024 - 2025",),
    body=(
        "Căn cứ chương trình công tác Đoàn và phong trào thanh niên trường học năm học 2024 - 2025;",
        "Ban Chấp hành Đoàn trường xây dựng kế hoạch tổ chức Hội trại như sau:",
        "1. Thời gian: từ ngày 22/3/2025 đến ngày 23/3/2025.",
        "2. Các chi đoàn đăng ký nội dung thi, hạn cuối: 15/3/2025.",
    ),
    signing=("TM. BAN CHẤP HÀNH", "BÍ THƯ"),
    note="(Đã ký)",
    signer="Võ Anh Thư",
    recipients=("- Ban Giám hiệu (để b/c);", "- 36 chi đoàn (để t/h);", "- Lưu VP Đoàn."),
    expected={
        "number": "21", "notation": "KH-ĐTN", "date": "2025-03-06", "place": "Phú Lộc",
        "issuer": "BAN CHẤP HÀNH ĐOÀN TRƯỜNG", "superior": "TRƯỜNG THPT NGUYỄN ĐẠO", "kind": "KH",
        "subject": "TỔ CHỨC HỘI TRẠI 26/3 NĂM HỌC 2024 - 2025", "addressees": [], "authority": "TM. BAN CHẤP HÀNH",
        "position": "BÍ THƯ", "signer": "Võ Anh Thư",
        "recipients": ["Ban Giám hiệu (để b/c)", "36 chi đoàn (để t/h)", "Lưu VP Đoàn"],
        "deadlines": ["2025-03-15"], "cites": [],
    },
)
BRANCH_REPORT = Paper(
    name="report of a branch to the faculty union, address on a report",
    title=YOUTH,
    organs=(("ĐOÀN XÃ HÒA TIẾN",), ("CHI ĐOÀN THÔN ĐÔNG",)),
    number="Số: 03-BC/CĐ",
    dated="Hòa Tiến, ngày 28 tháng 11 năm 2025",
    kind="BÁO CÁO",
    subject=("Kết quả công tác đoàn viên quý IV năm 2025",),
    address=("Kính gửi: Ban Chấp hành Đoàn xã Hòa Tiến",),
    body=(
        "Thực hiện Công văn số 18-CV/ĐTN, ngày 05/11/2025 của Ban Chấp hành Đoàn xã Hòa Tiến về việc báo cáo công tác đoàn "
        "viên, Chi đoàn Thôn Đông báo cáo kết quả tính đến ngày 25/11/2025 như sau:",
        "1. Tổng số đoàn viên: 31 đồng chí, trong đó 04 đồng chí được kết nạp trước ngày 01/9/2025.",
        "2. Đã nộp đoàn phí trước ngày 10/11/2025 theo quy định.",
    ),
    signing=("TM. CHI ĐOÀN", "BÍ THƯ"),
    signer="Y Bình",
    recipients=("- Như trên;", "- Lưu."),
    expected={
        "number": "3", "notation": "BC/CĐ", "date": "2025-11-28", "place": "Hòa Tiến", "issuer": "CHI ĐOÀN THÔN ĐÔNG",
        "superior": "ĐOÀN XÃ HÒA TIẾN", "kind": "BC", "subject": "Kết quả công tác đoàn viên quý IV năm 2025",
        "addressees": ["Ban Chấp hành Đoàn xã Hòa Tiến"], "authority": "TM. CHI ĐOÀN", "position": "BÍ THƯ",
        "signer": "Y Bình", "recipients": ["Như trên", "Lưu"], "deadlines": [],
        "cites": [("CV", "18", "CV/ĐTN", "2025-11-05", "Ban Chấp hành Đoàn xã Hòa Tiến")],
    },
)
BY_ORDER = Paper(
    name="công văn by order, also addressed",
    title=YOUTH,
    organs=(("THÀNH ĐOÀN BẠCH HẠC",), ("BCH ĐOÀN PHƯỜNG SÔNG CẦU",)),
    number="Số: 118-CV/ĐTN",
    dated="Sông Cầu, ngày 30 tháng 12 năm 2025",
    about=("V/v đăng ký mô hình", "chuyển đổi số năm 2026"),
    address=(
        "Kính gửi: - Bí thư các chi đoàn khu phố;",
        "- Bí thư Đoàn các trường học trên địa bàn phường.",
        "Đồng kính gửi: Ủy ban Mặt trận Tổ quốc Việt Nam phường.",
    ),
    body=(
        "Để chuẩn bị cho năm công tác mới, Ban Thường vụ Đoàn phường đề nghị các đơn vị đăng ký ít nhất 01 mô hình, gửi bản "
        "đăng ký về Đoàn phường trước ngày 10/01 để tổng hợp.",
        "Đơn vị nào vướng mắc, liên hệ đồng chí phụ trách.",
    ),
    signing=("TL. BAN THƯỜNG VỤ ĐOÀN PHƯỜNG", "CHÁNH VĂN PHÒNG"),
    signer="Mai Gia Bảo",
    recipients=("- Như trên;", "- Đảng ủy phường (để báo cáo);", "- Lưu VP, VT-LT."),
    expected={
        "number": "118", "notation": "CV/ĐTN", "date": "2025-12-30", "place": "Sông Cầu",
        "issuer": "BCH ĐOÀN PHƯỜNG SÔNG CẦU", "superior": "THÀNH ĐOÀN BẠCH HẠC", "kind": "CV",
        "subject": "đăng ký mô hình chuyển đổi số năm 2026",
        "addressees": [
            "Bí thư các chi đoàn khu phố", "Bí thư Đoàn các trường học trên địa bàn phường",
            "Ủy ban Mặt trận Tổ quốc Việt Nam phường",
        ],
        "authority": "TL. BAN THƯỜNG VỤ ĐOÀN PHƯỜNG", "position": "CHÁNH VĂN PHÒNG", "signer": "Mai Gia Bảo",
        "recipients": ["Như trên", "Đảng ủy phường (để báo cáo)", "Lưu VP, VT-LT"], "deadlines": ["2026-01-10"],
        "cites": [],
    },
)
CONGRESS = Paper(
    name="congress minutes of the presidium: one common series, no position",
    title=YOUTH,
    organs=(("ĐẠI HỘI ĐẠI BIỂU", "ĐOÀN TRƯỜNG CAO ĐẲNG LAM KINH", "NHIỆM KỲ 2025 - 2027"),),
    number="Số: 05/ĐH",
    dated="Thanh Hóa, ngày 18 tháng 10 năm 2025",
    kind="NGHỊ QUYẾT",
    subject=("Đại hội đại biểu Đoàn trường Cao đẳng Lam Kinh", "lần thứ XV, nhiệm kỳ 2025 - 2027"),
    body=(
        "Đại hội đại biểu Đoàn trường lần thứ XV diễn ra trong các ngày 17 và 18 tháng 10 năm 2025, với sự tham dự của 120 "
        "đại biểu, đã thảo luận và thống nhất quyết nghị các nội dung sau:",
        "Phấn đấu đến ngày 31/12/2026 hoàn thành việc số hóa hồ sơ đoàn viên ở 100% chi đoàn.",
    ),
    signing=("TM. ĐOÀN CHỦ TỊCH",),
    signer="Lương Hải Đăng",
    recipients=("- Tỉnh đoàn (để báo cáo);", "- Các chi đoàn;", "- Lưu VP."),
    expected={
        "number": "5", "notation": "ĐH", "date": "2025-10-18", "place": "Thanh Hóa",
        "issuer": "ĐẠI HỘI ĐẠI BIỂU ĐOÀN TRƯỜNG CAO ĐẲNG LAM KINH NHIỆM KỲ 2025 - 2027", "superior": None, "kind": "NQ",
        "subject": "Đại hội đại biểu Đoàn trường Cao đẳng Lam Kinh lần thứ XV, nhiệm kỳ 2025 - 2027", "addressees": [],
        "authority": "TM. ĐOÀN CHỦ TỊCH", "position": None, "signer": "Lương Hải Đăng",
        "recipients": ["Tỉnh đoàn (để báo cáo)", "Các chi đoàn", "Lưu VP"], "deadlines": ["2026-12-31"], "cites": [],
    },
)
INVITATION = Paper(
    name="invitation, urgent to the hour, secret, acting head",
    title=YOUTH,
    organs=(("BCH ĐOÀN TỈNH SÔNG LAM",), ("BAN TỔ CHỨC - KIỂM TRA",)),
    number="Số: 44-GM/TCKT",
    dated="TP. Vinh Hải, ngày 02 tháng 6 năm 2025",
    stamps=("MẬT", "HỎA TỐC"),
    kind="GIẤY MỜI",
    subject=("Dự hội nghị tập huấn công tác kiểm tra",),
    body=(
        "Ban Tổ chức - Kiểm tra Tỉnh đoàn trân trọng kính mời đồng chí Bí thư đoàn các xã, phường dự hội nghị.",
        "Thời gian: 08 giờ 00, ngày 12/6/2025 (thứ Năm). Địa điểm: Hội trường Tỉnh đoàn.",
        "Đề nghị xác nhận tham dự trước 16h30 ngày 9 tháng 6 năm 2025.",
    ),
    signing=("Q. TRƯỞNG BAN",),
    signer="Cầm Văn Thái",
    recipients=("- Như trên;", "- Lưu TCKT."),
    expected={
        "number": "44", "notation": "GM/TCKT", "date": "2025-06-02", "place": "TP. Vinh Hải",
        "issuer": "BAN TỔ CHỨC - KIỂM TRA", "superior": "BCH ĐOÀN TỈNH SÔNG LAM", "kind": "GM",
        "subject": "Dự hội nghị tập huấn công tác kiểm tra", "addressees": [], "authority": None,
        "position": "Q. TRƯỞNG BAN", "signer": "Cầm Văn Thái", "recipients": ["Như trên", "Lưu TCKT"],
        "urgency": "HỎA TỐC", "secrecy": "MẬT", "deadlines": ["2025-06-09"], "cites": [],
    },
)
LONG_ORGAN = Paper(
    name="organ's name over three lines, title within it",
    title=YOUTH,
    organs=(("ĐOÀN ĐẠI HỌC QUỐC GIA", "SÔNG HỒNG"), ("BAN CHẤP HÀNH", "ĐOÀN TNCS HỒ CHÍ MINH", "TRƯỜNG ĐẠI HỌC KINH THƯƠNG")),
    number="Số: 256-HD/ĐTN",
    dated="Quận 12, ngày 1 tháng 9 năm 2025",
    kind="HƯỚNG DẪN",
    subject=("Đánh giá, xếp loại chất lượng đoàn viên", "năm học 2025 - 2026"),
    body=(
        "Căn cứ Hướng dẫn số 20-HD/TWĐTN-BTC ngày 12/7/2023 của Ban Bí thư Trung ương Đoàn, Ban Chấp hành Đoàn trường hướng dẫn "
        "đánh giá, xếp loại như sau:",
        "- Các chi đoàn tổ chức họp xét và nộp biên bản về Văn phòng Đoàn trường từ ngày 01/6/2026 đến hết ngày 15/6/2026.",
    ),
    signing=("TM. BAN THƯỜNG VỤ ĐOÀN TRƯỜNG", "PHÓ BÍ THƯ THƯỜNG TRỰC"),
    signer="Kiều Bích Ngân",
    recipients=("- Các liên chi đoàn, chi đoàn;", "- Lưu VP."),
    expected={
        "number": "256", "notation": "HD/ĐTN", "date": "2025-09-01", "place": "Quận 12",
        "issuer": "BAN CHẤP HÀNH ĐOÀN TNCS HỒ CHÍ MINH TRƯỜNG ĐẠI HỌC KINH THƯƠNG",
        "superior": "ĐOÀN ĐẠI HỌC QUỐC GIA SÔNG HỒNG", "kind": "HD",
        "subject": "Đánh giá, xếp loại chất lượng đoàn viên năm học 2025 - 2026", "addressees": [],
        "authority": "TM. BAN THƯỜNG VỤ ĐOÀN TRƯỜNG", "position": "PHÓ BÍ THƯ THƯỜNG TRỰC", "signer": "Kiều Bích Ngân",
        "recipients": ["Các liên chi đoàn, chi đoàn", "Lưu VP"], "deadlines": ["2026-06-15"],
        "cites": [("HD", "20", "HD/TWĐTN-BTC", "2023-07-12", "Ban Bí thư Trung ương Đoàn")],
    },
)
YOUTH_LETTERS = (
    CV_PROVINCE, KH_COMMUNE_BLANK, QD_SCHOOL_UNION, TB_CENTRAL_OFFICE, HYBRID_PLAN, BRANCH_REPORT, BY_ORDER, CONGRESS,
    INVITATION, LONG_ORGAN,
)
