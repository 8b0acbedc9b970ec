"""Finding and replacing in a whole letter: everywhere words stand, by case and accents, looks and footnotes left alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.layout.parts import (
    Annex,
    Cell,
    Item,
    Level,
    Paragraph,
    Picture,
    Quote,
    Recipient,
    Run,
    Table,
    TableRow,
)
from app.services.find_text import Hit, Wanted, find, replaced
from tests.factory import own_letter

LETTER = own_letter(
    subject="đoàn phí",
    addressees=["Các chi đoàn"],
    grounds=["Điều lệ Đoàn"],
    recipients=[Recipient("BTV Đoàn", purpose="để Đoàn biết")],
    body=[
        Paragraph([Run("Ban "), Run("Chấp hành Đo", b=True), Run("àn", note="Đoàn trường"), Run(".")]),
        Item(level=Level.CLAUSE, title="Đoàn viên", text="Sổ đoàn"),
        Quote([Paragraph("lời đoàn")]),
        Table(
            [TableRow(["đoàn", Cell(paragraphs=[Paragraph("một"), Paragraph("của đoàn")])])],
            caption="Bảng đoàn",
            head=0,
        ),
        Picture("sha256:0", caption="Ảnh đoàn"),
    ],
    annexes=[Annex(subject="Danh sách đoàn", body=[Paragraph("đoàn đoàn")])],
)


def test_every_place_is_found_in_reading_order() -> None:
    hits = find(LETTER, Wanted("ĐOÀN"))
    assert [hit.part for hit in hits] == [
        "subject",
        "addressees[0]",
        "grounds[0]",
        "body[0].text",
        "body[0].text",
        "body[1].title",
        "body[1].text",
        "body[2].blocks[0].text",
        "body[3].caption",
        "body[3].rows[0].cells[0]",
        "body[3].rows[0].cells[1]",
        "body[4].caption",
        "annexes[0].subject",
        "annexes[0].body[0].text",
        "annexes[0].body[0].text",
        "recipients[0]",
        "recipients[0].purpose",
    ]
    assert hits[3] == Hit("body[0].text", 14, 18)
    assert hits[4] == Hit("body[0].text", 0, 4, 0)
    assert hits[10] == Hit("body[3].rows[0].cells[1]", 4, 8, None, 4)


def test_case_accents_and_whole_words() -> None:
    assert len(find(LETTER, Wanted("Đoàn", case=True))) == 6
    assert len(find(LETTER, Wanted("doan"))) == 0
    assert len(find(LETTER, Wanted("doan", accents=False))) == 17
    assert len(find(LETTER, Wanted("oàn", whole=True))) == 0
    assert find(LETTER, Wanted("")) == ()


def test_replacing_keeps_looks_and_footnotes() -> None:
    made = replaced(LETTER, find(LETTER, Wanted("đoàn")), "Hội")
    assert made.body[0] == Paragraph([Run("Ban "), Run("Chấp hành Hội", b=True, note="Hội trường"), Run(".")])
    assert made.annexes[0].body == [Paragraph("Hội Hội")]
    assert made.body[3].rows[0].cells[1].paragraphs[1] == Paragraph("của Hội")
    assert made.recipients == [Recipient("BTV Hội", purpose="để Hội biết")]
    assert not find(made, Wanted("đoàn"))


@given(st.text("aáđ ÁAß", max_size=20), st.text("aáđß", min_size=1, max_size=3), st.booleans(), st.booleans())
def test_replacing_what_was_found_with_itself_changes_nothing(
    text: str, words: str, case: bool, accents: bool
) -> None:
    letter = own_letter(body=[Paragraph(text)])
    hits = find(letter, Wanted(words, case=case, accents=accents))
    for hit in (one for one in hits if one.part.startswith("body")):
        same = text[hit.start : hit.end]
        assert replaced(letter, [hit], same) == letter
