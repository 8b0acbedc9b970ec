"""The list: chips by state with counts, search without accents, sort, keys, empty, virtual."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.services.letter_rows import DeskPage, DeskRow
from app.ui.pages.outgoing.listing import AT_ONCE
from app.ui.pages.outgoing.page import OutgoingPage


def subjects(page) -> list[str]:
    return [one.row.subject for one in page.listing.table.rows.rows()]


def settled(page, qtbot) -> None:
    qtbot.waitUntil(lambda: not page.seat.run.busy(), timeout=5_000)


def test_chips_show_the_states_and_their_counts(page, draft, desk, qtbot) -> None:
    one, two = draft(subject="việc một"), draft(subject="việc hai")
    desk.letters.submit(two)
    page.look_anew()
    page.listing.choose("drafts")
    qtbot.waitUntil(lambda: subjects(page) == ["việc một"], timeout=5_000)
    texts = [button.text() for button in page.listing.chips._buttons.values()]
    assert texts == ["Nháp 1", "Trình ký 1", "Chờ số 0", "Đã phát hành 2", "Tất cả 4"]
    assert page.listing.head.note.text() == "1 văn bản"
    page.listing.choose("submitted")
    qtbot.waitUntil(lambda: subjects(page) == ["việc hai"], timeout=5_000)
    assert one != two


def test_typing_on_the_list_searches_without_accents_and_escape_comes_back(page, draft, qtbot) -> None:
    draft(subject="đại hội chi đoàn mẫu")
    page.look_anew()
    page.listing.choose("all")
    settled(page, qtbot)
    page.listing.table.setFocus()
    qtbot.keyClick(page.listing.table, Qt.Key.Key_D)
    assert page.listing.search.hasFocus()
    qtbot.keyClicks(page.listing.search, "ai hoi chi doan")
    qtbot.keyClick(page.listing.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: subjects(page) == ["đại hội chi đoàn mẫu"], timeout=5_000)
    qtbot.keyClicks(page.listing.search, " khong co")
    qtbot.waitUntil(lambda: subjects(page) == [], timeout=5_000)
    assert page.listing.empty.isVisible() and "khong co" in page.listing.empty._headline.text()
    qtbot.keyClick(page.listing.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(subjects(page)) == 3, timeout=5_000)
    qtbot.keyClick(page.listing.search, Qt.Key.Key_Escape)
    assert page.listing.table.hasFocus()


def test_enter_opens_and_escape_goes_back_to_the_same_row(page, draft, qtbot, watchdog) -> None:
    letter_id = draft(subject="mở bằng phím")
    page.look_anew()
    page.listing.choose("all")
    qtbot.waitUntil(lambda: page.listing.table.select(letter_id), timeout=5_000)
    page.listing.table.setFocus()
    with watchdog.excused("the first letter loads the writers"):
        qtbot.keyClick(page.listing.table, Qt.Key.Key_Return)
        qtbot.waitUntil(page.editing, timeout=20_000)
        qtbot.waitUntil(lambda: page.editor.pages.seen() is not None, timeout=20_000)
    qtbot.keyClick(page.editor.form.subject, Qt.Key.Key_Escape)
    assert not page.editing()
    settled(page, qtbot)
    assert page.listing.table.current_id() == letter_id


def test_an_empty_folder_says_what_to_do(bare_seat, qtbot, watchdog) -> None:
    with watchdog.excused("fonts and style are read once"):
        page = OutgoingPage(bare_seat)
        qtbot.addWidget(page)
        page.resize(1000, 600)
        page.show()
    qtbot.waitUntil(
        lambda: page.listing.empty.isVisible() and bool(page.listing.empty._headline.text()), timeout=5_000
    )
    assert page.listing.empty._headline.text() == "Chưa có văn bản đi"


def test_no_unit_is_a_sentence_not_a_fault(bare_seat, qtbot, told, watchdog) -> None:
    with watchdog.excused("fonts and style are read once"):
        page = OutgoingPage(bare_seat)
        qtbot.addWidget(page)
    page.begin("CV", "youth-union")
    qtbot.waitUntil(lambda: bool(told.refusals), timeout=5_000)
    assert not page.editing()


def test_long_lists_are_read_by_the_screenful(page, qtbot, monkeypatch, desk) -> None:
    real = desk.letters.page().rows[0]
    asked: list[int] = []

    def many(*, states=(), text="", limit=AT_ONCE, offset=0):
        asked.append(offset)
        from dataclasses import replace

        rows = tuple(
            DeskRow(replace(real.row, id=f"x{at}"), real.to)
            for at in range(offset, min(offset + limit, 100_000))
        )
        return DeskPage(rows, 100_000, {"issued": 100_000})

    monkeypatch.setattr(desk.letters, "page", many)
    page.listing.look_anew()
    qtbot.waitUntil(lambda: page.listing.table.rows.rowCount() == AT_ONCE, timeout=5_000)
    assert page.listing.head.note.text() == "100000 văn bản"
    bar = page.listing.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: page.listing.table.rows.rowCount() == 2 * AT_ONCE, timeout=5_000)
    assert asked == [0, AT_ONCE]
