"""Money that two PCs of a unit are told of apart: entered once when they have met."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.models.syncing import ForeignRow, SyncConflict
from app.services.fees.service import Fees
from app.services.members import Members

LINES = "Ngày,Mã giao dịch,Ghi có,Nội dung\n01/03/2026,FT1,4000,Tran Quoc Bao dong doan phi\n02/03/2026,FT2,2000,chuyen tien\n"


@pytest.fixture
def two(pcs):
    """Two PCs of one unit that know the same member."""
    a = pcs(founded=True)
    Members(a.store, by=a.by).add(
        "Trần Quốc Bảo", fields={"joined_on": "26/3/2024", "occupation": "Học sinh"}
    )
    a.meet()
    b = pcs()
    b.meet()
    return a, b


def fees(pc):
    return Fees(pc.store, by=pc.by)


def state(pc):
    (row,) = fees(pc).grid().rows
    book = [(one.number, one.income) for one in fees(pc).book().rows]
    waiting = [(one.reference, one.state) for one in fees(pc).statements.waiting(all=True)]
    return [cell.paid for cell in row.cells], book, waiting


def test_a_statement_taken_in_on_two_pcs_is_entered_once(two, tmp_path):
    path = tmp_path / "sk.csv"
    path.write_text(LINES, encoding="utf-8")
    a, b = two
    for pc in two:
        assert fees(pc).statements.take(path).result.entered == 1
    for pc in (a, b, a, b):
        pc.meet()
    paid, book, waiting = state(a)
    assert (paid, book, waiting) == state(b)
    assert sum(paid) == 4000
    ((number, income),) = book
    assert income == 4000 and number.startswith("PT NH-")
    assert sorted(waiting) == [("FT1", "entered"), ("FT2", "doubtful")]
    for pc in two:
        with pc.store.read() as session:
            assert session.scalars(select(ForeignRow)).all() == []
            assert session.scalars(select(SyncConflict)).all() == []
