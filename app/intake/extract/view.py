"""The letter as extraction sees it: strips of text in reading order, glued fields cut apart, anchors found once.

Reads only ``SourceText``. Every other module of this room asks the view, so that all agree where head, body and foot are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from app.base.text import fold, one_line
from app.intake.extract.guesses import Guess, T
from app.intake.extract.tidy import tidied
from app.intake.extract.words import MARK, is_separator, is_title, is_upper, starts_position
from app.intake.source import Box, Column, Line, Page, SeenWord, SourceText

MAX_STRIPS: Final = 6_000  # a letter has some hundred lines; annexes beyond are not searched
HEAD_STRIPS: Final = 60
MAX_STRIP: Final = 20_000
_INVISIBLE = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f]"
)
# Where fields of a head are found glued to what stands before them.
_SEAMS: Final = (
    re.compile(r"(?<=\S)\s*(?=CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM)"),
    re.compile(r"(?<=\S)\s*(?=ĐẢNG CỘNG SẢN VIỆT NAM\s*$)"),
    re.compile(r"(?<=\S)(?<!BAN)(?<!BCH)\s+(?=HỘI LIÊN HIỆP THANH NIÊN VIỆT NAM\s*$)"),
    re.compile(r"(?<=\S)\s*(?=Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc)"),
    re.compile(r"(?<=Hạnh phúc)\s*(?=\S)"),
    re.compile(r"(?<=\S)\s*(?=Số\s*:\s*[\d.…_\s]*[a-z]?\s*[-–/]\s*\d*[A-ZĐ])"),
    re.compile(r"(?<=[A-ZĐ&])\s+(?=(?:TP\s?\.\s?)?[A-ZĐ][^\d:;]{1,40},\s*ngày\W.{0,14}tháng.{0,14}năm)"),
    re.compile(r"(?<=[A-ZĐ]{2})(?=[A-ZĐ][a-zà-ỹ]\w*[^\d:;,]{0,30},\s*ngày\W.{0,14}tháng.{0,14}năm)"),
    re.compile(r"(?<=\S)\s*(?=N[Ơơ][Ii] [Nn][Hh][Ậậ][Nn]\s*:)"),
    re.compile(r"(?<=[.;)])\s*(?=(?:TM|KT|TL|TUQ|T/M|K/T|T/L)[.\s]\s*[A-ZĐỦỶ][A-ZĐÀ-Ỹ]+\s[A-ZĐÀ-Ỹ]{2})"),
)
_MAIL: Final = re.compile(
    r"^\W*(?:From|Từ|Người gửi|To|Đến|Tới|Cc|Subject|Chủ đề|Tiêu đề|Sent|Date|Gửi lúc|Ngày gửi)\s*:\s*\S"
    r"|^\W*Forwarded message|^\W*Thư được chuyển tiếp|^Ngày: \S.*\d{1,2}:\d{2}",
    re.IGNORECASE,
)
_OWN_NUMBER: Final = re.compile(r"^\W*Số\s*:\s*[\d.…_\s]*[a-z]?\s*[-–/]\s*\d*[A-ZĐ]")
_YOUTH_TITLE: Final = re.compile(r"(?<=\S)\s*(?=ĐOÀN TNCS HỒ CHÍ MINH\s*$)")
_UNFINISHED_UNION = re.compile(r"(?:BAN CHẤP HÀNH|BCH|BAN THƯỜNG VỤ|BTV|LIÊN CHI|CHI|\*|^\W*TRUNG ƯƠNG)\s*$")
ADDRESS: Final = re.compile(
    r"^\W*(?:Đồng\s+)?Kính\s+(?:gửi|gởi|trình)\s*(?::|$|(?-i:(?=[-–A-ZĐ])))", re.IGNORECASE
)
RECIPIENTS: Final = re.compile(r"^\W*N[Ơơ][Ii]\s+[Nn][Hh][Ậậ][Nn]\s*(?::|$)")
BODY_START: Final = re.compile(
    r"^\W*(?:Thực hiện|Căn cứ|Theo|Nhằm|Để|Thi hành|Triển khai|Tiếp theo|Phúc đáp|Trả lời|Sau khi|Trong|Hưởng ứng|"
    r"Chào mừng|Vừa qua|Hiện nay|Xét|Ngày \d|Hôm nay|Tiếp tục|Năm \d|Được|Với|Qua|Kính thưa|Điều 1|Phần|Chương|I[.\-/]|1\.)"
)


@dataclass(frozen=True, slots=True)
class Strip:
    """One line, or one field cut from a line. ``index`` is its place in the view."""

    index: int
    text: str
    page: int
    box: Box | None
    column: Column
    opens: bool
    gap: bool
    bold: bool | None
    words: tuple[SeenWord, ...] = ()  # of a line read from a picture

    def read_well(self, text: str, least: float = 0.85) -> bool:
        """Whether the words that hold ``text`` were read with certainty and not written by hand. True for a text layer."""
        if not self.words:
            return True
        parts = [part for part in re.findall(r"\w+", text) if part]
        holding = [word for word in self.words if any(part in word.text for part in parts)]
        return bool(holding) and all(word.confidence >= least and not word.hand for word in holding)


@dataclass
class View:
    """Strips, and the anchors that several fields share."""

    strips: list[Strip]
    head_end: int = 0
    address_at: int | None = None
    recipients_at: int | None = None
    # What an e-mail or a chat says above the letter it carries: no field stands there, but a deadline may.
    preface: Sequence[Strip] = ()
    # Strips of the subject; set by the subject's module, read by the flow, which joins them to one paragraph.
    subject_strips: tuple[int, ...] = field(default=())

    @property
    def head(self) -> Sequence[Strip]:
        """Strips before the body, where number, date, kind and subject are looked for."""
        return self.strips[: self.head_end]

    def after(self, strip: Strip) -> Iterator[Strip]:
        """Following strips of the same page side: a left strip is followed by left ones only."""
        for other in self.strips[strip.index + 1 :]:
            if strip.column is other.column or strip.column is Column.WHOLE or other.column is Column.WHOLE:
                yield other


def view_of(source: SourceText) -> View:
    """The view of what was read; long texts are cut, for a letter's fields stand at its ends."""
    source = tidied(source)
    strips: list[Strip] = []
    titled = _titled(source)
    for page in source.pages:
        for line in page.lines:
            for piece in _cut(line, titled=titled):
                text = one_line(_INVISIBLE.sub("", piece.text))[:MAX_STRIP]
                if text:
                    strips.append(
                        Strip(
                            len(strips),
                            text,
                            page.number,
                            line.box,
                            piece.column,
                            piece.opens,
                            piece.gap,
                            line.bold,
                            _seen(page, line.box),
                        )
                    )
        if len(strips) > MAX_STRIPS:
            break
    preface, strips = _without_preface(strips[:MAX_STRIPS])
    view = View(strips, preface=preface)
    view.address_at = _first(view.strips[:HEAD_STRIPS], ADDRESS)
    view.recipients_at = _first(view.strips, RECIPIENTS)
    view.head_end = _head_end(view)
    return view


