"""From the named components over and under the body to the fields of a letter. What does not fit is left over, and said."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from app.check.repair_text import plain
from app.check.seen import Seen, SeenLetter
from app.layout.parts import DateLine, Number, Organ, Recipient, Signature, Storage
from app.layout.typed import addressee, letter_subject, stored, without_dash, without_end
from app.standards.schema import Kind, Standard

_DATE: Final = re.compile(
    r"(?P<place>.*?),?\s*ngày\s*(?P<day>\d*)[\s.…_]*tháng\s*(?P<month>\d*)[\s.…_]*năm\s*(?P<year>\d*)[\s.…_]*",
    re.IGNORECASE,
)
_FIGURES: Final = re.compile(
    r"(?P<place>.*?),?\s*(?:ngày\s*)?(?P<day>\d{1,2})\s*[/.\-]\s*(?P<month>\d{1,2})\s*[/.\-]\s*(?P<year>\d{4})\s*"
)
_NUMBER: Final = re.compile(r"S[ốỐ]\s*:?\s*(?P<value>\d+[a-z]?)?[\s.…_]*(?P<rest>.*)", re.IGNORECASE)
_LABEL: Final = re.compile(r"^\s*(?P<co>Đồng\s+)?kính\s+(?:gửi|trình)\s*:\s*", re.IGNORECASE)
_PURPOSE: Final = re.compile(r"\s*\((?P<purpose>(?!\d)[^()]*)\)\s*$")
_BRACKETED: Final = re.compile(r"\s*\((?P<copies>\d{1,5})\s*(?:b|bản)?\)\s*$")
_DRAFTER: Final = re.compile(r"(?<=\.)\s+(?P<code>[A-ZĐ]{1,6}\.\(\d+\))$")
_STORED: Final = re.compile(r"^\W*lưu\b", re.IGNORECASE)
_ABOVE: Final = re.compile(r"^(như trên|như kính gửi)$", re.IGNORECASE)


@dataclass(slots=True)
class Fields:
    """Fields of a letter as they were read, and components that fit none."""

    values: dict[str, Any] = field(default_factory=dict)
    left_over: list[Seen] = field(default_factory=list)


def read_fields(seen: SeenLetter, kind: Kind, standard: Standard) -> Fields:
    """All fields but body and annexes."""
    made = Fields()
    made.values["kind"] = kind.code
    made.values["standard"] = standard.id
    _number(seen, kind, standard, made)
    _date(seen, made)
    _subject(seen, kind, made)
    _addressees(seen, made)
    grounds = [_ground(one) for one in seen.of("ground")]
    if grounds:
        made.values["grounds"] = grounds
    if line := seen.text_of("authority-line"):
        made.values["authority_line"] = line
    for role in ("urgency", "secrecy", "draft-note", "file-code"):
        if text := seen.text_of(role):
            made.values[{"draft-note": "draft", "file-code": "file_code"}.get(role, role)] = text
    _signatures(seen, made)
    _recipients(seen, made)
    made.left_over += list(seen.of("note"))
    return made


def _number(seen: SeenLetter, kind: Kind, standard: Standard, made: Fields) -> None:
    superior = [plain(one) for one in seen.of("superior")]
    issuing = [plain(one) for one in seen.of("organ")]
    one = seen.first("number")
    value, symbol, unit = _notation(plain(one), kind, standard) if one is not None else (None, "", "")
    printed = None
    if one is not None and not symbol and not value and re.search(r"[A-ZĐ]{2}", plain(one).replace("Số", "")):
        printed = plain(one)  # a notation of its own, kept to the letter
    made.values["organ"] = Organ(issuing=issuing or [""], superior=superior, symbol=symbol, unit=unit)
    made.values["number"] = Number(value=value, printed=printed)
    made.left_over += list(seen.of("number"))[1:]


def _notation(text: str, kind: Kind, standard: Standard) -> tuple[str | None, str, str]:
    """Number, symbol of the organ and drafting unit, in whatever order their groups stand."""
    found = _NUMBER.match(text)
    if not found:
        return None, "", ""
    groups = [group.strip(" .…_") for group in re.split(r"\s*[-–/]\s*", found["rest"])]
    groups = [group for group in groups if group]
    kinds = {other.printed for other in standard.kinds.values() if other.printed}
    if kind.printed in groups:
        groups.remove(kind.printed)
    elif len(groups) > 1 and groups[0] in kinds:
        groups.pop(0)
    symbol, unit = (groups[0], "-".join(groups[1:])) if groups else ("", "")
    return found["value"], symbol, unit


def _date(seen: SeenLetter, made: Fields) -> None:
    one = seen.first("place-date")
    if one is None:
        return
    text = plain(one)
    found = _DATE.fullmatch(text) or _FIGURES.fullmatch(text)
    if not found:
        made.left_over.append(one)
        return
    day, month, year = (int(found[name]) if found[name] else None for name in ("day", "month", "year"))
    if not (
        (day is None or 1 <= day <= 31)
        and (month is None or 1 <= month <= 12)
        and (year is None or 1900 <= year <= 2999)
    ):
        made.left_over.append(one)
        return
    made.values["date"] = DateLine(place=found["place"].strip(" ,"), day=day, month=month, year=year)


def _subject(seen: SeenLetter, kind: Kind, made: Fields) -> None:
    if kind.shows_name:
        made.values["subject"] = seen.text_of("abstract")
        made.left_over += list(seen.of("letter-subject"))
    else:
        text = seen.text_of("letter-subject")
        made.values["subject"] = letter_subject(text).strip(" “”\"'") if text else ""


def _addressees(seen: SeenLetter, made: Fields) -> None:
    direct: list[str] = []
    also: list[str] = []
    into = direct
    for one in seen.of("addressee"):
        for text in one.text.split("\n"):
            text = " ".join(text.split())
            label = _LABEL.match(text)
            if label:
                into = also if label["co"] else direct
                text = text[label.end() :]
            into += [
                addressee(name) for name in re.split(r";\s*[-–]\s+|;\s+(?=[-–])", text) if name.strip(" -–;.")
            ]
    if direct:
        made.values["addressees"] = direct
    if also:
        made.values["co_addressees"] = also


def _ground(one: Seen) -> str:
    return _bare(plain(one))


def _bare(text: str) -> str:
    return without_dash(text).rstrip(" ;,.") or text


def _signatures(seen: SeenLetter, made: Fields) -> None:
    """One signature; two columns are minutes or a joint document, whose left one stands beside it."""
    left = _signature([one for one in seen.parts if one.side == "left"])
    right = _signature([one for one in seen.parts if one.side != "left"])
    if right is not None:
        made.values["signature"] = right
    if left is not None:
        made.values["co_signatures"] = [left]


def _signature(parts: list[Seen]) -> Signature | None:
    authority = [plain(one) for one in parts if one.role == "authority"]
    positions = [plain(one) for one in parts if one.role == "position"]
    names = [plain(one) for one in parts if one.role == "signer"]
    if not (authority or positions or names):
        return None
    return Signature(
        name=names[0] if names else "",
        position=positions[0] if positions else None,
        authority=authority,
        also=[*positions[1:], *names[1:]],
    )


def _recipients(seen: SeenLetter, made: Fields) -> None:
    recipients: list[Recipient] = []
    storage: Storage | None = None
    above = False
    for one in seen.of("recipient"):
        for line in one.text.split("\n"):
            bare = without_end(without_dash(" ".join(line.split())))
            if not bare:
                continue
            if _ABOVE.match(bare):
                above = True
            elif _STORED.match(bare) and storage is None:
                drafter = _DRAFTER.search(bare)
                if drafter:
                    made.values["file_code"] = drafter["code"]
                    bare = bare[: drafter.start()]
                storage = _storage(bare)
            else:
                recipients.append(_recipient(bare))
    made.values["recipients"] = recipients
    made.values["storage"] = storage
    if not above and seen.first("addressee") is not None and recipients:
        made.values["as_above"] = None  # by the kind


def _storage(text: str) -> Storage:
    found = _BRACKETED.search(text)
    bare = text[: found.start()] if found else text
    return Storage(stored(without_end(bare)), copies=int(found["copies"]) if found else None)


def _recipient(text: str) -> Recipient:
    purpose = _PURPOSE.search(text)
    if purpose:
        text = text[: purpose.start()]
    copies = _BRACKETED.search(text)
    if copies:
        text = text[: copies.start()]
    return Recipient(
        name=text.strip(),
        purpose=purpose["purpose"].strip() if purpose else None,
        copies=int(copies["copies"]) if copies and int(copies["copies"]) > 0 else None,
    )


def shows_kind(seen: SeenLetter) -> bool:
    """Whether the file has the look of an official letter at all: any two of what every one bears."""
    marks = ("title", "number", "place-date", "kind-name", "addressee", "recipients-label", "signer", "organ")
    return sum(seen.first(role) is not None for role in marks) >= 2
