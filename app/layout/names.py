"""Names within sentences: the organ as a line says it that is printed by rule ('của Đoàn xã Sơn Định')."""

from __future__ import annotations

from app.domain.wording import issuer_in_text
from app.layout.compose_type import clean
from app.layout.parts import Letter


def issuer_name(letter: Letter) -> str:
    """The organ's own name for sentences, else what its letterhead and signature give."""
    organ = letter.organ
    if clean(organ.name):
        return clean(organ.name)
    authority = letter.signature.authority[0] if letter.signature and letter.signature.authority else ""
    return issuer_in_text(
        *(clean(text) for text in (" ".join(organ.issuing), authority, " ".join(organ.superior)))
    )
