"""What is printed of a list: everybody once and in order, nothing over the edge of its label, no sensitive value in a QR code."""

from __future__ import annotations

import pypdfium2
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from app.base.text import fold
from app.export.lists import cards
from app.export.lists.faces import faces
from app.models.members import Member
from app.services.mail_lists import member_values
from app.services.member_prints import FIELDS, KINDS, Choice, PrintWrong, code_of
from app.services.roster import Wanted
from tests.factory import desk as make_desk

LONG = "Nguyễn Phước Bảo Quý Khánh Hoàng Thượng Nguyên Đan Tường Vi Công Tằng Tôn Nữ Kỳ Duyên Ngọc"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    made = make_desk(tmp_path_factory.mktemp("prints"))
    made.units.add("Đoàn trường Trung học phổ thông Đồng Rạng", own=True)
    for name in (LONG, "Lê An", "Trần Bình", "Vũ Cường"):
        made.members.add(
            name, fields={"id_number": "", "current_address": "12 đường Hoa Sữa, phường Đồng Rạng"}
        )
    yield made
    made.close()


def pages(path):
    document = pypdfium2.PdfDocument(str(path))
    return [page.get_textpage() for page in document]


def words(path):
    return [" ".join(page.get_text_range().split()) for page in pages(path)]


@pytest.fixture
def ids(desk):
    return desk.members.roster.ids(Wanted(), limit=100)


@pytest.mark.parametrize("kind", ["roll", "attendance"])
def test_lists_hold_everybody_in_order(desk, ids, kind, tmp_path):
    (text,) = words(getattr(desk.member_prints, kind)(ids, tmp_path / "a.pdf"))
    places = [text.index(name) for name in ("Lê An", "Trần Bình", "Vũ Cường")]
    assert places == sorted(places) and "Danh sách có 4 người" in text
    getattr(desk.member_prints, kind)(ids, tmp_path / "b.docx")
    assert (tmp_path / "b.docx").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("sheet", list(cards.SHEETS))
def test_labels_stay_inside_their_own_place_and_begin_where_the_sheet_is_free(desk, ids, sheet, tmp_path):
    size = cards.SHEETS[sheet]
    path = desk.member_prints.labels(ids, tmp_path / "l.pdf", sheet=sheet, first=size.many)
    found = pages(path)
    assert len(found) == 2  # the last place of the first sheet, the rest on a new one
    for number, page in enumerate(found):
        for at in range(page.count_rects()):
            left, bottom, right, top = page.get_rect(at)
            for edge, low, high in ((left, bottom, top), (right, bottom, top)):
                assert any(
                    x <= edge <= x + size.wide * cards.mm and y <= low and high <= y + size.high * cards.mm
                    for x, y in (cards._corner(size, place) for place in range(size.many))
                ), (number, left, bottom, right, top)


def test_a_text_is_fitted_by_shrinking_then_wrapping_then_cutting():
    font = faces().bold
    for text in ("Lê An", LONG, "x" * 300):
        for most in (1, 2):
            lines, size = cards.fitted(text, font, 12, 150, most)
            assert len(lines) <= most and all(stringWidth(line, font, size) <= 150 for line in lines)
    assert cards.fitted("Lê An", font, 12, 150, 2) == (["Lê An"], 12)


def test_cards_have_backs_in_mirror_and_say_nothing_sensitive(desk, ids, tmp_path):
    front, back = words(desk.member_prints.cards(ids, tmp_path / "c.pdf"))
    assert front.count("THẺ ĐOÀN VIÊN") == 4 and "Lê An" in back
    with desk.store.read() as session:
        member = session.get(Member, ids[0])
        member_code = code_of(member)
    assert member_code == f"DOANVIEN:{ids[0]}"


def test_certificates_fill_their_fields_and_refuse_unknown_ones(desk, ids, tmp_path):
    found = words(desk.member_prints.certificates(ids, tmp_path / "g.pdf"))
    assert len(found) == 4 and "Lê An" in " ".join(found) and "{" not in " ".join(found)
    with pytest.raises(PrintWrong) as refused:
        desk.member_prints.certificates(ids, tmp_path / "h.pdf", text=["{tên lạ}"])
    assert "{tên lạ}" in refused.value.sentence() and not (tmp_path / "h.pdf").exists()
    for wrong in ({"sheet": "9x9"}, {"first": 0}, {"first": 99}):
        with pytest.raises(PrintWrong):
            desk.member_prints.labels(ids, tmp_path / "k.pdf", **wrong)
    with pytest.raises(PrintWrong):
        desk.member_prints.roll([], tmp_path / "k.pdf")


def test_labels_say_what_was_written_for_them_and_the_signer_stands_under_a_certificate(desk, ids, tmp_path):
    prints = desk.member_prints
    (text,) = words(prints.write("labels", ids[:1], tmp_path / "l.pdf", Choice(text=("Đ/c {họ và tên}",))))
    assert text == "Đ/c Lê An"
    (plain,) = words(prints.write("certificates", ids[:1], tmp_path / "c.pdf"))
    assert "TM. BAN CHẤP HÀNH" in plain
    desk.units.add_signer("Vũ Thị Ẩn", position="BÍ THƯ", authority_lines=["TM. BAN THƯỜNG VỤ"])
    (usual,) = words(prints.write("certificates", ids[:1], tmp_path / "d.pdf"))
    assert usual.index("TM. BAN THƯỜNG VỤ") < usual.index("BÍ THƯ") < usual.index("Vũ Thị Ẩn")
    assert prints.signer("vu thi") == ("TM. BAN THƯỜNG VỤ\nBÍ THƯ", "Vũ Thị Ẩn")
    with pytest.raises(PrintWrong):
        prints.signer("ai đó")


def test_the_first_page_is_seen_before_it_is_written(desk, ids):
    for kind in KINDS:
        assert desk.member_prints.look(kind, ids, Choice()).startswith(b"\x89PNG")
    with pytest.raises(PrintWrong) as refused:
        desk.member_prints.look("labels", ids, Choice(text=("{lạ}",)))
    assert "{họ và tên}" in refused.value.advice()


def test_the_fields_that_are_named_are_those_that_are_filled(desk):
    with desk.store.read() as session:
        known = member_values(session.query(Member).first(), "")
    assert {fold(one) for one in FIELDS} <= set(known)
