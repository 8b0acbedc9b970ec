"""The frame round a certificate: two red lines and corners, drawn under the words of a finished PDF as an artifact.

Readers for the blind skip it. It lies inside the margins of every standard, so no word can meet it.
"""

from __future__ import annotations

import io
from typing import Final

from app.base.lengths import mm

_OUTER: Final = mm(9)
_GAP: Final = mm(1.6)
_CORNER: Final = mm(7)
_RED: Final = "0.80 0.10 0.12"


def with_frame(data: bytes) -> bytes:
    """The PDF with a frame on its first page."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as document:
        page = document.pages[0]
        _, _, width, height = (float(one) for one in page.mediabox)
        page.contents_add(_strokes(width, height).encode("ascii"), prepend=True)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()


def _strokes(width: float, height: float) -> str:
    outer, gap, corner = _OUTER.pt, _GAP.pt, _CORNER.pt
    lines = [
        f"1.8 w {_box(outer, width, height)} S",
        f"0.6 w {_box(outer + gap, width, height)} S",
    ]
    inner = outer + gap * 2
    for x, right in ((inner, False), (width - inner, True)):
        for y, top in ((inner, False), (height - inner, True)):
            dx, dy = (-corner if right else corner), (-corner if top else corner)
            lines.append(f"1.2 w {x:.2f} {y + dy:.2f} m {x:.2f} {y:.2f} l {x + dx:.2f} {y:.2f} l S")
    return f"/Artifact BMC q {_RED} RG {' '.join(lines)} Q EMC\n"


def _box(inset: float, width: float, height: float) -> str:
    return f"{inset:.2f} {inset:.2f} {width - 2 * inset:.2f} {height - 2 * inset:.2f} re"
