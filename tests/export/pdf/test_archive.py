"""Everything issued is PDF/A-2b: said by pikepdf's validator for every template and sample, and for what is made on top of them."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pikepdf
import pytest
from pikepdf import pdfa
from PIL import Image, ImageCms

from app.base.paths import resource
from app.export.pdf.archive import archived, joined, packet
from app.export.pdf.fonts import typeface
from app.export.pdf.profile import srgb
from app.export.pdf.writer import render
from app.layout.compose import compose, standard_of
from app.layout.parts import Letter
from app.layout.sheet import Meta, Sheet
from app.services.kind_templates import for_the_pen, kind_templates
from tests.export.bodies import everything
from tests.export.pdf.test_writer import full
from tests.export.sheets import META, para, sheet

TEMPLATES = [
    (standard, one.name)
    for standard in ("youth-union", "decree-30", "party")
    for one in kind_templates(standard)
]
SAMPLES = sorted(resource("samples", "letters").glob("*/*.json"))
JAVA = Path("/usr/share/java")
PREFLIGHT = "preflight pdfbox2 xmpbox fontbox2 commons-logging commons-io javax.activation jaxb-api"


def need_archive(data: bytes) -> None:
    report = pdfa.validate_written(io.BytesIO(data), "2b")
    assert report.passed, [str(one) for one in report.findings]


def of_template(standard: str, name: str) -> Sheet:
    (one,) = (one for one in kind_templates(standard) if one.name == name)
    letter = for_the_pen(one.letter)
    return compose(letter, standard_of(letter), typeface())


@pytest.mark.parametrize(("standard", "name"), TEMPLATES, ids=lambda one: str(one))
def test_every_template_is_fit_for_archives(standard: str, name: str) -> None:
    need_archive(render(of_template(standard, name)).data)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_sample_is_fit_for_archives(path: Path) -> None:
    letter = msgspec.json.decode(path.read_bytes(), type=Letter)
    moment = datetime(2026, 3, 5, 8, 30, tzinfo=timezone(timedelta(hours=7)))
    need_archive(render(compose(letter, standard_of(letter), typeface()), created=moment).data)


def test_all_looks_pictures_notes_and_letters_no_font_has() -> None:
    need_archive(render(everything()).data)
    need_archive(render(full()).data)
    need_archive(render(sheet()).data)
    made = render(sheet(para("Vui 🙂 lên 漢 שלום"), para("a\x07b")))
    assert {one.char for one in made.missing} >= {"🙂", "漢"}
    need_archive(made.data)


def test_a_letter_no_font_has_is_drawn_as_a_square_and_read_as_itself() -> None:
    import pypdfium2

    data = render(sheet(para("x 🙂 y"))).data
    assert "🙂" in pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        shown = [
            bytes(operands[0])
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) == "Tj"
        ]
    assert shown
    assert all(0 not in text for text in shown)  # code 0 is the box that stands for nothing


def test_what_the_metadata_say_is_what_the_properties_say() -> None:
    moment = datetime(2026, 3, 5, 8, 30, tzinfo=timezone(timedelta(hours=7)))
    with pikepdf.open(io.BytesIO(render(full(), created=moment).data)) as pdf:
        meta = pdf.open_metadata()
        assert (meta["dc:title"], meta["dc:creator"]) == (META.title, [META.organ])
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "B")
        assert meta["xmp:CreateDate"] == "2026-03-05T08:30:00+07:00"
        assert "pdfuaid:part" not in meta  # claimed only when something can prove it


def test_words_that_xml_cannot_hold() -> None:
    meta = Meta(title='A <b> & "c"\x0b', subject="", organ="Đoàn\ud7ff", kind="KH")
    said = packet(meta, None).decode()
    assert 'A &lt;b&gt; &amp; "c"<' in said
    assert "dc:description" not in said
    need_archive(render(sheet(para("a"), meta=meta)).data)


def test_the_profile_is_srgb_by_another_reader() -> None:
    """LittleCMS turns our colours into those of its own sRGB: nothing moves by more than a step."""
    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb()))
    theirs = ImageCms.createProfile("sRGB")
    colours = Image.new("RGB", (3, 1))
    colours.putdata([(200, 30, 30), (12, 120, 240), (127, 127, 127)])
    turned = ImageCms.profileToProfile(colours, ours, theirs)
    assert turned is not None
    for before, after in zip(colours.tobytes(), turned.tobytes(), strict=True):
        assert abs(before - after) <= 1
    assert len(srgb()) < 3000


def test_a_foreign_file_is_made_fit_when_it_can_be_and_else_left_alone() -> None:
    scan = io.BytesIO()
    Image.new("L", (200, 300), 255).save(scan, "PDF")
    need_archive(archived(scan.getvalue()))
    lacking = io.BytesIO()
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(lacking)
    canvas.drawString(72, 700, "Helvetica is not in this file")
    canvas.save()
    assert archived(lacking.getvalue()) == lacking.getvalue()


@pytest.mark.corpus
def test_the_first_level_by_another_validator(tmp_path: Path) -> None:
    """PDF/A-1b knows no packed objects: pikepdf unpacks them, Apache PDFBox judges fonts, colours and contents."""
    jars = [JAVA / f"{name}.jar" for name in PREFLIGHT.split()]
    if shutil.which("java") is None or not all(jar.exists() for jar in jars):
        pytest.skip(
            "Java or PDFBox Preflight is not installed (apt: libpdfbox2-java libactivation-java libjaxb-api-java)"
        )
    files = []
    for number, (standard, name) in enumerate(TEMPLATES):
        data = render(of_template(standard, name)).data
        files.append(tmp_path / f"{number}.pdf")
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for page in pdf.pages:
                del page.obj.Tabs  # a word of PDF 1.5
            pdfa.save(pdf, files[-1], "1b")
    call = ["java", "-cp", ":".join(map(str, jars)), "org.apache.pdfbox.preflight.Validator_A1b"]
    for file in files:
        told = subprocess.run([*call, str(file)], capture_output=True, text=True)
        assert "is a valid PDF/A-1b file" in told.stdout, (file.name, told.stdout[-2000:], told.stderr[-500:])


def test_a_page_of_another_hand_in_our_typeface_is_fit() -> None:
    """Registers and lists are set by ReportLab's own means; their faces are embedded, an empty transition stands on each page."""
    from reportlab.pdfgen.canvas import Canvas

    from app.export.lists.faces import faces

    out = io.BytesIO()
    canvas = Canvas(out, initialFontName=faces().regular, lang="vi-VN")
    canvas.setTitle("Sổ đăng ký văn bản đi")
    canvas.drawString(72, 700, "Số, ký hiệu văn bản")
    canvas.save()
    assert b"/Trans" in out.getvalue()
    need_archive(archived(out.getvalue()))


def test_many_letters_in_one_file_are_fit_like_each_of_them() -> None:
    out = io.BytesIO()
    with pikepdf.new() as whole:
        for made in (full(), everything(), sheet(para("Thư ba"))):
            with pikepdf.open(io.BytesIO(render(made).data)) as one:
                joined(whole, one)
        whole.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    need_archive(out.getvalue())
    with pikepdf.open(out) as whole:
        assert len(whole.pages) == 2 + 6 + 1
        assert (str(whole.Root.Lang), "/StructTreeRoot" in whole.Root) == ("vi-VN", False)
