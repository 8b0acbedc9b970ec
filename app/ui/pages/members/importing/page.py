"""Bảng đoàn viên: from a dropped sheet over its columns and a preview to one act with undo; the national sheet out, and compared.

Owns which step is shown. Files are read and written off the window's thread, with progress and a way to stop; nothing is
written to the records before the clerk says so.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog, QMenu, QStackedWidget

from app.services.member_exports import Unlisted
from app.services.member_import_plan import Decision, Options, Plan, Verdict
from app.services.roster import NONE, Filters
from app.ui.pages.base import Page
from app.ui.pages.members.importing.columns import ColumnsView
from app.ui.pages.members.importing.drop import ENDINGS, SheetDrop
from app.ui.pages.members.importing.lines import of_comparison, of_plan
from app.ui.pages.members.importing.past import PastView
from app.ui.pages.members.importing.preview import LinesView
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import Chip
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.page_head import PageHead

if TYPE_CHECKING:
    from app.intake.sheets import Look
    from app.services.change import Change
    from app.services.member_compare import Comparison
    from app.services.member_exports import Exported
    from app.services.member_imports import Batch, Imported
    from app.ui.seat import Seat


class SheetsPage(Page):
    """Opened from the head of 'Đoàn viên', or by dropping a sheet there."""

    name = "sheets"
    subjects = frozenset({"unit"})

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.file: Path | None = None
        self.plan: Plan | None = None
        self.look: Look | None = None
        self.compared: Comparison | None = None
        self.decisions: dict[int, Decision] = {}
        self._units: dict[str, str] = {}
        self.ask_open: Callable[[str], str] = self._ask_open
        self.ask_save: Callable[[str], str] = self._ask_save
        self._lay_out()
        SheetDrop(self, seat)
        self.look_anew()

    def _lay_out(self) -> None:
        column = self.column()
        self.head = PageHead(self.title(), self.tr("Chọn tệp"), self.primary, meaning="open")
        self.back = Button(
            self.tr("Đoàn viên"), partial(self.seat.go, "members", None), kind="quiet", meaning="back"
        )
        self.to_start = Button(self.tr("Nhập bảng"), self.show_start, kind="quiet", meaning="table")
        self.again = Button(self.tr("Tệp khác"), self.choose, kind="quiet", meaning="open")
        self.to_columns = Button(self.tr("Chọn cột"), self.show_columns, kind="quiet", meaning="columns")
        self.export = Button(self.tr("Xuất mẫu quốc gia"), self.open_export, meaning="export")
        self.compare = Button(self.tr("So với tệp quốc gia"), self.begin_compare, meaning="split")
        for button in (
            self.back, self.to_start, self.again, self.to_columns, self.compare, self.export,
        ):  # fmt: skip
            self.head.add(button)
        column.addWidget(self.head)
        self.start = EmptyState(
            "table",
            self.tr("Thả bảng danh sách vào đây"),
            self.tr(
                "Mẫu của hệ thống quốc gia hoặc bảng bất kỳ (.xlsx, .xls, .ods, .csv). Chưa ghi gì cho đến khi bấm Nhập."
            ),
            self.tr("Các lần nhập"),  # the head has no room for one more in the smallest window
            self.show_past,
        )
        self.to_past = self.start.button
        self.columns = ColumnsView()
        self.preview = LinesView(self.seat.memory, "sheet.preview", decides=True)
        self.comparison = LinesView(self.seat.memory, "sheet.comparison", decides=False)
        self.past = PastView(self.seat.memory)
        self.stack = QStackedWidget()
        for view in (self.start, self.columns, self.preview, self.comparison, self.past):
            self.stack.addWidget(view)
        column.addWidget(self.stack, 1)
        self.columns.done.connect(self._columns_done)
        self.columns.sheet_chosen.connect(self._sheet_chosen)
        self.preview.wanted.connect(self._lines_wanted)
        self.preview.decided.connect(self._decided)
        self.comparison.wanted.connect(self._compared_wanted)
        self.past.taken_back.connect(self._take_back)
        self._step(self.start)

    def look_anew(self) -> None:
        def take(rows: Any) -> None:
            self._units = {one.id: one.name for one in rows}
            self.columns.set_units([(one.id, one.name) for one in rows])

        self.seat.read(self, self.seat.desk.units.tree, take)

    def _step(self, view: Any) -> None:
        """Another step is in sight; the one primary button does what comes next."""
        self.stack.setCurrentWidget(view)
        on_start = view is self.start
        shown = {
            self.again: not on_start and view is not self.past,
            self.to_start: view is self.past,
            self.to_columns: view is self.preview,
            self.compare: on_start,
            self.export: on_start,
        }
        for one in sorted(shown, key=shown.__getitem__):  # who goes first: all at once would widen the window
            one.setVisible(shown[one])
        of_file = self.file is not None and not on_start and view is not self.past
        self.head.note.setText(self.file.name if self.file is not None and of_file else "")
        button = self.head.primary
        if button is None:
            return
        button.setVisible(view is self.start or view is self.preview)
        button.setEnabled(True)
        button.set_meaning("open" if on_start else "save")
        button.setText(self.tr("Chọn tệp") if on_start else self._import_words())

    # --- choosing ---------------------------------------------------------------------------------------------

    def primary(self) -> None:
        """Ctrl+Enter: choose a file, or take in what is previewed."""
        view = self.stack.currentWidget()
        if view is self.preview:
            self.carry_out()
        elif view is self.columns and self.columns.next.isEnabled():
            self._columns_done()
        elif view is self.start:
            self.choose()

    def choose(self) -> None:
        name = self.ask_open(self.tr("Chọn bảng danh sách đoàn viên"))
        if name:
            self.open_file(Path(name))

    def show_record(self, record_id: str) -> None:
        """A path that was dropped elsewhere."""
        self.open_file(Path(record_id))

    def open_file(self, path: Path) -> None:
        """Look at a file; the national sheet goes on to the preview by itself."""
        self.file, self.plan, self.decisions = path, None, {}
        imports = self.seat.desk.member_imports
        self.seat.run.long(
            self,
            lambda job: imports.look(path, progress=job),
            title=self.tr("Đọc {file}").format(file=path.name),
        ).then(self._looked)

    def _looked(self, look: Look) -> None:
        self.look = look
        at = look.chosen if look.chosen is not None else 0
        self.columns.show_look(look, at)
        if look.chosen is not None and look.sheets[at].national:
            self._plan()
        else:
            self._step(self.columns)
        for words in look.warnings:
            self.seat.tell.note(words, tone="due")

    def _sheet_chosen(self, name: str) -> None:
        if self.look is not None:
            at = next(at for at, one in enumerate(self.look.sheets) if one.name == name)
            self.columns.show_look(self.look, at)

    def show_columns(self) -> None:
        self._step(self.columns)

    def _columns_done(self) -> None:
        self._plan()

    # --- preview --------------------------------------------------------------------------------------------------

    def _plan(self) -> None:
        if self.file is None:
            return
        path, imports = self.file, self.seat.desk.member_imports
        options = Options(
            sheet=str(self.columns.sheets.currentData()) or None,
            columns=self.columns.columns(),
            unit=str(self.columns.units.currentData() or "") or None,
            wipe=self.columns.wipe.isChecked(),
            drop_bad=self.columns.drop_bad.isChecked(),
        )
        self.seat.run.long(
            self,
            lambda job: imports.plan(path, options, progress=job),
            title=self.tr("Đối chiếu {file}").format(file=path.name),
        ).then(self._planned)

    def _planned(self, plan: Plan) -> None:
        self.plan, self.decisions = plan, {}
        self._show_plan()
        self._step(self.preview)

    def _show_plan(self) -> None:
        if self.plan is None:
            return
        counts = self.plan.counts
        refused = counts[Verdict.REFUSED]
        chips = [
            Chip("added", self.tr("Mới"), counts[Verdict.ADDED]),
            Chip("changed", self.tr("Thay đổi"), counts[Verdict.CHANGED]),
            Chip(
                "doubtful",
                self.tr("Nghi trùng"),
                counts[Verdict.DOUBTFUL],
                tone="due" if counts[Verdict.DOUBTFUL] else "",
            ),
            Chip("refused", self.tr("Không nhận"), refused, tone="late" if refused else ""),
            Chip("notes", self.tr("Cần xem"), len(self.plan.notes)),
            Chip("unchanged", self.tr("Không đổi"), counts[Verdict.UNCHANGED]),
            Chip("skipped", self.tr("Không phải người"), len(self.plan.rows.skipped)),
        ]
        first = next((one.key for one in chips if one.count), "added")
        self.preview.show_chips(chips, self._plan_words(self.plan), first, self.plan.rows.warnings)

    def _plan_words(self, plan: Plan) -> str:
        from app.services.member_fields import label

        parts = [self.tr("{count} dòng của trang {sheet}.").format(count=plan.total, sheet=plan.rows.sheet)]
        if plan.by_field:
            unit = self.tr("đơn vị")
            told = [
                (unit if name == "unit_id" else label(name).lower(), many)
                for name, many in plan.by_field.most_common(8)
            ]
            fields = ", ".join(f"{words} {many}" for words, many in told)
            parts.append(self.tr("Mục thay đổi: {fields}.").format(fields=fields))
        if plan.new_units:
            units = ", ".join(plan.new_units[:6]) + ("…" if len(plan.new_units) > 6 else "")
            parts.append(
                self.tr("Lập {count} đơn vị mới: {units}.").format(count=len(plan.new_units), units=units)
            )
        return " ".join(parts)

    def _lines_wanted(self, key: str) -> None:
        if self.plan is not None:
            plan, decisions, units = self.plan, dict(self.decisions), self._units
            self.seat.read(
                self, lambda: of_plan(plan, key, decisions, units), partial(self.preview.show_lines, key)
            )

    def _decided(self, rows: list[int], decision: Decision | None) -> None:
        for row in rows:
            if decision is None:
                self.decisions.pop(row, None)
            else:
                self.decisions[row] = decision
        self._lines_wanted("doubtful")
        if self.head.primary is not None:
            self.head.primary.setText(self._import_words())

    def _import_words(self) -> str:
        if self.plan is None:
            return self.tr("Nhập")
        counts = self.plan.counts
        doubts = self.plan.doubts  # who is the same as another row of the file is not written twice
        decided = sum(
            1 for row, one in self.decisions.items() if one is Decision.NEW or doubts[row].candidates
        )
        many = counts[Verdict.ADDED] + counts[Verdict.CHANGED] + decided
        return self.tr("Nhập {count} người").format(count=f"{many:,}".replace(",", "."))

    # --- writing ----------------------------------------------------------------------------------------------------

    def carry_out(self) -> None:
        """Write the plan in one act; a note offers to take it back."""
        plan, decisions, imports = self.plan, dict(self.decisions), self.seat.desk.member_imports
        if plan is None:
            return
        if self.head.primary is not None:
            self.head.primary.setEnabled(False)
        self.seat.run.long(
            self,
            lambda job: imports.carry_out(plan, decisions, progress=job),
            title=self.tr("Nhập {file}").format(file=plan.path.name),
            writes=True,
        ).then(self._written).otherwise(self._not_written)

    def _written(self, change: Change[Any]) -> None:
        done: Imported = change.result
        self.seat.bus.tell(change, self)
        told = self.tr("Đã nhập: thêm {added}, sửa {changed}, để riêng {aside}").format(
            added=done.added, changed=done.changed, aside=done.set_aside
        )
        self.seat.tell.note(
            told, tone="done", undo=partial(self.seat.undo, self, change) if change.undo else None
        )
        self.plan, self.file, self.decisions = None, None, {}
        self._step(self.start)
        self.seat.go("members", None)

    def _not_written(self, fault: BaseException) -> None:
        self._step(self.preview)
        self.seat.tell.error(fault)

    # --- what was taken in before -----------------------------------------------------------------------------------

    def show_past(self) -> None:
        """The files that were taken in, the latest first."""
        self._step(self.past)
        self.seat.read(self, self.seat.desk.member_imports.batches, self.past.show_batches)

    def show_start(self) -> None:
        self._step(self.start)

    def _take_back(self, one: Batch) -> None:
        """A large file takes its time: off the window's thread, with a word that it goes on."""
        undo = self.seat.desk.undo
        self.past.take_back.setEnabled(False)
        self.seat.run.long(
            self,
            lambda job: undo.undo(one.act_id),
            title=self.tr("Hoàn tác {file}").format(file=one.file),
            writes=True,
        ).then(partial(self._taken_back, one)).otherwise(self._not_taken_back)

    def _taken_back(self, one: Batch, change: Change[Any]) -> None:
        self.seat.bus.tell(change, self)
        self.seat.tell.note(self.tr("Đã hoàn tác lần nhập {file}").format(file=one.file), tone="done")
        self.show_past()

    def _not_taken_back(self, fault: BaseException) -> None:
        self.show_past()
        self.seat.tell.error(fault)

    # --- out and compared -------------------------------------------------------------------------------------------

    def open_export(self) -> None:
        """What becomes of values that the national lists do not know is asked before the file is written; and who stands in it."""
        self.seat.read(self, self.seat.desk.member_filters.list, self._export_menu)

    def _export_menu(self, kept: tuple[tuple[str, Filters], ...]) -> None:
        menu = QMenu(self)
        for words, unlisted in (
            (self.tr("Để trống ô không có nhãn trong danh mục quốc gia"), Unlisted.EMPTY),
            (self.tr("Giữ chữ đã ghi ở các ô ấy"), Unlisted.KEEP),
            (self.tr("Không xuất khi còn ô như vậy"), Unlisted.REFUSE),
        ):
            menu.addAction(words, partial(self.begin_export, unlisted, NONE))
        if kept:
            below = menu.addMenu(self.tr("Chỉ những người theo bộ lọc"))
            for name, filters in kept:
                below.addAction(name, partial(self.begin_export, Unlisted.EMPTY, filters))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.export.mapToGlobal(QPoint(0, self.export.height())))

    def begin_export(self, unlisted: Unlisted = Unlisted.EMPTY, filters: Filters = NONE) -> None:
        name = self.ask_save(self.tr("Danh sách đoàn viên.xlsx"))
        if name:
            path, exports = Path(name), self.seat.desk.member_exports
            self.seat.run.long(
                self,
                lambda job: exports.write(path, unlisted=unlisted, filters=filters, progress=job),
                title=self.tr("Xuất {file}").format(file=path.name),
            ).then(self._exported)

    def _exported(self, done: Exported) -> None:
        self.seat.tell.note(
            self.tr("Đã xuất {count} đoàn viên: {file}").format(count=done.rows, file=done.file.name),
            tone="done",
        )
        if done.refusing:
            self.seat.tell.note(
                self.tr(
                    "{count} người không đồng ý đưa dữ liệu lên hệ thống quốc gia: không có trong tệp."
                ).format(count=done.refusing),
                tone="due",
            )
        if done.told_count:
            first = done.told[0]
            self.seat.tell.note(
                self.tr(
                    "{count} ô không có nhãn trong danh mục quốc gia; đầu tiên: {name}, “{value}”."
                ).format(count=done.told_count, name=first.name, value=first.value),
                tone="due",
            )

    def begin_compare(self) -> None:
        name = self.ask_open(self.tr("Chọn bảng xuất từ hệ thống quốc gia"))
        if name:
            self.compare_file(Path(name))

    def compare_file(self, path: Path) -> None:
        """There and here, from a sheet of the national system."""
        compare = self.seat.desk.member_compare
        self.seat.run.long(
            self,
            lambda job: compare.compare(path, progress=job),
            title=self.tr("So {file}").format(file=path.name),
        ).then(partial(self._compared, path))

    def _compared(self, path: Path, found: Comparison) -> None:
        self.file, self.compared = path, found
        chips = [
            Chip("differing", self.tr("Khác nhau"), len(found.differing)),
            Chip("not_here", self.tr("Chưa có ở đây"), len(found.not_here)),
            Chip("not_there", self.tr("Chưa có trên hệ thống"), len(found.not_there)),
            Chip("gone_there", self.tr("Không còn trên hệ thống"), len(found.gone_there)),
            Chip("left_here", self.tr("Ở đây đã rời"), len(found.left_here)),
            Chip("doubtful", self.tr("Nghi trùng"), len(found.plan.doubts)),
        ]
        words = self.tr(
            "{same} người giống nhau. Muốn lấy các chỗ khác về đây thì nhập chính tệp này."
        ).format(same=found.same)
        self.comparison.show_chips(chips, words, next((one.key for one in chips if one.count), "differing"))
        self._step(self.comparison)

    def _compared_wanted(self, key: str) -> None:
        if self.compared is not None:
            self.comparison.show_lines(key, of_comparison(self.compared, key, self._units))

    # --- dialogs ----------------------------------------------------------------------------------------------------

    def _ask_open(self, title: str) -> str:
        endings = " ".join(f"*{ending}" for ending in sorted(ENDINGS))
        words = self.tr("Bảng tính ({endings});;Tất cả tệp (*)").format(endings=endings)
        return QFileDialog.getOpenFileName(
            self, title, str(self.seat.memory.get("sheets.folder") or ""), words
        )[0]

    def _ask_save(self, name: str) -> str:
        start = Path(str(self.seat.memory.get("sheets.folder") or "")) / name
        return QFileDialog.getSaveFileName(
            self, self.tr("Xuất danh sách đoàn viên"), str(start), "Excel (*.xlsx)"
        )[0]
