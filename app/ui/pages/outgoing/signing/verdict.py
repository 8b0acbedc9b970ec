"""What the digital signatures of a signed copy are worth: one line over the editor, and the whole of it in a dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.signatures import SignatureReport
from app.ui.pages.outgoing.way_dialogs import Question
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import scrolled
from app.ui.widgets.words import Elided, IconLabel, Words

TONES: Final = {"good": "done", "unsure": "due", "bad": "late"}
MEANINGS: Final = {"good": "check", "unsure": "warning", "bad": "error"}


class SignedBar(QFrame):
    """Over the editor while the letter has a signed copy: whose signature, what it is worth, and the acts on the file."""

    def __init__(
        self, look: Callable[[], object], open_file: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.TIGHT, Space.LARGE, Space.TIGHT)
        row.setSpacing(Space.SMALL)
        self.icon = IconLabel("attach", "quiet")
        self.words = Elided("")
        self.details = Button(self.tr("Chi tiết"), look, kind="quiet")
        self.file = Button(self.tr("Mở bản ký"), open_file, kind="quiet", meaning="open")
        row.addWidget(self.icon)
        row.addWidget(self.words, 1)
        row.addWidget(self.details)
        row.addWidget(self.file)
        self.hide()

    def show_report(self, report: SignatureReport | None) -> None:
        """``None``: the copy is a scan, or a PDF without digital signatures."""
        if report is None:
            self.icon.set_look("attach", "quiet")
            self.words.say(self.tr("Đã lưu bản ký: bản quét hoặc tệp chưa ký số"), "")
        else:
            verdict = report.verdict or "unsure"
            names = dict.fromkeys(one.signer for one in report.signatures if one.signer)
            self.icon.set_look(MEANINGS[verdict], TONES[verdict])
            self.words.say(" · ".join((report.short, *names)), TONES[verdict])
        self.details.setVisible(report is not None)
        self.show()

    def show_fault(self, words: str) -> None:
        """The file cannot be judged."""
        self.icon.set_look("error", "late")
        self.words.say(words, "late")
        self.details.hide()
        self.show()


class VerdictDialog(Question):
    """Each signature with its grounds, the file's empty fields, and the way to trust an issuer."""

    def __init__(self, parent: QWidget, report: SignatureReport, trust: Callable[[], object]) -> None:
        super().__init__(parent)
        self.begin(self.tr("Chữ ký số trên bản ký"), report.words, act="")
        self.setMinimumWidth(px(620))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, Space.MEDIUM, 0)
        column.setSpacing(Space.TIGHT)
        for row in report.signatures:
            head = QHBoxLayout()
            head.setSpacing(Space.SMALL)
            head.addWidget(IconLabel(MEANINGS[row.verdict], TONES[row.verdict]), 0, Qt.AlignmentFlag.AlignTop)
            head.addWidget(Words(row.words, "", tone=TONES[row.verdict], wrap=True), 1)
            column.addLayout(head)
            for ground in row.grounds:
                column.addWidget(Words(f"– {ground}", "quiet", wrap=True))
            column.addSpacing(Space.MEDIUM)
        if report.empty:
            column.addWidget(Words(report.empty, "quiet", wrap=True))
        column.addStretch(1)
        area = scrolled(inner)
        area.setAccessibleName(report.words)
        area.setMinimumHeight(px(min(460, 90 + 190 * len(report.signatures))))
        self.fields.addWidget(area)
        if any(one.chain == "unknown" for one in report.checked.signatures):
            act = Button(self.tr("Mở danh sách tin cậy"), self.reject, meaning="key")
            act.clicked.connect(lambda *_: trust())
            self.fields.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)
