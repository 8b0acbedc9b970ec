"""Kind of the letter and its subject (trích yếu): "V/v ..." of a công văn, or what stands under a typed name."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.base.text import fold
from app.intake.extract.date_place import Dated
from app.intake.extract.guesses import Guess
from app.intake.extract.notation import kind_of, may_be_organ
from app.intake.extract.number import Numbered
from app.intake.extract.view import BODY_START, Strip, View, begins_lower, guess_of, starts_field
from app.intake.extract.words import KINDS, is_separator, is_title, is_upper, starts_organ, starts_position
from app.intake.source import Column

_ABOUT = re.compile(r"^[\W_]*(?:V\s?/\s?[vV]|v\s?/\s?v|Về việc|VỀ VIỆC|Vv)\b[\s:.]*")
_IN_BRACKETS = re.compile(r"\((?:V\s?/\s?v|Về việc)\b.{4,}\)$", re.IGNORECASE)
_DAYS_IN_BRACKETS = re.compile(r"\(\s*\d[\d/.\s–-]*\)?")  # "(26/3/1931 - 26/3/2026)" belongs to the subject
_QUOTES = "\"“”„‟'‘’«»*"
_TRAIL = " \t-–—_*…"
# Under the name of a decision without a subject stands who decides.
_IN_WHOSE_NAME = re.compile(
    r"^\W*(?:BAN |BCH|BTV|BỘ |ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|CHÍNH PHỦ|ĐOÀN CHỦ TỊCH|ĐẠI HỘI|TẬP THỂ)"
)
_MAX_SUBJECT_STRIPS = 8
# Belongs to the kind's name, not to the subject.
_JOINTLY = (
    "lien tich",
    "phoi hop",
    "lien nganh",
    "tong ket",
    "so ket",
    "chuyen de",
    "nhanh",
    "dot xuat",
    "tham luan",
)
# Under the name of an invitation stands who invites whom: the body.
_INVITES = re.compile(r"\b(?:trân trọng|kính|xin)\s+(?:kính\s+|trân trọng\s+)?mời\b", re.IGNORECASE)
# Some offices print the number, or place and day, between the kind's name and the subject.
_OWN_LINE = re.compile(
    r"^\W*Số\s*:?\s*[\d.…_\s]*[a-z]?\s*[-–/]\s*\d*[A-ZĐ]|^.{0,45}\bngày\b.{0,14}\btháng\b.{0,14}\bnăm\W*[\d.…_\s]*\W*$"
)
_LONG = 200
_HEADING = re.compile(r"^(?:[IVX]{1,4}|\d{1,2})[.)/-]\s")


class Kinded(NamedTuple):
    kind: Guess[str] | None
    subject: Guess[str] | None
    heading: Strip | None  # the typed name's line
    about: Strip | None  # the first line of "V/v"


def find_kind(view: View, numbered: Numbered | None, dated: Dated | None) -> Kinded:
    """Kind from the typed name, else from the notation, else from the shape of a công văn."""
    anchored = numbered is not None or dated is not None
    heading = _heading(view, numbered, anchored)
    about = _about(view, heading[0] if heading else None)
    if heading is not None:
        strip, short, rest = heading
        certainty = 0.97 if is_upper(strip.text) and anchored else 0.7
        subject = _subject_below(view, strip, rest)
        return Kinded(guess_of(short, certainty, [strip]), subject, strip, None)
    subject = _subject_about(view, about) if about is not None else _subject_bare(view, numbered)
    if subject is None and about is None and numbered is not None:
        subject = _subject_centred(view, numbered)
    return Kinded(_kind_without_name(view, numbered, about), subject, None, about)


def _kind_without_name(view: View, numbered: Numbered | None, about: Strip | None) -> Guess[str] | None:
    if numbered is not None and numbered.notation is not None:
        named = kind_of(numbered.notation.value)
        as_letter = about is not None or view.address_at is not None
        if named == "CV":
            return guess_of(named, 0.95, [numbered.strip])
        if named is not None and not (as_letter and may_be_organ(numbered.notation.value)):
            return guess_of(named, 0.7, [numbered.strip])  # the typed name is missing
        # State letters print no CV: "Số: 05/BNV-VP"; with "V/v" or an address it can be nothing else.
        return guess_of("CV", 0.75 if named is not None or not as_letter else 0.95, [numbered.strip])
    if about is not None and view.address_at is not None:
        return guess_of("CV", 0.85, [about])
    return None


def _heading(view: View, numbered: Numbered | None, anchored: bool) -> tuple[Strip, str, str] | None:
    """Line of the typed name, its abbreviation, and words of the subject glued behind it."""
    begin = 0
    if numbered is not None and numbered.strip.column is not Column.RIGHT:
        begin = numbered.strip.index + 1
    exact = loose = None
    for strip in view.strips[: max(view.head_end + 1, begin)]:
        if strip.index < begin and (strip.column is Column.LEFT or not is_upper(strip.text)):
            continue  # above the number only the name itself counts
        if strip.column is Column.LEFT and not is_upper(strip.text):
            continue
        text = _closed_up(strip.text.strip(" :.*_-–"))
        name = fold(text)
        if name in KINDS and KINDS[name] != "CV":
            if is_upper(text):
                exact = exact or (strip, KINDS[name], "")
            elif anchored and len(text) < 30 and strip.index < view.head_end:
                loose = loose or (strip, KINDS[name], "")
        elif strip.index < begin:
            continue
        elif is_upper(text) and exact is None and anchored and strip.index < view.head_end:
            prefixed = _prefixed(text)
            if prefixed is not None and fold(prefixed[1]) in _JOINTLY:
                exact = (strip, prefixed[0], "")
            elif prefixed is not None and not starts_organ(text):
                loose = loose or (strip, *prefixed)
        elif exact is None and (glued := _glued(text)) is not None and anchored:
            loose = loose or (strip, *glued)
    return exact or loose


def _closed_up(text: str) -> str:
    """ "Q U Y Ế T  Đ Ị N H" -> "QUYẾT ĐỊNH" as far as the name is known."""
    tokens = text.split()
    if len(tokens) >= 5 and all(len(token) == 1 for token in tokens):
        joined = fold("".join(tokens))
        for name in KINDS:
            if name.replace(" ", "") == joined:
                return name.upper()
    return text


def _prefixed(text: str) -> tuple[str, str] | None:
    """A typed name with its subject on the same line, all capitals: "KẾ HOẠCH TỔ CHỨC HỘI TRẠI"."""
    name = fold(text)
    for known, short in sorted(KINDS.items(), key=lambda item: -len(item[0])):
        if name.startswith(known + " ") and short not in ("CV", "ĐL", "TL"):
            return short, " ".join(text.split()[len(known.split()) :])
    return None


def _glued(text: str) -> tuple[str, str] | None:
    """ "KẾ HOẠCHTổ chức ..." or "QUYẾT ĐỊNH Về việc ...": capitals, then a sentence."""
    end = next((index for index, char in enumerate(text) if char.islower()), 0) - 1
    if not 6 < end <= 31:
        return None
    name = fold(text[:end])
    if name in KINDS and KINDS[name] != "CV":
        return KINDS[name], text[end:].strip()
    return None


def _about(view: View, heading: Strip | None) -> Strip | None:
    """The first line of "V/v" of a công văn."""
    if heading is not None:
        return None
    return next((strip for strip in view.head if _ABOUT.match(strip.text)), None)


def _subject_about(view: View, about: Strip) -> Guess[str] | None:
    strips = [about]
    opened = about.text.lstrip(" *_(")[:1] in _QUOTES
    for strip in view.after(about):
        text = " ".join(part.text for part in strips)
        if opened and len(text) > 8 and _closed(text):
            break
        if strip.index >= view.head_end or starts_field(strip) or len(strips) >= _MAX_SUBJECT_STRIPS:
            break
        if (strip.text.startswith(("-", "–", "+")) and not _open_bracket(text)) or (
            not opened and strip.text.endswith((".", ":"))
        ):
            break
        if is_upper(strip.text) or (strip.gap and not opened and not begins_lower(strip.text)):
            break
        if (
            strip.column is not about.column
            and not begins_lower(strip.text)
            and not _below(strips[-1], strip)
        ):
            break
        if BODY_START.match(strip.text) and len(strip.text) > 60:
            break
        strips.append(strip)
    return _subject(view, strips, "", 0.95)


def _below(last: Strip, strip: Strip) -> bool:
    """Centred under the line above, within its reach: the rest of it, whatever column it was put into."""
    if last.box is None or strip.box is None:
        return False
    apart = abs((last.box.x0 + last.box.x1) - (strip.box.x0 + strip.box.x1)) / 2
    return apart < 5 and 0 < strip.box.y0 - last.box.y0 < 8 and strip.box.x1 < last.box.x1 + 12


def _open_bracket(text: str) -> bool:
    """ "(15/5/1941" or "giai đoạn 2026" whose other half, "- 15/5/2026)" or "- 2030", stands on the next line."""
    return (
        text.count("(") > text.count(")")
        or re.search(r"\b(?:giai đoạn|nhiệm kỳ|năm học|năm)\s+\d{4}$", text) is not None
    )


def _closed(text: str) -> bool:
    """Whether the quote that opened the text is closed at its end; quotes inside it close their own."""
    last = text.rstrip(" \t-–—_*….")[-1:]
    if last == "”":
        return text.count("”") >= text.count("“")
    return last != "" and last in "\"»’'" and (last != '"' or text.count('"') % 2 == 0)


def _subject_bare(view: View, numbered: Numbered | None) -> Guess[str] | None:
    """The Party's công văn prints its subject under the number without "V/v"."""
    if numbered is None or numbered.notation is None or not numbered.notation.value.startswith("CV/"):
        return None
    strips: list[Strip] = []
    for strip in view.after(numbered.strip):
        text = strip.text
        if (
            strip.index >= view.head_end
            or starts_field(strip)
            or is_upper(text)
            or strip.column is not numbered.strip.column
        ):
            break
        if len(text) > 90 or text.startswith(("-", "–", "+", "(")) or text.endswith((".", ":", ";", ",")):
            return None
        if not strips and (begins_lower(text) or text[:1] in _QUOTES):
            return None
        strips.append(strip)
    if not 1 <= len(strips) <= 5:
        return None
    return _subject(view, strips, "", 0.75)


