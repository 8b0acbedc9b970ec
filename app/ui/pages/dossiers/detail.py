"""One dossier: what it is, the letters in it, and what can be done with it now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QVBoxLayout, QWidget

from app.base.errors import AppError
from app.services.dossier_rows import CLOSED, INCOMING, OPEN, DossierView, FiledRow, retention_words
from app.services.sheets import write_paper
from app.ui.seat import Seat
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.record_finder import RecordFinder
from app.ui.widgets.table import Column, Table, shown_day
from app.ui.widgets.words import Words


class DossierDetail(QWidget):
    """``edit_asked`` when its line of the list is to be changed."""

    edit_asked = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.view: DossierView | None = None
        self.ask_file: Callable[[str, str], str] = self._ask_file
        self.heading = Words("", "heading", wrap=True)
        self.about = Words("", "quiet", wrap=True)
        self.state = Words("", "note", wrap=True)
        columns: tuple[Column[FiledRow], ...] = (
            Column("no", self.tr("STT"), lambda row: str(row.ordinal), 48, right=True, sort=lambda row: row.ordinal),
            Column("way", self.tr("Chiều"), self._way, 76,
                   meaning=lambda row: "incoming" if row.entity == INCOMING else "outgoing"),
            Column("printed", self.tr("Số, ký hiệu"), lambda row: row.printed, 150, tip=lambda row: row.printed),
            Column("dated", self.tr("Ngày"), lambda row: shown_day(row.dated), 102, right=True, sort=lambda row: row.dated),
            Column("subject", self.tr("Tên loại, trích yếu"), lambda row: f"{row.kind} {row.subject}".strip(), 0,
                   tip=lambda row: row.subject),
            Column("author", self.tr("Tác giả"), lambda row: row.author, 112, tip=lambda row: row.author),
        )  # fmt: skip
        self.table: Table[FiledRow] = Table(
            columns,
            id_of=lambda row: row.id,
            memory=seat.memory,
            key="dossiers.letters",
            name=self.tr("Văn bản trong hồ sơ"),
            empty=EmptyState(
                "file",
                self.tr("Hồ sơ chưa có văn bản"),
                self.tr(
                    "Gõ số hoặc trích yếu vào ô trên rồi Enter; hoặc bấm “Đưa vào hồ sơ” ở trang văn bản."
                ),
            ),
        )
        self.table.opened.connect(self._open)
        self.table.deleted.connect(self.take_out)
        self.table.chosen.connect(lambda _: self._show_acts())
        self.finder = RecordFinder(
            seat, self.tr("Tìm văn bản để đưa vào hồ sơ"), kinds=("incoming", "outgoing")
        )
        self.finder.picked.connect(lambda _, record_id, title: self._put(record_id))
        self.finder.left.connect(lambda: self.table.setFocus())
        buttons = QWidget()
        flow = FlowLayout(buttons)
        self.out = Button(self.tr("Lấy ra"), lambda: self.take_out(self.table.current()), meaning="undo")
        self.order = Button(self.tr("Xếp theo ngày"), self.arrange, meaning="sort-down")
        self.change = Button(self.tr("Sửa"), self.edit_asked.emit, meaning="edit", key="F2")
        self.list_paper = Button(self.tr("In mục lục"), self.save_list, meaning="print")
        self.export = Button(self.tr("Xuất hồ sơ"), self.open_export, meaning="export")
        for button in (self.change, self.out, self.order, self.list_paper, self.export):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.heading)
        column.addWidget(self.about)
        column.addWidget(self.state)
        column.addWidget(buttons)
        column.addWidget(self.finder)
        column.addWidget(self.table, 1)

    # --- showing ----------------------------------------------------------------------------------------

    def show_view(self, view: DossierView) -> None:
        other = self.view is None or self.view.row.id != view.row.id
        self.view = view
        row = view.row
        self.heading.setText(f"{row.code} · {row.title}")
        said = (
            " / ".join(part for part in (row.heading, row.subheading) if part),
            self.tr("bảo quản {retention}").format(retention=retention_words(row.retention_years).lower()),
            row.person,
            row.note,
        )
        self.about.setText(" · ".join(part for part in said if part))
        if row.state == OPEN:
            self.state.hide()
        else:
            words = (
                self.tr("Đã đóng ngày {day}: nội dung không thay đổi nữa.").format(
                    day=shown_day(row.closed_on)
                )
                if row.state == CLOSED
                else self.tr("Đã nộp lưu ngày {day}.").format(day=shown_day(row.handed_on))
            )
            self.state.say(words, "done")
            self.state.show()
        if other:
            self.finder.clear()
        self.table.set_rows(view.entries)
        self._show_acts()

    def _show_acts(self) -> None:
        view = self.view
        open_one = view is not None and view.row.state == OPEN
        for widget in (self.finder, self.change, self.out, self.order):
            widget.setVisible(open_one)
        self.out.setEnabled(self.table.current() is not None)
        self.order.setEnabled(view is not None and len(view.entries) > 1)

    def _way(self, row: FiledRow) -> str:
        return self.tr("đến") if row.entity == INCOMING else self.tr("đi")

    def _open(self, row: FiledRow) -> None:
        self._seat.go("incoming" if row.entity == INCOMING else "outgoing", row.record_id)

    # --- acts -------------------------------------------------------------------------------------------

    def _put(self, record_id: str) -> None:
        if self.view is not None:
            self.finder.clear()
            self._seat.do(
                self._seat.bus,
                partial(self._seat.desk.dossiers.put, self.view.row.id, [record_id]),
                told=self.tr("Đã đưa văn bản vào hồ sơ."),
            )

    def take_out(self, row: FiledRow | None) -> None:
        if row is not None and self.view is not None and self.view.row.state == OPEN:
            self._seat.do(
                self._seat.bus,
                partial(self._seat.desk.dossiers.take_out, self.view.row.id, row.record_id),
                told=self.tr("Đã lấy văn bản ra khỏi hồ sơ."),
            )

    def arrange(self) -> None:
        if self.view is not None:
            self._seat.do(
                self._seat.bus,
                partial(self._seat.desk.dossiers.arrange, self.view.row.id),
                told=self.tr("Đã xếp văn bản theo ngày."),
            )

    def close_dossier(self) -> None:
        """Closed letters stay as they are; taken back within ten seconds if it was a slip."""
        if self.view is not None:
            self._seat.do(
                self._seat.bus,
                partial(self._seat.desk.dossiers.close, self.view.row.id),
                told=self.tr("Đã đóng hồ sơ {code}.").format(code=self.view.row.code),
            )

    # --- papers and files -------------------------------------------------------------------------------

    def save_list(self) -> None:
        """'Mục lục văn bản, tài liệu' as DOCX or PDF."""
        view = self.view
        path = self._asked("Muc-luc-van-ban", self.tr("Văn bản Word (*.docx);;PDF (*.pdf)"))
        if view is not None and path is not None:
            papers = self._seat.desk.dossier_papers
            self._write(lambda _: write_paper(papers.letters(view), path))

    def open_export(self) -> None:
        menu = QMenu(self)
        for words, ending, kinds in (
            (self.tr("Đủ mọi tệp (ZIP): tệp gốc, mục lục, dữ liệu đặc tả"), ".zip", "ZIP (*.zip)"),
            (self.tr("Một tệp PDF theo thứ tự mục lục"), ".pdf", "PDF (*.pdf)"),
            (self.tr("Dữ liệu đặc tả (XML, NĐ 30 Phụ lục VI)"), ".xml", "XML (*.xml)"),
        ):
            menu.addAction(words).triggered.connect(partial(self._export, ending, kinds))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.export.mapToGlobal(QPoint(0, self.export.height() + Space.TIGHT)))

    def _export(self, ending: str, kinds: str, *_: object) -> None:
        view = self.view
        path = self._asked("Ho-so", kinds, ending)
        if view is not None and path is not None:
            export = self._seat.desk.dossier_export
            self._write(lambda progress: export.save(view.row.id, path, progress=progress))

    def _asked(self, stem: str, kinds: str, ending: str = ".docx") -> Path | None:
        if self.view is None:
            return None
        code = "".join(char if char.isalnum() else "-" for char in self.view.row.code)
        chosen = self.ask_file(f"{stem}-{code}-{self.view.row.year}{ending}", kinds)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_name(path.name + ending)

    def _write(self, act: Callable[..., Path]) -> None:
        job = self._seat.run.long(self, act, title=self.tr("Đang ghi tệp hồ sơ"))
        job.then(
            lambda path: self._seat.tell.note(self.tr("Đã ghi {file}").format(file=path.name), tone="done")
        )
        job.otherwise(self._refused)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, AppError):
            self._seat.tell.refused.emit(error.sentence(), error.advice())
        else:
            self._seat.tell.error(error)

    def _ask_file(self, name: str, kinds: str) -> str:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(str(self._seat.memory.get("dossiers.folder", "") or documents))
        chosen = QFileDialog.getSaveFileName(self, self.tr("Lưu tệp"), str(folder / name), kinds)[0]
        if chosen:
            self._seat.memory.put("dossiers.folder", str(Path(chosen).parent))
        return chosen
