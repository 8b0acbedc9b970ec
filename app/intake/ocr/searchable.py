"""A PDF that can be searched beside the untouched original: the same pages, with the words that were read laid over them
unseen, so that they can be found, marked and copied.

The pages of a PDF are taken over as they are; pictures become pages of their own size. What a file could do by itself
(scripts, actions at opening) stays behind. Runs in the child process, as all that opens foreign files.
"""

from __future__ import annotations

import io
import math
import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from app.intake.pictures import Shot, frame_count, opened, shot
from app.intake.source import PICTURES, Page, SeenWord, SourceText

_POINTS: Final = 72 / 25.4
_ADVANCE: Final = 500  # of 1000, for every character: width comes by stretching
_FONT: Final = "/VtUnseen"
_QUALITY: Final = 72  # of JPEG, for pictures that are no JPEG of one turn themselves


def searchable(source: SourceText, content: bytes, name: str, password: str | None = None) -> bytes | None:
    """The searchable PDF; None when no page was read from its picture."""
    if not any(page.words for page in source.pages):
        return None
    import pikepdf

    if source.type in PICTURES:
        content, password = _of_pictures(source.pages, content, name), None
    with pikepdf.open(io.BytesIO(content), password=password or "") as document:
        _without_acts(document)
        font = _font(document)
        for page in source.pages:
            if page.words and page.number <= len(document.pages):
                _lay(document, document.pages[page.number - 1], page, font)
        out = io.BytesIO()
        document.save(out, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def _without_acts(document: Any) -> None:
    """Nothing of the copy may start by itself."""
    for key in ("/OpenAction", "/AA"):
        if key in document.Root:
            del document.Root[key]
    names = document.Root.get("/Names")
    if names is not None and "/JavaScript" in names:
        del names["/JavaScript"]


def _lay(document: Any, page: Any, read: Page, font: Any) -> None:
    """The words over one page."""
    import pikepdf

    place = _placer(page, read)
    angle = _angle(read)
    parts = [b"BT 3 Tr", *(_shown(word, place, angle) for word in read.words), b"ET"]
    page.contents_add(pikepdf.Stream(document, b"q"), prepend=True)
    page.contents_add(pikepdf.Stream(document, b"Q\nq\n" + b"\n".join(parts) + b"\nQ"), prepend=False)
    resources = page.obj.get("/Resources")
    if resources is None:
        inherited: Any = page.resources
        resources = page.obj["/Resources"] = pikepdf.Dictionary(inherited)
    elif resources.is_indirect:
        # Pages may share one dictionary; ours must not spill over to pages without words.
        resources = page.obj["/Resources"] = pikepdf.Dictionary(resources)
    fonts = pikepdf.Dictionary(resources.get("/Font", pikepdf.Dictionary()))
    fonts[_FONT] = font
    resources["/Font"] = fonts


def _angle(read: Page) -> float:
    """By how much the lines run off level on the page as it came, in radians clockwise."""
    if read.frame is None:
        return 0.0
    return math.atan2(read.frame[3], read.frame[0])


def _shown(word: SeenWord, place: Any, angle: float) -> bytes:
    """One word: its matrix by three corners of its box, and its characters."""
    box = word.box
    quarter = round(angle / (math.pi / 2)) % 4
    corner = ((box.x0, box.y1), (box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1))[quarter]
    across, down = box.x1 - box.x0, box.y1 - box.y0
    length, high = (across, down) if quarter % 2 == 0 else (down, across)
    along = (math.cos(angle), math.sin(angle))
    up = (along[1], -along[0])
    x, y = place(*corner)
    ax, ay = place(corner[0] + along[0], corner[1] + along[1])
    ux, uy = place(corner[0] + up[0], corner[1] + up[1])
    text = word.text + " "
    codes = text.encode("utf-16-be").hex().upper()
    count = len(codes) // 4
    size = max(1.0, high * _POINTS)
    # A blank follows each word, so that words stay apart when copied; it stands beyond the box.
    stretch = length * _POINTS / (max(1, count - 1) * size * _ADVANCE / 1000)
    a, b = (ax - x) / _POINTS * stretch, (ay - y) / _POINTS * stretch
    c, d = (ux - x) / _POINTS, (uy - y) / _POINTS
    matrix = " ".join(f"{value:.4f}" for value in (a, b, c, d, x, y))
    return f"{_FONT} {size:.2f} Tf {matrix} Tm <{codes}> Tj".encode("ascii")


def _placer(page: Any, read: Page) -> Any:
    """From mm of the page as it is seen to points of the page as the file has it, rotation and all."""
    left, low, right, high = (float(side) for side in page.cropbox)
    turn = int(page.obj.get("/Rotate", _inherited(page, "/Rotate")) or 0) % 360
    across, up = right - left, high - low
    seen = (up, across) if turn in (90, 270) else (across, up)
    fx = seen[0] / (read.width * _POINTS) if read.width else 1.0
    fy = seen[1] / (read.height * _POINTS) if read.height else 1.0

    def place(x: float, y: float) -> tuple[float, float]:
        dx, dy = x * _POINTS * fx, y * _POINTS * fy
        if turn == 90:
            return left + dy, low + dx
        if turn == 180:
            return right - dx, low + dy
        if turn == 270:
            return right - dy, high - dx
        return left + dx, high - dy

    return place


def _inherited(page: Any, key: str) -> Any:
    parent = page.obj.get("/Parent")
    for _ in range(30):
        if parent is None:
            return None
        if key in parent:
            return parent[key]
        parent = parent.get("/Parent")
    return None


def _font(document: Any) -> Any:
    """A font whose one glyph is empty: every code is its own character for whoever searches and copies."""
    import pikepdf

    held = pikepdf.Stream(document, _empty_font())
    held["/Length1"] = len(_empty_font())
    name = pikepdf.Name("/VtUnseen")
    described = pikepdf.Dictionary(
        Type=pikepdf.Name.FontDescriptor, FontName=name, Flags=5, FontBBox=[0, -200, _ADVANCE, 800], ItalicAngle=0,
        Ascent=800, Descent=-200, CapHeight=700, StemV=80, FontFile2=held,
    )  # fmt: skip
    glyphs = pikepdf.Stream(document, zlib.compress(bytes(2 * 65536), 9))
    glyphs["/Filter"] = pikepdf.Name.FlateDecode
    inner = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType2, BaseFont=name, DW=_ADVANCE,
        CIDSystemInfo=pikepdf.Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=document.make_indirect(described), CIDToGIDMap=glyphs,
    )  # fmt: skip
    return document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, BaseFont=name, Encoding=pikepdf.Name("/Identity-H"),
            DescendantFonts=[document.make_indirect(inner)], ToUnicode=pikepdf.Stream(document, _to_unicode()),
        )
    )  # fmt: skip


