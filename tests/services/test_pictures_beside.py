"""Pictures named by a path beside the letter's file: found there, and nowhere else."""

from __future__ import annotations

import zipfile

import pytest
from PIL import Image

from app.base.errors import FileMissing
from app.layout.parts import Letter, Organ, Picture
from app.services.pictures_beside import PictureOutside, images_beside
from app.services.rendering import render


def letter(name: str) -> Letter:
    return Letter(kind="BC", organ=Organ(issuing=["BCH ĐOÀN XÃ"]), body=[Picture(name, caption="Ra quân")])


@pytest.fixture
def file(tmp_path):
    folder = tmp_path / "thư"
    (folder / "ảnh").mkdir(parents=True)
    Image.linear_gradient("L").save(folder / "ảnh" / "a.png")
    Image.linear_gradient("L").save(tmp_path / "ngoài.png")
    return folder / "thu.json"


def test_a_picture_beside_the_letter_is_printed(file, tmp_path) -> None:
    given = letter("ảnh/a.png")
    made = render(given, pdf=tmp_path / "o.pdf", docx=tmp_path / "o.docx", images=images_beside(given, file))
    assert made.pages == 1
    with zipfile.ZipFile(tmp_path / "o.docx") as package:
        assert "word/media/image1.png" in package.namelist()


@pytest.mark.parametrize(
    "name",
    [
        "../ngoài.png",
        "ảnh/../../ngoài.png",
        "/etc/passwd",
        "C:\\a.png",
        "\\\\may\\a.png",
        "http://x.example/a.png",
        "file:a.png",
        " ",
    ],
)
def test_nothing_outside_the_folder_is_read(file, name) -> None:
    with pytest.raises(PictureOutside):
        images_beside(letter(name), file)


def test_a_link_that_leads_out_is_refused(file, tmp_path) -> None:
    (file.parent / "link.png").symlink_to(tmp_path / "ngoài.png")
    with pytest.raises(PictureOutside):
        images_beside(letter("link.png"), file)


def test_a_picture_that_is_not_there_is_named(file) -> None:
    with pytest.raises(FileMissing):
        images_beside(letter("mất.png"), file)
