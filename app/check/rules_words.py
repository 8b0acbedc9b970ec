"""Rules of words: which components must stand, where, and what they say. Severity as in the standards' checker tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.base.language import mark, tr
from app.base.text import fold
from app.check import number_form
from app.check.findings import Finding, Severity
from app.check.labels import LEVELS, excerpt, label
from app.check.say import say, values_of
from app.check.seen import Seen, SeenLetter
from app.standards.schema import Kind, Standard, Word

_DATE: Final = re.compile(
    r"(?P<place>.*?),?\s*ngày\s*(?P<day>\d*)[\s.…_]*tháng\s*(?P<month>\d*)[\s.…_]*năm\s*(?P<year>\d*)[\s.…_]*"
)
_SYMBOL: Final = re.compile(r"/\s*(?P<symbol>[^\s\-/]+)")
_FIELD: Final = re.compile(r"\{[^\W\d][^{}]*\}")
_TONE_TWINS: Final = str.maketrans({"Ò": "O", "Ỏ": "O", "Ủ": "U", "À": "A", "Ả": "A", "Ỷ": "Y"})


_BELOW: Final = re.compile(r"ĐOÀN (XÃ|PHƯỜNG|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|TRƯỜNG)\b|\bCHI ĐOÀN\b")


def word_findings(seen: SeenLetter, kind: Kind, standard: Standard) -> Iterator[Finding]:
    """All rules of words, in the order of the page."""
    form = kind.head == "photo"  # its words are the form's own
    if not form:
        yield from _title(seen, kind, standard)
    if kind.head == "pair":  # the paper of a person has neither organ nor number
        yield from _organ(seen, standard)
        yield from _number(seen, kind, standard)
        yield from _level(seen, kind, standard)
    if kind.dated:
        yield from _date(seen, standard)
    if not form:
        yield from _kind_and_subject(seen, kind, standard)
    yield from _addressees(seen, kind, standard)
    yield from _grounds(seen, kind, standard)
    yield from _ending(seen, kind, standard)
    yield from _signature(seen, standard)
    yield from _fields(seen, standard)
    if kind.head == "pair":
        yield from _recipients(seen, kind, standard)


def same_words(one: str, other: str) -> bool:
    """Equal but for blanks and the two placements of a tone mark (HÒA, HOÀ), which the standards print both."""
    return _loose(one) == _loose(other)


def _loose(text: str) -> str:
    return " ".join(text.upper().split()).translate(_TONE_TWINS)


def _title(seen: SeenLetter, kind: Kind, standard: Standard) -> Iterator[Finding]:
    for role, word in (("title", "title"), ("motto", "motto")):
        if word not in standard.words:
            continue
        entry, text = standard.words[word], seen.text_of(role)
        if not text:
            yield _missing(role, entry.use, entry.source)
        elif not any(same_words(text, one) for one in values_of(entry)):
            yield _wrong(role, "words.title", text, entry)
        one = seen.first(role)
        middle = one is not None and one.side == "full" and seen.eye == "docx" and kind.head == "pair"
        if one is not None and (one.side == "left" or middle):
            yield _say(
                one,
                "place.title",
                Severity.ERROR,
                entry.source,
                tr(mark("giữa trang")) if middle else tr(mark("bên trái")),
                tr(mark("bên phải")),
                mark("{name} phải đứng ở góc trên bên phải."),
            )


def _organ(seen: SeenLetter, standard: Standard) -> Iterator[Finding]:
    if seen.first("organ") is None:
        yield _missing("organ", label("organ"), standard.role("organ").source)
    yield from _superior(seen, standard)
    if "separator" in standard.words:
        entry = standard.words["separator"]
        one = seen.first("separator")
        if one is None:
            yield _missing("separator", entry.use, entry.source)
        elif one.text.strip() not in values_of(entry):
            yield _wrong("separator", "words.separator", one.text, entry)


def _superior(seen: SeenLetter, standard: Standard) -> Iterator[Finding]:
    """HD29 III.2: from the district down, the union over it stands over the issuing one; a congress stands alone."""
    organ = seen.text_of("organ").upper()
    joint = re.search(r"\s[-–]\s", organ)  # organs of several lines of command have none in common
    below = standard.id == "youth-union" and _BELOW.search(organ) and "ĐẠI HỘI" not in organ and not joint
    if below and seen.first("superior") is None:
        yield _missing(
            "superior", tr(mark("TỈNH ĐOÀN …")), standard.role("superior").source, Severity.WARNING
        )


def _number(seen: SeenLetter, kind: Kind, standard: Standard) -> Iterator[Finding]:
    source = standard.numbering.source
    one = seen.first("number")
    if one is None:
        yield _missing("number", number_form.pattern_shown(kind, standard), source)
        return
    shown = number_form.pattern_shown(kind, standard, one.text)
    if kind.code and not number_form.strict(one.text, kind, standard):
        passes = number_form.allowed(one.text, kind, standard)
        yield _say(
            one,
            "number.form",
            Severity.INFO if passes else Severity.ERROR,
            source,
            excerpt(one.text),
            shown,
            mark("Số và ký hiệu ghi “{found}”, mẫu là “{allowed}”."),
        )
    digits = number_form.number_of(one.text)
    least = standard.numbering.zero_below
    if digits and int(digits) < least and not digits.startswith("0"):
        yield _say(
            one,
            "number.zero",
            Severity.ERROR,
            source,
            digits,
            f"{int(digits):02d}",
            mark("Số dưới {least} phải thêm số 0 đứng trước: {allowed}."),
            least=least,
        )


def _level(seen: SeenLetter, kind: Kind, standard: Standard) -> Iterator[Finding]:
    """Which kinds a level may issue; an organ whose level the letterhead does not show is not judged."""
    found = _SYMBOL.search(seen.text_of("number"))
    issuer = standard.issuer(
        [one.text for one in seen.of("organ")],
        found["symbol"] if found else "",
        seen.text_of("authority"),
    )
    if issuer is None or standard.may_issue(kind, issuer) or kind.levels is None:
        return
    one = seen.first("kind-name") or seen.first("organ")
    if one is not None:
        known = [standard.issuers[level].name for level in kind.levels.allowed if level in standard.issuers]
        yield say(
            one,
            "kind.level",
            kind.levels.source,
            mark("{issuer} không ban hành {kind}; loại này do {allowed} ban hành."),
            found=issuer.name,
            allowed=", ".join(known),
            issuer=issuer.name,
            kind=kind.name,
        )


def _fields(seen: SeenLetter, standard: Standard) -> Iterator[Finding]:
    """A field of a template that nobody filled: '{họ và tên}'."""
    for one in seen.parts:
        found = _FIELD.search(one.text)
        if found:
            yield say(
                one,
                "field.unfilled",
                standard.role("body").source,
                mark("{name}: chưa điền “{found}” của mẫu."),
                found=found[0],
                severity=Severity.ERROR,
            )


def _date(seen: SeenLetter, standard: Standard) -> Iterator[Finding]:
    rules = standard.date
    one = seen.first("place-date")
    if one is None:
        yield _missing("place-date", tr(mark("địa điểm, ngày … tháng … năm …")), rules.source)
        return
    found = _DATE.fullmatch(" ".join(one.text.split()))
    if not found:
        yield _say(
            one,
            "date.form",
            Severity.ERROR,
            rules.source,
            excerpt(one.text),
            tr(mark("địa điểm, ngày … tháng … năm …")),
            mark("Địa điểm và ngày ghi “{found}”, phải viết đủ chữ: {allowed}."),
        )
        return
    for part, below in (("day", rules.day_zero_below), ("month", rules.month_zero_below)):
        digits = found[part]
        if digits and int(digits) < below and len(digits) == 1:
            yield _say(
                one,
                "date.zero",
                Severity.WARNING,
                rules.source,
                digits,
                f"0{digits}",
                mark("{name}: “{found}” phải viết là “{allowed}”."),
            )
    if not found["place"].strip():
        yield _say(
            one,
            "date.place",
            Severity.WARNING,
            rules.source,
            excerpt(one.text),
            tr(mark("tên địa điểm")),
            mark("{name}: thiếu địa điểm ban hành."),
        )


def _kind_and_subject(seen: SeenLetter, kind: Kind, standard: Standard) -> Iterator[Finding]:
    name = seen.first("kind-name")
    if kind.shows_name:
        if name is None:
            yield _missing("kind-name", kind.heading, kind.source)
        elif not kind.code:
            yield _say(
                name,
                "kind.unknown",
                Severity.WARNING,
                kind.source,
                excerpt(name.text),
                ", ".join(other.name for other in standard.kinds.values() if other.shows_name),
                mark("“{found}” không phải tên loại văn bản của tiêu chuẩn này."),
            )
        elif not same_words(name.text, kind.heading):
            yield _say(
                name,
                "kind.name",
                Severity.ERROR,
                kind.source,
                excerpt(name.text),
                kind.heading,
                mark("Tên loại ghi “{found}”, ký hiệu {code} là “{allowed}”."),
                code=kind.printed or kind.code,
            )
        if kind.subject and seen.first("abstract") is None:
            yield _missing("abstract", label("abstract"), standard.role("abstract").source, Severity.WARNING)
        return
    if name is not None:
        yield _say(
            name,
            "kind.letter-named",
            Severity.ERROR,
            kind.source,
            excerpt(name.text),
            tr(mark("không ghi tên loại")),
            mark("Công văn không ghi tên loại; đang ghi “{found}”."),
        )
    entry = standard.words.get("letter_subject")
    subject = seen.text_of("letter-subject")
    one = seen.first("letter-subject")
    if one is None or entry is None:
        yield _missing("letter-subject", label("letter-subject"), standard.role("letter-subject").source)
    elif not any(_fits(subject, pattern) for pattern in (entry.use,)):
        passes = any(_fits(subject, pattern) for pattern in values_of(entry))
        yield _say(
            one,
            "subject.form",
            Severity.INFO if passes else Severity.WARNING,
            entry.source,
            excerpt(subject),
            entry.use.replace("{subject}", "…"),
            mark("Trích yếu công văn ghi “{found}”, mẫu là {allowed}."),
        )


def _fits(text: str, pattern: str) -> bool:
    before, _, after = pattern.partition("{subject}")
    plain = " ".join(text.split())
    return plain.startswith(before) and plain.endswith(after) and len(plain) > len(before) + len(after)


def _addressees(seen: SeenLetter, kind: Kind, standard: Standard) -> Iterator[Finding]:
    one = seen.first("addressee")
    source = standard.words["addressee_label"].source if "addressee_label" in standard.words else kind.source
    if kind.addressees and one is None:
        severity = Severity.ERROR if not kind.shows_name else Severity.WARNING
        yield _missing("addressee", tr(mark("Kính gửi: …")), source, severity)
    referral = kind.code == "NQ" and "gioi thieu" in fold(seen.text_of("abstract"))  # HD30Đ, form of referral
    if one is not None and not kind.addressees and not kind.may_address and not referral:
        yield _say(
            one,
            "addressee.kind",
            Severity.ERROR,
            source,
            excerpt(one.text),
            tr(mark("không có Kính gửi")),
            mark("{kind} không ghi “Kính gửi”; nơi nhận đứng ở cuối văn bản."),
            kind=kind.name,
        )


def _grounds(seen: SeenLetter, kind: Kind, standard: Standard) -> Iterator[Finding]:
    grounds = list(seen.of("ground"))
    end, last = standard.words.get("ground_end"), standard.words.get("ground_last")
    if grounds and end is not None and last is not None:
        for index, one in enumerate(grounds):
            entry = last if index == len(grounds) - 1 else end
            if not one.text.rstrip().endswith(tuple(values_of(entry))):
                yield _say(
                    one,
                    "ground.end",
                    Severity.ERROR if entry is last else Severity.WARNING,
                    entry.source,
                    one.text.rstrip()[-1:],
                    entry.use,
                    mark("Căn cứ này kết thúc bằng “{found}”, phải là “{allowed}”."),
                )
    if kind.resolving is not None:
        text = seen.text_of("resolving")
        # A resolution of a congress goes without grounds and these words; a decision never does.
        due = bool(grounds) or seen.first("authority-line") is not None or kind.code != "NQ"
        if not text and not due:
            return
        if not text:
            yield _missing("resolving", kind.resolving.use, kind.resolving.source)
        elif not any(same_words(text, one) for one in values_of(kind.resolving)):
            yield _wrong("resolving", "words.resolving", text, kind.resolving)


def _ending(seen: SeenLetter, kind: Kind, standard: Standard) -> Iterator[Finding]:
    entry = kind.ending or standard.words.get("ending")
    bodies = list(seen.of("body", *LEVELS))
    if entry is None or not bodies:
        if not bodies:
            yield _missing("body", label("body"), standard.role("body").source)
        return
    one = bodies[-1]
    spoken = "." in values_of(entry) and one.text.rstrip().endswith(("!", "?", "…"))  # nobody writes '!.'
    mark_there = next((end for end in ("./.", "/.", ".") if one.text.rstrip().endswith(end)), "")
    if not spoken and mark_there not in values_of(entry):
        yield _say(
            one,
            "body.ending",
            Severity.INFO if entry.certainty == "practice" else Severity.WARNING,
            entry.source,
            one.text.rstrip()[-3:],
            " ".join(values_of(entry)),
            mark("Lời cuối kết thúc bằng “{found}”, phải kết thúc bằng {allowed}"),
        )


def _signature(seen: SeenLetter, standard: Standard) -> Iterator[Finding]:
    source = standard.role("authority").source
    if seen.first("signer") is None:
        yield _missing("signer", label("signer"), standard.role("signer").source)
    if seen.first("authority") is None and seen.first("position") is None:
        yield _missing("authority", label("authority"), source)
    known = [one.printed.use for one in standard.signing.values()]
    for one in seen.of("authority"):
        found = re.match(
            r"(T\s?/?\s?M|K\s?/?\s?T|T\s?/?\s?L|TUQ|T\s?/?\s?UQ|Q)\s*[./]?\s", one.text.strip() + " "
        )
        if found and not any(one.text.strip().startswith(f"{printed} ") for printed in known):
            yield _say(
                one,
                "sign.mark",
                Severity.ERROR,
                source,
                excerpt(one.text, 24),
                ", ".join(known),
                mark("Thể thức đề ký “{found}” không đúng cách viết của chuẩn này: {allowed}"),
            )


def _recipients(seen: SeenLetter, kind: Kind, standard: Standard) -> Iterator[Finding]:
    entry = standard.words.get("recipients_label")
    if entry is not None:
        text = seen.text_of("recipients-label")
        if not text:
            if kind.recipients:
                yield _missing("recipients-label", entry.use, entry.source)
            return
        if text not in values_of(entry):
            yield _wrong("recipients-label", "words.recipients", text, entry, Severity.WARNING)
    lines = list(seen.of("recipient"))
    storage = standard.words.get("storage")
    if storage is not None and not any(re.match(r"\W*Lưu\b", one.text) for one in lines):
        yield _missing("recipient", tr(mark("dòng “- Lưu …”")), storage.source)
    above = standard.words.get("as_above")
    if lines and kind.as_above and above is not None and seen.first("addressee") is not None:
        first = re.sub(r"\s*\([^()]*\)$", "", lines[0].text.strip(" -–;."))  # '(để thực hiện)' may follow
        if first not in values_of(above):
            yield _say(
                lines[0],
                "recipients.first",
                Severity.WARNING,
                above.source,
                excerpt(first),
                above.use,
                mark("Dòng đầu của Nơi nhận là “{found}”, với {kind} phải là “{allowed}”."),
                kind=kind.name,
            )
    if lines and kind.code != "GGT" and seen.first("addressee") is None and above is not None:
        for one in lines:
            if one.text.strip(" -–;.") in values_of(above):
                yield _say(
                    one,
                    "recipients.above",
                    Severity.WARNING,
                    above.source,
                    excerpt(one.text),
                    "",
                    mark("“{found}” nhưng văn bản không có Kính gửi."),
                )
    yield from _recipient_ends(lines, standard)


def _recipient_ends(lines: list[Seen], standard: Standard) -> Iterator[Finding]:
    end, last = standard.words.get("recipient_end"), standard.words.get("recipient_last")
    if end is None or last is None:
        return
    for index, one in enumerate(lines):
        plain = re.sub(r"\s*\(?\d+b?\)?$", "", "".join(s.text for s in one.strokes if not s.raised).rstrip())
        entry = last if index == len(lines) - 1 else end
        if not plain.endswith(tuple(values_of(entry))):
            yield _say(
                one,
                "recipients.end",
                Severity.WARNING,
                entry.source,
                plain[-1:],
                entry.use,
                mark("Dòng nơi nhận này kết thúc bằng “{found}”, phải là “{allowed}”."),
            )


def _say(
    one: Seen,
    rule: str,
    severity: Severity,
    source: str,
    found: str,
    allowed: str,
    message: str,
    **values: object,
) -> Finding:
    return say(one, rule, source, message, found=found, allowed=allowed, severity=severity, **values)


def _missing(role: str, allowed: str, source: str, severity: Severity = Severity.ERROR) -> Finding:
    name = label(role)
    return Finding(
        severity,
        f"missing.{role}",
        name,
        "",
        allowed,
        source,
        tr(mark("Thiếu {name}: {allowed}")).format(name=name.lower(), allowed=allowed),
    )


def _wrong(role: str, rule: str, text: str, entry: Word, severity: Severity = Severity.ERROR) -> Finding:
    allowed = " / ".join(values_of(entry))
    return Finding(
        severity,
        rule,
        label(role),
        excerpt(text),
        allowed,
        entry.source,
        tr(mark("{name} ghi “{found}”, phải là “{allowed}”.")).format(
            name=label(role), found=excerpt(text), allowed=allowed
        ),
    )
