"""Hôm nay: what must be done, what falls due soon, what just happened; four figures, each opens its list.

Owns which button a thing has. Refuses to decide what is to be done: services.today does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.services.story import INCOMING, StoryLine
from app.services.today import Act, Morning, Todo
from app.ui.pages.base import Page
from app.ui.pages.today.lines import Line, Pressed, story_line, todo_line
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import colour, set_property
from app.ui.theme.tokens import Space
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.page_head import PageHead
from app.ui.widgets.words import Heading, Quiet, Words

_SUBJECTS = frozenset(
    {
        "incoming_letter",
        "outgoing_letter",
        "task",
        "operation",
        "operation_step",
        "member",
        "member_report",
        "member_entry_target",
    }
)


class TodayPage(Page):
    name = "today"
    subjects = _SUBJECTS

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._asked = Latest(seat.run, self)
        self._morning: Morning | None = None
        self.head = PageHead(self.title(), self.tr("Làm việc đầu tiên"), self.primary, meaning="next")
        assert self.head.primary is not None
        self.head.primary.hide()
        self.figures = [Figure() for _ in range(4)]
        self.entered = Figure()
        self.entered.hide()
        self.todo = Column(self.tr("Cần làm"))
        self.soon = Column(self.tr("Sắp đến hạn"))
        self.lately = Column(self.tr("Vừa xảy ra"))
        self.fresh = EmptyState(
            "drop",
            self.tr("Bắt đầu từ văn bản đầu tiên"),
            self.tr(
                "Kéo một tệp PDF hoặc DOCX vào trang Văn bản đến. Chương trình đọc số, ngày, trích yếu và hạn; bạn xem lại rồi đăng ký."
            ),
            self.tr("Mở Văn bản đến"),
            lambda: seat.go("incoming", None),
        )
        self.stack = QStackedWidget()
        work = QWidget()
        inner = QVBoxLayout(work)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Space.LARGE)
        strip = QHBoxLayout()
        strip.setSpacing(Space.MEDIUM)
        for figure in self.figures:
            strip.addWidget(figure, 1)
        strip.addWidget(self.entered, 1)
        inner.addLayout(strip)
        columns = QHBoxLayout()
        columns.setSpacing(Space.WIDE)
        for column, share in ((self.todo, 5), (self.soon, 3), (self.lately, 3)):
            columns.addWidget(column, share)
        inner.addLayout(columns, 1)
        self.stack.addWidget(work)
        self.stack.addWidget(self.fresh)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.SMALL)
        whole.setSpacing(Space.MEDIUM)
        whole.addWidget(self.head)
        whole.addWidget(self.stack, 1)
        self.look_anew()

    def look_anew(self) -> None:
        self._asked.ask(self.seat.desk.today.look, self._take, self.seat.tell.error)

    def _take(self, morning: Morning) -> None:
        if morning == self._morning:
            return
        self._morning = morning
        day = morning.day
        self.head.note.setText(
            self.tr("{weekday}, {date}").format(weekday=_weekday(self, day.weekday()), date=f"{day:%d/%m/%Y}")
        )
        self.stack.setCurrentIndex(1 if morning.fresh else 0)
        assert self.head.primary is not None
        self.head.primary.setVisible(bool(morning.todo))
        self._show_figures(morning)
        words = self._act_words()
        held = self.todo.focused()
        self.todo.show_lines(
            [
                todo_line(
                    one, day, words[one.act], act=partial(self.act, one), open_it=partial(self.open_it, one)
                )
                for one in morning.todo
            ],
            self.tr("Không còn gì phải làm."),
            total=morning.todo_total,
        )
        self.soon.show_lines(
            [
                todo_line(one, day, "", act=partial(self.act, one), open_it=partial(self.open_it, one))
                for one in morning.soon
            ],
            self.tr("Bảy ngày tới không có hạn nào."),
        )
        now = self.seat.desk.clock.now()
        self.lately.show_lines(
            [story_line(one, now, open_it=partial(self._open_record, one)) for one in morning.lately],
            self.tr("Chưa có gì."),
        )
        self.todo.focus(held)
        self.badge_changed.emit(morning.figures.late + morning.figures.received)

    def _show_figures(self, morning: Morning) -> None:
        figures = morning.figures
        for figure, (count, words, tone, go) in zip(
            self.figures,
            (
                (figures.received, self.tr("văn bản đến chưa đăng ký"), "", ("incoming", "#received")),
                (figures.late, self.tr("việc quá hạn"), "late", ("tasks", "#late")),
                (figures.drafts, self.tr("văn bản đi chưa xong"), "", ("outgoing", None)),
                (figures.open_tasks, self.tr("việc đang làm"), "", ("tasks", "#open")),
            ),
            strict=True,
        ):
            figure.say(count, words, tone if count else "", partial(self.seat.go, *go))

        self.entered.setVisible(figures.entered is not None)
        if figures.entered is not None:
            done, wanted = figures.entered
            words = self.tr("hồ sơ đủ")
            self.entered.say(done, words, "", partial(self.seat.go, "reports", "#board"), of=wanted)

    def _act_words(self) -> dict[Act, str]:
        return {
            Act.REGISTER: self.tr("Đăng ký"),
            Act.ASSIGN: self.tr("Giao việc"),
            Act.ANSWER: self.tr("Trả lời"),
            Act.FINISH: self.tr("Xong"),
            Act.WRITE: self.tr("Soạn tiếp"),
            Act.SIGN: self.tr("Ghi đã ký"),
            Act.NUMBER: self.tr("Cấp số"),
            Act.SEND: self.tr("Gửi"),
            Act.STEP: self.tr("Ghi nhận"),
            Act.REPORT: self.tr("Lập biểu"),
        }

    # --- doing ----------------------------------------------------------------------------------------

    def primary(self) -> None:
        """Ctrl+Enter: the first thing to do."""
        if self._morning is not None and self._morning.todo:
            self.act(self._morning.todo[0])

    def act(self, one: Todo) -> None:
        """What the line's button does."""
        if one.act is Act.FINISH:
            self.seat.do(
                self.seat.bus, partial(self.seat.desk.tasks.done, one.id), told=self.tr("Việc đã xong.")
            )
        elif one.act is Act.ANSWER and one.letter_id is not None:
            self.seat.do(
                self.seat.bus,
                partial(self.seat.desk.drafting.answer, one.letter_id),
                then=lambda change: self.seat.go("outgoing", change.result.id),
            )
        elif one.act is Act.ASSIGN:
            self.seat.go("incoming", f"{one.id}#give")
        else:
            self.open_it(one)

    def open_it(self, one: Todo) -> None:
        """Show what a line is about."""
        pages = {
            "incoming_letter": "incoming",
            "outgoing_letter": "outgoing",
            "task": "tasks",
            "operation": "operations",
            "report": "reports",
        }
        self.seat.go(pages[one.entity], one.id)

    def _open_record(self, one: StoryLine) -> None:
        pages = {INCOMING: "incoming", "outgoing_letter": "outgoing", "task": "tasks"}
        self.seat.go(pages[one.entity], one.record_id)


