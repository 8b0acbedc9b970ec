"""What comes with a letter by its own words: annexes, lists and forms "gửi kèm", "kèm theo", "đính kèm"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from app.intake.extract.flow import Paragraph
from app.intake.extract.guesses import Guess
from app.intake.extract.view import View, guess_of

MAX_ATTACHMENTS: Final = 30
_ANNEX: Final = r"[Pp]hụ lục(?:\s+(?:số\s+)?(?:[IVX]{1,5}|\d{1,2}[A-Za-z]?)\b)?"
_FORM: Final = r"(?:[Bb]iểu mẫu|[Bb]iểu|[Mm]ẫu)(?:\s+số)?\s+\d{1,2}[A-Za-z]?\b"
_WITH: Final = re.compile(r"(?:gửi|gởi|đính|ban hành|có)?\s*\bkèm(?:\s+theo)?\b", re.IGNORECASE)
_NAMED: Final = re.compile(rf"{_ANNEX}|{_FORM}")
_MORE: Final = re.compile(r"(?:,|và|;)\s*(?:số\s+)?(?P<n>\d{1,2}|[IVX]{1,5})\b")
_BRACKETS: Final = re.compile(
    r"\((?:[Cc]ó\s+)?(?P<name>[^()]{3,140}?)\s*(?:được\s+)?(?:gửi kèm|gởi kèm|kèm theo|đính kèm|gửi kèm theo)(?:\s+[^()]{0,40})?\)"
)
_BEFORE: Final = re.compile(
    r"(?:\((?:[Xx]in )?|^\W*|\.\s+)(?:[Gg]ửi kèm theo|[Gg]ửi kèm|[Gg]ởi kèm|[Đđ]ính kèm|[Kk]èm theo)\s*(?:văn bản này|công văn này)?\s*:?\s*(?P<name>[^().;]{3,160}?)\s*(?:[).;]|$)"
)
_ISSUED: Final = re.compile(
    r"[Bb]an hành kèm theo \w+(?: \w+)? này\s+(?P<name>[“\"]?[A-ZĐ][^.;()]{4,160}?)[.;(]"
)
_HEADING: Final = re.compile(r"^\W*PHỤ LỤC\s*(?P<n>(?:SỐ\s+)?[IVX]{1,5}|\d{1,2})?\W*$")
_LEAD: Final = re.compile(r"^(?:theo|có|xem|bản|các)\s+(?=[^\W\d_])", re.IGNORECASE)
# "Kèm theo Công văn số ..." under an annex's name says which letter it belongs to.
_OWNER: Final = re.compile(
    r"^(?:[Tt]heo\s+)?(?:Công văn|Quyết định|Kế hoạch|Thông báo|Hướng dẫn|Tờ trình|Báo cáo|Nghị quyết|Chương trình)\s+số\b"
)


def find_attachments(view: View, paragraphs: Iterable[Paragraph]) -> tuple[Guess[str], ...]:
    """Names of what is attached, each once, as the letter calls it."""
    found: dict[str, Guess[str]] = {}
    for paragraph in paragraphs:
        for start, end, name, certainty in _of_paragraph(paragraph.text):
            found.setdefault(
                name.lower(),
                guess_of(name, certainty, paragraph.between(start, end), paragraph.sentence_text(start, end)),
            )
    for strip in view.strips[view.head_end :]:
        heading = _HEADING.match(strip.text)
        if heading is not None:
            name = f"Phụ lục {heading['n']}" if heading["n"] else "Phụ lục"
            found.setdefault(name.lower(), guess_of(name, 0.85, [strip]))
    if any(key.startswith("phụ lục ") for key in found):
        found.pop("phụ lục", None)
    return tuple(found.values())[:MAX_ATTACHMENTS]


def _of_paragraph(text: str) -> Iterator[tuple[int, int, str, float]]:
    if "kèm" not in text.lower():
        return
    named = False
    for with_it in _WITH.finditer(text):
        begin = max(0, text.rfind(".", 0, with_it.start()) + 1, with_it.start() - 110)
        for match in _NAMED.finditer(text, begin, with_it.start() + 120):
            if match.start() > with_it.end() + 40 or "." in text[with_it.end() : match.start()]:
                break
            named = True
            yield match.start(), match.end(), _tidy(match[0]), 0.85
            stem = match[0].rsplit(" ", 1)[0]
            place = match.end()
            while (
                more := _MORE.match(text, place + len(text[place:]) - len(text[place:].lstrip()))
            ) is not None:
                yield more.start(), more.end(), _tidy(f"{stem} {more['n']}"), 0.7
                place = more.end()
    if named:
        return
    for pattern, certainty in ((_BRACKETS, 0.85), (_BEFORE, 0.8), (_ISSUED, 0.7)):
        for match in pattern.finditer(text):
            name = _tidy(_LEAD.sub("", match["name"]))
            if len(name) > 2 and _OWNER.match(name) is None:
                yield match.start(), match.end(), name, certainty


def _tidy(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip(' ,;:.-–“”"')
