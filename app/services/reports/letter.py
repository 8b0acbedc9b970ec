"""What a report letter says of the board: how many records are complete, by unit, when a target is set. Words of a document: Vietnamese."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from app.domain.reports.charts import grouped
from app.layout.parts import Cell, Column, Paragraph, Run, Table, TableRow
from app.models.units import Unit
from app.services.reports.board import BoardRow, board_of, target_of
from app.services.sheets import written_day

if TYPE_CHECKING:
    from app.layout.parts import BodyBlock


def board_blocks(session: Session, of: Unit, day: date) -> Iterator[BodyBlock]:
    """Nothing while the unit has no target: then nobody asked."""
    if target_of(session, of.id) is None:
        return
    view = board_of(session, of, day)
    whole = view.whole
    share = grouped(round(100 * whole.complete / whole.goal, 1)) if whole.goal else "0"
    due = f", hạn {written_day(whole.due_on)}" if whole.due_on else ""
    yield Paragraph(
        f"Tiến độ hoàn thiện dữ liệu đoàn viên: {grouped(whole.complete)}/{grouped(whole.goal)} hồ sơ đầy đủ, đạt {share} %{due}."
    )
    heads = ("STT", "Đơn vị", "Đoàn viên", "Đã hoàn thiện", "Còn thiếu")
    rows = [TableRow(cells=list(heads))]
    rows += [TableRow(cells=[str(at), one.name, *_numbers(one)]) for at, one in enumerate(view.rows, 1)]
    rows.append(
        TableRow(cells=["", *(Cell([Run(text, b=True)]) for text in ("Tổng cộng", *_numbers(whole)))])
    )
    yield Table(
        rows=rows,
        columns=[Column(1, "center"), Column(6, "left"), *(Column(2.2, "center") for _ in range(3))],
        caption="Tiến độ hoàn thiện dữ liệu đoàn viên",
    )


def _numbers(row: BoardRow) -> tuple[str, str, str]:
    return str(row.members), str(row.complete), str(row.left)
