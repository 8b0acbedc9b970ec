"""Who signed: authority ("TM. BAN THƯỜNG VỤ"), position ("BÍ THƯ") and name at the foot.

Knows both orders of a flattened foot (recipients before or after the authority) and both columns of a printed one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from app.base.text import fold
from app.intake.extract.guesses import Guess
from app.intake.extract.posts import mended
from app.intake.extract.recipients import Receivers
from app.intake.extract.view import Strip, View, guess_of
from app.intake.extract.words import (
    MARK,
    NAME_SYLLABLES,
    POSITION_CUT,
    SURNAME_LIST,
    SURNAME_MARKS,
    SURNAMES,
    is_separator,
    is_title,
    is_upper,
    starts_position,
)
from app.intake.source import Column

_NOISE = re.compile(
    r"^\W*(?:đã ký|ký, |ký tên|ký và|ký bởi|được ký|người ký|cơ quan\s*:|thời gian ký|chữ ký|signature|signed|email\s*:|"
    r"ngày ký|\(.*\)$|\[.*\]$|\d+$)",
    re.IGNORECASE,
)
_SIGNED_PREFIX = re.compile(r"^\W*\(?\s*[Đđ]ã ký\s*\)?\s*:?\s*")
_DEGREE = re.compile(
    r"^(?:(?:GS|PGS|TSKH|TS|ThS|Ths|ThS|Th\.S|BS|(?:BS\.?)?CK\s?(?:I{1,2}|[12])|BSCK\w*|NSƯT|NSND|Luật sư|Dược sĩ|CN|KS|DS|LS|NGƯT|NGND|Thạc sĩ|Tiến sĩ|Bác sĩ|Kỹ sư|Đ/c|Ông|Bà|"
    r"Thiếu tướng|Trung tướng|Đại tướng|Thượng tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thượng úy)(?:\.\s*|\s+))+"
)
_PLAIN_POSITION = re.compile(
    r"^(?:Người lập|Người ghi|Người viết|Người báo cáo|Người đề nghị|Người nhận|Thư ký)"
)
_ANNEX = re.compile(r"^\W*(?:PHỤ LỤC|Phụ lục)\s*(?:[IVX\d]+\b.*)?$")
_ACTING = re.compile(r"^Q\s*\.")  # an acting head's line is a position, not an authority
_DEPUTY = re.compile(r"^PHÓ ((?:TỔNG )?GIÁM ĐỐC|HIỆU TRƯỞNG|CỤC TRƯỞNG|VIỆN TRƯỞNG)$")
_KNOWN_NAMES = frozenset(name.lower() for name in (*NAME_SYLLABLES, *SURNAME_LIST))
_NAMES_BY_LETTERS = {fold(name): name for name in reversed(NAME_SYLLABLES)}
_MAX_NAME = 50
_BEFORE, _BEHIND = 10, 40


class Signed(NamedTuple):
    authority: Guess[str] | None
    position: Guess[str] | None
    signer: Guess[str] | None


class _Block:
    """One signature: strips of the authority, of the position, and the name."""

    def __init__(self) -> None:
        self.authority: list[tuple[str, Strip]] = []
        self.position: list[tuple[str, Strip]] = []
        self.name: tuple[str, Strip] | None = None

    @property
    def empty(self) -> bool:
        return not (self.authority or self.position)


def find_signature(view: View, receivers: Receivers) -> Signed:
    """Of several signatures the one on the right counts, with less certainty; the clerk sees its place."""
    foot = mended(_foot(view, receivers))
    right = [strip for strip in foot if strip.column is Column.RIGHT]
    others = [strip for strip in foot if strip.column is not Column.RIGHT]
    blocks = [block for block in _blocks(right) if not block.empty]
    alone = bool(blocks)
    if not blocks:
        blocks = [block for block in _blocks(others) if not block.empty]
    if not blocks:
        return _name_alone(right)
    complete = [block for block in blocks if block.name is not None]
    block = (complete or blocks)[-1] if not alone else (complete or blocks)[0]
    doubt = 0.2 if len(complete) > 1 else 0.0
    if alone and not block.authority and block.position:
        # The authority may stand alone across both columns, above them.
        above = _authority_above(others, block.position[0][1])
        if above is not None:
            _take_authority(block, above.text.strip(" *_"), above)
    if block.name is None and alone:
        # The name may stand alone across both columns, below them.
        block.name = next(
            (named for strip in others if (named := _named(strip)) and strip.column is Column.WHOLE), None
        )
    return _signed(block, doubt)


def _name_alone(right: Sequence[Strip]) -> Signed:
    """Under a stamp the lines above the name may be lost; a known surname on the signature's side is still a signer."""
    for strip in right:
        named = _named(strip) if strip.words else None
        if named is not None and fold(_DEGREE.sub("", named[0]).split()[0]) in SURNAMES:
            return Signed(None, None, guess_of(named[0], 0.7, [strip]))
    return Signed(None, None, None)


