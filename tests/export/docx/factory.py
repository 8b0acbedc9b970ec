"""Sheets made by hand, so that the writer is tried without compose: every kind of block, with numbers one can recount."""

from __future__ import annotations

from app.base.lengths import mm, pt
from app.layout.sheet import (
    Align,
    Block,
    Cell,
    Field,
    Grid,
    Look,
    Meta,
    Page,
    Para,
    Role,
    Row,
    Rule,
    Sheet,
    Span,
)

WIDTH = mm(160)
TEXT = (
    "Thực hiện Chương trình công tác năm, Ban Thường vụ Đoàn trường triển khai đợt sinh hoạt chuyên đề tới các chi "
    "đoàn; đề nghị Ban Chấp hành các chi đoàn chuẩn bị nội dung, phân công cán bộ và gửi kết quả đúng thời hạn."
)


def look(size=14.0, pitch=18.0, align=Align.LEFT, **other) -> Look:
    return Look(size=pt(size), pitch=pt(pitch), align=align, **other)


def page(**other) -> Page:
    number = Para(Role.PAGE_NUMBER, (Span("2", field=Field.PAGE),), look(align=Align.CENTER, pitch=16))
    values = {
        "width": mm(210),
        "height": mm(297),
        "top": mm(20),
        "bottom": mm(20),
        "left": mm(30),
        "right": mm(20),
        "number": number,
        "number_top": mm(10),
    }
    return Page(**(values | other))


def sheet(*blocks: Block, **other) -> Sheet:
    values = {
        "page": page(),
        "blocks": blocks,
        "meta": Meta("Thư mẫu", "V/v thử", "ĐOÀN TRƯỜNG SƠN ĐỊNH", "cong-van"),
        "standard": "thu",
        "standard_version": "1",
    }
    return Sheet(**(values | other))


def body(*words: str | Span, **other) -> Para:
    spans = tuple(Span(word) if isinstance(word, str) else word for word in words)
    values = {"align": Align.JUSTIFY, "first": mm(10), "after": pt(6)}
    return Para(Role.BODY, spans, look(**(values | other)))


def head() -> Grid:
    left = Cell(
        (
            Para(Role.SUPERIOR, (Span("TỈNH ĐOÀN SƠN ĐỊNH"),), look(14, 17, Align.CENTER)),
            Para(Role.ORGAN, (Span("BCH ĐOÀN TRƯỜNG", bold=True),), look(14, 17, Align.CENTER)),
            Para(Role.SEPARATOR, (Span("***"),), look(14, 17, Align.CENTER)),
            Para(Role.NUMBER, (Span("Số: 12-CV/ĐTN"),), look(14, 17, Align.CENTER)),
            Para(
                Role.LETTER_SUBJECT,
                (Span("V/v sinh hoạt chuyên đề quý III", italic=True),),
                look(12, 15, Align.CENTER),
            ),
        )
    )
    right = Cell(
        (
            Para(Role.TITLE, (Span("ĐOÀN TNCS HỒ CHÍ MINH", bold=True),), look(15, 18, Align.CENTER)),
            Rule(Role.TITLE, mm(62), pt(6), pt(2), pt(0.75), Align.CENTER, "Đường kẻ dưới tiêu đề"),
            Para(
                Role.PLACE_DATE,
                (Span("Sơn Định, ngày 05 tháng 3 năm 2026", italic=True),),
                look(14, 17, Align.CENTER),
            ),
        )
    )
    return Grid("head", (mm(72), mm(88)), (Row((left, right)),))


def addressees() -> Grid:
    label = look(14, 18, Align.RIGHT)
    name = look(14, 18, Align.LEFT, left=mm(2))
    rows = (
        Row(
            (
                Cell((Para(Role.ADDRESSEE, (Span("Kính gửi:", italic=True),), label),)),
                Cell((Para(Role.ADDRESSEE, (Span("- Ban Chấp hành các chi đoàn;"),), name),)),
            )
        ),
        Row(
            (
                Cell(),
                Cell(
                    (
                        Para(
                            Role.ADDRESSEE,
                            (
                                Span(
                                    "- Ban Chủ nhiệm các câu lạc bộ trực thuộc Đoàn trường và các đội tình nguyện."
                                ),
                            ),
                            name,
                        ),
                    )
                ),
            )
        ),
    )
    return Grid("addressees", (mm(45), mm(100)), rows, left=mm(10))


def foot() -> Grid:
    left = Cell(
        (
            Para(Role.RECIPIENTS_LABEL, (Span("Nơi nhận:", underline=True),), look(14, 17)),
            Para(Role.RECIPIENT, (Span("- Như trên;"),), look(12, 14)),
            Para(Role.RECIPIENT, (Span("- Lưu: VP"), Span("(2)", raised=True), Span(".")), look(12, 14)),
        )
    )
    right = Cell(
        (
            Para(Role.AUTHORITY, (Span("TM. BAN CHẤP HÀNH", bold=True),), look(14, 17, Align.CENTER)),
            Para(Role.POSITION, (Span("BÍ THƯ"),), look(14, 17, Align.CENTER)),
            Para(Role.SPACER, (), look(14, 75)),
            Para(Role.SIGNER, (Span("Nguyễn Văn Mẫu", bold=True),), look(14, 17, Align.CENTER)),
        )
    )
    return Grid("foot", (mm(75), mm(85)), (Row((left, right)),), keep_with_previous=True)


def foot_of(rows: int) -> Grid:
    """Rows of one line, the first cell of the middle ones empty; kept together and with what stands before."""
    line = Para(Role.RECIPIENT, (Span("dòng"),), look())
    made = [Row((Cell() if 0 < n < rows - 1 else Cell((line,)), Cell((line,)))) for n in range(rows)]
    return Grid("foot", (mm(75), mm(85)), tuple(made), keep_with_previous=True)


def gap(height: float) -> Para:
    return Para(Role.SPACER, (), look(14, height))


def letter(paragraphs: int = 12) -> Sheet:
    """A letter of two pages with everything in it."""
    heading = Para(
        Role.ROMAN, (Span("I. NỘI DUNG", bold=True),), look(keep_next=True, after=pt(6)), outline=1
    )
    stamp = Para(Role.URGENCY, (Span("KHẨN", bold=True),), look(14, 18, frame=True, align=Align.LEFT))
    blocks: list[Block] = [head(), gap(12), stamp, gap(12), addressees(), gap(8), body(TEXT), heading]
    blocks += [
        body(f"{number + 1}. ", Span("Yêu cầu ", bold=True), TEXT, Span(" " + TEXT, italic=True))
        for number in range(paragraphs)
    ]
    return sheet(*blocks, foot())
