"""Archives and e-mails: their files, names, nesting; which one is the letter; what is refused and in which words."""

from __future__ import annotations

import io
import zipfile

import pytest

from app.base.progress import Silent
from app.intake import FileType, open_bytes, read_bytes
from app.intake.names import MOST, safe_name, tricky
from app.intake.opening import open_here
from app.intake.readers import archive
from app.intake.readers.mail import Mail, as_eml, read_eml
from app.intake.refusals import ArchiveLocked, ArchiveUnsafe, MailBroken
from tests.intake import made
from tests.intake.letters_youth import CV_PROVINCE
from tests.intake.paper import left_first, pdf

ANNEX = "Phụ lục\nDanh sách đoàn viên được khen thưởng\n1. Đặng Thị Diễm Quỳnh".encode()


def opened(data, name, **more):
    return open_here(data, name, Silent(), **more)


def test_the_letter_among_its_attachments(faces):
    data = made.zipped(
        {"phu luc.txt": ANNEX, "bang/danh sach.xlsx": made.sheet(), "12-CV.pdf": pdf(CV_PROVINCE, *faces)}
    )
    found = opened(data, "thu.zip")
    assert found.type is FileType.ZIP
    assert [(part.name, part.type.value, part.letter) for part in found.parts] == [
        ("phu luc.txt", "txt", False), ("danh sach.xlsx", "xlsx", False), ("12-CV.pdf", "pdf", True),
    ]  # fmt: skip
    assert found.main == 2
    assert [part.name for part in found.letters] == ["12-CV.pdf"]
    assert found.parts[1].place == "thu.zip › danh sach.xlsx"
    assert "Quỳnh" in found.parts[1].text.text


def test_reading_a_container_reads_its_letter(faces):
    data = made.mail({"12-CV.pdf": pdf(CV_PROVINCE, *faces), "phụ lục.txt": ANNEX})
    source = read_bytes(data, "thu.eml")
    assert source.type is FileType.PDF
    assert "412-CV/TĐTN-VP" in source.text
    assert "phụ lục.txt" in source.warnings[0]
    text = read_bytes(made.mail({}, text="Mời họp lúc 8 giờ."), "thu.eml")
    assert "Mời họp lúc 8 giờ." in text.text
    assert read_bytes(made.zipped({"a.txt": ANNEX, "b.txt": ANNEX}), "hai.zip").text.splitlines() == [
        "hai.zip › a.txt", "hai.zip › b.txt",
    ]  # fmt: skip


def test_mail_in_mail_in_zip(faces):
    letter = pdf(CV_PROVINCE, *faces)
    inner = made.mail({"Công văn số 412.pdf": letter}, subject="Chuyển tiếp")
    outer = made.zipped({"thư.eml": made.mail({"thư trong.eml": inner})})
    found = opened(outer, "gói.zip")
    assert found.parts[found.main].place == "gói.zip › thư.eml › thư trong.eml › Công văn số 412.pdf"
    assert found.parts[found.main].data == letter


def test_two_letters_in_one_archive_are_both_letters(faces):
    data = made.zipped({"1.pdf": pdf(CV_PROVINCE, *faces), "2.txt": left_first(CV_PROVINCE).encode()})
    assert [part.letter for part in opened(data, "a.zip").parts] == [True, True]


def test_one_bad_file_costs_itself_a_sentence():
    found = opened(
        made.zipped({"hong.pdf": b"%PDF-1.7 x", "ma.exe": b"MZ" + bytes(99), "thu.txt": "Chào".encode()}),
        "a.zip",
    )
    assert [part.refused is None for part in found.parts] == [False, False, True]
    assert "hong.pdf" in found.parts[0].refused
    assert found.parts[1].type is FileType.OTHER


def test_old_names_in_zip_and_mail():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        info = zipfile.ZipInfo("x")
        info.filename = "Quyết định.txt".encode().decode("cp437")
        package.writestr(info, "nội dung")
    data = stream.getvalue()
    at = data.find(b"PK\x01\x02")
    plain = bytearray(data)  # the flag that says UTF-8 is taken away in both headers
    plain[7] &= ~0x08
    plain[at + 9] &= ~0x08
    assert opened(bytes(plain), "a.zip").parts[0].name in (
        "Quyết định.txt",
        "Quyết định.txt".encode().decode("cp437"),
    )
    raw = (
        b"From: a@b.vn\r\nTo: c@d.vn\r\nSubject: =?utf-8?B?Q8O0bmcgdsSDbg==?=\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: application/octet-stream; name="=?UTF-8?Q?k=E1=BA=BF_ho=E1=BA=A1ch.txt?="\r\n'
        b"Content-Disposition: attachment\r\n\r\nabc"
    )
    mail = read_eml(raw, "a.eml")
    assert (mail.subject, mail.files[0].name) == ("Công văn", "kế hoạch.txt")
    assert (
        read_eml(
            raw.replace(b'name="=?UTF-8?Q?k=E1=BA=BF_ho=E1=BA=A1ch.txt?="', b"name*=utf-8''k%E1%BA%BF.txt"),
            "a.eml",
        )
        .files[0]
        .name
        == "kế.txt"
    )


