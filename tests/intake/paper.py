"""Invented letters as data, and the ways foreign offices put them on paper: flattened text, DOCX, PDF.

Not made by our composer on purpose: intake must read what others made. People and units are invented.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

YOUTH = ("ĐOÀN TNCS HỒ CHÍ MINH",)
STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM",)


@dataclass(frozen=True)
class Paper:
    """A letter's lines as printed, and the values that must come out."""

    name: str
    title: tuple[str, ...]
    organs: tuple[tuple[str, ...], ...]  # superior, issuer; each as its printed lines
    number: str
    dated: str
    body: tuple[str, ...]
    expected: dict[str, Any]
    rule: str = "***"
    about: tuple[str, ...] = ()
    stamps: tuple[str, ...] = ()
    kind: str = ""
    subject: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    signing: tuple[str, ...] = ()
    note: str = ""
    signer: str = ""
    recipients: tuple[str, ...] = ()
    label: str = "Nơi nhận:"
    below: tuple[str, ...] = field(default=())

    @property
    def left(self) -> list[str]:
        organs = [line for organ in self.organs for line in organ]
        return [*organs, *([self.rule] if self.rule else []), self.number, *self.stamps, *self.about]

    @property
    def right(self) -> list[str]:
        return [*self.title, *(["-----------"] if self.title == STATE else []), self.dated]

    @property
    def middle(self) -> list[str]:
        return [
            *([self.kind] if self.kind else []),
            *self.subject,
            *(["-------"] if self.kind else []),
            *self.address,
        ]

    @property
    def foot_left(self) -> list[str]:
        return [self.label, *self.recipients] if self.recipients else []

    @property
    def foot_right(self) -> list[str]:
        return [*self.signing, *([self.note] if self.note else []), self.signer]


def left_first(paper: Paper) -> str:
    """Columns one after the other, as most extractors flatten a header table."""
    return "\n".join(
        [
            *paper.left,
            "",
            *paper.right,
            "",
            *paper.middle,
            "",
            *paper.body,
            "",
            *paper.foot_left,
            "",
            *paper.foot_right,
            *paper.below,
        ]
    )


def right_first(paper: Paper) -> str:
    return "\n".join(
        [
            *paper.right,
            "",
            *paper.left,
            "",
            *paper.middle,
            "",
            *paper.body,
            "",
            *paper.foot_right,
            "",
            *paper.foot_left,
            *paper.below,
        ]
    )


def row_by_row(paper: Paper) -> str:
    """Cell by cell along the rows: organ, title, rule, motto, number, date."""
    lines: list[str] = []
    about = len(paper.about) + len(paper.stamps)
    left = paper.left[: len(paper.left) - about]
    upper_left, upper_right = left[:-1], paper.right[:-1]
    for index in range(max(len(upper_left), len(upper_right))):
        lines += upper_left[index : index + 1] + upper_right[index : index + 1]
    lines += [left[-1], paper.right[-1], *paper.stamps, *paper.about]
    return "\n".join(
        [*lines, "", *paper.middle, "", *paper.body, "", *paper.foot_left, *paper.foot_right, *paper.below]
    )


def side_by_side(paper: Paper) -> str:
    """Two columns typed with blanks, as `pdftotext -layout` and old typists do."""

    def pair(left: list[str], right: list[str]) -> list[str]:
        rows = []
        for index in range(max(len(left), len(right))):
            one = left[index] if index < len(left) else ""
            two = right[index] if index < len(right) else ""
            rows.append(f"{one:<62}{two}" if two else one)
        return rows

    foot_right = paper.foot_right
    return "\n".join(
        [
            *pair(paper.left, paper.right),
            "",
            *paper.middle,
            "",
            *paper.body,
            "",
            *pair(paper.foot_left, foot_right),
            *paper.below,
        ]
    )


def hard_wrapped(paper: Paper) -> str:
    """The body wrapped at 78 columns."""
    body = [line for text in paper.body for line in textwrap.wrap(text, 78, break_long_words=False)]
    return "\n".join(
        [
            *paper.left,
            *paper.right,
            "",
            *paper.middle,
            "",
            *body,
            "",
            *paper.foot_left,
            *paper.foot_right,
            *paper.below,
        ]
    )


def marked_down(paper: Paper) -> str:
    """As copied from a chat or a page: bold marks, an empty line between everything."""
    bold = {*paper.title, *paper.organs[-1], paper.kind, *paper.signing, paper.signer} - {""}
    lines = [f"**{line}**" if line in bold else line for line in left_first(paper).splitlines() if line]
    return "\n\n".join(lines)


TEXTS: dict[str, Callable[[Paper], str]] = {
    "left first": left_first,
    "right first": right_first,
    "row by row": row_by_row,
    "side by side": side_by_side,
    "hard wrapped": hard_wrapped,
    "marked down": marked_down,
}