def _seen(page: Page, box: Box | None) -> tuple[SeenWord, ...]:
    """The words of a picture that stand in a line's box."""
    if box is None or not page.words:
        return ()
    x0, y0, x1, y1 = page.placed(box)
    return tuple(
        word
        for word in page.words
        if x0 - 1 <= (word.box.x0 + word.box.x1) / 2 <= x1 + 1 and y0 <= (word.box.y0 + word.box.y1) / 2 <= y1
    )


def _without_preface(strips: list[Strip]) -> tuple[list[Strip], list[Strip]]:
    """Lines of a mail's or chat's head and its greeting, and the letter below them with a letterhead of its own."""
    top = strips[:HEAD_STRIPS]
    if sum(1 for strip in top if _MAIL.match(strip.text)) < 2:
        return [], strips
    numbered = next((strip.index for strip in top if _OWN_NUMBER.match(strip.text)), None)
    if numbered is None:
        return [], strips
    begin = numbered
    while begin > 0 and (is_upper(strips[begin - 1].text) or is_separator(strips[begin - 1].text)):
        begin -= 1
    if not any(_MAIL.match(strip.text) for strip in strips[:begin]):
        return [], strips
    return strips[:begin], [replace(strip, index=index) for index, strip in enumerate(strips[begin:])]


def _first(strips: Iterable[Strip], pattern: re.Pattern[str]) -> int | None:
    return next((strip.index for strip in strips if pattern.search(strip.text)), None)


def _head_end(view: View) -> int:
    """Where the body begins: behind the address, else at the third strip that reads like a sentence of the body."""
    limit = min(len(view.strips), HEAD_STRIPS)
    if view.recipients_at is not None:
        limit = min(limit, view.recipients_at)
    if view.address_at is not None:
        return min(limit, view.address_at)
    sentences = 0
    for strip in view.strips[:limit]:
        if (
            len(strip.text) >= 60
            and not is_upper(strip.text)
            and not re.match(r"^\W*(?:V/v|Về việc)", strip.text)
        ):
            sentences += 1
            if sentences == 3:
                return strip.index
    return limit


