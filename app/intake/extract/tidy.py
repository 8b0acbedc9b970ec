"""What a scanner and its reader leave behind, put right before extraction looks: dirt, list marks, columns, pieces of one line.

Works on places and on shapes of words only; lines of files with a text of their own pass through untouched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from app.base.text import fold
from app.intake.extract.near import near, same_kind, same_organ
from app.intake.extract.spelling import spelled
from app.intake.extract.words import TITLES, is_separator, is_title, is_upper
from app.intake.source import Box, Column, How, Line, SourceText

# A syllable of the language, folded: beginning, vowels, end.
_SYLLABLE: Final = re.compile(
    r"(?:ngh|ng|nh|th|tr|ch|gh|gi|kh|ph|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
_TOKEN_NOISE: Final = re.compile(r"[^\w\s]*[`´ˆ˜~¬|=<>©®°^\\{}\[\]•¿¡_#§¢£¥«»*][^\w\s]*")
_ETH: Final = str.maketrans({"Ð": "Đ", "ð": "đ", "⁄": "/", "∕": "/", "−": "-", "‐": "-", "ƒ": "f"})
_TWICE: Final = re.compile(r"Đ{2,}")
_LIST: Final = re.compile(r"^\s*(?:[~¬«»=_*+•·.'`˗ˆ]|[-–—]){1,4}\s*(?=[^\W\d_]{2}|\()")
_SLASH: Final = re.compile(r"(?<=\d)[Il|](?=\d)|(?<=\d)[|l](?=[A-ZĐ]{2})")
_ABOUT: Final = re.compile(
    r"^([\W_]*?)-?\s*[VW]\s?[/IlíỊi|1'’]{1,2}(?:\s?[vwyVW%]{1,2}(?!\w)|(?=\s))[\s\-:.]*"
)
_FIGURE_WORD: Final = re.compile(r"\bs[ôốồổỗộó](?=\s+\d)")
_DATED: Final = re.compile(r"\b(?:th[aáàâ]ng\b.*)?n[ăaâ]m\s*\d{4}\W*$")
_RECEIVERS: Final = re.compile(r"^\W*\w{2,4}\s?\w{3,5}\s*(?:[:;.]|$)")
_RECEIVERS_AND: Final = re.compile(
    r"^\W*N\w{1,2} nh\w{1,2}n\s*[:;.]\s*(?P<rest>(?:TM|KT|TL|T/M|K/T|T/L|[A-ZĐ]{3})\S*\s.*)$"
)
_ADDRESS: Final = re.compile(r"^(\W*(?:Đồng )?)[KkRH][iíìỉĩl1]nh\s?[gqø][ửưứừữủúùụuởơ][iíìỉ1l]?\s*[:;]")
# The two columns' first lines, read as one line.
_SEAM: Final = re.compile(
    r"(?<=[^\W\d_]{2})\s+(?=C[ỘỌO]NG H[ÒOÀỎ]\w? XÃ H[ỘỌO]I|ĐẢNG CỘNG SẢN VIỆT NAM\W*$|HỘI LIÊN HIỆP THANH NIÊN VIỆT NAM\W*$)"
)
_AS_ARTICLE: Final = re.compile(r"\bNhư [ĐD]i[êeệể]u(?=\s)")
_COPIES: Final = re.compile(r"(\(0\d)[hB6]\)")  # "(03b)": how many copies
_DIRT: Final = re.compile(r"[+#<>=~^*|\\]")
_TOGETHER: Final = re.compile(r"\(p[/I|lí]?h\)")
_SCHOOL: Final = re.compile(r"TRƯ[ỞỚƠ]NG(?= (?:THPT|THCS|TH|PTDTNT|TIỂU|ĐẠI HỌC|MẦM|CAO|DÂN TỘC)\b)")
_NGUYEN: Final = re.compile(
    r"\bNGUYÊN(?= (?:VĂN|THỊ|KHẮC|TRÃI|HUỆ|DU|TRUNG|ĐÌNH|BỈNH|TRI|CÔNG|THÁI|TẤT|HỮU|ĐỨC|MINH|QUANG|CHÍ|XUÂN|NGỌC|BÁ|DUY|HỒNG|TRƯỜNG|VIẾT)\b)"
)
_REPORT: Final = re.compile(r"\(b[/I|lí][^)\s]{1,2}\)")
_HEAD_DEPTH: Final = 75.0  # mm below the title: lower there is no letterhead
_FOOT_RISE: Final = 14.0  # mm the signature's side may begin above the recipients' label


def tidied(source: SourceText) -> SourceText:
    """The same text without dirt, its head and foot in columns. Files with their own text are returned as they are."""
    if source.how not in (How.OCR, How.MIXED):
        return source
    pages = []
    for index, page in enumerate(source.pages):
        if any(line.box is None for line in page.lines) or (source.how is How.MIXED and not page.words):
            pages.append(page)
            continue
        width = _text_width(page.lines)
        lines = [line for line in (_clean(line) for line in _parted(page.lines)) if line is not None]
        if index == 0:
            lines = _head(lines, width)
        lines = _foot(lines, width)
        pages.append(replace(page, lines=tuple(lines)))
    return replace(source, pages=tuple(pages))


def _text_width(lines: Sequence[Line]) -> float:
    """Width of a page whose text block stands in its middle; the picture itself may have been turned or cut."""
    full = [line.box for line in lines if line.box is not None and len(line.text) > 50]
    if len(full) < 3:
        return 210.0
    return max(box.x1 for box in full) + min(box.x0 for box in full) - 8


def _clean(line: Line) -> Line | None:
    """The line without stray marks at its ends; None when nothing of it is writing."""
    text = _TWICE.sub("Đ", line.text.translate(_ETH))
    text = re.sub(r"(?<!\w)[ÍÌ](?!\w)", "1", text)
    text = _COPIES.sub(r"\1b)", _AS_ARTICLE.sub("Như Điều", text))
    text = _TOGETHER.sub("(p/h)", _REPORT.sub("(b/c)", text))
    text = _ADDRESS.sub(r"\1Kính gửi:", text)
    text = _ABOUT.sub(r"\1V/v ", _FIGURE_WORD.sub("số", _SLASH.sub("/", text)))
    tokens = text.split(" ")
    while tokens and (_is_stray(tokens[0]) and not _LIST.match(text)):
        tokens.pop(0)
        text = " ".join(tokens)
    while tokens and (
        _is_stray(tokens[-1])
        or (len(tokens) > 1 and len(tokens[-1]) < 7 and _DIRT.search(tokens[-1]))
        or (tokens[-1] in ("+", "-", "–") and len(tokens) > 1 and not tokens[-2][-1].isdigit())
    ):
        tokens.pop()
    text = " ".join(
        token for index, token in enumerate(tokens) if index == 0 or not _TOKEN_NOISE.fullmatch(token)
    )
    if is_separator(text) and set(text) <= set("*-_ "):
        return replace(line, text=text.strip()) if len(text) >= 3 else None
    listed = _LIST.match(text)
    if listed is not None:
        dashed = any(char in "-–—~" for char in listed[0])
        text = ("- " if dashed and not same_kind(text[listed.end() :]) else "") + text[listed.end() :]
    if not _is_writing(text, line.box):
        return None
    snapped = same_kind(text)
    return replace(line, text=_capitals(spelled(snapped or text)))


def _capitals(text: str) -> str:
    """Words of letterheads that are often read wrong in capitals."""
    if not is_upper(text):
        return text
    text = _SCHOOL.sub("TRƯỜNG", re.sub(r"^\W*(TM|KT|TL|TUQ)\s?[:;,.]\s*(?=[^\W\d_]{2})", r"\1. ", text))
    return _NGUYEN.sub("NGUYỄN", re.sub(r"^\W*\w?[UJ]BND\b", "UBND", text))


def _is_stray(token: str) -> bool:
    """A token that is no word, figure or closing mark: "`", "—__", "'"."""
    return not any(char.isalnum() for char in token) and token not in (
        "-",
        "–",
        "+",
        "&",
        "./.",
        "...",
        "***",
        "*",
        "…",
    )


def _is_writing(text: str, box: Box | None) -> bool:
    letters = [char for char in text if char.isalnum()]
    if len(letters) < 2:
        return text.strip().isdigit()
    good = sum(len(token) for token in re.findall(r"\w+", text) if _wordlike(token))
    high = box.y1 - box.y0 if box is not None else 4.0
    if high < 1.8:
        return False
    if len(letters) <= 3:
        return good == len(letters) and (high > 2.2) and text[:1].isalnum() and len(text) <= len(letters) + 2
    opening = re.match(r"\W*(\w{3,})", text)
    enough = 0.35 if opening is not None and _wordlike(opening[1]) else 0.5
    return good >= enough * len(letters)


def _wordlike(token: str) -> bool:
    if len(token) >= 6 and token.isascii() and token.isalpha() and (token.islower() or token.istitle()):
        return True  # "Website", names of mail boxes
    if token.isdigit() or (token.isupper() and token.isalpha() and len(token) <= 8):
        return True
    return _SYLLABLE.fullmatch(fold(token)) is not None and (
        token.islower() or token.istitle() or token.isupper()
    )


def _parted(lines: Iterable[Line]) -> list[Line]:
    """Rows whose cells are fields of a foot or head cut apart again: their sides are told by place."""
    out: list[Line] = []
    for line in lines:
        box = line.box
        seam = _SEAM.search(line.text) if box is not None and box.y0 < 90 else None
        cells = (
            [line.text[: seam.start()], line.text[seam.end() :]]
            if seam is not None
            else line.text.split("\t")
        )
        if len(cells) == 2 and box is not None and (seam is not None or _paired_words(cells)):
            total = sum(len(cell) for cell in cells) + 12
            cut = box.x0 + (box.x1 - box.x0) * (len(cells[0]) + 6) / total
            out.append(
                replace(
                    line, text=cells[0], box=Box(box.x0, box.y0, cut, box.y1), runs=(), column=Column.LEFT
                )
            )
            out.append(
                replace(
                    line,
                    text=cells[1],
                    box=Box(cut, box.y0, box.x1, box.y1),
                    runs=(),
                    column=Column.RIGHT,
                    opens=True,
                )
            )
        else:
            out.append(line)
    return out


def _paired_words(cells: Sequence[str]) -> bool:
    left = fold(cells[0]).strip(" -.:;,")
    if (
        cells[0].lstrip().startswith(("- ", "~", "– "))
        and cells[0].rstrip().endswith((";", ".", ","))
        and len(cells[1]) < 40
    ):
        return True  # an item of the list of recipients and what stands beside it
    return near(left, "noi nhan") or (
        left.startswith(("nhu tren", "nhu dieu", "nhu kinh gui", "so:", "so ")) and is_upper(cells[1])
    )


def _is_headline(text: str) -> bool:
    """The State's, the Party's or an organisation's title, read with a fault or two."""
    if is_title(text):
        return True
    folded = fold(text).strip(" .*_-–")
    return is_upper(text) and any(near(folded, title, 3) for title in TITLES if len(title) > 14)


