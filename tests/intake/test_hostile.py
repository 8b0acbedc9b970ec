"""Files made to hurt: read or refused with a sentence, in bounded time; what they would do elsewhere is named, never done."""

from __future__ import annotations

import io
import time
import zlib

import pytest

from app.base.errors import AppError
from app.intake import SourceText, read_bytes
from app.intake.readers import pdf as pdf_reader
from app.intake.readers.pdf_doubts import doubts, lost_horns
from app.intake.reading import read_here
from tests.intake import made
from tests.intake.letters_state import STATE_LETTERS
from tests.intake.letters_youth import YOUTH_LETTERS
from tests.intake.paper import left_first
from tests.intake.test_refusals import W, package

PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]%s>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def objects(*bodies: bytes) -> bytes:
    """A PDF of these objects; the first is the catalogue."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, len(out),
    )  # fmt: skip


def docx(body: str) -> bytes:
    return package({"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'})


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R%s>>"
HOSTILE = {
    "pages that hold themselves": objects(
        CATALOGUE % b"",
        b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 9>>",
        b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 5>>",
    ),
    "objects that are themselves": objects(
        CATALOGUE % b"", PAGES, PAGE % b"/Contents 4 0 R/Resources 5 0 R", b"4 0 R", b"5 0 R"
    ),
    "arrays in arrays": objects(CATALOGUE % (b"/X " + b"[" * 200_000 + b"]" * 200_000), PAGES, PAGE % b""),
    "a page of a thousand kilometres": objects(
        CATALOGUE % b"", PAGES, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e9 1e9]>>"
    ),
    "streams without an end": b"%PDF-1.4\n" + b"<</FlateDecode>> stream\n" * 200_000,
    "tables in tables": docx("<w:tbl><w:tr><w:tc>" * 20_000 + "</w:tc></w:tr></w:tbl>" * 20_000),
    "a row of many cells": docx(
        "<w:tbl><w:tr>" + "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>" * 30_000 + "</w:tr></w:tbl>"
    ),
    "divisions in divisions": b"<html>" + b"<div>" * 100_000 + b"x",
    "groups in groups": b"{\\rtf1 " + b"{" * 300_000 + b"x" + b"}" * 300_000,
    "multiparts in multiparts": b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\nTo: x\nFrom: y\n\n--b%d\n" % (i, i)
        for i in range(3000)
    ),
    "one long line": ("số " * 300_000).encode(),
    "a picture of one point": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0"
    + zlib.crc32(b"").to_bytes(4, "big"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_result_or_refusal_in_bounded_time(what):
    begun = time.monotonic()
    try:
        source = read_bytes(HOSTILE[what], "tep")
    except AppError as refused:
        assert "{" not in str(refused)
    else:
        assert isinstance(source, SourceText)
    assert time.monotonic() - begun < 100  # a second or two where nothing else runs


def test_what_a_pdf_would_do_is_named():
    quiet = objects(CATALOGUE % b"", PAGES, PAGE % b"")
    loud = objects(
        CATALOGUE % b"/OpenAction<</S/#4aavaScript/JS(app.alert(1))>>/AA<</WC<</S/Launch/F(cmd.exe)>>>>/Names<</EmbeddedFiles<<>>>>",
        PAGES, PAGE % b"",
    )  # fmt: skip
    packed = zlib.compress(b"9 0 <</S/JavaScript/JS(x)>>")
    hidden = objects(
        CATALOGUE % b"", PAGES, PAGE % b"",
        b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (len(packed), packed),
    )  # fmt: skip
    words = " ".join(read_here(loud, "a.pdf").warnings)
    assert "JavaScript" in words
    assert "mở chương trình khác" in words
    assert "tệp khác bên trong" in words
    assert "JavaScript" in " ".join(read_here(hidden, "a.pdf").warnings)
    assert "JavaScript" not in " ".join(read_here(quiet, "a.pdf").warnings)


def test_ten_thousand_pages_give_the_first_and_the_last():
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream)
    for page in range(10_000):
        canvas.drawString(50, 700, f"Page {page + 1}")
        canvas.showPage()
    canvas.save()
    source = read_bytes(stream.getvalue(), "dai.pdf")
    assert source.page_count == 10_000
    assert len(source.pages) == pdf_reader.READ_PAGES + pdf_reader.LAST_PAGES
    assert source.pages[-1].lines[0].text == "Page 10000"
    assert "10000" in source.warnings[0]


def test_macros_and_templates_from_outside_are_named():
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        'Target="http://example.vn/y.dotm" TargetMode="External"/></Relationships>'
    )
    document = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>Xin</w:t></w:r></w:p></w:body></w:document>'
    source = read_here(
        package(
            {
                "word/document.xml": document,
                "word/vbaProject.bin": b"x",
                "word/_rels/settings.xml.rels": relations,
            }
        ),
        "a.docx",
    )
    assert source.text == "Xin"
    assert ["macro" in source.warnings[0], "không tải về" in source.warnings[1]] == [True, True]


# --- text layers that lie -------------------------------------------------------------------------------


@pytest.mark.parametrize("letter", YOUTH_LETTERS + STATE_LETTERS)
def test_good_letters_are_not_doubted(letter):
    assert doubts(left_first(letter), 0) == ()


def caesar(text: str) -> str:
    """Glyph numbers taken for letters: what a font without a map gives."""
    return "".join(
        char
        if char.isspace()
        else chr(max(33, ord(char) - 29) if char.isascii() else 0x490 + ord(char) % 200)
        for char in text
    )


def bare(text: str) -> str:
    import unicodedata

    return (
        "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
        .replace("đ", "d")
        .replace("Đ", "D")
    )


LETTER = left_first(YOUTH_LETTERS[0])
ENGLISH = (
    "The purpose of this letter is to inform all members that the annual meeting will take place in the main hall. "
    * 5
)


@pytest.mark.parametrize(
    ("text", "unmapped", "why"),
    [
        (caesar(LETTER), 0, "wrong-map"),
        ("".join(chr(0xE000 + ord(c) % 500) if c.isalpha() else c for c in LETTER), 0, "private-use"),
        (LETTER, len(LETTER) // 3, "unmapped"),
        (bare(LETTER), 0, "no-marks"),
        (" ".join(LETTER.replace(" ", "")), 0, "letters-apart"),
        (made.in_tcvn3(LETTER), 0, "wrong-map"),
    ],
)
def test_garbage_is_doubted(text, unmapped, why):
    assert why in doubts(text, unmapped)


@pytest.mark.parametrize(
    "text",
    [ENGLISH, "1\t2\t3\n" * 200, "", "Số: 12-CV/ĐTN", "TCVN-QA/2026 iPhone eOffice LaTeX McDonald " * 3],
)
def test_other_texts_are_not_doubted(text):
    assert doubts(text, 0) == ()


def test_a_tcvn3_page_without_any_horn_has_lost_it():
    text = made.TEXT * 3
    assert not lost_horns(text)
    assert lost_horns(text.replace("ư", "").replace("Ư", "").replace("ướ", "").replace("ườ", "").replace("ượ", "").translate(
        {ord(c): None for c in "ưừứửữựƯỪỨỬỮỰ"}
    ))  # fmt: skip
