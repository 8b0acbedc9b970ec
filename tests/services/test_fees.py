"""Fees on a data folder: payments, part payments, undo by counter entry, closing, hand-over, statements, removal, papers."""

from __future__ import annotations

import csv
import json
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from app.base.paths import resource
from app.domain.fees import read_period
from app.models.errors import RecordForever
from app.models.fees import FeeEntry, FeePayment
from app.services.fees import refusals
from app.services.fees.rows import SUMS
from tests import factory

NAMES = ("Nguyễn Văn Ấn", "Trần Quốc Bảo", "Lê Mỹ Dung", "Phạm Hữu Đạt")
Q1 = read_period("2026-Q1")


@pytest.fixture
def desk(tmp_path):
    made = factory.desk(tmp_path, moment=datetime(2026, 4, 10, 2, 0, tzinfo=UTC))
    made.units.add("Đoàn trường Đồng Rạng", level="grassroots", place="Đồng Rạng")
    for cell in ("Chi đoàn 10A1", "Chi đoàn 10A2"):
        made.units.add(cell, level="cell")
        for name in NAMES:
            made.members.add(name, unit=cell, fields={"joined_on": "26/3/2024", "occupation": "Học sinh"})
    made.fees.set_fund(
        first_month="2026-01", bank="Vietcombank", account="0123 456 789", holder="DOAN TRUONG"
    )
    yield made
    made.close()


def ids(desk, unit="Chi đoàn 10A1"):
    return [row.id for row in desk.fees.grid(unit).rows]


def sound(desk):
    """Every entry of members' fees is the sum of its payments; every book's balance that of its entries."""
    with desk.store.read() as session:
        for entry in session.scalars(select(FeeEntry).where(FeeEntry.kind == "collect")):
            paid = session.scalar(select(func.sum(FeePayment.amount)).where(FeePayment.entry_id == entry.id))
            assert paid == entry.amount
    for unit in ("Chi đoàn 10A1", "Chi đoàn 10A2", "Đoàn trường Đồng Rạng"):
        book = desk.fees.book(unit)
        assert book.before + book.income - book.outgo == book.after
        assert not book.rows or book.rows[-1].balance == book.after
    grid = desk.fees.grid()
    for at in range(len(grid.months)):
        assert grid.paid[at] == sum(row.cells[at].paid for row in grid.rows)
        assert grid.dues[at] == sum(row.cells[at].due for row in grid.rows)
    report = desk.fees.reports.report(Q1)
    for name in SUMS:
        assert report.total[name] == sum(getattr(line, name) for line in report.lines)
    assert all(line.kept + line.passed == line.collected + line.received for line in report.lines)


def test_a_column_a_part_and_months_ahead(desk):
    people = ids(desk)
    paid = desk.fees.pay([(one, "2026-01") for one in people]).result
    assert (paid.people, paid.amount, len(paid.entries)) == (4, 8000, 1)
    desk.fees.pay_amount(people[0], 1500, month="2026-02")
    desk.fees.pay_amount(people[0], 25_000)
    row = desk.fees.member(people[0], first="2026-01", last="2027-03")[0]
    assert [cell.state for cell in row.cells] == ["paid"] * 14 + ["part"]
    assert row.cells[-1].paid == 500
    assert row.lacking == 0
    with pytest.raises(refusals.NothingDue):
        desk.fees.pay([(people[0], "2026-02")])
    with pytest.raises(refusals.TooMuch):
        desk.fees.pay_amount(people[0], 1_000_000)
    sound(desk)


def test_ctrl_z_writes_a_counter_entry(desk):
    people = ids(desk)
    before = desk.fees.grid()
    desk.fees.pay([(one, "2026-01") for one in people])
    desk.undo.undo()
    assert desk.fees.grid() == before
    book = desk.fees.book("Chi đoàn 10A1")
    assert [(row.income, row.outgo) for row in book.rows] == [(8000, 0), (0, 8000)]
    assert book.rows[0].countered and book.rows[1].counter_of == book.rows[0].id
    with pytest.raises(refusals.TakenBack):
        desk.fees.undo(book.rows[0].id)
    desk.fees.pay([(people[0], "2026-01")])
    sound(desk)


def test_entries_are_never_deleted(desk):
    desk.fees.pay([(ids(desk)[0], "2026-01")])
    with desk.store.work(verb="test", by="") as w:
        w.delete(w.session.scalars(select(FeePayment)).first())
        with pytest.raises(RecordForever):
            w.commit()


