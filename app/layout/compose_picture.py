"""Pictures with their captions. Which bytes a name stands for is told by whoever calls the composer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from app.base.errors import InputRefused
from app.base.language import mark
from app.base.lengths import Length
from app.layout.compose_type import TWIP, Setter, clean, twips
from app.layout.parts import Picture
from app.layout.sheet import Image
from app.layout.sheet import Picture as SheetPicture
from app.standards.pattern import fill

Images: TypeAlias = Mapping[str, Image]
"""Pictures ready to print, by the name a letter gives them."""

# 1.27 mm, in which twips and hundredths of a millimetre are both whole: word processors round to the one or the other.
_STEP: Final = 72 * TWIP
_TALLEST: Final = 0.8  # of the text's height; the rest is for the caption


class PictureMissing(InputRefused):
    code, what = "VB-231", mark("Không có ảnh “{image}” mà văn bản dùng tại {path}.")
    remedy = mark("Chèn lại ảnh ấy, hoặc bỏ ảnh khỏi văn bản.")

    def __init__(self, path: str, image: str) -> None:
        super().__init__(path, path=path, image=image)


def picture_of(setter: Setter, images: Images, given: Picture, path: str, *, height: Length) -> SheetPicture:
    """The picture in its share of the text's width, on pages with ``height`` for text. Raises ``PictureMissing``."""
    image = images.get(given.image)
    if image is None:
        raise PictureMissing(path, given.image)
    wide = int(setter.text_width) * given.width
    high = min(wide * image.down / image.across, int(height) * _TALLEST)
    steps = max(1, int(high) // _STEP)
    # A very long or very flat picture cannot keep its shape to the hair: the text's width is the limit.
    width = min(steps * _STEP * image.across / image.down, int(setter.text_width))
    keep = bool(given.caption and clean(given.caption))
    return SheetPicture(
        image, Length(max(twips(round(width)), TWIP)), Length(steps * _STEP), clean(given.alt), path, keep
    )


def caption(setter: Setter, word: str, number: int, text: str) -> str:
    """'Bảng 1: …', 'Ảnh 1: …'."""
    return fill(setter.standard.word(word), {"n": str(number), "text": clean(text)})
