from __future__ import annotations

import io
import zipfile

from app.intake.kinds import recognise
from app.intake.source import FileType

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def stored(name: str, data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(name, data)
    return stream.getvalue()


def test_a_package_with_an_unpacked_pdf_is_a_package():
    assert recognise(stored("van-ban.pdf", PDF), "goi.zip").type is FileType.ZIP


def test_rubbish_before_the_header_of_a_pdf_is_passed_over():
    assert recognise(b"\r\n HTTP rubbish \r\n" + PDF, "a.pdf").type is FileType.PDF


def test_a_torn_archive_that_holds_a_letter_is_an_archive():
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as package:
        for name in ("[Content_Types].xml", "_rels/.rels", "word/document.xml"):
            package.writestr(name, "<x/>" * 200)
    with zipfile.ZipFile(outer, "w") as archive:  # stored, so the parts of the letter stand readable in it
        archive.writestr("thư/công văn.docx", inner.getvalue())
    for whole, kind in ((outer.getvalue(), FileType.ZIP), (inner.getvalue(), FileType.DOCX)):
        assert recognise(whole[: len(whole) * 3 // 4], "thư").type is kind
