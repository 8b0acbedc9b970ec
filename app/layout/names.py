"""Names within sentences: the organ as a line says it that is printed by rule ('của Đoàn xã Sơn Định')."""

from __future__ import annotations

from app.domain.wording import in_text, issuer_in_text, names_a_body
from app.layout.compose_type import clean
from app.layout.parts import Letter, Organ


def organ_name(organ: Organ, authority: str = "") -> str:
    """The organ's own name for sentences, else what its letterhead and signature give."""
    if clean(organ.name):
        return clean(organ.name)
    lines = (" ".join(organ.issuing), authority, " ".join(organ.superior))
    return issuer_in_text(*(clean(text) for text in lines))


def decider_name(letter: Letter) -> str:
    """Who decided, as the line over the grounds names it in full ('BAN THƯỜNG VỤ TỈNH ĐOÀN'), else who issues the letter."""
    line = clean(letter.authority_line or "")
    return in_text(line) if names_a_body(line) else issuer_name(letter)


def issuer_name(letter: Letter) -> str:
    """Who issues the letter."""
    signed = letter.signature
    return organ_name(letter.organ, signed.authority[0] if signed and signed.authority else "")