def test_a_new_amount_holds_from_its_day(desk):
    person = ids(desk)[0]
    desk.rules.set("fees.without_salary", "3000", why="Hướng dẫn mới", since=date(2026, 3, 1))
    assert [cell.due for cell in desk.fees.member(person)[0].cells[:4]] == [2000, 2000, 3000, 3000]
    desk.fees.classify([person], "salaried", since="2026-02")
    assert [cell.due for cell in desk.fees.member(person)[0].cells[:4]] == [2000, 5000, 5000, 5000]


def test_waivers_by_the_rule(desk):
    people = ids(desk)
    desk.fees.waive(people[:2], "2026-02", "2026-07", reason="Hộ nghèo", decision="12-QĐ/ĐTN")
    assert [cell.state for cell in desk.fees.member(people[0])[0].cells[:8]] == [
        "open",
        *["waived"] * 6,
        "open",
    ]
    with pytest.raises(refusals.WaiverLong):
        desk.fees.waive(people[2:], "2026-02", "2026-08", reason="Hộ nghèo")
    with pytest.raises(refusals.WaiverOverlaps):
        desk.fees.waive([people[0]], "2026-07", "2026-09", reason="Hộ nghèo")
    with pytest.raises(refusals.WaiverReason):
        desk.fees.waive([people[3]], "2026-07", "2026-09", reason=" ")
    waiver = desk.fees.member(people[0])[1][0]
    desk.fees.end_waiver(waiver.id, "2026-03")
    assert desk.fees.member(people[0])[0].cells[3].state == "open"
    desk.undo.undo(desk.fees.end_waiver(waiver.id).act_id)
    assert desk.fees.member(people[0])[0].cells[2].state == "waived"
    desk.fees.end_waiver(waiver.id)
    assert desk.fees.member(people[0])[0].cells[2].state == "open"


def test_a_quarter_goes_up_and_is_closed_for_good(desk):
    for cell in ("Chi đoàn 10A1", "Chi đoàn 10A2"):
        marks = [(one, month) for one in ids(desk, cell) for month in ("2026-01", "2026-02", "2026-03")]
        desk.fees.pay(marks, on=date(2026, 3, 20))
    reports = desk.fees.reports
    assert reports.hand_over(Q1, "Chi đoàn 10A1").result == 8000
    change = reports.hand_over(Q1, "Chi đoàn 10A2")
    desk.undo.undo(change.act_id)
    assert desk.fees.book().after == 8000
    assert reports.hand_over(Q1, "Chi đoàn 10A2").result == 8000
    assert reports.hand_over(Q1).result == 5333
    with pytest.raises(refusals.NothingToPass):
        reports.hand_over(Q1)
    sound(desk)
    open_report = reports.report(Q1)
    assert reports.close(Q1).result == 3
    desk.fees.waive(ids(desk)[:1], "2026-01", "2026-03", reason="muộn")
    assert reports.report(Q1).lines == open_report.lines
    with pytest.raises(refusals.PeriodClosed):
        desk.fees.pay([(ids(desk)[0], "2026-04")], on=date(2026, 3, 31))
    with pytest.raises(refusals.ClosedBefore):
        reports.close(Q1)
    with pytest.raises(refusals.PeriodRunning):
        reports.close(read_period("2026-Q2"))
    first = desk.fees.book("Chi đoàn 10A1").rows[0]
    desk.fees.undo(first.id, why="nhầm lớp")
    assert reports.report(Q1).lines == open_report.lines
    assert desk.fees.book("Chi đoàn 10A1", period="2026-Q2").rows[-1].outgo == first.income


def test_a_fund_spends_what_it_has(desk):
    desk.fees.opening(50_000)
    with pytest.raises(refusals.OpeningTwice):
        desk.fees.opening(1)
    desk.fees.move_money(-20_000, "Mua hoa 26/3", person="Lê Thu Hà")
    with pytest.raises(refusals.FundShort):
        desk.fees.move_money(-30_001, "Mua bánh")
    with pytest.raises(refusals.DayAhead):
        desk.fees.move_money(10, "Ủng hộ", on=date(2026, 4, 11))
    assert desk.fees.book().after == 30_000


