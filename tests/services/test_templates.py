"""The clerk's own templates and text blocks: kept, filled, shared, refused."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from app.bootstrap import Desk
from app.layout.parts import Item, Level, Organ, Paragraph, Picture
from app.services.kind_templates import FieldUnknown, fields_of
from app.services.letters import letter_of
from app.services.templates import (
    NameEmpty,
    PhraseMissing,
    TemplateFileWrong,
    TemplateMissing,
    TemplateNameTaken,
)
from app.services.text_blocks import BlockMissing, BlockNameTaken, BlockWrong
from tests.factory import desk as make_desk
from tests.factory import own_letter


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path)
    made.units.add(
        "Đoàn xã Đồng Rạng", level="commune", issuing_lines=["BCH ĐOÀN XÃ ĐỒNG RẠNG"], superior_lines=["TỈNH ĐOÀN HÀ CHÂU"],
        symbol="ĐTN", place="Đồng Rạng",
    )  # fmt: skip
    made.units.add_signer("Đỗ Đình Đạt", position="BÍ THƯ", authority_lines=["TM. BAN CHẤP HÀNH"])
    yield made
    made.close()


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (400, 300), "red").save(out, "PNG")
    return out.getvalue()


def test_a_letter_becomes_a_template_and_begins_another(desk: Desk) -> None:
    first = desk.letters.new(own_letter(addressees=["Đồng chí Lê Thị Mơ"])).result.id
    row = desk.templates.save(
        "Mời họp", first, fields={"Lê Thị Mơ": "họ và tên", "quý I năm 2026": "kỳ báo cáo"}
    ).result
    assert row.fields == ("kỳ báo cáo", "họ và tên")
    assert desk.templates.get("moi hop").date.day is None
    made = desk.templates.begin("Mời họp", values={"họ và tên": "Trần Văn Bé", "kỳ báo cáo": ""}).result
    letter = letter_of(desk.letters.get(made.id).parts)
    assert letter.addressees == ["Đồng chí Trần Văn Bé"]
    assert letter.subject.endswith("{kỳ báo cáo}")
    assert desk.letters.get(first).parts["addressees"] == ["Đồng chí Lê Thị Mơ"]


def test_a_field_that_is_not_there_and_a_phrase_that_is_not_there(desk: Desk) -> None:
    desk.templates.save("Mời họp", own_letter())
    with pytest.raises(FieldUnknown):
        desk.templates.begin("Mời họp", values={"ngày sinh": "1/1"})
    with pytest.raises(PhraseMissing):
        desk.templates.save("Khác", own_letter(), fields={"không có đâu": "x"})
    assert [one.name for one in desk.templates.list()] == ["Mời họp"]


def test_the_program_s_templates_bear_our_head_and_signer(desk: Desk) -> None:
    asked = {one.name: one.known for one in desk.templates.questions("bao-cao", standard="youth-union")}
    assert asked["cơ quan"] == "Đoàn xã Đồng Rạng"
    assert "tên xã" not in asked, "the head is ours, so nobody is asked for it"
    assert "họ tên người ký" not in asked
    made = desk.templates.begin(
        "bao-cao", standard="youth-union", values={"trích yếu": "công tác quý I"}
    ).result
    letter = letter_of(desk.letters.get(made.id).parts)
    assert letter.organ.issuing == ["BCH ĐOÀN XÃ ĐỒNG RẠNG"]
    assert letter.signature is not None
    assert letter.signature.name == "Đỗ Đình Đạt"
    assert "Đoàn xã Đồng Rạng báo cáo" in str(letter.body[0])
    assert letter.subject == "công tác quý I"


@pytest.mark.parametrize("standard", ["youth-union", "decree-30", "party"])
def test_every_template_of_the_program_begins_a_letter(desk: Desk, standard: str) -> None:
    from app.services.kind_templates import kind_templates
    from app.services.rendering import sheet_of

    for one in kind_templates(standard):
        asked = desk.templates.questions(one.name, standard=standard)
        values = {question.name: question.known or "một hai ba" for question in asked}
        made = desk.templates.begin(one.name, standard=standard, values=values).result
        letter = letter_of(desk.letters.get(made.id).parts)
        assert fields_of(letter) == (), one.name
        assert sheet_of(letter).blocks


def test_names_are_kept_apart(desk: Desk) -> None:
    desk.templates.save("Mời họp", own_letter())
    with pytest.raises(TemplateNameTaken):
        desk.templates.save("Mời  họp ", own_letter())
    desk.templates.save("Mời họp", own_letter(subject="khác"), replace=True)
    assert desk.templates.list()[0].subject == "khác"
    desk.templates.save("Hai", own_letter())
    with pytest.raises(TemplateNameTaken):
        desk.templates.rename("Hai", "Mời họp")
    with pytest.raises(NameEmpty):
        desk.templates.rename("Hai", "  ")
    desk.templates.rename("Hai", "Ba")
    desk.templates.remove("Ba")
    with pytest.raises(TemplateMissing):
        desk.templates.get("Ba")
    desk.undo.undo()
    assert desk.templates.get("Ba")


def test_a_template_travels_with_its_picture(desk: Desk, tmp_path: Path) -> None:
    source = desk.letters.new(own_letter()).result.id
    kept = desk.letter_pictures.keep(source, png()).result
    desk.letters.edit(source, own_letter(body=[Paragraph("Xem ảnh."), Picture(kept.reference)]))
    desk.templates.save("Có ảnh", source)
    file = desk.templates.export("Có ảnh", tmp_path / "co-anh.vtmau")
    (tmp_path / "other").mkdir()
    other = make_desk(tmp_path / "other")
    try:
        other.units.add("Đoàn xã Bình Yên", level="commune", place="Bình Yên")
        other.templates.take_in(file)
        made = other.templates.begin("Có ảnh").result
        letter = letter_of(other.letters.get(made.id).parts)
        assert letter.organ.issuing != ["BCH ĐOÀN XÃ ĐỒNG RẠNG"], "another's head is not ours"
        picture = letter.body[1]
        assert isinstance(picture, Picture)
        assert other.letter_pictures.images(letter)[picture.image].across == 400
        with pytest.raises(TemplateNameTaken):
            other.templates.take_in(file)
        other.templates.take_in(file, name="Hai")
    finally:
        other.close()


@pytest.mark.parametrize(
    "bad", [b"", b"PK\x03\x04", b"{}", b'{"form":9,"name":"x","letter":{}}', b"\xff\xfe"]
)
def test_a_file_that_is_no_template(desk: Desk, tmp_path: Path, bad: bytes) -> None:
    path = tmp_path / "bad.vtmau"
    path.write_bytes(bad)
    with pytest.raises(TemplateFileWrong):
        desk.templates.take_in(path)
    assert desk.templates.list() == ()


def test_text_blocks(desk: Desk, tmp_path: Path) -> None:
    desk.text_blocks.put("kinh phí", [Item(Level.CLAUSE, text="Kinh phí: {nguồn kinh phí}.")])
    desk.text_blocks.put("kết", "Trân trọng.\n\nRất mong nhận được sự quan tâm.")
    assert [one.name for one in desk.text_blocks.list()] == ["kết", "kinh phí"]
    assert [one.name for one in desk.text_blocks.list("nguon")] == ["kinh phí"]
    assert desk.text_blocks.get("ket").body[1] == Paragraph("Rất mong nhận được sự quan tâm.")
    for wrong in ("", "  \n"):
        with pytest.raises(BlockWrong):
            desk.text_blocks.put("x", wrong)
    with pytest.raises(BlockWrong):
        desk.text_blocks.put("x", [Paragraph("chữ"), Picture("sha256:0")])
    with pytest.raises(BlockNameTaken):
        desk.text_blocks.put("kết", "khác")
    file = tmp_path / "doan.json"
    assert desk.text_blocks.export(file) == 2
    with pytest.raises(BlockNameTaken):
        desk.text_blocks.take_in(file)
    desk.text_blocks.remove("kết")
    desk.text_blocks.rename("kinh phí", "tiền")
    assert len(desk.text_blocks.take_in(file).result) == 2
    assert [one.name for one in desk.text_blocks.list()] == ["kết", "kinh phí", "tiền"]
    with pytest.raises(BlockMissing):
        desk.text_blocks.remove("không có")


def test_a_joint_document_is_led_by_us(desk: Desk) -> None:
    joint = own_letter(organ=Organ(issuing=["BAN TỔ CHỨC - VĂN PHÒNG"], symbol="BTC-VP"))
    desk.templates.save("Liên tịch", joint)
    assert [one.name for one in desk.templates.questions("Liên tịch")] == ["CƠ QUAN CÙNG BAN HÀNH"]
    made = desk.templates.begin("Liên tịch", values={"CƠ QUAN CÙNG BAN HÀNH": "HỘI LHTN XÃ"}).result
    letter = letter_of(desk.letters.get(made.id).parts)
    assert letter.organ.issuing == ["BCH ĐOÀN XÃ ĐỒNG RẠNG - HỘI LHTN XÃ"]
    desk.letters.edit(made.id, own_letter(organ=letter.organ))
