"""Reading pictures: made scans and photographs with a known text, pens and stamps over them, pages that lie the wrong way,
and what is said when nothing can be read. The long measure is `./dev corpus`."""

from __future__ import annotations

import io
import re
import sys
import unicodedata

import cv2
import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image

from app.base.errors import InputRefused
from app.base.paths import resource
from app.base.text import fold
from app.intake import guess, ocr
from app.intake.door import searchable
from app.intake.ocr import data, hand, prepare, strokes, tongue, wipe
from app.intake.ocr.engine import loaded
from app.intake.ocr.files import page_of
from app.intake.ocr.page import read_page
from app.intake.ocr.segment import segment
from app.intake.ocr.words import Rect, Word
from app.intake.reading import read_here
from app.intake.source import FileType, How, SourceText
from app.services.rendering import read_letter_file, render
from tests.intake import made_scans

needs_data = pytest.mark.skipif(not ocr.available(), reason="no recognition data (tools/ocr_data.py)")
LETTER = resource("samples", "letters", "decree-30", "cong-van.json")


@pytest.fixture(scope="module")
def engine():
    with loaded(data.folder()) as one:
        yield one


@pytest.fixture(scope="module")
def letter(tmp_path_factory):
    """Our own letter: its PDF, its pages as clean pictures, the text of each."""
    folder = tmp_path_factory.mktemp("letter")
    pdf = folder / "thu.pdf"
    render(read_letter_file(LETTER), docx=folder / "thu.docx", pdf=pdf)
    source = read_here(pdf.read_bytes(), "thu.pdf")
    with pdfium.PdfDocument(pdf) as document:
        pages = [page.render(scale=200 / 72).to_numpy()[:, :, :3].copy() for page in document]
    return pages, [words_of(page) for page in source.pages]


def words_of(page):
    text = " ".join(line.text for line in page.lines)
    text = re.sub(r"[–—]", "-", unicodedata.normalize("NFC", text)).replace("“", '"').replace("”", '"')
    return re.sub(r"\s+", " ", text).strip()


def error_rate(found, wanted):
    """Characters to change, put in or take out, of those wanted."""
    goal = np.array([ord(char) for char in wanted])
    steps = np.arange(len(goal) + 1)
    before = steps.copy()
    for index, char in enumerate(found):
        now = np.concatenate(([index + 1], np.minimum(before[:-1] + (goal != ord(char)), before[1:] + 1)))
        before = np.minimum.accumulate(now - steps) + steps
    return float(before[-1]) / len(wanted)


def as_source(reading):
    return SourceText(FileType.PNG, How.OCR, (page_of(reading, 1),), 1)


@needs_data
def test_scans_and_photographs_read_with_few_faults(engine, letter, capsys):
    pages, texts = letter
    rates = {}
    for kind, picture in (
        ("scan", made_scans.scan(pages[0], 11, signed=False)),
        ("signed scan", made_scans.scan(pages[-1], 12)),
        ("photo", made_scans.photo(pages[0], 13, signed=False)),
    ):
        reading = read_page(engine, picture, None if kind == "photo" else 200)
        wanted = texts[-1] if kind == "signed scan" else texts[0]
        rates[kind] = error_rate(words_of(page_of(reading, 1)), wanted)
    with capsys.disabled():
        sys.stdout.write(
            f"\nOCR, error rate of characters: { {kind: f'{rate:.2%}' for kind, rate in rates.items()} }\n"
        )
    assert rates["scan"] < 0.015
    assert rates["signed scan"] < 0.03  # a signature runs through the name
    assert rates["photo"] < 0.025


@needs_data
@pytest.mark.parametrize("turn", [cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_180, cv2.ROTATE_90_COUNTERCLOCKWISE])
def test_a_page_that_lies_the_wrong_way(engine, letter, turn):
    pages, _ = letter
    upright = read_page(engine, pages[-1], 200)
    turned = read_page(engine, cv2.rotate(pages[-1], turn), 200)
    assert [word.text for word in turned.words][:12] == [word.text for word in upright.words][:12]
    # The place is told on the page as it came: the first word of the letter lies at the matching corner.
    box = page_of(turned, 1).words[0].box
    width, height = turned.original
    x, y = (box.x0 + box.x1) / 2 / width, (box.y0 + box.y1) / 2 / height
    assert {
        cv2.ROTATE_90_CLOCKWISE: x > 0.6,
        cv2.ROTATE_180: y > 0.6,
        cv2.ROTATE_90_COUNTERCLOCKWISE: x < 0.4,
    }[turn]


@needs_data
def test_a_skewed_page_is_straightened_and_its_boxes_are_on_the_original(engine, letter):
    pages, _ = letter
    skewed = made_scans.turned(
        cv2.copyMakeBorder(pages[0], 300, 300, 300, 300, cv2.BORDER_CONSTANT, value=(255,) * 3), 6
    )
    page = page_of(read_page(engine, skewed, 200), 1)
    word = next(word for word in page.words if word.text.startswith("phối"))
    per_mm = 200 / 25.4
    cut = skewed[
        int(word.box.y0 * per_mm) : int(word.box.y1 * per_mm),
        int(word.box.x0 * per_mm) : int(word.box.x1 * per_mm),
    ]
    assert (cut < 128).mean() > 0.04  # there is ink where the word is said to stand


