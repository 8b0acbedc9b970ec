"""Small sheets by hand, for tests of the writers: plain A4, one page's worth of knobs, no standard behind them."""

from __future__ import annotations

from app.base.lengths import ZERO, Length, mm, pt
from app.layout.sheet import Align, Block, Look, Meta, Page, Para, Role, Sheet, Span

A4 = Page(width=mm(210), height=mm(297), top=mm(20), bottom=mm(20), left=mm(30), right=mm(20))
META = Meta(title="Kế hoạch thử", subject="thử", organ="ĐOÀN XÃ SƠN ĐỊNH", kind="KH")
LOOK = Look(size=pt(14), pitch=pt(18), align=Align.JUSTIFY)
TEXT = (
    "Căn cứ Hướng dẫn số 29-HD/TWĐTN-VP ngày 20 tháng 5 năm 2013 của Ban Bí thư Trung ương Đoàn về thể thức văn bản, "
    "Ban Thường vụ đề nghị các chi đoàn nghiêm túc triển khai thực hiện; mọi vướng mắc trao đổi với Văn phòng."
)


def para(
    text: str = TEXT,
    *,
    size: Length = LOOK.size,
    pitch: Length = LOOK.pitch,
    align: Align = Align.JUSTIFY,
    left: Length = ZERO,
    right: Length = ZERO,
    first: Length = ZERO,
    after: Length = ZERO,
    keep_next: bool = False,
    keep_lines: bool = False,
    frame: bool = False,
    part: str | None = None,
    outline: int | None = None,
    role: Role = Role.BODY,
    bold: bool = False,
    italic: bool = False,
) -> Para:
    spans = (Span(text, bold=bold, italic=italic),) if text else ()
    return spans_para(
        spans,
        size=size, pitch=pitch, align=align, left=left, right=right, first=first, after=after,
        keep_next=keep_next, keep_lines=keep_lines, frame=frame, part=part, outline=outline, role=role,
    )  # fmt: skip


def spans_para(
    spans: tuple[Span, ...],
    *,
    part: str | None = None,
    outline: int | None = None,
    role: Role = Role.BODY,
    size: Length = LOOK.size,
    pitch: Length = LOOK.pitch,
    align: Align = Align.JUSTIFY,
    left: Length = ZERO,
    right: Length = ZERO,
    first: Length = ZERO,
    after: Length = ZERO,
    keep_next: bool = False,
    keep_lines: bool = False,
    frame: bool = False,
) -> Para:
    look = Look(
        size=size, pitch=pitch, align=align, left=left, right=right, first=first, after=after,
        keep_next=keep_next, keep_lines=keep_lines, frame=frame,
    )  # fmt: skip
    return Para(role, spans, look, part, outline)


def lines_para(count: int, **look: object) -> Para:
    """A paragraph of exactly ``count`` lines on the text width of A4: each line is one word as wide as a line."""
    return para(" ".join(["m" * 40] * count), align=Align.LEFT, **look)  # type: ignore[arg-type]


def sheet(*blocks: Block, page: Page = A4, meta: Meta = META, widows: int = 2, orphans: int = 2) -> Sheet:
    return Sheet(
        page=page,
        blocks=blocks,
        meta=meta,
        standard="test",
        standard_version="1",
        widows=widows,
        orphans=orphans,
    )
