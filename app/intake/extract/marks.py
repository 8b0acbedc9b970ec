"""Urgency and secrecy: stamps and printed marks of the head, alone on their line."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.base.text import fold
from app.intake.extract.guesses import Guess
from app.intake.extract.view import View, guess_of
from app.intake.extract.words import is_upper

_URGENCY = re.compile(r"(?:hoa toc(?: hen gio)?|thuong khan|khan)")
_SECRECY = re.compile(r"(?:tuyet mat|toi mat|mat)")
_PRINTED = {"khan": "KHẨN", "thuong khan": "THƯỢNG KHẨN"}  # a picture's reader loses marks
_LABEL = re.compile(r"^\W*(?:ĐỘ|MỨC ĐỘ|Độ|Mức độ)?\s*(?:KHẨN|MẬT|Khẩn|khẩn|Mật|mật)\s*:\s*")
_HOUR = re.compile(r"\s*(?:\(.*|trước .*|đến .*|lúc .*)$", re.IGNORECASE)


class Marked(NamedTuple):
    urgency: Guess[str] | None
    secrecy: Guess[str] | None


def find_marks(view: View) -> Marked:
    """As printed, in capitals; an hour written behind HỎA TỐC stays in the evidence."""
    urgency = secrecy = None
    for strip in view.head:
        text = strip.text.strip(' *_.[]|“”"')
        labelled = _LABEL.sub("", text)
        if len(labelled) > 60 or not (is_upper(_HOUR.sub("", labelled)) or labelled != text):
            continue
        bare = _HOUR.sub("", labelled).strip(" .:,")
        name = fold(bare)
        if urgency is None and _URGENCY.fullmatch(name):
            urgency = guess_of(_PRINTED.get(name, bare.upper()), 0.95, [strip])
        elif secrecy is None and _SECRECY.fullmatch(name):
            secrecy = guess_of(bare.upper(), 0.95, [strip])
    return Marked(urgency, secrecy)
