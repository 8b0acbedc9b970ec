"""Registers for the window: what may be chosen, what the sheet says, that files and pictures say the same."""

from __future__ import annotations

import pytest

from app.base.errors import Cancelled
from app.services.book_rows import Kind as Register
from app.services.register_view import Kind
from app.services.registers import Span
from tests.factory import desk as make_desk
from tests.factory import own_letter

YEAR = Span(year=2026)


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path)
    yield made
    made.close()


def issue(desk, **changes):
    made = desk.letters.new(own_letter(**changes)).result
    desk.letters.sign(made.id)
    return desk.letters.issue(made.id).result


def entries(sheet):
    return [line for line in sheet.lines if line.kind is Kind.ENTRY]


def test_an_empty_folder_has_this_year_and_an_empty_book(desk):
    assert desk.books.view.spans(Register.OUTGOING) == (YEAR,)
    sheet = desk.books.view.sheet(Register.INCOMING, YEAR)
    assert sheet.title == "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN" and sheet.entries == 0 and not sheet.books
    assert not desk.books.view.secret()


def test_the_sheet_has_the_forms_columns_and_opens_its_letters(desk):
    first, second = issue(desk), issue(desk, subject="triển khai Tháng Thanh niên")
    desk.numbers.void(second.id, reason="gửi nhầm nơi")
    sheet = desk.books.view.sheet(Register.OUTGOING, YEAR)
    assert [column.head for column in sheet.columns][:3] == [
        "Số, ký hiệu văn bản",
        "Ngày tháng văn bản",
        "Tên loại và trích yếu nội dung văn bản",
    ]
    assert [line.kind for line in sheet.lines][:3] == [Kind.TITLE, Kind.HEADS, Kind.COUNTS]
    one, two = entries(sheet)
    assert (one.id, one.void) == (first.id, False)
    assert two.void and two.cells[sheet.note] == "Hủy: gửi nhầm nơi"
    assert "thang thanh nien" in two.folded
    assert sheet.lines[-1].cells == ("Cộng: 2 văn bản, trong đó 1 số đã hủy.",)


def test_one_book_alone_keeps_the_names_of_the_others(desk):
    issue(desk)
    desk.series.declare_term("2025-2030", starts_on=desk.clock.now().date().replace(year=2025))
    issue(desk, kind="TB", addressees=[], subject="kết luận họp giao ban")
    view = desk.books.view
    whole = view.sheet(Register.OUTGOING, YEAR)
    assert len(whole.books) == 2
    alone = view.sheet(Register.OUTGOING, YEAR, book=whole.books[1])
    assert alone.books == whole.books and len(entries(alone)) == 1
    assert Span(term="2025-2030") in view.spans(Register.OUTGOING)
    assert view.sheet(Register.OUTGOING, Span(term="2025-2030")).period == "Nhiệm kỳ: 2025-2030"


def test_files_and_pictures_hold_what_the_sheet_shows(desk, tmp_path):
    issue(desk)
    view = desk.books.view
    pdf = view.save(Register.OUTGOING, YEAR, tmp_path / "so.pdf")
    xlsx = view.save(Register.OUTGOING, YEAR, tmp_path / "so.xlsx")
    assert pdf.read_bytes().startswith(b"%PDF") and xlsx.read_bytes().startswith(b"PK")
    pages = list(view.pages(Register.OUTGOING, YEAR, dpi=50))
    assert len(pages) == 2 and all(page.startswith(b"\x89PNG") for page in pages)


def test_stopping_leaves_no_half_file(desk, tmp_path):
    class Stop:
        def step(self, done: int, total: int, label: str) -> None:
            if done:
                raise Cancelled

    with pytest.raises(Cancelled):
        desk.books.view.save(Register.OUTGOING, YEAR, tmp_path / "so.pdf", progress=Stop())
    assert not (tmp_path / "so.pdf").exists()


def test_gaps_are_told_in_runs_and_voids_with_their_reason(desk):
    one = issue(desk)
    desk.numbers.void(one.id, reason="trùng nội dung")
    (line,) = desk.books.view.gaps()
    assert (line.book, line.span, line.given, line.missing) == ("Sổ công văn (CV)", "01–01", 1, "")
    assert line.void == ("01-CV/ĐTN: trùng nội dung",) and line.whole


def test_runs():
    from app.services.register_view import _runs

    assert _runs((3, 7, 8, 9, 12)) == "03, 07–09, 12"