def _head(lines: list[Line], width: float) -> list[Line]:
    """Left and right column of the head by their places beside the title."""
    title = next(
        (line for line in lines[:25] if line.box and line.box.y0 < 120 and _is_headline(line.text)), None
    )
    if title is None or title.box is None or (title.box.x0 + title.box.x1) / 2 < 0.56 * width:
        return lines
    low, high = title.box.y0 - 12, title.box.y0 + _HEAD_DEPTH
    gutter = title.box.x0 - 1.5
    quarter = title.box.x0 + 0.25 * (title.box.x1 - title.box.x0)
    dated = next(
        (
            line.box
            for line in lines
            if line.box
            and low <= line.box.y0 <= high
            and line.box.x0 > gutter - 14
            and _DATED.search(line.text)
        ),
        None,
    )
    left, right, rest = [], [], []
    closed = False
    for line in sorted(lines, key=lambda one: one.box.y0 if one.box else 0.0):
        box = line.box
        assert box is not None
        centre = (box.x0 + box.x1) / 2
        closed = closed or (box.y0 > title.box.y1 + 4 and _opens_letter(line, gutter))
        if closed or not low <= box.y0 <= high:
            rest.append(line)
        elif box.x1 <= gutter + 4 and centre < gutter:
            left.append(replace(line, column=Column.LEFT, opens=True))
        elif box.x0 > gutter - 14 and (
            centre > quarter or (dated is not None and abs(_height(line) - dated.y0 - dated.y1) < 3)
        ):
            right.append(replace(line, column=Column.RIGHT, opens=True))
        else:
            rest.append(line)
    if not left or not right:
        return lines
    above = [line for line in rest if line.box and line.box.y1 < min(left[0].box.y0, right[0].box.y0)]  # type: ignore[union-attr]
    taken = {id(line) for line in above}
    below = [
        line
        if line.column is Column.WHOLE or line.box is None or line.box.y0 > high
        else replace(line, column=Column.WHOLE)
        for line in rest
        if id(line) not in taken
    ]
    named = [replace(line, text=same_organ(line.text) or line.text) for line in _rejoined(left)]
    return [*above, *named, *_rejoined(right), *below]


