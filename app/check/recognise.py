"""Naming the components of a file that carries no names: by where they stand, how they look and what they say.

Works from the top down and from the foot up; what lies between is the body. Refuses to guess twice: a line that fits
nothing is body text, and the rules then say which component is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final

from app.base.text import fold
from app.check.seen import Seen, Stroke
from app.standards.schema import Standard

TITLE: Final = re.compile(
    r"ĐOÀN (TNCS|THANH NIÊN CỘNG SẢN) HỒ CHÍ MINH|CỘNG H(ÒA|OÀ) XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM"
)
_MOTTO: Final = re.compile(r"Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc", re.IGNORECASE)
_SEPARATOR: Final = re.compile(r"[-–—_*\s]*\*[-–—_*\s]*")
_NUMBER: Final = re.compile(r"Số\s*[:.]?\s*(\d|[-–/.…_\s]*[-–/]\s*[A-ZĐ])|Số\s*:")
_DATE: Final = re.compile(r"ngày.{0,14}tháng.{0,12}năm", re.IGNORECASE)
_FIGURES: Final = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}\s*$")
_SUBJECT: Final = re.compile(r"[\"“”']?\s*(V/v|Về việc)\b", re.IGNORECASE)
_MARKS: Final = {
    "secrecy": re.compile(r"(TUYỆT |TỐI )?MẬT"),
    "urgency": re.compile(r"(THƯỢNG )?KHẨN|H(ỎA|OẢ) TỐC.*"),
    "draft-note": re.compile(r"D[Ựự] TH[Ảả]O.*", re.IGNORECASE),
}
_DASHES: Final = re.compile(r"[-–—_]{3,}|\*{3}")
_ADDRESSEE: Final = re.compile(r"(Đồng\s+)?[Kk]ính (gửi|trình)\s*:")
_GROUND: Final = re.compile(r"-?\s*(Căn cứ|Xét|Theo đề nghị|Thực hiện)\b")
_RESOLVING: Final = re.compile(r"QUYẾT (ĐỊNH|NGHỊ)\s*:?")
_LABEL: Final = re.compile(r"N[ơƠ][iI] nh[ậẬ]n\s*:?", re.IGNORECASE)
_AUTHORITY: Final = re.compile(r"(TM|KT|TL|TUQ|Q)\s*[./]|(T/M|K/T|T/L|T/UQ)\b")
_POSITION: Final = re.compile(
    r"(Q\. ?)?(PHÓ )?(BÍ THƯ( THỨ NHẤT| THƯỜNG TRỰC)?|CHỦ TỊCH|CHỦ NHIỆM|GIÁM ĐỐC|HIỆU TRƯỞNG|CHÁNH VĂN PHÒNG|"
    r"TRƯỞNG (BAN|ĐOÀN|PHÒNG|KHOA)|BỘ TRƯỞNG|THỨ TRƯỞNG|TỔNG BÍ THƯ)( .{1,40})?"
)
_ANNEX: Final = re.compile(
    r"(PHỤ LỤC|Phụ lục)(\s+[IVX\d]+)?\s*[.:]?$|DANH SÁCH( |$)|BIỂU MẪU|ĐỀ CƯƠNG( |$)|Mẫu số? ?\d"
)
CELL: Final = "table-cell"
NOTE: Final = "note"
"""A line that is none of the components: a stamp, a note beside the letterhead."""
_LEVELS: Final = (
    ("part", re.compile(r"P(hần|HẦN) [IVX]+\b")),
    ("chapter", re.compile(r"C(hương|HƯƠNG) [IVX]+\b")),
    ("section", re.compile(r"M(ục|ỤC) \d+\b")),
    ("subsection", re.compile(r"(Tiểu mục|TIỂU MỤC) \d+\b")),
    ("article", re.compile(r"Điều \d+\s*[.:]")),
    ("roman", re.compile(r"[IVX]+\s*[.\-]\s")),
    ("decimal-4", re.compile(r"\d+\.\d+\.\d+\.\d+\.?\s")),
    ("decimal-3", re.compile(r"\d+\.\d+\.\d+\.?\s")),
    ("decimal-2", re.compile(r"\d+\.\d+\.?\s")),
    ("clause", re.compile(r"\d+\.\s")),
    ("point", re.compile(r"[a-zđ]\)\s")),
    ("dash", re.compile(r"[-–•]\s")),
    ("plus", re.compile(r"\+\s")),
)


def name_parts(parts: Iterable[Seen], standard: Standard) -> tuple[Seen, ...]:
    """``parts`` in reading order with their roles."""
    listed = [one for one in parts if one.text.strip()]
    foot, after = foot_of(listed)
    kinds = {fold(kind.name): kind.code for kind in standard.kinds.values() if kind.shows_name}
    named: list[Seen] = []
    state = "head"
    for index, one in enumerate(listed):
        if index >= after:
            named.append(replace(one, role=_annex_role(one, named)))
            continue
        if index >= foot:
            role = _foot_role(listed[:after], foot, index)
            named.append(replace(one, role=_signing_role(role, one, named[foot:], standard)))
            continue
        if is_cell(one):
            named.append(replace(one, role=CELL))
            continue
        role = "" if state == "body" else _head_role(one, state, kinds, named, standard)
        if role in ("kind-name", "abstract", "abstract-mark"):
            state = "named"
        elif role in ("addressee", "ground", "resolving", "authority-line"):
            state = "opening"
        elif not role and state == "head" and one.side != "full" and len(one.text) < 90:
            role = NOTE  # a stamp or a note beside the letterhead: none of the components
        elif not role:
            role, state = body_role(one), "body"
        placed = (
            one.align if role != "letter-subject" or one.side == "left" else None
        )  # its column is not seen
        named.append(replace(one, role=role, align=placed))
    return tuple(_recipients_whole(_one_organ(named)))


def named_among_ours(parts: Iterable[Seen]) -> tuple[Seen, ...]:
    """Parts of a file of ours, with the paragraphs that another hand put between them named as body."""
    listed = list(parts)
    named = [
        index
        for index, one in enumerate(listed)
        if one.role in ("number", "abstract", "addressee", "body", "title")
    ]
    first, foot = (
        (named[0] if named else 0),
        next(
            (
                index
                for index, one in enumerate(listed)
                if one.role in ("recipients-label", "authority", "position")
            ),
            len(listed),
        ),
    )
    made = []
    for index, one in enumerate(listed):
        role = one.role or (CELL if is_cell(one) else body_role(one) if first < index < foot else NOTE)
        made.append(replace(one, role=role))
    return tuple(made)


def _recipients_whole(parts: Iterable[Seen]) -> list[Seen]:
    """A line under 'Nơi nhận' that begins with no dash goes on from the one before."""
    made: list[Seen] = []
    for one in parts:
        goes_on = (
            made and one.role == made[-1].role == "recipient" and one.text.lstrip()[:1] not in ("-", "–", "+")
        )
        if goes_on:
            made[-1] = replace(made[-1], strokes=(*made[-1].strokes, Stroke(" "), *one.strokes))
        else:
            made.append(one)
    return made


def is_cell(one: Seen) -> bool:
    """Whether it stands in a table of the body."""
    return one.row is not None and one.side == "full"


def _one_organ(named: list[Seen]) -> list[Seen]:
    """Lines over the number that are not bold are the superior organ's, unless none at all is bold."""
    if any(one.role == "organ" for one in named):
        return named
    last = max((index for index, one in enumerate(named) if one.role == "superior"), default=-1)
    return [replace(one, role="organ") if index == last else one for index, one in enumerate(named)]


