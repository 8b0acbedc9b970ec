"""Naming the components of a file that carries no names: by where they stand, how they look and what they say.

Works from the top down and from the foot up; what lies between is the body. Refuses to guess twice: a line that fits
nothing is body text, and the rules then say which component is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from app.base.text import fold
from app.check.seen import Seen
from app.standards.schema import Standard

_TITLE: Final = re.compile(
    r"ĐOÀN (TNCS|THANH NIÊN CỘNG SẢN) HỒ CHÍ MINH|CỘNG H(ÒA|OÀ) XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM"
)
_MOTTO: Final = re.compile(r"Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc", re.IGNORECASE)
_SEPARATOR: Final = re.compile(r"[-–—_*\s]*\*[-–—_*\s]*")
_NUMBER: Final = re.compile(r"Số\s*[:.]?\s*(\d|[-–/.…_\s]*[-–/]\s*[A-ZĐ])|Số\s*:")
_DATE: Final = re.compile(r"ngày.{0,14}tháng.{0,12}năm", re.IGNORECASE)
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
_LEVELS: Final = (
    ("part", re.compile(r"P(hần|HẦN) [IVX]+\b")),
    ("chapter", re.compile(r"C(hương|HƯƠNG) [IVX]+\b")),
    ("section", re.compile(r"M(ục|ỤC) \d+\b")),
    ("article", re.compile(r"Điều \d+\s*[.:]")),
    ("roman", re.compile(r"[IVX]+\s*[.\-]\s")),
    ("decimal-4", re.compile(r"\d+\.\d+\.\d+\.\d+\.?\s")),
    ("decimal-3", re.compile(r"\d+\.\d+\.\d+\.?\s")),
    ("decimal-2", re.compile(r"\d+\.\d+\.?\s")),
    ("clause", re.compile(r"\d+\.\s")),
    ("point", re.compile(r"[a-zđ]\)\s")),
    ("dash", re.compile(r"[-–]\s")),
    ("plus", re.compile(r"\+\s")),
)


def name_parts(parts: Iterable[Seen], standard: Standard) -> tuple[Seen, ...]:
    """``parts`` in reading order with their roles."""
    listed = [one for one in parts if one.text.strip()]
    foot = _foot_start(listed)
    kinds = {fold(kind.name): kind.code for kind in standard.kinds.values() if kind.shows_name}
    named: list[Seen] = []
    head_done = False
    state = "head"
    for index, one in enumerate(listed):
        if index >= foot:
            named.append(replace(one, role=_foot_role(listed, foot, index)))
            continue
        role = "" if head_done and state == "body" else _head_role(one, state, kinds, named)
        if role in ("kind-name", "abstract", "abstract-mark"):
            state = "named"
        elif role in ("addressee", "ground", "resolving", "authority-line"):
            state, head_done = "opening", True
        elif not role and state == "head" and one.side != "full" and len(one.text) < 90:
            continue  # a stamp or a note beside the letterhead: none of the components
        elif not role:
            role, state, head_done = _body_role(one), "body", True
        named.append(replace(one, role=role))
    return tuple(_one_organ(named))


def _one_organ(named: list[Seen]) -> list[Seen]:
    """Lines over the number that are not bold are the superior organ's, unless none at all is bold."""
    if any(one.role == "organ" for one in named):
        return named
    last = max((index for index, one in enumerate(named) if one.role == "superior"), default=-1)
    return [replace(one, role="organ") if index == last else one for index, one in enumerate(named)]


def _head_role(one: Seen, state: str, kinds: dict[str, str], before: list[Seen]) -> str:
    """Role of a component over the body, '' when it is body itself."""
    text = " ".join(one.text.split())
    for role, form in (("title", _TITLE), ("motto", _MOTTO), ("addressee", _ADDRESSEE)):
        if form.match(text):
            return role
    if state == "head":
        return _letterhead_role(one, text, kinds, before)
    named = _under_name_role(one, text, before) if state == "named" else ""
    return named or _opening_role(one, text, state, before)


def _letterhead_role(one: Seen, text: str, kinds: dict[str, str], before: list[Seen]) -> str:
    if _SEPARATOR.fullmatch(text):
        return "separator"
    if _NUMBER.match(text):
        return "number"
    if _DATE.search(text) and len(text) < 90:
        return "place-date"
    if _SUBJECT.match(text) and one.side != "right" and len(text) < 400:
        return "letter-subject"
    for role, form in _MARKS.items():
        if form.fullmatch(text):
            return role
    if fold(text) in kinds and text.isupper():
        return "kind-name"
    if text.isupper() and one.side != "right" and not _after(before, "number"):
        return "organ" if _bold(one) else "superior"
    lefts = [other.role for other in before if other.side == "left"]
    goes_on = lefts[-1:] == ["letter-subject"] and one.side == "left"
    return "letter-subject" if goes_on else ""


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
    follows = state == "opening" and before[-1].role == "addressee"
    return "addressee" if follows and text.startswith(("-", "–")) else ""


def _body_role(one: Seen) -> str:
    text = one.text.lstrip()
    for role, form in _LEVELS:
        if form.match(text):
            return role
    if _RESOLVING.fullmatch(text.strip()):
        return "resolving"
    return "body"


def _foot_start(parts: list[Seen]) -> int:
    """Where the foot begins: the last 'Nơi nhận', or the authority line beside or before it."""
    labels = [index for index, one in enumerate(parts) if _LABEL.fullmatch(one.text.strip())]
    marks = [index for index, one in enumerate(parts) if _signs(one)]
    if labels:
        near = [index for index in marks if labels[-1] - 4 <= index]
        return min([labels[-1], *near])
    return marks[-1] if marks else len(parts)


def _signs(one: Seen) -> bool:
    text = one.text.strip()
    return one.side != "left" and bool(_AUTHORITY.match(text)) and text.isupper()


def _foot_role(parts: list[Seen], start: int, index: int) -> str:
    one = parts[index]
    text = one.text.strip()
    if _LABEL.fullmatch(text):
        return "recipients-label"
    if text.isupper() and one.side != "left":
        return "authority" if _AUTHORITY.match(text) or _bold(one) else "position"
    if one.side == "left" or text.startswith(("-", "–")):
        return "recipient"
    later = [
        other
        for other in parts[index + 1 :]
        if other.side != "left" and not other.text.strip().startswith("-")
    ]
    return "signer" if not later and len(text) < 60 and not any(char.isdigit() for char in text) else "body"


def _after(before: list[Seen], role: str) -> bool:
    return any(one.role == role for one in before)


def _bold(one: Seen) -> bool:
    letters = [(stroke.bold, len(stroke.text)) for stroke in one.strokes]
    return sum(size for bold, size in letters if bold) * 2 > sum(size for _, size in letters)
