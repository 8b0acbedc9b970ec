"""Paragraphs and drawn lines as WordprocessingML text. One ``Para`` is one ``w:p``, whatever its length.

The order of elements is the schema's; Word refuses a file that breaks it. Text becomes NFC, and what XML cannot hold is
left out, here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, groupby
from xml.sax.saxutils import escape, quoteattr

from app.base.lengths import ZERO, Length
from app.base.text import nfc
from app.export.docx import styles
from app.export.docx.styles import Drawn, Style, Styles, switch
from app.layout.sheet import Align, Box, Field, Para, Rule, Span

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_BLANKS = str.maketrans("\t\n\r", "   ")  # a line end inside a paragraph would be a manual break


@dataclass(slots=True)
class Pen:
    """What the paragraphs of one letter share: its styles, the running number of its drawings, its footnotes so far."""

    styles: Styles
    numbers: Iterable[int] = field(default_factory=lambda: count(1))
    notes: list[Para] = field(default_factory=list)

    def next_number(self) -> int:
        return next(iter(self.numbers))


def paragraph(
    para: Para, pen: Pen, *, keep_next: bool = False, new_page: bool = False, section: Drawn = ""
) -> Drawn:
    """``keep_next`` and ``new_page`` come from the neighbours, ``section`` ends with it; the rest is its own."""
    style = pen.styles[para.role]
    keep = keep_next or para.look.keep_next
    size = styles.type_size(para.look) if para.look.size != style.look.size else ""
    if para.look.colour:
        size = f'<w:color w:val="{para.look.colour}"/>{size}'
    runs = "".join(_run(span, style, size, pen, framed=para.look.frame) for span in _joined(para.spans))
    return f"<w:p>{_properties(para, style, keep=keep, new_page=new_page, section=section)}{runs}</w:p>"


def footnote(para: Para, pen: Pen) -> Drawn:
    """A footnote's own paragraph: the number is counted by the word processor and stands for the first run."""
    drawn = paragraph(replace(para, spans=para.spans[1:]), pen)
    end = drawn.index("</w:pPr>") + len("</w:pPr>")
    return f'{drawn[:end]}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>{drawn[end:]}'


def _properties(para: Para, style: Style, *, keep: bool, new_page: bool, section: Drawn) -> Drawn:
    look, usual = para.look, style.look
    parts = [f'<w:pPr><w:pStyle w:val="{styles.style_id(para.role)}"/>']
    if keep:
        parts.append("<w:keepNext/>")
    # LibreOffice never splits a paragraph that stays with the next; Word would. Said to both, both do the same.
    whole = keep or look.keep_lines
    if whole != usual.keep_lines:
        parts.append(switch("keepLines", whole))
    if new_page:
        parts.append("<w:pageBreakBefore/>")
    if look.box is not None:
        parts.append(_box(look.box, look.colour))
    if (look.pitch, look.after) != (usual.pitch, usual.after):
        parts.append(styles.spacing(look))
    if (look.left, look.right, look.first) != (usual.left, usual.right, usual.first):
        parts.append(styles.indents(look, always=True))
    if look.align is not usual.align:
        parts.append(styles.justification(look.align))
    if para.outline != style.outline:
        parts.append(f'<w:outlineLvl w:val="{para.outline - 1 if para.outline else 9}"/>')
    if look.size != usual.size:
        parts.append(f"<w:rPr>{styles.type_size(look)}</w:rPr>")
    parts.append(f"{section}</w:pPr>")
    return "".join(parts)


def _box(box: Box, colour: str) -> Drawn:
    """A rectangle between the indents; Word knows its distances in whole points."""
    line = f'w:val="single" w:sz="{round(box.thickness.pt * 8)}" w:color="{colour or "auto"}"'
    return (
        f'<w:pBdr><w:top {line} w:space="{round(box.above.pt)}"/><w:left {line} w:space="0"/>'
        f'<w:bottom {line} w:space="{round(box.below.pt)}"/><w:right {line} w:space="0"/></w:pBdr>'
    )


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """Spans that look alike as one run: word processors break and draw runs, so needless ones are not made."""
    for look, alike in groupby(
        (span for span in spans if span.text), key=lambda span: replace(span, text="")
    ):
        yield replace(look, text="".join(span.text for span in alike))