def _opens_letter(line: Line, gutter: float) -> bool:
    """The kind's name, the address or a line of the body: below it there are no columns of the head."""
    folded = fold(line.text).strip(" :.-")
    box = line.box
    assert box is not None
    return (
        folded.startswith(("kinh gui", "kinh goi", "can cu", "thuc hien"))
        or (box.x0 < gutter - 8 and box.x1 > gutter + 25)
        or (same_kind(line.text) is not None and box.x0 < gutter + 25 and box.x1 > gutter - 10)
    )


def _rejoined(lines: list[Line]) -> list[Line]:
    """Pieces of one printed line, read apart because of a gap for the pen: "Số: 0 2" and "/GM-SYT"."""
    out: list[Line] = []
    for line in lines:
        last = out[-1] if out else None
        if last is not None and last.box is not None and line.box is not None:
            overlap = min(last.box.y1, line.box.y1) - max(last.box.y0, line.box.y0)
            reach = 30 if _DATED.search(line.text) or _DATED.search(last.text) else 15
            beside = -12 <= line.box.x0 - last.box.x1 < reach or -12 <= last.box.x0 - line.box.x1 < reach
            if overlap > 0.55 * min(last.box.y1 - last.box.y0, line.box.y1 - line.box.y0) and beside:
                first, second = (last, line) if last.box.x0 < line.box.x0 else (line, last)
                out[-1] = replace(
                    first,
                    text=f"{first.text} {second.text}",
                    box=last.box.around(line.box),
                    runs=first.runs + second.runs,
                )
                continue
        out.append(line)
    return out


