"""The section of a letter: paper, margins, the running number and the foot of the first page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.base.lengths import ZERO, Length
from app.export.docx.paragraphs import Pen, drawn_line, paragraph
from app.export.docx.template import DECLARED
from app.layout.sheet import Page, Para, Rule, Sheet

if TYPE_CHECKING:
    from docx.document import Document


def set_page(document: Document, sheet: Sheet, pen: Pen) -> None:
    from docx.shared import Emu

    page = sheet.page
    section = document.sections[0]
    section.page_width, section.page_height = Emu(page.width), Emu(page.height)
    section.top_margin, section.bottom_margin = Emu(page.top), Emu(page.bottom)
    section.left_margin, section.right_margin = Emu(page.left), Emu(page.right)
    head, foot = _distances(page)
    section.header_distance, section.footer_distance = Emu(head), Emu(foot)
    section.different_first_page_header_footer = True
    if page.number is not None:
        drawn = paragraph(page.number, pen)
        if page.number_at_foot:
            lift = _number_bottom(page) - foot
            _add_margin_text(document, "footer", "default", drawn, lift, pen)
        else:
            _add_margin_text(document, "header", "default", drawn, ZERO, pen, page.number_top - head)
    if page.first_head:
        drawn = _stacked(page.first_head, page, pen)
        _add_margin_text(document, "header", "first", drawn, ZERO, pen, page.first_head_top - head)
    if page.first_foot:
        drawn = _stacked(page.first_foot, page, pen)
        _add_margin_text(document, "footer", "first", drawn, page.foot_bottom - foot, pen)
    if page.mirror:
        _mirror(document)


def _stacked(blocks: Sequence[Para | Rule], page: Page, pen: Pen) -> str:
    return "".join(
        paragraph(one, pen) if isinstance(one, Para) else drawn_line(one, page.text_width, pen)
        for one in blocks
    )


def _number_bottom(page: Page) -> Length:
    assert page.number is not None
    return page.height - page.number_top - page.number.look.pitch


def _distances(page: Page) -> tuple[Length, Length]:
    """Of head and foot from the paper's edge. Word has one distance for all feet: the smallest; others are lifted."""
    heads = [page.first_head_top] if page.first_head else []
    if page.number is not None and not page.number_at_foot:
        heads.append(page.number_top)
    head = min(heads, default=page.top // 2)
    feet = [page.foot_bottom] if page.first_foot else []
    if page.number is not None and page.number_at_foot:
        feet.append(_number_bottom(page))
    return head, min(feet, default=page.bottom // 2)


def _add_margin_text(
    document: Document, kind: str, pages: str, drawn: str, lift: Length, pen: Pen, drop: Length = ZERO
) -> None:
    """A header or footer part with ``drawn``; made here because python-docx's own carries styles we do not have."""
    from docx.enum.section import WD_HEADER_FOOTER
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.oxml import parse_xml
    from docx.parts.hdrftr import FooterPart, HeaderPart

    tag = "hdr" if kind == "header" else "ftr"
    drawn = _blank(drop) + drawn + _blank(lift)
    element = parse_xml(f"<w:{tag} {DECLARED}>{drawn}</w:{tag}>")
    name = PackURI(f"/word/{kind}-{pages}.xml")
    index = WD_HEADER_FOOTER.FIRST_PAGE if pages == "first" else WD_HEADER_FOOTER.PRIMARY
    properties = document.sections[0]._sectPr
    package = document.part.package
    if kind == "header":
        header = HeaderPart(name, CONTENT_TYPE.WML_HEADER, element, package)
        properties.add_headerReference(index, document.part.relate_to(header, RELATIONSHIP_TYPE.HEADER))
    else:
        footer = FooterPart(name, CONTENT_TYPE.WML_FOOTER, element, package)
        properties.add_footerReference(index, document.part.relate_to(footer, RELATIONSHIP_TYPE.FOOTER))


def _blank(height: Length) -> str:
    if height <= 0:
        return ""
    return (
        '<w:p><w:pPr><w:pStyle w:val="VTTail"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{height.twips}" w:lineRule="exact"/></w:pPr></w:p>'
    )


def _mirror(document: Document) -> None:
    from docx.oxml import parse_xml

    settings = document.settings.element
    settings.insert(
        1, parse_xml(f"<w:mirrorMargins {DECLARED}/>")
    )  # the schema wants it right after the zoom
