"""What a letter asks: who shall do what, until when, and where the answer goes.

Only sentences that ask for something to be handed in, or set a day, become tasks; calls to "triển khai thực hiện" alone do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from app.intake.extract.contacts import first_contact
from app.intake.extract.deadlines import deadlines_of
from app.intake.extract.flow import Paragraph
from app.intake.extract.guesses import Guess, Task
from app.intake.extract.view import guess_of

MAX_TASKS: Final = 40
_VERBS: Final = (
    r"triển khai|báo cáo|gửi|gởi|thực hiện|hoàn thành|hoàn thiện|đăng ký|cử|chủ trì|chủ động|phối hợp|quan tâm|nghiêm túc|tổ chức|xây dựng|nộp|rà soát|"
    r"cập nhật|tiếp tục|tăng cường|chỉ đạo|khẩn trương|tham gia|tham mưu|nghiên cứu|bố trí|chuẩn bị|cung cấp|góp ý|có ý kiến|cho ý kiến|đóng góp|lập|"
    r"tuyên truyền|phổ biến|thông báo|hướng dẫn|kiểm tra|theo dõi|đôn đốc|tổng hợp|xem xét|hỗ trợ|tạo điều kiện|giới thiệu|lựa chọn|vận động|phân công|"
    r"trình|chịu trách nhiệm|căn cứ|tập trung|thường xuyên|đẩy mạnh|khai báo|bổ sung|xác nhận|phản hồi|trả lời|nhận|điền|thu|chuyển|lãnh đạo|làm|sớm|"
    r"kịp thời|đồng thời|mời|huy động|đảm bảo|bảo đảm|tích cực|hưởng ứng|ủng hộ|quán triệt"
)
_ASKS: Final = re.compile(
    rf"\b(?:[Kk]ính đề nghị|[Đđ]ề nghị|[Yy]êu cầu|[Gg]iao)\s+(?P<who>[^;.:]{{3,150}}?)\s+(?=(?:{_VERBS})\b)"
)
_OPENS: Final = re.compile(rf"^(?:[-–+]\s*|\d{{1,2}}[.)]\s*|[a-zđ]\)\s*)*(?P<who>(?:Các|Ban|Đoàn|Chi đoàn|Phòng|Sở|Văn phòng|UBND|Ủy ban|Liên đội|Trường|Đồng chí)\b[^,;.:]{{2,80}}?)\s+(?=(?:{_VERBS})\b)")  # fmt: skip
_HAND_IN: Final = re.compile(
    r"\b(?:gửi|gởi|nộp|báo cáo|đăng ký|phản hồi|góp ý|trả lời|có ý kiến|hồ sơ|hoàn thành|hạn)\b",
    re.IGNORECASE,
)
_TO: Final = re.compile(
    r"\bvề\s+(?!việc\b)(?P<to>[^\W\d_][^,;.:()]{2,90}?)(?=\s+(?:trước|chậm nhất|muộn nhất|qua|theo|để|bằng|hạn|vào|trong|từ|đến|hằng|hàng|"
    r"đồng thời|chậm|không|và gửi|gồm|tại)\b|\s*[,;:()]|\.(?:\s|/|$)|\s*$)"
)
_EVERY: Final = re.compile(r"\b(?:hằng|hàng|mỗi)\s+(tháng|quý|tuần|năm)\b", re.IGNORECASE)
_STUDIES: Final = re.compile(r"\b(?:báo cáo|nộp|gửi)\b", re.IGNORECASE)
_LIST: Final = re.compile(r"^(?:[-–+]\s*|\d{1,2}(?:\.\d{1,2})*[.)]\s*|[a-zđ]\)\s*)+")
_INNER: Final = re.compile(r"\s(?=[a-zđ]\)\s)")  # "2. Thu, nộp đoàn phí b) Bí thư chi đoàn lập ..."


def find_tasks(
    paragraphs: Iterable[Paragraph],
    not_before: date | None,
    letter_date: date | None,
    letter_year: int | None,
) -> tuple[Guess[Task], ...]:
    """Tasks in the order of the text."""
    found: list[Guess[Task]] = []
    for paragraph in paragraphs:
        days = deadlines_of(paragraph, not_before, letter_date, letter_year)
        for begin, close in _sentences(paragraph):
            inside = [guess for at, guess in days if begin <= at < close]
            task = _task(paragraph.text[begin:close], inside)
            if task is None:
                continue
            certainty = 0.85 if task.by and (task.who or task.to) else 0.7
            if inside:
                certainty = min(certainty, inside[0].certainty)
            words = paragraph.text[begin:close].strip()
            found.append(guess_of(task, certainty, paragraph.between(begin, close), words))
            if len(found) >= MAX_TASKS:
                return tuple(found)
    return tuple(found)


def _sentences(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    place = 0
    while place < len(paragraph.text):
        begin, close = paragraph.sentence(place, place + 1)
        if close <= place:
            close = len(paragraph.text)
        yield max(begin, place), close
        place = close + 1


def _task(sentence: str, days: Sequence[Guess[date]]) -> Task | None:
    text = sentence.strip()
    every = _EVERY.search(text)
    if (text.endswith(":") and not days) or _HAND_IN.search(text) is None:
        return None
    asks = _ASKS.search(text)
    to = _where(text)
    repeats = (
        every is not None
        and _STUDIES.search(text[: every.start()]) is not None
        and (asks is not None or to is not None)
    )
    if not days and not repeats and not (asks is not None and to is not None):
        return None
    who = asks["who"] if asks is not None else None
    if who is None and (opens := _OPENS.match(text)) is not None:
        who = opens["who"]
    return Task(
        what=_LIST.sub("", _INNER.split(text)[-1]).strip(" ./;"),
        who=_cleaned(who),
        by=min((day.value for day in days), default=None),
        to=to,
        contact=first_contact(text),
        every=f"hằng {every[1].lower()}" if repeats and every is not None else None,
    )


def _where(text: str) -> str | None:
    places = [match["to"].strip() for match in _TO.finditer(text) if match["to"][0].isupper()]
    return places[-1] if places else None


def _cleaned(who: str | None) -> str | None:
    if who is None:
        return None
    name = re.sub(r"^(?:Quý|đồng chí)\s+(?=[a-zđ])", "", who.strip(" ,-–"))
    name = re.sub(r"\s+(?:tiếp tục|cần|phải|sẽ|được)$", "", name)
    return name[:1].upper() + name[1:] if 2 < len(name) < 130 else None
