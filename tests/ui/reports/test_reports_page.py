"""Báo cáo in the window: forms with those behind each figure, typing, hand-in and what changed, board, charts, files."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from app.domain.reports.charts import Chart
from app.ui.pages.reports.page import ReportsPage
from app.ui.widgets.charts import ChartView


@pytest.fixture
def idle(qtbot, seat):
    def wait() -> None:
        calm = 0
        while calm < 3:
            qtbot.wait(8)
            calm = 0 if seat.run.busy() or seat_waits() else calm + 1

    def seat_waits() -> bool:
        from PySide6.QtCore import QTimer

        return any(
            timer.isActive() and timer.isSingleShot() for page in pages for timer in page.findChildren(QTimer)
        )

    pages: list[ReportsPage] = []
    wait.pages = pages
    return wait


@pytest.fixture
def page(seat, qtbot, idle, watchdog):
    with watchdog.excused("the page is built once"):
        made = ReportsPage(seat)
        idle.pages.append(made)
        qtbot.addWidget(made)
        made.resize(1190, 660)
        made.show()
        idle()
    return made


def choose(page, name: str) -> None:
    page.list.set_rows(page.list.rows.rows(), select=name)


def test_a_form_shows_its_figures_and_who_stands_behind_them(page, desk, idle) -> None:
    assert page.form.look.form.name == "1" and page.form.unseen.isVisible()
    page.form.grid.go("members/women")
    idle()
    women = {one.id for one in desk.members.list() if one.sex == "Nữ"}
    assert {row.id for row in page.form.people.rows.rows()} == women
    assert str(len(women)) in page.form.behind_words.whole()
    page.form.by.choose("units")
    page.count()
    idle()
    assert page.form.look.sheet.form.columns[1].key in {one.id for one in desk.units.tree()}
    assert not page.head.primary.isEnabled()


def test_typed_figures_are_kept_and_what_does_not_fit_is_red(page, desk, idle) -> None:
    choose(page, "6")
    idle()
    grid = page.form.grid.figures
    assert grid.setData(grid.index(1, 1), "4") and not grid.setData(grid.index(1, 1), "bốn")
    idle()
    grid.setData(grid.index(1, 2), "9")
    idle()
    values = desk.reports.look("6", period=page.form.chosen_period()).sheet.values
    assert (values["intermediate/all"], values["intermediate/women"]) == (4, 9)
    from PySide6.QtCore import Qt

    assert grid.data(grid.index(1, 2), Qt.ItemDataRole.ForegroundRole) is not None
    assert "Tổng số người" in grid.data(grid.index(1, 2), Qt.ItemDataRole.ToolTipRole)


def test_handed_in_corrected_and_compared(page, desk, idle, told) -> None:
    page.primary()
    idle()
    assert page.form.look.state == "handed" and not page.head.primary.isEnabled() and page.correct.isVisible()
    desk.members.add("Đỗ Thị Thêm", fields={"sex": "Nữ", "joined_on": "2020-03-26"})
    page.look_anew()
    page.show_changes()
    idle()
    rows = {row.moved.cell: row for row in page.form.changes.rows.rows()}
    assert [one.name for one in rows["members/women"].came] == ["Đỗ Thị Thêm"]
    page.count()
    idle()
    assert page.form.foot.currentWidget() is page.form.changes
    page.form.grid.go("members/women")
    idle()
    assert page.form.foot.currentWidget() is page.form.people
    page.form.ask_reason()
    page.form.reason.setText("sót một người")
    page.form.reason.returnPressed.emit()
    idle()
    assert page.form.look.version == 2 and page.form.look.editable


def test_the_board_names_whose_record_lacks_what(page, desk, idle, told) -> None:
    page.show_record("#board")
    idle()
    view = desk.board.look()
    assert page.board.sum.text() == f"{view.whole.complete}/{view.whole.goal}"
    page.board.wanted.setText("700")
    page.board.aim.click()
    idle()
    assert desk.board.look().whole.goal == 700 and page.board.sum.text().endswith("/700")
    row = next(row for row in page.board.table.rows.rows() if row.members)
    page.board.table.set_rows(page.board.table.rows.rows(), select=row.id)
    idle()
    assert {one.id for one in page.board.people.rows.rows()} == {one.id for one in desk.board.lacking(row.id)}
    page.board.fields.choose("phone")
    page.board.field_chosen.emit("phone")
    idle()
    assert all("phone" in one.missing for one in page.board.people.rows.rows())


def test_targets_of_sub_units_and_needed_fields_have_their_place(page, desk, idle) -> None:
    page.show_record("#board")
    idle()
    own = desk.units.own()
    row = next(row for row in page.board.table.rows.rows() if row.members and row.id != own.id)
    page.board.table.set_rows(page.board.table.rows.rows(), select=row.id)
    idle()
    assert row.name in page.board.aim_for.whole()
    page.board.wanted.setText("3")
    page.board.aim.click()
    idle()
    assert {one.id: one.wanted for one in desk.board.look().rows}[row.id] == 3
    page.board.drop.click()
    idle()
    assert {one.id: one.wanted for one in desk.board.look().rows}[row.id] is None
    page.board.need.click()
    page.board.pane.boxes["phone"].setChecked(False)
    page.board.pane.keep.click()
    idle()
    fields = desk.board.look().fields
    assert "phone" not in fields and "sex" in fields
    assert page.board.side.currentWidget() is not page.board.pane


def test_charts_have_a_table_and_are_saved(page, desk, idle, tmp_path, told) -> None:
    page.show_record("#charts")
    idle()
    chart = desk.report_charts.draw("age")
    assert page.charts.table.rows.rows() == list(chart.rows)
    assert (
        page.charts.chart.accessibleName() == chart.title
        and str(chart.values[2]) in page.charts.chart.accessibleDescription()
    )
    files = tmp_path / "files"
    files.mkdir()
    page.ask_file = lambda name, kind: str(files / name)
    for kind in ("png", "pdf", "xlsx"):
        page.save_as(kind)
        idle()
    assert sorted(path.suffix for path in files.iterdir()) == [".pdf", ".png", ".xlsx"]
    assert next(files.glob("*.png")).read_bytes().startswith(b"\x89PNG")


def test_what_is_in_sight_is_printed_page_by_page(page, idle, monkeypatch, told) -> None:
    from app.ui.pages.registers import printing

    seen: list[bytes] = []
    monkeypatch.setattr(printing, "print_pages", lambda printer, pages: len(seen.extend(pages) or seen))
    page.ask_printer = lambda title: object()
    page.print_it()
    idle()
    assert seen and all(one.startswith(b"\x89PNG") for one in seen)


def test_bars_are_drawn_where_the_reckoning_says(qtbot, watchdog) -> None:
    with watchdog.excused("a picture is made"):
        view = ChartView()
        qtbot.addWidget(view)
        view.resize(500, 200)
        view.show_chart(Chart("x", "Thử", "bars", ("dài", "ngắn"), (100, 10), shares=False))
        picture = view.grab().toImage()
    ground = picture.pixelColor(QPoint(1, 1))

    def inked(y: int) -> int:
        return sum(1 for x in range(picture.width()) if picture.pixelColor(x, y) != ground)

    rows = [inked(y) for y in range(picture.height())]
    half = len(rows) // 2
    assert max(rows[:half]) > 5 * max(max(rows[half:]) - 60, 10)


def test_the_morning_shows_the_report_that_is_due_and_how_far_entering_is(
    seat, desk, qtbot, idle, watchdog, monkeypatch
) -> None:
    from datetime import UTC, datetime

    from app.base.clock import FixedClock
    from app.ui.pages.today.page import TodayPage

    desk.board.aim(wanted=700)
    went: list[tuple[str, str | None]] = []
    monkeypatch.setattr(seat, "go", lambda page, record: went.append((page, record)))
    monkeypatch.setattr(desk.store, "clock", FixedClock(datetime(2026, 3, 25, 1, tzinfo=UTC)))
    with watchdog.excused("the page is built once"):
        page = TodayPage(seat)
        idle.pages.append(page)
        qtbot.addWidget(page)
        page.show()
        idle()
    assert page.entered.isVisible() and page.entered.number.text().endswith("/700")
    page.entered.open_it()
    titles = [line.title.whole() for line in page.soon.lines]
    assert titles == ["Báo cáo đoàn viên: Quý I năm 2026"]
    page.soon.lines[0].open_it()
    assert went == [("reports", "#board"), ("reports", "quarter")]


def test_a_folder_without_a_unit_says_so_in_each_view(bare_seat, qtbot, watchdog) -> None:
    with watchdog.excused("the page is built once"):
        page = ReportsPage(bare_seat)
        qtbot.addWidget(page)
        page.show()
        qtbot.waitUntil(lambda: "đơn vị" in page.form.note.text(), timeout=5_000)
        page.turn("board")
        qtbot.waitUntil(lambda: "đơn vị" in page.board.said.text(), timeout=5_000)
        page.turn("charts")
        qtbot.waitUntil(lambda: "đơn vị" in page.charts.note.text(), timeout=5_000)
    assert not page.head.primary.isEnabled()
