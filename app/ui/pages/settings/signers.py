"""Who signs: a list, a form for one. A person who stopped signing stays in the letters that were signed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit

from app.base.clock import today
from app.services import founding
from app.ui.pages.settings.kept import KeptList
from app.ui.seat import Seat
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.table import Column, shown_day

if TYPE_CHECKING:
    from app.domain.rows import SignerRow


class SignersSection(KeptList["SignerRow"]):
    """The usual signer stands first."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(
            seat, self.tr("Người ký"), self.tr("Người đứng đầu danh sách được chọn sẵn khi soạn văn bản.")
        )
        self._editing = ""
        columns: list[Column[SignerRow]] = [
            Column("name", self.tr("Họ và tên"), lambda row: row.name, 220),
            Column("position", self.tr("Chức vụ"), lambda row: row.position, 140),
            Column("authority", self.tr("Ký thay mặt"), lambda row: " ".join(row.authority_lines), 0),
            Column("until", self.tr("Thôi ký từ"), lambda row: shown_day(row.valid_to), 110),
        ]
        self._lay(
            "signers",
            columns,
            EmptyState("sign", self.tr("Chưa có người ký"), self.tr("Thêm người ký ở dưới đây.")),
        )
        self.name, self.position, self.authority = QLineEdit(), QComboBox(), QComboBox()
        for box in (self.position, self.authority):
            box.setEditable(True)
        self.position.addItems(["BÍ THƯ", "PHÓ BÍ THƯ", "TRƯỞNG BAN", "CHÁNH VĂN PHÒNG"])
        self.form.field(self.tr("Họ và tên"), self.name)
        self.form.field(self.tr("Chức vụ"), self.position)
        self.form.field(self.tr("Ký thay mặt"), self.authority)
        self.save = Button(self.tr("Thêm người ký"), self._save, kind="primary")
        self.fresh = Button(self.tr("Người mới"), lambda: self._edit(None))
        self.end = Button(self.tr("Thôi ký từ hôm nay"), self._end)
        self._blamed = self.name
        self._foot(self.save, self.fresh, self.end)
        self._edit(None)

    def look_anew(self) -> None:
        desk = self._seat.desk

        def read() -> tuple[tuple[SignerRow, ...], str]:
            unit = desk.units.own()
            return (desk.units.signers(), unit.name) if unit else ((), "")

        self._seat.read(self, read, self._show)

    def _show(self, found: tuple[tuple[SignerRow, ...], str]) -> None:
        rows, unit = found
        self.table.set_rows(rows)
        kept = self.authority.currentText()
        self.authority.clear()
        self.authority.addItems(list(founding.authority_of(unit)))
        self.authority.setEditText(kept or self.authority.itemText(0))
        self.save.setEnabled(bool(unit))

    def _edit(self, row: SignerRow | None) -> None:
        self._editing = row.id if row else ""
        self.name.setText(row.name if row else "")
        if row is not None:
            self.position.setEditText(row.position)
            self.authority.setEditText(" ".join(row.authority_lines))
        self.save.setText(self.tr("Lưu") if row else self.tr("Thêm người ký"))
        self.fresh.setVisible(row is not None)
        self.end.setVisible(row is not None and row.valid_to is None)
        self.form.refuse(self.name, "")

    def _save(self) -> None:
        name, units = self.name.text().strip(), self._seat.desk.units
        if not name:
            self.form.refuse(self.name, self.tr("Ghi họ và tên người ký."))
            self.name.setFocus()
            return
        position, authority = self.position.currentText().strip(), self.authority.currentText().strip()
        if self._editing:
            values = {"name": name, "position": position, "authority_lines": [authority]}
            act = partial(units.set_signer, self._editing, **values)
        else:
            act = partial(
                units.add_signer, name, position=position, authority_lines=[authority] if authority else []
            )
        self._do(act, self.tr("Đã lưu người ký"))

    def _end(self) -> None:
        if self._editing:
            day = today(self._seat.desk.clock)
            self._do(
                partial(self._seat.desk.units.end_signer, self._editing, on=day),
                self.tr("Đã ghi: thôi ký từ hôm nay"),
            )
