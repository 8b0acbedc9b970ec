"""Times in units, and the history of the record: read when somebody asks."""

from __future__ import annotations

from functools import partial
from itertools import groupby

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.base.clock import VIETNAM
from app.domain.members import LEAVING_NAMES, named
from app.services.member_past import PastLine
from app.services.member_spells import Spell
from app.services.members import MemberPage
from app.ui.pages.members.fields import INSET
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.words import Heading, Words

_MOST = 40


class PastSection(QWidget):
    """'Các đơn vị đã qua' where there were others; 'Lịch sử hồ sơ' behind its button."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._latest = Latest(seat.run, self)
        self.member_id = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(px(INSET), 0, 0, 0)
        column.setSpacing(Space.HAIR)
        self.units = Heading(self.tr("Các đơn vị đã qua"))
        self.units.setContentsMargins(0, Space.LARGE, 0, Space.TIGHT)
        column.addWidget(self.units)
        self._spells = QVBoxLayout()
        column.addLayout(self._spells)
        column.addSpacing(Space.LARGE)
        self.ask = Button(self.tr("Xem lịch sử hồ sơ"), self._read, kind="quiet", meaning="history")
        column.addWidget(self.ask)
        self._lines = QVBoxLayout()
        column.addLayout(self._lines)

    def show_member(self, member_id: str) -> None:
        if member_id != self.member_id:
            _clear(self._lines)
            self.ask.show()
        elif not self.ask.isVisibleTo(self):
            self._read()
        self.member_id = member_id
        self._latest.ask(partial(self._seat.desk.members.page, member_id), self._take)

    def _take(self, page: MemberPage) -> None:
        _clear(self._spells)
        several = len(page.spells) > 1
        self.units.setVisible(several)
        for spell in page.spells if several else ():
            self._spells.addWidget(Words(self._spell(spell), wrap=True))

    def _spell(self, one: Spell) -> str:
        start = f"{one.starts_on:%d/%m/%Y}" if one.starts_on else "…"
        end = f"{one.ends_on:%d/%m/%Y}" if one.ends_on else self.tr("nay")
        how = f" ({named(LEAVING_NAMES, one.how)})" if one.how else ""
        return f"{start} – {end}: {one.unit_name}{how}"

    def _read(self) -> None:
        self._seat.read(self, partial(self._seat.desk.member_past.of, self.member_id, most=_MOST), self._show)

    def _show(self, lines: tuple[PastLine, ...]) -> None:
        _clear(self._lines)
        self.ask.hide()
        heading = Heading(self.tr("Lịch sử hồ sơ"))
        self._lines.addWidget(heading)
        for _act, group in groupby(lines, key=lambda line: line.act_id):
            made = list(group)
            meta = Words(f"{made[0].at.astimezone(VIETNAM):%d/%m/%Y %H:%M} · {made[0].by}", "note")
            meta.setContentsMargins(0, Space.SMALL, 0, 0)
            self._lines.addWidget(meta)
            for line in made:
                change = " → ".join(part for part in (line.before, line.after) if part)
                self._lines.addWidget(Words(f"{line.what}: {change}" if change else line.what, wrap=True))


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.deleteLater()
