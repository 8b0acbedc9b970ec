"""Letters written by hand for the corpus: what clerks really send and what strains a page. Each in all three standards.

Long organs and subjects, many recipients, joint documents, minutes with two signers, congresses, annexes beside and in the
letter, tables of every shape, half paper, both sides of the sheet, and foots moved line by line over the end of a page.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace as _with

from app.export.pdf.fonts import typeface
from app.layout.compose import compose, separate_annexes, standard_of
from app.layout.parts import (
    Annex,
    BodyBlock,
    Cell,
    Column,
    DateLine,
    Item,
    Letter,
    Level,
    Number,
    Organ,
    Paragraph,
    Picture,
    Quote,
    Recipient,
    Run,
    Signature,
    Table,
    TableRow,
)
from app.layout.sheet import Sheet
from tests.agreement.drawn import STANDARDS
from tests.agreement.drawn_body import images
from tests.agreement.written_base import (
    LONG_ORGAN,
    LONG_SUBJECT,
    LONG_SUPERIOR,
    MINUTES_CHAIR,
    SECRETARY,
    TEXT,
    P,
    copies,
    page_ends,
    plain_letter,
    rules_body,
    signed,
    table,
)


def written_sheets() -> dict[str, Sheet]:
    return {f"written-{standard}-{name}": sheet for standard in STANDARDS for name, sheet in _all(standard)}


def _all(standard: str) -> Iterator[tuple[str, Sheet]]:
    for make in (_heads, _opens, _bodies, _tables, _feet, _papers, page_ends):
        for name, letter in make(standard):
            yield name, compose(letter, standard_of(letter), typeface(), images())
            for index, sheet in enumerate(
                separate_annexes(letter, standard_of(letter), typeface(), images())
            ):
                yield f"{name}-annex-{index + 1}", sheet
    yield from copies(standard)


def _heads(standard: str) -> Iterator[tuple[str, Letter]]:
    def organ(issuing: list[str], superior: list[str], unit: str = "") -> Organ:
        return Organ(issuing=issuing, superior=superior, symbol="ĐTN", unit=unit)

    yield "organ-long", plain_letter(standard, organ=organ([LONG_ORGAN], [LONG_SUPERIOR]))
    yield (
        "organ-in-lines",
        plain_letter(
            standard,
            organ=organ(
                ["BAN CHẤP HÀNH", "LIÊN CHI ĐOÀN KHOA CÔNG NGHỆ THÔNG TIN"],
                ["BCH ĐOÀN TRƯỜNG", "ĐẠI HỌC SƠN ĐỊNH"],
            ),
        ),
    )
    yield "organ-alone", plain_letter(standard, organ=organ(["BAN CHẤP HÀNH TRUNG ƯƠNG"], []))
    yield "organ-one-word", plain_letter(standard, organ=organ(["CHI ĐOÀN 12A1"], ["ĐOÀN TRƯỜNG"]))
    yield (
        "congress",
        plain_letter(
            standard,
            kind="NQ",
            organ=organ(
                [
                    "ĐẠI HỘI ĐẠI BIỂU",
                    "ĐOÀN TNCS HỒ CHÍ MINH TỈNH SƠN ĐỊNH",
                    "LẦN THỨ XII, NHIỆM KỲ 2027 - 2032",
                ],
                [],
            ),
            signature=signed("TM. ĐOÀN CHỦ TỊCH", position=None),
        ),
    )
    yield (
        "presidium",
        plain_letter(
            standard,
            organ=organ(["ĐOÀN CHỦ TỊCH"], ["ĐẠI HỘI ĐẠI BIỂU", "ĐOÀN XÃ PHÚ LÂM", "NHIỆM KỲ 2027 - 2032"]),
        ),
    )
    yield (
        "joint",
        plain_letter(
            standard,
            kind="KH",
            organ=organ(["TỈNH ĐOÀN - SỞ GIÁO DỤC VÀ ĐÀO TẠO - CÔNG AN TỈNH"], [], "BTG"),
            co_signatures=[
                Signature(name="Lê Thị Hai", position="GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO"),
                Signature(
                    name="Phạm Văn Ba", position="PHÓ GIÁM ĐỐC", authority=["KT. GIÁM ĐỐC CÔNG AN TỈNH"]
                ),
            ],
        ),
    )
    yield (
        "joint-two",
        plain_letter(
            standard,
            kind="KH",
            organ=organ(["BAN TỔ CHỨC - VĂN PHÒNG"], ["BCH ĐOÀN TỈNH SƠN ĐỊNH"]),
            co_signatures=[signed("TL. BAN THƯỜNG VỤ", position="CHÁNH VĂN PHÒNG")],
        ),
    )
    yield (
        "number-long",
        plain_letter(
            standard,
            number=Number(value="1234"),
            organ=organ(["BCH ĐOÀN TỈNH SƠN ĐỊNH"], [], "BMT.ANQP.ĐBDC&TTN"),
            kind="CTr",
        ),
    )
    yield (
        "date-long",
        plain_letter(standard, date=DateLine(place="Thành phố Hồ Chí Minh", day=25, month=12, year=2026)),
    )
    yield (
        "date-very-long",
        plain_letter(
            standard,
            date=DateLine(place="Đặc khu Phú Quý, thành phố Sơn Định Thượng", day=25, month=12, year=2026),
        ),
    )
    yield "date-blank", plain_letter(standard, number=Number(), date=DateLine(place="Sơn Định", year=2026))
    yield "date-without-place", plain_letter(standard, date=DateLine())
    yield (
        "subject-long",
        plain_letter(
            standard,
            kind="CV",
            subject=LONG_SUBJECT[0].lower() + LONG_SUBJECT[1:],
            addressees=["Ban Thường vụ Tỉnh đoàn"],
        ),
    )
    yield "abstract-long", plain_letter(standard, subject=LONG_SUBJECT)
    for more in (78, 84, 92, 101, 113, 127):
        yield (
            f"abstract-{more}",
            plain_letter(standard, subject=LONG_SUBJECT[: LONG_SUBJECT.rindex(" ", 0, more)]),
        )
        yield (
            f"organ-{more}",
            plain_letter(
                standard, organ=organ([LONG_ORGAN[: LONG_ORGAN.rfind(" ", 0, more)]], [LONG_SUPERIOR])
            ),
        )
    yield (
        "marks",
        plain_letter(
            standard,
            urgency="HỎA TỐC",
            secrecy="MẬT",
            draft="DỰ THẢO LẦN 2",
            circulation="XEM XONG TRẢ LẠI",
            conference_note="Tài liệu hội nghị Ban Thường vụ Tỉnh đoàn lần thứ 5",
        ),
    )


def _opens(standard: str) -> Iterator[tuple[str, Letter]]:
    names = [f"Ban Chấp hành Đoàn xã, phường thứ {index}" for index in range(1, 61)]
    yield (
        "addressee-long",
        plain_letter(
            standard,
            kind="CV",
            addressees=[
                "Ban Thường vụ Đoàn các trường đại học, học viện, cao đẳng, trung cấp và Đoàn trực thuộc Tỉnh đoàn Sơn Định"
            ],
        ),
    )
    yield "addressees", plain_letter(standard, kind="CV", addressees=names[:6], co_addressees=names[6:8])
    yield "addressees-60", plain_letter(standard, kind="CV", addressees=names)
    yield "proposal", plain_letter(standard, kind="TTr", addressees=["Ban Thường vụ Tỉnh đoàn Sơn Định"])
    grounds: list = [
        "Căn cứ Điều lệ Đoàn TNCS Hồ Chí Minh",
        [Run(t="Căn cứ "), Run(t=TEXT.lower(), i=True)],
        "Xét đề nghị của Văn phòng",
    ]
    articles: list[BodyBlock] = [
        Item(level=Level.ARTICLE, text="Ban hành kèm theo Quyết định này Quy chế làm việc."),
        Item(level=Level.ARTICLE, text=TEXT),
        Item(level=Level.ARTICLE, text="Các đồng chí Ủy viên chịu trách nhiệm thi hành Quyết định này."),
    ]
    rules = Annex(
        kind="QC",
        subject="Làm việc của Ban Chấp hành Đoàn xã Phú Lâm, nhiệm kỳ 2022 - 2027",
        body=rules_body(),
    )
    decision = plain_letter(
        standard,
        kind="QĐ",
        subject="Về việc ban hành Quy chế làm việc",
        authority_line="BAN CHẤP HÀNH ĐOÀN XÃ PHÚ LÂM",
        grounds=grounds,
        body=articles,
    )
    yield "decision", decision
    yield "decision-rules", _with(decision, annexes=[rules])
    yield "decision-rules-apart", _with(decision, annexes=[_with(rules, separate=True)])
    yield "decision-long-authority", _with(decision, authority_line="BAN THƯỜNG VỤ " + LONG_ORGAN)


def _bodies(standard: str) -> Iterator[tuple[str, Letter]]:
    levels: list[BodyBlock] = [
        Item(level=Level.PART, title="Tình hình chung"),
        Item(level=Level.ROMAN, title="KẾT QUẢ TRIỂN KHAI CÔNG TÁC XÂY DỰNG TỔ CHỨC ĐOÀN VÀ MỞ RỘNG MẶT TRẬN ĐOÀN KẾT, TẬP HỢP THANH NIÊN"),
        Item(level=Level.CLAUSE, title="Công tác giáo dục"),
        Item(level=Level.DECIMAL_2, text=TEXT),
        Item(level=Level.DECIMAL_3, text=TEXT),
        Item(level=Level.DECIMAL_4, text=TEXT),
        Item(level=Level.DASH, text=TEXT),
        Item(level=Level.PLUS, text=TEXT),
    ]  # fmt: skip
    yield "levels", plain_letter(standard, body=levels * 2)
    yield "rules", plain_letter(standard, kind="QC", body=rules_body())
    yield "one-word", plain_letter(standard, body=[Paragraph("Hết.")])
    yield "long-paragraph", plain_letter(standard, body=[Paragraph(" ".join([TEXT] * 12))])
    link = "https://www.doanxaphulam.example/van-ban-chi-dao/nam-2026/thang-01/ke-hoach-cong-tac-doan-va-phong-trao-thanh-thieu-nhi.html?trang=2&ma=17"
    yield (
        "long-word",
        plain_letter(
            standard,
            body=[P, Paragraph(f"Tài liệu đăng tại địa chỉ {link} của Đoàn xã."), Paragraph("A" * 150)],
        ),
    )
    noted = Paragraph(
        [
            Run(t=TEXT, note="Theo Báo cáo số 12-BC/ĐTN ngày 05/12/2025."),
            Run(t=" " + TEXT, note=TEXT * 3),
            Run(t=" Hết."),
        ]
    )
    yield "footnotes", plain_letter(standard, body=[P, noted, P, noted, P, P, noted])
    quoted = Quote(
        blocks=[
            Paragraph("Sửa đổi Điều 3 như sau:"),
            Item(level=Level.ARTICLE, number="3", title="Nguyên tắc"),
            Item(level=Level.CLAUSE, text=TEXT),
        ]
    )
    yield "quotation", plain_letter(standard, body=[Item(level=Level.ARTICLE, text=TEXT), quoted, P])
    pictures: list[BodyBlock] = [
        P,
        Picture(image="wide.png", caption="Lễ ra quân", width=1.0),
        P,
        Picture(image="tall.png", caption=TEXT[:180], width=0.5),
        P,
        Picture(image="photo.jpg", width=0.8),
    ]
    yield "pictures", plain_letter(standard, body=pictures)
    annexes = [
        Annex(subject="Danh sách đoàn viên", body=[table(40)]),
        Annex(subject=LONG_SUBJECT, wide=True, body=[P, table(12, columns=9)]),
    ]
    yield "annexes", plain_letter(standard, annexes=annexes)
    yield "annexes-apart", plain_letter(standard, annexes=[_with(one, separate=True) for one in annexes])
    yield (
        "looks",
        plain_letter(
            standard,
            body=[
                Paragraph(
                    [
                        Run(t="Đậm ", b=True),
                        Run(t="nghiêng ", i=True),
                        Run(t="gạch chân " * 20, u=True),
                        Run(t=TEXT * 2),
                    ]
                )
            ]
            * 4,
        ),
    )
    yield (
        "aligned",
        plain_letter(
            standard,
            body=[
                Paragraph("(Có danh sách kèm theo)", align="center"),
                Paragraph(TEXT, align="right"),
                Paragraph(TEXT, align="left"),
                Paragraph(TEXT, align="center"),
            ],
        ),
    )


def _tables(standard: str) -> Iterator[tuple[str, Letter]]:
    yield "table", plain_letter(standard, body=[P, table(6), P])
    yield "table-long", plain_letter(standard, body=[P, table(120), P])
    yield "table-first", plain_letter(standard, body=[table(4), P])
    yield "table-last", plain_letter(standard, body=[P, table(4)])
    yield "table-wide", plain_letter(standard, body=[P, _with(table(30, columns=12), wide=True), P])
    yield (
        "tables-wide",
        plain_letter(
            standard,
            body=[P, _with(table(3, columns=12), wide=True), _with(table(3, columns=10), wide=True)],
        ),
    )
    merged = [
        TableRow(
            [
                Cell("TT", down=2),
                Cell("Đơn vị", down=2),
                Cell("Kết quả năm 2025", across=2),
                Cell("Ghi chú", down=2),
            ]
        ),
        TableRow(["Nam", "Nữ"]),
        *(
            TableRow(
                [str(n), Cell("Chi đoàn thôn Đông", down=2), "12", "15", ""]
                if n % 2
                else [str(n), "7", "9", "tăng"]
            )
            for n in range(1, 61)
        ),
    ]
    yield "table-merged", plain_letter(standard, body=[P, Table(rows=merged, head=2), P])
    tall = TableRow(["1", Cell(paragraphs=[P] * 3), Cell(TEXT, align="justify")])
    yield (
        "table-tall",
        plain_letter(
            standard,
            body=[
                P,
                Table(
                    rows=[TableRow(["TT", "Nội dung", "Ghi chú"]), tall, tall, tall],
                    columns=[Column(width=1), Column(width=6), Column(width=3)],
                ),
            ],
        ),
    )
    giant = TableRow(["1", Cell(paragraphs=[P] * 12), "x"])
    yield (
        "table-giant",
        plain_letter(standard, body=[P, Table(rows=[TableRow(["TT", "Nội dung", "Ghi chú"]), giant])]),
    )
    yield (
        "table-open",
        plain_letter(
            standard,
            body=[
                P,
                Table(
                    rows=[TableRow(["Thời gian:", TEXT]), TableRow(["Địa điểm:", "Hội trường"])],
                    head=0,
                    borders=False,
                ),
                P,
            ],
        ),
    )
    yield (
        "table-narrow",
        plain_letter(
            standard,
            body=[
                Table(rows=[TableRow([f"Trưởng ban {n}" for n in range(14)]), TableRow(["1.250.000"] * 14)])
            ],
        ),
    )
    yield "table-one", plain_letter(standard, body=[Table(rows=[TableRow([TEXT])], head=0), P])


def _feet(standard: str) -> Iterator[tuple[str, Letter]]:
    many = [
        Recipient(name=f"Ban Chấp hành Đoàn xã, phường, đặc khu và đơn vị trực thuộc thứ {n}")
        for n in range(60)
    ]
    yield "recipients-60", plain_letter(standard, recipients=many)
    yield "recipients-30", plain_letter(standard, recipients=many[:30])
    yield (
        "recipient-long",
        plain_letter(
            standard, recipients=[Recipient(name=TEXT[:160], purpose="để báo cáo", copies=3), *many[:2]]
        ),
    )
    shared = [
        Recipient(name=name, shared_purpose="Để báo cáo")
        for name in (
            "Ban Thường vụ Tỉnh đoàn",
            "Đảng ủy xã Phú Lâm và Thường trực Hội đồng nhân dân xã",
            "Ủy ban MTTQ xã",
        )
    ]
    yield (
        "recipients-shared",
        plain_letter(
            standard,
            recipients=[
                *shared,
                Recipient(name="Các chi đoàn", shared_purpose="Để thực hiện"),
                Recipient(name="Các liên đội", shared_purpose="Để thực hiện"),
            ],
        ),
    )
    yield "no-recipients", plain_letter(standard, recipients=[], storage=None)
    yield "minutes", plain_letter(standard, kind="BB", co_signatures=[SECRETARY], signature=MINUTES_CHAIR)
    yield (
        "minutes-recipients",
        plain_letter(
            standard, kind="BB", co_signatures=[SECRETARY], signature=MINUTES_CHAIR, recipients=many[:5]
        ),
    )
    yield (
        "by-order",
        plain_letter(
            standard,
            signature=signed(
                "TL. BAN THƯỜNG VỤ TỈNH ĐOÀN", "KT. CHÁNH VĂN PHÒNG", position="PHÓ CHÁNH VĂN PHÒNG"
            ),
        ),
    )
    yield "acting", plain_letter(standard, signature=signed(position="Q. TRƯỞNG BAN"))
    yield (
        "also",
        plain_letter(
            standard,
            signature=Signature(name="Lê Văn Hai", position="BÍ THƯ", also=["kiêm", "TRƯỞNG BAN CHỈ ĐẠO"]),
        ),
    )
    yield (
        "authority-long",
        plain_letter(
            standard,
            signature=signed(
                "TM. BAN THƯỜNG VỤ ĐOÀN TRƯỜNG TRUNG HỌC PHỔ THÔNG CHUYÊN NGUYỄN VĂN THỬ NGHIỆM",
                position="PHÓ BÍ THƯ THƯỜNG TRỰC ĐOÀN TRƯỜNG",
            ),
        ),
    )
    yield (
        "name-long",
        plain_letter(
            standard,
            signature=Signature(name="Công Tằng Tôn Nữ Nguyễn Thị Thử Nghiệm Mẫu Đơn", position="BÍ THƯ"),
        ),
    )
    yield (
        "contact",
        plain_letter(
            standard,
            contact="Số 12, đường Lê Lợi, xã Phú Lâm; ĐT: (0296) 3 123 456; E-Mail: doanxa@example.vn; Website: example.vn",
            file_code="BC2025/VP",
        ),
    )


def _papers(standard: str) -> Iterator[tuple[str, Letter]]:
    yield (
        "duplex",
        plain_letter(
            standard, duplex=True, body=[P] * 30, annexes=[Annex(subject="Danh sách", body=[table(50)])]
        ),
    )
    yield (
        "duplex-wide",
        plain_letter(standard, duplex=True, body=[P, _with(table(40, columns=11), wide=True), *[P] * 12]),
    )
    for paper in ("A5", "A5-upright"):
        yield f"{paper}-introduction", plain_letter(standard, kind="GGT", subject="", paper=paper, body=[P])
        yield f"{paper}-long", plain_letter(standard, kind="GM", paper=paper, body=[P] * 6)
        yield f"{paper}-duplex", plain_letter(standard, kind="GM", paper=paper, duplex=True, body=[P] * 9)
        yield f"{paper}-slip", plain_letter(standard, kind="PG", paper=paper, body=[P, table(3, columns=4)])
    yield "no-numbers", plain_letter(standard, page_number=False, body=[P] * 20)
