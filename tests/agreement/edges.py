"""Sheets made so that something stands right at the foot of a page: a line, a gap, a heading, a table, the very end.

Each is a page of lines of 18 pt and one filler whose height moves the thing to be tried over the margin step by step.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.base.lengths import Length, mm, pt
from app.layout.sheet import Align, Block, Cell, Grid, PageBreak, Para, Role, Row, Sheet, Span
from tests.export.docx import factory

TWIP = Length(635)
LINES = 34  # of 18 pt
REST = TWIP * (16838 - 2 * 1134) - pt(18) * LINES  # what they leave of factory's page, in Word's whole twips


def edge_sheets() -> dict[str, Sheet]:
    return dict(_all())


def _all() -> Iterator[tuple[str, Sheet]]:
    for name, blocks in _tried().items():
        for step in range(0, 120, 9):
            yield f"edge-{name}-{step:03}", _filled(pt(step), *blocks)
    for twips in range(-3, 4):
        yield f"edge-line-fits-{twips + 3}", _filled(REST - pt(18) * 4 + TWIP * twips, *_lines(4))
        yield f"edge-table-ends-{twips + 3}", _filled(REST - pt(36) + TWIP * twips, factory.foot_of(2))
    yield (
        "edge-breaks",
        factory.sheet(_line("một"), PageBreak(), _line("hai"), PageBreak(), factory.foot(), _line("ba")),
    )
    yield "edge-empty-page", factory.sheet(_line("một"), PageBreak(), PageBreak(), _line("hai"))
    yield "edge-break-first", factory.sheet(PageBreak(), _line("một"))
    yield "edge-grid-break-grid", factory.sheet(factory.foot(), PageBreak(), factory.addressees())
    yield "edge-grids", factory.sheet(factory.head(), factory.addressees(), factory.foot())
    yield "edge-mirror", factory.sheet(*_lines(90), page=factory.page(mirror=True, left=mm(35), right=mm(15)))
    feet = (Para(Role.FILE_CODE, (Span("đường dẫn"),), factory.look(10, 12)),) * 2
    yield "edge-feet", factory.sheet(*_lines(90), page=factory.page(first_foot=feet, foot_bottom=mm(6)))
    yield (
        "edge-numbers-below",
        factory.sheet(
            *_lines(90),
            page=factory.page(first_foot=feet, foot_bottom=mm(5), number_at_foot=True, number_top=mm(281)),
        ),
    )


def _tried() -> dict[str, tuple[Block, ...]]:
    heading = Para(Role.ROMAN, (Span("I. TIÊU ĐỀ", bold=True),), factory.look(keep_next=True, after=pt(6)))
    whole = factory.body(factory.TEXT, keep_lines=True)
    long = factory.body(factory.TEXT, Span(" " + factory.TEXT, italic=True))
    return {
        "widows": (long, long),
        "heading": (heading, long),
        "headings": (heading, heading, heading, long),
        "heading-table": (heading, factory.addressees(), _line("sau")),
        "whole": (whole, whole),
        "foot": (long, factory.foot()),
        "foot-of-rows": (_line("trước"), long, factory.foot_of(3)),
        "foot-short": (_line("trước"), _line("cuối", after=pt(6)), factory.foot_of(3)),
        "loose-rows": (_loose(6), _line("sau")),
        "gap": (_line("một", after=pt(40)), _line("hai", after=pt(40)), _line("ba")),
        "centred": (Para(Role.BODY, long.spans, factory.look(align=Align.CENTER)), long),
    }


def _loose(rows: int) -> Grid:
    made = tuple(
        Row((Cell((_line(f"trái {n}"),)), Cell((_line(f"phải {n}", after=pt(4)),)))) for n in range(rows)
    )
    return Grid("foot", (mm(70), mm(90)), made, keep=False)


def _filled(filler: Length, *blocks: Block) -> Sheet:
    blank = Para(Role.SPACER, (), factory.look(14, max(filler.pt, 0.05)))
    return factory.sheet(*_lines(LINES), blank, *blocks)


def _line(words: str, **look: object) -> Para:
    return Para(Role.BODY, (Span(words),), factory.look(**look))


def _lines(count: int) -> list[Para]:
    return [_line(f"dòng {number}") for number in range(count)]
