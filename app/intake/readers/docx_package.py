"""The zip package of a DOCX, opened with care: sizes, ratio and number of parts are checked before a part is read, and
each part is read by a counting reader, because declared sizes may lie. XML with entities is refused; nothing is fetched.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Final

from app.base.language import tr
from app.base.zips import ZIP_FAULTS
from app.intake.refusals import (
    REASON_BAD_XML,
    REASON_BOMB,
    REASON_ENTITIES,
    REASON_NO_BODY,
    REASON_NOT_ZIP,
    REASON_TOO_MANY_PARTS,
    DocxBroken,
    DocxLocked,
    DocxUnsafe,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_PARTS: Final = 5_000
MAX_XML: Final = 64 * 1024 * 1024
MAX_TOTAL: Final = 1024 * 1024 * 1024
MAX_RATIO: Final = 400
# XML compresses well; small parts may do so far beyond any ratio that matters.
_RATIO_FROM: Final = 4 * 1024 * 1024
_CHUNK: Final = 1 << 16
_DOCTYPE: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class DocxPackage:
    """Parts of one DOCX by name; every read is bounded."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except ZIP_FAULTS:
            raise DocxBroken(name, file=name, reason=tr(REASON_NOT_ZIP)) from None
        self._check_sizes()

    def _check_sizes(self) -> None:
        entries = self._zip.infolist()
        if len(entries) > MAX_PARTS:
            raise DocxUnsafe(self._name, file=self._name, reason=tr(REASON_TOO_MANY_PARTS))
        if sum(entry.file_size for entry in entries) > MAX_TOTAL:
            raise self._bomb("*")
        for entry in entries:
            if entry.flag_bits & 1:
                raise DocxLocked(self._name, file=self._name)
            if entry.file_size > _RATIO_FROM and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
                raise self._bomb(entry.filename)

    def _bomb(self, part: str) -> DocxUnsafe:
        return DocxUnsafe(self._name, file=self._name, reason=tr(REASON_BOMB).format(part=part))

    def xml(self, part: str) -> _Element | None:
        """Root of an XML part, None when the package has no such part."""
        from lxml import etree  # imported late: start-up time

        data = self._read(part)
        if data is None:
            return None
        # UTF-16 would hide the markup from the search; Word writes UTF-8.
        plain = data.replace(b"\x00", b"") if b"\x00" in data[:200] else data
        if _DOCTYPE.search(plain):
            raise DocxUnsafe(self._name, file=self._name, reason=tr(REASON_ENTITIES).format(part=part))
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise DocxBroken(
                self._name, file=self._name, reason=tr(REASON_BAD_XML).format(part=part)
            ) from None

    def names(self) -> tuple[str, ...]:
        """Names of all parts."""
        return tuple(entry.filename for entry in self._zip.infolist())

    def data(self, part: str) -> bytes | None:
        """The bytes of a part, as a picture's; bounded as every part is."""
        return self._read(part)

    def body(self) -> _Element:
        """Root of the main document part, wherever the package keeps it."""
        root = self.xml(self.main_part())
        if root is None:
            raise DocxBroken(self._name, file=self._name, reason=tr(REASON_NO_BODY))
        return root

    def main_part(self) -> str:
        relations = self.xml("_rels/.rels")
        for relation in relations if relations is not None else ():
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                return str(relation.get("Target", "")).lstrip("/")
        return "word/document.xml"

    def _read(self, part: str) -> bytes | None:
        try:
            entry = self._zip.getinfo(part)
        except KeyError:
            return None
        if entry.file_size > MAX_XML:
            raise self._bomb(part)
        pieces: list[bytes] = []
        count = 0
        try:
            with self._zip.open(entry) as stream:
                while piece := stream.read(_CHUNK):
                    count += len(piece)
                    if count > MAX_XML:
                        raise self._bomb(part)
                    pieces.append(piece)
        except ZIP_FAULTS:
            raise DocxBroken(self._name, file=self._name, reason=tr(REASON_NOT_ZIP)) from None
        return b"".join(pieces)
