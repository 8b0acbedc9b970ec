"""compose as a whole: never crashes, always the same, loses no word, holds the laws of the tree."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.base.lengths import Length
from app.base.text import nfc
from app.layout.binding import NBSP
from app.layout.compose import compose, letter_day, standard_of
from app.layout.parts import DateLine, Item, Letter, Level, Paragraph, Run, Storage
from app.layout.read import LetterRefused, letter_json, read_letter
from app.layout.sheet import Grid, PageBreak, Para, Role, Rule, Sheet
from app.standards import KindUnknown, LevelUnknown, available
from tests.layout.letters import letters
from tests.layout.sheets import RULER, SAMPLES, blocks, letter, paras, sample, sheet

MANY = settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
PLAIN_WORD = st.text("abđêưƠỆx059", min_size=1, max_size=8)


def made(one: Letter) -> Sheet:
    return compose(one, standard_of(one), RULER)


@MANY
@given(letters())
def test_any_letter_composes_and_the_tree_keeps_its_laws(one: Letter) -> None:
    tree = made(one)
    assert tree.digest == made(one).digest
    for block in tree.blocks:
        assert not isinstance(block, PageBreak)
        if isinstance(block, Grid):
            assert all(len(row.cells) == len(block.columns) for row in block.rows)
            assert all(width > 0 for width in block.columns)
            assert block.left + sum(block.columns, Length(0)) <= tree.page.text_width
    for thing in blocks(tree):
        if isinstance(thing, Rule):
            assert 0 <= thing.length <= tree.page.text_width
            assert thing.offset < thing.height
            continue
        look = thing.look
        assert look.pitch > 0
        assert look.after >= 0
        assert look.left + look.first >= 0
        assert look.left + look.right < tree.page.text_width
        for span in thing.spans:
            assert span.text
            assert span.text == nfc(span.text)
            assert "\n" not in span.text
    if any(thing.spans for thing in blocks(tree) if isinstance(thing, Para) and thing.role is Role.RECIPIENT):
        assert paras(tree, Role.RECIPIENTS_LABEL)


@st.composite
def plain_letters(draw):
    """Letters of unmistakable words, so that each can be looked for."""
    return draw(letters(text=st.lists(PLAIN_WORD, min_size=1, max_size=6).map(" ".join)))


@MANY
@given(plain_letters(), st.lists(PLAIN_WORD, min_size=1, max_size=30), st.sampled_from(["title", "text"]))
def test_no_word_of_the_body_is_lost_or_moved(one: Letter, words: list[str], where: str) -> None:
    standard = standard_of(one)
    names = list(standard.levels)
    body = [
        Item(level=Level(names[i % len(names)]), **{where: word})
        if i % 3
        else Paragraph(text=[Run(t=word, i=True)])
        for i, word in enumerate(words)
    ]
    tree = made(Letter(standard=one.standard, kind=one.kind, organ=one.organ, body=body))
    shown = [
        w.upper()
        for para in paras(tree)
        if para.part and para.part.startswith("body")
        for w in para.text.split()
    ]
    wanted = iter(word.upper() for word in words)
    word = next(wanted)
    for each in shown:
        if each in (word, f"{word}.", f"{word}./."):
            word = next(wanted, "")
    assert word == ""


@MANY
@given(plain_letters())
def test_every_other_word_is_printed(one: Letter) -> None:
    tree = made(one)
    shown = "\n".join(
        para.text.upper()
        for para in (*paras(tree), *tree.page.first_head, *tree.page.first_foot)
        if isinstance(para, Para)
    )
    asked = [*one.addressees, *one.co_addressees, one.contact or "", one.circulation or ""]
    kind = standard_of(one).kind(one.kind)
    asked += [one.date.place] if kind.dated else []
    if kind.head == "pair":  # the paper of a person has no organ and no number
        asked += [*one.organ.superior, *one.organ.issuing, one.number.printed or ""]
        asked += [one.urgency or "", one.secrecy or "", one.draft or "", one.conference_note or ""]
    asked += [one.authority_line or "", one.subject]
    asked += [recipient.name for recipient in one.recipients] + [r.purpose or "" for r in one.recipients]
    asked += [one.file_code or "", *(r.shared_purpose or "" for r in one.recipients)]
    for signed in (one.signature, *one.co_signatures, one.confirmation):
        if signed:
            asked += [signed.name, signed.position or "", *signed.authority]
    for text in asked:
        assert text.upper().replace(NBSP, " ") in shown.replace(NBSP, " ")  # some blanks are held fixed


@MANY
@given(letters())
def test_a_letter_survives_being_stored(one: Letter) -> None:
    try:
        stored = read_letter(letter_json(one))
    except LetterRefused:  # a line end, a character without a glyph
        return
    assert read_letter(letter_json(stored)) == stored
    assert made(stored).digest == made(read_letter(letter_json(stored))).digest


@pytest.mark.parametrize("path", SAMPLES, ids=[f"{p.parent.name}/{p.stem}" for p in SAMPLES])
def test_samples_are_letters_of_their_standard_and_kind(path) -> None:
    one = read_letter(path.read_bytes(), path.name)
    assert one.standard == path.parent.name
    names = {
        "cong-van": "CV", "ke-hoach": "KH", "bao-cao": "BC", "thong-bao": "TB", "quyet-dinh": "QĐ", "to-trinh": "TTr",
        "bao-cao-dai-hoi": "BC",
    }  # fmt: skip
    assert one.kind == names[path.stem]
    assert made(one).standard == one.standard


def test_there_are_six_kinds_in_three_standards() -> None:
    assert len({path for path in SAMPLES if path.stem != "bao-cao-dai-hoi"}) == 18


def test_samples_show_every_level() -> None:
    for standard in available():
        shown = {
            block.level.value
            for path in SAMPLES
            if path.parent.name == standard.id
            for block in read_letter(path.read_bytes()).body
            if isinstance(block, Item)
        }
        unshown = set(standard.levels) - shown
        # Practice levels beside the regulation's own, and chapters where the regulation has none.
        assert unshown <= {"decimal-2", "decimal-3", "decimal-4", "plus", "chapter", "section"}, (
            standard.id,
            unshown,
        )
        if standard.id == "youth-union":
            assert unshown <= {"chapter"}


def test_unknown_kind_and_level_are_refused_with_their_path() -> None:
    with pytest.raises(KindUnknown) as kind:
        sheet(kind="XX")
    assert kind.value.where == "$.kind"
    with pytest.raises(LevelUnknown) as level:
        sheet(body=[Paragraph(text="a"), Item(level=Level.SECTION, text="b")])
    assert level.value.where == "$.body[1].level"


def test_a_word_changes_the_digest() -> None:
    assert sheet(subject="a").digest != sheet(subject="b").digest


def test_version_follows_the_date() -> None:
    assert letter_day(DateLine()) is None
    assert str(letter_day(DateLine(year=2026))) == "2026-01-01"
    assert str(letter_day(DateLine(year=2026, month=2, day=30))) == "2026-02-01"
    assert standard_of(letter(standard_version="2013")).version == "2013"


def test_properties_of_the_file() -> None:
    meta = made(sample("youth-union/quyet-dinh")).meta
    assert meta.kind == "QĐ"
    assert meta.title.startswith("Quyết định Về việc")
    assert meta.organ == "BCH ĐOÀN TRƯỜNG ĐẠI HỌC KỸ NGHỆ PHÚ GIANG"


def test_page_number_and_file_code() -> None:
    page = sheet(file_code="KH2026/BanTG").page
    assert page.number is not None
    assert page.number.spans[0].field is not None
    assert page.number.look.size.pt == 14
    assert page.number_top.mm == 10
    (code,) = page.first_foot
    assert (code.text, code.look.size.pt, code.spans[0].italic) == ("KH2026/BanTG", 8, True)  # mẫu 3.18
    assert sheet(page_number=False).page.number is None
    assert sheet().page.first_foot == ()


def test_carets_in_words_are_only_carets() -> None:
    tree = sheet(storage=Storage(units="a^b", copies=4))
    (line,) = paras(tree, Role.RECIPIENT)
    assert line.text == "- Lưu a^b. (4b)"
    assert [span.text for span in line.spans if span.raised] == ["(4b)"]
