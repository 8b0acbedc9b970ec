"""What may be mended in a letter by one click: hints on what was typed twice, and for a finding its safe fix, if any.

Pure: Letter -> Letter. A fix changes words that the standard prints by itself, or puts a part where it belongs; it never
writes a clerk's own words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

import msgspec

from app.base.language import mark, tr
from app.check.findings import Finding, Severity
from app.layout.parts import Item, Letter, Recipient, Rich, Run, Storage
from app.services.fixes_words import word_fix

if TYPE_CHECKING:
    from app.standards import Standard

Fix = Callable[[Letter], Letter]

_ABOUT: Final = re.compile(r"^[“\"']?\s*(?:V/v|v/v|Về việc|VỀ VIỆC|về việc)\s*:?\s+", re.UNICODE)
_TO: Final = re.compile(r"^\s*(?:Đồng kính gửi|Kính gửi|KÍNH GỬI|kính gửi)\s*:\s*")
_KEPT: Final = re.compile(r"^\W*Lưu\b\s*:?\s*", re.IGNORECASE)
_ABOVE: Final = re.compile(r"^\W*Như trên\W*$", re.IGNORECASE)
_GROUND: Final = re.compile(r"^\s*[-–]\s+")
_TYPED: Final = {
    "clause": re.compile(r"^\d{1,3}[.)]\s+"),
    "point": re.compile(r"^[a-zđ]\)\s+"),
    "dash": re.compile(r"^[-–•]\s+"),
    "plus": re.compile(r"^\+\s+"),
    "article": re.compile(r"^(?:Điều|ĐIỀU)\s+\d{1,3}\s*[.:]\s*"),
    "roman": re.compile(r"^[IVX]{1,6}[.-]\s+"),
    "decimal-2": re.compile(r"^\d{1,2}\.\d{1,2}\.?\s+"),
    "decimal-3": re.compile(r"^\d{1,2}\.\d{1,2}\.\d{1,2}\.?\s+"),
}


@dataclass(frozen=True, slots=True)
class Advice:
    """A finding for the writer, and what would mend it; ``fix`` None where only a person knows."""

    finding: Finding
    fix: Fix | None = None


def advice(letter: Letter, standard: Standard, findings: tuple[Finding, ...]) -> tuple[Advice, ...]:
    """The checker's findings with their fixes, then the hints on what was typed and is printed by rule too."""
    told = tuple(Advice(one, fix_of(one, letter, standard)) for one in findings)
    return (*told, *hints(letter, standard))


def fix_of(finding: Finding, letter: Letter, standard: Standard) -> Fix | None:
    """The safe fix of a finding, or None."""
    rule = finding.rule
    if rule in ("missing.recipient", "missing.recipients-label"):
        return partial(add_storage, units="VT" if standard.id == "decree-30" else "VP")
    if rule == "recipients.first" and letter.as_above is False:
        return print_as_above
    if rule == "recipients.above":
        return drop_as_above
    if rule == "body.ending" and letter.ending is not None:
        return end_by_rule
    if rule in ("number.form", "number.zero") and letter.number.printed:
        return number_by_rule
    if rule == "addressee.kind":
        return addressees_to_recipients
    if rule == "sign.mark":
        return partial(mend_signing_mark, known=tuple(one.printed.use for one in standard.signing.values()))
    return word_fix(finding, letter)


# --- fixes ----------------------------------------------------------------------------------------------------


def add_storage(letter: Letter, *, units: str) -> Letter:
    """The line 'Lưu', with the usual keeper."""
    return letter if letter.storage else msgspec.structs.replace(letter, storage=Storage(units))


def print_as_above(letter: Letter) -> Letter:
    """'Như trên' by the rule of the kind."""
    return msgspec.structs.replace(letter, as_above=None)


def drop_as_above(letter: Letter) -> Letter:
    """No 'Như trên', printed or typed."""
    kept = [one for one in letter.recipients if not _ABOVE.match(one.name)]
    return msgspec.structs.replace(letter, as_above=False, recipients=kept)


def drop_typed_as_above(letter: Letter) -> Letter:
    """The typed 'Như trên' goes; the printed one stays."""
    kept = [one for one in letter.recipients if not _ABOVE.match(one.name)]
    return msgspec.structs.replace(letter, as_above=None, recipients=kept)


def end_by_rule(letter: Letter) -> Letter:
    """The mark after the last words by the standard."""
    return msgspec.structs.replace(letter, ending=None)


def number_by_rule(letter: Letter) -> Letter:
    """The number line by the standard's pattern."""
    return msgspec.structs.replace(letter, number=msgspec.structs.replace(letter.number, printed=None))


def addressees_to_recipients(letter: Letter) -> Letter:
    """A kind without 'Kính gửi': the names go to 'Nơi nhận', each once."""
    there = {one.name for one in letter.recipients}
    moved = [
        Recipient(name) for name in (*letter.addressees, *letter.co_addressees) if name and name not in there
    ]
    return msgspec.structs.replace(
        letter, addressees=[], co_addressees=[], recipients=[*moved, *letter.recipients]
    )


