"""A commune union with a chi đoàn of invented members, for operations."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.bootstrap import Desk
from app.services.operations.people import Newcomer
from tests.factory import desk as open_desk

OWN = "Đoàn xã Đồng Rạng"
CELL = "Chi đoàn 12A1"
DAY = date(2026, 2, 2)
"""Four weeks before the desk's today."""


def office(folder: Path) -> Desk:
    """An open desk: our commune union, its signer, one chi đoàn."""
    desk = open_desk(folder)
    furnish(desk)
    return desk


def furnish(desk: Desk, *, signer: bool = True) -> None:
    desk.units.add(
        OWN, level="commune", superior_lines=["ĐOÀN TỈNH HÀ CHÂU"], issuing_lines=["BCH ĐOÀN XÃ ĐỒNG RẠNG"],
        symbol="ĐTN", place="Đồng Rạng", own=True,
    )  # fmt: skip
    if signer:
        desk.units.add_signer("Đỗ Đình Đạt", position="BÍ THƯ", authority_lines=["TM. BAN THƯỜNG VỤ ĐOÀN XÃ"])
    desk.units.add(CELL, level="cell", place="Đồng Rạng")


def member(desk: Desk, name: str, **fields: str) -> str:
    """A member of the chi đoàn; id."""
    given = {"birth_date": "05/5/2004", "joined_on": "26/3/2020", "sex": "Nam", **fields}
    return desk.members.add(name, unit=CELL, fields=given).result.id


def youths(count: int) -> tuple[Newcomer, ...]:
    """People who ask to be admitted, sixteen years old."""
    return tuple(
        Newcomer(
            f"Trịnh Mẫu {at:02d}",
            {"birth_date": f"{at % 27 + 1:02d}/01/2010", "sex": "Nữ", "home_town": "Đồng Rạng"},
        )
        for at in range(1, count + 1)
    )
