"""Pictures as the PDF holds them: the bytes of a JPEG as they are, the packed rows of a PNG as they are. Nothing is decoded."""

from __future__ import annotations

import struct
from typing import Any

from app.layout.sheet import Image

_SIGNATURE = 8


def embed(doc: Any, image: Image) -> str:
    """Put the picture into the document once; the name by which a page draws it."""
    from reportlab.pdfbase import pdfdoc

    name: str = doc.getXObjectName(image.digest)
    if name in doc.idToObject:
        return name
    grey = _is_grey(image)
    jpeg = image.kind == "jpeg"
    stream = pdfdoc.PDFStream(content=image.data if jpeg else _packed_rows(image.data))
    stream.dictionary["Type"] = pdfdoc.PDFName("XObject")
    stream.dictionary["Subtype"] = pdfdoc.PDFName("Image")
    stream.dictionary["Width"], stream.dictionary["Height"] = image.across, image.down
    stream.dictionary["ColorSpace"] = pdfdoc.PDFName("DeviceGray" if grey else "DeviceRGB")
    stream.dictionary["BitsPerComponent"] = 8
    stream.dictionary["Filter"] = pdfdoc.PDFName("DCTDecode" if jpeg else "FlateDecode")
    if not jpeg:
        how = {"Predictor": 15, "Colors": 1 if grey else 3, "BitsPerComponent": 8, "Columns": image.across}
        stream.dictionary["DecodeParms"] = pdfdoc.PDFDictionary(how)
    doc.Reference(stream, name)
    return name


def _is_grey(image: Image) -> bool:
    if image.kind == "png":
        return image.data[25] == 0  # the colour type in the head
    data, at = image.data, 2
    while data[at + 1] not in (0xC0, 0xC1, 0xC2):
        (length,) = struct.unpack_from(">H", data, at + 2)
        at += 2 + length
    return data[at + 9] == 1


def _packed_rows(data: bytes) -> bytes:
    rows, at = [], _SIGNATURE
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        if kind == b"IDAT":
            rows.append(data[at + 8 : at + 8 + length])
        at += 12 + length
    return b"".join(rows)