def _foot(lines: list[Line], width: float) -> list[Line]:
    """The signature's side beside and below the recipients' label, by place."""
    label = next(
        (line for line in lines if line.box and line.box.x0 < 0.45 * width and _is_receivers(line.text)),
        None,
    )
    if label is None or label.box is None:
        return lines
    top = label.box.y0
    edge = label.box.x0
    out_left, out_right, rest_above, rest_below = [], [], [], []
    for line in lines:
        box = line.box
        assert box is not None
        centre = (box.x0 + box.x1) / 2
        if line is label:
            continue
        if box.y0 < top - _FOOT_RISE or (
            box.y0 < top - 1.5 and not (box.x0 > 0.45 * width and is_upper(line.text))
        ):
            rest_above.append(line)
        elif centre > 0.52 * width and box.x0 > edge + 35:
            out_right.append(replace(line, column=Column.RIGHT, opens=True))
        elif box.x0 < edge + 25 and box.y0 >= top - 1.5 and box.x1 < 0.62 * width:
            out_left.append(replace(line, column=Column.LEFT, opens=True))
        else:
            rest_below.append(line)
    behind = _RECEIVERS_AND.match(label.text)
    if behind is not None and label.box.x1 > 0.6 * width:
        # The signature's first line was read into the label's.
        half = Box(0.5 * width, label.box.y0, label.box.x1, label.box.y1)
        out_right.append(replace(label, text=behind["rest"], box=half, column=Column.RIGHT, opens=True))
        label = replace(label, box=Box(label.box.x0, label.box.y0, label.box.x0 + 20, label.box.y1))
    text = "Nơi nhận:" if behind is not None else _RECEIVERS.sub("Nơi nhận:", label.text, count=1)
    label = replace(label, text=text, column=Column.LEFT, opens=True)
    # A list's marks end its items; a colon there was a semicolon.
    out_left = [
        replace(line, text=f"{line.text[:-1]};") if line.text.endswith(":") else line for line in out_left
    ]
    return [*rest_above, label, *sorted(out_left, key=_height), *sorted(out_right, key=_height), *rest_below]


def _is_receivers(text: str) -> bool:
    """ "Nơi nhận:" with at most one letter wrong."""
    return near(re.sub(r"[^a-z]", "", fold(text))[:7], "noinhan") and len(text) < 60


def _height(line: Line) -> float:
    return line.box.y0 + line.box.y1 if line.box is not None else 0.0
