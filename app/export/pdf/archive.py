"""What makes the file fit for archives, PDF/A-2b (ISO 19005-2): metadata in XMP and the meaning of its colours.

Fonts are embedded by ``subset``; nothing here touches a page. Level B is what is claimed: it is what tests can prove.
"""

from __future__ import annotations

import io
import zlib
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

from app.export.pdf.info import PRODUCER
from app.export.pdf.profile import NAME, srgb
from app.layout.sheet import Meta

if TYPE_CHECKING:
    import pikepdf

_PACKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"\
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format><dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{told}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def set_archive(canvas: Any, meta: Meta, created: datetime | None) -> None:
    """Add the metadata and the output intent to the file."""
    from reportlab.pdfbase import pdfdoc

    doc = canvas._doc
    metadata = pdfdoc.PDFStream(content=packet(meta, created))
    metadata.dictionary["Type"], metadata.dictionary["Subtype"] = "/Metadata", "/XML"
    doc.Catalog.Metadata = metadata
    colours = pdfdoc.PDFStream(content=_packed_profile())
    colours.dictionary["N"], colours.dictionary["Filter"] = 3, "/FlateDecode"
    intent = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": pdfdoc.PDFString(NAME),
        "Info": pdfdoc.PDFString(NAME),
        "DestOutputProfile": doc.Reference(colours, "sRGB"),
    }
    add_entries(doc.Catalog, OutputIntents=pdfdoc.PDFArray([pdfdoc.PDFDictionary(intent)]))


def add_entries(thing: Any, **entries: object) -> None:
    """Entries of a dictionary that ReportLab has no name for."""
    thing.__NoDefault__ = [*thing.__NoDefault__, *entries]
    for name, value in entries.items():
        setattr(thing, name, value)


@lru_cache(maxsize=1)
def _packed_profile() -> bytes:
    return zlib.compress(srgb(), 9)


def packet(meta: Meta, created: datetime | None) -> bytes:
    """The same as the file's properties say; the two must agree."""
    told = [
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>",
        _alternative("title", meta.title),
        _alternative("description", meta.subject),
    ]
    if meta.organ:
        told.append(f"<dc:creator><rdf:Seq><rdf:li>{_text(meta.organ)}</rdf:li></rdf:Seq></dc:creator>")
    if created is not None:
        moment = created.isoformat(timespec="seconds")
        told.append(f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>")
    return _PACKET.format(language=_text(meta.language), told="\n".join(filter(None, told))).encode()


def _alternative(name: str, text: str) -> str:
    if not text:
        return ""
    return f'<dc:{name}><rdf:Alt><rdf:li xml:lang="x-default">{_text(text)}</rdf:li></rdf:Alt></dc:{name}>'


def _text(text: str) -> str:
    """Control characters have no place in XML."""
    return escape("".join(char for char in text if char >= " " and char not in "\ufffe\uffff"))


def archived(data: bytes) -> bytes:
    """A finished file of any origin as PDF/A-2b if it can be one without drawing it anew, else as it is."""
    import pikepdf
    from pikepdf import pdfa

    out = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            for page in document.pages:
                if "/Trans" in page.obj and not page.obj.Trans.keys():
                    del page.obj.Trans  # ReportLab's empty one
            pdfa.save(document, out, "2b", deterministic_id=True)
    except (pdfa.PdfaError, pikepdf.PdfError, ValueError):
        return data
    return out.getvalue()


def joined(whole: pikepdf.Pdf, part: pikepdf.Pdf) -> None:
    """Add the pages of one of our letters to a file that holds many: fit for archives like the first of them, without a tree."""
    for key in ("/Metadata", "/OutputIntents", "/ViewerPreferences"):
        if key in part.Root and key not in whole.Root:
            whole.Root[key] = whole.copy_foreign(part.make_indirect(part.Root[key]))
    if "/Lang" in part.Root:
        whole.Root["/Lang"] = part.Root["/Lang"]
    first = len(whole.pages)
    whole.pages.extend(part.pages)
    for page in list(whole.pages)[first:]:
        if "/StructParents" in page.obj:
            del page.obj["/StructParents"]
