"""Bad input: a clear sentence each, no crash, no endless work."""

from __future__ import annotations

import io
import zipfile

import pytest

from app.base.errors import AppError, Cancelled, FileEmpty, FileMissing, FileUnreadable
from app.intake import FileType, guess, read, read_bytes
from app.intake.readers import docx_package
from app.intake.reading import read_here
from app.intake.refusals import (
    ArchiveBroken,
    ArchiveForeign,
    DocxBroken,
    DocxLocked,
    DocxUnsafe,
    OfficeBroken,
    PasswordWrong,
    PdfBroken,
    PdfLocked,
    SlidesNotRead,
    TextUnreadable,
    TypeLies,
    TypeUnknown,
    WordTooOld,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCUMENT = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>Chào</w:t></w:r></w:p></w:body></w:document>'


def package(parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(
                zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED
            )  # the same bytes at every run
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "refusal"),
    [
        (b"", "thu.pdf", FileEmpty),
        (b"GIF89a" + bytes(60), "thu.pdf", TypeLies),
        (b"\x7fELF" + bytes(60), "thu.docx", TypeLies),
        (b"xin ch\xc3\xa0o", "thu.pdf", TypeLies),
        (b"xin ch\xc3\xa0o", "thu.docx", TypeLies),
        (b"MZ" + bytes(60), "mo.exe", TypeUnknown),
        (b"Rar!\x1a\x07\x01\x00" + bytes(50), "goi.rar", ArchiveForeign),
        (b"7z\xbc\xaf\x27\x1c" + bytes(50), "goi.7z", ArchiveForeign),
        (OLE + "WordDocument".encode("utf-16-le"), "thu.doc", OfficeBroken),
        (b"\xdb\xa5" + bytes(200), "thu.doc", WordTooOld),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "thu.docx", DocxLocked),
        (package({"xl/workbook.xml": "<x/>"}), "bang.xlsx", OfficeBroken),
        (
            package({"[Content_Types].xml": "<x/>", "ppt/presentation.xml": "<x/>"}),
            "chieu.pptx",
            SlidesNotRead,
        ),
        (package({"mimetype": "application/vnd.oasis.opendocument.text"}), "thu.odt", OfficeBroken),
        (package({"a.txt": "x"})[:-40], "goi.zip", ArchiveBroken),
        (b"%PDF-1.7\nnothing more", "thu.pdf", PdfBroken),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "thu.pdf", PdfBroken),
        (bytes(range(256)) * 4, "thu.txt", TextUnreadable),
        (b"\xff\xfe\x00\xd8", "thu.txt", TextUnreadable),
        (package({"word/document.xml": DOCUMENT})[:-30], "thu.docx", DocxBroken),
        (package({"word/document.xml": DOCUMENT[:-9]}), "thu.docx", DocxBroken),
        (package({"word/styles.xml": "<x/>"}), "thu.docx", DocxBroken),
        (package({"word/document.xml": '<!DOCTYPE x [<!ENTITY a "b">]>' + DOCUMENT}), "thu.docx", DocxUnsafe),
    ],
)
def test_refused_with_a_sentence(data, name, refusal):
    with pytest.raises(refusal) as caught:
        read_bytes(data, name)
    assert name in caught.value.sentence()
    assert caught.value.advice()
    assert "{" not in caught.value.sentence() + caught.value.advice()


def test_missing_folder_and_unreadable(tmp_path):
    with pytest.raises(FileMissing):
        read(tmp_path / "khong-co.pdf")
    with pytest.raises(FileUnreadable):
        read(tmp_path)


def test_locked_pdf(faces):
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt=StandardEncryption("mo", ownerPassword="chu"))
    canvas.drawString(100, 700, "x")
    canvas.save()
    with pytest.raises(PdfLocked):
        read_bytes(stream.getvalue(), "thu.pdf")
    with pytest.raises(PasswordWrong):
        read_bytes(stream.getvalue(), "thu.pdf", password="khac")
    assert read_bytes(stream.getvalue(), "thu.pdf", password="mo").text == "x"


