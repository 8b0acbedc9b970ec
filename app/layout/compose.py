"""compose: a letter and a standard become the resolved tree. Pure: the same input gives the same sheet and digest.

Decides no measure itself: every figure is an entry of the standard. Prints what the clerk wrote even where the rule
would not have it (the checker says so); refuses only a kind or a level that the standard does not know.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from msgspec import structs

from app.base.lengths import Length, mm
from app.layout.compose_annex import annex_head, label, signing_text
from app.layout.compose_body import Matter, annex_body, body, without_idle_end
from app.layout.compose_foot import foot
from app.layout.compose_head import opened
from app.layout.compose_keep import eased
from app.layout.compose_margin import first_foot, first_head
from app.layout.compose_notes import Notes
from app.layout.compose_opening import opening
from app.layout.compose_picture import Images
from app.layout.compose_type import Setter, clean
from app.layout.edges import steady
from app.layout.parts import DateLine, Letter, Number
from app.layout.ruler import Ruler
from app.layout.sheet import Block, Field, Meta, NewSection, Page, Para, Role, Sheet, Span
from app.standards import loader
from app.standards.schema import Kind, Standard

_A5 = (mm(148), mm(210))


NO_IMAGES: Final[Images] = MappingProxyType({})


def compose(letter: Letter, standard: Standard, ruler: Ruler, images: Images = NO_IMAGES) -> Sheet:
    """Set ``letter`` and the annexes that stand in its file by ``standard``.

    Raises ``KindUnknown``, ``LevelUnknown`` or ``PictureMissing`` with the JSON path.
    """
    standard = standard.on_paper(letter.paper)
    setter = Setter(standard, ruler, _paper(letter, standard)[0])
    kind = standard.kind(letter.kind)
    page = _page(setter, letter)
    matter = Matter(setter, images, page, Notes(setter))
    top = opened(setter, letter, kind)
    made = body(matter, letter, kind)
    blocks = [
        *top,
        setter.spacer(standard.place("after_head"), keep_next=True),
        *opening(setter, letter, kind),
        *made.blocks,
        *foot(made.setter, letter, kind),
    ]
    blocks = eased(blocks, setter, page)
    for index, annex in enumerate(letter.annexes):
        if not annex.separate:
            paper, inner = _annex(matter, letter, kind, index)
            blocks = [*without_idle_end(blocks), NewSection(paper, restart=True), *inner]
    return Sheet(
        page=page,
        blocks=tuple(steady(without_idle_end(blocks))),
        meta=_meta(letter, kind),
        standard=standard.id,
        standard_version=standard.version,
        faces=standard.page.face.use,
    )


def separate_annexes(
    letter: Letter,
    standard: Standard,
    ruler: Ruler,
    images: Images = NO_IMAGES,
    *,
    signed: datetime | None = None,
) -> tuple[Sheet, ...]:
    """The annexes that are files of their own, in their order; ``signed`` is when the organ signed them digitally: then
    number and time stand at the top right, and the blanks of the reference stay blank (Decree 30, form 2.2).

    Raises as ``compose``.
    """
    standard = standard.on_paper(letter.paper)
    setter = Setter(standard, ruler, _paper(letter, standard)[0])
    kind = standard.kind(letter.kind)
    made: list[Sheet] = []
    for index, annex in enumerate(letter.annexes):
        if annex.separate:
            matter = Matter(setter, images, _page(setter, letter), Notes(setter))
            named = letter if signed is None else structs.replace(letter, number=Number(), date=DateLine())
            paper, blocks = _annex(matter, named, kind, index)
            if signed is not None:
                over = setter.para(Role.SIGNING_TEXT, signing_text(setter, letter, kind, signed))
                top = standard.place("signing_text_top")
                paper = replace(paper, first_head=(over,), first_head_top=top)
            told = _meta(letter, kind)
            title = " ".join(one for one in (label(setter, letter, index), clean(annex.subject)) if one)
            made.append(
                Sheet(
                    page=paper,
                    blocks=tuple(steady(blocks)),
                    meta=replace(told, title=f"{title} ({told.title})", subject=clean(annex.subject)),
                    standard=standard.id,
                    standard_version=standard.version,
                    faces=standard.page.face.use,
                )
            )
    return tuple(made)


def _annex(matter: Matter, letter: Letter, kind: Kind, index: int) -> tuple[Page, list[Block]]:
    """Paper and blocks of an annex; its pages are counted anew."""
    paper = matter.turned() if letter.annexes[index].wide else matter.follower()
    inside = replace(matter, page=paper, setter=replace(matter.setter, paper=paper.width))
    over = annex_head(inside.setter, letter, kind, index)
    made = annex_body(inside, letter.annexes[index].body, f"annexes[{index}].body")
    matter.tables, matter.pictures = inside.tables, inside.pictures
    return paper, [*over, *made.blocks]


def standard_of(letter: Letter) -> Standard:
    """The standard the letter names, in the version it names or that was in force on its date."""
    return loader.load(letter.standard, version=letter.standard_version, on=letter_day(letter.date))


def letter_day(line: DateLine) -> date | None:
    """The letter's day as far as it is known: a blank day or month counts as the first; no year, no day."""
    if line.year is None:
        return None
    try:
        return date(line.year, line.month or 1, line.day or 1)
    except ValueError:  # 30 February: the checker's business; the month is enough to choose a version
        return date(line.year, line.month or 1, 1)


def _page(setter: Setter, letter: Letter) -> Page:
    rules = setter.standard.page
    width, height = _paper(letter, setter.standard)
    over, over_top = first_head(setter, letter)
    under, under_bottom = first_foot(setter, letter)
    return Page(
        width=width,
        height=height,
        top=rules.top.use,
        bottom=rules.bottom.use,
        left=rules.left.use,
        right=rules.right.use,
        number=_number(setter) if letter.page_number else None,
        number_top=rules.number_top.use,
        number_at_foot=rules.number_at_foot.use,
        first_foot=under,
        foot_bottom=under_bottom,
        first_head=over,
        first_head_top=over_top,
        mirror=letter.duplex and rules.back_left.use != rules.left.use,
    )


def _paper(letter: Letter, standard: Standard) -> tuple[Length, Length]:
    """Width and height: the standard's paper, or half of it, across or upright."""
    rules = standard.page
    if letter.paper == "A4" or letter.paper in standard.papers:
        return rules.width.use, rules.height.use
    return (_A5[1], _A5[0]) if letter.paper == "A5" else _A5


def _number(setter: Setter) -> Para:
    return Para(Role.PAGE_NUMBER, (Span("2", field=Field.PAGE),), setter.look(Role.PAGE_NUMBER))


def _meta(letter: Letter, kind: Kind) -> Meta:
    subject = clean(letter.subject)
    organ = " ".join(clean(line) for line in letter.organ.issuing if clean(line))
    return Meta(title=f"{kind.name} {subject}".strip(), subject=subject, organ=organ, kind=kind.code)
