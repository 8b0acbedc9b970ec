"""Slips of the hand: words that stand twice, numbers without words, names that are not written as names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.base.language import mark
from app.check.findings import Finding
from app.check.labels import LEVELS
from app.check.say import say
from app.check.seen import SeenLetter
from app.standards.schema import Standard

_TWICE: Final = {
    "addressee": re.compile(
        r"kính (gửi|trình)\s*:\s*[-–]?\s*(đồng\s+)?kính (gửi|trình)\b|^[-–]\s*[-–]\s", re.IGNORECASE
    ),
    "letter-subject": re.compile(r"(v/v|về việc)\W*(v/v|về việc)\b", re.IGNORECASE),
    "recipient": re.compile(r"^\s*[-–]\s*[-–+]\s|\blưu\s*:?\s*lưu\b", re.IGNORECASE),
}
# 'Điều 1. Điều 1.', '1. 3. ', 'a) a) ', '- - ': a number by the program and one by hand.
_NUMBERED_TWICE: Final = re.compile(
    r"^\s*(?:(Điều|Phần|Chương|Mục) \w+[.:]?\s+\1 \w+[.:\s]"
    r"|\d+\.\s+\d+[.)]\s|[a-zđ]\)\s+[a-zđ]\)\s|[IVX]+[.\-]\s+[IVX]+[.\-]\s|[-–]\s+[-–]\s|\+\s+\+\s)"
)
_MARK_ALONE: Final = re.compile(r"\s*(?:\d+(?:\.\d+)*\.?|[a-zđ]\)|[IVX]+[.\-]|[-–+]|Điều \d+[.:]?)\s*")
_TITLE: Final = re.compile(
    r"(?:(?:GS|PGS|TSKH|TS|ThS|BS|BSCKI{1,2}|KS|CN|LS|DS|NGND|NGƯT|NSND|NSƯT)\s*\.?(?=[\s.])|"
    r"(?:Giáo sư|Phó giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư|Cử nhân|Luật sư|Đại tá|Thượng tá|Trung tá|Thiếu tá|"
    r"Đại úy|Thượng úy|Trung úy|Thiếu úy|Đồng chí|Đ/c)\s)",
    re.IGNORECASE,
)


def typed_findings(seen: SeenLetter, standard: Standard) -> Iterator[Finding]:
    """Slips of the hand, in the order of the page."""
    yield from _twice(seen, standard)
    yield from _empty(seen, standard)
    yield from _name(seen, standard)


def _twice(seen: SeenLetter, standard: Standard) -> Iterator[Finding]:
    for one in seen.parts:
        form = _NUMBERED_TWICE if one.role in LEVELS else _TWICE.get(one.role)
        if form is not None and form.search(one.text):
            yield say(
                one,
                "typed.twice",
                standard.roles[one.role].source if one.role in standard.roles else "",
                mark("{name} “{found}”: chữ hoặc số đứng đầu bị lặp hai lần."),
            )


def _empty(seen: SeenLetter, standard: Standard) -> Iterator[Finding]:
    for one in seen.of(*LEVELS):
        if _MARK_ALONE.fullmatch(one.text):
            yield say(
                one,
                "body.empty",
                standard.roles[one.role].source,
                mark("{name} “{found}” chỉ có số hoặc dấu, không có lời."),
            )


def _name(seen: SeenLetter, standard: Standard) -> Iterator[Finding]:
    """HD29's samples and Decree 30 (PL I.II.7.c): the full name, in small letters, without title or rank."""
    one = seen.first("signer")
    if one is None:
        return
    source = standard.role("signer").source
    if _TITLE.match(one.text.strip()):
        yield say(
            one,
            "sign.title",
            source,
            mark("Họ tên người ký ghi “{found}”: không ghi học hàm, học vị, quân hàm."),
        )
        return
    words = [word for word in re.split(r"[\s\-]+", one.text) if any(char.isalpha() for char in word)]
    plain = len(words) > 1 and all(word[0].isupper() for word in words) and not one.text.isupper()
    if len(words) > 1 and not plain:
        yield say(
            one,
            "sign.name",
            source,
            mark("Họ tên người ký ghi “{found}”: chỉ viết hoa chữ cái đầu mỗi tiếng."),
        )
