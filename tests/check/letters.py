"""Letters of invented units that the checker finds nothing against, one per standard, and a decision with grounds."""

from __future__ import annotations

from app.layout.parts import (
    DateLine,
    Item,
    Letter,
    Level,
    Number,
    Organ,
    Paragraph,
    Recipient,
    Run,
    Signature,
    Storage,
)

PROSE = (
    "Thực hiện chương trình công tác năm, Ban Thường vụ đề nghị các chi đoàn rà soát danh sách đoàn viên, cập nhật "
    "thông tin còn thiếu, tổ chức sinh hoạt đúng kỳ và gửi kết quả về Văn phòng để tổng hợp, báo cáo cấp trên theo "
    "quy định; trong quá trình thực hiện nếu có vướng mắc thì trao đổi ngay với bộ phận thường trực để được hướng dẫn"
)


def union_letter() -> Letter:
    """Công văn of a made-up commune union."""
    return Letter(
        kind="CV",
        organ=Organ(superior=["TỈNH ĐOÀN HÒA AN"], issuing=["BCH ĐOÀN XÃ PHÚ LÂM"], symbol="ĐTN"),
        number=Number(value="5"),
        date=DateLine(place="Phú Lâm", day=5, month=1, year=2026),
        subject="rà soát danh sách đoàn viên năm 2026",
        addressees=["Các chi đoàn trực thuộc", "Ban Chấp hành các liên chi đoàn"],
        body=[
            Paragraph(text=PROSE + "."),
            Item(level=Level.CLAUSE, title="Công việc", text=PROSE + "."),
            Item(level=Level.DECIMAL_2, title="Nhập dữ liệu"),
            Item(level=Level.DECIMAL_3, text=PROSE + "."),
            Item(level=Level.DASH, text=[Run(t="Gửi kết quả "), Run(t="trước ngày 30/01/2026", b=True)]),
            Paragraph(text="Đề nghị các đơn vị nghiêm túc triển khai thực hiện"),
        ],
        signature=Signature(authority=["TM. BAN CHẤP HÀNH"], position="BÍ THƯ", name="Trần Thị Mẫu"),
        recipients=[Recipient(name="Tỉnh đoàn", purpose="để báo cáo", copies=3)],
        storage=Storage(units="VP", copies=6),
    )


def union_decision() -> Letter:
    """Quyết định with grounds, resolving words and articles."""
    return Letter(
        kind="QĐ",
        organ=Organ(superior=["TỈNH ĐOÀN HÒA AN"], issuing=["BCH ĐOÀN XÃ PHÚ LÂM"], symbol="ĐTN"),
        number=Number(value="12"),
        date=DateLine(place="Phú Lâm", day=15, month=4, year=2026),
        subject="Về việc trao thẻ đoàn viên",
        authority_line="BAN CHẤP HÀNH ĐOÀN XÃ PHÚ LÂM",
        grounds=["Căn cứ Điều lệ Đoàn TNCS Hồ Chí Minh", "Xét đề nghị của Chi đoàn thôn Hạ"],
        body=[
            Item(level=Level.ARTICLE, text="Trao thẻ đoàn viên cho 12 đồng chí có tên trong danh sách."),
            Item(level=Level.ARTICLE, text="Chi đoàn thôn Hạ tổ chức lễ trao thẻ."),
            Item(level=Level.ARTICLE, text="Các đồng chí có tên chịu trách nhiệm thi hành Quyết định này"),
        ],
        signature=Signature(authority=["TM. BAN CHẤP HÀNH"], position="PHÓ BÍ THƯ", name="Lê Văn Thử"),
        recipients=[Recipient(name="Như Điều 3", purpose="để thực hiện")],
        storage=Storage(units="VP"),
    )


def state_letter() -> Letter:
    """Công văn of a made-up commune committee, Decree 30."""
    return Letter(
        standard="decree-30",
        kind="CV",
        organ=Organ(
            superior=["TỈNH HÒA AN"], issuing=["ỦY BAN NHÂN DÂN XÃ PHÚ LÂM"], symbol="UBND", unit="VX"
        ),
        number=Number(value="7"),
        date=DateLine(place="Phú Lâm", day=20, month=5, year=2026),
        subject="phối hợp tổ chức hè",
        addressees=["Đoàn xã Phú Lâm"],
        body=[
            Paragraph(text=PROSE + "."),
            Item(level=Level.CLAUSE, text=PROSE),
            Item(level=Level.POINT, text=PROSE),
        ],
        signature=Signature(
            authority=["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], position="PHÓ CHỦ TỊCH", name="Phạm Văn Ví"
        ),
        recipients=[Recipient(name="Đảng ủy xã")],
        storage=Storage(units="VT, VX"),
    )


def party_letter() -> Letter:
    """Kế hoạch of a made-up commune Party committee."""
    return Letter(
        standard="party",
        kind="KH",
        organ=Organ(superior=["ĐẢNG BỘ TỈNH HÒA AN"], issuing=["ĐẢNG ỦY XÃ PHÚ LÂM"], symbol="ĐU"),
        number=Number(value="15"),
        date=DateLine(place="Phú Lâm", day=3, month=6, year=2026),
        subject="công tác thanh niên năm 2026",
        body=[Paragraph(text=PROSE + "."), Item(level=Level.CLAUSE, title="Mục đích", text=PROSE + ".")],
        signature=Signature(authority=["T/M ĐẢNG ỦY"], position="BÍ THƯ", name="Vũ Thị Thí"),
        recipients=[Recipient(name="Tỉnh ủy", purpose="để báo cáo")],
        storage=Storage(units="Văn phòng Đảng ủy"),
    )


GOOD = {
    "union-letter": union_letter,
    "union-decision": union_decision,
    "state-letter": state_letter,
    "party-plan": party_letter,
}
