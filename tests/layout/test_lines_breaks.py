"""The table of break opportunities against what LibreOffice Writer 7.4 did (see app/layout/breaks.py).

'¦' marks every place where a line was seen to end when exactly that much fitted; nowhere else in the token did it.
"""

from __future__ import annotations

import pytest

from app.layout.breaks import last_break, may_break

SEEN = [
    "114-¦KH/BTCTW",
    "02/CT-¦TTg",
    "CV/TWĐTN-¦BTG",
    "2025-¦2030",
    "2025–¦2030",
    "30/6/2022",
    "a/b",
    "1/a",
    "24/7",
    "TP.HCM",
    "Q.5",
    "x–¦y",
    "x¦—¦y",
    "1–¦2",
    "–¦a",
    "-¦5",
    "a--¦b",
    "cáo);",
    "“V/v",
    "(a)¦(b)",
    "a(b)c",
    "[a]¦[b]",
    "a-¦(b)",
    "a-“b”",
    "“a”-¦b",
    "VT-¦LT.¦(4b)",
    "BTG-¦4b",
    "Ban-¦2",
    "Đoàn-¦TNCS",
    "Thành-¦phố",
    "+84-¦28-¦123",
    "(028)3822",
    "a.b",
    "a...b",
    "a…¦b",
    "50%a",
    "5%-¦6%",
    "a¦%.",
    "a@b.vn",
    "van-¦phong@doan.edu.vn",
    "https://doan.vn/a-¦b/c?¦d=e&f=g",
    "www.doan.vn/tin-¦tuc",
    "a_b",
    "a+b",
    "a=b",
    "a*b",
    "a&b",
    "a#b",
    "a,b",
    "a;b",
    "a:b",
    "a!¦b",
    "a?¦b",
    "a|¦b",
    "a\\¦b",
    "1,000,000",
    "1.000.000",
    "1,5",
    'a"b',
    "a'b",
    "a’b",
    "a“b”",
    "$5",
    "5đ",
    "5°C",
    "a½b",
    "a\u2011b",
    "a\u00a0b",
    "1.1.1",
    "12a-¦bc",
    "./.",
    "a./.",
    "a//b",
    "12:30:45",
    "9h30'",
    "α-¦β",
]


@pytest.mark.parametrize("seen", SEEN)
def test_inside_a_token(seen: str) -> None:
    text = seen.replace("¦", "")
    marked = "".join(("¦" if at and may_break(text, at) else "") + char for at, char in enumerate(text))
    assert marked == seen


@pytest.mark.parametrize(
    "seen",
    ["a ¦- ¦b", "a ¦– ¦b", "a / ¦b", "a . ¦b", "a ) ¦b", "a ¦( b", "a ¦“ ¦b", "a ¦% ¦b", "a : ¦b", "a , ¦b", "a  ¦b", "— — a"],
)  # fmt: skip
def test_behind_blanks(seen: str) -> None:
    # The last: between two em dashes a blank lets no line end, and 'a' may follow them on a new line.
    expected = seen.replace("— — a", "— — ¦a")
    text = expected.replace("¦", "")
    marked = "".join(("¦" if at and may_break(text, at) else "") + char for at, char in enumerate(text))
    assert marked == expected


@pytest.mark.parametrize(
    ("text", "fits", "ends"),
    [
        # Nothing behind the '/' fits: the hyphen before it will do.
        ("k 05-KH/TWĐTN", "k 05-KH/", "k 05-"),
        # Something does: the last blank, past the hyphen.
        ("k 05-KH/TWĐTN", "k 05-KH/T", "k "),
        ("k 05-KH/TWĐTN-BTG", "k 05-KH/TWĐTN-B", "k 05-KH/TWĐTN-"),
        ("kk van-ban/2026?so=12", "kk van-ban/2", "kk "),
        ("kk van-ban/2026?so=12", "kk van-ban/2026?s", "kk van-ban/2026?"),
        # No '/' between digits lets go, so it does not count.
        ("k 01/9–15/10", "k 01/9–15/1", "k 01/9–"),
        # No blank at all before it: behind the '/'.
        ("05-KH/TWĐTN", "05-KH/TW", "05-KH/"),
        ("http://doan.vn/abc", "http://doan.v", "http://"),
        ("ab .../cdef", "ab .../c", "ab "),
    ],
)
def test_slash(text: str, fits: str, ends: str) -> None:
    assert text[: last_break(text, 0, len(fits))] == ends


def test_slash_with_its_blank_on_the_line_before() -> None:
    text = "quy http://doan.vn/abc"
    assert last_break(text, 4, len("quy http://doan.v")) == 4  # nowhere: the word is cut at the margin
