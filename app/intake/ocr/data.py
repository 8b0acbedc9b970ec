"""Where the recognition data (Tesseract's ``vie``) lie, and the refusal when they or the engine are not there.

Set-up copies them into ``resources/ocr`` (``tools/ocr_data.py``); the installer carries them. Looked up at every call,
so that data that are put there later are used without a restart.
"""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import Final

from app.base import paths
from app.base.errors import InputRefused
from app.base.language import mark

LANGUAGE: Final = "vie"
ENVIRONMENT: Final = "VANTHU_OCR_DATA"


class OcrMissing(InputRefused):
    code, what = "OCR-001", mark("Chưa đọc được chữ trong ảnh {file}: thiếu phần nhận dạng chữ (OCR).")
    remedy = mark(
        "Cài lại chương trình và chọn phần 'Nhận dạng chữ', hoặc chép tệp {data} vào thư mục {folder}. "
        "Văn bản vẫn đăng ký được: nhập các ô bằng tay."
    )


def folder() -> Path:
    """The folder of the data: the one named in the environment, else the program's own."""
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else paths.resource("ocr")


def available() -> bool:
    """Whether pictures can be read here."""
    return (folder() / f"{LANGUAGE}.traineddata").is_file() and all(
        importlib.util.find_spec(name) is not None for name in ("tesserocr", "cv2", "numpy")
    )


def need(file: str) -> Path:
    """The folder of the data. Raises ``OcrMissing``, which says what to put where."""
    if not available():
        raise missing(file)
    return folder()


def missing(file: str) -> OcrMissing:
    """The refusal, filled."""
    return OcrMissing(file, file=file, data=f"{LANGUAGE}.traineddata", folder=folder())
