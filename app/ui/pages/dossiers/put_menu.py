"""'Đưa vào hồ sơ': a menu of the open dossiers, for letters chosen on any page. Reads off the window's thread, then opens."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from app.services.dossier_rows import OPEN, DossierRow
from app.ui.seat import Seat

translate = QCoreApplication.translate
_MOST = 40


def put_menu(seat: Seat, owner: QWidget, at: QPoint, letters: Sequence[str]) -> None:
    """Ask which dossier, at ``at`` (of the screen); ``letters`` are ids of either direction."""
    wanted = tuple(letters)
    if wanted:
        seat.read(
            owner, partial(seat.desk.dossiers.list, state=OPEN), partial(_open, seat, owner, at, wanted)
        )


def _open(
    seat: Seat, owner: QWidget, at: QPoint, letters: tuple[str, ...], rows: Sequence[DossierRow]
) -> None:
    menu = QMenu(owner)
    for row in rows[:_MOST]:
        act = menu.addAction(f"{row.code} ({row.year})  {_short(row.title)}")
        act.triggered.connect(partial(put, seat, row, letters))
    if rows:
        menu.addSeparator()
    new = menu.addAction(translate("Dossiers", "Lập hồ sơ mới …"))
    new.triggered.connect(lambda *_: seat.go("dossiers", "#new"))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)


def put(seat: Seat, row: DossierRow, letters: tuple[str, ...], *_: object) -> None:
    """File the letters; told with undo."""
    words = translate("Dossiers", "Đã đưa vào hồ sơ {code}.").format(code=row.code)
    seat.do(seat.bus, partial(seat.desk.dossiers.put, row.id, letters), told=words)


def _short(text: str, most: int = 70) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
