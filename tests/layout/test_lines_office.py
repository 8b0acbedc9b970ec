"""LibreOffice as the referee of ``layout.lines``: the same paragraphs, hung on the margin at every letter."""

from __future__ import annotations

import ctypes
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest

from app.base.lengths import ZERO, Length, mm, pt
from app.export.docx.writer import write
from app.export.pdf.fonts import typeface
from app.layout.lines import TWIP, break_lines, ticks
from app.layout.sheet import Align, Page, Para, Span
from tests.agreement.convert import OFFICE, to_pdf
from tests.export.sheets import para, sheet, spans_para

pytestmark = [pytest.mark.slow, pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")]

FACE = typeface()
PAGE = Page(width=mm(210), height=mm(297), top=mm(10), bottom=mm(10), left=mm(20), right=mm(20))
TOKENS = (
    "114-KH/BTCTW|02/CT-TTg|CV/TWĐTN-BTG|2025-2030|30/6/2022|01/9–15/10|a/b|x–y|x—y|(để báo cáo);|“V/v rà soát”|a...b|"
    "50%–60%|van-phong@doan.edu.vn|https://doan.vn/tin-tuc/2026?so=12&ky=CV|12:30|+84-28-123|(a)(b)/c|a…b|a!b?c|"
    "VT-LT.(4b)|và/hoặc-và/hoặc|số\u00a012-CV/ĐTN|A\u00a01|- Như trên|a / b|a ( b ) c|a – b|.../điều|$5|5đ|1.250.000 đồng"
).split("|")


def hung(text: str, fits: int, before: str) -> Para:
    """``text`` behind ``before``, in a column that ends just behind its first ``fits`` letters."""
    widths = FACE.advances(280, False, False)
    room = sum(widths[char] for char in before + text[:fits]) + min(48, widths[text[fits]] // 2)
    right = ticks(PAGE.text_width) - room // TWIP * TWIP
    return para(f"{before}{text} mm", align=Align.LEFT, right=Length(right // TWIP * 635), pitch=pt(16))


def own_lines(paras: list[Para]) -> list[str]:
    width = ticks(PAGE.text_width)
    return [one.text[line.start : line.end] for one in paras for line in break_lines(one, width, FACE)]


def office_lines(paras: list[Para], folder: Path) -> list[str]:
    file = folder / "lines.docx"
    write(sheet(*paras, page=PAGE, widows=1, orphans=1), file)
    (pdf,) = to_pdf([file], folder, folder / "profile").values()
    return [line for page in pypdfium2.PdfDocument(pdf) for line in _page_lines(page)]


def _page_lines(page: pypdfium2.PdfPage) -> list[str]:
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    rows: dict[int, list[tuple[float, str]]] = {}
    for place in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text.raw, place)
        if code != 2 and raw.FPDFText_IsGenerated(text.raw, place) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text.raw, place, x, y)
        rows.setdefault(round(-y.value), []).append((x.value, "-" if code == 2 else chr(code)))
    return ["".join(char for _, char in sorted(row)) for _, row in sorted(rows.items())]


def plain(lines: list[str]) -> list[str]:
    """Without blanks: LibreOffice draws U+00A0 as a gap."""
    return ["".join(line.split()) for line in lines]


def test_tokens_on_the_margin(tmp_path: Path) -> None:
    paras = [
        hung(token, fits, before)
        for before in ("k ", "", "kk kk-")
        for token in TOKENS
        for fits in range(1, len(token))
        # U+00A0 on the margin of a line without any blank: LibreOffice cuts there although a hyphen stands before it.
        if before or "\u00a0" not in token
    ]
    assert plain(office_lines(paras, tmp_path)) == plain(own_lines(paras))


def test_looks_that_change_on_the_margin(tmp_path: Path) -> None:
    words = (
        "Ban Thường vụ Tỉnh đoàn đề nghị các đơn vị triển khai nghiêm túc kế hoạch 05-KH/TWĐTN-BTG và báo cáo"
    )
    paras = []
    for cut in range(1, 60):
        spans = (
            Span(words[:cut]),
            Span(words[cut : cut + 9], bold=True),
            Span(words[cut + 9 : cut + 13], italic=True),
            Span("(4b)", raised=True),
            Span(words[cut + 13 :]),
        )
        paras.append(spans_para(spans, align=Align.LEFT, right=pt(150 + 3 * cut), pitch=pt(16)))
    lines = plain(office_lines(paras, tmp_path))
    # Raised text stands in a row of its own in LibreOffice's file.
    assert [line for line in lines if line != "(4b)"] == [
        line.replace("(4b)", "") for line in plain(own_lines(paras))
    ]


@pytest.mark.parametrize("bold", [False, True])
def test_widths_to_the_twip(tmp_path: Path, bold: bool) -> None:
    """A line fits a room as wide as the sum of its ticks, and not one a twip narrower."""
    paras = []
    for size in (11, 12, 13, 14):
        for text in ("k iii fff", "k " + "ơđữ" * 12, "k " + "Đoàn " * 9 + "xã", "k " + "mw" * 15):
            wide = sum(FACE.advances(size * 20, bold, False)[char] for char in text)
            for twips in (-(-wide // TWIP) - 1, -(-wide // TWIP)):
                right = PAGE.text_width.twips - twips
                look = {"size": pt(size), "align": Align.LEFT, "bold": bold, "pitch": pt(16), "left": ZERO}
                paras.append(para(text, right=Length(right * 635), **look))
    ours = plain(own_lines(paras))
    assert len(ours) > len(paras) * 3 // 2 - 1  # every second one breaks
    assert plain(office_lines(paras, tmp_path)) == ours
