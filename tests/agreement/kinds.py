"""Sheets of every kind: all our templates left for the pen, and letters that bear every component at once."""

from __future__ import annotations

from app.export.pdf.fonts import typeface
from app.layout.compose_copy import compose_copy
from app.layout.compose_envelope import compose_envelope
from app.layout.papers import Copied, Copy, Envelope
from app.layout.parts import Annex, DateLine, Letter, Number, Organ, Paragraph, Recipient, Signature, Storage
from app.layout.sheet import Sheet
from app.services.kind_templates import for_the_pen, kind_templates
from app.services.rendering import sheet_of
from app.standards import load

STANDARDS = ("youth-union", "decree-30", "party")
_WORDS = Paragraph(
    text="Thực hiện Chương trình công tác Đoàn và phong trào thanh thiếu nhi năm 2026, Ban Thường vụ yêu cầu các đơn vị "
    "triển khai nghiêm túc các nội dung sau đây, bảo đảm thiết thực, hiệu quả, tiết kiệm."
)
_SECRETARY = Signature(name="Trần Thị Một", position="THƯ KÝ")
_THIRD = Signature(name="Lê Văn Hai", position="BÍ THƯ", also=["kiêm", "TRƯỞNG BAN CHỈ ĐẠO"])


def template_sheets() -> dict[str, Sheet]:
    return {
        f"{standard}-{one.name}": sheet_of(for_the_pen(one.letter))
        for standard in STANDARDS
        for one in kind_templates(standard)
    }


def component_sheets() -> dict[str, Sheet]:
    made = {f"{name}-{standard}": sheet for standard in STANDARDS for name, sheet in _of(standard).items()}
    return {f"component-{name}": sheet for name, sheet in made.items()}


def _of(standard: str) -> dict[str, Sheet]:
    marks = _letter(
        standard,
        urgency="HỎA TỐC",
        secrecy="MẬT",
        draft="DỰ THẢO LẦN 2",
        conference_note="Tài liệu hội nghị Ban Thường vụ Tỉnh đoàn lần thứ 5",
        circulation="XEM XONG TRẢ LẠI",
        contact="Số 12, đường Lê Lợi, xã Phú Lâm; ĐT: (0296) 3 123 456; E-Mail: doanxa@example.vn; Website: example.vn",
        file_code="BC2025/VP",
        duplex=True,
        body=[_WORDS] * 14,
    )
    annexes = [
        Annex(subject="Danh sách đoàn viên", body=[_WORDS] * 20),
        Annex(subject="Đề cương báo cáo kết quả thực hiện chỉ tiêu của các chi đoàn trực thuộc", wide=True),
        Annex(kind="QC", subject="Tổ chức và hoạt động của Câu lạc bộ", body=[_WORDS]),
    ]
    letters = {
        "marks": marks,
        "two": _letter(standard, kind="BB", co_signatures=[_SECRETARY]),
        "three": _letter(standard, co_signatures=[_SECRETARY, _THIRD]),
        "annexes": _letter(standard, kind="QĐ", annexes=annexes),
        "across": _letter(standard, kind="GGT", subject="", paper="A5"),
        "upright": _letter(standard, kind="GGT", subject="", paper="A5-upright"),
    }
    sheets = {name: sheet_of(letter) for name, letter in letters.items()}
    sheets["copy"] = compose_copy(_copy(standard), load(standard), typeface())
    envelope = Envelope(
        organ=["ĐOÀN XÃ PHÚ LÂM"],
        address="Số 12, đường Lê Lợi, xã Phú Lâm, tỉnh An Giang",
        number="05-BC/ĐTN",
        to=["Ban Thường vụ Tỉnh đoàn An Giang", "Số 1, đường Nguyễn Huệ, phường Long Xuyên, tỉnh An Giang"],
    )
    sheets["envelope"] = compose_envelope(envelope, load(standard), typeface())
    return sheets


def _letter(standard: str, **fields) -> Letter:
    shared = [
        Recipient(name="Ban Thường vụ Tỉnh đoàn", shared_purpose="Để báo cáo"),
        Recipient(
            name="Đồng chí Bí thư, Phó Bí thư Đảng ủy xã Phú Lâm", shared_purpose="Để báo cáo", copies=2
        ),
        Recipient(name="Thường trực Hội đồng nhân dân xã", shared_purpose="Để báo cáo"),
    ]
    given = {
        "standard": standard,
        "kind": "BC",
        "organ": Organ(issuing=["BCH ĐOÀN XÃ PHÚ LÂM"], superior=["TỈNH ĐOÀN AN GIANG"], symbol="ĐTN"),
        "number": Number(value="5"),
        "date": DateLine(place="Phú Lâm", day=5, month=1, year=2026),
        "subject": "Kết quả công tác Đoàn năm 2025",
        "body": [_WORDS] * 4,
        "signature": Signature(
            name="Nguyễn Văn Mẫu", position="BÍ THƯ", authority=["TM. BAN THƯỜNG VỤ ĐOÀN XÃ"]
        ),
        "recipients": [*shared, Recipient(name="Các chi đoàn", purpose="để thực hiện")],
        "storage": Storage(units="VP", copies=12),
    }
    return Letter(**{**given, **fields})


def _copy(standard: str) -> Copy:
    return Copy(
        standard=standard,
        kind="TrS",
        organ=Organ(issuing=["BCH ĐOÀN PHƯỜNG TÂN LỘC"], symbol="ĐTN"),
        number=Number(value="3"),
        date=DateLine(place="Tân Lộc", day=9, month=2, year=2026),
        of=Copied(number="15-QĐ/TĐTN", date="05/01/2026", organ="Ban Thường vụ Tỉnh đoàn An Giang"),
        signature=Signature(name="Phạm Thị Ba", position="PHÓ BÍ THƯ", authority=["TM. BAN THƯỜNG VỤ"]),
        recipients=(Recipient(name="Các chi đoàn"),),
        storage=Storage(units="VP"),
        letter=_letter(standard, body=[_WORDS]),
    )
