"""How a letter came and what vouches for it: the digital signatures of its files in plain words, the national exchange package.

Shown only when there is something to tell. Owns its lines; judging, trusting and receipts are verbs of services.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from app.base.language import tr as said
from app.exchange.package import STATUS_WORDS
from app.services.change import Change
from app.services.exchange import STATUSES
from app.services.exchange_rows import PackageRow, Written
from app.services.signatures import SignatureReport, TrustedRow
from app.services.sync_flows.service import FromUnit
from app.ui.dialogs.certificates import OfferDialog
from app.ui.seat import Seat
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.words import IconLabel, Words

_TONES: Final = {"good": "done", "unsure": "due", "bad": "late"}
_MEANINGS: Final = {"good": "check", "unsure": "info", "bad": "error"}
_OFFERED: Final = ("arrived", "accepted", "in-work", "finished")
"""Receipts of one click; a refusal is asked for its reason first."""


class CamePart(QWidget):
    """Two lines at most, each unfolding: the signatures, the package."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self._letter = ""
        self.by_line = False
        """It came from another unit through headquarters."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.TIGHT)
        self.verdict = Words("", wrap=True)
        self.grounds = Words("", "note", wrap=True)
        self.unfold = Button(self.tr("Chi tiết"), self._unfold, kind="quiet")
        self.trust = Button(self.tr("Tin nơi cấp…"), self._choose_root, kind="quiet", meaning="key")
        self.trust.setToolTip(self.tr("Thêm chứng thư gốc lấy từ trang chính thức của nơi cấp"))
        self.package = Words("", wrap=True)
        self.receipt = Button(self.tr("Lập biên nhận"), kind="quiet", meaning="exchange")
        self.receipt.setMenu(self._receipts())
        self._icon = QHBoxLayout()
        self._signed = self._line(self.verdict, self.unfold, icon=self._icon)
        self.details = QWidget()
        inside = QVBoxLayout(self.details)
        inside.setContentsMargins(0, 0, 0, Space.SMALL)
        inside.setSpacing(Space.TIGHT)
        inside.addWidget(self.grounds)
        inside.addWidget(self.trust, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.details)
        self._sent = self._line(self.package, self.receipt)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("Vì sao không nhận: gửi nhầm nơi, chữ ký không đáng tin …"))
        self.reason.setAccessibleName(self.tr("Lý do từ chối"))
        self.refuse = Button(self.tr("Từ chối …"), partial(self._write_receipt, "refused"))
        self.reason.textChanged.connect(lambda text: self.refuse.setEnabled(bool(text.strip())))
        self._refusal = QWidget()
        row = QHBoxLayout(self._refusal)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TIGHT)
        row.addWidget(self.reason, 1)
        row.addWidget(self.refuse)
        self._column.addWidget(self._refusal)
        self.unit = Words("", wrap=True)
        self.fetch = Button("", self._fetch, kind="quiet", meaning="incoming")
        self._unit = self._line(self.unit, self.fetch)
        self.clear()

    def _line(self, words: Words, *buttons: Button, icon: QHBoxLayout | None = None) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TIGHT)
        if icon is not None:
            row.addLayout(icon)
        row.addWidget(words, 1)
        for one in buttons:
            row.addWidget(one)
        self._column.addWidget(line)
        return line

    def _receipts(self) -> QMenu:
        menu = QMenu(self)
        for name in _OFFERED:
            menu.addAction(said(STATUS_WORDS[STATUSES[name]]), partial(self._write_receipt, name))
        menu.addAction(self.tr("từ chối nhận …"), self.ask_reason)
        return menu

    def ask_reason(self) -> None:
        """A refusal goes with its reason; the field stands under the line."""
        self.reason.clear()
        self.refuse.setEnabled(False)
        self._refusal.show()
        self.reason.setFocus()

    def clear(self) -> None:
        self.by_line = False
        self.hide()
        self._signed.hide()
        self._sent.hide()
        self._unit.hide()
        self.details.hide()
        self._refusal.hide()

    def show_letter(self, letter_id: str) -> None:
        """Ask about another letter; what was shown goes at once."""
        if letter_id == self._letter:
            return
        self._letter = letter_id
        self.clear()
        self._look()

    def _look(self) -> None:
        asked = self._letter
        desk = self.seat.desk
        self.seat.read(self, lambda: desk.signatures.of_letter(asked), lambda found: self._take(asked, found))
        self.seat.read(self, lambda: desk.exchange.list(asked), lambda rows: self._take_packages(asked, rows))
        self._look_for_unit()

    def look_anew(self) -> None:
        """The same letter: its sender may have said something since."""
        if self._letter:
            self._look_for_unit()

    def _look_for_unit(self) -> None:
        asked, flows = self._letter, self.seat.desk.flows

        def look() -> FromUnit | None:
            origin = flows.origin(asked)
            if origin is not None and origin.seen_on is None:
                flows.seen(asked)  # the sender is told that somebody looks at it
            return origin

        self.seat.read(self, look, lambda origin: self._take_unit(asked, origin))

    def _take(self, asked: str, reports: tuple[SignatureReport, ...]) -> None:
        if asked != self._letter or not reports:
            return
        worst = min(reports, key=lambda one: ("bad", "unsure", "good").index(one.verdict or "good"))
        verdict = worst.verdict or "unsure"
        signers = dict.fromkeys(row.signer for one in reports for row in one.signatures if row.signer)
        self.verdict.say(" · ".join((worst.short, *signers)), _TONES[verdict])
        while (old := self._icon.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.deleteLater()
        self._icon.addWidget(IconLabel(_MEANINGS[verdict], _TONES[verdict], 16))
        lines = []
        for report in reports:
            lines += [report.file] if len(reports) > 1 else []
            for row in report.signatures:
                lines += [row.words, *(f"· {ground}" for ground in row.grounds)]
            lines += [report.empty] if report.empty else []
        self.grounds.setText("\n".join(lines))
        self.trust.setVisible(
            any(one.chain == "unknown" for report in reports for one in report.checked.signatures)
        )
        self._signed.show()
        self.show()

    def _take_packages(self, asked: str, rows: tuple[PackageRow, ...]) -> None:
        if asked != self._letter:
            return
        came = next((one for one in rows if (one.direction, one.kind) == ("in", "letter")), None)
        if came is None:
            return
        words = self.tr("Đến qua trục liên thông, từ {office}.").format(office=came.office)
        told = [one.status_words for one in rows if (one.direction, one.kind) == ("out", "receipt")]
        if told:
            words += " " + self.tr("Đã báo: {states}.").format(
                states=", ".join(dict.fromkeys(reversed(told)))
            )
        self.package.setText(words)
        self._sent.show()
        self.show()

    def _take_unit(self, asked: str, origin: FromUnit | None) -> None:
        if asked != self._letter or origin is None:
            return
        self.by_line = True
        day = f"{origin.arrived_on:%d/%m/%Y}" if origin.arrived_on else ""
        lines = [self.tr("Nhận qua hệ thống từ {sender} ngày {day}.").format(sender=origin.sender, day=day)]
        if origin.recalled_on is not None:
            lines.append(
                self.tr("Nơi gửi đã thu hồi ngày {day}: {reason}.").format(
                    day=f"{origin.recalled_on:%d/%m/%Y}", reason=origin.recall_reason
                )
            )
        if origin.replaced_by:
            lines.append(self.tr("Được thay thế bằng {letter}.").format(letter=origin.replaced_by))
        if origin.reminded_on is not None and origin.registered_on is None:
            lines.append(
                self.tr("Nơi gửi nhắc vào sổ ngày {day}.").format(day=f"{origin.reminded_on:%d/%m/%Y}")
            )
        known = [
            f"{words} {day:%d/%m/%Y}"
            for words, day in (
                (self.tr("đã xem"), origin.seen_on),
                (self.tr("đã vào sổ"), origin.registered_on),
                (self.tr("đã trả lời"), origin.answered_on),
                (self.tr("đã trả lại"), origin.sent_back_on),
            )
            if day is not None
        ]
        if known:
            lines.append(self.tr("Nơi gửi được báo: {steps}.").format(steps=", ".join(known)))
        wanted = [one for one in origin.files if not one.asked]
        if origin.files and not wanted:
            lines.append(self.tr("Tệp đang chờ tải ở lần đồng bộ tới."))
        gone = origin.recalled_on is not None or bool(origin.replaced_by)
        self.unit.say(" ".join(lines), "late" if gone else "")
        left = sum(one.size - one.done for one in wanted)
        size = QLocale().formattedDataSize(left, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
        self.fetch.setText(self.tr("Tải tệp ({size})").format(size=size))
        self.fetch.setVisible(bool(wanted))
        self._unit.show()
        self.show()

    def _fetch(self) -> None:
        """Ask for the files of the letter though data are being saved."""
        asked = self._letter
        self.seat.read(self, lambda: self.seat.desk.flows.fetch(asked), lambda _: self._look_for_unit())

    def _unfold(self) -> None:
        self.details.setVisible(not self.details.isVisible())

    # --- acts -------------------------------------------------------------------------------------------

    def _choose_root(self) -> None:
        kinds = self.tr("Chứng thư (*.cer *.crt *.pem *.der *.p7b)")
        chosen = QFileDialog.getOpenFileName(self, self.tr("Chọn chứng thư gốc"), "", kinds)[0]
        if chosen:
            self.offer_root(Path(chosen))

    def offer_root(self, path: Path) -> None:
        """Show what a file holds, with its fingerprints; a person says whether to trust it."""

        def ask(rows: tuple[TrustedRow, ...]) -> None:
            dialog = OfferDialog(self, path.name, rows)
            dialog.accepted.connect(lambda: self.take_root(path))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self.seat.read(self, partial(self.seat.desk.signatures.offered, path), ask)

    def take_root(self, path: Path) -> None:
        """Trust the certificates of a file, then judge the letter anew."""
        self.seat.do(
            self,
            partial(self.seat.desk.signatures.trust, path),
            told=self.tr("Đã thêm vào danh sách tin cậy."),
            then=lambda _: self._look(),
        )

    def _write_receipt(self, status: str) -> None:
        name = self.tr("bien-nhan.edxml")
        chosen = QFileDialog.getSaveFileName(self, self.tr("Lưu biên nhận"), name, "edXML (*.edxml)")[0]
        if chosen:
            self.write_receipt(status, Path(chosen))

    def write_receipt(self, status: str, path: Path) -> None:
        """Write a receipt about the letter that is shown."""
        desk, letter = self.seat.desk, self._letter
        reason = self.reason.text() if status == "refused" else ""

        def act() -> Change[Written]:
            office_id = desk.settings.text("exchange.office_id")
            return desk.exchange.receipt(
                letter, status=STATUSES[status], office_id=office_id, description=reason, out=path
            )

        def then(_: object) -> None:
            self._refusal.hide()
            self._look()

        told = self.tr("Đã lưu biên nhận: {file}").format(file=path.name)
        self.seat.do(self, act, told=told, then=then)
