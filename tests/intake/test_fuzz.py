"""Every reader under a byte fuzzer: a result or our own refusal, nothing else, and never a hang.

Files are cut, flipped, spliced, and, where they are packages, broken inside and packed again. ``./dev test`` gives it some
seconds in this process; ``./dev corpus`` minutes, through the child process as the program does it.
"""

from __future__ import annotations

import io
import os
import random
import time
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.base.errors import AppError
from app.base.progress import Silent
from app.intake import ocr, open_bytes
from app.intake.opening import open_here
from tests.intake import made
from tests.intake.letters_youth import CV_PROVINCE
from tests.intake.paper import pdf
from tests.pace import too_long

ROUNDS = 1_000
SLOW = 10.0
MAGIC = [
    b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1 ", b"<html>", b"From: a\nTo: b\n\n", b"\xff\xfe",
    b"<?xml version='1.0'?><edXML>", b"\xdb\xa5", b"MIME-Version: 1.0\nSubject: a\nContent-Type: multipart/related; boundary=x\n\n--x\n",
]  # fmt: skip


@pytest.fixture(autouse=True)
def without_recognition(monkeypatch):
    """Pictures are fuzzed where they are read; here a page without text would only cost time."""
    monkeypatch.setattr(ocr, "available", lambda: False)


@pytest.fixture(scope="module")
def seeds(faces):
    files = {
        "thu.docx": made.word("tcvn3"),
        "thu.rtf": made.rtf("vni"),
        "thu.html": made.html("tcvn3"),
        "thu.xlsx": made.sheet(),
        "thu.pdf": pdf(CV_PROVINCE, *faces),
        "cu.pdf": made.pdf_in_old_fonts("tcvn3"),
        "thu.odt": odt(),
        "thu.msg": made.outlook("Công văn", "Kính gửi", {"a.rtf": made.rtf("tcvn3").ljust(4096)}),
        "thu.txt": made.in_vni(made.TEXT).encode("cp1252", "replace"),
    }
    files["goi.zip"] = made.zipped({f"thư mục/{name}": data for name, data in files.items()})
    files["thu.eml"] = made.mail({"thư.docx": files["thu.docx"], "gói.zip": files["goi.zip"]})
    return files


def odt() -> bytes:
    names = "office text table style draw".split()
    spaces = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one if one != "draw" else "drawing"}:1.0"'
        for one in names
    )
    body = "".join(f'<text:p>{line}<text:s text:c="3"/><text:tab/></text:p>' for line in made.BODY)
    content = (
        f"<office:document-content {spaces}><office:body><office:text><table:table><table:table-row><table:table-cell>"
        f"<text:list><text:list-item>{body}</text:list-item></text:list></table:table-cell></table:table-row></table:table>{body}"
        "</office:text></office:body></office:document-content>"
    )
    return made.zipped(
        {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()}
    )


def damaged(data: bytes, rnd: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(rnd.choice((1, 1, 2, 5, 20))):
        if not out:
            break
        at = rnd.randrange(len(out))
        match rnd.randrange(6):
            case 0:
                out[at] ^= 1 << rnd.randrange(8)
            case 1:
                out[at] = rnd.choice((0, 255, 127, 128, 10, 60, 123))
            case 2:
                del out[at : at + rnd.randrange(1, 200)]
            case 3:
                other = rnd.randrange(len(out))
                out[at:at] = out[other : other + rnd.randrange(1, 500)]
            case 4:
                out[at : at + 4] = rnd.choice((0, 0xFFFFFFFF, 0x7FFFFFFF, 0x80000000)).to_bytes(4, "little")
            case _:
                del out[at : len(out) if rnd.random() < 0.2 else at + 1]
    return bytes(out)


def damaged_inside(data: bytes, rnd: random.Random) -> bytes:
    """A package with sound packing and broken parts."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile:
        return damaged(data, rnd)
    return made.zipped(
        {
            one.filename: damaged(package.read(one), rnd) if rnd.random() < 0.4 else package.read(one)
            for one in package.infolist()
        }
    )


def fuzz(files, opened, rounds: int, seed: int) -> None:
    rnd = random.Random(seed)
    for count in range(rounds):
        name = rnd.choice(list(files))
        data = (damaged_inside if rnd.random() < 0.5 else damaged)(files[name], rnd)
        begun = time.thread_time()
        try:
            if data:
                opened(data, name)
        except AppError as refused:
            assert "{" not in refused.sentence()
        except Exception as fault:
            raise AssertionError(f"{name}, seed {seed}, round {count}: {data[:40]!r}") from fault
        assert not too_long(time.thread_time() - begun, SLOW), f"{name}, seed {seed}, round {count}"


@pytest.mark.slow
def test_damaged_files(seeds):
    seed = int(os.environ.get("VANTHU_FUZZ_SEED", "20261122"))
    fuzz(seeds, lambda data, name: open_here(data, name, Silent()), ROUNDS, seed)


@pytest.mark.corpus
@pytest.mark.parametrize("seed", range(5))
def test_damaged_files_for_long_through_the_child(seeds, seed):
    lost: list[str] = []

    def through(data: bytes, name: str) -> None:
        found = open_bytes(data, name)
        if found.parts and found.parts[0].text is None and found.main == 0 and found.warnings:
            lost.append(name)

    fuzz(seeds, through, 2 * ROUNDS, time.time_ns() + seed)
    assert len(lost) <= 2 * ROUNDS // 200, lost  # a library may die of a file; that is what the child is for


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(MAGIC), st.binary(max_size=400), st.sampled_from(["a.pdf", "a.doc", "a", "ế\u202e.zip"])
)
def test_any_bytes_behind_any_beginning(magic, data, name):
    try:
        open_here(magic + data or b"x", name, Silent())
    except AppError as refused:
        assert refused.sentence()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            "{ } \\par \\cell \\row \\intbl \\pard \\u7897? \\'ad \\- \\uc3 \\f1 \\f99 {\\fonttbl{\\f1 .VnTime;}} \\bin5 \\* \\caps \\v0 \\deleted x".split()
        ),
        max_size=60,
    )
)
def test_any_words_of_rtf(words):
    open_here(("{\\rtf1 " + " ".join(words)).encode(), "a.rtf", Silent())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            "<p> </p> <table> <tr> <td> </table> <ul> <ol> <li> </ol> <br> <font face='.VnTimeH'> </font> <style>p{font-family:VNI-Times}</style> "
            "<p style='font-family:;font-size:x.pt'> <pre> &#0; &amp; ­ aâ <!-- ]]> <script> x".split()
        ),
        max_size=60,
    )
)
def test_any_tags_of_html(tags):
    open_here(("<html>" + " ".join(tags)).encode(), "a.html", Silent())