def _to_unicode() -> bytes:
    """Each code means the character of the same number, told a row of 256 at a time."""
    rows = [f"<{row:02X}00> <{row:02X}FF> <{row:02X}00>" for row in (*range(0x04), *range(0x1E, 0x23))]
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{len(rows)} beginbfrange\n" + "\n".join(rows) + "\nendbfrange\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


@lru_cache(maxsize=1)
def _empty_font() -> bytes:
    from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
    from fontTools.ttLib.tables._g_l_y_f import Glyph  # type: ignore[import-untyped]

    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef"])
    builder.setupCharacterMap({})
    builder.setupGlyf({".notdef": Glyph()})
    builder.setupHorizontalMetrics({".notdef": (_ADVANCE, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost(keepGlyphNames=False)
    builder.updateHead(created=0, modified=0)
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def _of_pictures(pages: Sequence[Page], content: bytes, name: str) -> bytes:
    """A PDF whose pages are the pictures of the file, each at the size that reading took it for."""
    from PIL import Image

    frames: list[Any] = []
    with opened(content, name) as picture:
        total = frame_count(picture)
        for page in pages:
            if page.number > total:
                break
            frames.append((_plain(shot(picture, page.number - 1, name)), page))
    import pikepdf

    whole = pikepdf.new()
    for frame, page in frames:
        held = io.BytesIO()
        dpi = frame.size[0] * 25.4 / page.width if page.width else 200.0
        image: Image.Image = frame
        image.save(held, "PDF", resolution=dpi, quality=_QUALITY)
        held.seek(0)
        with pikepdf.open(held) as one:
            whole.pages.extend(one.pages)
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()


def _plain(drawn: Shot) -> Any:
    """The picture as it is kept: two tones when it has no more, which is a tenth of the size."""
    import numpy as np
    from PIL import Image

    picture = drawn.picture
    if picture.ndim == 3:
        return Image.fromarray(np.ascontiguousarray(picture[:, :, ::-1]))
    tones = np.bincount(picture[::3, ::3].ravel(), minlength=256)
    if tones[8:248].sum() < 0.002 * tones.sum():
        return Image.fromarray(picture > 127)
    return Image.fromarray(picture)
