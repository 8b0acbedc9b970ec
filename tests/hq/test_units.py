"""The tree: from a sheet and by hand, moved and merged, with everything in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.base.errors import AppError
from app.hq import units
from app.hq.inspection import check
from app.wire import messages as m
from tests.hq.office import Office
from tests.hq.test_round import hello, op

SHEET = (
    "Mã;Mã cấp trên;Tên;Cấp\nc1;x1;Đoàn trường Một;\nx1;p1;Đoàn xã Một;commune\np1;;Tỉnh đoàn Một;province\n"
)


def tree(office: Office) -> dict[str, str]:
    with office.server.database.owner() as tx:
        return {unit.org: unit.path for unit in units.tree(tx)}


def test_a_sheet_in_any_order_makes_the_tree(hq: Office, tmp_path: Path) -> None:
    sheet = tmp_path / "units.csv"
    sheet.write_text("\ufeff" + SHEET, encoding="utf-8")
    assert units.import_sheet(hq.server.database, sheet, now=1) == (3, 3)
    assert units.import_sheet(hq.server.database, sheet, now=2) == (3, 0)
    assert tree(hq) == {"p1": "p1/", "x1": "p1/x1/", "c1": "p1/x1/c1/"}


def test_an_excel_sheet_too(hq_sqlite: Office, tmp_path: Path) -> None:
    import xlsxwriter

    sheet = tmp_path / "units.xlsx"
    with xlsxwriter.Workbook(sheet) as book:
        page = book.add_worksheet()
        for at, row in enumerate((("MÃ", "CẤP TRÊN", "TÊN"), ("12", "", "Tỉnh đoàn"), ("x1", 12, "Đoàn xã"))):
            page.write_row(at, 0, row)
    assert units.import_sheet(hq_sqlite.server.database, sheet, now=1) == (2, 2)
    assert tree(hq_sqlite)["x1"] == "12/x1/"


@pytest.mark.parametrize(
    "sheet",
    [
        "",
        "Mã;Tên\na;b\n",
        "Mã;Mã cấp trên;Tên\nA B;;x\n",
        "Mã;Mã cấp trên;Tên\na;;x\na;;y\n",
        "Mã;Mã cấp trên;Tên\na;;\n",
        "Mã;Mã cấp trên;Tên\na;b;x\nb;a;y\n",
        "Mã;Mã cấp trên;Tên\nok;;x\na;nobody;y\n",
        'Mã,Mã cấp trên,Tên\n"a\x00,,\n',
    ],
)
def test_a_sheet_that_is_wrong_adds_nothing(hq_sqlite: Office, tmp_path: Path, sheet: str) -> None:
    path = tmp_path / "units.csv"
    path.write_text(sheet, encoding="utf-8")
    with pytest.raises(AppError) as refused:
        units.import_sheet(hq_sqlite.server.database, path, now=1)
    assert refused.value.sentence()
    assert tree(hq_sqlite) == {}


def test_a_merged_unit_keeps_all_it_had_and_its_pc_may_send_what_waits(hq: Office) -> None:
    hq.plant()
    device = hq.device("c00912")
    hello(device)
    with hq.server.database.owner() as tx:
        assert units.merge(tx, ["c00912"], "c00913", now=5) == 1
        assert units.merge(tx, ["x0345"], "p1", now=6) == 1
    assert tree(hq)["c00912"] == "tw/p1/c00913/c00912/"  # its parent's children went on to the new parent
    device.get_token()
    push = m.Push(line=device.line, epoch=1, after=0, ops=[op(1, name="Chờ gửi")])
    assert device.post("/v1/push", push, m.Pushed).results[0].r == "ok"
    assert not [one for one in check(hq.server) if not one.ok]
    with pytest.raises(AppError), hq.server.database.owner() as tx:
        units.merge(tx, ["c00912"], "p1", now=7)  # merged once is merged


@pytest.mark.parametrize(
    ("org", "to"), [("p12", "x0345"), ("p12", "p12"), ("nobody", "tw"), ("p12", "nobody")]
)
def test_no_unit_comes_under_itself(hq_sqlite: Office, org: str, to: str) -> None:
    hq_sqlite.plant()
    before = tree(hq_sqlite)
    with pytest.raises(AppError), hq_sqlite.server.database.owner() as tx:
        units.move(tx, org, to, now=1)
    assert tree(hq_sqlite) == before
