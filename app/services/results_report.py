"""The part of a report that is made of logged results: what was done, in words, tables and pictures, as parts of a letter.

Words of a document: Vietnamese whatever the window's language. Pure; the drafting of the report puts it into place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.services.results import OutcomeKind, OutcomeRow, count, figure_text
from app.services.sheets import written_day

if TYPE_CHECKING:
    from app.layout.parts import BodyBlock


def blocks_of(rows: Sequence[OutcomeRow]) -> tuple[BodyBlock, ...]:
    """Nothing logged gives nothing. Pictures name their bytes as ``sha256:…``."""
    return tuple(_blocks(tuple(rows)))


def _blocks(rows: tuple[OutcomeRow, ...]) -> Iterator[BodyBlock]:
    from app.layout.parts import Column, Item, Level, Paragraph, Picture, Table, TableRow

    if not rows:
        return
    counts = count(rows)
    posts = [row for row in rows if row.kind == OutcomeKind.POST]
    if posts:
        spread = ", ".join(f"{name} {many}" for name, many in counts.by_channel if name != "-")
        words = f"Đã đăng tải {counts.posts} tin, bài" + (f" ({spread})" if spread else "") + "."
        yield Paragraph(words)
        heads = ["STT", "Ngày", "Tin, bài", "Kênh, chuyên mục", "Đường dẫn"]
        body = [
            [
                str(at),
                written_day(row.on),
                row.title,
                " - ".join(part for part in (row.channel, row.rubric) if part),
                row.link,
            ]
            for at, row in enumerate(posts, 1)
        ]
        yield Table(
            rows=[TableRow(cells=list(cells)) for cells in (heads, *body)],
            columns=[
                Column(width=1, align="center"),
                Column(width=2.2, align="center"),
                Column(width=6),
                Column(width=3.5),
                Column(width=4.5),
            ],
        )
    meetings = [row for row in rows if row.kind == OutcomeKind.MEETING]
    if meetings:
        people = f", {counts.attendance} lượt người dự" if counts.attendance else ""
        yield Paragraph(f"Đã tổ chức {counts.meetings} hội nghị, buổi sinh hoạt{people}:")
        for row in meetings:
            parts = [row.title, f"ngày {written_day(row.on)}"]
            parts += [f"tại {row.place}"] if row.place else []
            parts += [f"{row.attendance} người dự"] if row.attendance is not None else []
            parts += [f"do {row.who} phụ trách"] if row.who else []
            yield Item(level=Level.DASH, text=f"{', '.join(parts)}.")
    for title, value, measure in counts.figures:
        yield Paragraph(f"{title}: {figure_text(value)} {measure}".rstrip() + ".")
    for row in rows:
        if row.kind == OutcomeKind.OTHER:
            yield Item(level=Level.DASH, text=f"{row.title} (ngày {written_day(row.on)}).")
    for row in rows:
        if row.picture:
            yield Picture(image=f"sha256:{row.picture}", alt=row.title, caption=row.title or None)
