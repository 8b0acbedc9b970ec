"""A letter typed again as other hands type it: no style of ours, looks set on every paragraph, columns as tables without
style, with tabs and blanks, or in text boxes, numbers by the word processor's own lists."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, Literal

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from app.check import of_sheet
from app.check.seen import Seen
from app.export.pdf.fonts import typeface
from app.layout.compose import compose, standard_of
from app.layout.parts import Letter

Manner = Literal["tables", "tabs", "boxes", "lists"]
MANNERS: Final[tuple[Manner, ...]] = ("tables", "tabs", "boxes", "lists")
_ALIGN: Final = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_HEAD: Final = (
    "superior",
    "organ",
    "separator",
    "number",
    "letter-subject",
    "title",
    "motto",
    "place-date",
    "secrecy",
    "urgency",
    "draft-note",
)
_FOOT: Final = ("recipients-label", "recipient", "authority", "position", "signer")
_LISTED: Final = {"clause": (0, "%1."), "point": (1, "%2)"), "dash": (2, "-")}


def retyped(letter: Letter, path: Path, manner: Manner = "tables") -> Path:
    """``letter`` in another program's manner, as a clerk with an eye for layout would set it by hand."""
    return _Typist(letter, manner).write(path)


class _Typist:
    def __init__(self, letter: Letter, manner: Manner) -> None:
        self._standard = standard_of(letter)
        self._sheet = compose(letter, self._standard, typeface())
        self._parts = list(of_sheet.see(self._sheet).parts)
        self._manner = manner
        self._document: Any = Document()
        self._page_number = letter.page_number

    def write(self, path: Path) -> Path:
        page = self._sheet.page
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(page.width.mm), Mm(page.height.mm)
        section.top_margin, section.bottom_margin = Mm(page.top.mm), Mm(page.bottom.mm)
        section.left_margin, section.right_margin = Mm(page.left.mm), Mm(page.right.mm)
        if self._page_number:
            self._number(section)
        if self._manner == "lists":
            self._numbering()
        head = [one for one in self._parts if one.role in _HEAD]
        foot = [one for one in self._parts if one.role in _FOOT]
        self._columns(head)
        for one in self._parts:
            if one.role not in (*_HEAD, *_FOOT, "file-code"):
                self._paragraph(self._document.add_paragraph(), one)
                if one.role == "abstract" and self._standard.choice("abstract_line") == "rule":
                    self._line(one.text)
        self._columns(foot)
        self._document.save(path)
        return path

    def _columns(self, parts: list[Seen]) -> None:
        left = [one for one in parts if one.side == "left"]
        right = [one for one in parts if one.side == "right"]
        if self._manner == "tabs":
            self._tabs(left, right)
        elif self._manner == "boxes" and any(one.role == "title" for one in parts):
            self._box(left, 0)
            self._box(right, 75)
        else:
            table = self._document.add_table(rows=1, cols=2)
            for cell, column in zip(table.rows[0].cells, (left, right), strict=True):
                for index, one in enumerate(column):
                    target = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
                    self._paragraph(target, one)
                    self._ruled(cell, one)

    def _ruled(self, cell: Any, one: Seen) -> None:
        wished = {"motto": "title_line", "organ": "organ_line"}.get(one.role)
        if wished and self._standard.choice(wished) == "rule":
            self._drawn(cell.add_paragraph(), one.text, whole=wished == "title_line")

    def _line(self, text: str) -> None:
        self._drawn(self._document.add_paragraph(), text, whole=False)

    def _drawn(self, paragraph: Any, text: str, *, whole: bool) -> None:
        """A straight line as Word draws one, about as long as the standard wants."""
        width = len(text) * (6.4 if not whole else 6.6) * (1.0 if whole else 0.45)
        shape = (
            f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:line from="0,2pt" '
            f'to="{width:.0f}pt,2pt"/></w:pict></w:r>'
        )
        paragraph._p.append(parse_xml(shape))

    def _tabs(self, left: list[Seen], right: list[Seen]) -> None:
        """Both columns on one line, a run of blanks between; what has no neighbour is pushed over with tabs."""
        for index in range(max(len(left), len(right))):
            paragraph = self._document.add_paragraph()
            self._bare(paragraph)
            if index < len(left):
                self._runs(paragraph, left[index])
            if index < len(right):
                paragraph.add_run("\t" * (2 if index < len(left) else 6))
                self._runs(paragraph, right[index])
            for one in (left[index : index + 1], right[index : index + 1]):
                wished = {"motto": "title_line", "organ": "organ_line"}.get(one[0].role) if one else None
                if wished and self._standard.choice(wished) == "rule":
                    self._drawn(self._document.add_paragraph(), one[0].text, whole=wished == "title_line")

    def _box(self, parts: list[Seen], at: float) -> None:
        """A text box of VML over the text's edge, as Word 2007 writes it."""
        anchor = self._document.add_paragraph()
        self._bare(anchor)
        shape = parse_xml(
            f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape type="#_x0000_t202" '
            f'style="position:absolute;margin-left:{at * 2.835:.0f}pt;width:{70 * 2.835:.0f}pt;height:90pt">'
            "<v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
        anchor._p.append(shape)
        content = next(shape.iter(qn("w:txbxContent")))
        content.clear()
        for one in parts:
            paragraph = self._document.add_paragraph()
            self._paragraph(paragraph, one)
            content.append(paragraph._p)
            wished = {"motto": "title_line", "organ": "organ_line"}.get(one.role)
            if wished and self._standard.choice(wished) == "rule":
                line = self._document.add_paragraph()
                self._drawn(line, one.text, whole=wished == "title_line")
                content.append(line._p)

    def _paragraph(self, paragraph: Any, one: Seen) -> None:
        form = paragraph.paragraph_format
        paragraph.alignment = _ALIGN[one.align or "left"]
        form.space_before, form.space_after = Pt(0), Pt(one.after.pt if one.after else 0)
        form.line_spacing = Pt(one.pitch.pt) if one.pitch else 1.0
        if one.first:
            form.first_line_indent = Mm(one.first.mm)
        listed = _LISTED.get(one.role) if self._manner == "lists" else None
        if listed is not None:
            self._listed(paragraph, listed[0])
        self._runs(paragraph, one, cut=listed is not None)
        if one.frame:
            for run in paragraph.runs:
                border = OxmlElement("w:bdr")
                border.set(qn("w:val"), "single")
                run._r.get_or_add_rPr().append(border)

    def _bare(self, paragraph: Any) -> None:
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = 1.0

    def _runs(self, paragraph: Any, one: Seen, *, cut: bool = False) -> None:
        skip = len(one.text) - len(one.text.partition(" ")[2]) if cut else 0
        for stroke in one.strokes:
            text, skip = stroke.text[skip:], max(0, skip - len(stroke.text))
            if not text:
                continue
            run = paragraph.add_run(text.replace("\u00a0", " "))
            run.font.name = "Times New Roman"
            run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Times New Roman")
            run.font.size = Pt(stroke.size.pt) if stroke.size else None
            run.bold, run.italic, run.underline = stroke.bold, stroke.italic, stroke.underline
            run.font.superscript = stroke.raised or None

    def _listed(self, paragraph: Any, depth: int) -> None:
        numbered = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="901"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(numbered))

    def _numbering(self) -> None:
        """One list of three levels, whose numbers begin where the first line does."""
        levels = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
            f'<w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr></w:lvl>'
            for depth, form, text in ((0, "decimal", "%1."), (1, "lowerLetter", "%2)"), (2, "bullet", "-"))
        )
        root = self._document.part.numbering_part.element
        root.insert(
            0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="900">{levels}</w:abstractNum>')
        )
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="901"><w:abstractNumId w:val="900"/></w:num>'))

    def _number(self, section: Any) -> None:
        section.different_first_page_header_footer = True
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        field = parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" '
            'w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr><w:t>2</w:t></w:r></w:fldSimple>'
        )
        paragraph._p.append(field)
