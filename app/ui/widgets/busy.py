"""The strip that shows long work with its progress and a way to stop it. Appears 300 ms after the work began."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from app.ui.run import Job, Runner
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.words import Elided


class BusyStrip(QFrame):
    """One line for the work under way; the newest first when there are several."""

    def __init__(self, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        self._jobs: list[Job] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.TIGHT, Space.LARGE, Space.TIGHT)
        row.setSpacing(Space.MEDIUM)
        self._label = Elided()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(px(180))
        self._stop = Button(self.tr("Dừng"), self.cancel)
        row.addWidget(self._label, 1)
        row.addWidget(self._bar)
        row.addWidget(self._stop)
        self.hide()
        runner.began.connect(self.watch)

    def watch(self, job: Job) -> None:
        """Show this job until it ends."""
        if job in self._jobs:
            return
        self._jobs.append(job)
        job.stepped.connect(lambda done, total, label: self._stepped(job, done, total, label))
        job.ended.connect(lambda: self._ended(job))
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        self._label.say(job.title)
        self._label.setAccessibleName(job.title)
        self.show()

    def cancel(self) -> None:
        """Stop the work that is shown."""
        if self._jobs:
            self._jobs[-1].cancel()
            self._stop.setEnabled(False)
            self._label.say(self.tr("Đang dừng …"))

    def _stepped(self, job: Job, done: int, total: int, label: str) -> None:
        if self._jobs and job is self._jobs[-1] and self._stop.isEnabled():
            self._bar.setRange(0, max(0, total))
            self._bar.setValue(done)
            self._label.say(f"{job.title} · {label}" if label else job.title)

    def _ended(self, job: Job) -> None:
        if job in self._jobs:
            self._jobs.remove(job)
        if self._jobs:
            self._label.say(self._jobs[-1].title)
            self._stop.setEnabled(True)
        self.setVisible(bool(self._jobs))