def mend_signing_mark(letter: Letter, *, known: tuple[str, ...]) -> Letter:
    """'TM BAN …', 'T/M BAN …' as this standard prints the mark."""
    if letter.signature is None:
        return letter
    by_letters = {re.sub(r"[^A-Z]", "", printed): printed for printed in known}

    def mended(line: str) -> str:
        found = re.match(r"\s*(T\s?/?\s?M|K\s?/?\s?T|T\s?/?\s?L|T\s?/?\s?UQ|Q)\s*[./]?\s+", line)
        printed = by_letters.get(re.sub(r"[^A-Z]", "", found[1])) if found else None
        return f"{printed} {line[found.end() :]}" if found and printed else line

    lines = [mended(line) for line in letter.signature.authority]
    return msgspec.structs.replace(
        letter, signature=msgspec.structs.replace(letter.signature, authority=lines)
    )


def subject_without_about(letter: Letter) -> Letter:
    """The subject without 'V/v', which is printed by rule."""
    return msgspec.structs.replace(letter, subject=_ABOUT.sub("", letter.subject).rstrip(" .”\"'"))


def addressees_without_label(letter: Letter) -> Letter:
    """The addressees without 'Kính gửi:', which is printed by rule."""
    names = [_TO.sub("", name) for name in letter.addressees]
    return msgspec.structs.replace(letter, addressees=[name for name in names if name.strip()])


def typed_storage_to_line(letter: Letter) -> Letter:
    """A typed recipient 'Lưu: VP' becomes the line it means."""
    kept = [one for one in letter.recipients if not _KEPT.match(one.name)]
    typed = next(one for one in letter.recipients if _KEPT.match(one.name))
    units = _KEPT.sub("", typed.name).strip(" .;:") or "VP"
    storage = letter.storage or Storage(units, copies=typed.copies)
    return msgspec.structs.replace(letter, recipients=kept, storage=storage)


def grounds_without_dash(letter: Letter) -> Letter:
    """Grounds without a typed dash; the standard prints its own."""
    return msgspec.structs.replace(letter, grounds=[_cut(one, _GROUND) for one in letter.grounds])


def element_without_number(letter: Letter, *, index: int) -> Letter:
    """One element without the number that was typed before its words; its own is counted."""
    block = letter.body[index]
    if not isinstance(block, Item):
        return letter
    pattern = _TYPED[block.level.value]
    if block.title:
        block = msgspec.structs.replace(block, title=_cut(block.title, pattern))
    elif block.text:
        block = msgspec.structs.replace(block, text=_cut(block.text, pattern))
    return msgspec.structs.replace(letter, body=[*letter.body[:index], block, *letter.body[index + 1 :]])


# --- hints ----------------------------------------------------------------------------------------------------


def hints(letter: Letter, standard: Standard) -> Iterator[Advice]:
    """What was typed and is printed by rule as well, so that it would stand twice."""
    kind = standard.kind(letter.kind)
    if _ABOUT.match(letter.subject) and not kind.shows_name:
        yield _hint(
            "hint.subject",
            "subject",
            mark("Trích yếu: “V/v” được in sẵn, không cần gõ."),
            subject_without_about,
        )
    if any(_TO.match(name) for name in letter.addressees):
        told = mark("Kính gửi: chữ “Kính gửi:” được in sẵn, không cần gõ.")
        yield _hint("hint.addressees", "addressees[0]", told, addressees_without_label)
    if any(_GROUND.match(_words(one)) for one in letter.grounds):
        told = mark("Căn cứ: dấu gạch đầu dòng do chương trình đặt, không cần gõ.")
        yield _hint("hint.grounds", "grounds[0]", told, grounds_without_dash)
    for index, one in enumerate(letter.recipients):
        if _KEPT.match(one.name):
            told = mark("Nơi nhận: dòng “Lưu” có ô riêng.")
            yield _hint("hint.storage", f"recipients[{index}]", told, typed_storage_to_line)
            break
    printed_above = (
        letter.as_above if letter.as_above is not None else kind.as_above and bool(letter.addressees)
    )
    for index, one in enumerate(letter.recipients):
        if printed_above and _ABOVE.match(one.name):
            told = mark("Nơi nhận: “Như trên” được in sẵn, không cần gõ.")
            yield _hint("hint.above", f"recipients[{index}]", told, drop_typed_as_above)
            break
    yield from _typed_numbers(letter)


def _typed_numbers(letter: Letter) -> Iterator[Advice]:
    for index, block in enumerate(letter.body):
        if not isinstance(block, Item) or block.level.value not in _TYPED:
            continue
        words = _words(block.title) or _words(block.text)
        if _TYPED[block.level.value].match(words):
            part = f"body[{index}].{'title' if block.title else 'text'}"
            told = mark("Số của mục được đánh tự động; số gõ tay sẽ in hai lần.")
            yield _hint("hint.number", part, told, partial(element_without_number, index=index))


def _hint(rule: str, part: str, message: str, fix: Fix) -> Advice:
    return Advice(Finding(Severity.WARNING, rule, "", "", "", "", tr(message), part=part), fix)


def _words(rich: Rich | None) -> str:
    if rich is None:
        return ""
    return rich if isinstance(rich, str) else "".join(run.t for run in rich)


def _cut(rich: Rich, pattern: re.Pattern[str]) -> Rich:
    """The words without what ``pattern`` finds at their beginning; looks stay."""
    found = pattern.match(_words(rich))
    if found is None:
        return rich
    if isinstance(rich, str):
        return rich[found.end() :]
    left, made = found.end(), []
    for run in rich:
        if left < len(run.t):
            made.append(Run(t=run.t[left:], b=run.b, i=run.i, u=run.u))
        left = max(0, left - len(run.t))
    return made
