"""What hangs on the text of a DOCX: footnotes, pictures, and words in the margins of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Protocol

from app.base.language import mark, tr
from app.base.text import one_line
from app.check.docx_props import W
from app.check.docx_walk import MC, runs
from app.layout.parts import Picture

if TYPE_CHECKING:
    from lxml.etree import _Element

_REL: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML: Final = "{urn:schemas-microsoft-com:vml}"
_KINDS: Final = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif", b"BM": "bmp"}
_TEXT_WIDTH: Final = 5_760_000  # EMU: 160 mm
_PAGE: Final = re.compile(r"[\s\-–—/|]*(?:trang|page)?[\s\-–—/|\d]*", re.IGNORECASE)


class Package(Protocol):
    def xml(self, part: str) -> _Element | None: ...
    def data(self, part: str) -> bytes | None: ...
    def main_part(self) -> str: ...


class Media:
    """Footnotes by id, pictures as they are asked for, words of headers and footers."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._folder = package.main_part().rpartition("/")[0]
        self._targets = self._relations()
        self.notes = self._read_notes("footnotes")
        self.used: dict[str, bytes] = {}
        self._unread = 0

    def pictures(self, paragraph: _Element) -> Iterator[Picture]:
        """Pictures of one paragraph; those of a kind no page can show are counted as left behind."""
        for one in paragraph.iter(_A + "blip", _VML + "imagedata"):
            if any(above.tag == MC + "Fallback" for above in one.iterancestors()):
                continue
            ident = one.get(_REL + "embed") or one.get(_REL + "id")
            part = self._targets.get(str(ident), "")
            data = self._package.data(part) if part else None
            kind = next((kind for head, kind in _KINDS.items() if data and data.startswith(head)), None)
            if data is None or kind not in ("png", "jpg"):
                self._unread += 1
                continue
            name = next((name for name, known in self.used.items() if known == data), None)
            if name is None:
                name = f"image{len(self.used) + 1}.{kind}"
                self.used[name] = data
            yield Picture(image=name, alt=_alt(one), width=_share(one))

    def margins(self) -> list[str]:
        """Words of headers and footers that are no page number."""
        made: list[str] = []
        for part in dict.fromkeys(self._targets.values()):
            if re.search(r"(?:^|/)(?:header|footer)\d*\.xml$", part):
                root = self._package.xml(part)
                for paragraph in root.iter(W + "p") if root is not None else ():
                    text = one_line(_plain(paragraph))
                    if text and not _PAGE.fullmatch(text) and text not in made:
                        made.append(text)
        return made

    def left_behind(self) -> list[str]:
        """What is not carried over, each in a sentence."""
        made = []
        if self._unread:
            made.append(
                tr(
                    mark("{count} hình không phải PNG hay JPEG không chuyển sang được; chèn lại bằng tay.")
                ).format(count=self._unread)
            )
        comments = self._part("comments")
        count = sum(1 for _ in comments.iter(W + "comment")) if comments is not None else 0
        if count:
            made.append(tr(mark("{count} ghi chú bên lề (comment) không chuyển sang.")).format(count=count))
        body = self._package.xml(self._package.main_part())
        if body is not None and next(body.iter(W + "del", W + "moveFrom"), None) is not None:
            made.append(tr(mark("Phần đã xoá khi theo dõi thay đổi (track changes) không chuyển sang.")))
        if body is not None and any(map(_is_hidden, body.iter(W + "r"))):
            made.append(tr(mark("Chữ ẩn trong tệp không chuyển sang.")))
        return made

    def _read_notes(self, name: str) -> dict[str, str]:
        root = self._part(name)
        return {
            str(note.get(W + "id")): one_line(" ".join(_plain(paragraph) for paragraph in note.iter(W + "p")))
            for note in (root.iter(W + "footnote") if root is not None else ())
            if note.get(W + "type") in (None, "normal")
        }

    def _part(self, name: str) -> _Element | None:
        return self._package.xml(f"{self._folder}/{name}.xml" if self._folder else f"{name}.xml")

    def _relations(self) -> dict[str, str]:
        name = self._package.main_part().rpartition("/")[2]
        root = self._package.xml(
            f"{self._folder}/_rels/{name}.rels" if self._folder else f"_rels/{name}.rels"
        )
        made: dict[str, str] = {}
        for one in root if root is not None else ():
            if one.get("TargetMode") == "External":
                continue
            target = str(one.get("Target", ""))
            made[str(one.get("Id"))] = (
                target.lstrip("/") if target.startswith("/") else f"{self._folder}/{target}"
            )
        return made


def _is_hidden(run: _Element) -> bool:
    hidden = run.find(f"{W}rPr/{W}vanish")
    said = str(hidden.get(W + "val") or "1") if hidden is not None else "0"
    return said not in ("0", "false", "off") and any(
        str(text.text or "").strip() for text in run.iter(W + "t")
    )


def _plain(paragraph: _Element) -> str:
    return "".join(
        str(child.text or "") if child.tag == W + "t" else " "
        for run in runs(paragraph)
        for child in run.iter(W + "t", W + "tab", W + "br")
    )


def _alt(one: _Element) -> str:
    for above in one.iterancestors():
        if above.tag in (_WP + "inline", _WP + "anchor"):
            named = above.find(_WP + "docPr")
            return str(named.get("descr") or "") if named is not None else ""
    return ""


def _share(one: _Element) -> float:
    """The picture's width as a share of the text's."""
    for above in one.iterancestors():
        if above.tag in (_WP + "inline", _WP + "anchor"):
            extent = above.find(_WP + "extent")
            text = str(extent.get("cx") or "") if extent is not None else ""
            if text.isdigit() and int(text) > 0:
                return round(min(max(int(text) / _TEXT_WIDTH, 0.05), 1.0), 3)
    return 0.8
