"""Deadlines: days by which something is asked, with the sentence that asks it.

Takes what the sentence makes sure of: "xong trước ngày", "chậm nhất", "hạn cuối", "đến hết ngày". Refuses dates of cited
letters, past events, cut-off days of figures, conditions ("sinh trước ngày") and days that come back every month.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from app.domain.calendar import WorkCalendar
from app.intake.extract import dates
from app.intake.extract.flow import Paragraph
from app.intake.extract.guesses import Guess
from app.intake.extract.view import guess_of

MAX_DEADLINES: Final = 60
_HOUR = r"\d{1,2}\s*(?:giờ|h|g|:)\s*(?:\d{1,2}\s*(?:phút|p|['’′])?)?"
_BETWEEN = (
    rf"[\s,:(]*(?:(?:là|vào|lúc|trong|hết|đến|tới|trước|không quá|của|hạn)[\s:]+)*(?:{_HOUR}[\s,;)]*)?"
    r"(?:(?:buổi|sáng|trưa|chiều|tối|cuối giờ|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|ngày làm việc)[\s,(]*)*(?:hết\s+)?"
    r"(?:ngày[\s:]*)?(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)[\s,(]*(?:ngày\s*)?)?(?=\d)"
)
_ASKED = "nộp|gửi|đăng ký|báo cáo|hoàn thành|nhận|tiếp nhận|phản hồi|trả lời|góp ý|cuối|thực hiện xong"
# Words that make a day a deadline, with what certainty. The day must follow within ``_BETWEEN``.
_TRIGGERS: Final[tuple[tuple[re.Pattern[str], float], ...]] = tuple(
    (re.compile(words + _BETWEEN, re.IGNORECASE), certainty)
    for words, certainty in (
        (r"(?:chậm|muộn|trễ) nhất\b", 0.95),
        (r"không (?:muộn|chậm|trễ) (?:hơn|quá)\b", 0.93),
        (r"\bhạn (?:cuối cùng|cuối|chót)\b[^.;\d]{0,60}?", 0.93),
        (
            rf"\b(?:thời hạn|hạn|deadline|thời gian)\s*(?:{_ASKED})[^.;\d]{{0,60}}?(?::|là|đến|trước|chậm nhất|vào)",
            0.9,
        ),
        (r"\b(?:thời hạn|hạn|deadline)\s*(?::|là|đến|trước)", 0.88),
        (
            (
                r"(?<!giới )(?<!kỳ )(?<!vô )\b(?:thời )?hạn (?!chế|mức|ngạch|hẹp|hán|sử dụng|hiệu lực|bảo quản|hợp đồng|bổ nhiệm|giữ|"
                r"công tác|của)[^.;:\d]{3,60}:"
            ),
            0.85,
        ),
        (r"\btrước\b", 0.9),
        (r"\b(?:đến|tới) hết\b", 0.85),
        (r"\b(?:hoàn thành|hoàn tất|xong|gửi|nộp|báo cáo)\b[^.;\d]{0,50}?\b(?:trong|vào) (?=ngày)", 0.7),
    )
)
_FROM: Final = (
    rf"\btừ\s+(?:nay|(?:{_HOUR}[\s,]*)?(?:ngày\s*)?\d{{1,2}}"
    r"(?:[/.]\d{1,2}(?:[/.]\d{4})?|-\d{1,2}-\d{4}| tháng \d{1,2}(?: năm \d{4})?)?)"
)
_RANGE: Final = re.compile(
    rf"{_FROM}\s*(?:đến|tới|-|–)\s*(?:hết\s+)?(?:{_HOUR}[\s,]*)?(?:ngày\s*)?(?=\d)", re.IGNORECASE
)
_RANGE_OPEN: Final = re.compile(_FROM + r"\s*$", re.IGNORECASE)
_UNTIL_DONE: Final = re.compile(r"\b(?:đến|tới)\s+(?:ngày\s*)(?=\d)", re.IGNORECASE)
_MONTH: Final = re.compile(
    r"\b(?:hoàn thành|hoàn tất|xong|báo cáo|gửi|nộp|thực hiện xong)\b[^.;]{0,60}?\b"
    r"trong (?:tháng (?P<m>\d{1,2})|quý (?P<q>IV|III|II|I|[1-4]))"
    r"\s*(?:/|năm|,? năm)\s*(?P<y>\d{4})",
    re.IGNORECASE,
)
_CHAIN: Final = re.compile(
    r"\s*(?:(?:và|hoặc)\s*(?:trước\s+)?(?:ngày\s*)?|[,;]\s*(?:trước\s+)?(?:ngày\s*))(?=\d)", re.IGNORECASE
)
# Compared in small letters with their accents: folded, "tính" and "tỉnh", "ký" and "kỳ" would be one word.
_DEMAND: Final = re.compile(
    r"\b(?:hoàn thành|hoàn tất|xong|gửi|gởi|nộp|báo cáo|đăng ký|nhận|cập nhật|tổng hợp|phản hồi|góp ý|bình chọn|hạn|đề nghị|"
    r"yêu cầu|thực hiện|triển khai|tham gia|khai báo|bổ sung|rà soát|trả lời|xác nhận|giới thiệu|đóng góp|chuyển|phản ánh|chốt|thu|"
    r"lập danh sách|chuẩn bị)\b"
)
# In a span of days only these make its end a deadline; else it is the time of an event.
_HAND_IN: Final = re.compile(
    r"\b(?:hoàn thành|hoàn tất|gửi|gởi|nộp|báo cáo|đăng ký|nhận|cập nhật|phản hồi|góp ý|bình chọn|hạn|khai báo|bổ sung|"
    r"xác nhận|khảo sát|trả lời|phản ánh|chốt)\b"
)
# Directly before the trigger: the day is a condition or a past event, no demand.
_CONDITION: Final = re.compile(
    r"\b(?:(?<!học )(?<!vệ )(?<!thí )sinh(?! viên| hoạt)|ban hành|kết nạp|được cấp|được thành lập|có hiệu lực|phát sinh|xảy ra|tuyển dụng|thành lập|tốt nghiệp|nhập học|"
    r"vào đảng|vào đoàn|ra đời|diễn ra|(?:đang|bắt đầu|từng) công tác|đã|công bố|(?<!đăng )ký|tồn tại|bổ nhiệm|mua|sản xuất)(?: [^\W\d]+){0,3}$"
)
_NO_DEMAND: Final = re.compile(
    r"\b(?:có giá trị|có hiệu lực|giá trị sử dụng|hiệu lực thi hành|tính|số liệu(?: \w+){0,3}|giai đoạn|nhiệm kỳ|từ năm)"
    r"(?: [^\W\d]+){0,2}$"
)
_RECURRING: Final = re.compile(r"\s*(?:hàng|hằng|mỗi|của mỗi|các)\s+(?:tháng|năm|tuần|quý)", re.IGNORECASE)
_PAST: Final = re.compile(
    r"\b(?:đã|vừa) (?:hoàn thành|hoàn tất|nộp|gửi|báo cáo|tổ chức|triển khai|thu|thực hiện|tiến hành|kết nạp|xây dựng|phát động|"
    r"trao|vận động|cập nhật)\b[^.;,:]*$"
)
_IF: Final = re.compile(r"\bnếu\b[^.;,:]*$")
# "- Ngày 07/10/2026: các trường gửi biên bản": the plan's own line for what is handed in that day.
_LISTED: Final = re.compile(
    r"^(?:\s*(?:\d{1,2}|[a-zđ])[.)]\s+|\W*)(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)[\s,(]*)?(?:ngày\s*)?(?=\d)",
    re.IGNORECASE,
)
_LISTED_WORK: Final = re.compile(
    r"\s*\)?\s*:[^.;]{0,60}?\b(?:hoàn thành|hoàn tất|gửi|gởi|nộp|báo cáo|chốt)\b", re.IGNORECASE
)
# "trong vòng 05 ngày kể từ ngày ký": counted from the letter's own date; from any other day it cannot be known.
_SPAN: Final = re.compile(
    r"\b(?:trong (?:vòng |thời hạn |thời gian )?|sau |chậm nhất (?:là )?|không quá )(?P<n>\d{1,3}) ngày(?P<work> làm việc)?,? "
    r"(?:kể |tính )?từ (?:khi |ngày )(?:ký|ban hành|ra|phát hành)\b",
    re.IGNORECASE,
)
_NO_SPAN: Final = re.compile(r"\bhiệu lực\b|\bniêm yết\b|\bnếu không\b|\bcó giá trị\b|\btự giải thể\b")


def find_deadlines(
    paragraphs: Iterable[Paragraph],
    not_before: date | None,
    letter_date: date | None,
    letter_year: int | None,
) -> tuple[Guess[date], ...]:
    """Deadlines in text order, each day once, none before the letter's own date."""
    found: dict[date, Guess[date]] = {}
    for paragraph in paragraphs:
        for _, guess in deadlines_of(paragraph, not_before, letter_date, letter_year):
            known = found.get(guess.value)
            if known is None or known.certainty < guess.certainty:
                found[guess.value] = guess
        if len(found) >= MAX_DEADLINES:
            break
    return tuple(found.values())


