"""What the views of the page share: where files go, a choice of periods, a field for money."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from app.domain.fees import quarter_of
from app.domain.money_words import read_money
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space


class MoneyField(QLineEdit):
    """An amount as people type it: '24.000', '24k'."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(px(120))

    def amount(self) -> int:
        """0 while nothing or nonsense stands here."""
        return max(0, read_money(self.text()) or 0)


class PeriodChoice(QComboBox):
    """Quarters and years, the one that ran last chosen."""

    def __init__(self, today: date, *, years: bool = True, last_over: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(QCoreApplication.translate("PeriodChoice", "Kỳ"))
        for year in range(today.year, today.year - 4, -1):
            if years:
                self.addItem(
                    QCoreApplication.translate("PeriodChoice", "Năm {year}").format(year=year), str(year)
                )
            for quarter in (4, 3, 2, 1):
                words = QCoreApplication.translate("PeriodChoice", "Quý {quarter}/{year}")
                self.addItem(words.format(quarter=quarter, year=year), f"{year}-Q{quarter}")
        now = quarter_of(today).begins
        if last_over:
            now = date(now.year - (now.month == 1), now.month - 3 if now.month > 1 else 10, 1)
        self.setCurrentIndex(self.findData(quarter_of(now).name))

    def period(self) -> str:
        return str(self.currentData())


def row_of(*widgets: QWidget, stretch: bool = True) -> QHBoxLayout:
    """Widgets side by side, what is left at the right."""
    row = QHBoxLayout()
    row.setSpacing(Space.SMALL)
    for widget in widgets:
        row.addWidget(widget)
    if stretch:
        row.addStretch(1)
    return row


def save_file(seat: Seat, owner: QWidget, name: str, kinds: str) -> str:
    """Where to write; '' when nobody chose."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(str(seat.memory.get("fees.folder", "") or documents))
    title = QCoreApplication.translate("Fees", "Lưu tệp")
    chosen = QFileDialog.getSaveFileName(owner, title, str(folder / name), kinds)[0]
    if chosen:
        seat.memory.put("fees.folder", str(Path(chosen).parent))
    return chosen


def write_file(seat: Seat, owner: QWidget, chosen: str, write: Callable[[Path], Any]) -> None:
    """Write off the window's thread, then open what was written."""
    if not chosen:
        return
    path = Path(chosen)
    told = QCoreApplication.translate("Fees", "Đã ghi {file}").format(file=path.name)
    job = seat.run.long(
        owner, lambda _: write(path), title=QCoreApplication.translate("Fees", "Đang ghi tệp")
    )

    def done(_: object) -> None:
        seat.tell.note(told, tone="done")
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    job.then(done)


def paper_kinds(*, sheet: bool = True) -> str:
    """The kinds of files a paper can be."""
    kinds: Sequence[str] = ("PDF (*.pdf)", "Word (*.docx)", *(("Excel (*.xlsx)",) if sheet else ()))
    return ";;".join(kinds)
