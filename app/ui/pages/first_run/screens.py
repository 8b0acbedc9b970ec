"""The first run: three screens with the letter drawn live beside them, under three minutes, everything changeable later.

Owns the order of the screens and the preview. Refuses to ask what can be guessed, and to lose an answer when one goes back.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.base.clock import SystemClock, today
from app.base.errors import AppError
from app.services.founding import Answers
from app.ui.pages.first_run import making
from app.ui.pages.first_run.forms import SafetyForm, SignerForm, UnitForm
from app.ui.run import Job, Latest
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.busy import BusyStrip
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import scrolled
from app.ui.widgets.page_picture import Box, PagePicture, drawn_picture
from app.ui.widgets.words import Quiet, Title, Words

if TYPE_CHECKING:
    from app.bootstrap import Desk
    from app.services.preview import Preview
    from app.ui.frame.main_window import MainWindow

_LEAST_PASSWORD = 8


class FirstRun(QWidget):
    """``take`` gets the desk once there is one."""

    def __init__(self, window: MainWindow, take: Callable[[Desk], object]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._window, self._take = window, take
        self._latest = Latest(window.run, self, delay=120)
        self._today = today(SystemClock())
        self._joining = False
        """A further PC of a unit: its data come from headquarters, only the password is asked."""
        self.unit, self.signer = UnitForm(), SignerForm()
        self.safety = SafetyForm(least=_LEAST_PASSWORD, with_password=window.key_file is None)
        self.forms = (self.unit, self.signer, self.safety)
        self.picture = PagePicture(self.tr("Đang vẽ trang xem thử …"))
        self.picture.setAccessibleName(self.tr("Trang xem thử"))
        self.picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self.unit.changed.connect(self._unit_changed)
        self.signer.changed.connect(self._draw)
        self._show(0)
        self.signer.follow("")
        self._draw()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(Space.WIDE * 2, Space.WIDE, Space.WIDE, Space.LARGE)
        row.setSpacing(Space.WIDE * 2)
        left = QVBoxLayout()
        left.setSpacing(Space.MEDIUM)
        left.addWidget(Title(self.tr("Chào mừng đến Văn thư Đoàn")))
        self.steps = Words("", "quiet")
        left.addWidget(self.steps)
        self.stack = QStackedWidget()
        for form in self.forms:
            self.stack.addWidget(scrolled(form))
        left.addWidget(self.stack, 1)
        self.fault = Words("", tone="late", wrap=True)
        self.fault.hide()
        left.addWidget(self.fault)
        buttons = QHBoxLayout()
        self.trial = Button(self.tr("Dùng thử với dữ liệu mẫu"), self._try_sample, kind="quiet")
        self.join = Button(self.tr("Đơn vị đã dùng ở máy khác"), self._join_other, kind="quiet")
        self.restore = Button(self.tr("Khôi phục từ bản sao lưu"), self._restore, kind="quiet")
        self.back = Button(self.tr("Quay lại"), self._go_back)
        self.next = Button("", self.go_on, kind="primary", key="Ctrl+Return")
        buttons.addWidget(self.trial)
        buttons.addWidget(self.join)
        buttons.addWidget(self.restore)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        left.addLayout(buttons)
        side = QVBoxLayout()
        side.addWidget(self.picture, 1)
        side.addWidget(Quiet(self.tr("Văn bản của đơn vị sẽ in ra như thế này.")))
        row.addLayout(left, 5)
        row.addLayout(side, 6)
        outer.addLayout(row, 1)
        outer.addWidget(BusyStrip(self._window.run))
        self.stack.setMinimumWidth(px(360))

    # --- steps --------------------------------------------------------------------------------------------

    def answers(self) -> Answers:
        """Everything said so far."""
        so_far = Answers()
        if self._joining:
            return self.safety.answers(so_far)
        for form in self.forms:
            so_far = form.answers(so_far)
        return so_far

    def go_on(self) -> None:
        """The primary button: the next screen, or begin."""
        at = self.stack.currentIndex()
        if at == 0 and not self.unit.complete():
            self._refuse_words(self.tr("Gõ tên đơn vị để đi tiếp, hoặc dùng thử với dữ liệu mẫu."))
            self.unit.name.setFocus()
        elif at < len(self.forms) - 1:
            self._show(at + 1)
        elif not self.safety.complete():
            self.safety.show_fault()
        else:
            self._begin()

    def _show(self, at: int) -> None:
        self.stack.setCurrentIndex(at)
        self.fault.hide()
        names = (self.tr("Đơn vị"), self.tr("Người ký"), self.tr("Mật khẩu và bản sao"))
        words = self.tr("Bước {at} trong {count}: {name}").format(at=at + 1, count=len(names), name=names[at])
        self.steps.setText(words)
        self.back.setVisible(at > 0)
        for button in (self.trial, self.join, self.restore):
            button.setVisible(at == 0)
        if self._joining:
            words = self.tr(
                "Máy thêm của đơn vị: đặt mật khẩu cho máy này, rồi nối với cấp trên để nhận dữ liệu về"
            )
            self.steps.setText(words)
        self.next.setText(self.tr("Bắt đầu làm việc") if at == len(names) - 1 else self.tr("Tiếp"))
        first = (self.unit.name, self.signer.signer, self.safety.first)[at]
        first.setFocus(Qt.FocusReason.TabFocusReason)
        self.picture.reach_place(1, 0, 0 if at == 0 else 160 if at == 1 else 0)

    def _join_other(self) -> None:
        self._joining = True
        self._show(len(self.forms) - 1)

    def _go_back(self) -> None:
        at = 0 if self._joining else self.stack.currentIndex() - 1
        self._joining = False
        self._show(at)

    def _begin(self) -> None:
        window, joining = self._window, self._joining
        act = partial(
            making.begin,
            window.data,
            window.key_file,
            self.answers(),
            password=self.safety.password(),
            sheet=self.safety.sheet_path(),
            today=self._today,
        )
        self._busy(True)
        sheet = self.safety.sheet_path()

        def begun(made: tuple[Desk, str]) -> None:
            desk, spoilt = made
            self._take(desk)
            if joining:
                window.go("exchange", None)
            if spoilt:
                window.tell.note(
                    self.tr("Chưa lưu được phiếu khôi phục: {why}").format(why=spoilt), tone="due"
                )
            elif sheet is not None:
                told = self.tr("Phiếu khôi phục ở {file}. In ra, cất kỹ, rồi xoá tệp.").format(file=sheet)
                window.tell.note(told, tone="due")

        window.run.write(self, act).then(begun).otherwise(self.refuse)

    def _restore(self) -> None:
        """This computer takes up the data of a copy: a new machine, or one that lost its disk."""
        from app.ui.dialogs.restoring import RestoreDialog

        window = self._window
        dialog = RestoreDialog(
            self, window.run, opened=self._open_restored, target=window.data, key_file=window.key_file
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open_restored(self, data: Path, password: str | None) -> None:
        self._busy(True)
        act = partial(making.reopen, data, self._window.key_file, password)
        self._window.run.read(self, act).then(self._take).otherwise(self.refuse)

    def _try_sample(self) -> None:
        window = self._window
        self._busy(True)

        def act(job: Job) -> Any:
            return making.open_sample(window.data, job)

        job = window.run.long(self, act, title=self.tr("Đang dựng dữ liệu mẫu"), writes=True)
        job.then(self._take).otherwise(self.refuse)
        job.stopped.connect(lambda: self._busy(False))

    def refuse(self, error: BaseException) -> None:
        """What went wrong; all answers stand."""
        self._busy(False)
        if isinstance(error, AppError):
            self._refuse_words(f"{error.sentence()} {error.advice()}")
        else:
            self._window.tell.error(error)

    def _refuse_words(self, words: str) -> None:
        self.fault.setText(words)
        self.fault.show()

    def _busy(self, busy: bool) -> None:
        for button in (self.trial, self.join, self.restore, self.back, self.next):
            button.setEnabled(not busy)
        if busy:
            self.fault.hide()

    # --- preview --------------------------------------------------------------------------------------------

    def _unit_changed(self) -> None:
        self.fault.hide()
        self.signer.follow(self.unit.name.text())
        self._draw()

    def _draw(self) -> None:
        answers, day, wide = self.answers(), self._today, max(400, self.picture.wanted_width())

        def act() -> Preview:
            from app.services.founding import sample
            from app.services.preview import draw

            return draw(sample(answers, day), wide=wide)

        self._latest.ask(act, self._drawn, lambda _: None)

    def _drawn(self, drawn: Preview) -> None:
        self.picture.set_pages([drawn_picture(one, drawn.sizes[one.number - 1]) for one in drawn.pictures])
        boxes = [
            Box(place.page, place.x0, place.y0, place.x1, place.y1, place.part, "act")
            for place in drawn.places
            if place.part == "signature"
        ]
        self.picture.set_boxes(boxes if self.stack.currentIndex() == 1 else [])
