"""A package on its way out of the child process: the shape that is decoded on the other side."""

from __future__ import annotations

import msgspec

from app.exchange.package import LetterPackage, Note, Opened, ReceiptPackage
from app.exchange.reader import read_package


class Packed(msgspec.Struct):
    """One of the two is there."""

    letter: LetterPackage | None
    receipt: ReceiptPackage | None
    notes: tuple[Note, ...]

    def opened(self) -> Opened:
        package = self.letter or self.receipt
        assert package is not None
        return Opened(package, self.notes)


def read_packed(data: bytes, name: str) -> Packed:
    """Raises what ``read_package`` raises."""
    opened = read_package(data, name)
    package = opened.package
    if isinstance(package, ReceiptPackage):
        return Packed(None, package, opened.notes)
    return Packed(package, None, opened.notes)
