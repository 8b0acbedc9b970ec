"""compose: a letter and a standard become the resolved tree. Pure: the same input gives the same sheet and digest.

Decides no measure itself: every figure is an entry of the standard. Prints what the clerk wrote even where the rule
would not have it (the checker says so); refuses only a kind or a level that the standard does not know.
"""

from __future__ import annotations

from datetime import date

from app.base.lengths import Length, mm
from app.layout.compose_body import body
from app.layout.compose_foot import foot
from app.layout.compose_head import head, title_head
from app.layout.compose_margin import first_foot, first_head
from app.layout.compose_opening import opening
from app.layout.compose_type import Setter, clean
from app.layout.parts import DateLine, Letter
from app.layout.ruler import Ruler
from app.layout.sheet import Field, Meta, Page, Para, Role, Sheet, Span
from app.standards import loader
from app.standards.schema import Kind, Standard

_A5 = (mm(148), mm(210))


def compose(letter: Letter, standard: Standard, ruler: Ruler) -> Sheet:
    """Set ``letter`` by ``standard``. Raises ``KindUnknown`` or ``LevelUnknown`` with the JSON path."""
    setter = Setter(standard, ruler, _paper(letter, standard)[0])
    kind = standard.kind(letter.kind)
    top = [head(setter, letter, kind)] if kind.head == "pair" else title_head(setter, letter)
    blocks = (
        *top,
        setter.spacer(standard.place("after_head"), keep_next=True),
        *opening(setter, letter, kind),
        *body(setter, letter, kind),
        *foot(setter, letter, kind),
    )
    return Sheet(
        page=_page(setter, letter),
        blocks=blocks,
        meta=_meta(letter, kind),
        standard=standard.id,
        standard_version=standard.version,
        faces=standard.page.face.use,
    )


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
    if letter.paper == "A4":
        return rules.width.use, rules.height.use
    return (_A5[1], _A5[0]) if letter.paper == "A5" else _A5


def _number(setter: Setter) -> Para:
    return Para(Role.PAGE_NUMBER, (Span("2", field=Field.PAGE),), setter.look(Role.PAGE_NUMBER))


def _meta(letter: Letter, kind: Kind) -> Meta:
    subject = clean(letter.subject)
    organ = " ".join(clean(line) for line in letter.organ.issuing if clean(line))
    return Meta(title=f"{kind.name} {subject}".strip(), subject=subject, organ=organ, kind=kind.code)
