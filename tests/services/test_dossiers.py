"""Dossiers: the list, codes, a letter in several, closing for good, handing over, papers of annex V, export of annex VI."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from hashlib import sha256
from xml.etree.ElementTree import fromstring

import pytest
from sqlalchemy import text

from app.export.lists.paper import Grid, Text
from app.export.pdf.raster import page_count
from app.models.errors import RecordClosed
from app.services.dossier_papers import in_words
from app.services.dossiers import (
    CodeTaken,
    DossierClosed,
    DossierEmpty,
    DossierMissing,
    DossierOpen,
    DossierWrong,
    NotFiled,
)
from app.services.sheets import write_paper
from tests.factory import desk as make_desk
from tests.factory import letter_file, own_letter


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def pdf(tmp_path_factory):
    return letter_file(tmp_path_factory.mktemp("files") / "thu.pdf")


@pytest.fixture
def letter(desk, pdf):
    return desk.incoming.register(desk.incoming.receive(pdf).result, fields={"signer": "Vũ Thị Ẩn"}).result.id


@pytest.fixture
def ours(desk):
    made = desk.letters.new(own_letter()).result
    desk.letters.sign(made.id, on=date(2026, 2, 20))
    desk.letters.issue(made.id, on=date(2026, 2, 20))
    return made.id


def test_codes_run_within_the_heading(desk):
    codes = [
        desk.dossiers.add("Công văn chỉ đạo", heading="Tuyên giáo").result.code,
        desk.dossiers.add("Kế hoạch", heading="Tuyên giáo").result.code,
        desk.dossiers.add("Kết nạp", heading="Tổ chức và cán bộ").result.code,
        desk.dossiers.add("Khác").result.code,
        desk.dossiers.add("Năm sau", heading="Tuyên giáo", year=2027).result.code,
    ]
    assert codes == ["01.TG", "02.TG", "01.TCCB", "01", "01.TG"]
    with pytest.raises(CodeTaken):
        desk.dossiers.add("x", code="01.TG", year=2026)
    with pytest.raises(DossierWrong):
        desk.dossiers.add("x", retention="lâu")
    assert desk.dossiers.show("01.TG").row.year == 2027
    assert desk.dossiers.show("01.TG/2026").row.title == "Công văn chỉ đạo"
    with pytest.raises(DossierMissing):
        desk.dossiers.show("09.XX")


def test_a_letter_lies_in_several_and_order_is_by_day_when_closed(desk, letter, ours):
    first = desk.dossiers.add("Hồ sơ một", retention="10 năm").result
    second = desk.dossiers.add("Hồ sơ hai").result
    view = desk.dossiers.put(first.id, [letter, ours, letter]).result
    assert [one.ordinal for one in view.entries] == [1, 2]
    desk.dossiers.put(second.code, [letter])
    assert {row.code for row in desk.dossiers.of_letter(letter)} == {first.code, second.code}
    closed = desk.dossiers.close(first.id).result
    assert [one.entity for one in closed.entries] == ["outgoing_letter", "incoming_letter"]
    assert (closed.row.first_day, closed.row.last_day) == (date(2026, 2, 20), date(2026, 2, 23))
    assert desk.stamping.alone(letter)  # its file code stands in the stamp


def test_a_closed_dossier_never_changes(desk, letter, ours):
    made = desk.dossiers.add("Hồ sơ").result
    with pytest.raises(DossierEmpty):
        desk.dossiers.close(made.id)
    desk.dossiers.put(made.id, [letter])
    put = desk.undo.last().act_id
    with pytest.raises(NotFiled):
        desk.dossiers.take_out(made.id, ours)
    desk.dossiers.close(made.id)
    for act in (
        lambda: desk.dossiers.put(made.id, [ours]),
        lambda: desk.dossiers.take_out(made.id, letter),
        lambda: desk.dossiers.edit(made.id, title="x"),
        lambda: desk.dossiers.arrange(made.id),
        lambda: desk.dossiers.close(made.id),
    ):
        with pytest.raises(DossierClosed):
            act()
    with pytest.raises(RecordClosed):  # not even by undo of an older act: the database refuses
        desk.undo.undo(put)
    with desk.store.work(verb="x", by="y") as w, pytest.raises(Exception, match="never by a bulk"):
        w.session.execute(text("DELETE FROM dossier_entry"))
    assert len(desk.dossiers.show(made.id).entries) == 1
    desk.undo.undo()  # the closing itself, by the one who closed
    assert desk.dossiers.show(made.id).row.state == "open"


def test_a_new_year_begins_from_the_last(desk):
    desk.dossiers.add("Công văn năm 2026", heading="Tuyên giáo", retention="5", person="Lê An")
    (row,) = desk.dossiers.begin_year(2027).result
    assert (row.code, row.title, row.retention, row.person, row.letters) == (
        "01.TG",
        "Công văn năm 2027",
        "5 năm",
        "Lê An",
        0,
    )
    assert desk.dossiers.begin_year(2027).result == ()


def test_papers_have_the_words_of_annex_v(desk, letter, tmp_path):
    made = desk.dossiers.add(
        "Công văn chỉ đạo", heading="Tuyên giáo", subheading="Chung", person="Lê An"
    ).result
    desk.dossiers.add("Báo cáo", heading="Tuyên giáo", retention="10")
    desk.dossiers.put(made.id, [letter])
    yearly = desk.dossier_papers.yearly(2026)
    assert (yearly.title, yearly.under[0]) == ("DANH MỤC HỒ SƠ", "Năm 2026")
    words = [one.text for one in yearly.blocks if isinstance(one, Text)]
    assert words == [
        "Danh mục hồ sơ này có 2 hồ sơ, bao gồm:",
        "1 hồ sơ bảo quản vĩnh viễn;",
        "1 hồ sơ bảo quản có thời hạn.",
    ]
    (grid,) = (one for one in yearly.blocks if isinstance(one, Grid))
    assert [row[0] for row in grid.rows][:1] == ["I. Tuyên giáo"]
    letters = desk.dossier_papers.letters(desk.dossiers.show(made.id))
    assert letters.under == ("Số, ký hiệu hồ sơ: 01.TG", "Năm 2026")
    assert [column.head for column in letters.blocks[0].columns][:4] == [
        "STT",
        "Số, ký hiệu văn bản",
        "Ngày tháng năm văn bản",
        "Tên loại và trích yếu nội dung văn bản",
    ]
    desk.dossiers.close(made.id)
    with pytest.raises(DossierOpen):
        desk.dossiers.hand_over([made.id, "02.TG"], to="Lưu trữ")
    rows = desk.dossiers.hand_over([made.id], to="Lưu trữ xã").result
    assert rows[0].state == "handed"
    handed = desk.dossier_papers.handed(rows)
    assert any("Viết bằng chữ: Một hồ sơ" in one.text for one in handed.blocks if isinstance(one, Text))
    for name, paper in (
        ("a.pdf", yearly),
        ("b.docx", letters),
        ("c.pdf", handed),
        ("d.pdf", desk.dossier_papers.minutes(rows)),
    ):
        path = write_paper(paper, tmp_path / name)
        assert path.stat().st_size > 2000


def test_export_as_xml_pdf_and_zip(desk, letter, ours, pdf, tmp_path):
    made = desk.dossiers.add("Công văn chỉ đạo", heading="Tuyên giáo", retention="10", person="Lê An").result
    desk.handling.direct(letter, who="Bí thư", lead="Ban A", opinion="Làm ngay")
    desk.dossiers.put(made.id, [letter, ours])
    desk.dossiers.close(made.id)
    for name in ("hs.xml", "hs.pdf", "hs.zip"):
        desk.dossier_export.save(made.id, tmp_path / name)
    root = fromstring((tmp_path / "hs.xml").read_bytes())
    assert root.findtext("FileCode/FileNotation") == "01.TG"
    assert (root.findtext("Maintenance"), root.findtext("DocTotal")) == ("10 năm", "2")
    first, second = root.findall("Documents/Document")
    assert (first.get("Direction"), first.findtext("CodeNumber"), first.findtext("CodeNotation")) == (
        "out",
        "01",
        "CV/ĐTN",
    )
    assert second.findtext("ArrivalNumber") == "1"
    assert second.findtext("SignerInfo/FullName") == "Vũ Thị Ẩn"
    assert "Làm ngay" in second.findtext("TraceHeaderList")
    assert page_count(tmp_path / "hs.pdf") == 3
    packed = zipfile.ZipFile(tmp_path / "hs.zip")
    names = packed.namelist()
    listing = json.loads(packed.read("ma_kiem.json"))
    assert set(listing) == set(names) - {"ma_kiem.json"}
    assert all(sha256(packed.read(name)).hexdigest() == one["sha256"] for name, one in listing.items())
    (original,) = (name for name in names if name.startswith("002_"))
    assert packed.read(original) == pdf.read_bytes()
    assert zipfile.ZipFile(io.BytesIO(desk.dossier_export.zip(made.id))).testzip() is None


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"), (1, "một"), (10, "mười"), (11, "mười một"), (15, "mười lăm"), (21, "hai mươi mốt"),
        (105, "một trăm linh năm"), (120, "một trăm hai mươi"), (1005, "một nghìn không trăm linh năm"),
    ],
)  # fmt: skip
def test_counts_in_words(number, words):
    assert in_words(number) == words


def test_how_long_it_is_kept_is_said_and_read_in_either_language():
    from app.base.language import use_language
    from app.services.dossier_rows import retention_text, retention_words
    from app.services.dossiers import read_retention

    try:
        use_language("en")
        assert [retention_words(one) for one in (None, 10)] == ["For ever", "10 years"]
        assert [read_retention(one) for one in ("For ever", "10 years", "10 năm", "10", "vĩnh viễn")] == [
            None,
            10,
            10,
            10,
            None,
        ]
        assert retention_text(10) == "10 năm"  # papers follow the regulation, not the window
    finally:
        use_language("vi")
    assert [retention_words(one) for one in (None, 10)] == ["Vĩnh viễn", "10 năm"]
