"""Letters written by hand for the corpus: what clerks really send and what strains a page. Each in all three standards.

Long organs and subjects, many recipients, joint documents, minutes with two signers, congresses, annexes beside and in the
letter, tables of every shape, half paper, both sides of the sheet, and foots moved line by line over the end of a page.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace as _with

from app.export.pdf.fonts import typeface
from app.layout.compose import compose, separate_annexes, standard_of
from app.layout.compose_copy import compose_copy
from app.layout.compose_envelope import compose_envelope
from app.layout.papers import Copied, Copy, Envelope
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
    Storage,
    Table,
    TableRow,
)
from app.layout.sheet import Sheet
from app.standards import load
from tests.agreement.drawn import STANDARDS
from tests.agreement.drawn_body import images

_TEXT = (
    "Thực hiện Chương trình công tác Đoàn và phong trào thanh thiếu nhi năm 2026, Ban Thường vụ Đoàn xã yêu cầu các chi "
    "đoàn trực thuộc triển khai nghiêm túc các nội dung sau đây, bảo đảm thiết thực, hiệu quả, tiết kiệm, phù hợp với điều "
    "kiện của từng đơn vị và nguyện vọng chính đáng của đoàn viên, thanh niên trên địa bàn."
)
_P = Paragraph(_TEXT)
_SHORT = Paragraph("Trân trọng./.")
_LONG_ORGAN = "BAN CHẤP HÀNH ĐOÀN THANH NIÊN CỘNG SẢN HỒ CHÍ MINH TRƯỜNG TRUNG HỌC PHỔ THÔNG CHUYÊN NGUYỄN VĂN THỬ NGHIỆM"
_LONG_SUPERIOR = "ĐOÀN KHỐI CÁC CƠ QUAN TRUNG ƯƠNG, TẬP ĐOÀN VÀ DOANH NGHIỆP TRỰC THUỘC TỈNH SƠN ĐỊNH"
_LONG_SUBJECT = (
    "Phối hợp tổ chức Hội thi tìm hiểu truyền thống vẻ vang của Đoàn Thanh niên Cộng sản Hồ Chí Minh, Hội Liên hiệp Thanh "
    "niên Việt Nam và Đội Thiếu niên Tiền phong Hồ Chí Minh trong đoàn viên, thanh niên, học sinh, sinh viên các trường đại "
    "học, cao đẳng, trung cấp và trung học phổ thông trên địa bàn tỉnh Sơn Định năm học 2025 - 2026"
)
_SECRETARY = Signature(name="Trần Thị Một", position="THƯ KÝ")
_MINUTES_CHAIR = Signature(name="Nguyễn Văn Mẫu", position="CHỦ TỌA")


def written_sheets() -> dict[str, Sheet]:
    return {f"written-{standard}-{name}": sheet for standard in STANDARDS for name, sheet in _all(standard)}


def _all(standard: str) -> Iterator[tuple[str, Sheet]]:
    for make in (_heads, _opens, _bodies, _tables, _feet, _papers, _page_ends):
        for name, letter in make(standard):
            yield name, compose(letter, standard_of(letter), typeface(), images())
            for index, sheet in enumerate(
                separate_annexes(letter, standard_of(letter), typeface(), images())
            ):
                yield f"{name}-annex-{index + 1}", sheet
    yield from _copies(standard)


def _letter(standard: str, **fields: object) -> Letter:
    given = {
        "standard": standard,
        "kind": "BC",
        "organ": Organ(issuing=["BCH ĐOÀN XÃ PHÚ LÂM"], superior=["TỈNH ĐOÀN SƠN ĐỊNH"], symbol="ĐTN"),
        "number": Number(value="5"),
        "date": DateLine(place="Phú Lâm", day=5, month=1, year=2026),
        "subject": "Kết quả công tác Đoàn năm 2025",
        "body": [_P] * 3,
        "signature": _signed("TM. BAN THƯỜNG VỤ ĐOÀN XÃ"),
        "recipients": [
            Recipient(name="Ban Thường vụ Tỉnh đoàn", purpose="để báo cáo"),
            Recipient(name="Các chi đoàn"),
        ],
        "storage": Storage(units="VP", copies=12),
    }
    return Letter(**{**given, **fields})


def _signed(*authority: str, position: str | None = "BÍ THƯ") -> Signature:
    return Signature(name="Nguyễn Văn Mẫu", position=position, authority=list(authority))


def _heads(standard: str) -> Iterator[tuple[str, Letter]]:
    def organ(issuing: list[str], superior: list[str], unit: str = "") -> Organ:
        return Organ(issuing=issuing, superior=superior, symbol="ĐTN", unit=unit)

    yield "organ-long", _letter(standard, organ=organ([_LONG_ORGAN], [_LONG_SUPERIOR]))
    yield (
        "organ-in-lines",
        _letter(
            standard,
            organ=organ(
                ["BAN CHẤP HÀNH", "LIÊN CHI ĐOÀN KHOA CÔNG NGHỆ THÔNG TIN"],
                ["BCH ĐOÀN TRƯỜNG", "ĐẠI HỌC SƠN ĐỊNH"],
            ),
        ),
    )
    yield "organ-alone", _letter(standard, organ=organ(["BAN CHẤP HÀNH TRUNG ƯƠNG"], []))
    yield "organ-one-word", _letter(standard, organ=organ(["CHI ĐOÀN 12A1"], ["ĐOÀN TRƯỜNG"]))
    yield (
        "congress",
        _letter(
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
            signature=_signed("TM. ĐOÀN CHỦ TỊCH", position=None),
        ),
    )
    yield (
        "presidium",
        _letter(
            standard,
            organ=organ(["ĐOÀN CHỦ TỊCH"], ["ĐẠI HỘI ĐẠI BIỂU", "ĐOÀN XÃ PHÚ LÂM", "NHIỆM KỲ 2027 - 2032"]),
        ),
    )
    yield (
        "joint",
        _letter(
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
        _letter(
            standard,
            kind="KH",
            organ=organ(["BAN TỔ CHỨC - VĂN PHÒNG"], ["BCH ĐOÀN TỈNH SƠN ĐỊNH"]),
            co_signatures=[_signed("TL. BAN THƯỜNG VỤ", position="CHÁNH VĂN PHÒNG")],
        ),
    )
    yield (
        "number-long",
        _letter(
            standard,
            number=Number(value="1234"),
            organ=organ(["BCH ĐOÀN TỈNH SƠN ĐỊNH"], [], "BMT.ANQP.ĐBDC&TTN"),
            kind="CTr",
        ),
    )
    yield (
        "date-long",
        _letter(standard, date=DateLine(place="Thành phố Hồ Chí Minh", day=25, month=12, year=2026)),
    )
    yield (
        "date-very-long",
        _letter(
            standard,
            date=DateLine(place="Đặc khu Phú Quý, thành phố Sơn Định Thượng", day=25, month=12, year=2026),
        ),
    )
    yield "date-blank", _letter(standard, number=Number(), date=DateLine(place="Sơn Định", year=2026))
    yield "date-without-place", _letter(standard, date=DateLine())
    yield (
        "subject-long",
        _letter(
            standard,
            kind="CV",
            subject=_LONG_SUBJECT[0].lower() + _LONG_SUBJECT[1:],
            addressees=["Ban Thường vụ Tỉnh đoàn"],
        ),
    )
    yield "abstract-long", _letter(standard, subject=_LONG_SUBJECT)
    for more in (78, 84, 92, 101, 113, 127):
        yield (
            f"abstract-{more}",
            _letter(standard, subject=_LONG_SUBJECT[: _LONG_SUBJECT.rindex(" ", 0, more)]),
        )
        yield (
            f"organ-{more}",
            _letter(
                standard, organ=organ([_LONG_ORGAN[: _LONG_ORGAN.rfind(" ", 0, more)]], [_LONG_SUPERIOR])
            ),
        )
    yield (
        "marks",
        _letter(
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
        _letter(
            standard,
            kind="CV",
            addressees=[
                "Ban Thường vụ Đoàn các trường đại học, học viện, cao đẳng, trung cấp và Đoàn trực thuộc Tỉnh đoàn Sơn Định"
            ],
        ),
    )
    yield "addressees", _letter(standard, kind="CV", addressees=names[:6], co_addressees=names[6:8])
    yield "addressees-60", _letter(standard, kind="CV", addressees=names)
    yield "proposal", _letter(standard, kind="TTr", addressees=["Ban Thường vụ Tỉnh đoàn Sơn Định"])
    grounds: list = [
        "Căn cứ Điều lệ Đoàn TNCS Hồ Chí Minh",
        [Run(t="Căn cứ "), Run(t=_TEXT.lower(), i=True)],
        "Xét đề nghị của Văn phòng",
    ]
    articles: list[BodyBlock] = [
        Item(level=Level.ARTICLE, text="Ban hành kèm theo Quyết định này Quy chế làm việc."),
        Item(level=Level.ARTICLE, text=_TEXT),
        Item(level=Level.ARTICLE, text="Các đồng chí Ủy viên chịu trách nhiệm thi hành Quyết định này."),
    ]
    rules = Annex(
        kind="QC", subject="Làm việc của Ban Chấp hành Đoàn xã Phú Lâm, nhiệm kỳ 2022 - 2027", body=_rules()
    )
    decision = _letter(
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
    yield "decision-long-authority", _with(decision, authority_line="BAN THƯỜNG VỤ " + _LONG_ORGAN)


def _rules() -> list[BodyBlock]:
    made: list[BodyBlock] = []
    for chapter in range(3):
        made.append(
            Item(
                level=Level.CHAPTER,
                title="QUY ĐỊNH CHUNG"
                if chapter < 2
                else "ĐIỀU KHOẢN THI HÀNH VÀ NHỮNG ĐIỀU KHÁC CÓ LIÊN QUAN ĐẾN VIỆC TỔ CHỨC THỰC HIỆN QUY CHẾ",
            )
        )
        for _ in range(3):
            made += [
                Item(level=Level.ARTICLE, title="Phạm vi điều chỉnh"),
                Item(level=Level.CLAUSE, text=_TEXT),
            ]
            made += [Item(level=Level.POINT, text="Nội dung thứ nhất;"), Item(level=Level.POINT, text=_TEXT)]
    return made


def _bodies(standard: str) -> Iterator[tuple[str, Letter]]:
    levels: list[BodyBlock] = [
        Item(level=Level.PART, title="Tình hình chung"),
        Item(level=Level.ROMAN, title="KẾT QUẢ TRIỂN KHAI CÔNG TÁC XÂY DỰNG TỔ CHỨC ĐOÀN VÀ MỞ RỘNG MẶT TRẬN ĐOÀN KẾT, TẬP HỢP THANH NIÊN"),
        Item(level=Level.CLAUSE, title="Công tác giáo dục"),
        Item(level=Level.DECIMAL_2, text=_TEXT),
        Item(level=Level.DECIMAL_3, text=_TEXT),
        Item(level=Level.DECIMAL_4, text=_TEXT),
        Item(level=Level.DASH, text=_TEXT),
        Item(level=Level.PLUS, text=_TEXT),
    ]  # fmt: skip
    yield "levels", _letter(standard, body=levels * 2)
    yield "rules", _letter(standard, kind="QC", body=_rules())
    yield "one-word", _letter(standard, body=[Paragraph("Hết.")])
    yield "long-paragraph", _letter(standard, body=[Paragraph(" ".join([_TEXT] * 12))])
    link = "https://www.doanxaphulam.example/van-ban-chi-dao/nam-2026/thang-01/ke-hoach-cong-tac-doan-va-phong-trao-thanh-thieu-nhi.html?trang=2&ma=17"
    yield (
        "long-word",
        _letter(
            standard,
            body=[_P, Paragraph(f"Tài liệu đăng tại địa chỉ {link} của Đoàn xã."), Paragraph("A" * 150)],
        ),
    )
    noted = Paragraph(
        [
            Run(t=_TEXT, note="Theo Báo cáo số 12-BC/ĐTN ngày 05/12/2025."),
            Run(t=" " + _TEXT, note=_TEXT * 3),
            Run(t=" Hết."),
        ]
    )
    yield "footnotes", _letter(standard, body=[_P, noted, _P, noted, _P, _P, noted])
    quoted = Quote(
        blocks=[
            Paragraph("Sửa đổi Điều 3 như sau:"),
            Item(level=Level.ARTICLE, number="3", title="Nguyên tắc"),
            Item(level=Level.CLAUSE, text=_TEXT),
        ]
    )
    yield "quotation", _letter(standard, body=[Item(level=Level.ARTICLE, text=_TEXT), quoted, _P])
    pictures: list[BodyBlock] = [
        _P,
        Picture(image="wide.png", caption="Lễ ra quân", width=1.0),
        _P,
        Picture(image="tall.png", caption=_TEXT[:180], width=0.5),
        _P,
        Picture(image="photo.jpg", width=0.8),
    ]
    yield "pictures", _letter(standard, body=pictures)
    annexes = [
        Annex(subject="Danh sách đoàn viên", body=[_table(40)]),
        Annex(subject=_LONG_SUBJECT, wide=True, body=[_P, _table(12, columns=9)]),
    ]
    yield "annexes", _letter(standard, annexes=annexes)
    yield "annexes-apart", _letter(standard, annexes=[_with(one, separate=True) for one in annexes])
    yield (
        "looks",
        _letter(
            standard,
            body=[
                Paragraph(
                    [
                        Run(t="Đậm ", b=True),
                        Run(t="nghiêng ", i=True),
                        Run(t="gạch chân " * 20, u=True),
                        Run(t=_TEXT * 2),
                    ]
                )
            ]
            * 4,
        ),
    )
    yield (
        "aligned",
        _letter(
            standard,
            body=[
                Paragraph("(Có danh sách kèm theo)", align="center"),
                Paragraph(_TEXT, align="right"),
                Paragraph(_TEXT, align="left"),
                Paragraph(_TEXT, align="center"),
            ],
        ),
    )


def _table(rows: int, columns: int = 5) -> Table:
    head = TableRow(["TT", "Họ và tên", *(f"Chỉ tiêu {n}" for n in range(1, columns - 1))])
    made = [
        TableRow(
            [
                str(n),
                "Nguyễn Văn Mẫu",
                *(f"{n * 7 % 100},{n % 10}" for _ in range(columns - 3)),
                "Ghi chú dài hơn một chút" * (n % 4 == 0),
            ]
        )
        for n in range(1, rows + 1)
    ]
    return Table(rows=[head, *made], caption="Kết quả thực hiện chỉ tiêu")


def _tables(standard: str) -> Iterator[tuple[str, Letter]]:
    yield "table", _letter(standard, body=[_P, _table(6), _P])
    yield "table-long", _letter(standard, body=[_P, _table(120), _P])
    yield "table-first", _letter(standard, body=[_table(4), _P])
    yield "table-last", _letter(standard, body=[_P, _table(4)])
    yield "table-wide", _letter(standard, body=[_P, _with(_table(30, columns=12), wide=True), _P])
    yield (
        "tables-wide",
        _letter(
            standard,
            body=[_P, _with(_table(3, columns=12), wide=True), _with(_table(3, columns=10), wide=True)],
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
    yield "table-merged", _letter(standard, body=[_P, Table(rows=merged, head=2), _P])
    tall = TableRow(["1", Cell(paragraphs=[_P] * 3), Cell(_TEXT, align="justify")])
    yield (
        "table-tall",
        _letter(
            standard,
            body=[
                _P,
                Table(
                    rows=[TableRow(["TT", "Nội dung", "Ghi chú"]), tall, tall, tall],
                    columns=[Column(width=1), Column(width=6), Column(width=3)],
                ),
            ],
        ),
    )
    giant = TableRow(["1", Cell(paragraphs=[_P] * 12), "x"])
    yield (
        "table-giant",
        _letter(standard, body=[_P, Table(rows=[TableRow(["TT", "Nội dung", "Ghi chú"]), giant])]),
    )
    yield (
        "table-open",
        _letter(
            standard,
            body=[
                _P,
                Table(
                    rows=[TableRow(["Thời gian:", _TEXT]), TableRow(["Địa điểm:", "Hội trường"])],
                    head=0,
                    borders=False,
                ),
                _P,
            ],
        ),
    )
    yield (
        "table-narrow",
        _letter(
            standard,
            body=[
                Table(rows=[TableRow([f"Trưởng ban {n}" for n in range(14)]), TableRow(["1.250.000"] * 14)])
            ],
        ),
    )
    yield "table-one", _letter(standard, body=[Table(rows=[TableRow([_TEXT])], head=0), _P])


def _feet(standard: str) -> Iterator[tuple[str, Letter]]:
    many = [
        Recipient(name=f"Ban Chấp hành Đoàn xã, phường, đặc khu và đơn vị trực thuộc thứ {n}")
        for n in range(60)
    ]
    yield "recipients-60", _letter(standard, recipients=many)
    yield "recipients-30", _letter(standard, recipients=many[:30])
    yield (
        "recipient-long",
        _letter(
            standard, recipients=[Recipient(name=_TEXT[:160], purpose="để báo cáo", copies=3), *many[:2]]
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
        _letter(
            standard,
            recipients=[
                *shared,
                Recipient(name="Các chi đoàn", shared_purpose="Để thực hiện"),
                Recipient(name="Các liên đội", shared_purpose="Để thực hiện"),
            ],
        ),
    )
    yield "no-recipients", _letter(standard, recipients=[], storage=None)
    yield "minutes", _letter(standard, kind="BB", co_signatures=[_SECRETARY], signature=_MINUTES_CHAIR)
    yield (
        "minutes-recipients",
        _letter(
            standard, kind="BB", co_signatures=[_SECRETARY], signature=_MINUTES_CHAIR, recipients=many[:5]
        ),
    )
    yield (
        "by-order",
        _letter(
            standard,
            signature=_signed(
                "TL. BAN THƯỜNG VỤ TỈNH ĐOÀN", "KT. CHÁNH VĂN PHÒNG", position="PHÓ CHÁNH VĂN PHÒNG"
            ),
        ),
    )
    yield "acting", _letter(standard, signature=_signed(position="Q. TRƯỞNG BAN"))
    yield (
        "also",
        _letter(
            standard,
            signature=Signature(name="Lê Văn Hai", position="BÍ THƯ", also=["kiêm", "TRƯỞNG BAN CHỈ ĐẠO"]),
        ),
    )
    yield (
        "authority-long",
        _letter(
            standard,
            signature=_signed(
                "TM. BAN THƯỜNG VỤ ĐOÀN TRƯỜNG TRUNG HỌC PHỔ THÔNG CHUYÊN NGUYỄN VĂN THỬ NGHIỆM",
                position="PHÓ BÍ THƯ THƯỜNG TRỰC ĐOÀN TRƯỜNG",
            ),
        ),
    )
    yield (
        "name-long",
        _letter(
            standard,
            signature=Signature(name="Công Tằng Tôn Nữ Nguyễn Thị Thử Nghiệm Mẫu Đơn", position="BÍ THƯ"),
        ),
    )
    yield (
        "contact",
        _letter(
            standard,
            contact="Số 12, đường Lê Lợi, xã Phú Lâm; ĐT: (0296) 3 123 456; E-Mail: doanxa@example.vn; Website: example.vn",
            file_code="BC2025/VP",
        ),
    )


def _papers(standard: str) -> Iterator[tuple[str, Letter]]:
    yield (
        "duplex",
        _letter(
            standard, duplex=True, body=[_P] * 30, annexes=[Annex(subject="Danh sách", body=[_table(50)])]
        ),
    )
    yield (
        "duplex-wide",
        _letter(standard, duplex=True, body=[_P, _with(_table(40, columns=11), wide=True), *[_P] * 12]),
    )
    for paper in ("A5", "A5-upright"):
        yield f"{paper}-introduction", _letter(standard, kind="GGT", subject="", paper=paper, body=[_P])
        yield f"{paper}-long", _letter(standard, kind="GM", paper=paper, body=[_P] * 6)
        yield f"{paper}-duplex", _letter(standard, kind="GM", paper=paper, duplex=True, body=[_P] * 9)
        yield f"{paper}-slip", _letter(standard, kind="PG", paper=paper, body=[_P, _table(3, columns=4)])
    yield "no-numbers", _letter(standard, page_number=False, body=[_P] * 20)


def _page_ends(standard: str) -> Iterator[tuple[str, Letter]]:
    """The foot, then a heading, moved over the end of the page by a line at a time."""
    for lines in range(14, 23):
        yield (
            f"end-foot-{lines}",
            _letter(standard, body=[_P] * 4 + [Paragraph(f"Nội dung thứ {n}.") for n in range(lines)]),
        )
    for lines in range(18, 24):
        body = [
            _P,
            *(Paragraph(f"Nội dung thứ {n}.") for n in range(lines)),
            Item(level=Level.CLAUSE, title="Tổ chức thực hiện"),
            _P,
            _P,
        ]
        yield f"end-heading-{lines}", _letter(standard, body=body)
    for lines in range(15, 21):
        body = [_P, *(Paragraph(f"Nội dung thứ {n}.") for n in range(lines)), _table(12), _P]
        yield f"end-table-{lines}", _letter(standard, body=body)


def _copies(standard: str) -> Iterator[tuple[str, Sheet]]:
    for kind in load(standard).copies:
        yield f"copy-{kind}", compose_copy(_copy(standard, kind), load(standard), typeface())
    envelope = Envelope(
        organ=["BAN CHẤP HÀNH", "ĐOÀN TRƯỜNG ĐẠI HỌC SƠN ĐỊNH"],
        address="Số 12, đường Lê Lợi, xã Phú Lâm, tỉnh Sơn Định",
        number="05-BC/ĐTN",
        to=["Ban Thường vụ Tỉnh đoàn Sơn Định", "Số 1, đường Nguyễn Huệ, phường Tân Lộc, tỉnh Sơn Định"],
    )
    yield "envelope", compose_envelope(envelope, load(standard), typeface())


def _copy(standard: str, kind: str) -> Copy:
    return Copy(
        standard=standard,
        kind=kind,
        organ=Organ(issuing=["BCH ĐOÀN PHƯỜNG TÂN LỘC"], symbol="ĐTN"),
        number=Number(value="3"),
        date=DateLine(place="Tân Lộc", day=9, month=2, year=2026),
        of=Copied(number="15-QĐ/TĐTN", date="05/01/2026", organ="Ban Thường vụ Tỉnh đoàn Sơn Định"),
        signature=_signed("TM. BAN THƯỜNG VỤ", position="PHÓ BÍ THƯ"),
        recipients=(Recipient(name="Các chi đoàn"),),
        storage=Storage(units="VP"),
        letter=_letter(standard, body=[_P]),
    )
