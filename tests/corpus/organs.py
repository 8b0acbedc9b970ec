"""Who writes: organs of the Union, the State, the Party, schools, associations and firms with their letterheads and signers.

Each family gives a letterhead as real offices of that kind print it; the units themselves are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.corpus.letter import PARTY, STATE, YOUTH
from tests.corpus.names import COMMUNES, HIGH_SCHOOLS, PROVINCES, SCHOOLS


@dataclass(frozen=True)
class Office:
    """A letterhead, how its numbers end, and who may sign: (authority, position) pairs."""

    family: str  # "youth", "state", "party"
    title: tuple[str, ...]
    organs: tuple[str, ...]
    symbol: str
    place: str
    called: str  # in a sentence: "Ban Thường vụ Tỉnh đoàn"
    signers: tuple[tuple[str, str], ...]
    unit: str = ""
    rule: str = ""


def youth(random: Random) -> Office:
    province, commune = random.choice(PROVINCES), random.choice(COMMUNES)
    upper, low = province.upper(), commune.upper()
    level = random.choice(("XÃ", "PHƯỜNG"))
    board = random.choice(("BCH", "BAN CHẤP HÀNH"))
    pick = random.randrange(11)
    if pick == 0:
        return Office("youth", YOUTH, ("BAN CHẤP HÀNH TRUNG ƯƠNG",), "TWĐTN", "Hà Nội", "Ban Bí thư Trung ương Đoàn",
                      (("TM. BAN BÍ THƯ TRUNG ƯƠNG ĐOÀN", "BÍ THƯ"), ("TL. BAN BÍ THƯ TRUNG ƯƠNG ĐOÀN", "CHÁNH VĂN PHÒNG"),
                       ("TM. BAN BÍ THƯ TRUNG ƯƠNG ĐOÀN", "BÍ THƯ THƯỜNG TRỰC")), random.choice(("VP", "BTG", "CTĐ", "CTĐ&TTN")), "***")  # fmt: skip
    if pick in (1, 2):
        head = random.choice(
            (f"{board} ĐOÀN TỈNH {upper}", f"{board}|ĐOÀN TỈNH {upper}", f"TỈNH ĐOÀN {upper}")
        )
        return Office("youth", YOUTH, (head,), "TĐTN", province, "Ban Thường vụ Tỉnh đoàn",
                      (("TM. BAN THƯỜNG VỤ TỈNH ĐOÀN", "PHÓ BÍ THƯ"), ("TM. BAN THƯỜNG VỤ TỈNH ĐOÀN", "BÍ THƯ"),
                       ("TL. BAN THƯỜNG VỤ TỈNH ĐOÀN", "CHÁNH VĂN PHÒNG"), ("TM. BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC")),
                      random.choice(("", "VP", "TCKT", "PTTN")), "***")  # fmt: skip
    if pick == 3:
        return Office("youth", YOUTH, (f"TỈNH ĐOÀN {upper}", f"{board} ĐOÀN {level} {low}"), "ĐTN", commune, f"Ban Thường vụ Đoàn {level.lower()} {commune}",
                      (("TM. BAN THƯỜNG VỤ", "BÍ THƯ"), (f"TM. BAN THƯỜNG VỤ ĐOÀN {level}", "PHÓ BÍ THƯ"), ("TM. BAN CHẤP HÀNH", "BÍ THƯ")), rule="***")  # fmt: skip
    if pick == 4:
        return Office("youth", YOUTH, (f"THÀNH ĐOÀN {upper}", f"ĐOÀN {level} {low}"), "ĐTN", commune, f"Đoàn {level.lower()} {commune}",
                      (("TM. BAN THƯỜNG VỤ ĐOÀN " + level, "BÍ THƯ"), ("TM. BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")), rule="***")  # fmt: skip
    if pick == 5:
        school = random.choice(SCHOOLS)
        return Office("youth", YOUTH, (f"ĐOÀN {level} {low}", f"{board} ĐOÀN TRƯỜNG|THPT {school.upper()}"), "ĐTN", commune, "Ban Thường vụ Đoàn trường",
                      (("TM. BAN CHẤP HÀNH", "BÍ THƯ"), ("TM. BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"), ("TM. BCH ĐOÀN TRƯỜNG", "BÍ THƯ")), rule="***")  # fmt: skip
    if pick == 6:
        school = random.choice(HIGH_SCHOOLS)
        return Office("youth", YOUTH, (f"TỈNH ĐOÀN {upper}", f"{board} ĐOÀN TRƯỜNG|ĐẠI HỌC {school.upper()}"), "ĐTN", province, "Ban Thường vụ Đoàn trường",
                      (("TM. BAN THƯỜNG VỤ ĐOÀN TRƯỜNG", "BÍ THƯ"), ("TM. BAN THƯỜNG VỤ ĐOÀN TRƯỜNG", "PHÓ BÍ THƯ")),
                      random.choice(("", "VP")), "***")  # fmt: skip
    if pick == 7:
        school = random.choice(HIGH_SCHOOLS)
        faculty = random.choice(("CÔNG NGHỆ THÔNG TIN", "KINH TẾ", "SƯ PHẠM NGỮ VĂN", "LUẬT"))
        return Office("youth", YOUTH, (f"ĐOÀN TRƯỜNG ĐẠI HỌC|{school.upper()}", f"BCH LIÊN CHI ĐOÀN KHOA|{faculty}"), "LCĐ", province,
                      "Ban Chấp hành Liên chi đoàn", (("TM. BAN CHẤP HÀNH", "BÍ THƯ"), ("TM. BCH LIÊN CHI ĐOÀN", "PHÓ BÍ THƯ")), rule="***")  # fmt: skip
    if pick == 8:
        return Office("youth", YOUTH, (f"ĐOÀN {level} {low}", f"CHI ĐOÀN {random.choice(('THÔN ĐÔNG', 'KHU PHỐ 4', 'QUÂN SỰ', 'CÔNG AN', 'TRẠM Y TẾ'))}"),
                      "CĐ", commune, "Chi đoàn", (("TM. CHI ĐOÀN", "BÍ THƯ"), ("TM. BAN CHẤP HÀNH", "BÍ THƯ"), ("", "BÍ THƯ")), rule="***")  # fmt: skip
    if pick == 9:
        return Office("youth", YOUTH, (f"TỈNH ĐOÀN {upper}", random.choice(("BAN TỔ CHỨC - KIỂM TRA", "VĂN PHÒNG", "BAN PHONG TRÀO"))), random.choice(("BTCKT", "VP", "BPT")),
                      province, "Ban", (("", "TRƯỞNG BAN"), ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")), rule="***")  # fmt: skip
    return Office("youth", ("HỘI LIÊN HIỆP THANH NIÊN VIỆT NAM",), (f"ỦY BAN HỘI LHTN VIỆT NAM|TỈNH {upper}",), "UBH", province, "Ủy ban Hội",
                  (("TM. ỦY BAN HỘI", "CHỦ TỊCH"), ("TM. BAN THƯ KÝ", "PHÓ CHỦ TỊCH")), rule="***")  # fmt: skip


def state(random: Random) -> Office:
    province, commune = random.choice(PROVINCES), random.choice(COMMUNES)
    upper, low = province.upper(), commune.upper()
    level = random.choice(("XÃ", "PHƯỜNG"))
    pick = random.randrange(14)
    if pick == 0:
        body, short = random.choice((("BỘ NỘI VỤ", "BNV"), ("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "BGDĐT"), ("BỘ Y TẾ", "BYT"), ("BỘ KHOA HỌC VÀ CÔNG NGHỆ", "BKHCN"),
                                     ("BỘ VĂN HÓA, THỂ THAO|VÀ DU LỊCH", "BVHTTDL")))  # fmt: skip
        return Office("state", STATE, (body,), short, "Hà Nội", "Bộ",
                      (("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"), ("", "BỘ TRƯỞNG"), ("TL. BỘ TRƯỞNG", "CHÁNH VĂN PHÒNG"), ("TL. BỘ TRƯỞNG", "VỤ TRƯỞNG VỤ TỔ CHỨC CÁN BỘ")),
                      random.choice(("VP", "TCCB", "CTTN", "GDTC")))  # fmt: skip
    if pick in (1, 2):
        sheet = random.choice(
            (f"ỦY BAN NHÂN DÂN|TỈNH {upper}", f"UỶ BAN NHÂN DÂN|TỈNH {upper}", f"UBND TỈNH {upper}")
        )
        return Office("state", STATE, (sheet,), "UBND", province, "Ủy ban nhân dân tỉnh",
                      (("TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
                       ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")), random.choice(("KGVX", "NC", "VX", "TH")))  # fmt: skip
    if pick in (3, 4):
        name, short = random.choice((("SỞ NỘI VỤ", "SNV"), ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "SGDĐT"), ("SỞ Y TẾ", "SYT"), ("SỞ VĂN HÓA, THỂ THAO|VÀ DU LỊCH", "SVHTTDL"),
                                     ("SỞ TƯ PHÁP", "STP"), ("SỞ NÔNG NGHIỆP|VÀ MÔI TRƯỜNG", "SNNMT")))  # fmt: skip
        above = random.choice((f"UBND TỈNH {upper}", f"ỦY BAN NHÂN DÂN|TỈNH {upper}", f"UBND TP {upper}"))
        return Office("state", STATE, (above, name), short, province, "Sở",
                      (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ("", "GIÁM ĐỐC"), ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")), random.choice(("VP", "TCCB", "XDCQ", "CTTN")))  # fmt: skip
    if pick in (5, 6):
        organs = random.choice(((f"UBND TỈNH {upper}", f"ỦY BAN NHÂN DÂN|{level} {low}"), (f"ỦY BAN NHÂN DÂN|{level} {low}",),
                                (f"ỦY BAN NHÂN DÂN {level} {low}", "PHÒNG VĂN HÓA - XÃ HỘI"), (f"UBND {level} {low}",)))  # fmt: skip
        symbol = "PVHXH" if len(organs) == 2 and organs[1].startswith("PHÒNG") else "UBND"
        signers = ((("", "TRƯỞNG PHÒNG"), ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")) if symbol == "PVHXH" else
                   (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), ("TM. UBND|KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")))  # fmt: skip
        return Office(
            "state",
            STATE,
            organs,
            symbol,
            commune,
            f"Ủy ban nhân dân {level.lower()}",
            signers,
            random.choice(("", "VHXH", "VP")),
        )
    if pick in (7, 8):
        school = random.choice(SCHOOLS)
        return Office("state", STATE, (random.choice((f"SỞ GDĐT {upper}", f"SỞ GIÁO DỤC VÀ ĐÀO TẠO|TỈNH {upper}", f"UBND {level} {low}")),
                                       f"TRƯỜNG {random.choice(('THPT', 'THCS', 'TH VÀ THCS'))}|{school.upper()}"), random.choice(("THPT", "THPTNKT", "TrTHCS")), commune,
                      "Nhà trường", (("", "HIỆU TRƯỞNG"), ("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG")))  # fmt: skip
    if pick in (9, 10):
        school = random.choice(HIGH_SCHOOLS)
        organs = random.choice((("BỘ GIÁO DỤC VÀ ĐÀO TẠO", f"TRƯỜNG ĐẠI HỌC|{school.upper()}"), (f"TRƯỜNG ĐẠI HỌC {school.upper()}", "PHÒNG CÔNG TÁC SINH VIÊN"),
                                (f"UBND TỈNH {upper}", f"TRƯỜNG CAO ĐẲNG|{school.upper()}")))  # fmt: skip
        signers = ((("TL. HIỆU TRƯỞNG", "TRƯỞNG PHÒNG CÔNG TÁC SINH VIÊN"), ("", "TRƯỞNG PHÒNG")) if "PHÒNG" in organs[1] else
                   (("", "HIỆU TRƯỞNG"), ("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG")))  # fmt: skip
        return Office(
            "state",
            STATE,
            organs,
            random.choice(("ĐHKTKT", "ĐHSP", "CTSV")),
            province,
            "Nhà trường",
            signers,
            random.choice(("", "CTSV", "ĐT")),
        )
    if pick == 11:
        return Office("state", STATE, (f"SỞ Y TẾ {upper}", random.choice((f"BỆNH VIỆN ĐA KHOA|{low}", f"TRUNG TÂM Y TẾ|{low}"))), random.choice(("BVĐK", "TTYT")), province,
                      "Bệnh viện", (("", "GIÁM ĐỐC"), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")), random.choice(("", "KHTH")))  # fmt: skip
    if pick == 12:
        return Office("state", STATE, random.choice(((f"TỔNG CÔNG TY|ĐIỆN LỰC {upper}", f"CÔNG TY ĐIỆN LỰC|{low}"), (f"CÔNG TY CỔ PHẦN|THƯƠNG MẠI {low}",),
                                                     (f"CÔNG TY TNHH MTV {low}",))), random.choice(("PCHC", "CTCP", "CT")), province, "Công ty",
                      (("", "GIÁM ĐỐC"), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ("", "TỔNG GIÁM ĐỐC")))  # fmt: skip
    return Office("state", STATE, random.choice(((f"CÔNG AN TỈNH {upper}", f"CÔNG AN {level} {low}"), (f"LIÊN ĐOÀN LAO ĐỘNG|TỈNH {upper}", f"CÔNG ĐOÀN {level} {low}"),
                                                 (f"ỦY BAN MTTQ VIỆT NAM|TỈNH {upper}", "BAN THƯỜNG TRỰC"), (f"BỘ CHỈ HUY QUÂN SỰ|TỈNH {upper}", f"BAN CHỈ HUY QUÂN SỰ|{level} {low}"))),
                  random.choice(("CAX", "LĐLĐ", "MTTQ-BTT", "BCH")), commune, "Cơ quan", (("", "TRƯỞNG CÔNG AN"), ("TM. BAN THƯỜNG TRỰC", "PHÓ CHỦ TỊCH"), ("", "CHỈ HUY TRƯỞNG")))  # fmt: skip


def party(random: Random) -> Office:
    province, commune = random.choice(PROVINCES), random.choice(COMMUNES)
    upper, low = province.upper(), commune.upper()
    level = random.choice(("XÃ", "PHƯỜNG"))
    pick = random.randrange(5)
    if pick == 0:
        return Office("party", PARTY, (f"ĐẢNG BỘ TỈNH {upper}", f"ĐẢNG ỦY {level} {low}"), "ĐU", commune, "Ban Thường vụ Đảng ủy",
                      (("T/M BAN THƯỜNG VỤ", "BÍ THƯ"), ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"), ("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG")), rule="*")  # fmt: skip
    if pick == 1:
        return Office("party", PARTY, (f"TỈNH ỦY {upper}",), "TU", province, "Ban Thường vụ Tỉnh ủy",
                      (("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC"), ("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG")), random.choice(("", "VPTU")), "*")  # fmt: skip
    if pick == 2:
        return Office("party", PARTY, (f"TỈNH ỦY {upper}", random.choice(("BAN TỔ CHỨC", "BAN TUYÊN GIÁO VÀ DÂN VẬN", "ỦY BAN KIỂM TRA"))), random.choice(("BTCTU", "BTGDVTU", "UBKTTU")),
                      province, "Ban", (("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"), ("", "TRƯỞNG BAN")), rule="*")  # fmt: skip
    if pick == 3:
        return Office("party", PARTY, (f"ĐẢNG BỘ {level} {low}", f"CHI BỘ TRƯỜNG THPT|{random.choice(SCHOOLS).upper()}"), "CB", commune, "Chi bộ",
                      (("T/M CHI BỘ", "BÍ THƯ"), ("T/M CHI ỦY", "PHÓ BÍ THƯ")), rule="*")  # fmt: skip
    return Office("party", PARTY, (f"ĐẢNG ỦY {level} {low}", random.choice(("BAN XÂY DỰNG ĐẢNG", "VĂN PHÒNG", "ỦY BAN KIỂM TRA"))), random.choice(("BXDĐ", "VPĐU")), commune,
                  "Ban", (("", "TRƯỞNG BAN"), ("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")), rule="*")  # fmt: skip


FAMILIES = {"youth": youth, "state": state, "party": party}
