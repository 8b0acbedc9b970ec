"""The structure tree, read back by a reader that shares nothing with the writer: whole, in reading order, rightly named."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pypdfium2
import pytest

from app.base.paths import resource
from app.export.pdf.fonts import typeface
from app.export.pdf.writer import render
from app.layout.compose import compose, standard_of
from app.layout.parts import Letter, Organ, Paragraph, Run
from app.layout.sheet import Align, Field, Para, Role, Sheet, Span
from tests.export.bodies import everything, long_table, set_body
from tests.export.pdf.tagged import Tagged, read
from tests.export.pdf.test_writer import full
from tests.export.sheets import A4, lines_para, para, sheet, spans_para

SAMPLES = sorted(resource("samples", "letters").glob("*/*.json"))


def sample(name: str) -> Sheet:
    letter = msgspec.json.decode(resource("samples", "letters", *name.split("/")).read_bytes(), type=Letter)
    return compose(letter, standard_of(letter), typeface())


def squeezed(text: str) -> str:
    return "".join(text.split())


def need_whole(tagged: Tagged) -> None:
    """Every piece is in the tree once, under the tag the tree gives it; nothing is drawn outside."""
    marks = list(tagged.root.marks())
    assert len(marks) == len(set(marks))
    assert set(marks) == set(tagged.pieces)
    assert not tagged.loose
    for node in [tagged.root, *tagged.root.all()]:
        for kid in node.kids:
            if isinstance(kid, tuple):
                assert tagged.kinds[kid] == node.kind
    for page, owners in tagged.parents.items():
        assert owners == [kind for (at, _), kind in sorted(tagged.kinds.items()) if at == page]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_tree_of_every_sample_is_whole_and_its_words_are_the_letters(path) -> None:
    made = sample(f"{path.parent.name}/{path.name}")
    tagged = read(render(made).data)
    need_whole(tagged)
    ornaments = (Role.SEPARATOR, Role.ABSTRACT_MARK)
    margins = (one for one in made.page.first_foot if isinstance(one, Para))
    said = "".join(one.text for one in (*made.paragraphs(), *margins) if one.role not in ornaments)
    assert sorted(squeezed(tagged.text(tagged.root))) == sorted(squeezed(said))
    levels = [int(node.kind[1:]) for node in tagged.root.all() if node.kind[0] == "H"]
    assert all(level <= before + 1 for before, level in zip([0, *levels], levels, strict=False))


def test_a_letter_is_read_head_left_then_right_then_body_recipients_and_signature() -> None:
    tagged = read(render(sample("youth-union/cong-van.json")).data)
    said = tagged.text(tagged.root)
    wanted = "BCH ĐOÀN TỈNH|Số: 112|ĐOÀN TNCS HỒ CHÍ MINH|Phú Giang, ngày|Kính gửi|Thực hiện|Nơi nhận|Lưu BTG|TM. BAN|PHÓ BÍ THƯ|Đinh Hoài"
    places = [said.replace("\xa0", " ").index(one) for one in wanted.split("|")]
    assert places == sorted(places)


def test_pdfium_reads_a_letter_in_the_order_of_the_page() -> None:
    made = sample("youth-union/cong-van.json")
    text = squeezed(
        "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(render(made).data))
    )
    body = [squeezed(one.text) for one in made.paragraphs() if one.role is Role.BODY]
    assert [text.find(one[:30]) for one in body] == sorted(text.find(one[:30]) for one in body)
    assert text.startswith("BCHĐOÀNTỈNHPHÚGIANG***ĐOÀNTNCSHỒCHÍMINH")


def test_headings_lists_and_their_labels() -> None:
    tagged = read(
        render(
            sheet(
                para("QUYẾT ĐỊNH", role=Role.KIND_NAME),
                para("Về việc thử", role=Role.ABSTRACT),
                para("-----", role=Role.ABSTRACT_MARK),
                para("Chương I", role=Role.CHAPTER, outline=1),
                para("QUY ĐỊNH CHUNG", role=Role.CHAPTER_TITLE),
                para("Điều 1. Phạm vi", role=Role.ARTICLE, outline=4),
                para("a) Một;", role=Role.POINT),
                para("- Trong một;", role=Role.DASH),
                para("+ Sâu nhất;", role=Role.PLUS),
                para("b) Hai.", role=Role.POINT),
                para("Đoạn văn."),
                para("- Danh sách khác.", role=Role.DASH),
            )
        ).data
    )
    need_whole(tagged)
    assert tagged.artifacts == ["-----"]
    assert tagged.outline() == [
        "Sect QUYẾT ĐỊNHVề việc thửChương IQUY ĐỊNH CHUNGĐiều 1. Phạm via) Một;- Trong một;+ Sâu nhất;b) Hai.Đoạn văn.- Danh sách khác.",
        "H1 QUYẾT ĐỊNHVề việc thử",
        "H2 Chương IQUY ĐỊNH CHUNG",
        "H3 Điều 1. Phạm vi",
        "L a) Một;- Trong một;+ Sâu nhất;b) Hai.",
        "LI a) Một;- Trong một;+ Sâu nhất;", "Lbl a)", "LBody  Một;- Trong một;+ Sâu nhất;",
        "L - Trong một;+ Sâu nhất;", "LI - Trong một;+ Sâu nhất;", "Lbl -", "LBody  Trong một;+ Sâu nhất;",
        "L + Sâu nhất;", "LI + Sâu nhất;", "Lbl +", "LBody  Sâu nhất;",
        "LI b) Hai.", "Lbl b)", "LBody  Hai.",
        "P Đoạn văn.",
        "L - Danh sách khác.", "LI - Danh sách khác.", "Lbl -", "LBody  Danh sách khác.",
    ]  # fmt: skip


def test_a_table_its_heads_and_cells_over_several_pages() -> None:
    tagged = read(render(set_body(long_table(60, caption="Danh sách"))).data)
    need_whole(tagged)
    (table,) = tagged.root.all("Table")
    rows = list(table.all("TR"))
    assert len(rows) == 62
    assert table.kids[0].kind == "Caption"
    assert "Danh sách" in tagged.text(table.kids[0])
    head = list(table.all("TH"))
    assert [(tagged.text(one), one.attributes.get("ColSpan"), one.attributes.get("RowSpan")) for one in head] == [
        ("TT", None, "2"), ("Đoàn viên", "2", None), ("Họ và tên", None, None), ("Chi đoàn", None, None),
    ]  # fmt: skip
    assert {one.attributes["Scope"] for one in head} == {"Column"}
    cells = [kid for kid in rows[2].kids if kid.kind == "TD"]
    ids = [one.name for one in head]
    assert [one.attributes["Headers"] for one in cells] == [[ids[0]], [ids[1], ids[2]], [ids[1], ids[3]]]
    assert set(ids) <= set(tagged.names)
    # The head said again on the second page is no contents.
    assert "".join(tagged.artifacts).count("Họ và tên") == 1
    assert tagged.text(table).count("Họ và tên") == 1


def test_a_row_that_a_page_cuts_stays_one_cell() -> None:
    from app.layout.parts import Table, TableRow

    tagged = read(
        render(set_body(Table(rows=[TableRow(["A", "B"]), TableRow(["dòng " * 4000, ""])], head=1))).data
    )
    need_whole(tagged)
    assert [len(list(row.all("TD", "TH"))) for row in tagged.root.all("TR")] == [2, 2]
    cell = next(tagged.root.all("TD"))
    assert len({page for page, _ in cell.marks()}) > 1
    assert tagged.text(cell).count("dòng") == 4000


def test_footnotes_and_pictures() -> None:
    tagged = read(render(everything()).data)
    need_whole(tagged)
    notes = list(tagged.root.all("Note"))
    assert [tagged.text(one)[0] for one in notes] == ["1", "2"]
    assert all(one.kids[0].kind == "Lbl" for one in notes)
    assert len({one.name for one in notes} & set(tagged.names)) == 2
    assert [tagged.text(one) for one in tagged.root.all("Reference")] == ["1", "2"]
    figures = list(tagged.root.all("Figure"))
    assert [one.alt for one in figures][:2] == ["Dải xám", "Ảnh"]
    assert "Xám" in tagged.text(next(figures[0].all("Caption")))


def test_equal_footnotes_of_an_earlier_letter_do_not_mix() -> None:
    def letter() -> Letter:
        return Letter(
            kind="BC", organ=Organ(issuing=["BCH ĐOÀN XÃ SƠN ĐỊNH"]),
            body=[Paragraph([Run(t="Một", note="Ghi chú."), Run(t=" hai.")])],
        )  # fmt: skip

    for _ in range(2):  # the second finds its lines broken already, with spans of the first
        made = compose(letter(), standard_of(letter()), typeface())
        need_whole(read(render(made).data))


def test_frames_rules_page_numbers_and_blank_lines_are_no_contents() -> None:
    tagged = read(render(full()).data)
    need_whole(tagged)
    assert "2" in tagged.artifacts
    page = replace(
        A4,
        number=spans_para((Span("2", field=Field.PAGE),), role=Role.PAGE_NUMBER, align=Align.CENTER),
        first_foot=(para("ĐT: 0123"),),
        first_head=(para("Đầu"),),
    )
    tagged = read(render(sheet(lines_para(60), page=page)).data)
    need_whole(tagged)
    said = tagged.text(tagged.root)
    assert (said.startswith("Đầu"), said.endswith("ĐT: 0123"), tagged.artifacts.count("2")) == (True, True, 1)


def test_a_paragraph_shown_twice_is_read_twice() -> None:
    same = para("Lặp lại", role=Role.DASH)
    tagged = read(render(sheet(same, para("giữa"), same)).data)
    need_whole(tagged)
    assert tagged.text(tagged.root) == "Lặp lạigiữaLặp lại"


def test_a_plain_file_has_no_tree_and_the_same_look() -> None:
    marked, plain = render(full()).data, render(full(), plain=True).data
    assert b"/StructTreeRoot" not in plain

    def picture(data: bytes) -> bytes:
        return bytes(pypdfium2.PdfDocument(data)[0].render(scale=1).buffer)

    assert picture(marked) == picture(plain)
