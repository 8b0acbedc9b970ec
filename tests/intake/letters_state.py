"""Invented letters of the State and of the Party."""

from __future__ import annotations

from tests.intake.paper import PARTY, STATE, Paper

CV_SCHOOL = Paper(
    name="State công văn without CV, one addressee",
    title=STATE,
    organs=(("SỞ GIÁO DỤC VÀ ĐÀO TẠO SÔNG LAM",), ("TRƯỜNG THPT ĐỒNG LỘC",)),
    rule="________",
    number="Số: 05/THPTĐL-VP",
    dated="Đồng Lộc, ngày 14 tháng 01 năm 2026",
    about=("V/v phối hợp tổ chức ngày hội", "Sách và Văn hóa đọc"),
    address=("Kính gửi: Đoàn xã Đồng Lộc.",),
    body=(
        "Trả lời Công văn số 12-CV/ĐTN ngày 08/01/2026 của Đoàn xã Đồng Lộc về việc phối hợp tổ chức ngày hội, Trường THPT "
        "Đồng Lộc đồng ý cho mượn hội trường.",
        "Đề nghị Đoàn xã gửi danh sách đại biểu về Trường chậm nhất là ngày 20 tháng 3 năm 2026./.",
    ),
    signing=("HIỆU TRƯỞNG",),
    signer="Phùng Đức Toàn",
    recipients=("- Như trên;", "- Lưu: VT, VP."),
    expected={
        "number": "5", "notation": "THPTĐL-VP", "date": "2026-01-14", "place": "Đồng Lộc",
        "issuer": "TRƯỜNG THPT ĐỒNG LỘC", "superior": "SỞ GIÁO DỤC VÀ ĐÀO TẠO SÔNG LAM", "kind": "CV",
        "subject": "phối hợp tổ chức ngày hội Sách và Văn hóa đọc", "addressees": ["Đoàn xã Đồng Lộc"],
        "authority": None, "position": "HIỆU TRƯỞNG", "signer": "Phùng Đức Toàn",
        "recipients": ["Như trên", "Lưu: VT, VP"], "deadlines": ["2026-03-20"],
        "cites": [("CV", "12", "CV/ĐTN", "2026-01-08", "Đoàn xã Đồng Lộc")],
    },
)
QD_COMMUNE = Paper(
    name="State decision: TM., KT. and deputy; issuing authority line is no subject",
    title=STATE,
    organs=(("ỦY BAN NHÂN DÂN", "XÃ TÂN KỲ"),),
    rule="-------",
    number="Số: 1035/QĐ-UBND",
    dated="Tân Kỳ, ngày 05 tháng 8 năm 2025",
    kind="QUYẾT ĐỊNH",
    subject=("Về việc thành lập Ban Tổ chức Hội khỏe Phù Đổng năm 2025",),
    body=(
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN KỲ",
        "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
        "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội.",
        "QUYẾT ĐỊNH:",
        "Điều 1. Thành lập Ban Tổ chức gồm các ông, bà có tên trong danh sách kèm theo.",
        "Điều 2. Ban Tổ chức tự giải thể sau khi hoàn thành nhiệm vụ.",
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký./.",
    ),
    signing=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    signer="Quách Thị Mơ",
    recipients=("- Như Điều 3;", "- Chủ tịch, các Phó Chủ tịch UBND xã;", "- Lưu: VT, VHXH (05b)."),
    expected={
        "number": "1035", "notation": "QĐ-UBND", "date": "2025-08-05", "place": "Tân Kỳ",
        "issuer": "ỦY BAN NHÂN DÂN XÃ TÂN KỲ", "superior": None, "kind": "QĐ",
        "subject": "thành lập Ban Tổ chức Hội khỏe Phù Đổng năm 2025", "addressees": [],
        "authority": "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "position": "PHÓ CHỦ TỊCH", "signer": "Quách Thị Mơ",
        "recipients": ["Như Điều 3", "Chủ tịch, các Phó Chủ tịch UBND xã", "Lưu: VT, VHXH (05b)"], "deadlines": [],
        "cites": [
            ("Luật", "72", "2025/QH15", "2025-06-16", None),
            ("NĐ", "30", "2020/NĐ-CP", "2020-03-05", "Chính phủ"),
        ],
    },
)
TTR_STATE = Paper(
    name="submission with an address, by mandate",
    title=STATE,
    organs=(("SỞ VĂN HÓA VÀ THỂ THAO SÔNG LAM",), ("TRUNG TÂM HUẤN LUYỆN THỂ THAO",)),
    rule="______",
    number="Số: 88/TTr-TTHLTT",
    dated="Sông Lam, ngày 22 tháng 9 năm 2025",
    kind="TỜ TRÌNH",
    subject=("Về việc xin kinh phí tổ chức giải bơi thanh niên",),
    address=("Kính gửi: Sở Văn hóa và Thể thao Sông Lam.",),
    body=(
        "Thực hiện Kế hoạch số 310/KH-SVHTT ngày 15/8/2025 của Sở Văn hóa và Thể thao Sông Lam, Trung tâm kính trình Sở xem "
        "xét cấp kinh phí.",
        "Trung tâm cam kết quyết toán trong tháng 11/2025. Kính mong Sở quan tâm, trả lời trước 30/9/2025./.",
    ),
    signing=("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG HÀNH CHÍNH"),
    signer="Tạ Quốc Huy",
    recipients=("- Như trên;", "- Lưu: VT."),
    expected={
        "number": "88", "notation": "TTr-TTHLTT", "date": "2025-09-22", "place": "Sông Lam",
        "issuer": "TRUNG TÂM HUẤN LUYỆN THỂ THAO", "superior": "SỞ VĂN HÓA VÀ THỂ THAO SÔNG LAM", "kind": "TTr",
        "subject": "xin kinh phí tổ chức giải bơi thanh niên", "addressees": ["Sở Văn hóa và Thể thao Sông Lam"],
        "authority": "TUQ. GIÁM ĐỐC", "position": "TRƯỞNG PHÒNG HÀNH CHÍNH", "signer": "Tạ Quốc Huy",
        "recipients": ["Như trên", "Lưu: VT"], "deadlines": ["2025-09-30"],
        "cites": [("KH", "310", "KH-SVHTT", "2025-08-15", "Sở Văn hóa và Thể thao Sông Lam")],
    },
)
CV_DEPARTMENT = Paper(
    name="State công văn with a list of addressees and a letter of another number form",
    title=STATE,
    organs=(("UBND TỈNH SÔNG LAM",), ("SỞ Y TẾ",)),
    rule="_____",
    number="Số: 2014 /SYT-NVY",
    dated="Sông Lam, ngày 23 tháng 10 năm 2025",
    about=("V/v khám sức khỏe cho", "thanh niên nhập ngũ năm 2026"),
    stamps=("HOẢ TỐC",),
    address=(
        "Kính gửi:",
        "- Trung tâm y tế dự phòng;",
        "- Trung tâm y tế các huyện, thị xã, thành phố;",
        "- Bệnh viện đa khoa tỉnh.",
    ),
    body=(
        "Căn cứ Công văn số 5871/BYT-DP ngày 18/10/2025 của Bộ Y tế và các Công văn số 15/CDC-KS, số 16/CDC-KS ngày 20/10/2025 "
        "của Trung tâm Kiểm soát bệnh tật, Sở Y tế đề nghị các đơn vị:",
        "1. Rà soát nhân lực, báo cáo về Sở (qua Phòng Nghiệp vụ Y) trước ngày 05/11 và 20/11/2025.",
        "2. Tổ chức khám từ ngày 01/12/2025 đến ngày 10/12/2025.",
    ),
    signing=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    signer="ThS. Âu Dương Hiền",
    recipients=("- Như trên;", "- BGĐ SYT;", "- Website SYT;", "- Lưu: VT, ntphong (02b)."),
    expected={
        "number": "2014", "notation": "SYT-NVY", "date": "2025-10-23", "place": "Sông Lam", "issuer": "SỞ Y TẾ",
        "superior": "UBND TỈNH SÔNG LAM", "kind": "CV", "subject": "khám sức khỏe cho thanh niên nhập ngũ năm 2026",
        "addressees": [
            "Trung tâm y tế dự phòng", "Trung tâm y tế các huyện, thị xã, thành phố", "Bệnh viện đa khoa tỉnh",
        ],
        "authority": "KT. GIÁM ĐỐC", "position": "PHÓ GIÁM ĐỐC", "signer": "ThS. Âu Dương Hiền", "urgency": "HOẢ TỐC",
        "recipients": ["Như trên", "BGĐ SYT", "Website SYT", "Lưu: VT, ntphong (02b)"],
        "deadlines": ["2025-11-05", "2025-11-20"],
        "cites": [
            ("CV", "5871", "BYT-DP", "2025-10-18", "Bộ Y tế"),
            ("CV", "15", "CDC-KS", None, None),
            ("CV", "16", "CDC-KS", "2025-10-20", "Trung tâm Kiểm soát bệnh tật"),
        ],
    },
)
PARTY_DECISION = Paper(
    name="Party regulation: no colon, QĐ for Quy định, slash in the marks",
    title=PARTY,
    organs=(("ĐẢNG BỘ TỈNH SÔNG LAM",), ("ĐẢNG ỦY XÃ BÌNH AN",)),
    rule="*",
    number="Số 12-QĐ/ĐU",
    dated="Bình An, ngày 20 tháng 8 năm 2025",
    kind="QUY ĐỊNH",
    subject=("về công tác phối hợp với Đoàn Thanh niên",),
    body=(
        "- Căn cứ Điều lệ Đảng;",
        "- Căn cứ Quy định số 66-QĐ/TW, ngày 06/02/2017 của Ban Bí thư;",
        "Ban Thường vụ Đảng ủy quy định như sau:",
        "Điều 1. Phạm vi điều chỉnh",
    ),
    signing=("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"),
    signer="Khúc Thị Lan",
    label="Nơi nhận:",
    recipients=("- Tỉnh ủy (để báo cáo),", "- Các chi bộ trực thuộc,", "- Lưu Văn phòng Đảng ủy."),
    expected={
        "number": "12", "notation": "QĐ/ĐU", "date": "2025-08-20", "place": "Bình An", "issuer": "ĐẢNG ỦY XÃ BÌNH AN",
        "superior": "ĐẢNG BỘ TỈNH SÔNG LAM", "kind": "QyĐ", "subject": "về công tác phối hợp với Đoàn Thanh niên",
        "addressees": [], "authority": "T/M BAN THƯỜNG VỤ", "position": "PHÓ BÍ THƯ", "signer": "Khúc Thị Lan",
        "recipients": ["Tỉnh ủy (để báo cáo)", "Các chi bộ trực thuộc", "Lưu Văn phòng Đảng ủy"], "deadlines": [],
        "cites": [("QyĐ", "66", "QĐ/TW", "2017-02-06", "Ban Bí thư")],
    },
)
PARTY_LETTER = Paper(
    name="Party công văn: subject without V/v stays unfound, deputy of a board",
    title=PARTY,
    organs=(("TỈNH ỦY SÔNG LAM",), ("BAN TỔ CHỨC",)),
    rule="*",
    number="Số 377-CV/BTCTU",
    dated="Sông Lam, ngày 03 tháng 11 năm 2025",
    about=("V/v giới thiệu đoàn viên ưu tú",),
    address=("Kính gửi: - Ban Thường vụ Tỉnh đoàn,", "- Đảng ủy các xã, phường."),
    body=(
        "Thực hiện Nghị quyết 12-NQ/TU ngày 05/9/2025 của Tỉnh ủy, Ban Tổ chức Tỉnh ủy đề nghị các cơ quan rà soát nguồn phát "
        "triển Đảng; danh sách gửi về Ban chậm nhất vào ngày 30/11/2025.",
    ),
    signing=("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
    signer="Nông Văn Tùng",
    recipients=("- Như trên;", "- Lưu Ban Tổ chức Tỉnh ủy."),
    expected={
        "number": "377", "notation": "CV/BTCTU", "date": "2025-11-03", "place": "Sông Lam", "issuer": "BAN TỔ CHỨC",
        "superior": "TỈNH ỦY SÔNG LAM", "kind": "CV", "subject": "giới thiệu đoàn viên ưu tú",
        "addressees": ["Ban Thường vụ Tỉnh đoàn", "Đảng ủy các xã, phường"], "authority": "K/T TRƯỞNG BAN",
        "position": "PHÓ TRƯỞNG BAN", "signer": "Nông Văn Tùng",
        "recipients": ["Như trên", "Lưu Ban Tổ chức Tỉnh ủy"], "deadlines": ["2025-11-30"],
        "cites": [("NQ", "12", "NQ/TU", "2025-09-05", "Tỉnh ủy")],
    },
)
ANNEXED = Paper(
    name="plan with an annex that repeats the letter's own number and has a head of its own",
    title=STATE,
    organs=(("CÔNG TY CỔ PHẦN DỆT MAY HỒNG LAM",),),
    rule="____",
    number="Số: 09/2026/KH-HL",
    dated="Thành phố Huế, ngày 10 tháng 02 năm 2026",
    kind="KẾ HOẠCH",
    subject=("Phòng cháy và chữa cháy năm 2026",),
    body=(
        "Căn cứ Thông tư số 149/2020/TT-BCA ngày 31/12/2020 của Bộ Công an;",
        "Công ty xây dựng kế hoạch như sau: các phân xưởng hoàn thành việc kiểm tra thiết bị xong trước ngày 31/3/2026; báo cáo "
        "trước ngày 25 hàng tháng.",
    ),
    signing=("TỔNG GIÁM ĐỐC",),
    signer="TRỊNH HỮU NGHĨA",
    recipients=("- Các phân xưởng;", "- Lưu VT."),
    below=(
        "PHỤ LỤC",
        "(Kèm theo Kế hoạch số 09/2026/KH-HL ngày 10/02/2026 của Công ty Cổ phần Dệt may Hồng Lam)",
        "TRƯỞNG BAN KIỂM TRA",
        "Hồ Thị Xuân",
    ),
    expected={
        "number": "9", "notation": "2026/KH-HL", "date": "2026-02-10", "place": "Thành phố Huế",
        "issuer": "CÔNG TY CỔ PHẦN DỆT MAY HỒNG LAM", "superior": None, "kind": "KH",
        "subject": "Phòng cháy và chữa cháy năm 2026", "addressees": [], "authority": None, "position": "TỔNG GIÁM ĐỐC",
        "signer": "TRỊNH HỮU NGHĨA", "recipients": ["Các phân xưởng", "Lưu VT"], "deadlines": ["2026-03-31"],
        "cites": [("TT", "149", "2020/TT-BCA", "2020-12-31", "Bộ Công an")],
    },
)
DIRECTIVE = Paper(
    name="directive of a ministry, long names with commas",
    title=STATE,
    organs=(("BỘ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"),),
    rule="_____",
    number="Số: 01/CT-BVHTTDL",
    dated="Hà Nội, ngày 15 tháng 01 năm 2026",
    kind="CHỈ THỊ",
    subject=("Về việc tăng cường quản lý và tổ chức lễ hội năm 2026",),
    body=(
        "Thời gian qua, thực hiện Quyết định 1230/QĐ-BVHTTDL ngày 04-6-2025 của Bộ Văn hóa, Thể thao và Du lịch về nếp sống văn minh, "
        "công tác quản lý lễ hội có nhiều chuyển biến.",
        "Các Sở báo cáo kết quả về Bộ không muộn hơn ngày 15.3.2026.",
    ),
    signing=("BỘ TRƯỞNG",),
    signer="Vương Thế Sơn",
    recipients=("- Thủ tướng Chính phủ (để b/c);", "- UBND các tỉnh, thành phố;", "- Lưu: VT, VHCS, LT.150."),
    expected={
        "number": "1", "notation": "CT-BVHTTDL", "date": "2026-01-15", "place": "Hà Nội",
        "issuer": "BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "superior": None, "kind": "CT",
        "subject": "tăng cường quản lý và tổ chức lễ hội năm 2026", "addressees": [], "authority": None,
        "position": "BỘ TRƯỞNG", "signer": "Vương Thế Sơn",
        "recipients": ["Thủ tướng Chính phủ (để b/c)", "UBND các tỉnh, thành phố", "Lưu: VT, VHCS, LT.150"],
        "deadlines": ["2026-03-15"],
        "cites": [("QĐ", "1230", "QĐ-BVHTTDL", "2025-06-04", "Bộ Văn hóa, Thể thao và Du lịch")],
    },
)
STATE_LETTERS = (CV_SCHOOL, QD_COMMUNE, TTR_STATE, CV_DEPARTMENT, PARTY_DECISION, PARTY_LETTER, ANNEXED, DIRECTIVE)
