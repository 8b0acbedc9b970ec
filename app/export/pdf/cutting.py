"""Pages of a PDF as PDFs of their own, without loss: content, fonts and pictures are copied as they are."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import NamedTuple

from app.base.errors import InputRefused
from app.base.language import mark


class CutsWrong(InputRefused):
    code, what = "DEN-042", mark("Các khoảng trang “{cuts}” chưa đúng: {reason}.")
    remedy = mark("Ghi các khoảng nối tiếp, không chồng nhau, ví dụ 1-2,3,4-6; tệp có {pages} trang.")


class PdfUncut(InputRefused):
    code, what = "DEN-043", mark("Không mở được {name} để tách trang: {reason}.")
    remedy = mark("In tệp ra PDF khác không khóa rồi thử lại.")


class Cut(NamedTuple):
    """Pages of one letter, counted from 1, both included."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


def read_cuts(text: str) -> tuple[Cut, ...]:
    """'1-2,3,4-6'. Raises CutsWrong."""
    found = []
    for part in text.replace(";", ",").split(","):
        match = re.fullmatch(r"\s*(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?\s*", part)
        if match is None:
            raise CutsWrong(cuts=text, reason=f"“{part.strip()}”", pages="…")
        found.append(Cut(int(match[1]), int(match[2] or match[1])))
    return tuple(found)


def need_cuts(cuts: Sequence[Cut], pages: int) -> None:
    """Ranges within the file, in order, none twice. Raises CutsWrong."""
    words = ",".join(str(cut) for cut in cuts)
    before = 0
    for cut in cuts:
        if cut.last < cut.first or cut.first <= before:
            raise CutsWrong(cuts=words, reason=str(cut), pages=pages)
        before = cut.last
    if not cuts or before > pages:
        raise CutsWrong(cuts=words, reason=str(before), pages=pages)


def page_total(data: bytes, *, name: str) -> int:
    """Raises PdfUncut."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            return len(document.pages)
    except (pikepdf.PdfError, RuntimeError, ValueError) as fault:
        raise PdfUncut(name=name, reason=_why(fault)) from fault


def cut_pages(data: bytes, cuts: Sequence[Cut], *, name: str) -> tuple[bytes, ...]:
    """One PDF for each range. Raises CutsWrong, PdfUncut."""
    import pikepdf

    made = []
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            need_cuts(cuts, len(document.pages))
            for cut in cuts:
                part = pikepdf.new()
                part.pages.extend(document.pages[cut.first - 1 : cut.last])
                out = io.BytesIO()
                # The same pages give the same bytes, so that a second cutting is known as the same files.
                part.save(out, deterministic_id=True)
                made.append(out.getvalue())
    except (pikepdf.PdfError, RuntimeError, ValueError) as fault:
        raise PdfUncut(name=name, reason=_why(fault)) from fault
    return tuple(made)


def _why(fault: Exception) -> str:
    return (str(fault).splitlines() or ["?"])[0][:120]
