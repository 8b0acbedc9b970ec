"""Pictures of a letter: ready to print, kept once, refused with a sentence, given to the composer."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from app.intake.pictures import PictureBroken, PictureTooSmall
from app.layout.parts import Paragraph, Picture
from app.models.vault import BlobMissing
from app.services.letter_pictures import MOST_SIDE, ready, references
from tests.factory import desk as open_desk
from tests.factory import own_letter


def picture(mode: str, size: tuple[int, int] = (120, 90), kind: str = "PNG", **more: object) -> bytes:
    file = io.BytesIO()
    Image.new(mode, size).save(file, kind, **more)
    return file.getvalue()


@pytest.fixture
def desk(tmp_path: Path):
    made = open_desk(tmp_path)
    yield made
    made.close()


def test_a_picture_is_kept_once_and_comes_back(desk) -> None:
    letter = desk.letters.new(own_letter(body=[Paragraph("a")])).result.id
    data = picture("RGB")
    first = desk.letter_pictures.keep(letter, data, name="a.png")
    again = desk.letter_pictures.keep(letter, data, name="a.png")
    assert first.result == again.result
    assert not again.ids, "the same picture again changes nothing"
    assert desk.letter_pictures.data(first.result.reference) == data
    seen = own_letter(body=[Picture(first.result.reference), Picture(first.result.reference)])
    assert references(seen) == (first.result.reference,)
    (image,) = desk.letter_pictures.images(seen).values()
    assert (image.kind, image.across, image.down, image.data) == ("png", 120, 90, data)
    with pytest.raises(BlobMissing):
        desk.letter_pictures.data("sha256:" + "0" * 64)
    assert desk.letter_pictures.images(own_letter(body=[Picture("sha256:" + "0" * 64)])) == {}


@pytest.mark.parametrize(
    ("data", "mode", "kind"),
    [
        (picture("RGBA"), "RGB", "png"),
        (picture("P"), "RGB", "png"),
        (picture("1"), "L", "png"),
        (picture("CMYK", kind="JPEG"), "RGB", "jpeg"),
        (picture("RGB", kind="WEBP"), "RGB", "png"),
        (picture("RGB", (MOST_SIDE * 2, 300), kind="JPEG"), "RGB", "jpeg"),
    ],
)
def test_what_comes_is_made_ready_to_print(data: bytes, mode: str, kind: str) -> None:
    made = ready(data, "ảnh")
    with Image.open(io.BytesIO(made.data)) as seen:
        assert (seen.mode, made.kind) == (mode, kind)
        assert seen.size == (made.across, made.down)
        assert max(seen.size) <= MOST_SIDE


def test_a_picture_of_a_phone_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    made = ready(picture("RGB", (400, 200), "JPEG", exif=exif), "ảnh")
    assert (made.across, made.down) == (200, 400)


def test_what_is_no_picture_is_refused_and_leaves_nothing(desk) -> None:
    letter = desk.letters.new(own_letter(body=[Paragraph("a")])).result.id
    with pytest.raises(PictureBroken):
        desk.letter_pictures.keep(letter, b"<svg onload=alert(1)>", name="a.svg")
    with pytest.raises(PictureBroken):
        desk.letter_pictures.keep(letter, picture("RGB")[:60], name="b.png")
    with pytest.raises(PictureTooSmall):
        desk.letter_pictures.keep(letter, picture("RGB", (4, 4)), name="c.png")