def deadlines_of(
    paragraph: Paragraph, not_before: date | None, letter_date: date | None, letter_year: int | None
) -> list[tuple[int, Guess[date]]]:
    """Deadlines of one paragraph with their places in its text, in order."""
    found = [*_of_paragraph(paragraph, not_before, letter_year), *_by_span(paragraph, letter_date)]
    return sorted(found, key=lambda pair: pair[0])


def _of_paragraph(
    paragraph: Paragraph, letter_date: date | None, year: int | None
) -> Iterator[tuple[int, Guess[date]]]:
    """Every deadline of a paragraph with its place in the text."""
    text = paragraph.text
    if not any(char.isdigit() for char in text):
        return
    taken: set[int] = set()
    for pattern, certainty in _TRIGGERS:
        for match in pattern.finditer(text):
            day = dates.at(text, match.end())
            if day is None or day.start in taken or _excused(text, match.start(), day):
                continue
            if _RANGE_OPEN.search(text[max(0, match.start() - 60) : match.start()]):
                continue  # the end of a span; judged below
            taken.add(day.start)
            sure = (
                certainty if _asks(paragraph, match.start(), day.end) or certainty > 0.9 else certainty - 0.2
            )
            yield from _with_chain(paragraph, match.start(), day, sure, letter_date, year)
    for match in (*_RANGE.finditer(text), *_UNTIL_DONE.finditer(text)):
        day = dates.at(text, match.end())
        if day is None or day.start in taken or _excused(text, match.start(), day):
            continue
        begin, end = paragraph.sentence(match.start(), day.end)
        if match.re is _UNTIL_DONE and not _finishing(
            text, max(begin, match.start() - 40), min(end, day.end + 40)
        ):
            continue
        asks = _HAND_IN if match.re is _RANGE else _DEMAND
        if asks.search(text[begin:end].lower()) is None:
            continue
        taken.add(day.start)
        yield from _with_chain(paragraph, match.start(), day, 0.65, letter_date, year)
    listed = _LISTED.match(text)
    day = dates.at(text, listed.end()) if listed is not None else None
    if day is not None and day.start not in taken and _LISTED_WORK.match(text, day.end):
        yield from _with_chain(paragraph, day.start, day, 0.65, letter_date, year)
    yield from _by_month(paragraph, letter_date)


