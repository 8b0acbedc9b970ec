"""Where a line may end inside running text. Owns the table of break opportunities; refuses to measure or to hyphenate.

The table was read off LibreOffice Writer 7.4 (vi-VN; en-US gave the same): for every pair of 57 characters a paragraph
was set so narrow that the pair fell on the margin, in five surroundings (letters, digits, both, alone), tight and with
a blank between them; 22,743 paragraphs in all. What was seen, and is held by tests/layout/test_lines_breaks.py:

* after a blank a line may end, unless a closing mark, '.', ',', ';', ':', '!', '?', '/' or a backslash follows, or an
  opening bracket stands before the blank;
* a blank that itself falls over the margin always ends the line, whatever follows (``lines`` does that);
* '-' and en dash let the line end behind them, between letters as between digits ('CT-|TTg', '2025-|2030',
  '1-|2'), also at the start of a word ('-|5'); the em dash before and behind it; never before '-' or an en dash;
* '/' keeps a line from ending. When something behind it still fits, but not the whole word, the line ends at the last
  blank, past any hyphen before the '/' ('|05-KH/TW' when 'T' fits, '05-|KH/TW' when it does not); is that blank on a
  line before, the word is cut at the margin; only in a paragraph without a blank so far the line ends behind the
  '/', and never between digits ('30/6');
* '.', ',', ';', ':' and closing brackets let go only before an opening bracket, '…', an em dash, '+', a currency
  sign, and after letters '%': 'VT-|LT.|(4b)'; quotes, straight or curled, hold on both sides;
* '!', '?', '…' and '|' let go before letters and digits ('c?|d=e', 'a…|b');
* U+00A0, U+2011 and the opening brackets hold on both sides.

Word has not been tried; there is none here. It is said to end a line inside a token only behind hyphens and dashes, so
it may differ where '!', '?', '…', '|' or a bracket stands inside one ('c?|d=e', '(a)|(b)'), and at '/' in web addresses.
"""

from __future__ import annotations

from typing import Final

_OPEN: Final = frozenset("([{")
_CLOSE: Final = frozenset(")]}.,;:")  # closing brackets and the infix marks behave alike
_BEHIND: Final = frozenset("!?-–—\\|…")  # a line may end behind these before almost anything
_SIGNS: Final = frozenset("%+$€№₫£¥")
_GLUE: Final = frozenset(
    "\u00a0\u2011\u202f\u2060/\"'“”‘’«»‹›„‚"
)  # nothing ends behind these, nor (but '/') before
_NEVER_BEFORE: Final = frozenset(")]}.,;:!?-–‑/\\|\"'“”‘’«»‹›„‚ \u00a0\u202f\u2060\u200b")
_NOT_AFTER_BLANK: Final = frozenset(")]}.,;:!?/\\")
_PATH: Final = 65  # a stretch longer than this without a blank may end at its slashes after all
_LOOSE: Final = frozenset("…+$€№₫£¥")  # let a line end before them when a closing mark stands there


def _ideograph(char: str) -> bool:
    """Characters a line may end before and behind: Chinese, Japanese, emoji."""
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U0001f000"


def _after_blank(text: str, at: int) -> bool:
    if text[at] in _NOT_AFTER_BLANK:
        return False
    back = at - 1
    while back >= 0 and text[back] == " ":
        back -= 1
    if back < 0:
        return True
    if text[back] in _OPEN:
        return text[at] in "\u00a0\u2011"
    return not (text[back] == text[at] == "—")


def _tight(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if before in _OPEN or before in _GLUE or after in _NEVER_BEFORE:
        return False
    if before == "\u200b":
        return True
    if before in _BEHIND:
        return after != before if before in "—…" else True
    if after == "—" or _ideograph(before) or _ideograph(after):
        return True
    if before in _CLOSE:
        if after in _OPEN or after == "…":
            return True
        return (after in _SIGNS) and not (at > 1 and text[at - 2].isdigit())
    if before in _SIGNS:
        if after in _OPEN:
            return not (at + 1 < len(text) and text[at + 1].isdigit())
        return after in _SIGNS or after == "…"
    return after == "%" and not before.isdigit()


def may_break(text: str, at: int) -> bool:
    """Whether a line of NFC ``text`` may end before ``text[at]``; ``at`` is inside the text, not at its ends."""
    after = text[at]
    if after == " ":
        return False  # blanks stay with what stands before them
    if text[at - 1] == " ":
        return _after_blank(text, at)
    return _tight(text, at)


def _behind_slash(text: str, at: int) -> bool:
    if text[at - 1] != "/" or text[at] in _NEVER_BEFORE:
        return False
    return not (at > 1 and text[at - 2].isdigit() and (text[at].isdigit() or text[at] in _SIGNS))


def last_break(text: str, start: int, cut: int) -> int:
    """Where a line from ``start`` ends when ``text[cut]`` does not fit any more; ``start`` when it nowhere can."""
    for at in range(cut, start, -1):
        if may_break(text, at):
            return at
        if at < cut and _behind_slash(text, at):
            blank = text.rfind(" ", max(0, at - _PATH), at)
            return max(blank + 1, start) if blank >= 0 else at
    return start
