"""Letters cited: kind, number, notation, date and issuer of every other letter that the text names by number.

The same letter named twice is one cite, with the best date and issuer; two letters of one number and notation but of
different dates are two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from app.base.text import fold
from app.intake.extract import dates
from app.intake.extract.flow import Paragraph
from app.intake.extract.guesses import Cite, Guess
from app.intake.extract.notation import kind_of, may_be_organ, read_notation
from app.intake.extract.view import Strip, guess_of
from app.intake.extract.words import CITED_KINDS, starts_organ

MAX_CITES: Final = 200
_KIND = "|".join(
    sorted(
        (
            r"[Tt]hông tư liên tịch|[Nn]ghị quyết liên tịch|[Bb]ộ [Ll]uật|[Ll]uật|[Pp]háp lệnh|[Hh]iến pháp|[Ss]ắc lệnh|[Gg]iấy phép"
            r"|[Vv]ăn bản|[Cc]ông văn|[Cc]ông điện|[Nn]ghị quyết|[Qq]uyết định|[Cc]hỉ thị|[Qq]uy chế|[Qq]uy định|[Tt]hông cáo"
            r"|[Tt]hông báo|[Hh]ướng dẫn|[Cc]hương trình|[Kk]ế hoạch|[Pp]hương án|[Đđ]ề án|[Dd]ự án|[Bb]áo cáo|[Bb]iên bản"
            r"|[Tt]ờ trình|[Hh]ợp đồng|[Kk]ết luận|[Tt]hông tri|[Tt]hông tư|[Nn]ghị định|[Gg]iấy mời|[Tt]hư mời"
            r"|[Gg]iấy giới thiệu|[Gg]iấy triệu tập|[Đđ]iều lệ|[Tt]hể lệ"
        ).split("|"),
        key=len,
        reverse=True,
    )
)
_START: Final = re.compile(
    rf"(?:\b(?P<kind>{_KIND})\s+(?:(?:hỏa tốc|khẩn|này|trên|liên tịch|phối hợp|liên ngành|công tác|hành động)\s+)?)?(?:\((?=[Ss][ốỐ]))?(?P<so>\b[Ss][ốỐ]\s*:?\s*)?(?P<number>(?<![\d/.,\-–])\d{{1,6}}[a-z]?(?!\d))"
)
_DAY: Final = re.compile(
    r"[\s,(]*(?:(?:ban hành|ký|được ban hành|đề|phát hành)\s+)?(?:ra )?ngày\s*(?=\d)", re.IGNORECASE
)
_BARE_DAY: Final = re.compile(r"[\s,(]+(?=\d{1,2}/\d{1,2}/\d{4})")
_OF: Final = re.compile(r"[\s,)]*(?:của|do)\s+")
# Small words after which a sentence goes on; words that also stand in organs' names (ban, tổ chức) need their second one.
_SENTENCE_GOES_ON: Final = (
    r"về|Về|V/v|v/v|ban hành|phê duyệt|quy định|hướng dẫn|sửa đổi|triển khai|thực hiện|yêu cầu|đề nghị|thông báo|công bố|"
    r"tổ chức|đã|được|để|nhằm|trong|tại|theo|cho|đến|là|có|kèm|gửi|ngày|số|năm|khóa|khoá|nhiệm kỳ|hiện nay|hiện hành|nêu|"
    r"trên|này|thì|sẽ|chỉ đạo|giao nhiệm|phát động|tiếp tục|với|vào|từ|như|mà|do|bằng|khi|nếu|cần|phải|xin|kính|đối với|"
    r"căn cứ|giai đoạn|lần thứ|chưa|không|vừa qua|đang|báo cáo|cũng|phối hợp|quyết định|công nhận|thành lập|bổ sung|"
    r"đề|phát hành|"
    r"và (?:số|các|những|một|tình hình|điều kiện|căn cứ|thực tế|nhu cầu|nhiệm vụ|kết quả|ý kiến|nội dung|tinh thần|để|trên|theo)"
)
_ISSUER_END: Final = re.compile(
    rf"[;:()“”\"\[\]]|[.,](?=\s|$)|\s(?=(?:{_SENTENCE_GOES_ON})(?:\s|$))|\s(?=và\s+(?:{_KIND})\b)|\s[-–]\s"
)
_BEFORE_ISSUED: Final = re.compile(
    r"[Nn]gày\s+(?P<date>[\d/.\- ]{6,14}|\d{1,2} tháng \d{1,2} năm \d{4}),?\s+(?P<issuer>[A-ZĐÀ-Ỹ][^,;.()]{3,80}?)\s+"
    r"(?:đã\s+)?(?:ban hành|ký|có|ra)\s+$"
)
# "Luật Tổ chức chính quyền địa phương số 72/2025/QH15": a law's name stands between its kind and its number.
_LAW: Final = re.compile(r"\b(Bộ luật|Luật|Pháp lệnh|Nghị quyết)\s[^.;:()\d]{3,110}$")
_CHAINED: Final = re.compile(r"\s*(?:[,;]|và|,? và)?\s*")
_LONG_ISSUER = 110
_COMMA_NAMES = re.compile(r"^(?:Bộ|Sở|Phòng|Vụ|Cục|Ban|Tổng cục) ")


def find_cites(
    paragraphs: Iterable[Paragraph], own_number: str | None, own_notation: str | None
) -> tuple[Guess[Cite], ...]:
    """Cites in the order of their first mention, the letter itself left out."""
    found: list[Guess[Cite]] = []
    for paragraph in paragraphs:
        for guess in _of_paragraph(paragraph):
            if own_notation and (guess.value.number, _key(guess.value.notation)) == (
                own_number,
                _key(own_notation),
            ):
                continue
            _merge(found, guess)
            if len(found) >= MAX_CITES:
                return tuple(found)
    return tuple(found)


def _key(notation: str | None) -> str:
    return fold(notation or "")


def _merge(found: list[Guess[Cite]], guess: Guess[Cite]) -> None:
    value = guess.value
    for index, known in enumerate(found):
        other = known.value
        if other.number != value.number:
            continue
        same = _key(other.notation) == _key(value.notation)
        bare = (other.notation is None or value.notation is None) and other.kind == value.kind
        if not (same or bare):
            continue
        if other.date is not None and value.date is not None and other.date != value.date:
            continue
        merged = Cite(
            other.kind or value.kind,
            other.number,
            other.notation or value.notation,
            other.date or value.date,
            max((other.issuer or "", value.issuer or ""), key=len) or None,
        )
        better = guess if (other.date is None and value.date is not None) else known
        found[index] = replace(better, value=merged, certainty=max(known.certainty, guess.certainty))
        return
    found.append(guess)


def _of_paragraph(paragraph: Paragraph) -> Iterator[Guess[Cite]]:
    text = paragraph.text
    last_kind: str | None = None
    position = last_end = 0
    while (match := _START.search(text, position)) is not None:
        position = match.end()
        kind_word = match["kind"]
        if (
            kind_word is None
            and match["so"] is None
            and text[match.end() : match.end() + 3].strip()[:1] not in ("-", "/", "–")
        ):
            continue
        read = read_notation(text, match.start("number"))
        if read is None or read.number is None:
            continue
        # "các Quy định số 105-QĐ/TW và 80-QĐ/TW": one word for both.
        chained = last_kind if _CHAINED.fullmatch(text, last_end, match.start()) else None
        cite = _cite(text, match, read.number, read.notation, read.end, last_kind, chained)
        if cite is None:
            continue
        value, end, certainty = cite
        last_end = end
        position = max(position, end)
        last_kind = value.kind
        strips = paragraph.between(match.start(), end)
        if any(strip.words for strip in strips):
            certainty = min(certainty, _read_sure(value, strips))
        yield guess_of(value, certainty, strips, text[match.start() : end].strip(" ,;("))


def _read_sure(cite: Cite, strips: Sequence[Strip]) -> float:
    """How sure a cite can be that was read from a picture: its figures and letters must have been read well."""
    parts = (cite.number, cite.notation or "")
    well = all(any(strip.read_well(part, 0.9) for strip in strips) for part in parts)
    return 0.92 if well and cite.date is not None else 0.75


def _cite(
    text: str,
    match: re.Match[str],
    number: str,
    notation: str | None,
    end: int,
    last_kind: str | None,
    chained: str | None,
) -> tuple[Cite, int, float] | None:
    word = CITED_KINDS.get(fold(match["kind"])) if match["kind"] else None
    if (
        word is None
        and match["so"] is not None
        and (law := _LAW.search(text[max(0, match.start() - 120) : match.start()]))
    ):
        word = CITED_KINDS.get(fold(law[1]))
    named = kind_of(notation)
    if notation is None:
        # "Công văn số 15 ngày 3/1/2018" names a letter; "Kế hoạch số 2" or "số 15" alone may be anything.
        if word is None or match["so"] is None or _DAY.match(text, end) is None:
            return None
    elif match["kind"] is None and match["so"] is None and named is None:
        return None
    day, issuer, stop = _day_and_issuer(text, end)
    if day is None:
        day, before = _issued_before(text, match.start())
        issuer = issuer or before
    kind = _kind(word or (chained if chained == "QyĐ" else None), named, notation, last_kind)
    certainty = 0.95 if notation is not None and match["so"] is not None and word is not None else 0.85
    if notation is None:
        certainty = 0.6
    elif word is None and named is None:
        certainty = 0.7
    return Cite(kind, number, notation, day, issuer), stop, certainty


def _kind(word: str | None, named: str | None, notation: str | None, last_kind: str | None) -> str | None:
    """The notation decides, but where one abbreviation serves two kinds the word does (QĐ, TT)."""
    if named == "QĐ" and word == "QyĐ":
        return "QyĐ"
    if named is not None and not (
        word == "CV" and named != "CV" and notation is not None and may_be_organ(notation)
    ):
        return named
    if word is not None:
        return word
    return "CV" if notation is not None and (last_kind in (None, "CV")) and "/" not in notation else last_kind


def _day_and_issuer(text: str, end: int) -> tuple[date | None, str | None, int]:
    """Date and "của ..." behind a notation, in either order."""
    day: date | None = None
    issuer: str | None = None
    stop = end
    for _ in range(2):
        if day is None and (label := _DAY.match(text, stop) or _BARE_DAY.match(text, stop)) is not None:
            found = dates.at(text, label.end())
            if found is not None:
                day, stop = found.on(), found.end
                continue
        if issuer is None and (of := _OF.match(text, stop)) is not None:
            name, name_end = _issuer(text, of.end())
            if name is not None:
                issuer, stop = name, name_end
    return day, issuer, stop


def _issuer(text: str, start: int) -> tuple[str | None, int]:
    if start >= len(text) or not text[start].isupper():
        return None, start
    end = start
    limit = min(len(text), start + _LONG_ISSUER)
    while True:
        cut = _ISSUER_END.search(text, end + 1, limit + 1)
        end = cut.start() if cut is not None else limit
        if cut is None or not _comma_inside(text, start, end):
            break
        end += 1
    if cut is None and limit < len(text):
        return None, start  # no end in sight: rather no issuer than half a sentence
    name = text[start:end].strip(" ,.-–")
    return (name or None), end


def _comma_inside(text: str, start: int, end: int) -> bool:
    """ "Bộ Văn hóa, Thể thao và Du lịch": a comma inside a name is followed by a capital and, soon, by "và"."""
    if text[end : end + 2] != ", " and not text[:end].endswith("TP"):
        return False
    if text[end] == ".":
        return text[:end].endswith("TP")
    rest = text[end + 2 : end + 45]
    if starts_organ(rest):
        return False  # "của Ban Tuyên giáo và Dân vận, Ban Tổ chức đề nghị ...": the next organ's name
    return (
        _COMMA_NAMES.match(text[start:]) is not None
        and re.match(r"[A-ZĐ][\w ]{2,30}\s(?:và|-) [A-ZĐ]", rest) is not None
    )


def _issued_before(text: str, start: int) -> tuple[date | None, str | None]:
    """ "Ngày 21/4/2023, Ban Tổ chức Trung ương ban hành Kế hoạch số ..."."""
    match = _BEFORE_ISSUED.search(text[max(0, start - 160) : start])
    if match is None:
        return None, None
    found = next(dates.find(match["date"]), None)
    return (found.on() if found is not None else None), match["issuer"].strip()