def _authority_above(strips: Sequence[Strip], position: Strip) -> Strip | None:
    before = [strip for strip in strips if strip.index < position.index and strip.column is Column.WHOLE]
    if not before or position.index - before[-1].index > 6:
        return None
    text = before[-1].text.strip(" *_")
    return before[-1] if MARK.match(text) and is_upper(text) and not _ACTING.match(text) else None


def _foot(view: View, receivers: Receivers) -> list[Strip]:
    """Strips of the foot without the recipients."""
    begin = end = None
    at = view.recipients_at
    if at is not None:
        begin = at
        while begin > 0 and at - begin < _BEFORE and _of_foot(view.strips[begin - 1]):
            begin -= 1
        end = min(len(view.strips), max(receivers.taken) + _BEHIND)
    else:
        begin = _foot_without_recipients(view)
        if begin is None:
            return []
        end = min(len(view.strips), begin + _BEHIND)
    last_taken = max(receivers.taken, default=begin)
    strips: list[Strip] = []
    for strip in view.strips[begin:end]:
        if strip.index > last_taken and (is_title(strip.text) or _ANNEX.match(strip.text)):
            if strip.column is Column.LEFT:
                continue  # what follows the recipients on their side; the signature stands on the other
            break
        if strip.index not in receivers.taken:
            strips.append(strip)
    return strips


def _of_foot(strip: Strip) -> bool:
    """Strips that may stand between the body's end and the label of the recipients."""
    text = strip.text
    if strip.column is not Column.WHOLE:
        return True
    if len(text) > 90:
        return False
    return (
        (is_upper(text) and (MARK.match(text) is not None or starts_position(text)))
        or _named(strip) is not None
        or _NOISE.match(text) is not None
        or is_separator(text)
    )


def _foot_without_recipients(view: View) -> int | None:
    """First line of authority; else the last line of a position that a name follows. Annexes are left alone."""
    annex = next((strip.index for strip in view.strips if _ANNEX.match(strip.text)), len(view.strips))
    body = view.strips[:annex]
    for strip in body:
        if MARK.match(strip.text) and is_upper(strip.text) and len(strip.text) < 120:
            return strip.index
    for strip in reversed(body[-60:]):
        if is_upper(strip.text) and starts_position(strip.text) and len(strip.text) < 80:
            tail = view.strips[strip.index + 1 : strip.index + 8]
            if any(_named(other) for other in tail):
                return strip.index
    return None


def _blocks(strips: Sequence[Strip]) -> list[_Block]:
    blocks = [_Block()]
    for strip in strips:
        block = blocks[-1]
        text = strip.text.strip(" *_")
        if (
            is_separator(strip.text)
            or len(text) > 140
            or (_NOISE.match(text) and not _SIGNED_PREFIX.match(text))
        ):
            continue
        if is_upper(text) and MARK.match(text) and not _ACTING.match(text):
            if block.name is not None or (block.position and not block.authority):
                blocks.append(_Block())
            _take_authority(blocks[-1], text, strip)
        elif block.name is None and (named := _named(strip)) is not None and not block.empty:
            block.name = named
        elif is_upper(text) and starts_position(text):
            if block.name is not None:
                blocks.append(_Block())
            blocks[-1].position.append((text, strip))
        elif strip.words and len(text) < 7 and (block.position or block.authority):
            continue  # what a stamp left behind
        elif is_upper(text) and block.name is None and block.position:
            block.position.append((text, strip))  # "TRƯỞNG BAN / CÔNG NGHỆ THÔNG TIN"
        elif is_upper(text) and block.name is None and block.authority:
            _take_authority(block, text, strip)  # a wrapped authority
        elif _PLAIN_POSITION.match(text) and len(text) < 40:
            if block.name is not None:
                blocks.append(_Block())
            blocks[-1].position.append((text, strip))
    return blocks


def _take_authority(block: _Block, text: str, strip: Strip) -> None:
    """The authority; a position typed behind it on the same line goes to the position."""
    mark = MARK.match(text)
    cut = POSITION_CUT.search(text, mark.end() + 1 if mark is not None else 0)
    if cut is not None and cut.start() > 4 and not re.search(r"[/,]\s*$", text[: cut.start()]):
        block.authority.append((text[: cut.start()].strip(), strip))
        block.position.append((text[cut.start() :].strip(), strip))
    else:
        block.authority.append((text, strip))


