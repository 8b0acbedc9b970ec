from __future__ import annotations

import base64
import io
import string
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.base.errors import AppError
from app.exchange.package import (
    Act,
    Business,
    File,
    LetterPackage,
    Oddity,
    Office,
    Package,
    Priority,
    ReceiptPackage,
    ReceiverChange,
    Reference,
    Replacement,
    Staff,
    Status,
    Trace,
)
from app.exchange.reader import NAMESPACE, read_package
from app.exchange.refusals import PackageBroken, PackageForeign, PackageIncomplete, PackageUnsafe
from app.exchange.values import good_office_id
from app.exchange.writer import write_package

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples" / "edxml"

LETTER = LetterPackage(
    sender=Office("000.00.00.Z91", "Xã đoàn Suối Mây", "Tỉnh đoàn Thử", email="xadoan@suoimay.example"),
    receivers=(Office("H99.02", "Trường THCS Bến Đá"),),
    document_id="000.00.00.Z91,2026/05/04,12/KH-ĐTN",
    number="12",
    notation="KH-ĐTN",
    place="Suối Mây",
    day=date(2026, 5, 4),
    kind_code="5",
    kind_name="Kế hoạch",
    subject="Tổ chức ngày hội 'Đọc & viết' <lần 2>",
    authority="TM. BAN CHẤP HÀNH",
    position="BÍ THƯ",
    signer="Đỗ Thị Thử",
    due=date(2026, 5, 20),
    priority=Priority.VERY_URGENT,
    copies=3,
    pages=2,
    appendixes=("Danh sách đội",),
    answers=(Reference("000.00.00.Z90", "7", "CV-TĐTN", date(2026, 4, 1), "abc"),),
    steering="2",
    recipients=("Như trên", "Lưu VP"),
    traces=(Trace("000.00.00.Z91", datetime(2026, 5, 4, 8, 30, 5)),),  # noqa: DTZ001 - packages carry no zone
    business=Business(
        Act.REPLACE,
        "Sai phụ lục",
        paper=True,
        staff=Staff("Văn phòng", "Lò Văn Mẫu", "mau@suoimay.example", "0900000000"),
        receivers=(ReceiverChange("H99.02", True),),
        replaces=(Replacement("000.00.00.Z91,2026/05/01,11/KH-ĐTN", ("H99.02",)),),
    ),
    files=(
        File("Kế hoạch.pdf", b"%PDF-1.7\n%%EOF\n"),
        File("bảng điểm.csv", b"a;b\n"),
        File("gói.zip", b"PK\x05\x06" + bytes(18)),
    ),
)


def bare(package: Package) -> Package:
    """Without what only the way of packing tells."""
    if isinstance(package, ReceiptPackage):
        return package
    return replace(package, files=tuple(File(f.name, f.data) for f in package.files))


def test_a_letter_reads_back_to_the_same_fields():
    opened = read_package(write_package(LETTER), "a.edxml")
    assert bare(opened.package) == bare(LETTER)
    assert {n.kind for n in opened.notes} == {Oddity.ZIPPED}


def test_prefixes_and_order_are_those_other_systems_take():
    text = write_package(LETTER).decode()
    assert text.startswith(f'<?xml version="1.0" encoding="UTF-8"?>\n<edXML xmlns="{NAMESPACE}">')
    places = [
        text.index(f"<{tag}")
        for tag in (
            *("edXML:edXMLEnvelope", "edXML:From", "edXML:To>", "edXML:DocumentId", "edXML:CodeNumber"),
            *(
                "edXML:PromulgationInfo",
                "edXML:TypeName",
                "edXML:Subject",
                "edXML:Competence",
                "edXML:DueDate",
            ),
            *(
                "edXML:Priority",
                "edXML:ResponseFor",
                "edXML:SteeringType",
                "edXML:ToPlaces",
                "edXML:TraceHeader>",
            ),
            *("edXML:Bussiness>", "edXML:edXMLManifest", "AttachmentEncoded", "edXML:ContentTransferEncoded"),
        )
    ]
    assert places == sorted(places)
    assert "<edXML:Content>" not in text  # nothing empty


