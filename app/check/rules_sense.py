"""Rules of sense: what a letter says must hang together. Days that exist, numbers that follow, articles that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from app.base.language import mark, tr
from app.check.findings import Finding, Severity
from app.check.labels import LEVELS, label, place_of
from app.check.say import counted, say, values_of
from app.check.seen import Seen, SeenLetter
from app.layout.compose_count import value_of
from app.standards.schema import Kind, Standard

_DAY: Final = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})")
_NUMBERS: Final = (
    ("article", re.compile(r"\s*Điều (\d{1,3})\s*[.:]")),
    ("roman", re.compile(r"\s*([IVX]+)\s*[.\-]\s")),
    ("clause", re.compile(r"\s*(\d{1,2})\.\s")),
    ("point", re.compile(r"\s*([a-eghik-vxyđ])\)\s")),
)
_ONE_PAGE: Final = 5_500  # characters; a full page at 14 pt holds about 2,500
_AS_ARTICLE: Final = re.compile(r"\bNhư [Đđ]iều (\d{1,3})\b")
_NO_POSITION: Final = re.compile(r"ĐOÀN CHỦ TỊCH|BỘ CHÍNH TRỊ|BAN BÍ THƯ|ĐẠI HỘI")
_ACTS_FOR: Final = re.compile(r"(?:TM|KT|TL|TUQ)\.|(?:T/M|K/T|T/L)\s")
# Two blanks, a blank before a mark or inside a bracket, none after a comma: slips of the typing hand.
_SPACING: Final = re.compile(
    r"\S  +\S| [,;:!?)](?!\S)|\( |(?<![\w./@:\-])[^\W\d]{2,},[^\W\d]{2,}(?![\w./@])| \.(?=\s*$)"
)


def sense_findings(seen: SeenLetter, kind: Kind, standard: Standard) -> Iterator[Finding]:
    """Findings on what the words mean, in the order of the page."""
    yield from _calendar(seen, standard)
    yield from _marks(seen, standard)
    yield from _subject(seen, standard)
    yield from _label(seen, kind, standard)
    yield from _deciding(seen, kind, standard)
    yield from _sequence(seen, standard)
    yield from _cited_article(seen, standard)
    if seen.eye != "pdf":  # a PDF's blanks are guessed from gaps
        yield from _blanks(seen, standard)
        yield from _pairs(seen, standard)
    yield from _signing(seen, standard)
    if _several_pages(seen) and seen.page.number is None:
        source = standard.page.number_at_foot.source
        yield Finding(
            Severity.WARNING,
            "page.number-missing",
            label("page-number"),
            "",
            "2",
            source,
            tr(mark("Văn bản có nhiều trang mà không đánh số trang.")),
        )


def _several_pages(seen: SeenLetter) -> bool:
    """Counted on a PDF; a DOCX is not broken into pages, but so many words never stand on one."""
    words = sum(len(one.text) for one in seen.parts)
    return (seen.page.pages or 0) > 1 if seen.eye == "pdf" else seen.eye == "docx" and words > _ONE_PAGE


def _calendar(seen: SeenLetter, standard: Standard) -> Iterator[Finding]:
    one = seen.first("place-date")
    found = _DAY.search(" ".join(one.text.split())) if one else None
    if one is None or found is None:
        return
    day, month, year = map(int, found.groups())
    try:
        date(year, month, day)
    except ValueError:
        yield say(
            one,
            "date.calendar",
            standard.date.source,
            mark("{name}: không có ngày “{found}” trong lịch."),
            found=f"{day}/{month}/{year}",
            severity=Severity.ERROR,
        )


def _marks(seen: SeenLetter, standard: Standard) -> Iterator[Finding]:
    """Degrees of secrecy and urgency have names of their own; an hour may follow 'HỎA TỐC'."""
    for role in ("secrecy", "urgency"):
        one, entry = seen.first(role), standard.words.get(role)
        if one is None or entry is None:
            continue
        said = " ".join(one.text.split()).upper()
        if said in values_of(entry) or said.startswith(("HỎA TỐC ", "HOẢ TỐC ")):
            continue
        yield say(
            one,
            f"{role}.words",
            entry.source,
            mark("{name} ghi “{found}”, phải là {allowed}."),
            allowed=", ".join(values_of(entry)),
        )


def _subject(seen: SeenLetter, standard: Standard) -> Iterator[Finding]:
    for role in ("abstract", "letter-subject"):
        parts = list(seen.of(role))
        if not parts:
            continue
        bare = parts[-1].text.rstrip(" ”\"'’")
        if bare.endswith((".", ";", ",", ":")) and not bare.endswith(".."):
            yield say(
                parts[-1],
                "subject.end",
                standard.role(role).source,
                mark("{name}: cuối trích yếu không có dấu câu."),
            )


def _label(seen: SeenLetter, kind: Kind, standard: Standard) -> Iterator[Finding]:
    one = seen.first("addressee")
    entry = kind.addressee_label or standard.words.get("addressee_label")
    if one is None or entry is None:
        return
    allowed = {*values_of(entry), *values_of(standard.words["addressee_label"])}
    forms = (re.escape(label).replace(r"\{sender\}", ".+") for label in allowed)
    if not re.match("|".join(forms), " ".join(one.text.split())):
        yield say(
            one,
            "words.addressee",
            entry.source,
            mark("{name} ghi “{found}”, phải bắt đầu bằng “{allowed}”."),
            allowed=entry.use,
        )


def _deciding(seen: SeenLetter, kind: Kind, standard: Standard) -> Iterator[Finding]:
    """Who decides stands over or under the grounds of a decision."""
    ground = seen.first("ground")
    if kind.resolving is not None and ground is not None and seen.first("authority-line") is None:
        source = standard.role("authority-line").source
        yield Finding(
            Severity.WARNING,
            "missing.authority-line",
            label("authority-line"),
            "",
            "",
            source,
            tr(mark("Có căn cứ mà thiếu dòng thẩm quyền ban hành (ai quyết định).")),
        )


def _sequence(seen: SeenLetter, standard: Standard) -> Iterator[Finding]:
    """Numbers of one level follow one another; they may begin again at one."""
    last: dict[str, int] = {}
    for one in seen.of("body", *LEVELS):
        if one.role in ("part", "chapter", "section", "subsection"):
            _begin_again(last, one.role, standard)
            continue
        name, value = _number_of(one)
        if name not in standard.levels:
            continue
        before = last.get(name)
        if before is not None and value not in (1, before + 1):
            yield say(
                one,
                "body.sequence",
                standard.levels[name].source,
                mark("{name} “{found}” không nối tiếp số đứng trước ({before})."),
                before=before,
            )
        elif before == 1 and value == 1:
            yield say(
                one,
                "body.sequence",
                standard.levels[name].source,
                mark("{name} “{found}” lặp lại số đứng trước."),
            )
        last[name] = value
        _begin_again(last, name, standard)


def _number_of(one: Seen) -> tuple[str, int]:
    text = one.text.replace("\u00a0", " ") + " "
    for name, form in _NUMBERS:
        found = form.match(text)
        if found and one.role in ("body", name):
            numerals = {"roman": "roman", "point": "letters"}.get(name, "arabic")
            value = value_of(found[1], numerals)
            if value is not None:
                return name, value
    return "", 0


def _begin_again(last: dict[str, int], name: str, standard: Standard) -> None:
    rank = standard.levels[name].rank if name in standard.levels else 0
    for other in list(last):
        style = standard.levels[other]
        if style.rank > rank and not style.continues:
            del last[other]


def _cited_article(seen: SeenLetter, standard: Standard) -> Iterator[Finding]:
    there = [value for name, value in map(_number_of, seen.of("article", "body")) if name == "article"]
    for one in seen.of("recipient"):
        found = _AS_ARTICLE.search(one.text)
        if found and there and int(found[1]) not in there:
            yield say(
                one,
                "recipients.article",
                standard.role("recipient").source,
                mark("Nơi nhận ghi “{found}” nhưng văn bản không có Điều {article}."),
                article=found[1],
            )


def _blanks(seen: SeenLetter, standard: Standard) -> Iterator[Finding]:
    """One finding for the whole letter: where the first stands, and how many there are."""
    slips = []
    for one in seen.of("body", "ground", "abstract", "letter-subject", "addressee", *LEVELS):
        found = _SPACING.search(one.text.strip())
        if found:
            text = one.text.strip()
            slips.append((one, text[max(0, found.start() - 12) : found.end() + 8].strip()))
    if slips:
        one, words = slips[0]
        told = say(
            one,
            "text.spaces",
            standard.roles[one.role].source,
            mark("{name}: thừa hoặc thiếu dấu cách ở “{found}”."),
            found=words,
            severity=Severity.INFO,
        )
        places = tuple(place_of(other.role, other.text) for other, _ in slips[:5])
        yield told if len(slips) == 1 else counted(told, len(slips), places)


def _pairs(seen: SeenLetter, standard: Standard) -> Iterator[Finding]:
    """Quotes and brackets that are opened and not closed."""
    for one in seen.of("body", "ground", "abstract", "letter-subject", *LEVELS):
        for opening, closing in (("“", "”"), ("(", ")")):
            if one.text.count(opening) > one.text.count(closing):  # 'a)' closes what nothing opened
                yield say(
                    one,
                    "text.pairs",
                    standard.roles[one.role].source,
                    mark("{name}: dấu “{found}” không đủ cặp."),
                    found=f"{opening} {closing}",
                    severity=Severity.INFO,
                )


def _signing(seen: SeenLetter, standard: Standard) -> Iterator[Finding]:
    lines = list(seen.of("authority"))
    if not lines:
        return
    said = [one.text.strip() for one in lines]
    entry = standard.choices.get("deputy")
    collective = any(text.startswith(("TM.", "T/M")) for text in said)
    for_head = next((one for one in lines if one.text.strip().startswith(("KT.", "K/T"))), None)
    if entry is not None and entry.use == "collective" and collective and for_head is not None:
        yield say(
            for_head,
            "sign.deputy",
            entry.source,
            mark("Cấp phó ký thay mặt tập thể không ghi “{found}”: chỉ ghi TM. và chức vụ của mình."),
        )
    acts = _ACTS_FOR.match(said[-1])
    if acts and seen.first("position") is None and not _NO_POSITION.search(said[-1]):
        yield say(
            lines[-1],
            "missing.position",
            standard.role("position").source,
            mark("Sau “{found}” thiếu dòng chức vụ của người ký."),
        )