def _named(strip: Strip) -> tuple[str, Strip] | None:
    """The strip as a person's name, None when it is none."""
    text = _SIGNED_PREFIX.sub("", strip.text).strip(" *_.,;")
    if strip.words:
        text = _without_strokes(text)
    if not 4 <= len(text) <= _MAX_NAME or (_NOISE.match(strip.text) and not _SIGNED_PREFIX.match(strip.text)):
        return None
    bare = _DEGREE.sub("", text)
    words = bare.split()
    if not 2 <= len(words) <= 6 or not all(_name_word(word) for word in words):
        return None
    capitals = is_upper(bare)
    if capitals and (
        fold(words[0]) not in SURNAMES or starts_position(bare) or any(len(word) > 7 for word in words)
    ):
        return None
    if not capitals and starts_position(bare) and fold(words[0]) not in SURNAMES:
        return None
    if strip.words:
        text = _surname_mended(text)
    return text, strip


def _without_strokes(text: str) -> str:
    """A name without what a pen left between its words: `5 "Yên Thị Thu` keeps its letters; little things before a surname go."""
    words = [
        word
        for word in (
            part.strip("\"'“”‘’`~^_|*=-—.,;:<>") if not _DEGREE.match(f"{part} ") else part
            for part in text.split()
        )
        if word
    ]
    for index, word in enumerate(words[:3]):
        known = fold(word) in SURNAMES and word[:1].isupper()
        if (known or _DEGREE.match(f"{word} ")) and all(len(one) < 3 for one in words[:index]):
            return " ".join(words[index:])
    return " ".join(words)


def _surname_mended(text: str) -> str:
    """ "Nguyên Trúc Giang" was read without its mark; a surname is known by its letters when only one has them."""
    degree = _DEGREE.match(text)
    start = degree.end() if degree is not None else 0
    first, _, rest = text[start:].partition(" ")
    proper = SURNAME_MARKS.get(fold(first))
    if proper is not None and proper.lower() != first.lower():
        first = proper.upper() if first.isupper() else proper
    return f"{text[:start]}{first} {' '.join(_name_mended(word) for word in rest.split())}"


def _name_mended(word: str) -> str:
    """ "Hiều" is no name, "Hiếu" is: a syllable that no one is called takes the marks of the most frequent one."""
    if word.lower() in _KNOWN_NAMES:
        return word
    proper = _NAMES_BY_LETTERS.get(fold(word))
    if proper is None:
        return word
    return proper.upper() if word.isupper() and len(word) > 1 else proper


def _name_word(word: str) -> bool:
    letters = word.replace("'", "").replace("’", "").replace("-", "")
    if not letters.isalpha() or len(letters) > 9:
        return len(word) == 2 and word[0].isupper() and word[1] == "."
    return letters[0].isupper() and (letters[1:].islower() or letters.isupper())


def _signed(block: _Block, doubt: float) -> Signed:
    if block.position and re.match(r"(?:THƯ KÝ|NGƯỜI GHI|Thư ký|Người ghi)", block.position[0][0]):
        doubt = max(doubt, 0.35)  # minutes: the chair's signature is wanted, and was not found
    authority = _joined(block.authority, 0.95 - doubt)
    position = _joined(block.position, (0.93 if block.name is not None else 0.85) - doubt)
    if authority is None and position is not None and any(strip.words for _, strip in block.position):
        authority = _in_the_head_s_place(position)
    signer = None
    if block.name is not None:
        text, strip = block.name
        words = _DEGREE.sub("", text).split()
        known = fold(words[0]) in SURNAMES
        whole = known and (len(words) in (3, 4) or (len(words) == 2 and not strip.words))
        # Of a picture's two words a third may have been lost under the stamp.
        signer = guess_of(text, (0.95 if whole else 0.75) - doubt, [strip])
    return Signed(authority, position, signer)


def _joined(parts: list[tuple[str, Strip]], certainty: float) -> Guess[str] | None:
    if not parts:
        return None
    value = re.sub(r"\s+", " ", " ".join(text for text, _ in parts)).strip(" *_,;:")
    if len(parts) > 2:
        certainty -= 0.2
    return guess_of(value, certainty, [strip for _, strip in parts])


def _in_the_head_s_place(position: Guess[str]) -> Guess[str] | None:
    """Where one head leads, a deputy signs in the head's place (Decree 30, Art. 13): the line that a stamp hid can be guessed."""
    deputy = _DEPUTY.match(position.value)
    if deputy is None:
        return None
    return replace(position, value=f"KT. {deputy[1]}", certainty=min(0.5, position.certainty))
