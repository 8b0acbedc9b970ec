"""What a body holds besides running text: quotations, footnotes, pictures, page breaks; and the bodies of annexes."""

from __future__ import annotations

import hashlib

import pytest

from app.base.lengths import mm
from app.layout.compose import compose, separate_annexes, standard_of
from app.layout.compose_picture import PictureMissing
from app.layout.parts import Annex, Break, Cell, Item, Level, Paragraph, Picture, Quote, Run, Table, TableRow
from app.layout.sheet import Image, NewSection, PageBreak, Para, Role
from app.layout.sheet import Picture as SheetPicture
from tests.layout.sheets import RULER, letter, sheet


def image(across: int, down: int) -> Image:
    return Image(hashlib.sha256(b"%dx%d" % (across, down)).hexdigest(), "png", across, down, b"")


def body_texts(*body, **fields) -> list[str]:
    tree = sheet(kind="BC", body=list(body), **fields)
    return [one.text for one in tree.paragraphs() if (one.part or "").startswith("body")]


# --- quotations ---------------------------------------------------------------------------------------------


def test_a_quotation_counts_for_itself_and_stands_in_marks() -> None:
    clause = Level.CLAUSE
    quote = Quote(blocks=[Item(level=clause, text="Một"), Item(level=clause, text="Hai")])
    made = body_texts(Item(level=clause, text="A"), quote, Item(level=clause, text="B"), Paragraph("Hết"))
    assert made[:4] == ["1. A", "“1. Một", "2. Hai”", "2. B"]


def test_typed_marks_of_a_quotation_do_not_stand_twice() -> None:
    made = body_texts(Quote(blocks=[Paragraph("“Một”")]), Paragraph("Hết"))
    assert made[0] == "“Một”"


def test_the_end_mark_stands_behind_a_quotation_that_ends_the_text() -> None:
    made = body_texts(Quote(blocks=[Paragraph("Một.")]), ending="./.")
    assert made == ["“Một.”./."]


def test_no_end_mark_when_a_table_ends_the_text() -> None:
    assert body_texts(Paragraph("Như sau:"), Table(rows=[TableRow(["a"])]), ending="./.")[0] == "Như sau:"


# --- footnotes ----------------------------------------------------------------------------------------------


def test_footnotes_are_counted_and_hang_on_their_words() -> None:
    tree = sheet(
        kind="QĐ",
        grounds=[[Run(t="Điều lệ", note="Một")]],
        body=[
            Paragraph([Run(t="chữ", b=True, note="Hai"), Run(t=" sau")]),
            Table(rows=[TableRow(["a"]), TableRow([Cell([Run(t="ô", note="Ba")])])]),
            Paragraph([Run(t="cuối", note="Bốn")]),
        ],
    )
    marks = [span for para in tree.paragraphs() for span in para.spans if span.note]
    assert [mark.text for mark in marks] == ["1", "2", "3", "4"]
    assert [mark.note.text for mark in marks] == ["1 Một", "2 Hai", "3 Ba", "4 Bốn"]
    assert all(mark.raised and not mark.bold for mark in marks)
    assert {mark.note.role for mark in marks} == {Role.FOOTNOTE}
    assert marks[1].note.part == "body[0].text"


def test_a_footnote_stays_when_the_end_mark_is_put() -> None:
    tree = sheet(kind="BC", body=[Paragraph([Run(t="Hết", note="Ghi chú")])], ending="./.")
    (last,) = (one for one in tree.paragraphs() if one.part == "body[0].text" and one.role is Role.BODY)
    assert last.text == "Hết./.1"


def test_long_footnotes_may_go_on_over_leaf() -> None:
    notes = [
        span.note
        for words in ("ngắn", "dài " * 300)
        for para in sheet(kind="BC", body=[Paragraph([Run(t="x", note=words)])]).paragraphs()
        for span in para.spans
        if span.note
    ]
    assert [note.look.keep_lines for note in notes] == [True, False]