def _asks(paragraph: Paragraph, start: int, end: int) -> bool:
    begin, close = paragraph.sentence(start, end)
    return _DEMAND.search(paragraph.text[begin:close].lower()) is not None


def _finishing(text: str, start: int, end: int) -> bool:
    """ "đến ngày 30/6 hoàn thành ...": the day is one of finishing, not of a meeting."""
    around = text[start:end].lower()
    return re.search(r"\b(?:hoàn thành|phấn đấu|xong|đạt 100)\b", around) is not None


def _excused(text: str, start: int, day: dates.Found) -> bool:
    before = text[max(0, start - 60) : start].lower().rstrip()
    return (
        _CONDITION.search(before) is not None
        or _NO_DEMAND.search(before) is not None
        or _RECURRING.match(text, day.end) is not None
        or _PAST.search(before) is not None
        or _IF.search(before) is not None
    )


def _with_chain(
    paragraph: Paragraph,
    start: int,
    day: dates.Found,
    certainty: float,
    letter_date: date | None,
    year: int | None,
) -> Iterator[tuple[int, Guess[date]]]:
    """The day, and further ones joined to it by "và"."""
    while True:
        value, sure = _dated(day, letter_date, year, certainty)
        if value is not None:
            begin, close = paragraph.sentence(start, day.end)
            strips = paragraph.between(begin, close)
            yield day.start, guess_of(value, sure, strips, paragraph.sentence_text(start, day.end))
        chain = _CHAIN.match(paragraph.text, day.end)
        following = dates.at(paragraph.text, chain.end()) if chain is not None else None
        if following is None:
            return
        day, certainty = following, min(certainty, 0.75)


