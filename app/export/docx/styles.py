"""One named style per role. Its look is read off the sheet: the commonest look that role has there.

Ids are made from the role and never change, so that an edited file is read back by them; names are the regulation's
words. A paragraph then says only where it differs from its style. The module refuses to invent a look.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, TypeAlias
from xml.sax.saxutils import quoteattr

from app.base.lengths import ZERO
from app.layout.sheet import Align, Look, Para, Role, Sheet, Span

Drawn: TypeAlias = str  # a piece of WordprocessingML


NAMES: Final[dict[Role, str]] = {
    Role.TITLE: "Tiêu đề",
    Role.MOTTO: "Tiêu ngữ",
    Role.SUPERIOR: "Cơ quan cấp trên",
    Role.ORGAN: "Cơ quan ban hành",
    Role.SEPARATOR: "Dấu phân cách",
    Role.NUMBER: "Số và ký hiệu",
    Role.PLACE_DATE: "Địa điểm và ngày",
    Role.LETTER_SUBJECT: "Trích yếu công văn",
    Role.SECRECY: "Dấu độ mật",
    Role.URGENCY: "Dấu độ khẩn",
    Role.DRAFT_NOTE: "Chỉ dẫn dự thảo",
    Role.CONFERENCE_NOTE: "Chỉ dẫn tài liệu hội nghị",
    Role.CIRCULATION: "Chỉ dẫn lưu hành",
    Role.SIGNING_TEXT: "Thông tin chữ ký số",
    Role.KIND_NAME: "Tên loại",
    Role.ABSTRACT: "Trích yếu",
    Role.ABSTRACT_MARK: "Gạch dưới trích yếu",
    Role.ADDRESSEE: "Kính gửi",
    Role.AUTHORITY_LINE: "Thẩm quyền ban hành",
    Role.GROUND: "Căn cứ",
    Role.RESOLVING: "Lời quyết định",
    Role.BODY: "Nội dung",
    Role.PART: "Phần",
    Role.PART_TITLE: "Tiêu đề phần",
    Role.CHAPTER: "Chương",
    Role.CHAPTER_TITLE: "Tiêu đề chương",
    Role.SECTION: "Mục",
    Role.SECTION_TITLE: "Tiêu đề mục",
    Role.SUBSECTION: "Tiểu mục",
    Role.SUBSECTION_TITLE: "Tiêu đề tiểu mục",
    Role.ROMAN: "Mục La Mã",
    Role.ARTICLE: "Điều",
    Role.CLAUSE: "Khoản",
    Role.POINT: "Điểm",
    Role.DECIMAL_2: "Mục 1.1",
    Role.DECIMAL_3: "Mục 1.1.1",
    Role.DECIMAL_4: "Mục 1.1.1.1",
    Role.DASH: "Gạch đầu dòng",
    Role.PLUS: "Dấu cộng đầu dòng",
    Role.RECIPIENTS_LABEL: "Nơi nhận",
    Role.RECIPIENT: "Từng nơi nhận",
    Role.SHARED_PURPOSE: "Mục đích gửi chung",
    Role.AUTHORITY: "Thẩm quyền ký",
    Role.POSITION: "Chức vụ người ký",
    Role.SIGNER: "Họ tên người ký",
    Role.CONFIRMATION: "Lời xác nhận",
    Role.COPY_KIND: "Hình thức sao",
    Role.TABLE_CAPTION: "Tên bảng",
    Role.TABLE_HEAD: "Đầu bảng",
    Role.TABLE_CELL: "Ô bảng",
    Role.PICTURE_CAPTION: "Chú thích ảnh",
    Role.FOOTNOTE: "Chú thích cuối trang",
    Role.ANNEX_LABEL: "Phụ lục",
    Role.ANNEX_TITLE: "Tiêu đề phụ lục",
    Role.ANNEX_REFERENCE: "Kèm theo văn bản",
    Role.CONTACT: "Địa chỉ liên hệ",
    Role.FILE_CODE: "Ký hiệu lưu",
    Role.PAGE_NUMBER: "Số trang",
    Role.SPACER: "Khoảng trống",
}

RULE: Final = "VTRule"  # the box of a drawn line
TAIL: Final = "VTTail"  # what a word processor demands between and after tables; holds nothing
PICTURE: Final = "VTPicture"  # the line of a picture: as high as the picture, for its type is tiny
_OWN: Final = {RULE: "VT Đường kẻ", TAIL: "VT Kết bảng"}


def style_id(role: Role) -> str:
    """'VTPlaceDate' for ``Role.PLACE_DATE``."""
    return "VT" + "".join(word.capitalize() for word in role.value.split("-"))


def style_name(role: Role) -> str:
    return f"VT {NAMES[role]}"


@dataclass(frozen=True, slots=True)
class Style:
    """What a role looks like in this letter; a paragraph is compared against it."""

    look: Look
    outline: int | None
    bold: bool
    italic: bool


Styles: TypeAlias = dict[Role, Style]


def styles_of(paragraphs: Iterable[Para]) -> Styles:
    """The commonest look of every role that occurs; among equals the first one met."""
    looks: dict[Role, Counter[tuple[Look, int | None]]] = {}
    letters: dict[Role, Counter[tuple[bool, bool]]] = {}
    for para in paragraphs:
        looks.setdefault(para.role, Counter())[para.look, para.outline] += 1
        counted = letters.setdefault(para.role, Counter())
        for span in para.spans:
            counted[span.bold, span.italic] += len(span.text)
    made: Styles = {}
    for role, counter in looks.items():
        (look, outline), _ = counter.most_common(1)[0]
        common = letters[role].most_common(1)
        bold, italic = common[0][0] if common else (False, False)
        # A frame goes with the words, and joins and breaks with their place: neither is the role's own look.
        made[role] = Style(
            replace(look, frame=False, box=None, colour="", keep_next=False), outline, bold, italic
        )
    return made


def style_xml(role: Role, style: Style, sheet: Sheet) -> Drawn:
    look = style.look
    lone_lines = min(sheet.widows, sheet.orphans) < 2  # else forbidden by the template
    parts = [
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(role)}">',
        f"<w:name w:val={quoteattr(style_name(role))}/>",
        '<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>',
        "<w:keepLines/>" if look.keep_lines else "",
        '<w:widowControl w:val="0"/>' if lone_lines else "",
        spacing(look),
        indents(look),
        justification(look.align),
        f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline else "",
        "</w:pPr><w:rPr>",
        fonts(sheet.faces),
        "<w:b/><w:bCs/>" if style.bold else "",
        "<w:i/><w:iCs/>" if style.italic else "",
        type_size(look),
        "</w:rPr></w:style>",
    ]
    return "".join(parts)


def own_styles_xml(*, pictures: bool, notes: bool) -> Drawn:
    """``pictures``, ``notes``: the letter has some."""
    # Under this name word processors look for the look of a footnote's number.
    mark = (
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    )
    picture = (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{PICTURE}"><w:name w:val="VT Ảnh"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        '<w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
    )
    return (
        (mark if notes else "")
        + (picture if pictures else "")
        + "".join(
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{ident}"><w:name w:val={quoteattr(name)}/>'
            '<w:basedOn w:val="Normal"/><w:semiHidden/><w:pPr><w:spacing w:before="0" w:after="0" w:line="1" w:lineRule="exact"/></w:pPr>'
            '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
            for ident, name in _OWN.items()
        )
    )


def fonts(faces: str) -> Drawn:
    face = quoteattr(faces)
    return f"<w:rFonts w:ascii={face} w:eastAsia={face} w:hAnsi={face} w:cs={face}/>"


def spacing(look: Look) -> Drawn:
    return f'<w:spacing w:before="0" w:after="{look.after.twips}" w:line="{look.pitch.twips}" w:lineRule="exact"/>'


def indents(look: Look, *, always: bool = False) -> Drawn:
    if not always and look.left == look.right == look.first == ZERO:
        return ""
    hang = "hanging" if look.first < 0 else "firstLine"
    return (
        f'<w:ind w:left="{look.left.twips}" w:right="{look.right.twips}" w:{hang}="{abs(look.first.twips)}"/>'
    )


def justification(align: Align) -> Drawn:
    word = "both" if align is Align.JUSTIFY else align.value
    return f'<w:jc w:val="{word}"/>'


def type_size(look: Look) -> Drawn:
    half_points = round(look.size.pt * 2)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def switch(tag: str, on: bool) -> Drawn:
    return f"<w:{tag}/>" if on else f'<w:{tag} w:val="0"/>'


def run_differs(span: Span, style: Style) -> Drawn:
    """Bold and italic of a run where its style says otherwise."""
    parts: list[str] = []
    for tag, here, there in (("b", span.bold, style.bold), ("i", span.italic, style.italic)):
        if here != there:
            parts += (switch(tag, here), switch(f"{tag}Cs", here))
    return "".join(parts)
