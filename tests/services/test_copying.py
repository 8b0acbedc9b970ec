"""Copies of a PDF: what was there stays, the form or the text stands in its place, a signed file is left alone."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from app.__main__ import main
from app.base.clock import VIETNAM
from app.export.pdf.overlay import PdfRefused
from app.layout.papers import Copy, Envelope
from app.layout.parts import DateLine, Number, Organ, Signature, Storage
from app.services.copying import electronic_copy, paper_copy
from app.services.kind_templates import for_the_pen, template
from app.services.rendering import render

SIGNED = datetime(2026, 1, 5, 8, 30, 15, tzinfo=VIETNAM)
COPY = Copy(
    standard="decree-30",
    organ=Organ(issuing=["ỦY BAN NHÂN DÂN XÃ PHÚ LÂM"], symbol="UBND"),
    number=Number(value="3"),
    date=DateLine(place="Phú Lâm", day=9, month=2, year=2026),
    signature=Signature(name="Phạm Thị Ba", position="CHÁNH VĂN PHÒNG", authority=["TL. CHỦ TỊCH"]),
    storage=Storage(units="VT"),
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    render(for_the_pen(template("decree-30", "thong-bao").letter), pdf=tmp_path / "goc.pdf")
    return tmp_path / "goc.pdf"


def lines(path: Path, page: int) -> list[tuple[str, float, float]]:
    """Text with left edge and distance from the page's top, in points as seen."""
    document = pypdfium2.PdfDocument(path)
    try:
        text = document[page].get_textpage()
        high = document[page].get_height()
        found = []
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            found.append((text.get_text_bounded(left, bottom, right, top), right, high - top))
        return found
    finally:
        document.close()


def words(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_the_text_of_an_electronic_copy_stands_at_the_top_right(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "sao.pdf"
    pages = electronic_copy(source, COPY, target, signed=SIGNED)
    assert pages == len(pypdfium2.PdfDocument(source))
    shown = words(target)
    assert "SAO Y; Ủy ban nhân dân xã Phú Lâm; 05/01/2026; 08:30:15 +07:00" in shown
    assert all(line in shown for line in words(source).splitlines())
    (mark,) = [line for line in lines(target, 0) if "SAO Y" in line[0]]
    assert mark[1] > 210 / 25.4 * 72 - 40  # right edge
    assert mark[2] < 40  # over the letter


def test_a_page_that_lies_on_its_side_gets_it_where_the_reader_sees_the_corner(
    source: Path, tmp_path: Path
) -> None:
    with pikepdf.open(source) as document:
        document.pages[0].rotate(90, relative=True)
        document.save(tmp_path / "ngang.pdf")
    electronic_copy(tmp_path / "ngang.pdf", COPY, tmp_path / "sao.pdf", signed=SIGNED)
    document = pypdfium2.PdfDocument(tmp_path / "sao.pdf")
    picture = document[0].render(scale=1, grayscale=True).to_numpy()
    high, wide = picture.shape[:2]
    assert wide > high
    corner = picture[: int(high * 0.06), int(wide * 0.6) :]
    assert (corner < 200).any()


def test_the_form_of_a_paper_copy_stands_under_the_last_line(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "sao.pdf"
    before = len(pypdfium2.PdfDocument(source))
    assert paper_copy(source, COPY, target) == before
    shown = lines(target, before - 1)
    top = {text.strip(): down for text, _, down in shown}
    form = next(down for text, down in top.items() if text == "SAO Y")
    assert form > max(down for text, _, down in lines(source, before - 1))
    assert "Số: 03/SY-UBND" in words(target)


def test_a_full_page_is_followed_by_one_for_the_form(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    full = Canvas(str(tmp_path / "day.pdf"), pagesize=(595.28, 841.89))
    for row in range(60):
        full.drawString(90, 800 - row * 12.5, "words to the end of the page")
    full.save()
    assert paper_copy(tmp_path / "day.pdf", COPY, tmp_path / "sao.pdf") == 2
    assert "SAO Y" in words(tmp_path / "sao.pdf")


def test_broken_and_signed_files_are_refused(source: Path, tmp_path: Path) -> None:
    (tmp_path / "hong.pdf").write_bytes(b"%PDF-1.7 nothing more")
    with pytest.raises(PdfRefused):
        paper_copy(tmp_path / "hong.pdf", COPY, tmp_path / "sao.pdf")
    with pikepdf.open(source) as document:
        document.Root.AcroForm = pikepdf.Dictionary(SigFlags=3, Fields=pikepdf.Array())
        document.save(tmp_path / "ky.pdf")
    for copied in (paper_copy, lambda *three: electronic_copy(*three, signed=SIGNED)):
        with pytest.raises(PdfRefused):
            copied(tmp_path / "ky.pdf", COPY, tmp_path / "sao.pdf")
    assert not (tmp_path / "sao.pdf").exists()


def test_on_the_command_line(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import msgspec

    form, target = tmp_path / "sao.json", tmp_path / "sao.pdf"
    form.write_bytes(msgspec.json.encode(COPY))
    call = ["letter", "copy", str(source), str(form), "--pdf", str(target), "--json"]
    assert main(call) == 0
    assert json.loads(capsys.readouterr().out)["files"] == {"pdf": str(target)}
    assert main([*call, "--electronic", "2026-01-05T08:30:15"]) == 0
    assert "08:30:15 +07:00" in words(target)
    assert main([*call, "--electronic", "hôm qua"]) == 2
    envelope = tmp_path / "bi.json"
    envelope.write_text('{"document": "envelope", "organ": ["A"], "to": ["B"]}', encoding="utf-8")
    assert main(["letter", "render", str(envelope), "--pdf", str(tmp_path / "bi.pdf")]) == 0
    assert "Kính gửi:" in words(tmp_path / "bi.pdf")


def test_copies_and_envelopes_are_fit_for_archives(source: Path, tmp_path: Path) -> None:
    from tests.export.pdf.test_archive import need_archive

    for make in (
        lambda target: paper_copy(source, COPY, target),
        lambda target: electronic_copy(source, COPY, target, signed=SIGNED),
    ):
        make(tmp_path / "sao.pdf")
        need_archive((tmp_path / "sao.pdf").read_bytes())
    envelope = Envelope(
        organ=["ỦY BAN NHÂN DÂN", "XÃ PHÚ LÂM"], address="Ấp 1", number="15/QĐ-UBND", to=["Ông Trần Văn Một"]
    )
    render(envelope, pdf=tmp_path / "bi.pdf")
    need_archive((tmp_path / "bi.pdf").read_bytes())


def test_a_copy_on_a_scan_is_fit_for_archives(tmp_path: Path) -> None:
    from PIL import Image

    from tests.export.pdf.test_archive import need_archive

    Image.new("L", (1240, 1754), 255).save(tmp_path / "scan.pdf", resolution=150)
    electronic_copy(tmp_path / "scan.pdf", COPY, tmp_path / "sao.pdf", signed=SIGNED)
    need_archive((tmp_path / "sao.pdf").read_bytes())
