"""Searching over every field on one page: words and conditions, columns, a name for it, results as files."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.ui.pages.searches.page import SearchesPage


@pytest.fixture
def calm(qtbot):
    def wait(seat) -> None:
        qtbot.wait(450)  # a search waits until typing pauses
        still = 0
        while still < 3:
            qtbot.wait(8)
            still = 0 if seat.run.busy() else still + 1

    return wait


@pytest.fixture
def page(bare_desk, bare_seat, qtbot, calm, watchdog):
    for number, issuer, subject, day in (
        ("12", "Tỉnh đoàn Hà Châu", "báo cáo quý I", date(2026, 1, 20)),
        ("45", "Huyện ủy Nghĩa Hưng", "hội nghị tổng kết", date(2026, 2, 3)),
        ("9", "Tỉnh đoàn Hà Châu", "Tháng Thanh niên", date(2026, 2, 20)),
    ):
        one = bare_desk.inbox_forms.write_down().result
        fields = {
            "number": number,
            "notation": "CV",
            "issuer": issuer,
            "subject": subject,
            "date": f"{day:%d/%m/%Y}",
        }
        bare_desk.incoming.register(one, fields=fields)
    bare_desk.tasks.open("họp giao ban", due_on=date(2026, 3, 5))
    with watchdog.excused("the page is built once"):
        made = SearchesPage(bare_seat)
        qtbot.addWidget(made)
        made.resize(1190, 660)
        made.show()
        calm(bare_seat)
    return made


def shown(page, column):
    at = [one.key for one in page.table.rows.columns].index(column)
    return [row[1][at] for row in page.table.rows.rows()]


def condition(page, field, sign, value=""):
    page.conditions.add_one()
    row = page.conditions.rows[-1]
    row.field.setCurrentIndex(row.field.findData(field))
    row._field_chosen()
    row.sign.setCurrentIndex(row.sign.findData(sign))
    row._sign_chosen()
    row.value.setText(value)
    return row


def test_conditions_narrow_and_all_must_hold(page, bare_seat, calm, gone, qtbot):
    assert page.count.text() == "3 dòng"
    condition(page, "issuer", "~", "tinh doan")
    calm(bare_seat)
    assert sorted(shown(page, "number")) == ["12", "9"]
    row = condition(page, "date", ">=", "1/2/2026")
    assert row.sign.currentText() == "từ ngày"
    calm(bare_seat)
    assert shown(page, "number") == ["9"]
    page.table.select_first()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert gone.to == [("incoming", page.result.ids[0])]
    row.value.setText("ba mươi")
    calm(bare_seat)
    assert page.fault.isVisible() and shown(page, "number") == ["9"], "what stood there stays"
    page.conditions._take_away(row)
    calm(bare_seat)
    assert not page.fault.isVisible() and len(shown(page, "number")) == 2


def test_words_find_in_the_full_text_and_nothing_says_so(page, bare_seat, calm):
    page.words.setText("thanh nien")
    calm(bare_seat)
    assert shown(page, "subject") == ["Tháng Thanh niên"]
    page.words.setText("không có chữ này")
    calm(bare_seat)
    assert page.empty.isVisible() and not page.head.primary.isEnabled()


def test_columns_are_chosen_and_figures_sort_as_figures(page, bare_seat, calm):
    page.show_column("stage", True)
    calm(bare_seat)
    assert [one.key for one in page.table.rows.columns][-1] == "stage"
    page.show_column("stage", False)
    calm(bare_seat)
    at = [one.key for one in page.table.rows.columns].index("date")
    page.table.sortByColumn(at, Qt.SortOrder.AscendingOrder)
    assert shown(page, "date") == ["20/01/2026", "03/02/2026", "20/02/2026"]


def test_a_search_is_kept_found_again_and_forgotten(page, bare_seat, bare_desk, calm):
    condition(page, "issuer", "~", "huyện ủy")
    page.ask_name = lambda known: "Của Huyện ủy"
    page.save_search()
    calm(bare_seat)
    page.show_record("tasks")
    calm(bare_seat)
    assert shown(page, "title") == ["họp giao ban"] and page.kept.count() == 1
    page.show_record("incoming")
    calm(bare_seat)
    page.kept.setCurrentIndex(1)
    page._kept_chosen()
    calm(bare_seat)
    assert shown(page, "number") == ["45"] and page.forget.isVisible()
    page.forget_search()
    calm(bare_seat)
    assert bare_desk.saved_searches.list() == ()


@pytest.mark.parametrize(("kind", "start"), [("xlsx", b"PK"), ("docx", b"PK"), ("pdf", b"%PDF")])
def test_the_result_is_written(page, bare_seat, calm, tmp_path, kind, start, told):
    page.ask_file = lambda name, kinds: str(tmp_path / f"kq.{kind}")
    page.primary()
    calm(bare_seat)
    assert (tmp_path / f"kq.{kind}").read_bytes().startswith(start)
    assert told.words() == [f"Đã xuất kq.{kind}"]
