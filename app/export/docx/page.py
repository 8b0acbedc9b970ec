"""The sections of a letter: paper, margins, the running number, heads and feet of their first pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.base.lengths import ZERO, Length
from app.export.docx.paragraphs import Pen, drawn_line, paragraph
from app.export.docx.styles import Drawn
from app.export.docx.template import DECLARED
from app.layout.sheet import Page, Para, Rule, Section

if TYPE_CHECKING:
    from docx.document import Document

_KINDS = ("header", "footer")


@dataclass(slots=True)
class Sections:
    """The properties of every section as they are written; heads and feet of one text are one part."""

    document: Document
    pen: Pen
    _ids: dict[tuple[str, str], str] = field(default_factory=dict)  # by kind and text
    _said: set[tuple[str, str]] = field(default_factory=set)  # kinds and pages that an earlier section has

    def properties(self, section: Section, *, first: bool, only: bool) -> Drawn:
        """``w:sectPr``: what a section does not say, Word takes from the one before it."""
        page = section.page
        own = _margin_texts(page, self.pen)
        begins = first or section.restart
        if begins and not only and own:
            # Of several sections LibreOffice gives each first page a head a line high, unless one is said.
            own.setdefault(("header", "first"), _blank(Length(635)))
        wanted = {place: own.get(place, _blank(Length(635))) for place in (*self._said, *own)}
        self._said |= own.keys()
        drawn = "".join(
            f'<w:{kind}Reference w:type="{pages}" r:id="{self._id(kind, text)}"/>'
            for (kind, pages), text in sorted(wanted.items())
        )
        turned = ' w:orient="landscape"' if page.width > page.height else ""
        head, foot = _distances(page)
        restart = '<w:pgNumType w:start="1"/>' if section.restart else ""
        return (
            f'<w:sectPr>{drawn}<w:pgSz w:w="{page.width.twips}" w:h="{page.height.twips}"{turned}/>'
            f'<w:pgMar w:top="{page.top.twips}" w:right="{page.right.twips}" w:bottom="{page.bottom.twips}"'
            f' w:left="{page.left.twips}" w:header="{head.twips}" w:footer="{foot.twips}" w:gutter="0"/>'
            f'{restart}<w:cols w:space="708"/>{"<w:titlePg/>" if begins else ""}</w:sectPr>'
        )

    def _id(self, kind: str, drawn: Drawn) -> str:
        """The part with this text; made here because python-docx's own carries styles we do not have."""
        known = self._ids.get((kind, drawn))
        if known is None:
            known = self._ids[kind, drawn] = self._add(kind, drawn)
        return known

    def _add(self, kind: str, drawn: Drawn) -> str:
        from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.oxml import parse_xml
        from docx.parts.hdrftr import FooterPart, HeaderPart

        head = kind == "header"
        tag = "hdr" if head else "ftr"
        element = parse_xml(f"<w:{tag} {DECLARED}>{drawn}</w:{tag}>")
        number = sum(one == kind for one, _ in self._ids) + 1
        make: Any = HeaderPart if head else FooterPart
        content = CONTENT_TYPE.WML_HEADER if head else CONTENT_TYPE.WML_FOOTER
        relation = RELATIONSHIP_TYPE.HEADER if head else RELATIONSHIP_TYPE.FOOTER
        main = self.document.part
        return main.relate_to(
            make(PackURI(f"/word/{kind}{number}.xml"), content, element, main.package), relation
        )


def _margin_texts(page: Page, pen: Pen) -> dict[tuple[str, str], Drawn]:
    """What stands in the margins, by kind and pages."""
    head, foot = _distances(page)
    found: dict[tuple[str, str], Drawn] = {}
    if page.number is not None:
        drawn = paragraph(page.number, pen)
        if page.number_at_foot:
            found["footer", "default"] = drawn + _blank(_number_bottom(page) - foot)
        else:
            found["header", "default"] = _blank(page.number_top - head) + drawn
    if page.first_head:
        found["header", "first"] = _blank(page.first_head_top - head) + _stacked(page.first_head, page, pen)
    if page.first_foot:
        found["footer", "first"] = _stacked(page.first_foot, page, pen) + _blank(page.foot_bottom - foot)
    return found


def _stacked(blocks: Sequence[Para | Rule], page: Page, pen: Pen) -> Drawn:
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


def _blank(height: Length) -> Drawn:
    if height <= ZERO:
        return ""
    return (
        '<w:p><w:pPr><w:pStyle w:val="VTTail"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{height.twips}" w:lineRule="exact"/></w:pPr></w:p>'
    )


def set_mirror(document: Document) -> None:
    """Back sides swap left and right margins."""
    from docx.oxml import parse_xml

    settings = document.settings.element
    settings.insert(
        1, parse_xml(f"<w:mirrorMargins {DECLARED}/>")
    )  # the schema wants it right after the zoom
