"""Reports, the board and charts as files. Owns what stands on the sheet; the look is export's. Words of a document: Vietnamese."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sqlalchemy import or_, select

from app.base.clock import today
from app.domain.reports.charts import Chart
from app.domain.reports.compare import Frozen
from app.domain.reports.forms import UNSEEN, Line, cell
from app.domain.reports.sheet import Sheet
from app.export.lists.paper import Head
from app.export.lists.report_sheet import ReportSheet, SheetList, SheetRow, SheetTable, write_sheet
from app.models.units import Signer
from app.services.change import Service
from app.services.member_fields import LABELS
from app.services.reports.board import BoardView, Lacking
from app.services.reports.filling import Behind
from app.services.reports.service import HANDED, Look
from app.services.sheets import EndingUnknown, head_of, written_day
from app.services.units import find_unit

_KNOWN: Final = (".xlsx", ".pdf")
_FROZEN: Final = "Số liệu như đã nộp"


class ReportSheets(Service):
    """Verbs that write sheets as .xlsx or .pdf. Raise EndingUnknown and the refusals of files."""

    def report(
        self,
        look: Look,
        path: Path,
        *,
        units: Look | None = None,
        frozen: Frozen | None = None,
        people: Sequence[tuple[str, Sequence[Behind]]] = (),
    ) -> Path:
        """A filled form; ``units``: the same by sub-units as a second table; ``frozen``: its figures as handed in; ``people``: names
        behind figures, each with its heading."""
        tables = [table_of(look.sheet, look.form.title)]
        if frozen is not None:
            tables = [frozen_table(frozen, look.sheet)]
        if units is not None:
            tables.append(table_of(units.sheet, "Theo đơn vị"))
        lists = [
            SheetList(
                heading, ("STT", "Họ và tên", "Ngày sinh", "Đơn vị"), (6, 30, 14, 34),
                tuple((str(at), one.name or "(hồ sơ không còn)", _born(one), one.detail) for at, one in enumerate(found, 1)),
            )
            for heading, found in people
        ]  # fmt: skip
        under = [
            f"{look.period_name}; số liệu từ ngày {written_day(look.first)} đến ngày {written_day(look.last)}"
        ]
        if look.state == HANDED:
            again = f", bản sửa lần {look.version - 1}" if look.version > 1 else ""
            under.append(f"Đã nộp ngày {written_day(look.handed_on)}{again}")
        form = look.form
        number = f"Biểu {form.number}. " if form.number else ""
        notes = tuple(part for part in (form.note, f"Nguồn: {form.source}.") if part)
        return self._write(
            look.unit_id,
            ReportSheet(
                Head(), f"{number}{form.title}", tuple(under), tuple(tables), tuple(lists), (),
                "" if form.seen else UNSEEN, notes,
            ),
            path,
            signed=True,
        )  # fmt: skip

    def board(self, view: BoardView, path: Path, *, lacking: Sequence[Lacking] = ()) -> Path:
        """The board with its chart, and whose records lack what."""
        heads = ("Đoàn viên", "Đã đủ", "Chỉ tiêu", "Còn thiếu", "Tỷ lệ (%)")
        rows = []
        for one in (*view.rows, view.whole):
            share = round(100 * one.complete / one.goal, 1) if one.goal else None
            name = "Tổng cộng" if one is view.whole else one.name
            rows.append(
                SheetRow(
                    name,
                    (one.members, one.complete, one.goal, one.left, share),
                    0 if one is view.whole else 1,
                )
            )
        tables = [SheetTable("Theo đơn vị", "Đơn vị", heads, tuple(rows))]
        fields = [SheetRow(LABELS[name], (many,), 1) for name, many in view.whole.missing]
        if fields:
            tables.append(SheetTable("Thiếu mục nào", "Mục thông tin", ("Số hồ sơ thiếu",), tuple(fields)))
        names = SheetList(
            "Hồ sơ còn thiếu", ("STT", "Họ và tên", "Đơn vị", "Còn thiếu"), (6, 28, 26, 44),
            tuple((str(at), one.full_name, one.unit_name, ", ".join(LABELS[name] for name in one.missing)) for at, one in enumerate(lacking, 1)),
        )  # fmt: skip
        due = view.whole.due_on
        under = [f"Đến ngày {written_day(view.day)}" + (f"; hạn {written_day(due)}" if due else "")]
        under.append(f"{view.whole.complete}/{view.whole.goal} hồ sơ đầy đủ")
        asked = ", ".join(LABELS[name] for name in view.fields)
        made = ReportSheet(
            Head(), "Tiến độ hoàn thiện dữ liệu đoàn viên", tuple(under), tuple(tables), (names,) if lacking else (), (view.chart,), "",
            (f"Hồ sơ đầy đủ có: {asked}.",),
        )  # fmt: skip
        return self._write(view.unit_id, made, path, signed=True)

    def charts(self, charts: Sequence[Chart], path: Path, *, unit: str) -> Path:
        """Charts of a unit, each with its table."""
        tables = [
            SheetTable(
                one.title, one.title, ("Số lượng",),
                tuple(SheetRow(label, (value,), 1) for label, value in zip(one.labels, one.values, strict=True)),
            )
            for one in charts
        ] if path.suffix.casefold() == ".pdf" else []  # fmt: skip
        day = f"Ngày {written_day(today(self.store.clock))}"
        made = ReportSheet(Head(), "Biểu đồ đoàn viên", (day,), tuple(tables), (), tuple(charts))
        return self._write(unit, made, path)

    def _write(self, unit_id: str, sheet: ReportSheet, path: Path, *, signed: bool = False) -> Path:
        if path.suffix.casefold() not in _KNOWN:
            raise EndingUnknown(ending=path.suffix or path.name, known=", ".join(_KNOWN))
        day = today(self.store.clock)
        with self.store.read() as session:
            unit = find_unit(session, unit_id)
            head = head_of(unit, day)
            signer = session.scalars(
                select(Signer)
                .where(Signer.unit_id == unit.id, or_(Signer.valid_to.is_(None), Signer.valid_to >= day))
                .order_by(Signer.rank, Signer.id)
            ).first()
        over = signer.position if signer else "BÍ THƯ"
        places = (("NGƯỜI LẬP BIỂU", ""), (over, signer.name if signer else "")) if signed else ()
        return write_sheet(
            ReportSheet(
                head, sheet.title, sheet.under, sheet.tables, sheet.lists, sheet.charts, sheet.warning, sheet.notes, places
            ),
            path,
        )  # fmt: skip


def table_of(sheet: Sheet, title: str) -> SheetTable:
    """A filled form as a table of figures."""
    heads = sheet.form.columns
    rows = []
    for row in sheet.form.rows:
        cells = tuple(sheet.values.get(cell(row.key, head.key)) for head in heads)
        blank = frozenset(at for at, head in enumerate(heads) if row.only and head.key not in row.only)
        rows.append(_row(row, cells, blank))
    return SheetTable(title, "Chỉ tiêu", tuple(one.label for one in heads), tuple(rows))


def frozen_table(frozen: Frozen, sheet: Sheet) -> SheetTable:
    """What was handed in, in the rows and columns it had then."""
    known = {one.key: one for one in sheet.form.rows}
    rows = []
    for key, label in frozen.rows:
        row = known.get(key) or Line(key, label)
        cells = tuple(frozen.values.get(cell(key, head)) for head, _ in frozen.columns)
        blank = frozenset(
            at for at, (head, _) in enumerate(frozen.columns) if cell(key, head) not in frozen.values
        )
        made = _row(row, cells, blank)
        rows.append(
            SheetRow(
                label, made.cells, made.level, made.heading or len(blank) == len(cells), made.share, blank
            )
        )
    return SheetTable(_FROZEN, "Chỉ tiêu", tuple(label for _, label in frozen.columns), tuple(rows))


def _row(row: Line, cells: tuple[int | float | None, ...], blank: frozenset[int]) -> SheetRow:
    return SheetRow(row.label, cells, row.level, row.heading, bool(row.percent), blank)


def _born(one: Behind) -> str:
    return written_day(one.birth_date) or str(one.birth_year or "")


def file_name(look: Look, ending: str) -> str:
    """'bieu-1-2026-H1.xlsx'."""
    return f"bieu-{look.form.name}-{look.period}{ending}"