def _head_role(one: Seen, state: str, kinds: dict[str, str], before: list[Seen], standard: Standard) -> str:
    """Role of a component over the body, '' when it is body itself."""
    text = " ".join(one.text.split())
    if state == "head" and (printed := _almost_printed(text, before, standard)):
        return printed
    if (
        state == "head"
        and one.align == "center"
        and one.side == "full"
        and _names_kind(one, text, kinds, before)
    ):
        return "kind-name"
    for role, form in (("title", TITLE), ("motto", _MOTTO), ("addressee", _ADDRESSEE)):
        if form.match(text):
            return role
    if state == "head":
        return _letterhead_role(one, text, kinds, before)
    named = _under_name_role(one, text, before) if state == "named" else ""
    return named or _opening_role(one, text, state, before)


def _almost_printed(text: str, before: list[Seen], standard: Standard) -> str:
    """Title or motto with a slip in it: nearly all its letters in their order."""
    for role in ("title", "motto"):
        if role in standard.words and not _after(before, role) and 10 < len(text) < 60:
            wanted = fold(standard.words[role].use)
            if SequenceMatcher(None, _letters(fold(text)), _letters(wanted), autojunk=False).ratio() > 0.9:
                return role
    return ""


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalpha())


def _letterhead_role(one: Seen, text: str, kinds: dict[str, str], before: list[Seen]) -> str:
    if _SEPARATOR.fullmatch(text):
        return "separator"
    if _NUMBER.match(text):
        return "number"
    if len(text) < 90 and (_DATE.search(text) or (_FIGURES.search(text) and one.side != "left")):
        return "place-date"
    if _SUBJECT.match(text) and one.side != "right" and len(text) < 400:
        return "letter-subject"
    for role, form in _MARKS.items():
        if form.fullmatch(text):
            return role
    if text.isupper() and one.side != "right" and not _after(before, "number"):
        return "organ" if _bold(one) else "superior"
    lefts = [other.role for other in before if other.side == "left"]
    if lefts[-1:] == ["letter-subject"] and one.side == "full" and _same_size(one, before):
        return "letter-subject"  # a PDF shows no column below the date's line
    if one.side != "left" or text.startswith("("):
        return ""
    if _bold(one) and lefts[-1:] in (["superior"], ["organ"]):
        return "organ"  # in small letters, which the rule of its look then says
    goes_on = lefts[-1:] == ["letter-subject"]
    bare = lefts[-1:] == ["number"] and len(text) > 10 and not _bold(one)  # without 'V/v'
    return "letter-subject" if goes_on or bare else ""


