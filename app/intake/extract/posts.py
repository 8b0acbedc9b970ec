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


# Boards in whose name one signs; a stamp lies over the "TM." to their left.
_BOARDS = (
    "BAN THƯỜNG VỤ", "BAN CHẤP HÀNH", "ỦY BAN NHÂN DÂN", "BAN BÍ THƯ", "HỘI ĐỒNG NHÂN DÂN", "HỘI ĐỒNG ĐỘI", "BAN THƯ KÝ", "ĐOÀN CHỦ TỊCH",
    "BAN THƯỜNG TRỰC",
)  # fmt: skip
_BOARD = re.compile(rf"^\S{{1,6}}\s+(?P<board>(?:{'|'.join(_BOARDS)})(?:\s.{{0,40}})?)$")


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
    behind = _covered(closed, known)
    if behind is not None:
        return "", behind
    best: tuple[int, int, int, str, str] | None = None
    for name, printed in known.items():
        limit = 0 if len(name) < 7 else 1 if len(name) < 12 else 2
        for before in range(min(4, max(0, len(closed) - len(name) + limit)) + 1):
            off = distance(closed[before:], name, limit)
            if off <= limit and (best is None or (off + before, off, -len(name)) < best[:3]):
                best = (off + before, off, -len(name), closed[:before], printed)
    return (best[3], best[4]) if best is not None else None


def _covered(closed: str, known: dict[str, str]) -> str | None:
    """The post whose end stands here, its first letters under the stamp, which lies to the left: "JÊU TRƯỞNG"."""
    for cut in (0, 1, 2):
        rest = closed[cut:]
        fits = [
            name
            for name in known
            if name.endswith(rest) and len(rest) > 4 and name != closed and -1 <= len(name) - len(closed) <= 2
        ]
        if fits:
            return known[min(fits, key=lambda name: abs(len(name) - len(closed)))] if len(fits) == 1 else None
    return None


def _in_capitals(text: str) -> str:
    """ "fLÁM ĐỐC", "1j BAN THƯỜNG VỤ": the stamp's edge was read as a small letter before capitals."""
    return text.upper() if is_upper(text[2:]) and len(text) > 7 else text


def mended(strips: Sequence[Strip]) -> list[Strip]:
    """The strips of a signature's side with their posts put right; strips of a text layer come back unchanged."""
    out = list(strips)
    for index, strip in enumerate(out):
        text = _in_capitals(strip.text)
        if not strip.words or not is_upper(text):
            continue
        found = _alone(text)
        if found is not None:
            out[index] = replace(strip, text=found)
    out = _deputies(out)
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


def _deputies(strips: Sequence[Strip]) -> list[Strip]:
    """Below "KT. CHỦ TỊCH" nobody signs as "CHỦ TỊCH": the stamp covered "PHÓ"."""
    out = list(strips)
    for index, (one, two) in enumerate(pairwise(out)):
        if two.words and two.text.startswith("PHÓ") and fold(one.text).replace(" ", "") in _HEADS:
            name = _DEPUTIES.get(one.text, f"PHÓ {one.text}")
            closed, wanted = (re.sub(r"[^a-z]", "", fold(text)) for text in (two.text, name))
            if distance(closed, wanted, 4) <= 4:
                out[index + 1] = replace(two, text=name)
    for index, strip in enumerate(out):
        mark = MARK.match(strip.text) if strip.words else None
        head = strip.text[mark.end() :].strip() if mark is not None and strip.text[:1] == "K" else ""
        if fold(head).replace(" ", "") not in _HEADS:
            continue
        below = next(
            (two for two in range(index + 1, min(index + 3, len(out))) if out[two].text == head), None
        )
        if below is not None:
            out[below] = replace(out[below], text=_DEPUTIES.get(head, f"PHÓ {head}"))
    return out


def _alone(text: str) -> str | None:
    """The line as it was printed: a post with or without "KT." before it."""
    mark = MARK.match(text)
    board = _BOARD.match(text) if mark is None else None
    if board is not None:
        return f"TM. {board['board']}"
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
