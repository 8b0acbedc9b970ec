"""Our own PDF with what seldom stands in a letter: marks over the title, tables, captions, notes, further letterheads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest

from app.layout.parts import (
    Annex,
    Item,
    Letter,
    Level,
    Number,
    Organ,
    Paragraph,
    Run,
    Signature,
    Table,
    TableRow,
)
from app.services.checking import check_file
from app.services.rendering import render
from tests.check.letters import PROSE, state_letter, union_decision, union_letter

TODAY = date(2026, 11, 22)
TABLE = Table(
    rows=[TableRow(cells=["TT", "Họ và tên", "Chi đoàn"])]
    + [TableRow(cells=[str(row), "Trần Thị Mẫu", f"Chi đoàn thôn {row}"]) for row in range(1, 5)],
    caption="Danh sách người trực",
)


def in_the_margins() -> Letter:
    """A circulation note over the title, an address at the foot, a superior organ that nearly touches the title."""
    organ = Organ(
        superior=["ỦY BAN NHÂN DÂN XÃ PHÚ LÂM"], issuing=["TRƯỜNG TIỂU HỌC PHÚ LÂM"], symbol="THPL", unit="VT"
    )
    return msgspec.structs.replace(
        state_letter(),
        organ=organ,
        circulation="LƯU HÀNH NỘI BỘ",
        contact="Số 5 đường Lê Lợi; ĐT: 0123; Website: vidu.vn",
        signature=Signature(position="HIỆU TRƯỞNG", name="Phạm Văn Ví"),
    )


def with_address() -> Letter:
    return msgspec.structs.replace(union_letter(), contact="Địa chỉ: Nhà văn hóa xã Phú Lâm. ĐT: 0123")


def with_table_and_note() -> Letter:
    noted = Paragraph(
        text=[Run(t="Trồng 1.250 cây", note="Trong đó 400 cây ăn quả."), Run(t=", đạt kế hoạch.")]
    )
    letter = union_letter()
    return msgspec.structs.replace(letter, body=[letter.body[0], noted, TABLE, *letter.body[1:]])


def with_wide_list() -> Letter:
    return msgspec.structs.replace(
        union_decision(), annexes=[Annex(heading="DANH SÁCH", subject="Đoàn viên", wide=True, body=[TABLE])]
    )


def with_regulation() -> Letter:
    inner = [Item(level=Level.CHAPTER, title="Quy định chung")]
    inner += [Item(level=Level.ARTICLE, title="Phạm vi", text=PROSE + ".") for _ in range(3)]
    return msgspec.structs.replace(
        state_letter(),
        kind="QĐ",
        organ=Organ(superior=["TỈNH HÒA AN"], issuing=["ỦY BAN NHÂN DÂN XÃ PHÚ LÂM"], symbol="UBND"),
        addressees=[],
        subject="Ban hành Quy chế làm việc",
        authority_line="ỦY BAN NHÂN DÂN XÃ PHÚ LÂM",
        grounds=["Căn cứ Luật Tổ chức chính quyền địa phương"],
        body=[Item(level=Level.ARTICLE, text="Ban hành kèm theo Quyết định này Quy chế làm việc")],
        annexes=[Annex(kind="QC", subject="Làm việc của Ủy ban nhân dân xã", body=inner)],
    )


def of_two() -> Letter:
    """Minutes: the secretary at the left, the chair at the right."""
    return msgspec.structs.replace(
        union_letter(),
        kind="BB",
        number=Number(value="3"),
        subject="Kiểm phiếu",
        addressees=[],
        recipients=[],
        co_signatures=[Signature(position="THƯ KÝ", name="Vũ Ngọc Ánh")],
    )


def of_joint_organs() -> Letter:
    """Organs of two lines of command: none stands over both."""
    organ = Organ(issuing=["BCH ĐOÀN XÃ PHÚ LÂM - CÔNG AN XÃ PHÚ LÂM"], symbol="ĐTN-CAX")
    return msgspec.structs.replace(union_letter(), organ=organ)


@pytest.mark.parametrize(
    "letter",
    [
        in_the_margins,
        with_address,
        with_table_and_note,
        with_wide_list,
        with_regulation,
        of_two,
        of_joint_organs,
    ],
)
def test_nothing_is_said_against_a_good_page(letter: Callable[[], Letter], tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    render(letter(), pdf=file, check=False)
    assert check_file(file, today=TODAY).findings == ()
