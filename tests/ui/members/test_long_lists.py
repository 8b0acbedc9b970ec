"""A list that takes long to put together: it can be stopped or refused, and then stays as it was; what comes late harms nothing."""

from __future__ import annotations

import threading

from app.services import member_find
from app.services.roster import NONE, Filters, Standing
from app.ui.tables.members import PAGE, MembersModel


def names(page):
    return [page.list.lines.line(at).full_name for at in range(page.list.lines.many())]


def test_a_list_stopped_while_it_is_sorted_stays_as_it_was(page, seat, idle, qtbot, monkeypatch):
    before, wanted = names(page), page.wanted
    let_go, began, begin = threading.Event(), threading.Event(), page.roster.begin

    def slow(*words, **more):
        began.set()
        let_go.wait(10)
        return begin(*words, **more)

    monkeypatch.setattr(page.roster, "begin", slow)
    page.list._sort(1)
    qtbot.waitUntil(began.is_set)
    page._latest._running.cancel()  # as the strip's 'Dừng' does
    let_go.set()
    idle(seat)
    assert page.wanted == wanted and page.list.order() == ("name", False)
    assert names(page) == before
    monkeypatch.undo()
    page.list._sort(1)
    idle(seat)
    assert page.wanted.order == "birth" and sorted(names(page)) == sorted(before)


def test_conditions_that_cannot_be_met_are_told_and_taken_back(page, seat, idle, monkeypatch):
    monkeypatch.setattr(member_find, "OWING_MOST", 0)
    before, told = names(page), []
    monkeypatch.setattr(seat.tell, "error", told.append)
    page.bar.put(Filters(owes_fees=True))
    page._narrow(Standing.PRESENT, Filters(owes_fees=True))
    idle(seat)
    assert [type(one) for one in told] == [member_find.FilterTooWide]
    assert names(page) == before and page.bar.filters == NONE == page.wanted.filters


def test_the_tree_changes_its_counts_in_place(page, seat, idle, desk):
    line, many = page.tree._items[page.tree.top()], page.tree.topLevelItem(0).text(1)
    page.seat.do(page, lambda: desk.members.add("Bùi Thị Mới", unit=page.tree.top()))
    idle(seat)
    assert page.tree._items[page.tree.top()] is line
    assert page.tree.topLevelItem(0).text(1) == str(int(many) + 1)


def test_a_page_that_comes_after_the_list_became_short_is_not_shown(qtbot, page):
    model, line = MembersModel(), page.list.lines.line(0)
    model.reset(PAGE * 3, {})
    model.reset(2, {0: (line, line)})
    with qtbot.assertNotEmitted(model.dataChanged):
        model.fill(2, (line,) * PAGE)
    assert model.line(1) is line