words = (
    st.text(string.ascii_letters + "ăâđêôơưạếỹ &<>'\"/", max_size=30)
    .map(lambda t: " ".join(t.split()))
    .filter(lambda t: t.lower() not in {"n/a", "null", "none"})
)
days = st.none() | st.dates(date(1946, 1, 1), date(2100, 1, 1))
FIRST, LAST = datetime(1946, 1, 1), datetime(2100, 1, 1)  # noqa: DTZ001 - packages carry no zone
moments = st.none() | st.datetimes(FIRST, LAST).map(lambda d: d.replace(microsecond=0))
ids = st.sampled_from(["", "000.00.00.H41", "H37.02.02", "A1"])
offices = st.builds(Office, ids, words, words, words, words, words, words, words)
numbers = st.integers(1, 9999).map(str)
references = st.builds(
    Reference,
    ids,
    numbers,
    st.sampled_from(["CV-ĐTN", "QĐ-UBND"]),
    st.dates(date(1946, 1, 1), date(2100, 1, 1)),
    st.just(""),
)
named = words.filter(bool)
staffs = st.none() | st.builds(Staff, named, words, words, words)
letters = st.builds(
    LetterPackage,
    sender=offices,
    receivers=st.lists(offices, max_size=3).map(tuple),
    document_id=words,
    number=numbers,
    notation=words,
    place=words,
    day=days,
    kind_code=words,
    kind_name=words,
    subject=words,
    content=words,
    authority=words,
    position=words,
    signer=words,
    due=days,
    priority=st.sampled_from(Priority),
    sphere=words,
    copies=st.none() | st.integers(0, 999_999),
    appendixes=st.lists(named, max_size=3).map(tuple),
    answers=st.lists(references, max_size=2).map(tuple),
    steering=words,
    recipients=st.lists(named, max_size=3).map(tuple),
    traces=st.lists(st.builds(Trace, ids, moments), max_size=2).map(tuple),
    business=st.builds(Business, st.sampled_from(Act), words, words, st.booleans(), staffs),
    files=st.lists(
        st.builds(
            File,
            named.map(lambda n: n.replace("/", "") or "x").map(lambda n: f"{n}.txt"),
            st.binary(min_size=1, max_size=50),
        ),
        max_size=3,
    ).map(tuple),
)
receipts = st.builds(ReceiptPackage, offices, references, st.sampled_from(Status), words, moments, staffs)


@settings(max_examples=150, deadline=None)
@given(letters | receipts)
def test_every_package_reads_back(package: Package):
    assert bare(read_package(write_package(package), "x").package) == bare(package)


def test_written_twice_is_the_same_bytes():
    assert write_package(LETTER) == write_package(LETTER)


@pytest.mark.parametrize(
    ("data", "error", "told"),
    [
        (b"<?xml version='1.0'?>\n<edXML>\n<a></b></edXML>", PackageBroken, "3"),
        (b"<edXML", PackageBroken, "1"),
        (b"", PackageBroken, "1"),
        (b"<?xml version='1.0' encoding='nonesuch'?><edXML/>", PackageBroken, "1"),
        (
            b"<?xml version='1.0'?>\n<!DOCTYPE edXML [<!ENTITY a 'b'>]>\n<edXML>&a;</edXML>",
            PackageUnsafe,
            "2",
        ),
        (b"<html><body/></html>", PackageForeign, "html"),
        (b"<edXML><edXMLEnvelope>\n<edXMLBody/></edXMLEnvelope></edXML>", PackageIncomplete, "edXMLHeader"),
        (
            b"<edXML><edXMLEnvelope><edXMLHeader>\n<MessageHeader/></edXMLHeader></edXMLEnvelope></edXML>",
            PackageIncomplete,
            "From",
        ),
        (b"<edXML>" + b"<a>" * 100 + b"</a>" * 100 + b"</edXML>", PackageUnsafe, "dòng 1"),
    ],
)
def test_what_is_malformed_is_refused_with_its_place(data: bytes, error: type[AppError], told: str):
    with pytest.raises(error) as caught:
        read_package(data, "hỏng.edxml")
    assert told in caught.value.sentence() and "hỏng.edxml" in caught.value.sentence()


def test_entities_in_a_wide_encoding_are_refused_too():
    data = (
        "<?xml version='1.0' encoding='UTF-16'?><!DOCTYPE edXML [<!ENTITY a 'b'>]><edXML>&a;</edXML>".encode(
            "utf-16"
        )
    )
    with pytest.raises(PackageUnsafe):
        read_package(data, "x")


def dialect(text: str) -> str:
    """The same letter as the older libraries spell it."""
    return (
        text.replace(NAMESPACE, "http://www.e-doc.vn/Schema/")
        .replace("Bussiness", "Business")
        .replace("OrganizationInCharge", "OrganInCharge")
        .replace("2026/05/04 08:30:05", "04/05/2026 08:30:05")
        .replace(
            "<edXML:TraceHeaderList>",
            '<edXML:TraceHeaderList id="1" version="1.0" mustUnderstand="1" actor="x">',
        )
    )


def test_the_older_spelling_reads_the_same():
    data = b"\xef\xbb\xbfstray " + dialect(write_package(LETTER).decode()).encode()
    opened = read_package(data, "x")
    assert bare(opened.package) == bare(LETTER)
    assert {n.kind for n in opened.notes} == {Oddity.NAMESPACE, Oddity.PREAMBLE, Oddity.ZIPPED}


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("2026/05/20", "2026/02/30", Oddity.DATE),
        ("<edXML:CodeNumber>12<", "<edXML:CodeNumber>12a<", Oddity.NUMBER),
        ("<edXML:Priority>2<", "<edXML:Priority>9<", Oddity.PRIORITY),
        ("<edXML:BussinessDocType>3<", "<edXML:BussinessDocType>x<", Oddity.ACT),
        ("H99.02", "h99-02", Oddity.OFFICE_ID),
        ("<edXML:DocumentId>000.00.00.Z91,2026/05/04,12/KH-ĐTN<", "<edXML:DocumentId>N/A<", Oddity.MISSING),
        (
            "<edXML:SteeringType>2<",
            "<edXML:SteeringType>1</edXML:SteeringType><edXML:SteeringType>2<",
            Oddity.REPEATED,
        ),
    ],
)
def test_oddities_are_noted_with_their_line_and_the_rest_is_read(old: str, new: str, kind: Oddity):
    text = write_package(LETTER).decode()
    assert old in text
    opened = read_package(text.replace(old, new).encode(), "x")
    assert next(n.line for n in opened.notes if n.kind is kind)
    assert isinstance(opened.package, LetterPackage) and opened.package.signer == "Đỗ Thị Thử"