def _subject_centred(view: View, numbered: Numbered) -> Guess[str] | None:
    """On a picture whose typed name was lost: the lines that stand centred between the head's columns and the body."""
    full = [
        strip.box for strip in view.strips if strip.words and strip.box is not None and len(strip.text) > 60
    ]
    if len(full) < 3 or not numbered.strip.words:
        return None
    middle = (min(box.x0 for box in full) + max(box.x1 for box in full)) / 2
    edge = min(box.x0 for box in full)
    strips: list[Strip] = []
    for strip in view.strips[numbered.strip.index + 1 : view.head_end + 1]:
        box = strip.box
        if strip.column is not Column.WHOLE or box is None:
            continue
        centred = abs((box.x0 + box.x1) / 2 - middle) < 6 and box.x0 > edge + 10
        if (
            not centred
            or starts_field(strip)
            or len(strips) >= _MAX_SUBJECT_STRIPS
            or strip.text.endswith((":", ";"))
        ):
            break
        strips.append(strip)
    return _subject(view, strips, "", 0.6) if strips else None


def _subject_below(view: View, heading: Strip, rest: str) -> Guess[str] | None:
    """Lines under the typed name up to the rule, the address, the issuing authority or the body."""
    strips = [heading] if rest else []
    capitals = is_upper(rest) if rest else None
    for strip in view.strips[heading.index + 1 : heading.index + 1 + _MAX_SUBJECT_STRIPS]:
        if not strips and (is_separator(strip.text) or _OWN_LINE.match(strip.text)):
            continue
        if (starts_field(strip) and not _ABOUT.match(strip.text)) or (
            strip.text.startswith("(")
            and (strips or not _IN_BRACKETS.match(strip.text))
            and not (strips and _DAYS_IN_BRACKETS.match(strip.text))
        ):
            break
        own = strip.text
        if not strips:
            capitals = is_upper(own)
            if capitals and (_IN_WHOSE_NAME.match(own) or starts_position(own) or is_title(own)):
                break
            if _is_body(view, strip) and not _stands_centred(strip, heading):
                break
        elif _opens_paragraph(view, strip, strips[-1]) or not _goes_on(strip, strips, capitals or False):
            break
        strips.append(strip)
    if not strips:
        return None
    # A subject is no sentence: with a full stop at its end it may be the body already.
    certainty = 0.45 if strips[-1].text.endswith(".") else 0.93 if len(strips) < 4 else 0.75
    return _subject(view, strips, rest, certainty)


