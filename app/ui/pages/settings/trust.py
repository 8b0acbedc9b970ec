"""Chứng thư tin cậy: which issuers this computer believes, taken from files that a person compared first, and given up again.

A file's certificates are shown with their fingerprints before they are trusted. What changes is judged anew in the signed copies.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.services.change import Change
from app.services.signatures import TrustedRow
from app.ui.dialogs.certificates import OfferDialog, grouped
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.rows_model import shown_day
from app.ui.widgets.table import Column, Table
from app.ui.widgets.words import Heading, Quiet, Words


class TrustSection(QWidget):
    """The list, and what is known of the one that is chosen."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._names: dict[str, str] = {}
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Heading(self.tr("Chứng thư tin cậy")))
        column.addWidget(
            Quiet(
                self.tr(
                    "Chữ ký số chỉ được nhận là của ai khi chứng thư của người ấy do một nơi cấp trong danh sách này cấp. Tải chứng thư gốc từ "
                    "trang chính thức của nơi cấp, so mã rồi mới thêm. Danh sách ở riêng máy này."
                )
            )
        )
        columns: list[Column[TrustedRow]] = [
            Column("subject", self.tr("Cấp cho"), lambda row: row.subject, 0, tip=lambda row: row.subject),
            Column("issuer", self.tr("Nơi cấp"), self._issuer, 200, tip=lambda row: row.issuer),
            Column(
                "until",
                self.tr("Hạn đến"),
                lambda row: shown_day(row.valid_to.date()),
                118,
                right=True,
                sort=lambda row: row.valid_to,
                tone=lambda row: "late" if row.ended else "",
                meaning=lambda row: "warning" if row.ended else "",
                tip=lambda row: self.tr("Đã hết hạn") if row.ended else "",
            ),
            Column("kind", self.tr("Loại"), self._kind, 150),
        ]
        self.table = Table(
            columns,
            id_of=lambda row: row.sha256,
            memory=seat.memory,
            key="settings.trust",
            name=self.tr("Chứng thư tin cậy"),
            empty=EmptyState(
                "key",
                self.tr("Chưa tin chứng thư nào"),
                self.tr("Chữ ký số nào cũng là “chưa rõ người ký” cho đến khi có chứng thư gốc ở đây."),
            ),
        )
        self.table.setMinimumHeight(px(200))
        self.table.chosen.connect(self._tell)
        column.addWidget(self.table, 1)
        self.details = Words("", "quiet", wrap=True)
        self.details.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column.addWidget(self.details)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        self.add = Button(self.tr("Thêm từ tệp …"), self._choose, kind="primary", meaning="add")
        self.remove = Button(self.tr("Thôi tin"), self._remove, meaning="delete")
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addStretch(1)
        column.addLayout(row)
        self._tell(None)

    def look_anew(self) -> None:
        desk = self._seat.desk

        def read() -> tuple[tuple[TrustedRow, ...], dict[str, str]]:
            return desk.signatures.trusted(), {one.id: one.name for one in desk.people.list()}

        self._seat.read(self, read, self._take)

    def _take(self, found: tuple[tuple[TrustedRow, ...], dict[str, str]]) -> None:
        rows, self._names = found
        self.table.set_rows(rows, select=self.table.current_id())
        self._tell(self.table.current())

    def _tell(self, row: TrustedRow | None) -> None:
        self.remove.setEnabled(row is not None)
        self.details.setVisible(row is not None)
        if row is not None:
            words = self.tr("Mã SHA-256: {code}\nCó hiệu lực từ {begin} đến {end}. {who} thêm ngày {day}.")
            self.details.setText(
                words.format(
                    code=grouped(row.sha256),
                    begin=shown_day(row.valid_from.date()),
                    end=shown_day(row.valid_to.date()),
                    who=self._names.get(row.added_by, row.added_by),
                    day=shown_day(row.added_at.date()),
                )
            )

    def _issuer(self, row: TrustedRow) -> str:
        return self.tr("tự cấp") if row.issuer == row.subject else row.issuer

    def _kind(self, row: TrustedRow) -> str:
        return self.tr("nơi cấp") if row.authority else self.tr("riêng một người")

    # --- adding -------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        kinds = self.tr("Chứng thư (*.cer *.crt *.pem *.der *.p7b *.p7c);;Tất cả tệp (*)")
        named, _ = QFileDialog.getOpenFileName(self, self.tr("Chọn chứng thư gốc"), "", kinds)
        if named:
            self.offer(Path(named))

    def offer(self, path: Path) -> None:
        """Show what a file holds; a person says whether to trust it."""

        def ask(rows: Sequence[TrustedRow]) -> None:
            dialog = OfferDialog(self, path.name, rows)
            dialog.accepted.connect(lambda: self._trust(path))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._seat.read(self, partial(self._seat.desk.signatures.offered, path), ask)

    def _trust(self, path: Path) -> None:
        self._seat.do(
            self,
            partial(self._seat.desk.signatures.trust, path),
            told=self.tr("Đã thêm vào danh sách tin cậy"),
            then=self._changed,
        )

    def _remove(self) -> None:
        row = self.table.current()
        if row is None:
            return
        question = self.tr("Thôi tin “{subject}”? Chữ ký dựa vào chứng thư này thành “chưa rõ người ký”.")
        if self._seat.ask(question.format(subject=row.subject), act=self.tr("Thôi tin")):
            self._seat.do(
                self,
                partial(self._seat.desk.signatures.distrust, row.sha256),
                told=self.tr("Đã bỏ khỏi danh sách tin cậy"),
                then=self._changed,
            )

    def _changed(self, _: Change[Any]) -> None:
        """The signed copies are judged by the new list, beside all other work."""
        self.table.clearSelection()
        self.look_anew()
        copies = self._seat.desk.signed_copies
        job = self._seat.run.long(self, copies.judge_again, title=self.tr("Đang xét lại chữ ký số"))
        job.then(lambda count: self._seat.bus.tell(frozenset({"outgoing_letter"}), self) if count else None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.offer(files[0])
