"""A DOCX edited in Word comes back: what was changed is taken, nothing else, and nothing is lost."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import msgspec
import pytest
from PIL import Image

from app.base.errors import AppError
from app.bootstrap import Desk
from app.domain.states import StepRefused
from app.layout.parts import Annex, Item, Letter, Level, Organ, Paragraph, Picture, Run, Table, TableRow
from app.services.letters import letter_of
from app.services.word_back import LetterMoved
from tests.factory import desk as make_desk
from tests.factory import own_letter

BODY = [
    Paragraph([Run("Thực hiện "), Run("Kế hoạch năm", b=True), Run(", Đoàn xã đề nghị:")]),
    Item(Level.CLAUSE, title="Tuyên truyền", text="Rà soát danh sách đoàn viên của đơn vị."),
    Item(Level.POINT, text="Gửi danh sách trước ngày 20/3/2026."),
    Table(rows=[TableRow(cells=["STT", "Đơn vị"]), TableRow(cells=["1", "Chi đoàn 1"])], caption="Phân công"),
    Paragraph("Đề nghị các chi đoàn nghiêm túc thực hiện."),
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path)
    yield made
    made.close()


def exported(desk: Desk, path: Path, letter: Letter) -> str:
    from app.export.docx import writer
    from app.services.rendering import sheet_of

    made = desk.letters.new(letter).result.id
    writer.write(sheet_of(letter, desk.letter_pictures.images(letter)), path)
    return made


def edit(path: Path, change: Callable[[docx.document.Document], object]) -> Path:
    document = docx.Document(str(path))
    change(document)
    document.save(str(path))
    return path


def paragraph(document: docx.document.Document, start: str) -> docx.text.paragraph.Paragraph:
    return next(one for one in document.paragraphs if one.text.strip().startswith(start))


def test_an_untouched_file_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    letter = own_letter(
        body=BODY,
        annexes=[Annex(subject="Danh sách", body=[Paragraph("Gồm các đồng chí sau.")])],
        urgency="KHẨN",
        organ=Organ(
            issuing=["BCH ĐOÀN XÃ ĐỒNG RẠNG"],
            superior=["ĐOÀN TỈNH HÀ CHÂU"],
            symbol="ĐTN",
            name="Đoàn xã Đồng Rạng",
        ),
    )
    made = exported(desk, tmp_path / "a.docx", letter)
    edit(tmp_path / "a.docx", lambda document: None)
    found = desk.word_back.look(made, tmp_path / "a.docx")
    assert not found.changed, [line.marked() for line in found.diff if not line.same]
    assert found.doubts == ()


def test_changed_words_are_shown_then_taken(desk: Desk, tmp_path: Path) -> None:
    made = exported(desk, tmp_path / "a.docx", own_letter(body=BODY))

    def change(document: docx.document.Document) -> None:
        last = paragraph(document, "Đề nghị các chi đoàn")
        last.runs[0].text = last.runs[0].text.replace("nghiêm túc", "khẩn trương")
        extra = last.insert_paragraph_before("Giao Văn phòng theo dõi.", style=last.style)
        assert extra.text

    found = desk.word_back.look(made, edit(tmp_path / "a.docx", change))
    assert [line.marked() for line in found.diff if not line.same] == [
        "{+Giao Văn phòng theo dõi.+}",
        "Đề nghị các chi đoàn [-nghiêm túc-]{+khẩn trương+} thực hiện.",
    ]
    assert letter_of(desk.letters.get(made).parts) == own_letter(body=BODY), "looking changes nothing"
    desk.word_back.take(found)
    letter = letter_of(desk.letters.get(made).parts)
    assert letter.body[:4] == BODY[:4]
    assert letter.body[4:] == [
        Paragraph("Giao Văn phòng theo dõi."),
        Paragraph("Đề nghị các chi đoàn khẩn trương thực hiện."),
    ]
    assert msgspec.structs.replace(letter, body=BODY) == own_letter(body=BODY)
    assert [one.reason for one in desk.versions.list(made)] == ["word"]
    desk.undo.undo()
    assert letter_of(desk.letters.get(made).parts) == own_letter(body=BODY)


def test_a_line_of_nobody_s_style_is_not_lost(desk: Desk, tmp_path: Path) -> None:
    made = exported(desk, tmp_path / "a.docx", own_letter(body=BODY))
    edit(tmp_path / "a.docx", lambda document: document.add_paragraph("Ghi chú của chị Hoa gõ thêm ở cuối"))
    found = desk.word_back.look(made, tmp_path / "a.docx")
    assert any("chị Hoa" in line.marked() for line in found.diff)


def test_pictures_stay_and_new_ones_come(desk: Desk, tmp_path: Path) -> None:
    def jpeg(colour: str) -> bytes:
        out = io.BytesIO()
        Image.new("RGB", (400, 300), colour).save(out, "JPEG")
        return out.getvalue()

    made = desk.letters.new(own_letter()).result.id
    kept = desk.letter_pictures.keep(made, jpeg("red")).result
    letter = own_letter(
        body=[Paragraph("Xem ảnh."), Picture(kept.reference, alt="Lễ phát động", caption="Lễ phát động")]
    )
    desk.letters.edit(made, letter)
    from app.export.docx import writer
    from app.services.rendering import sheet_of

    writer.write(sheet_of(letter, desk.letter_pictures.images(letter)), tmp_path / "a.docx")

    def change(document: docx.document.Document) -> None:
        first = paragraph(document, "Xem ảnh")
        new = first.insert_paragraph_before("", style=first.style)
        (tmp_path / "b.jpg").write_bytes(jpeg("blue"))
        new.add_run().add_picture(str(tmp_path / "b.jpg"), width=docx.shared.Mm(60))

    found = desk.word_back.look(made, edit(tmp_path / "a.docx", change))
    desk.word_back.take(found)
    after = letter_of(desk.letters.get(made).parts)
    pictures = [one for one in after.body if isinstance(one, Picture)]
    assert pictures[-1] == letter.body[1], "the old one keeps its caption and its words for who cannot see it"
    assert len(pictures) == 2
    assert set(desk.letter_pictures.images(after)) == {one.image for one in pictures}


def test_what_may_not_be_edited_and_what_moved(desk: Desk, tmp_path: Path) -> None:
    made = exported(desk, tmp_path / "a.docx", own_letter(body=BODY))
    edit(tmp_path / "a.docx", lambda document: paragraph(document, "Đề nghị").add_run(" Nhanh."))
    found = desk.word_back.look(made, tmp_path / "a.docx")
    desk.letters.edit(made, own_letter(subject="việc khác"))
    with pytest.raises(LetterMoved):
        desk.word_back.take(found)
    desk.letters.submit(made)
    with pytest.raises(StepRefused):
        desk.word_back.look(made, tmp_path / "a.docx")
    with pytest.raises(StepRefused):
        desk.word_back.take(found)


def hostile(path: Path, kind: str) -> Path:
    if kind == "empty":
        path.write_bytes(b"")
    elif kind == "text":
        path.write_text("Kính gửi: chị Hoa", "utf-8")
    elif kind == "broken xml":
        with zipfile.ZipFile(path) as source:
            parts = {name: source.read(name) for name in source.namelist()}
        parts["word/document.xml"] = parts["word/document.xml"][:400]
        with zipfile.ZipFile(path, "w") as made:
            for name, data in parts.items():
                made.writestr(name, data)
    else:
        document = docx.Document()
        document.add_paragraph("Không phải công văn.")
        document.save(str(path))
    return path


@pytest.mark.parametrize("kind", ["empty", "text", "broken xml", "no letter"])
def test_files_that_are_no_letter(desk: Desk, tmp_path: Path, kind: str) -> None:
    made = exported(desk, tmp_path / "a.docx", own_letter(body=BODY))
    with pytest.raises(AppError) as refused:
        desk.word_back.look(made, hostile(tmp_path / "a.docx", kind))
    assert refused.value.sentence()
    assert refused.value.advice()
    assert letter_of(desk.letters.get(made).parts) == own_letter(body=BODY)