def _dated(
    day: dates.Found, letter_date: date | None, year: int | None, certainty: float
) -> tuple[date | None, float]:
    """The day with its year: the letter's, or the next one when the day has passed by then."""
    if day.year is not None:
        value = day.on()
        if value is None:
            return None, 0.0
        early = value < letter_date if letter_date is not None else year is not None and value.year < year
        return (None, 0.0) if early else (value, certainty)
    base = letter_date.year if letter_date is not None else year
    value = day.on(base)
    if value is None or base is None:
        return None, 0.0
    if letter_date is not None and value < letter_date:
        value = day.on(base + 1)
        certainty -= 0.15
    return value, certainty - 0.07


def _by_span(paragraph: Paragraph, letter_date: date | None) -> Iterator[tuple[int, Guess[date]]]:
    """ "trong vòng 05 ngày kể từ ngày ký": the letter's date and so many days, working days by the public calendar."""
    if letter_date is None:
        return
    for match in _SPAN.finditer(paragraph.text):
        begin, close = paragraph.sentence(match.start(), match.end())
        sentence = paragraph.text[begin:close].lower()
        count = int(match["n"])
        if not 1 <= count <= 366 or _DEMAND.search(sentence) is None or _NO_SPAN.search(sentence):
            continue
        if match["work"]:
            value = WorkCalendar().add_working(letter_date, count)
        else:
            value = letter_date + timedelta(days=count)
        strips = paragraph.between(begin, close)
        certainty = 0.65  # days off that the unit adds are not known here
        yield match.start(), guess_of(value, certainty, strips, paragraph.sentence_text(begin, close))


def _by_month(paragraph: Paragraph, letter_date: date | None) -> Iterator[tuple[int, Guess[date]]]:
    """ "hoàn thành trong tháng 5/2026": the month's last day."""
    quarters = {"I": 1, "II": 2, "III": 3, "IV": 4}
    for match in _MONTH.finditer(paragraph.text):
        if match["m"]:
            month = int(match["m"])
        else:
            quarter = match["q"].upper()
            month = 3 * (quarters[quarter] if quarter in quarters else int(quarter))
        value = dates.month_end(month, int(match["y"]))
        if value is None or (letter_date is not None and value < letter_date):
            continue
        begin, close = paragraph.sentence(match.start(), match.end())
        strips = paragraph.between(begin, close)
        sentence = paragraph.sentence_text(match.start(), match.end())
        yield match.start(), guess_of(value, 0.6, strips, sentence)