def statement(tmp_path, desk, *more):
    person = ids(desk, "Chi đoàn 10A2")[0]
    lines = [
        "Ngày giao dịch,Số tham chiếu,Ghi nợ,Ghi có,Nội dung",
        f"05/04/2026,FT1,,6.000,DP {person[-8:].upper()} 0126-0326",
        "05/04/2026,FT2,,2000,Tran Quoc Bao 10A1 dong doan phi",
        "06/04/2026,FT3,,2000,Le My Dung nop doan phi",
        "07/04/2026,FT4,500000,,mua hoa",
        "08/04/2026,FT5,,9.000.000,Pham Huu Dat 10A2",
        *more,
    ]
    path = tmp_path / "sao-ke.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_statement_is_taken_once_and_doubts_are_asked(desk, tmp_path):
    path = statement(tmp_path, desk)
    seen = desk.fees.statements.take(path, dry_run=True).result
    assert desk.fees.statements.waiting(all=True) == ()
    taken = desk.fees.statements.take(path).result
    assert (taken.new, taken.entered, taken.doubtful, taken.outgoing, taken.amount) == (4, 2, 2, 1, 8000)
    assert (seen.new, seen.entered) == (4, 2)
    longer = statement(tmp_path, desk, "09/04/2026,FT6,,2000,chuyen tien")
    again = desk.fees.statements.take(longer).result
    assert (again.known, again.new) == (4, 1)
    doubts = {one.reference: one for one in desk.fees.statements.waiting()}
    assert set(doubts) == {"FT3", "FT5", "FT6"}
    assert len(doubts["FT3"].candidates) == 2
    desk.fees.statements.decide(doubts["FT3"].id, doubts["FT3"].candidates[0][0])
    desk.fees.statements.ignore(doubts["FT6"].id)
    with pytest.raises(refusals.TooMuch):
        desk.fees.statements.decide(doubts["FT5"].id, doubts["FT5"].candidates[0][0])
    assert [one.reference for one in desk.fees.statements.waiting()] == ["FT5"]
    sound(desk)


def test_a_taken_statement_is_undone_as_one_step(desk, tmp_path):
    change = desk.fees.statements.take(statement(tmp_path, desk))
    desk.undo.undo(change.act_id)
    assert all(book.after == 0 for book in map(desk.fees.book, ("Chi đoàn 10A1", "Chi đoàn 10A2")))
    assert {one.state for one in desk.fees.statements.waiting(all=True)} == {"doubtful"}
    sound(desk)


def test_a_sheet_that_is_no_statement_is_refused(desk, tmp_path):
    path = tmp_path / "ds.csv"
    path.write_text("Họ và tên,Ngày sinh\nLê An,05/05/2005\n", encoding="utf-8")
    with pytest.raises(refusals.StatementUnclear):
        desk.fees.statements.take(path)
    path.write_text("a,b,c\n05/04/2026,2000,Tran Quoc Bao 10A1\n", encoding="utf-8")
    taken = desk.fees.statements.take(path, columns={"date": "A", "credit": "B", "text": "C"}).result
    assert taken.entered == 1
    path.write_text("a,b,c\n06/04/2026,2000,Le My Dung 10A1\n", encoding="utf-8")
    assert desk.fees.statements.look(path).remembered
    assert desk.fees.statements.take(path).result.new == 1


def test_a_day_and_its_document_in_one_cell_are_remembered_both(desk, tmp_path):
    path = tmp_path / "sk.csv"
    path.write_text("x,y,z\n05/04/2026 77 - 1,2000,Tran Quoc Bao 10A1\n", encoding="utf-8")
    named = {"date": "A", "reference": "A", "credit": "B", "text": "C"}
    desk.fees.statements.take(path, columns=named)
    assert desk.fees.statements.look(path).columns == {"date": 0, "reference": 0, "credit": 1, "text": 2}


