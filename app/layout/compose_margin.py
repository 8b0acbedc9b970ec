"""What stands in the margins of the first page: circulation mark and signature text over it, address and file code under it.

Decree 30 Annex I part I.IV boxes 11, 13, 14; HD29 mẫu 1 boxes 12a, 16.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.base.lengths import Length, mm
from app.layout.compose_head import columns, rule
from app.layout.compose_type import Setter, clean
from app.layout.parts import Letter
from app.layout.sheet import Para, Role, Rule

_LEAST_FOOT = mm(5)  # no printer reaches nearer to the paper's edge


def first_head(setter: Setter, letter: Letter, signing_text: str = "") -> tuple[tuple[Para, ...], Length]:
    """Paragraphs over page 1 and where they begin; ``signing_text`` stands at the right edge (boxes 14, form 2.2)."""
    standard = setter.standard
    made: list[Para] = []
    top = standard.place("circulation_top")
    if signing_text:
        made.append(setter.para(Role.SIGNING_TEXT, signing_text))
        top = standard.place("signing_text_top")
    if letter.circulation and clean(letter.circulation):
        left, right = columns(setter, letter.organ, "", "")
        # Over the title, in the middle of its column.
        mark = setter.centred(Role.CIRCULATION, letter.circulation, right, "circulation")
        made.append(setter.shifted(mark, left))
    return tuple(made), top


def first_foot(setter: Setter, letter: Letter) -> tuple[tuple[Para | Rule, ...], Length]:
    """The address under a line as wide as the text, the file code; and how far above the paper's edge they end."""
    standard = setter.standard
    made: list[Para | Rule] = []
    code = clean(letter.file_code or "")
    if code and (standard.choice("file_code") == "foot" or letter.storage is None):
        made.append(setter.para(Role.FILE_CODE, code, "file_code"))
    contact = clean(letter.contact or "")
    if contact:
        made.append(rule(setter, Role.CONTACT, setter.text_width, "Đường kẻ trên dòng địa chỉ"))
        made.append(setter.centred(Role.CONTACT, contact, setter.text_width, "contact"))
    wanted = standard.page.file_code_bottom.use
    free = standard.page.bottom.use - _height(setter, made)
    return tuple(made), max(_LEAST_FOOT, min(wanted, free))


def _height(setter: Setter, blocks: Sequence[Para | Rule]) -> Length:
    heights = (
        int(one.height)
        if isinstance(one, Rule)
        else int(one.look.pitch) * setter.lines(one, setter.text_width)
        for one in blocks
    )
    return Length(sum(heights))