@needs_data
@pytest.mark.parametrize("seed", range(3))
def test_a_number_written_by_hand_is_never_given(engine, letter, seed):
    pages, _ = letter
    page = pages[0].copy()
    clean = page_of(read_page(engine, page, 200), 1)
    label = next(line for line in clean.lines if line.text.startswith("Số:"))
    assert guess(SourceText(FileType.PNG, How.OCR, (clean,), 1)).number is not None  # print is read
    number = next(word for word in clean.words if re.match(r"\d+/", word.text))
    per_mm = 200 / 25.4
    figures = number.box.x0 + (number.box.x1 - number.box.x0) * number.text.index("/") / len(number.text)
    page[
        int(number.box.y0 * per_mm) - 3 : int(number.box.y1 * per_mm) + 6,
        int(number.box.x0 * per_mm) - 2 : int(figures * per_mm),
    ] = 255
    rng = np.random.default_rng(seed)
    assert label.box is not None
    page = np.concatenate((page[:, : int(figures * per_mm)], np.full((page.shape[0], 70, 3), 255, np.uint8),
                           page[:, int(figures * per_mm) :]), axis=1)  # fmt: skip
    made_scans.pen_number(page, (number.box.x0 + 1, number.box.y1), rng, 200)
    found = guess(as_source(read_page(engine, page, 200)))
    assert found.number is None or found.number.certainty < 0.5
    shown = next(one for one in found.unread if one.value == "number").box
    assert (
        shown is not None and shown.x0 < number.box.x0 + 8 < shown.x1
    )  # the cut-out shows what the pen wrote
    assert shown.y0 < number.box.y0 and shown.y1 > number.box.y1


@needs_data
def test_a_searchable_copy_finds_the_words_and_stays_small(engine, letter):
    pages, _ = letter
    held = io.BytesIO()
    picture = cv2.cvtColor(made_scans.scan(pages[0], 5), cv2.COLOR_BGR2RGB)
    Image.fromarray(picture).save(held, "PDF", resolution=200, quality=70)
    original = held.getvalue()
    source = read_here(original, "quet.pdf")
    assert source.how is How.OCR
    made = searchable(source, original, "quet.pdf")
    assert made is not None and len(made) < 1.3 * len(original)
    with pdfium.PdfDocument(made) as document:
        page = document[0]
        text = page.get_textpage()
        word = next(word for word in source.pages[0].words if word.text == "Kính")
        finder = text.search("Kính gửi")
        assert finder.get_next() is not None
        drawn = text.get_text_bounded(*_points(word.box, page.get_size()[1]))
        assert "Kính" in drawn  # the text lies where the picture shows it
        assert np.array_equal(
            page.render(scale=1).to_numpy(), pdfium.PdfDocument(original)[0].render(scale=1).to_numpy()
        )


def _points(box, height, slack=1.5):
    mm = 72 / 25.4
    return (
        box.x0 * mm - slack,
        height - box.y1 * mm - slack,
        box.x1 * mm + slack,
        height - box.y0 * mm + slack,
    )


@needs_data
def test_a_searchable_copy_starts_nothing_by_itself(letter):
    pages, _ = letter
    held = io.BytesIO()
    Image.fromarray(pages[-1]).save(held, "PDF", resolution=200)
    with pikepdf.open(held) as document:
        document.Root["/OpenAction"] = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        hostile = io.BytesIO()
        document.save(hostile)
    made = searchable(read_here(hostile.getvalue(), "x.pdf"), hostile.getvalue(), "x.pdf")
    assert made is not None
    with pikepdf.open(io.BytesIO(made)) as document:
        assert "/OpenAction" not in document.Root


def test_without_data_the_letter_is_taken_all_the_same(monkeypatch, tmp_path):
    monkeypatch.setenv(data.ENVIRONMENT, str(tmp_path))
    held = io.BytesIO()
    Image.new("L", (800, 1100), 255).save(held, "PNG")
    source = read_here(held.getvalue(), "anh.png")
    assert source.pages and not source.pages[0].lines
    assert any("vie.traineddata" in warning for warning in source.warnings)


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n" + b"\0" * 200, b"\xff\xd8\xff\xe0" + b"x" * 500])
@needs_data
def test_a_broken_picture_is_refused_in_words(content):
    with pytest.raises(InputRefused, match=r"hỏng"):
        read_here(content, "anh.jpg")


@needs_data
def test_one_dot_is_refused(tmp_path):
    held = io.BytesIO()
    Image.new("L", (1, 1)).save(held, "PNG")
    with pytest.raises(InputRefused, match="quá nhỏ"):
        read_here(held.getvalue(), "cham.png")