def _titled(source: SourceText) -> bool:
    """Whether the union's title stands on a line of its own; then it is no title where it ends an organ's name."""
    lines = source.pages[0].lines[:30] if source.pages else ()
    return any(is_title(line.text) and fold(line.text).startswith("doan") for line in lines)


def _cut(line: Line, *, titled: bool) -> Iterable[Line]:
    """The line's fields, when a letterhead's fields stand glued on one line; sentences stay whole."""
    if len(line.text) > 300 or line.text.startswith(("-", "–", "+")):
        return (line,)
    seams = [match.end() for seam in _SEAMS for match in seam.finditer(line.text)]
    seams += [
        match.end()
        for match in _YOUTH_TITLE.finditer(line.text)
        if not titled
        and not _UNFINISHED_UNION.search(line.text[: match.start()])
        and is_upper(line.text[: match.start()])
    ]
    cuts = sorted({cut for cut in seams if 0 < cut < len(line.text)})
    edges = [0, *cuts, len(line.text)]
    pieces = [line.text[a:b].strip() for a, b in pairwise(edges)]
    pieces = [part for piece in pieces for part in _name_cut(piece)]
    if len(pieces) == 1:
        return (line,)
    return [_piece(line, text, index) for index, text in enumerate(pieces) if text.strip("*_ ")]


def _name_cut(text: str) -> list[str]:
    """A name typed behind its position on one line: "TM. BAN CHẤP HÀNH BÍ THƯLa Văn Cẩn"."""
    if not (MARK.match(text) or starts_position(text)) or len(text) > 160:
        return [text]
    small = next((index for index, char in enumerate(text) if char.islower()), 0)
    post, name = text[: max(0, small - 1)], text[max(0, small - 1) :]
    words = name.split()
    person = 2 <= len(words) <= 5 and all(
        word.isalpha() and word[0].isupper() and word[1:].islower() for word in words
    )
    if len(post) > 5 and is_upper(post) and person:
        return [post.strip(), name.strip()]
    return [text]


def _piece(line: Line, text: str, index: int) -> Line:
    column = line.column
    if column is Column.WHOLE and index:
        column = Column.RIGHT if is_title(text) or re.search(r"ngày.*tháng.*năm", text) else Column.WHOLE
    return replace(line, text=text, column=column, opens=True, gap=line.gap and not index)


def starts_field(strip: Strip) -> bool:
    """A strip that begins a field of its own, so that no other field goes on into it."""
    text = strip.text
    return (
        is_separator(text)
        or (is_title(text) and not (text[:4] == "Đoàn" and not is_upper(text)))
        or ADDRESS.search(text) is not None
        or RECIPIENTS.search(text) is not None
        or re.match(r"^\W*Số\s*:", text) is not None
        or re.search(r"ngày.{0,14}tháng.{0,14}năm\W*(?:\d{4}|[.…_\s]*)\W*$", text) is not None
        or (MARK.match(text) is not None and is_upper(text))
    )


def begins_lower(text: str) -> bool:
    """A text that reads as the rest of what stood before."""
    return bool(text) and (text[0].islower() or text[0].isdigit() or text[0] == "(")


def guess_of(value: T, certainty: float, strips: Sequence[Strip], evidence: str | None = None) -> Guess[T]:
    """A guess that points to these strips: the box holds those of the first strip's page."""
    first = strips[0]
    box: Box | None = None
    for strip in strips:
        if strip.page == first.page and strip.box is not None:
            box = strip.box if box is None else box.around(strip.box)
    words = evidence if evidence is not None else " ".join(strip.text for strip in strips)
    if evidence is None:
        certainty = min(certainty, seen_well(strips))
    return Guess(value, max(0.0, min(1.0, certainty)), first.page, box, words)


def seen_well(strips: Sequence[Strip]) -> float:
    """How sure a text can be that was read from a picture: 1 for a text layer, else by the word that was read worst."""
    sure = [
        word.confidence for strip in strips for word in strip.words if sum(map(str.isalpha, word.text)) > 1
    ]
    if not sure:
        return 1.0
    worst = min(sure)
    return 0.92 if worst >= 0.925 else 0.79 if worst >= 0.6 else 0.6


def folded(strip: Strip) -> str:
    return fold(strip.text)
