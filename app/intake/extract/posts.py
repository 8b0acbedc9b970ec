"""Lines of authority and position as a picture gives them: read with faults, half under a stamp, "KT." put in by hand.

A post is told by its letters; what one line has lost the other gives back ("GIÁM ĐỐC" over "PHÓ GIÁM ĐỐC" is "KT. GIÁM ĐỐC").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from app.base.text import fold
from app.intake.extract.near import distance
from app.intake.extract.view import Strip
from app.intake.extract.words import MARK, POSITIONS, is_upper

_CLOSED = {name.replace(" ", ""): printed for name, printed in POSITIONS.items()}
# Heads in whose place a deputy signs.
_HEADS = frozenset(
    fold(name).replace(" ", "")
    for name in (
        "GIÁM ĐỐC", "CHỦ TỊCH", "HIỆU TRƯỞNG", "BỘ TRƯỞNG", "TỔNG GIÁM ĐỐC", "TRƯỞNG BAN", "TRƯỞNG PHÒNG", "CỤC TRƯỞNG", "VIỆN TRƯỞNG",
        "CHI CỤC TRƯỞNG", "CHÁNH VĂN PHÒNG", "CHỦ NHIỆM", "VỤ TRƯỞNG",
    )
)  # fmt: skip
_DEPUTIES = {"BỘ TRƯỞNG": "THỨ TRƯỞNG"}
_MORE = {
    fold(name).replace(" ", ""): name
    for name in (
        "TRƯỞNG BAN",
        "TRƯỞNG PHÒNG",
        "PHÓ TRƯỞNG PHÒNG",
        "CHÁNH VĂN PHÒNG",
        "PHÓ CHÁNH VĂN PHÒNG",
        "CHÁNH THANH TRA",
        "PHÓ BÍ THƯ THƯỜNG TRỰC",
        "BÍ THƯ THƯỜNG TRỰC",
        "TRƯỞNG CÔNG AN",
        "ỦY VIÊN BAN THƯỜNG VỤ",
    )
}


@lru_cache(maxsize=2048)
def post(text: str) -> tuple[str, str] | None:
    """(what stands before, the post) of a line of capitals: "KÍGIÁM ĐÓC" -> ("ki", "GIÁM ĐỐC")."""
    if not is_upper(text):
        return None
    closed = re.sub(r"[^a-z]", "", fold(text))
    known = {**_CLOSED, **_MORE}
    if closed in known:
        return "", known[closed]
    begun = [
        name
        for name in known
        if len(closed) >= 7 and name.startswith(closed) and len(name) - len(closed) <= 3
    ]
    if begun:
        return "", known[min(begun, key=len)]
    led = [
        name for name in known if len(name) >= 7 and closed.startswith(name) and len(closed) - len(name) <= 3
    ]
    if led and " " in text.strip():
        return "", known[max(led, key=len)]
    best: tuple[int, int, int, str, str] | None = None
    for name, printed in known.items():
        limit = 0 if len(name) < 7 else 1 if len(name) < 12 else 2
        for before in range(min(4, max(0, len(closed) - len(name) + limit)) + 1):
            off = distance(closed[before:], name, limit)
            if off <= limit and (best is None or (off + before, off, -len(name)) < best[:3]):
                best = (off + before, off, -len(name), closed[:before], printed)
    return (best[3], best[4]) if best is not None else None


def mended(strips: Sequence[Strip]) -> list[Strip]:
    """The strips of a signature's side with their posts put right; strips of a text layer come back unchanged."""
    out = list(strips)
    for index, strip in enumerate(out):
        if not strip.words or not is_upper(strip.text):
            continue
        found = _alone(strip.text)
        if found is not None:
            out[index] = replace(strip, text=found)
    posts = [
        index
        for index, strip in enumerate(out)
        if strip.words and fold(strip.text).replace(" ", "") in {**_CLOSED, **_MORE}
    ]
    for one, two in pairwise(posts):
        head = fold(out[one].text).replace(" ", "")
        if head not in _HEADS or two - one > 2:
            continue
        deputy = _DEPUTIES.get(out[one].text, f"PHÓ {out[one].text}")
        if out[two].text in (deputy, out[one].text):
            out[one], out[two] = (
                replace(out[one], text=f"KT. {out[one].text}"),
                replace(out[two], text=deputy),
            )
    return out


def _alone(text: str) -> str | None:
    """The line as it was printed: a post with or without "KT." before it."""
    mark = MARK.match(text)
    if mark is not None:
        rest = post(text[mark.end() :])
        return f"{mark[0].strip()} {rest[1]}" if rest is not None and not rest[0] else None
    found = post(text)
    if found is None:
        return None
    before, printed = found
    if before and fold(printed).replace(" ", "") in _HEADS and (before[0] in "kx" or "t" in before):
        return f"KT. {printed}"
    return printed