class Figure(Pressed):
    """A number and what it counts; a click opens the list."""

    def __init__(self) -> None:
        super().__init__(lambda: None)
        self.setProperty("role", "card")
        self.number = Words("", "figure")
        self.words = Words("", "quiet", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.number)
        row.addWidget(self.words, 1)

    def say(
        self, count: int, words: str, tone: str, go: Callable[[], object], *, of: int | None = None
    ) -> None:
        """``of``: how many there are to be; shown as '658/700' with a bar."""
        self.open_it = go
        self.of = (count, of) if of else None
        whole = f"{count:,}" if of is None else f"{count:,}/{of:,}"
        self.number.setText(whole.replace(",", "."))
        self.update()
        set_property(self.number, "tone", tone)
        self.words.setText(words)
        self.setAccessibleName(f"{self.number.text()} {words}")

    of: tuple[int, int] | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.of is None:
            return
        done, wanted = self.of
        painter = QPainter(self)
        room = QRectF(Space.SMALL, self.height() - 5, self.width() - 2 * Space.SMALL, 3)
        painter.fillRect(room, colour("line"))
        room.setWidth(room.width() * min(done / wanted, 1))
        painter.fillRect(room, colour("done" if done >= wanted else "act"))
        painter.end()


class Column(QWidget):
    """A heading and lines under it; scrolls by itself."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self.heading = Heading(title)
        self.count = Words("", "quiet")
        self.none = Quiet()
        top = QHBoxLayout()
        top.setSpacing(Space.SMALL)
        top.addWidget(self.heading)
        top.addWidget(self.count)
        top.addStretch(1)
        inner = QWidget()
        inner.setProperty("role", "flow")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, Space.TIGHT, 0)
        self._column.setSpacing(Space.SMALL)
        self._column.addWidget(self.none)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.SMALL)
        whole.addLayout(top)
        whole.addWidget(area, 1)

    def show_lines(self, lines: Sequence[Line], none: str, *, total: int | None = None) -> None:
        for old in self.lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lines = list(lines)
        for at, line in enumerate(self.lines):
            self._column.insertWidget(at + 1, line)
        self.none.setText(none)
        self.none.setVisible(not self.lines)
        count = len(self.lines) if total is None else total
        self.count.setText(str(count) if count else "")

    def focused(self) -> int:
        """Number of the line that holds the focus, -1 when none does."""
        return next((at for at, line in enumerate(self.lines) if line.hasFocus()), -1)

    def focus(self, at: int) -> None:
        if at >= 0 and self.lines:
            self.lines[min(at, len(self.lines) - 1)].setFocus()


def _weekday(page: TodayPage, number: int) -> str:
    return (
        QCoreApplication.translate("TodayPage", "thứ hai"),
        QCoreApplication.translate("TodayPage", "thứ ba"),
        QCoreApplication.translate("TodayPage", "thứ tư"),
        QCoreApplication.translate("TodayPage", "thứ năm"),
        QCoreApplication.translate("TodayPage", "thứ sáu"),
        QCoreApplication.translate("TodayPage", "thứ bảy"),
        QCoreApplication.translate("TodayPage", "chủ nhật"),
    )[number]