def test_locked_archive():
    stream = io.BytesIO(made.zipped({"a.txt": b"abc"}, method=zipfile.ZIP_STORED))
    locked = bytearray(stream.getvalue())
    locked[6] |= 1
    locked[locked.find(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(ArchiveLocked):
        opened(bytes(locked), "a.zip")


def overlapping() -> bytes:
    """Many entries of the directory that point at the same packed bytes."""
    one = made.zipped({"a.txt": b"0" * 2_000_000})
    at, end = one.find(b"PK\x01\x02"), one.find(b"PK\x05\x06")
    entry = one[at:end]
    tail = bytearray(one[end:])
    tail[8:12] = (50).to_bytes(2, "little") * 2
    tail[12:16] = (len(entry) * 50).to_bytes(4, "little")
    return one[:at] + entry * 50 + bytes(tail)


def nested(depth: int) -> bytes:
    data = made.zipped({"a.txt": b"0" * 1_000_000})
    for _ in range(depth):
        data = made.zipped({f"{index}.zip": data for index in range(8)})
    return data


@pytest.mark.parametrize(
    "data",
    [
        made.zipped({"a.txt": b"0" * 30_000_000}),
        overlapping(),
        made.zipped({f"{i}.txt": b"" for i in range(501)}),
    ],
    ids=["ratio", "overlap", "count"],
)
def test_bombs_are_refused(data):
    with pytest.raises(ArchiveUnsafe) as caught:
        opened(data, "bom.zip")
    assert "bom.zip" in caught.value.sentence()


def test_nesting_ends():
    found = opened(nested(6), "bom.zip")
    assert found.warnings
    assert len(found.parts) <= 8**4
    assert sum(len(part.data) for part in found.parts) < 400_000_000


def test_an_archive_that_writes_outside_has_safe_names():
    found = opened(made.zipped({"../../etc/passwd": b"a b c", "C:\\Windows\\x.txt": b"a b c"}), "a.zip")
    assert [part.name for part in found.parts] == ["passwd", "x.txt"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("thư\u202egpj.exe", "thưgpj.exe"), ("a\x00b\x1b[31m.pdf", "ab[31m.pdf"), ("a\u200bb.pdf", "ab.pdf"),
        ("  .  ", "khong-ten"), ("", "khong-ten"), ("a/b\\c.doc", "c.doc"), ("dòng\nhai.txt", "dòng hai.txt"), ("a:b?.txt", "a_b_.txt"),
    ],
)  # fmt: skip
def test_names_are_shown_as_they_are(name, shown):
    assert safe_name(name) == shown


def test_long_names_keep_their_ending():
    for letter in ("a", "ế", "\U0001f600"):
        name = safe_name(letter * 255 + ".docx")
        assert len(name) <= MOST
        assert len(name.encode()) <= 240
        assert name.endswith(".docx")


def test_tricks_are_named():
    assert tricky("a\u202eb.pdf")
    assert not tricky("Kế hoạch số 12.pdf")
    found = opened(made.zipped({"thư\u202efdp.exe": b"MZ" + bytes(50)}), "a.zip")
    assert "thưfdp.exe" in found.warnings[0]


def test_outlook_file(faces):
    inner = made.outlook(
        "Chuyển tiếp", "Gửi các đơn vị.", {"12-CV.pdf": pdf(CV_PROVINCE, *faces)}, root=False
    )
    data = made.outlook("Công văn số 412", "Kính chuyển.", {"ghi chú.txt": ANNEX.ljust(4096), "thư": inner})
    found = opened(data, "thu.msg")
    assert found.type is FileType.MSG
    assert found.cover.text.startswith("Công văn số 412\nVăn thư\nKính chuyển.")
    assert [part.place for part in found.parts if part.type is not FileType.EML] == [
        "thu.msg › ghi chú.txt", "thu.msg › thư.eml › 12-CV.pdf",
    ]  # fmt: skip
    assert found.parts[found.main].name == "12-CV.pdf"


def test_outlook_mail_inside_is_written_anew():
    mail = Mail(
        "Chuyển\r\nBcc: x@y",
        "Nguyễn Văn A",
        "",
        "Chào".encode(),
        None,
        "utf-8",
        [archive.Inner("a b.txt", b"x")],
    )
    again = read_eml(as_eml(mail), "thu.eml")
    assert again.subject == "Chuyển Bcc: x@y"
    assert again.files[0] == archive.Inner("a b.txt", b"x")


def test_outlook_file_without_anything_is_refused():
    with pytest.raises(MailBroken):
        opened(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "__properties_version1.0".encode("utf-16-le"),
            "a.msg",
        )


def test_a_plain_file_is_its_own_part(faces):
    data = pdf(CV_PROVINCE, *faces)
    found = open_bytes(data, "a.pdf")
    assert (found.main, len(found.parts), found.parts[0].data, found.parts[0].letter) == (0, 1, data, True)
