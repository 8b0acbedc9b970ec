"""Letters drawn by lot, from a seed: every kind, level and length, words that break in hard ways, looks that change
inside a line. The same seed gives the same letter on every machine.
"""

from __future__ import annotations

import random

from app.layout.parts import (
    BodyBlock,
    DateLine,
    Item,
    Letter,
    Level,
    Number,
    Organ,
    Paragraph,
    Recipient,
    Rich,
    Run,
    Signature,
    Storage,
)

SYLLABLES = (
    "thực hiện chương trình công tác năm ban thường vụ đoàn trường triển khai đợt sinh hoạt chuyên đề tới các chi đoàn "
    "đề nghị chấp hành chuẩn bị nội dung phân công cán bộ và gửi kết quả đúng thời hạn tổ chức tuyên truyền giáo dục "
    "truyền thống cách mạng cho đoàn viên thanh niên nhân dịp kỷ niệm ngày thành lập nâng cao chất lượng hoạt động của "
    "câu lạc bộ đội nhóm tình nguyện bảo vệ môi trường xây dựng nông thôn mới đô thị văn minh chuyển đổi số hỗ trợ học "
    "sinh sinh viên khởi nghiệp nghiên cứu khoa học sáng tạo trẻ phong trào thi đua quyết thắng căn cứ hướng dẫn điều lệ "
    "quy chế phối hợp giữa ủy ban nhân dân xã phường với mặt trận tổ quốc kiểm tra giám sát báo cáo sơ kết tổng kết"
).split()
HARD = (
    "05-KH/TWĐTN-BTG", "12-CV/ĐTN", "và/hoặc", "30/6/2026", "2025–2030", "01/9–15/10", "http://www.sondinh.example/van-ban/2026?so=12&ky-hieu=CV",
    "vanthu@sondinh.example", "“Tuổi trẻ Sơn Định”", "(gọi tắt là Đoàn trường)", "100%", "1.250.000 đồng", "3,5 km", "TW/BTG",
    "VT-LT.", "Đoàn – Hội – Đội", "“5 không”:", "Covid-19;", "số 02/CT-TTg", "8h00’", "kỷ niệm 26/3", "Nguyễn Văn A,", "IV/2026", "...", "…", "!", "e-mail", "K66-CNTT2", "file", "wifi",
    "A\u00a01", "số\u00a012-CV/ĐTN", "ngày\u00a005\u00a0tháng\u00a03",
)  # fmt: skip
NAMES = ("Nguyễn Thị Mẫu Đơn", "Trần Văn Sơn", "Lê Hoàng Thử Nghiệm", "Phạm Ánh", "Đỗ Ưởng Quỳnh")
KINDS = ("CV", "BC", "KH", "TB", "QĐ", "TTr")
STANDARDS = ("youth-union", "decree-30", "party")
URGENCIES = ("KHẨN", "THƯỢNG KHẨN", "HỎA TỐC")


def drawn_letter(seed: int, standards: tuple[str, ...] = STANDARDS) -> Letter:
    return Lot(seed).letter(standards)


