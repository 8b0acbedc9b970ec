"""An invitation on paper: the code, the address, and the fingerprint by which the PC knows that this is the right server."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlencode

from app.base.files import write_atomic
from app.wire import proof

_MODULE_PIXELS: Final = 8


class Paper(NamedTuple):
    """What is handed over."""

    code: str
    url: str
    key: bytes

    @property
    def link(self) -> str:
        """What the QR code says."""
        return "vanthu:enrol?" + urlencode({"url": self.url, "code": self.code, "key": proof.text(self.key)})

    def blocks(self) -> list[str]:
        """The QR code in characters, for a terminal."""
        import segno

        out = io.StringIO()
        segno.make(self.link, error="m", micro=False).terminal(out, compact=True)
        return out.getvalue().rstrip().splitlines()

    def draw(self, path: Path) -> None:
        """The QR code as a picture: SVG by the name, else PNG."""
        import segno

        out = io.BytesIO()
        kind = "svg" if path.suffix.lower() == ".svg" else "png"
        segno.make(self.link, error="m", micro=False).save(out, kind=kind, scale=_MODULE_PIXELS)
        write_atomic(path, out.getvalue())
