"""The letter as the writer sees it: pictures of the pages asked for, places of parts, findings, pages for the printer."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

from PIL import Image as Pillow

from app.layout.parts import Annex, Break, Item, Level, Paragraph, Picture
from app.layout.sheet import Image
from app.services import preview
from app.services.preview import PartPlace
from app.services.preview_spots import spot
from tests.factory import own_letter

LONG = [Paragraph("Ban Chấp hành Đoàn xã đề nghị các chi đoàn thực hiện. " * 8) for _ in range(18)]


def place(seen: preview.Preview, part: str) -> PartPlace:
    return next(one for one in seen.places if one.part == part)


def test_only_the_pages_asked_for_are_drawn_and_as_wide_as_asked() -> None:
    seen = preview.draw(own_letter(body=LONG), wide=500, pages=(2,))
    assert seen.pages > 2
    assert [one.number for one in seen.pictures] == [2]
    picture = seen.pictures[0]
    assert abs(picture.width - 500) <= 1
    assert len(picture.data) == picture.stride * picture.height
    assert min(picture.data) < 60, "nothing was drawn"
    assert [round(side) for side in seen.sizes[0]] == [210, 297]
    more = preview.pictures(seen, (1, 3, 99), wide=300)
    assert [one.number for one in more] == [1, 3]


def test_parts_are_found_where_they_print() -> None:
    letter = own_letter(
        body=[
            Paragraph("Mở đầu."),
            Item(level=Level.CLAUSE, title="Tiêu đề", text="Lời."),
        ]
    )
    seen = preview.draw(letter, wide=300)
    opening, title, words = (place(seen, part) for part in ("body[0].text", "body[1].title", "body[1].text"))
    assert opening.y1 <= title.y0 + 0.1 and title.y1 <= words.y0 + 0.1
    assert opening.x0 >= 29
    assert place(seen, "signature.name").y0 > words.y1
    assert place(seen, "signature.name").x0 > 80
    for box in seen.places:
        assert 0 <= box.x0 < box.x1 <= 210 and 0 <= box.y0 < box.y1 <= 297, box


def test_a_part_over_two_pages_has_a_box_on_each() -> None:
    seen = preview.draw(own_letter(body=[Paragraph("dài " * 2_000), Paragraph("Hết.")]), wide=100)
    assert [one.page for one in seen.places if one.part == "body[0].text"] == list(range(1, seen.pages + 1))


def test_findings_and_characters_that_cannot_be_drawn_are_told() -> None:
    seen = preview.draw(own_letter(storage=None, subject="vui 🙂"), wide=100)
    assert "missing.recipient" in {one.rule for one in seen.findings}
    assert any("1F642" in one for one in seen.undrawn)


def test_many_threads_draw_many_letters_right() -> None:
    letters = [own_letter(subject=f"việc thứ {n}", body=LONG[: 1 + n % 5]) for n in range(12)]
    alone = [preview.draw(one, wide=120).pictures for one in letters]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda one: preview.draw(one, wide=120).pictures, letters))
    assert together == alone


def test_pages_for_the_printer_have_the_printer_s_resolution() -> None:
    (page,) = preview.print_pages(own_letter(), dpi=300)
    assert abs(page.width - 2480) <= 2 and abs(page.height - 3508) <= 2


def test_annexes_with_a_file_of_their_own_follow_the_letter() -> None:
    annexes = [
        Annex(subject="Danh sách", body=[Paragraph("Trong văn bản.")]),
        Annex(subject="Biểu mẫu", body=[*LONG, Paragraph("Ký tự 🙂")], separate=True),
        Annex(subject="Lịch", body=[Paragraph("Ngắn.")], separate=True),
    ]
    plain = preview.draw(own_letter(annexes=annexes[:1]), wide=100)
    seen = preview.draw(own_letter(annexes=annexes), wide=100, pages=range(1, 12))
    assert plain.files == () and seen.files[0] == plain.pages + 1
    assert len(seen.files) == 2 and seen.files[1] == seen.pages > seen.files[0] + 1
    assert [one.number for one in seen.pictures] == list(range(1, seen.pages + 1))
    assert place(seen, "annexes[2].body[0].text").page == seen.pages
    assert place(seen, "annexes[0].body[0].text").page == plain.pages
    assert any("1F642" in one for one in seen.undrawn)
    word = spot(seen, seen.pages, *_middle(place(seen, "annexes[2].body[0].text")))
    assert word is not None and word.part == "annexes[2].body[0].text"


def _middle(box: PartPlace) -> tuple[float, float]:
    return (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2


def coloured(one: preview.Pixels) -> bool:
    """Whether some pixel of a page is not grey."""
    lines = [one.data[at : at + 3 * one.width] for at in range(0, len(one.data), one.stride)]
    return one.colour and any(line[0::3] != line[2::3] for line in lines)


def test_pictures_and_red_marks_show_in_colour_and_plain_pages_cost_no_more_than_grey() -> None:
    data = io.BytesIO()
    Pillow.new("RGB", (60, 40), (200, 30, 30)).save(data, "PNG")
    image = Image("a" * 64, "png", 60, 40, data.getvalue())
    body = [*LONG[:10], Break(), Picture("anh", caption="Cờ")]
    letter = own_letter(body=body, standard="decree-30", urgency="KHẨN")
    seen = preview.draw(letter, wide=300, pages=range(1, 9), images={"anh": image})
    colours = [one.colour for one in seen.pictures]
    assert len(colours) > 2 and not any(colours[1:-1])
    assert coloured(seen.pictures[0]), "the red frame"
    assert coloured(seen.pictures[-1]), "the picture"
    assert all(len(one.data) == one.stride * one.height for one in seen.pictures)
    printed = preview.print_pages(letter, dpi=40, images={"anh": image})
    assert [one.colour for one in printed] == colours
