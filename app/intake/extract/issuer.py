"""Issuing organ and its superior: the capitals of the left column of the head, wrapped lines joined to names."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from app.base.text import fold
from app.intake.extract.guesses import Guess
from app.intake.extract.view import ADDRESS, Strip, View, guess_of
from app.intake.extract.words import (
    KINDS,
    MARK,
    is_separator,
    is_title,
    is_upper,
    organ_unfinished,
    starts_organ,
    starts_position,
)
from app.intake.source import Column

_MAX_LINES = 8
_NOT_ORGAN = re.compile(
    r"^\W*(?:(?:TUYỆT |TỐI )?MẬT|(?:THƯỢNG )?KHẨN|H[ỎO][ẢA] TỐC|DỰ THẢO|BẢN SAO|SAO Y|SAO LỤC|TRÍCH SAO|XEM XONG|LƯU HÀNH|"
    r"XONG HỘI NGHỊ|TÀI LIỆU|MẪU|PHỤ LỤC|V/V|MST\b|MÃ SỐ THUẾ|ĐỊA CHỈ|ĐIỆN THOẠI|ĐT\b|TEL\b|FAX\b|E-?MAIL|WEBSITE|HOTLINE|SỐ\s*[:;.…]|SỐ\s+\d+\s*[-–/])"
)
_LEVEL = re.compile(r" (?:tinh|thanh pho|quan|huyen|xa|phuong)$")
# The name in English under the Vietnamese one.
_ENGLISH = re.compile(
    r"\b(?:UNIVERSITY|COLLEGE|SCHOOL|UNION|OFFICE|COMMITTEE|MINISTRY|DEPARTMENT|HOSPITAL|COMPANY|CORPORATION|REPUBLIC|INSTITUTE|"
    r"CENTER|CENTRE|FACULTY|PEOPLE'?S|OF|AND|THE|CO\.,? ?LTD|JSC|ASSOCIATION|FEDERATION|COUNCIL|BOARD)\b"
)
_FOOTNOTE = re.compile(r"(?<=\w)[*]+$")


class Issued(NamedTuple):
    issuer: Guess[str] | None
    superior: Guess[str] | None


def find_issuer(view: View, number_at: Strip | None, before: Strip | None) -> Issued:
    """Organs above the number line; without one, above ``before`` (date, kind or subject)."""
    end = number_at.index if number_at is not None else before.index if before is not None else view.head_end
    strips = _organ_strips(view, 0, end)
    if not strips and number_at is not None:
        # Right column first: the organ may follow the title and date, and some put the number above the organ.
        strips = _organ_strips(view, end + 1, view.head_end)
    if not strips:
        return Issued(None, None)
    names = _names(strips)
    if number_at is None and not all(starts_organ(name[0].text) for name in names):
        return Issued(None, None)  # headings of some other text
    certainty = 0.95 if all(starts_organ(name[0].text) for name in names) and len(names) <= 2 else 0.75
    if number_at is None:
        certainty -= 0.15
    issuer = names[-1]
    superior = names[-2] if len(names) > 1 else None
    spoken = _spoken(view) if number_at is None or number_at.words else {}
    return Issued(
        guess_of(_as_spoken(_joined(issuer), spoken), certainty, issuer),
        guess_of(_as_spoken(_joined(superior), spoken), certainty, superior)
        if superior is not None
        else None,
    )


def _spoken(view: View) -> dict[tuple[str, str], Counter[tuple[str, str]]]:
    """Pairs of words as the text of a scan has them in small letters, which are read better than capitals."""
    pairs: dict[tuple[str, str], Counter[tuple[str, str]]] = {}
    for strip in view.strips if any(strip.words for strip in view.strips) else ():
        if is_upper(strip.text):
            continue
        words = re.findall(r"[^\W\d_]+", strip.text.lower())
        for one, two in pairwise(words):
            pairs.setdefault((fold(one), fold(two)), Counter())[one, two] += 1
    return pairs


def _as_spoken(name: str, pairs: dict[tuple[str, str], Counter[tuple[str, str]]]) -> str:
    """ "UBND TỈNH ĐÔNG HAI" where place and text say "Đông Hải": marks lost in capitals are taken from there."""
    words = name.split(" ")
    for index, (one, two) in enumerate(pairwise(words)):
        known = pairs.get((fold(one), fold(two)))
        if known is None or not one.isalpha() or not two.isalpha() or (one.lower(), two.lower()) in known:
            continue
        words[index], words[index + 1] = (word.upper() for word in known.most_common(1)[0][0])
    return " ".join(words)


def _organ_strips(view: View, begin: int, end: int) -> list[Strip]:
    strips: list[Strip] = []
    for strip in view.strips[begin:end]:
        text = strip.text
        if ADDRESS.search(text) or (fold(text.strip(" :")) in KINDS and strips):
            break
        if strip.column is Column.RIGHT or len(text) > 120 or is_separator(text) or _NOT_ORGAN.match(text):
            continue
        own_name = fold(text).startswith("doan ") and strips and organ_unfinished(strips[-1].text)
        if is_title(text) and not own_name:
            continue
        if not is_upper(text) or MARK.match(text) or _is_english(text):
            continue
        strips.append(strip)
        if len(strips) == _MAX_LINES:
            break
    return strips


def _is_english(text: str) -> bool:
    if re.search(r"\b(?:COMMUNI\w*|YOUTH|REPUBLIC|UNIVERSITY|COMMITTEE|DEPARTMENT|MINISTRY|PEOPLE)\b", text):
        return True
    return text.isascii() and _ENGLISH.search(text) is not None


def _names(strips: list[Strip]) -> list[list[Strip]]:
    """Lines grouped to names: a new one begins with an organ's first word, or where upright turns to bold."""
    names: list[list[Strip]] = []
    for strip in strips:
        if names and not _begins(names[-1], strip):
            names[-1].append(strip)
        else:
            names.append([strip])
    return names


def _begins(name: list[Strip], strip: Strip) -> bool:
    last = name[-1]
    if last.bold is False and strip.bold is True and starts_organ(strip.text):
        return True
    if organ_unfinished(last.text):
        # "BỘ CHỈ HUY QUÂN SỰ TỈNH" may end with the word for its level, without the name.
        return _LEVEL.search(fold(last.text)) is not None and starts_organ(strip.text)
    # The superior stands upright, the issuer bold: a change of weight is a border, one weight is none by itself.
    if last.bold is False and strip.bold is True:
        return True
    if " " not in strip.text.strip():
        return False  # the last word of a wrapped name, whatever it looks like without marks
    if fold(name[0].text).startswith("dai hoi"):
        return False  # the congress's lines are one name
    if starts_organ(strip.text):
        return not (last.bold is True and strip.bold is True and fold(strip.text).startswith("doan tncs"))
    return starts_position(strip.text) and not starts_organ(last.text)


def _joined(strips: list[Strip]) -> str:
    text = " ".join(_FOOTNOTE.sub("", strip.text).strip(" *_,;.:") for strip in strips)
    return re.sub(r"\s+", " ", text).strip(" -–*_")


def issuer_by_authority(authority: Guess[str] | None) -> Guess[str] | None:
    """Where no letterhead was copied, the organ in whose name it is signed is likely the issuer."""
    if authority is None:
        return None
    match = re.match(r"(?:TM|T/M|T\.M)[.\s]\s*(.+)$", authority.value)
    if match is None:
        return None
    return Guess(match[1].strip(), 0.5, authority.page, authority.box, authority.evidence)
