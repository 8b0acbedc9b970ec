"""Names within sentences: the organ as a line says it that is printed by rule ('của Đoàn xã Sơn Định')."""

from __future__ import annotations

from app.domain.wording import issuer_in_text
from app.layout.compose_type import clean
from app.layout.parts import Letter, Organ


def organ_name(organ: Organ, authority: str = "") -> str:
    """The organ's own name for sentences, else what its letterhead and signature give."""
    if clean(organ.name):
        return clean(organ.name)
    lines = (" ".join(organ.issuing), authority, " ".join(organ.superior))
    return issuer_in_text(*(clean(text) for text in lines))


def issuer_name(letter: Letter) -> str:
    """Who issues the letter."""
    signed = letter.signature
    return organ_name(letter.organ, signed.authority[0] if signed and signed.authority else "")
