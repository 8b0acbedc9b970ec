"""A QR code as a picture: for the screen, a file, the paper."""

from __future__ import annotations

import io

import segno


def png(text: str, *, scale: int = 8) -> bytes:
    """Black on white with the quiet zone the standard wants; error correction of a quarter, for prints that get folded."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="png", scale=scale, border=4)
    return out.getvalue()
