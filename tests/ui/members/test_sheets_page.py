"""The page of sheets: a file over columns and preview to one act, undone from its note; export and comparison."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from app.services.member_import_plan import Decision
from app.ui.pages.members.importing.drop import SheetDrop
from app.ui.pages.members.importing.page import SheetsPage
from tests.intake.sheets_made import book, national

PEOPLE: list[dict[str, Any]] = [
    {
        "full_name": "Vũ Thị Ánh Sao",
        "code": "7000001",
        "sex": "Nữ",
        "born": "05/03/2008",
        "unit": "Chi đoàn 11B9",
    },
    {
        "full_name": "Hồ Quang Trường",
        "code": "7000002",
        "sex": "Nam",
        "born": "09/12/2008",
        "unit": "Chi đoàn 11B9",
    },
    {
        "full_name": "Lê Sai Ngày",
        "code": "7000003",
        "sex": "Nam",
        "born": "31/02/2008",
        "unit": "Chi đoàn 11B9",
    },
]


@pytest.fixture
def page(seat: Any, qtbot: Any) -> SheetsPage:
    made = SheetsPage(seat)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def figures(view: Any) -> list[str]:
    return [button.text() for button in view.chips._buttons.values()]


def test_the_national_sheet_goes_straight_to_its_preview_and_in(
    page: SheetsPage, qtbot: Any, tmp_path: Path, told: Any
) -> None:
    page.open_file(national(tmp_path / "in.xlsx", PEOPLE))
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.preview)
    assert figures(page.preview)[0].startswith("Mới") and "2" in figures(page.preview)[0]
    qtbot.waitUntil(lambda: page.preview.table.rows.rowCount() == 2)
    page.preview.chips.choose("refused")
    page.preview._chosen("refused")
    qtbot.waitUntil(lambda: page.preview.table.rows.rowCount() == 1)
    assert "31/02/2008" in page.preview.table.rows.row(0).words
    assert page.head.primary is not None and "2" in page.head.primary.text()
    page.primary()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.start)
    assert page.seat.desk.members.show("7000001")["unit"] == "Chi đoàn 11B9"


def test_a_foreign_sheet_asks_for_its_columns(page: SheetsPage, qtbot: Any, tmp_path: Path) -> None:
    page.open_file(
        book(
            tmp_path / "in.xlsx",
            [["Họ và tên", "Khi nào", "Ở đâu"], ["Vũ Thị Ánh Sao", "26/03/2023", "Xã A"]],
        )
    )
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.columns)
    page.columns.finish()
    box = page.columns._boxes[1]
    box.setCurrentIndex(box.findData("joined_on"))
    box.activated.emit(box.currentIndex())
    assert page.columns.columns() == {0: "full_name", 1: "joined_on"}
    page.primary()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.preview)
    assert page.plan is not None and page.plan.rows.taken == 1


def test_what_is_not_read_stands_out_in_the_preview(page: SheetsPage, qtbot: Any, tmp_path: Path) -> None:
    heads = ["STT", "Họ và tên", "Ngày sinh"]
    row = [1, "Vũ Thị Ánh Sao", "05/03/2008"]
    page.open_file(book(tmp_path / "in.xlsx", [[*heads, "", *heads], [*row, "", *row]]))
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.columns)
    page.columns.finish()
    page.primary()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.preview)
    assert page.preview.warned.isVisible() and "hai bảng cạnh nhau" in page.preview.warned.text()
    assert "hai bảng" not in page.preview.said.text()


def test_doubtful_rows_are_decided_on(page: SheetsPage, qtbot: Any, tmp_path: Path) -> None:
    desk = page.seat.desk
    desk.members.add("Vũ Thị Ánh Sao", fields={"birth_date": "2008-03-05"})
    bare = {name: value for name, value in PEOPLE[0].items() if name != "code"} | {"phone": "0912345678"}
    page.open_file(national(tmp_path / "in.xlsx", [bare]))
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.preview)
    qtbot.waitUntil(lambda: page.preview.table.rows.rowCount() == 1)
    assert page.preview.chips.current() == "doubtful" and page.preview._acts.isVisible()
    row = page.preview.table.rows.row(0).row
    page.preview.decided.emit([row], Decision.SAME)
    assert page.decisions == {row: Decision.SAME}
    page.primary()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.start)
    assert [one.full_name for one in desk.members.search("anh sao")] == ["Vũ Thị Ánh Sao"]


def test_a_double_within_the_file_can_be_called_the_same(
    page: SheetsPage, qtbot: Any, tmp_path: Path
) -> None:
    heads, row = ["Họ và tên", "Ngày sinh"], ["Vũ Thị Ánh Sao", "05/03/2008"]
    page.open_file(book(tmp_path / "in.xlsx", [heads, row, row]))
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.columns)
    page.columns.finish()
    page.primary()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.preview)
    page.preview.chips.choose("doubtful")
    page.preview._chosen("doubtful")
    page.preview._decider(Decision.SAME, whole=True)()  # the doubtful ones are not in sight yet
    assert page.decisions == {}
    qtbot.waitUntil(lambda: page.preview.shown == "doubtful")
    page.preview._decider(Decision.SAME, whole=True)()
    qtbot.waitUntil(lambda: page.preview.table.rows.row(0).words.startswith("Cùng người"))
    assert page.head.primary is not None and "1" in page.head.primary.text()
    page.primary()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.start)
    assert len(page.seat.desk.members.search("anh sao")) == 1


def test_a_sheet_dropped_on_the_page_is_opened(page: SheetsPage, qtbot: Any, tmp_path: Path) -> None:
    gone: list[tuple[str, str | None]] = []
    page.seat.go = lambda name, record: gone.append((name, record))
    path = national(tmp_path / "in.xlsx", PEOPLE)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    assert page.findChild(SheetDrop).eventFilter(page, event)
    assert gone == [("sheets", str(path))]


def test_out_and_compared(page: SheetsPage, qtbot: Any, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    page.ask_save = lambda _: str(out)
    page.begin_export()
    qtbot.waitUntil(out.exists)
    assert openpyxl.load_workbook(out)["DSDV"].max_row > 6
    page.ask_open = lambda _: str(out)
    page.begin_compare()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.comparison)
    assert page.compared is not None and page.compared.same > 0 and not page.compared.differing


def test_a_past_import_is_shown_and_taken_back(page: SheetsPage, qtbot: Any, tmp_path: Path) -> None:
    desk = page.seat.desk
    path = national(tmp_path / "lop-11b9.xlsx", PEOPLE[:2])
    desk.member_imports.carry_out(desk.member_imports.plan(path))
    page.to_past.click()
    qtbot.waitUntil(lambda: page.past.table.rows.rowCount() > 0 and page.past.take_back.isEnabled())
    assert page.past.table.rows.row(0).file == "lop-11b9.xlsx" and "2" in page.past.said.text()
    page.past.take_back.click()
    qtbot.waitUntil(lambda: page.past.table.rows.row(0).taken_back and not page.past.take_back.isEnabled())
    assert desk.members.search("anh sao") == () and "đã được hoàn tác" in page.past.said.text()
    page.to_start.click()
    assert page.stack.currentWidget() is page.start and page.to_past.isVisible()
