"""Amounts of money in words, as receipts write them: 'một triệu hai trăm linh năm nghìn đồng'.

Owns the reading of numbers (mốt, lăm, tư, linh) and how đồng are printed in figures. Words of a paper, so Vietnamese always.
"""

from __future__ import annotations

import re
from typing import Final

_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES: Final = ("", "nghìn", "triệu")
_BILLION: Final = 1_000_000_000


def number_words(number: int) -> str:
    """A whole number in words; 'âm' before a negative one."""
    if number < 0:
        return f"âm {number_words(-number)}"
    return " ".join(_words(number, whole=False)) if number else _DIGITS[0]


def money_words(amount: int) -> str:
    """'Hai nghìn đồng': an amount as a receipt says it."""
    words = f"{number_words(amount)} đồng"
    return words[0].upper() + words[1:]


def money(amount: int) -> str:
    """'1.205.000': figures in groups of three."""
    return f"{amount:,}".replace(",", ".")


def read_money(text: str) -> int | None:
    """An amount as people type it: '1.205.000', '1,205,000 đ', '50k', '-2000'. None: it is none, or has parts of a đồng."""
    typed = text.strip().casefold().replace("\u2212", "-").replace("\xa0", " ")
    typed = re.sub(r"\s*(vnđ|vnd|đồng|đ|d)\.?$", "", typed).strip()
    found = re.fullmatch(
        r"([+-]?)\s*(\d{1,3}(?:([.,\s])\d{3})(?:\3\d{3})*|\d+)(?:[.,]0{1,2})?\s*(k|nghìn|n)?", typed
    )
    if found is None:
        return None
    amount = int(re.sub(r"\D", "", found[2])) * (1000 if found[4] else 1)
    return -amount if found[1] == "-" else amount


def _words(number: int, *, whole: bool) -> list[str]:
    """``whole``: something stands before, so missing hundreds and tens are said."""
    above, rest = divmod(number, _BILLION)
    words: list[str] = []
    if above:
        words = [*_words(above, whole=whole), "tỷ"]
        whole = True
    for power in (2, 1, 0):
        group = rest // 1000**power % 1000
        if group:
            words += _group(group, whole=whole)
            words += [_SCALES[power]] if power else []
        whole = whole or bool(group)
    return words


def _group(group: int, *, whole: bool) -> list[str]:
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    words = [_DIGITS[hundreds], "trăm"] if hundreds or whole else []
    if tens == 0:
        if ones:
            words += ["linh", _DIGITS[ones]] if words else [_DIGITS[ones]]
        return words
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    return words + _after_tens(tens, ones)


def _after_tens(tens: int, ones: int) -> list[str]:
    if ones == 0:
        return []
    if ones == 5:
        return ["lăm"]
    if tens > 1 and ones in (1, 4):
        return ["mốt" if ones == 1 else "tư"]
    return [_DIGITS[ones]]
