"""Our own blank document: A4, Vietnamese, Times New Roman 14, the styles every letter needs and nothing else.

Made from the texts below instead of python-docx's stock file, whose ``stylesWithEffects`` part contradicts the styles
as soon as one is added. No latent styles, no compatibility leftovers. A theme and a font table are there because the
format demands the parts; nothing in a letter points to the theme.

``compatibilityMode`` is 14 on purpose. In mode 15 Word (and LibreOffice from 24.2 on, which learnt it from Word)
shrinks the blanks of a justified line to squeeze one more word in, and stretches no-break blanks; then no other program
can break the lines alike. Mode 14 breaks where the words no longer fit at their own width, as our PDF does.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

COMPATIBILITY: Final = 14
FIXED_DATE: Final = (1980, 1, 1, 0, 0, 0)  # the oldest a zip can say: equal letters are equal bytes

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
DECLARED: Final = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_PACKAGE_RELS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>"""

_DOCUMENT_RELS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{_OFFICE}/settings" Target="settings.xml"/>
<Relationship Id="rId3" Type="{_OFFICE}/fontTable" Target="fontTable.xml"/>
<Relationship Id="rId4" Type="{_OFFICE}/theme" Target="theme/theme1.xml"/>
</Relationships>"""

_CORE = f"""{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>"""

_DOCUMENT = f"""{_HEAD}<w:document {DECLARED}><w:body><w:sectPr>
<w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>
<w:cols w:space="708"/>
</w:sectPr></w:body></w:document>"""

_SETTINGS = f"""{_HEAD}<w:settings xmlns:w="{NAMESPACES["w"]}">
<w:zoom w:percent="100"/>
<w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:compat>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="{COMPATIBILITY}"/>
</w:compat>
<w:themeFontLang w:val="vi-VN"/>
<w:decimalSymbol w:val=","/>
<w:listSeparator w:val=";"/>
</w:settings>"""

_STYLES = f"""{_HEAD}<w:styles xmlns:w="{NAMESPACES["w"]}">
<w:docDefaults>
<w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Times New Roman" w:eastAsia="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>
<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>
</w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>
<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>
<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>
<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>
</w:styles>"""

# The alternative names are read where Times New Roman is not installed: fonts of the same widths.
_FONT_TABLE = f"""{_HEAD}<w:fonts xmlns:w="{NAMESPACES["w"]}">
<w:font w:name="Times New Roman"><w:altName w:val="Tinos"/><w:charset w:val="00"/><w:family w:val="roman"/>
<w:pitch w:val="variable"/></w:font>
</w:fonts>"""

_COLOURS = "".join(
    f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
    for name, value in {
        "dk1": "000000", "lt1": "FFFFFF", "dk2": "1F1F1F", "lt2": "EEEEEE", "accent1": "1D4ED8", "accent2": "B91C1C",
        "accent3": "15803D", "accent4": "7E22CE", "accent5": "0E7490", "accent6": "C2410C", "hlink": "0000FF",
        "folHlink": "800080",
    }.items()
)  # fmt: skip
_FACE = '<a:latin typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface=""/>'
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_THEME = f"""{_HEAD}<a:theme xmlns:a="{NAMESPACES["a"]}" name="VT"><a:themeElements>
<a:clrScheme name="VT">{_COLOURS}</a:clrScheme>
<a:fontScheme name="VT"><a:majorFont>{_FACE}</a:majorFont><a:minorFont>{_FACE}</a:minorFont></a:fontScheme>
<a:fmtScheme name="VT"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>
<a:lnStyleLst>{f"<a:ln>{_FILL}</a:ln>" * 3}</a:lnStyleLst>
<a:effectStyleLst>{"<a:effectStyle><a:effectLst/></a:effectStyle>" * 3}</a:effectStyleLst>
<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>
</a:themeElements></a:theme>"""

_PARTS: Final = {
    "_rels/.rels": _PACKAGE_RELS,
    "word/document.xml": _DOCUMENT,
    "word/_rels/document.xml.rels": _DOCUMENT_RELS,
    "word/styles.xml": _STYLES,
    "word/settings.xml": _SETTINGS,
    "word/fontTable.xml": _FONT_TABLE,
    "word/theme/theme1.xml": _THEME,
    "docProps/core.xml": _CORE,
}


_TYPES: Final = {
    "/word/document.xml": f"{_WORD}.document.main+xml",
    "/word/styles.xml": f"{_WORD}.styles+xml",
    "/word/settings.xml": f"{_WORD}.settings+xml",
    "/word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}


@lru_cache(maxsize=1)
def blank() -> bytes:
    """The blank document as a file; made once, stored unpacked so that opening it costs little."""
    # Line ends between elements serve the reader of this module only.
    texts = {name: text.replace("\n", "").replace("?>", "?>\n", 1).encode() for name, text in _PARTS.items()}
    return packed({"[Content_Types].xml": content_types(_TYPES)} | texts, level=0)


def content_types(types: Mapping[str, str]) -> bytes:
    """The part that says what every other part is, by part name."""
    said = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in sorted(types.items())
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{said}</Types>'
    ).encode()


def packed(files: Mapping[str, bytes], *, level: int = 6) -> bytes:
    """A zip of ``files`` in their order, without the present time and without a trace of the system."""
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED if level else zipfile.ZIP_STORED
            entry.create_system = 0  # the same bytes on Windows and Linux
            archive.writestr(entry, data, compresslevel=level or None)
    return box.getvalue()
