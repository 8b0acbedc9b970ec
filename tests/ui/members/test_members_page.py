"""The page of members: found at every keystroke, edited in place, added, moved; nothing typed is lost."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPushButton

from app.ui.pages.members.page import MembersPage
from app.ui.pages.privacy.purpose import Purpose


def names(page, many=5):
    return [page.list.lines.line(at).full_name for at in range(min(many, page.list.lines.many()))]


def choose(page, seat, idle, words):
    page.search.setText(words)
    idle(seat)
    assert page.record.member_id
    return page.record.member_id


def test_everybody_is_counted_and_stands_in_vietnamese_order(page, desk):
    everybody = desk.members.list()
    assert page.head.note.text() == f"{len(everybody)} người"
    assert names(page) == [row.full_name for row in everybody[:5]]
    assert page.tree.topLevelItem(0).text(1) == str(len(everybody))


def test_letters_typed_on_the_list_go_to_the_search_and_find_without_accents(page, seat, idle, qtbot, desk):
    wanted = desk.members.list()[7].full_name
    from app.base.text import fold

    page.list.setFocus()
    for at, letter in enumerate(fold(wanted)):
        qtbot.keyClick(page.list if at == 0 else page.search, letter)
    idle(seat)
    assert wanted in names(page, 50)
    assert page.record.member_id


def test_what_an_input_method_composes_on_the_list_lands_in_the_search(page, seat, idle):
    event = QInputMethodEvent("", [])
    event.setCommitString("Đ")
    QApplication.sendEvent(page.list, event)
    idle(seat)
    assert page.search.text() == "Đ"


def test_a_branch_narrows_list_and_search(page, seat, idle):
    item = page.tree.topLevelItem(0).child(0)
    page.tree.setCurrentItem(item)
    idle(seat)
    assert page.list.lines.many() == int(item.text(1))
    page.search.setText("zzzz")
    idle(seat)
    assert page.empty.isVisibleTo(page) and item.text(0) in page.empty._headline.text()


def test_enter_saves_a_field_in_place_and_the_note_takes_it_back(
    page, seat, idle, qtbot, told, desk, type_in
):
    member = choose(page, seat, idle, "a")
    field = page.record.fields["phone"]
    field.begin()
    type_in(field.editor, "0912 345 678")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    idle(seat)
    assert desk.members.show(member)["fields"]["phone"] == "0912345678"
    words, _, undo = told.notes[-1]
    assert words == "Đã sửa điện thoại" and undo is not None
    assert not any(
        "điện thoại" in one.text()
        for one in page.record.head._chips.findChildren(QPushButton)
        if one.isVisibleTo(page)
    )
    undo()
    idle(seat)
    assert desk.members.show(member)["fields"]["phone"] is None
    assert field.editor.words() == ""


def test_a_refused_value_stays_with_its_sentence_and_escape_puts_back(page, seat, idle, qtbot, desk, type_in):
    member = choose(page, seat, idle, "a")
    before = desk.members.show(member)["fields"]["birth_date"]
    field = page.record.fields["birth_date"]
    field.begin()
    field.editor.set_words("31/2/2008")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    idle(seat)
    assert "Ngày sinh" in field.fault.text() and "birth" not in field.fault.text()
    assert field.editor.words() == "31/2/2008"
    qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
    assert field.editor.words() == f"{before:%d/%m/%Y}" and not field.fault.isVisibleTo(page)


def test_what_was_refused_is_still_there_when_one_comes_back(page, seat, idle):
    choose(page, seat, idle, "") if False else None
    page.list.go(0)
    idle(seat)
    page.record.fields["birth_date"].editor.set_words("nonsense")
    page.list.go(1)
    idle(seat)
    assert page.record.fields["birth_date"].editor.words() != "nonsense"
    page.list.go(0)
    idle(seat)
    assert page.record.fields["birth_date"].editor.words() == "nonsense"


def test_sensitive_values_are_masked_until_asked_for(page, seat, idle, desk):
    page.list.go(0)
    idle(seat)
    field = page.record.fields["ethnicity"]
    stored = desk.members.show(page.record.member_id)["fields"]["ethnicity"]
    assert stored and stored not in field.editor.words() and field.editor.isReadOnly()
    asked = []
    page.record.looks.ask = lambda parent: asked.append(parent)
    field.toggle()  # whoever says no purpose sees nothing
    idle(seat)
    assert len(asked) == 1 and field.is_masked() and not desk.access_log.count()
    page.record.looks.ask = lambda _: Purpose("đối chiếu giấy tờ", while_at_it=True)
    field.toggle()
    idle(seat)
    assert field.editor.words() == stored
    page.list.go(1)
    idle(seat)
    assert field.is_masked()
    page.record.looks.ask = None  # the purpose holds: nobody is asked again
    field.begin()
    idle(seat)
    assert not field.is_masked() and field.editor.hasFocus()
    seen = desk.access_log.rows()
    assert [(row.fields, row.purpose) for row in seen] == [(("Dân tộc",), "đối chiếu giấy tờ")] * 2


def test_a_year_alone_is_taken_for_the_birth_date(page, seat, idle, qtbot, desk):
    member = choose(page, seat, idle, "a")
    field = page.record.fields["birth_date"]
    field.editor.set_words("2006")
    field.save()
    idle(seat)
    stored = desk.members.show(member)["fields"]
    assert (stored["birth_date"], stored["birth_year"]) == (None, 2006)
    assert field.editor.words() == "2006"
    field.editor.set_words("5.6.2006")
    field.save()
    idle(seat)
    assert desk.members.show(member)["fields"]["birth_date"] == date(2006, 6, 5)


def test_a_new_member_is_added_by_keys_alone(page, seat, idle, qtbot, desk, type_in, told):
    page.new()
    idle(seat)
    typed = ("Đỗ Thị Ánh Ngọc", "2007")
    type_in(QApplication.focusWidget() or page.form._editors["full_name"], typed[0])
    page.form._editors["birth_date"].setText(typed[1])
    page.primary()
    idle(seat)
    (row,) = desk.members.search("do thi anh ngoc")
    assert row.birth_year == 2007
    assert page.record.member_id == row.id and page.list.current().id == row.id
    assert told.words()[-1] == "Đã thêm Đỗ Thị Ánh Ngọc"
    assert page.side.currentWidget() is page.record


def test_a_new_member_without_a_name_is_told_at_the_name(page, seat, idle):
    page.new()
    idle(seat)
    page.primary()
    idle(seat)
    assert page.form._faults["full_name"].isVisibleTo(page)


def test_what_was_typed_of_a_new_member_is_kept(page, seat, idle, desk, type_in, qtbot):
    page.new()
    idle(seat)
    type_in(page.form._editors["full_name"], "Vũ Hồng")
    qtbot.waitUntil(lambda: desk.members.draft.kept().get("full_name") == "Vũ Hồng", timeout=2_000)
    page.adding.leave()
    page.new()
    idle(seat)
    assert page.form._editors["full_name"].text() == "Vũ Hồng"


def test_a_double_is_shown_while_the_name_is_typed(page, seat, idle, desk):
    known = desk.members.list()[3]
    page.new()
    idle(seat)
    page.form._editors["full_name"].setText(known.full_name)
    idle(seat)
    assert page.form._doubles.count() >= 1


def test_moving_to_another_unit_changes_list_and_counts(page, seat, idle, desk, told):
    page.list.go(0)
    idle(seat)
    member = page.record.member_id
    target = next(one for one in page.tree.units() if one[0] != desk.members.show(member)["unit_id"])
    page._move(*target)
    idle(seat)
    assert desk.members.show(member)["unit_id"] == target[0]
    assert page.record.unit.whole() == target[1]
    assert told.notes[-1][2] is not None


def test_another_windows_change_keeps_selection_and_place(page, seat, idle, desk):
    page.list.go(20)
    page.list.verticalScrollBar().setValue(200)
    idle(seat)
    chosen, place = page.record.member_id, page.list.verticalScrollBar().value()
    change = desk.members.edit(desk.members.list()[2].id, fields={"phone": "1"})
    seat.bus.tell(change)
    idle(seat)
    assert page.list.current().id == chosen and page.record.member_id == chosen
    assert page.list.verticalScrollBar().value() == place


def test_a_record_asked_for_from_outside_is_shown_in_the_list(page, seat, idle, desk):
    last = desk.members.list()[-1]
    page.search.setText("zzzz")
    idle(seat)
    page.show_record(last.id)
    idle(seat)
    assert page.record.member_id == last.id and page.list.current().id == last.id


def test_records_that_lack_something_can_be_listed(page, seat, idle, desk):
    page.filter._take("id_number")
    idle(seat)
    assert page.list.lines.many() == len(desk.members.list())
    page.filter._take("sex")
    idle(seat)
    assert page.list.lines.many() == 0 and page.empty.isVisibleTo(page)


def test_an_empty_folder_says_what_to_do(bare_seat, qtbot, idle):
    made = MembersPage(bare_seat)
    qtbot.addWidget(made)
    made.show()
    idle(bare_seat)
    assert made.empty.isVisibleTo(made) and made.empty.button.isVisibleTo(made)


def test_everything_to_act_on_has_a_name_and_is_reached_by_tab(page):
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit

    nameless = [
        one
        for kind in (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractItemView)
        for one in page.findChildren(kind)
        if one.isVisibleTo(page)
        and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not (one.accessibleName() or getattr(one, "text", lambda: "")())
    ]
    assert nameless == []
    order, at = [], page.search
    for _ in range(400):
        order.append(at)
        at = at.nextInFocusChain()
        if at is page.search:
            break
    places = [order.index(one) for one in (page.search, page.filter, page.tree, page.list)]
    assert places == sorted(places)


def test_asking_twice_adds_once(page, seat, idle, desk):
    page.new()
    idle(seat)
    page.form._editors["full_name"].setText("Hà Thị Bưởi")
    page.primary()
    page.primary()
    idle(seat)
    assert len(desk.members.search("ha thi buoi")) == 1


def test_one_after_another_keeps_unit_and_day(page, seat, idle, desk):
    page.new()
    idle(seat)
    page.form._editors["full_name"].setText("Hà Thị Bưởi")
    page.form._editors["joined_on"].setText("26/3/2025")
    page.form.saved.emit(True)
    idle(seat)
    assert page.side.currentWidget() is page.form
    assert (
        page.form._editors["full_name"].text() == "" and page.form._editors["joined_on"].text() == "26/3/2025"
    )
    assert len(desk.members.search("ha thi buoi")) == 1


def test_the_field_with_the_cursor_is_seen(page, seat, idle):
    page.list.go(0)
    idle(seat)
    field = page.record.fields["phone"]
    field.begin()
    assert field.editor.property("plain") == "false"
    page.search.setFocus()
    assert field.editor.property("plain") == "true"


def test_columns_and_order_are_chosen_and_remembered(page, seat, idle, qtbot, desk, watchdog):
    keys = [column.key for column in page.list.lines.columns]
    assert page.list.isColumnHidden(keys.index("joined"))
    page.list.show_column("joined", True)
    assert not page.list.isColumnHidden(keys.index("joined"))
    head = page.list.horizontalHeader()
    head.sectionClicked.emit(keys.index("birth"))
    head.sectionClicked.emit(keys.index("birth"))
    idle(seat)
    born = [page.list.lines.line(at).birth_date for at in range(20)]
    assert born == sorted(born, reverse=True)
    with watchdog.excused("a second page"):
        again = MembersPage(seat)
        qtbot.addWidget(again)
        again.resize(1190, 640)
        again.show()
        idle(seat)
    assert again.list.order() == ("birth", True) and not again.list.isColumnHidden(keys.index("joined"))
    assert again.list.lines.line(0).birth_date == born[0]
    menu = page.list.columns_menu()
    assert [act.text() for act in menu.actions() if act.isChecked()] == [
        column.title for column in page.list.lines.columns[1:] if column.key in page.list.shown_columns()
    ]


def test_a_unit_is_chosen_by_typing_and_enter(page, seat, idle, qtbot, desk):
    page.list.go(0)
    idle(seat)
    from app.ui.pages.members.unit_menu import UnitMenu

    page.open_move()
    menu = page.findChild(UnitMenu)
    wanted = page.tree.units()[-1]
    menu.line.setText(wanted[1])
    qtbot.keyClick(menu.line, Qt.Key.Key_Return)
    idle(seat)
    assert desk.members.show(page.record.member_id)["unit_id"] == wanted[0]
