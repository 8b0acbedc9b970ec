"""What the hand-written letters share: a plain letter, its words, rules, a table, copies and an envelope."""

from __future__ import annotations

from collections.abc import Iterator

from app.export.pdf.fonts import typeface
from app.layout.compose_copy import compose_copy
from app.layout.compose_envelope import compose_envelope
from app.layout.papers import Copied, Copy, Envelope
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
    Signature,
    Storage,
    Table,
    TableRow,
)
from app.layout.sheet import Sheet
from app.standards import load

TEXT = (
    "Thực hiện Chương trình công tác Đoàn và phong trào thanh thiếu nhi năm 2026, Ban Thường vụ Đoàn xã yêu cầu các chi "
    "đoàn trực thuộc triển khai nghiêm túc các nội dung sau đây, bảo đảm thiết thực, hiệu quả, tiết kiệm, phù hợp với điều "
    "kiện của từng đơn vị và nguyện vọng chính đáng của đoàn viên, thanh niên trên địa bàn."
)
P = Paragraph(TEXT)
SHORT = Paragraph("Trân trọng./.")
LONG_ORGAN = "BAN CHẤP HÀNH ĐOÀN THANH NIÊN CỘNG SẢN HỒ CHÍ MINH TRƯỜNG TRUNG HỌC PHỔ THÔNG CHUYÊN NGUYỄN VĂN THỬ NGHIỆM"
LONG_SUPERIOR = "ĐOÀN KHỐI CÁC CƠ QUAN TRUNG ƯƠNG, TẬP ĐOÀN VÀ DOANH NGHIỆP TRỰC THUỘC TỈNH SƠN ĐỊNH"
LONG_SUBJECT = (
    "Phối hợp tổ chức Hội thi tìm hiểu truyền thống vẻ vang của Đoàn Thanh niên Cộng sản Hồ Chí Minh, Hội Liên hiệp Thanh "
    "niên Việt Nam và Đội Thiếu niên Tiền phong Hồ Chí Minh trong đoàn viên, thanh niên, học sinh, sinh viên các trường đại "
    "học, cao đẳng, trung cấp và trung học phổ thông trên địa bàn tỉnh Sơn Định năm học 2025 - 2026"
)
SECRETARY = Signature(name="Trần Thị Một", position="THƯ KÝ")
MINUTES_CHAIR = Signature(name="Nguyễn Văn Mẫu", position="CHỦ TỌA")


def plain_letter(standard: str, **fields: object) -> Letter:
    given = {
        "standard": standard,
        "kind": "BC",
        "organ": Organ(issuing=["BCH ĐOÀN XÃ PHÚ LÂM"], superior=["TỈNH ĐOÀN SƠN ĐỊNH"], symbol="ĐTN"),
        "number": Number(value="5"),
        "date": DateLine(place="Phú Lâm", day=5, month=1, year=2026),
        "subject": "Kết quả công tác Đoàn năm 2025",
        "body": [P] * 3,
        "signature": signed("TM. BAN THƯỜNG VỤ ĐOÀN XÃ"),
        "recipients": [
            Recipient(name="Ban Thường vụ Tỉnh đoàn", purpose="để báo cáo"),
            Recipient(name="Các chi đoàn"),
        ],
        "storage": Storage(units="VP", copies=12),
    }
    return Letter(**{**given, **fields})


def signed(*authority: str, position: str | None = "BÍ THƯ") -> Signature:
    return Signature(name="Nguyễn Văn Mẫu", position=position, authority=list(authority))


def rules_body() -> list[BodyBlock]:
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
                Item(level=Level.CLAUSE, text=TEXT),
            ]
            made += [Item(level=Level.POINT, text="Nội dung thứ nhất;"), Item(level=Level.POINT, text=TEXT)]
    return made


def table(rows: int, columns: int = 5) -> Table:
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


def copies(standard: str) -> Iterator[tuple[str, Sheet]]:
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
        signature=signed("TM. BAN THƯỜNG VỤ", position="PHÓ BÍ THƯ"),
        recipients=(Recipient(name="Các chi đoàn"),),
        storage=Storage(units="VP"),
        letter=plain_letter(standard, body=[P]),
    )


def page_ends(standard: str) -> Iterator[tuple[str, Letter]]:
    """The foot, then a heading, moved over the end of the page by a line at a time."""
    for lines in range(14, 23):
        yield (
            f"end-foot-{lines}",
            plain_letter(standard, body=[P] * 4 + [Paragraph(f"Nội dung thứ {n}.") for n in range(lines)]),
        )
    for lines in range(18, 24):
        body = [
            P,
            *(Paragraph(f"Nội dung thứ {n}.") for n in range(lines)),
            Item(level=Level.CLAUSE, title="Tổ chức thực hiện"),
            P,
            P,
        ]
        yield f"end-heading-{lines}", plain_letter(standard, body=body)
    for lines in range(15, 21):
        body = [P, *(Paragraph(f"Nội dung thứ {n}.") for n in range(lines)), table(12), P]
        yield f"end-table-{lines}", plain_letter(standard, body=body)