def with_file(name: str, data: bytes) -> tuple[LetterPackage, list[Oddity]]:
    """A letter with one attachment whose transported bytes are ``data``."""
    text = write_package(replace(LETTER, files=(File("x.pdf", b"%PDF"),))).decode()
    text = text.replace("x.pdf", name).replace(
        base64.b64encode(b"%PDF").decode(), base64.b64encode(data).decode()
    )
    opened = read_package(text.encode(), "x")
    assert isinstance(opened.package, LetterPackage)
    return opened.package, [n.kind for n in opened.notes]


def packed(*members: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def test_a_file_wrapped_in_a_zip_is_unwrapped_whatever_its_content_type_says():
    letter, notes = with_file("a.pdf", packed(("tmp", b"%PDF-1.4 %%EOF")))
    assert letter.files[0].data == b"%PDF-1.4 %%EOF" and notes == [Oddity.ZIPPED]


def test_an_archive_keeps_its_own_bytes():
    data = packed(("a", b"1"), ("b", b"2"))
    assert with_file("a.zip", data)[0].files[0].data == data
    assert with_file("a.docx", data)[0].files[0].data == data


def test_damage_is_noticed_and_the_letter_read():
    whole = packed(("tmp", bytes(range(256)) * 40))
    cut = with_file("a.pdf", whole[: len(whole) // 2])
    flipped = bytearray(whole)
    flipped[60] ^= 255
    bomb = with_file("a.txt", packed(("tmp", bytes(30_000_000))))
    for letter, notes in (cut, with_file("a.pdf", bytes(flipped)), bomb):
        assert notes == [Oddity.DAMAGED_FILE] and letter.files[0].data is None and letter.number == "12"
    assert with_file("a.pdf", b"%PDF-1.4 cut")[1] == [Oddity.DAMAGED_FILE]
    assert with_file("a.pdf", b"MZ\x90")[1] == [Oddity.FOREIGN_FILE]


def test_a_broken_encoding_is_noticed_with_its_line():
    text = (
        write_package(LETTER).decode().replace(base64.b64encode(LETTER.files[0].data or b"").decode(), "@@@=")
    )
    (note,) = [n for n in read_package(text.encode(), "x").notes if n.kind is Oddity.DAMAGED_FILE]
    assert note.line and str(note.line) in note.reason and note.found == "Kế hoạch.pdf"


def test_files_named_but_absent_and_present_but_not_named():
    text = write_package(LETTER).decode()
    start, end = text.index("<Attachment>"), text.index("</Attachment>") + len("</Attachment>")
    kinds = [n.kind for n in read_package((text[:start] + text[end:]).encode(), "x").notes]
    assert kinds.count(Oddity.ABSENT_FILE) == 1
    start, end = text.index("<edXML:Reference>"), text.index("</edXML:Reference>") + len("</edXML:Reference>")
    opened = read_package((text[:start] + text[end:]).encode(), "x")
    assert [n.kind for n in opened.notes].count(Oddity.UNLISTED_FILE) == 1
    assert isinstance(opened.package, LetterPackage) and len(opened.package.files) == 3


def test_identifiers_of_both_forms():
    assert good_office_id("000.00.00.H41") and good_office_id("H37.02.02") and good_office_id("28.22.H17")
    assert not good_office_id("vxp.saas.03") and not good_office_id("A" * 36) and not good_office_id("H37..2")


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_bent_bytes_are_read_or_refused(data: st.DataObject):
    whole = bytearray(write_package(LETTER))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole) - 1))
        match data.draw(st.integers(0, 2)):
            case 0:
                whole[at] = data.draw(st.integers(0, 255))
            case 1:
                del whole[at : at + data.draw(st.integers(1, 400))]
            case _:
                whole[at:at] = data.draw(st.binary(max_size=20))
        if not whole:
            break
    try:
        read_package(bytes(whole), "x")
    except AppError as refused:
        assert refused.code.startswith("LTG-") and refused.sentence()


def test_the_sample_packages_read_and_write_and_read():
    if not SAMPLES.is_dir():
        pytest.skip("the shared samples are not beside this checkout")
    seen = set()
    for path in sorted(SAMPLES.glob("*.edxml")):
        package = read_package(path.read_bytes(), path.name).package
        assert bare(read_package(write_package(package), path.name).package) == bare(package)
        seen.add(type(package))
    assert seen == {LetterPackage, ReceiptPackage}
