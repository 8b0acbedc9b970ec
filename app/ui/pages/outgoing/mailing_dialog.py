"""One letter to many: whom it goes to, what is alike in all, each copy as it prints, then one press numbers all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.base.progress import Progress
from app.domain.rows import LetterDetail, UnitRow
from app.domain.states import LetterState, Step, can
from app.services import mail_lists, mailing_files
from app.services.change import Change
from app.services.kind_templates import fields_of
from app.services.letters import letter_of
from app.services.mail_lists import Receiver
from app.services.mailings import Copy, MailingRow, Mode, Sent
from app.services.roster import NONE, Filters, Wanted
from app.ui.pages.outgoing.lines import Line
from app.ui.pages.outgoing.page_view import PageView
from app.ui.pages.privacy.look import Looks
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.form import FormColumn, scrolled
from app.ui.widgets.words import Quiet, Words

if TYPE_CHECKING:
    from app.bootstrap import Desk
    from app.services.mailing_files import Written

_MEMBERS, _UNITS, _SHEET = "members", "units", "sheet"
_SHEETS = "*.xlsx *.xls *.ods *.csv"


class MailingDialog(QDialog):
    """For one letter. ``after`` hears that it was numbered."""

    def __init__(
        self, seat: Seat, parent: QWidget, letter: LetterDetail, *, after: Callable[[], object]
    ) -> None:
        super().__init__(parent)
        self._seat, self._letter, self._after = seat, letter, after
        self._row: MailingRow | None = None
        self._looks = Looks(seat, self)
        self._at = 1
        self._file: Path | None = None
        self.setWindowTitle(self.tr("Gửi nhiều nơi"))
        self.resize(px(1000), px(680))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        outer.setSpacing(Space.MEDIUM)
        outer.addWidget(Words(self.tr("Gửi nhiều nơi"), "heading"))
        panes = QHBoxLayout()
        panes.setSpacing(Space.LARGE)
        panes.addWidget(self._form())
        panes.addLayout(self._copies(), 1)
        outer.addLayout(panes, 1)
        self.fault = Words("", "note", tone="late", wrap=True)
        self.fault.hide()
        outer.addWidget(self.fault)
        outer.addLayout(self._acts())
        self._settle()
        seat.read(self, seat.desk.units.tree, self._fill_units)
        seat.read(self, seat.desk.member_filters.list, self._fill_filters)
        # Behind the draft that is being saved: its fields are asked for.
        seat.run.write(self, partial(_begun, seat.desk, letter.row.id)).then(self._begun)

    # --- building -------------------------------------------------------------------------------------------

    def _form(self) -> QWidget:
        inner = QWidget()
        self.form = FormColumn(inner)
        self.source = QComboBox()
        for key, words in (
            (_MEMBERS, self.tr("Từng đoàn viên")),
            (_UNITS, self.tr("Từng đơn vị trực thuộc")),
            (_SHEET, self.tr("Theo bảng Excel, CSV …")),
        ):
            self.source.addItem(words, key)
        self.form.field(self.tr("Gửi cho"), self.source)
        self.unit = QComboBox()
        self.unit.setMinimumContentsLength(18)
        self.unit.addItem(self.tr("(tất cả)"), "")
        self.form.field(self.tr("Trong đơn vị"), self.unit)
        self.filter = QComboBox()
        self.filter.addItem(self.tr("(không lọc)"), NONE)
        self.form.field(self.tr("Theo bộ lọc đoàn viên đã lưu"), self.filter)
        self.one = QRadioButton(self.tr("Một số cho mọi bản"))
        self.each = QRadioButton(self.tr("Mỗi bản một số"))
        self.one.setChecked(True)
        self.form.addWidget(self.one)
        self.form.addWidget(self.each)
        self.form.addSpacing(Space.SMALL)
        self.fields = FormColumn()
        self.form.addLayout(self.fields)
        self.lines: dict[str, Line] = {}
        self.plan_it = Button(self.tr("Lập danh sách và xem"), self._plan, meaning="search")
        self.form.addWidget(self.plan_it)
        self.form.addStretch(1)
        self.source.currentIndexChanged.connect(lambda *_: self._settle())
        area = scrolled(inner)
        area.setFixedWidth(px(320))
        return area

    def _copies(self) -> QVBoxLayout:
        column = QVBoxLayout()
        row = QHBoxLayout()
        self.before = IconButton("left", self.tr("Bản trước"), partial(self._step, -1))
        self.which = Words(self.tr("Chưa có danh sách"), "quiet")
        self.behind = IconButton("next", self.tr("Bản sau"), partial(self._step, 1))
        row.addWidget(self.before)
        row.addWidget(self.which, 1)
        row.addWidget(self.behind)
        column.addLayout(row)
        self.pages = PageView(self._seat.run, self._export, self._seat.desk.letter_pictures.images)
        column.addWidget(self.pages, 1)
        return column

    def _acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.hint = Quiet("")
        row.addWidget(self.hint, 1)
        close = Button(self.tr("Đóng"), self.reject)
        close.setAutoDefault(False)
        self.pdf = Button(self.tr("Ghi một tệp PDF …"), self._export, meaning="export")
        self.number = Button(self.tr("Cấp số tất cả"), self._number, kind="primary")
        row.addWidget(close)
        row.addWidget(self.pdf)
        row.addWidget(self.number)
        return row

    def _fill_units(self, rows: Sequence[UnitRow]) -> None:
        for one in rows:
            if one.valid_to is None:
                self.unit.addItem("   " * one.depth + one.name, one.id)

    def _fill_filters(self, kept: tuple[tuple[str, Filters], ...]) -> None:
        for name, filters in kept:
            self.filter.addItem(name, filters)

    def _begun(self, found: tuple[tuple[str, ...], MailingRow | None]) -> None:
        fields, row = found
        if not fields and row is None:
            self._say(
                self.tr(
                    "Văn bản chưa có chỗ điền. Ghi {họ và tên} hay {đơn vị} trong ngoặc nhọn ở Kính gửi hoặc nội dung."
                )
            )
            self.plan_it.setEnabled(False)
        for name in fields:
            line = Line(name, hint=self.tr("lấy trong danh sách"))
            self.fields.field(name[:1].upper() + name[1:], line)
            self.lines[name] = line
        if row is not None:
            (self.each if row.mode == Mode.EACH else self.one).setChecked(True)
            self._planned(row)

    # --- the list -------------------------------------------------------------------------------------------

    def _plan(self) -> None:
        if self.source.currentData() == _SHEET:
            name, _ = QFileDialog.getOpenFileName(
                self, self.tr("Bảng nơi nhận"), self._folder(), f"{self.tr('Bảng')} ({_SHEETS})"
            )
            if not name:
                return
            self._file = Path(name)
        self.plan_with(str(self.source.currentData()), self._file)

    def plan_with(self, source: str, file: Path | None = None) -> None:
        """Read whom it goes to off this thread, then lay the list over the letter."""
        store, unit = self._seat.desk.store, str(self.unit.currentData() or "") or None
        filters = self.filter.currentData() if source == _MEMBERS else NONE

        def work(progress: Progress) -> tuple[Receiver, ...]:
            if source == _MEMBERS:
                return mail_lists.members(store, unit=unit, filters=filters)
            if source == _UNITS:
                return mail_lists.units(store, under=unit)
            assert file is not None
            return mail_lists.sheet(file, progress=progress)

        def begin() -> None:
            job = self._seat.run.long(self, work, title=self.tr("Đang đọc danh sách"))
            job.then(self._lay).otherwise(self._refused)

        self._looks.narrow(Wanted(branch=unit, filters=filters), begin)

    def _lay(self, receivers: tuple[Receiver, ...]) -> None:
        mode = Mode.EACH if self.each.isChecked() else Mode.ONE
        values = {name: line.value() for name, line in self.lines.items() if line.value()}
        verb = partial(
            self._seat.desk.mailings.plan, self._letter.row.id, receivers, mode=mode, values=values
        )
        self._seat.do(self, verb, then=self._was_planned, otherwise=self._refused)

    def _was_planned(self, change: Change[MailingRow]) -> None:
        self._planned(change.result)

    def _planned(self, row: MailingRow) -> None:
        self._say("")
        self._row, self._at = row, 1
        self._settle()
        self._show_copy()

    def _refused(self, error: BaseException) -> None:
        from app.base.errors import AppError

        if isinstance(error, AppError):
            self._say(f"{error.sentence()} {error.advice()}")
        else:
            self._seat.tell.error(error)

    def _say(self, words: str) -> None:
        self.fault.setText(words)
        self.fault.setVisible(bool(words))

    # --- copies ---------------------------------------------------------------------------------------------

    def _step(self, by: int) -> None:
        if self._row is not None:
            self._at = min(max(1, self._at + by), self._row.copies)
            self._show_copy()

    def _show_copy(self) -> None:
        verb = partial(self._seat.desk.mailings.copy, self._letter.row.id, self._at)
        self._seat.read(self, verb, self._draw)

    def _draw(self, copy: Copy) -> None:
        if self._row is None or copy.at != self._at:
            return
        words = self.tr("Bản {at}/{count}: {to}").format(at=copy.at, count=self._row.copies, to=copy.to)
        self.which.setText(f"{words} · {copy.printed}" if copy.printed else words)
        self.before.setEnabled(copy.at > 1)
        self.behind.setEnabled(copy.at < self._row.copies)
        self.pages.show_letter(copy.letter)

    # --- numbers and files ----------------------------------------------------------------------------------

    def _settle(self) -> None:
        row, state = self._row, LetterState(self._letter.row.state)
        practice = self._seat.desk.practice
        sheet = self.source.currentData() == _SHEET
        self.unit.setEnabled(not sheet)
        self.filter.setEnabled(self.source.currentData() == _MEMBERS)
        done = row is not None and row.issued_on is not None
        ready = can(Step.ISSUE, state, when=practice.number_when, way=practice.way)
        self.plan_it.setEnabled(not done)
        self.before.setEnabled(False)
        self.behind.setEnabled(row is not None and row.copies > 1)
        self.pdf.setEnabled(row is not None)
        self.number.setEnabled(row is not None and not done and ready)
        if row is not None and not done:
            self.number.setText(self.tr("Cấp số {n} bản").format(n=row.copies))
        hint = ""
        if done:
            hint = self.tr("Đã cấp số.")
        elif not ready:
            hint = self.tr("Trình và ký văn bản xong thì cấp số được; lúc ấy mở lại mục này.")
        self.hint.setText(hint)

    def _number(self) -> None:
        if self._row is None:
            return
        words = self.tr(
            "Cấp số cho {n} bản trong một lần. Sau khi cấp, nội dung khóa lại và không hoàn tác được; chỉ có thể hủy số có lý do."
        ).format(n=self._row.copies)
        if self._seat.ask(words, act=self.tr("Cấp số")):
            self.number_now()

    def number_now(self) -> None:
        """All or none; can be stopped until the last moment."""
        number = self._seat.desk.mailings.number_all
        letter_id = self._letter.row.id
        self.number.setEnabled(False)
        job = self._seat.run.long(
            self,
            lambda progress: number(letter_id, progress=progress),
            title=self.tr("Đang cấp số"),
            writes=True,
        )
        job.then(self._numbered).otherwise(self._not_numbered)
        job.stopped.connect(self._settle)

    def _not_numbered(self, error: BaseException) -> None:
        self._refused(error)
        self._settle()

    def _numbered(self, change: Change[Any]) -> None:
        self._seat.bus.tell(change, self)
        sent: Sent = change.result
        words = self.tr("Đã cấp số {first} cho {n} bản")
        if sent.first != sent.last:
            words = self.tr("Đã cấp {n} số: {first} đến {last}")
        self._seat.tell.note(words.format(first=sent.first, last=sent.last, n=sent.copies), tone="done")
        self._after()
        self._seat.read(self, partial(self._seat.desk.mailings.mailing, self._letter.row.id), self._planned)

    def _export(self) -> None:
        if self._row is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Ghi một tệp PDF"), f"{self._folder()}/gui-nhieu-noi.pdf", "PDF (*.pdf)"
        )
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """All copies in one PDF, with a bookmark for each."""
        desk, letter_id = self._seat.desk, self._letter.row.id
        self._seat.memory.put("outgoing.folder", str(path.parent))

        def work(progress: Progress) -> Written:
            return mailing_files.write(
                desk.mailings.copies(letter_id),
                merged=path,
                images=desk.letter_pictures.images,
                progress=progress,
            )

        told = self.tr("Đã ghi {name}").format(name=path.name)
        job = self._seat.run.long(self, work, title=self.tr("Đang ghi {name}").format(name=path.name))
        job.then(lambda _: self._seat.tell.note(told, tone="done")).otherwise(self._refused)

    def _folder(self) -> str:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return self._seat.memory.get("outgoing.folder") or QStandardPaths.writableLocation(documents)


def _begun(desk: Desk, letter_id: str) -> tuple[tuple[str, ...], MailingRow | None]:
    """Fields of the letter, and the list it has already."""
    return fields_of(letter_of(desk.letters.get(letter_id).parts)), desk.mailings.mailing(letter_id)
