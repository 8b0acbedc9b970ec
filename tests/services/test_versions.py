"""Versions of a draft and what differs between two."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from app.bootstrap import Desk
from app.domain.states import StepRefused
from app.layout.parts import Item, Level, Paragraph, Run, Table, TableRow
from app.services.letter_diff import Mark, changed_lines, compare
from app.services.letters import letter_of
from app.services.versions import VersionMissing
from tests.factory import desk as make_desk
from tests.factory import own_letter
from tests.pace import within


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path)
    yield made
    made.close()


def test_a_version_at_every_step_and_none_twice(desk: Desk) -> None:
    made = desk.letters.new(own_letter()).result.id
    desk.letters.submit(made)
    desk.letters.give_back(made, reason="sửa câu đầu")
    desk.letters.edit(made, own_letter(subject="việc khác"))
    desk.letters.submit(made)
    desk.letters.sign(made)
    found = desk.versions.list(made)
    assert [(one.no, one.reason, one.same_as_now) for one in found] == [
        (2, "submit", True),
        (1, "submit", False),
    ]
    assert {line.label for line in desk.versions.diff(made, 1) if not line.same} == {"Trích yếu"}


def test_kept_on_demand_and_brought_back(desk: Desk) -> None:
    made = desk.letters.new(own_letter()).result.id
    assert desk.versions.keep(made, note="bản đầu").result.no == 1
    assert desk.versions.keep(made).result.no == 1, "the same words are not kept twice"
    desk.letters.edit(made, own_letter(subject="việc khác"))
    desk.versions.bring_back(made, 1)
    assert letter_of(desk.letters.get(made).parts) == own_letter()
    assert [one.reason for one in desk.versions.list(made)] == ["before", "kept"]
    assert desk.versions.list(made)[1].note == "bản đầu"
    with pytest.raises(VersionMissing):
        desk.versions.bring_back(made, 9)
    desk.letters.submit(made)
    with pytest.raises(StepRefused):
        desk.versions.bring_back(made, 1)


def test_words_added_and_removed() -> None:
    before = own_letter(body=[Paragraph("Đề nghị các chi đoàn báo cáo trước ngày 20/3.")])
    after = own_letter(
        body=[Paragraph([Run("Đề nghị "), Run("các", b=True), Run(" chi đoàn gửi báo cáo trước ngày 25/3.")])]
    )
    (line,) = [one for one in compare(before, after) if not one.same]
    assert line.marked() == "Đề nghị các chi đoàn {+gửi +}báo cáo trước ngày [-20-]{+25+}/3."


def test_a_line_put_in_between_changes_no_other() -> None:
    items = [Item(Level.CLAUSE, text=f"Việc thứ {n} của đơn vị.") for n in range(5)]
    before, after = (
        own_letter(body=items),
        own_letter(body=[*items[:2], Paragraph("Hoàn toàn mới."), *items[2:]]),
    )
    changed = [one for one in compare(before, after) if not one.same]
    assert [one.marked() for one in changed] == ["{+Hoàn toàn mới.+}"]
    assert len(changed_lines(compare(before, after))) == 3


def test_both_sides_are_whole_in_the_pieces() -> None:
    """What is not marked as added is the old letter, what is not marked as removed is the new one."""
    before = own_letter()
    table = Table(rows=[TableRow(cells=["STT", "Tên"]), TableRow(cells=["1", "An"])])
    after = msgspec.structs.replace(
        before, subject="khác hẳn", body=[*before.body[1:], table], addressees=["Ban Thường vụ Thành đoàn"]
    )
    from app.services.letter_lines import lines_of

    for letter, gone in ((before, Mark.ADDED), (after, Mark.REMOVED)):
        texts = [
            "".join(piece.text for piece in line.pieces if piece.mark is not gone)
            for line in compare(before, after)
        ]
        assert [text for text in texts if text] == [line.text for line in lines_of(letter)]


def test_long_letters_are_compared_in_time() -> None:
    body = [Paragraph(f"Đoạn {n}: nội dung lặp lại nhiều lần trong văn bản dài.") for n in range(3_000)]
    long = Paragraph("câu này dài, " * 20_000)
    other = own_letter(body=[*body[1:], Paragraph("câu khác. " + long.text)])  # type: ignore[operator]
    with within(5):
        lines = compare(own_letter(body=[*body, long]), other)
    assert any(not line.same for line in lines)
