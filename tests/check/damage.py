"""Ways in which a letter comes to harm: words changed, paragraphs lost, looks set by hand, XML edited."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

Damage = Callable[[Path], None]
_ALIGN: Final = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def words(old: str, new: str) -> Damage:
    """Other words, as a hand types over them."""
    return xml("word/document.xml", re.escape(old), new.replace("\\", r"\\"))


def xml(part: str, pattern: str, new: str, *, count: int = 0) -> Damage:
    """One part of the package changed as text."""

    def change(file: Path) -> None:
        made = file.with_suffix(".tmp")
        with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as into:
            for name in old.namelist():
                data = old.read(name)
                if name == part:
                    changed = re.sub(pattern, new, data.decode(), count=count)
                    assert changed != data.decode(), f"nothing to damage: {pattern}"
                    data = changed.encode()
                into.writestr(name, data)
        made.replace(file)

    return change


def gone(*texts: str) -> Damage:
    """Paragraphs deleted."""

    def change(document: Any) -> None:
        for text in texts:
            element = _paragraph(document, text)._p
            cell = element.getparent()
            if cell.tag == qn("w:tc") and len(cell.findall(qn("w:p"))) == 1:
                for run in element.findall(qn("w:r")):
                    element.remove(run)
            else:
                cell.remove(element)

    return _by_hand(change)


def before(text: str, *new: str) -> Damage:
    """Paragraphs put in before another, in its look."""

    def change(document: Any) -> None:
        there = _paragraph(document, text)
        for line in new:
            there._p.addprevious(_copied(there, line))

    return _by_hand(change)


def after(text: str, *new: str) -> Damage:
    """Paragraphs put in behind another, in its look."""

    def change(document: Any) -> None:
        there = _paragraph(document, text)
        for line in reversed(new):
            there._p.addnext(_copied(there, line))

    return _by_hand(change)


def end(*new: str, align: str = "center", bold: bool = True) -> Damage:
    """Paragraphs put in at the very end."""

    def change(document: Any) -> None:
        for line in new:
            paragraph = document.add_paragraph()
            paragraph.alignment = _ALIGN[align]
            run = paragraph.add_run(line)
            run.font.name, run.font.size, run.bold = "Times New Roman", Pt(14), bold

    return _by_hand(change)


def look(text: str, **looks: Any) -> Damage:
    """Direct formatting on the paragraph with ``text``: size, face, bold, italic; align, first, left, after, lines."""

    def change(document: Any) -> None:
        paragraph = _paragraph(document, text)
        form = paragraph.paragraph_format
        for name, value in looks.items():
            if name == "align":
                paragraph.alignment = _ALIGN[value]
            elif name == "first":
                form.first_line_indent = Mm(value)
            elif name == "left":
                form.left_indent = Mm(value)
            elif name == "after":
                form.space_after = Pt(value)
            elif name == "lines":
                form.line_spacing = value
            else:
                for run in paragraph.runs:
                    _set(run, name, value)

    return _by_hand(change)


def page(**sides: float) -> Damage:
    """Margins and paper, in millimetres."""

    def change(document: Any) -> None:
        section = document.sections[0]
        for name, value in sides.items():
            setattr(section, name, Mm(value))

    return _by_hand(change)


def number_at_foot() -> Damage:
    """The page number moved from the head of the page to its foot."""

    def change(document: Any) -> None:
        section = document.sections[0]
        field = section.header.paragraphs[0]._p
        section.footer.paragraphs[0]._p.addprevious(field)
        section.header.add_paragraph()

    return _by_hand(change)


def number_on_first() -> Damage:
    return _by_hand(
        lambda document: setattr(document.sections[0], "different_first_page_header_footer", False)
    )


def no_number() -> Damage:
    def change(document: Any) -> None:
        for field in list(document.sections[0].header.paragraphs[0]._p):
            field.getparent().remove(field)

    return _by_hand(change)


def lines_gone(nth: int) -> Damage:
    """The ``nth`` drawn line deleted."""

    def change(document: Any) -> None:
        drawn = list(document.element.body.iter("{urn:schemas-microsoft-com:vml}line"))
        picture = drawn[nth].getparent()
        picture.getparent().remove(picture)

    return _by_hand(change)


def line_length(nth: int, points: int) -> Damage:
    def change(document: Any) -> None:
        drawn = list(document.element.body.iter("{urn:schemas-microsoft-com:vml}line"))
        drawn[nth].set("to", f"{points}pt,2pt")

    return _by_hand(change)


def all_of(*parts: Damage) -> Damage:
    def change(file: Path) -> None:
        for one in parts:
            one(file)

    return change


def _by_hand(change: Callable[[Any], object]) -> Damage:
    def damage(file: Path) -> None:
        document = Document(str(file))
        change(document)
        document.save(str(file))

    return damage


def _paragraph(document: Any, text: str) -> Paragraph:
    for element in document.element.body.iter(qn("w:p")):
        own = [one for run in element.findall(qn("w:r")) for one in run.findall(qn("w:t"))]
        if text in "".join(one.text or "" for one in own):
            return Paragraph(element, document)
    raise AssertionError(f"no paragraph with “{text}”")


def _copied(there: Paragraph, line: str) -> Any:
    from copy import deepcopy

    made = deepcopy(there._p)
    runs = made.findall(qn("w:r"))
    for run in runs[1:]:
        made.remove(run)
    Paragraph(made, None).runs[0].text = line  # type: ignore[arg-type]
    return made


def _set(run: Any, name: str, value: Any) -> None:
    match name:
        case "size":
            run.font.size = Pt(value)
        case "face":
            run.font.name = value
        case "caps":
            run.text = run.text.lower()
        case _:
            setattr(run, name, value)
