"""Personal data on a member's record: what he agreed to, what he asked, who looked; and what can be done for him."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QVBoxLayout, QWidget

from app.base.clock import VIETNAM
from app.base.language import tr
from app.domain.privacy import ANSWERS, PURPOSES, REQUEST_STATES, REQUESTS
from app.services.privacy.access import AccessRow, Wanted, act_name
from app.services.privacy.consents import ConsentRow
from app.services.privacy.erasure import Erased, Preview
from app.services.privacy.requests import RequestRow
from app.ui.pages.members.fields import INSET
from app.ui.pages.privacy.consent_dialog import ConsentDialog
from app.ui.pages.privacy.erase_dialog import EraseDialog
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.words import Heading, Words

_LOOKS = 3


@dataclass(frozen=True, slots=True)
class _Read:
    consents: tuple[ConsentRow, ...]
    restricted: bool
    requests: tuple[RequestRow, ...]
    looks: tuple[AccessRow, ...]


class PrivacySection(QWidget):
    """'Dữ liệu cá nhân': a few lines and one menu."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._latest = Latest(seat.run, self)
        self.member_id = ""
        self._restricted = False
        column = QVBoxLayout(self)
        column.setContentsMargins(px(INSET), Space.LARGE, 0, 0)
        column.setSpacing(Space.HAIR)
        column.addWidget(Heading(self.tr("Dữ liệu cá nhân")))
        self._lines = QVBoxLayout()
        column.addLayout(self._lines)
        self.acts = Button(self.tr("Việc về dữ liệu cá nhân"), self._open, kind="quiet", meaning="down")
        column.addWidget(self.acts, 0, Qt.AlignmentFlag.AlignLeft)

    def show_member(self, member_id: str) -> None:
        self.member_id = member_id
        desk = self._seat.desk

        def read() -> _Read:
            return _Read(
                desk.consents.of(member_id),
                desk.consents.restriction(member_id) is not None,
                desk.subject_requests.list(member=member_id),
                desk.access_log.rows(Wanted(member=member_id), limit=_LOOKS),
            )

        self._latest.ask(read, self._take)

    def _take(self, read: _Read) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._restricted = read.restricted
        if read.restricted:
            self._line(self.tr("Đang hạn chế xử lý: không có trong danh sách, tệp xuất."), "due")
        current = [one for one in read.consents if one.withdrawn_on is None]
        for one in current:
            self._line(f"{tr(PURPOSES[one.purpose])}: {tr(ANSWERS[one.answer])} ({one.said_on:%d/%m/%Y})")
        if not current:
            self._line(self.tr("Đã rút lại sự đồng ý.") if read.consents else self.tr("Chưa hỏi sự đồng ý."))
        for asked in read.requests:
            day = f"{asked.next_on:%d/%m/%Y}" if asked.next_on else ""
            words = self.tr("Yêu cầu {kind}: {state}, hạn {day}")
            self._line(
                words.format(kind=tr(REQUESTS[asked.kind]), state=tr(REQUEST_STATES[asked.state]), day=day),
                "due",
            )
        for look in read.looks:
            when = f"{look.at.astimezone(VIETNAM):%d/%m/%Y %H:%M}"
            self._line(
                f"{when} · {look.by} · {act_name(look.act)} {', '.join(look.fields)} · {look.purpose}",
                "",
                "note",
            )

    def _line(self, words: str, tone: str = "", role: str = "") -> None:
        self._lines.addWidget(Words(words, role, tone=tone, wrap=True))

    # --- acts -----------------------------------------------------------------------------------------------

    def menu(self) -> QMenu:
        """What can be done for this member."""
        menu = QMenu(self)
        menu.addAction(self.tr("Ghi sự đồng ý …"), self._consent)
        menu.addAction(self.tr("In phiếu đồng ý …"), self._form)
        menu.addAction(self.tr("Rút lại sự đồng ý"), partial(self._do, "withdraw"))
        menu.addSeparator()
        asks = menu.addMenu(self.tr("Ghi yêu cầu của đoàn viên"))
        for kind, words in REQUESTS.items():
            named = tr(words)
            asks.addAction(named[:1].upper() + named[1:], partial(self._request, kind))
        stop = self.tr("Thôi hạn chế xử lý") if self._restricted else self.tr("Hạn chế xử lý")
        menu.addAction(stop, partial(self._do, "lift" if self._restricted else "restrict"))
        menu.addSeparator()
        menu.addAction(self.tr("Cấp bản dữ liệu của đoàn viên …"), self._own)
        menu.addAction(self.tr("Xóa dữ liệu …"), self._erase)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _open(self) -> None:
        self.menu().popup(self.acts.mapToGlobal(QPoint(0, self.acts.height())))

    def _again(self, _: object = None) -> None:
        self.show_member(self.member_id)

    def _consent(self) -> None:
        ConsentDialog(self._seat, [self.member_id], self, entered=self._again).open()

    def _do(self, verb: str) -> None:
        act = partial(getattr(self._seat.desk.consents, verb), self.member_id)
        self._seat.do(self, act, told=self.tr("Đã ghi"), then=self._again)

    def _request(self, kind: str) -> None:
        act = partial(self._seat.desk.subject_requests.add, self.member_id, kind)
        self._seat.do(
            self, act, told=self.tr("Đã ghi yêu cầu; việc và hạn nằm ở Công việc"), then=self._again
        )

    def _form(self) -> None:
        path = _file(self, "phieu-dong-y.pdf", "PDF (*.pdf)")
        if path is not None:
            job = self._seat.run.read(
                self, partial(self._seat.desk.consent_forms.write, path, [self.member_id])
            )
            job.then(lambda _: self._seat.tell.note(self.tr("Đã ghi {file}").format(file=path), tone="done"))

    def _own(self) -> None:
        path = _file(self, "du-lieu-ca-nhan.pdf", "PDF (*.pdf);;JSON (*.json)")
        if path is not None:
            told = self.tr("Đã ghi {file}").format(file=path)
            self._seat.do(
                self,
                partial(self._seat.desk.own_data.write, self.member_id, path),
                told=told,
                then=self._again,
            )

    def _erase(self) -> None:
        self._seat.read(self, partial(self._seat.desk.erasing.preview, self.member_id), self._ask_erase)

    def _ask_erase(self, found: Preview) -> None:
        dialog = EraseDialog(self, found)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        reason, name, erasing = dialog.reason.text(), dialog.name.text(), self._seat.desk.erasing
        job = self._seat.run.long(
            self,
            lambda job: erasing.erase(found.member_id, reason=reason, confirm=name, progress=job),
            title=self.tr("Xóa dữ liệu của {name}").format(name=found.name),
            writes=True,
        )
        job.then(self._erased)
        job.stopped.connect(self._stopped)

    def _erased(self, done: Erased) -> None:
        words = self.tr("Đã xóa; viết lại {count} bản sao. Bằng chứng: {digest}")
        self._seat.tell.note(words.format(count=done.copies, digest=done.proof.digest[:16]), tone="done")
        for left in done.left:
            self._seat.tell.note(
                self.tr("Chưa viết lại được bản sao {file}").format(file=left.file), tone="due"
            )
        self._heard()

    def _stopped(self) -> None:
        self._seat.tell.note(
            self.tr("Đã dừng. Bản sao chưa viết lại được làm tiếp khi mở chương trình lần sau."), tone="due"
        )
        self._heard()

    def _heard(self) -> None:
        self._seat.bus.tell(frozenset({"member", "task", "operation", "outgoing_letter"}), None)


def _file(parent: QWidget, name: str, kinds: str) -> Path | None:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    named, _ = QFileDialog.getSaveFileName(
        parent, parent.tr("Lưu vào tệp"), str(Path(documents) / name), kinds
    )
    return Path(named) if named else None
