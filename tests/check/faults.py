"""The written corpus of faulty letters: one fault each, done to a good letter as people do it, and the rule that names it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import msgspec

from app.base.paths import resource
from app.layout.parts import (
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
)
from app.layout.read import read_letter
from tests.check.damage import (
    Damage,
    after,
    all_of,
    before,
    end,
    gone,
    line_length,
    lines_gone,
    look,
    no_number,
    number_at_foot,
    number_on_first,
    page,
    words,
    xml,
)
from tests.check.letters import PROSE, party_letter, state_letter, union_decision, union_letter
from tests.check.retyped import Manner

Make = Callable[[], Letter]
How = Literal["ours", "office"] | Manner


@dataclass(frozen=True)
class Fault:
    """``rule`` must be found when ``damage`` was done to ``base`` written ``how``; ``only`` it, unless more must follow."""

    name: str
    rule: str
    base: Make
    how: How
    damage: Damage
    also: tuple[str, ...] = ()


def sample(name: str) -> Make:
    file = resource("samples", "letters") / f"{name}.json"
    return lambda: read_letter(file.read_bytes(), file.name)


def long_letter() -> Letter:
    """Three pages."""
    return msgspec.structs.replace(
        union_letter(), body=[Paragraph(text=f"{PROSE}; {PROSE}; {PROSE}.") for _ in range(9)]
    )


def state_decision() -> Letter:
    return Letter(
        standard="decree-30",
        kind="QĐ",
        organ=Organ(superior=["TỈNH HÒA AN"], issuing=["ỦY BAN NHÂN DÂN XÃ PHÚ LÂM"], symbol="UBND"),
        number=Number(value="17"),
        date=DateLine(place="Phú Lâm", day=20, month=5, year=2026),
        subject="Về việc thành lập Ban Chỉ đạo",
        authority_line="Ủy ban nhân dân xã Phú Lâm",
        grounds=["Căn cứ Luật Tổ chức chính quyền địa phương", "Theo đề nghị của Văn phòng"],
        body=[Item(level=Level.ARTICLE, text=PROSE + "."), Item(level=Level.ARTICLE, text=PROSE)],
        signature=Signature(
            authority=["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], position="PHÓ CHỦ TỊCH", name="Phạm Văn Ví"
        ),
        recipients=[Recipient(name="Như Điều 2")],
        storage=Storage(units="VT"),
    )


def union_plan() -> Letter:
    return msgspec.structs.replace(
        union_decision(),
        kind="KH",
        subject="Tổ chức ngày thứ Bảy tình nguyện năm 2026",
        authority_line=None,
        grounds=[],
        body=[
            Paragraph(
                text="Thực hiện Công văn số 05-CV/TĐTN ngày 02/3/2026 của Tỉnh đoàn, " + PROSE.lower() + "."
            ),
            Item(level=Level.ROMAN, title="MỤC ĐÍCH"),
            Item(level=Level.CLAUSE, text="Ra quân vào thứ Bảy, ngày 05/9/2026 tại thôn Hạ."),
            Item(level=Level.CLAUSE, text="Gửi báo cáo trước ngày 20/9/2026 về Văn phòng."),
            Item(level=Level.ROMAN, title="TỔ CHỨC THỰC HIỆN"),
            Paragraph(
                text="Đồng chí Nguyễn Văn Mẫu phụ trách chung; các chi đoàn báo đồng chí Nguyễn Văn Mẫu kết quả"
            ),
        ],
        signature=Signature(authority=["TM. BAN THƯỜNG VỤ ĐOÀN XÃ"], position="BÍ THƯ", name="Trần Thị Mẫu"),
        recipients=[Recipient(name="Tỉnh đoàn", purpose="để báo cáo"), Recipient(name="Các chi đoàn")],
    )


UL, UD, UP, SL, SD, PP = union_letter, union_decision, union_plan, state_letter, state_decision, party_letter
FIRST = "Thực hiện chương trình"  # the beginning of running words in most letters

FAULTS: tuple[Fault, ...] = (
    # --- what the heads of the checkers' tables call errors ---
    Fault("title misspelt", "words.title", UL, "tables", words("HỒ CHÍ MINH</w:t>", "HỒ CHÍ MIN</w:t>")),
    Fault("Quốc hiệu misspelt", "words.title", SL, "tables", words("CỘNG HÒA XÃ", "CỘNG HÒA XẢ")),
    Fault("Tiêu ngữ without hyphens", "words.title", SL, "tabs", words("Độc lập - Tự do", "Độc lập, Tự do")),
    Fault("no title", "missing.title", UL, "tables", gone("ĐOÀN TNCS HỒ CHÍ MINH")),
    Fault("no Tiêu ngữ", "missing.motto", SL, "ours", gone("Độc lập - Tự do"), also=("line.length",)),
    Fault("no organ", "missing.organ", UL, "tables", gone("BCH ĐOÀN XÃ PHÚ LÂM", "TỈNH ĐOÀN HÒA AN")),
    Fault("no ***", "missing.separator", UL, "office", gone("***")),
    Fault("Party's mark in a Union letter", "words.separator", UL, "boxes", words(">***<", ">*<")),
    Fault(
        "title in the middle",
        "place.title",
        UL,
        "tabs",
        all_of(words("ĐOÀN TNCS HỒ CHÍ MINH", " "), before("TỈNH ĐOÀN HÒA AN", "ĐOÀN TNCS HỒ CHÍ MINH")),
        also=("line.title", "place.align", "type.bold", "type.size"),
    ),
    Fault("no number", "missing.number", UL, "tables", gone("05-CV/ĐTN")),
    Fault("slash first", "number.form", UL, "office", words("05-CV/ĐTN", "05/CV-ĐTN")),
    Fault("hyphen first in a State letter", "number.form", SD, "tables", words("17/QĐ-UBND", "17-QĐ/UBND")),
    Fault("colon in a Party number", "number.form", PP, "boxes", words("Số 15-KH/ĐU", "Số: 15/KH-ĐU")),
    Fault("no zero before 5", "number.zero", UL, "tabs", words("05-CV/ĐTN", "5-CV/ĐTN")),
    Fault("no number yet", "number.blank", UL, "tables", words("Số: 05-CV", "Số:    -CV")),
    Fault("no date line", "missing.place-date", UL, "tables", gone("ngày 05 tháng 01")),
    Fault("date in figures", "date.form", UL, "boxes", words("ngày 05 tháng 01 năm 2026", "05/01/2026")),
    Fault("no zero before the day", "date.zero", UL, "office", words("ngày 05 tháng", "ngày 5 tháng")),
    Fault("no place", "date.place", UL, "tables", words("Phú Lâm, ngày", "ngày")),
    Fault("30 February", "date.calendar", UL, "tables", words("ngày 05 tháng 01", "ngày 30 tháng 02")),
    Fault("blank day", "date.blank", UL, "tables", words("ngày 05 tháng 01", "ngày    tháng 01")),
    Fault(
        "a day to come",
        "date.future",
        UL,
        "tables",
        words("tháng 01 năm 2026", "tháng 12 năm 2027"),
        also=("date.deadline-past",),
    ),
    Fault(
        "Kính gửi on a decision",
        "addressee.kind",
        UD,
        "tables",
        before("BAN CHẤP HÀNH ĐOÀN XÃ", "Kính gửi: Các chi đoàn"),
        also=("type.italic",),
    ),
    Fault(
        "no Kính gửi",
        "missing.addressee",
        UL,
        "tables",
        gone("Kính gửi:", "Ban Chấp hành các liên chi đoàn"),
        also=("recipients.above", "place.align"),
    ),
    Fault(
        "Kính gởi",
        "missing.addressee",
        UL,
        "tables",
        words("Kính gửi:", "Kính gởi:"),
        also=("recipients.above", "place.align"),
    ),
    Fault("Kính trình in a Union letter", "words.addressee", UL, "boxes", words("Kính gửi:", "Kính trình:")),
    Fault(
        "type name on a công văn",
        "kind.letter-named",
        UL,
        "tables",
        all_of(before("Kính gửi:", "CÔNG VĂN"), look("CÔNG VĂN", align="center", bold=True, size=16)),
        also=("missing.letter-subject", "type.italic"),
    ),
    Fault("type name misspelt", "kind.name", UP, "tables", words("KẾ HOẠCH", "KÊ HOẠCH")),
    Fault("a type no standard has", "kind.unknown", UP, "tables", words(">KẾ HOẠCH<", ">SÁNG KIẾN<")),
    Fault(
        "no type name",
        "missing.kind-name",
        UP,
        "tables",
        gone("KẾ HOẠCH", "Tổ chức ngày thứ Bảy", "-----------"),
        also=("missing.abstract",),
    ),
    Fault("no subject", "missing.abstract", UP, "tables", gone("Tổ chức ngày thứ Bảy")),
    Fault(
        "last ground ends with a stop",
        "ground.end",
        UD,
        "tables",
        words("Chi đoàn thôn Hạ,", "Chi đoàn thôn Hạ."),
    ),
    Fault(
        "last ground ends with a comma",
        "ground.end",
        SD,
        "tables",
        words("đề nghị của Văn phòng.", "đề nghị của Văn phòng,"),
    ),
    Fault("TM without its stop", "sign.mark", UL, "tables", words("TM. BAN CHẤP HÀNH", "TM BAN CHẤP HÀNH")),
    Fault("Party's T/M", "sign.mark", UL, "office", words("TM. BAN CHẤP HÀNH", "T/M BAN CHẤP HÀNH")),
    Fault("KT. in the Union", "sign.deputy", UD, "tables", after("TM. BAN CHẤP HÀNH", "KT. BÍ THƯ")),
    Fault("number on page 1", "page.number-first", UL, "tables", number_on_first()),
    Fault("number at the foot", "page.number-place", UL, "tables", number_at_foot()),
    Fault("no page numbers", "page.number-missing", long_letter, "tables", no_number()),
    Fault("no signature", "missing.signer", UL, "tables", gone("Trần Thị Mẫu")),
    Fault(
        "no authority and position",
        "missing.authority",
        SL,
        "tables",
        gone("TM. ỦY BAN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ),
    Fault("no storage line", "missing.recipient", UL, "tables", gone("- Lưu VP"), also=("recipients.end",)),
    Fault(
        "no Nơi nhận",
        "missing.recipients-label",
        SL,
        "ours",
        gone("Nơi nhận:", "- Như trên", "- Đảng ủy xã", "- Lưu: VT"),
    ),
    Fault("left margin", "page.margin", UL, "office", page(left_margin=20)),
    Fault("right margin of a State letter", "page.margin", SL, "tables", page(right_margin=25)),
    Fault("Letter paper", "page.paper", UL, "tables", page(page_width=215.9, page_height=279.4)),
    Fault("Arial", "type.face", UL, "tables", look(FIRST, face="Arial")),
    Fault(
        "the theme's face",
        "type.face",
        UL,
        "tables",
        xml(
            "word/document.xml",
            r'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"[^>]*/>',
            '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>',
            count=4,
        ),
    ),
    # --- looks ---
    Fault("title of 13", "type.size", UL, "tables", look("ĐOÀN TNCS", size=13)),
    Fault("body of 13", "type.size", UL, "lists", look(FIRST, size=13)),
    Fault("organ not bold", "type.bold", UL, "tables", look("TM. BAN", bold=False)),
    Fault("position bold", "type.bold", UL, "office", look("BÍ THƯ", bold=True)),
    Fault("position not bold in a State letter", "type.bold", SL, "tables", look("PHÓ CHỦ TỊCH", bold=False)),
    Fault("Nơi nhận in italics", "type.italic", UL, "tables", look("Nơi nhận:", italic=True)),
    Fault("Nơi nhận upright in a State letter", "type.italic", SL, "boxes", look("Nơi nhận:", italic=False)),
    Fault("date upright", "type.italic", UL, "boxes", look("ngày 05 tháng", italic=False)),
    Fault(
        "grounds upright in a State decision", "type.italic", SD, "tables", look("Căn cứ Luật", italic=False)
    ),
    Fault(
        "organ in small letters",
        "type.case",
        UL,
        "tables",
        words("BCH ĐOÀN XÃ PHÚ LÂM", "BCH Đoàn xã Phú Lâm"),
    ),
    Fault("body ragged", "place.align", UL, "tables", look(FIRST, align="left")),
    Fault(
        "type name at the left",
        "place.align",
        UP,
        "office",
        look("Tổ chức ngày", align="left"),
        also=("missing.abstract", "spacing.lines"),
    ),
    Fault("first line not set in", "place.first-line", UL, "tables", look(FIRST, first=0)),
    Fault("whole paragraph set in", "place.left", UL, "tables", look(FIRST, left=12.7)),
    Fault("lines too far apart", "spacing.lines", UL, "tables", look(FIRST, lines=1.5)),
    Fault("lines too close in a Party letter", "spacing.lines", PP, "tables", look(FIRST, lines=1.0)),
    Fault("gap too wide", "spacing.after", UL, "office", look(FIRST, after=12)),
    Fault("gap too small in a State letter", "spacing.after", SL, "tables", look(FIRST, after=0)),
    Fault("title not underlined", "line.title", UL, "tables", look("ĐOÀN TNCS", underline=False)),
    Fault("no line under the organ", "line.organ", SL, "tables", lines_gone(0)),
    Fault("no line under the subject", "line.abstract", SD, "tables", lines_gone(2)),
    Fault("a line right across", "line.length", SL, "tables", line_length(0, 220)),
    Fault("no dashes under the subject", "missing.abstract-mark", UP, "tables", gone("-----------")),
    Fault("*** under the subject", "words.abstract-mark", UP, "tables", words("-----------", "***")),
    # --- words ---
    Fault("no superior organ", "missing.superior", UL, "tables", gone("TỈNH ĐOÀN HÒA AN")),
    Fault("a quote not closed", "text.pairs", UP, "tables", words("tại thôn Hạ.", "tại “thôn Hạ.")),
    Fault("no subject on a công văn", "missing.letter-subject", UL, "tables", gone("V/v rà soát")),
    Fault("no V/v", "subject.form", UL, "tables", words("V/v rà soát", "rà soát")),
    Fault(
        "a stop after the subject",
        "subject.end",
        UD,
        "tables",
        words("trao thẻ đoàn viên</w:t>", "trao thẻ đoàn viên.</w:t>"),
    ),
    Fault("label otherwise", "words.recipients", UL, "tables", words("Nơi nhận:", "NƠI NHẬN:")),
    Fault("recipient without its mark", "recipients.end", UL, "tables", words("Như trên;", "Như trên")),
    Fault("another first recipient", "recipients.first", UL, "tables", gone("- Như trên")),
    Fault(
        "Như trên without addressee",
        "recipients.above",
        UD,
        "tables",
        words("- Như Điều 3 (để thực hiện)", "- Như trên"),
    ),
    Fault(
        "an article that is not there", "recipients.article", UD, "tables", words("Như Điều 3", "Như Điều 7")
    ),
    Fault("resolving words otherwise", "words.resolving", UD, "tables", words("QUYẾT ĐỊNH:", "QUYẾT NGHỊ:")),
    Fault("nobody resolves", "missing.resolving", UD, "tables", gone("QUYẾT ĐỊNH:")),
    Fault("nobody decides", "missing.authority-line", UD, "tables", gone("BAN CHẤP HÀNH ĐOÀN XÃ")),
    Fault(
        "./. in a Party letter",
        "body.ending",
        PP,
        "tables",
        words("được hướng dẫn.</w:t>", "được hướng dẫn./.</w:t>"),
    ),
    Fault("no ./. in a State letter", "body.ending", SL, "tables", words("./.</w:t>", ".</w:t>")),
    Fault(
        "no body",
        "missing.body",
        UD,
        "ours",
        gone("Điều 1.", "Điều 2.", "Điều 3."),
        also=("recipients.article",),
    ),
    # --- sense ---
    Fault(
        "a number left out",
        "body.sequence",
        UD,
        "tables",
        words("Điều 3.", "Điều 4."),
        also=("recipients.article",),
    ),
    Fault("two numbers", "typed.twice", UP, "tables", words("Ra quân vào", "1. Ra quân vào")),
    Fault(
        "a number without words",
        "body.empty",
        UP,
        "tables",
        words("Gửi báo cáo trước ngày 20/9/2026 về Văn phòng.", ""),
    ),
    Fault(
        "a weekday that is not",
        "date.weekday",
        UP,
        "tables",
        words("thứ Bảy, ngày 05/9/2026", "thứ Sáu, ngày 05/9/2026"),
    ),
    Fault("29 February", "date.calendar", UP, "tables", words("20/9/2026", "29/02/2026")),
    Fault(
        "a cited letter of later", "date.cited-later", UP, "lists", words("ngày 02/3/2026", "ngày 02/6/2026")
    ),
    Fault(
        "a deadline before the letter",
        "date.deadline-past",
        UP,
        "office",
        words("trước ngày 20/9/2026", "trước ngày 20/02/2026"),
    ),
    Fault(
        "last year's year",
        "date.year",
        UP,
        "tables",
        words("ngày 15 tháng 4 năm 2026", "ngày 15 tháng 02 năm 2025"),
        also=("date.cited-later",),
    ),
    Fault(
        "a name in two ways",
        "text.two-spellings",
        UP,
        "tables",
        words("báo đồng chí Nguyễn Văn Mẫu", "báo đồng chí Nguyển Văn Mẫu"),
    ),
    Fault("two blanks", "text.spaces", UL, "tables", words("gửi kết quả", "gửi  kết quả")),
    Fault(
        "no such syllable",
        "spelling.syllable",
        UL,
        "tables",
        words("chương trình công tác", "chưong trình công tác"),
    ),
    Fault(
        "the tone on the wrong letter",
        "spelling.tone",
        UL,
        "tables",
        words("sinh hoạt đúng kỳ", "sinh họat đúng kỳ"),
    ),
    Fault(
        "two ways of placing tones",
        "spelling.tone-mixed",
        UL,
        "tables",
        words("tổ chức sinh hoạt", "hoà giải, khóa sinh hoạt"),
    ),
    Fault("thứ bảy", "spelling.capitals", UP, "tables", words("thứ Bảy, ngày", "thứ bảy, ngày")),
    Fault(
        "an annex that is not there",
        "annex.absent",
        UL,
        "tables",
        words("gửi kết quả", "gửi kết quả (có danh sách kèm theo)"),
    ),
    Fault("an annex nobody names", "annex.unnamed", UP, "tables", end("PHỤ LỤC", "LỊCH RA QUÂN")),
    Fault(
        "a collective without TM.",
        "sign.collective",
        UL,
        "tables",
        gone("TM. BAN CHẤP HÀNH"),
        also=("type.bold",),
    ),
    Fault("TM. without a position", "missing.position", UL, "tables", gone("BÍ THƯ")),
    Fault("another position", "sign.position", UL, "tables", words(">BÍ THƯ<", ">CHỦ TỊCH<")),
    Fault("KT. by the head himself", "sign.deputy-position", SL, "tables", words("PHÓ CHỦ TỊCH", "CHỦ TỊCH")),
    Fault(
        "another level signs",
        "sign.organ",
        UL,
        "tables",
        words("TM. BAN CHẤP HÀNH", "TM. BAN THƯỜNG VỤ TỈNH ĐOÀN"),
    ),
    Fault("a title before the name", "sign.title", UL, "tables", words("Trần Thị Mẫu", "ThS. Trần Thị Mẫu")),
    Fault("the name in capitals", "sign.name", UL, "tables", words("Trần Thị Mẫu", "TRẦN THỊ MẪU")),
    Fault(
        "a resolution by order",
        "sign.kind",
        sample("youth-union/quyet-dinh"),
        "tables",
        all_of(words(">QUYẾT ĐỊNH<", ">NGHỊ QUYẾT<"), words("TM. BAN", "TL. BAN")),
        also=("number.form", "words.resolving", "annex.absent"),
    ),
    Fault(
        "a kind this level has not",
        "kind.level",
        UP,
        "tables",
        all_of(words(">KẾ HOẠCH<", ">CHỈ THỊ<"), words("12-KH/ĐTN", "12-CT/ĐTN")),
    ),
    Fault(
        "a State degree of secrecy",
        "secrecy.words",
        lambda: msgspec.structs.replace(UL(), secrecy="MẬT"),
        "tables",
        words(">MẬT<", ">TỐI MẬT<"),
    ),
    Fault(
        "an urgency of one's own",
        "urgency.words",
        lambda: msgspec.structs.replace(UL(), urgency="HỎA TỐC"),
        "ours",
        words(">HỎA TỐC<", ">SIÊU TỐC<"),
    ),
)
