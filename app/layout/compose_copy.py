"""Copies (bản sao): the form under the last line of a copied document, and the text on the first page of a scan.

Decree 30 Annex I part II, forms 3.1 and 3.2; HD29 part on copies, mẫu 2. The text is set again only when it is given as
data; else the form stands on a sheet of its own, ready to be laid under a printed or scanned document.
"""

from __future__ import annotations

from datetime import datetime

from app.base.lengths import ZERO, Length, mm
from app.layout.compose import compose, letter_day, standard_of
from app.layout.compose_annex import signing_time
from app.layout.compose_foot import listed, signed_grids
from app.layout.compose_head import columns, date_line, organ_lines, padded, rule
from app.layout.compose_type import Setter, clean
from app.layout.edges import steady
from app.layout.papers import Copied, Copy
from app.layout.ruler import Ruler
from app.layout.sheet import Block, Cell, Grid, Meta, Page, Role, Row, Sheet
from app.standards import loader
from app.standards.pattern import fill
from app.standards.schema import CopyForm, Standard


def standard_of_copy(copy: Copy) -> Standard:
    """The standard the copying organ keeps to, in the version of the copy's date."""
    return loader.load(copy.standard, version=copy.standard_version, on=letter_day(copy.date))


def compose_copy(copy: Copy, standard: Standard, ruler: Ruler, *, top: Length | None = None) -> Sheet:
    """The copied text with the form under it; without a text the form alone, ``top`` below the paper's edge.

    Raises ``KindUnknown`` for a kind of copy the standard does not have.
    """
    setter = Setter(standard, ruler)
    form = standard.copy_form(copy.kind)
    if copy.letter is not None:
        text = compose(copy.letter, standard_of(copy.letter), ruler)
        return Sheet(
            page=text.page,
            blocks=(*text.blocks, setter.spacer(standard.place("before_copy")), *_form(setter, copy, form)),
            meta=text.meta,
            standard=text.standard,
            standard_version=text.standard_version,
            faces=text.faces,
        )
    rules = standard.page
    page = Page(
        width=rules.width.use,
        height=rules.height.use,
        top=rules.top.use if top is None else top,
        bottom=rules.bottom.use,
        left=rules.left.use,
        right=rules.right.use,
    )
    return _sheet(setter, page, tuple(_form(setter, copy, form)), form)


def copy_text(copy: Copy, organ: str, standard: Standard, signed: datetime, ruler: Ruler) -> str:
    """'SAO Y; Tỉnh đoàn X; 05/01/2026; 08:30:15 +07:00' (form 3.2)."""
    form = standard.copy_form(copy.kind)
    time = signing_time(Setter(standard, ruler), signed)
    return fill(standard.word("copy_text"), {"form": form.electronic, "organ": clean(organ), "time": time})


def margin_text(text: str, standard: Standard, ruler: Ruler, width: Length, height: Length) -> Sheet:
    """One line at the top right corner of a page of this size, to be laid over a scan's first page (box 14)."""
    setter = Setter(standard, ruler)
    page = Page(
        width=width,
        height=height,
        top=standard.place("signing_text_top"),
        bottom=ZERO,
        left=mm(10),
        right=min(standard.page.right.use, mm(10)),
    )
    return _sheet(setter, page, (setter.para(Role.SIGNING_TEXT, text),), None)


def _sheet(setter: Setter, page: Page, blocks: tuple[Block, ...], form: CopyForm | None) -> Sheet:
    standard = setter.standard
    title = form.electronic if form else ""
    return Sheet(
        page=page,
        blocks=blocks,
        meta=Meta(title=title, subject="", organ="", kind=form.code if form else ""),
        standard=standard.id,
        standard_version=standard.version,
        faces=standard.page.face.use,
    )


def _form(setter: Setter, copy: Copy, form: CopyForm) -> list[Block]:
    standard = setter.standard
    number, date = _number(setter, copy, form), date_line(setter, copy.date)
    left, right = columns(setter, copy.organ, number, date)
    room = left - standard.place("head_gutter")
    said = copy.of or Copied()
    kind = fill(
        form.printed.use, {"number": clean(said.number), "date": clean(said.date), "organ": clean(said.organ)}
    )
    head = Grid(
        "head",
        (left, right),
        (
            Row(
                (
                    Cell(organ_lines(setter, copy.organ, room)),
                    Cell((setter.centred(Role.COPY_KIND, kind, right, "kind"),)),
                )
            ),
            Row(
                (
                    Cell((setter.centred(Role.NUMBER, number, room, "number"),)),
                    Cell((setter.centred(Role.PLACE_DATE, date, right, "date"),)),
                )
            ),
        ),
    )
    line = rule(setter, Role.COPY_KIND, setter.text_width, "Đường kẻ dưới văn bản được sao")
    received = listed(setter, copy.recipients, copy.storage)
    foot = signed_grids(setter, copy.signature, received, copy.recipients)
    return steady([line, head, *foot])


def _number(setter: Setter, copy: Copy, form: CopyForm) -> str:
    if copy.number.printed is not None:
        return clean(copy.number.printed)
    rules = setter.standard.numbering
    pattern = setter.standard.word("copy_number")
    value = padded(clean(copy.number.value or ""), rules.zero_below)
    if not value:
        blank = setter.blanks(rules.blank.use, setter.standard.role(Role.NUMBER).size.use)
        pattern = pattern.replace(" {number}", blank)
    return fill(pattern, {"number": value, "symbol": form.symbol, "organ": clean(copy.organ.symbol)})
