"""Rules of spelling, as information: syllables that cannot be, tones on the wrong letter, two ways of placing them,
capitals by Decree 30 annex II, a name spelt in two ways. Foreign words and abbreviations are left alone.

What was found in a text is kept: while a clerk types, one paragraph changes and a hundred do not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from app.base.language import mark
from app.base.text import fold
from app.check.findings import Finding, Severity
from app.check.labels import LEVELS
from app.check.say import say
from app.check.seen import Seen, SeenLetter
from app.check.syllables import LOWER, UPPER, Fault, fault_of, placement, same_placed

_SOURCE: Final = "NĐ30 PL II"
_TONE_SOURCE: Final = "NĐ30 PL I (in cả HÒA và HOÀ); QĐ 1989/QĐ-BGDĐT 2018"
_TEXTS: Final = (
    "abstract",
    "letter-subject",
    "addressee",
    "ground",
    "body",
    "annex-body",
    "table-cell",
    "recipient",
    *LEVELS,
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_ACCENTED: Final = re.compile("[àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵăâêôơư]")
_TONED: Final = re.compile("[àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]")
# What is written otherwise, and how: only what is certain wherever it stands.
_CAPITALS: Final = (
    (re.compile(r"\bthứ (hai|ba|tư|năm|sáu|bảy)(?=\s*,?\s*\(?\s*(?:ngày|\d{1,2}/\d))"), "thứ {0}"),
    (re.compile(r"\b(?:thủ) đô (Hà Nội)\b"), "Thủ đô {0}"),
    (re.compile(r"\bthành phố (Hồ Chí Minh)\b"), "Thành phố {0}"),
    (re.compile(r"\b(quận|phường) (?=\d)"), "{0}"),
    (re.compile(r"\b[Tt]ết (nguyên đán|trung thu)\b"), "tết {0}"),
    (re.compile(r"\bđoàn (TNCS Hồ Chí Minh|Thanh niên [Cc]ộng sản)\b"), "Đoàn {0}"),
    (re.compile(r"\bđảng ([Cc]ộng sản Việt Nam)\b"), "Đảng {0}"),
    (
        re.compile(r"\bBan (chấp hành|thường vụ|bí thư|chỉ đạo)(?= (?:Đoàn|Trung ương|Tỉnh|Thành|Đảng))"),
        "Ban {0}",
    ),
    (re.compile(r"\b[Cc]ách mạng tháng (tám|mười)\b"), "Cách mạng tháng {0}"),
)
_SENTENCE: Final = re.compile(rf"(?<![{UPPER}.\w])([{LOWER}]{{3,}})\. ([{LOWER}]{{2,}})")
_NOT_ENDS: Final = frozenset(("stt", "tel", "fax", "www"))
_KEPT: Final = 2048  # texts
_NAME: Final = re.compile(rf"(?<!\w)(?:[{UPPER}][{LOWER}]+ ){{1,3}}[{UPPER}][{LOWER}]+")


def spelling_findings(seen: SeenLetter) -> Iterator[Finding]:
    """Findings on spelling, in the order of the page; the same word is said once."""
    told: set[str] = set()
    for one in seen.of(*_TEXTS):
        for word, fault in _faulty(one.text):
            if word.lower() in told:
                continue
            told.add(word.lower())
            misplaced = fault is Fault.TONE
            yield say(
                one,
                "spelling.tone" if misplaced else "spelling.syllable",
                _TONE_SOURCE if misplaced else _SOURCE,
                mark("{name}: “{found}” đặt dấu thanh sai chữ.")
                if misplaced
                else mark("{name}: “{found}” không phải âm tiết tiếng Việt; xem lại chính tả."),
                found=word,
                severity=Severity.INFO,
            )
    yield from _two_ways(seen)
    yield from _capitals(seen)
    yield from _names(seen)


@lru_cache(maxsize=_KEPT)
def _faulty(text: str) -> tuple[tuple[str, Fault], ...]:
    made: list[tuple[str, Fault]] = []
    for found in _WORD.finditer(text):
        word = found[0]
        if not _judged(word, text[max(found.start() - 1, 0) : found.start()]):
            continue
        fault = fault_of(word.lower())
        if fault is not None and not (word[0].isupper() and fault is Fault.LETTERS and not word.isupper()):
            made.append((word, fault))
    return tuple(made)


def _judged(word: str, before: str) -> bool:
    """Words with Vietnamese letters; capitals only with a tone, for without one they are an abbreviation."""
    small = word.lower()
    if (
        len(word) < 2
        or len(word) > 24
        or small.endswith(("k", "²", "³"))
        or before.endswith(("@", "/", ".", "-"))
    ):
        return False
    if word.isupper():
        return bool(_TONED.search(small)) and len(word) > 2
    return word[1:].islower() and bool(_ACCENTED.search(small))


def _two_ways(seen: SeenLetter) -> Iterator[Finding]:
    """Both 'hòa' and 'hoà' in one letter: each is right, together they are not tidy."""
    first: dict[str, tuple[Seen, str]] = {}
    for one in seen.of(*_TEXTS):
        for way, word in _ways(one.text):
            first.setdefault(way, (one, word))
    if len(first) == 2:
        later, other = sorted(first.values(), key=lambda pair: pair[0].origin or 0)[::-1]
        yield say(
            later[0],
            "spelling.tone-mixed",
            _TONE_SOURCE,
            mark("Văn bản dùng hai cách đặt dấu thanh: “{found}” và “{other}”; nên theo một cách."),
            found=later[1],
            other=other[1],
            severity=Severity.INFO,
        )


@lru_cache(maxsize=_KEPT)
def _ways(text: str) -> tuple[tuple[str, str], ...]:
    """The ways of placing tones in a text, each with the first word that shows it."""
    first: dict[str, str] = {}
    for found in _WORD.finditer(text):
        way = placement(found[0].lower())
        if way is not None:
            first.setdefault(way, found[0])
    return tuple(first.items())


def _capitals(seen: SeenLetter) -> Iterator[Finding]:
    told: set[str] = set()
    for one in seen.of(*_TEXTS):
        for found, allowed in _small(one.text):
            if found in told:
                continue
            told.add(found)
            yield say(
                one,
                "spelling.capitals",
                _SOURCE,
                mark("{name}: “{found}” viết hoa thành “{allowed}”."),
                found=found,
                allowed=allowed,
                severity=Severity.INFO,
            )


@lru_cache(maxsize=_KEPT)
def _small(text: str) -> tuple[tuple[str, str], ...]:
    """What is written small, and how it is written by annex II."""
    return tuple(_written_small(text))


def _written_small(text: str) -> Iterator[tuple[str, str]]:
    for form, wanted in _CAPITALS:
        for found in form.finditer(text):
            rest = found[1][:1].upper() + found[1][1:]
            wished = wanted.format(rest)
            if found[0].strip() != wished.strip():
                yield found[0].strip(), wished.strip()
    for found in _SENTENCE.finditer(text):
        if found[1] not in _NOT_ENDS:
            yield found[0], f"{found[1]}. {found[2][:1].upper()}{found[2][1:]}"


def _names(seen: SeenLetter) -> Iterator[Finding]:
    """Names that differ in a tone or a mark only; in tables two such names may be two people."""
    spelt: dict[str, dict[str, tuple[Seen, str]]] = defaultdict(dict)
    for one in seen.of(
        "signer", "addressee", "ground", "body", "recipient", "abstract", "letter-subject", *LEVELS
    ):
        if one.row is not None and one.role in (*LEVELS, "body"):
            continue
        for bare, same, name in _names_in(one.text):
            spelt[bare].setdefault(same, (one, name))
    for ways in spelt.values():
        if len(ways) < 2:
            continue
        (_, first), (one, other) = list(ways.values())[:2]
        yield say(
            one,
            "text.two-spellings",
            _SOURCE,
            mark("Một tên viết hai cách: “{first}” và “{found}”; xem lại."),
            found=other,
            first=first,
            severity=Severity.WARNING if len(other.split()) > 2 else Severity.INFO,
        )


@lru_cache(maxsize=_KEPT)
def _names_in(text: str) -> tuple[tuple[str, str, str], ...]:
    """Names without marks, with their tones placed in one way, and as they stand."""
    return tuple((fold(name[0]), same_placed(name[0]), name[0]) for name in _NAME.finditer(text))