def docx_tables(paper: Paper) -> bytes:
    """The common way: a header table, the text, a table at the foot."""
    import docx

    document = docx.Document()
    head = document.add_table(rows=1, cols=2)
    bold = {*paper.title, *paper.organs[-1]}
    _fill(head.rows[0].cells[0], paper.left, bold)
    _fill(head.rows[0].cells[1], paper.right, bold)
    document.add_paragraph("")
    for line in [*paper.middle, *paper.body]:
        run = document.add_paragraph().add_run(line)
        run.bold = line == paper.kind or line in paper.subject
    foot = document.add_table(rows=1, cols=2)
    _fill(foot.rows[0].cells[0], paper.foot_left or [""], set())
    _fill(
        foot.rows[0].cells[1],
        [*paper.signing, "", "", paper.note, paper.signer],
        {*paper.signing, paper.signer},
    )
    for line in paper.below:
        document.add_paragraph(line)
    return _saved(document)


def docx_rows(paper: Paper) -> bytes:
    """A header table of two rows, no table at the foot, breaks instead of paragraphs in the cells."""
    import docx

    document = docx.Document()
    about = len(paper.about) + len(paper.stamps) + 1
    head = document.add_table(rows=2, cols=3)
    cells = head.rows[0].cells
    cells[0].text = "\n".join(paper.left[:-about])
    cells[2].text = "\n".join(paper.right[:-1])
    head.rows[1].cells[0].text = "\n".join(paper.left[-about:])
    head.rows[1].cells[2].text = paper.right[-1]
    for line in [*paper.middle, *paper.body]:
        document.add_paragraph(line)
    for line in [*paper.foot_right, *paper.foot_left, *paper.below]:
        document.add_paragraph(line)
    return _saved(document)


def docx_tabs(paper: Paper) -> bytes:
    """No table anywhere: columns made by tabs."""
    import docx

    document = docx.Document()
    left, right = paper.left, paper.right
    for index in range(max(len(left), len(right))):
        one = left[index] if index < len(left) else ""
        two = right[index] if index < len(right) else ""
        document.add_paragraph(f"{one}\t\t{two}" if two else one)
    document.add_paragraph("")
    for line in [*paper.middle, *paper.body]:
        document.add_paragraph(line)
    left, right = paper.foot_left, paper.foot_right
    for index in range(max(len(left), len(right))):
        one = left[index] if index < len(left) else ""
        two = right[index] if index < len(right) else ""
        document.add_paragraph(f"{one}\t\t\t{two}" if two else one)
    for line in paper.below:
        document.add_paragraph(line)
    return _saved(document)


def _fill(cell: Any, lines: list[str], bold: set[str]) -> None:
    for index, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.add_run(line).bold = line in bold


def _saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


DOCX: dict[str, Callable[[Paper], bytes]] = {"tables": docx_tables, "rows": docx_rows, "tabs": docx_tabs}


def pdf(paper: Paper, font: str, bold: str) -> bytes:
    """Two columns at head and foot, justified body; fonts are registered by the caller."""
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    def style(name: str, **more: Any) -> ParagraphStyle:
        return ParagraphStyle(name, fontName=font, fontSize=12, leading=15, **more)

    plain, small = style("plain"), ParagraphStyle("small", fontName=font, fontSize=10, leading=12)
    centre = style("centre", alignment=TA_CENTER)
    heavy = ParagraphStyle("heavy", parent=centre, fontName=bold)
    body = style("body", alignment=TA_JUSTIFY, firstLineIndent=10 * mm, spaceAfter=4)
    strong = {*paper.title, *paper.organs[-1], paper.signer}

    def column(lines: list[str], *, foot: bool = False) -> list[Any]:
        return [
            Paragraph(line.replace("&", "&amp;"), heavy if line in strong or foot else centre)
            for line in lines
            if line
        ]

    story: list[Any] = [
        Table([[column(paper.left), column(paper.right)]], colWidths=[72 * mm, 88 * mm], style=_TOP)
    ]
    story.append(Spacer(1, 12))
    story += [Paragraph(line, heavy) for line in [paper.kind, *paper.subject] if line]
    if paper.kind:
        story += [Paragraph("-----", centre), Spacer(1, 8)]
    for line in paper.address:
        story.append(
            Paragraph(line, style("address", leftIndent=20 * mm if not line.startswith("-") else 38 * mm))
        )
    story.append(Spacer(1, 8))
    story += [Paragraph(line.replace("&", "&amp;"), body) for line in paper.body]
    story.append(Spacer(1, 8))
    left = [Paragraph(line, small) for line in paper.foot_left]
    right = [*column(list(paper.signing), foot=True), Spacer(1, 50), *column([paper.note, paper.signer])]
    story.append(Table([[left, right]], colWidths=[75 * mm, 85 * mm], style=_TOP))
    story += [Paragraph(line, plain) for line in paper.below]
    stream = io.BytesIO()
    SimpleDocTemplate(
        stream, pagesize=A4, leftMargin=30 * mm, rightMargin=20 * mm, topMargin=20 * mm, bottomMargin=20 * mm
    ).build(story)
    return stream.getvalue()


_TOP = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 2),
    ("RIGHTPADDING", (0, 0), (-1, -1), 2),
]