def _names_kind(one: Seen, text: str, kinds: dict[str, str], before: list[Seen]) -> bool:
    """A kind of the standard in capitals or bold; else any bold line in capitals under a finished letterhead."""
    if TITLE.match(text) or _DATE.search(text) or len(text) > 120:
        return False
    if fold(text) in kinds:
        return text.isupper() or _bold(one)
    finished = _after(before, "number") or _after(before, "place-date")
    return finished and text.isupper() and _bold(one) and not _RESOLVING.fullmatch(text)


def _under_name_role(one: Seen, text: str, before: list[Seen]) -> str:
    if _DASHES.fullmatch(text):
        return "abstract-mark"
    last = before[-1]
    follows = last.role in ("kind-name", "abstract")
    # Who decides, in capitals under a subject that is not: Decree 30 draws a line between them, which is no text.
    other = text.isupper() and last.role == "abstract" and not last.text.isupper()
    return "abstract" if follows and one.align == "center" and not other else ""


def _opening_role(one: Seen, text: str, state: str, before: list[Seen]) -> str:
    if _RESOLVING.fullmatch(text):
        return "resolving"
    if _GROUND.match(text) and (one.strokes[0].italic or text.endswith((";", ","))):
        return "ground"
    if text.isupper() and one.align == "center":
        return "authority-line"
    last = before[-1] if state == "opening" and before else None
    if last is None or last.role != "addressee":
        return ""
    goes_on = last.text.rstrip().endswith((":", ";")) and len(text) < 150 and not text.endswith(":")
    return "addressee" if text.startswith(("-", "–")) or goes_on else ""


def body_role(one: Seen) -> str:
    text = one.text.lstrip()
    for role, form in _LEVELS:
        if form.match(text):
            return role
    if _RESOLVING.fullmatch(text.strip()):
        return "resolving"
    return "body"


def foot_of(parts: list[Seen]) -> tuple[int, int]:
    """Where the foot begins (the first 'Nơi nhận' and what stands beside or over it) and where it ends."""
    labels = [
        index for index, one in enumerate(parts) if _LABEL.fullmatch(one.text.strip()) and not is_cell(one)
    ]
    marks = [index for index, one in enumerate(parts) if _signs(one)]
    if labels:
        start = min([labels[0], *(index for index in marks if labels[0] - 5 <= index < labels[0])])
    elif marks:
        start = marks[-1]
    else:
        return len(parts), len(parts)
    while start and _beside(parts[start - 1], parts[start]):
        start -= 1
    return start, _foot_end(parts, start)


def _beside(before: Seen, one: Seen) -> bool:
    """Whether the part before stands in the same table of two columns; on a page, over it in the left column."""
    if before.row is None and one.row is None and before.page is not None:
        text = before.text.strip()
        left = before.side == one.side == "left" and before.page == one.page
        return left and len(text) < 60 and text[-1:] not in ".;:,/" and (text.isupper() or text.istitle())
    return before.side != "full" and one.side != "full" and before.row is not None and one.row is not None