# --- pictures -----------------------------------------------------------------------------------------------


def pictured(given: Picture, size: tuple[int, int]) -> SheetPicture:
    made = letter(kind="BC", body=[given])
    tree = compose(made, standard_of(made), RULER, {given.image: image(*size)})
    (found,) = (block for block in tree.blocks if isinstance(block, SheetPicture))
    return found


@pytest.mark.parametrize("size", [(900, 600), (100, 4000), (4000, 10), (1, 1), (9000, 9000)])
@pytest.mark.parametrize("width", [0.1, 0.8, 1.0])
def test_a_picture_never_leaves_the_text(size, width) -> None:
    made = pictured(Picture("a", width=width), size)
    assert 0 < int(made.width) <= mm(160) + 635  # a twip of rounding
    assert 0 < int(made.height) <= mm(257 * 0.8)
    assert int(made.height) % (72 * 635) == 0  # whole in twips and in hundredths of a millimetre


def test_a_picture_keeps_its_shape() -> None:
    made = pictured(Picture("a", width=0.8), (900, 600))
    assert abs(int(made.width) / int(made.height) - 1.5) < 0.001


def test_captions_of_pictures_are_counted_and_kept_with_them() -> None:
    made = letter(
        kind="BC", body=[Picture("a", caption="Ra quân"), Picture("a"), Picture("a", caption="Tổng kết")]
    )
    tree = compose(made, standard_of(made), RULER, {"a": image(3, 2)})
    told = [one.text for one in tree.paragraphs() if one.role is Role.PICTURE_CAPTION]
    assert told == ["Ảnh 1: Ra quân", "Ảnh 2: Tổng kết"]
    assert [one.keep_next for one in tree.blocks if isinstance(one, SheetPicture)] == [True, False, True]


def test_a_missing_picture_is_refused_with_its_place() -> None:
    with pytest.raises(PictureMissing) as refused:
        sheet(kind="BC", body=[Paragraph("x"), Picture("mất.png")])
    assert refused.value.where == "body[1].image"
    assert "mất.png" in refused.value.sentence()


# --- pages and annexes --------------------------------------------------------------------------------------


def test_breaks_begin_pages_but_never_an_empty_last_one() -> None:
    tree = sheet(kind="BC", body=[Paragraph("a"), Break(), Paragraph("b"), Break()], annexes=[Annex()])
    kinds = [type(block) for block in tree.blocks]
    assert kinds.count(PageBreak) == 1
    assert isinstance(tree.blocks[kinds.index(NewSection) - 1], Para)


def test_annexes_count_their_pages_and_elements_anew() -> None:
    clause = Item(level=Level.CLAUSE, text="x")
    annexes = [Annex(subject="Một", body=[clause]), Annex(subject="Hai", wide=True, body=[clause])]
    tree = sheet(kind="BC", body=[clause, clause], annexes=annexes, file_code="lưu")
    assert [section.restart for section in tree.sections] == [False, True, True]
    assert [section.page.width > section.page.height for section in tree.sections] == [False, False, True]
    assert not any(section.page.first_foot for section in tree.sections[1:])
    numbered = [one.text for one in tree.paragraphs() if one.role is Role.CLAUSE]
    assert [text.split()[0] for text in numbered] == ["1.", "2.", "1.", "1."]
    assert [one.part for one in tree.paragraphs() if one.role is Role.CLAUSE][2:] == [
        "annexes[0].body[0].text",
        "annexes[1].body[0].text",
    ]


def test_separate_annexes_are_sheets_of_their_own() -> None:
    made = letter(kind="BC", annexes=[Annex(subject="Một"), Annex(subject="Hai", separate=True)])
    standard = standard_of(made)
    assert len(compose(made, standard, RULER).sections) == 2
    (one,) = separate_annexes(made, standard, RULER)
    assert "HAI" in "".join(para.text for para in one.paragraphs())
    assert one.meta.subject == "Hai"
