"""Files into letters: several as one, one as several, archives; the same letter by near text; secret letters; the stamp."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

import pikepdf
import pytest

from app.export.lists.stamp import HIGH, WIDE, Stamp, place, stamped
from app.export.pdf.cutting import Cut, CutsWrong, cut_pages, read_cuts
from app.export.pdf.raster import page_count
from app.models.files import Attachment
from app.services.reception import NotCuttable
from app.services.stamping import NoArrivalNumber, OffThePage
from tests.factory import desk as make_desk
from tests.factory import letter, letter_file


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("files")
    from app.layout.parts import Number, Paragraph

    return [
        letter_file(folder / "a.pdf"),
        letter_file(
            folder / "b.pdf",
            letter(
                number=Number(value="318"),
                subject="tổ chức hội thao",
                body=[
                    Paragraph(
                        "Ban Thường vụ mời các đơn vị dự hội thao tại nhà văn hóa xã vào sáng chủ nhật."
                    )
                ],
            ),
        ),
    ]


def joined(pdfs):
    out = io.BytesIO()
    with pikepdf.new() as whole, pikepdf.open(pdfs[0]) as first, pikepdf.open(pdfs[1]) as second:
        whole.pages.extend(first.pages)
        whole.pages.extend(second.pages)
        whole.save(out)
    return out.getvalue()


def files(desk, letter_id):
    return {(one["role"], one["name"]) for one in desk.incoming.show(letter_id)["files"]}


def test_several_files_are_one_letter(desk, pdfs):
    one = desk.incoming.receive_together(pdfs).result
    assert files(desk, one) == {("original", "a.pdf"), ("annex", "b.pdf")}
    shown = desk.incoming.show(one)
    assert shown["guesses"]["number"]["value"] == "317"
    assert "hội thao" in shown["text"]
    assert desk.incoming.search("hoi thao")[0].id == one
    desk.undo.undo()
    assert desk.incoming.list() == ()


def test_a_pdf_is_cut_into_its_letters_and_back(desk, pdfs, tmp_path):
    path = tmp_path / "quet.pdf"
    path.write_bytes(joined(pdfs))
    one = desk.incoming.receive(path).result
    cuts = desk.incoming.cuts(one)
    assert cuts == (Cut(1, 1), Cut(2, 2))
    first, second = desk.incoming.split(one, cuts).result
    assert files(desk, first) == {("original", "quet (trang 1-1).pdf"), ("source", "quet.pdf")}
    assert [desk.incoming.show(i)["guesses"]["number"]["value"] for i in (first, second)] == ["317", "318"]
    assert {row.id for row in desk.incoming.list()} == {first, second}
    desk.incoming.register(first)
    with pytest.raises(NotCuttable):
        desk.incoming.split(first, [Cut(1, 1)])


def test_undo_puts_a_cut_letter_together_again(desk, pdfs, tmp_path):
    path = tmp_path / "quet.pdf"
    path.write_bytes(joined(pdfs))
    one = desk.incoming.receive(path).result
    desk.incoming.split(one, desk.incoming.cuts(one))
    desk.undo.undo()
    assert [row.id for row in desk.incoming.list()] == [one]
    assert desk.incoming.original(one)[1] == path.read_bytes()


def test_cutting_copies_content_as_it_is(pdfs):
    whole = joined(pdfs)
    (part,) = cut_pages(whole, [Cut(2, 2)], name="x")
    with pikepdf.open(io.BytesIO(part)) as cut, pikepdf.open(pdfs[1]) as source:
        assert len(cut.pages) == 1
        assert cut.pages[0].Contents.read_bytes() == source.pages[0].Contents.read_bytes()
    assert cut_pages(whole, [Cut(2, 2)], name="x") == (part,)


@pytest.mark.parametrize("words", ["0-1", "2-1", "1,1", "1-3", "x", "", "2,1", "1-"])
def test_wrong_cuts_are_refused(pdfs, words):
    with pytest.raises(CutsWrong):
        cut_pages(joined(pdfs), read_cuts(words), name="x")


def test_letters_of_an_archive_and_of_a_mail(desk, pdfs):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(pdfs[0], "thư 1.pdf")
        archive.writestr(
            "danh sách.txt", "Danh sách đại biểu kèm theo, ba mươi người của các chi đoàn trực thuộc."
        )
        archive.write(pdfs[1], "thư 2.pdf")
    first, second = desk.incoming.receive_all(packed.getvalue(), "thư.zip").result
    assert files(desk, first) == {
        ("original", "thư 1.pdf"),
        ("annex", "danh sách.txt"),
        ("source", "thư.zip"),
    }
    assert files(desk, second) == {("original", "thư 2.pdf"), ("source", "thư.zip")}
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Gửi công văn", "vanthu@tinhdoan.example"
    mail.set_content("Kính gửi các đồng chí công văn kèm theo.")
    mail.add_attachment(pdfs[1].read_bytes(), maintype="application", subtype="pdf", filename="cv.pdf")
    (one,) = desk.incoming.receive_all(mail.as_bytes(), "thư.eml").result
    assert one == second  # the same letter, still without a number


def test_a_scan_of_a_letter_is_found_by_its_text(desk, tmp_path):
    from app.services.incoming_rows import Duplicate

    body = (
        "Thực hiện chương trình công tác năm 2026, Ban Thường vụ Đoàn xã đề nghị các chi đoàn rà soát danh sách đoàn "
        "viên, cập nhật số điện thoại, nơi ở hiện nay và nghề nghiệp của từng người, lập bảng tổng hợp gửi về văn phòng "
        "trước ngày hai mươi tháng ba, đồng thời cử một người phụ trách việc nhập dữ liệu của chi đoàn mình."
    )
    scan = body.replace("rà soát", "rà soat").replace("tổng hợp", "tông hp").replace("phụ trách", "phu trach")

    def enter(name, text, **fields):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return desk.incoming.register(desk.incoming.receive(path).result, fields=fields).result

    first = enter(
        "a.txt", body, number="12", notation="CV/ĐTN", date="2026-02-20", issuer="Đoàn xã Đồng Rạng"
    )
    (found,) = enter("b.txt", scan).duplicates
    assert isinstance(found, Duplicate)
    assert (found.id, found.kind) == (first.id, "text")
    assert found.likeness > 0.7
    swapped = enter("c.txt", scan, number="21", notation="CV/ĐTN", date="2026-02-20")
    assert first.id in {one.id for one in swapped.duplicates}
    next_month = enter("d.txt", body + " Lần hai.", number="30", notation="CV/ĐTN", date="2026-03-01")
    assert first.id not in {one.id for one in next_month.duplicates}


def test_the_near_index_follows_the_letter(desk, tmp_path):
    from sqlalchemy import func, select

    from app.models.registering import TextBand

    def bands():
        with desk.store.read() as session:
            return session.scalar(select(func.count()).select_from(TextBand))

    path = tmp_path / "a.txt"
    path.write_text(" ".join(f"chữ{n} số{n * 7}" for n in range(60)), "utf-8")
    one = desk.incoming.receive(path).result
    assert bands() == 20
    desk.inbox_forms.discard(one)
    assert bands() == 0
    desk.undo.undo()
    assert bands() == 20


def test_secret_letters_have_numbers_of_their_own(desk):
    def enter(**fields):
        return desk.incoming.register(desk.inbox_forms.write_down().result, fields=fields).result

    numbers = [
        enter(subject="a"),
        enter(subject="b", secrecy="MẬT"),
        enter(subject="c"),
        enter(secrecy="MẬT"),
    ]
    assert [one.arrival_number for one in numbers] == [1, 1, 2, 2]
    assert desk.incoming.show("M1/2026")["id"] == numbers[1].id
    assert desk.incoming.show("1")["id"] == numbers[0].id
    from app.services.registers import Span

    assert desk.registers.incoming(Span(year=2026)).rows == 2
    assert desk.registers.incoming(Span(year=2026), secret=True).rows == 2


# --- the stamp ----------------------------------------------------------------------------------------------------


def test_the_stamp_stands_in_a_free_place_on_a_copy(desk, pdfs, tmp_path):
    one = desk.incoming.receive(pdfs[0]).result
    with pytest.raises(NoArrivalNumber):
        desk.stamping.stamped(one)
    desk.incoming.register(one, fields={"handler": "Đ/c Lê An"})
    at = desk.stamping.place(one)
    assert at.free
    copy = desk.stamping.stamped(one)
    with pikepdf.open(io.BytesIO(copy)) as made, pikepdf.open(pdfs[0]) as source:
        assert source.pages[0].Contents.read_bytes() in b"\n".join(
            part.read_bytes() for part in made.pages[0].Contents
        )
    words = text_of(copy)
    assert "ĐẾN" in words
    assert "Đ/c Lê An" in words
    assert "01" in words
    assert desk.incoming.original(one)[1] == pdfs[0].read_bytes()
    # The frame measured on the drawn page: 50 x 35 mm.
    alone = desk.stamping.alone(one)
    assert page_count(alone) == 1
    left, top, right, bottom = frame_of(alone)
    assert (right - left, bottom - top) == (pytest.approx(WIDE, abs=0.4), pytest.approx(HIGH, abs=0.4))
    assert (left, top) == (pytest.approx(at.x, abs=0.4), pytest.approx(at.y, abs=0.4))


def test_the_clerk_puts_the_stamp_elsewhere(desk, pdfs):
    one = desk.incoming.register(desk.incoming.receive(pdfs[0]).result).result.id
    desk.stamping.put(one, 120, 200)
    assert desk.stamping.place(one)[:2] == (120, 200)
    with pytest.raises(OffThePage):
        desk.stamping.put(one, 170, 10)
    desk.undo.undo()
    assert desk.stamping.place(one)[:2] != (120, 200)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turned_and_cropped_pages_are_stamped_as_seen(pdfs, turn):
    with pikepdf.open(pdfs[0]) as document:
        page = document.pages[0]
        page.obj.CropBox = pikepdf.Array([20, 30, 560, 800])
        page.obj.Contents = document.make_stream(b"")
        page.obj.Rotate = turn
        out = io.BytesIO()
        document.save(out)
    made = stamped(out.getvalue(), Stamp("ĐOÀN XÃ"), x=30, y=40)
    left, top, right, bottom = frame_of(made)
    assert (left, top) == (pytest.approx(30, abs=0.5), pytest.approx(40, abs=0.5))
    assert (right - left, bottom - top) == (pytest.approx(WIDE, abs=0.5), pytest.approx(HIGH, abs=0.5))


def test_a_full_page_has_no_free_place(tmp_path):
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    for line in range(200):
        canvas.rect(0, line * 6, 700, 3, fill=1)
    canvas.save()
    assert not place(out.getvalue()).free


def text_of(pdf):
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return document[0].get_textpage().get_text_range()


def frame_of(pdf):
    """Millimetres of the box of all that is dark on page 1."""
    import numpy

    from app.export.pdf.raster import pixels

    with pikepdf.open(io.BytesIO(pdf)) as document:
        box = [float(one) for one in document.pages[0].cropbox]
        turn = int(document.pages[0].obj.get("/Rotate", 0))
    wide = (box[3] - box[1] if turn in (90, 270) else box[2] - box[0]) / 72 * 25.4
    (drawn,) = pixels(pdf, (1,), round(wide * 8))
    grey = numpy.frombuffer(drawn.data, numpy.uint8).reshape(drawn.height, drawn.stride)[:, : drawn.width]
    ys, xs = numpy.nonzero(grey < 160)
    return xs.min() / 8, ys.min() / 8, (xs.max() + 1) / 8, (ys.max() + 1) / 8


def test_attached_files_come_back(desk, pdfs):
    one = desk.incoming.receive(pdfs[0]).result
    desk.incoming.attach(one, pdfs[1])
    with desk.store.read() as session:
        from sqlalchemy import select

        roles = session.scalars(select(Attachment.role).order_by(Attachment.id)).all()
    assert roles == ["original", "annex"]
    desk.undo.undo()
    assert len(files(desk, one)) == 1
