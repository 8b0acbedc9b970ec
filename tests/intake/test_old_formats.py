"""One letter in every format: DOC, RTF, HTML, MHTML, ODT, in Unicode and in the old fonts, reads as the same lines."""

from __future__ import annotations

import struct

import pytest

from app.base.progress import Silent
from app.intake import Column, FileType, How, guess
from app.intake.readers.doc_pieces import read_pieces
from app.intake.reading import read_here
from app.intake.refusals import DocxLocked, WordTooOld
from tests.intake import made
from tests.intake.test_refusals import OLE, W, package

ENCODINGS = ["unicode", "tcvn3", "vni"]


def told(source, encoding):
    """The guess is shown for old encodings, and for nothing else."""
    shown = [said for said in source.warnings if "TCVN3" in said or "VNI" in said]
    assert bool(shown) == (encoding != "unicode")
    assert source.how is How.CONVERTED or encoding == "unicode"


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    ("write", "name", "kind"),
    [
        (made.word, "a.docx", FileType.DOCX),
        (made.rtf, "a.rtf", FileType.RTF),
        (made.html, "a.html", FileType.HTML),
    ],
)
def test_the_same_lines(write, name, kind, encoding):
    source = read_here(write(encoding), name)
    assert source.text == made.TEXT
    assert source.type is kind
    told(source, encoding)
    assert source.pages[0].lines[0].column is Column.LEFT
    found = guess(source)
    assert (found.number.value, found.notation.value, found.date.value.isoformat()) == (
        "15",
        "CV/TĐTN",
        "2005-09-05",
    )


@pytest.fixture(scope="module")
def by_office(tmp_path_factory):
    if made.office() is None:
        pytest.skip("LibreOffice is not installed")
    return made.converted(tmp_path_factory.mktemp("office"), ENCODINGS, ["doc", "odt", "rtf", "html"])


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("kind", ["doc", "odt", "rtf", "html"])
def test_what_another_office_program_wrote(by_office, encoding, kind):
    source = read_here(by_office[encoding, kind], f"thu.{kind}")
    assert source.type.value == kind
    assert source.text == made.TEXT
    told(source, encoding)


@pytest.mark.slow
def test_a_torn_doc_still_gives_its_text(by_office):
    source = read_pieces(by_office["unicode", "doc"], "thu.doc", Silent())
    assert "Thường trực Tỉnh Đoàn yêu cầu các đơn vị được phân công" in source.text
    assert source.warnings


@pytest.mark.slow
def test_word_6_and_locked_doc_are_refused_by_name(by_office):
    data = bytearray(by_office["unicode", "doc"])
    at = data.find(struct.pack("<H", 0xA5EC))
    old, locked = bytearray(data), bytearray(data)
    old[at : at + 2] = struct.pack("<H", 0xA5DC)
    locked[at + 10 : at + 12] = struct.pack("<H", struct.unpack_from("<H", data, at + 10)[0] | 0x100)
    with pytest.raises(WordTooOld) as caught:
        read_here(bytes(old), "cu.doc")
    assert "Word 95" in caught.value.sentence()
    with pytest.raises(DocxLocked):
        read_here(bytes(locked), "khoa.doc")


def test_html_named_doc_and_hidden_things():
    source = read_here(made.html("unicode"), "ke-hoach.doc")
    assert source.type is FileType.HTML
    assert ".doc" in source.warnings[0]
    assert "xấu" not in source.text
    assert "ẩn" not in source.text


def test_html_bytes_of_an_old_font_that_claims_latin():
    page = f"<html><meta charset=iso-8859-1><font face='.VnTime'>{made.in_tcvn3('Kính gửi: các huyện Đoàn trực thuộc')}</font></html>"
    assert read_here(page.encode("cp1252"), "a.doc").text == "Kính gửi: các huyện Đoàn trực thuộc"


def test_mhtml():
    import quopri

    data = (
        b'From: <Saved by Word>\r\nSubject: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
        b'--x\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
        + quopri.encodestring(made.html("tcvn3")) + b"\r\n--x--\r\n"
    )  # fmt: skip
    source = read_here(data, "a.mht")
    assert (source.type, source.text) == (FileType.MHTML, made.TEXT)


def test_rtf_leaves_out_what_is_deleted_or_hidden_and_keeps_list_marks():
    data = (
        rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\*\unknown x}{\pict \bin4 }}\x}{\header Trang}"
        rb"{\listtext 1.\tab}M\u7897?t\par{\deleted b\u7887?}{\v \u7849?n}hai\line ba{\field{\*\fldinst HYPERLINK x}{\fldrslt n\u7889?i}}\par}"
    )
    assert read_here(data, "a.rtf").text.splitlines() == ["1. Một", "hai", "banối"]


def test_tracked_changes_of_word():
    body = (
        "<w:p><w:r><w:t>giữ </w:t></w:r><w:del><w:r><w:delText>xóa</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>thêm</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>đi</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t> đến</w:t></w:r></w:moveTo></w:p>"
    )
    data = package({"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'})
    assert read_here(data, "a.docx").text == "giữ thêm đến"


def test_the_high_font_of_a_run_counts():
    """Word names the font of plain Latin letters apart from the font of all others."""
    run = f'<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi=".VnTime"/></w:rPr><w:t>{made.in_tcvn3("cử")}</w:t></w:r>'
    data = package(
        {"word/document.xml": f'<w:document xmlns:w="{W}"><w:body><w:p>{run}</w:p></w:body></w:document>'}
    )
    assert read_here(data, "a.docx").text == "cử"


def test_sheets():
    source = read_here(made.sheet(), "bang.xlsx")
    assert source.text.splitlines() == [
        "Danh sách",
        "Họ tên\tSố\tNgày",
        "Đặng Thị Diễm Quỳnh\t12\t01/02/2026",
    ]


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_pdf_in_old_fonts(faces, encoding):
    source = read_here(made.pdf_in_old_fonts(encoding), "a.pdf")
    assert source.text.splitlines() == [line for line in made.TEXT.splitlines() if len(line) < 90]
    told(source, encoding)
    assert source.pages[0].lines[0].box is not None


def test_old_samples(samples):
    folder = samples / "legacy_office"
    for name, kind, words in (
        ("Giay_Moi.doc", FileType.DOC, "Phân loại cán bộ công chức năm 2011"),
        ("QD15UB.DOC", FileType.DOC, "Ban hành Quy định về quản lý, cung cấp, sử dụng Internet"),
        ("Ke_hoach_tap_huan.doc", FileType.HTML, "LỊCH LÀM VIỆC CÁ NHÂN"),
    ):
        source = read_here((folder / name).read_bytes(), name)
        assert source.type is kind
        assert words in source.text
    found = guess(read_here((folder / "QD15UB.DOC").read_bytes(), "QD15UB.DOC"))
    assert (found.number.value, found.date.value.isoformat(), found.kind.value) == ("15", "2010-04-26", "QĐ")


def test_a_torn_compound_file_is_still_called_a_word_file():
    from app.intake.kinds import recognise

    assert recognise(OLE + "WordDocument".encode("utf-16-le"), "a.doc").type is FileType.DOC
