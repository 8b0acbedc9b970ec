"""Pictures of pages."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from app.base.errors import FileEmpty, FileMissing, FileUnreadable
from app.export.pdf.raster import page_count, page_png, pictures
from app.export.pdf.writer import render
from tests.export.pdf.test_writer import full


def test_a_page_as_a_picture() -> None:
    picture = Image.open(io.BytesIO(page_png(render(full()).data, 1, dpi=72)))
    assert picture.size == pytest.approx((595, 842), abs=1)
    dark = sum(picture.convert("L").histogram()[:128])
    assert 2_000 < dark < 60_000  # some ink, not all of it


def test_all_pages(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(render(full()).data)
    made = pictures(file, tmp_path / "out", dpi=40)
    assert [one.name for one in made] == ["trang-1.png", "trang-2.png"]
    assert page_count(file) == 2
    assert all(Image.open(one).format == "PNG" for one in made)


def test_what_is_no_pdf_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        pictures(tmp_path / "none.pdf", tmp_path)
    with pytest.raises(FileEmpty):
        page_count(b"")
    with pytest.raises(FileUnreadable):
        page_png(b"hello", 1)
