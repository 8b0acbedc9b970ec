"""Heads of annexes (phụ lục) and of documents issued with the letter: which letter they belong to is printed by rule.

Decree 30 Annex I part I.III.1, forms 1.3, 2.1, 2.2. An annex begins a new page and counts its pages anew; one that is a
file of its own bears the text of the organ's digital signature at the top right of its first page.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from app.layout.binding import NBSP
from app.layout.compose_count import roman
from app.layout.compose_head import bare_head, dated, number_line
from app.layout.compose_opening import abstract_line
from app.layout.compose_type import Setter, clean
from app.layout.names import decider_name
from app.layout.parts import Annex, Letter
from app.layout.sheet import Block, Para, Role
from app.standards.pattern import fill
from app.standards.schema import Kind

_DAY: Final = re.compile(r"ngày \d+ tháng \d+ năm \d+")
_NUMBER_WORD: Final = re.compile(r"^S[ốỐ]\s*:?[^\S\u00a0]*")


def annex_head(setter: Setter, letter: Letter, kind: Kind, index: int) -> list[Block]:
    """What stands over the body of ``letter.annexes[index]``. Raises ``KindUnknown``."""
    annex, path = letter.annexes[index], f"annexes[{index}]"
    titles: list[Para]
    made: list[Block] = []
    if annex.kind:
        issued = setter.standard.kind(annex.kind, f"$.{path}.kind")
        made += [
            bare_head(setter, letter.organ),
            setter.spacer(setter.standard.place("after_head"), keep_next=True),
        ]
        titles = [_line(setter, Role.KIND_NAME, issued.heading, f"{path}.kind")]
        titles += (
            [_line(setter, Role.ABSTRACT, annex.subject, f"{path}.subject")] if clean(annex.subject) else []
        )
    else:
        titles = [_line(setter, Role.ANNEX_LABEL, label(setter, letter, index), f"{path}.heading")]
        titles += (
            [_line(setter, Role.ANNEX_TITLE, annex.subject, f"{path}.subject")]
            if clean(annex.subject)
            else []
        )
    titles.append(_line(setter, Role.ANNEX_REFERENCE, reference(setter, letter, kind), None))
    longest = setter.longest_line(titles[-1], setter.text_width)
    return [
        *made,
        *titles,
        abstract_line(setter, longest),
        setter.spacer(setter.standard.place("after_annex"), keep_next=True),
    ]


def label(setter: Setter, letter: Letter, index: int) -> str:
    """'Phụ lục', 'Phụ lục II' when there are several, or the heading the clerk gave."""
    annex = letter.annexes[index]
    if annex.heading and clean(annex.heading):
        return clean(annex.heading)
    counted = [i for i, one in enumerate(letter.annexes) if _counts(one)]
    number = roman(counted.index(index) + 1) if len(counted) > 1 else ""
    return fill(setter.standard.word("annex_label"), {"n": number})


def _counts(annex: Annex) -> bool:
    return not annex.kind and not (annex.heading and clean(annex.heading))


def reference(setter: Setter, letter: Letter, kind: Kind) -> str:
    """'(Kèm theo Quyết định số 05-QĐ/ĐTN ngày … của …)'."""
    told = dated(
        setter,
        setter.standard.word("annex_reference"),
        letter.date,
        Role.ANNEX_REFERENCE,
        kind=kind.name,
        number=symbol_of(setter, letter, kind),
        organ=decider_name(letter),
    )
    return _DAY.sub(lambda found: found[0].replace(" ", NBSP), told)  # a date stays on one line


def symbol_of(setter: Setter, letter: Letter, kind: Kind) -> str:
    """Number and symbol without the word before them: '05-QĐ/ĐTN'."""
    return _NUMBER_WORD.sub("", number_line(setter, letter, kind))


def signing_text(setter: Setter, letter: Letter, kind: Kind, signed: datetime) -> str:
    """What the organ's digital signature shows on a separate file (Decree 30, forms 1.3 and 2.2)."""
    values = {"symbol": symbol_of(setter, letter, kind), "time": signing_time(setter, signed)}
    return fill(setter.standard.word("signing_text"), values)


def signing_time(setter: Setter, signed: datetime) -> str:
    """Day, hour and the zone by ISO 8601: '05/01/2026; 08:30:15 +07:00'."""
    zone = signed.strftime("%z")
    return signed.strftime(setter.standard.word("signing_time").replace("%:z", f"{zone[:3]}:{zone[3:5]}"))


def _line(setter: Setter, role: Role, text: str, part: str | None) -> Para:
    return setter.centred(role, text, setter.text_width, part, keep_next=True)
