"""All registers of annex IV, books of members, closing for good, and searches that are kept."""

from __future__ import annotations

import threading
from contextlib import closing
from datetime import date, timedelta
from hashlib import sha256

import pytest

from app.models.undo import NumberStands
from app.services.book_rows import FORMS, Kind
from app.services.books import BookClosed, BookNotOver, LineMissing, LineWrong
from app.services.registers import Span
from app.services.saved_searches import Condition, Query, SearchMissing, SearchWrong
from app.services.sheets import EndingUnknown
from tests.factory import desk as make_desk
from tests.factory import own_letter

YEAR = Span(year=2026)


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path)
    yield made
    made.close()


def enter(desk, **fields):
    return desk.incoming.register(desk.inbox_forms.write_down().result, fields=fields).result


def issue(desk):
    made = desk.letters.new(own_letter()).result
    desk.letters.sign(made.id)
    return desk.letters.issue(made.id).result


def lines(desk, kind):
    return [entry.cells for section in desk.books.book(kind, YEAR).sections for entry in section.entries]


def test_forms_have_the_annexs_columns_and_fit_the_page():
    counts = {Kind.FOLLOW_UP: 7, Kind.POST: 6, Kind.LOAN: 9}
    for kind, form in FORMS.items():
        assert sum(column.width for column in form.columns) == 267
        assert form.columns[form.note].head == "Ghi chú"
        assert len(form.columns) == counts.get(kind, len(form.columns))
    assert FORMS[Kind.POST].columns[4].head == "Ký nhận và dấu bưu điện"
    assert FORMS[Kind.LOAN].title == "SỔ SỬ DỤNG BẢN LƯU"


def test_the_follow_up_register_tells_how_far_letters_are(desk):
    desk.letters.new(own_letter())  # the first letter makes our unit
    one = enter(
        desk,
        number="856",
        notation="CV/TĐTN",
        kind="CV",
        subject="tuyên truyền",
        issuer="Tỉnh đoàn",
        date="27/02/2026",
    )
    enter(desk, subject="hai")
    desk.handling.direct(one.id, lead="Ban A", due_on=date(2026, 3, 20), task=True)
    (first, second) = lines(desk, Kind.FOLLOW_UP)
    assert first[:4] == (
        "1",
        "Công văn số 856-CV/TĐTN ngày 27/02/2026 của Tỉnh đoàn: tuyên truyền",
        "Ban A",
        "20/3/2026",
    )
    assert "0/1 việc xong" in first[4]
    assert second[0] == "2"
    answer = desk.letters.new(own_letter(), answers_id=one.id).result
    desk.letters.sign(answer.id)
    desk.letters.issue(answer.id)
    desk.tasks.done(desk.tasks.list()[0].id)
    (first, _) = lines(desk, Kind.FOLLOW_UP)
    assert "đã giải quyết" in first[4]
    assert first[5].startswith("01-")


def test_post_and_loans(desk):
    number = issue(desk)
    desk.books.post("Tỉnh đoàn Hà Châu", letter=number.printed, envelopes=2)
    with pytest.raises(LineWrong):
        desk.books.post(" ")
    with pytest.raises(LineWrong):
        desk.books.post("x", envelopes=0)
    assert lines(desk, Kind.POST) == [("02/3/2026", "01-CV/ĐTN", "Tỉnh đoàn Hà Châu", "2", "", "")]
    loan = desk.books.lend("Lê An", number.printed, allowed_by="Bí thư").result
    assert [row.id for row in desk.books.lent()] == [loan.id]
    desk.clock.forward(timedelta(days=3))
    desk.books.give_back(loan.id)
    assert desk.books.lent() == ()
    (row,) = lines(desk, Kind.LOAN)
    assert (row[0], row[1], row[2], row[6], row[7]) == (
        "02/3/2026",
        "Lê An",
        "01-CV/ĐTN ngày 02/3/2026",
        "05/3/2026",
        "Bí thư",
    )
    desk.undo.undo()
    assert len(desk.books.lent()) == 1
    with pytest.raises(LineMissing):
        desk.books.give_back("zzzzzzz")


def test_books_of_members(desk):
    from app.models.members import Member
    from app.services.first_unit import our_unit

    with desk.store.work(verb="members.add", by="x") as w:
        unit = our_unit(w).id
        w.add(Member(unit_id=unit, full_name="Trần Văn Bình", joined_on=date(2026, 1, 9), card_number="12"))
        w.add(Member(unit_id=unit, full_name="Lê Thị An", birth_year=2008))
        w.commit()
    assert [row[1] for row in lines(desk, Kind.MEMBERS)] == ["Lê Thị An", "Trần Văn Bình"]
    assert [row[1:2] + row[5:6] for row in lines(desk, Kind.ADMISSIONS)] == [("Trần Văn Bình", "09/01/2026")]


