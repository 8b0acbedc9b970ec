"""Rules of who signs: the mark against the organ, the position against the mark, the authority against kind and level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.base.language import mark
from app.check.findings import Finding
from app.check.say import say
from app.check.seen import Seen, SeenLetter
from app.standards.schema import Kind, Standard

_COLLECTIVE: Final = re.compile(
    r"BAN CHẤP HÀNH|\bBCH\b|CHI ĐOÀN|PHÂN ĐOÀN|ĐẠI HỘI|ĐOÀN CHỦ TỊCH|(ĐẢNG|TỈNH|THÀNH|HUYỆN|QUẬN) (ỦY|UỶ)|CHI BỘ"
)
_MARK: Final = re.compile(r"(TM|KT|TL|TUQ|Q|T\s?/\s?M|K\s?/\s?T|T\s?/\s?L|T\s?/\s?UQ)\b")
_LEADING: Final = re.compile(r"(TM\.?|T\s?/\s?M)\s+BAN (CHẤP HÀNH|THƯỜNG VỤ|BÍ THƯ)")
_SECRETARY: Final = re.compile(r"(PHÓ )?BÍ THƯ( THỨ NHẤT| THƯỜNG TRỰC)?$|TỔNG BÍ THƯ$|TRƯỞNG ĐOÀN$")
_BY_ORDER: Final = re.compile(r"(TL\.?|T\s?/\s?L|TUQ\.?|T\s?/\s?UQ)\s")
_FOR: Final = re.compile(r"(KT\.?|K\s?/\s?T)\s+(?P<head>.+)")
# Levels of organs, by the words that name them; an organ of one level does not sign in the name of another.
_LEVELS: Final = (
    ("central", re.compile(r"TRUNG ƯƠNG")),
    (
        "province",
        re.compile(r"TỈNH ĐOÀN|THÀNH ĐOÀN|ĐOÀN TỈNH|ĐOÀN (THÀNH PHỐ|TP)|TỈNH (ỦY|UỶ)|THÀNH (ỦY|UỶ)"),
    ),
    ("commune", re.compile(r"\b(XÃ|PHƯỜNG|ĐẶC KHU|THỊ TRẤN)\b")),
    ("branch", re.compile(r"(?<!LIÊN )CHI ĐOÀN|CHI BỘ")),
)
# What only the collective itself may sign.
_OF_THE_COLLECTIVE: Final = frozenset(("NQ", "CT", "KL", "QC"))


def signing_findings(seen: SeenLetter, kind: Kind, standard: Standard) -> Iterator[Finding]:
    """Findings on the signature block, in its order."""
    lines = list(seen.of("authority"))
    position = seen.first("position")
    if any(one.side == "left" for one in lines):
        return  # minutes: two sign, each in his own name
    yield from _collective(seen, lines, position, standard)
    yield from _position(lines, position, standard)
    yield from _level(seen, lines, standard)
    if kind.code in _OF_THE_COLLECTIVE and standard.id != "decree-30":
        for one in lines:
            if _BY_ORDER.match(one.text.strip()):
                yield say(
                    one,
                    "sign.kind",
                    standard.role("authority").source,
                    mark("{kind} do tập thể ban hành, không ký “{found}”."),
                    kind=kind.name,
                )


def _collective(
    seen: SeenLetter, lines: list[Seen], position: Seen | None, standard: Standard
) -> Iterator[Finding]:
    """The Union's and the Party's leading bodies sign TM.; only their boards sign with the position alone."""
    deputy = standard.choices.get("deputy")
    last = position or (lines[-1] if lines else None)
    organ = " ".join(one.text for one in seen.of("organ"))
    if deputy is None or deputy.use != "collective" or last is None or not _COLLECTIVE.search(organ.upper()):
        return
    if any(_MARK.match(one.text.strip()) for one in lines) or (lines and _COLLECTIVE.search(lines[0].text)):
        return
    yield say(
        last,
        "sign.collective",
        standard.role("authority").source,
        mark("{organ} là tập thể: trên “{found}” phải có dòng {allowed}"),
        organ=organ.strip(),
        allowed=f"{standard.signing['TM'].printed.use} …" if "TM" in standard.signing else "TM. …",
    )


def _position(lines: list[Seen], position: Seen | None, standard: Standard) -> Iterator[Finding]:
    if position is None or not lines:
        return
    said, above = " ".join(position.text.upper().split()), lines[-1].text.strip().upper()
    source = standard.role("position").source
    if standard.id == "youth-union" and _LEADING.match(above) and not _SECRETARY.match(said):
        yield say(
            position,
            "sign.position",
            source,
            mark(
                "“{found}” không phải chức danh ký thay mặt Ban Chấp hành, Ban Thường vụ; phải là {allowed}."
            ),
            allowed="BÍ THƯ, PHÓ BÍ THƯ",
        )
    for_head = _FOR.match(above)
    if for_head and not said.startswith(("PHÓ", "THỨ TRƯỞNG")):
        yield say(
            position,
            "sign.deputy-position",
            source,
            mark("Ký thay “{head}” là cấp phó, mà chức vụ ghi “{found}”."),
            head=for_head["head"].title(),
        )


def _level(seen: SeenLetter, lines: list[Seen], standard: Standard) -> Iterator[Finding]:
    """'TM. BAN THƯỜNG VỤ TỈNH ĐOÀN' under a letter of a commune's union."""
    if standard.id == "decree-30":
        return
    issuing = " ".join(one.text.upper() for one in seen.of("organ"))
    over = " ".join(one.text.upper() for one in seen.of("superior"))
    for one in lines:
        text = one.text.upper()
        of_board = bool(_BY_ORDER.match(text.strip()))
        organ = _levels(f"{issuing} {over}" if of_board or not _COLLECTIVE.search(issuing) else issuing)
        named = _levels(text)
        if named and organ and not named & organ:
            yield say(
                one,
                "sign.organ",
                standard.role("authority").source,
                mark("Ký “{found}” trong khi cơ quan ban hành là {organ}."),
                organ=issuing.strip(),
            )


def _levels(text: str) -> set[str]:
    return {name for name, form in _LEVELS if form.search(text)}
