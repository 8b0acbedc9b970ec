"""The page of letters in, open on an office with files to receive."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from app.layout.parts import Number
from app.ui.pages.incoming.page import IncomingPage
from tests.factory import letter, letter_file


@pytest.fixture(scope="session")
def papers(tmp_path_factory) -> dict[str, Path]:
    """Files as they come by mail: made once."""
    folder = tmp_path_factory.mktemp("papers")
    files = {"thu": letter_file(folder / "thu.pdf")}
    files["khac"] = letter_file(
        folder / "khac.pdf", letter(number=Number(value="318"), subject="tổ chức Ngày Chủ nhật xanh")
    )
    files["docx"] = letter_file(
        folder / "ba.docx", letter(number=Number(value="319"), subject="tập huấn cán bộ Đoàn")
    )
    blank = letter_file(folder / "trong.pdf", letter(number=Number(value=None), subject="góp ý dự thảo"))
    files["trong"] = blank
    files["hong"] = folder / "hong.pdf"
    files["hong"].write_bytes(b"%PDF-1.7 broken")
    files["rong"] = folder / "rong.pdf"
    files["rong"].write_bytes(b"")
    files["anh"] = folder / "anh.png"
    files["anh"].write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    return files


@dataclass
class Opened:
    """Files that were given to the system to open."""

    paths: list[Path] = field(default_factory=list)

    def __call__(self, path: Path) -> object:
        self.paths.append(path)
        return True


@pytest.fixture
def opened() -> Opened:
    return Opened()


@pytest.fixture
def open_page(qtbot, idle, watchdog, opened):
    """``open_page(seat)``: the page as a window shows it, all its reading over."""

    def make(seat: Any) -> IncomingPage:
        with watchdog.excused("building a page"):
            page = IncomingPage(seat, open_file=opened)
            qtbot.addWidget(page)
            page.resize(1190, 668)
            page.show()
            qtbot.waitExposed(page)
        idle(seat)
        return page

    return make