def test_pdf_without_text_is_a_picture_with_a_warning():
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream)
    for _ in range(3):
        canvas.rect(100, 100, 200, 200, fill=1)
        canvas.showPage()
    canvas.save()
    source = read_bytes(stream.getvalue(), "quet.pdf")
    assert source.page_count == 3
    assert [page.lines for page in source.pages] == [(), (), ()]
    assert any("trang 1, 2, 3" in said or "ảnh" in said for said in source.warnings)
    assert guess(source).kind is None


@pytest.fixture(scope="module")
def long_pdf(faces):
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream)
    for page in range(500):
        canvas.setFont(faces[0], 11)
        for row in range(40):
            canvas.drawString(
                60, 800 - 16 * row, f"Trang {page + 1}, dòng {row}: đoàn viên tham gia hoạt động tình nguyện"
            )
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


class Watch:
    def __init__(self, stop_at=None):
        self.steps, self.stop_at = 0, stop_at

    def step(self, done, total, label):
        self.steps += 1
        if self.stop_at is not None and done >= self.stop_at:
            raise Cancelled


def test_500_pages_are_read_step_by_step(long_pdf):
    watch = Watch()
    source = read_bytes(long_pdf, "dai.pdf", progress=watch)
    assert source.page_count == len(source.pages) == 500
    assert watch.steps >= 1
    assert source.pages[0].lines[0].box is not None
    assert source.pages[499].lines[0].text.startswith("Trang 500")
    assert guess(source).number is None


def test_reading_can_be_cancelled(long_pdf):
    with pytest.raises(Cancelled):
        read_bytes(long_pdf, "dai.pdf", progress=Watch(stop_at=20))


def test_zip_bombs_are_refused_before_they_unfold(monkeypatch):
    huge = b"<a>" + b" " * (30 * 1024 * 1024) + b"</a>"
    with pytest.raises(DocxUnsafe):
        read_bytes(package({"word/document.xml": huge}), "bom.docx")
    with pytest.raises(DocxUnsafe):
        read_bytes(package({f"word/{index}.xml": "" for index in range(5001)}), "bom.docx")
    monkeypatch.setattr(docx_package, "MAX_XML", 50)
    with pytest.raises(DocxUnsafe):
        read_here(package({"word/document.xml": DOCUMENT}), "bom.docx")


def test_a_lying_size_is_counted(monkeypatch):
    """The declared size of a part is small, the part is not: the reader counts."""
    data = bytearray(package({"word/document.xml": DOCUMENT + " " * 5000}))
    size = len(DOCUMENT.encode()) + 5000
    for at in range(len(data) - 4):
        if data[at : at + 4] == size.to_bytes(4, "little"):
            data[at : at + 4] = (60).to_bytes(4, "little")
    monkeypatch.setattr(docx_package, "MAX_XML", 100)
    with pytest.raises((DocxUnsafe, DocxBroken)):
        read_here(bytes(data), "bom.docx")


def test_nothing_outside_is_fetched(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("bí mật", "utf-8")
    evil = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]>' + DOCUMENT.replace("Chào", "&a;")
    with pytest.raises(DocxUnsafe):
        read_bytes(package({"word/document.xml": evil}), "thu.docx")


def test_a_wrong_name_is_a_warning_when_the_content_can_be_read():
    source = read_bytes(package({"word/document.xml": DOCUMENT}), "thu.pdf")
    assert source.type is FileType.DOCX
    assert ".pdf" in source.warnings[0]


def test_no_refusal_is_anything_else_than_ours():
    assert issubclass(PdfBroken, AppError)
    codes = [
        kind.code
        for kind in (TypeUnknown, TypeLies, PdfLocked, PdfBroken, DocxBroken, DocxUnsafe, TextUnreadable)
    ]
    assert len(set(codes)) == len(codes)
