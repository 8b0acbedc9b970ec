"""A directive of the Centre comes in; the school union guides its branches, logs what was done, reports with pictures."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from app.bootstrap import Desk
from app.layout.parts import Letter, Paragraph, Picture, Table
from app.services.kind_templates import fields_of, filled
from app.services.letters import letter_of
from app.services.results import Wanted
from tests.factory import desk as make_desk
from tests.factory import letter, letter_file


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path)
    made.units.add(
        "Đoàn trường THPT Lê Lợi", level="grassroots", issuing_lines=["BCH ĐOÀN TRƯỜNG THPT LÊ LỢI"],
        superior_lines=["TỈNH ĐOÀN HÀ CHÂU"], symbol="ĐTN", place="Hà Châu",
    )  # fmt: skip
    made.units.add_signer("Đỗ Đình Đạt", position="BÍ THƯ", authority_lines=["TM. BAN CHẤP HÀNH"])
    made.series.declare_term("2022-2027", starts_on=date(2022, 10, 16))
    for name in ("Chi đoàn 10A1", "Chi đoàn 10A2"):
        made.units.add(name, level="cell")
    made.members.add("Lê Thị Mơ", unit="Chi đoàn 10A1", fields={"sex": "Nữ"})
    made.members.add("Trần Văn An", unit="Chi đoàn 10A2", fields={"sex": "Nam"})
    made.members.add("Vũ Lân", unit="Chi đoàn 10A2", fields={"sex": "Nam", "party_joined_on": "03/02/2026"})
    yield made
    made.close()


def parts(desk: Desk, letter_id: str) -> Letter:
    return letter_of(desk.letters.get(letter_id).parts)


def numbered(desk: Desk, letter_id: str) -> str:
    desk.letters.submit(letter_id)
    desk.letters.sign(letter_id)
    return desk.letters.issue(letter_id).result.printed


def test_from_the_directive_to_the_report(desk: Desk, tmp_path: Path) -> None:
    file = letter_file(tmp_path / "chi-dao.pdf", letter())
    came = desk.incoming.register(desk.incoming.receive(file).result).result.id

    guide = desk.drafting.guide(came).result.id
    written = parts(desk, guide)
    words = [str(one.text) for one in written.body if isinstance(one, Paragraph)]
    assert words[0].startswith("Thực hiện Công văn số 317-CV/TĐTN-VP ngày 23/02/2026")
    assert written.addressees == ["Các chi đoàn trực thuộc"]
    assert "báo cáo kết quả thực hiện về Đoàn trường THPT Lê Lợi trước ngày 17/3/2026" in words[-1], words
    assert [(one.name, one.purpose) for one in written.recipients] == [
        ("BCH Đoàn tỉnh Hà Châu", "để báo cáo")
    ]
    assert fields_of(written) == ()
    assert numbered(desk, guide) == "01-CV/ĐTN"

    desk.results.add(
        Wanted("meeting", title="Sinh hoạt chi đoàn", attendance=42, on=date(2026, 3, 1)), letter=came
    )
    photo = tmp_path / "anh.jpg"
    out = io.BytesIO()
    Image.new("RGB", (800, 600), "blue").save(out, "JPEG")
    photo.write_bytes(out.getvalue())
    desk.results.add(Wanted("picture", title="Đoàn viên rà soát danh sách", picture=photo), letter=came)

    report = desk.drafting.report(came).result.id
    told = parts(desk, report)
    assert (told.kind, told.recipients[0].name) == ("BC", "BCH Đoàn tỉnh Hà Châu")
    text = str(told.body)
    assert "01-CV/ĐTN" in text
    assert "3 đoàn viên, trong đó 1 nữ, 1 đảng viên" in text
    assert any(isinstance(one, Table) for one in told.body)
    (picture,) = [one for one in told.body if isinstance(one, Picture)]
    assert picture.caption == "Đoàn viên rà soát danh sách"
    assert desk.letter_pictures.images(told)[picture.image].across == 800
    assert "20/3/2026" in desk.letters.get(report).note, "the day set for us is remembered"

    left = fields_of(told)
    assert left == ("khó khăn, vướng mắc", "đề xuất, kiến nghị")
    desk.letters.edit(report, filled(told, dict.fromkeys(left, "Không")))
    assert numbered(desk, report) == "01-BC/ĐTN"
