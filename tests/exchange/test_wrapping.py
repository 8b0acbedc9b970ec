from __future__ import annotations

import base64
import io
import zipfile
from dataclasses import replace
from email.message import EmailMessage

import pytest

from app.exchange.package import LetterPackage, Oddity
from app.exchange.reader import NAMESPACE, read_package
from app.exchange.refusals import PackageBroken, PackageTooLarge, PackageUnsafe
from app.exchange.words import act_words, note_words
from app.exchange.writer import write_package
from app.intake.kinds import recognise
from app.intake.source import FileType
from tests.exchange.test_package import LETTER, bare

XML = write_package(LETTER)
PDF = b"%PDF-1.4\nx\n%%EOF\n"


def soap_form() -> str:
    """The older form: header and list in a SOAP message, the file beside it in a part of its own."""
    return """<?xml version="1.0" encoding="UTF-8"?>
<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:edXML="http://www.e-doc.vn/Schema/">
<SOAP-ENV:Header><edXML:MessageHeader><edXML:From><edXML:OrganId>H37.02</edXML:OrganId><edXML:OrganName>Sở Thử</edXML:OrganName>
</edXML:From><edXML:DocumentId>H37.02,2026/03/01,9/CV-ST</edXML:DocumentId><edXML:Code><edXML:CodeNumber>9</edXML:CodeNumber>
<edXML:CodeNotation>CV-ST</edXML:CodeNotation></edXML:Code><edXML:PromulgationInfo><edXML:PromulgationDate>01/03/2026
</edXML:PromulgationDate></edXML:PromulgationInfo><edXML:Subject>Về việc thử</edXML:Subject></edXML:MessageHeader>
<edXML:TraceHeaderList id="1" mustUnderstand="1"/></SOAP-ENV:Header>
<SOAP-ENV:Body><edXML:Manifest version="1.0"><edXML:Reference xlink:href="cid:f1"><edXML:AttachmentName>thư.pdf</edXML:AttachmentName>
</edXML:Reference></edXML:Manifest></SOAP-ENV:Body></SOAP-ENV:Envelope>"""


def mime_form() -> bytes:
    file = base64.encodebytes(PDF).decode()
    return (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="=-bien"\n\n'
        f"--=-bien\nContent-Type: text/xml; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{soap_form()}\n"
        "--=-bien\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\nContent-ID: <f1>\n\n"
        f"{file}\n--=-bien--\n"
    ).encode()


def test_the_older_form_reads_with_its_file_from_the_part_beside_it():
    assert recognise(mime_form(), "a").type is FileType.EDXML
    opened = read_package(mime_form(), "a")
    letter = opened.package
    assert isinstance(letter, LetterPackage)
    assert (letter.number, letter.notation, letter.sender.id) == ("9", "CV-ST", "H37.02")
    assert [(one.name, one.data) for one in letter.files] == [("thư.pdf", PDF)]
    assert Oddity.WRAPPED in {note.kind for note in opened.notes}
    assert Oddity.NAMESPACE in {note.kind for note in opened.notes}


def test_a_body_cut_out_of_its_message_reads_too():
    body = mime_form().partition(b"\n\n")[2]
    letter = read_package(body, "a").package
    assert isinstance(letter, LetterPackage)
    assert letter.files[0].data == PDF


def zipped(*members: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        zipped(("gói.edxml", XML)),
        base64.encodebytes(XML),
        base64.b64encode(zipped(("a.xml", XML))),
        XML.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16"),
        XML.decode().replace('<?xml version="1.0" encoding="UTF-8"?>\n', "").encode("utf-16"),
    ],
    ids=["zip", "base64", "zip in base64", "utf-16", "utf-16 undeclared"],
)
def test_what_it_travelled_in_is_taken_off(data: bytes):
    assert bare(read_package(data, "a").package) == bare(LETTER)


def test_a_single_byte_encoding_is_read_as_declared():
    text = (
        XML.decode().replace('encoding="UTF-8"', 'encoding="windows-1252"').replace(LETTER.signer, "Do Thé")
    )
    data = text.encode("windows-1252", "xmlcharrefreplace")
    letter = read_package(data, "a").package
    assert isinstance(letter, LetterPackage)
    assert letter.signer == "Do Thé"
    assert letter.sender.name == LETTER.sender.name


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_a_document_type_is_refused_behind_any_prolog_and_in_any_encoding(encoding: str):
    bomb = (
        f"<?xml version='1.0' encoding='{encoding}'?>\n<!--{'x' * 70_000}-->\n"
        "<!DoCtYpE edXML [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><edXML x='&b;'/>"
    )
    with pytest.raises(PackageUnsafe) as caught:
        read_package(bomb.encode(encoding), "a")
    assert caught.value.values["line"] == 3 or encoding == "utf-16"


def test_an_encoding_that_hides_is_refused():
    hidden = "<?xml version='1.0' encoding='UTF-7'?>+ADw-+ACE-DOCTYPE edXML+AD4-<edXML/>".encode("ascii")
    with pytest.raises(PackageBroken):
        read_package(hidden, "a")


def test_a_bomb_and_a_torn_archive_are_refused():
    with pytest.raises(PackageTooLarge):
        read_package(zipped(("a.edxml", bytes(300_000_000))), "a")
    with pytest.raises(PackageBroken):
        read_package(zipped(("a.edxml", XML))[:200], "a")
    with pytest.raises(PackageBroken):
        read_package(zipped(("a.txt", b"x")), "a")


def test_an_ordinary_mail_and_page_are_no_packages():
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@b.example", "c@d.example", "thư"
    mail.set_content("Xin chào")
    assert recognise(mail.as_bytes(), "a.eml").type is FileType.EML
    assert recognise(b"<html><body>edXML</body></html>", "a.html").type is FileType.HTML


def test_notes_and_acts_are_said_in_words():
    opened = read_package(XML.replace(b"2026/05/20", b"2026/02/30"), "a")
    said = [note_words(note) for note in opened.notes]
    assert any("2026/02/30" in words and "DueDate" in words and "dòng" in words for words in said)
    assert isinstance(opened.package, LetterPackage)
    act, paper = act_words(opened.package.business)
    assert "thay thế" in act
    assert "11/KH-ĐTN" in act
    assert paper
    lacking = read_package(XML.replace(b"<edXML:CodeNumber>12<", b"<edXML:CodeNumber>N/A<"), "a")
    assert "Gói tin không ghi CodeNumber. (dòng 5)" in [note_words(note) for note in lacking.notes]
    assert NAMESPACE.encode() in XML


def test_a_document_with_one_changed_byte_and_a_picture_cut_short_are_noticed():
    whole = bytearray(zipped(("word/document.xml", b"<w>" + bytes(range(60, 120)) * 20 + b"</w>")))
    whole[60] ^= 1
    files = (
        replace(LETTER.files[0], name="a.docx", data=bytes(whole)),
        replace(LETTER.files[0], name="b.png", data=b"\x89PNG\r\n\x1a\n" + bytes(50)),
        replace(LETTER.files[0], name="c.docx", data=zipped(("word/document.xml", b"<w/>"))),
    )
    opened = read_package(write_package(replace(LETTER, files=files)), "a")
    damaged = [note.found for note in opened.notes if note.kind is Oddity.DAMAGED_FILE]
    assert damaged == ["a.docx", "b.png"]
    assert isinstance(opened.package, LetterPackage)
    assert all(one.data for one in opened.package.files)