class Lot:
    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)

    def letter(self, standards: tuple[str, ...]) -> Letter:
        dice = self.dice
        kind = dice.choice(KINDS)
        decides = kind == "QĐ"
        addressed = kind in {"CV", "TTr", "BC"} and dice.random() < 0.9
        return Letter(
            standard=dice.choice(standards),
            kind=kind,
            organ=self.organ(),
            number=Number(value=None if dice.random() < 0.2 else str(dice.randint(1, 1500))),
            date=self.date(),
            subject=self.sentence(3, 30, end=""),
            addressees=[self.name_of_organ() for _ in range(dice.choice((1, 1, 2, 3, 9)))]
            if addressed
            else [],
            authority_line="BAN CHẤP HÀNH ĐOÀN TRƯỜNG " + "SƠN ĐỊNH " * dice.choice((0, 1, 6))
            if decides
            else None,
            grounds=[self.rich(8, 40) for _ in range(dice.randint(1, 5))] if decides else [],
            body=self.body(decides),
            signature=self.signature(),
            recipients=[self.recipient() for _ in range(dice.choice((0, 1, 3, 7, 14)))],
            storage=Storage(units=dice.choice(("VP", "VT-LT", "BTG, VP", "VT, TNNT (03b)"))),
            urgency=dice.choice(URGENCIES) if dice.random() < 0.15 else None,
            draft="DỰ THẢO LẦN 2" if dice.random() < 0.08 else None,
            file_code="D:/luu/2026/05-kh.docx" if dice.random() < 0.2 else None,
            page_number=dice.random() < 0.9,
        )

    def organ(self) -> Organ:
        dice = self.dice
        superior = dice.choice(
            (
                ["TỈNH ĐOÀN SƠN ĐỊNH"],
                ["BCH ĐOÀN XÃ", "AN HÒA"],
                [],
                ["ĐOÀN KHỐI CÁC TRƯỜNG ĐẠI HỌC, CAO ĐẲNG TỈNH SƠN ĐỊNH"],
            )
        )
        issuing = dice.choice(
            (
                ["BCH ĐOÀN TRƯỜNG"],
                ["BAN THƯỜNG VỤ", "ĐOÀN TRƯỜNG ĐẠI HỌC SƠN ĐỊNH"],
                ["BAN CHẤP HÀNH ĐOÀN TRƯỜNG TRUNG HỌC PHỔ THÔNG CHUYÊN NGUYỄN VĂN THỬ"],
            )
        )
        return Organ(issuing=issuing, superior=superior, symbol="ĐTN", unit=dice.choice(("", "BTG", "VP")))

    def date(self) -> DateLine:
        dice = self.dice
        blank = dice.random() < 0.2
        return DateLine(
            place=dice.choice(("Sơn Định", "Hà Nội", "Thành phố Hồ Chí Minh")),
            day=None if blank else dice.randint(1, 28),
            month=None if blank else dice.randint(1, 12),
            year=2026,
        )

    def words(self, least: int, most: int) -> str:
        dice = self.dice
        made = [
            dice.choice(HARD) if dice.random() < 0.06 else dice.choice(SYLLABLES)
            for _ in range(dice.randint(least, most))
        ]
        for place in range(3, len(made) - 2, dice.randint(6, 14)):
            made[place] += dice.choice((",", ",", ";", ":"))
        return " ".join(made)

    def sentence(self, least: int, most: int, end: str = ".") -> str:
        words = self.words(least, most)
        return words[0].upper() + words[1:] + end

    def rich(self, least: int, most: int) -> Rich:
        dice = self.dice
        if dice.random() < 0.6:
            return self.sentence(least, most)
        runs = [Run(t=self.sentence(least, most, end=""))]
        for _ in range(dice.randint(1, 4)):
            # Looks change at a blank, behind a bracket, and in the middle of a word.
            joint = dice.choice((" ", " ", " (", "", "-", "/", ") "))
            look = dice.choice(({"b": True}, {"i": True}, {"b": True, "i": True}, {"u": True}, {}))
            runs.append(Run(t=joint + self.words(1, max(2, most // 3)), **look))
        return [*runs, Run(t=".")]

    def body(self, decides: bool) -> list[BodyBlock]:
        dice = self.dice
        made: list[BodyBlock] = []
        if decides:
            for _ in range(dice.randint(2, 6)):
                made.append(Item(level=Level.ARTICLE, text=self.rich(10, 60)))
                made += [
                    Item(level=Level.CLAUSE, text=self.rich(5, 50)) for _ in range(dice.choice((0, 0, 2, 4)))
                ]
            return made
        made += [Paragraph(text=self.rich(10, 90)) for _ in range(dice.randint(1, 3))]
        for _ in range(dice.choice((0, 1, 2, 4, 6))):
            made += self.section()
        made.append(Paragraph(text=self.rich(8, dice.choice((20, 40, 120)))))
        return made

    def section(self) -> list[BodyBlock]:
        dice = self.dice
        made: list[BodyBlock] = [Item(level=Level.ROMAN, title=self.words(2, 12).upper())]
        for _ in range(dice.randint(1, 4)):
            made.append(
                Item(level=Level.CLAUSE, title=self.words(2, 14))
                if dice.random() < 0.5
                else Item(level=Level.CLAUSE, text=self.rich(6, 80))
            )
            lower = dice.choice(
                (
                    (),
                    (Level.DECIMAL_2,),
                    (Level.POINT,),
                    (Level.DASH,),
                    (Level.DASH, Level.PLUS),
                    (Level.DECIMAL_2, Level.DECIMAL_3),
                )
            )
            for level in lower:
                made += [Item(level=level, text=self.rich(4, 60)) for _ in range(dice.randint(1, 4))]
            if dice.random() < 0.4:
                made.append(Paragraph(text=self.rich(20, 160)))
        return made

    def name_of_organ(self) -> str:
        return self.dice.choice(
            (
                "Ban Chấp hành các chi đoàn",
                "Ban Thường vụ Đoàn các trường đại học, học viện, cao đẳng trực thuộc Tỉnh đoàn Sơn Định",
                "Các câu lạc bộ",
                self.sentence(4, 16, end=""),
            )
        )

    def recipient(self) -> Recipient:
        dice = self.dice
        return Recipient(
            name=dice.choice(
                (
                    "Thường trực Tỉnh đoàn",
                    "Các chi đoàn",
                    "Đảng ủy, Ban Giám hiệu nhà trường và các phòng, khoa, trung tâm",
                    self.words(2, 9),
                )
            ),
            purpose=dice.choice((None, None, "để báo cáo", "để phối hợp thực hiện")),
            copies=dice.choice((None, None, 1, 25)),
        )

    def signature(self) -> Signature:
        dice = self.dice
        authority = dice.choice(
            (
                ["TM. BAN CHẤP HÀNH"],
                ["TM. BAN THƯỜNG VỤ ĐOÀN TRƯỜNG"],
                ["TL. BAN THƯỜNG VỤ", "KT. CHÁNH VĂN PHÒNG"],
                [],
            )
        )
        return Signature(
            name=dice.choice(NAMES),
            position=dice.choice(("BÍ THƯ", "PHÓ BÍ THƯ THƯỜNG TRỰC", "PHÓ CHÁNH VĂN PHÒNG")),
            authority=authority,
        )
