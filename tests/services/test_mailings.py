"""One letter to many: lists, copies, numbers in one act or none, files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from app.base.errors import Cancelled
from app.bootstrap import Desk
from app.domain.states import StepRefused
from app.layout.parts import Letter, Paragraph
from app.services import mail_lists, mailing_files
from app.services.mail_lists import ListWrong, Receiver
from app.services.mailings import (
    CopyFaulty,
    FieldEmpty,
    FieldNotInList,
    ListEmpty,
    MailingDone,
    MailingMissing,
    Mode,
    NoFields,
)
from tests.factory import desk as make_desk
from tests.factory import own_letter
from tests.pace import within


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path)
    made.units.add(
        "Đoàn xã Đồng Rạng", level="commune", issuing_lines=["BCH ĐOÀN XÃ ĐỒNG RẠNG"], superior_lines=["ĐOÀN TỈNH HÀ CHÂU"],
        symbol="ĐTN", place="Đồng Rạng",
    )  # fmt: skip
    made.series.declare_term("2022-2027", starts_on=date(2022, 10, 16))
    yield made
    made.close()


def invitation(**more: object) -> Letter:
    values: dict[str, object] = {
        "subject": "mời dự hội nghị quý I năm 2026",
        "addressees": ["{họ và tên}, {chi đoàn}"],
        "body": [Paragraph("Ban Thường vụ Đoàn xã kính mời {họ và tên} dự hội nghị ngày {ngày họp}.")],
    }
    return own_letter(**(values | more))


def people(count: int) -> list[Receiver]:
    return [
        Receiver(f"Nguyễn Văn {n}", {"ho va ten": f"Nguyễn Văn {n}", "chi doan": "Chi đoàn 1"})
        for n in range(1, count + 1)
    ]


DAY = {"ngày họp": "20/3/2026"}


def planned(desk: Desk, count: int = 3, mode: Mode = Mode.EACH, **more: object) -> str:
    made = desk.letters.new(invitation(**more)).result.id
    desk.mailings.plan(made, people(count), mode=mode, values=DAY)
    return made


def test_every_copy_is_seen_before(desk: Desk) -> None:
    made = planned(desk)
    row = desk.mailings.mailing(made)
    assert row is not None
    assert (row.copies, row.to[2], row.mode) == (3, "Nguyễn Văn 3", "each")
    assert desk.mailings.copy(made, 2).letter.addressees == ["Nguyễn Văn 2, Chi đoàn 1"]
    assert "20/3/2026" in str(desk.mailings.copies(made)[0].letter.body[0])
    assert desk.letters.get(made).parts["addressees"] == ["{họ và tên}, {chi đoàn}"]


def test_a_number_each_in_one_act(desk: Desk) -> None:
    made = planned(desk)
    desk.letters.sign(made)
    sent = desk.mailings.number_all(made).result
    assert (sent.copies, sent.first, sent.last) == (3, "01-CV/ĐTN", "03-CV/ĐTN")
    rows = desk.letters.list(state="issued")
    assert [one.printed for one in reversed(rows)] == ["01-CV/ĐTN", "02-CV/ĐTN", "03-CV/ĐTN"]
    assert [one.printed for one in desk.mailings.copies(made)] == ["01-CV/ĐTN", "02-CV/ĐTN", "03-CV/ĐTN"]
    second = desk.mailings.copy(made, 2).letter
    assert second.number.value == "02"
    assert second.addressees == ["Nguyễn Văn 2, Chi đoàn 1"]
    assert desk.versions.letter(made, desk.versions.list(made)[0].no).addressees == [
        "{họ và tên}, {chi đoàn}"
    ]
    with pytest.raises(MailingDone):
        desk.mailings.number_all(made)
    with pytest.raises(StepRefused):
        desk.mailings.plan(made, people(2), values=DAY)


def test_one_number_for_all(desk: Desk) -> None:
    made = planned(desk, mode=Mode.ONE)
    sent = desk.mailings.number_all(made, signed_on=desk.clock.now().date()).result
    assert (sent.first, sent.last) == ("01-CV/ĐTN", "01-CV/ĐTN")
    assert len(desk.letters.list(state="issued")) == 1
    copies = desk.mailings.copies(made)
    assert {one.printed for one in copies} == {"01-CV/ĐTN"}
    assert copies[2].letter.number.value == "01"
    assert copies[2].letter.addressees == ["Nguyễn Văn 3, Chi đoàn 1"]
    assert "3 nơi" in desk.letters.get(made).note


def test_a_stop_a_fault_or_no_signature_gives_no_number(desk: Desk) -> None:
    class Stop:
        def step(self, done: int, total: int, label: str) -> None:
            if done == 4:  # two copies are numbered by now, inside the act
                raise Cancelled

    made = planned(desk)
    with pytest.raises(StepRefused):
        desk.mailings.number_all(made)
    desk.letters.sign(made)
    with pytest.raises(Cancelled):
        desk.mailings.number_all(made, progress=Stop())
    assert desk.letters.list(state="issued") == ()
    assert desk.letters.get(made).row.state == "signed"
    faulty = planned(desk, body=[Paragraph("{họ và tên} họp ngày {ngày họp} và {họ và tên}.")], subject="")
    desk.letters.sign(faulty)
    with pytest.raises(CopyFaulty):
        desk.mailings.number_all(faulty)
    assert desk.mailings.number_all(made).result.first == "01-CV/ĐTN"


def test_lists_that_do_not_fit(desk: Desk) -> None:
    made = desk.letters.new(invitation()).result.id
    with pytest.raises(MailingMissing):
        desk.mailings.copy(made, 1)
    with pytest.raises(ListEmpty):
        desk.mailings.plan(made, [])
    with pytest.raises(FieldNotInList):
        desk.mailings.plan(made, people(2))
    gap = [*people(2), Receiver("?", {"ho va ten": "", "chi doan": "Chi đoàn 2"})]
    with pytest.raises(FieldEmpty) as refused:
        desk.mailings.plan(made, gap, values=DAY)
    assert "họ và tên" in refused.value.sentence()
    plain = desk.letters.new(own_letter()).result.id
    with pytest.raises(NoFields) as none:
        desk.mailings.plan(plain, people(2))
    assert "{họ và tên}" in none.value.advice()
    assert desk.mailings.mailing(made) is None


def test_from_members_units_and_sheets(desk: Desk, tmp_path: Path) -> None:
    desk.units.add("Chi đoàn thôn Hạ", level="cell")
    desk.units.add("Chi đoàn thôn Thượng", level="cell")
    desk.members.add("Lê Thị Mơ", unit="Chi đoàn thôn Hạ", fields={"birth_date": "05/5/2004"})
    desk.members.add("Trần Văn An", unit="Chi đoàn thôn Thượng")
    found = mail_lists.members(desk.store)
    assert [one.to for one in found] == ["Trần Văn An", "Lê Thị Mơ"]
    assert found[1].values["ngay sinh"] == "05/5/2004"
    (one,) = mail_lists.members(desk.store, unit="Chi đoàn thôn Hạ")
    assert one.values["chi doan"] == "Chi đoàn thôn Hạ"
    assert [unit.to for unit in mail_lists.units(desk.store)] == ["Chi đoàn thôn Hạ", "Chi đoàn thôn Thượng"]
    table = tmp_path / "khach.csv"
    table.write_text("Họ và tên;Chi đoàn\nHà Thị Én;Chi đoàn 3\n\nVũ Lân;Chi đoàn 4\n", "utf-8-sig")
    rows = mail_lists.sheet(table)
    assert [row.to for row in rows] == ["Hà Thị Én", "Vũ Lân"]
    made = desk.letters.new(invitation()).result.id
    assert desk.mailings.plan(made, rows, values=DAY).result.copies == 2


def test_an_excel_sheet_with_a_title_over_it(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "ds.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("Khách mời")
    page.write_row(0, 0, ["DANH SÁCH KHÁCH MỜI"])
    page.write_row(2, 0, ["STT", "Họ và tên", "Chức vụ", "Chi đoàn"])
    page.write_row(3, 0, [1, "Hà Thị Én", "", "Chi đoàn 3"])
    page.write_row(4, 0, [2, "Vũ Lân", "Bí thư", "Chi đoàn 4"])
    book.close()
    rows = mail_lists.sheet(path)
    assert [row.to for row in rows] == ["Hà Thị Én", "Vũ Lân"]
    assert rows[0].values["chuc vu"] == ""
    assert rows[1].values["chi doan"] == "Chi đoàn 4"


@pytest.mark.parametrize("text", ["", "Họ và tên\n", "Họ và tên;Họ và tên\na;b\n"])
def test_sheets_without_rows_or_with_a_name_twice(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.csv"
    path.write_text(text, "utf-8")
    with pytest.raises((ListWrong, Exception)) as refused:
        mail_lists.sheet(path)
    assert refused.value.sentence()  # type: ignore[attr-defined]


def test_files_of_the_copies(desk: Desk, tmp_path: Path) -> None:
    made = planned(desk, mode=Mode.ONE)
    copies = desk.mailings.copies(made)
    merged, folder = tmp_path / "tat-ca.pdf", tmp_path / "ban"
    done = mailing_files.write(copies, merged=merged, folder=folder, docx=True)
    assert done.pages == 3
    assert sorted(one.name for one in folder.iterdir())[:2] == ["01 Nguyễn Văn 1.docx", "01 Nguyễn Văn 1.pdf"]
    with pikepdf.open(merged) as whole, whole.open_outline() as outline:
        assert len(whole.pages) == 3
        assert [one.title for one in outline.root] == ["Nguyễn Văn 1", "Nguyễn Văn 2", "Nguyễn Văn 3"]


def test_a_stop_leaves_no_files(desk: Desk, tmp_path: Path) -> None:
    class Stop:
        def step(self, done: int, total: int, label: str) -> None:
            if done == 2:
                raise Cancelled

    copies = desk.mailings.copies(planned(desk))
    with pytest.raises(Cancelled):
        mailing_files.write(copies, merged=tmp_path / "a.pdf", folder=tmp_path / "b", progress=Stop())
    assert not (tmp_path / "a.pdf").exists()
    assert list((tmp_path / "b").iterdir()) == []


def test_two_hundred_in_time(desk: Desk) -> None:
    made = planned(desk, 200)
    desk.letters.sign(made)
    with within(20):
        assert desk.mailings.number_all(made).result.last == "200-CV/ĐTN"