def _stands_centred(strip: Strip, heading: Strip) -> bool:
    """Under the middle of the typed name, as no first line of a paragraph stands."""
    if strip.box is None or heading.box is None or strip.text.rstrip().endswith((".", ":", ";")):
        return False
    if strip.text.startswith(("-", "–", "+")) or _HEADING.match(strip.text) or _INVITES.search(strip.text):
        return False
    apart = abs((strip.box.x0 + strip.box.x1) - (heading.box.x0 + heading.box.x1)) / 2
    return apart < 3


def _is_body(view: View, strip: Strip) -> bool:
    """Whether the first line under the typed name is the body already, the subject missing."""
    own = strip.text
    if (
        own.endswith((":", ";"))
        or own.startswith(("-", "–", "+"))
        or _HEADING.match(own)
        or len(own) > 2 * _LONG
        or _INVITES.search(own)
    ):
        return True
    if BODY_START.match(own) is None or own.startswith(("Căn cứ", "Điều")):
        return own.startswith(("Căn cứ", "Điều 1"))
    # Subjects begin with the body's words too ("Triển khai ..."): the rule below them or their weight tells.
    following = view.strips[strip.index + 1] if strip.index + 1 < len(view.strips) else None
    ruled = following is not None and is_separator(following.text)
    if len(own) <= 60 or strip.bold or ruled:
        return False
    goes_on = following is not None and not following.opens
    return own.endswith((".", ",")) or strip.box is not None or goes_on