def test_the_same_money_in_another_file_or_taken_back_is_left_to_the_clerk(desk, tmp_path):
    first, bare, later = (tmp_path / f"{name}.csv" for name in ("first", "bare", "later"))
    words = "Tran Quoc Bao 10A1 dong doan phi"
    first.write_text(
        f"Ngày,Mã giao dịch,Ghi có,Ghi nợ,Nội dung\n05/04/2026,FT1,2000,,{words}\n", encoding="utf-8"
    )
    bare.write_text(f"Ngày,Số tiền,Nội dung\n05/04/2026,2000,{words}\n", encoding="utf-8")
    later.write_text(first.read_text(encoding="utf-8") + "06/04/2026,FT2,,2000,Huy FT1\n", encoding="utf-8")
    assert desk.fees.statements.take(first).result.entered == 1
    assert desk.fees.statements.take(bare).result.entered == 0
    (waiting,) = desk.fees.statements.waiting()
    assert "tệp trước" in waiting.why
    assert desk.fees.statements.take(later).result.taken_back == ((3, "Trần Quốc Bảo"),)
    sound(desk)


def test_banks_offered_stand_in_two_lists_and_others_are_typed(desk):
    with resource("codes", "banks.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(int(row["lists"]) >= 2 for row in rows)
    assert len({row["bin"] for row in rows}) == len(rows)
    desk.fees.set_fund(bank="971005")
    assert desk.fees.fund().bank == "971005"
    with pytest.raises(refusals.AccountWrong):
        desk.fees.set_fund(bank="Ngân hàng nào đó")


def test_who_pays_nothing_for_three_months_is_proposed_for_removal(desk):
    people = ids(desk)
    desk.fees.pay([(one, "2026-01") for one in people[:3]])
    (found,) = [one for one in desk.operations.due() if one.kind == "remove"]
    assert set(found.member_ids) == {people[3], *ids(desk, "Chi đoàn 10A2")}
    assert found.data["each"][people[3]] == {"months": 3, "why": "fees"}


def test_a_fund_never_kept_proposes_nobody(tmp_path):
    made = factory.desk(tmp_path, moment=datetime(2026, 4, 10, 2, 0, tzinfo=UTC))
    made.members.add("Lê An", fields={"joined_on": "26/3/2024"})
    assert [one for one in made.operations.due() if one.kind == "remove"] == []
    made.close()


def test_a_member_who_moves_owes_where_he_is(desk):
    person = ids(desk)[0]
    desk.fees.pay([(person, "2026-01")])
    desk.members.move([person], to="Chi đoàn 10A2", on=date(2026, 3, 15))
    row = next(row for row in desk.fees.grid("Chi đoàn 10A2").rows if row.id == person)
    assert (row.cells[0].state, row.lacking) == ("paid", 4000)
    assert desk.fees.book("Chi đoàn 10A1").after == 2000


def test_papers_are_written(desk, tmp_path):
    people = ids(desk)
    desk.fees.pay([(one, "2026-01") for one in people], on=date(2026, 2, 1))
    papers = desk.fees.papers
    notice = papers.notice(people[0])
    assert "02-03/2026" in notice.message and "0123456789" in notice.message
    assert notice.qr.startswith(b"\x89PNG")
    assert papers.notices(people, tmp_path / "bao.pdf") == 4
    entry = desk.fees.book("Chi đoàn 10A1").rows[0].id
    for ending in (".pdf", ".docx"):
        assert papers.receipt(entry, tmp_path / f"pt{ending}").stat().st_size > 1000
    for ending in (".pdf", ".docx", ".xlsx"):
        assert papers.hand_over_list(Q1, tmp_path / f"q1{ending}").stat().st_size > 1000
        book = desk.fees.book("Chi đoàn 10A1")
        assert papers.cash_book(book, tmp_path / f"so{ending}").stat().st_size > 1000


def test_the_command_line_collects_and_reports(desk, tmp_path, capsys):
    from app.__main__ import main

    person = ids(desk)[0]

    def run(*words):
        capsys.readouterr()
        code = main(["--data", str(tmp_path / "data"), "--key-file", str(tmp_path / "key"), "--json", *words])
        return code, json.loads(capsys.readouterr().out)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.base.clock.SystemClock.now", lambda _: datetime(2026, 4, 10, 2, 0, tzinfo=UTC))
        code, paid = run("fee", "pay", person, "--month", "2026-Q1")
        assert (code, paid["amount"], paid["months"]) == (0, 6000, 3)
        assert run("members", "act", "fee", person, "--amount", "2.000")[1]["amount"] == 2000
        assert run("fee", "report", "2026-Q1")[1]["total"]["due"] == 48_000
        assert run("fee", "pay", person, "--month", "2026-01")[0] == 4
        assert run("fee", "pay", person, "--amount", "12,5")[0] == 3
        assert run("fee", "arrears")[1]["total"] == 42_000