def _run(span: Span, style: Style, size: Drawn, pen: Pen, *, framed: bool) -> Drawn:
    """``size`` is said where the paragraph's differs from its style's: the mark's own size does not reach the words."""
    wanted = styles.run_differs(span, style) + size
    if span.underline:
        wanted += '<w:u w:val="single"/>'
    if framed:
        wanted += '<w:bdr w:val="single" w:sz="4" w:space="3" w:color="auto"/>'
    if span.raised:
        wanted += '<w:vertAlign w:val="superscript"/>'
    look = f"<w:rPr>{wanted}</w:rPr>" if wanted else ""
    if span.note is not None:
        pen.notes.append(span.note)
        return f'<w:r>{look}<w:footnoteReference w:id="{len(pen.notes)}"/></w:r>'
    words = f'<w:t xml:space="preserve">{escape(printable(span.text))}</w:t>'
    if span.field is None:
        return f"<w:r>{look}{words}</w:r>"
    code = {Field.PAGE: "PAGE"}[span.field]
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{look}{words}</w:r>"
        f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def printable(text: str) -> str:
    return _UNPRINTABLE.sub("", nfc(text.translate(_BLANKS)))


def drawn_line(
    rule: Rule, width: Length, pen: Pen, *, keep_next: bool = False, new_page: bool = False
) -> Drawn:
    """A line anchored in an empty paragraph as high as the rule's box, in a column ``width`` wide."""
    start = {
        Align.LEFT: ZERO,
        Align.JUSTIFY: ZERO,
        Align.CENTER: (width - rule.length) // 2,
        Align.RIGHT: width - rule.length,
    }[rule.align]
    keeps = ("<w:keepNext/>" if keep_next else "") + ("<w:pageBreakBefore/>" if new_page else "")
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{styles.RULE}"/>{keeps}'
        f'<w:spacing w:before="0" w:after="0" w:line="{rule.height.twips}" w:lineRule="exact"/></w:pPr>'
        f"<w:r>{_line(rule, start, pen.next_number())}</w:r></w:p>"
    )


def _line(rule: Rule, start: Length, number: int) -> Drawn:
    name = quoteattr(f"Đường kẻ {number}")
    told = quoteattr(printable(rule.description) or f"Đường kẻ {number}")
    across, down, length = int(start), int(rule.offset), int(rule.length)
    modern = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        f' relativeHeight="{251658240 + number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{across}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{down}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{length}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name={name} descr={told}/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{length}" cy="0"/></a:xfrm>'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{int(rule.thickness)}">'
        '<a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    # For Word 2007 and readers without DrawingML.
    old = (
        f'<w:pict><v:line id="VTLine{number}" style="position:absolute;z-index:{number}" alt={told}'
        f' from="{start.pt:.2f}pt,{rule.offset.pt:.2f}pt" to="{(start + rule.length).pt:.2f}pt,{rule.offset.pt:.2f}pt"'
        f' strokecolor="black" strokeweight="{rule.thickness.pt:.2f}pt"/></w:pict>'
    )
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{modern}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )


def tail(*, keep_next: bool = False, new_page: bool = False, section: Drawn = "") -> Drawn:
    """The empty paragraph that must stand behind a table: hidden for Word, one twip high for the others."""
    keeps = ("<w:keepNext/>" if keep_next else "") + ("<w:pageBreakBefore/>" if new_page else "")
    # Hidden it would take the end of its section along.
    ends = section or "<w:rPr><w:vanish/></w:rPr>"
    return f'<w:p><w:pPr><w:pStyle w:val="{styles.TAIL}"/>{keeps}{ends}</w:pPr></w:p>'