@needs_data
def test_an_empty_page_gives_no_words(engine):
    assert read_page(engine, np.full((1100, 800), 255, np.uint8), 100).words == ()
    noisy = np.random.default_rng(1).integers(0, 256, (260, 220)).astype(np.uint8)
    assert len(read_page(engine, noisy, 100).words) < 40


def test_pages_of_a_tiff_are_read_in_order(letter):
    if not ocr.available():
        pytest.skip("no recognition data (tools/ocr_data.py)")
    pages, texts = letter
    held = io.BytesIO()
    frames = [Image.fromarray(page).convert("1") for page in pages]
    frames[0].save(
        held, "TIFF", save_all=True, append_images=frames[1:], compression="group4", dpi=(200, 200)
    )
    source = read_here(held.getvalue(), "quet.tif")
    assert len(source.pages) == len(pages)
    assert [
        error_rate(words_of(page), text) < 0.02 for page, text in zip(source.pages, texts, strict=True)
    ] == [True] * len(pages)


def test_rings_of_a_stamp_go_and_letters_across_them_stay():
    page = np.full((600, 900, 3), 255, np.uint8)
    made_scans.stamp(page, (300, 300), np.random.default_rng(3), 200, red=False)
    cv2.putText(page, "GIAM DOC", (330, 190), cv2.FONT_HERSHEY_TRIPLEX, 1.3, (0, 0, 0), 3)
    dark = prepare.binary(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY))
    found = wipe.rings(dark, 200)
    assert len(found) == 1
    assert abs(found[0].x - 300) < 6 and abs(found[0].y - 300) < 6
    gone = wipe.round_lines(dark, found[0], 200 / 25.4)
    word = np.s_[160:192, 480:640]
    assert (gone[word] > 0).sum() < 0.03 * (dark[word] > 0).sum()
    assert (gone > 0).sum() > 0.3 * (dark > 0).sum()


def test_a_dot_far_from_all_letters_may_be_dirt_and_a_full_stop_is_none():
    dpi = 200
    page = np.zeros((400, 600), np.uint8)
    for x in range(100, 200, 20):
        page[100:120, x : x + 12] = 255  # letters
    page[117:120, 196:199] = 255  # a full stop
    page[110:113, 240:243] = 255  # a dot that stands 5 mm behind
    dots = segment(page, dpi).dots
    assert dots[110:113, 240:243].all()
    assert not dots[117:120, 196:199].any()


def test_a_line_that_a_pen_ran_through_is_found_whole_and_the_pen_goes():
    """Two words of print, the left one glued to a stroke that comes from above and so taken for too large."""
    dark = np.zeros((300, 400), np.uint8)
    for x in (40, 60, 80, 120, 140, 160):
        cv2.rectangle(dark, (x, 200), (x + 12, 220), 255, -1)
    cv2.line(dark, (100, 120), (104, 230), 255, 4)
    large = [Rect(36, 120, 108, 231)]
    (band,) = strokes.bands(dark, [Rect(120, 200, 173, 221)], large, 20.0)
    assert (band.x0, band.x1) == (40, 173)
    alone = strokes.without_pen(dark, band)
    assert not alone[:, 100 - band.x0 : 104 - band.x0].any()
    assert alone[:, 80 - band.x0 : 92 - band.x0].any()


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("phu loc, ngay thang 10 nam 2026", True),
        ("phu loc, ngày 5 tháng 10 nam 2026", True),
        ("tac hoc sinh, sinh vien cham nhat ngay 10/3/2025", False),
        ("cac don vi, nhat la truoc ngay 10/3/2025", False),
    ],
)
def test_only_the_heads_date_may_be_written_by_hand(line, dated):
    assert (hand.DATELINE.search(fold(line)) is not None) == dated


def test_red_and_blue_ink_leave_the_copy_that_is_read():
    page = np.full((200, 300, 3), 255, np.uint8)
    page[50:60, 20:280] = (20, 20, 20)
    page[100:110, 20:280] = (60, 50, 205)
    page[150:160, 20:280] = (190, 80, 40)
    black, colour = prepare.part_colours(page)
    assert black[55, 100] < 60 and black[105, 100] > 190 and black[155, 100] > 180
    assert colour is not None and colour[55, 100] > 240 and colour[105, 100] < 100


def words(text, confidence=0.8):
    return [Word(word, Rect(0, 0, 9, 9), confidence, 1) for word in text.split()]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("triên khai kê hoạch bô sung", "triển khai kế hoạch bổ sung"),
        ("GIÁM ĐÓC SỞ Y TÉ", "GIÁM ĐỐC SỞ Y TẾ"),
        ("phong, chống dịch", "phòng, chống dịch"),
        ("Nguyên Trúc Giang", "Nguyên Trúc Giang"),  # a name is left as it was read
        ("số 12/KH-UBND ngày 03/4", "số 12/KH-UBND ngày 03/4"),
        ("máy bơm nước", "máy bơm nước"),
    ],
)
def test_accents_are_mended_only_where_one_word_fits(read, meant):
    assert " ".join(word.text for word in tongue.mended(words(read))) == meant
