"""The envelope (bì văn bản): sender at the upper left, addressee below at the right (Decree 30, Annex IV, II)."""

from __future__ import annotations

from typing import Final

from app.base.lengths import Length, mm
from app.layout.compose_head import rule
from app.layout.compose_type import Setter, clean, twips
from app.layout.edges import steady
from app.layout.papers import Envelope
from app.layout.ruler import Ruler
from app.layout.sheet import Align, Block, Cell, Grid, Meta, Page, Para, Role, Row, Sheet
from app.standards.pattern import fill
from app.standards.schema import Standard

SIZES: Final = {"DL": (mm(220), mm(110)), "C5": (mm(229), mm(162)), "C4": (mm(324), mm(229))}
_MARGIN: Final = mm(12)
_LABEL: Final = "addressee-label"


def compose_envelope(envelope: Envelope, standard: Standard, ruler: Ruler) -> Sheet:
    width, height = SIZES[envelope.size]
    page = Page(width=width, height=height, top=_MARGIN, bottom=_MARGIN, left=_MARGIN, right=_MARGIN)
    setter = Setter(standard, ruler)
    sender = _sender(setter, envelope, twips(int(page.text_width) * 3 // 5))
    to = _addressee(setter, envelope, page.text_width)
    above = sum(_high(one) for one in sender)
    below = sum(int(setter.standard.role(Role.ADDRESSEE).spacing.use) for _ in envelope.to)
    # The addressee in the middle of what is left under the sender.
    free = max(0, int(page.text_height) - above - below)
    return Sheet(
        page=page,
        blocks=(*sender, setter.spacer(twips(free // 2)), *steady([to])),
        meta=Meta(title=standard.word("envelope"), subject="", organ=" ".join(envelope.organ), kind=""),
        standard=standard.id,
        standard_version=standard.version,
        faces=standard.page.face.use,
    )


def _high(block: Block) -> int:
    return (
        int(block.look.pitch) + int(block.look.after)
        if isinstance(block, Para)
        else int(getattr(block, "height", 0))
    )


def _sender(setter: Setter, envelope: Envelope, room: Length) -> list[Block]:
    made: list[Block] = [
        setter.para(Role.ORGAN, line, f"organ[{i}]", align=Align.LEFT)
        for i, line in enumerate(envelope.organ)
    ]
    known = {name: clean(getattr(envelope, name)) for name in ("address", "phone", "fax", "email", "website")}
    for word in ("envelope_address", "envelope_phone", "envelope_net"):
        text = clean(fill(setter.standard.word(word), known))
        if text:
            made.append(setter.para(Role.CONTACT, text, word, align=Align.LEFT))
    line = rule(setter, Role.CONTACT, room, "Đường kẻ dưới nơi gửi")
    number = fill(setter.standard.word("envelope_number"), {"number": clean(envelope.number)})
    return [*made, line, setter.para(Role.NUMBER, number, "number", align=Align.LEFT)]


def _addressee(setter: Setter, envelope: Envelope, whole: Length) -> Grid:
    """Label and lines side by side, in the right part of the envelope."""
    words = setter.standard.word("addressee_label")
    left = twips(int(whole) * 3 // 10)
    size = setter.standard.role(Role.ADDRESSEE).size.use
    gap = setter.width(setter.spans(_LABEL, " "), size)  # a blank, as where label and name are one line
    label = twips(int(setter.width_in(_LABEL, words)) + int(gap) + 12_000)
    names = [
        setter.para(Role.ADDRESSEE, line, f"to[{i}]", align=Align.LEFT)
        for i, line in enumerate(envelope.to)
        if clean(line)
    ]
    head = Para(Role.ADDRESSEE, setter.spans(_LABEL, words), setter.look(Role.ADDRESSEE, align=Align.LEFT))
    row = Row((Cell((head,)), Cell(tuple(names))))
    return Grid("addressees", (label, twips(int(whole) - int(left) - int(label))), (row,), left)
