"""What stands beside the document in its package: footnotes, pictures, heads and feet. Each is made once and pointed to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import quoteattr

from app.export.docx import styles
from app.export.docx.paragraphs import Pen, footnote, printable
from app.export.docx.styles import Drawn
from app.export.docx.template import DECLARED
from app.layout.sheet import Image, Picture

if TYPE_CHECKING:
    from docx.document import Document

_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_PICTURE: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# What stands over the footnotes: a line, and one for what came over from the page before.
_APART: Final = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr>'
    '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
    for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
)


def add_footnotes(document: Document, pen: Pen) -> None:
    """The part with all footnotes that the paragraphs drawn so far hang on."""
    if not pen.notes:
        return
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    drawn = "".join(
        f'<w:footnote w:id="{number}">{footnote(note, pen)}</w:footnote>'
        for number, note in enumerate(pen.notes, 1)
    )
    text = f"{_HEAD}<w:footnotes {DECLARED}>{_APART}{drawn}</w:footnotes>"
    part = Part(PackURI("/word/footnotes.xml"), _TYPE, text.encode(), document.part.package)
    document.part.relate_to(part, f"{_RELATION}/footnotes")
    told = '<w:footnote w:id="-1"/><w:footnote w:id="0"/>'
    compat = document.settings.element.find(qn("w:compat"))
    compat.addprevious(parse_xml(f"<w:footnotePr {DECLARED}>{told}</w:footnotePr>"))


class Pictures:
    """The pictures of one document, each in the package once."""

    def __init__(self, document: Document) -> None:
        self._part = document.part
        self._ids: dict[str, str] = {}

    def drawn(self, picture: Picture, pen: Pen, *, keep_next: bool, new_page: bool) -> Drawn:
        """A paragraph that holds the picture and nothing else."""
        keeps = ("<w:keepNext/>" if keep_next or picture.keep_next else "") + (
            "<w:pageBreakBefore/>" if new_page else ""
        )
        number = pen.next_number()
        name, told = quoteattr(f"Ảnh {number}"), quoteattr(printable(picture.alt) or f"Ảnh {number}")
        size = f'cx="{int(picture.width)}" cy="{int(picture.height)}"'
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{styles.PICTURE}"/>{keeps}</w:pPr><w:r><w:drawing>'
            f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{number}" name={name} descr={told}/>'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic xmlns:pic="{_PICTURE}"><pic:nvPicPr>'
            f'<pic:cNvPr id="{number}" name={name} descr={told}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            f'<a:blip r:embed="{self._id(picture.image)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        )

    def _id(self, image: Image) -> str:
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        known = self._ids.get(image.digest)
        if known is None:
            name = PackURI(f"/word/media/image{len(self._ids) + 1}.{image.kind}")
            part = Part(name, f"image/{image.kind}", image.data, self._part.package)
            known = self._ids[image.digest] = self._part.relate_to(part, f"{_RELATION}/image")
        return known