def _foot_end(parts: list[Seen], start: int) -> int:
    """The first part that can be none of the foot: a heading over the page, or running words, after a name."""
    headed = {one.page for one in parts[start:] if one.page != parts[start].page and TITLE.match(one.text)}
    for index in range(start + 1, len(parts)):
        one = parts[index]
        text = one.text.strip()
        if (
            one.page in headed  # what is issued with the letter has a letterhead of its own
            or _ANNEX.match(text)
            or is_cell(one)
            or (one.side == "full" and len(text) > 120 and not text.startswith("-"))
        ):
            return index
    return len(parts)


def _signs(one: Seen) -> bool:
    text = one.text.strip()
    if one.side == "left" or not text.isupper() or is_cell(one):
        return False
    return bool(_AUTHORITY.match(text) or _POSITION.fullmatch(text))


def _foot_role(parts: list[Seen], start: int, index: int) -> str:
    one = parts[index]
    text = one.text.strip()
    if _LABEL.fullmatch(text):
        return "recipients-label"
    if text.startswith(("(", "[")) and one.side != "left":
        return NOTE  # '(Đã ký)', '(Chữ ký, dấu)'
    labelled = any(_LABEL.fullmatch(other.text.strip()) for other in parts[start:index])
    if one.side == "left" and not labelled and not text.startswith(("-", "–", "+")):
        return "authority" if text.isupper() else "signer" if _is_name(text) else NOTE
    if text.isupper() and one.side != "left":
        later = any(_is_name(other.text.strip()) for other in parts[index + 1 :] if other.side == one.side)
        if (
            not later
            and _is_name(text.title())
            and not _POSITION.fullmatch(text)
            and not _AUTHORITY.match(text)
        ):
            return "signer"
        return "authority" if _AUTHORITY.match(text) or _bold(one) else "position"
    if (
        one.side == "left"
        or text.startswith(("-", "–"))
        or (one.side == "full" and text.endswith((";", ",")))
    ):
        return "recipient"
    later_right = [
        other
        for other in parts[index + 1 :]
        if other.side != "left"
        and not other.text.strip().startswith(("-", "–"))
        and not _LABEL.match(other.text.strip())
    ]
    later_right = [other for other in later_right if not other.text.strip().startswith(("(", "["))]
    if later_right:
        return "position" if len(text) < 60 and _is_name(later_right[-1].text.strip()) else NOTE
    return "signer" if _is_name(text) else NOTE


def _signing_role(role: str, one: Seen, before: list[Seen], standard: Standard) -> str:
    """A line in capitals without a mark is the position: under 'TM.' always, alone as the standard looks at it."""
    if role not in ("authority", "position") or _AUTHORITY.match(one.text.strip()) or not one.text.isupper():
        return role
    marked = any(other.role == "authority" and other.side == one.side for other in before)
    if marked:
        return "position"
    alone = standard.choices.get("position_alone")
    return alone.use if alone is not None and one.side != "left" else role


def _is_name(text: str) -> bool:
    return 0 < len(text) < 60 and not any(char.isdigit() for char in text) and not text.startswith(("(", "-"))


def _annex_role(one: Seen, before: list[Seen]) -> str:
    """What stands behind the foot: an annex with its label, title and reference, then its words."""
    text = one.text.strip()
    if is_cell(one):
        return CELL
    if _ANNEX.match(text) and one.align == "center":
        return "annex-label"
    if before and before[-1].role in ("annex-label", "annex-title"):
        if text.startswith("("):
            return "annex-reference"
        if one.align == "center" and _bold(one):
            return "annex-title"
    return "annex-body"


def _same_size(one: Seen, before: list[Seen]) -> bool:
    """Whether it is set in the size of the subject over it, which is smaller than that of running words."""
    subject = next(other for other in reversed(before) if other.role == "letter-subject")
    sizes = {stroke.size for other in (one, subject) for stroke in other.strokes if stroke.text.strip()}
    return len(sizes) == 1 and one.first is None


def _after(before: list[Seen], role: str) -> bool:
    return any(one.role == role for one in before)


def _bold(one: Seen) -> bool:
    letters = [(stroke.bold, len(stroke.text)) for stroke in one.strokes]
    return sum(size for bold, size in letters if bold) * 2 > sum(size for _, size in letters)