def _opens_paragraph(view: View, strip: Strip, last: Strip) -> bool:
    """A line far wider than the centred one above, set in from the line that follows it: the body's first."""
    following = view.strips[strip.index + 1] if strip.index + 1 < len(view.strips) else None
    if strip.box is None or last.box is None or following is None or following.box is None:
        return False
    wider = strip.box.x1 - strip.box.x0 > last.box.x1 - last.box.x0 + 15
    middles = abs((following.box.x0 + following.box.x1) - (strip.box.x0 + strip.box.x1))
    return wider and 5 < strip.box.x0 - following.box.x0 < 20 and middles > 5


def _goes_on(strip: Strip, strips: list[Strip], capitals: bool) -> bool:
    """Whether a strip belongs to a subject already begun."""
    last, own = strips[-1], strip.text
    if is_upper(own) != capitals and not (capitals and len(own) < 8):
        return False
    dashed = own.startswith(("-", "–", "+")) and not _open_bracket(" ".join(part.text for part in strips))
    if strip.page != last.page or dashed or len(own) > _LONG:
        return False
    if (last.bold and strip.bold is not True) or _INVITES.search(own):
        return False
    if last.text.rstrip().endswith((".", ":", ";")):
        return False
    if begins_lower(own) and not re.match(r"\d+[.)]\s", own):
        return True
    if own.endswith((".", ":", ";")) and len(own) > 40:
        return False
    if strip.gap or BODY_START.match(own) or re.match(r"(?:[IVX]+|\d+|[a-z])[.)/-]", own):
        return False
    if strip.box is not None and last.box is not None:
        # Subjects are centred: a line that begins at another edge than the centred one above is the body.
        return abs((strip.box.x0 + strip.box.x1) - (last.box.x0 + last.box.x1)) < 16
    return bool(strip.bold) or capitals or len(own) < 80


def _subject(view: View, strips: list[Strip], rest: str, certainty: float) -> Guess[str] | None:
    texts = [strip.text for strip in strips]
    if rest:
        texts[0] = rest
    value = clean_subject(" ".join(texts))
    if not value:
        return None
    view.subject_strips = tuple(strip.index for strip in strips)
    if any(strip.words for strip in strips) and len(value) > 25:
        certainty = min(
            certainty, 0.79
        )  # one letter in a hundred is read wrong: a long text is for a person to look at
    return guess_of(value, certainty, strips)


def clean_subject(text: str) -> str:
    """The subject without "V/v", rules and the quotes around it; quotes inside stay."""
    bare = text.strip(_TRAIL)
    while bare and bare[0] in _QUOTES + "(":
        closed = {"(": ")", "“": "”", "«": "»", "‘": "’"}.get(bare[0], bare[0])
        if bare[0] == "(" and not bare.endswith(")"):
            break
        if len(bare) > 1 and bare[-1] in _QUOTES + ")" and bare[-1] in closed + _QUOTES:
            bare = bare[:-1]
        bare = bare[1:].strip(_TRAIL)
    bare = _ABOUT.sub("", bare, count=1).strip(_TRAIL)
    if bare[:1] in '“"' and bare[-1:] in '”"' and not re.search(r"[“”\"]", bare[1:-1]):
        bare = bare[1:-1]
    bare = bare.rstrip(" .,;:")
    # A closing quote whose opening one stood before "V/v" is left over.
    if bare[-1:] == "”" and bare.count("”") > bare.count("“"):
        bare = bare[:-1].rstrip(" .,;:")
    return bare
