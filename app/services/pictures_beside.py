"""Pictures of a letter that is read from a file: named by a path beside it, never outside its folder, never an address."""

from __future__ import annotations

import re
from pathlib import Path, PureWindowsPath
from typing import Final

from app.base.errors import InputRefused
from app.base.files import read_bytes
from app.base.language import mark
from app.layout.compose_picture import Images
from app.layout.parts import Letter
from app.layout.sheet import Image
from app.services.letter_pictures import PREFIX, ready, references

_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)


class PictureOutside(InputRefused):
    code, what = "VB-232", mark("Ảnh “{image}” không nằm trong thư mục của tệp văn bản.")
    remedy = mark("Chép ảnh vào cạnh tệp JSON, ghi tên ảnh không kèm ổ đĩa, “..” hay địa chỉ mạng.")


def images_beside(letter: Letter, file: Path) -> Images:
    """The pictures ``letter`` names, read from the folder of ``file``. Kept ones ('sha256:…') are not there.

    Raises PictureOutside, FileMissing, FileUnreadable, PictureBroken, PictureTooLarge, PictureTooSmall.
    """
    made: dict[str, Image] = {}
    for reference in references(letter):
        if not reference.startswith(PREFIX):
            path = _inside(file.parent, reference)
            made[reference] = ready(read_bytes(path), path.name)
    return made


def _inside(folder: Path, reference: str) -> Path:
    windows = PureWindowsPath(reference)  # so that a drive or a backslash is seen on every machine
    path = folder.joinpath(*windows.parts)
    away = windows.drive or windows.root or ".." in windows.parts or _ADDRESS.match(reference)
    if not reference.strip() or away or not path.resolve().is_relative_to(folder.resolve()):
        raise PictureOutside(reference, image=reference)
    return path