def test_a_closed_book_never_changes(tmp_path):
    with closing(make_desk(tmp_path)) as desk:
        first = enter(desk, subject="một")
        with pytest.raises(BookNotOver):
            desk.books.close(Kind.INCOMING, YEAR)
        assert desk.books.pages(Kind.INCOMING, YEAR) is None
        desk.clock.forward(timedelta(days=310))  # January 2027
        row = desk.books.close(Kind.INCOMING, YEAR, signed_by="Đỗ Đình Đạt").result
        pages = desk.books.pages(Kind.INCOMING, YEAR)
        assert sha256(pages).hexdigest() == row.pdf_sha256
        assert (row.rows, row.numbers) == (1, "Từ số 1 đến số 1")
        words = text_of(pages)
        assert "Sổ này đóng ngày 06/01/2027, gồm 1 văn bản" in words
        assert "Đỗ Đình Đạt" in words
        assert not desk.books.changed_since(row.id)
        desk.incoming.edit(first.id, fields={"subject": "sửa sau khi đóng"})
        assert desk.books.changed_since(row.id)
        assert desk.books.pages(Kind.INCOMING, YEAR) == pages
        with pytest.raises(BookClosed):
            desk.books.close(Kind.INCOMING, YEAR)
        with pytest.raises(NumberStands):
            desk.undo.undo(next(act for act in [_act(desk, "books.close")]))
        assert [one.id for one in desk.books.closed()] == [row.id]


def test_two_who_close_at_once_close_one_book(tmp_path):
    with closing(make_desk(tmp_path)) as desk:
        enter(desk, subject="một")
        desk.clock.forward(timedelta(days=310))
        other = make_desk(tmp_path, moment=desk.clock.now())
        outcomes = []

        def shut(one):
            try:
                outcomes.append(one.books.close(Kind.INCOMING, YEAR).result.id)
            except BookClosed:
                outcomes.append("closed")

        threads = [threading.Thread(target=shut, args=(one,)) for one in (desk, other)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        other.close()
        assert outcomes.count("closed") == 1
        assert len(desk.books.closed()) == 1


def test_a_volume_may_end_within_the_year(desk):
    enter(desk, subject="một")
    desk.books.close(Kind.INCOMING, YEAR, volume="1")
    assert desk.books.pages(Kind.INCOMING, YEAR, volume="1")
    assert desk.books.pages(Kind.INCOMING, YEAR) is None


def _act(desk, verb):
    from sqlalchemy import select

    from app.models.journal import Change

    with desk.store.read() as session:
        return session.scalar(select(Change.act_id).where(Change.verb == verb).limit(1))


def text_of(pdf):
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


# --- searches -----------------------------------------------------------------------------------------------------


@pytest.fixture
def filled(desk):
    enter(
        desk, number="1", issuer="Tỉnh đoàn Hà Châu", subject="mời họp", handler="Lê An", arrived="27/02/2026"
    )
    enter(desk, number="2", issuer="UBND xã", subject="báo cáo số liệu", deadline="20/3/2026")
    enter(desk, number="3", issuer="Tỉnh đoàn Hà Châu", subject="báo cáo quý")
    return desk


def found(desk, *conditions, text="", subject="incoming", **more):
    query = Query(subject, text, tuple(Condition(*one) for one in conditions), **more)
    return [row[0] for row in desk.saved_searches.run(query).rows]


def test_every_field_and_the_text_can_be_asked_for(filled):
    by_number = {"columns": ("number", "subject"), "order": "number"}
    assert found(filled, ("issuer", "~", "tinh doan"), **by_number) == ["1", "3"]
    assert found(filled, ("issuer", "=", "ubnd xa"), **by_number) == ["2"]
    assert found(filled, ("arrived", ">=", "01/3/2026"), **by_number) == ["2", "3"]
    assert found(filled, ("handler", "empty"), **by_number) == ["2", "3"]
    assert found(filled, ("deadline", "filled"), **by_number) == ["2"]
    assert found(filled, text="bao cao", **by_number) == ["2", "3"]
    assert found(filled, ("issuer", "~", "tỉnh"), text="bao cao", **by_number) == ["3"]
    assert found(filled, columns=("number",), order="number", falling=True) == ["3", "2", "1"]
    assert found(filled, ("arrival_number", "<=", "2"), **by_number) == ["1", "2"]


@pytest.mark.parametrize(
    "condition",
    [("x", "=", "1"), ("issuer", "?", "1"), ("arrived", ">=", "hôm qua"), ("arrival_number", "=", "một")],
)
def test_wrong_conditions_are_refused(filled, condition):
    with pytest.raises(SearchWrong):
        found(filled, condition)


def test_searches_are_kept_and_written(filled, tmp_path):
    query = Query("incoming", "bao cao", (Condition("issuer", "~", "tinh"),), ("number", "subject"), "number")
    filled.saved_searches.save("Báo cáo của tỉnh", query)
    assert filled.saved_searches.get("incoming", "Báo cáo của tỉnh") == query
    filled.saved_searches.save("Báo cáo của tỉnh", Query("incoming"))
    assert len(filled.saved_searches.list()) == 1
    filled.undo.undo()
    assert filled.saved_searches.get("incoming", "Báo cáo của tỉnh") == query
    result = filled.saved_searches.run(query)
    for name in ("a.docx", "a.pdf", "a.xlsx"):
        assert filled.saved_searches.write(result, tmp_path / name).stat().st_size > 2000
    with pytest.raises(EndingUnknown):
        filled.saved_searches.write(result, tmp_path / "a.doc")
    filled.saved_searches.forget("incoming", "Báo cáo của tỉnh")
    with pytest.raises(SearchMissing):
        filled.saved_searches.get("incoming", "Báo cáo của tỉnh")
